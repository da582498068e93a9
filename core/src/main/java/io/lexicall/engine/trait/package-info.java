/**
 * The discrete facts of an activity, packed into bits. Not exported: only this module and the
 * contract kit read them.
 *
 * <p>A member that is protected in a class of an exported package, and declared here, is seen by
 * this package but by no host. {@link io.lexicall.engine.trait.Trait} passes it on.
 */
@NullMarked
package io.lexicall.engine.trait;

import org.jspecify.annotations.NullMarked;
