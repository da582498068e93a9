/**
 * The discrete facts of an activity, packed into bits. Exported for the contract kit, which may lie
 * in no module; no part of the public face.
 *
 * <p>A member that is protected in a class of an exported package, and declared here, is seen by
 * this package but by no host. {@link io.lexicall.engine.trait.Trait} passes it on.
 */
@NullMarked
package io.lexicall.engine.trait;

import org.jspecify.annotations.NullMarked;
