/**
 * For authors of rules: what every rule must keep, held by tests.
 *
 * <p>Start at {@link io.lexicall.testkit.RuleModuleContract}.
 */
@NullMarked
package io.lexicall.testkit;

import org.jspecify.annotations.NullMarked;
