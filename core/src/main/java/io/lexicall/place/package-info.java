/**
 * Places where a person can be: countries, regions and time zones, each a set of candidates.
 *
 * <p>Start with {@link io.lexicall.place.Place} for one country or region, and with {@link
 * io.lexicall.place.Atlas#resolve} to join what a host states with what a number suggests. The
 * tables of this package are CSV resources beside its classes. Nothing here reads the network, the
 * clock or the default locale.
 */
@NullMarked
package io.lexicall.place;

import org.jspecify.annotations.NullMarked;
