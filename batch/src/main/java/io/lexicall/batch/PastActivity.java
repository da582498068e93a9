package io.lexicall.batch;

import static java.util.Objects.requireNonNull;

import io.lexicall.facts.Activity;
import io.lexicall.facts.Contact;
import io.lexicall.facts.Problem;
import io.lexicall.number.PhoneNumber;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A past activity for an {@link Audit}: its facts, and how it ended, as far as known. Or a row that
 * cannot be read, with what is wrong with it.
 *
 * <pre>{@code
 * PastActivity.of(contact).connected(call.talkSeconds() > 0)
 * }</pre>
 *
 * <p>How it ended says nothing about the activity itself: it becomes part of the history of later
 * contacts to the same number, and of the figures of its campaign. Immutable and thread-safe.
 *
 * @since 0.1
 */
public final class PastActivity {
  /** The line of a row that is named by its number among all rows. */
  static final long OWN_NUMBER = -1;

  /** Null if there is none, or if it is created only when needed. */
  private @Nullable Activity<?> activity;

  /** The number and the instant of a row of a table; null for other rows. */
  private final @Nullable PhoneNumber number;

  private final @Nullable Instant at;
  private final @Nullable String id;
  private final @Nullable Refusal refusal;
  private final List<Problem> problems;
  private final Ending ending;

  /** The facts as they were read, in JSON; null if they were not read from JSON. */
  private final @Nullable String text;

  /**
   * The same facts without number, instant and id, if other rows state them too; otherwise null.
   */
  private final @Nullable Contact alike;

  /** What can be read of a refused row; null if it is not refused, or if nothing can be read. */
  private final @Nullable Remains remains;

  private final int file;

  /** {@link #OWN_NUMBER} if no file or journal has it. */
  private final long line;

  private final boolean isMade;

  private PastActivity(
      @Nullable Activity<?> activity,
      @Nullable PhoneNumber number,
      @Nullable Instant at,
      @Nullable String id,
      @Nullable Refusal refusal,
      List<Problem> problems,
      Ending ending,
      @Nullable String text,
      @Nullable Contact alike,
      @Nullable Remains remains,
      int file,
      long line,
      boolean isMade) {
    this.activity = activity;
    this.number = number;
    this.at = at;
    this.id = id;
    this.refusal = refusal;
    this.problems = problems;
    this.ending = ending;
    this.text = text;
    this.alike = alike;
    this.remains = remains;
    this.file = file;
    this.line = line;
    this.isMade = isMade;
  }

  /** Returns an activity without a statement of how it ended. */
  public static PastActivity of(Activity<?> activity) {
    requireNonNull(activity, "activity");
    return new PastActivity(
        activity,
        null,
        null,
        activity.id().orElse(null),
        null,
        List.of(),
        Ending.UNTOLD,
        null,
        null,
        null,
        0,
        OWN_NUMBER,
        true);
  }

  /**
   * Returns a contact whose facts, except number, instant and id, other rows state too.
   *
   * @param alike the common facts
   * @param file the index of the file
   * @param line the number of the line; {@link #OWN_NUMBER} if none has it
   */
  static PastActivity alike(
      Contact alike,
      PhoneNumber number,
      Instant at,
      @Nullable String id,
      Ending ending,
      int file,
      long line) {
    return new PastActivity(
        null, number, at, id, null, List.of(), ending, null, alike, null, file, line, true);
  }

  /**
   * Returns a row that cannot be judged. It is counted and answered in its place, and is in no
   * history and no campaign; a {@link PastReader} returns refused rows with what can be read of
   * them.
   *
   * @param id the host's own name for it, or null
   * @param refusal why, in short
   * @param problems what is wrong; they are shown, so they hold no number of a person
   */
  public static PastActivity refused(@Nullable String id, Refusal refusal, List<Problem> problems) {
    return new PastActivity(
        null,
        null,
        null,
        id,
        requireNonNull(refusal, "refusal"),
        List.copyOf(problems),
        Ending.UNTOLD,
        null,
        null,
        null,
        0,
        OWN_NUMBER,
        true);
  }

