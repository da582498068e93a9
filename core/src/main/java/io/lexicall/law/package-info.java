/**
 * Law as dated, cited data: tables of places and periods, the citation and the certainty of each
 * row, and when it is in force.
 *
 * <p>Start with {@link io.lexicall.law.LawTable}. This package knows the form of a law table and no
 * law.
 */
@NullMarked
package io.lexicall.law;

import org.jspecify.annotations.NullMarked;
