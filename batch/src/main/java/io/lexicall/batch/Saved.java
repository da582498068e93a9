package io.lexicall.batch;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Collection;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/** Writes counts to our own files, which the same release of the program can read. */
final class Saved {
  private Saved() {}

  /** Writes a value. */
  @FunctionalInterface
  interface Writer<T> {
    void write(T value, DataOutput out) throws IOException;
  }

  /** Reads a value. */
  @FunctionalInterface
  interface Reader<T> {
    T read(DataInput in) throws IOException;
  }

  static void number(Long number, DataOutput out) throws IOException {
    out.writeLong(number);
  }

  static Long number(DataInput in) throws IOException {
    return in.readLong();
  }

  static <V> void byName(Map<String, V> map, Writer<V> value, DataOutput out) throws IOException {
    out.writeInt(map.size());
    for (Map.Entry<String, V> each : map.entrySet()) {
      out.writeUTF(each.getKey());
      value.write(each.getValue(), out);
    }
  }

  static <V> void byName(Map<String, V> into, Reader<V> value, DataInput in) throws IOException {
    for (int left = in.readInt(); left > 0; left--) {
      String name = in.readUTF();
      into.put(name, value.read(in));
    }
  }

  static void texts(Collection<String> texts, DataOutput out) throws IOException {
    out.writeInt(texts.size());
    for (String each : texts) {
      out.writeUTF(each);
    }
  }

  static SortedSet<String> texts(DataInput in) throws IOException {
    SortedSet<String> texts = new TreeSet<>();
    for (int left = in.readInt(); left > 0; left--) {
      texts.add(in.readUTF());
    }
    return texts;
  }

  static void longs(long[] numbers, DataOutput out) throws IOException {
    for (long each : numbers) {
      out.writeLong(each);
    }
  }

  static void longs(DataInput in, long[] into) throws IOException {
    for (int i = 0; i < into.length; i++) {
      into[i] = in.readLong();
    }
  }
}
