package io.lexicall.journal;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Compresses short texts that have much in common with a dictionary, in the format of RFC 1951.
 * {@link java.util.zip.Inflater} reads the result with the same dictionary.
 *
 * <p>{@link java.util.zip.Deflater} does the same, but reads the whole dictionary again for each
 * text, which takes longer than everything else an entry needs. This class indexes the dictionary
 * once. It uses the fixed codes of RFC 1951, section 3.2.6, since other codes would have to be part
 * of each text. Each result is checked by decompressing it: see {@link CheckedDeflation}. Not
 * thread-safe.
 */
class Deflation {
  /** The minimum length of a match; fewer bytes are shorter without it. */
  private static final int LEAST = 4;

  private static final int MOST = 258;
  private static final int FARTHEST = 32_768;
  private static final int NONE = -1;

  /** How many earlier positions are tried at each position. */
  private static final int TRIES = 12;

  /** A match of this length is used without trying the one that begins a byte later. */
  private static final int GOOD = 48;

  /** A match of this length is used without trying other positions. */
  private static final int ENOUGH = 160;

  private static final int BITS = 13;
  private static final VarHandle FOUR =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
  private static final int[] LENGTH_BASE = new int[29];
  private static final int[] LENGTH_EXTRA = new int[29];
  private static final int[] DISTANCE_BASE = new int[30];
  private static final int[] DISTANCE_EXTRA = new int[30];
  private static final int[] LENGTH_CODE = new int[MOST + 1];

  static {
    int base = 3;
    for (int i = 0; i < 28; i++) {
      LENGTH_EXTRA[i] = i < 8 ? 0 : i / 4 - 1;
      LENGTH_BASE[i] = base;
      base += 1 << LENGTH_EXTRA[i];
    }
    LENGTH_BASE[28] = MOST;
    for (int length = 3, code = 0; length <= MOST; length++) {
      code = code < 28 && length >= LENGTH_BASE[code + 1] ? code + 1 : code;
      LENGTH_CODE[length] = code;
    }
    base = 1;
    for (int i = 0; i < 30; i++) {
      DISTANCE_EXTRA[i] = i < 4 ? 0 : i / 2 - 1;
      DISTANCE_BASE[i] = base;
      base += 1 << DISTANCE_EXTRA[i];
    }
  }

  /** A text with an index of its positions by the four bytes there. Immutable. */
  static final class Dictionary {
    private final byte[] bytes;
    private final int[] heads = new int[1 << BITS];
    private final int[] before;

    Dictionary(byte[] bytes) {
      this.bytes = bytes.clone();
      this.before = new int[bytes.length];
      Arrays.fill(heads, NONE);
      for (int i = 0; i + LEAST <= bytes.length; i++) {
        int hash = hash(bytes, i);
        before[i] = heads[hash];
        heads[hash] = i;
      }
    }

    byte[] bytes() {
      return bytes.clone();
    }

    /** Returns the bytes themselves; they must not be changed. */
    byte[] view() {
      return bytes;
    }
  }

  private Dictionary dictionary;

  /** The last position of each hash; positions continue to count from text to text. */
  private final int[] heads = new int[1 << BITS];

  private int[] before = new int[4_096];
  private int begun = 1;

  private byte[] out = new byte[4_096];
  private int outLength;
  private long bits;
  private int bitCount;

  // The last match.
  private int foundLength;
  private int foundDistance;

  Deflation(Dictionary dictionary) {
    this.dictionary = dictionary;
  }

  /** Uses another dictionary from now on. */
  void use(Dictionary other) {
    dictionary = other;
  }

  private static int hash(byte[] bytes, int at) {
    int four = (int) FOUR.get(bytes, at);
    return four * 0x9E3779B1 >>> 32 - BITS;
  }

