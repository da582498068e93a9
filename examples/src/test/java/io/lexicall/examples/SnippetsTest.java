package io.lexicall.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.lexicall.Compliance;
import io.lexicall.Decision;
import io.lexicall.EngineStatistics;
import io.lexicall.Explanation;
import io.lexicall.Needs;
import io.lexicall.Stretch;
import io.lexicall.Verdict;
import io.lexicall.batch.Answer;
import io.lexicall.batch.Audit;
import io.lexicall.batch.Audited;
import io.lexicall.batch.PastActivity;
import io.lexicall.batch.Scrub;
import io.lexicall.facts.Called;
import io.lexicall.facts.Caller;
import io.lexicall.facts.Consent;
import io.lexicall.facts.ConsentKind;
import io.lexicall.facts.Contact;
import io.lexicall.facts.ContactChannel;
import io.lexicall.facts.ContactPurpose;
import io.lexicall.facts.Dialing;
import io.lexicall.facts.EarlierContact;
import io.lexicall.facts.ListEntry;
import io.lexicall.facts.ListKind;
import io.lexicall.facts.Moment;
import io.lexicall.facts.Profile;
import io.lexicall.facts.Relationship;
import io.lexicall.facts.Request;
import io.lexicall.facts.RequestKind;
import io.lexicall.facts.Subscriber;
import io.lexicall.facts.Truth;
import io.lexicall.facts.Voice;
import io.lexicall.journal.CheckpointWitness;
import io.lexicall.journal.Journal;
import io.lexicall.journal.JournalException;
import io.lexicall.journal.JournalKeys;
import io.lexicall.journal.JournalOptions;
import io.lexicall.journal.JournalReader;
import io.lexicall.json.ProfileJson;
import io.lexicall.ledger.ContactEnd;
import io.lexicall.ledger.Ledger;
import io.lexicall.ledger.LedgerOptions;
import io.lexicall.ledger.Reservation;
import io.lexicall.number.PhoneNumber;
import io.lexicall.place.Place;
import io.lexicall.rule.Condition;
import io.lexicall.rule.Coverage;
import io.lexicall.rule.Rule;
import io.lexicall.rule.RuleModule;
import io.lexicall.rule.Setting;
import io.lexicall.rule.Settings;
import io.lexicall.server.LexicallServer;
import io.lexicall.time.BusinessDays;
import io.lexicall.time.Deadline;
import io.lexicall.time.Due;
import io.lexicall.time.ZoneClock;
import io.lexicall.validation.ComplianceConstraintValidatorFactory;
import io.lexicall.validation.ConsistentFacts;
import io.lexicall.validation.DialableNumber;
import io.lexicall.validation.Lawful;
import jakarta.validation.Configuration;
import jakarta.validation.Validation;
import jakarta.validation.ValidatorFactory;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What README and the pages in docs show, run. */
class SnippetsTest {
  private static final Instant NINE = Instant.parse("2026-11-24T14:00:00Z");

  private final Compliance compliance = Compliance.load();

  private static Contact.Builder call(PhoneNumber number) {
    return Contact.callTo(number)
        .at(NINE)
        .purpose(ContactPurpose.TELEMARKETING)
        .to(Called.builder().number(number).subscriber(Subscriber.CONSUMER).build());
  }

