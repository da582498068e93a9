package io.lexicall.rules.ccpa;

import static io.lexicall.facts.BreachRole.BUSINESS_ASSOCIATE;
import static io.lexicall.facts.BreachRole.CONTROLLER;
import static io.lexicall.facts.BreachRole.COVERED_ENTITY;
import static io.lexicall.facts.BreachRole.PROCESSOR;
import static io.lexicall.rule.Condition.all;
import static io.lexicall.rule.Condition.any;
import static io.lexicall.rule.Condition.in;
import static io.lexicall.rule.Condition.isTrue;
import static io.lexicall.rule.Condition.known;

import io.lexicall.facts.BreachEffect;
import io.lexicall.facts.BreachRisk;
import io.lexicall.facts.BreachRole;
import io.lexicall.facts.DataKind;
import io.lexicall.facts.Fact;
import io.lexicall.facts.Incident;
import io.lexicall.facts.Notified;
import io.lexicall.facts.Truth;
import io.lexicall.law.Certainty;
import io.lexicall.law.InForce;
import io.lexicall.law.LawTable;
import io.lexicall.law.LawTable.Row;
import io.lexicall.place.Atlas;
import io.lexicall.place.Place;
import io.lexicall.place.Whereabouts;
import io.lexicall.rule.Condition;
import io.lexicall.rule.Coverage;
import io.lexicall.rule.Duty;
import io.lexicall.rule.Rule;
import io.lexicall.time.ZoneClock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;

/**
 * The states' laws on breaches: Cal. Civ. Code 1798.82, before and since SB 446, and those of the
 * other states in their table.
 *
 * <p>Health information is left to HIPAA, except in California and in the states of the table whose
 * law is known to name it.
 */
final class BreachRules {
  private static final String FILE = "us-state-breach.csv";

  /** SB 446: fixed dates, for what is discovered from then on. */
  private static final LocalDate FIXED_DATES = LocalDate.of(2026, 1, 1);

  private static final int CALIFORNIAN_DAYS = 30;
  private static final int CALIFORNIAN_SAMPLE_DAYS = 15;
  private static final int CALIFORNIAN_SAMPLE = 501;

  /** An immediate notice is late when the day of the discovery is over; the law names no figure. */
  private static final int IMMEDIATELY = 0;

  /** Breaches to which no separate law on health information applies. */
  private static final Set<DataKind> NO_HEALTH_DATA =
      EnumSet.of(
          DataKind.PERSONAL_DATA,
          DataKind.SPECIAL_CATEGORY,
          DataKind.PAN,
          DataKind.CVV,
          DataKind.TRACK,
          DataKind.PIN);

  private static final Set<DataKind> HEALTH_DATA =
      EnumSet.of(DataKind.PHI, DataKind.PSYCHOTHERAPY_NOTES, DataKind.SUBSTANCE_USE_RECORD);

  /** The acts protect only people of their states; if none is affected, no act applies. */
  private static final Condition<Incident> NOBODY_IS_AFFECTED =
      all(
          known(Incident.AFFECTED),
          Condition.where(
              Incident.AFFECTED, "nobody is affected", affected -> Truth.of(affected == 0)),
          any(
              known(Incident.AFFECTED_BY_REGION).not(),
              Condition.where(
                  Incident.AFFECTED_BY_REGION,
                  "nobody is affected in any region",
                  affected ->
                      Truth.of(affected.values().stream().allMatch(people -> people == 0)))));

  /**
   * The regions show whether residents are affected, wherever the breach was. If they are left out,
   * they are asked for, unless the breach was in another country.
   */
  private static final Condition<Incident> MAY_BE_AMERICAN =
      all(
          any(known(Incident.AFFECTED_BY_REGION), new InNoOtherCountry()),
          NOBODY_IS_AFFECTED.not());

  /**
   * Nobody saw or took the data: only its availability was lost. If that is not stated, somebody
   * did.
   */
  private static final Condition<Incident> ONLY_UNAVAILABLE =
      all(
          known(Incident.AFFECTS),
          Condition.where(
              Incident.AFFECTS,
              "affects is availability alone",
              affects ->
                  Truth.of(
                      !affects.isEmpty()
                          && affects.stream()
                              .allMatch(each -> each == BreachEffect.AVAILABILITY))));

  /** If the host does not state a notice to the Secretary, no period starts. */
  private static final Condition<Incident> SECRETARY_IS_TOLD =
      all(
          known(Incident.NOTIFIED),
          Condition.happened(Incident.NOTIFIED, Incident.NOTIFIED.then(Notified.AUTHORITY)));

