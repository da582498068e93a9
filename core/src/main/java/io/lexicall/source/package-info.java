/** Sources: the host's own data, for facts that an activity does not state. */
@NullMarked
package io.lexicall.source;

import org.jspecify.annotations.NullMarked;
