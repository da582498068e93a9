package io.lexicall.server;

import io.lexicall.Compliance;
import io.lexicall.Verdict;
import io.lexicall.json.RuleJson;
import io.lexicall.rule.Rule;
import org.jspecify.annotations.Nullable;

/** An engine, and the texts that are written once for it. */
final class Serving {
  private final Compliance engine;
  private volatile byte @Nullable [] rules;

  Serving(Compliance engine) {
    this.engine = engine;
  }

  Compliance engine() {
    return engine;
  }

  /** Returns the cards of all rules, and the edition of the law. */
  byte[] rules() {
    byte[] written = rules;
    if (written == null) {
      StringBuilder cards = new StringBuilder(1 << 20);
      for (Rule<?> rule : engine.rules()) {
        cards.append(cards.isEmpty() ? "" : ",\n").append(RuleJson.write(rule.info()));
      }
      Verdict.Edition edition = engine.edition();
      written =
          Json.object(
              json -> {
                json.writeStringField("lawEdition", edition.law());
                json.writeStringField("lawDigest", edition.lawDigest());
                json.writeStringField("zoneRules", edition.zoneRules());
                json.writeFieldName("rules");
                json.writeRawValue("[" + cards + "]");
              });
      rules = written;
    }
    return written;
  }
}
