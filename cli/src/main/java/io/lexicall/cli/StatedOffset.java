package io.lexicall.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * Finds the offset with which a line of facts states its instant; the facts keep only the instant.
 */
final class StatedOffset {
  private static final JsonFactory JSON = new JsonFactory();

  private StatedOffset() {}

  /** Returns the offset of {@code at}; null if there is none. */
  static @Nullable ZoneOffset of(String line) {
    try (JsonParser json = JSON.createParser(line)) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        return null;
      }
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String name = json.currentName();
        JsonToken value = json.nextToken();
        if (name.equals("at") && value == JsonToken.VALUE_STRING) {
          return OffsetDateTime.parse(json.getText()).getOffset();
        }
        json.skipChildren();
      }
    } catch (IOException | DateTimeException notStated) {
      // Then there is no time zone of the user to show.
    }
    return null;
  }
}
