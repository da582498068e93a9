/**
 * The engine. It applies every rule that is in force at the place on the day, and returns a
 * verdict.
 *
 * <pre>{@code
 * Compliance compliance = Compliance.load();
 * Verdict verdict = compliance.check(contact);
 * }</pre>
 */
@NullMarked
package io.lexicall;

import org.jspecify.annotations.NullMarked;
