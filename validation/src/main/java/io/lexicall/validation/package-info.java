/**
 * Jakarta Validation for hosts that validate their own objects and the arguments of their methods:
 * {@link io.lexicall.validation.DialableNumber} for text, {@link
 * io.lexicall.validation.ConsistentFacts} for facts that must not contradict each other, {@link
 * io.lexicall.validation.Lawful} for what may go ahead only if the engine permits it.
 *
 * <p>For the edges of a system. A check on the path of every dial asks {@link
 * io.lexicall.Compliance#check} and nothing else.
 */
@NullMarked
package io.lexicall.validation;

import org.jspecify.annotations.NullMarked;
