package io.lexicall.rules.gdpr;

import io.lexicall.facts.Disclosure;
import io.lexicall.facts.Fact;
import io.lexicall.facts.Recipient;
import io.lexicall.facts.TransferTool;
import io.lexicall.facts.Truth;
import io.lexicall.law.Certainty;
import io.lexicall.law.InForce;
import io.lexicall.law.LawTable;
import io.lexicall.place.Place;
import io.lexicall.rule.Clocks;
import io.lexicall.rule.Condition;
import io.lexicall.rule.Duty;
import io.lexicall.rule.Effect;
import io.lexicall.rule.Outcome;
import io.lexicall.rule.Rule;
import io.lexicall.rules.gdpr.Regime.Law;
import io.lexicall.time.ZoneClock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Data leaves the area of a law only under adequacy, safeguards or a derogation. */
final class TransferRules {
  /** C-311/18, Schrems II: safeguards need an assessment of the law of the third country. */
  private static final LocalDate ASSESSMENT = LocalDate.of(2020, 7, 16);

  /** DUAA 2025 s. 85, Sch. 7: the data-protection test, in UK GDPR Art. 44A. */
  private static final LocalDate UK_TEST = LocalDate.of(2026, 2, 5);

  private TransferRules() {}

  static List<Rule<?>> of(Regimes regimes) {
    LawTable adequacy = Tables.read("eu-adequacy.csv");
    List<Rule<?>> rules = new ArrayList<>();
    for (Regime regime : regimes.all()) {
      if (regime.law() == Law.UK_GDPR) {
        InForce before = InForce.endingAt(UK_TEST.minusDays(1));
        rules.add(rule(regimes, regime, piece(regime, before), "44", adequacy));
        rules.add(rule(regimes, regime, InForce.startingAt(UK_TEST), "44A", adequacy));
      } else {
        rules.add(rule(regimes, regime, regime.inForce(), "44", adequacy));
      }
    }
    return rules;
  }

  private static InForce piece(Regime regime, InForce until) {
    return new InForce(regime.inForce().from(), until.to());
  }

  private static Rule<Disclosure> rule(
      Regimes regimes, Regime regime, InForce inForce, String article, LawTable adequacy) {
    Law law = regime.law();
    Adequate adequate = new Adequate(regimes, regime, adequacy);
    return Rule.on(Disclosure.SCHEMA, "gdpr.transfer")
        .title(
            "Data is transferred abroad only under an adequacy decision, appropriate"
                + " safeguards or a derogation.")
        .cites(regimes.cite(law, article))
        .citesWhere(adequate, regimes.cite(law, "45(1)"))
        .citesWhere(tool(TransferTool.SCC), regimes.cite(law, "46(2)(c)"))
        .citesWhere(tool(TransferTool.BCR), regimes.cite(law, "46(2)(b)"))
        .citesWhere(tool(TransferTool.EXPLICIT_CONSENT), regimes.cite(law, "49(1)(a)"))
        .citesWhere(tool(TransferTool.CONTRACT_NECESSITY), regimes.cite(law, "49(1)(b)"))
        .source(regimes.source(law, "44") + "; who is an importer: EDPB 05/2021 as told, not read")
        .certainty(regimes.certainty(law, "44", Certainty.HIGH))
        .verifiedOn(regimes.verifiedOn(law, "44"))
        .in(regime.places())
        .inForce(inForce)
        .when(DisclosureRules.ANY_DATA)
        .when(new Importer())
        .remedy("use-standard-contractual-clauses")
        .then(new Transfer(adequate));
  }

  private static Condition<Disclosure> tool(TransferTool tool) {
    return Condition.in(Disclosure.TRANSFER, tool);
  }

  /**
   * Another controller or processor receives the data (EDPB Guidelines 05/2021): not the data
   * subject, a representative, family or friends, or the controller's own staff.
   *
   * <p>A recipient that is stated to be a processor, a third party or an authority is not the
   * controller's own staff, unless that is stated: by Art. 4(8) to (10) it is a separate party.
   */
  private static final class Importer extends Condition<Disclosure> {
    private static final Set<Recipient> PRIVATE =
        EnumSet.of(
            Recipient.SUBJECT,
            Recipient.PERSONAL_REPRESENTATIVE,
            Recipient.FAMILY,
            Recipient.VOICEMAIL);

    @Override
    public Truth test(Disclosure disclosure) {
      if (Boolean.TRUE.equals(Disclosure.OWN_STAFF.in(disclosure))) {
        return Truth.FALSE;
      }
      Recipient to = Disclosure.TO.in(disclosure);
      return to == null ? Truth.UNKNOWN : Truth.of(!PRIVATE.contains(to));
    }

    @Override
    public void missing(Disclosure disclosure, Set<Fact<Disclosure, ?>> into) {
      into.add(Disclosure.TO);
    }

    @Override
    public Set<Fact<Disclosure, ?>> reads() {
      return Set.of(Disclosure.TO, Disclosure.OWN_STAFF);
    }

    @Override
    public String says() {
      return "the recipient is another controller or processor";
    }
  }

