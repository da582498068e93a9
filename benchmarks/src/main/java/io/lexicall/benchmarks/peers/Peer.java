package io.lexicall.benchmarks.peers;

import io.lexicall.benchmarks.dialing.SalesCall;

/**
 * An engine that knows no telephone law, with the rules that decide the dials of a week, written as
 * its own users would.
 *
 * @param <R> what it is asked about a call
 */
public interface Peer<R> {
  /** Puts a call into the engine's own terms; not timed. */
  R request(SalesCall call);

  /** Tells whether a call may be made. */
  boolean permits(R request);
}
