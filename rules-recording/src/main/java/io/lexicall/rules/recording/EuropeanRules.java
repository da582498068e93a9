package io.lexicall.rules.recording;

import static io.lexicall.rules.recording.AmericanRules.purposesIn;
import static io.lexicall.rules.recording.Parties.AMONG_OTHERS;
import static io.lexicall.rules.recording.Parties.CONSENTED;
import static io.lexicall.rules.recording.Parties.MAY_OBJECT;
import static io.lexicall.rules.recording.Parties.OBJECTED;
import static io.lexicall.rules.recording.Parties.someIn;
import static io.lexicall.rules.recording.Parties.someOtherSide;

import io.lexicall.facts.Contact;
import io.lexicall.facts.ContactChannel;
import io.lexicall.facts.Controller;
import io.lexicall.facts.Fact;
import io.lexicall.facts.LawfulBasis;
import io.lexicall.facts.Party;
import io.lexicall.facts.Recording;
import io.lexicall.facts.Truth;
import io.lexicall.law.Certainty;
import io.lexicall.law.LawTable;
import io.lexicall.place.Place;
import io.lexicall.rule.Condition;
import io.lexicall.rule.Duty;
import io.lexicall.rule.MemberTest;
import io.lexicall.rule.Rule;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The law of the EEA, the United Kingdom and Switzerland: rows of two tables. */
final class EuropeanRules {
  private static final String ALL_PARTY = "all-party";
  private static final String NOTICE_ONLY = "notice-only";
  private static final String PRESUMED = "all-party-presumed";

  /** From this day on a controller needs a basis; practice on which one it is follows from it. */
  private static final String GDPR_APPLIES = "2018-05-25";

  private static final MemberTest<Recording, Party> TOLD =
      Parties.told(Parties.Written.ENOUGH, false);

  private static final Fact<Recording, Place> CONTROLLER_COUNTRY =
      Recording.CONTROLLER.then(Controller.COUNTRY);

  private static final Condition<Recording> RESTS_ON_CONSENT =
      Condition.in(Recording.LAWFUL_BASIS, LawfulBasis.CONSENT);

  /** A recording without a stated basis can be judged neither lawful nor unlawful. */
  private static final Condition<Recording> NO_BASIS_STATED =
      Condition.known(Recording.LAWFUL_BASIS).not().and(Condition.unknown(Recording.LAWFUL_BASIS));

  private EuropeanRules() {}

  static List<Rule<?>> ofRecordings(LawTable countries, LawTable notices) {
    List<Rule<?>> rules = new ArrayList<>();
    for (LawTable.Row row : notices.rows()) {
      new Regime(row).addTo(rules);
    }
    for (Country country : applied(countries)) {
      country.addTo(rules);
    }
    return rules;
  }

  /** Returns the rules on calls that are recorded. */
  static List<Rule<?>> ofContacts(LawTable countries, LawTable notices) {
    List<Rule<?>> rules = new ArrayList<>();
    for (LawTable.Row row : notices.rows()) {
      rules.add(new Regime(row).ofContacts());
    }
    for (Country country : applied(countries)) {
      if (country.isAllParty()) {
        rules.add(country.ofContacts());
      }
    }
    return rules;
  }

  private static List<Country> applied(LawTable countries) {
    List<Country> applied = new ArrayList<>();
    for (LawTable.Row row : countries.rows()) {
      // Extra notices for one trade, which no fact states: kept in the table for information.
      if (!row.text("consent_model").equals(NOTICE_ONLY)) {
        applied.add(new Country(row));
      }
    }
    return applied;
  }

  static List<Place> places(List<String> codes) {
    return codes.stream().map(Place::of).toList();
  }

  /** Adds what all rules of a row have in common. */
  private static <A extends io.lexicall.facts.Activity<A>> Rule.Builder<A> dated(
      Rule.Builder<A> rule, LawTable.Row row) {
    return rule.source(row.source())
        .certainty(row.certainty())
        .inForce(row.inForce())
        .verifiedOn(row.verifiedOn());
  }

  /**
   * The party that records is stated to be established in one of these places. This is not asked
   * for: for recordings between parties elsewhere the host states it once, or it does not apply. It
   * is one condition, so that a recording elsewhere skips all rules behind it at once. Like "is
   * known", and for the same reason, it can turn from false to true when the fact becomes known.
   */
  private static final class ControllerIn extends Condition<Recording> {
    private final Set<Place> places;

    ControllerIn(List<Place> places) {
      this.places = Set.copyOf(places);
    }

