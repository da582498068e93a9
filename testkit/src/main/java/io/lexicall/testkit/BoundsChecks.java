package io.lexicall.testkit;

import io.lexicall.Compliance;
import io.lexicall.Explanation;
import io.lexicall.Verdict;
import io.lexicall.engine.term.Terms;
import io.lexicall.facts.Activity;
import io.lexicall.facts.FactType;
import io.lexicall.facts.Truth;
import io.lexicall.law.InForce;
import io.lexicall.place.Place;
import io.lexicall.place.Whereabouts;
import io.lexicall.rule.Condition;
import io.lexicall.rule.Outcome;
import io.lexicall.rule.Rule;
import io.lexicall.testkit.Answer.Kind;
import io.lexicall.testkit.FactTree.Spot;
import io.lexicall.time.Due;
import io.lexicall.time.ZoneClock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Checks that a rule applies where and when it is law, and that a denial ends when it says. */
final class BoundsChecks<A extends Activity<A>> {
  private static final int BASES = 20;
  private static final int SPANS = 40;

  /** Far more than the instants that are tried, but for calling hours. */
  private static final int MOST_CHANGES = 60;

  private static final List<Duration> LATER =
      List.of(
          Duration.ofHours(1),
          Duration.ofHours(6),
          Duration.ofHours(12),
          Duration.ofHours(18),
          Duration.ofDays(1),
          Duration.ofHours(36),
          Duration.ofDays(7),
          Duration.ofDays(30),
          Duration.ofDays(182),
          Duration.ofDays(365));

  private final Trials<A> trials;
  private final Rule<A> rule;

  BoundsChecks(Trials<A> trials) {
    this.trials = trials;
    this.rule = trials.rule();
  }

  @Nullable String permittedFrom() {
    for (A about : trials.pool()) {
      if (!trials.judge(about).is(Kind.DENIES)) {
        continue;
      }
      Instant end;
      try {
        end = rule.permittedFrom(about);
      } catch (Exception | StackOverflowError | LinkageError | AssertionError failure) {
        return "permittedFrom throws " + failure + "\non " + Telling.show(about);
      }
      String problem = end == null ? forGood(about) : until(about, end);
      if (problem != null) {
        return problem + "\nThe facts: " + Telling.show(about);
      }
    }
    return null;
  }

  private @Nullable String forGood(A about) {
    for (Duration later : LATER) {
      Answer answer = trials.judge(about.at(about.at().plus(later)));
      if (!answer.is(Kind.DENIES) && !answer.is(Kind.FAILS)) {
        return "The denial says that time does not cure it, but after %s it %s."
            .formatted(later, answer);
      }
    }
    return null;
  }

  private @Nullable String until(A about, Instant end) {
    if (!end.isAfter(about.at())) {
      return "The denial at %s says that it ended at %s.".formatted(about.at(), end);
    }
    // If the rule itself states when its denial ends, the facts are expected to differ by then.
    boolean stated =
        trials.judge(about).outcome() instanceof Outcome.Denied denied
            && denied.permittedFrom().isPresent();
    if (!stated && trials.judge(about.at(end)).is(Kind.DENIES)) {
      return "The denial says that it ends at %s, but then it still denies.".formatted(end);
    }
    Duration whole = Duration.between(about.at(), end);
    for (Instant before :
        List.of(
            end.minusNanos(1),
            end.minusSeconds(1).isAfter(about.at()) ? end.minusSeconds(1) : about.at(),
            about.at().plus(whole.dividedBy(2)),
            about.at().plus(whole.dividedBy(4)),
            about.at().plus(whole.dividedBy(4).multipliedBy(3)))) {
      Answer answer = trials.judge(about.at(before));
      if (!answer.is(Kind.DENIES)) {
        return "The denial says that it ends at %s, but at %s already it %s."
            .formatted(end, before, answer);
      }
    }
    return null;
  }

  /**
   * The engine remembers such answers: one that changes without saying so would be a wrong verdict.
   */
  @Nullable String lasts() {
    List<Condition<A>> lasting =
        Stream.concat(
                Terms.parts(rule.when()).stream(),
                Terms.parts(Terms.speaksWhere(rule.effect())).stream())
            .filter(Terms::lasts)
            .toList();
    for (A about : trials.pool()) {
      for (Condition<A> condition : lasting) {
        String problem = lasts(about, condition);
        if (problem != null) {
          return problem + "\nThe facts: " + Telling.show(about);
        }
      }
    }
    return null;
  }