  /** The Breach Notification Rule, 45 CFR 164.400. */
  private static final LocalDate HIPAA_ORDERS_NOTICES = LocalDate.of(2009, 9, 23);

  /** HIPAA orders no notice if a low probability of compromise was found (45 CFR 164.402). */
  private static final Condition<Incident> HIPAA_ORDERS_NOTICE_TO_SECRETARY =
      all(
          in(Incident.ROLE, COVERED_ENTITY),
          holdsHealthData(),
          Condition.datedIn(
              Incident.DISCOVERED_AT,
              InForce.startingAt(HIPAA_ORDERS_NOTICES),
              ZoneClock.of(ZoneId.of("America/New_York"))),
          in(Incident.RISK, BreachRisk.UNLIKELY).not());

  private static final Condition<Incident> OWNER = in(Incident.ROLE, CONTROLLER, COVERED_ENTITY);

  private static final Condition<Incident> HOLDER =
      in(Incident.ROLE, PROCESSOR, BUSINESS_ASSOCIATE);

  /** The exemptions from what a holder owes. */
  private static final String[] HOLDERS = {"entity", "associates"};

  private static final String TELL_PEOPLE =
      "Residents whose unencrypted data was taken are notified within 30 days.";

  private BreachRules() {}

  static LawTable read() {
    return LawTable.read(FILE, BreachRules.class.getResourceAsStream(FILE));
  }

  static List<Rule<?>> rules(LawTable states) {
    Map<Place, Condition<Incident>> authorities = authorities(states);
    List<Rule<?>> rules = new ArrayList<>(california(otherThan(California.PLACE, authorities)));
    states.rows().forEach(row -> addState(rules, row, otherThan(Acts.place(row), authorities)));
    return rules;
  }

  private static OtherAuthorities otherThan(
      Place state, Map<Place, Condition<Incident>> authorities) {
    return OtherAuthorities.than(state, HIPAA_ORDERS_NOTICE_TO_SECRETARY, authorities);
  }

  /**
   * Returns when each state's law may order a notice to its authority. Before the first row of a
   * state its law is not known, and may.
   */
  private static Map<Place, Condition<Incident>> authorities(LawTable states) {
    Map<Place, Condition<Incident>> dated = new LinkedHashMap<>();
    Map<Place, Condition<Incident>> ordered = new LinkedHashMap<>();
    for (Row row : states.rows()) {
      Place state = Acts.place(row);
      Condition<Incident> ofRow =
          Condition.datedIn(Incident.DISCOVERED_AT, row.inForce(), clock(state));
      dated.merge(state, ofRow, Condition::or);
      ordered.merge(state, ofRow.and(authorityOrdered(row, state)), Condition::or);
    }
    dated.forEach((state, known) -> ordered.merge(state, known.not(), Condition::or));
    ordered.put(
        California.PLACE,
        all(
            residents(CALIFORNIAN_SAMPLE, California.PLACE),
            any(holds(false, false), holdsHealthData())));
    return ordered;
  }

  private static Condition<Incident> authorityOrdered(Row row, Place state) {
    Condition<Incident> lowRisk = in(Incident.RISK, BreachRisk.UNLIKELY);
    if (row.isBlank("authority_at_least")) {
      return toldOfFinding(row)
          ? all(residents(1, state), known(Incident.RISK), lowRisk, held(row))
          : Condition.never();
    }
    Condition<Incident> asMany = enoughForAuthority(row, state);
    Condition<Incident> breach = asMany;
    if (toldDespiteLowRisk(row)) {
      breach = any(asMany, lowRisk);
    } else if (!toldOfFinding(row) && row.isYes("low_risk_exempt")) {
      breach = all(asMany, lowRisk.not());
    }
    Condition<Incident> ofOwner =
        all(held(row), breach, exempt(row, false, "entity", "covered-entity").not());
    // A finding that spares the owner may leave the holder's own notice to the authority.
    return holderTellsAuthority(row) && !row.isYes("holder_low_risk_exempt")
        ? any(ofOwner, all(HOLDER, held(row), asMany, exempt(row, false, HOLDERS).not()))
        : ofOwner;
  }

