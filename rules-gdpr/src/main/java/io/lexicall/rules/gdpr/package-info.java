/**
 * The European law on personal data and on marketing by telephone: regulations {@code gdpr} and
 * {@code eprivacy}.
 *
 * <p>The way in is {@link io.lexicall.rules.gdpr.GdprRules}. What the law says, and where it was
 * read, is in the book {@code law/gdpr.md}; its figures are in the CSV tables of this package.
 */
@NullMarked
package io.lexicall.rules.gdpr;

import org.jspecify.annotations.NullMarked;