    @Override
    public Truth test(Recording recording) {
      Place country = CONTROLLER_COUNTRY.in(recording);
      return Truth.of(country != null && places.contains(country));
    }

    @Override
    public void missing(Recording recording, Set<Fact<Recording, ?>> into) {
      // Never unknown.
    }

    @Override
    public Set<Fact<Recording, ?>> reads() {
      return Set.of(CONTROLLER_COUNTRY);
    }

    @Override
    public String says() {
      return "the controller is said to be in one of "
          + places.size()
          + " places from "
          + Collections.min(places);
    }

    @Override
    protected boolean lasts() {
      return true;
    }

    @Override
    protected Set<Fact<Recording, ?>> decidedByAbsence() {
      return Set.of(CONTROLLER_COUNTRY);
    }

    @Override
    protected List<Object> madeOf() {
      return List.of(places);
    }
  }

  /** A condition is known to hold; never unknown. */
  private static final class Known extends Condition<Recording> {
    private final Condition<Recording> condition;

    Known(Condition<Recording> condition) {
      this.condition = condition;
    }

    @Override
    public Truth test(Recording recording) {
      return Truth.of(condition.test(recording) == Truth.TRUE);
    }

    @Override
    public void missing(Recording recording, Set<Fact<Recording, ?>> into) {
      // Never unknown.
    }

    @Override
    public Set<Fact<Recording, ?>> reads() {
      return condition.reads();
    }

    @Override
    public String says() {
      return "it is known: " + condition.says();
    }

    @Override
    protected boolean lasts() {
      return isLasting(condition);
    }

    @Override
    protected List<Object> madeOf() {
      return List.of(condition);
    }
  }

  private static Condition<Contact> recordedCall() {
    return Condition.in(Contact.CHANNEL, ContactChannel.VOICE)
        .and(Condition.isTrue(Contact.RECORDED));
  }

  /** Where the protected parties are. */
  private enum Where {
    HOME,
    ABROAD
  }

  /** A row of the table of notices: places under one data protection or telecommunications act. */
  private record Regime(LawTable.Row row) {
    void addTo(List<Rule<?>> rules) {
      List<Place> places = places(row.list("places", ' '));
      if (row.text("controllers").equals("bound")) {
        // GDPR Art. 3(1): the law binds a controller wherever the parties are. So no party's place
        // is asked for then: unless a party is known to be here, the rule for elsewhere decides.
        Condition<Recording> bound = new ControllerIn(places);
        Condition<Recording> known = new Known(someIn(places));
        addRecordings(rules, someIn(places).and(bound.not().or(known)), Where.HOME);
        addRecordings(rules, bound.and(known.not()), Where.ABROAD);
      } else {
        addRecordings(rules, someIn(places), Where.HOME);
      }
    }

    Rule<Contact> ofContacts() {
      return dated(Rule.on(Contact.SCHEMA, "recording.europe-notice"), row)
          .variant(row.text("variant"))
          .title(
              "Before a call is recorded, the called person is told that it is recorded,"
                  + " and why.")
          .cites(row.citation().text())
          .in(places(row.list("places", ' ')))
          .when(recordedCall())
          .obliges(
              Duty.to("announce-recording").noting("With the purpose, and where to read more."));
    }

    private void addRecordings(List<Rule<?>> rules, Condition<Recording> here, Where where) {
      rules.add(
          rule("recording.europe-notice", row.citation().text(), where)
              .title(
                  "Before a call is recorded, all parties are told that it is recorded,"
                      + " and why.")
              .when(here)
              .when(someOtherSide(TOLD.not()))
              .unless(purposesIn(row, "free_purposes"))
              .remedy("announce-recording")
              .denies());
      row.optionalCitation("basis_citation")
          .ifPresent(
              basis ->
                  rules.add(
                      rule("recording.europe-lawful-basis", basis.text(), where)
                          .title("A recording needs a lawful basis for each of its purposes.")
                          .when(here)
                          .when(
                              NO_BASIS_STATED.or(
                                  RESTS_ON_CONSENT.and(someOtherSide(CONSENTED.not()))))
                          .remedy("obtain-recording-consent", "choose-lawful-basis")
                          .denies()));
      row.optionalCitation("objection_citation")
          .ifPresent(
              objection -> {
                rules.add(
                    objection(here, objection.text(), where)
                        .when(someOtherSide(OBJECTED))
                        .remedy("pause-recording")
                        .denies());
                rules.add(
                    objection(here, objection.text(), where)
                        .variant(variant(where) + ", what to do")
                        .when(someOtherSide(MAY_OBJECT))
                        .obliges("pause-recording"));
              });
    }

