/**
 * The engine. It simplifies the law for each place, period and kind of activity, keeps what
 * remains, and judges activities by it. Not exported: {@link io.lexicall.Compliance} is its face.
 *
 * <p>It knows rules and facts, but not what a host sees of its findings: its {@link
 * io.lexicall.engine.Answers} makes that. So no package depends on another in a circle.
 */
@NullMarked
package io.lexicall.engine;

import org.jspecify.annotations.NullMarked;