  /**
   * Returns what these laws cover: the people of the states with a row, for breaches discovered
   * since the first row.
   */
  static List<Coverage<?>> coverage(LawTable states) {
    List<Coverage<?>> covered = new ArrayList<>();
    covered.add(Coverage.of(Incident.SCHEMA, California.PLACE).about(NO_HEALTH_DATA));
    covered.add(
        Coverage.of(Incident.SCHEMA, NOBODY_IS_AFFECTED, Place.of("US")).about(NO_HEALTH_DATA));
    covered.add(
        Coverage.of(Incident.SCHEMA, in(Incident.ROLE, CONTROLLER), California.PLACE)
            .about(HEALTH_DATA));
    Map<Place, Row> first = new LinkedHashMap<>();
    states.rows().forEach(row -> first.putIfAbsent(Acts.place(row), row));
    first.forEach(
        (state, row) ->
            covered.add(
                Coverage.of(
                        Incident.SCHEMA,
                        Condition.datedIn(
                            Incident.DISCOVERED_AT,
                            InForce.startingAt(row.date("in_force_from")),
                            clock(state)),
                        state)
                    .about(NO_HEALTH_DATA)));
    states.rows().stream()
        .filter(row -> row.isYes("health_information"))
        .forEach(
            row ->
                covered.add(
                    Coverage.of(
                            Incident.SCHEMA,
                            all(
                                in(Incident.ROLE, CONTROLLER),
                                Condition.datedIn(
                                    Incident.DISCOVERED_AT, row.inForce(), clock(Acts.place(row)))),
                            Acts.place(row))
                        .about(HEALTH_DATA)));
    return covered;
  }

  // ---- California

  private static List<Rule<?>> california(OtherAuthorities others) {
    Condition<Incident> dated =
        Condition.datedIn(
            Incident.DISCOVERED_AT, InForce.startingAt(FIXED_DATES), California.CLOCK);
    BreachNotice people = californian(1, Notified.INDIVIDUALS, "notify-individuals");
    BreachNotice datedNotice = people.within(CALIFORNIAN_DAYS, Incident.DISCOVERED_AT);
    BreachNotice sample =
        californian(CALIFORNIAN_SAMPLE, Notified.AUTHORITY, "notify-authority").toOneOf(others);
    BreachNotice holder =
        californian(1, Notified.CONTROLLER, "notify-controller")
            .within(IMMEDIATELY, Incident.DISCOVERED_AT);
    BreachNotice datedSample =
        sample.within(CALIFORNIAN_SAMPLE_DAYS, Incident.NOTIFIED.then(Notified.INDIVIDUALS));
    // Health information alone is left to those under HIPAA if a processor loses it.
    Condition<Incident> processorOwes = holds(false, false);
    Condition<Incident> inAnyRole =
        all(dated, new LateInAnyRole(datedNotice, holder, Condition.always(), processorOwes));
    Condition<Incident> sampleInAnyRole =
        all(dated, new LateInAnyRole(datedSample, holder, Condition.always(), processorOwes));
    return List.of(
        californian("", any(OWNER, inAnyRole))
            .title(TELL_PEOPLE)
            .cites("Cal. Civ. Code 1798.82(a)")
            .inForce(InForce.startingAt(FIXED_DATES))
            .when(dated)
            .then(datedNotice),
        californian("without-date", OWNER)
            .title(TELL_PEOPLE)
            .cites("Cal. Civ. Code 1798.82(a)")
            .unless(dated)
            .then(people),
        attorneyGeneral("attorney-general", any(OWNER, sampleInAnyRole))
            .inForce(InForce.startingAt(FIXED_DATES))
            .when(dated)
            .then(datedSample),
        attorneyGeneral("attorney-general-without-date", OWNER).unless(dated).then(sample),
        californian("holder", all(HOLDER, any(inAnyRole, sampleInAnyRole).not()))
            .title(
                "A business that holds data for another notifies the owner of a breach"
                    + " immediately.")
            .cites("Cal. Civ. Code 1798.82(b)")
            .then(holder));
  }

  private static BreachNotice californian(
      int atLeast, Fact<Notified, Instant> told, String obligation) {
    return BreachNotice.of(
        California.PLACE,
        List.of(California.CLOCK),
        residents(atLeast, California.PLACE),
        told,
        obligation);
  }

  private static Rule.Builder<Incident> attorneyGeneral(String variant, Condition<Incident> role) {
    return californian(variant, role)
        .title(
            "The Attorney General receives a sample of any notice that goes to more than"
                + " 500 residents.")
        .cites("Cal. Civ. Code 1798.82(f)");
  }