  private @Nullable String lasts(A about, Condition<A> condition) {
    try {
      Truth now = condition.test(about);
      Instant end = condition.nextChange(about, about.at());
      Stream<Instant> during = LATER.stream().map(later -> about.at().plus(later));
      for (Instant at :
          Stream.concat(during, Stream.ofNullable(end).map(change -> change.minusNanos(1)))
              .filter(at -> end == null || at.isBefore(end))
              .toList()) {
        if (condition.test(about.at(at)) != now) {
          return "'%s' is %s at %s and says that it lasts %s, but at %s it is %s."
              .formatted(
                  condition.says(),
                  now,
                  about.at(),
                  end == null ? "for good" : "until " + end,
                  at,
                  condition.test(about.at(at)));
        }
      }
      return null;
    } catch (Exception | StackOverflowError | LinkageError | AssertionError failure) {
      return null; // a failure is reported by the check of answers
    }
  }

  /**
   * The windows of an engine are made of such changes: one that is not told would be a stretch with
   * a wrong decision. Time begins before the first event of the activity, so that all its dates and
   * deadlines lie ahead.
   */
  @Nullable String changes() {
    for (A about : trials.some(SPANS)) {
      NavigableSet<Instant> events = FactTree.instants(about);
      for (Instant start : new TreeSet<>(List.of(about.at(), events.first()))) {
        String problem = isInForce(about.at(start)) ? changes(about.at(start), events) : null;
        if (problem != null) {
          return problem + "\nThe facts: " + Telling.show(about);
        }
      }
    }
    return null;
  }

  private @Nullable String changes(A about, Set<Instant> events) {
    NavigableSet<Instant> instants = new TreeSet<>();
    for (Instant event : events) {
      instants.add(event);
      instants.add(event.plusNanos(1));
    }
    LATER.forEach(later -> instants.add(about.at().plus(later)));
    instants.removeIf(instant -> !isInForce(about.at(instant)));
    A then = about;
    for (int i = 0; i < MOST_CHANGES; i++) {
      Answer now = trials.judge(then);
      if (now.outcome() instanceof Outcome.Obliged obliged) {
        obliged
            .duties()
            .forEach(duty -> duty.due().map(Due::endExclusive).ifPresent(instants::add));
      }
      Instant end;
      try {
        Instant at = then.at();
        end = earlier(rule.when().nextChange(then, at), rule.effect().nextChange(then, at));
      } catch (Exception | StackOverflowError | LinkageError | AssertionError failure) {
        return "nextChange throws " + failure;
      }
      if (end != null && !end.isAfter(then.at())) {
        return "At %s it says that it changes at %s.".formatted(then.at(), end);
      }
      NavigableSet<Instant> until =
          new TreeSet<>(
              end == null
                  ? instants.tailSet(then.at(), false)
                  : instants.subSet(then.at(), false, end, false));
      if (end != null && end.minusNanos(1).isAfter(then.at()) && isInForce(about.at(end))) {
        until.add(end.minusNanos(1));
      }
      for (Instant at : until) {
        Answer later = trials.judge(then.at(at));
        if (!isAlike(now, later)) {
          return "At %s it %s and says that it changes %s, but at %s it %s."
              .formatted(then.at(), now, end == null ? "never" : "at " + end, at, later);
        }
      }
      if (end == null || instants.higher(end) == null) {
        return null;
      }
      then = about.at(end);
    }
    return null;
  }

  /** A duty is a condition of a permit, so that a permit without one is the same decision. */
  private static boolean isAlike(Answer one, Answer other) {
    return one.is(Kind.FAILS)
        || other.is(Kind.FAILS)
        || (one.is(Kind.DENIES) == other.is(Kind.DENIES)
            && one.is(Kind.CANNOT_TELL) == other.is(Kind.CANNOT_TELL));
  }

  private static @Nullable Instant earlier(@Nullable Instant one, @Nullable Instant other) {
    return one == null || (other != null && other.isBefore(one)) ? other : one;
  }

