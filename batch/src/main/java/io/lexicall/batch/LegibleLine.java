package io.lexicall.batch;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import io.lexicall.facts.Contact;
import io.lexicall.json.ActivityJson;
import io.lexicall.json.Reading;
import io.lexicall.number.PhoneNumber;
import java.io.IOException;
import java.io.StringWriter;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What can be read of a refused line, as far as histories and campaigns need it. A member that
 * occurs twice is not read. If a line breaks off, the part before that is read.
 */
final class LegibleLine {
  private static final JsonFactory JSON = new JsonFactory();
  private static final String NUMBER = "to.number";
  private static final String AT = "at";

  /** The facts that are used, by path; each is valid alone. */
  private static final List<String> FACTS =
      List.of("channel", "purpose", "subject", "id", "caller.seller", "campaign.id");

  /** The texts by path. */
  private final Map<String, String> texts = new HashMap<>();

  private final Map<String, Boolean> answers = new LinkedHashMap<>();
  private final Set<String> met = new HashSet<>();

  private LegibleLine(String text) {
    try (JsonParser from = JSON.createParser(text)) {
      if (from.nextToken() == JsonToken.START_OBJECT) {
        read(from, "");
      }
    } catch (JsonProcessingException broken) {
      // The text before it was read.
    } catch (IOException impossible) {
      throw new IllegalStateException(impossible); // a text does not fail
    }
  }

  /** Returns a refused row with what can be read of its line. */
  static PastActivity leaving(PastActivity refused, String text) {
    LegibleLine line = new LegibleLine(text);
    String activity = line.texts.get("activity");
    if (activity != null && !activity.equals("contact")) {
      return refused;
    }
    PhoneNumber number = PhoneNumber.tryParse(line.texts.getOrDefault(NUMBER, "")).orElse(null);
    boolean hidesRefusal = !line.answers.containsKey(Ending.REFUSED);
    return refused
        .ended(Ending.of(line.answers, null))
        .leaving(
            new Remains(
                number == null ? AuditRecord.NO_NUMBER : number.digits(),
                line.at(),
                line.facts(),
                hidesRefusal));
  }

  private void read(JsonParser from, String group) throws IOException {
    while (from.nextToken() == JsonToken.FIELD_NAME) {
      String path = group + from.currentName();
      JsonToken value = from.nextToken();
      boolean again = !met.add(path);
      if (again) {
        texts.remove(path);
        answers.remove(path);
      }
      if (value == JsonToken.START_OBJECT && group.isEmpty()) {
        read(from, path + ".");
      } else if (value == JsonToken.VALUE_STRING && !again) {
        texts.put(path, from.getText());
      } else if (value != null && value.isBoolean() && !again && Ending.ANSWERS.contains(path)) {
        answers.put(path, value == JsonToken.VALUE_TRUE);
      } else {
        from.skipChildren();
      }
    }
  }

  private @Nullable Instant at() {
    try {
      return OffsetDateTime.parse(texts.getOrDefault(AT, "")).toInstant();
    } catch (DateTimeException unreadable) {
      return null;
    }
  }

  /** Returns a contact with the valid facts; its instant is not that of the row. */
  private Contact facts() {
    Contact facts = Contact.builder().at(Instant.EPOCH).build();
    for (String path : FACTS) {
      String text = texts.get(path);
      if (text != null
          && ActivityJson.tryRead(alone(path, text)) instanceof Reading.Understood understood
          && understood.activity() instanceof Contact contact) {
        facts = Contact.builder().from(contact).from(facts).build();
      }
    }
    return facts;
  }

  /** Returns a contact that states one fact. */
  private static String alone(String path, String text) {
    StringWriter written = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(written)) {
      json.writeStartObject();
      json.writeStringField("activity", "contact");
      json.writeStringField(AT, Instant.EPOCH.toString());
      int dot = path.indexOf('.');
      if (dot > 0) {
        json.writeObjectFieldStart(path.substring(0, dot));
      }
      json.writeStringField(path.substring(dot + 1), text);
      if (dot > 0) {
        json.writeEndObject();
      }
      json.writeEndObject();
    } catch (IOException impossible) {
      throw new IllegalStateException(impossible); // a text does not fail
    }
    return written.toString();
  }
}