    private Rule.Builder<Recording> objection(
        Condition<Recording> here, String citation, Where where) {
      return rule("recording.europe-objection", citation, where)
          .title("A person who objects or withdraws consent is not recorded any further.")
          .citesWhere(RESTS_ON_CONSENT, row.citation("withdrawal_citation").text())
          .when(here)
          .when(
              Condition.in(
                  Recording.LAWFUL_BASIS,
                  LawfulBasis.CONSENT,
                  LawfulBasis.LEGITIMATE_INTERESTS,
                  LawfulBasis.PUBLIC_TASK));
    }

    private String variant(Where where) {
      return where == Where.HOME ? row.text("variant") : row.text("variant") + ", abroad";
    }

    private Rule.Builder<Recording> rule(String id, String citation, Where where) {
      Rule.Builder<Recording> rule =
          dated(Rule.on(Recording.SCHEMA, id), row).variant(variant(where)).cites(citation);
      return where == Where.HOME ? rule.lawOf(places(row.list("places", ' '))) : rule;
    }
  }

  /** A row of the table of countries. */
  private static final class Country {
    private final LawTable.Row row;
    private final List<Place> places;
    private final Talk talk;
    private final Condition<Recording> here;

    /** A statute that lets record without consent may be of calls alone. */
    private final Condition<Recording> exceptedTalk;

    private final String name;

    Country(LawTable.Row row) {
      this.row = row;
      this.name = row.requireText("country");
      this.places =
          places(Stream.concat(Stream.of(name), row.list("overseas", ' ').stream()).toList());
      this.talk = Talk.of(row, "talk");
      this.exceptedTalk = Talk.of(row, "exception_talk").condition();
      this.here = talk.condition().and(someIn(places));
    }

    void addTo(List<Rule<?>> rules) {
      switch (row.requireText("consent_model")) {
        case ALL_PARTY -> addAllParty(rules);
        case PRESUMED -> rules.add(allParty().unless(lifted()).then(new PresumedConsent(TOLD)));
        case "participant", "participant-with-notice", "notice-only" -> {
          // a participant may record: nothing but the notice
        }
        default ->
            throw row.unreadable("consent_model", new IllegalArgumentException("there is no such"));
      }
      if (!row.isBlank("outsiders")) {
        rules.add(outsiders());
      }
      if (!row.isBlank("consent_purposes")) {
        rules.add(
            rule("recording.europe-lawful-basis", "GDPR Art. 6(1)(a)")
                .title("Recordings for training or quality control in " + name + " need consent.")
                .inForceFrom(GDPR_APPLIES)
                .when(here)
                .when(purposesIn(row, "consent_purposes"))
                .when(someOtherSide(CONSENTED.not()))
                .remedy("obtain-recording-consent")
                .denies());
      }
    }

    /**
     * Whoever takes part may record: this is about others. The law may spare what one who takes
     * part consents to, or all, or what is not done in secret.
     */
    private Rule<Recording> outsiders() {
      // The rule is of talk without an agent, so whoever agrees is one of the others.
      Condition<Recording> somebodyAgrees = Parties.ALL.any(CONSENTED, OBJECTED.not());
      Condition<Recording> spared =
          switch (row.text("outsiders")) {
            case "one" -> somebodyAgrees;
            case "told" -> somebodyAgrees.or(allTold());
            case "all" -> someOtherSide(CONSENTED.not().or(OBJECTED)).not();
            default ->
                throw row.unreadable("outsiders", new IllegalArgumentException("there is no such"));
          };
      return rule("recording.europe-one-party", allPartyCitation())
          .title(
              "A "
                  + talk.word
                  + " between others with a party in "
                  + name
                  + " is not recorded against their will.")
          // That consent frees, and whose, is a reading nearly everywhere.
          .certainty(row.certainty() == Certainty.LOW ? Certainty.LOW : Certainty.MEDIUM)
          .when(here)
          .when(AMONG_OTHERS)
          .unless(spared)
          .remedy("obtain-recording-consent")
          .denies();
    }

    private static Condition<Recording> allTold() {
      return someOtherSide(TOLD.not()).not();
    }

    boolean isAllParty() {
      return row.requireText("consent_model").equals(ALL_PARTY);
    }

    Rule<Contact> ofContacts() {
      return dated(Rule.on(Contact.SCHEMA, "recording.europe-all-party"), row)
          .title("A call to somebody in " + name + " is recorded only with consent.")
          .cites(allPartyCitation())
          .in(places)
          .when(recordedCall())
          .obliges("obtain-recording-consent");
    }

