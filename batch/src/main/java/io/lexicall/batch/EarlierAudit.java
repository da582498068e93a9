package io.lexicall.batch;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import io.lexicall.json.SafeText;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The figures of an earlier audit, from its JSON summary, for comparison with another audit.
 * Immutable and thread-safe.
 *
 * @since 0.1
 */
public final class EarlierAudit {
  private static final JsonFactory JSON = new JsonFactory();
  private static final Pattern DIGEST = Pattern.compile("sha256:[0-9a-f]{64}");

  private final long lawful;
  private final long unlawful;
  private final long undecided;
  private final Map<String, Long> rules;
  private final String first;
  private final String last;
  private final String digest;
  private final @Nullable Map<String, String> basis;

  /**
   * What both audits rest on and is not the same.
   *
   * @param what such as {@code list us-national-dnc}
   * @param before what the earlier audit had; empty if nothing
   * @param now what this audit has; empty if nothing
   * @since 0.1
   */
  public record Difference(String what, String before, String now) {
    @Override
    public String toString() {
      return "%s (%s, before %s)".formatted(what, told(now), told(before));
    }

    private static String told(String value) {
      return value.isEmpty() ? "none" : value;
    }
  }

  private EarlierAudit(Read read) {
    this.lawful = read.lawful;
    this.unlawful = read.unlawful;
    this.undecided = read.undecided;
    this.rules = Collections.unmodifiableMap(read.rules);
    this.first = read.first;
    this.last = read.last;
    this.digest = read.digest;
    this.basis = read.basis == null ? null : Collections.unmodifiableMap(read.basis);
  }

  private static final class Read {
    private long lawful = -1;
    private long unlawful = -1;
    private long undecided = -1;
    private final Map<String, Long> rules = new TreeMap<>();
    private String first = "";
    private String last = "";
    private String digest = "";
    private @Nullable Map<String, String> basis;
  }

  /**
   * Reads the summary of an audit. The stream stays open.
   *
   * @throws BatchFileException if it is not such a summary, or that of a sample
   * @throws IOException if it cannot be read
   */
  public static EarlierAudit read(InputStream json) throws IOException {
    Read read = new Read();
    try (JsonParser parser =
        JSON.createParser(json).disable(JsonParser.Feature.AUTO_CLOSE_SOURCE)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new BatchFileException("it is not the summary of an audit");
      }
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String name = parser.currentName();
        parser.nextToken();
        switch (name) {
          case "lawful" -> read.lawful = parser.getLongValue();
          case "unlawful" -> read.unlawful = parser.getLongValue();
          case "undecided" -> read.undecided = parser.getLongValue();
          case "first" -> read.first = parser.getText();
          case "last" -> read.last = parser.getText();
          case "lawDigest" -> read.digest = parser.getText();
          case "rules" -> rules(parser, read.rules);
          case "basis" -> read.basis = basis(parser);
          case "sample" -> requireAll(parser);
          default -> parser.skipChildren();
        }
      }
    } catch (JsonProcessingException malformed) {
      throw new BatchFileException("it is not the summary of an audit", malformed);
    }
    if (read.lawful < 0 || read.unlawful < 0 || read.undecided < 0) {
      throw new BatchFileException("it is not the summary of an audit");
    }
    return new EarlierAudit(read);
  }

  /** Refuses the counts of a sample: compared with those of all rows they would say nothing. */
  private static void requireAll(JsonParser parser) throws IOException {
    long of = 0;
    long rows = 0;
    while (parser.currentToken() != JsonToken.VALUE_NULL
        && parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      parser.nextToken();
      switch (name) {
        case "of" -> of = parser.getLongValue();
        case "rows" -> rows = parser.getLongValue();
        default -> parser.skipChildren();
      }
    }
    if (rows < of) {
      throw new BatchFileException(
          String.format(
              Locale.ROOT,
              "it is the summary of a sample of %,d of %,d contacts; counts can only be compared with those of all",
              rows,
              of));
    }
  }

  private static Map<String, String> basis(JsonParser parser) throws IOException {
    Map<String, String> basis = new TreeMap<>();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      if (parser.nextToken() == JsonToken.VALUE_STRING) {
        basis.put(SafeText.of(name), shown(parser.getText()));
      } else {
        parser.skipChildren();
      }
    }
    return basis;
  }

  /** Returns a value, safe to show. A digest is shown whole: it is compared with that of a file. */
  private static String shown(String value) {
    return DIGEST.matcher(value).matches() ? value : SafeText.of(value);
  }

  private static void rules(JsonParser parser, Map<String, Long> into) throws IOException {
    while (parser.nextToken() == JsonToken.START_OBJECT) {
      @Nullable String rule = null;
      long unlawful = 0;
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String name = parser.currentName();
        parser.nextToken();
        switch (name) {
          case "rule" -> rule = parser.getText();
          case "unlawful" -> unlawful = parser.getLongValue();
          default -> parser.skipChildren();
        }
      }
      if (rule != null && unlawful > 0) {
        into.put(rule, unlawful);
      }
    }
  }

  /**
   * Returns what can change the figures besides the rows and the law, and is not the same now, such
   * as the profile, the versions of lists and the columns that hold facts.
   *
   * @param now what this audit rests on, by name, as its own summary has it as {@code basis}
   * @return empty if all is the same, or if the earlier summary does not say it: {@link #hasBasis}
   */
  public List<Difference> differences(Map<String, String> now) {
    Map<String, String> before = basis;
    if (before == null) {
      return List.of();
    }
    Set<String> names = new TreeSet<>(before.keySet());
    names.addAll(now.keySet());
    return names.stream()
        .map(
            name ->
                new Difference(
                    name, before.getOrDefault(name, ""), shown(now.getOrDefault(name, ""))))
        .filter(each -> !each.before.equals(each.now))
        .toList();
  }

  /** Returns whether the earlier summary says what the audit rested on besides its law. */
  public boolean hasBasis() {
    return basis != null;
  }

  /**
   * Returns in sentences why not all of the difference need come from conduct.
   *
   * @param lawDigest that of the law of this audit
   * @param now what this audit rests on, as for {@link #differences}
   */
  public List<String> caveats(String lawDigest, Map<String, String> now) {
    List<String> caveats = new ArrayList<>();
    if (!digest.equals(lawDigest)) {
      caveats.add(
          "The law that was applied differs, so not all of the difference comes from conduct.");
    }
    List<Difference> differences = differences(now);
    if (!differences.isEmpty()) {
      caveats.add(
          "This differs too and can change the figures: "
              + differences.stream().map(Difference::toString).collect(Collectors.joining("; "))
              + ".");
    }
    caveats.add(
        hasBasis()
            ? "The rows themselves, what a ledger held, and the numbers in lists of one version"
                + " are not compared."
            : "The earlier summary does not say which options, mapped columns, facts or lists it"
                + " had: they change the figures too.");
    return caveats;
  }

  /** Returns how many rows were judged. */
  public long judged() {
    return lawful + unlawful + undecided;
  }

  /** Returns how many were unlawful. */
  public long unlawful() {
    return unlawful;
  }

  /** Returns how many could not be judged. */
  public long undecided() {
    return undecided;
  }

  /** Returns the rules that were broken, with the number of rows. */
  public Map<String, Long> rules() {
    return rules;
  }

  /** Returns the earliest instant of its rows as it was written; may be empty. */
  public String first() {
    return first;
  }

  /** Returns the latest instant of its rows as it was written; may be empty. */
  public String last() {
    return last;
  }

  /** Returns the digest of the law that was applied; may be empty. */
  public String lawDigest() {
    return digest;
  }
}
