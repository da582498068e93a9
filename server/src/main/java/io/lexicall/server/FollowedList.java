package io.lexicall.server;

import io.lexicall.facts.ListEntry;
import io.lexicall.lists.CompanyList;
import io.lexicall.lists.CurrentEdition;
import io.lexicall.lists.ListInfo;
import io.lexicall.lists.NumberList;
import io.lexicall.number.PhoneNumber;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A do-not-call list that is reloaded when it changes: an edition in a file, or a company's own
 * list in a folder to which another process writes. Look-ups never wait. If the new content cannot
 * be read, the list stays as it was.
 *
 * <p>Thread-safe.
 *
 * @since 0.1
 */
public final class FollowedList implements NumberList, AutoCloseable {
  private final Path path;
  private final Kept kept;

  /** The list that is used now. */
  private interface Kept extends AutoCloseable {
    NumberList list();

    boolean refresh() throws IOException;

    @Override
    void close() throws IOException;
  }

  private FollowedList(Path path, Kept kept) {
    this.path = path;
    this.kept = kept;
  }

  /**
   * Opens a list.
   *
   * @param path the file of an edition, or the folder of a company's own list
   * @throws java.nio.file.NoSuchFileException if there is none
   * @throws IOException if it is damaged or cannot be read
   */
  public static FollowedList open(Path path) throws IOException {
    return new FollowedList(
        path,
        Files.isDirectory(path) ? new OfCompany(path) : new Edition(CurrentEdition.open(path)));
  }

  /**
   * Reloads it if it was changed.
   *
   * @return whether it was
   * @throws IOException if it is damaged, is another list, is older than the one in use, or cannot
   *     be read; the list stays as it was
   */
  public boolean refresh() throws IOException {
    return kept.refresh();
  }

  @Override
  public ListInfo info() {
    return kept.list().info();
  }

  @Override
  public boolean contains(PhoneNumber number) {
    while (true) {
      NumberList asked = kept.list();
      try {
        return asked.contains(number);
      } catch (IllegalStateException closedMeanwhile) {
        throwUnlessSwapped(asked, closedMeanwhile);
      }
    }
  }

  @Override
  public Optional<ListEntry> check(PhoneNumber number) {
    return ask(list -> list.check(number));
  }

  @Override
  public Optional<ListEntry> check(PhoneNumber number, Instant at) {
    return ask(list -> list.check(number, at));
  }

  private Optional<ListEntry> ask(Function<NumberList, Optional<ListEntry>> question) {
    while (true) {
      NumberList asked = kept.list();
      try {
        return question.apply(asked);
      } catch (IllegalStateException closedMeanwhile) {
        throwUnlessSwapped(asked, closedMeanwhile);
      }
    }
  }

  @SuppressWarnings("ReferenceEquality") // the very list that was asked
  private void throwUnlessSwapped(NumberList asked, IllegalStateException failure) {
    if (kept.list() == asked) {
      throw failure;
    }
  }

  /** Closes it. Later look-ups throw. */
  @Override
  public void close() throws IOException {
    kept.close();
  }

  /** Returns its path. */
  @Override
  public String toString() {
    return path.toString();
  }

  private record Edition(CurrentEdition list) implements Kept {
    @Override
    public boolean refresh() throws IOException {
      return list.refresh();
    }

    @Override
    public void close() {
      list.close();
    }
  }

  private static final class OfCompany implements Kept {
    private final Path folder;
    private volatile CompanyList list;
    private Map<String, FileStamp> read;

    /**
     * The file that could not be used, and why: it is read again when it changes, or after a
     * minute.
     */
    private Map<String, FileStamp> refused = Map.of();

    private @Nullable IOException why;
    private long refusedAt;

    OfCompany(Path folder) throws IOException {
      this.folder = folder;
      this.read = stamps(); // before it is opened, so that a later change is seen
      this.list = CompanyList.openReadOnly(folder);
    }

    @Override
    public NumberList list() {
      return list;
    }

    @Override
    public synchronized boolean refresh() throws IOException {
      Map<String, FileStamp> found = stamps();
      if (found.equals(read)) {
        return false;
      }
      IOException known = why;
      if (known != null
          && found.equals(refused)
          && System.nanoTime() - refusedAt < TimeUnit.MINUTES.toNanos(1)) {
        throw known;
      }
      try {
        swap(found);
        why = null;
        return true;
      } catch (IOException failure) {
        refused = found;
        refusedAt = System.nanoTime();
        why = failure;
        throw failure;
      }
    }

    private void swap(Map<String, FileStamp> found) throws IOException {
      CompanyList previous = list;
      CompanyList next = CompanyList.openReadOnly(folder);
      if (!isSame(next.info(), previous.info())) {
        next.close();
        throw new IOException(
            "%s now holds another list: %s, not %s"
                .formatted(folder, next.info().id(), previous.info().id()));
      }
      if (next.info().isOlderThan(previous.info())) {
        next.close();
        throw new IOException(
            "%s now holds an older state, of %s, than the one in use, of %s"
                .formatted(folder, next.info().asOf(), previous.info().asOf()));
      }
      list = next;
      read = found;
      previous.close();
    }

    private static boolean isSame(ListInfo one, ListInfo other) {
      return one.id().equals(other.id())
          && one.kind() == other.kind()
          && one.place().equals(other.place())
          && one.seller().equals(other.seller());
    }

    private Map<String, FileStamp> stamps() throws IOException {
      Map<String, FileStamp> stamps = new TreeMap<>();
      try (Stream<Path> files = Files.list(folder)) {
        for (Path file : files.toList()) {
          stamps.put(String.valueOf(file.getFileName()), FileStamp.of(file));
        }
      }
      return stamps;
    }

    @Override
    public synchronized void close() throws IOException {
      list.close();
    }
  }
}
