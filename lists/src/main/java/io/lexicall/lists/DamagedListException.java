package io.lexicall.lists;

import java.io.IOException;
import java.nio.file.Path;

/**
 * A file that should hold a list is none, was cut off, or was changed after it was written.
 *
 * <p>Whatever it would say of a number cannot be relied on, so it says nothing. Build the edition
 * again, or go back to an earlier one.
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
