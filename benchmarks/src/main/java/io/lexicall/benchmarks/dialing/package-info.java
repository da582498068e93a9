/** A week of dialing as benchmarks see it: who is called when, and what is known of each. */
@NullMarked
package io.lexicall.benchmarks.dialing;

import org.jspecify.annotations.NullMarked;
