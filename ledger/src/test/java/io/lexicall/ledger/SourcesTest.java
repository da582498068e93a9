package io.lexicall.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.lexicall.Compliance;
import io.lexicall.Decision;
import io.lexicall.Verdict;
import io.lexicall.facts.ConsentKind;
import io.lexicall.facts.Contact;
import io.lexicall.facts.Fact;
import io.lexicall.facts.PrivacyLaw;
import io.lexicall.facts.Relationship;
import io.lexicall.facts.Request;
import io.lexicall.facts.RequestKind;
import io.lexicall.json.ActivityJson;
import io.lexicall.ledger.LedgerException.Reason;
import io.lexicall.number.PhoneNumber;
import io.lexicall.place.Place;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What the ledger tells the engine, and what it answers when the database does not. */
class SourcesTest {
  private static final PhoneNumber ANN = TestLaw.number(1);

  @TempDir Path folder;

  private final TestClock clock = new TestClock();
  private final Instant start = clock.instant();

  private LedgerOptions.Builder options() {
    return LedgerOptions.builder().clock(clock);
  }

  private static HikariDataSource pool(String url) {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(url);
    return new HikariDataSource(config);
  }

  /** What others tell would be kept by a connection that still listens, for nobody. */
  @Test
  void connectionsOfTheHost_listenNoMore_whenTheLedgerIsClosed() throws Exception {
    try (HikariDataSource pool = pool(Databases.Kind.POSTGRESQL.url(folder))) {
      pool.setMaximumPoolSize(2);
      Ledger ledger = Ledger.create(pool, options().build());
      await(ledger::isListening);
      ledger.close();
      await(() -> pool.getHikariPoolMXBean().getActiveConnections() == 0);
      try (Connection one = pool.getConnection();
          Connection other = pool.getConnection()) {
        for (Connection each : List.of(one, other)) {
          try (Statement statement = each.createStatement();
              ResultSet channels = statement.executeQuery("SELECT pg_listening_channels()")) {
            assertThat(channels.next()).as("whether a channel is listened to").isFalse();
          }
        }
      }
    }
  }

  /** Of a later version, or damaged: it may say that the person must not be called. */
  @ParameterizedTest
  @EnumSource
  void eventOfAKindThatIsNotKnown_isNotPassedOver(Databases.Kind kind) throws Exception {
    String url = kind.url(folder);
    try (Ledger ledger = Ledger.create(url, options().build())) {
      ledger.record(Event.toldToStop(TestLaw.number(2), start).build());
      Databases.execute(
          url,
          "INSERT INTO lexicall_event (id, kind, person, happened_at, recorded_at)"
              + " VALUES ('x', 'stop-everything', '%s', 1, 1)".formatted(ledger.nameOf(ANN)));
      Compliance compliance = ledger.addTo(Compliance.builder().module(new TestLaw())).build();
      assertThat(compliance.check(TestLaw.call(ANN, start)).decision())
          .isEqualTo(Decision.INDETERMINATE);
      assertThat(compliance.check(TestLaw.call(TestLaw.number(2), start)).decision())
          .isEqualTo(Decision.PERMIT);
      assertThat(
              catchThrowableOfType(
                  LedgerException.class,
                  () -> ledger.reserve(compliance, "a", TestLaw.call(ANN, start))))
          .hasMessageContaining("does not know");
    }
  }

