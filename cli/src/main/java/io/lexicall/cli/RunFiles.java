package io.lexicall.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The files that a run over rows reads and writes, by their given names. */
final class RunFiles {
  private final List<String> written = new ArrayList<>();
  private final List<String> read = new ArrayList<>();
  private final List<String> named = new ArrayList<>();

  /** Adds those that are written; null for one that is not. */
  RunFiles writing(@Nullable String... files) {
    Arrays.stream(files).filter(Objects::nonNull).forEach(written::add);
    return this;
  }

  RunFiles reading(List<String> files) {
    read.addAll(files);
    return this;
  }

  RunFiles reading(@Nullable String file) {
    if (file != null) {
      read.add(file);
    }
    return this;
  }

  /** Adds others that a message can name, such as the folder of temporary files. */
  RunFiles naming(@Nullable String... files) {
    Arrays.stream(files).filter(Objects::nonNull).forEach(named::add);
    return this;
  }

  List<String> written() {
    return written;
  }

  List<String> read() {
    return read;
  }

  /** Returns the files and folders that messages of other modules may name. */
  List<String> named() {
    List<String> all = new ArrayList<>(written);
    all.addAll(named);
    all.addAll(all.stream().map(file -> Input.path(file).toString()).toList());
    return all;
  }
}
