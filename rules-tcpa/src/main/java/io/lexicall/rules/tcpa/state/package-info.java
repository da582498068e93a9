/** The telemarketing laws of the states, the District of Columbia and Puerto Rico. */
@NullMarked
package io.lexicall.rules.tcpa.state;

import org.jspecify.annotations.NullMarked;
