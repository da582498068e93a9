package io.lexicall.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import io.lexicall.facts.Contact;
import io.lexicall.facts.Fact;
import io.lexicall.place.Place;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The facts that follow from answers, with the reason for each. Not thread-safe. */
final class StandingFacts {
  private static final String VARIES = "varies";
  private static final String YES_OR_NO = "yes, no, or varies";
  private static final String CALLER = "caller";
  private static final String CONTROLLER = "controller";
  private static final Set<String> KINDS = Set.of("tax-exempt", "bank", "health");

  private final Map<Question, List<Line>> lines = new LinkedHashMap<>();
  private List<Place> targets = List.of();
  private boolean texts;

  /**
   * One fact.
   *
   * @param path of the fact
   * @param json a text, a boolean or a list of texts
   * @param why what it says and does
   */
  record Line(String path, Object json, String why) {
    /** Returns the value in words. */
    String value() {
      return json instanceof List<?> list
          ? list.isEmpty()
              ? "none"
              : list.stream().map(Object::toString).collect(Collectors.joining(", "))
          : json.toString();
    }
  }

  /** Returns whether a question must still be asked after the others. */
  boolean asks(Question question) {
    return question != Question.VOICE || !texts;
  }

  /** Returns the countries that are called. */
  List<Place> targets() {
    return targets;
  }

  /** Returns the facts, in the order of the questions. */
  List<Line> lines() {
    List<Line> all = new ArrayList<>();
    for (Question question : Question.values()) {
      all.addAll(lines.getOrDefault(question, List.of()));
    }
    return all;
  }

  /**
   * Takes an answer.
   *
   * @return what a valid answer would be, or an empty text if this one is valid
   */
  String take(Question question, String given) {
    String answer = given.strip();
    String word = answer.toLowerCase(Locale.ROOT);
    return switch (question) {
      case SELLER -> seller(answer);
      case BY -> by(word);
      case FROM -> from(answer);
      case TO -> to(answer);
      case PURPOSE ->
          choice(
              question,
              word,
              Contact.PURPOSE,
              "the purpose of the calls; decides which law applies");
      case CHANNEL -> {
        texts = word.equals("text");
        yield choice(question, word, Contact.CHANNEL, "how people are reached");
      }
      case DIALING ->
          choice(
              question,
              word,
              Contact.DIALING,
              "how numbers are dialed; automated dialing needs consent");
      case VOICE ->
          choice(question, word, Contact.VOICE, "whose voice is heard; recordings need consent");
      case CALLER_ID ->
          yesOrNo(
              question,
              word,
              "caller.transmitsCallerId",
              "whether your number is shown, as most laws require");
      case ORGANIZATION -> organization(word);
      case REGISTERED_IN -> registeredIn(word);
      case HEALTH ->
          yesOrNo(
              question,
              word,
              "phi",
              "whether the contact contains health data, which health law protects");
      case CARDS ->
          yesOrNo(
              question,
              word,
              "containsCardData",
              "whether card data is in a recording, which PCI DSS does not allow");
      case RECORDED ->
          yesOrNo(
              question, word, "recorded", "whether calls are recorded, which must be announced");
    };
  }

  private String seller(String answer) {
    if (answer.isEmpty()) {
      return "a name, such as acme";
    }
    lines.put(
        Question.SELLER,
        List.of(
            new Line(
                "caller.seller",
                answer,
                "on whose behalf you call; consents and your own lists are matched by it")));
    return "";
  }

  private String by(String word) {
    if (!word.equals("us") && !word.equals("agency")) {
      return "us or agency";
    }
    lines.put(
        Question.BY,
        List.of(
            new Line(
                "caller.thirdParty",
                word.equals("agency"),
                "whether a third party calls for the seller, which loses some exemptions")));
    return "";
  }

  private String from(String answer) {
    Optional<Place> country = country(answer);
    if (country.isEmpty()) {
      return "an ISO 3166-1 country code, such as US or DE";
    }
    lines.put(
        Question.FROM,
        List.of(
            new Line("caller.country", country.get().code(), "from where the calls are made"),
            new Line(
                "controller.country",
                country.get().code(),
                "where you are established; decides whether the GDPR binds you everywhere")));
    return "";
  }

