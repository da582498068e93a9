/** The rules of the FCC ({@code tcpa}), the FTC ({@code tsr}) and the CFPB ({@code reg-f}). */
@NullMarked
package io.lexicall.rules.tcpa.federal;

import org.jspecify.annotations.NullMarked;
