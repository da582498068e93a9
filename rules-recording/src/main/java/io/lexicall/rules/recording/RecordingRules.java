package io.lexicall.rules.recording;

import io.lexicall.facts.Contact;
import io.lexicall.facts.Recording;
import io.lexicall.law.InForce;
import io.lexicall.law.LawTable;
import io.lexicall.place.Place;
import io.lexicall.rule.Chapter;
import io.lexicall.rule.Coverage;
import io.lexicall.rule.Penalty;
import io.lexicall.rule.Rule;
import io.lexicall.rule.RuleModule;
import io.lexicall.rule.Setting;
import io.lexicall.rule.Settings;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Whether a call may be recorded: the federal law and the states' statutes of the United States,
 * the law of Canada, and that of the EEA, the United Kingdom and Switzerland. Rule ids begin with
 * {@code recording.}; their law is in the books {@code law/us-states.md}, {@code
 * law/us-federal.md}, {@code law/ca.md} and {@code law/gdpr.md}, their tables are resources of this
 * package.
 *
 * <p>A recording is judged by the law of every party's place, as far as that is known: one party
 * known to be in an all-party place decides, however little is known about the others. The agent
 * acts for the one who records, so the agent's own consent is not asked for. In the all-party
 * states of the United States an agent counts as a party if it is stated that the agent does not
 * consent, and none was told. Otherwise, whether an employer may record an agent is labour law and
 * not included.
 *
 * <p>An outbound {@code contact} gets what must be done before the call starts as obligations, by
 * the law of the called party's place; if {@code recorded} is left out, it is judged as possibly
 * true.
 *
 * <p>Readings chosen where the law is not settled, each the one that protects the person called:
 *
 * <ul>
 *   <li>Nevada's statute applies although it covers only recordings made there: no fact states
 *       where the recording is made.
 *   <li>Delaware and Michigan count as all-party places unless {@link #CAREFUL_STATES} is off.
 *   <li>A tone alone shows consent in Connecticut only.
 *   <li>California's section 632.7 does not require a confidential communication if a leg is
 *       cellular or cordless; since line types of parties are not stated, every call is judged as
 *       such.
 * </ul>
 *
 * <p>A recording is that of a call unless {@code channel} says {@code in-person}: the law of
 * Belgium, Connecticut, Nevada and Oregon differs between the two, and some exceptions are of calls
 * alone.
 *
 * <p>Not included: the territories of the United States except Puerto Rico (federal law only), the
 * disclosure of recordings, the lawfulness of listening in, and the extra notices for distance
 * financial services (Directive 2011/83/EU Art. 16a), for which there is no fact.
 *
 * @since 0.1
 */
public final class RecordingRules implements RuleModule {
  /**
   * Whether Delaware and Michigan are judged as all-party places. On by default: their texts say
   * so, although courts, or a later act, allow one party's consent.
   */
  public static final Setting CAREFUL_STATES =
      new Setting(
          "recording.careful-states",
          true,
          "Requires the consent of all parties also where the statute reads so but the"
              + " better reading requires only one party's consent.");

  /**
   * Whether the narrow business exceptions of Pennsylvania and Illinois are relied on. Off by
   * default: neither their text nor their scope is certain.
   */
  public static final Setting BUSINESS_EXCEPTION =
      new Setting(
          "recording.business-exception",
          false,
          "Relies on the states' exceptions for quality control and training with one party's"
              + " consent.");

  /** The days since 18 U.S.C. 2511(2)(d) has its form; what the states had before is not held. */
  private static final InForce HELD = InForce.startingAt(LocalDate.of(1987, 1, 1));

  /** The days since the rows on Europe and Canada begin. */
  private static final InForce HELD_ABROAD = InForce.startingAt(LocalDate.of(2015, 1, 1));

  private final LawTable states = table("us-recording-consent.csv");
  private final LawTable countries = table("eu-recording.csv");
  private final LawTable notices = table("europe-notice.csv");
  private final LawTable canada = table("ca-recording.csv");

  /** For the service loader. */
  public RecordingRules() {}

  @Override
  public String name() {
    return "recording";
  }

  @Override
  public List<Setting> settings() {
    return List.of(CAREFUL_STATES, BUSINESS_EXCEPTION);
  }

  /**
   * Covers recordings only: a contact gets obligations, but other modules cover its other law. In
   * Europe and Canada the rows begin where the reading began; the law is older.
   */
  @Override
  public List<Coverage<?>> coverage() {
    return List.of(
        Coverage.of(Recording.SCHEMA).in(Set.of(AmericanRules.COUNTRY)).during(HELD),
        Coverage.of(Recording.SCHEMA).in(europe()).during(HELD_ABROAD),
        Coverage.of(Recording.SCHEMA).in(Set.of(CanadianRules.COUNTRY)).during(HELD_ABROAD));
  }

  @Override
  public List<Chapter> chapters(Settings settings) {
    return List.of(
        Chapter.of(
            Set.of("recording"),
            Set.of(Recording.SCHEMA, Contact.SCHEMA),
            Set.of(),
            () -> {
              List<Rule<?>> rules = new ArrayList<>();
              new AmericanRules(settings).addTo(rules, states);
              CanadianRules.addTo(rules, canada);
              return rules;
            }),
        Chapter.of(
            Set.of("recording"),
            Set.of(Recording.SCHEMA),
            Set.of(),
            () -> EuropeanRules.ofRecordings(countries, notices)),
        Chapter.of(
            Set.of("recording"),
            Set.of(Contact.SCHEMA),
            europe(),
            () -> EuropeanRules.ofContacts(countries, notices)));
  }

  private Set<Place> europe() {
    Set<Place> places = new LinkedHashSet<>();
    for (LawTable.Row row : notices.rows()) {
      places.addAll(EuropeanRules.places(row.list("places", ' ')));
    }
    return places;
  }

  @Override
  public String book(String ruleId) {
    if (ruleId.startsWith("recording.us-")) {
      return "law/us-states.md";
    }
    return ruleId.startsWith("recording.ca-") ? "law/ca.md" : "law/gdpr.md";
  }

  @Override
  public List<Penalty> penalties() {
    return Penalty.allOf(
        LawTable.read("penalties.csv", RecordingRules.class.getResourceAsStream("penalties.csv")));
  }

  @Override
  public String edition() {
    return Stream.of(states, countries, notices, canada)
        .map(LawTable::edition)
        .max(String::compareTo)
        .orElseThrow();
  }

  private static LawTable table(String file) {
    return LawTable.read(file, RecordingRules.class.getResourceAsStream(file));
  }
}
