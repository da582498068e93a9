package io.lexicall.journal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lexicall.Compliance;
import io.lexicall.Decision;
import io.lexicall.Verdict;
import io.lexicall.facts.Activity;
import io.lexicall.facts.Contact;
import io.lexicall.facts.Fact;
import io.lexicall.facts.FactsBuilder;
import io.lexicall.facts.Incident;
import io.lexicall.facts.Notified;
import io.lexicall.facts.Request;
import io.lexicall.facts.Schema;
import io.lexicall.facts.Storage;
import io.lexicall.json.ActivityJson;
import io.lexicall.json.VerdictJson;
import io.lexicall.place.Place;
import io.lexicall.rule.Condition;
import io.lexicall.rule.Coverage;
import io.lexicall.rule.Duty;
import io.lexicall.rule.Effect;
import io.lexicall.rule.Rule;
import io.lexicall.rule.RuleModule;
import io.lexicall.rule.Settings;
import io.lexicall.testkit.FactsArbitraries;
import io.lexicall.time.Deadline;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** The fast writer of decisions beside the obvious one, and the parts of it. */
class DecisionTextTest {
  /** Obliges to something with a note, and to something by a day and by an hour. */
  private static final class Duties implements RuleModule {
    @Override
    public String name() {
      return "duties";
    }

    @Override
    public String edition() {
      return "2026-11-24";
    }

    @Override
    public List<Coverage<?>> coverage() {
      return List.of(
          Coverage.of(Contact.SCHEMA, Place.of("US")),
          Coverage.of(Request.SCHEMA),
          Coverage.of(Incident.SCHEMA),
          Coverage.of(Storage.SCHEMA));
    }

    @Override
    public List<Rule<?>> rules(Settings settings) {
      return List.of(
          Rule.on(Contact.SCHEMA, "duties.announce")
              .title("A recorded call is announced, \"before\" it begins.")
              .cites("House Rules § 3")
              .when(Condition.isTrue(Contact.RECORDED))
              .obliges(Duty.to("announce-recording").noting("in the first minute – always")),
          Rule.on(Contact.SCHEMA, "duties.identify")
              .title("The caller says who calls.")
              .cites("House Rules § 4")
              .obliges(Duty.to("identify-caller")),
          Rule.on(Contact.SCHEMA, "duties.identify")
              .variant("again")
              .title("The caller says who calls, which is written once.")
              .cites("House Rules § 4")
              .obliges(Duty.to("identify-caller")),
          Rule.on(Request.SCHEMA, "duties.reply")
              .title("A request is answered in ten days.")
              .cites("House Rules § 5")
              .then(
                  Effect.deadline(
                      Request.RECEIVED_AT,
                      Request.COMPLETED_AT,
                      Deadline.calendarDays(10),
                      "complete-request")),
          Rule.on(Incident.SCHEMA, "duties.tell")
              .title("An incident is told in three days.")
              .cites("House Rules § 6")
              .then(
                  Effect.deadline(
                      Incident.DISCOVERED_AT,
                      Incident.NOTIFIED.then(Notified.AUTHORITY),
                      Deadline.calendarDays(3),
                      "notify-authority")));
    }
  }

  private static final Compliance LAW =
      Compliance.builder().module(new TestLaw("21:00")).module(new Duties()).build();

  /** One for all: what it keeps of those before must not show in those after. */
  private static final DecisionText FAST = new DecisionText();

  @Provide
  @SuppressWarnings("unchecked")
  Arbitrary<Activity<?>> activities() {
    return (Arbitrary<Activity<?>>)
        (Arbitrary<?>)
            Arbitraries.oneOf(
                List.of(
                    FactsArbitraries.contacts().map(each -> each),
                    FactsArbitraries.recordings().map(each -> each),
                    FactsArbitraries.payments().map(each -> each),
                    FactsArbitraries.storages().map(each -> each),
                    FactsArbitraries.disclosures().map(each -> each),
                    FactsArbitraries.accesses().map(each -> each),
                    FactsArbitraries.requests().map(each -> each),
                    FactsArbitraries.incidents().map(each -> each)));
  }

