package io.lexicall.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lexicall.Compliance;
import io.lexicall.facts.Activity;
import io.lexicall.facts.Contact;
import io.lexicall.facts.ContactPurpose;
import io.lexicall.facts.InvalidFactsException;
import io.lexicall.facts.Problem;
import io.lexicall.json.VerdictJson;
import io.lexicall.number.PhoneNumber;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ImpactTest {
  private static final long NEW_YORK = 12125550142L;
  private static final long HAWAII = 18085550123L;
  private static final LocalDate AFTER = LocalDate.of(2026, 8, 11);

  /** Tuesday, 20:30 in New York. */
  private static final Instant EVENING = Instant.parse("2026-03-04T01:30:00Z");

  private static PastActivity call(String id, long number, Instant at, ContactPurpose purpose) {
    return PastActivity.of(
        Contact.callTo(PhoneNumber.ofDigits(number)).id(id).at(at).purpose(purpose).build());
  }

  private static List<PastActivity> rows() {
    List<PastActivity> rows = new ArrayList<>();
    rows.add(call("late", NEW_YORK, EVENING, ContactPurpose.INFORMATIONAL));
    rows.add(call("asked", HAWAII, EVENING, ContactPurpose.SURVEY));
    rows.add(call("fine", HAWAII, EVENING.plusSeconds(60), ContactPurpose.INFORMATIONAL));
    rows.add(PastActivity.refused("odd", Refusal.NO_INSTANT, List.of()));
    rows.add(call("night", NEW_YORK, EVENING.plusSeconds(7_200), ContactPurpose.SURVEY));
    return rows;
  }

  private static Compliance law() {
    return Compliance.builder().module(new ChangingLaw()).build();
  }

  private static Audit.Rows rowsAgain() {
    Iterator<PastActivity> rows = rows().iterator();
    return () -> rows.hasNext() ? rows.next() : null;
  }

  private static Impact.Result lawOf(LocalDate day, List<Impact.Differing> into)
      throws IOException {
    Compliance law = law();
    return Impact.of(law, law.underLawOf(day)).threads(2).build().run(rowsAgain(), into::add);
  }

  @Test
  void lawOfAnotherDay_turnsWhatItForbids() throws IOException {
    List<Impact.Differing> differing = new ArrayList<>();

    ImpactTally changes = lawOf(AFTER, differing).changes();

    assertThat(changes.rows()).isEqualTo(4);
    assertThat(changes.changed()).isEqualTo(2);
    assertThat(changes.otherReasons()).isEqualTo(1); // at night for the hours, and now asked too
    assertThat(changes.turns())
        .containsExactly(Map.entry(new ImpactTally.Turn(Answer.PERMIT, Answer.DENY), 2L));
    assertThat(changes.rules().stream().map(ImpactTally.OfRule::id))
        .containsExactly("changing.surveys", "changing.hours");
    assertThat(changes.rules().get(0).newlyDenied()).isEqualTo(2);
    assertThat(changes.rules().get(1).after()).containsExactly("Act, to 20:00");
    assertThat(changes.places().stream().map(Map.Entry::getKey)).containsExactly("US-HI", "US-NY");
    assertThat(differing.stream().map(each -> each.id().orElse("")))
        .containsExactly("late", "asked", "night");
    assertThat(differing.get(0).json())
        .startsWith(
            "{\"file\":0,\"line\":1,\"id\":\"late\",\"before\":\"permit\",\"after\":\"deny\",\"rules\":"
                + "[{\"rule\":\"changing.hours\",\"after\":{\"outcome\":\"deny\",\"citation\":\"Act, to 20:00\"");
  }

  @Test
  void examples_sayWhyWithoutNumbers() throws IOException {
    ImpactTally.Example example =
        lawOf(AFTER, new ArrayList<>()).changes().rules().get(1).examples().get(0);

    assertThat(example.place()).isEqualTo(new Tally.At(0, 1));
    assertThat(example.where()).isEqualTo("US-NY");
    assertThat(example.before()).isEmpty();
    assertThat(example.after()).contains("20:30:00", "08:00-20:00").doesNotContain("5550142");
    assertThat(example.turn().text()).isEqualTo("lawful to unlawful");
  }

  @Test
  void hours_areThoseOfAWeek() throws IOException {
    List<Impact.Hours> hours = lawOf(AFTER, new ArrayList<>()).hours();

    assertThat(hours)
        .containsExactly(
            new Impact.Hours(
                "US-HI",
                Duration.ofHours(91),
                Duration.ofHours(84),
                Duration.ofHours(7),
                Duration.ZERO),
            new Impact.Hours(
                "US-NY",
                Duration.ofHours(91),
                Duration.ofHours(84),
                Duration.ofHours(7),
                Duration.ZERO));
  }

  @Test
  void lawOfTheDayItself_changesNothing() throws IOException {
    List<Impact.Differing> differing = new ArrayList<>();

    Impact.Result result = lawOf(LocalDate.of(2026, 3, 3), differing);

    assertThat(result.changes().changed()).isZero();
    assertThat(result.changes().rules()).isEmpty();
    assertThat(result.hours()).isEmpty();
    assertThat(differing).isEmpty();
    assertThat(ImpactReport.of(result, "one", "other").html())
        .contains("No row has a different decision.", "None: contacts are open at the same times");
  }

  @Test
  void lawAsJson_isComparedLikeAnEngine() throws IOException {
    Compliance law = law();
    Compliance after = law.underLawOf(AFTER);
    List<Impact.Differing> byEngine = new ArrayList<>();
    List<Impact.Differing> byJson = new ArrayList<>();

    Impact.Result one = lawOf(AFTER, byEngine);
    Impact.Result other =
        Impact.of(law, asked -> VerdictJson.written(after.check(asked)))
            .build()
            .run(rowsAgain(), byJson::add);

    assertThat(byJson).isEqualTo(byEngine);
    assertThat(other.changes().rules()).isEqualTo(one.changes().rules());
    assertThat(other.hours()).isEqualTo(one.hours());
  }

  @Test
  void factsThatTheOtherLawDoesNotKnow_areNotJudged() throws IOException {
    Impact.OtherLaw old =
        (Activity<?> asked) -> {
          throw new InvalidFactsException(List.of(new Problem("", "is not known", "others")));
        };

    ImpactTally changes = Impact.of(law(), old).build().run(rowsAgain(), row -> {}).changes();

    assertThat(changes.turns().stream().map(each -> each.getKey().after()))
        .containsOnly(Answer.REFUSED);
    assertThat(changes.turns().get(0).getKey().text()).isEqualTo("lawful to not judged");
  }

  @Test
  void page_namesTheRowsThatCouldNotBeRead() throws IOException {
    String page = ImpactReport.of(lawOf(AFTER, new ArrayList<>()), "one", "other").html();

    assertThat(page)
        .contains(
            "Rows to look at",
            "Refused: " + Refusal.NO_INSTANT.text(),
            "Not read, and not in any history, since the called number is unknown")
        .containsPattern("Refused: .*</t[dh]>\\s*<td[^>]*>4</td>");
  }

  @Test
  void page_tellsWhatTurnsAndWhy_withoutNumbers() throws IOException {
    String page =
        ImpactReport.of(
                lawOf(AFTER, new ArrayList<>()), "the law of each day", "the law of 2026-08-11")
            .files(List.of("march.jsonl"))
            .program("lexicall 1")
            .command("lexicall impact")
            .digest("rows", "march.jsonl", "ab12")
            .html();

    assertThat(page)
        .startsWith("<!DOCTYPE html>")
        .contains("<h1>The law of 2026-08-11</h1>", "4 rows judged twice", "lawful to unlawful")
        .contains("changing.<wbr>hours", "Act, to 20:00", "<span class=\"place\">US-HI</span>")
        .contains(
            "Calling hours lost and gained", "91.00", "84.00", "7.00", "ab12", "lexicall impact")
        .doesNotContain("5550142", "<script", "http://");
  }

  @Test
  void threads_areAtLeastOne() {
    assertThat(Impact.of(law(), law()).threads(2).toString())
        .startsWith("an impact: before, the law of edition ")
        .endsWith("; all rows; 2 threads");
    assertThatThrownBy(() -> Impact.of(law(), law()).threads(0))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /** Each tenth number is called for surveys, and the other law forbids these. */
  @Test
  void sample_tellsTheShareThatChanges() throws IOException {
    List<PastActivity> calls = new ArrayList<>();
    for (int i = 0; i < 6_000; i++) {
      int number = i % 2_000;
      ContactPurpose purpose =
          number % 10 == 0 ? ContactPurpose.SURVEY : ContactPurpose.INFORMATIONAL;
      calls.add(call("call-" + i, HAWAII + number, EVENING.plusSeconds(i), purpose));
    }
    calls.add(PastActivity.refused("odd", Refusal.NO_INSTANT, List.of()));
    Compliance law = law();
    Iterator<PastActivity> rows = calls.iterator();

    Impact.Result result =
        Impact.of(law, law.underLawOf(AFTER))
            .sample(1_500)
            .build()
            .run(() -> rows.hasNext() ? rows.next() : null, differing -> {});

    Sample sample = result.sample().orElseThrow();
    assertThat(sample.of()).isEqualTo(6_000);
    assertThat(sample.rows()).isBetween(1_400L, 1_500L);
    ImpactTally changes = result.changes();
    assertThat(changes.rows()).isEqualTo(sample.judged());
    assertThat(changes.changedContacts()).isEqualTo(changes.changed()).isPositive();
    Sample.Interval share = sample.changedShare(changes);
    assertThat(0.1).isBetween(share.low(), share.high());
    assertThat(sample.text(changes)).contains("have another decision, with 95 % confidence");
    assertThat(ImpactReport.of(result, "the law of each day", "that to come").html())
        .contains("This is a sample: " + sample.text(changes));
  }

  @Test
  void withoutASample_allRowsAreJudged() throws IOException {
    assertThat(lawOf(AFTER, new ArrayList<>()).sample()).isEmpty();
  }

  @Test
  void sampleOfNothing_isRefused() {
    Impact.Builder impact = Impact.of(law(), law());

    assertThatThrownBy(() -> impact.sample(0)).isInstanceOf(IllegalArgumentException.class);
  }
}
