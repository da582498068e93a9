package io.lexicall.batch;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import io.lexicall.batch.Remains.Unread;
import io.lexicall.facts.Caller;
import io.lexicall.facts.Campaign;
import io.lexicall.facts.Contact;
import io.lexicall.facts.Fact;
import io.lexicall.facts.Schema;
import io.lexicall.number.PhoneNumber;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What can be read of a refused line, as far as histories and campaigns need it. A member that
 * occurs twice is not read. If a line breaks off, the part before that is read. What is not read
 * may have been stated, if its member is there, if a member of an unknown name is beside it, or if
 * the line breaks off.
 */
final class LegibleLine {
  private static final JsonFactory JSON = new JsonFactory();
  private static final String NUMBER = "to.number";
  private static final String AT = "at";

  /** The members of an activity and of the groups that are read, by the path before them. */
  private static final Map<String, Set<String>> MEMBERS =
      Map.of(
          "", ofLine(),
          "caller.", of(Caller.SCHEMA),
          "campaign.", of(Campaign.SCHEMA));

  /** The texts by path. */
  private final Map<String, String> texts = new HashMap<>();

  private final Map<String, Boolean> answers = new LinkedHashMap<>();
  private final Set<String> met = new HashSet<>();

  /** The groups, by the path before their members, that may state more than can be read. */
  private final Set<String> unclear = new HashSet<>();

  private LegibleLine(String text) {
    try (JsonParser from = JSON.createParser(text)) {
      boolean isObject = from.nextToken() == JsonToken.START_OBJECT;
      if (isObject) {
        read(from, "");
      }
      if (!isObject || from.nextToken() != null) {
        unclear.add("");
      }
    } catch (JsonProcessingException broken) {
      unclear.add(""); // the text before it was read
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
    Contact facts = Remains.read(line.texts);
    return refused
        .ended(Ending.of(line.answers, null))
        .leaving(
            new Remains(
                number == null ? AuditRecord.NO_NUMBER : number.digits(),
                line.at(),
                facts,
                line.unread(facts)));
  }

  private static Set<String> ofLine() {
    Set<String> members = of(Contact.SCHEMA);
    members.addAll(Ending.ANSWERS);
    members.add(Ending.AGENT);
    members.add("activity");
    return members;
  }

  private static Set<String> of(Schema<?> group) {
    return group.facts().stream().map(Fact::path).collect(Collectors.toSet());
  }

  private void read(JsonParser from, String group) throws IOException {
    Set<String> known = MEMBERS.get(group);
    while (from.nextToken() == JsonToken.FIELD_NAME) {
      String name = from.currentName();
      String path = group + name;
      JsonToken value = from.nextToken();
      boolean again = !met.add(path);
      if (again) { // nobody knows which of the two counts
        texts.keySet().removeIf(each -> each.equals(path) || each.startsWith(path + "."));
        answers.remove(path);
        unclear.add(path + ".");
      }
      if (known != null && !known.contains(name)) {
        unclear.add(group); // it may be a misspelled name of any member
      }
      if (value != JsonToken.START_OBJECT && group.isEmpty()) {
        unclear.add(path + "."); // not an object, where a group can be
      }
      if (value == JsonToken.START_OBJECT && group.isEmpty() && !again) {
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

  /** Returns what the line may state in a way that cannot be read. */
  private Set<Unread> unread(Contact facts) {
    Set<Unread> unread = EnumSet.noneOf(Unread.class);
    for (Unread each : Unread.values()) {
      String path = each.path();
      String group = path.substring(0, path.indexOf('.') + 1);
      boolean isRead =
          each == Unread.REFUSED ? answers.containsKey(path) : Remains.states(each, facts);
      if (!isRead && (met.contains(path) || unclear.contains("") || unclear.contains(group))) {
        unread.add(each);
      }
    }
    return unread;
  }

  private @Nullable Instant at() {
    try {
      return OffsetDateTime.parse(texts.getOrDefault(AT, "")).toInstant();
    } catch (DateTimeException unreadable) {
      return null;
    }
  }
}
