package io.lexicall.batch;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.lexicall.Decision;
import io.lexicall.facts.Activity;
import io.lexicall.facts.Contact;
import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The counts of what two laws judge differently. Not thread-safe.
 *
 * @since 0.1
 */
public final class ImpactTally {
  private static final int MOST_EXAMPLES = 3;
  private static final int MOST_PLACES = 2_000;
  private static final JsonFactory JSON = new JsonFactory();

  private final Map<Turn, Long> turns = new TreeMap<>(Turn.ORDER);
  private final Map<String, OfRule> rules = new TreeMap<>();
  private final Map<String, Map<Turn, Long>> places = new TreeMap<>();
  private final Map<String, Sample> samples = new HashMap<>();
  private long rows;
  private long otherReasons;

  /** Of {@link AuditTally#contacts}, how many have another decision. */
  private long changedContacts;

  /**
   * A change from one answer to another.
   *
   * @param before by the first law
   * @param after by the other
   * @since 0.1
   */
  public record Turn(Answer before, Answer after) {
    static final Comparator<Turn> ORDER =
        Comparator.comparing(Turn::before).thenComparing(Turn::after);

    /** Returns both in words, such as {@code lawful to unlawful}. */
    public String text() {
      return word(before) + " to " + word(after);
    }

    private static String word(Answer answer) {
      return switch (answer) {
        case PERMIT -> "lawful";
        case DENY -> "unlawful";
        case INDETERMINATE -> "undecided";
        case REFUSED -> "not judged";
      };
    }
  }

  /**
   * A row that is judged differently, without a number of a person.
   *
   * @param place where the row stands
   * @param where where the called person can be
   * @param turn the change of the answer
   * @param before what the rule said by the first law; empty for nothing
   * @param after what it said by the other; empty for nothing
   * @since 0.1
   */
  public record Example(Tally.At place, String where, Turn turn, String before, String after) {}

  /**
   * The differences of one rule. A row counts under each rule with a difference.
   *
   * @param id its id
   * @param newlyDenied how many rows it denies only by the other law
   * @param noLongerDenied how many it denies only by the first
   * @param newlyUndecided how many it cannot decide only by the other law, and does not deny by
   *     either
   * @param noLongerUndecided how many it cannot decide only by the first, likewise
   * @param before the provisions that were cited by the first law
   * @param after those that were cited by the other
   * @param examples the first rows
   * @since 0.1
   */
  public record OfRule(
      String id,
      long newlyDenied,
      long noLongerDenied,
      long newlyUndecided,
      long noLongerUndecided,
      SortedSet<String> before,
      SortedSet<String> after,
      List<Example> examples) {
    /** Returns how many rows it judges differently. */
    public long rows() {
      return newlyDenied + noLongerDenied + newlyUndecided + noLongerUndecided;
    }

    private OfRule plus(OfRule other) {
      List<Example> both = new ArrayList<>(examples);
      both.addAll(other.examples);
      both.sort(Comparator.comparing(Example::place, Tally.At.ORDER));
      return new OfRule(
          id,
          newlyDenied + other.newlyDenied,
          noLongerDenied + other.noLongerDenied,
          newlyUndecided + other.newlyUndecided,
          noLongerUndecided + other.noLongerUndecided,
          both(before, other.before),
          both(after, other.after),
          List.copyOf(both.subList(0, Math.min(both.size(), MOST_EXAMPLES))));
    }

    private static SortedSet<String> both(SortedSet<String> one, SortedSet<String> other) {
      SortedSet<String> both = new TreeSet<>(one);
      both.addAll(other);
      return both;
    }
  }

  /** The first contact of a place, whose week is checked. */
  record Sample(long position, Contact contact) {}

  ImpactTally() {}

  /**
   * Counts a row.
   *
   * @param isOfPerson whether it is one of {@link AuditTally#contacts}
   * @return the differences as one line of JSON; an empty text if there are none
   */
  String add(
      Activity<?> activity,
      Activity<?> asked,
      boolean isOfPerson,
      Said before,
      Said after,
      long position,
      Tally.At at) {
    rows++;
    String where = RowAnswer.Judged.place(activity.whereabouts());
    if (asked instanceof Contact contact) {
      sample(where, new Sample(position, contact));
    }
    Map<String, Said.Point> first = before.byRule();
    Map<String, Said.Point> second = after.byRule();
    TreeSet<String> changed = new TreeSet<>();
    TreeSet<String> all = new TreeSet<>(first.keySet());
    all.addAll(second.keySet());
    for (String rule : all) {
      Said.Point one = first.get(rule);
      Said.Point other = second.get(rule);
      if (one == null || other == null || one.outcome() != other.outcome()) {
        changed.add(rule);
      }
    }
    Turn turn = new Turn(before.answer(), after.answer());
    if (turn.before != turn.after) {
      turns.merge(turn, 1L, Long::sum);
      changedContacts += isOfPerson ? 1 : 0;
      if (places.size() < MOST_PLACES || places.containsKey(where)) {
        places.computeIfAbsent(where, key -> new TreeMap<>(Turn.ORDER)).merge(turn, 1L, Long::sum);
      }
    } else if (changed.isEmpty()) {
      return "";
    } else {
      otherReasons++;
    }
    for (String rule : changed) {
      rules.merge(
          rule, ofRule(rule, first.get(rule), second.get(rule), at, where, turn), OfRule::plus);
    }
    return json(activity.id().orElse(null), at, turn, changed, first, second);
  }

