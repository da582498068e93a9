package io.lexicall.batch;

import static java.util.Objects.requireNonNull;

import io.lexicall.facts.Activity;
import io.lexicall.facts.Problem;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Something that was done, for an {@link Audit}: its facts, and how it ended, as far as that is
 * known. Or a row that says no such thing, with what is wrong with it.
 *
 * <pre>{@code
 * PastActivity.of(contact).connected(call.talkSeconds() > 0)
 * }</pre>
 *
 * <p>How it ended says nothing about the activity itself: it becomes part of the history of later
 * contacts to the same number. Immutable and thread-safe.
 *
 * @since 0.1
 */
public final class PastActivity {
  private final @Nullable Activity<?> activity;
  private final @Nullable String id;
  private final @Nullable Refusal refusal;
  private final List<Problem> problems;
  private final @Nullable Boolean connected;
  private final @Nullable Boolean refused;
  private final @Nullable Boolean exempt;
  private final int file;

  /** Zero if it is the row's own number. */
  private final long line;

  private PastActivity(
      @Nullable Activity<?> activity,
      @Nullable String id,
      @Nullable Refusal refusal,
      List<Problem> problems,
      @Nullable Boolean connected,
      @Nullable Boolean refused,
      @Nullable Boolean exempt,
      int file,
      long line) {
    this.activity = activity;
    this.id = id;
    this.refusal = refusal;
    this.problems = problems;
    this.connected = connected;
    this.refused = refused;
    this.exempt = exempt;
    this.file = file;
    this.line = line;
  }

  /** Returns an activity of which nobody said how it ended. */
  public static PastActivity of(Activity<?> activity) {
    requireNonNull(activity, "activity");
    return new PastActivity(
        activity, activity.id().orElse(null), null, List.of(), null, null, null, 0, 0);
  }

  /**
   * Returns a row that cannot be judged. It is counted and answered in its place.
   *
   * @param id the host's own name for it, or null
   * @param refusal why, in short
   * @param problems what is wrong; they are shown, so they hold no number of a person
   */
  public static PastActivity refused(@Nullable String id, Refusal refusal, List<Problem> problems) {
    return new PastActivity(
        null,
        id,
        requireNonNull(refusal, "refusal"),
        List.copyOf(problems),
        null,
        null,
        null,
        0,
        0);
  }

  /** States whether a conversation took place. */
  public PastActivity connected(boolean tookPlace) {
    return new PastActivity(
        activity, id, refusal, problems, tookPlace, refused, exempt, file, line);
  }

  /** States whether the person asked not to be contacted this way. */
  public PastActivity refused(boolean asked) {
    return new PastActivity(activity, id, refusal, problems, connected, asked, exempt, file, line);
  }

  /** States whether it was made under an exemption from consent. */
  public PastActivity exempt(boolean was) {
    return new PastActivity(activity, id, refusal, problems, connected, refused, was, file, line);
  }

  /**
   * Says where the row stands, in place of its number from 1.
   *
   * @param fileIndex the index of the file
   * @param lineNumber the number of the line, from 1
   */
  public PastActivity in(int fileIndex, long lineNumber) {
    if (fileIndex < 0 || lineNumber < 1) {
      throw new IllegalArgumentException("A row stands in a line from 1 of a file from 0");
    }
    return new PastActivity(
        activity, id, refusal, problems, connected, refused, exempt, fileIndex, lineNumber);
  }

  /** Returns the activity; empty if the row says none. */
  public Optional<Activity<?>> activity() {
    return Optional.ofNullable(activity);
  }

  @Nullable Activity<?> activityOrNull() {
    return activity;
  }

  @Nullable String id() {
    return id;
  }

  @Nullable Refusal refusal() {
    return refusal;
  }

  List<Problem> problems() {
    return problems;
  }

  @Nullable Boolean connected() {
    return connected;
  }

  @Nullable Boolean refused() {
    return refused;
  }

  @Nullable Boolean exempt() {
    return exempt;
  }

  int file() {
    return file;
  }

  long line() {
    return line;
  }
}
