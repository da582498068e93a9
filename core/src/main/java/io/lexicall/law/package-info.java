/**
 * Law as data: tables of places and periods, with the citation, the certainty and the days in force
 * of each row.
 *
 * <p>Start with {@link io.lexicall.law.LawTable}. This package defines the form of a law table; it
 * contains no law.
 */
@NullMarked
package io.lexicall.law;

import org.jspecify.annotations.NullMarked;
