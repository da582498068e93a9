/** Runs the benchmarks, holds what they say against the goals, and shows it. */
@NullMarked
package io.lexicall.benchmarks.report;

import org.jspecify.annotations.NullMarked;
