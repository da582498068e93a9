package io.lexicall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.lexicall.facts.Called;
import io.lexicall.facts.Contact;
import io.lexicall.facts.Fact;
import io.lexicall.facts.LineType;
import io.lexicall.facts.Profile;
import io.lexicall.facts.Request;
import io.lexicall.facts.Truth;
import io.lexicall.place.Place;
import io.lexicall.rule.Condition;
import io.lexicall.rule.Coverage;
import io.lexicall.rule.Duty;
import io.lexicall.rule.Rule;
import io.lexicall.rule.RuleModule;
import io.lexicall.rule.Settings;
import io.lexicall.source.Source;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** An engine is built whole or not at all: a rule silently absent would look like a permit. */
class ComplianceBuildTest {
  private static Rule.Builder<Contact> rule(String id) {
    return Rule.on(Contact.SCHEMA, id).title("Something is so.").cites("House Rules 1");
  }

  /** The first would be lost without a word. */
  @Test
  void secondProfile_isRefused() {
    Profile first = Profile.builder().with(Contact.RECORDED, true).build();
    Compliance.Builder builder = Compliance.builder().profile(Profile.EMPTY).profile(first);
    builder.profile(first);
    assertThatIllegalStateException()
        .isThrownBy(() -> builder.profile(Profile.EMPTY))
        .withMessageContaining("state all in one profile");
  }

  @Test
  void noRules_doNotBuild() {
    assertThatIllegalStateException()
        .isThrownBy(() -> Compliance.builder().build())
        .withMessageContaining("No rules are loaded");
    assertThatIllegalStateException()
        .isThrownBy(() -> HouseRules.of().engine())
        .withMessageContaining("No rules are loaded");
  }

  @Test
  void load_withoutModules_doesNotBuild() {
    assertThatIllegalStateException().isThrownBy(Compliance::load);
  }

