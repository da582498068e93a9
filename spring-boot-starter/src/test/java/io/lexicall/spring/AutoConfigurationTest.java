package io.lexicall.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.lexicall.CheckObserver;
import io.lexicall.Compliance;
import io.lexicall.Decision;
import io.lexicall.facts.Called;
import io.lexicall.facts.Caller;
import io.lexicall.facts.Contact;
import io.lexicall.facts.ContactPurpose;
import io.lexicall.facts.ListEntry;
import io.lexicall.facts.ListKind;
import io.lexicall.facts.Moment;
import io.lexicall.facts.Subscriber;
import io.lexicall.journal.CheckpointWitness;
import io.lexicall.journal.Journal;
import io.lexicall.journal.JournalKeys;
import io.lexicall.journal.JournalReader;
import io.lexicall.ledger.Event;
import io.lexicall.ledger.Ledger;
import io.lexicall.lists.EditionBuilder;
import io.lexicall.lists.ListInfo;
import io.lexicall.number.PhoneNumber;
import io.lexicall.place.Place;
import io.lexicall.rule.Condition;
import io.lexicall.rule.Coverage;
import io.lexicall.rule.Rule;
import io.lexicall.rule.RuleModule;
import io.lexicall.rule.Settings;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.DeferredImportSelector;
import org.springframework.context.annotation.Import;
import org.springframework.core.type.AnnotationMetadata;
import org.sqlite.SQLiteDataSource;

/** What properties and beans make of the engine. */
class AutoConfigurationTest {
  private final ApplicationContextRunner application =
      new ApplicationContextRunner()
          .withConfiguration(
              AutoConfigurations.of(
                  LexicallAutoConfiguration.class,
                  LexicallMetricsAutoConfiguration.class,
                  LexicallHealthAutoConfiguration.class,
                  LexicallEndpointAutoConfiguration.class));

  private static final Contact SALES_CALL =
      Contact.builder()
          .at(Instant.parse("2026-11-24T17:00:00Z"))
          .purpose(ContactPurpose.TELEMARKETING)
          .to(Called.inRegion("US-NY").build())
          .build();

  private static List<String> modules(Compliance compliance) {
    return compliance.modules().stream().map(RuleModule::name).sorted().toList();
  }

  @Test
  void engine_hasEveryModuleThatIsFound() {
    application.run(
        context ->
            assertThat(modules(context.getBean(Compliance.class)))
                .containsExactly("recording", "tcpa"));
  }

  @Test
  void engine_canBeSwitchedOff() {
    application
        .withPropertyValues("lexicall.enabled=false")
        .withBean(SimpleMeterRegistry.class)
        .run(
            context -> {
              assertThat(context).hasNotFailed().doesNotHaveBean(Compliance.class);
              assertThat(context).doesNotHaveBean("lexicallHealthIndicator");
            });
  }

  @Test
  void modules_canBeNamed_andAWrongNameStopsTheApplication() {
    application
        .withPropertyValues("lexicall.modules=tcpa")
        .run(
            context ->
                assertThat(modules(context.getBean(Compliance.class))).containsExactly("tcpa"));
    application
        .withPropertyValues("lexicall.modules=tcpa,gdrp")
        .run(
            context ->
                assertThat(context)
                    .getFailure()
                    .rootCause()
                    .hasMessage(
                        "lexicall.modules names 'gdrp', but the modules found are [recording,"
                            + " tcpa]"));
  }

  @Test
  void regulations_canBeNamed() {
    application
        .withPropertyValues("lexicall.regulations=tsr,reg-f")
        .run(
            context ->
                assertThat(context.getBean(Compliance.class).regulations())
                    .containsExactlyInAnyOrder("tsr", "reg-f"));
  }

  /** A choice of law does not silence the rules of the application. */
  @Test
  void regulations_thatAreNamed_leaveTheRulesOfABean() {
    application
        .withBean(RuleModule.class, House::new)
        .withPropertyValues("lexicall.regulations=tsr")
        .run(
            context ->
                assertThat(context.getBean(Compliance.class).regulations())
                    .containsExactlyInAnyOrder("tsr", "house"));
    application
        .withBean(RuleModule.class, House::new)
        .withPropertyValues("lexicall.regulations=house")
        .run(
            context ->
                assertThat(context.getBean(Compliance.class).regulations())
                    .containsExactly("house"));
  }

