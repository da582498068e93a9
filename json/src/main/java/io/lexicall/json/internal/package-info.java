/** Parsing and writing of JSON; not part of the public API. */
@NullMarked
package io.lexicall.json.internal;

import org.jspecify.annotations.NullMarked;
