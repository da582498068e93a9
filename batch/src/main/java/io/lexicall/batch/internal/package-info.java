/** Code that the tool and the functions of Spark share; not part of the public API. */
@NullMarked
package io.lexicall.batch.internal;

import org.jspecify.annotations.NullMarked;
