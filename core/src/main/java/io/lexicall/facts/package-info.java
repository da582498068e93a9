/**
 * The facts of one activity, as the host states them.
 *
 * <p>A fact that is left out is <em>unknown</em>, which is neither false nor empty. {@link
 * io.lexicall.facts.Contact} and its seven siblings are the activities; {@link
 * io.lexicall.facts.Fact} names one fact and reads it.
 */
@NullMarked
package io.lexicall.facts;

import org.jspecify.annotations.NullMarked;
