/**
 * The European law on personal data and on marketing by telephone: regulations {@code gdpr} and
 * {@code eprivacy}.
 *
 * <p>Start with {@link io.lexicall.rules.gdpr.GdprRules}. The law and its sources are in the law
 * book {@code law/gdpr.md}; its figures are in the CSV tables of this package.
 */
@NullMarked
package io.lexicall.rules.gdpr;

import org.jspecify.annotations.NullMarked;
