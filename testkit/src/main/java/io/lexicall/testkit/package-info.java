/**
 * For authors of rules: the contract that every rule must keep, checked by tests.
 *
 * <p>Start at {@link io.lexicall.testkit.RuleModuleContract}.
 */
@NullMarked
package io.lexicall.testkit;

import org.jspecify.annotations.NullMarked;
