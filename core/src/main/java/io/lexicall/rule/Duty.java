package io.lexicall.rule;

import static java.util.Objects.requireNonNull;

import io.lexicall.engine.term.KebabCase;
import io.lexicall.time.Due;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Something that must be done for an activity to stay lawful.
 *
 * <p>Immutable and thread-safe.
 *
 * @since 0.1
 */
public final class Duty {
  private final String name;
  private final @Nullable Due due;
  private final String note;

  private Duty(String name, @Nullable Due due, String note) {
    this.name = name;
    this.due = due;
    this.note = note;
  }

  /**
   * Returns a duty without a date.
   *
   * @param name kebab-case, such as {@code announce-recording}; public API
   * @throws IllegalArgumentException if it is not in kebab-case
   */
  public static Duty to(String name) {
    if (!KebabCase.holds(name, 0, name.length())) {
      throw new IllegalArgumentException(
          "An obligation's name is in kebab-case, such as identify-caller, but this is " + name);
    }
    return new Duty(name, null, "");
  }

  /** Returns the same duty, to be done by a date. */
  public Duty by(Due due) {
    return new Duty(name, requireNonNull(due, "due"), note);
  }

  /**
   * Returns the same duty with a note: a sentence with details, such as within how many seconds.
   */
  public Duty noting(String note) {
    return new Duty(name, due, requireNonNull(note, "note"));
  }

  /** Returns the name, such as {@code announce-recording}. */
  public String name() {
    return name;
  }

  /** Returns when it is due; empty if it must be done at once or always. */
  public Optional<Due> due() {
    return Optional.ofNullable(due);
  }

  /** Returns the note, or an empty text. */
  public String note() {
    return note;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Duty that
        && name.equals(that.name)
        && java.util.Objects.equals(due, that.due)
        && note.equals(that.note);
  }

  @Override
  public int hashCode() {
    return java.util.Objects.hash(name, due, note);
  }

  @Override
  public String toString() {
    return due == null ? name : name + " by " + due;
  }
}
