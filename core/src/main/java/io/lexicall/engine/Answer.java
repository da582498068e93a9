package io.lexicall.engine;

/**
 * What a host is told about an activity. Made by {@link Answers}; the engine only passes it on.
 *
 * @hidden
 */
@SuppressWarnings("InvalidBlockTag") // it is left out of the documentation for hosts
public abstract class Answer {
  /** For the class that hosts see. */
  protected Answer() {}
}
