/**
 * Judging many rows at one instant: who may be called, who may not and why, and whose row lacks a
 * fact. {@link io.lexicall.batch.Scrub} is the way in, for files and for rows that a host holds
 * itself; {@link io.lexicall.batch.Tally} counts what came of them, {@link
 * io.lexicall.batch.ScrubReport} shows it.
 *
 * <p>It knows no rule and no command line, prints nothing and reads no clock.
 */
@NullMarked
package io.lexicall.batch;

import org.jspecify.annotations.NullMarked;