  /** The recipient's country is adequate on that day, or inside the area of the law. */
  private static final class Adequate extends Condition<Disclosure> {
    private static final Condition<Disclosure> CERTIFIED =
        Condition.isTrue(Disclosure.RECIPIENT_CERTIFIED);

    private static final Condition<Disclosure> PRIVATE_SECTOR =
        Condition.in(Disclosure.TO, Recipient.AUTHORITY).not();

    private final Regimes regimes;
    private final Law law;
    private final Clocks clocks;
    private final List<LawTable.Row> rows = new ArrayList<>();

    /** The first days on which the answer can change. */
    private final NavigableSet<LocalDate> changes = new TreeSet<>();

    Adequate(Regimes regimes, Regime regime, LawTable adequacy) {
      this.regimes = regimes;
      this.law = regime.law();
      this.clocks = new Clocks(regime.places());
      String exporter =
          switch (law) {
            case GDPR -> "EU_EEA";
            case UK_GDPR -> "GB";
            case FADP -> "CH";
          };
      for (LawTable.Row row : adequacy.rows()) {
        if (row.text("exporter_regime").equals(exporter)) {
          rows.add(row);
          addChanges(whileGood(row));
        }
      }
      regimes.all().forEach(each -> addChanges(each.inForce()));
    }

    /** Returns the days of a row; a decision that is not renewed ends on the day that it names. */
    private static InForce whileGood(LawTable.Row row) {
      InForce inForce = row.inForce();
      return inForce.to() == null
          ? new InForce(inForce.from(), row.optionalDate("expires").orElse(null))
          : inForce;
    }

    private void addChanges(InForce period) {
      if (period.from() != null) {
        changes.add(period.from());
      }
      if (period.to() != null) {
        changes.add(period.to().plusDays(1));
      }
    }

    /** Returns whether the answer can change from one of these days to another. */
    private boolean isChanging(Set<LocalDate> days) {
      LocalDate first = Collections.min(days);
      return !changes.subSet(first, false, Collections.max(days), true).isEmpty();
    }

    /** Returns the possible local dates at the place, which are few. */
    Set<LocalDate> days(Disclosure disclosure) {
      Set<LocalDate> days = new LinkedHashSet<>();
      for (ZoneClock clock : clocks.of(disclosure)) {
        days.add(clock.dateAt(disclosure.at()));
      }
      return days;
    }

    boolean isInside(Place recipient, LocalDate day) {
      return regimes.lawAt(recipient, day.toEpochDay()) == law;
    }

    LawTable.@Nullable Row row(Place recipient, LocalDate day) {
      boolean eea = regimes.lawAt(recipient, day.toEpochDay()) == Law.GDPR;
      for (LawTable.Row row : rows) {
        String country = row.text("recipient_country");
        if (whileGood(row).contains(day)
            && (country.equals(recipient.code()) || (eea && country.equals("EEA")))) {
          return row;
        }
      }
      return null;
    }

    @Override
    public Truth test(Disclosure disclosure) {
      Place recipient = Disclosure.RECIPIENT_COUNTRY.in(disclosure);
      if (recipient == null) {
        return Truth.UNKNOWN;
      }
      Set<Truth> answers = answers(disclosure, recipient);
      if (answers.size() > 1 && disclosure.whereabouts().clocks().isEmpty()) {
        return Truth.UNKNOWN;
      }
      return Collections.min(answers); // the careful reading, if the place has two dates
    }

    private Set<Truth> answers(Disclosure disclosure, Place recipient) {
      Set<Truth> answers = EnumSet.noneOf(Truth.class);
      for (LocalDate day : days(disclosure)) {
        answers.add(isAdequate(disclosure, recipient.country(), day));
      }
      return answers;
    }

    private Truth isAdequate(Disclosure disclosure, Place recipient, LocalDate day) {
      if (isInside(recipient, day)) {
        return Truth.TRUE;
      }
      LawTable.Row row = row(recipient, day);
      if (row == null) {
        return Truth.FALSE;
      }
      Truth certified = row.isYes("certified_only") ? CERTIFIED.test(disclosure) : Truth.TRUE;
      return isForPrivateSector(row) ? certified.and(PRIVATE_SECTOR.test(disclosure)) : certified;
    }

    /** Returns whether a decision covers no recipients that are authorities. */
    private static boolean isForPrivateSector(LawTable.Row row) {
      return !row.isBlank("authorities") && !row.isYes("authorities");
    }

    /** Returns whether a decision on that country, on these days, turns on one of its facts. */
    private boolean turnsOn(
        Disclosure disclosure, @Nullable Place recipient, Predicate<LawTable.Row> fact) {
      if (recipient == null) {
        return true;
      }
      for (LocalDate day : days(disclosure)) {
        Place country = recipient.country();
        LawTable.Row row = isInside(country, day) ? null : row(country, day);
        if (row != null && fact.test(row)) {
          return true;
        }
      }
      return false;
    }

