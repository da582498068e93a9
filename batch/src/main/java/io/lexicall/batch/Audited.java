package io.lexicall.batch;

import static java.util.Objects.requireNonNull;

import io.lexicall.Verdict;
import io.lexicall.json.VerdictJson;
import io.lexicall.json.WrittenVerdict;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The result of an {@link Audit} for one row. Immutable and thread-safe.
 *
 * @since 0.1
 */
public final class Audited {
  private final Answer answer;
  private final Tally.At place;
  private final @Nullable String id;
  private final @Nullable Refusal refusal;
  private final String reason;
  private final boolean repeated;
  private final boolean future;

  /** Null if it is written only when needed. */
  private final @Nullable String json;

  /** Null for a refused row, and for a result that was read back. */
  private final @Nullable Verdict judged;

  private final @Nullable VerdictKind kind;

  Audited(
      Answer answer,
      Tally.At place,
      @Nullable String id,
      @Nullable Refusal refusal,
      String reason,
      boolean repeated,
      boolean future,
      String json) {
    this(answer, place, id, refusal, reason, repeated, future, json, null, null);
  }

  private Audited(
      Answer answer,
      Tally.At place,
      @Nullable String id,
      @Nullable Refusal refusal,
      String reason,
      boolean repeated,
      boolean future,
      @Nullable String json,
      @Nullable Verdict judged,
      @Nullable VerdictKind kind) {
    this.answer = answer;
    this.place = place;
    this.id = id;
    this.refusal = refusal;
    this.reason = reason;
    this.repeated = repeated;
    this.future = future;
    this.json = json;
    this.judged = judged;
    this.kind = kind;
  }

  /** Returns the result of an activity; its JSON is written only when needed. */
  static Audited judged(
      Verdict verdict,
      VerdictKind kind,
      Tally.At place,
      @Nullable String id,
      boolean repeated,
      boolean future) {
    return new Audited(kind.answer(), place, id, null, "", repeated, future, null, verdict, kind);
  }

  /** Returns the kind of the verdict; null if the result was read back or refused. */
  @Nullable VerdictKind kind() {
    return kind;
  }

  /**
   * Returns whether it was lawful ({@link Answer#PERMIT}), unlawful ({@link Answer#DENY}), or
   * cannot be judged, because a fact is missing ({@link Answer#INDETERMINATE}) or the row cannot be
   * read ({@link Answer#REFUSED}).
   */
  public Answer answer() {
    return answer;
  }

  /** Returns the place of the row: its file and line, or its number if no place was stated. */
  public Tally.At place() {
    return place;
  }

  /** Returns the host's own name for it. */
  public Optional<String> id() {
    return Optional.ofNullable(id);
  }

  /** Returns the verdict, which is read from {@link #json} each time; empty if it was refused. */
  public Optional<WrittenVerdict> verdict() {
    return answer == Answer.REFUSED ? Optional.empty() : Optional.of(VerdictJson.read(json()));
  }

  /** Returns why the row was refused; empty if it was judged. */
  public Optional<Refusal> refusal() {
    return Optional.ofNullable(refusal);
  }

  /** Returns what is wrong with a row that was refused, in words; otherwise an empty text. */
  public String reason() {
    return reason;
  }

  /** Returns whether an earlier row is the same call. */
  public boolean isRepeated() {
    return repeated;
  }

  /** Returns whether it is later than the day of the audit; false if no day was set. */
  public boolean isOfTheFuture() {
    return future;
  }

  /**
   * Returns the answer on one line, as {@code lexicall check} writes it: the verdict, or what is
   * wrong with the row.
   */
  public String json() {
    return json != null ? json : VerdictJson.write(id, requireNonNull(judged));
  }

  /** Returns the answer and the place, but no fact of the row. */
  @Override
  public String toString() {
    return answer.code() + " at line " + place.line();
  }
}
