/** What the project's own modules share; no part of the public API. */
@NullMarked
package io.lexicall.lists.internal;

import org.jspecify.annotations.NullMarked;
