package com.example.streaming;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lexicall.Compliance;
import io.lexicall.facts.Activity;
import io.lexicall.facts.Profile;
import io.lexicall.json.ActivityJson;
import io.lexicall.json.ProfileJson;
import io.lexicall.json.VerdictJson;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.CloseableIterator;
import org.junit.jupiter.api.Test;

class VerdictFunctionTest {
  private static final String CALL =
      """
      {"activity":"contact","id":"call-%d","at":"2026-11-24T%d:30:00Z","channel":"voice",\
      "purpose":"telemarketing","to":{"number":"+12125550142","subscriber":"consumer"},"consents":[]}""";
  private static final Profile HOST = ProfileJson.read("{\"caller\":{\"taxExempt\":false}}");

  /** The environment starts a MiniCluster with two tasks. */
  @Test
  void facts_areJudgedByEachTask_asByTheLibrary() throws Exception {
    List<String> facts = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      facts.add(CALL.formatted(i, 10 + i % 10));
    }
    facts.add("no facts");
    StreamExecutionEnvironment flink =
        StreamExecutionEnvironment.createLocalEnvironment(2, new Configuration());
    List<String> verdicts = new ArrayList<>();
    try (CloseableIterator<String> answers =
        flink.fromData(facts).rebalance().map(new VerdictFunction(HOST)).executeAndCollect()) {
      answers.forEachRemaining(verdicts::add);
    }

    Compliance compliance = Compliance.builder().discover().profile(HOST).build();
    List<String> expected = new ArrayList<>();
    for (String each : facts.subList(0, 40)) {
      Activity<?> activity = ActivityJson.read(each);
      expected.add(VerdictJson.write(activity, compliance.check(activity)));
    }
    assertEquals(41, verdicts.size());
    assertTrue(verdicts.containsAll(expected));
    assertTrue(verdicts.stream().anyMatch(each -> each.contains("\"error\":")));
    assertTrue(verdicts.stream().anyMatch(each -> each.contains("\"decision\":\"deny\"")));
  }
}