  @Test
  void readme_firstCheck() throws IOException {
    // once; immutable, shared by all threads
    Profile profile = ProfileJson.read(Files.readString(Path.of("profile.json")));
    Compliance compliance = Compliance.builder().discover().profile(profile).build();

    PhoneNumber number = PhoneNumber.parse("+12125550142");
    Verdict verdict =
        compliance.check(
            Contact.callTo(number)
                .at(Instant.parse("2026-11-24T17:00:00Z"))
                .purpose(ContactPurpose.TELEMARKETING)
                .dialing(Dialing.MANUAL)
                .voice(Voice.LIVE)
                .to(Called.builder().number(number).subscriber(Subscriber.CONSUMER).build())
                .consents()
                .relationship(Relationship.builder().customer(false).build())
                .lists(
                    ListEntry.builder()
                        .list(ListKind.NATIONAL_DNC)
                        .country(Place.of("US"))
                        .listed(false)
                        .asOf(Moment.of(LocalDate.parse("2026-11-01")))
                        .build(),
                    ListEntry.builder()
                        .list(ListKind.INTERNAL_DNC)
                        .seller("brightside-solar")
                        .listed(false)
                        .build())
                .build());

    String next =
        verdict.match(
            permit -> "dial, and " + permit.obligations(),
            denial -> "not before " + denial.permittedFrom(), // empty if time alone is no cure
            indeterminate -> "first find out " + indeterminate.missing());

    assertThat(next).startsWith("dial, and [");
  }

  @Test
  void profiles_whatSuchContactsTake() {
    Needs needs =
        compliance.needs(
            Contact.builder()
                .at(Instant.parse("2026-11-24T17:00:00Z"))
                .channel(ContactChannel.VOICE)
                .purpose(ContactPurpose.TELEMARKETING)
                .to(Called.inRegion("US-TX").build())
                .build());
    List<String> lists =
        needs.needs().stream()
            .filter(need -> need.kind() == Needs.Kind.LIST)
            .map(need -> need.fact().path() + ": " + need.reasons().get(0).citation())
            .toList();

    assertThat(lists)
        .anyMatch(each -> each.startsWith("lists[state-dnc US-TX]: Tex."))
        .anyMatch(each -> each.startsWith("lists[national-dnc]: "));
  }

  @Test
  void embedding_everyDial() {
    PhoneNumber number = PhoneNumber.parse("+12125550142");
    Called called = Called.builder().subscriber(Subscriber.CONSUMER).build();
    Contact onFile =
        Contact.builder()
            .at(NINE)
            .channel(ContactChannel.VOICE)
            .purpose(ContactPurpose.TELEMARKETING)
            .to(called)
            .build();
    Instant now = NINE.plusSeconds(1);
    List<ListEntry> entries =
        List.of(
            ListEntry.builder()
                .list(ListKind.INTERNAL_DNC)
                .seller("acme")
                .listed(true)
                .since(Moment.of(NINE.minusSeconds(86_400)))
                .build());

    Verdict verdict =
        compliance.check(
            onFile.with(
                Contact.AT, now,
                Contact.TO, called.with(Called.NUMBER, number),
                Contact.LISTS, entries));

    assertThat(verdict)
        .hasToString(compliance.check(call(number).at(now).lists(entries).build()).toString());
  }

  @Test
  void embedding_memoryForPlans() {
    Compliance compliance = Compliance.builder().discover().planMemory(8 << 20).build();
    EngineStatistics statistics = compliance.statistics();
    boolean tooSmall = statistics.evictions() > statistics.plans();

    assertThat(tooSmall).isFalse();
    assertThat(statistics.mostBytes()).isEqualTo(8 << 20);
    compliance.check(call(PhoneNumber.parse("+12125550142")).build());
    assertThat(compliance.statistics().plans()).isPositive();
  }

  @Test
  void unknowns_profile() {
    Profile profile =
        Profile.builder()
            .with(
                Contact.CALLER,
                Caller.builder().seller("acme").thirdParty(false).taxExempt(false).build())
            .with(Contact.PHI, false)
            .permitUncovered(Place.of("MX"))
            .build();
    Compliance compliance = Compliance.builder().discover().profile(profile).build();

    Contact call = call(PhoneNumber.parse("+12125550142")).build();
    assertThat(missing(compliance, call)).doesNotContain("caller.taxExempt", "phi");
    assertThat(missing(this.compliance, call)).contains("caller.taxExempt", "phi");
  }

  private static List<String> missing(Compliance compliance, Contact call) {
    return compliance
        .check(call)
        .match(
            permit -> List.of(),
            denial -> List.of(),
            indeterminate -> indeterminate.missing().stream().map(Object::toString).toList());
  }

