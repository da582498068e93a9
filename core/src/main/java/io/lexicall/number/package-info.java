/**
 * Phone numbers: reading them, hiding them, and what their leading digits say about the place.
 *
 * <p>Start with {@link io.lexicall.number.PhoneNumber#parse(CharSequence)}. The line type (mobile,
 * fixed) is not here: it cannot be told from a North American number, so it is a fact that a host
 * states.
 */
@NullMarked
package io.lexicall.number;

import org.jspecify.annotations.NullMarked;
