package io.lexicall.spark;

import static org.assertj.core.api.Assertions.assertThat;

import io.lexicall.Compliance;
import io.lexicall.facts.Activity;
import io.lexicall.facts.Profile;
import io.lexicall.json.ActivityJson;
import io.lexicall.json.ProfileJson;
import io.lexicall.json.VerdictJson;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;

class FunctionsTest {
  private static final String CALL =
      """
      {"activity":"contact","id":"a","at":"2026-11-24T12:59:59Z","channel":"voice",\
      "purpose":"telemarketing","to":{"number":"+12125550142","subscriber":"consumer"},"consents":[]}""";
  private static final Profile HOST = ProfileJson.read("{\"caller\":{\"taxExempt\":false}}");

  @Test
  void facts_areJudgedInSql() {
    SparkSession spark = LocalCluster.session();
    Lexicall.register(spark, EngineDescription.builder().profile(HOST).build());

    List<Row> rows =
        spark
            .sql(
                "select lexicall_decision(facts), lexicall_verdict(facts) from values ('%s'), (null), ('{\"at\":1}') as t(facts)"
                    .formatted(CALL))
            .collectAsList();

    Activity<?> call = ActivityJson.read(CALL);
    Compliance compliance = Compliance.builder().discover().profile(HOST).build();
    assertThat(rows.get(0).getString(0)).isEqualTo("deny");
    assertThat(rows.get(0).getString(1)).isEqualTo(VerdictJson.write(call, compliance.check(call)));
    assertThat(rows.get(1).isNullAt(0)).isTrue();
    assertThat(rows.get(1).isNullAt(1)).isTrue();
    assertThat(rows.get(2).getString(0)).isEqualTo("refused");
    assertThat(rows.get(2).getString(1)).contains("\"error\":[").contains("\"path\":\"activity\"");
  }
}
