package io.lexicall.ledger;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What was last read about recently requested people. Bounded in number and in age. */
final class Cache {
  private static final int TOKEN = 16;

  private final long greatestAgeNanos;

  // Guarded by this.
  private final Map<String, Entry> entries;
  private long forgotten;

  private record Entry(Standing standing, Set<Part> parts, long readNanos) {}

  Cache(int people, long greatestAgeNanos) {
    this.greatestAgeNanos = greatestAgeNanos;
    this.entries =
        new LinkedHashMap<>(16, 0.75f, true) {
          private static final long serialVersionUID = 1L;

          @Override
          protected boolean removeEldestEntry(Map.Entry<String, Entry> eldest) {
            return size() > people;
          }
        };
  }

  /** Returns a name of a person for use among processes, which shows no number. */
  static String token(String person) {
    if (!person.startsWith("+")) {
      return person.substring(0, Math.min(TOKEN, person.length()));
    }
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(person.getBytes(US_ASCII));
      return Base64.getUrlEncoder().encodeToString(hash).substring(0, TOKEN);
    } catch (NoSuchAlgorithmException impossible) {
      throw new AssertionError("every Java platform has SHA-256", impossible);
    }
  }

  /** Returns what is known of a person, if it holds those parts and is young enough. */
  synchronized @Nullable Standing get(String token, Set<Part> parts, long nowNanos) {
    Entry entry = entries.get(token);
    return entry == null
            || !entry.parts.containsAll(parts)
            || nowNanos - entry.readNanos >= greatestAgeNanos
        ? null
        : entry.standing;
  }

  /** Returns some parts, and those that are kept of a person. */
  synchronized Set<Part> withThoseKept(String token, Set<Part> parts) {
    Entry entry = entries.get(token);
    if (entry == null || parts.containsAll(entry.parts)) {
      return parts;
    }
    Set<Part> all = EnumSet.copyOf(parts);
    all.addAll(entry.parts);
    return all;
  }

  /** Returns a mark of now, for {@link #put}. */
  synchronized long mark() {
    return forgotten;
  }

  /** Keeps what was read, unless something may have been written since the mark. */
  synchronized void put(
      String token, Standing standing, Set<Part> parts, long readNanos, long mark) {
    if (mark == forgotten) {
      entries.put(token, new Entry(standing, parts, readNanos));
    }
  }

  synchronized void forget(String token) {
    forgotten++;
    entries.remove(token);
  }

  synchronized void clear() {
    forgotten++;
    entries.clear();
  }
}
