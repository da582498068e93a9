package io.lexicall.lists;

import static java.util.Objects.requireNonNull;

import io.lexicall.place.Place;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A file of numbers or of changes from which an edition is built, and its format.
 *
 * <p>The file may be compressed with gzip, or be a zip; all files of a zip are read. Its text is
 * ASCII or UTF-8. Immutable.
 *
 * @since 0.1
 */
public final class NumberFile {
  private static final Place UNITED_STATES = Place.of("US");

  /** How the numbers are written. */
  enum Format {
    /** {@code area code,number} or ten digits on each line. */
    REGISTRY,
    /** One number per line. */
    LINES,
    /** A column of a table. */
    CSV
  }

  /** Opens the bytes of a source. */
  @FunctionalInterface
  public interface Opening {
    /** Opens the bytes from the beginning. */
    InputStream open() throws IOException;
  }

  private final String name;
  private final Opening opening;
  private final boolean onceOnly;
  private final long length;
  private final Format format;

  // Set by the methods that return a changed copy, before it is visible to others.
  private @Nullable Place country;
  private @Nullable String numberColumn;
  private @Nullable String dateColumn;
  private @Nullable String changeColumn;

  private NumberFile(String name, Opening opening, boolean onceOnly, long length, Format format) {
    this.name = name;
    this.opening = opening;
    this.onceOnly = onceOnly;
    this.length = length;
    this.format = format;
  }

  private NumberFile(Path path, Format format) {
    this(
        path.toString(),
        () -> Files.newInputStream(path),
        Files.exists(path) && !Files.isRegularFile(path), // a pipe
        lengthOf(path),
        format);
  }

  /** A stream that the caller closes. */
  private static final class Unclosed extends FilterInputStream {
    Unclosed(InputStream stream) {
      super(stream);
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      return in.read(into, offset, length);
    }

    @Override
    public void close() {
      // closed by its owner
    }
  }

  private NumberFile like(NumberFile other) {
    country = other.country;
    numberColumn = other.numberColumn;
    dateColumn = other.dateColumn;
    changeColumn = other.changeColumn;
    return this;
  }

  private NumberFile copy() {
    return new NumberFile(name, opening, onceOnly, length, format).like(this);
  }

  private static long lengthOf(Path path) {
    try {
      return Files.size(path);
    } catch (IOException reportedWhenOpened) {
      return 0;
    }
  }

  /**
   * Returns a flat file of the United States registry: {@code area code,number} on each line, such
   * as {@code 212,5550142}, or in older files the ten digits. In a change list these are followed
   * by the time of the change and {@code A} for an addition or {@code D} for a deletion, in either
   * order.
   */
  public static NumberFile registry(Path path) {
    return new NumberFile(path, Format.REGISTRY).dialedFrom(UNITED_STATES);
  }

  /** Returns a file with one E.164 number per line; {@link #dialedFrom} allows national numbers. */
  public static NumberFile lines(Path path) {
    return new NumberFile(path, Format.LINES);
  }

  /**
   * Returns a table with a header and E.164 numbers in one of its columns; {@link #dialedFrom}
   * allows national numbers. The columns are separated by commas, semicolons, tabs or bars.
   *
   * @param column the name in the header, in upper or lower case, or the number of the column, from
   *     1
   */
  public static NumberFile csv(Path path, String column) {
    NumberFile file = new NumberFile(path, Format.CSV);
    file.numberColumn = requireNonNull(column, "column");
    return file;
  }

  /**
   * Returns this file, but with numbers without a calling code read as dialed from that country.
   */
  public NumberFile dialedFrom(Place place) {
    NumberFile file = copy();
    file.country = place.country();
    return file;
  }

  /**
   * Returns this file with the column of the dates since which numbers are listed, or of the times
   * of changes: ISO 8601 dates, or date and time with an offset. A time without an offset is read
   * as its day.
   *
   * @throws IllegalStateException if this is no table
   */
  public NumberFile dates(String column) {
    requireTable();
    NumberFile file = copy();
    file.dateColumn = requireNonNull(column, "column");
    return file;
  }

  /**
   * Returns this file with the column that says {@code A} for an addition or {@code D} for a
   * deletion.
   *
   * @throws IllegalStateException if this is no table
   */
  public NumberFile changes(String column) {
    requireTable();
    NumberFile file = copy();
    file.changeColumn = requireNonNull(column, "column");
    return file;
  }

  private void requireTable() {
    if (format != Format.CSV) {
      throw new IllegalStateException("Only a table has columns that can be named");
    }
  }

  /**
   * Returns this file, but with its bytes from another source.
   *
   * @param newName its name in messages
   * @param source opened again if the numbers turn out not to be in order
   */
  public NumberFile from(String newName, Opening source) {
    return new NumberFile(newName, source, false, 0, format).like(this);
  }

  /**
   * Returns this file, but with its bytes from a stream that can be read once, such as standard
   * input.
   *
   * @param newName its name in messages
   * @param stream the stream, which is not closed
   */
  public NumberFile from(String newName, InputStream stream) {
    return new NumberFile(newName, () -> new Unclosed(stream), true, 0, format).like(this);
  }

  /** Returns its name in messages. */
  public String name() {
    return name;
  }

  /** Returns how many bytes it has, as stored; 0 if that is not known. */
  public long length() {
    return length;
  }

  InputStream open() throws IOException {
    return opening.open();
  }

  boolean isOnceOnly() {
    return onceOnly;
  }

  Format format() {
    return format;
  }

  @Nullable Place country() {
    return country;
  }

  @Nullable String numberColumn() {
    return numberColumn;
  }

  @Nullable String dateColumn() {
    return dateColumn;
  }

  @Nullable String changeColumn() {
    return changeColumn;
  }

  @Override
  public String toString() {
    return name;
  }
}
