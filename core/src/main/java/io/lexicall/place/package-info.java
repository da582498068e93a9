/**
 * Where somebody can be: countries, regions and time zones, each a set of candidates.
 *
 * <p>Start with {@link io.lexicall.place.Place} for one country or region, and with {@link
 * io.lexicall.place.Atlas#resolve} to join what a host states with what a number suggests. The
 * tables behind this package are CSV resources beside its classes; nothing here reads the network,
 * the clock or the default locale.
 */
@NullMarked
package io.lexicall.place;

import org.jspecify.annotations.NullMarked;
