package io.lexicall.lists;

import io.lexicall.facts.ListEntry;
import io.lexicall.number.PhoneNumber;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The current edition of a list at a path. A new edition can be swapped in during look-ups.
 *
 * <p>{@link #refresh} checks whether the file was replaced, verifies every byte of the new one, and
 * uses it from then on. Look-ups never wait: those in progress finish in the old edition, later
 * ones use the new one. If the new file is damaged, is an edition of another list, or is older than
 * the edition in use, the edition in use stays, and {@link #info} shows its age. To go back to an
 * older edition on purpose, create a new {@code CurrentEdition}.
 *
 * <p>From JDK 22 on, the memory of the old edition is released at once. Before JDK 22, only the
 * garbage collector can do that. If four old editions have not been collected, {@code System.gc()}
 * is called, so that old editions do not accumulate. This can pause the virtual machine; with G1,
 * {@code -XX:+ExplicitGCInvokesConcurrent} avoids the pause. With {@code -XX:+DisableExplicitGC} on
 * these old versions, old editions stay until a collection happens.
 *
 * <p>If somebody writes into the file instead of replacing it, look-ups throw from then on, until a
 * refresh finds a complete edition in it again.
 *
 * <p>Thread-safe.
 *
 * @since 0.1
 */
public final class CurrentEdition implements NumberList, AutoCloseable {
  private static final System.Logger LOG = System.getLogger(CurrentEdition.class.getName());
  private static final Duration LONGEST = Duration.ofMillis(Long.MAX_VALUE);

  private final Path file;
  private final Object swapping = new Object();
  private final Retired retired = new Retired();
  private volatile ListEdition edition;
  private Version version;

  /** The version that was last refused, so that it is not read again each time. */
  private @Nullable Version refusedVersion;

  private String refusal = "";
  private @Nullable Thread follower;
  private boolean closed;

  /** Distinguishes the file at a path from earlier and later ones. */
  private record Version(@Nullable Object key, FileTime modified, long size) {
    static Version of(Path file) throws IOException {
      BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
      return new Version(attributes.fileKey(), attributes.lastModifiedTime(), attributes.size());
    }
  }

  private CurrentEdition(Path file, Version version, ListEdition edition) {
    this.file = file;
    this.version = version;
    this.edition = edition;
  }

  /**
   * Opens the edition at a path, checks every byte of it, and uses it until {@link #refresh} is
   * called.
   *
   * @throws DamagedListException if the file is no edition, was cut off or is damaged
   * @throws IOException if it cannot be read
   */
  public static CurrentEdition open(Path file) throws IOException {
    Version version = Version.of(file); // before it is opened: a later version counts as new
    return new CurrentEdition(file, version, openVerified(file, null));
  }

  /**
   * Opens the edition at a path, and checks for a new one at regular intervals, on a thread of its
   * own, until this is closed.
   *
   * <p>If a new edition fails, this is logged, and the old one stays in use.
   *
   * @param every the time between two checks, as long as you like; less than a millisecond counts
   *     as one
   * @throws DamagedListException if the file is no edition, was cut off or is damaged
   * @throws IOException if it cannot be read
   * @throws IllegalArgumentException if the interval is not positive
   */
  public static CurrentEdition follow(Path file, Duration every) throws IOException {
    if (every.isNegative() || every.isZero()) {
      throw new IllegalArgumentException("The interval must be positive, but is " + every);
    }
    CurrentEdition current = open(file);
    Thread thread = new Thread(() -> current.followEvery(every), "lexicall-list " + file);
    thread.setDaemon(true);
    current.follower = thread;
    thread.start();
    return current;
  }

  private void followEvery(Duration every) {
    String told = "";
    try {
      while (true) {
        Thread.sleep(millis(every));
        try {
          refresh();
          told = "";
        } catch (IOException | RuntimeException | Error failure) { // it must look again
          told = tell(failure, told);
        }
      }
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    }
  }

  /** Logs a problem that was not the last one told; returns the last one told. */
  private String tell(Throwable failure, String told) {
    String problem = String.valueOf(failure.getMessage());
    try {
      if (!problem.equals(told)) {
        LOG.log(
            System.Logger.Level.WARNING,
            "{0} stays in use, since a newer edition cannot be: {1}",
            this,
            problem);
      }
      return problem;
    } catch (RuntimeException | Error loggerFailed) {
      return told; // it is told with the next failure
    }
  }

  /** Returns how long to sleep: at most as long as a thread can, and never not at all. */
  private static long millis(Duration every) {
    boolean isForEver = every.compareTo(LONGEST) > 0;
    return isForEver ? Long.MAX_VALUE : Math.max(1, every.toMillis());
  }

  /** Opens an edition, of any list or of the same list as another, and checks all of it. */
  private static ListEdition openVerified(Path file, @Nullable ListInfo other) throws IOException {
    ListEdition edition = ListEdition.open(file);
    boolean sound = false;
    try {
      if (other != null && !edition.info().isSameListAs(other)) {
        throw new IOException(
            "%s now holds another list: %s, not %s"
                .formatted(file, edition.info().id(), other.id()));
      }
      if (other != null && edition.info().isOlderThan(other)) {
        throw new IOException(
            "%s now holds an older edition, of %s, than the one in use, of %s"
                .formatted(file, edition.info().asOf(), other.asOf()));
      }
      edition.verify();
      sound = true;
      return edition;
    } finally {
      if (!sound) {
        edition.close();
      }
    }
  }

  /**
   * Uses the edition that is now at the path, if it was replaced.
   *
   * @return whether it was replaced
   * @throws DamagedListException if it is damaged; the old one stays in use
   * @throws IOException if it cannot be read, is an edition of another list or an older one; the
   *     edition in use stays
   * @throws IllegalStateException if this is closed
   */
  public boolean refresh() throws IOException {
    synchronized (swapping) {
      if (closed) {
        throw new IllegalStateException(file + " is closed");
      }
      Version found = Version.of(file);
      ListEdition previous = edition;
      // A file that was written into may look unchanged if its time stamp is coarse.
      if (found.equals(version) && !previous.hasFailed()) {
        return false;
      }
      if (found.equals(refusedVersion)) {
        throw new DamagedListException(refusal);
      }
      ListEdition next;
      try {
        next = openVerified(file, previous.info());
      } catch (DamagedListException damaged) {
        refusedVersion = found;
        refusal = String.valueOf(damaged.getMessage());
        throw damaged;
      }
      edition = next;
      version = found;
      refusedVersion = null;
      retired.add(previous);
      return true;
    }
  }

  /** Returns the edition in use. It is closed when another one is swapped in. */
  public ListEdition edition() {
    return edition;
  }

  @Override
  public ListInfo info() {
    return edition.info();
  }

  @Override
  public boolean contains(PhoneNumber number) {
    while (true) {
      ListEdition asked = edition;
      try {
        return asked.contains(number);
      } catch (IllegalStateException closedMeanwhile) {
        throwUnlessSwapped(asked, closedMeanwhile);
      }
    }
  }

  @Override
  public Optional<ListEntry> check(PhoneNumber number) {
    while (true) {
      ListEdition asked = edition;
      try {
        return asked.check(number);
      } catch (IllegalStateException closedMeanwhile) {
        throwUnlessSwapped(asked, closedMeanwhile);
      }
    }
  }

  /** Throws, unless another edition was swapped in during the look-up, which is then repeated. */
  private void throwUnlessSwapped(ListEdition asked, IllegalStateException failure) {
    if (edition == asked) {
      throw failure;
    }
  }

  /** Stops checking for new editions, and releases the memory. Later look-ups throw. */
  @Override
  public void close() {
    Thread thread = follower;
    if (thread != null) {
      thread.interrupt();
    }
    synchronized (swapping) {
      closed = true;
      edition.close();
    }
  }

  /** Returns the list and the version. */
  @Override
  public String toString() {
    return edition.toString();
  }
}