  @Test
  void settings_thatAModuleDoesNotReturn_stopTheApplication_andNameIt() {
    application
        .withBean(
            RuleModule.class,
            () ->
                new House() {
                  @Override
                  public List<io.lexicall.rule.Setting> settings() {
                    throw new IllegalStateException("boom");
                  }
                })
        .run(
            context ->
                assertThat(context)
                    .getFailure()
                    .rootCause()
                    .satisfies(
                        failure ->
                            assertThat(context.getStartupFailure())
                                .hasStackTraceContaining("does not return its settings")
                                .hasStackTraceContaining("AutoConfigurationTest")));
  }

  /** A rule of the application's own. */
  private static class House implements RuleModule {
    @Override
    public String name() {
      return "house";
    }

    @Override
    public String edition() {
      return "2026-11-24";
    }

    @Override
    public List<io.lexicall.rule.Coverage<?>> coverage() {
      return List.of();
    }

    @Override
    public List<io.lexicall.rule.Rule<?>> rules(io.lexicall.rule.Settings settings) {
      return List.of(
          io.lexicall.rule.Rule.on(io.lexicall.facts.Contact.SCHEMA, "house.one")
              .title("The house is closed.")
              .cites("House Rules 1")
              .remedy("wait")
              .denies());
    }
  }

  @Test
  void settings_areChosen_andAWrongNameStopsTheApplication() {
    application
        .withPropertyValues("lexicall.settings[recording.careful-states]=false")
        .run(context -> assertThat(context).hasNotFailed());
    application
        .withPropertyValues("lexicall.settings[recording.carefull]=false")
        .run(
            context ->
                assertThat(context)
                    .getFailure()
                    .rootCause()
                    .hasMessageContaining("lexicall.settings names 'recording.carefull'"));
  }

  @Test
  void profile_isRead_andAWrongOneStopsTheApplication() {
    application
        .withPropertyValues("lexicall.profile=classpath:dialer-profile.json")
        .run(context -> assertThat(context).hasNotFailed());
    application
        .withPropertyValues("lexicall.profile=classpath:no-such-profile.json")
        .run(
            context ->
                assertThat(context)
                    .getFailure()
                    .rootCause()
                    .hasMessageContaining("no-such-profile.json"));
  }

  /** The host's own rules. */
  static class HouseRules implements RuleModule {
    @Override
    public String name() {
      return "house";
    }

    @Override
    public List<Coverage<?>> coverage() {
      return List.of();
    }

    @Override
    public List<Rule<?>> rules(Settings settings) {
      return List.of(
          Rule.on(Contact.SCHEMA, "house.sellers")
              .title("Nothing is sold for anybody else.")
              .cites("House Rules 1")
              .in(Place.of("US"))
              .when(Condition.in(Contact.PURPOSE, ContactPurpose.TELEMARKETING))
              .when(Condition.isTrue(Contact.CALLER.then(Caller.THIRD_PARTY)))
              .remedy("do-otherwise")
              .denies());
    }

    @Override
    public String edition() {
      return "2026-01-01";
    }
  }

  @Configuration(proxyBeanMethods = false)
  static class HouseConfiguration {
    static final List<String> SEEN = new ArrayList<>();

    @Bean
    RuleModule houseRules() {
      return new HouseRules();
    }

    @Bean
    CheckObserver audit() {
      return activity -> verdict -> SEEN.add(verdict.decision().name());
    }

    @Bean
    ComplianceCustomizer caller() {
      return engine ->
          engine.source(
              Contact.SCHEMA,
              Contact.CALLER,
              contact -> Optional.of(Caller.builder().thirdParty(true).build()));
    }
  }

  @Test
  void beans_addModulesSourcesAndObservers() {
    application
        .withUserConfiguration(HouseConfiguration.class)
        .withPropertyValues("lexicall.modules=recording")
        .run(
            context -> {
              Compliance compliance = context.getBean(Compliance.class);
              HouseConfiguration.SEEN.clear();

              assertThat(modules(compliance)).containsExactly("house", "recording");
              assertThat(compliance.check(SALES_CALL).decision()).isEqualTo(Decision.DENY);
              assertThat(HouseConfiguration.SEEN).containsExactly("DENY");
            });
  }

  @Test
  void engineOfTheApplicationsOwn_isLeftAlone() {
    Compliance own = Compliance.builder().module(new HouseRules()).build();
    application
        .withBean("own", Compliance.class, () -> own)
        .run(context -> assertThat(context.getBean(Compliance.class)).isSameAs(own));
  }

