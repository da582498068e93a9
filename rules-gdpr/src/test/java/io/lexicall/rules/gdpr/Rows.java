package io.lexicall.rules.gdpr;

import static org.assertj.core.api.Assertions.assertThat;

import io.lexicall.Compliance;
import io.lexicall.Finding;
import io.lexicall.Obligation;
import io.lexicall.Verdict;
import io.lexicall.facts.Activity;
import io.lexicall.facts.Fact;
import io.lexicall.facts.Schema;
import io.lexicall.facts.Truth;
import io.lexicall.json.ActivityJson;
import io.lexicall.rule.Condition;
import io.lexicall.rule.Coverage;
import io.lexicall.rule.Duty;
import io.lexicall.rule.Outcome;
import io.lexicall.rule.Rule;
import io.lexicall.rule.RuleModule;
import io.lexicall.rule.Settings;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Some rules, and tables of what they answer.
 *
 * <p>A row holds what differs from a usual activity ({@code -} leaves a fact out, {@code
 * consents.0.kind} is a fact of the first entry), a bar, and the whole answer: the decision, each
 * finding with what it cites or asks for, each duty with its date.
 */
final class Rows {
  private final Schema<?> activity;
  private final Function<Activity<?>, String> answers;

  private Rows(Schema<?> activity, Function<Activity<?>, String> answers) {
    this.activity = activity;
    this.answers = answers;
  }

  /** Returns what an engine answers that has those of the rules which have this id. */
  static Rows of(Schema<?> activity, Collection<? extends Rule<?>> rules, String id) {
    List<Rule<?>> ours = new ArrayList<>();
    for (Rule<?> rule : rules) {
      if (rule.activity() == activity && rule.info().id().equals(id)) {
        ours.add(rule);
      }
    }
    assertThat(ours).as(id).isNotEmpty();
    Compliance engine = Compliance.builder().module(new Some(ours)).build();
    return new Rows(activity, facts -> words(engine.check(facts)));
  }

  /** Returns what one rule answers by itself, wherever and whenever it is asked. */
  static <A extends Activity<A>> Rows alone(Rule<A> rule) {
    return new Rows(rule.activity(), facts -> words(rule, cast(rule.activity(), facts)));
  }

  /**
   * Returns what a condition answers: whether it holds, or what it asks for, and when that can
   * change.
   */
  static <A extends Activity<A>> Rows of(Schema<A> activity, Condition<A> condition) {
    return new Rows(activity, facts -> words(condition, activity, facts));
  }

  /** Returns what is answered for facts as rows have them. */
  String answer(String facts) {
    return answers.apply(activity(activity, facts));
  }

  /** Asserts every row of a table. */
  void hold(String usual, String table) {
    List<String> expected = new ArrayList<>();
    List<String> came = new ArrayList<>();
    for (String row : table.lines().filter(line -> !line.isBlank()).toList()) {
      int bar = row.indexOf('|');
      String facts = row.substring(0, bar).strip();
      expected.add(facts + " | " + row.substring(bar + 1).strip());
      came.add(facts + " | " + answers.apply(activity(activity, usual + " " + facts)));
    }
    assertThat(String.join("\n", came)).isEqualTo(String.join("\n", expected));
  }

  /** Reads an activity from facts as rows have them. */
  static Activity<?> activity(Schema<?> activity, String facts) {
    return ActivityJson.read(json(activity.name(), facts));
  }

  private record Some(List<Rule<?>> all) implements RuleModule {
    @Override
    public String name() {
      return "some";
    }

    @Override
    public List<Coverage<?>> coverage() {
      return List.of(Coverage.of(all.get(0).activity()));
    }

    @Override
    public List<Rule<?>> rules(Settings settings) {
      return all;
    }

    @Override
    public String edition() {
      return new GdprRules().edition();
    }
  }

  // ---- answers