  private static Rule.Builder<Incident> californian(String variant, Condition<Incident> role) {
    return Rule.on(Incident.SCHEMA, "ccpa.breach-notice")
        .variant(variant)
        .source("firm notes on SB 446; paragraph letters from memory")
        .verifiedOn(California.READ_ON)
        .certainty(Certainty.MEDIUM)
        .lawOf(List.of(California.PLACE))
        .when(MAY_BE_AMERICAN)
        .unless(ONLY_UNAVAILABLE)
        .when(role)
        .when(
            any(
                holds(false, false),
                all(
                    in(Incident.ROLE, CONTROLLER, COVERED_ENTITY, BUSINESS_ASSOCIATE),
                    holdsHealthData())));
  }

  // ---- the other states

  private static void addState(List<Rule<?>> rules, Row row, OtherAuthorities others) {
    Place state = Acts.place(row);
    List<ZoneClock> clocks = clocks(state);
    int days = row.optionalInteger("individual_days").orElse(0);
    BreachNotice people =
        BreachNotice.of(
            state, clocks, residents(1, state), Notified.INDIVIDUALS, "notify-individuals");
    if (days > 0) {
      people =
          people.within(days, Incident.DISCOVERED_AT).laterForReasons(moreForReasons(row), others);
    }
    BreachNotice holder = holder(row, state, clocks);
    Condition<Incident> inAnyRole = lateInAnyRole(row, people, holder, ownerOwes(row));
    rules.add(
        sparedByLowRisk(
                row,
                state(row, "", row.citation().text(), held(row), any(OWNER, inAnyRole))
                    .unless(
                        exempt(
                            row,
                            row.isYes("low_risk_exempt"),
                            "entity",
                            "covered-entity",
                            "notices",
                            "residents")))
            .title("Residents whose data was taken are notified within the state's deadline.")
            .then(people));
    Condition<Incident> authorityInAnyRole = Condition.never();
    if (!row.isBlank("authority_at_least")) {
      BreachNotice authority = toAuthority(row, state, clocks, others);
      BreachNotice dated = dated(row, authority, days);
      authorityInAnyRole = lateInAnyRole(row, dated, holder, authorityOwed(row));
      addAuthority(rules, row, authority, dated, authorityInAnyRole);
      addHoldersAuthority(rules, row, authority, dated);
    }
    if (row.isYes("hipaa_deemed")) {
      rules.add(
          sparedByLowRisk(
                  row,
                  state(
                      row,
                      "attorney-general-copy",
                      row.citation("authority_citation").text(),
                      holdsHealthData(),
                      in(Incident.ROLE, COVERED_ENTITY)))
              .title("The state's authority receives a timely copy of the HIPAA breach notice.")
              .then(toAuthority(row, state, clocks, others)));
    }
    row.optionalInteger("secretary_business_days")
        .ifPresent(
            businessDays ->
                rules.add(
                    sparedByLowRisk(
                            row,
                            state(
                                row,
                                "after-secretary",
                                row.citation("secretary_citation").text(),
                                holdsHealthData(),
                                in(Incident.ROLE, COVERED_ENTITY)))
                        .title("The state's authority is notified after the Secretary of HHS.")
                        .when(SECRETARY_IS_TOLD)
                        .then(new AfterSecretary(state, clocks, businessDays))));
    addFinding(rules, row, state, clocks, others);
    addRecord(rules, row, state);
    Condition<Incident> lateInAnyRole = any(inAnyRole, authorityInAnyRole);
    row.optionalCitation("holder_citation")
        .ifPresent(
            citation ->
                rules.add(
                    sparedByLowRisk(
                            row,
                            "holder_low_risk_exempt",
                            state(
                                    row,
                                    "holder",
                                    citation.text(),
                                    held(row),
                                    all(HOLDER, lateInAnyRole.not()))
                                .unless(exempt(row, row.isYes("holder_low_risk_exempt"), HOLDERS)))
                        .title(
                            "A business that holds data for another notifies the owner of"
                                + " a breach.")
                        .then(holder)));
  }

  private static int moreForReasons(Row row) {
    String column = "individual_days_more_for_reasons";
    return row.text(column).equals("open")
        ? BreachNotice.OPEN
        : row.optionalInteger(column).orElse(0);
  }

