package io.lexicall.server;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Media types: of request bodies, of answers, and those that a client accepts. */
final class Media {
  static final String JSON = "application/json";
  static final String PROBLEM = "application/problem+json";

  /** JSON lines, under the names that are in use. */
  static final List<String> LINES =
      List.of("application/x-ndjson", "application/jsonl", "application/ndjson");

  static final List<String> VERDICTS = List.of(JSON, LINES.get(0), LINES.get(1), LINES.get(2));

  private Media() {}

  /**
   * Returns the type of a body, without its parameters.
   *
   * @throws Refusal if the server does not read it
   */
  static String ofBody(@Nullable String contentType, List<String> read) {
    String[] parts = (contentType == null ? "" : contentType).split(";", -1);
    String type = parts[0].strip().toLowerCase(Locale.ROOT);
    if (!read.contains(type)) {
      throw Refusal.of(
          Refusal.Kind.MEDIA_TYPE, "Content-Type is to be one of " + String.join(", ", read));
    }
    for (int i = 1; i < parts.length; i++) {
      String parameter = parts[i].replaceAll("[\\s\"]", "").toLowerCase(Locale.ROOT);
      if (parameter.startsWith("charset=") && !parameter.equals("charset=utf-8")) {
        throw Refusal.of(Refusal.Kind.MEDIA_TYPE, "JSON is read in UTF-8 alone");
      }
    }
    return type;
  }

  /** Returns whether a client accepts one of some types; a client that does not say accepts all. */
  static boolean isAccepted(@Nullable String accept, List<String> types) {
    if (accept == null || accept.isBlank()) {
      return true;
    }
    // The most precise range that fits a type decides.
    for (String type : types) {
      int best = -1;
      boolean accepted = false;
      for (String range : accept.split(",", -1)) {
        String[] parts = range.split(";", -1);
        int precision = precision(parts[0].strip().toLowerCase(Locale.ROOT), type);
        if (precision > best) {
          best = precision;
          accepted = !isNought(parts);
        }
      }
      if (accepted) {
        return true;
      }
    }
    return false;
  }

  private static int precision(String range, String type) {
    if (range.equals(type)) {
      return 2;
    }
    if (range.equals(type.substring(0, type.indexOf('/')) + "/*")) {
      return 1;
    }
    return range.equals("*/*") ? 0 : -1;
  }

  private static boolean isNought(String[] parts) {
    for (int i = 1; i < parts.length; i++) {
      if (parts[i].replaceAll("\\s", "").matches("[qQ]=0(\\.0*)?")) {
        return true;
      }
    }
    return false;
  }
}