  @Property
  void write_givesWhatTheObviousWayGives(@ForAll("activities") Activity<?> activity) {
    Verdict verdict = LAW.check(activity);
    String slow = new String(DecisionText.slow(activity, verdict), UTF_8);
    for (int time = 0; time < 3; time++) { // from the second on, what returns is copied
      assertThat(fast(activity, verdict)).isEqualTo(slow);
    }
  }

  /**
   * The days of an activity without a region are counted in the offset of its instant, so what the
   * journal keeps must have it.
   */
  @Property
  void write_anyOffset_whatIsReadAgainIsEqual_andGivesTheSameVerdict(
      @ForAll("activities") Activity<?> activity,
      @ForAll @IntRange(min = -18 * 60, max = 18 * 60) int minutes) {
    Activity<?> stated = at(activity, ZoneOffset.ofTotalSeconds(60 * minutes));
    Verdict verdict = LAW.check(stated);
    String text = fast(stated, verdict);

    assertThat(text).isEqualTo(new String(DecisionText.slow(stated, verdict), UTF_8));
    Activity<?> read =
        ActivityJson.readComplete(text.substring("{\"facts\":".length(), Entry.endOfFacts(text)));
    if (!DecisionText.isWithoutItsText(read)) {
      assertThat(read).isEqualTo(stated);
      assertThat(read.statedOffset()).isEqualTo(stated.statedOffset());
      assertThat(VerdictJson.write((String) null, LAW.check(read)))
          .isEqualTo(VerdictJson.write((String) null, verdict));
    }
  }

  @SuppressWarnings({"unchecked", "rawtypes"}) // a fact of the activity's own schema
  private static Activity<?> at(Activity<?> activity, ZoneOffset offset) {
    FactsBuilder builder = ((Schema) activity.schema()).builder();
    builder.from(activity);
    Fact at =
        activity.schema().facts().stream()
            .filter(fact -> fact.path().equals("at"))
            .findFirst()
            .orElseThrow();
    builder.with(at, activity.at().atOffset(offset));
    return (Activity<?>) builder.build();
  }

  /** Received on 10 January by the host's clock, so ten days are over on the 21st. */
  @Test
  void write_requestReceivedOnAnotherDayInUtc_keepsItsOffset_withWhichItIsLate() {
    Request request =
        Request.builder()
            .country(Place.of("US"))
            .with(Request.AT, OffsetDateTime.parse("2026-01-21T00:30:00-05:00"))
            .receivedAt(Instant.parse("2026-01-11T03:00:00Z"))
            .build();
    Verdict verdict = LAW.check(request);

    assertThat(verdict.decision()).isEqualTo(Decision.DENY);
    assertThat(fast(request, verdict)).contains("\"at\":\"2026-01-21T00:30:00-05:00\"");
    Request inUtc = Request.builder().from(request).at(request.at()).build();
    assertThat(LAW.check(inUtc).decision())
        .as("whose day it is, is then unknown")
        .isEqualTo(Decision.INDETERMINATE);
  }

  private static String fast(Activity<?> activity, Verdict verdict) {
    JsonBytes json = new JsonBytes();
    FAST.write(activity, verdict, json);
    return new String(json.copy(), UTF_8);
  }

  @Test
  void write_callsThatShareTheirCaller_areWrittenEachWithItsOwn() {
    Contact first = TestLaw.call(700);
    for (int i = 0; i < 1_000; i++) {
      Contact call = TestLaw.call(i).with(Contact.CALLER, first.get(Contact.CALLER).orElseThrow());
      Verdict verdict = LAW.check(call);
      assertThat(fast(call, verdict))
          .isEqualTo(new String(DecisionText.slow(call, verdict), UTF_8));
    }
  }

