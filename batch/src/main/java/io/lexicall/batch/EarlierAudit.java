package io.lexicall.batch;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The figures of an earlier audit, from its JSON summary, for comparison with another audit.
 * Immutable and thread-safe.
 *
 * @since 0.1
 */
public final class EarlierAudit {
  private static final JsonFactory JSON = new JsonFactory();

  private final long lawful;
  private final long unlawful;
  private final long undecided;
  private final Map<String, Long> rules;
  private final String first;
  private final String last;
  private final String digest;

  private EarlierAudit(Read read) {
    this.lawful = read.lawful;
    this.unlawful = read.unlawful;
    this.undecided = read.undecided;
    this.rules = Collections.unmodifiableMap(read.rules);
    this.first = read.first;
    this.last = read.last;
    this.digest = read.digest;
  }

  private static final class Read {
    private long lawful = -1;
    private long unlawful = -1;
    private long undecided = -1;
    private final Map<String, Long> rules = new TreeMap<>();
    private String first = "";
    private String last = "";
    private String digest = "";
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
          "it is the summary of a sample of %,d of %,d contacts; counts can only be compared with those of all"
              .formatted(rows, of));
    }
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
