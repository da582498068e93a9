package io.lexicall.json.internal;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import io.lexicall.facts.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Parses a JSON text. */
public final class JsonTree {
  /** Facts nest four levels deep; deeper nesting in untrusted text must not exhaust the stack. */
  private static final int MOST_LEVELS = 64;

  /** What Jackson tells of a character beside the character: its code, twice. */
  private static final Pattern CHARACTER_CODE =
      Pattern.compile("\\(code [0-9]+ / (0x[0-9a-f]+)\\)");

  // The caller bounds the length. Names are not interned, since they are untrusted.
  private static final JsonFactory FACTORY =
      new JsonFactoryBuilder()
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

  private JsonTree() {}

  /**
   * The result of parsing a text.
   *
   * @param root what could be read; only a part of the text if there is a problem
   * @param problem why the rest could not be read, or null
   */
  public record Parsed(@Nullable Node root, @Nullable Problem problem) {}

  /** Reads a text that holds one JSON value. */
  public static Parsed parse(String text, String allowed) {
    List<Node> roots = new ArrayList<>(1);
    try (JsonParser parser = FACTORY.createParser(text)) {
      JsonToken first = parser.nextToken();
      if (first == null) {
        return new Parsed(null, new Problem("", "is empty", allowed));
      }
      readInto(roots, parser, first);
      if (parser.nextToken() == null) {
        return new Parsed(roots.get(0), null);
      }
      return broken(roots, "goes on after its end" + at(parser.currentTokenLocation()), allowed);
    } catch (StreamConstraintsException tooDeep) {
      return broken(roots, "is nested deeper than " + MOST_LEVELS + " levels", allowed);
    } catch (JsonEOFException end) {
      return broken(roots, "is not valid JSON: it ends too early", allowed);
    } catch (JsonProcessingException notJson) {
      return broken(
          roots, "is not valid JSON" + at(notJson.getLocation()) + ": " + reason(notJson), allowed);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible); // a text in memory is always readable
    }
  }

  private static Parsed broken(List<Node> roots, String problem, String allowed) {
    return new Parsed(roots.isEmpty() ? null : roots.get(0), new Problem("", problem, allowed));
  }

  private static String at(@Nullable JsonLocation location) {
    if (location == null) {
      return "";
    }
    return location.getLineNr() > 1
        ? " at line " + location.getLineNr() + ", column " + location.getColumnNr()
        : " at column " + location.getColumnNr();
  }

  private static String reason(JsonProcessingException notJson) {
    String reason = notJson.getOriginalMessage();
    int advice = reason.indexOf(": enable `");
    reason = advice < 0 ? reason : reason.substring(0, advice);
    reason = Shown.masked(CHARACTER_CODE.matcher(reason).replaceAll("($1)"));
    return reason.length() <= 160 ? reason : reason.substring(0, 160) + "…";
  }

  /** Adds the value before it is complete, so that its beginning is kept if the rest is broken. */
  private static void readInto(List<Node> into, JsonParser parser, JsonToken token)
      throws IOException {
    switch (token) {
      case START_OBJECT -> {
        List<Node.Member> members = new ArrayList<>();
        into.add(new Node.Obj(members));
        List<Node> value = new ArrayList<>(1);
        while (parser.nextToken() != JsonToken.END_OBJECT) {
          String key = parser.currentName();
          value.clear();
          readInto(value, parser, parser.nextToken());
          members.add(new Node.Member(key, value.get(0)));
        }
      }
      case START_ARRAY -> {
        List<Node> items = new ArrayList<>();
        into.add(new Node.Items(items));
        for (JsonToken next = parser.nextToken();
            next != JsonToken.END_ARRAY;
            next = parser.nextToken()) {
          readInto(items, parser, next);
        }
      }
      case VALUE_STRING -> into.add(new Node.Text(parser.getText()));
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> into.add(new Node.Digits(parser.getText()));
      case VALUE_TRUE -> into.add(Node.Word.TRUE);
      case VALUE_FALSE -> into.add(Node.Word.FALSE);
      case VALUE_NULL -> into.add(Node.Word.NULL);
      default -> throw new IllegalStateException("a parser of text never gives " + token);
    }
  }
}
