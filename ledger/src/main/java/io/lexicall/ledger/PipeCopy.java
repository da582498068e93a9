package io.lexicall.ledger;

import java.io.Closeable;
import java.io.FileInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A temporary copy of what a pipe delivers once, so that it can be read twice. Only the owner can
 * read the file. If the system supports it, the file has no name once it is open, so that its
 * content is gone with the process, however it ends.
 */
final class PipeCopy implements Closeable {
  private final FileChannel file;

  private PipeCopy(FileChannel file) {
    this.file = file;
  }

  /** Copies a pipe until its end. */
  static PipeCopy of(Path pipe) throws IOException {
    PipeCopy copy =
        new PipeCopy(
            FileChannel.open(
                Files.createTempFile("lexicall-", ".csv"), // which only its owner can read
                StandardOpenOption.READ,
                StandardOpenOption.WRITE,
                StandardOpenOption.DELETE_ON_CLOSE));
    // The stream of Files seeks, which a pipe refuses.
    try (InputStream in = new FileInputStream(pipe.toFile())) {
      in.transferTo(Channels.newOutputStream(copy.file));
      return copy;
    } catch (IOException | RuntimeException failure) {
      copy.close();
      throw failure;
    }
  }

  /** Reads the copy from its beginning. One stream may be open at a time. */
  InputStream open() throws IOException {
    return new FilterInputStream(Channels.newInputStream(file.position(0))) {
      @Override
      public void close() {
        // The copy closes it.
      }
    };
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
