package io.lexicall.batch;

import java.io.IOException;
import java.nio.channels.FileChannel;

/** Where a {@link DiskSort} keeps its sorted runs. */
interface RunFiles {
  /** Makes a file, to be written and read again. */
  Part create() throws IOException;

  /** Gives a file up, with what is in it. */
  void remove(Part part) throws IOException;

  /** A file, and what it is called there. */
  record Part(String name, FileChannel channel) {}
}