    private Rule.Builder<Recording> allParty() {
      return rule("recording.europe-all-party", allPartyCitation())
          .title(
              "A "
                  + talk.word
                  + " with a party in "
                  + name
                  + " is recorded only if all parties consent.")
          .remedy("obtain-recording-consent")
          .when(here);
    }

    private String allPartyCitation() {
      return row.citation("criminal_or_civil_citation").text();
    }

    private void addAllParty(List<Rule<?>> rules) {
      Condition<Recording> businessPurpose = purposesIn(row, "exception_purposes");
      Condition<Recording> allTold = allTold();
      // The exception is of one's own business: for who takes part.
      Condition<Recording> excepted = exceptedTalk.and(businessPurpose).and(AMONG_OTHERS.not());
      rules.add(
          // An objection withdraws consent, whatever was stated before.
          allParty()
              .when(someOtherSide(CONSENTED.not().or(OBJECTED)))
              .unless(lifted())
              .unless(asksNotice() ? excepted.and(allTold) : excepted)
              .denies());
      if (!row.isBlank("exception_purposes")) {
        addException(rules, businessPurpose, allTold);
      }
    }

    /** Whether the law that permits business recordings requires a notice beforehand. */
    private boolean asksNotice() {
      return row.isBlank("exception_notice") || row.isYes("exception_notice");
    }

    /**
     * The law that permits business recordings after notice: what it permits and what it does not.
     */
    private void addException(
        List<Rule<?>> rules, Condition<Recording> businessPurpose, Condition<Recording> allTold) {
      String citation = row.citation("telecom_citation").text();
      Condition<Recording> withoutConsent = someOtherSide(CONSENTED.not());
      rules.add(
          rule("recording.europe-business-exception", citation)
              .title(
                  "Without consent, a call with a party in "
                      + name
                      + " is recorded only as evidence.")
              .when(here)
              .when(exceptedTalk)
              .when(withoutConsent)
              .when(allTold)
              .unless(businessPurpose)
              .remedy("obtain-recording-consent")
              .denies());
      if (asksNotice()) {
        rules.add(
            rule("recording.europe-business-exception", citation)
                .variant(name + ", terms")
                .title(
                    "A person who is recorded for evidence is told so beforehand, with"
                        + " the purpose and the storage period.")
                .when(here)
                .when(exceptedTalk)
                .when(withoutConsent)
                .when(businessPurpose)
                .obliges(
                    Duty.to("announce-recording")
                        .noting("With the purpose and the storage period.")));
      }
      if (!row.isBlank("delete_months")) {
        rules.add(
            rule("recording.europe-business-exception", citation)
                .variant(name + ", storage")
                .title(
                    "Recordings for quality control in " + name + " are deleted by the deadline.")
                .when(here)
                .when(exceptedTalk)
                .when(withoutConsent)
                .when(purposesIn(row, "delete_purposes"))
                .then(new DeleteWithin(row.integer("delete_months"))));
      }
    }

    /** Bases and purposes for which the law requires no consent. */
    private Condition<Recording> lifted() {
      List<Condition<Recording>> lifting = new ArrayList<>();
      lifting.add(purposesIn(row, "lifting_purposes"));
      if (!row.isBlank("lifting_bases")) {
        Condition<Recording> basis =
            Condition.in(
                Recording.LAWFUL_BASIS,
                Recording.LAWFUL_BASIS.type().choice(row.text("lifting_bases")).orElseThrow());
        if (!row.isBlank("lifting_basis_purposes")) {
          basis = basis.and(purposesIn(row, "lifting_basis_purposes"));
        }
        if (!row.isBlank("lifting_direction")) {
          // The law orders that calls be recorded which somebody else began, or one's own.
          basis =
              basis.and(
                  Condition.in(
                      Recording.DIRECTION,
                      Recording.DIRECTION
                          .type()
                          .choice(row.text("lifting_direction"))
                          .orElseThrow()));
        }
        lifting.add(
            row.text("lifting_objection").equals("bars")
                ? basis.and(someOtherSide(OBJECTED).not())
                : basis);
      }
      // What is ordered or spared is the recording of one's own calls, unless the law says more.
      Condition<Recording> talks =
          row.isBlank("lifting_outsiders") ? exceptedTalk.and(AMONG_OTHERS.not()) : exceptedTalk;
      return talks.and(Condition.any(lifting));
    }

    private Rule.Builder<Recording> rule(String id, String citation) {
      return dated(Rule.on(Recording.SCHEMA, id), row)
          .variant(talk.variant(name))
          .cites(citation)
          .lawOf(places);
    }
  }
}
