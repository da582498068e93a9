package io.lexicall.rules.tcpa;

import io.lexicall.facts.Contact;
import io.lexicall.facts.PrivacyLaw;
import io.lexicall.facts.Request;
import io.lexicall.facts.RequestKind;
import io.lexicall.law.InForce;
import io.lexicall.law.LawTable;
import io.lexicall.place.Place;
import io.lexicall.rule.Chapter;
import io.lexicall.rule.Condition;
import io.lexicall.rule.Coverage;
import io.lexicall.rule.Penalty;
import io.lexicall.rule.Rule;
import io.lexicall.rule.RuleModule;
import io.lexicall.rule.Setting;
import io.lexicall.rule.Settings;
import io.lexicall.rules.tcpa.federal.DebtCollectionRules;
import io.lexicall.rules.tcpa.federal.FccRules;
import io.lexicall.rules.tcpa.federal.FtcRules;
import io.lexicall.rules.tcpa.federal.MedicareRules;
import io.lexicall.rules.tcpa.state.StateRules;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The rules on calls and texts to people in the United States: the FCC's under the TCPA ({@code
 * tcpa}), the FTC's Telemarketing Sales Rule ({@code tsr}), Regulation F ({@code reg-f}), those on
 * the marketing of Medicare plans ({@code cms}) and the telemarketing laws of the states ({@code
 * us-state}).
 *
 * <p>The United States include the District of Columbia, Puerto Rico, the US Virgin Islands, Guam,
 * American Samoa and the Northern Marianas; the caller may be anywhere (47 U.S.C. 227(b)(1)).
 *
 * @since 0.1
 */
public final class TcpaRules implements RuleModule {
  /**
   * Applies the FCC's calling hours also to people who gave permission or have an established
   * business relationship. Off by default: the rule then follows the definition of a telephone
   * solicitation, which excludes both (47 CFR 64.1200(f)(15)); one court has held so for texts.
   */
  public static final Setting STRICT_QUIET_HOURS =
      new Setting(
          "tcpa.strict-quiet-hours",
          false,
          "The FCC's calling hours apply despite permission or an established business"
              + " relationship.");

  private static final Place UNITED_STATES = Place.of("US");

  /** The days since 47 U.S.C. 227 took effect; what the states had before is not held. */
  private static final InForce HELD = InForce.startingAt(LocalDate.of(1992, 12, 20));

  private static final Condition<Request> TO_STOP =
      Condition.in(Request.KIND, RequestKind.DO_NOT_CALL, RequestKind.CONSENT_REVOCATION);

  /** Creates the module; for the service loader. */
  public TcpaRules() {}

  @Override
  public String name() {
    return "tcpa";
  }

  /**
   * Covers contacts, and requests to stop them, which need no place if they name the law, and are
   * left to another law if they name that. Requests about data stay indeterminate ({@code
   * core.coverage}), unless another module covers them, and so does what happened before
   * 1992-12-20.
   */
  @Override
  public List<Coverage<?>> coverage() {
    return List.of(
        Coverage.of(Contact.SCHEMA, UNITED_STATES).during(HELD),
        Coverage.of(
                Request.SCHEMA,
                Condition.all(TO_STOP, Condition.known(Request.LAW).not()),
                UNITED_STATES)
            .during(HELD),
        Coverage.of(
                Request.SCHEMA,
                Condition.all(
                    TO_STOP,
                    Condition.known(Request.LAW),
                    Condition.in(Request.LAW, PrivacyLaw.TCPA)))
            .during(HELD));
  }

  /**
   * {@inheritDoc}
   *
   * <p>Federal law, and that of each state.
   */
  @Override
  public List<Chapter> chapters(Settings settings) {
    List<Chapter> chapters = new ArrayList<>();
    chapters.add(
        Chapter.of(
            Set.of("tcpa", "tsr", "reg-f", "cms"),
            Set.of(Contact.SCHEMA, Request.SCHEMA),
            Set.of(), // a request that names this law needs no place
            () -> federal(settings)));
    chapters.addAll(StateRules.chapters());
    return chapters;
  }

  private static List<Rule<?>> federal(Settings settings) {
    List<Rule<?>> rules = new ArrayList<>();
    rules.addAll(FccRules.rules(settings.isOn(STRICT_QUIET_HOURS)));
    rules.addAll(FtcRules.rules());
    rules.addAll(DebtCollectionRules.rules());
    rules.addAll(MedicareRules.rules());
    return rules;
  }

  @Override
  public List<Setting> settings() {
    return List.of(STRICT_QUIET_HOURS);
  }

  @Override
  public String book(String ruleId) {
    return ruleId.startsWith("us-state.") ? "law/us-states.md" : "law/us-federal.md";
  }

  @Override
  public List<Penalty> penalties() {
    return Penalty.allOf(
        LawTable.read("penalties.csv", TcpaRules.class.getResourceAsStream("penalties.csv")));
  }

  @Override
  public String edition() {
    return "2026-12-01";
  }
}
