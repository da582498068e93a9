/**
 * The discrete facts of an activity, packed into bits. Exported for the contract kit, which may be
 * on the class path; not part of the public API.
 *
 * <p>A member that is protected and declared here can be called by this package but not by hosts.
 * {@link io.lexicall.engine.trait.Trait} gives the engine access.
 */
@NullMarked
package io.lexicall.engine.trait;

import org.jspecify.annotations.NullMarked;
