package io.lexicall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lexicall.facts.Called;
import io.lexicall.facts.Contact;
import io.lexicall.facts.ContactChannel;
import io.lexicall.facts.ContactPurpose;
import io.lexicall.facts.Recording;
import io.lexicall.place.Place;
import io.lexicall.rule.Chapter;
import io.lexicall.rule.Condition;
import io.lexicall.rule.Coverage;
import io.lexicall.rule.Rule;
import io.lexicall.rule.RuleModule;
import io.lexicall.rule.Settings;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rules that are made when an activity first comes to which they can apply. */
class ChapterTest {
  private static final Instant NOON = Instant.parse("2026-11-24T17:00:00Z");
  private static final Place NEW_YORK = Place.of("US-NY");
  private static final Place FRANCE = Place.of("FR");
  private static final Condition<Contact> SURVEY =
      Condition.in(Contact.PURPOSE, ContactPurpose.SURVEY);

  /** A chapter that counts how often it was made. */
  private static final class Counted {
    private final AtomicInteger made = new AtomicInteger();
    private final Chapter chapter;

    Counted(Set<Place> places, Supplier<List<Rule<?>>> rules) {
      this.chapter =
          Chapter.of(
              Set.of("acme"),
              Set.of(Contact.SCHEMA),
              places,
              () -> {
                made.incrementAndGet();
                return rules.get();
              });
    }

    Counted(String id, Place place) {
      this(Set.of(place), () -> List.of(rule(id).in(place).when(SURVEY).denies()));
    }

    boolean isMade() {
      return made.get() > 0;
    }
  }

  /** A module of chapters that covers contacts everywhere. */
  private record Acme(List<Chapter> all) implements RuleModule {
    static Acme of(Counted... chapters) {
      List<Chapter> all = new ArrayList<>();
      for (Counted each : chapters) {
        all.add(each.chapter);
      }
      return new Acme(all);
    }

    Compliance engine() {
      return Compliance.builder().module(this).build();
    }

    @Override
    public String name() {
      return "acme";
    }

    @Override
    public List<Coverage<?>> coverage() {
      return List.of(Coverage.of(Contact.SCHEMA));
    }

    @Override
    public List<Chapter> chapters(Settings settings) {
      return all;
    }

    @Override
    public String book(String ruleId) {
      return "law/acme.md";
    }

    @Override
    public String edition() {
      return "2026-11-24";
    }
  }

  private static Rule.Builder<Contact> rule(String id) {
    return Rule.on(Contact.SCHEMA, id).title("So it is.").cites("House Rules 1").remedy("wait");
  }

  private static Contact.Builder survey(Called to) {
    return Contact.builder()
        .at(NOON)
        .channel(ContactChannel.VOICE)
        .purpose(ContactPurpose.SURVEY)
        .to(to);
  }

  private static Contact in(String region) {
    return survey(Called.inRegion(region).build()).build();
  }

  private static List<String> ids(Verdict verdict) {
    return verdict.findings().stream().map(finding -> finding.rule().id()).toList();
  }

  @Test
  void rules_areMadeForAnActivityAtTheirPlace_once() {
    Counted here = new Counted("acme.here", NEW_YORK);
    Counted there = new Counted("acme.there", Place.of("US-TX"));
    Counted abroad = new Counted("acme.abroad", FRANCE);
    Compliance engine = Acme.of(here, there, abroad).engine();
    assertThat(here.isMade()).isFalse();

    assertThat(ids(engine.check(in("US-NY")))).containsExactly("acme.here");
    assertThat(List.of(here.isMade(), there.isMade(), abroad.isMade()))
        .containsExactly(true, false, false);
    assertThat(ids(engine.check(in("US-TX")))).containsExactly("acme.there");
    assertThat(engine.check(in("US-CA")).decision()).isEqualTo(Decision.PERMIT);
    assertThat(abroad.isMade()).isFalse();

    assertThat(ids(engine.check(in("US-NY")))).containsExactly("acme.here");
    assertThat(engine.rules())
        .extracting(rule -> rule.info().id())
        .containsExactly("acme.here", "acme.there", "acme.abroad");
    assertThat(ids(engine.check(in("US-NY")))).containsExactly("acme.here");
    assertThat(here.made).hasValue(1);
    assertThat(abroad.made).hasValue(1);
  }

