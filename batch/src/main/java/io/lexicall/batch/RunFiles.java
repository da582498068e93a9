package io.lexicall.batch;

import java.io.IOException;
import java.nio.channels.FileChannel;

/** The files in which a {@link DiskSort} stores its sorted runs. */
interface RunFiles {
  /** Creates a file for writing and reading. */
  Part create() throws IOException;

  /** Deletes a file and its content. */
  void remove(Part part) throws IOException;

  /** A file and its name. */
  record Part(String name, FileChannel channel) {}
}
