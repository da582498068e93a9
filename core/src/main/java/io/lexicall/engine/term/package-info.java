/**
 * The base classes of what rules are made of, with what only the engine asks of them. Exported for
 * the contract kit, which may lie in no module; no part of the public face.
 *
 * <p>Authors of rules override some of these members, which are therefore protected. Nobody else
 * sees them: a protected member can be called by the package that declares it, which is this one,
 * and {@link io.lexicall.engine.term.Terms} passes it on to the engine.
 */
@NullMarked
package io.lexicall.engine.term;

import org.jspecify.annotations.NullMarked;