  @Test
  void rules_ofEveryPlace_areMadeWhereThePlaceIsNotKnown() {
    Counted here = new Counted("acme.here", NEW_YORK);
    Counted abroad = new Counted("acme.abroad", FRANCE);
    Verdict verdict =
        Acme.of(here, abroad).engine().check(survey(Called.builder().build()).build());
    assertThat(ids(verdict)).contains("acme.here", "acme.abroad");
  }

  @Test
  void rules_ofARegion_areMadeWhereOnlyTheCountryIsKnown() {
    Counted here = new Counted("acme.here", NEW_YORK);
    Compliance engine = Acme.of(here, new Counted("acme.abroad", FRANCE)).engine();
    Contact somewhere = survey(Called.builder().country(Place.of("US")).build()).build();
    assertThat(ids(engine.check(somewhere))).contains("acme.here");
  }

  @Test
  void rules_onAnotherKindOfActivity_areNotMade() {
    Counted here = new Counted("acme.here", NEW_YORK);
    Acme.of(here).engine().check(Recording.builder().at(NOON).build());
    assertThat(here.isMade()).isFalse();
  }

  @Test
  void verdict_isThatOfTheSameRulesMadeAtOnce_alsoWhenMoreAreMadeLater() {
    Supplier<List<Rule<?>>> french =
        () ->
            List.of(rule("acme.abroad").in(FRANCE).when(SURVEY).inForceFrom("2026-11-20").denies());
    Supplier<List<Rule<?>>> own =
        () ->
            List.of(
                rule("acme.here").in(NEW_YORK).when(SURVEY).inForceTo("2026-11-30").denies(),
                rule("acme.duty").in(NEW_YORK).obliges("say-so"));
    Compliance later =
        Acme.of(new Counted(Set.of(FRANCE), french), new Counted(Set.of(NEW_YORK), own)).engine();
    List<Rule<?>> all = new ArrayList<>(french.get());
    all.addAll(own.get());
    Compliance atOnce =
        HouseRules.of(all.toArray(Rule<?>[]::new)).covering(Coverage.of(Contact.SCHEMA)).engine();
    List<Contact> contacts =
        List.of(
            in("US-NY"),
            in("US-NY").at(Instant.parse("2026-12-01T12:00:00Z")),
            survey(Called.builder().country(FRANCE).build()).build(),
            survey(Called.builder().country(FRANCE).build()).build().at(NOON.minusSeconds(900_000)),
            in("US-NY"));
    for (int i = 0; i < 2; i++) {
      for (Contact each : contacts) {
        Verdict verdict = later.check(each);
        assertThat(verdict.decision()).isEqualTo(atOnce.check(each).decision());
        assertThat(verdict.findings()).isEqualTo(atOnce.check(each).findings());
        assertThat(verdict.obligations()).isEqualTo(atOnce.check(each).obligations());
        assertThat(later.windows(each, NOON, NOON.plus(Duration.ofDays(20))))
            .extracting(Stretch::from)
            .isEqualTo(
                atOnce.windows(each, NOON, NOON.plus(Duration.ofDays(20))).stream()
                    .map(Stretch::from)
                    .toList());
        assertThat(later.reads(each)).isEqualTo(atOnce.reads(each));
      }
    }
  }

  @Test
  void law_ofAnotherDay_andOfSomeRegulations_isMadeToo() {
    Counted here = new Counted("acme.here", NEW_YORK);
    Compliance engine = Acme.of(here).engine();
    assertThat(ids(engine.underLawOf(LocalDate.of(2020, 1, 1)).check(in("US-NY"))))
        .containsExactly("acme.here");
    assertThat(ids(engine.only(List.of("acme")).check(in("US-NY")))).containsExactly("acme.here");
    assertThat(engine.regulations()).containsExactly("acme");
    assertThat(here.made).hasValue(1);
  }

