/**
 * How a rule is written: its card, the condition under which it speaks, and what it then demands.
 *
 * <p>Start at {@link io.lexicall.rule.Rule#on} and {@link io.lexicall.rule.RuleModule}.
 */
@NullMarked
package io.lexicall.rule;

import org.jspecify.annotations.NullMarked;
