package io.lexicall.cli.scrub;

import io.lexicall.facts.ListEntry;
import io.lexicall.facts.Moment;
import io.lexicall.number.PhoneNumber;
import java.util.Optional;

/** A list that every number is looked up in. */
public interface ListCheck {
  /** Returns the name of the list, for people. */
  String name();

  /** Returns the version of the list. */
  Moment asOf();

  /** Returns how many numbers stand on the list. */
  long size();

  /** Returns what the list says of a number; empty where it does not cover it. Thread-safe. */
  Optional<ListEntry> check(PhoneNumber number);
}
