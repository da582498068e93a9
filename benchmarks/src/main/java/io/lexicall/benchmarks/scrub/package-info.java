/**
 * Lead lists and call records that never were, and ways to go through them: copied, scrubbed,
 * scrubbed slowly, audited.
 */
@NullMarked
package io.lexicall.benchmarks.scrub;

import org.jspecify.annotations.NullMarked;