  /** Returns the first bytes of a buffer, compressed. */
  byte[] deflate(byte[] text, int length) {
    if (before.length < length) {
      before = new int[Math.max(length, 2 * before.length)];
    }
    if (begun > Integer.MAX_VALUE - length - 1) {
      Arrays.fill(heads, 0);
      begun = 1;
    }
    outLength = 0;
    bits = 0;
    bitCount = 0;
    put(0b011, 3); // the last block, with fixed codes
    for (int at = 0; at < length; ) {
      find(text, at, length);
      note(text, at, length);
      if (foundLength < LEAST) {
        literal(text[at++]);
        continue;
      }
      int size = foundLength;
      int distance = foundDistance;
      while (size < GOOD) {
        find(text, at + 1, length);
        if (foundLength <= size) {
          break;
        }
        literal(text[at++]);
        note(text, at, length);
        size = foundLength;
        distance = foundDistance;
      }
      copy(size, distance);
      if (size < GOOD) {
        for (int i = at + 1; i < at + size; i++) {
          note(text, i, length);
        }
      }
      at += size;
    }
    put(0, 7); // the end of the block
    put(0, 7); // fills the last byte
    begun += length;
    return Arrays.copyOf(out, outLength);
  }

  private void note(byte[] text, int at, int length) {
    if (at + LEAST <= length) {
      int hash = hash(text, at);
      before[at] = heads[hash];
      heads[hash] = begun + at;
    }
  }

  /**
   * Finds the longest earlier text that continues like the text at a position, or one that is long
   * enough.
   */
  private void find(byte[] text, int at, int length) {
    foundLength = 0;
    if (at + LEAST > length) {
      return;
    }
    int hash = hash(text, at);
    int most = Math.min(MOST, length - at);
    int enough = Math.min(ENOUGH, most);
    int best = LEAST - 1;
    byte[] known = dictionary.bytes;
    int tries = TRIES;
    for (int place = dictionary.heads[hash]; place >= 0 && tries > 0; tries--) {
      int far = known.length - place + at;
      if (far > FARTHEST) {
        break;
      }
      if (place + best < known.length && known[place + best] == text[at + best]) {
        int same = same(known, place, text, at, Math.min(most, known.length - place));
        if (same > best) {
          best = same;
          foundDistance = far;
          if (best >= enough) {
            break;
          }
        }
      }
      place = dictionary.before[place];
    }
    tries = best >= enough ? 0 : TRIES;
    for (int each = heads[hash]; each >= begun && tries > 0; tries--) {
      int place = each - begun;
      if (at - place > FARTHEST) {
        break;
      }
      if (text[place + best] == text[at + best]) {
        int same = same(text, place, text, at, most);
        if (same > best) {
          best = same;
          foundDistance = at - place;
          if (best >= enough) {
            break;
          }
        }
      }
      each = before[place];
    }
    foundLength = best < LEAST ? 0 : best;
  }

  private static int same(byte[] one, int at, byte[] other, int otherAt, int most) {
    int differs = Arrays.mismatch(one, at, at + most, other, otherAt, otherAt + most);
    return differs < 0 ? most : differs;
  }

  // ---- codes

  /** Writes bits, the lowest first. */
  private void put(int value, int count) {
    bits |= (long) value << bitCount;
    bitCount += count;
    if (outLength + Long.BYTES > out.length) {
      out = Arrays.copyOf(out, 2 * out.length);
    }
    for (; bitCount >= Byte.SIZE; bitCount -= Byte.SIZE) {
      out[outLength++] = (byte) bits;
      bits >>>= Byte.SIZE;
    }
  }

  /** Writes a code, the highest bit first. */
  private void code(int code, int count) {
    put(Integer.reverse(code) >>> Integer.SIZE - count, count);
  }

  private void literal(byte value) {
    int each = value & 0xff;
    if (each < 144) {
      code(0b0011_0000 + each, 8);
    } else {
      code(0b1_1001_0000 + each - 144, 9);
    }
  }

  private void copy(int length, int distance) {
    int code = LENGTH_CODE[length];
    if (code < 23) {
      code(code + 1, 7);
    } else {
      code(0b1100_0000 + code - 23, 8);
    }
    put(length - LENGTH_BASE[code], LENGTH_EXTRA[code]);
    int far = distanceCode(distance);
    code(far, 5);
    put(distance - DISTANCE_BASE[far], DISTANCE_EXTRA[far]);
  }

  private static int distanceCode(int distance) {
    if (distance <= 4) {
      return distance - 1;
    }
    int high = 31 - Integer.numberOfLeadingZeros(distance - 1);
    return 2 * high + (distance - 1 >> high - 1 & 1);
  }
}