  /** What was determined of a breach is written down: that no harm is likely, or whatever it is. */
  private static void addRecord(List<Rule<?>> rules, Row row, Place state) {
    Condition<Incident> recorded =
        switch (row.text("record_of")) {
          case "" -> Condition.never();
          case "finding" -> all(known(Incident.RISK), in(Incident.RISK, BreachRisk.UNLIKELY));
          case "breach" -> Condition.always();
          default ->
              throw row.unreadable(
                  "record_of", new IllegalArgumentException("finding or breach is meant"));
        };
    row.optionalCitation("record_citation")
        .ifPresent(
            citation ->
                rules.add(
                    state(row, "record", citation.text(), held(row), OWNER)
                        .certainty(row.certainty("record_confidence"))
                        .title("What was determined of a breach is written down and kept.")
                        .when(recorded)
                        .when(residents(1, state))
                        .unless(isTrue(Incident.ENCRYPTED))
                        .unless(exempt(row, false, "entity", "covered-entity", "notices"))
                        .obliges(
                            Duty.to("document-risk-assessment")
                                .noting(
                                    "It is kept for " + row.integer("record_years") + " years."))));
  }

  /** An owner owes the people nothing if the law spares it for a low risk. */
  private static Condition<Incident> ownerOwes(Row row) {
    return row.isYes("low_risk_exempt")
        ? in(Incident.RISK, BreachRisk.UNLIKELY).not()
        : Condition.always();
  }

  /** An owner owes the authority nothing if the law spares that too for a low risk. */
  private static Condition<Incident> authorityOwed(Row row) {
    return toldDespiteLowRisk(row) ? Condition.always() : ownerOwes(row);
  }

  /** The authority is told of the finding that no harm is likely, and of nothing else then. */
  private static boolean toldOfFinding(Row row) {
    return row.text("authority_despite_low_risk").equals("finding");
  }

  /** The authority is told of the breach whatever the risk. */
  private static boolean toldDespiteLowRisk(Row row) {
    return !toldOfFinding(row) && row.isYes("authority_despite_low_risk");
  }

  /** The owner is late with a notice, and a holder with that to the owner. */
  private static Condition<Incident> lateInAnyRole(
      Row row, BreachNotice ofOwner, BreachNotice holder, Condition<Incident> ownerOwes) {
    return row.optionalCitation("holder_citation").isEmpty()
        ? Condition.never()
        : new LateInAnyRole(ofOwner, holder, ownerOwes, holderOwes(row));
  }

  /** Every holder owes the owner a notice: no exemption, and no finding of low risk, is of help. */
  private static Condition<Incident> holderOwes(Row row) {
    Condition<Incident> spared =
        row.isYes("holder_low_risk_exempt")
            ? in(Incident.RISK, BreachRisk.UNLIKELY)
            : Condition.never();
    return any(spared, exempt(row, row.isYes("holder_low_risk_exempt"), HOLDERS)).not();
  }

  /** Whoever holds the data for another tells the authority too, in the days of the owner. */
  private static boolean holderTellsAuthorityInTime(Row row) {
    return row.text("holder_tells_authority").equals("yes");
  }

  /** Whoever holds the data for another tells the authority too: in its days, or in none. */
  private static boolean holderTellsAuthority(Row row) {
    return switch (row.text("holder_tells_authority")) {
      case "" -> false;
      case "yes", "open" -> true;
      default ->
          throw row.unreadable(
              "holder_tells_authority", new IllegalArgumentException("yes or open is meant"));
    };
  }

  /** The state's authority, which under some laws must be notified even if no harm is likely. */
  private static void addAuthority(
      List<Rule<?>> rules,
      Row row,
      BreachNotice notice,
      BreachNotice dated,
      Condition<Incident> inAnyRole) {
    String citation = row.citation("authority_citation").text();
    boolean always = toldDespiteLowRisk(row);
    boolean spared = !always && row.isYes("low_risk_exempt");
    OptionalInt underHipaa = row.optionalInteger("hipaa_authority_days");
    Rule.Builder<Incident> rule =
        state(
                row,
                "attorney-general",
                citation,
                held(row),
                holderTellsAuthorityInTime(row)
                    ? all(known(Incident.ROLE), OWNER)
                    : any(OWNER, inAnyRole))
            .unless(exempt(row, spared, "entity", "covered-entity", "notices"))
            .unless(underHipaa.isPresent() ? exempt(row, spared, "residents") : Condition.never());
    underHipaa.ifPresent(
        hipaaDays ->
            rules.add(
                sparedByLowRisk(
                        row,
                        state(
                            row,
                            "attorney-general-under-hipaa",
                            row.citation("hipaa_authority_citation").text(),
                            all(held(row), exempt(row, row.isYes("low_risk_exempt"), "residents")),
                            in(Incident.ROLE, COVERED_ENTITY)))
                    .title("The state's authority is notified by the deadline that HIPAA sets.")
                    .then(notice.within(hipaaDays, Incident.DISCOVERED_AT))));
    rules.add(
        (always ? rule : sparedByLowRisk(row, rule))
            .title(
                "The state's authority is notified of a breach that affects as many"
                    + " people as the state's law names.")
            .then(dated));
  }

