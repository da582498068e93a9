package io.lexicall.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.lexicall.Compliance;
import io.lexicall.Verdict;
import io.lexicall.facts.Activity;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class RoundTripTest {
  private static final Compliance LAW = Compliance.builder().module(new TestLaw()).build();

  @Property
  void read_whatWasWritten_isEqual(@ForAll long seed) throws IOException {
    Activity<?> activity = new SomeFacts(seed).activity();
    String json = ActivityJson.write(activity);
    assertThat(ActivityJson.read(json)).isEqualTo(activity);
    assertThat(ActivityJson.write(ActivityJson.read(json))).isEqualTo(json);
    JsonLines lines = new JsonLines(new ByteArrayInputStream(json.getBytes(UTF_8)));
    assertThat(lines.next().text()).isEqualTo(json);
  }

  @Property
  void readComplete_whatWasJudged_isEqual(@ForAll long seed) {
    Activity<?> activity = SomeFacts.asJudged(seed).activity();
    String json = ActivityJson.writeComplete(activity);
    assertThat(ActivityJson.readComplete(json)).isEqualTo(activity);
    assertThat(ActivityJson.writeComplete(ActivityJson.readComplete(json))).isEqualTo(json);
  }

  @Property
  void read_aVerdict_isWrittenAgainAsItWas(@ForAll long seed) {
    Activity<?> activity = SomeFacts.asJudged(seed).activity();
    Verdict verdict = LAW.check(activity);
    String json = VerdictJson.write(activity, verdict);
    WrittenVerdict read = VerdictJson.read(json);
    assertThat(VerdictJson.write(read)).isEqualTo(json);
    assertThat(read.saysWhat(VerdictJson.written(verdict))).isTrue();
    assertThat(read.decision()).isEqualTo(verdict.decision());
  }

  /** Whatever is cut off or changed, the answer is an activity or problems, never an exception. */
  @Property
  void tryRead_damagedText_neverThrows(@ForAll long seed, @ForAll int where, @ForAll char what) {
    StringBuilder json = new StringBuilder(ActivityJson.write(new SomeFacts(seed).activity()));
    json.setCharAt(Math.floorMod(where, json.length()), what);
    Reading damaged = ActivityJson.tryRead(json.toString());
    Reading cut = ActivityJson.tryRead(json.substring(0, Math.floorMod(where, json.length())));
    assertThat(cut).isInstanceOf(Reading.Refused.class);
    for (Reading reading : new Reading[] {damaged, cut}) {
      if (reading instanceof Reading.Refused refused) {
        assertThat(refused.problems()).isNotEmpty();
        assertThat(refused.problems())
            .allSatisfy(
                problem ->
                    assertThat(problem.path() + " " + problem.problem())
                        .doesNotContainPattern("[0-9]{7}"));
      }
    }
  }
}
