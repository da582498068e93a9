/**
 * The same rules as others would write them: by hand, and in engines that know no telephone law.
 */
@NullMarked
package io.lexicall.benchmarks.peers;

import org.jspecify.annotations.NullMarked;
