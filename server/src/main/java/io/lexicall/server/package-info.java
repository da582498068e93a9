/**
 * Verdicts over HTTP: {@link io.lexicall.server.LexicallServer} answers hosts that do not run on a
 * JVM.
 */
@NullMarked
package io.lexicall.server;

import org.jspecify.annotations.NullMarked;
