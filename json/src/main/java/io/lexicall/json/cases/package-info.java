/**
 * Worked legal cases as data: facts and expected verdicts. Lawyers can write them without Java; the
 * testkit and {@code lexicall test} run them.
 *
 * <pre>{@code
 * CaseRunner runner = new CaseRunner(profile ->
 *     Compliance.builder().discover().profile(profile).build());
 * for (Case each : Cases.read(Path.of("cases/us-federal.jsonl"))) {
 *   runner.run(each).differences().forEach(report::add);
 * }
 * }</pre>
 */
@NullMarked
package io.lexicall.json.cases;

import org.jspecify.annotations.NullMarked;