  /** The host's own store, in memory. */
  private static final class ConsentStore {
    private final Map<PhoneNumber, List<Consent>> consents = new HashMap<>();

    List<Consent> of(PhoneNumber number) {
      return consents.getOrDefault(number, List.of());
    }
  }

  @Test
  void sources_consents() {
    ConsentStore store = new ConsentStore();

    Compliance compliance =
        Compliance.builder()
            .discover()
            .source(
                Contact.SCHEMA,
                Contact.CONSENTS,
                contact -> contact.get(Contact.TO.then(Called.NUMBER)).map(store::of))
            .build();

    PhoneNumber number = PhoneNumber.parse("+12125550142");
    store.consents.put(
        number,
        List.of(
            Consent.builder()
                .kind(ConsentKind.EXPRESS_WRITTEN)
                .grantedAt(Instant.parse("2026-01-15T17:00:00Z"))
                .seller("acme")
                .build()));
    assertThat(missing(compliance, call(number).build())).doesNotContain("consents");
  }

  @Test
  void sources_thatFails() {
    Compliance compliance =
        Compliance.builder()
            .discover()
            .source(
                Contact.SCHEMA,
                Contact.CONSENTS,
                contact -> {
                  throw new IllegalStateException("the store is down");
                })
            .build();

    Contact call = call(PhoneNumber.parse("+12125550142")).build();
    assertThat(missing(compliance, call)).contains("consents");
  }

  @Test
  void deadlines_request() {
    Request revocation =
        Request.builder()
            .kind(RequestKind.CONSENT_REVOCATION)
            .country(Place.of("US"))
            .region(Place.of("US-NY"))
            .receivedAt(Instant.parse("2026-03-22T15:00:00Z")) // a Sunday
            .at(Instant.parse("2026-03-23T15:00:00Z"))
            .build();

    Verdict verdict = compliance.check(revocation);

    assertThat(verdict.decision()).isEqualTo(Decision.PERMIT);
    assertThat(verdict.obligations())
        .extracting(Object::toString)
        .contains("honor-opt-out by 2026-04-03 [tcpa.honor-revocation] 47 CFR 64.1200(a)(10)");
    Instant later = Instant.parse("2026-04-04T04:00:00Z"); // the first moment of 4 April
    assertThat(compliance.check(revocation.at(later)).decision()).isEqualTo(Decision.DENY);
  }

  @Test
  void deadlines_counting() {
    Deadline tenBusinessDays = Deadline.businessDays(10, BusinessDays.usFederal());
    ZoneClock newYork = ZoneClock.of(ZoneId.of("America/New_York"));

    Due due = tenBusinessDays.due(Instant.parse("2026-03-22T15:00:00Z"), newYork);

    assertThat(due).hasToString("2026-04-03");
    assertThat(due.endExclusive()).isEqualTo(Instant.parse("2026-04-04T04:00:00Z"));
  }

  @Test
  void replay_thePast() {
    Contact call = call(PhoneNumber.parse("+13055550142")).build();
    Instant yearsAgo = Instant.parse("2020-06-15T00:30:00Z"); // 20:30 in Florida

    Verdict then = compliance.only(List.of("us-state")).check(call.at(yearsAgo));
    Verdict now = compliance.only(List.of("us-state")).check(call.at(sameHourToday()));

    // Florida closes at 20:00 only since 2021-07-01.
    assertThat(rules(then)).doesNotContain("us-state.calling-hours");
    assertThat(rules(now)).contains("us-state.calling-hours");
    assertThat(then.edition().zoneRules()).isNotEmpty();
  }

  private static Instant sameHourToday() {
    return Instant.parse("2026-06-15T00:30:00Z");
  }

  private static List<String> rules(Verdict verdict) {
    return verdict.findings().stream()
        .filter(finding -> finding.outcome() == Decision.DENY)
        .map(finding -> finding.rule().id())
        .toList();
  }

