/**
 * The engine. It simplifies the law for each place, period and kind of activity, keeps what
 * remains, and judges activities by it. Not exported; hosts use {@link io.lexicall.Compliance}.
 *
 * <p>It knows rules and facts, but not the classes that a host sees: {@link
 * io.lexicall.engine.Answers} creates these. So there are no cycles between packages.
 */
@NullMarked
package io.lexicall.engine;

import org.jspecify.annotations.NullMarked;
