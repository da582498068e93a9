/** Judging rows on Apache Spark, as {@link io.lexicall.batch} judges them on one machine. */
@NullMarked
package io.lexicall.spark;

import org.jspecify.annotations.NullMarked;