  @Nullable String inForce() {
    InForce inForce = rule.info().inForce();
    Compliance engine = trials.engine();
    for (A about : trials.some(BASES)) {
      LocalDate from = inForce.from();
      LocalDate to = inForce.to();
      String problem =
          from == null
              ? null
              : either(
                  onDay(engine, about, from.minusDays(1), false, false),
                  onDay(engine, about, from, false, true));
      if (problem == null && to != null) {
        problem =
            either(
                onDay(engine, about, to.plusDays(1), true, false),
                onDay(engine, about, to, true, true));
      }
      if (problem != null) {
        return problem;
      }
    }
    return null;
  }

  private static @Nullable String either(@Nullable String one, @Nullable String other) {
    return one != null ? one : other;
  }

  private @Nullable String onDay(
      Compliance engine, A about, LocalDate day, boolean everywhere, boolean isLaw) {
    List<ZoneId> zones = about.whereabouts().zonesIn(rule.info().places());
    A then = about.at(elevenOClock(zones, day, everywhere));
    Explanation explanation = engine.explain(then);
    boolean considered =
        explanation.considered().get(0).result() != Explanation.Result.NOT_IN_FORCE;
    if (considered != isLaw || (!isLaw && !isSilent(explanation.verdict()))) {
      return "It is law %s, and on %s it %s.\nThe facts: %s"
          .formatted(
              rule.info().inForce(),
              day,
              isLaw ? "is not considered" : "is not silent",
              Telling.show(then));
    }
    return null;
  }

  /**
   * Returns eleven in the morning where the day begins first, or last: what is law on any of the
   * dates at its places is law, so that a law begins with the first of them and ends with the last.
   */
  private static Instant elevenOClock(List<ZoneId> zones, LocalDate day, boolean last) {
    Instant first = null;
    for (ZoneId zone : zones) {
      Instant here = ZoneClock.of(zone).firstInstantAt(day, LocalTime.of(11, 0));
      first = first == null || here.isBefore(first) != last ? here : first;
    }
    return first == null ? day.atTime(LocalTime.of(11, 0)).toInstant(ZoneOffset.UTC) : first;
  }

  @Nullable String place() {
    Set<Place> places = rule.info().places();
    if (places.isEmpty()) {
      return null;
    }
    Compliance engine = trials.engine();
    List<Place> elsewhere =
        Stream.of("NZ", "BR", "JP", "US-WY", "US-VT", "CA-YT", "FR", "US-HI")
            .map(Place::of)
            .filter(other -> places.stream().noneMatch(place -> place.contains(other)))
            .toList();
    for (A about : trials.some(BASES)) {
      A moved = FactTree.edit(about, spot -> isPlace(spot) ? null : spot.value());
      Place other = elsewhere.get(trials.random().nextInt(elsewhere.size()));
      A there =
          trials
              .generator()
              .within(List.of(other))
              .fill(
                  moved,
                  spot -> trials.isLocation(spot) && !spot.fact().name().equals("postalCode"),
                  trials.random());
      Whereabouts where = there.whereabouts();
      boolean away =
          where.countryKnown()
              && places.stream().noneMatch(place -> touches(place, where))
              && isInForce(there);
      if (away && !isSilent(engine.check(there))) {
        return "It is law in %s, but speaks in %s.\nThe facts: %s"
            .formatted(rule.info().placesText(), where, Telling.show(there));
      }
    }
    return null;
  }

  private static boolean isSilent(Verdict verdict) {
    return verdict.findings().isEmpty() && verdict.obligations().isEmpty();
  }

  private boolean isInForce(A about) {
    return rule.info().inForce().contains(LocalDate.ofInstant(about.at(), ZoneOffset.UTC));
  }

  private static boolean touches(Place place, Whereabouts where) {
    return place.isRegion()
        ? where.regions().contains(place)
            || (!where.regionKnown() && where.countries().contains(place.country()))
        : where.countries().contains(place);
  }

  private boolean isPlace(Spot spot) {
    FactType.Form form = spot.fact().type().form();
    return trials.isLocation(spot) && form != FactType.Form.GROUP && form != FactType.Form.LIST;
  }
}
