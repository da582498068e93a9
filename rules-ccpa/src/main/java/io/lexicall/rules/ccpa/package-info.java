/** The privacy acts of the states of the United States. */
@NullMarked
package io.lexicall.rules.ccpa;

import org.jspecify.annotations.NullMarked;
