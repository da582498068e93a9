package io.lexicall.json;

import static java.util.Objects.requireNonNull;

import io.lexicall.facts.Activity;
import io.lexicall.facts.Fact;
import io.lexicall.facts.FactType;
import io.lexicall.facts.Facts;
import io.lexicall.facts.InvalidFactsException;
import io.lexicall.facts.Problem;
import io.lexicall.facts.Schema;
import io.lexicall.json.internal.FactsReader;
import io.lexicall.json.internal.JsonText;
import io.lexicall.json.internal.JsonTree;
import io.lexicall.json.internal.Problems;
import io.lexicall.json.internal.Resources;
import io.lexicall.number.PhoneNumber;
import io.lexicall.place.Place;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Activities as JSON objects: {@code {"activity":"contact","at":"2026-11-24T12:59:59-05:00",…}}.
 *
 * <p>Names and values are those of the {@linkplain Activity#schemas() schemas}. Reading is strict:
 * an unknown name, an unknown word, a value of another type, an invalid value, a duplicate name and
 * a {@code null} are problems, and all of them are reported. Leave out a fact that is not known.
 *
 * <p>Thread-safe.
 *
 * @since 0.1
 */
public final class ActivityJson {
  private static final String AT = "at";
  private static final Instant FIRST = Instant.parse("0000-01-01T00:00:00Z");
  private static final Instant END = Instant.parse("+10000-01-01T00:00:00Z");

  private ActivityJson() {}

  /**
   * Returns the JSON Schema (2020-12) of what {@link #read} reads. Some limits are stricter than a
   * schema can express.
   */
  public static String schema() {
    return Resources.read("facts.schema.json");
  }

  /**
   * Reads an activity.
   *
   * @param json one JSON object
   * @throws InvalidFactsException with every problem found
   */
  public static Activity<?> read(String json) {
    Reading reading = tryRead(json);
    if (reading instanceof Reading.Understood understood) {
      return understood.activity();
    }
    throw new InvalidFactsException(((Reading.Refused) reading).problems());
  }

  /**
   * Reads an activity, or reports what is wrong with it.
   *
   * @param json any text
   */
  public static Reading tryRead(String json) {
    Activity<?> plain = FactsReader.plainActivity(requireNonNull(json, "json"));
    return plain == null ? tryReadAny(json) : new Reading.Understood(plain);
  }

  /** Reads an activity in any form. */
  static Reading tryReadAny(String json) {
    JsonTree.Parsed parsed = JsonTree.parse(json, FactsReader.ALLOWED);
    if (parsed.problem() != null) {
      return new Reading.Refused(FactsReader.idOf(parsed.root()), List.of(parsed.problem()));
    }
    Problems problems = new Problems();
    Activity<?> activity = FactsReader.activity(requireNonNull(parsed.root()), "", problems);
    return activity == null
        ? new Reading.Refused(FactsReader.idOf(parsed.root()), problems.all())
        : new Reading.Understood(activity);
  }

  /** Reads the activity of a line, or reports what is wrong with the line. */
  public static Reading tryRead(JsonLines.Line line) {
    Problem problem = line.problem().orElse(null);
    return problem == null ? tryRead(line.text()) : new Reading.Refused(null, List.of(problem));
  }

  /**
   * Reads what {@link #writeComplete} wrote. Unlike {@link #read}, it accepts standing facts and
   * facts that contradict each other, since this is what was judged.
   *
   * @param json one JSON object
   * @throws InvalidFactsException with every problem found
   */
  public static Activity<?> readComplete(String json) {
    Activity<?> plain = FactsReader.plainComplete(requireNonNull(json, "json"));
    return plain == null ? readAnyComplete(json) : plain;
  }

  /** Reads what was judged in any form. */
  static Activity<?> readAnyComplete(String json) {
    JsonTree.Parsed parsed = JsonTree.parse(json, FactsReader.ALLOWED);
    if (parsed.problem() != null) {
      throw new InvalidFactsException(List.of(parsed.problem()));
    }
    Problems problems = new Problems();
    Activity<?> activity = FactsReader.complete(requireNonNull(parsed.root()), problems);
    if (activity == null) {
      throw new InvalidFactsException(problems.all());
    }
    return activity;
  }

  /**
   * Writes an activity on one line, with its facts in the order of its schema and instants in UTC.
   * If the dates of an activity can be read in the offset of its instant, the instant is written
   * with that offset: for a payment or an access, and for a storage, a disclosure, a request or an
   * incident without a region.
   *
   * <p>What {@link #read} reads from it is equal to the activity, except for the standing facts
   * ({@code emergencies}), which belong to a profile and are left out. The text holds whole
   * telephone numbers.
   *
   * @throws IllegalArgumentException if an instant is before the year 0 or after 9999, which RFC
   *     3339 cannot write
   */
  public static String write(Activity<?> activity) {
    return write(activity, false);
  }

  /**
   * Writes an activity as it was judged, as {@link io.lexicall.Compliance#complete} returns it.
   * Like {@link #write(Activity)}, but with the standing facts. What {@link #readComplete} reads
   * from it is equal to the activity.
   *
   * @throws IllegalArgumentException if an instant is before the year 0 or after 9999, which RFC
   *     3339 cannot write
   */
  public static String writeComplete(Activity<?> activity) {
    return write(activity, true);
  }

  private static String write(Activity<?> activity, boolean standing) {
    JsonText json = new JsonText().beginObject();
    json.name("activity").value(activity.schema().name());
    writeFacts(activity.schema(), activity, standing, json);
    return json.endObject().toString();
  }

  private static void writeFacts(
      Schema<?> schema, Facts<?> facts, boolean standing, JsonText json) {
    for (Fact<?, ?> fact : schema.facts()) {
      Optional<?> value = valueOf(facts, fact);
      if (value.isPresent() && (standing || fact.kind() != Fact.Kind.STANDING)) {
        json.name(fact.path());
        if (facts instanceof Activity<?> activity && fact.path().equals(AT)) {
          json.value(asShown(activity));
        } else {
          writeValue(fact.type(), value.get(), standing, json);
        }
      }
    }
  }

  @SuppressWarnings({"unchecked", "rawtypes"}) // a fact of the group's own schema
  private static Optional<?> valueOf(Facts facts, Fact fact) {
    return facts.get(fact);
  }

  static void writeValue(FactType<?> type, Object value, boolean standing, JsonText json) {
    switch (type.form()) {
      case TEXT -> json.value((String) value);
      case BOOLEAN -> json.value((Boolean) value);
      case COUNT -> json.value((Integer) value);
      case INSTANT -> json.value(rfc3339((Instant) value));
      case MOMENT -> json.value(value.toString());
      case DATE_OR_NEVER -> json.value(((Optional<?>) value).map(Object::toString).orElse("never"));
      case LOCAL_TIME -> json.value(value.toString());
      case PHONE_NUMBER -> json.value(((PhoneNumber) value).e164());
      case COUNTRY, REGION -> json.value(((Place) value).code());
      case TIME_ZONE -> json.value(((ZoneId) value).getId());
      case CHOICE -> json.value(FactType.code((Enum<?>) value));
      case GROUP -> {
        json.beginObject();
        writeFacts(type.group(), (Facts<?>) value, standing, json);
        json.endObject();
      }
      case LIST -> {
        json.beginList();
        for (Object element : (List<?>) value) {
          writeValue(type.element(), element, standing, json);
        }
        json.endList();
      }
      case COUNT_BY_REGION -> {
        json.beginObject();
        Map<String, Integer> sorted = new TreeMap<>();
        ((Map<?, ?>) value)
            .forEach((place, count) -> sorted.put(((Place) place).code(), (Integer) count));
        sorted.forEach((place, count) -> json.name(place).value(count));
        json.endObject();
      }
    }
  }

  /** Writes the instant of an activity, with its offset if its dates are read in that offset. */
  private static String asShown(Activity<?> activity) {
    ZoneOffset offset = activity.statedOffset().orElse(ZoneOffset.UTC);
    if (offset.getTotalSeconds() != 0 && offset.getTotalSeconds() % 60 == 0) {
      OffsetDateTime shown = activity.at().atOffset(offset);
      if (shown.getYear() >= 0 && shown.getYear() <= 9_999) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(shown);
      }
    }
    return rfc3339(activity.at());
  }

  private static String rfc3339(Instant instant) {
    if (instant.isBefore(FIRST) || !instant.isBefore(END)) {
      throw new IllegalArgumentException(
          "RFC 3339 writes the years 0 to 9999 only, but this instant is " + instant);
    }
    return instant.toString();
  }
}