  @Test
  void verdict_explained() {
    Contact call = call(PhoneNumber.parse("+12125550142")).build();

    Explanation explanation = compliance.explain(call);
    List<Explanation.Clause> open =
        explanation.considered().stream()
            .filter(considered -> considered.result() == Explanation.Result.UNDECIDED)
            .flatMap(considered -> considered.clauses().stream())
            .filter(clause -> clause.truth() == Truth.UNKNOWN)
            .toList();

    assertThat(open).extracting(Explanation.Clause::says).isNotEmpty();
    assertThat(explanation.verdict().decision()).isEqualTo(Decision.INDETERMINATE);
  }

  @Test
  void verdict_windows() {
    Contact call = call(PhoneNumber.parse("+12125550142")).build();

    Instant midnight = Instant.parse("2026-11-24T05:00:00Z");
    List<Stretch> day = compliance.windows(call, midnight, midnight.plus(Duration.ofDays(1)));

    assertThat(day).first().extracting(Stretch::from).isEqualTo(midnight);
  }

  @Test
  void embedding_observer() {
    List<String> audit = new ArrayList<>();

    Compliance compliance =
        Compliance.builder()
            .discover()
            .observer(
                activity ->
                    verdict -> audit.add(activity.id().orElse("?") + " " + verdict.decision()))
            .build();

    compliance.check(call(PhoneNumber.parse("+12125550142")).id("call-7").build());
    assertThat(audit).containsExactly("call-7 INDETERMINATE");
  }

  /** A host's own row. */
  private record Lead(String phone, String state) {}

  @Test
  void scrubbing_ownRows() throws IOException {
    Instant at = NINE;
    List<Lead> leads =
        List.of(
            new Lead("(212) 555-0142", "NY"),
            new Lead("808-555-0123", "HI"),
            new Lead("n/a", "NY"));
    List<Lead> toCall = new ArrayList<>();
    List<Lead> aside = new ArrayList<>();

    Scrub scrub =
        Scrub.of(compliance, at)
            .fact("channel", "voice")
            .fact("purpose", "telemarketing")
            .strangers()
            .phoneColumn("phone")
            .map("state", "to.region")
            .build();

    Scrub.Result result =
        scrub.run(
            List.of("phone", "state"),
            leads.iterator(),
            lead -> List.of(lead.phone(), lead.state()),
            (lead, row) -> (row.answer() == Answer.PERMIT ? toCall : aside).add(lead));

    assertThat(aside).isEqualTo(leads);
    assertThat(toCall).isEmpty();
    assertThat(result.tally().rows(Answer.INDETERMINATE)).isEqualTo(1);
    assertThat(result.tally().rows(Answer.DENY)).isEqualTo(1);
    assertThat(result.tally().rows(Answer.REFUSED)).isEqualTo(1);
  }

  /** A call that a host has made. */
  private record MadeCall(Contact facts, boolean talked) {}

  @Test
  void auditing_ownCalls() throws IOException {
    List<MadeCall> calls =
        List.of(
            new MadeCall(call(PhoneNumber.parse("+12125550142")).at(NINE).build(), true),
            new MadeCall(
                call(PhoneNumber.parse("+12125550142"))
                    .at(Instant.parse("2026-11-25T04:00:00Z"))
                    .consents()
                    .relationship(Relationship.builder().customer(false).build())
                    .build(),
                false));
    List<Audited> unlawful = new ArrayList<>();

    Audit.Result result =
        Audit.of(compliance)
            .build()
            .run(
                calls.stream()
                    .map(call -> PastActivity.of(call.facts()).connected(call.talked()))
                    .iterator(),
                row -> {
                  if (row.answer() == Answer.DENY) {
                    unlawful.add(row);
                  }
                });

    assertThat(unlawful).extracting(row -> row.place().line()).contains(2L);
    assertThat(result.tally().withHistory()).isEqualTo(2);
  }

  /** Methods that a container validates. */
  interface Dialer {
    void dial(@Lawful Contact call);

    void transfer(@DialableNumber String number);

    void schedule(@ConsistentFacts Contact call);
  }

