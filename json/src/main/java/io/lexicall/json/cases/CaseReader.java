package io.lexicall.json.cases;

import io.lexicall.Decision;
import io.lexicall.facts.Activity;
import io.lexicall.facts.FactType;
import io.lexicall.facts.Moment;
import io.lexicall.facts.Problem;
import io.lexicall.facts.Profile;
import io.lexicall.json.internal.FactsReader;
import io.lexicall.json.internal.JsonTree;
import io.lexicall.json.internal.Node;
import io.lexicall.json.internal.Problems;
import io.lexicall.json.internal.Rfc3339;
import io.lexicall.json.internal.Shown;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads one line of a case file. */
final class CaseReader {
  private static final String ALLOWED = "one JSON object with name, facts and expect";
  private static final String KEYS = "name, why, regulations, profile, facts, expect";
  private static final String EXPECT_KEYS =
      "decision, rules, notRules, cites, missing, obligations, permittedFrom, due";
  private static final Expectation NOTHING =
      new Expectation(null, List.of(), List.of(), List.of(), List.of(), List.of(), null, Map.of());

  private final Problems problems = new Problems();

  static Case broken(String source, long line, List<Problem> problems) {
    return new Case(source, line, "", "", List.of(), null, null, NOTHING, problems);
  }

  Case read(String text, String source, long line) {
    JsonTree.Parsed parsed = JsonTree.parse(text, ALLOWED);
    if (parsed.problem() != null) {
      return broken(source, line, List.of(parsed.problem()));
    }
    if (!(parsed.root() instanceof Node.Obj object)) {
      problems.add("", "is not an object", ALLOWED);
      return broken(source, line, problems.all());
    }
    Map<String, Node> members = members(object, "", List.of(KEYS.split(", ")), KEYS);
    String name = text(members.get("name"), "name", true);
    String why = text(members.get("why"), "why", false);
    List<String> regulations = texts(members.get("regulations"), "regulations");
    if (regulations.isEmpty() && members.containsKey("regulations")) {
      problems.add("regulations", "is empty", "regulations to apply; left out to apply all");
    }
    Node standing = members.get("profile");
    Profile profile = standing == null ? null : FactsReader.profile(standing, "profile", problems);
    Node facts = members.get("facts");
    Activity<?> activity = null;
    if (facts == null) {
      problems.add("facts", "is required", FactsReader.ALLOWED);
    } else {
      activity = FactsReader.activity(facts, "facts", problems);
    }
    Expectation expectation = expectation(members.get("expect"));
    return new Case(
        source, line, name, why, regulations, profile, activity, expectation, problems.all());
  }

  private Expectation expectation(@Nullable Node node) {
    if (!(node instanceof Node.Obj object) || object.members().isEmpty()) {
      String problem =
          node == null
              ? "is required"
              : node instanceof Node.Obj ? "is empty" : "is " + node.what();
      problems.add("expect", problem, "an object with some of " + EXPECT_KEYS);
      return NOTHING;
    }
    Map<String, Node> members =
        members(object, "expect.", List.of(EXPECT_KEYS.split(", ")), EXPECT_KEYS);
    return new Expectation(
        decision(members.get("decision")),
        texts(members.get("rules"), "expect.rules"),
        texts(members.get("notRules"), "expect.notRules"),
        texts(members.get("cites"), "expect.cites"),
        texts(members.get("missing"), "expect.missing"),
        texts(members.get("obligations"), "expect.obligations"),
        moment(members.get("permittedFrom"), "expect.permittedFrom"),
        due(members.get("due")));
  }

  private @Nullable Decision decision(@Nullable Node node) {
    if (node == null) {
      return null;
    }
    Optional<Decision> decision =
        Arrays.stream(Decision.values())
            .filter(
                each -> node instanceof Node.Text text && FactType.code(each).equals(text.value()))
            .findFirst();
    if (decision.isEmpty()) {
      problems.add(
          "expect.decision",
          "is " + node.what(),
          Arrays.stream(Decision.values()).map(FactType::code).collect(Collectors.joining(", ")));
    }
    return decision.orElse(null);
  }

  private Map<String, Moment> due(@Nullable Node node) {
    Map<String, Moment> due = new LinkedHashMap<>();
    if (node instanceof Node.Obj object) {
      for (Node.Member member : object.members()) {
        String path = "expect.due." + Shown.cut(member.key());
        Moment moment = moment(member.value(), path);
        if (moment != null && due.putIfAbsent(member.key(), moment) != null) {
          problems.add(path, "is given twice", "each obligation once");
        }
      }
    } else if (node != null) {
      problems.add("expect.due", "is " + node.what(), "an object of obligations and dates");
    }
    return due;
  }

  private @Nullable Moment moment(@Nullable Node node, String path) {
    if (node == null) {
      return null;
    }
    if (node instanceof Node.Text text) {
      LocalDate date = Rfc3339.date(text.value());
      if (date != null) {
        return Moment.of(date);
      }
      Instant instant = Rfc3339.instant(text.value());
      if (instant != null) {
        return Moment.of(instant);
      }
    }
    problems.add(path, "is " + node.what(), "a date, or an RFC 3339 instant with an offset");
    return null;
  }

  private List<String> texts(@Nullable Node node, String path) {
    List<String> texts = new ArrayList<>();
    if (node instanceof Node.Items list) {
      for (int i = 0; i < list.items().size(); i++) {
        texts.add(text(list.items().get(i), path + "[" + i + "]", true));
      }
    } else if (node != null) {
      problems.add(path, "is " + node.what(), "a list of strings");
    }
    return texts;
  }

  private String text(@Nullable Node node, String path, boolean required) {
    if (node instanceof Node.Text text && !(required && text.value().isBlank())) {
      return text.value();
    }
    if (node != null || required) {
      problems.add(
          path, node == null ? "is required" : "is " + node.what(), "a string that is not blank");
    }
    return "";
  }

  private Map<String, Node> members(
      Node.Obj object, String prefix, List<String> known, String allowed) {
    Map<String, Node> members = new LinkedHashMap<>();
    for (Node.Member member : object.members()) {
      String path = prefix + Shown.cut(member.key());
      if (!known.contains(member.key())) {
        problems.add(path, "is not known here", allowed);
      } else if (members.putIfAbsent(member.key(), member.value()) != null) {
        problems.add(path, "is given twice", "each once");
      }
    }
    return members;
  }
}
