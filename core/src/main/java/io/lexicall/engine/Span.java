package io.lexicall.engine;

import java.time.Instant;

/**
 * A stretch of time in which one answer holds.
 *
 * @param from its first instant, inclusive
 * @param to its end, exclusive
 */
public record Span(Instant from, Instant to, Answer answer) {}
