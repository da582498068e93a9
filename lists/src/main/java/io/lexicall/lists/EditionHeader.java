package io.lexicall.lists;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.lexicall.facts.FactType;
import io.lexicall.facts.ListEntry;
import io.lexicall.facts.Moment;
import io.lexicall.place.Place;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * The header of an edition; lists/README.md describes each byte.
 *
 * @param info which list it is
 * @param count how many numbers it holds
 * @param dated how many of them have a date
 * @param refused how many lines of its sources, including change lists, could not be read when it
 *     was built
 * @param latestChange the second of the latest change that it holds, since 1970; 0 if none is known
 * @param changes the digests of the change lists that were applied, the latest last
 * @param memberPages how many pages of numbers the directory holds
 * @param datePages how many pages of dates follow them
 * @param directoryOffset where the directory begins
 * @param directoryChecksum its CRC-32C
 */
record EditionHeader(
    ListInfo info,
    long count,
    long dated,
    long refused,
    long latestChange,
    List<String> changes,
    int memberPages,
    int datePages,
    long directoryOffset,
    int directoryChecksum) {
  /** The first eight bytes of an edition. */
  private static final long MAGIC = 0x5453_494c_4c43_584cL; // LXCLLIST, read from its last byte

  private static final int VERSION = 2;
  private static final int BLOCK = 4096;
  private static final int FIXED = 96;
  private static final int CHECKED_FROM = 20;
  private static final long MOST_BYTES = 1L << 50;
  private static final long LAST_SECOND = 1L << 32;

  /** The greatest length of a header, so that a damaged one cannot cause a larger allocation. */
  static final int MAX_LENGTH = 64 << 10;

  /** The number of bytes that hold the length of the header. */
  static final int PREFIX = 24;

  private static final String ID = "id";
  private static final String KIND = "kind";
  private static final String PLACE = "place";
  private static final String SELLER = "seller";
  private static final String AS_OF = "asOf";
  private static final String COVERAGE = "coverage";
  private static final String CHANGES = "changes";

  long fileLength() {
    return directoryOffset + ((long) memberPages + datePages) * Pages.ENTRY;
  }

  /** Returns how long the header of an edition will be, which is known before it is filled. */
  static int length(ListInfo info, List<String> changes) {
    int text = text(info, changes).length;
    int length = (FIXED + text + BLOCK - 1) / BLOCK * BLOCK;
    if (length > MAX_LENGTH) {
      throw new IllegalArgumentException(
          "The coverage of a list takes %s characters; 60000 are allowed"
              .formatted(info.coverage().toString().length()));
    }
    return length;
  }

  private static byte[] text(ListInfo info, List<String> changes) {
    StringBuilder text = new StringBuilder();
    line(text, ID, info.id());
    line(text, KIND, FactType.code(info.kind()));
    info.place().ifPresent(place -> line(text, PLACE, place.code()));
    info.seller().ifPresent(seller -> line(text, SELLER, seller));
    line(text, AS_OF, info.asOf().toString());
    line(text, COVERAGE, info.coverage().toString());
    if (!changes.isEmpty()) {
      line(text, CHANGES, String.join(",", changes));
    }
    return text.toString().getBytes(UTF_8);
  }

  private static void line(StringBuilder text, String name, String value) {
    text.append(name).append('=').append(value).append('\n');
  }

  /** Returns the bytes, of a length that is at least {@link #length}. */
  ByteBuffer write(int length) {
    byte[] text = text(info, changes);
    ByteBuffer bytes = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    bytes.putLong(MAGIC).putInt(VERSION).putInt(length).putInt(0).putInt(0);
    bytes.putLong(fileLength()).putLong(count).putLong(dated).putLong(refused);
    bytes.putLong(latestChange).putLong(directoryOffset).putInt(directoryChecksum);
    bytes.putInt(memberPages).putInt(datePages).putInt(text.length).putLong(0);
    bytes.put(text);
    bytes.putInt(16, checksum(bytes));
    return bytes.clear();
  }

  @SuppressWarnings("ByteBufferBackingArray") // headers are buffers of the whole of an array
  private static int checksum(ByteBuffer header) {
    CRC32C checksum = new CRC32C();
    checksum.update(header.array(), CHECKED_FROM, header.capacity() - CHECKED_FROM);
    checksum.update(header.array(), 0, 16);
    return (int) checksum.getValue();
  }

  /**
   * Reads how long the header is from its first {@link #PREFIX} bytes.
   *
   * @return 0 if they are not those of an edition
   * @throws IllegalArgumentException if the edition is of a later format, or damaged
   */
  static int lengthOf(ByteBuffer prefix) {
    prefix.order(ByteOrder.LITTLE_ENDIAN);
    if (prefix.remaining() < PREFIX || prefix.getLong(0) != MAGIC) {
      return 0;
    }
    int version = prefix.getInt(8);
    if (version < VERSION) {
      throw new IllegalArgumentException(
          "is of format %s, and this version of Lexicall reads format %s: build it again with"
                  .formatted(version, VERSION)
              + " 'lexicall lists build'");
    }
    if (version > VERSION) {
      throw new IllegalArgumentException(
          "is of format %s, and this version of Lexicall reads format %s"
              .formatted(version, VERSION));
    }
    int length = prefix.getInt(12);
    if (length < BLOCK || length > MAX_LENGTH || length % BLOCK != 0) {
      throw new IllegalArgumentException("has a damaged header");
    }
    return length;
  }

  /**
   * Reads the bytes.
   *
   * @param bytes the whole header, in an array of its own
   * @throws IllegalArgumentException if it is damaged
   * @throws java.time.DateTimeException if its version is no time
   */
  @SuppressWarnings("ByteBufferBackingArray") // headers are buffers of the whole of an array
  static EditionHeader read(ByteBuffer bytes) {
    bytes.order(ByteOrder.LITTLE_ENDIAN);
    if (bytes.getInt(16) != checksum(bytes)) {
      throw new IllegalArgumentException("has a damaged header");
    }
    int textLength = bytes.getInt(84);
    long directory = bytes.getLong(64);
    if (bytes.getInt(76) < 0
        || bytes.getInt(80) < 0
        || directory < bytes.capacity()
        || directory > MOST_BYTES
        || textLength < 0
        || textLength > bytes.capacity() - FIXED
        || bytes.getLong(56) < 0
        || bytes.getLong(56) > LAST_SECOND) {
      throw new IllegalArgumentException("has a damaged header");
    }
    String text = new String(bytes.array(), FIXED, textLength, UTF_8);
    Map<String, String> lines = new LinkedHashMap<>();
    for (String line : text.split("\n", -1)) {
      int equals = line.indexOf('=');
      if (equals > 0) {
        lines.put(line.substring(0, equals), line.substring(equals + 1));
      }
    }
    EditionHeader header =
        new EditionHeader(
            info(lines),
            bytes.getLong(32),
            bytes.getLong(40),
            bytes.getLong(48),
            bytes.getLong(56),
            lines.containsKey(CHANGES) ? List.of(required(lines, CHANGES).split(",")) : List.of(),
            bytes.getInt(76),
            bytes.getInt(80),
            bytes.getLong(64),
            bytes.getInt(72));
    if (header.fileLength() != bytes.getLong(24)) {
      throw new IllegalArgumentException("has a damaged header");
    }
    return header;
  }

  private static ListInfo info(Map<String, String> lines) {
    ListInfo.Builder info =
        ListInfo.builder(
                ListEntry.LIST
                    .type()
                    .choice(required(lines, KIND))
                    .orElseThrow(
                        () -> new IllegalArgumentException("is of an unknown kind of list")))
            .id(required(lines, ID))
            .asOf(moment(required(lines, AS_OF)))
            .coverage(Coverage.parse(required(lines, COVERAGE)));
    @Nullable String place = lines.get(PLACE);
    if (place != null) {
      info.place(Place.of(place));
    }
    @Nullable String seller = lines.get(SELLER);
    if (seller != null) {
      info.seller(seller);
    }
    return info.build();
  }

  private static Moment moment(String text) {
    return text.indexOf('T') > 0
        ? Moment.of(Instant.parse(text))
        : Moment.of(LocalDate.parse(text));
  }

  private static String required(Map<String, String> lines, String name) {
    String value = lines.get(name);
    if (value == null) {
      throw new IllegalArgumentException("does not say its " + name);
    }
    return value;
  }
}
