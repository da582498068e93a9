package io.lexicall.testkit;

import io.lexicall.facts.Fact;
import java.util.Set;

/**
 * An indeterminate outcome, and facts that differ only in what is known more.
 *
 * @param facts on which the rule cannot tell
 * @param fuller the same with more known
 * @param missing what it names
 */
record Indeterminate<A>(A facts, A fuller, Set<Fact<?, ?>> missing) {}
