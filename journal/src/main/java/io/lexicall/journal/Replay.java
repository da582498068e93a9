package io.lexicall.journal;

import io.lexicall.Compliance;
import io.lexicall.Verdict;
import io.lexicall.facts.Activity;
import io.lexicall.json.VerdictJson;
import io.lexicall.json.WrittenVerdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Judges entries again, with the law that is loaded now.
 *
 * @since 0.1
 */
public final class Replay {
  private final Compliance compliance;

  /**
   * Makes a replay.
   *
   * @param compliance an engine without sources, and with the settings and the uncovered countries
   *     of the one that decided; the facts of the entries are complete
   */
  public Replay(Compliance compliance) {
    this.compliance = compliance;
  }

  /**
   * What came of an entry.
   *
   * @param before the verdict that stands in the journal
   * @param now the verdict of today
   * @param same whether they say the same, whichever editions gave them
   * @param reasons what differs of that which gave them: the law, the zone rules, the program
   * @since 0.1
   */
  public record Result(
      WrittenVerdict before, WrittenVerdict now, boolean same, List<String> reasons) {
    /** Holds what came of it. */
    public Result {
      reasons = List.copyOf(reasons);
    }
  }

  /** Judges an entry again; empty if it is no decision, or cannot be read. */
  public Optional<Result> of(Entry entry) {
    Activity<?> activity = entry.activity().orElse(null);
    WrittenVerdict before = entry.verdict().orElse(null);
    if (activity == null || before == null) {
      return Optional.empty();
    }
    Verdict verdict = compliance.check(activity);
    WrittenVerdict now = VerdictJson.written(verdict);
    return Optional.of(new Result(before, now, before.saysWhat(now), reasons(entry, before, now)));
  }

  private static List<String> reasons(Entry entry, WrittenVerdict before, WrittenVerdict now) {
    List<String> reasons = new ArrayList<>();
    if (!before.lawDigest().equals(now.lawDigest())) {
      reasons.add(
          before.lawEdition().equals(now.lawEdition())
              ? "law or code: another edition of the same date is loaded"
              : "law: " + before.lawEdition() + " then, " + now.lawEdition() + " now");
    }
    if (!before.zoneRules().equals(now.zoneRules())) {
      reasons.add("zone rules: " + before.zoneRules() + " then, " + now.zoneRules() + " now");
    }
    if (!entry.program().equals(Journal.program())) {
      reasons.add("program: " + entry.program() + " then, " + Journal.program() + " now");
    }
    if (reasons.isEmpty() && !before.saysWhat(now)) {
      reasons.add("profile: what the host permits in countries that no law covers is another");
    }
    return reasons;
  }
}
