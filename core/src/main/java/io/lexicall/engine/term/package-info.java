/**
 * The base classes of the parts of rules, with the methods that only the engine calls. Exported for
 * the contract kit, which may be on the class path; not part of the public API.
 *
 * <p>Authors of rules override some of these members, which are therefore protected. Hosts cannot
 * call them: only the package that declares a protected member can, which is this one, and {@link
 * io.lexicall.engine.term.Terms} gives the engine access.
 */
@NullMarked
package io.lexicall.engine.term;

import org.jspecify.annotations.NullMarked;
