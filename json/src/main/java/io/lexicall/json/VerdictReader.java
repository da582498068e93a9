package io.lexicall.json;

import io.lexicall.Decision;
import io.lexicall.facts.FactType;
import io.lexicall.facts.InvalidFactsException;
import io.lexicall.json.internal.JsonTree;
import io.lexicall.json.internal.Node;
import io.lexicall.json.internal.Problems;
import io.lexicall.json.internal.Rfc3339;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads verdicts as {@link VerdictJson} writes them. */
final class VerdictReader {
  private static final String ALLOWED = "one JSON object as lexicall check answers it";

  private final Problems problems = new Problems();

  static WrittenVerdict read(String json) {
    JsonTree.Parsed parsed = JsonTree.parse(json, ALLOWED);
    if (parsed.problem() != null) {
      throw new InvalidFactsException(List.of(parsed.problem()));
    }
    VerdictReader reader = new VerdictReader();
    WrittenVerdict verdict = reader.verdict(parsed.root());
    if (reader.problems.count() > 0) {
      throw new InvalidFactsException(reader.problems.all());
    }
    return verdict;
  }

  private WrittenVerdict verdict(@Nullable Node root) {
    Map<String, Node> members =
        members(
            root,
            "",
            Set.of(
                "id",
                "decision",
                "permittedFrom",
                "findings",
                "obligations",
                "shadow",
                "lawEdition",
                "lawDigest",
                "zoneRules"));
    List<WrittenVerdict.Finding> findings = new ArrayList<>();
    List<Node> found = items(members.get("findings"), "findings", true);
    for (int i = 0; i < found.size(); i++) {
      findings.add(finding(found.get(i), "findings[" + i + "]."));
    }
    List<WrittenVerdict.Finding> shadow = new ArrayList<>();
    List<Node> apart = items(members.get("shadow"), "shadow", false);
    for (int i = 0; i < apart.size(); i++) {
      shadow.add(finding(apart.get(i), "shadow[" + i + "]."));
    }
    List<WrittenVerdict.Obligation> obligations = new ArrayList<>();
    List<Node> owed = items(members.get("obligations"), "obligations", true);
    for (int i = 0; i < owed.size(); i++) {
      obligations.add(obligation(owed.get(i), "obligations[" + i + "]."));
    }
    return new WrittenVerdict(
        textOrNull(members.get("id"), "id"),
        decision(members.get("decision"), "decision"),
        instant(members.get("permittedFrom"), "permittedFrom"),
        findings,
        obligations,
        shadow,
        text(members.get("lawEdition"), "lawEdition"),
        members.containsKey("lawDigest") ? text(members.get("lawDigest"), "lawDigest") : "",
        text(members.get("zoneRules"), "zoneRules"));
  }

  private WrittenVerdict.Finding finding(Node node, String at) {
    Map<String, Node> members =
        members(
            node,
            at,
            Set.of(
                "rule",
                "outcome",
                "citation",
                "certainty",
                "message",
                "permittedFrom",
                "missing",
                "remedies"));
    return new WrittenVerdict.Finding(
        text(members.get("rule"), at + "rule"),
        decision(members.get("outcome"), at + "outcome"),
        text(members.get("citation"), at + "citation"),
        text(members.get("certainty"), at + "certainty"),
        text(members.get("message"), at + "message"),
        instant(members.get("permittedFrom"), at + "permittedFrom"),
        texts(members.get("missing"), at + "missing"),
        texts(members.get("remedies"), at + "remedies"));
  }

  private WrittenVerdict.Obligation obligation(Node node, String at) {
    Map<String, Node> members =
        members(node, at, Set.of("obligation", "rule", "citation", "due", "note"));
    Node due = members.get("due");
    return new WrittenVerdict.Obligation(
        text(members.get("obligation"), at + "obligation"),
        text(members.get("rule"), at + "rule"),
        text(members.get("citation"), at + "citation"),
        due == Node.Word.NULL ? null : textOrNull(due, at + "due"),
        members.containsKey("note") ? text(members.get("note"), at + "note") : "");
  }

  private Map<String, Node> members(@Nullable Node node, String at, Set<String> known) {
    Map<String, Node> members = new LinkedHashMap<>();
    if (!(node instanceof Node.Obj object)) {
      problems.add(at, "is not an object", ALLOWED);
      return members;
    }
    for (Node.Member member : object.members()) {
      if (!known.contains(member.key())) {
        problems.add(at, "has a member that is not known here", ALLOWED);
      } else if (members.putIfAbsent(member.key(), member.value()) != null) {
        problems.add(at + member.key(), "is given twice", "each once");
      }
    }
    return members;
  }

  private List<Node> items(@Nullable Node node, String path, boolean required) {
    if (node instanceof Node.Items list) {
      return list.items();
    }
    if (node != null || required) {
      problems.add(path, "is not a list", "a list");
    }
    return List.of();
  }

  private List<String> texts(@Nullable Node node, String path) {
    return items(node, path, false).stream().map(each -> text(each, path)).toList();
  }

  private String text(@Nullable Node node, String path) {
    if (node instanceof Node.Text text) {
      return text.value();
    }
    problems.add(path, "is not a string", "a string");
    return "";
  }

  private @Nullable String textOrNull(@Nullable Node node, String path) {
    return node == null ? null : text(node, path);
  }

  private Decision decision(@Nullable Node node, String path) {
    for (Decision decision : Decision.values()) {
      if (node instanceof Node.Text text && FactType.code(decision).equals(text.value())) {
        return decision;
      }
    }
    problems.add(path, "is not a decision", "permit, indeterminate, deny");
    return Decision.INDETERMINATE;
  }

  private @Nullable Instant instant(@Nullable Node node, String path) {
    if (node == null) {
      return null;
    }
    Instant instant = node instanceof Node.Text text ? Rfc3339.instant(text.value()) : null;
    if (instant == null) {
      problems.add(path, "is not an instant", "an RFC 3339 instant with an offset");
    }
    return instant;
  }
}
