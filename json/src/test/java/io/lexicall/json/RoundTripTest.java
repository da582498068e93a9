package io.lexicall.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.lexicall.Compliance;
import io.lexicall.Verdict;
import io.lexicall.facts.Activity;
import io.lexicall.facts.InvalidFactsException;
import io.lexicall.facts.Profile;
import io.lexicall.place.Place;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import net.jqwik.api.Assume;
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

  /** A profile has no more than its text says: what one says of an activity, the other does. */
  @Property
  void read_aProfile_isWrittenAgain_andSaysTheSame(@ForAll long seed) {
    Profile profile;
    try {
      profile = ProfileJson.read(SomeFacts.asJudged(seed).profile());
    } catch (InvalidFactsException atOdds) {
      Assume.that(false); // such as a postal code of another country: it is no profile
      return;
    }
    String json = ProfileJson.write(profile);
    Profile read = ProfileJson.read(json);
    assertThat(ProfileJson.write(read)).isEqualTo(json);
    for (int i = 0; i < 8; i++) {
      Activity<?> activity = SomeFacts.asJudged(seed + i).activity();
      assertThat(applied(read, activity)).isEqualTo(applied(profile, activity));
    }
    for (String country : List.of("MX", "XK", "US", "BR")) {
      assertThat(read.permitsUncovered(Place.of(country)))
          .isEqualTo(profile.permitsUncovered(Place.of(country)));
    }
  }

  @SuppressWarnings({"unchecked", "rawtypes"}) // a profile returns an activity of the same kind
  private static Activity<?> applied(Profile profile, Activity activity) {
    return (Activity<?>) profile.applyTo(activity);
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
