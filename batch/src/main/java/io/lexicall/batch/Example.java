package io.lexicall.batch;

import static java.util.Objects.requireNonNull;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.io.Serializable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * A row that broke a rule, without a number or a name of a person.
 *
 * @param place where the row stands
 * @param at its instant
 * @param where where the called person, or what the activity is about, can be
 * @param message why it was unlawful, as the finding says it
 * @since 0.1
 */
public record Example(Tally.At place, Instant at, String where, String message)
    implements Serializable {
  /** Requires all of it. */
  public Example {
    requireNonNull(place, "place");
    requireNonNull(at, "at");
    requireNonNull(where, "where");
    requireNonNull(message, "message");
  }

  /**
   * The order in which examples are drawn. It depends only on the place of a row, and looks like
   * chance, so that the same rows give the same examples on any number of threads.
   */
  private static long lot(Tally.At place) {
    long mixed = (place.line() * 31 + place.file()) * 0x9E3779B97F4A7C15L;
    return (mixed ^ mixed >>> 32) * 0xD6E8FEB86659FD93L;
  }

  /** Examples of each rule. Not thread-safe. */
  static final class Drawn implements Serializable {
    private static final long serialVersionUID = 1;

    private static final int MOST = 3;
    private static final Comparator<Example> ORDER =
        Comparator.comparingLong((Example each) -> lot(each.place))
            .thenComparing(Example::place, Tally.At.ORDER);

    private final Map<String, List<Example>> byRule = new TreeMap<>();

    /**
     * Draws a row that broke a rule.
     *
     * @param example creates it, if it is drawn
     */
    void draw(String rule, Tally.At place, Supplier<Example> example) {
      List<Example> drawn = byRule.get(rule);
      if (drawn == null || drawn.size() < MOST || lot(place) < lot(drawn.get(MOST - 1).place)) {
        add(rule, List.of(example.get()));
      }
    }

    private void add(String rule, List<Example> more) {
      List<Example> all = byRule.computeIfAbsent(rule, key -> new ArrayList<>(MOST + 1));
      all.addAll(more);
      all.sort(ORDER);
      if (all.size() > MOST) {
        all.subList(MOST, all.size()).clear();
      }
    }

    void add(Drawn other) {
      other.byRule.forEach(this::add);
    }

    /** Returns the examples of a rule, in the order of their rows. */
    List<Example> of(String rule) {
      List<Example> drawn = new ArrayList<>(byRule.getOrDefault(rule, List.of()));
      drawn.sort(Comparator.comparing(Example::place, Tally.At.ORDER));
      return Collections.unmodifiableList(drawn);
    }

    void write(DataOutput out) throws IOException {
      Saved.byName(byRule, Drawn::write, out);
    }

    void read(DataInput in) throws IOException {
      Saved.byName(byRule, Drawn::examples, in);
    }

    private static void write(List<Example> examples, DataOutput out) throws IOException {
      out.writeInt(examples.size());
      for (Example each : examples) {
        each.place.write(out);
        out.writeUTF(each.at.toString());
        out.writeUTF(each.where);
        out.writeUTF(each.message);
      }
    }

    private static List<Example> examples(DataInput in) throws IOException {
      List<Example> examples = new ArrayList<>(MOST + 1);
      for (int left = in.readInt(); left > 0; left--) {
        Tally.At place = Tally.At.read(in);
        examples.add(new Example(place, Instant.parse(in.readUTF()), in.readUTF(), in.readUTF()));
      }
      return examples;
    }
  }
}
