/** The engine and its verdict: may this activity go ahead, here and now, and if not, why. */
package io.lexicall;
