package io.lexicall.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import io.lexicall.facts.Problem;
import io.lexicall.json.JsonLines;
import io.lexicall.json.SafeText;
import io.lexicall.scan.CardScanner;
import io.lexicall.scan.Finding;
import io.lexicall.scan.Piece;
import io.lexicall.scan.Redaction;
import io.lexicall.scan.Span;
import io.lexicall.scan.TranscriptFormat;
import io.lexicall.scan.TranscriptScanner;
import io.lexicall.scan.TranscriptStream;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Scans JSON lines, and answers each with the spans in it, or with itself redacted.
 *
 * <p>The {@code text} of each is required, but of a transcript in JSON, and read in its format if
 * that is known. The rest of the line is scanned as well, together with the words beside a text;
 * the {@code path} of a span says where it is. A span in the name of a member has an empty path,
 * and offsets in the line. A finding in several pieces has a span for each, with the same number.
 */
final class JsonScan {
  private static final int MOST_LEVELS = 64;
  private static final String ALLOWED =
      "a JSON object with text, a string, and optionally an id, or a transcript in JSON";

  /** How the parser's message about a name that is given twice begins. */
  private static final String DUPLICATE = "Duplicate";

  private static final String TEXT = "text";
  private static final String ID = "id";

  // Lengths are bounded by the line's. Names are not kept, since they come from outside.
  private static final JsonFactory JSON =
      new JsonFactoryBuilder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
          .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(MOST_LEVELS)
                  .maxNameLength(Integer.MAX_VALUE)
                  .maxNumberLength(Integer.MAX_VALUE)
                  .maxStringLength(Integer.MAX_VALUE)
                  .build())
          .build();

  private final TranscriptScanner transcripts;
  private final CardScanner scanner;
  private final @Nullable Redaction redaction;
  private final Consumer<Span> found;

  /**
   * Creates a scan.
   *
   * @param redaction how to redact lines; null to answer spans
   * @param found takes each span that was found
   */
  JsonScan(TranscriptScanner transcripts, @Nullable Redaction redaction, Consumer<Span> found) {
    this.transcripts = transcripts;
    scanner = transcripts.scanner();
    this.redaction = redaction;
    this.found = found;
  }

  /**
   * What was found in one value of a line, or in a name.
   *
   * @param shift by how much the spans' offsets exceed those of the value
   */
  private record Place(String path, boolean inName, int shift, List<Span> spans) {}

  /** A piece of a finding, for the answer. */
  private record Shown(Finding finding, Piece piece) {}

  /** The answer to one line, in the making. */
  private static final class Answer {
    final StringWriter copied = new StringWriter();
    final List<Place> places = new ArrayList<>();

    /** The id as JSON, without card data; null if there is none. */
    @Nullable String id;

    /** What was found in the line as a whole, by position. */
    final List<Shown> pieces = new ArrayList<>();

    /** Whether each value is still to be scanned by itself. */
    boolean scansValues;

    /** The text to write where it was scanned as a file is; else null. */
    @Nullable String text;

    /** Whether the line as a whole is a transcript, which needs no text. */
    boolean isTranscript;

    boolean namesText;
    boolean hasText;
  }

  /**
   * The answer to a line.
   *
   * @param json one line of JSON
   * @param refused whether it reports an error in the line
   */
  record Answered(String json, boolean refused) {}

  Answered answer(JsonLines.Line line) {
    Problem problem = line.problem().orElse(null);
    Answer answer = new Answer();
    if (problem == null) {
      String text = line.text();
      String alone = textAlone(text);
      List<Finding> findings = new ArrayList<>();
      TranscriptStream stream =
          transcripts.stream(
              redaction == null ? Redaction.firstSixLastFour() : redaction,
              (finding, written) -> findings.add(finding));
      String redacted = stream.feed(alone == null ? text : alone) + stream.finish();
      answer.isTranscript = stream.format().isTranscript();
      answer.scansValues = alone != null || stream.format() == TranscriptFormat.TEXT;
      if (alone != null) {
        answer.text = redaction == null ? alone : redacted;
        problem = read(text, answer);
        if (problem == null) {
          add(findings, answer);
        }
      } else if (!answer.scansValues) {
        problem = read(redaction == null ? text : redacted, answer);
        if (problem == null) {
          add(findings, answer);
        }
      } else {
        problem = read(text, answer);
      }
    }
    if (problem != null) {
      return new Answered(refusal(line.number(), answer, problem), true);
    }
    answer.places.forEach(place -> place.spans().forEach(found));
    String json = redaction == null ? spans(answer) : answer.copied.toString();
    return new Answered(json, false);
  }

  /**
   * Returns the text of a line in which nothing but perhaps an id stands beside it: it is read as
   * the same text in a file. Null for any other line, whose members may tell one call together.
   */
  private static @Nullable String textAlone(String line) {
    try (JsonParser parser = JSON.createParser(line)) {
      String text = null;
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return null;
      }
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        boolean isText = parser.currentName().equals(TEXT);
        if (!isText && !parser.currentName().equals(ID)) {
          return null;
        }
        JsonToken value = parser.nextToken();
        if (isText) {
          text = value == JsonToken.VALUE_STRING ? parser.getText() : null;
        }
        if (value.isStructStart()) {
          return null;
        }
      }
      return parser.nextToken() == null ? text : null;
    } catch (IOException refused) {
      return null; // the line is read once more, and answered with what is wrong
    }
  }

  private void add(List<Finding> findings, Answer answer) {
    for (Finding finding : findings) {
      found.accept(finding.span());
      finding.pieces().forEach(piece -> answer.pieces.add(new Shown(finding, piece)));
    }
    answer.pieces.sort(Comparator.comparingLong(shown -> shown.piece().start()));
  }

  private @Nullable Problem read(String line, Answer answer) {
    try (JsonParser parser = JSON.createParser(line);
        JsonGenerator copy = generator(answer.copied, line)) {
      JsonToken first = parser.nextToken();
      boolean isList = answer.isTranscript && first == JsonToken.START_ARRAY;
      if (first != JsonToken.START_OBJECT && !isList) {
        return new Problem("", "is not a JSON object", ALLOWED);
      }
      JsonToken last = isList ? JsonToken.END_ARRAY : JsonToken.END_OBJECT;
      copy.copyCurrentEvent(parser);
      while (parser.nextToken() != last || !parser.getParsingContext().inRoot()) {
        read(parser, copy, answer);
      }
      copy.copyCurrentEvent(parser);
      if (parser.nextToken() != null) {
        return new Problem("", "goes on after its end", ALLOWED);
      }
      String problem = answer.namesText ? "is no string" : "is missing";
      return answer.hasText || answer.isTranscript ? null : new Problem(TEXT, problem, "a string");
    } catch (StreamConstraintsException tooDeep) {
      return new Problem("", "is nested deeper than " + MOST_LEVELS + " levels", ALLOWED);
    } catch (JsonProcessingException notJson) {
      // The exception's own message quotes the line.
      String where =
          notJson.getLocation() == null ? "" : " at column " + notJson.getLocation().getColumnNr();
      return String.valueOf(notJson.getOriginalMessage()).startsWith(DUPLICATE)
          ? new Problem("", "has a name that is given twice, the second time" + where, ALLOWED)
          : new Problem("", "is not valid JSON" + where, ALLOWED);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible); // both ends are in memory
    }
  }

  private void read(JsonParser parser, JsonGenerator copy, Answer answer) throws IOException {
    JsonToken token = parser.currentToken();
    switch (token) {
      case FIELD_NAME -> {
        answer.namesText |= isText(parser.getParsingContext());
        String name = parser.currentName();
        List<Span> spans = answer.scansValues ? scanner.scan(name) : List.of();
        if (!spans.isEmpty()) {
          int start = (int) parser.currentTokenLocation().getCharOffset() + 1;
          answer.places.add(new Place("", true, -start, spans));
        }
        copy.writeFieldName(hidden(name));
      }
      case VALUE_STRING, VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT ->
          readValue(token == JsonToken.VALUE_STRING, parser, copy, answer);
      default -> copy.copyCurrentEvent(parser);
    }
  }

  private void readValue(boolean string, JsonParser parser, JsonGenerator copy, Answer answer)
      throws IOException {
    JsonStreamContext context = parser.getParsingContext();
    String value = parser.getText();
    boolean text = string && isText(context);
    answer.hasText |= text;
    // Its name distinguishes a security code from another short number.
    String name = text ? "" : nameOf(context) + ": ";
    boolean isId = isMember(ID, context);
    if (text && answer.text != null) {
      copy.writeString(answer.text);
      return;
    }
    List<Span> spans = answer.scansValues || isId ? scanner.scan(name + value) : List.of();
    String shown = value;
    if (!spans.isEmpty()) {
      shown = redacted(name + value).substring(name.length());
    }
    if (!spans.isEmpty() && answer.scansValues) {
      answer.places.add(new Place(text ? "" : path(context), false, name.length(), spans));
    }
    boolean quoted = string || !spans.isEmpty();
    write(shown, quoted, copy);
    if (isId) {
      StringWriter id = new StringWriter();
      try (JsonGenerator json = generator(id, shown)) {
        write(shown, quoted, json);
      }
      answer.id = id.toString();
    }
  }

  private static void write(String value, boolean quoted, JsonGenerator json) throws IOException {
    if (quoted) {
      json.writeString(value);
    } else {
      json.writeNumber(value);
    }
  }

  private String redacted(String text) {
    return scanner.redact(text, redaction == null ? Redaction.firstSixLastFour() : redaction);
  }

  /** A name without the card data that it holds. */
  private String hidden(String name) {
    return scanner.scan(name + ": ").isEmpty() ? name : redacted(name);
  }

  private static boolean isText(JsonStreamContext context) {
    return isMember(TEXT, context);
  }

  private static boolean isMember(String name, JsonStreamContext context) {
    JsonStreamContext parent = context.getParent();
    return context.inObject()
        && parent != null
        && parent.inRoot()
        && name.equals(context.getCurrentName());
  }

  /** The name of a value, or of the list that it is in. */
  private String nameOf(JsonStreamContext context) {
    JsonStreamContext at = context;
    while (at != null && !at.inObject()) {
      at = at.getParent();
    }
    return at == null ? "" : hidden(String.valueOf(at.getCurrentName()));
  }

  /** The path of a value, such as {@code notes[2].body}. */
  private String path(JsonStreamContext context) {
    StringBuilder path = new StringBuilder();
    for (JsonStreamContext at = context; at != null && !at.inRoot(); at = at.getParent()) {
      if (at.inArray()) {
        path.insert(0, "[" + at.getCurrentIndex() + "]");
      } else {
        JsonStreamContext parent = at.getParent();
        String dot = parent == null || parent.inRoot() ? "" : ".";
        path.insert(0, dot + hidden(String.valueOf(at.getCurrentName())));
      }
    }
    return path.toString();
  }

  private static String spans(Answer answer) {
    StringWriter out = new StringWriter();
    try (JsonGenerator json = generator(out, "")) {
      json.writeStartObject();
      writeId(answer, json);
      json.writeArrayFieldStart("spans");
      for (Shown shown : answer.pieces) {
        json.writeStartObject();
        write(shown, answer.text != null, json);
        json.writeEndObject();
      }
      for (Place place : answer.places) {
        for (Span span : place.spans()) {
          json.writeStartObject();
          if (place.inName() || !place.path().isEmpty()) {
            json.writeStringField("path", place.path());
          }
          write(span, place.shift(), json);
          json.writeEndObject();
        }
      }
      json.writeEndArray();
      json.writeEndObject();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return escaped(out.toString());
  }

  private static void write(Shown shown, boolean ofText, JsonGenerator json) throws IOException {
    Finding finding = shown.finding();
    Piece piece = shown.piece();
    String path = ofText ? TEXT : dotted(piece.pointer().orElse(""));
    if (!path.equals(TEXT)) {
      json.writeStringField("path", path);
    }
    json.writeNumberField("start", ofText ? piece.start() : piece.valueStart());
    json.writeNumberField("end", ofText ? piece.end() : piece.valueEnd());
    json.writeStringField("kind", finding.kind().id());
    if (finding.network().isPresent()) {
      json.writeStringField("network", finding.network().get());
    }
    json.writeStringField("confidence", finding.confidence().id());
    if (finding.pieces().size() > 1) {
      json.writeNumberField("finding", finding.number());
    }
    writeTimes(piece, json);
  }

  private static void writeTimes(Piece piece, JsonGenerator json) throws IOException {
    if (piece.from().isPresent()) {
      json.writeStringField("from", Times.clock(piece.from().get()));
    }
    if (piece.to().isPresent()) {
      json.writeStringField("to", Times.clock(piece.to().get()));
    }
  }

  /** A JSON pointer such as {@code /notes/2/body} as {@code notes[2].body}. */
  private static String dotted(String pointer) {
    StringBuilder path = new StringBuilder();
    for (String step : pointer.substring(Math.min(1, pointer.length())).split("/", -1)) {
      if (!step.isEmpty() && step.chars().allMatch(c -> c >= '0' && c <= '9')) {
        path.append('[').append(step).append(']');
      } else {
        path.append(path.length() == 0 ? "" : ".");
        path.append(step.replace("~1", "/").replace("~0", "~"));
      }
    }
    return path.toString();
  }

  private static void write(Span span, int shift, JsonGenerator json) throws IOException {
    json.writeNumberField("start", span.start() - shift);
    json.writeNumberField("end", span.end() - shift);
    json.writeStringField("kind", span.kind().id());
    if (span.network().isPresent()) {
      json.writeStringField("network", span.network().get());
    }
    json.writeStringField("confidence", span.confidence().id());
  }

  private static String refusal(long line, Answer answer, Problem problem) {
    StringWriter out = new StringWriter();
    try (JsonGenerator json = generator(out, "")) {
      json.writeStartObject();
      json.writeNumberField("line", line);
      writeId(answer, json);
      json.writeArrayFieldStart("error");
      json.writeStartObject();
      json.writeStringField("path", problem.path());
      json.writeStringField("problem", problem.problem());
      json.writeStringField("allowed", problem.allowed());
      json.writeEndObject();
      json.writeEndArray();
      json.writeEndObject();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return escaped(out.toString());
  }

  private static void writeId(Answer answer, JsonGenerator json) throws IOException {
    if (answer.id != null) {
      json.writeFieldName("id");
      json.writeRawValue(answer.id);
    }
  }

  /**
   * Writes what is found in one file as a line of JSON.
   *
   * @param masked the finding, as far as it may be shown
   */
  static String finding(String file, long line, long column, Finding finding, CharSequence masked) {
    StringWriter out = new StringWriter();
    try (JsonGenerator json = generator(out, file)) {
      json.writeStartObject();
      json.writeStringField("file", file);
      json.writeNumberField("line", line);
      json.writeNumberField("column", column);
      write(finding.span(), 0, json);
      json.writeStringField("masked", masked.toString());
      if (finding.format() != TranscriptFormat.TEXT) {
        json.writeStringField("format", finding.format().id());
        json.writeArrayFieldStart("pieces");
        for (Piece piece : finding.pieces()) {
          json.writeStartObject();
          json.writeNumberField("start", piece.start());
          json.writeNumberField("end", piece.end());
          if (piece.pointer().isPresent()) {
            json.writeStringField("pointer", piece.pointer().get());
          }
          writeTimes(piece, json);
          json.writeEndObject();
        }
        json.writeEndArray();
      }
      json.writeEndObject();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return escaped(out.toString());
  }

  /** Characters that would reorder or hide the following text on a terminal also stay escaped. */
  private static String escaped(String json) {
    if (json.codePoints().noneMatch(SafeText::isHidden)) {
      return json;
    }
    StringBuilder plain = new StringBuilder();
    json.codePoints()
        .forEach(
            c -> {
              if (SafeText.isHidden(c)) {
                for (char half : Character.toChars(c)) {
                  plain.append(String.format(Locale.ROOT, "\\u%04x", (int) half));
                }
              } else {
                plain.appendCodePoint(c);
              }
            });
    return plain.toString();
  }

  /** Half a surrogate pair stays an escape, since UTF-8 has no bytes for it. */
  private static JsonGenerator generator(StringWriter out, String from) throws IOException {
    JsonGenerator json = JSON.createGenerator(out);
    boolean halves = from.contains("\\ud") || from.contains("\\uD") || hasLoneSurrogate(from);
    return halves ? json.enable(JsonWriteFeature.ESCAPE_NON_ASCII.mappedFeature()) : json;
  }

  private static boolean hasLoneSurrogate(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isSurrogate(text.charAt(i)) && Character.charCount(text.codePointAt(i)) == 1) {
        return true;
      }
      i += Character.charCount(text.codePointAt(i)) - 1;
    }
    return false;
  }
}