  /**
   * Under some laws a holder tells the authority too, whoever else does. In the days of the owner
   * it does not matter who is who: a role that is left out has the grade of the holder's duty.
   */
  private static void addHoldersAuthority(
      List<Rule<?>> rules, Row row, BreachNotice notice, BreachNotice dated) {
    if (!holderTellsAuthority(row)) {
      return;
    }
    String citation = row.citation("holder_authority_citation").text();
    String exempting = "holder_low_risk_exempt";
    boolean spared = row.isYes(exempting);
    boolean inTime = holderTellsAuthorityInTime(row);
    rules.add(
        sparedByLowRisk(
                row,
                exempting,
                state(
                        row,
                        "holder-attorney-general",
                        citation,
                        held(row),
                        inTime ? any(HOLDER, known(Incident.ROLE).not()) : HOLDER)
                    .certainty(row.certainty("holder_authority_confidence"))
                    .unless(exempt(row, spared, HOLDERS))
                    .unless(exempt(row, spared, "covered-entity", "notices")))
            .title("The state's authority is notified by whoever holds the data for another too.")
            .then(inTime ? dated : notice));
  }

  /**
   * The authority is told of the finding that no harm is likely: where it hears of nothing else
   * then, by whoever it spares a notice; and where it hears of greater breaches in any case.
   */
  private static void addFinding(
      List<Rule<?>> rules, Row row, Place state, List<ZoneClock> clocks, OtherAuthorities others) {
    boolean always = toldDespiteLowRisk(row);
    if (!always && !toldOfFinding(row)) {
      return;
    }
    boolean ofHolder = toldOfFinding(row) && row.isYes("holder_low_risk_exempt");
    List<String> exemptions = new ArrayList<>(List.of("entity", "covered-entity"));
    // Where only a notice under HIPAA frees, a low risk, for which HIPAA orders none, does not.
    if (!row.list("hipaa_exempt", ' ').contains("if-told")) {
      exemptions.add("notices");
      if (ofHolder) {
        exemptions.add("associates");
      }
    }
    String citation = row.citation("finding_citation").text();
    // What nobody says was found is not told to anybody.
    Rule.Builder<Incident> finding =
        state(row, "low-risk", citation, held(row), ofHolder ? Condition.always() : OWNER)
            .title("The state's authority is notified of a determination that no harm is likely.")
            .unless(exempt(row, false, exemptions.toArray(String[]::new)))
            .when(known(Incident.RISK))
            .when(in(Incident.RISK, BreachRisk.UNLIKELY));
    rules.add(
        (always ? finding.when(enoughForAuthority(row, state).not()) : finding)
            .then(
                BreachNotice.of(
                        state, clocks, residents(1, state), Notified.AUTHORITY, "notify-authority")
                    .toOneOf(others)));
  }

  private static BreachNotice toAuthority(
      Row row, Place state, List<ZoneClock> clocks, OtherAuthorities others) {
    return BreachNotice.of(
            state, clocks, enoughForAuthority(row, state), Notified.AUTHORITY, "notify-authority")
        .toOneOf(others);
  }

  /**
   * As many are affected as the authority must hear of: residents, or under a law that counts the
   * individuals of the breach, people anywhere if a resident is among them.
   */
  private static Condition<Incident> enoughForAuthority(Row row, Place state) {
    int atLeast = row.integer("authority_at_least");
    Condition<Incident> asManyResidents = residents(atLeast, state);
    return switch (row.requireText("authority_counts")) {
      case "residents" -> asManyResidents;
      case "individuals" ->
          all(
              residents(1, state),
              any(
                  asManyResidents,
                  Condition.where(
                      Incident.AFFECTED_BY_REGION,
                      "affectedByRegion holds " + atLeast + " people or more",
                      byRegion ->
                          Truth.of(
                              byRegion.values().stream().mapToLong(Integer::longValue).sum()
                                  >= atLeast)),
                  Condition.moreThan(Incident.AFFECTED, atLeast - 1)));
      default ->
          throw row.unreadable(
              "authority_counts",
              new IllegalArgumentException("residents or individuals is meant"));
    };
  }

