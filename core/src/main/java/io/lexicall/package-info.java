/**
 * The API for hosts: building the engine, checking activities, and verdicts.
 *
 * <p>{@link io.lexicall.Compliance} applies every rule that is in force at the place on the day,
 * and returns a {@link io.lexicall.Verdict}. The engine itself is in a package that is not
 * exported.
 *
 * <pre>{@code
 * Compliance compliance = Compliance.load();
 * Verdict verdict = compliance.check(contact);
 * }</pre>
 */
@NullMarked
package io.lexicall;

import org.jspecify.annotations.NullMarked;
