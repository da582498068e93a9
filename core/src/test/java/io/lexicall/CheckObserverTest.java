package io.lexicall;

import static org.assertj.core.api.Assertions.assertThat;

import io.lexicall.facts.Activity;
import io.lexicall.facts.Contact;
import io.lexicall.facts.ContactPurpose;
import io.lexicall.facts.Profile;
import io.lexicall.place.Place;
import io.lexicall.rule.Condition;
import io.lexicall.rule.Rule;
import io.lexicall.source.JointSource;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Observers see what is asked and what is answered, and can change neither. */
class CheckObserverTest {
  private static final Contact SALES_CALL =
      Contact.builder()
          .at(Instant.parse("2026-11-24T15:00:00Z"))
          .purpose(ContactPurpose.TELEMARKETING)
          .to(io.lexicall.facts.Called.inRegion("US-NY").build())
          .build();

  private static Compliance observedBy(CheckObserver... observers) {
    Compliance.Builder builder =
        Compliance.builder()
            .module(
                HouseRules.of(
                    Rule.on(Contact.SCHEMA, "house.no-sales")
                        .title("Nothing is sold.")
                        .cites("House Rules 1")
                        .in(Place.of("US"))
                        .when(Condition.in(Contact.PURPOSE, ContactPurpose.TELEMARKETING))
                        .remedy("do-otherwise")
                        .denies()));
    List.of(observers).forEach(builder::observer);
    return builder.build();
  }

  @Test
  void check_isSeenFromBeginningToEnd_byEachObserver() {
    List<Object> seen = new ArrayList<>();
    CheckObserver observer =
        activity -> {
          seen.add(activity);
          return seen::add;
        };
    Compliance compliance = observedBy(observer, observer);

    Verdict verdict = compliance.check(SALES_CALL);

    assertThat(seen).containsExactly(SALES_CALL, SALES_CALL, verdict, verdict);
    assertThat(verdict.decision()).isEqualTo(Decision.DENY);
  }

  /** What nobody is about to do is not told; the same law answers. */
  @Test
  void engineWithoutObservers_answersLikewise_unseen() {
    List<Object> seen = new ArrayList<>();
    Compliance watched =
        observedBy(
            activity -> {
              seen.add(activity);
              return seen::add;
            });
    Compliance unseen = watched.withoutObservers();

    Verdict verdict = unseen.check(SALES_CALL);

    assertThat(seen).isEmpty();
    assertThat(watched.check(SALES_CALL)).isEqualTo(verdict);
    assertThat(seen).hasSize(2);
    assertThat(unseen.edition()).isEqualTo(watched.edition());
    assertThat(unseen.withoutObservers()).isSameAs(unseen);
    assertThat(unseen.underLawOf(LocalDate.of(2026, 11, 24)).check(SALES_CALL).decision())
        .isEqualTo(Decision.DENY);
    assertThat(seen).hasSize(2);
  }

  @Test
  void check_withAnObserverOfItsOwn_showsItThisOneAfterTheOthers() {
    List<Object> seen = new ArrayList<>();
    CheckObserver always =
        activity -> {
          seen.add("always");
          return verdict -> {};
        };
    Compliance compliance = observedBy(always);

    Verdict verdict =
        compliance.check(
            SALES_CALL,
            activity -> {
              seen.add(activity);
              return seen::add;
            });
    compliance.check(SALES_CALL);
    List<Object> told = new ArrayList<>();
    compliance.check(
        new JointSource.Told<>(SALES_CALL, Set.of(Contact.CONSENTS)),
        activity -> {
          told.add(activity);
          return told::add;
        });

    assertThat(seen).containsExactly("always", SALES_CALL, verdict, "always", "always");
    assertThat(told).hasSize(2).startsWith(SALES_CALL);
    assertThat(verdict.decision()).isEqualTo(Decision.DENY);
  }

  @Test
  void check_isSeenAsItIsJudged_completedByProfileAndSources() {
    List<Object> seen = new ArrayList<>();
    Compliance compliance =
        Compliance.builder()
            .module(
                HouseRules.of(
                    Rule.on(Contact.SCHEMA, "house.none")
                        .title("N.")
                        .cites("H 1")
                        .when(Condition.known(Contact.SUBJECT))
                        .denies()))
            .profile(Profile.builder().with(Contact.RECORDED, true).build())
            .source(Contact.SCHEMA, Contact.SUBJECT, contact -> Optional.of("solar"))
            .observer(
                activity -> {
                  seen.add(activity);
                  return verdict -> {};
                })
            .build();

    compliance.check(SALES_CALL);

    Contact judged = (Contact) seen.get(0);
    assertThat(judged.get(Contact.RECORDED)).contains(true);
    assertThat(judged.get(Contact.SUBJECT)).contains("solar");
    assertThat(judged).isEqualTo(compliance.complete(SALES_CALL));
    assertThat(compliance.complete(judged)).isEqualTo(judged);
  }

  @Test
  void begin_learnsWhenTheCheckBegan_beforeTheSources() {
    List<Long> told = new ArrayList<>();
    AtomicLong asked = new AtomicLong();
    Compliance compliance =
        Compliance.builder()
            .module(
                HouseRules.of(
                    Rule.on(Contact.SCHEMA, "house.none")
                        .title("N.")
                        .cites("H 1")
                        .when(Condition.known(Contact.SUBJECT))
                        .denies()))
            .source(
                Contact.SCHEMA,
                Contact.SUBJECT,
                contact -> {
                  asked.set(System.nanoTime());
                  return Optional.empty();
                })
            .observer(
                new CheckObserver() {
                  @Override
                  public Consumer<Verdict> begin(Activity<?> activity) {
                    return verdict -> {};
                  }

                  @Override
                  public Consumer<Verdict> begin(Activity<?> activity, long begunNanos) {
                    told.add(begunNanos);
                    return begin(activity);
                  }
                })
            .build();

    compliance.check(SALES_CALL);

    assertThat(asked.get() - told.get(0)).isNotNegative();
  }

  @Test
  void checkOfSomeRegulations_isSeenToo() {
    List<Object> seen = new ArrayList<>();
    Compliance compliance =
        observedBy(
            activity -> {
              seen.add(activity);
              return verdict -> {};
            });

    compliance.only(List.of("house")).check(SALES_CALL);

    assertThat(seen).containsExactly(SALES_CALL);
  }

  @Test
  void observerThatFails_changesNothing_andTheOthersStillSee() {
    List<Verdict> seen = new ArrayList<>();
    Compliance compliance =
        observedBy(
            activity -> {
              throw new IllegalStateException("broken");
            },
            activity ->
                verdict -> {
                  throw new IllegalStateException("broken");
                },
            activity -> null,
            activity -> seen::add);

    assertThat(compliance.check(SALES_CALL).decision()).isEqualTo(Decision.DENY);
    assertThat(compliance.check(SALES_CALL).decision()).isEqualTo(Decision.DENY);
    assertThat(seen).hasSize(2);
  }
}
