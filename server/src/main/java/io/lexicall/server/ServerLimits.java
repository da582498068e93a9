package io.lexicall.server;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * The limits of a server. A request beyond a limit is refused with a problem that says so.
 *
 * @param lineBytes the maximum size in bytes of one activity, alone or on a line
 * @param bodyBytes the maximum size in bytes of a body of many lines
 * @param headerBytes the maximum size in bytes of the line and the headers of a request
 * @param requestsPerSecond the maximum number of requests per second from one client, identified by
 *     its token, or by its address if there are no tokens
 * @param atOnce the most requests that are answered at the same time
 * @param connections the most connections that are open at the same time
 * @param patience how long an activity may take to arrive from its first byte to its last, and how
 *     long requests under way are waited for when the server stops
 * @param idle how long a connection, or a stream of lines, may be silent
 * @since 0.1
 */
public record ServerLimits(
    int lineBytes,
    int bodyBytes,
    int headerBytes,
    int requestsPerSecond,
    int atOnce,
    int connections,
    Duration patience,
    Duration idle) {
  /** Checks that each is greater than zero. */
  public ServerLimits {
    requirePositive("lineBytes", lineBytes);
    requirePositive("bodyBytes", bodyBytes);
    requirePositive("headerBytes", headerBytes);
    requirePositive("requestsPerSecond", requestsPerSecond);
    requirePositive("atOnce", atOnce);
    requirePositive("connections", connections);
    requirePositive("patience", requireNonNull(patience, "patience").toMillis());
    requirePositive("idle", requireNonNull(idle, "idle").toMillis());
  }

  private static void requirePositive(String name, long value) {
    if (value < 1) {
      throw new IllegalArgumentException("%s must be more than 0, not %s".formatted(name, value));
    }
  }

  /**
   * Returns: 1 MiB an activity, 16 MiB a body, 16 KiB of headers, 10,000 requests a second of one
   * client, 256 at once, 1,024 connections, patience of 10 seconds, a minute of silence.
   */
  public static ServerLimits defaults() {
    return new ServerLimits(
        1 << 20,
        16 << 20,
        16 << 10,
        10_000,
        256,
        1_024,
        Duration.ofSeconds(10),
        Duration.ofMinutes(1));
  }

  /** Returns the same with another limit of one activity and of a body. */
  public ServerLimits withBytes(int ofLine, int ofBody) {
    return new ServerLimits(
        ofLine, ofBody, headerBytes, requestsPerSecond, atOnce, connections, patience, idle);
  }

  /** Returns the same with another limit of requests a second of one client. */
  public ServerLimits withRequestsPerSecond(int most) {
    return new ServerLimits(
        lineBytes, bodyBytes, headerBytes, most, atOnce, connections, patience, idle);
  }

  /** Returns the same with other limits of requests and of connections at the same time. */
  public ServerLimits withAtOnce(int requests, int open) {
    return new ServerLimits(
        lineBytes, bodyBytes, headerBytes, requestsPerSecond, requests, open, patience, idle);
  }

  /** Returns the same with other times. */
  public ServerLimits withTimes(Duration forOneActivity, Duration ofSilence) {
    return new ServerLimits(
        lineBytes,
        bodyBytes,
        headerBytes,
        requestsPerSecond,
        atOnce,
        connections,
        forOneActivity,
        ofSilence);
  }
}