  private static OfRule ofRule(
      String id,
      Said.@Nullable Point before,
      Said.@Nullable Point after,
      Tally.At at,
      String where,
      Turn turn) {
    boolean denied = before != null && before.outcome() == Decision.DENY;
    boolean denies = after != null && after.outcome() == Decision.DENY;
    return new OfRule(
        id,
        denies ? 1 : 0,
        denied ? 1 : 0,
        !denies && !denied && after != null ? 1 : 0,
        !denies && !denied && after == null ? 1 : 0,
        cited(before),
        cited(after),
        List.of(new Example(at, where, turn, told(before), told(after))));
  }

  private static SortedSet<String> cited(Said.@Nullable Point point) {
    SortedSet<String> cited = new TreeSet<>();
    if (point != null) {
      cited.add(point.citation());
    }
    return cited;
  }

  private static String told(Said.@Nullable Point point) {
    return point == null ? "" : point.message().get();
  }

  private static String json(
      @Nullable String id,
      Tally.At at,
      Turn turn,
      Iterable<String> changed,
      Map<String, Said.Point> before,
      Map<String, Said.Point> after) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      json.writeStartObject();
      json.writeNumberField("file", at.file());
      json.writeNumberField("line", at.line());
      if (id != null) {
        json.writeStringField("id", id);
      }
      json.writeStringField("before", turn.before.code());
      json.writeStringField("after", turn.after.code());
      json.writeArrayFieldStart("rules");
      for (String rule : changed) {
        json.writeStartObject();
        json.writeStringField("rule", rule);
        point(json, "before", before.get(rule));
        point(json, "after", after.get(rule));
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeEndObject();
    } catch (IOException impossible) {
      throw new IllegalStateException(impossible); // a text does not fail
    }
    return text.toString();
  }

  private static void point(JsonGenerator json, String name, Said.@Nullable Point point)
      throws IOException {
    if (point != null) {
      json.writeObjectFieldStart(name);
      json.writeStringField("outcome", point.outcome() == Decision.DENY ? "deny" : "indeterminate");
      json.writeStringField("citation", point.citation());
      json.writeStringField("message", point.message().get());
      json.writeEndObject();
    }
  }

  private void sample(String where, Sample sample) {
    if (samples.size() < MOST_PLACES || samples.containsKey(where)) {
      samples.merge(where, sample, (one, other) -> one.position <= other.position ? one : other);
    }
  }

  void add(ImpactTally other) {
    rows += other.rows;
    otherReasons += other.otherReasons;
    changedContacts += other.changedContacts;
    other.turns.forEach((turn, count) -> turns.merge(turn, count, Long::sum));
    other.rules.forEach((id, rule) -> rules.merge(id, rule, OfRule::plus));
    other.places.forEach(
        (place, counts) ->
            counts.forEach(
                (turn, count) ->
                    places
                        .computeIfAbsent(place, key -> new TreeMap<>(Turn.ORDER))
                        .merge(turn, count, Long::sum)));
    other.samples.forEach(this::sample);
  }

  Map<String, Sample> samples() {
    return samples;
  }

  /** Returns how many rows were judged by both laws. */
  public long rows() {
    return rows;
  }

  /** Returns how many rows have another decision. */
  public long changed() {
    return turns.values().stream().mapToLong(Long::longValue).sum();
  }

  /** Returns how many contacts with a number have another decision: those of a sample. */
  public long changedContacts() {
    return changedContacts;
  }

  /** Returns how many rows have the same decision for other reasons. */
  public long otherReasons() {
    return otherReasons;
  }

  /** Returns the number of rows for each change of the answer; only changes that occurred. */
  public List<Map.Entry<Turn, Long>> turns() {
    return List.copyOf(turns.entrySet());
  }

  /** Returns the rules that judge differently, those with most rows first. */
  public List<OfRule> rules() {
    return rules.values().stream()
        .sorted(Comparator.comparingLong(OfRule::rows).reversed().thenComparing(OfRule::id))
        .toList();
  }

  /** Returns the places of rows whose answer changed, those with most rows first. */
  public List<Map.Entry<String, Map<Turn, Long>>> places() {
    return places.entrySet().stream()
        .sorted(
            Comparator.comparingLong(
                    (Map.Entry<String, Map<Turn, Long>> each) -> -count(each.getValue()))
                .thenComparing(Map.Entry::getKey))
        .toList();
  }

  static long count(Map<Turn, Long> turns) {
    return turns.values().stream().mapToLong(Long::longValue).sum();
  }
}
