/**
 * Facts and verdicts as JSON.
 *
 * <pre>{@code
 * Activity<?> call = ActivityJson.read("{\"activity\":\"contact\",\"at\":\"2026-11-24T12:59:59Z\"}");
 * String answer = VerdictJson.write(call, compliance.check(call));
 * }</pre>
 *
 * <p>What a fact is called and what is allowed in it is read from the schemas of {@link
 * io.lexicall.facts}. {@link io.lexicall.json.ActivityJson#schema()} and {@link
 * io.lexicall.json.VerdictJson#schema()} say the same to other programs.
 */
@NullMarked
package io.lexicall.json;

import org.jspecify.annotations.NullMarked;
