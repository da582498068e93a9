package io.lexicall.journal;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * JSON in the canonical form of RFC 8785: names are sorted by UTF-16 code units, there are no
 * spaces, and only the necessary characters are escaped. The journal uses only whole numbers below
 * 2^53.
 */
final class CanonicalJson {
  private static final JsonFactory FACTORY = new JsonFactory();
  private static final long MOST = 1L << 53;

  private CanonicalJson() {}

  /** Reads an object. */
  static Map<String, @Nullable Object> read(String json) {
    try (JsonParser parser = FACTORY.createParser(json)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new IllegalArgumentException("no JSON object");
      }
      Map<String, @Nullable Object> object = object(parser);
      if (parser.nextToken() != null) {
        throw new IllegalArgumentException("JSON that goes on after its end");
      }
      return object;
    } catch (IOException notJson) {
      // The text can contain a person's number, and the message of the parser would quote it.
      throw new IllegalArgumentException("no valid JSON");
    }
  }

  private static Map<String, @Nullable Object> object(JsonParser parser) throws IOException {
    Map<String, @Nullable Object> object = new TreeMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      parser.nextToken();
      if (object.containsKey(name)) {
        throw new IllegalArgumentException("a name that stands twice");
      }
      object.put(name, value(parser));
    }
    return object;
  }

  private static @Nullable Object value(JsonParser parser) throws IOException {
    return switch (parser.currentToken()) {
      case START_OBJECT -> object(parser);
      case START_ARRAY -> {
        List<@Nullable Object> list = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          list.add(value(parser));
        }
        yield list;
      }
      case VALUE_STRING -> parser.getText();
      case VALUE_NUMBER_INT -> parser.getLongValue();
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      case VALUE_NULL -> null;
      default -> throw new IllegalArgumentException("JSON that no entry has");
    };
  }

  static String write(Map<String, ?> object) {
    StringBuilder text = new StringBuilder(512);
    append(text, object);
    return text.toString();
  }

  private static void append(StringBuilder text, @Nullable Object value) {
    if (value instanceof Map<?, ?> object) {
      Map<?, ?> sorted = object;
      if (!(object instanceof TreeMap<?, ?> tree && tree.comparator() == null)) {
        TreeMap<String, @Nullable Object> copy = new TreeMap<>();
        object.forEach((name, each) -> copy.put((String) name, each));
        sorted = copy;
      }
      text.append('{');
      String separator = "";
      for (Map.Entry<?, ?> member : sorted.entrySet()) {
        text.append(separator);
        quote(text, (String) member.getKey());
        text.append(':');
        append(text, member.getValue());
        separator = ",";
      }
      text.append('}');
    } else if (value instanceof List<?> list) {
      text.append('[');
      String separator = "";
      for (Object each : list) {
        text.append(separator);
        append(text, each);
        separator = ",";
      }
      text.append(']');
    } else if (value instanceof String string) {
      quote(text, string);
    } else if (value instanceof Long || value instanceof Integer) {
      long number = ((Number) value).longValue();
      if (Math.abs(number) > MOST) {
        throw new IllegalArgumentException("a number that RFC 8785 does not write exactly");
      }
      text.append(number);
    } else if (value == null || value instanceof Boolean) {
      text.append(value);
    } else {
      throw new IllegalArgumentException("no JSON: " + value.getClass());
    }
  }

  private static void quote(StringBuilder text, String value) {
    text.append('"');
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      switch (c) {
        case '"' -> text.append("\\\"");
        case '\\' -> text.append("\\\\");
        case '\b' -> text.append("\\b");
        case '\t' -> text.append("\\t");
        case '\n' -> text.append("\\n");
        case '\f' -> text.append("\\f");
        case '\r' -> text.append("\\r");
        default -> {
          if (c < ' ') {
            text.append("\\u00").append(Character.forDigit(c >> 4, 16));
            text.append(Character.forDigit(c & 15, 16));
          } else if (Character.isSurrogate(c)) {
            // RFC 8785, section 3.2.2.2: UTF-8 cannot encode half of a surrogate pair.
            if (i + 1 == value.length() || !Character.isSurrogatePair(c, value.charAt(i + 1))) {
              throw new IllegalArgumentException("a text that UTF-8 cannot hold");
            }
            text.append(c).append(value.charAt(++i));
          } else {
            text.append(c);
          }
        }
      }
    }
    text.append('"');
  }
}
