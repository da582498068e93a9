/**
 * Judging many rows: who may be called, who may not and why, and which rows lack a fact. Start with
 * {@link io.lexicall.batch.Scrub} for planned contacts and {@link io.lexicall.batch.Audit} for past
 * activities, from files or from rows of the host. {@link io.lexicall.batch.Tally} counts the
 * results, and {@link io.lexicall.batch.ScrubReport} shows them.
 *
 * <p>This package contains no rules and no command line, prints nothing and reads no clock.
 */
@NullMarked
package io.lexicall.batch;

import org.jspecify.annotations.NullMarked;
