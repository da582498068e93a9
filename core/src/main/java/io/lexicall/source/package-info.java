/** The host's own data, asked for what an activity does not state. */
@NullMarked
package io.lexicall.source;

import org.jspecify.annotations.NullMarked;