  private static Condition<Incident> residents(int atLeast, Place state) {
    return Condition.where(
        Incident.AFFECTED_BY_REGION,
        "affectedByRegion holds " + atLeast + " or more of " + state,
        byRegion -> Truth.of(byRegion.getOrDefault(state, 0) >= atLeast));
  }

  private static BreachNotice dated(Row row, BreachNotice notice, int days) {
    int own = row.optionalInteger("authority_days").orElse(0);
    Fact<Incident, Instant> people = Incident.NOTIFIED.then(Notified.INDIVIDUALS);
    Fact<Incident, Instant> found = Incident.DISCOVERED_AT;
    return switch (row.requireText("authority_from")) {
      case "discovery" -> own == 0 ? notice : own(row, notice, own, found);
      case "notice" -> own(row, notice, own, people);
      case "discovery-or-notice" -> own(row, notice, own, found).within(0, people);
      case "with-notice" -> {
        BreachNotice with = notice.within(0, people);
        yield days == 0 ? with : with.within(days, found);
      }
      default ->
          throw row.unreadable(
              "authority_from",
              new IllegalArgumentException(
                  "discovery, notice, discovery-or-notice or with-notice is meant"));
    };
  }

  private static BreachNotice own(
      Row row, BreachNotice notice, int days, Fact<Incident, Instant> start) {
    return row.isYes("authority_business_days")
        ? notice.withinBusinessDays(days, start)
        : notice.within(days, start);
  }

  private static BreachNotice holder(Row row, Place state, List<ZoneClock> clocks) {
    BreachNotice notice =
        BreachNotice.of(
            state, clocks, residents(1, state), Notified.CONTROLLER, "notify-controller");
    if (row.isYes("holder_may_tell_people")) {
      notice = notice.orTelling(Notified.INDIVIDUALS);
    }
    OptionalInt days = row.optionalInteger("holder_days");
    return days.isEmpty() ? notice : notice.within(days.getAsInt(), Incident.DISCOVERED_AT);
  }

  private static Rule.Builder<Incident> state(
      Row row,
      String variant,
      String citation,
      Condition<Incident> held,
      Condition<Incident> role) {
    Place state = Acts.place(row);
    return Rule.on(Incident.SCHEMA, "ccpa.state-breach-notice")
        .variant(variantOf(row, variant))
        .cites(citation)
        .source(row.source())
        .certainty(row.certainty())
        .verifiedOn(row.verifiedOn())
        .lawOf(List.of(state))
        // The law of the day of the discovery governs, however late it is judged.
        .inForceFrom(row.date("in_force_from").toString())
        .when(MAY_BE_AMERICAN)
        .unless(ONLY_UNAVAILABLE)
        .when(role)
        .when(Condition.datedIn(Incident.DISCOVERED_AT, row.inForce(), clock(state)))
        .when(held);
  }

  /**
   * A determination that no harm is likely removes the notice to the people, and what depends on
   * it.
   */
  private static Rule.Builder<Incident> sparedByLowRisk(Row row, Rule.Builder<Incident> rule) {
    return sparedByLowRisk(row, "low_risk_exempt", rule);
  }

  /** A determination that no harm is likely counts if the law allows it. */
  private static Rule.Builder<Incident> sparedByLowRisk(
      Row row, String column, Rule.Builder<Incident> rule) {
    return row.isYes(column) ? rule.unless(in(Incident.RISK, BreachRisk.UNLIKELY)) : rule;
  }

  /**
   * Distinguishes the rows of a state, since the law on the day of the discovery governs
   * permanently.
   */
  private static String variantOf(Row row, String variant) {
    LocalDate last = row.inForce().to();
    if (last == null) {
      return variant;
    }
    String until = "discovered-until-" + last;
    return variant.isEmpty() ? until : variant + "-" + until;
  }

  private static List<ZoneClock> clocks(Place state) {
    return Atlas.ofRegion(state).clocks();
  }

  /** The time zone in which the day of a discovery decides which law governs. */
  private static ZoneClock clock(Place state) {
    return clocks(state).get(0);
  }

  // ---- conditions

  /** The data that the law of a row lists, without health information. */
  private static Condition<Incident> listed(Row row) {
    return holds(row.requireText("card_number").equals("alone"), row.isYes("code_alone"));
  }

