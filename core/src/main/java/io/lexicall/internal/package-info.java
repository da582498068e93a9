/** Code that the project's own modules share; not part of the public API. */
@NullMarked
package io.lexicall.internal;

import org.jspecify.annotations.NullMarked;
