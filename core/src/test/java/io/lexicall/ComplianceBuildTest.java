package io.lexicall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.lexicall.facts.Called;
import io.lexicall.facts.Contact;
import io.lexicall.facts.EarlierContact;
import io.lexicall.facts.Fact;
import io.lexicall.facts.LineType;
import io.lexicall.facts.Profile;
import io.lexicall.facts.Request;
import io.lexicall.facts.Truth;
import io.lexicall.place.Place;
import io.lexicall.rule.Condition;
import io.lexicall.rule.Coverage;
import io.lexicall.rule.Duty;
import io.lexicall.rule.Members;
import io.lexicall.rule.Penalty;
import io.lexicall.rule.Rule;
import io.lexicall.rule.RuleInfo;
import io.lexicall.rule.RuleModule;
import io.lexicall.rule.Setting;
import io.lexicall.rule.Settings;
import io.lexicall.rules.acme.AcmeLaw;
import io.lexicall.source.Source;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
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

  private static Path places(Path parent, String name, String module) throws IOException {
    Path place = parent.resolve(name);
    Path services = Files.createDirectories(place.resolve("META-INF/services"));
    Files.writeString(services.resolve(RuleModule.class.getName()), module + " # ours\n");
    return place;
  }

  private static Path jar(Path place, Path jar) throws IOException {
    String service = "META-INF/services/" + RuleModule.class.getName();
    try (JarOutputStream entries = new JarOutputStream(Files.newOutputStream(jar))) {
      entries.putNextEntry(new JarEntry(service));
      Files.copy(place.resolve(service), entries);
    }
    return jar;
  }

  private static URLClassLoader loader(ClassLoader parent, Path... places) throws IOException {
    URL[] urls = new URL[places.length];
    for (int i = 0; i < urls.length; i++) {
      urls[i] = places[i].toUri().toURL();
    }
    return new URLClassLoader(urls, parent);
  }

  /** The service loader takes the first and drops the other, with its rules. */
  @Test
  void discover_aModuleInTwoPlaces_isRefused_unlessTheyAreCopiesOfOneJar(@TempDir Path folder)
      throws IOException {
    ClassLoader tests = ComplianceBuildTest.class.getClassLoader();
    Path one = places(folder, "one", Found.class.getName());
    Path two = places(folder, "two", Found.class.getName());
    try (URLClassLoader both = loader(tests, one, two);
        URLClassLoader below = loader(loader(tests, one), one)) {
      assertThatIllegalStateException()
          .isThrownBy(() -> RuleModule.discover(both))
          .withMessageContainingAll(Found.class.getName(), "/one/", "/two/", "remove one");
      assertThat(RuleModule.discover(below)).hasSize(1); // one place, seen twice
    }
    Path jar = jar(one, folder.resolve("one.jar"));
    Path copy = Files.copy(jar, folder.resolve("copy.jar"));
    Files.writeString(
        two.resolve("META-INF/services/" + RuleModule.class.getName()), Found.class.getName());
    Path other = jar(two, folder.resolve("other.jar"));
    try (URLClassLoader copies = loader(tests, jar, copy);
        URLClassLoader differ = loader(tests, jar, other)) {
      assertThat(RuleModule.discover(copies)).hasSize(1);
      assertThatIllegalStateException()
          .isThrownBy(() -> RuleModule.discover(differ))
          .withMessageContainingAll("/one.jar", "/other.jar");
    }
  }

  /** So does a jar made of several that kept the service file of one. */
  @Test
  void discover_aModuleOfOurs_thatNoServiceEntryNames_isRefused(@TempDir Path folder)
      throws IOException {
    ClassLoader tests = ComplianceBuildTest.class.getClassLoader();
    Path jar = places(folder, "fat", Found.class.getName());
    Path code = Files.createDirectories(jar.resolve("io/lexicall/rules/hipaa"));
    Files.writeString(code.resolve("HipaaRules.class"), "is only looked for");
    try (URLClassLoader fat = loader(tests, jar);
        URLClassLoader below = new URLClassLoader(new URL[0], fat)) {
      assertThatIllegalStateException()
          .isThrownBy(() -> RuleModule.discover(fat))
          .withMessageContainingAll("io.lexicall.rules.hipaa.HipaaRules", "META-INF/services");
      assertThat(RuleModule.discover(below)).hasSize(1); // its parent was asked by its own host
    }
  }

  /** A module that fails as one does whose table cannot be read. */
  public static final class Failing extends Broken {
    /** For the service loader. */
    public Failing() {
      throw new IllegalArgumentException(
          "hours.csv, line 2: no date", new IllegalStateException("no such day"));
    }
  }

  /** The same in a static field. */
  public static final class FailingFirst extends Broken {
    private static final String TABLE = read();

    /** For the service loader. */
    public FailingFirst() {}

    private static String read() {
      throw new IllegalArgumentException("hours.csv, line 3: no date");
    }

    @Override
    public String edition() {
      return TABLE;
    }
  }

  @Test
  void discover_aModuleThatFails_saysWhy(@TempDir Path folder) throws IOException {
    ClassLoader tests = ComplianceBuildTest.class.getClassLoader();
    try (URLClassLoader one = loader(tests, places(folder, "one", Failing.class.getName()));
        URLClassLoader two = loader(tests, places(folder, "two", FailingFirst.class.getName()))) {
      assertThatIllegalStateException()
          .isThrownBy(() -> RuleModule.discover(one))
          .withMessageContainingAll(Failing.class.getName(), "hours.csv, line 2: no date");
      assertThatIllegalStateException()
          .isThrownBy(() -> RuleModule.discover(two))
          .withMessageContainingAll(FailingFirst.class.getName(), "hours.csv, line 3: no date");
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

  /** A choice of law does not silence the rules of the host, unless it names some of them. */
  @Test
  void onlyWithHouseRules_keepsTheRulesOfOtherModules() {
    Compliance engine =
        Compliance.builder()
            .module(new AcmeLaw())
            .module(
                HouseRules.named("house", rule("house.one").denies(), rule("hours.one").denies()))
            .module(HouseRules.named("more", rule("more.one").denies()))
            .build();
    assertThat(engine.onlyWithHouseRules(List.of("law-a")).regulations())
        .containsExactlyInAnyOrder("law-a", "house", "hours", "more");
    assertThat(engine.onlyWithHouseRules(List.of("law-b", "hours")).regulations())
        .containsExactlyInAnyOrder("law-b", "hours", "more");
    assertThat(engine.only(List.of("law-a")).regulations()).containsExactly("law-a");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> engine.onlyWithHouseRules(List.of()))
        .withMessageContaining("nothing could ever be denied");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> engine.onlyWithHouseRules(List.of("law-c")))
        .withMessageContaining("law-c");
  }

  @Test
  void requiredModules_mustBeLoaded_andDecide() {
    HouseRules one = HouseRules.named("one", rule("one.one").denies());
    HouseRules two = HouseRules.named("two", rule("two.one").denies());
    assertThat(Compliance.builder().require("one", "two").module(one).module(two).build().modules())
        .hasSize(2);
    for (Compliance.Builder builder :
        List.of(
            Compliance.builder().module(one).require("one").require("two"),
            Compliance.builder().module(one).shadow(two).require("two"))) {
      assertThatIllegalStateException()
          .isThrownBy(builder::build)
          .withMessage("These rule modules are required and not loaded: two; there are one");
    }
  }

  /** Penalties are read when they are asked for, and then a failure names the module. */
  @Test
  void modulePenalties_thatFail_areReportedWithItsName() {
    for (Broken broken :
        List.of(
            new Broken() {
              @Override
              public List<Penalty> penalties() {
                throw new IllegalArgumentException("penalties.csv, line 2");
              }
            },
            new Broken() {
              @Override
              @SuppressWarnings("NullAway") // broken
              public List<Penalty> penalties() {
                return null;
              }
            })) {
      Compliance engine = Compliance.builder().module(broken).build();
      RuleInfo card = engine.rules().get(0).info();
      assertThatIllegalStateException()
          .isThrownBy(() -> engine.penalties(card))
          .withMessageContainingAll("'acme'", "ComplianceBuildTest", "penalties");
    }
  }

  @Test
  void conditionThatNeverHolds_isRefused() {
    Members<Contact, EarlierContact> earlier = Members.of(Contact.HISTORY);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Condition.in(Contact.CHANNEL))
        .withMessageContaining("channel must be one of some values");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> earlier.in(EarlierContact.CHANNEL))
        .withMessageContaining("channel must be one of some values");
    for (Duration none : List.of(Duration.ZERO, Duration.ofDays(-7))) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> earlier.within(EarlierContact.AT, none))
          .withMessageContaining("longer than none");
    }
    assertThat(earlier.within(EarlierContact.AT, Duration.ofNanos(1))).isNotNull();
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
          public List<Setting> settings() {
            return null;
          }
        },
        new Broken() {
          @Override
          public List<Setting> settings() {
            throw new IllegalArgumentException("no settings");
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
