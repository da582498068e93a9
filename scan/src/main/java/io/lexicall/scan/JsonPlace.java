package io.lexicall.scan;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** All values that stand at the same place of a list's elements. */
final class JsonPlace {
  /** The step to the elements of a list. */
  static final String ANY = "*";

  private static final int FEW_NAMES = 8;

  /** The first value there, of which each knows the next. */
  int first = JsonText.NONE;

  private int last = JsonText.NONE;
  int count;

  /** Whether what stands there is said, by its name, or as a second form of what is. */
  boolean isSaid;

  private final @Nullable JsonPlace parent;
  private final String step;
  private final Map<String, JsonPlace> children = new HashMap<>();

  /** The names of the first few children; {@link #named} holds these children. */
  private final @Nullable JsonName[] names = new JsonName[FEW_NAMES];

  private final @Nullable JsonPlace[] named = new JsonPlace[FEW_NAMES];

  /** The last value that was found to hold no card data; an equal one holds none either. */
  int lastQuiet = JsonText.NONE;

  JsonPlace(@Nullable JsonPlace parent, String step, boolean isSaid) {
    this.parent = parent;
    this.step = step;
    this.isSaid = isSaid;
  }

  /** Adds a value that stands here, behind the others; returns whether it is the first. */
  boolean add(int value, JsonText json) {
    boolean isFirst = count == 0;
    if (isFirst) {
      first = value;
    } else {
      json.noteSame(last, value);
    }
    last = value;
    count++;
    return isFirst;
  }

  JsonPlace child(JsonName name) {
    for (int i = 0; i < FEW_NAMES; i++) {
      JsonPlace known = named[i];
      if (known == null) {
        JsonPlace place = child(name.text, isSaid(name));
        names[i] = name;
        named[i] = place;
        return place;
      }
      if (names[i] == name) {
        return known;
      }
    }
    return child(name.text, isSaid(name));
  }

  /** By its name, or as Rev has it: {@code "elements": [{"type": "text", "value": "four"}]}. */
  private boolean isSaid(JsonName name) {
    JsonPlace list = parent;
    return name.is(JsonName.SAID_PLACE)
        || name.is(JsonName.VALUE)
            && step.equals(ANY)
            && list != null
            && list.step.equals("elements");
  }

  JsonPlace child(String step, boolean isSaid) {
    JsonPlace known = children.get(step);
    if (known == null) {
      known = new JsonPlace(this, step, isSaid);
      children.put(step, known);
    }
    return known;
  }

  boolean isOfList() {
    for (JsonPlace at = this; at != null; at = at.parent) {
      if (at.step.equals(ANY)) {
        return true;
      }
    }
    return false;
  }

  /** Returns the steps to it, with slashes between. */
  String path() {
    JsonPlace about = parent;
    return about == null || about.parent == null ? step : about.path() + "/" + step;
  }
}
