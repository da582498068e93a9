package io.lexicall.server;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The authorized clients, each by the SHA-256 of its token, so that the time of a look-up reveals
 * nothing about the tokens.
 */
final class Clients {
  private static final int MOST_BYTES = 1 << 20;
  private static final int FEWEST_CHARACTERS = 32;
  private static final String HASHED = "sha256:";
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,64}");
  private static final Pattern HEX = Pattern.compile("[0-9a-f]{64}");

  private Clients() {}

  /**
   * One client.
   *
   * @param name for limits and messages
   * @param profile its own profile; null if it uses that of the server
   */
  record Client(String name, @Nullable Path profile) {}

  /**
   * Reads lines of a name, a token or its hash, and optionally a profile.
   *
   * @throws IOException if it cannot be read, or is not such a file; no message contains a token
   */
  static Map<String, Client> read(Path file) throws IOException {
    if (Files.size(file) > MOST_BYTES) {
      throw new IOException(file + " is larger than a file of tokens should be");
    }
    Map<String, Client> clients = new LinkedHashMap<>();
    Set<String> names = new HashSet<>();
    int number = 0;
    for (String line : Files.readString(file, StandardCharsets.UTF_8).split("\n", -1)) {
      number++;
      String text = line.strip();
      if (text.isEmpty() || text.startsWith("#")) {
        continue;
      }
      String[] parts = text.split("[ \t]+", 3);
      if (parts.length < 2 || !NAME.matcher(parts[0]).matches()) {
        throw wrong(file, number, "a line is a name, a token, and perhaps a profile");
      }
      if (!names.add(parts[0])) {
        throw wrong(file, number, "there are two clients of this name");
      }
      Path profile = parts.length < 3 ? null : file.resolveSibling(parts[2]);
      if (clients.put(hash(parts[1], file, number), new Client(parts[0], profile)) != null) {
        throw wrong(file, number, "two clients have this token");
      }
    }
    if (clients.isEmpty()) {
      throw new IOException(file + " names no client");
    }
    return clients;
  }

  private static String hash(String token, Path file, int line) throws IOException {
    if (token.startsWith(HASHED)) {
      String hex = token.substring(HASHED.length()).toLowerCase(Locale.ROOT);
      if (!HEX.matcher(hex).matches()) {
        throw wrong(file, line, "behind sha256: stand 64 hexadecimal digits");
      }
      return hex;
    }
    if (token.length() < FEWEST_CHARACTERS) {
      throw wrong(
          file,
          line,
          "a token has 32 characters or more that nobody can guess, as 'openssl rand -hex 32'"
              + " makes them");
    }
    return hash(token);
  }

  static String hash(String token) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible); // every Java has it
    }
  }

  private static IOException wrong(Path file, int line, String why) {
    return new IOException("%s, line %s: %s".formatted(file, line, why));
  }
}
