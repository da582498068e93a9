package io.lexicall.json;

import io.lexicall.Decision;
import io.lexicall.facts.Activity;
import io.lexicall.facts.Contact;
import io.lexicall.facts.Fact;
import io.lexicall.facts.FactType;
import io.lexicall.facts.Schema;
import io.lexicall.json.internal.OfOne;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Makes the JSON Schemas that we publish from core's own schemas.
 *
 * <p>Run {@link #main} from the folder of this module when a fact has changed; a test holds that it
 * was done.
 */
final class JsonSchemas {
  static final Path FOLDER = Path.of("src", "main", "resources", "io", "lexicall", "json");

  private static final String DIALECT = "https://json-schema.org/draft/2020-12/schema";
  private static final String TIME =
      "([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](\\.[0-9]{1,9})?"
          + "([Zz]|[+-]([01][0-9]|2[0-3]):[0-5][0-9])";
  private static final String DATE = "[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])";

  private final Map<String, Object> definitions = new LinkedHashMap<>();

  private JsonSchemas() {}

  /** Writes all files. */
  public static void main(String[] arguments) throws IOException {
    Files.createDirectories(FOLDER);
    Files.writeString(FOLDER.resolve("facts.schema.json"), facts());
    Files.writeString(FOLDER.resolve("profile.schema.json"), profile());
    Files.writeString(FOLDER.resolve("verdict.schema.json"), verdict());
    Files.writeString(FOLDER.resolve("case.schema.json"), worked());
  }

  /** Returns the schema of the facts of one activity. */
  static String facts() {
    JsonSchemas schemas = new JsonSchemas();
    Map<String, Object> root =
        root(
            "facts",
            "The facts of one activity",
            "A fact that is left out is unknown. Some limits are finer than a schema can say: a"
                + " number must be possible by its numbering plan, a place and a time zone must"
                + " exist.");
    root.putAll(schemas.activity());
    root.put("$defs", schemas.definitions);
    return print(root);
  }

  private Map<String, Object> activity() {
    List<Object> kinds = new ArrayList<>();
    List<Object> names = new ArrayList<>();
    for (Schema<?> activity : Activity.schemas()) {
      names.add(activity.name());
      kinds.add(
          object(
              "if",
              object(
                  "properties", object("activity", object("const", activity.name())),
                  "required", List.of("activity")),
              "then",
              group(activity, true)));
    }
    return object(
        "type",
        "object",
        "required",
        List.of("activity", "at"),
        "properties",
        object("activity", object("enum", names)),
        "allOf",
        kinds);
  }

  /** Returns the schema of a profile. */
  static String profile() {
    JsonSchemas schemas = new JsonSchemas();
    Map<String, Object> root =
        root(
            "profile",
            "What holds for every activity of one host",
            "A fact is stated for every kind of activity that has one of its name and can hold the"
                + " value. A fact stated on an activity wins.");
    root.putAll(schemas.standing());
    root.put("$defs", schemas.definitions);
    return print(root);
  }

  private Map<String, Object> standing() {
    Map<String, Set<Object>> types = new LinkedHashMap<>();
    for (Schema<?> activity : Activity.schemas()) {
      for (Fact<?, ?> fact : activity.facts()) {
        if (!OfOne.isTop(fact.path())) {
          types
              .computeIfAbsent(fact.path(), path -> new LinkedHashSet<>())
              .add(standing(fact.path(), fact.type()));
        }
      }
    }
    Map<String, Object> properties = new LinkedHashMap<>();
    types.forEach(
        (path, each) ->
            properties.put(
                path,
                each.size() == 1 ? each.iterator().next() : object("anyOf", List.copyOf(each))));
    properties.put(
        "uncovered",
        object(
            "description",
            "Countries whose law no module holds, where an activity is taken as lawful.",
            "type",
            "object",
            "additionalProperties",
            false,
            "patternProperties",
            object("^[A-Z]{2}$", object("const", "permit"))));
    return object("type", "object", "additionalProperties", false, "properties", properties);
  }

  private Object standing(String path, FactType<?> type) {
    Object full = type(type);
    if (OfOne.NONE_ALONE.contains(path)) {
      return object(
          "description",
          "What is of one person is of no profile; that there is none may be said.",
          "allOf",
          List.of(full, object("maxItems", 0, "additionalProperties", object("const", false))));
    }
    if (!OfOne.membersOf(path).isEmpty() && type.form() == FactType.Form.GROUP) {
      List<Object> each = new ArrayList<>();
      OfOne.membersOf(path).stream()
          .sorted()
          .forEach(name -> each.add(object("required", List.of(name))));
      return object("allOf", List.of(full, object("not", object("anyOf", each))));
    }
    return full;
  }

  /** Returns the schema of a worked case. */
  static String worked() {
    JsonSchemas schemas = new JsonSchemas();
    Map<String, Object> facts = schemas.activity();
    Map<String, Object> profile = schemas.standing();
    Object moment = object("anyOf", List.of(date(), instant("An instant, with its offset.")));
    Map<String, Object> expect =
        closed(
            List.of(),
            "decision",
            object("enum", Arrays.stream(Decision.values()).map(FactType::code).toList()),
            "rules",
            texts("Rules of each of which there is a finding."),
            "notRules",
            texts("Rules of which there is none."),
            "cites",
            texts("With each of these begins the citation of a finding or obligation."),
            "missing",
            texts("Facts that are missing, among others."),
            "obligations",
            texts("What must be done, among others."),
            "permittedFrom",
            moment,
            "due",
            object(
                "description",
                "By when which obligation must be done.",
                "type",
                "object",
                "additionalProperties",
                moment));
    expect.put("minProperties", 1);
    Map<String, Object> root =
        root(
            "case",
            "One worked case: facts, and what the verdict on them must be",
            "Only what expect names is compared.");
    root.putAll(
        closed(
            List.of("name", "facts", "expect"),
            "name",
            text("A short sentence."),
            "why",
            text("The reasoning in law."),
            "regulations",
            object("type", "array", "minItems", 1, "items", object("type", "string")),
            "profile",
            object("$ref", "#/$defs/profile"),
            "facts",
            object("$ref", "#/$defs/facts"),
            "expect",
            expect));
    schemas.definitions.put("facts", facts);
    schemas.definitions.put("profile", profile);
    root.put("$defs", schemas.definitions);
    return print(root);
  }

  private static Map<String, Object> root(String name, String title, String description) {
    return object(
        "$schema",
        DIALECT,
        "$id",
        "urn:lexicall:" + name,
        "title",
        title,
        "description",
        description);
  }

  /** Returns the schema of an answer: a verdict, or what is wrong with a line. */
  static String verdict() {
    Object instant = instant("An instant in UTC.");
    Object finding =
        closed(
            List.of("rule", "outcome", "citation", "certainty", "message"),
            "rule",
            text("The id of the rule."),
            "outcome",
            object("enum", List.of("deny", "indeterminate")),
            "citation",
            text("The provision, in the field's own form."),
            "certainty",
            object("enum", List.of("high", "medium", "low")),
            "message",
            text("A sentence for people."),
            "permittedFrom",
            instant,
            "missing",
            texts("The paths of the facts that would let the rule decide."),
            "remedies",
            texts("What would cure it."));
    Object obligation =
        closed(
            List.of("obligation", "rule", "citation", "due"),
            "obligation",
            text("What must be done."),
            "rule",
            text("The id of the rule."),
            "citation",
            text("The provision, in the field's own form."),
            "due",
            object(
                "description",
                "A date where the law counts in days, else an instant; null if none.",
                "anyOf",
                List.of(date(), instant, object("type", "null"))),
            "note",
            text("A sentence that says more."));
    Object problem =
        closed(
            List.of("path", "problem", "allowed"),
            "path",
            text("The path of the fact; empty for the line as a whole."),
            "problem",
            text("What is wrong."),
            "allowed",
            text("What would be right."));
    Object answer =
        closed(
            List.of("decision", "findings", "obligations", "lawEdition", "lawDigest", "zoneRules"),
            "id",
            text("The activity's own."),
            "decision",
            object("enum", Arrays.stream(Decision.values()).map(FactType::code).toList()),
            "permittedFrom",
            instant,
            "findings",
            object("type", "array", "items", finding),
            "obligations",
            object("type", "array", "items", obligation),
            "shadow",
            object(
                "description",
                "What rules in shadow found; it has no part in the decision.",
                "type",
                "array",
                "items",
                finding),
            "lawEdition",
            text(
                "The edition of the law tables: the day on which the most recently verified row of any"
                    + " module was verified."),
            "lawDigest",
            object(
                "description",
                "A digest over all the law that was loaded.",
                "type",
                "string",
                "pattern",
                "^sha256:[0-9a-f]{64}$"),
            "zoneRules",
            text("The edition of the time-zone rules."));
    Object refusal =
        closed(
            List.of("line", "error"),
            "line",
            object("type", "integer", "minimum", 1),
            "id",
            text("The activity's own, where it could be read."),
            "error",
            object("type", "array", "minItems", 1, "items", problem),
            "file",
            text("The file of the line, where several are read."));
    return print(
        object(
            "$schema",
            DIALECT,
            "$id",
            "urn:lexicall:verdict",
            "title",
            "The answer to one line of facts",
            "oneOf",
            List.of(answer, refusal)));
  }

  private Object group(Schema<?> schema, boolean activity) {
    Map<String, Object> properties = new LinkedHashMap<>();
    List<Object> required = new ArrayList<>();
    if (activity) {
      properties.put("activity", object("const", schema.name()));
      required.add("activity");
    }
    if (!definitions.containsKey(schema.name())) {
      definitions.put(schema.name(), Map.of()); // holds the place: the order is that of first use
      for (Fact<?, ?> fact : schema.facts()) {
        if (fact.kind() != Fact.Kind.STANDING) {
          properties.put(fact.path(), type(fact.type()));
        }
        if (fact.kind() == Fact.Kind.REQUIRED) {
          required.add(fact.path());
        }
      }
      Map<String, Object> definition =
          object("type", "object", "additionalProperties", false, "properties", properties);
      if (!required.isEmpty()) {
        definition.put("required", required);
      }
      definitions.put(schema.name(), definition);
    }
    return object("$ref", "#/$defs/" + schema.name());
  }

  private Object type(FactType<?> type) {
    return switch (type.form()) {
      case TEXT -> object("type", "string");
      case BOOLEAN -> object("type", "boolean");
      case COUNT -> count();
      case INSTANT -> define("Instant", instant(type.allowed()));
      case MOMENT -> {
        Object instant = define("Instant", instant(Contact.AT.type().allowed()));
        yield object("anyOf", List.of(define("Date", date()), instant));
      }
      case DATE_OR_NEVER ->
          object("anyOf", List.of(define("Date", date()), object("const", "never")));
      case LOCAL_TIME -> pattern(type, "^([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9])?$");
      case PHONE_NUMBER -> define("PhoneNumber", pattern(type, "^\\+[1-9][0-9]{6,14}$"));
      case COUNTRY -> define("Country", pattern(type, "^[A-Z]{2}$"));
      case REGION -> define("Region", pattern(type, "^[A-Z]{2}-[A-Z0-9]{1,3}$"));
      case TIME_ZONE -> define("TimeZone", text(type.allowed()));
      case CHOICE -> object("enum", words(type));
      case GROUP -> group(type.group(), false);
      case LIST -> object("type", "array", "items", type(type.element()));
      case COUNT_BY_REGION ->
          object(
              "type",
              "object",
              "additionalProperties",
              false,
              "patternProperties",
              object("^[A-Z]{2}-[A-Z0-9]{1,3}$", count()));
    };
  }

  private Object define(String name, Object definition) {
    definitions.putIfAbsent(name, definition);
    return object("$ref", "#/$defs/" + name);
  }

  private static List<Object> words(FactType<?> type) {
    List<Object> words = new ArrayList<>();
    type.choices().forEach(choice -> words.add(FactType.code((Enum<?>) choice)));
    if (type.allowsUnknownWord()) {
      words.add(FactType.UNKNOWN_WORD);
    }
    return words;
  }

  private static Object count() {
    return object("type", "integer", "minimum", 0, "maximum", Integer.MAX_VALUE);
  }

  private static Object instant(String description) {
    return object(
        "description", description, "type", "string", "pattern", "^" + DATE + "[Tt]" + TIME + "$");
  }

  private static Object date() {
    return object("type", "string", "pattern", "^" + DATE + "$");
  }

  private static Object pattern(FactType<?> type, String pattern) {
    return object("description", type.allowed(), "type", "string", "pattern", pattern);
  }

  private static Object text(String description) {
    return object("description", description, "type", "string");
  }

  private static Object texts(String description) {
    return object("description", description, "type", "array", "items", object("type", "string"));
  }

  private static Map<String, Object> closed(List<String> required, Object... properties) {
    return object(
        "type",
        "object",
        "additionalProperties",
        false,
        "properties",
        object(properties),
        "required",
        required);
  }

  private static Map<String, Object> object(Object... members) {
    Map<String, Object> object = new LinkedHashMap<>();
    for (int i = 0; i < members.length; i += 2) {
      object.put((String) members[i], members[i + 1]);
    }
    return object;
  }

  private static String print(Object value) {
    StringBuilder text = new StringBuilder();
    print(value, "", text);
    return text.append('\n').toString();
  }

  private static void print(Object value, String indent, StringBuilder text) {
    if (value instanceof Map<?, ?> map) {
      String separator = "{\n";
      for (Map.Entry<?, ?> member : map.entrySet()) {
        text.append(separator).append(indent).append("  ");
        print(member.getKey(), "", text);
        text.append(": ");
        print(member.getValue(), indent + "  ", text);
        separator = ",\n";
      }
      text.append(map.isEmpty() ? "{" : "\n" + indent).append('}');
    } else if (value instanceof List<?> list) {
      boolean flat = list.stream().noneMatch(each -> each instanceof Map);
      String separator = flat ? "[" : "[\n" + indent + "  ";
      for (Object each : list) {
        text.append(separator);
        print(each, indent + "  ", text);
        separator = flat ? ", " : ",\n" + indent + "  ";
      }
      text.append(list.isEmpty() ? "[" : flat ? "" : "\n" + indent).append(']');
    } else if (value instanceof String string) {
      text.append('"').append(string.replace("\\", "\\\\").replace("\"", "\\\"")).append('"');
    } else {
      text.append(value);
    }
  }
}
