/**
 * The engine: asks every rule that the place and the day call for, and answers with a verdict.
 *
 * <pre>{@code
 * Compliance compliance = Compliance.load();
 * Verdict verdict = compliance.check(contact);
 * }</pre>
 */
@NullMarked
package io.lexicall;

import org.jspecify.annotations.NullMarked;
