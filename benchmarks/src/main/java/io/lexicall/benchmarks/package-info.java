/** What a check costs, beside its floor and its peers. */
@NullMarked
package io.lexicall.benchmarks;

import org.jspecify.annotations.NullMarked;