  private String to(String answer) {
    List<Place> countries = new ArrayList<>();
    for (String each : answer.split("[, ]+", -1)) {
      if (!each.isEmpty()) {
        Optional<Place> country = country(each);
        if (country.isEmpty()) {
          return "ISO 3166-1 country codes, such as US,CA";
        }
        countries.add(country.get());
      }
    }
    if (countries.isEmpty()) {
      return "ISO 3166-1 country codes, such as US,CA";
    }
    targets = countries.stream().distinct().toList();
    lines.put(
        Question.TO,
        List.of(
            new Line(
                "controller.targets",
                targets.stream().map(Place::code).toList(),
                "whom you offer to; decides whether the law there binds you from abroad")));
    return "";
  }

  private static Optional<Place> country(String code) {
    return Place.tryOf(code.toUpperCase(Locale.ROOT)).filter(place -> !place.isRegion());
  }

  private String choice(Question question, String word, Fact<Contact, ?> fact, String why) {
    if (word.equals(VARIES)) {
      lines.put(question, List.of());
      return "";
    }
    if (fact.type().choice(word).isEmpty()) {
      return fact.type().allowed() + ", or " + VARIES;
    }
    lines.put(question, List.of(new Line(fact.path(), word, why)));
    return "";
  }

  private String yesOrNo(Question question, String word, String path, String why) {
    switch (word) {
      case "yes", "y" -> lines.put(question, List.of(new Line(path, true, why)));
      case "no", "n" -> lines.put(question, List.of(new Line(path, false, why)));
      case VARIES -> lines.put(question, List.of());
      default -> {
        return YES_OR_NO;
      }
    }
    return "";
  }

  private String organization(String word) {
    Set<String> kinds =
        word.equals("none") ? Set.of() : new HashSet<>(List.of(word.split("[, ]+", -1)));
    if (!KINDS.containsAll(kinds)) {
      return "none, or some of tax-exempt, bank, health";
    }
    lines.put(
        Question.ORGANIZATION,
        List.of(
            new Line(
                "caller.taxExempt",
                kinds.contains("tax-exempt"),
                "whether the seller is tax-exempt, which some laws exempt"),
            new Line(
                "caller.financialInstitution",
                kinds.contains("bank"),
                "whether it is a bank, which some laws exempt or treat differently"),
            new Line(
                "caller.coveredEntity",
                kinds.contains("health"),
                "whether it is a HIPAA covered entity or acts for one")));
    return "";
  }

  private String registeredIn(String word) {
    if (word.equals(VARIES)) {
      lines.put(Question.REGISTERED_IN, List.of());
      return "";
    }
    List<String> states = new ArrayList<>();
    for (String each : word.equals("none") ? new String[0] : word.split("[, ]+", -1)) {
      Optional<Place> state = state(each.toUpperCase(Locale.ROOT));
      if (state.isEmpty()) {
        return "states of the countries that are called, which --to names, such as TX,FL; none; or varies";
      }
      states.add(state.get().code());
    }
    lines.put(
        Question.REGISTERED_IN,
        List.of(
            new Line(
                "caller.registeredIn",
                states.stream().distinct().toList(),
                "where the seller or its call centre is registered as a telephone"
                    + " solicitor; if a state requires that and it is not, no sales call is"
                    + " permitted unless an exemption applies")));
    return "";
  }

  /** Returns the state of that code, with its country or as one of those that are called. */
  private Optional<Place> state(String code) {
    return code.indexOf('-') > 0
        ? Place.tryOf(code).filter(Place::isRegion)
        : targets.stream()
            .flatMap(country -> Place.tryOf(country.code() + "-" + code).stream())
            .findFirst();
  }

  /** Returns the profile. */
  String json() {
    DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
    printer.indentObjectsWith(new DefaultIndenter("  ", "\n"));
    return JsonText.object(
            printer,
            json -> {
              for (String group : List.of(CALLER, CONTROLLER)) {
                List<Line> inside =
                    lines().stream().filter(line -> line.path().startsWith(group + ".")).toList();
                if (!inside.isEmpty()) {
                  json.writeObjectFieldStart(group);
                  for (Line line : inside) {
                    write(line.path().substring(group.length() + 1), line.json(), json);
                  }
                  json.writeEndObject();
                }
              }
              for (Line line : lines()) {
                if (line.path().indexOf('.') < 0) {
                  write(line.path(), line.json(), json);
                }
              }
            })
        + "\n";
  }

  private static void write(String name, Object value, JsonGenerator json) throws IOException {
    if (value instanceof Boolean bool) {
      json.writeBooleanField(name, bool);
    } else if (value instanceof List<?> list) {
      json.writeArrayFieldStart(name);
      for (Object each : list) {
        json.writeString(each.toString());
      }
      json.writeEndArray();
    } else {
      json.writeStringField(name, value.toString());
    }
  }
}
