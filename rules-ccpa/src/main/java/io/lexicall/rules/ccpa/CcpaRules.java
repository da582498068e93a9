package io.lexicall.rules.ccpa;

import io.lexicall.facts.Activity;
import io.lexicall.facts.Contact;
import io.lexicall.facts.Incident;
import io.lexicall.facts.Recording;
import io.lexicall.facts.Request;
import io.lexicall.facts.RequestKind;
import io.lexicall.facts.Schema;
import io.lexicall.facts.Storage;
import io.lexicall.law.LawTable;
import io.lexicall.place.Place;
import io.lexicall.rule.Chapter;
import io.lexicall.rule.Condition;
import io.lexicall.rule.Coverage;
import io.lexicall.rule.Penalty;
import io.lexicall.rule.Rule;
import io.lexicall.rule.RuleModule;
import io.lexicall.rule.Settings;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/**
 * The rules of California's CCPA and of the privacy acts of the other states ({@code ccpa}).
 *
 * <p>The host is assumed to meet the thresholds of an act. A request follows California's law if it
 * says so ({@code law} is {@code ccpa}), or if the law is left out and the region is California; it
 * follows the other states' law if the law is left out.
 *
 * @since 0.1
 */
public final class CcpaRules implements RuleModule {
  private final LawTable californian = CaliforniaRequests.read();
  private final Acts acts = Acts.read();
  private final LawTable breaches = BreachRules.read();
  private final LawTable retention = PracticeRules.read();
  private final LawTable lastDays = read(LastDays.FILE);
  private final LawTable legalHolidays = read(LastDays.HOLIDAYS);

  /** Creates the module; for the service loader. */
  public CcpaRules() {}

  @Override
  public String name() {
    return "ccpa";
  }

  /**
   * Covers requests about data that name no law, which do not include do-not-call requests;
   * requests that name California's act and a right of it, wherever they come from; revocations of
   * consent, even if they name that act, since only the other states' acts know them; the storage
   * of personal data of people of the states whose acts say how long it is kept; and breaches that
   * affect people of the states whose breach law is included. Health information of entities under
   * HIPAA is left to the module for that law.
   */
  @Override
  public List<Coverage<?>> coverage() {
    List<Coverage<?>> covered = new ArrayList<>();
    covered.add(
        Coverage.of(
            Request.SCHEMA,
            Condition.all(
                CaliforniaRequests.BY_PLACE,
                Condition.in(Request.KIND, RequestKind.DO_NOT_CALL).not()),
            Place.of("US")));
    covered.add(
        Coverage.of(
            Request.SCHEMA,
            Condition.all(
                CaliforniaRequests.LEFT_TO_THE_STATES,
                Condition.in(Request.KIND, RequestKind.CONSENT_REVOCATION)),
            Place.of("US")));
    covered.add(Coverage.of(Request.SCHEMA, CaliforniaRequests.NAMED));
    covered.addAll(PracticeRules.coverage(retention));
    covered.addAll(BreachRules.coverage(breaches));
    return List.copyOf(covered);
  }

  @Override
  public List<Chapter> chapters(Settings settings) {
    return List.of(
        chapter(
            Set.of(Request.SCHEMA),
            () -> {
              List<Rule<?>> rules =
                  new ArrayList<>(CaliforniaRequests.rules(californian, lastDays()));
              rules.addAll(StateRequests.rules(acts, lastDays()));
              return rules;
            }),
        chapter(Set.of(Contact.SCHEMA, Recording.SCHEMA), PracticeRules::notices),
        chapter(Set.of(Storage.SCHEMA), () -> PracticeRules.retention(retention)),
        chapter(Set.of(Incident.SCHEMA), () -> BreachRules.rules(breaches, lastDays())));
  }

  private static Chapter chapter(
      Set<Schema<? extends Activity<?>>> activities, Supplier<List<Rule<?>>> rules) {
    return Chapter.of(Set.of("ccpa"), activities, Set.of(), rules);
  }

  @Override
  public List<Penalty> penalties() {
    return Penalty.allOf(read("penalties.csv"));
  }

  @Override
  public String edition() {
    return Collections.max(
        List.of(
            californian.edition(),
            acts.edition(),
            breaches.edition(),
            retention.edition(),
            lastDays.edition(),
            legalHolidays.edition()));
  }

  private LastDays lastDays() {
    return new LastDays(lastDays, legalHolidays);
  }

  static LawTable read(String file) {
    return LawTable.read(file, CcpaRules.class.getResourceAsStream(file));
  }
}
