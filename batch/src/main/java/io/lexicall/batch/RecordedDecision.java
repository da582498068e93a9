package io.lexicall.batch;

import static java.util.Objects.requireNonNull;

import io.lexicall.Decision;
import io.lexicall.facts.Activity;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The decision before an activity, as a journal recorded it, for comparison with the rows of an
 * {@link Audit}. Immutable and thread-safe.
 *
 * @since 0.1
 */
public final class RecordedDecision {
  private final Tally.At place;
  private final Decision decision;
  private final @Nullable Activity<?> activity;

  /**
   * Decisions, one after the other.
   *
   * @since 0.1
   */
  @FunctionalInterface
  public interface All {
    /**
     * Returns the next decision; null if there is none.
     *
     * @throws IOException if it cannot be read, which ends the audit
     */
    @Nullable RecordedDecision next() throws IOException;
  }

  private RecordedDecision(Tally.At place, Decision decision, @Nullable Activity<?> activity) {
    this.place = place;
    this.decision = requireNonNull(decision, "decision");
    this.activity = activity;
  }

  /**
   * Returns the decision.
   *
   * @param journal the index of the journal among the files of the audit
   * @param entry the number of the entry, from 1
   * @param activity the judged activity; null if it cannot be read because it is sealed
   */
  public static RecordedDecision of(
      int journal, long entry, Decision decision, @Nullable Activity<?> activity) {
    return new RecordedDecision(new Tally.At(journal, entry), decision, activity);
  }

  Tally.At place() {
    return place;
  }

  Decision decision() {
    return decision;
  }

  /** Returns the judged activity; empty if it cannot be read. */
  public Optional<Activity<?>> activity() {
    return Optional.ofNullable(activity);
  }
}
