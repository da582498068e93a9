/**
 * Jakarta Validation for hosts that validate their own objects and the arguments of their methods:
 * {@link io.lexicall.validation.DialableNumber} for text, {@link
 * io.lexicall.validation.ConsistentFacts} for facts that must not contradict each other, and {@link
 * io.lexicall.validation.Lawful} for activities that require a permit of the engine.
 *
 * <p>Meant for the edges of a system. A check before every call should use {@link
 * io.lexicall.Compliance#check} alone.
 */
@NullMarked
package io.lexicall.validation;

import org.jspecify.annotations.NullMarked;
