package io.lexicall.spark;

import io.lexicall.Verdict;
import io.lexicall.batch.Answer;
import io.lexicall.facts.Activity;
import io.lexicall.json.ActivityJson;
import io.lexicall.json.Reading;
import io.lexicall.json.VerdictJson;
import java.util.Locale;
import org.apache.spark.sql.api.java.UDF1;
import org.jspecify.annotations.Nullable;

/** Judges facts as JSON, for SQL: null for null, and a message for text that is not valid. */
final class FactsFunction implements UDF1<@Nullable String, @Nullable String> {
  private static final long serialVersionUID = 1;

  private final EngineDescription described;
  private final String lawDigest;
  private final boolean whole;

  /** One per process; built for the first row. */
  private transient volatile @Nullable Engine engine;

  /**
   * Creates one.
   *
   * @param whole whether it returns the verdict, or only the decision
   */
  FactsFunction(EngineDescription described, String lawDigest, boolean whole) {
    this.described = described;
    this.lawDigest = lawDigest;
    this.whole = whole;
  }

  @Override
  public @Nullable String call(@Nullable String json) {
    if (json == null) {
      return null;
    }
    Reading reading = ActivityJson.tryRead(json);
    if (reading instanceof Reading.Refused refused) {
      return whole ? VerdictJson.write(1, refused) : Answer.REFUSED.code();
    }
    Activity<?> activity = ((Reading.Understood) reading).activity();
    Verdict verdict = engine().compliance().check(activity);
    return whole
        ? VerdictJson.write(activity, verdict)
        : verdict.decision().name().toLowerCase(Locale.ROOT);
  }

  private Engine engine() {
    Engine known = engine;
    if (known == null) {
      known = Engine.forPast(described);
      known.mustBe(lawDigest);
      engine = known;
    }
    return known;
  }
}