  @Test
  void metrics_needARegistry_andCanBeSwitchedOff() {
    application.run(context -> assertThat(context).doesNotHaveBean(CheckObserver.class));
    application
        .withBean(SimpleMeterRegistry.class)
        .run(
            context -> {
              context.getBean(Compliance.class).check(SALES_CALL);
              assertThat(
                      context
                          .getBean(SimpleMeterRegistry.class)
                          .get("lexicall.check")
                          .timer()
                          .count())
                  .isOne();
            });
    application
        .withBean(SimpleMeterRegistry.class)
        .withPropertyValues("lexicall.metrics.enabled=false")
        .run(context -> assertThat(context).doesNotHaveBean(CheckObserver.class));
  }

  @Test
  void metrics_showWhatTheEngineHasCompiled() {
    application
        .withBean(SimpleMeterRegistry.class)
        .run(
            context -> {
              SimpleMeterRegistry registry = context.getBean(SimpleMeterRegistry.class);
              context
                  .getBeansOfType(MeterBinder.class)
                  .values()
                  .forEach(each -> each.bindTo(registry));
              assertThat(registry.get("lexicall.plans").gauge().value()).isZero();
              Compliance compliance = context.getBean(Compliance.class);
              compliance.check(SALES_CALL);
              assertThat(registry.get("lexicall.plans").gauge().value())
                  .isEqualTo(compliance.statistics().plans())
                  .isPositive();
              assertThat(registry.get("lexicall.plans.places").gauge().value())
                  .isEqualTo(compliance.statistics().places());
              assertThat(registry.get("lexicall.plans.memory").gauge().value())
                  .isEqualTo(compliance.statistics().estimatedBytes());
              assertThat(registry.get("lexicall.plans.compilations").functionCounter().count())
                  .isEqualTo(compliance.statistics().compilations())
                  .isPositive();
              assertThat(registry.get("lexicall.plans.evictions").functionCounter().count())
                  .isZero();
            });
  }

  @Test
  void lists_areAskedAndTheirVersionsTold(@TempDir Path folder) throws IOException {
    PhoneNumber stopped = PhoneNumber.parse("+12125550142");
    Path file = folder.resolve("our-own");
    EditionBuilder.of(
            ListInfo.builder(ListKind.INTERNAL_DNC)
                .id("our-own")
                .seller("acme")
                .asOf(Moment.of(LocalDate.of(2026, 11, 20)))
                .build())
        .add(stopped)
        .write(file);
    Contact call =
        Contact.callTo(stopped)
            .to(Called.builder().number(stopped).subscriber(Subscriber.CONSUMER).build())
            .at(Instant.parse("2026-11-24T17:00:00Z"))
            .purpose(ContactPurpose.TELEMARKETING)
            .consents()
            .build();
    application
        .withPropertyValues(
            "lexicall.lists.files=" + file, "lexicall.profile=classpath:dialer-profile.json")
        .withBean(SimpleMeterRegistry.class)
        .run(
            context -> {
              assertThat(context.getBean(Compliance.class).check(call).findings())
                  .filteredOn(finding -> finding.outcome() == Decision.DENY)
                  .extracting(finding -> finding.rule().id())
                  .contains("tcpa.internal-dnc");
              assertThat(
                      context
                          .getBean(ComplianceHealthIndicator.class)
                          .health()
                          .getDetails()
                          .get("lists")
                          .toString())
                  .contains("our-own=2026-11-20");
              SimpleMeterRegistry registry = context.getBean(SimpleMeterRegistry.class);
              context.getBean(ListMetrics.class).bindTo(registry);
              assertThat(
                      registry
                          .get("lexicall.list.version.timestamp")
                          .tags("list", "our-own", "kind", "internal-dnc")
                          .gauge()
                          .value())
                  .isEqualTo(Instant.parse("2026-11-20T00:00:00Z").getEpochSecond());
            });
  }

  @Test
  void lists_thatCannotBeRead_stopTheApplication(@TempDir Path folder) {
    application
        .withPropertyValues("lexicall.lists.files=" + folder)
        .run(
            context ->
                assertThat(context)
                    .getFailure()
                    .hasStackTraceContaining(
                        "which is a folder, such as that of a company's own list"));
    application
        .withPropertyValues("lexicall.lists.files=no-such-list")
        .run(
            context ->
                assertThat(context)
                    .getFailure()
                    .hasStackTraceContaining("lexicall.lists.files names no-such-list"));
    application
        .withClassLoader(new FilteredClassLoader("io.lexicall.lists"))
        .withPropertyValues("lexicall.lists.files=national")
        .run(
            context ->
                assertThat(context)
                    .getFailure()
                    .rootCause()
                    .hasMessageContaining("lexicall-lists is not on the class path"));
  }

