package io.lexicall.server;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * The body of a request, which may be neither too long nor too slow: an activity must arrive within
 * the time limit from its first byte on. Silence between two lines is allowed; the connection has
 * its own limit for that.
 */
final class BodyInput extends FilterInputStream {
  private final long mostBytes;
  private final long patienceNanos;
  private long bytes;
  private long begun = System.nanoTime();
  private boolean isUnderWay = true;
  private boolean byLine;

  private final Memory.Body held;

  /** How many bytes came since the last end of a line; of all, if it is not read by line. */
  private long underWay;

  BodyInput(InputStream in, long mostBytes, Duration patience, Memory.Body held) {
    super(in);
    this.mostBytes = mostBytes;
    this.patienceNanos = patience.toNanos();
    this.held = held;
  }

  /** Gives each line the time that one activity has. */
  void timeEachLine() {
    byLine = true;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    int read = super.read(buffer, offset, length);
    if (read <= 0) {
      return read;
    }
    bytes += read;
    if (bytes > mostBytes) {
      throw tooLarge(mostBytes);
    }
    underWay += read;
    held.require(underWay);
    long now = System.nanoTime();
    if (byLine) {
      int last = read - 1;
      while (last >= 0 && buffer[offset + last] != '\n') {
        last--;
      }
      if (last >= 0 || !isUnderWay) {
        begun = now;
      }
      isUnderWay = last < read - 1;
      underWay = last >= 0 ? read - 1 - last : underWay;
    }
    if (isUnderWay && now - begun > patienceNanos) {
      throw tooSlow(TimeUnit.NANOSECONDS.toMillis(patienceNanos));
    }
    return read;
  }

  static Refusal tooLarge(long most) {
    return Refusal.of(
        Refusal.Kind.TOO_LARGE, "At most " + most + " bytes are read; send less at once");
  }

  static Refusal tooSlow(long millis) {
    return Refusal.of(
        Refusal.Kind.TOO_SLOW,
        "An activity must arrive within " + millis + " milliseconds from its first byte");
  }

  @Override
  public long skip(long count) {
    throw new UnsupportedOperationException(); // nobody does
  }

  @Override
  public boolean markSupported() {
    return false;
  }
}
