/**
 * Lead lists that never were, and three ways to go through them: copied, scrubbed, scrubbed slowly.
 */
@NullMarked
package io.lexicall.benchmarks.scrub;

import org.jspecify.annotations.NullMarked;
