package io.lexicall.json;

import static java.util.Objects.requireNonNull;

import io.lexicall.facts.Activity;
import io.lexicall.facts.Fact;
import io.lexicall.facts.Facts;
import io.lexicall.facts.FactsBuilder;
import io.lexicall.facts.InvalidFactsException;
import io.lexicall.facts.Profile;
import io.lexicall.facts.Schema;
import io.lexicall.json.internal.FactsReader;
import io.lexicall.json.internal.JsonText;
import io.lexicall.json.internal.JsonTree;
import io.lexicall.json.internal.Problems;
import io.lexicall.json.internal.Resources;
import io.lexicall.place.Place;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Profiles as JSON: what holds for every activity of one host, in the form of the facts.
 *
 * <pre>{@code
 * {"caller":{"country":"US","taxExempt":false},"uncovered":{"MX":"permit"},
 *  "emergencies":[{"region":"US-FL","from":"2026-10-08T00:00:00-04:00"}]}
 * }</pre>
 *
 * <p>A fact is stated for every kind of activity that has a fact of that name and type. {@code
 * uncovered} lists countries whose law no module holds and where the host permits activities.
 *
 * <p>Facts of one person or one activity are refused: events, numbers, the {@code lists} that were
 * checked, the {@code history}. Otherwise one answer would apply to everybody, and would take
 * precedence over the lists and the ledger. {@code consents} and {@code relationship} are accepted
 * if they state that there are none.
 *
 * <p>Thread-safe.
 *
 * @since 0.1
 */
public final class ProfileJson {
  private static final int MOST_BYTES = 16 << 20;

  private ProfileJson() {}

  /** Returns the JSON Schema (2020-12) of what {@link #read} reads. */
  public static String schema() {
    return Resources.read("profile.schema.json");
  }

  /**
   * Reads a profile.
   *
   * @param json one JSON object, on any number of lines
   * @throws InvalidFactsException with every problem found
   */
  public static Profile read(String json) {
    JsonTree.Parsed parsed =
        JsonTree.parse(requireNonNull(json, "json"), "one JSON object of standing facts");
    if (parsed.problem() != null) {
      throw new InvalidFactsException(List.of(parsed.problem()));
    }
    Problems problems = new Problems();
    Profile profile = FactsReader.profile(requireNonNull(parsed.root()), "", problems);
    if (profile == null) {
      throw new InvalidFactsException(problems.all());
    }
    return profile;
  }

  /**
   * Reads the profile in a file of at most 16 MiB. A byte order mark at its beginning is ignored.
   *
   * @throws InvalidFactsException with every problem found
   * @throws java.nio.charset.CharacterCodingException if it is not UTF-8
   * @throws IOException if it cannot be read, or is larger
   */
  public static Profile read(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(MOST_BYTES + 1);
      if (bytes.length > MOST_BYTES) {
        throw new IOException("it is larger than 16 MiB");
      }
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return read(text.startsWith("\uFEFF") ? text.substring(1) : text);
    }
  }

  /**
   * Writes a profile on one line. What {@link #read} reads from it says the same of every activity.
   *
   * @throws IllegalArgumentException if it states different values of a fact for different kinds of
   *     activities, or a fact of one person or one activity, which JSON cannot express, or if it
   *     has an instant that RFC 3339 cannot write
   */
  public static String write(Profile profile) {
    Map<String, String> stated = new TreeMap<>();
    for (Schema<?> schema : Activity.schemas()) {
      Activity<?> bare = bare(schema);
      Activity<?> filled = applied(profile, bare);
      for (Fact<?, ?> fact : schema.facts()) {
        Object value = valueOf(filled, fact);
        if (value != null && valueOf(bare, fact) == null) {
          JsonText json = new JsonText();
          ActivityJson.writeValue(fact.type(), value, true, json);
          String other = stated.put(fact.path(), json.toString());
          if (other != null && !other.equals(json.toString())) {
            throw cannotSay(fact.path());
          }
        }
      }
    }
    String text = written(stated, profile);
    Profile again;
    try {
      again = read(text);
    } catch (InvalidFactsException ofOne) {
      throw new IllegalArgumentException(
          "The profile states what JSON cannot express: " + ofOne.getMessage(), ofOne);
    }
    for (Schema<?> schema : Activity.schemas()) {
      Activity<?> ours = applied(profile, bare(schema));
      Activity<?> theirs = applied(again, bare(schema));
      for (Fact<?, ?> fact : schema.facts()) {
        if (!Objects.equals(valueOf(ours, fact), valueOf(theirs, fact))) {
          throw cannotSay(fact.path());
        }
      }
    }
    return text;
  }

  private static String written(Map<String, String> stated, Profile profile) {
    List<String> members = new ArrayList<>();
    stated.forEach((name, value) -> members.add(named(name, value)));
    JsonText uncovered = new JsonText().beginObject();
    boolean permits = false;
    for (char first = 'A'; first <= 'Z'; first++) {
      for (char second = 'A'; second <= 'Z'; second++) {
        String code = "" + first + second;
        Place country = Place.tryOf(code).filter(place -> !place.isRegion()).orElse(null);
        if (country != null && profile.permitsUncovered(country)) {
          uncovered.name(code).value(FactsReader.PERMIT);
          permits = true;
        }
      }
    }
    if (permits) {
      members.add(named(FactsReader.UNCOVERED, uncovered.endObject().toString()));
    }
    return "{" + String.join(",", members) + "}";
  }

  private static String named(String name, String value) {
    return new JsonText().name(name) + value;
  }

  private static IllegalArgumentException cannotSay(String name) {
    return new IllegalArgumentException(
        "The profile states different values of %s for different kinds of activities, which JSON cannot express"
            .formatted(name));
  }

  /** Returns an activity with only the required facts. */
  @SuppressWarnings({"unchecked", "rawtypes"}) // a schema builds its own group
  private static Activity<?> bare(Schema schema) {
    FactsBuilder builder = schema.builder();
    for (Fact<?, ?> fact : ((Schema<?>) schema).facts()) {
      if (fact.kind() == Fact.Kind.REQUIRED) {
        builder.with((Fact) fact, Instant.EPOCH); // all required facts are instants
      }
    }
    return (Activity<?>) builder.build();
  }

  @SuppressWarnings({"unchecked", "rawtypes"}) // a profile returns an activity of the same kind
  private static Activity<?> applied(Profile profile, Activity activity) {
    return (Activity<?>) profile.applyTo(activity);
  }

  @SuppressWarnings({"unchecked", "rawtypes"}) // a fact of the group's own schema
  private static @Nullable Object valueOf(Facts facts, Fact fact) {
    return fact.in(facts);
  }
}
