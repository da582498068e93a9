/** The rules on calls and texts in the United States. */
@NullMarked
package io.lexicall.rules.tcpa;

import org.jspecify.annotations.NullMarked;
