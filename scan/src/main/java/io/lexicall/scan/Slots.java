package io.lexicall.scan;

import java.util.Arrays;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * The slots of a file, by their place, without overlaps. They are stored in columns, because a file
 * may have one slot per word, and only those with a finding are asked for.
 */
final class Slots {

  private int count;

  /** Of each the beginning and the end, and the value of JSON. */
  private int[] places;

  private long[] times;
  private Slot.Form[] forms;

  /** The JSON of which the values are. */
  private @Nullable JsonText json;

  /** The slots that say more than the columns, by their number; empty as long as there are none. */
  private @Nullable Slot[] whole = {};

  /** The slot that was asked for last: the next is mostly the same. */
  private @Nullable Slot last;

  private int lastIndex = -1;

  Slots(int expected) {
    places = new int[3 * expected];
    times = new long[2 * expected];
    forms = new Slot.Form[expected];
  }

  int count() {
    return count;
  }

  /** Adds what stands at [start, end), unless that is nothing. */
  void add(int start, int end, Slot.Form form, long fromMillis, long toMillis) {
    add(start, end, form, JsonText.NONE, fromMillis, toMillis);
  }

  /** Adds a value of JSON, all of one text. */
  void add(JsonText of, int value, long fromMillis, long toMillis) {
    json = of;
    int quote = of.kind(value) == JsonText.STRING ? 1 : 0;
    Slot.Form form = quote > 0 ? Slot.Form.JSON_STRING : Slot.Form.JSON_NUMBER;
    add(of.start(value) + quote, of.end(value) - quote, form, value, fromMillis, toMillis);
  }

  void add(Slot slot) {
    if (slot.end() <= slot.start()) {
      return;
    }
    if (whole.length <= count) {
      whole = Arrays.copyOf(whole, Math.max(16, 2 * count));
    }
    whole[count] = slot;
    add(slot.start(), slot.end(), slot.form(), slot.fromMillis(), slot.toMillis());
  }

  private void add(int start, int end, Slot.Form form, int value, long from, long to) {
    if (end <= start) {
      return;
    }
    if (count == forms.length) {
      int size = count + count / 2 + 16;
      places = Arrays.copyOf(places, 3 * size);
      times = Arrays.copyOf(times, 2 * size);
      forms = Arrays.copyOf(forms, size);
    }
    places[3 * count] = start;
    places[3 * count + 1] = end;
    places[3 * count + 2] = value;
    times[2 * count] = from;
    times[2 * count + 1] = to;
    forms[count] = form;
    count++;
  }

  Slot get(int index) {
    Slot known = index < whole.length ? whole[index] : index == lastIndex ? last : null;
    if (known == null) {
      int value = places[3 * index + 2];
      known =
          new Slot(
              places[3 * index],
              places[3 * index + 1],
              forms[index],
              value < 0 ? null : json,
              value,
              times[2 * index],
              times[2 * index + 1]);
      last = known;
      lastIndex = index;
    }
    return known;
  }

  /** Returns the slot that holds a place, or null. */
  @Nullable Slot at(int place) {
    int low = 0;
    int high = count - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      if (place < places[3 * middle]) {
        high = middle - 1;
      } else if (place >= places[3 * middle + 1]) {
        low = middle + 1;
      } else {
        return get(middle);
      }
    }
    return null;
  }

  int start(int index) {
    return places[3 * index];
  }

  int end(int index) {
    return places[3 * index + 1];
  }

  /** Returns the first of the first so many, which are sorted, that ends behind a place. */
  int firstBehind(int place, int count) {
    int low = 0;
    int high = count;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (places[3 * middle + 1] > place) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }

  /** Brings them into the order of their places, in which readers mostly add them. */
  void sort() {
    boolean isSorted = true;
    for (int i = 1; i < count; i++) {
      isSorted &= places[3 * i] >= places[3 * i - 3];
    }
    if (isSorted) {
      return;
    }
    Integer[] order = new Integer[count];
    Arrays.setAll(order, i -> i);
    Arrays.sort(order, Comparator.comparingInt(i -> places[3 * i]));
    int[] placesBefore = places.clone();
    long[] timesBefore = times.clone();
    Slot.Form[] formsBefore = forms.clone();
    @Nullable Slot[] wholeBefore = Arrays.copyOf(whole, count);
    boolean areWhole = whole.length > 0;
    whole = areWhole ? new Slot[count] : whole;
    for (int i = 0; i < count; i++) {
      System.arraycopy(placesBefore, 3 * order[i], places, 3 * i, 3);
      System.arraycopy(timesBefore, 2 * order[i], times, 2 * i, 2);
      forms[i] = formsBefore[order[i]];
      if (areWhole) {
        whole[i] = wholeBefore[order[i]];
      }
    }
  }
}
