package io.lexicall.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import org.jspecify.annotations.Nullable;

/** Distinguishes the file at a path from earlier and later ones. */
record FileStamp(@Nullable Object key, FileTime modified, long size) {
  private static final FileStamp NONE = new FileStamp(null, FileTime.fromMillis(0), -1);

  /** Returns the stamp of the file at the path; it is the same for all paths without a file. */
  static FileStamp of(Path file) {
    try {
      BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
      return new FileStamp(attributes.fileKey(), attributes.lastModifiedTime(), attributes.size());
    } catch (IOException nothing) {
      return NONE;
    }
  }
}
