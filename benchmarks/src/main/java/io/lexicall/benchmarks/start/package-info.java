/** What a fresh virtual machine runs to be timed. */
@NullMarked
package io.lexicall.benchmarks.start;

import org.jspecify.annotations.NullMarked;