  @ParameterizedTest
  @EnumSource
  void check_readsOnce_andNotAgainWhileTheAnswerIsYoung(Databases.Kind kind) {
    try (HikariDataSource pool = pool(kind.url(folder))) {
      FaultySource source = new FaultySource(pool);
      LedgerOptions fresh =
          options().cache(0, Duration.ZERO).readTimeout(Duration.ofSeconds(10)).build();
      try (Ledger ledger = Ledger.create(source, fresh)) {
        Compliance compliance = ledger.addTo(Compliance.builder().module(new TestLaw())).build();
        int before = source.connections();
        for (int i = 0; i < 5; i++) {
          assertThat(compliance.check(TestLaw.call(ANN, start)).decision())
              .isEqualTo(Decision.PERMIT);
        }
        assertThat(source.connections() - before).isEqualTo(5);
        source.failing(1000);
        assertThat(compliance.check(TestLaw.call(ANN, start)).decision())
            .isEqualTo(Decision.INDETERMINATE);
        assertThat(source.connections() - before).as("a failure is not asked again").isEqualTo(6);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void check_fetchesWhatTheLawReads_inOneStatement(Databases.Kind kind) throws Exception {
    try (HikariDataSource pool = pool(kind.url(folder))) {
      FaultySource source = new FaultySource(pool);
      LedgerOptions options =
          options().cache(1_000, Duration.ofHours(1)).readTimeout(Duration.ofSeconds(10)).build();
      try (Ledger writer = Ledger.create(source, options)) {
        writer.record(Event.toldToStop(ANN, start).build());
      }
      try (Ledger ledger = Ledger.open(source, options)) {
        Databases.awaitListening(kind, ledger);
        Contact call = TestLaw.call(ANN, start);
        source.statements();

        assertThat(reading(ledger, Set.of()).complete(call)).isEqualTo(call);
        assertThat(source.statements()).as("nothing is read, and nothing is fetched").isEmpty();

        reading(ledger, Set.of(Contact.CONSENTS)).check(call);
        assertThat(source.statements())
            .singleElement(STRING)
            .as("it names what is not read, so that what is not known is")
            .contains("NOT IN", "'contact-attempted'", "'transaction'")
            .doesNotContain("'consent-given'", "'consent-withdrawn'", "'forgotten'")
            .as("which end consents")
            .doesNotContain("'told-to-stop'", "'stop-lifted'");
        reading(ledger, Set.of(Contact.CONSENTS)).check(call);
        assertThat(source.statements()).as("known").isEmpty();

        Compliance lists = reading(ledger, Set.of(Contact.LISTS));
        assertThat(((Contact) lists.complete(call)).get(Contact.CONSENTS)).isEmpty();
        assertThat(source.statements())
            .as("with what was asked for before")
            .singleElement(STRING)
            .contains("'contact-attempted'")
            .doesNotContain("'told-to-stop'", "'consent-given'");

        reading(ledger, ReadingLaw.ALL).check(call);
        assertThat(source.statements()).singleElement(STRING).doesNotContain("NOT IN");
        Contact told = call.with(Contact.HISTORY, List.of()).with(Contact.CONSENTS, List.of());
        reading(ledger, Set.of(Contact.CONSENTS, Contact.HISTORY)).check(told);
        assertThat(source.statements()).as("stated").isEmpty();
      }
    }
  }

  private static Compliance reading(Ledger ledger, Set<Fact<Contact, ?>> facts) {
    return ledger.addTo(Compliance.builder().module(new ReadingLaw(facts))).build();
  }

  /** A request under German law, of which the ledger knows when it was answered. */
  private Request request(String id, Instant received) {
    return Request.builder()
        .id(id)
        .at(start)
        .kind(RequestKind.ACCESS)
        .law(PrivacyLaw.GDPR)
        .country(Place.of("DE"))
        .receivedAt(received)
        .identityVerified(true)
        .build();
  }

  @ParameterizedTest
  @EnumSource
  void request_isToldOfInOneStatement_andIsNoPermitWhereTheStoreIsSlow(Databases.Kind kind) {
    try (HikariDataSource pool = pool(kind.url(folder))) {
      FaultySource source = new FaultySource(pool);
      LedgerOptions options =
          options().cache(0, Duration.ZERO).readTimeout(Duration.ofMillis(400)).build();
      try (Ledger ledger = Ledger.create(source, options)) {
        Compliance compliance = ledger.addTo(Compliance.builder().discover()).build();
        Instant received = start.minus(Duration.ofDays(50));
        for (String id : List.of("answered", "open")) {
          ledger.record(
              Event.requestReceived(ANN, RequestKind.ACCESS, received)
                  .id(id)
                  .law(PrivacyLaw.GDPR)
                  .place(Place.of("DE"))
                  .build());
        }
        ledger.record(
            Event.builder(EventKind.REQUEST_ANSWERED)
                .refersTo("answered")
                .happenedAt(received.plus(Duration.ofDays(20)))
                .build());
        source.statements();
        Verdict answered = compliance.check(request("answered", received));
        assertThat(answered.decision()).as(answered.toString()).isEqualTo(Decision.PERMIT);
        assertThat(source.statements()).hasSize(1);
        assertThat(compliance.check(request("open", received)).decision()).isEqualTo(Decision.DENY);

        source.slow(Duration.ofMinutes(1)); // ends when the ledger is closed
        for (Instant then : List.of(received, start.minus(Duration.ofDays(1)))) {
          Verdict unknown = compliance.check(request("answered", then));
          assertThat(source.answeredLate()).as("connections that were waited for").isZero();
          assertThat(unknown.decision()).as(unknown.toString()).isNotEqualTo(Decision.PERMIT);
        }
        Verdict inTime = compliance.check(request("open", start.minus(Duration.ofDays(1))));
        assertThat(inTime.findings())
            .anySatisfy(each -> assertThat(each.missing()).contains(Request.COMPLETED_AT));
      }
    }
  }

  @Test
  void requestToStop_isHeardByOtherProcesses_longBeforeAnswersAreOld() throws Exception {
    String url = Databases.Kind.POSTGRESQL.url(folder);
    LedgerOptions longLived =
        options().cache(1_000, Duration.ofHours(1)).readTimeout(Duration.ofSeconds(10)).build();
    try (Ledger one = Ledger.create(url, longLived);
        Ledger other = Ledger.open(url, longLived)) {
      await(other::isListening);
      Compliance compliance =
          other.addTo(Compliance.builder().module(new ReadingLaw(ReadingLaw.ALL))).build();
      assertThat(lists(compliance)).contains("listed=false");
      one.record(Event.toldToStop(ANN, start).build());
      await(() -> lists(compliance).contains("listed=true"));
      assertThat(lists(compliance)).contains("listed=true");
    }
  }

  /** Without anybody to tell, as on SQLite, an answer is at most as old as the options say. */
  @Test
  void requestToStop_isSeenByOtherProcesses_whenAnswersAreOld() throws Exception {
    String url = Databases.Kind.SQLITE.url(folder);
    LedgerOptions short100 =
        options().cache(1_000, Duration.ofMillis(100)).readTimeout(Duration.ofSeconds(10)).build();
    try (Ledger one = Ledger.create(url, short100);
        Ledger other = Ledger.open(url, short100)) {
      Compliance compliance =
          other.addTo(Compliance.builder().module(new ReadingLaw(ReadingLaw.ALL))).build();
      assertThat(lists(compliance)).contains("listed=false");
      one.record(Event.toldToStop(ANN, start).build());
      await(() -> lists(compliance).contains("listed=true"));
    }
  }

  private interface Holds {
    boolean isTrue();
  }

  private static void await(Holds condition) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (!condition.isTrue() && System.nanoTime() < end) {
      Thread.sleep(5);
    }
    assertThat(condition.isTrue()).isTrue();
  }

  private String lists(Compliance compliance) {
    Contact complete = (Contact) compliance.complete(TestLaw.call(ANN, start));
    return complete.get(Contact.LISTS).orElseThrow().toString();
  }

  /** Sales calls that the law permits, if the ledger knows what these say of the past. */
  static Stream<String> permitted() {
    return Stream.of(
        """
        {"activity":"contact","at":"2026-11-24T12:00:00-05:00","channel":"voice","purpose":"telemarketing",
         "dialing":"manual","voice":"live","subject":"rooftop panels","recorded":false,
         "caller":{"seller":"acme","number":"+12125550100","name":"Acme","country":"US","transmitsCallerId":true,
                   "registeredIn":["US-NY"],"taxExempt":false,"coveredEntity":false},
         "controller":{"country":"US","targets":["US"]},"phi":false,
         "to":{"number":"+12125550142","region":"US-NY","lineType":"mobile","subscriber":"consumer"},
         "lists":[{"list":"national-dnc","country":"US","listed":false,"asOf":"2026-11-20"}]}
        """,
        """
        {"activity":"contact","at":"2026-11-24T12:00:00-05:00","channel":"text","purpose":"telemarketing",
         "dialing":"manual","subject":"rooftop panels","recorded":false,
         "caller":{"seller":"acme","number":"+14165550100","name":"Acme","country":"CA","transmitsCallerId":true},
         "controller":{"country":"CA","targets":["CA"]},"phi":false,
         "message":{"identifiesCaller":true,"optOutMechanism":true},
         "to":{"number":"+14165550142","region":"CA-ON","lineType":"mobile","subscriber":"consumer"},
         "lists":[{"list":"national-dnc","country":"CA","listed":false,"asOf":"2026-11-20"}]}
        """,
        """
        {"activity":"contact","at":"2026-11-24T12:00:00+01:00","channel":"voice","purpose":"telemarketing",
         "dialing":"manual","voice":"live","subject":"panels","recorded":false,"lawfulBasis":"consent",
         "caller":{"seller":"acme","number":"+49301234567","name":"Acme","country":"DE","transmitsCallerId":true},
         "controller":{"country":"DE","targets":["DE"]},"phi":false,"dataSource":"subject",
         "to":{"number":"+493012345678","country":"DE","subscriber":"consumer","age":40},"lists":[]}
        """);
  }

  private static Contact contact(String json) {
    return (Contact) ActivityJson.read(json);
  }

  private void recordPast(Ledger ledger, Contact contact) {
    PhoneNumber number = Sources.NUMBER.in(contact);
    Instant before = contact.at().minus(Duration.ofDays(10));
    for (ConsentKind kind : List.of(ConsentKind.EXPRESS_WRITTEN, ConsentKind.OPT_IN)) {
      ledger.record(
          Event.consentGiven(number, kind, before)
              .scope(
                  Scope.ofSeller("acme")
                      .withChannels(Scope.of(contact).channels())
                      .withPurposes(Scope.of(contact).purposes()))
              .automated(true)
              .build());
    }
    ledger.record(
        Event.builder(EventKind.TRANSACTION)
            .number(number)
            .happenedAt(before)
            .scope(Scope.ofSeller("acme"))
            .build());
  }

  @ParameterizedTest
  @MethodSource("permitted")
  void stop_denies_andADatabaseThatIsGone_isNoPermit(String json) {
    Contact contact = contact(json);
    try (HikariDataSource pool = pool(Databases.Kind.SQLITE.url(folder))) {
      FaultySource source = new FaultySource(pool);
      LedgerOptions fresh =
          options().cache(0, Duration.ZERO).readTimeout(Duration.ofSeconds(10)).build();
      try (Ledger ledger = Ledger.create(source, fresh)) {
        Compliance compliance = ledger.addTo(Compliance.builder().discover()).build();
        recordPast(ledger, contact);
        Verdict permitted = compliance.check(contact);
        assertThat(permitted.decision()).as(permitted.toString()).isEqualTo(Decision.PERMIT);

        source.failing(1000);
        Verdict unknown = compliance.check(contact);
        assertThat(unknown.decision()).as(unknown.toString()).isNotEqualTo(Decision.PERMIT);
        // Also where the contact itself states what it can.
        Contact stated =
            contact
                .with(Contact.HISTORY, List.of())
                .with(
                    Contact.CONSENTS,
                    Fact.entries(
                        Contact.CONSENTS,
                        contact.with(
                            Contact.CONSENTS,
                            Standing.of(
                                    List.of(
                                        Event.consentGiven(ANN, ConsentKind.EXPRESS_WRITTEN, start)
                                            .id("x")
                                            .build()))
                                .consents(null))))
                .with(Contact.RELATIONSHIP, Relationship.builder().customer(true).build());
        assertThat(compliance.check(stated).decision()).isNotEqualTo(Decision.PERMIT);

        source.failing(0);
        pauseOver();
        assertThat(compliance.check(contact).decision()).isEqualTo(Decision.PERMIT);
        ledger.record(
            Event.toldToStop(Sources.NUMBER.in(contact), contact.at().minus(Duration.ofDays(1)))
                .scope(Scope.ofSeller("acme"))
                .build());
        assertThat(compliance.check(contact).decision()).isEqualTo(Decision.DENY);
      }
    }
  }

  /**
   * Sales law of Europe counts only a refusal that is stated: a ledger that is gone states none.
   */
  @Test
  void databaseThatIsGone_isNoPermit_whereOnlyWhatIsStatedCounts() {
    try (HikariDataSource pool = pool(Databases.Kind.SQLITE.url(folder))) {
      FaultySource source = new FaultySource(pool);
      LedgerOptions fresh =
          options().cache(0, Duration.ZERO).readTimeout(Duration.ofSeconds(10)).build();
      try (Ledger ledger = Ledger.create(source, fresh)) {
        Compliance compliance =
            ledger.addTo(Compliance.builder().module(new TestLaw.OfRefusals())).build();
        Contact call = TestLaw.call(ANN, start);
        assertThat(compliance.check(call).decision()).isEqualTo(Decision.PERMIT);
        source.failing(1000);
        assertThat(compliance.check(call).findings())
            .extracting(finding -> finding.rule().id())
            .containsExactly("core.source");
        assertThat(compliance.windows(call, start, start.plus(Duration.ofDays(3))))
            .noneMatch(stretch -> stretch.verdict().decision() == Decision.PERMIT);
      }
    }
  }

  private static void pauseOver() {
    try {
      Thread.sleep(300);
    } catch (InterruptedException unexpected) {
      throw new IllegalStateException(unexpected);
    }
  }

  @Test
  void serverThatIsDeaf_orCutOff_costsNoMoreThanTheTimeAllowed_andIsNoPermit() throws Exception {
    String url = Databases.Kind.POSTGRESQL.url(folder);
    Matcher port = Pattern.compile(":(\\d+)/").matcher(url);
    assertThat(port.find()).isTrue();
    try (Wire wire = new Wire(Integer.parseInt(port.group(1)))) {
      String wired = url.replace(port.group(), ":" + wire.port() + "/");
      LedgerOptions patient =
          options()
              .cache(0, Duration.ZERO)
              .readTimeout(Duration.ofMillis(300))
              .writeTimeout(Duration.ofSeconds(2))
              .build();
      try (Ledger ledger = Ledger.create(wired, patient)) {
        Compliance compliance = ledger.addTo(Compliance.builder().module(new TestLaw())).build();
        await(() -> compliance.check(TestLaw.call(ANN, start)).decision() == Decision.PERMIT);
        wire.deaf(true);
        long begun = System.nanoTime();
        assertThat(compliance.check(TestLaw.call(ANN, start)).decision())
            .isEqualTo(Decision.INDETERMINATE);
        // Only the time shows which limit it was: the connection's own ends after three seconds.
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(2));
        LedgerException deaf =
            catchThrowableOfType(
                LedgerException.class,
                () -> ledger.record(Event.toldToStop(ANN, start).id("stop").build()));
        assertThat(deaf.reason()).isIn(Reason.UNAVAILABLE, Reason.UNCERTAIN);
        wire.deaf(false);
        wire.cut();
        await(
            () -> {
              try {
                ledger.record(Event.toldToStop(ANN, start).id("stop").build());
                return true;
              } catch (LedgerException notYet) {
                return false;
              }
            });
        assertThat(ledger.standing(ANN).events()).hasSize(1);
      }
    }
  }
}