  /** A container in small: validates what a method is given. */
  private List<String> refusals(String method, Object argument) throws NoSuchMethodException {
    Configuration<?> configuration = Validation.byDefaultProvider().configure();
    try (ValidatorFactory validators =
        configuration
            .constraintValidatorFactory(
                new ComplianceConstraintValidatorFactory(
                    compliance, configuration.getDefaultConstraintValidatorFactory()))
            .buildValidatorFactory()) {
      Dialer dialer = new DialerThatRings();
      return validators
          .getValidator()
          .forExecutables()
          .validateParameters(
              dialer, Dialer.class.getMethod(method, argument.getClass()), new Object[] {argument})
          .stream()
          .map(violation -> violation.getPropertyPath().toString())
          .distinct()
          .toList();
    }
  }

  private static final class DialerThatRings implements Dialer {
    @Override
    public void dial(Contact call) {}

    @Override
    public void transfer(String number) {}

    @Override
    public void schedule(Contact call) {}
  }

  @Test
  void embedding_validatedMethods() throws NoSuchMethodException {
    Contact call = call(PhoneNumber.parse("+12125550142")).build();

    assertThat(refusals("dial", call)).contains("dial.call.to.lineType", "dial.call.consents");
    Contact early =
        Contact.builder()
            .from(call)
            .at(Instant.parse("2026-11-24T12:59:59Z"))
            .consents(List.of())
            .build();
    assertThat(refusals("dial", early)).contains("dial.call");
    assertThat(refusals("transfer", "+12125550142")).isEmpty();
    assertThat(refusals("transfer", "2125550142")).containsExactly("transfer.number");
    assertThat(refusals("schedule", call)).isEmpty();
    Contact afterLater =
        Contact.builder()
            .from(call)
            .history(List.of(EarlierContact.builder().at(call.at().plusSeconds(1)).build()))
            .build();
    assertThat(refusals("schedule", afterLater)).containsExactly("schedule.call.history[0].at");
  }

  @Test
  void journal_holdsWhatIsChecked(@TempDir Path top) throws IOException {
    Path folder = top.resolve("acme.journal");
    Path keysFolder = top.resolve("acme.keys");
    Path keyFile = top.resolve("acme.key");
    JournalKeys.makeKeyFile(keyFile);
    Contact call = call(PhoneNumber.parse("+12125550142")).build();
    List<String> seen = new CopyOnWriteArrayList<>();
    CheckpointWitness notary =
        checkpoint -> {
          seen.add(checkpoint);
          return "";
        };

    try (JournalKeys keys = JournalKeys.open(keysFolder, keyFile);
        Journal journal = Journal.open(folder, keys, JournalOptions.defaults())) {
      Compliance recorded = Compliance.builder().discover().observer(journal).build();
      recorded.check(call);
    }
    try (JournalKeys keys = JournalKeys.open(keysFolder, keyFile);
        Journal journal = Journal.open(folder, keys, JournalOptions.defaults())) {
      journal.witness(notary);
      Compliance.builder().discover().observer(journal).build().check(call);
    }
    assertThat(seen).isNotEmpty();

    try (JournalKeys keys = JournalKeys.open(keysFolder, keyFile)) {
      JournalReader reader = JournalReader.open(folder, null, keys);
      assertThat(reader.verify().isVerified()).isTrue();
      assertThat(reader.entry(2).activity()).contains(call);
    }
  }

  private static ContactEnd dial(Contact contact) {
    return contact.id().isPresent() ? ContactEnd.CONNECTED : ContactEnd.NOT_CONNECTED;
  }

