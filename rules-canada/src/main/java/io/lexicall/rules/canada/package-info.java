/** Canada's rules on unsolicited calls; start with {@link io.lexicall.rules.canada.CanadaRules}. */
@NullMarked
package io.lexicall.rules.canada;

import org.jspecify.annotations.NullMarked;
