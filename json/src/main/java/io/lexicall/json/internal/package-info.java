/** How the JSON is taken apart and put together; no part of the public API. */
@NullMarked
package io.lexicall.json.internal;

import org.jspecify.annotations.NullMarked;