  private static String words(Verdict verdict) {
    List<String> said = new ArrayList<>();
    Set<String> owed = new TreeSet<>();
    said.add(verdict.decision().name().toLowerCase(Locale.ROOT));
    for (Finding finding : verdict.findings()) {
      said.add(
          finding.missing().isEmpty()
              ? finding.citation()
                  + finding.permittedFrom().map(each -> " until " + each).orElse("")
              : "asks " + paths(finding.missing()));
    }
    for (Obligation obligation : verdict.obligations()) {
      owed.add(words(obligation.duty(), obligation.citation()));
    }
    said.addAll(owed);
    return String.join("; ", said);
  }

  private static <A extends Activity<A>> String words(Rule<A> rule, A about) {
    Outcome outcome = rule.judge(about);
    if (outcome instanceof Outcome.Indeterminate unclear) {
      return "asks " + paths(unclear.missing());
    }
    if (outcome instanceof Outcome.Obliged obliged) {
      return obliged.duties().stream()
          .map(duty -> words(duty, rule.citation(about)))
          .sorted()
          .collect(Collectors.joining("; "));
    }
    return outcome instanceof Outcome.Denied
        ? "deny; " + rule.citation(about) + until(rule, about)
        : "pass";
  }

  private static <A extends Activity<A>> String words(
      Condition<A> condition, Schema<A> activity, Activity<?> facts) {
    A about = cast(activity, facts);
    Truth truth = condition.test(about);
    Set<Fact<A, ?>> missing = new LinkedHashSet<>();
    if (truth == Truth.UNKNOWN) {
      condition.missing(about, missing);
    }
    Instant next = condition.nextChange(about, about.at());
    return (truth == Truth.UNKNOWN
            ? "asks " + paths(missing)
            : truth.name().toLowerCase(Locale.ROOT))
        + (next == null ? "" : " until " + next);
  }

  private static <A extends Activity<A>> String until(Rule<A> rule, A about) {
    Object end = rule.permittedFrom(about);
    return end == null ? "" : " until " + end;
  }

  private static String words(Duty duty, String citation) {
    return "owes " + duty + ", " + citation;
  }

  private static String paths(Collection<? extends Fact<?, ?>> facts) {
    return facts.stream().map(Fact::path).sorted().collect(Collectors.joining(" "));
  }

  @SuppressWarnings("unchecked") // of that schema
  private static <A extends Activity<A>> A cast(Schema<A> schema, Activity<?> facts) {
    assertThat(facts.schema()).isSameAs(schema);
    return (A) facts;
  }

  // ---- facts

  private static String json(String activity, String facts) {
    Map<String, Object> object = new TreeMap<>();
    object.put("activity", activity);
    for (String fact : facts.strip().split(" +", -1)) {
      int mark = fact.indexOf('=');
      put(object, fact.substring(0, mark), fact.substring(mark + 1));
    }
    return write(object);
  }

  @SuppressWarnings("unchecked") // what has a dot behind it is an object
  private static void put(Map<String, Object> into, String path, String value) {
    int dot = path.indexOf('.');
    if (dot >= 0) {
      Object group = into.get(path.substring(0, dot));
      Map<String, Object> facts =
          group instanceof Map<?, ?> ? (Map<String, Object>) group : new TreeMap<>();
      into.put(path.substring(0, dot), facts);
      put(facts, path.substring(dot + 1), value);
    } else if (value.equals("-")) {
      into.remove(path);
    } else {
      into.put(path, value);
    }
  }

  private static String write(Object value) {
    if (value instanceof Map<?, ?> object) {
      boolean list = object.containsKey("0");
      return object.entrySet().stream()
          .map(each -> (list ? "" : "\"" + each.getKey() + "\":") + write(each.getValue()))
          .collect(Collectors.joining(",", list ? "[" : "{", list ? "]" : "}"));
    }
    String text = value.toString();
    if (text.startsWith("[")) {
      return text.replaceAll("[A-Za-z-]+", "\"$0\"");
    }
    return text.matches("true|false|[0-9]{1,5}|\\{}") ? text : "\"" + text + "\"";
  }
}