  @Test
  void load_moduleThatCannotBeLoaded_stops(@TempDir Path classes) throws IOException {
    Path services = Files.createDirectories(classes.resolve("META-INF/services"));
    Files.writeString(services.resolve(RuleModule.class.getName()), "acme.rules.Missing\n");
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    try (URLClassLoader loader = new URLClassLoader(new URL[] {classes.toUri().toURL()}, before)) {
      thread.setContextClassLoader(loader);
      assertThatIllegalStateException()
          .isThrownBy(Compliance::load)
          .withMessageContaining("nothing may be permitted")
          .withMessageContaining("acme.rules.Missing");
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  @Test
  void discover_looksThroughTheGivenLoader(@TempDir Path classes) throws IOException {
    Path services = Files.createDirectories(classes.resolve("META-INF/services"));
    Files.writeString(services.resolve(RuleModule.class.getName()), Found.class.getName());
    ClassLoader tests = ComplianceBuildTest.class.getClassLoader();
    try (URLClassLoader loader = new URLClassLoader(new URL[] {classes.toUri().toURL()}, tests)) {
      assertThat(RuleModule.discover(loader)).hasOnlyElementsOfType(Found.class).hasSize(1);
      assertThat(RuleModule.discover(tests)).isEmpty();
    }
  }

  @Test
  void moduleThatDoesNotGiveItsRules_isNamed() {
    RuleModule broken =
        new RuleModule() {
          @Override
          public String name() {
            return "acme";
          }

          @Override
          public String edition() {
            return "2026";
          }

          @Override
          public List<Coverage<?>> coverage() {
            return List.of();
          }

          @Override
          public List<Rule<?>> rules(Settings settings) {
            throw new IllegalArgumentException("the table has no row 7");
          }
        };
    assertThatIllegalStateException()
        .isThrownBy(() -> Compliance.builder().module(broken).build())
        .withMessageContainingAll("'acme'", broken.getClass().getName(), "has no row 7")
        .withCauseInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void twinModules_areRefused_andBothNamed() {
    HouseRules one = HouseRules.named("acme", rule("acme.one").denies());
    HouseRules other = HouseRules.named("acme", rule("acme.two").denies());
    assertThatIllegalStateException()
        .isThrownBy(() -> Compliance.builder().module(one).module(other).build())
        .withMessage(
            "Two rule modules are called 'acme': io.lexicall.HouseRules and"
                + " io.lexicall.HouseRules; remove one, or give yours another name");
  }

  @Test
  void oneId_inTwoModules_isRefused() {
    HouseRules one = HouseRules.named("acme", rule("acme.one").inForceTo("2020-12-31").denies());
    HouseRules other =
        HouseRules.named("bcme", rule("acme.one").inForceFrom("2021-01-01").denies());
    assertThatIllegalStateException()
        .isThrownBy(() -> Compliance.builder().module(one).module(other).build())
        .withMessageContaining("acme.one");
  }

  @Test
  void oneId_twiceInOnePlaceAtOneTime_isRefused() {
    Place us = Place.of("US");
    Place florida = Place.of("US-FL");
    List<Rule<Contact>> twins =
        List.of(
            rule("acme.one").denies(),
            rule("acme.one").in(us).denies(),
            rule("acme.one").in(florida).denies(),
            rule("acme.one").in(Place.of("US-NY"), florida).denies(),
            rule("acme.one").in(florida, Place.of("DE")).denies(),
            rule("acme.one").in(florida).inForceFrom("2021-01-01").denies());
    for (Rule<Contact> one : twins) {
      for (Rule<Contact> other : twins) {
        assertThatIllegalStateException()
            .isThrownBy(() -> HouseRules.of(one, other).engine())
            .withMessageContaining("acme.one is declared twice");
      }
    }
  }

  @Test
  void oneId_toldApartByPlacePeriodVariantOrActivity_isAccepted() {
    Compliance engine =
        HouseRules.of(
                rule("acme.one").in(Place.of("US-FL")).inForceTo("2020-12-31").denies(),
                rule("acme.one").in(Place.of("US-FL")).inForceFrom("2021-01-01").denies(),
                rule("acme.one").in(Place.of("US-NY"), Place.of("DE")).denies(),
                rule("acme.one").in(Place.of("CA"), Place.of("US-CA")).denies(),
                rule("acme.one").variant("other").in(Place.of("US")).denies(),
                Rule.on(Request.SCHEMA, "acme.one").title("So.").cites("House Rules 1").denies())
            .engine();
    assertThat(engine.rules()).hasSize(6);
  }

  @Test
  void periods_thatShareADay_clash() {
    assertThatIllegalStateException()
        .isThrownBy(
            () ->
                HouseRules.of(
                        rule("acme.one").inForceTo("2021-01-01").denies(),
                        rule("acme.one").inForceFrom("2021-01-01").denies())
                    .engine());
  }

  @Test
  void only_regulationsThatAreLoaded() {
    Compliance engine =
        HouseRules.of(rule("acme.one").denies(), rule("bcme.one").denies()).engine();
    assertThat(engine.regulations()).containsExactly("acme", "bcme");
    assertThat(engine.only(List.of("bcme")).rules())
        .extracting(each -> each.info().id())
        .containsExactly("bcme.one");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> engine.only(List.of("ccme")))
        .withMessageContaining("ccme")
        .withMessageContaining("acme, bcme");
  }

  @Test
  void only_ofNoRegulation_isRefused_sinceItWouldPermitEverything() {
    Compliance engine = HouseRules.of(rule("acme.one").denies()).engine();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> engine.only(List.of()))
        .withMessageContainingAll("nothing could ever be denied", "acme");
  }

  @Test
  void source_ofAFactInsideAGroup_isRefused_sinceItCouldNeverAnswer() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                Compliance.builder()
                    .source(
                        Contact.SCHEMA,
                        Contact.TO.then(Called.LINE_TYPE),
                        contact -> Optional.of(LineType.MOBILE)))
        .withMessageContaining("to, not to.lineType");
  }

  @Test
  @SuppressWarnings({"unchecked", "rawtypes"}) // as code without generics does it
  void source_ofAFactOfAnotherActivity_isRefused_sinceItWouldNeverBeAsked() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                Compliance.builder()
                    .source(
                        Request.SCHEMA, (Fact) Contact.CONSENTS, (Source) any -> Optional.empty()))
        .withMessageContaining("consents is of another kind of activity than request");
  }

  /** A module that fails in one of its methods. */
  private static class Broken implements RuleModule {
    @Override
    public String name() {
      return "acme";
    }

    @Override
    public String edition() {
      return "2026-11-24";
    }

    @Override
    public List<Coverage<?>> coverage() {
      return List.of();
    }

    @Override
    public List<Rule<?>> rules(Settings settings) {
      return List.of(rule("acme.one").denies());
    }
  }

  /** A condition that fails to tell what it reads. */
  private static final class Reading extends Condition<Contact> {
    private final @Nullable Set<Fact<Contact, ?>> reads;

    Reading(@Nullable Set<Fact<Contact, ?>> reads) {
      this.reads = reads;
    }

    @Override
    public Truth test(Contact activity) {
      return Truth.FALSE;
    }

    @Override
    public void missing(Contact activity, Set<Fact<Contact, ?>> into) {}

    @Override
    @SuppressWarnings("NullAway") // broken
    public Set<Fact<Contact, ?>> reads() {
      return reads;
    }

    @Override
    public String says() {
      return "nobody can know";
    }
  }

  @SuppressWarnings("NullAway") // broken modules answer null
  static List<Broken> brokenModules() {
    return List.of(
        new Broken() {
          @Override
          public String name() {
            return null;
          }
        },
        new Broken() {
          @Override
          public String name() {
            throw new AssertionError("no name");
          }
        },
        new Broken() {
          @Override
          public String name() {
            return "A b";
          }
        },
        new Broken() {
          @Override
          public String name() {
            return "core";
          }
        },
        new Broken() {
          @Override
          public String edition() {
            return null;
          }
        },
        new Broken() {
          @Override
          public List<Coverage<?>> coverage() {
            return null;
          }
        },
        new Broken() {
          @Override
          public List<Coverage<?>> coverage() {
            throw new ExceptionInInitializerError("no table");
          }
        },
        new Broken() {
          @Override
          public List<Rule<?>> rules(Settings settings) {
            throw new AssertionError("no table");
          }
        },
        new Broken() {
          @Override
          public List<Rule<?>> rules(Settings settings) {
            return Collections.singletonList(null);
          }
        },
        new Broken() {
          @Override
          public List<Rule<?>> rules(Settings settings) {
            return List.of(rule("core.coverage").denies());
          }
        },
        new Broken() {
          @Override
          public List<Rule<?>> rules(Settings settings) {
            return List.of(rule("acme.one").when(new Reading(null)).denies());
          }
        });
  }

  @ParameterizedTest
  @MethodSource("brokenModules")
  void moduleThatFails_orAnswersNull_orTakesNamesOfTheEngine_isRefused(Broken broken) {
    HouseRules sound = HouseRules.named("bcme", rule("bcme.one").denies());
    assertThatIllegalStateException()
        .isThrownBy(() -> Compliance.builder().module(sound).module(broken).build())
        .withMessageContaining("ComplianceBuildTest");
  }

  @Test
  void rule_withoutADuty_orWithABlankCitation_isRefused() {
    assertThatIllegalStateException().isThrownBy(() -> rule("acme.one").obliges(new Duty[0]));
    assertThatIllegalStateException()
        .isThrownBy(() -> rule("acme.one").citesWhere(Condition.always(), " "));
  }

  @Test
  @SuppressWarnings("NullAway") // as a host without null checks does it
  void lawOfNoDay_isRefused() {
    Compliance engine = HouseRules.of(rule("acme.one").denies()).engine();
    assertThatNullPointerException().isThrownBy(() -> engine.underLawOf(null));
  }

  @Test
  void section_isThatOfTheModulesBook() {
    Compliance engine =
        Compliance.builder()
            .module(HouseRules.named("acme", rule("acme.one").denies()).writtenIn("law/acme.md"))
            .module(HouseRules.named("bcme", rule("bcme.one").denies()))
            .build();
    assertThat(engine.section("acme.one")).contains("law/acme.md#acme.one");
    assertThat(engine.section("bcme.one")).isEmpty();
    assertThat(engine.section("ccme.one")).isEmpty();
    assertThat(engine.only(List.of("acme")).section("acme.one")).isPresent();
  }

  @Test
  void edition_namesTheLawAndTheZoneRules() {
    Compliance engine = HouseRules.of(rule("acme.one").denies()).engine();
    assertThat(engine.edition().law()).isEqualTo("2026-11-24");
    assertThat(engine.edition().zoneRules()).matches("20[0-9]{2}[a-z]");
  }

  @Test
  void edition_ofModulesThatDiffer_isTheLatestDate() {
    HouseRules one = HouseRules.named("acme", rule("acme.one").denies());
    HouseRules other = HouseRules.named("bcme", rule("bcme.one").denies());

    assertThat(Compliance.builder().module(one).module(other).build().edition().law())
        .isEqualTo("2026-11-24");
    assertThat(
            Compliance.builder()
                .module(one)
                .module(other.ofEdition("2027-01-31"))
                .build()
                .edition()
                .law())
        .isEqualTo("2027-01-31");
    assertThat(
            Compliance.builder()
                .module(one)
                .module(other.ofEdition("seven"))
                .build()
                .edition()
                .law())
        .isEqualTo("2026-11-24");
    assertThat(
            Compliance.builder()
                .module(one.ofEdition("six"))
                .module(other.ofEdition("seven"))
                .build()
                .edition()
                .law())
        .isEqualTo("seven, six");
  }

  @Test
  void modules_areThoseThatWereGiven_thoughOnlySomeAreAsked() {
    HouseRules one = HouseRules.named("acme", rule("acme.one").denies());
    HouseRules other = HouseRules.named("bcme", rule("bcme.one").denies());
    Compliance engine = Compliance.builder().module(one).module(other).build();

    assertThat(engine.modules()).containsExactly(one, other);
    assertThat(engine.only(List.of("bcme")).modules()).containsExactly(one, other);
  }

  /** A module that a service loader can make. */
  public static final class Found implements RuleModule {
    @Override
    public String name() {
      return "found";
    }

    @Override
    public String edition() {
      return "2026";
    }

    @Override
    public List<Coverage<?>> coverage() {
      return List.of();
    }

    @Override
    public List<Rule<?>> rules(Settings settings) {
      return List.of();
    }
  }
}
