/** A host of ours: the lists that it keeps in memory, and how it asks about a dial. */
@NullMarked
package io.lexicall.benchmarks.host;

import org.jspecify.annotations.NullMarked;
