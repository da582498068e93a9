package io.lexicall.journal;

import io.lexicall.Compliance;
import io.lexicall.Verdict;
import io.lexicall.facts.Activity;
import io.lexicall.json.VerdictJson;
import io.lexicall.json.WrittenVerdict;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.LongConsumer;
import java.util.function.Predicate;

/**
 * Judges entries again, with the law that is loaded now. Thread-safe.
 *
 * @since 0.1
 */
public final class Replay {
  private final Compliance compliance;

  /** Buffers that no thread uses now. */
  private final Queue<Scratch> free = new ConcurrentLinkedQueue<>();

  /** Buffers for one thread at a time. */
  private static final class Scratch {
    private final DecisionText writer = new DecisionText();
    private final JsonBytes text = new JsonBytes();
  }

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
    WrittenVerdict now =
        isTheVerySame(entry, activity, before, verdict) ? before : VerdictJson.written(verdict);
    return Optional.of(new Result(before, now, before.saysWhat(now), reasons(entry, before, now)));
  }

  /**
   * Returns whether the verdict is the same, text by text. It mostly is, and comparing takes less
   * time than reading the verdict that was written.
   */
  private boolean isTheVerySame(
      Entry entry, Activity<?> activity, WrittenVerdict before, Verdict verdict) {
    Scratch left = free.poll();
    Scratch own = left == null ? new Scratch() : left;
    own.writer.write(activity, verdict, own.text.clear());
    String text = new String(own.text.buffer(), 0, own.text.length(), StandardCharsets.UTF_8);
    free.add(own);
    Verdict.Edition edition = verdict.edition();
    return before.lawDigest().equals(edition.lawDigest())
        && before.lawEdition().equals(edition.law())
        && before.zoneRules().equals(edition.zoneRules())
        && text.equals(entry.opened().orElse(""));
  }

  /**
   * What is done with what came of an entry.
   *
   * @since 0.1
   */
  public interface Visitor {
    /**
     * Sees an entry that was chosen, and what came of it.
     *
     * @param result empty if it is no decision, or cannot be read
     */
    void see(Entry entry, Optional<Result> result) throws IOException;
  }

  /**
   * Judges the entries of journals again, on all processors, in the order of {@link
   * JournalReader#forEach(List, JournalReader.Visitor)}. It holds some thousand entries at once,
   * however many there are.
   *
   * @param chosen which entries are judged; several threads ask it
   * @param visitor is shown what came of the chosen ones, one after the other, by this thread
   * @param progress is told of all entries that are read, by this thread
   */
  public void all(
      List<JournalReader> journals, Predicate<Entry> chosen, Visitor visitor, LongConsumer progress)
      throws IOException {
    JournalReader.forEach(
        journals,
        entry -> chosen.test(entry) ? Optional.of(of(entry)) : Optional.<Optional<Result>>empty(),
        (entry, judged) -> {
          progress.accept(1);
          if (judged.isPresent()) {
            visitor.see(entry, judged.get());
          }
          return true;
        });
  }

  private static boolean lacksWhatASourceWouldTell(WrittenVerdict verdict) {
    return verdict.findings().stream().anyMatch(finding -> finding.rule().equals("core.source"));
  }

  /**
   * Returns what differs between the law, the zone rules and the programs that gave two verdicts.
   */
  static List<String> reasons(Entry entry, WrittenVerdict before, WrittenVerdict now) {
    List<String> reasons = new ArrayList<>();
    if (!before.lawDigest().equals(now.lawDigest())) {
      reasons.add(
          before.lawEdition().equals(now.lawEdition())
              ? "law, code or settings: other rules are loaded, and their tables are of the same date; so"
                  + " it is with another release, another house module or other --regulations"
              : "law: " + before.lawEdition() + " then, " + now.lawEdition() + " now");
    }
    if (!before.zoneRules().equals(now.zoneRules())) {
      reasons.add("zone rules: " + before.zoneRules() + " then, " + now.zoneRules() + " now");
    }
    if (!entry.program().equals(Journal.program())) {
      reasons.add("program: " + entry.program() + " then, " + Journal.program() + " now");
    }
    if (lacksWhatASourceWouldTell(before) && !before.saysWhat(now)) {
      reasons.add(
          "a source of the host failed then: what it would have told is not in the journal");
    }
    if (reasons.isEmpty() && !before.saysWhat(now)) {
      reasons.add(
          "settings: the editions are the same; a setting of the engine or of a house rule is"
              + " another, or what the profile permits in countries that no law covers");
    }
    return reasons;
  }
}
