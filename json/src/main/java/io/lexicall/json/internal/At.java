package io.lexicall.json.internal;

import org.jspecify.annotations.Nullable;

/**
 * The place of a value in a document. Its text is created only for a problem, which few values
 * have.
 */
final class At {
  /** The document itself. */
  static final At ROOT = new At(null, "", -1);

  private final @Nullable At around;
  private final String name;
  private final int index;

  private At(@Nullable At around, String name, int index) {
    this.around = around;
    this.name = name;
    this.index = index;
  }

  /** Returns the place with a path; an empty path is the document. */
  static At path(String path) {
    return path.isEmpty() ? ROOT : new At(ROOT, path, -1);
  }

  /** Returns the place of a member of the object at this place. */
  At member(String key) {
    return new At(this, key, -1);
  }

  /** Returns the place of an entry of the list at this place, from 0. */
  At entry(int at) {
    return new At(this, "", at);
  }

  /** Returns the path: {@code history[2].at}; empty for the document. */
  @Override
  public String toString() {
    StringBuilder path = new StringBuilder();
    append(path);
    return path.toString();
  }

  private void append(StringBuilder to) {
    if (around == null) {
      return;
    }
    around.append(to);
    if (index >= 0) {
      to.append('[').append(index).append(']');
    } else {
      to.append(to.isEmpty() ? "" : ".").append(name.isEmpty() ? "\"\"" : name); // not the whole
    }
  }
}