    @Override
    public void missing(Disclosure disclosure, Set<Fact<Disclosure, ?>> into) {
      Place recipient = Disclosure.RECIPIENT_COUNTRY.in(disclosure);
      if (recipient == null) {
        into.add(Disclosure.RECIPIENT_COUNTRY);
      }
      if (Disclosure.RECIPIENT_CERTIFIED.in(disclosure) == null
          && turnsOn(disclosure, recipient, row -> row.isYes("certified_only"))) {
        into.add(Disclosure.RECIPIENT_CERTIFIED);
      }
      if (Disclosure.TO.in(disclosure) == null
          && turnsOn(disclosure, recipient, Adequate::isForPrivateSector)) {
        into.add(Disclosure.TO);
      }
      if (disclosure.whereabouts().clocks().isEmpty() && isChanging(days(disclosure))) {
        into.add(Disclosure.COUNTRY);
      }
    }

    @Override
    public Set<Fact<Disclosure, ?>> reads() {
      return Set.of(Disclosure.RECIPIENT_COUNTRY, Disclosure.RECIPIENT_CERTIFIED, Disclosure.TO);
    }

    @Override
    public String says() {
      return "the recipient's country is adequate";
    }

    @Override
    public @Nullable Instant nextChange(Disclosure disclosure, Instant after) {
      Instant next = null;
      for (ZoneClock clock : clocks.of(disclosure)) {
        LocalDate day = changes.higher(clock.dateAt(after));
        Instant start = day == null ? null : clock.startOfDay(day);
        next = start != null && (next == null || start.isBefore(next)) ? start : next;
      }
      return next;
    }
  }

  /** The requirements of a transfer tool if the country is not adequate. */
  private static final class Transfer extends Effect<Disclosure> {
    private final Adequate adequate;

    Transfer(Adequate adequate) {
      this.adequate = adequate;
    }

    @Override
    public Outcome on(Disclosure disclosure) {
      LocalDate day = Collections.max(adequate.days(disclosure));
      Truth truth = adequate.test(disclosure);
      TransferTool tool = Disclosure.TRANSFER.in(disclosure);
      boolean safeguarded = tool == TransferTool.SCC || tool == TransferTool.BCR;
      if (safeguarded && day.isBefore(ASSESSMENT)) {
        return Outcome.pass();
      }
      if (truth == Truth.TRUE) {
        return ofAdequate(disclosure, day);
      }
      if (tool == null) {
        return indeterminate(disclosure, truth, Set.of(Disclosure.TRANSFER));
      }
      return switch (tool) {
        case SCC, BCR ->
            Outcome.oblige(
                Duty.to("transfer-impact-assessment")
                    .noting("Assess the law of the recipient's country: C-311/18."));
        case EXPLICIT_CONSENT ->
            Boolean.FALSE.equals(Disclosure.SUBJECT_AGREED.in(disclosure))
                ? truth == Truth.UNKNOWN
                    ? indeterminate(disclosure, truth, Set.of())
                    : Outcome.deny()
                : Outcome.oblige(
                    Duty.to("document-transfer-consent")
                        .noting("Record that the person was told of the risks of the transfer."));
        case CONTRACT_NECESSITY ->
            Outcome.oblige(
                Duty.to("document-transfer-necessity")
                    .noting("Record that the transfer is occasional and needed for the contract."));
        case ADEQUACY, NONE ->
            truth == Truth.UNKNOWN ? indeterminate(disclosure, truth, Set.of()) : Outcome.deny();
      };
    }

    private Outcome ofAdequate(Disclosure disclosure, LocalDate day) {
      Place recipient = Disclosure.RECIPIENT_COUNTRY.in(disclosure);
      LawTable.Row row =
          recipient == null || adequate.isInside(recipient.country(), day)
              ? null
              : adequate.row(recipient.country(), day);
      return row != null && row.isYes("confirm_scope")
          ? Outcome.oblige(
              Duty.to("confirm-adequacy-scope")
                  .noting(row.citation().text() + " covers only: " + row.text("scope")))
          : Outcome.pass();
    }

    /** Names facts, and those that decide whether the country is adequate if that is unknown. */
    private Outcome indeterminate(Disclosure disclosure, Truth truth, Set<Fact<?, ?>> facts) {
      Set<Fact<Disclosure, ?>> more = new LinkedHashSet<>();
      if (truth == Truth.UNKNOWN) {
        adequate.missing(disclosure, more);
      }
      Set<Fact<?, ?>> missing = new LinkedHashSet<>(facts);
      missing.addAll(more);
      return new Outcome.Indeterminate(missing);
    }

    @Override
    public Set<Fact<Disclosure, ?>> reads() {
      return Set.of(
          Disclosure.RECIPIENT_COUNTRY,
          Disclosure.RECIPIENT_CERTIFIED,
          Disclosure.TO,
          Disclosure.TRANSFER,
          Disclosure.SUBJECT_AGREED);
    }

    @Override
    public @Nullable Instant nextChange(Disclosure disclosure, Instant after) {
      return adequate.nextChange(disclosure, after);
    }

    @Override
    public List<String> obligations() {
      return List.of(
          "transfer-impact-assessment",
          "document-transfer-consent",
          "document-transfer-necessity",
          "confirm-adequacy-scope");
    }
  }
}