  @Test
  void section_ofARule_isFoundBeforeItIsMade() {
    Compliance engine = Acme.of(new Counted("acme.here", NEW_YORK)).engine();
    assertThat(engine.section("acme.here")).contains("law/acme.md#acme.here");
    assertThat(engine.section("acme.other")).isEmpty();
    assertThat(engine.section("other.here")).isEmpty();
  }

  @Test
  void facts_ofSources_areAskedForByLawThatIsMadeForThem() {
    Counted here =
        new Counted(
            Set.of(NEW_YORK),
            () ->
                List.of(
                    rule("acme.here")
                        .in(NEW_YORK)
                        .when(Condition.known(Contact.SUBJECT))
                        .denies()));
    Compliance engine =
        Compliance.builder()
            .module(Acme.of(here))
            .source(Contact.SCHEMA, Contact.SUBJECT, contact -> Optional.of("windows"))
            .build();
    assertThat(ids(engine.check(in("US-NY")))).containsExactly("acme.here");
    assertThat(engine.check(in("US-CA")).decision()).isEqualTo(Decision.PERMIT);
  }

  // ---- chapters that fail

  private static Compliance engineWithout(Supplier<List<Rule<?>>> rules) {
    return Acme.of(new Counted(Set.of(NEW_YORK), rules), new Counted("acme.there", FRANCE))
        .engine();
  }

  private static void assertUndecidedInNewYorkAlone(Compliance engine) {
    for (int i = 0; i < 2; i++) {
      Verdict verdict = engine.check(in("US-NY"));
      assertThat(verdict.decision()).isEqualTo(Decision.INDETERMINATE);
      assertThat(ids(verdict)).containsExactly("core.rules");
      assertThat(engine.explain(in("US-NY")).verdict().decision())
          .isEqualTo(Decision.INDETERMINATE);
      for (Stretch each : engine.windows(in("US-NY"), NOON, NOON.plus(Duration.ofDays(9)))) {
        assertThat(each.verdict().decision()).isEqualTo(Decision.INDETERMINATE);
      }
      assertThat(engine.check(in("US-CA")).decision()).isEqualTo(Decision.PERMIT);
      Contact french = survey(Called.builder().country(FRANCE).build()).build();
      assertThat(ids(engine.check(french))).containsExactly("acme.there");
    }
    assertThatIllegalStateException()
        .isThrownBy(engine::rules)
        .withMessageContaining("'acme'")
        .withMessageContaining("does not return its rules");
  }

  @ParameterizedTest
  @ValueSource(classes = {IllegalStateException.class, StackOverflowError.class, Error.class})
  void chapterThatFails_leavesWhatItGovernsUndecided(Class<? extends Throwable> failure) {
    assertUndecidedInNewYorkAlone(
        engineWithout(
            () -> {
              if (failure == IllegalStateException.class) {
                throw new IllegalStateException("the table has no row 7");
              }
              throw failure == Error.class ? new Error("worse") : new StackOverflowError();
            }));
  }

  @Test
  void ruleOutsideItsChapter_isRefused_sinceItMightNeverBeMade() {
    List<Rule<?>> outside =
        List.of(
            rule("acme.here").when(SURVEY).denies(),
            rule("acme.here").in(FRANCE).denies(),
            rule("acme.here").in(Place.of("US")).denies(),
            rule("acme.here").in(NEW_YORK, FRANCE).denies(),
            rule("acme.here").in(NEW_YORK).inShadow().denies(),
            rule("bcme.here").in(NEW_YORK).denies(),
            Rule.on(Recording.SCHEMA, "acme.here").title("So.").cites("1").in(NEW_YORK).denies());
    for (Rule<?> each : outside) {
      Compliance engine = engineWithout(() -> List.of(each));
      assertUndecidedInNewYorkAlone(engine);
      assertThatThrownBy(engine::rules).hasStackTraceContaining("is outside its chapter");
    }
  }

