package io.lexicall.lists;

import java.io.IOException;
import java.nio.file.Path;

/**
 * Thrown if a file is not a list, was cut off, or was changed after it was written.
 *
 * <p>Its answers would not be reliable, so it gives none. Build the edition again, or use an
 * earlier one.
 *
 * @since 0.1
 */
public final class DamagedListException extends IOException {
  private static final long serialVersionUID = 1L;

  DamagedListException(Path file, String what) {
    super(file + " " + what);
  }

  DamagedListException(String message) {
    super(message);
  }
}
