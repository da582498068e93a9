/** The terms that the federal rules and those of the states share. */
@NullMarked
package io.lexicall.rules.tcpa.terms;

import org.jspecify.annotations.NullMarked;
