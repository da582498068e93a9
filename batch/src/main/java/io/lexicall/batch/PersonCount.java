package io.lexicall.batch;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** What an audit has counted for one person so far. Not thread-safe. */
final class PersonCount {
  private final Set<Object> claims = new HashSet<>();
  private final Map<Object, RepeatedViolations> repeated = new HashMap<>();
  private long judged;

  /** Counts a claim that a person has once, and returns whether it was not counted before. */
  boolean claim(Object claim) {
    return claims.add(claim);
  }

  /** Returns the violations so far on which a claim rests that needs several of them. */
  RepeatedViolations repeated(Object claim) {
    return repeated.computeIfAbsent(claim, key -> new RepeatedViolations());
  }

  /** Counts a judged contact, and returns how many there are with it. */
  long judge() {
    judged++;
    return judged;
  }
}
