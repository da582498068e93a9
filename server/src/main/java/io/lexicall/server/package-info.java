/**
 * Verdicts over HTTP: {@link io.lexicall.server.LexicallServer} answers what hosts ask that are no
 * JVM.
 */
@NullMarked
package io.lexicall.server;

import org.jspecify.annotations.NullMarked;
