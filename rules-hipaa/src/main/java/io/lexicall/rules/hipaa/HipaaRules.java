package io.lexicall.rules.hipaa;

import io.lexicall.facts.Access;
import io.lexicall.facts.Activity;
import io.lexicall.facts.Contact;
import io.lexicall.facts.Disclosure;
import io.lexicall.facts.Incident;
import io.lexicall.facts.Request;
import io.lexicall.facts.Schema;
import io.lexicall.facts.Storage;
import io.lexicall.law.InForce;
import io.lexicall.law.LawTable;
import io.lexicall.place.Place;
import io.lexicall.rule.Chapter;
import io.lexicall.rule.Condition;
import io.lexicall.rule.Coverage;
import io.lexicall.rule.Penalty;
import io.lexicall.rule.Rule;
import io.lexicall.rule.RuleModule;
import io.lexicall.rule.Settings;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/**
 * The rules of HIPAA (45 CFR Parts 160 and 164) and of 42 CFR Part 2 ({@code hipaa}).
 *
 * <p>Health information ({@code phi} and its kinds) in an activity implies that its holder is a
 * covered entity or a business associate. HIPAA binds the holder wherever it works, so the rules
 * ask for no country; only those on contacts are limited to people in the United States. More
 * protective state law (45 CFR 160.203) is not included.
 *
 * @since 0.1
 */
public final class HipaaRules implements RuleModule {
  static final Place UNITED_STATES = Place.of("US");

  /** The days since the Privacy Rule binds all but small health plans (45 CFR 164.534). */
  private static final InForce HELD = InForce.startingAt(LocalDate.parse(HealthData.PRIVACY_RULE));

  /** Creates the module; for the service loader. */
  public HipaaRules() {}

  @Override
  public String name() {
    return "hipaa";
  }

  /**
   * Covers, since 2003-04-14, activities with health information, and requests about a patient's
   * records, including those that name HIPAA wherever they come from, since HIPAA does not depend
   * on residence. A breach is covered if it is one of a covered entity or its business associate:
   * health data of others is under laws that are not included. Access to psychotherapy notes, and
   * access for marketing, needs an authorization or an exception that no fact of an access states
   * (45 CFR 164.508(a)(2), (3)): these are not covered.
   */
  @Override
  public List<Coverage<?>> coverage() {
    List<Coverage<?>> held = new ArrayList<>();
    for (Coverage<?> each :
        List.of(
            Coverage.of(Disclosure.SCHEMA, UNITED_STATES).about(HealthData.KINDS),
            Coverage.of(Access.SCHEMA, StaffRules.WITHOUT_AUTHORIZATION, UNITED_STATES)
                .about(HealthData.KINDS_BUT_NOTES),
            Coverage.of(Storage.SCHEMA, UNITED_STATES).about(HealthData.KINDS),
            // Health information identifies the person: it is personal data by itself (45 CFR
            // 160.103), and special-category data under laws that use this term.
            Coverage.of(Disclosure.SCHEMA, HealthData.in(Disclosure.DATA), UNITED_STATES)
                .about(HealthData.PERSONAL),
            Coverage.of(Access.SCHEMA, HealthData.in(Access.DATA), UNITED_STATES)
                .about(HealthData.PERSONAL),
            Coverage.of(Storage.SCHEMA, HealthData.in(Storage.CONTAINS), UNITED_STATES)
                .about(HealthData.PERSONAL),
            Coverage.of(
                Request.SCHEMA,
                Condition.all(RequestRules.ABOUT_RECORDS, RequestRules.BY_PLACE),
                UNITED_STATES),
            Coverage.of(
                Request.SCHEMA,
                Condition.all(RequestRules.UNDER_HIPAA, RequestRules.ABOUT_RECORDS)),
            Coverage.of(
                Request.SCHEMA, Condition.all(RequestRules.UNDER_HIPAA, RequestRules.REVOCATION)),
            Coverage.of(
                    Incident.SCHEMA,
                    Condition.all(BreachRules.UNDER_HIPAA, BreachRules.SINCE_BREACH_RULE),
                    UNITED_STATES)
                .about(HealthData.KINDS))) {
      held.add(each.during(HELD));
    }
    return held;
  }

  @Override
  public List<Chapter> chapters(Settings settings) {
    return List.of(
        chapter(Set.of(Disclosure.SCHEMA), DisclosureRules::rules),
        chapter(Set.of(Contact.SCHEMA), ContactRules::rules),
        chapter(
            Set.of(Access.SCHEMA, Storage.SCHEMA, Request.SCHEMA, Incident.SCHEMA),
            () -> {
              List<Rule<?>> rules = new ArrayList<>(StaffRules.rules());
              rules.addAll(RequestRules.rules());
              rules.addAll(BreachRules.rules());
              return rules;
            }));
  }

  private static Chapter chapter(
      Set<Schema<? extends Activity<?>>> activities, Supplier<List<Rule<?>>> rules) {
    return Chapter.of(Set.of("hipaa"), activities, Set.of(), rules);
  }

  @Override
  public List<Penalty> penalties() {
    return Penalty.allOf(
        LawTable.read("penalties.csv", HipaaRules.class.getResourceAsStream("penalties.csv")));
  }

  @Override
  public String edition() {
    return "2026-12-01";
  }
}