  @Test
  void journal_holdsEveryDecision_underTheKeysThatAreNamed(@TempDir Path top) throws IOException {
    Path folder = top.resolve("acme.journal");
    Path keyFile = top.resolve("acme.key");
    JournalKeys.makeKeyFile(keyFile);
    application
        .withBean(SimpleMeterRegistry.class)
        .withPropertyValues(
            "lexicall.journal.folder=" + folder,
            "lexicall.journal.keys=" + top.resolve("keys"),
            "lexicall.journal.key-file=" + keyFile,
            "lexicall.journal.durability=acknowledged",
            "lexicall.journal.when-full=refuse",
            "lexicall.journal.patience=5s")
        .run(
            context -> {
              context.getBean(Compliance.class).check(SALES_CALL);
              assertThat(context.getBean(Journal.class).entries()).isEqualTo(3);
              assertThat(context.getBean(ComplianceHealthIndicator.class).health().getDetails())
                  .extracting("journal")
                  .hasToString("{mended=0, unwritable=0}");
              SimpleMeterRegistry registry = new SimpleMeterRegistry();
              context.getBean(JournalMetrics.class).bindTo(registry);
              assertThat(registry.get("lexicall.journal.unwritable").functionCounter().count())
                  .isZero();
              assertThat(registry.get("lexicall.journal.mended").functionCounter().count())
                  .isZero();
              assertThat(registry.get("lexicall.journal.waiting").gauge().value()).isZero();
            });
    try (JournalKeys keys = JournalKeys.open(top.resolve("keys"), keyFile)) {
      JournalReader reader = JournalReader.open(folder, null, keys);
      assertThat(reader.verify().isVerified()).isTrue();
      assertThat(reader.entry(2).activity()).contains(SALES_CALL);
    }
  }

  @Test
  void journal_thatIsNotWrittenAnyMore_isDown_inHealthAndMeters(@TempDir Path top) {
    Path keys = top.resolve("keys");
    application
        .withBean(SimpleMeterRegistry.class)
        .withPropertyValues(
            "lexicall.journal.folder=" + top.resolve("acme.journal"),
            "lexicall.journal.keys=" + keys,
            "lexicall.journal.patience=100ms")
        .run(
            context -> {
              Compliance compliance = context.getBean(Compliance.class);
              Journal journal = context.getBean(Journal.class);
              JournalRecord record = new JournalRecord(context.getBeanProvider(Journal.class));
              ComplianceHealthIndicator health = context.getBean(ComplianceHealthIndicator.class);
              SimpleMeterRegistry registry = new SimpleMeterRegistry();
              context.getBean(JournalMetrics.class).bindTo(registry);
              Gauge up = registry.get("lexicall.journal.up").gauge();
              compliance.check(SALES_CALL);
              journal.sync();
              assertThat(health.health().getStatus()).isEqualTo(Status.UP);
              assertThat(up.value()).isEqualTo(1);
              assertThat(record.isFailing()).isFalse();
              assertThat(record.await()).isTrue();

              Files.move(keys, top.resolve("away"));
              compliance.check(SALES_CALL);

              assertThat(record.await()).isFalse();
              assertThat(record.isFailing()).isTrue();
              assertThat(health.health().getStatus()).isEqualTo(Status.DOWN);
              assertThat(health.health().getDetails().get("journal").toString())
                  .startsWith("{failure=");
              assertThat(up.value()).isZero();
              Files.move(top.resolve("away"), keys);
            });
  }

  @Test
  void journal_isShownToTheWitnessThatIsABean(@TempDir Path top) throws Exception {
    BlockingQueue<String> seen = new LinkedBlockingQueue<>();
    CheckpointWitness witness =
        checkpoint -> {
          seen.add(checkpoint);
          return "";
        };
    application
        .withBean(CheckpointWitness.class, () -> witness)
        .withPropertyValues(
            "lexicall.journal.folder=" + top.resolve("acme.journal"),
            "lexicall.journal.keys=" + top.resolve("keys"))
        .run(
            context -> {
              assertThat(context).hasNotFailed();
              assertThat(seen.poll(1, TimeUnit.MINUTES)).startsWith("lexicall-journal-");
            });
  }

