/**
 * Facts and verdicts as JSON.
 *
 * <pre>{@code
 * Activity<?> call = ActivityJson.read("{\"activity\":\"contact\",\"at\":\"2026-11-24T12:59:59Z\"}");
 * String answer = VerdictJson.write(call, compliance.check(call));
 * }</pre>
 *
 * <p>The names and allowed values of facts come from the schemas of {@link io.lexicall.facts}.
 * {@link io.lexicall.json.ActivityJson#schema()} and {@link io.lexicall.json.VerdictJson#schema()}
 * describe them for other programs.
 */
@NullMarked
package io.lexicall.json;

import org.jspecify.annotations.NullMarked;