  @Test
  void ledger_takesAnAttempt_andCountsIt(@TempDir Path top) {
    String url = "jdbc:sqlite:" + top.resolve("acme.db");
    Ledger.create(url, LedgerOptions.defaults()).close();
    String attemptId = "attempt-1";
    Contact contact =
        Contact.builder()
            .from(call(PhoneNumber.parse("+12125550142")).build())
            .at(InstantSource.system().instant())
            .build();

    Ledger ledger = Ledger.open(url, LedgerOptions.defaults());
    Compliance compliance = ledger.addTo(Compliance.builder().discover()).build();
    try (ledger) {
      Reservation reservation = ledger.reserve(compliance, attemptId, contact);
      if (reservation.isTaken()) {
        ledger.confirm(attemptId, dial(contact));
      }
      assertThat(ledger.event(attemptId)).hasSize(reservation.isTaken() ? 2 : 0);
    }
  }

  static boolean isRecorded(Journal journal, Reservation reservation) {
    try {
      return journal.record(reservation.contact(), reservation.verdict());
    } catch (JournalException notOnTheDiskInTime) {
      return false;
    }
  }

  @Test
  void ledger_takesAnAttempt_thatIsDialedOnlyWithARecord(@TempDir Path top) throws IOException {
    String url = "jdbc:sqlite:" + top.resolve("acme.db");
    Ledger.create(url, LedgerOptions.defaults()).close();
    String attemptId = "attempt-1";
    Contact contact =
        Contact.builder()
            .from(call(PhoneNumber.parse("+12125550142")).build())
            .at(InstantSource.system().instant())
            .build();

    try (JournalKeys keys = JournalKeys.open(top.resolve("keys"));
        Ledger ledger = Ledger.open(url, LedgerOptions.defaults())) {
      Compliance compliance = ledger.addTo(Compliance.builder().discover()).build();
      Journal journal =
          Journal.open(
              top.resolve("acme.journal"),
              keys,
              JournalOptions.defaults().withDurability(JournalOptions.Durability.ACKNOWLEDGED));
      Reservation reservation = ledger.reserve(compliance, attemptId, contact);
      if (!isRecorded(journal, reservation)) {
        reservation.attempt().ifPresent(attempt -> ledger.release(attemptId));
      } else if (reservation.isTaken()) {
        ledger.confirm(attemptId, dial(contact));
      }
      journal.close();
      assertThat(journal.entries()).isEqualTo(3);
      assertThat(isRecorded(journal, reservation)).as("it is closed").isFalse();
    }
  }

  @Test
  void serving() throws Exception {
    Compliance compliance = Compliance.load();
    int answered;
    try (LexicallServer server = LexicallServer.builder(compliance).port(0).start()) {
      URI page = URI.create("http://127.0.0.1:" + server.port() + "/");
      answered = ask(page);
    }
    assertThat(answered).isEqualTo(200);
  }

  private static int ask(URI page) throws Exception {
    return HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(page).build(), HttpResponse.BodyHandlers.discarding())
        .statusCode();
  }

  /** A module with a rule that a host turns on. */
  static final class HouseRules implements RuleModule {
    static final Setting STRICT = new Setting("acme.strict", false, "Calls end an hour earlier.");

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
    public List<Setting> settings() {
      return List.of(STRICT);
    }

    @Override
    public List<Rule<?>> rules(Settings settings) {
      return settings.isOn(STRICT) ? List.of(earlierHours()) : List.of(usualHours());
    }

    private static Rule<Contact> earlierHours() {
      return hours("acme.earlier-hours", "Recorded calls end at eight.");
    }

    private static Rule<Contact> usualHours() {
      return hours("acme.usual-hours", "Recorded calls end at nine.");
    }

    private static Rule<Contact> hours(String id, String title) {
      return Rule.on(Contact.SCHEMA, id)
          .title(title)
          .cites("Client Agreement 4.2")
          .remedy("wait")
          .when(Condition.isTrue(Contact.RECORDED))
          .denies();
    }
  }

  @Test
  void setting_bringsItsRule() {
    Compliance.Builder builder = Compliance.builder().module(new HouseRules());
    assertThat(builder.build().rules())
        .extracting(rule -> rule.info().id())
        .containsExactly("acme.usual-hours");
    assertThat(builder.setting(HouseRules.STRICT, true).build().rules())
        .extracting(rule -> rule.info().id())
        .containsExactly("acme.earlier-hours");
  }
}