  @Test
  void journal_thatWasBegun_getsNoNewKeys(@TempDir Path top) throws IOException {
    Path folder = top.resolve("acme.journal");
    Path keys = top.resolve("acme.journal.keys");
    var journaled = application.withPropertyValues("lexicall.journal.folder=" + folder);
    journaled.run(context -> assertThat(context).hasNotFailed());
    Files.move(keys, top.resolve("away"));
    journaled.run(
        context ->
            assertThat(context)
                .getFailure()
                .rootCause()
                .hasMessageContaining("There are no keys in the folder of lexicall.journal.keys"));
    assertThat(keys).doesNotExist();
    Files.move(top.resolve("away"), keys);
    journaled.run(context -> assertThat(context).hasNotFailed());
  }

  @Test
  void journal_isWrittenWhereItIsNamed_andStopsTheApplicationWhereItCannot(@TempDir Path top)
      throws IOException {
    application.run(context -> assertThat(context).doesNotHaveBean(Journal.class));
    Path file = Files.writeString(top.resolve("file"), "no folder");
    application
        .withPropertyValues(
            "lexicall.journal.folder=" + file, "lexicall.journal.keys=" + top.resolve("keys"))
        .run(
            context ->
                assertThat(context)
                    .getFailure()
                    .hasStackTraceContaining("lexicall.journal.folder cannot be written"));
    application
        .withPropertyValues(
            "lexicall.journal.folder=" + top.resolve("j"),
            "lexicall.journal.key-file=a",
            "lexicall.journal.passphrase-file=b")
        .run(
            context ->
                assertThat(context).getFailure().rootCause().hasMessageContaining("both set"));
    application
        .withClassLoader(new FilteredClassLoader("io.lexicall.journal"))
        .withPropertyValues("lexicall.journal.folder=" + top.resolve("j"))
        .run(
            context ->
                assertThat(context)
                    .getFailure()
                    .rootCause()
                    .hasMessageContaining("lexicall-journal is not on the class path"));
  }

  private static SQLiteDataSource database(Path file) {
    SQLiteDataSource source = new SQLiteDataSource();
    source.setUrl("jdbc:sqlite:" + file);
    return source;
  }

  @Test
  void ledger_liesInTheDatabaseOfTheApplication_andIsAskedByEveryCheck(@TempDir Path top)
      throws IOException {
    Path keyFile = Files.write(top.resolve("acme.key"), new byte[32]);
    PhoneNumber number = PhoneNumber.parse("+12125550142");
    Contact call = SALES_CALL.with(Contact.TO, Called.inRegion("US-NY").number(number).build());
    application
        .withBean(DataSource.class, () -> database(top.resolve("acme.db")))
        .withPropertyValues(
            "lexicall.ledger.enabled=true",
            "lexicall.ledger.create=true",
            "lexicall.ledger.key-file=" + keyFile,
            "lexicall.ledger.read-timeout=10s",
            "lexicall.ledger.staleness=2s",
            "lexicall.ledger.cached-people=10")
        .run(
            context -> {
              Ledger ledger = context.getBean(Ledger.class);
              Compliance compliance = context.getBean(Compliance.class);
              ledger.record(Event.toldToStop(number, call.at().minusSeconds(60)).build());
              Contact judged = (Contact) compliance.complete(call);
              assertThat(judged.get(Contact.LISTS).orElseThrow())
                  .anyMatch(
                      entry ->
                          entry.get(ListEntry.LIST).equals(Optional.of(ListKind.INTERNAL_DNC))
                              && entry.get(ListEntry.LISTED).equals(Optional.of(true)));
            });
    application
        .withBean(DataSource.class, () -> database(top.resolve("acme.db")))
        .withPropertyValues("lexicall.ledger.enabled=true")
        .run(
            context ->
                assertThat(context).getFailure().rootCause().hasMessageContaining("another key"));
  }

  @Test
  void ledger_stopsTheApplication_whereItCannotBeOpened(@TempDir Path top) {
    application.run(context -> assertThat(context).doesNotHaveBean(Ledger.class));
    application
        .withPropertyValues("lexicall.ledger.enabled=true")
        .run(
            context ->
                assertThat(context)
                    .getFailure()
                    .rootCause()
                    .hasMessageContaining("there is no DataSource"));
    application
        .withBean(DataSource.class, () -> database(top.resolve("none.db")))
        .withPropertyValues("lexicall.ledger.enabled=true")
        .run(
            context ->
                assertThat(context).getFailure().rootCause().hasMessageContaining("no ledger"));
    application
        .withClassLoader(new FilteredClassLoader("io.lexicall.ledger"))
        .withPropertyValues("lexicall.ledger.enabled=true")
        .run(
            context ->
                assertThat(context)
                    .getFailure()
                    .rootCause()
                    .hasMessageContaining("lexicall-ledger is not on the class path"));
  }

