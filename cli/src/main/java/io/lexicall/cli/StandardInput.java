package io.lexicall.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Standard input of the process, which may have been started without one, as by a cron job. */
final class StandardInput {
  private StandardInput() {}

  /**
   * Returns standard input; if it is closed, a stream that says so when it is read.
   *
   * @param opened the stream of its descriptor
   */
  static InputStream of(InputStream opened) {
    return isClassLibrary() ? new Closed() : opened;
  }

  /**
   * The virtual machine opens its class library first. If standard input is closed, the library
   * gets its descriptor, and would be read in its place.
   */
  private static boolean isClassLibrary() {
    try {
      return Files.isSameFile(
          Path.of("/dev/stdin"), Path.of(System.getProperty("java.home"), "lib", "modules"));
    } catch (IOException noSuchName) {
      return false;
    }
  }

  private static final class Closed extends InputStream {
    @Override
    public int read() throws IOException {
      throw new IOException("standard input is closed");
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      return read();
    }
  }
}
