/**
 * The engine as a bean of a Spring Boot application.
 *
 * <p>With {@code lexicall-spring-boot-starter} and rule modules on the class path there is a {@link
 * io.lexicall.Compliance} to inject. Properties under {@code lexicall} configure it, beans of the
 * types {@link io.lexicall.rule.RuleModule}, {@link io.lexicall.CheckObserver}, {@code
 * io.lexicall.lists.NumberList} and {@link io.lexicall.spring.ComplianceCustomizer} add to it, and
 * the application's own {@code Compliance} bean replaces it.
 */
@NullMarked
package io.lexicall.spring;

import org.jspecify.annotations.NullMarked;
