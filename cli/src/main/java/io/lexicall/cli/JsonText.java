package io.lexicall.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.PrettyPrinter;
import io.lexicall.batch.Tally;
import java.io.IOException;
import java.io.StringWriter;
import org.jspecify.annotations.Nullable;

/** Writes JSON objects to texts. */
final class JsonText {
  private static final JsonFactory JSON = new JsonFactory();

  private JsonText() {}

  /** Writes the fields of an object. */
  interface Fields {
    void write(JsonGenerator json) throws IOException;
  }

  /** Returns an object on one line. */
  static String object(Fields fields) {
    return object(null, fields);
  }

  /** Returns an object as a printer lays it out; on one line without one. */
  static String object(@Nullable PrettyPrinter printer, Fields fields) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      if (printer != null) {
        json.setPrettyPrinter(printer);
      }
      json.writeStartObject();
      fields.write(json);
      json.writeEndObject();
    } catch (IOException impossible) {
      throw new IllegalStateException(impossible); // a StringWriter does not throw
    }
    return text.toString();
  }

  /** Writes which rule counts are of, and the provisions that it cites. */
  static void rule(JsonGenerator json, Tally.OfRule rule) throws IOException {
    json.writeStringField("rule", rule.id());
    json.writeArrayFieldStart("citations");
    for (String citation : rule.citations()) {
      json.writeString(citation);
    }
    json.writeEndArray();
  }
}
