package io.lexicall.json;

import static java.util.Objects.requireNonNull;

import io.lexicall.facts.Activity;
import io.lexicall.facts.Problem;
import io.lexicall.json.internal.Shown;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The result of reading one activity: the activity, or everything that is wrong with it.
 *
 * <p>Immutable and thread-safe.
 *
 * @since 0.1
 */
public sealed interface Reading {
  /**
   * An activity.
   *
   * @param activity what was read
   * @since 0.1
   */
  record Understood(Activity<?> activity) implements Reading {
    /** Checks that nothing is null. */
    public Understood {
      requireNonNull(activity, "activity");
    }
  }

  /**
   * No activity.
   *
   * @since 0.1
   */
  final class Refused implements Reading {
    private final @Nullable String id;
    private final List<Problem> problems;

    Refused(@Nullable String id, List<Problem> problems) {
      this.id = id == null ? null : Shown.echoed(id);
      this.problems = List.copyOf(problems);
    }

    /**
     * Returns the host's own name for it, if that could be read. The digits of a card number, and
     * of a telephone number in international form, are hidden: it goes into an error.
     */
    public Optional<String> id() {
      return Optional.ofNullable(id);
    }

    /**
     * Returns everything that is wrong, in the order of the text. Holds no whole telephone number
     * and no card number.
     */
    public List<Problem> problems() {
      return problems;
    }
  }
}
