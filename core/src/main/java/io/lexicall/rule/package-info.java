/**
 * The parts of a rule: its card, the condition under which it applies, and its effect.
 *
 * <p>Start at {@link io.lexicall.rule.Rule#on} and {@link io.lexicall.rule.RuleModule}.
 */
@NullMarked
package io.lexicall.rule;

import org.jspecify.annotations.NullMarked;
