package io.lexicall.batch;

import io.lexicall.json.SafeText;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Names of agents and campaigns as they are shown, briefly and without numbers. Looking one up is
 * cheaper than creating it anew for each row. Thread-safe.
 */
final class ShownNames {
  private static final int MOST = 10_000;
  private static final int LONGEST_KEPT = 100;

  private final Map<String, String> names = new ConcurrentHashMap<>();

  /** Returns a name as it is shown. */
  String of(String name) {
    if (name.length() > LONGEST_KEPT) {
      return SafeText.briefly(name);
    }
    String known = names.get(name);
    if (known == null) {
      if (names.size() > MOST) {
        names.clear();
      }
      known = SafeText.briefly(name);
      names.put(name, known);
    }
    return known;
  }
}