  @Test
  void twinsInOneChapter_orInTwo_areRefused() {
    Rule<Contact> one = rule("acme.here").in(NEW_YORK).when(SURVEY).denies();
    assertUndecidedInNewYorkAlone(engineWithout(() -> List.of(one, one)));

    Counted first = new Counted(Set.of(NEW_YORK), () -> List.of(one));
    Counted second = new Counted(Set.of(NEW_YORK), () -> List.of(one));
    Compliance engine = Acme.of(first, second).engine();
    assertThat(engine.check(in("US-NY")).decision()).isEqualTo(Decision.DENY);
    assertThatIllegalStateException()
        .isThrownBy(engine::rules)
        .withMessageContaining("is declared twice");
  }

  @Test
  void moduleThatDoesNotGiveItsChapters_doesNotBuild() {
    List<Chapter> broken = new ArrayList<>();
    broken.add(null);
    assertThatIllegalStateException()
        .isThrownBy(() -> new Acme(broken).engine())
        .withMessageContaining("'acme'");
    assertThatIllegalStateException()
        .isThrownBy(() -> new Acme(List.of()).engine())
        .withMessageContaining("No rules are loaded");
  }

  // ---- several modules

  @Test
  void oneRegulation_inTwoModules_isMadeAtOnce_andAnIdInBothIsRefused() {
    Counted here = new Counted("acme.here", NEW_YORK);
    HouseRules other = HouseRules.named("other", rule("acme.other").when(SURVEY).denies());
    Compliance engine = Compliance.builder().module(Acme.of(here)).module(other).build();
    assertThat(here.isMade()).isTrue();
    assertThat(ids(engine.check(in("US-NY")))).containsExactly("acme.here", "acme.other");

    HouseRules twin = HouseRules.named("other", rule("acme.here").when(SURVEY).denies());
    assertThatIllegalStateException()
        .isThrownBy(
            () ->
                Compliance.builder()
                    .module(Acme.of(new Counted("acme.here", NEW_YORK)))
                    .module(twin)
                    .build())
        .withMessageContaining("acme.here");
  }

  @Test
  void moduleInShadow_isMadeAtOnce_andDecidesNothing() {
    Counted here = new Counted("acme.here", NEW_YORK);
    Compliance engine =
        Compliance.builder()
            .shadow(Acme.of(here))
            .module(HouseRules.named("other", rule("other.never").in(FRANCE).denies()))
            .build();
    assertThat(here.isMade()).isTrue();
    Verdict verdict = engine.check(in("US-NY"));
    assertThat(verdict.decision()).isEqualTo(Decision.PERMIT);
    assertThat(verdict.shadow()).extracting(each -> each.rule().id()).containsExactly("acme.here");
  }

  // ---- threads

  @Test
  void manyThreadsAtOnce_makeAChapterOnce_andAllSeeIt() throws Exception {
    List<String> states = List.of("US-NY", "US-TX", "US-CA", "US-FL", "US-OH", "US-WA");
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      for (int round = 0; round < 20; round++) {
        List<Counted> chapters = new ArrayList<>();
        for (String state : states) {
          chapters.add(
              new Counted("acme.in-" + state.toLowerCase(java.util.Locale.ROOT), Place.of(state)));
        }
        Compliance engine = Acme.of(chapters.toArray(Counted[]::new)).engine();
        List<Callable<List<String>>> checks = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
          String state = states.get(i % states.size());
          checks.add(() -> ids(engine.check(in(state))));
        }
        int i = 0;
        for (Future<List<String>> found : threads.invokeAll(checks)) {
          assertThat(found.get())
              .containsExactly(
                  "acme.in-" + states.get(i++ % states.size()).toLowerCase(java.util.Locale.ROOT));
        }
        assertThat(chapters).allMatch(each -> each.made.get() == 1);
      }
    } finally {
      threads.shutdownNow();
    }
  }
}
