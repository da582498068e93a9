/** The command line: what {@code lexicall} does. */
@NullMarked
package io.lexicall.cli;

import org.jspecify.annotations.NullMarked;