  /** Returns a refused row with what can be read of it. */
  PastActivity leaving(Remains rest) {
    return new PastActivity(
        activity, number, at, id, refusal, problems, ending, text, alike, rest, file, line, isMade);
  }

  @Nullable Remains remains() {
    return remains;
  }

  /**
   * States that it was not carried out: it was denied before. It is judged and answered, but it is
   * no contact: it is in no history, no campaign and no claim, and is counted apart.
   */
  public PastActivity notMade() {
    return new PastActivity(
        activity, number, at, id, refusal, problems, ending, text, alike, remains, file, line,
        false);
  }

  boolean isMade() {
    return isMade;
  }

  /** States whether a conversation took place. */
  public PastActivity connected(boolean tookPlace) {
    return ended(ending.connected(tookPlace));
  }

  /** States whether the person asked not to be contacted this way. */
  public PastActivity refused(boolean asked) {
    return ended(ending.refused(asked));
  }

  /** States whether it was made under an exemption from consent. */
  public PastActivity exempt(boolean was) {
    return ended(ending.exempt(was));
  }

  /**
   * States whether a person answered. If this and {@link #abandoned} are stated for all calls of a
   * campaign, the campaign's share of abandoned calls is computed from the rows.
   */
  public PastActivity answered(boolean byPerson) {
    return ended(ending.answered(byPerson));
  }

  /**
   * States whether the call was abandoned: a person answered, and no agent was there in time. The
   * law says what is in time: in the United States two seconds after the person's greeting.
   */
  public PastActivity abandoned(boolean was) {
    return ended(ending.abandoned(was));
  }

  /** States whether the agent had been trained by then. */
  public PastActivity trained(boolean was) {
    return ended(ending.trained(was));
  }

  /** Sets the agent, by whom the rows are counted. The name is shown. */
  public PastActivity agent(String name) {
    return ended(ending.agent(requireNonNull(name, "name")));
  }

  PastActivity ended(Ending how) {
    return new PastActivity(
        activity, number, at, id, refusal, problems, how, text, alike, remains, file, line, isMade);
  }

  /**
   * Sets the place of the row, instead of its number from 1.
   *
   * @param fileIndex the index of the file
   * @param lineNumber the number of the line, from 1; of an entry of a journal its index, from 0
   */
  public PastActivity in(int fileIndex, long lineNumber) {
    if (fileIndex < 0 || lineNumber < 0) {
      throw new IllegalArgumentException("The index of a file and the number of a line are from 0");
    }
    return new PastActivity(
        activity,
        number,
        at,
        id,
        refusal,
        problems,
        ending,
        text,
        alike,
        remains,
        fileIndex,
        lineNumber,
        isMade);
  }

  /** Returns the activity; empty if the row has none. */
  public Optional<Activity<?>> activity() {
    return Optional.ofNullable(activityOrNull());
  }

  @Nullable Activity<?> activityOrNull() {
    Activity<?> known = activity;
    Contact facts = alike;
    if (known == null && facts != null) {
      known = AlikeFacts.contact(facts, requireNonNull(number), requireNonNull(at), id);
      activity = known; // a race creates two equal objects
    }
    return known;
  }

  /** Returns the number of a row that is {@link #alike} others. */
  PhoneNumber number() {
    return requireNonNull(number);
  }

  /** Returns the instant of a row that is {@link #alike} others. */
  Instant at() {
    return requireNonNull(at);
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

  /**
   * Returns the same with the text from which it was read, so that it need not be written again.
   */
  PastActivity readFrom(String json) {
    return new PastActivity(
        activity, number, at, id, refusal, problems, ending, json, alike, remains, file, line,
        isMade);
  }

  @Nullable String text() {
    return text;
  }

  @Nullable Contact alike() {
    return alike;
  }

  Ending ending() {
    return ending;
  }

  int file() {
    return file;
  }

  /** Returns its line, or its number among all rows if no file or journal has it. */
  long lineOr(long number) {
    return line == OWN_NUMBER ? number : line;
  }
}
