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
 * A file of numbers, or of changes, that an edition is built from, and how to read it.
 *
 * <p>It may be compressed with gzip, or be a zip, all of whose files are read. It is text in ASCII
 * or UTF-8. Immutable.
 *
 * @since 0.1
 */
public final class NumberFile {
  private static final Place UNITED_STATES = Place.of("US");

  /** How the numbers are written. */
  enum Format {
    /** {@code area code,number} or ten digits a line. */
    REGISTRY,
    /** A number a line. */
    LINES,
    /** A column of a table. */
    CSV
  }

  /** Opens the bytes of a source. */
  @FunctionalInterface
  public interface Opening {
    /** Opens them, from the first on. */
    InputStream open() throws IOException;
  }

  private final String name;
  private final Opening opening;
  private final boolean onceOnly;
  private final long length;
  private final Format format;

  // Set by the methods that return a changed copy, before anybody else sees it.
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

  /** A stream that somebody else closes. */
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
      // by its owner
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
   * Returns a flat file of the United States registry: {@code area code,number} a line, such as
   * {@code 212,5550142}, or in older files the ten digits. For a change list these are followed by
   * the time of the change and {@code A} for an addition or {@code D} for a deletion, in either
   * order.
   */
  public static NumberFile registry(Path path) {
    return new NumberFile(path, Format.REGISTRY).dialedFrom(UNITED_STATES);
  }

  /** Returns a file with a number in E.164 a line; {@link #dialedFrom} allows national ones. */
  public static NumberFile lines(Path path) {
    return new NumberFile(path, Format.LINES);
  }

  /**
   * Returns a table with a header, and the numbers in one of its columns, in E.164; {@link
   * #dialedFrom} allows national ones. Commas, semicolons, tabs or bars divide the columns.
   *
   * @param column the name in the header, in upper or lower case; or which one it is, from 1 on
   */
  public static NumberFile csv(Path path, String column) {
    NumberFile file = new NumberFile(path, Format.CSV);
    file.numberColumn = requireNonNull(column, "column");
    return file;
  }

  /** Returns this, with numbers that have no calling code read as dialed from that country. */
  public NumberFile dialedFrom(Place place) {
    NumberFile file = copy();
    file.country = place.country();
    return file;
  }

  /**
   * Returns this, with the column that tells since when a number is listed, or when a change was
   * made: ISO 8601 dates, or date and time with an offset; without one the day is taken.
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
   * Returns this, with the column that says {@code A} for an addition or {@code D} for a deletion.
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
   * Returns this, read from elsewhere than a file.
   *
   * @param newName what messages call it
   * @param source opened again if the numbers turn out not to be in order
   */
  public NumberFile from(String newName, Opening source) {
    return new NumberFile(newName, source, false, 0, format).like(this);
  }

  /**
   * Returns this, read from a stream that can be read once, such as standard input.
   *
   * @param newName what messages call it
   * @param stream is not closed
   */
  public NumberFile from(String newName, InputStream stream) {
    return new NumberFile(newName, () -> new Unclosed(stream), true, 0, format).like(this);
  }

  /** Returns what messages call it. */
  public String name() {
    return name;
  }

  /** Returns how many bytes it has, compressed as it may be; 0 where that is not known. */
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
