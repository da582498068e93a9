package io.lexicall.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.lexicall.Compliance;
import io.lexicall.Decision;
import io.lexicall.facts.Called;
import io.lexicall.facts.Contact;
import io.lexicall.facts.ContactPurpose;
import io.lexicall.facts.EarlierContact;
import io.lexicall.ledger.ContactEnd;
import io.lexicall.ledger.Event;
import io.lexicall.ledger.Ledger;
import io.lexicall.ledger.Scope;
import io.lexicall.number.PhoneNumber;
import io.lexicall.place.Place;
import io.lexicall.rule.Condition;
import io.lexicall.rule.Coverage;
import io.lexicall.rule.Members;
import io.lexicall.rule.Rule;
import io.lexicall.rule.RuleModule;
import io.lexicall.rule.Settings;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The ledger in the PostgreSQL of an application that Spring Boot configures. */
class PostgresLedgerTest {
  private static final int CAP = 3;
  private static final int THREADS = 8;
  private static final int LEADS = 24;
  private static final PhoneNumber ANN = PhoneNumber.parse("+12125550142");
  private static final PhoneNumber BOB = PhoneNumber.parse("+12125550143");

  private static EmbeddedPostgres postgres;

  private final ApplicationContextRunner application =
      new ApplicationContextRunner()
          .withConfiguration(
              AutoConfigurations.of(
                  LexicallAutoConfiguration.class,
                  DataSourceAutoConfiguration.class,
                  DataSourceTransactionManagerAutoConfiguration.class,
                  TransactionAutoConfiguration.class,
                  JdbcTemplateAutoConfiguration.class))
          .withBean(RuleModule.class, Capped::new)
          .withPropertyValues(
              "lexicall.regulations=capped",
              "lexicall.ledger.enabled=true",
              "lexicall.ledger.create=true",
              "lexicall.ledger.read-timeout=10s");

  /** Three sales calls a day. */
  static final class Capped implements RuleModule {
    private static final Members<Contact, EarlierContact> HISTORY = Members.of(Contact.HISTORY);

    @Override
    public String name() {
      return "capped";
    }

    @Override
    public String edition() {
      return "2026-11-28";
    }

    @Override
    public List<Coverage<?>> coverage() {
      return List.of(Coverage.of(Contact.SCHEMA, Place.of("US")));
    }

    @Override
    public List<Rule<?>> rules(Settings settings) {
      return List.of(
          Rule.on(Contact.SCHEMA, "capped.calls")
              .title("Three calls a day.")
              .cites("House Rules 1")
              .in(Place.of("US"))
              .when(Condition.in(Contact.PURPOSE, ContactPurpose.TELEMARKETING))
              .when(HISTORY.atLeast(CAP, HISTORY.within(EarlierContact.AT, Duration.ofHours(24))))
              .denies());
    }
  }

  @BeforeAll
  static void start() throws IOException {
    postgres = EmbeddedPostgres.start();
  }

  @AfterAll
  static void stop() throws IOException {
    postgres.close();
  }

  private ApplicationContextRunner onPostgres() {
    return application.withPropertyValues(
        "spring.datasource.url=" + postgres.getJdbcUrl("postgres", "postgres"));
  }

  private static Contact call(PhoneNumber number) {
    return Contact.builder()
        .at(InstantSource.system().instant())
        .purpose(ContactPurpose.TELEMARKETING)
        .to(Called.inRegion("US-NY").number(number).build())
        .build();
  }

  @Test
  void requestToStop_isThere_whatBecomesOfTheTransactionOfTheApplication() {
    onPostgres()
        .run(
            context -> {
              Ledger ledger = context.getBean(Ledger.class);
              JdbcTemplate own = context.getBean(JdbcTemplate.class);
              own.execute("CREATE TABLE own (id TEXT)");
              TransactionTemplate transaction =
                  new TransactionTemplate(context.getBean(PlatformTransactionManager.class));
              transaction.executeWithoutResult(
                  status -> {
                    own.update("INSERT INTO own VALUES ('rolled back')");
                    ledger.record(
                        Event.toldToStop(BOB, InstantSource.system().instant()).id("s").build());
                    status.setRollbackOnly();
                  });
              assertThat(own.queryForObject("SELECT count(*) FROM own", Integer.class)).isZero();
              assertThat(ledger.standing(BOB).stop(Scope.EVERYTHING)).isPresent();
              // And the other way round: what the application commits stays as it is.
              transaction.executeWithoutResult(
                  status -> {
                    own.update("INSERT INTO own VALUES ('kept')");
                    ledger.record(
                        Event.toldToStop(BOB, InstantSource.system().instant()).id("t").build());
                    assertThat(own.queryForObject("SELECT count(*) FROM own", Integer.class))
                        .isEqualTo(1);
                  });
              assertThat(own.queryForObject("SELECT count(*) FROM own", Integer.class))
                  .isEqualTo(1);
              assertThat(ledger.event("t")).hasSize(1);
            });
  }

  @Test
  void cap_holds_whileThreadsOfTheApplicationReserve() {
    onPostgres()
        .withPropertyValues("spring.datasource.hikari.maximum-pool-size=12")
        .run(
            context -> {
              Ledger ledger = context.getBean(Ledger.class);
              Compliance compliance = context.getBean(Compliance.class);
              assertThat(dials(ledger, compliance)).isEqualTo(CAP);
              assertThat(compliance.check(call(ANN)).decision())
                  .as("the check asks the ledger too")
                  .isEqualTo(Decision.DENY);
              ledger.confirm("lead-" + taken, ContactEnd.CONNECTED);
            });
    // A second start finds the tables and what is in them.
    onPostgres()
        .run(
            context ->
                assertThat(context.getBean(Compliance.class).check(call(ANN)).decision())
                    .isEqualTo(Decision.DENY));
  }

  private volatile int taken;

  private int dials(Ledger ledger, Compliance compliance) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try {
      CyclicBarrier barrier = new CyclicBarrier(THREADS);
      List<Future<Integer>> dials = new ArrayList<>();
      for (int thread = 0; thread < THREADS; thread++) {
        int first = thread;
        dials.add(
            threads.submit(
                () -> {
                  barrier.await();
                  int dialled = 0;
                  for (int lead = first; lead < LEADS; lead += THREADS) {
                    if (ledger.reserve(compliance, "lead-" + lead, call(ANN)).isTaken()) {
                      dialled++;
                      taken = lead;
                    }
                  }
                  return dialled;
                }));
      }
      int all = 0;
      for (Future<Integer> each : dials) {
        all += each.get();
      }
      return all;
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void dataSourceThatIsBoundToTransactions_isRefused() {
    new ApplicationContextRunner()
        .withConfiguration(AutoConfigurations.of(LexicallAutoConfiguration.class))
        .withBean(
            DataSource.class,
            () ->
                new TransactionAwareDataSourceProxy(
                    new DriverManagerDataSource(postgres.getJdbcUrl("postgres", "postgres"))))
        .withPropertyValues("lexicall.ledger.enabled=true", "lexicall.ledger.create=true")
        .run(
            context ->
                assertThat(context)
                    .getFailure()
                    .rootCause()
                    .hasMessageContaining("takes part in the transactions"));
  }
}
