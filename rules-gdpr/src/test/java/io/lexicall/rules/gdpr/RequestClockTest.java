package io.lexicall.rules.gdpr;

import static org.assertj.core.api.Assertions.assertThat;

import io.lexicall.Compliance;
import io.lexicall.Decision;
import io.lexicall.Verdict;
import io.lexicall.facts.Request;
import io.lexicall.facts.RequestKind;
import io.lexicall.place.Atlas;
import io.lexicall.place.Place;
import io.lexicall.time.HolidayCalendar;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.SortedSet;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.RandomDistribution;
import org.jspecify.annotations.Nullable;

/** The clock of a request, against a reading that walks from day to day. */
class RequestClockTest {
  private static final Compliance COMPLIANCE = Compliance.builder().module(new GdprRules()).build();
  private static final Regimes REGIMES = new Regimes();

  /** A request and what happened to it: days, counted from that of its receipt. */
  private record Story(
      LocalDate received,
      Place place,
      RequestKind kind,
      @Nullable Integer extended,
      @Nullable Question identity,
      @Nullable Question scope,
      int at) {
    boolean british() {
      return place.code().equals("GB");
    }

    LocalDate day(int count) {
      return received.plusDays(count);
    }

    Instant instant(int count) {
      ZoneId zone = Atlas.ofCountry(place).zones().get(0);
      return day(count).atTime(12, 0).atZone(zone).toInstant();
    }
  }

  /** A question, and its answer if that came. */
  private record Question(int asked, @Nullable Integer answered) {}

  @Property(tries = 20_000)
  void due_asWalkedFromDayToDay(@ForAll("stories") Story story) {
    assertThat(judged(story)).isEqualTo(new Walk(story).judged());
  }

  @Provide
  Arbitrary<Story> stories() {
    Arbitrary<Question> questions =
        Combinators.combine(days(-10, 40), days(-3, 40).injectNull(0.2))
            .as((asked, after) -> new Question(asked, after == null ? null : asked + after));
    return Combinators.combine(
            days(0, 3_000).map(LocalDate.of(2021, 1, 1)::plusDays),
            Arbitraries.of(Place.of("DE"), Place.of("GB")),
            Arbitraries.of(RequestKind.ACCESS, RequestKind.ERASURE, RequestKind.OBJECTION),
            days(-5, 60).injectNull(0.7),
            questions.injectNull(0.3),
            questions.injectNull(0.3),
            days(0, 130))
        .as(Story::new);
  }

  private static Arbitrary<Integer> days(int first, int last) {
    return Arbitraries.integers()
        .between(first, last)
        .withDistribution(RandomDistribution.uniform());
  }

  /** Returns what the library makes of it: late, or the day on which it is due, if it has one. */
  private static String judged(Story story) {
    Request.Builder request =
        Request.builder()
            .kind(story.kind)
            .country(story.place)
            .receivedAt(story.instant(0))
            .at(story.instant(story.at));
    if (story.british()) {
      request.region(Place.of("GB-ENG"));
    }
    if (story.extended != null) {
      request.extendedAt(story.instant(story.extended));
    }
    boolean verified = true;
    if (story.identity != null) {
      request.identityRequestedAt(story.instant(story.identity.asked));
      boolean doubted = story.identity.asked <= story.at;
      if (doubted && (story.identity.answered == null || story.identity.answered > story.at)) {
        verified = false;
      }
      if (story.identity.answered != null) {
        request.identityVerifiedAt(story.instant(story.identity.answered));
      }
    }
    if (story.scope != null) {
      request.clarificationRequestedAt(story.instant(story.scope.asked));
      if (story.scope.answered != null) {
        request.clarifiedAt(story.instant(story.scope.answered));
      }
    }
    Verdict verdict = COMPLIANCE.check(request.identityVerified(verified).build());
    if (verdict.decision() == Decision.DENY) {
      return "late";
    }
    return verdict.obligations().stream()
        .filter(each -> each.duty().name().equals("complete-request"))
        .map(each -> each.duty().due().map(Object::toString).orElse("stands still"))
        .findFirst()
        .orElse("owes nothing");
  }

  /** One request, day by day: slow, and with nothing of ours but the holidays. */
  private static final class Walk {
    private final Story story;
    private final HolidayCalendar holidays;
    private LocalDate begun;
    private int months = 1;
    private final SortedSet<LocalDate> stoodStill = new TreeSet<>();
    private boolean identityOpen;
    private boolean scopeOpen;

    Walk(Story story) {
      this.story = story;
      this.holidays = REGIMES.holidays(story.place);
      this.begun = story.received;
    }

    String judged() {
      boolean late = false;
      for (int day = 0; day <= story.at; day++) {
        answers(day);
        late = !identityOpen && !scopeOpen && story.day(day).isAfter(end());
        if (!late) {
          happens(day);
        }
        if (identityOpen || scopeOpen) {
          stoodStill.add(story.day(day));
        }
      }
      return late ? "late" : identityOpen || scopeOpen ? "stands still" : end().toString();
    }

    private void answers(int day) {
      if (identityOpen && is(story.identity, day)) {
        identityOpen = false;
        if (story.british()) {
          begun = story.day(day);
          stoodStill.removeIf(each -> each.isBefore(begun));
        }
      }
      if (scopeOpen && is(story.scope, day)) {
        scopeOpen = false;
      }
    }

    private static boolean is(@Nullable Question question, int answeredOn) {
      return question != null && question.answered != null && question.answered == answeredOn;
    }

    private void happens(int day) {
      if (story.extended != null && story.extended == day) {
        months = 3;
      }
      boolean objects = story.kind == RequestKind.OBJECTION;
      if (!objects && isAsked(story.identity, day)) {
        identityOpen = true;
      }
      if (isAsked(story.scope, day) && (!story.british() || story.kind == RequestKind.ACCESS)) {
        scopeOpen = true;
      }
      answers(day); // one that came on the day of the question
    }

    /** An answer that was there before the question left nothing open. */
    private static boolean isAsked(@Nullable Question question, int day) {
      return question != null
          && question.asked == day
          && (question.answered == null || question.answered >= day);
    }

    private LocalDate end() {
      LocalDate end = begun.plusMonths(months);
      for (LocalDate day : stoodStill) {
        if (day.isAfter(end)) {
          end = workingDay(end);
        }
        end = end.plusDays(1);
      }
      return workingDay(end);
    }

    private LocalDate workingDay(LocalDate day) {
      LocalDate next = day;
      while (next.getDayOfWeek() == DayOfWeek.SATURDAY
          || next.getDayOfWeek() == DayOfWeek.SUNDAY
          || holidays.holidaysIn(next.getYear()).containsKey(next)) {
        next = next.plusDays(1);
      }
      return next;
    }
  }
}
