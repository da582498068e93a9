package io.lexicall.json.internal;

import io.lexicall.Obligation;
import java.util.ArrayList;
import java.util.List;

/** The obligations of a verdict as people and programs read them. */
public final class Obligations {
  private Obligations() {}

  /**
   * Returns the obligations that read differently, in their order. Rules of one id in several
   * places or variants each give theirs, and what is shown of them can be the same.
   */
  public static List<Obligation> distinct(List<Obligation> obligations) {
    List<Obligation> distinct = new ArrayList<>(obligations.size());
    for (Obligation each : obligations) {
      if (!isIn(distinct, each)) {
        distinct.add(each);
      }
    }
    return distinct;
  }

  private static boolean isIn(List<Obligation> earlier, Obligation next) {
    for (int i = 0; i < earlier.size(); i++) {
      if (readAlike(earlier.get(i), next)) {
        return true;
      }
    }
    return false;
  }

  private static boolean readAlike(Obligation one, Obligation other) {
    return one.rule().id().equals(other.rule().id())
        && one.citation().equals(other.citation())
        && one.duty().equals(other.duty());
  }
}
