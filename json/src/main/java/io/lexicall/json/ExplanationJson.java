package io.lexicall.json;

import io.lexicall.Explanation;
import io.lexicall.facts.Activity;
import io.lexicall.facts.FactType;
import io.lexicall.facts.Truth;
import io.lexicall.json.internal.JsonText;
import org.jspecify.annotations.Nullable;

/**
 * Explanations as JSON, one line each: {@code {"id":…,"verdict":{…},"placing":…,"considered":[…]}}.
 *
 * <p>Thread-safe.
 *
 * @since 0.1
 */
public final class ExplanationJson {
  private ExplanationJson() {}

  /**
   * Writes an explanation.
   *
   * <p>{@code placing} says which fact decided where the activity is, and whether its number
   * suggested another place; it is left out if there is nothing to say. Each entry of {@code
   * considered} has the {@code rule}, its {@code variant} if it has one, {@code citation}, {@code
   * title}, the {@code result} ({@code denied}, {@code indeterminate}, {@code obliged}, {@code
   * passed}, {@code not-in-force}, {@code elsewhere}, {@code failed}), its {@code clauses} with
   * their truth ({@code yes}, {@code no}, {@code unknown}), and the {@code missing} facts.
   *
   * @param activity what it is about; only its {@code id} is written
   */
  public static String write(Activity<?> activity, Explanation explanation) {
    @Nullable String id = activity.id().orElse(null);
    JsonText json = new JsonText().beginObject();
    if (id != null) {
      json.name("id").value(id);
    }
    json.name("verdict").json(VerdictJson.write(id, explanation.verdict()));
    if (!explanation.placing().isEmpty()) {
      json.name("placing").value(explanation.placing());
    }
    json.name("considered").beginList();
    explanation.considered().forEach(each -> write(each, json));
    return json.endList().endObject().toString();
  }

  private static void write(Explanation.Considered considered, JsonText json) {
    json.beginObject();
    json.name("rule").value(considered.rule().id());
    if (!considered.rule().variant().isEmpty()) {
      json.name("variant").value(considered.rule().variant());
    }
    json.name("citation").value(considered.citation());
    json.name("title").value(considered.rule().title());
    json.name("result").value(FactType.code(considered.result()));
    json.name("clauses").beginList();
    for (Explanation.Clause clause : considered.clauses()) {
      json.beginObject();
      json.name("says").value(clause.says());
      json.name("holds").value(word(clause.truth()));
      if (!clause.tells().isEmpty()) {
        json.name("tells").value(clause.tells());
      }
      json.endObject();
    }
    json.endList();
    if (!considered.missing().isEmpty()) {
      json.name("missing").values(VerdictJson.paths(considered.missing()));
    }
    json.endObject();
  }

  private static String word(Truth truth) {
    return switch (truth) {
      case TRUE -> "yes";
      case FALSE -> "no";
      case UNKNOWN -> "unknown";
    };
  }
}
