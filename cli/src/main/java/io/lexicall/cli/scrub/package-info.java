/**
 * Scrubbing lead lists: reading them, judging every row, writing it where it belongs, reporting.
 */
@NullMarked
package io.lexicall.cli.scrub;

import org.jspecify.annotations.NullMarked;