  @Test
  void write_storedText_isNotKept_sinceItCanHoldACard() {
    Storage note =
        Storage.builder()
            .at(Instant.parse("2026-11-24T17:00:00Z"))
            .text("card 4111 1111 1111 1111 cvv 123")
            .build();
    String text = fast(note, LAW.check(note));

    assertThat(text).doesNotContain("4111", "123").contains("\"text\":\"not kept\"");
    assertThat(text).isEqualTo(new String(DecisionText.slow(note, LAW.check(note)), UTF_8));
  }

  @Test
  void write_whatHasNoForm_isRefused_asTheObviousWayDoes() {
    Contact late =
        Contact.builder().from(TestLaw.call(1)).at(Instant.parse("+10000-01-01T00:00:00Z")).build();
    Contact half = Contact.builder().from(TestLaw.call(1)).subject("half \ud800 a pair").build();
    for (Contact contact : List.of(late, half)) {
      Verdict verdict = LAW.check(TestLaw.call(1));
      assertThatThrownBy(() -> DecisionText.slow(contact, verdict))
          .isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> fast(contact, verdict))
          .isInstanceOf(IllegalArgumentException.class)
          .message()
          .doesNotContain("half", "1212555");
    }
  }

  @Property
  void quoted_anInstant_isAsTheJdkWritesIt(@ForAll long random, @ForAll int shape) {
    long first = Instant.parse("0000-01-01T00:00:00Z").getEpochSecond();
    long end = Instant.parse("9999-12-31T23:59:59Z").getEpochSecond() + 1;
    long second = first + Math.floorMod(random, end - first);
    long unit = List.of(1L, 1_000L, 1_000_000L, 1_000_000_000L).get(Math.floorMod(shape, 4));
    Instant instant =
        Instant.ofEpochSecond(second, Math.floorMod(random, 1_000_000_000L) / unit * unit);
    assertThat(new String(new JsonBytes().quoted(instant).copy(), UTF_8))
        .isEqualTo("\"" + instant + "\"");
  }

  @Test
  void quoted_everyDayOfTheCalendar_isAsTheJdkWritesIt() {
    JsonBytes json = new JsonBytes();
    for (long day = -719_528; day < 2_932_897; day++) {
      Instant instant = Instant.ofEpochSecond(day * 86_400);
      if (!new String(json.clear().quoted(instant).copy(), UTF_8).equals("\"" + instant + "\"")) {
        assertThat(new String(json.copy(), UTF_8)).isEqualTo("\"" + instant + "\"");
      }
    }
    for (String outside : List.of("-0001-12-31T23:59:59Z", "+10000-01-01T00:00:00Z")) {
      assertThatThrownBy(() -> json.quoted(Instant.parse(outside)))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Property
  void quoted_aText_isAsRfc8785HasIt(@ForAll String text) {
    String slow;
    try {
      slow = CanonicalJson.write(java.util.Map.of("a", text));
    } catch (IllegalArgumentException halfAPair) {
      assertThatThrownBy(() -> new JsonBytes().quoted(text))
          .isInstanceOf(IllegalArgumentException.class);
      return;
    }
    String fast = new String(new JsonBytes().raw('x').quoted(text).copy(), UTF_8);
    assertThat("{\"a\":" + fast.substring(1) + "}").isEqualTo(slow);
  }

  @Property
  void quoted_aTextOfAscii_isAsRfc8785HasIt(@ForAll("ascii") String text) {
    String fast = new String(new JsonBytes().quoted(text).copy(), UTF_8);
    assertThat("{\"a\":" + fast + "}").isEqualTo(CanonicalJson.write(java.util.Map.of("a", text)));
  }

  @Provide
  Arbitrary<String> ascii() {
    return Arbitraries.strings().withCharRange('\0', '\u0080').ofMaxLength(40);
  }
}
