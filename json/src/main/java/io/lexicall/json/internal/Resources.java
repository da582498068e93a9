package io.lexicall.json.internal;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Reads the files that come with this module. */
public final class Resources {
  private Resources() {}

  /** Returns the text of a file. */
  public static String read(String name) {
    try (InputStream in = Resources.class.getResourceAsStream("/io/lexicall/json/" + name)) {
      return new String(requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