  /** By their names, as an application imports them: what is not there is not loaded. */
  @Configuration(proxyBeanMethods = false)
  @Import(ByName.class)
  static class Everything {}

  static class ByName implements DeferredImportSelector {
    @Override
    public String[] selectImports(AnnotationMetadata importing) {
      return new String[] {
        "io.lexicall.spring.LexicallAutoConfiguration",
        "io.lexicall.spring.LexicallEndpointAutoConfiguration",
        "io.lexicall.spring.LexicallHealthAutoConfiguration",
        "io.lexicall.spring.LexicallMetricsAutoConfiguration"
      };
    }
  }

  @Test
  void withoutWhatIsOptional_thereIsStillAnEngine() {
    new ApplicationContextRunner()
        .withUserConfiguration(Everything.class)
        .withClassLoader(
            new FilteredClassLoader(
                "io.lexicall.journal",
                "io.lexicall.ledger",
                "io.lexicall.lists",
                "io.micrometer",
                "org.springframework.boot.health",
                "org.springframework.boot.actuate"))
        .run(context -> assertThat(context).hasNotFailed().hasSingleBean(Compliance.class));
  }

  @Test
  void health_isOutOfService_fromTheDayAfterTheLawIsTooOld() {
    Compliance compliance = Compliance.builder().module(new HouseRules()).build();
    LocalDate last = LocalDate.of(2026, 7, 1);

    assertThat(status(compliance, Period.ofMonths(6), last)).isEqualTo(Status.UP);
    assertThat(status(compliance, Period.ofMonths(6), last.plusDays(1)))
        .isEqualTo(Status.OUT_OF_SERVICE);
    assertThat(status(compliance, null, last.plusYears(9))).isEqualTo(Status.UP);
  }

  @Test
  void health_showsAnEditionThatIsNoDate() {
    HouseRules undated =
        new HouseRules() {
          @Override
          public String edition() {
            return "seven";
          }
        };
    Compliance compliance = Compliance.builder().module(undated).build();
    Supplier<LocalDate> today = () -> LocalDate.of(2026, 7, 1);

    assertThat(
            new ComplianceHealthIndicator(compliance, Period.ofMonths(6), Map::of, Map::of, today)
                .health()
                .getDetails())
        .extracting("undated")
        .hasToString("{house=seven}");
    assertThat(
            new ComplianceHealthIndicator(compliance, null, Map::of, Map::of, today)
                .health()
                .getDetails())
        .doesNotContainKey("undated");
  }

  private static Status status(Compliance compliance, Period maxAge, LocalDate today) {
    return new ComplianceHealthIndicator(compliance, maxAge, Map::of, Map::of, () -> today)
        .health()
        .getStatus();
  }

  @Test
  void maxLawAge_isRead() {
    application
        .withUserConfiguration(HouseConfiguration.class)
        .withPropertyValues("lexicall.health.max-law-age=1d")
        .run(
            context ->
                assertThat(context.getBean(ComplianceHealthIndicator.class).health())
                    .satisfies(
                        health -> {
                          assertThat(health.getStatus()).isEqualTo(Status.OUT_OF_SERVICE);
                          assertThat(health.getDetails().get("outdated").toString())
                              .contains("house=2026-01-01");
                        }));
  }

  /** A slip in a year would keep the law young for ever. */
  @Test
  void lawOfADayToCome_isOutOfService() {
    application
        .withBean(
            RuleModule.class,
            () ->
                new House() {
                  @Override
                  public String edition() {
                    return java.time.LocalDate.now(java.time.ZoneOffset.UTC).plusDays(2).toString();
                  }
                })
        .withPropertyValues("lexicall.health.max-law-age=100y")
        .run(
            context ->
                assertThat(context.getBean(ComplianceHealthIndicator.class).health())
                    .satisfies(
                        health -> {
                          assertThat(health.getStatus()).isEqualTo(Status.OUT_OF_SERVICE);
                          assertThat(health.getDetails().get("ofTheFuture").toString())
                              .contains("house=20");
                        }));
  }
}