  /** The data that the law of a row lists, including health information if it does. */
  private static Condition<Incident> held(Row row) {
    return row.isYes("health_information") ? any(listed(row), holdsHealthData()) : listed(row);
  }

  /**
   * What the law of a row leaves to HIPAA: every breach of an {@code entity} under HIPAA, or only
   * of a {@code covered-entity}; or, for a breach of health information, the {@code notices} of a
   * covered entity, or only those to {@code residents}, or those of its {@code associates} to it.
   * These are left to HIPAA whatever else was lost with the health information, unless the act says
   * that it was lost {@code alone}; and whether or not HIPAA orders a notice, unless the act frees
   * only {@code if-told} under HIPAA: a low risk makes HIPAA order none (45 CFR 164.402).
   *
   * @param sparedByLowRisk whether a low risk ends the duty to this notice too: then nothing
   *     depends on whether HIPAA orders one, and the risk is not asked for
   * @param kinds the kinds of exemption from this notice
   */
  private static Condition<Incident> exempt(Row row, boolean sparedByLowRisk, String... kinds) {
    List<String> words = row.list("hipaa_exempt", ' ');
    List<Condition<Incident>> exemptions = new ArrayList<>();
    for (String kind : kinds) {
      if (words.contains(kind)) {
        exemptions.add(
            switch (kind) {
              case "entity" -> in(Incident.ROLE, COVERED_ENTITY, BUSINESS_ASSOCIATE);
              case "covered-entity" -> in(Incident.ROLE, COVERED_ENTITY);
              case "associates" -> noticeOf(row, words, sparedByLowRisk, BUSINESS_ASSOCIATE);
              default -> noticeOf(row, words, sparedByLowRisk, COVERED_ENTITY);
            });
      }
    }
    return Condition.any(exemptions);
  }

  /** A notice about health information that an act leaves to HIPAA. */
  private static Condition<Incident> noticeOf(
      Row row, List<String> words, boolean sparedByLowRisk, BreachRole role) {
    List<Condition<Incident>> conditions = new ArrayList<>();
    conditions.add(in(Incident.ROLE, role));
    conditions.add(holdsHealthData());
    if (words.contains("alone")) {
      conditions.add(listed(row).not());
    }
    if (words.contains("if-told") && !sparedByLowRisk) {
      conditions.add(in(Incident.RISK, BreachRisk.UNLIKELY).not());
    }
    return all(conditions);
  }

  /**
   * Data that may contain an element of the laws' definitions: personal data does not show that, so
   * the careful reading includes it; a card number with what allows its use; track data.
   *
   * @param numberAlone whether a card number counts without a code
   * @param codeAlone whether a code counts without the number
   */
  private static Condition<Incident> holds(boolean numberAlone, boolean codeAlone) {
    return Condition.where(
        Incident.DATA,
        "data holds personal-data or special-category, track, "
            + (codeAlone ? "cvv or pin, " : "")
            + "or pan"
            + (numberAlone ? "" : " with cvv or pin"),
        held -> {
          boolean number = held.contains(DataKind.PAN);
          boolean code = held.contains(DataKind.CVV) || held.contains(DataKind.PIN);
          return Truth.of(
              held.contains(DataKind.PERSONAL_DATA)
                  || held.contains(DataKind.SPECIAL_CATEGORY)
                  || held.contains(DataKind.TRACK)
                  || (number && code)
                  || (number && numberAlone)
                  || (code && codeAlone));
        });
  }

  private static Condition<Incident> holdsHealthData() {
    return Condition.where(
        Incident.DATA,
        "data holds health information",
        held -> Truth.of(held.stream().anyMatch(HEALTH_DATA::contains)));
  }

  /** The country is that of the states, or not known; never unknown itself. */
  private static final class InNoOtherCountry extends Condition<Incident> {
    @Override
    public Truth test(Incident incident) {
      return test(incident.whereabouts());
    }

    private static Truth test(Whereabouts where) {
      return Truth.of(
          !where.countryKnown() || where.countries().contains(California.PLACE.country()));
    }

    @Override
    public void missing(Incident incident, Set<Fact<Incident, ?>> into) {
      into.add(Incident.COUNTRY);
    }

    @Override
    public Set<Fact<Incident, ?>> reads() {
      return Set.of(); // the place, which the card does not list as a fact
    }

    @Override
    protected Condition<Incident> given(Whereabouts where) {
      return test(where) == Truth.TRUE ? always() : never();
    }

    @Override
    public String says() {
      return "it was in no other country";
    }
  }
}
