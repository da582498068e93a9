/**
 * Jakarta Validation for hosts that validate their own objects and the arguments of their methods:
 * {@link io.lexicall.validation.DialableNumber} and {@link io.lexicall.validation.Lawful}. What the
 * facts themselves must keep is {@link io.lexicall.facts.ConsistentFacts}.
 *
 * <p>For the edges of a system. A check on the path of every dial asks {@link
 * io.lexicall.Compliance#check} and nothing else.
 */
@NullMarked
package io.lexicall.validation;

import org.jspecify.annotations.NullMarked;
