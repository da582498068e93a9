package io.lexicall.json.cases;

import io.lexicall.facts.Activity;
import io.lexicall.facts.Problem;
import io.lexicall.facts.Profile;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One worked case: the facts and the expected verdict.
 *
 * <p>An invalid line becomes a case with {@linkplain #problems() problems}, so that only this case
 * fails and the other lines still run. Immutable and thread-safe.
 *
 * @since 0.1
 */
public final class Case {
  private final String source;
  private final long line;
  private final String name;
  private final String why;
  private final List<String> regulations;
  private final @Nullable Profile profile;
  private final @Nullable Activity<?> activity;
  private final Expectation expectation;
  private final List<Problem> problems;

  Case(
      String source,
      long line,
      String name,
      String why,
      List<String> regulations,
      @Nullable Profile profile,
      @Nullable Activity<?> activity,
      Expectation expectation,
      List<Problem> problems) {
    this.source = source;
    this.line = line;
    this.name = name;
    this.why = why;
    this.regulations = List.copyOf(regulations);
    this.profile = profile;
    this.activity = activity;
    this.expectation = expectation;
    this.problems = List.copyOf(problems);
  }

  /** Returns the name of the file. */
  public String source() {
    return source;
  }

  /** Returns the number of the line in the file, from 1. */
  public long line() {
    return line;
  }

  /** Returns the name, a short sentence. */
  public String name() {
    return name;
  }

  /** Returns the legal reasoning, or an empty text. */
  public String why() {
    return why;
  }

  /** Returns the regulations to apply; empty means all. */
  public List<String> regulations() {
    return regulations;
  }

  /** Returns the profile of the host; empty if the case states none. */
  public Optional<Profile> profile() {
    return Optional.ofNullable(profile);
  }

  /** Returns the facts; empty only if there are problems. */
  public Optional<Activity<?>> activity() {
    return Optional.ofNullable(activity);
  }

  /** Returns the expected verdict. */
  public Expectation expectation() {
    return expectation;
  }

  /** Returns why it cannot be run; empty if it can. */
  public List<Problem> problems() {
    return problems;
  }

  /** Returns its file, line and name: {@code us-federal.jsonl:12: no calls on a Sunday}. */
  @Override
  public String toString() {
    return source + ":" + line + ": " + name;
  }
}
