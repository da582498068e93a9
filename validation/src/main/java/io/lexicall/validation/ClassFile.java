package io.lexicall.validation;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/**
 * The names of classes in the file of a class, which can be read even if the class cannot be
 * linked.
 */
final class ClassFile {
  private static final int MAGIC = 0xCAFEBABE;

  private ClassFile() {}

  /**
   * Returns the names of the classes of which the file of a class holds a descriptor. These include
   * the type of every annotation in the class. Other descriptors, such as those of fields, look the
   * same.
   *
   * @return empty if the file is not found or cannot be read
   */
  static Optional<Set<String>> describedIn(Class<?> type) {
    String file = type.getName().substring(type.getPackageName().length()).replaceFirst("^[.]", "");
    try (InputStream in = type.getResourceAsStream(file + ".class")) {
      return in == null ? Optional.empty() : Optional.of(described(new DataInputStream(in)));
    } catch (IOException unreadable) {
      return Optional.empty();
    }
  }

  /** Reads the table of constants: JVMS 4.4. */
  private static Set<String> described(DataInputStream in) throws IOException {
    if (in.readInt() != MAGIC) {
      throw new IOException("no class file");
    }
    in.readInt(); // its version
    Set<String> names = new LinkedHashSet<>();
    int count = in.readUnsignedShort();
    for (int i = 1; i < count; i++) {
      int tag = in.readUnsignedByte();
      switch (tag) {
        case 1 -> {
          String text = in.readUTF();
          if (text.length() > 2
              && text.charAt(0) == 'L'
              && text.indexOf(';') == text.length() - 1) {
            names.add(text.substring(1, text.length() - 1).replace('/', '.'));
          }
        }
        case 5, 6 -> { // a long or a double takes two places
          in.skipNBytes(8);
          i++;
        }
        case 7, 8, 16, 19, 20 -> in.skipNBytes(2);
        case 15 -> in.skipNBytes(3);
        case 3, 4, 9, 10, 11, 12, 17, 18 -> in.skipNBytes(4);
        default -> throw new IOException("an unknown constant");
      }
    }
    return names;
  }
}
