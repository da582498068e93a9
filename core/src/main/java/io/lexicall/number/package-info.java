/**
 * Phone numbers: parsing, masking, and what their leading digits say about the place.
 *
 * <p>Start with {@link io.lexicall.number.PhoneNumber#parse(CharSequence)}. The line type (mobile,
 * fixed) is not here: a North American number does not show it, so it is a fact that a host states.
 */
@NullMarked
package io.lexicall.number;

import org.jspecify.annotations.NullMarked;
