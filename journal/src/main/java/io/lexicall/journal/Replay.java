package io.lexicall.journal;

import io.lexicall.Compliance;
import io.lexicall.Decision;
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
  /** The rule under which an engine reports that a source failed or was in doubt. */
  private static final String FAILED_SOURCE = "core.source";

  private final Compliance compliance;

  /** Buffers that no thread uses at the moment. */
  private final Queue<Scratch> free = new ConcurrentLinkedQueue<>();

  /** Buffers for one thread at a time. */
  private static final class Scratch {
    private final DecisionText writer = new DecisionText();
    private final JsonBytes text = new JsonBytes();
  }

  /**
   * Creates a replay.
   *
   * @param compliance an engine without sources, since the facts of the entries are complete; its
   *     settings and uncovered countries are those of the engine that decided
   */
  public Replay(Compliance compliance) {
    this.compliance = compliance;
  }

  /**
   * The result of judging an entry again.
   *
   * @param before the verdict in the journal
   * @param now the verdict of today
   * @param same whether the two say the same, apart from the editions
   * @param reasons the differences in what gave the verdicts, such as the law, the zone rules or
   *     the program; and that a source of the host had failed or was in doubt
   * @since 0.1
   */
  public record Result(
      WrittenVerdict before, WrittenVerdict now, boolean same, List<String> reasons) {
    /** Copies the reasons. */
    public Result {
      reasons = List.copyOf(reasons);
    }

    /**
     * Returns the facts that were unknown at the time because a source of the host had failed or
     * was in doubt, by their paths. Only facts whose absence a rule would have taken for an answer
     * are named; rules name the others that they need as missing. Empty for a permit.
     */
    public List<String> untold() {
      return untoldOf(before);
    }
  }

  /**
   * Judges an entry again.
   *
   * <p>If a source of the host had failed or was in doubt, the journal cannot show what the source
   * would have told. A permit of today is then no answer: it becomes undecided, with the finding
   * {@code core.source} of the time. A denial of today stays, since another rule gave it, and has
   * that finding too.
   *
   * @return empty if the entry is not a decision, cannot be read, or is about a stored text, which
   *     is not kept
   */
  public Optional<Result> of(Entry entry) {
    Activity<?> activity = entry.asWritten().orElse(null);
    WrittenVerdict before = entry.verdict().orElse(null);
    if (activity == null || before == null || DecisionText.isWithoutItsText(activity)) {
      return Optional.empty();
    }
    Verdict verdict = compliance.check(activity);
    WrittenVerdict now =
        isTheVerySame(entry, activity, before, verdict)
            ? before
            : asFarAsKnown(VerdictJson.written(verdict), before);
    return Optional.of(new Result(before, now, before.saysWhat(now), reasons(entry, before, now)));
  }

  /**
   * Returns whether the texts of both verdicts are the same. They usually are, and comparing texts
   * takes less time than parsing the earlier verdict.
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
   * Receives the results of a replay.
   *
   * @since 0.1
   */
  public interface Visitor {
    /**
     * Receives an entry that was chosen, and its result.
     *
     * @param result empty as in {@link Replay#of}
     */
    void see(Entry entry, Optional<Result> result) throws IOException;
  }

  /**
   * Judges the entries of journals again, on all processors, in the order of {@link
   * JournalReader#forEach(List, JournalReader.Visitor)}. It holds a few thousand entries in memory,
   * whatever their number.
   *
   * @param chosen chooses the entries to judge; called by several threads
   * @param visitor receives the results of the chosen entries one after the other, on this thread
   * @param progress receives the number of entries that were read, on this thread
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

  /**
   * Returns a verdict of today with what a source had not told; undecided instead of permitted. In
   * a verdict of the engine, that finding is the last.
   */
  private static WrittenVerdict asFarAsKnown(WrittenVerdict now, WrittenVerdict before) {
    List<WrittenVerdict.Finding> failed = failedSources(before);
    if (failed.isEmpty()) {
      return now;
    }
    List<WrittenVerdict.Finding> findings = new ArrayList<>(now.findings());
    findings.addAll(failed);
    return new WrittenVerdict(
        now.idOrNull(),
        now.decision() == Decision.PERMIT ? Decision.INDETERMINATE : now.decision(),
        now.permittedFromOrNull(),
        findings,
        now.obligations(),
        now.shadow(),
        now.lawEdition(),
        now.lawDigest(),
        now.zoneRules());
  }

  private static List<WrittenVerdict.Finding> failedSources(WrittenVerdict verdict) {
    return verdict.findings().stream().filter(each -> each.rule().equals(FAILED_SOURCE)).toList();
  }

  private static List<String> untoldOf(WrittenVerdict verdict) {
    return failedSources(verdict).stream()
        .flatMap(each -> each.missing().stream())
        .distinct()
        .toList();
  }

  /**
   * Returns the differences between the laws, the zone rules and the programs that gave two
   * verdicts.
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
    List<String> untold = untoldOf(before);
    if (!untold.isEmpty()) {
      reasons.add(
          "a source of the host had failed or was in doubt at the time: the journal does not have"
              + " what it would have told ("
              + String.join(", ", untold)
              + ")");
    }
    if (reasons.isEmpty() && !before.saysWhat(now)) {
      reasons.add(
          "settings: the editions are the same; a setting of the engine or of a house rule is"
              + " another, or what the profile permits in countries that no law covers");
    }
    return reasons;
  }
}
