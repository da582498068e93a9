package io.lexicall.journal;

import java.io.ByteArrayOutputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Pieces of JSON that many decisions share, the last ones seen: what is compressed with them takes
 * a few bytes for each. Of the facts only those that are the host's own. Not thread-safe.
 */
final class Parts {
  private static final int MOST_BYTES = 12_000;
  private static final int LONGEST = 2_000;
  private static final List<String> OF_THE_HOST = List.of("caller", "campaign", "controller");

  /** By when they were last seen. */
  private final LinkedHashMap<String, Integer> seen = new LinkedHashMap<>(64, 0.75f, true);

  private int bytes;
  private int decisions;

  void learn(Map<String, @Nullable Object> facts, Map<String, @Nullable Object> verdict) {
    // Of the first all, then of one in eight: what many share is met soon enough.
    if (decisions++ >= Tile.WIDTH && decisions % 8 != 0) {
      return;
    }
    for (String name : OF_THE_HOST) {
      learn(facts.get(name));
    }
    if (verdict.get("obligations") instanceof List<?> obligations) {
      obligations.forEach(this::learn);
    }
  }

  private void learn(@Nullable Object part) {
    if (!(part instanceof Map<?, ?> object)) {
      return;
    }
    Map<String, @Nullable Object> members = new LinkedHashMap<>();
    object.forEach((name, value) -> members.put((String) name, value));
    if (members.get("due") != null) {
      members.put("due", null); // a time is of one decision only
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

  /** Returns them, the one seen last at the end. */
  byte[] bytes() {
    ByteArrayOutputStream joined = new ByteArrayOutputStream();
    seen.keySet().forEach(text -> joined.writeBytes(Hashes.utf8(text)));
    return joined.toByteArray();
  }
}
