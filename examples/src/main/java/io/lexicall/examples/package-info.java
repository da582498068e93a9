/** A host that embeds the library. */
@NullMarked
package io.lexicall.examples;

import org.jspecify.annotations.NullMarked;
