package io.lexicall.journal;

import java.io.ByteArrayOutputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The most recent pieces of JSON that many decisions share. As part of the dictionary, each takes
 * only a few bytes in an entry. Of the facts, only those of the host itself are used. Not
 * thread-safe.
 */
final class Parts {
  private static final int MOST_BYTES = 12_000;
  private static final int LONGEST = 2_000;
  private static final List<String> OF_THE_HOST = List.of("caller", "campaign", "controller");

  /** In the order of their last occurrence. */
  private final LinkedHashMap<String, Integer> seen = new LinkedHashMap<>(64, 0.75f, true);

  private int bytes;

  /** Remembers the pieces of a sealed text. */
  void learn(Map<String, @Nullable Object> decision) {
    if (decision.get("facts") instanceof Map<?, ?> facts) {
      for (String name : OF_THE_HOST) {
        part(facts.get(name));
      }
    }
    if (decision.get("verdict") instanceof Map<?, ?> verdict
        && verdict.get("obligations") instanceof List<?> obligations) {
      obligations.forEach(this::part);
    }
  }

  private void part(@Nullable Object part) {
    if (!(part instanceof Map<?, ?> object)) {
      return;
    }
    Map<String, @Nullable Object> members = new LinkedHashMap<>();
    object.forEach((name, value) -> members.put((String) name, value));
    if (members.get("due") != null) {
      members.put("due", null); // a time occurs in one decision only
    }
    String text = CanonicalJson.write(members) + ",";
    int length = Hashes.utf8(text).length;
    if (length > LONGEST || seen.put(text, length) != null) {
      return;
    }
    bytes += length;
    var oldest = seen.entrySet().iterator();
    while (bytes > MOST_BYTES) {
      bytes -= oldest.next().getValue();
      oldest.remove();
    }
  }

  /** Returns the pieces, the most recent last. */
  byte[] bytes() {
    ByteArrayOutputStream joined = new ByteArrayOutputStream();
    seen.keySet().forEach(text -> joined.writeBytes(Hashes.utf8(text)));
    return joined.toByteArray();
  }
}
