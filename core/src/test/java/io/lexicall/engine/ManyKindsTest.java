package io.lexicall.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.lexicall.Compliance;
import io.lexicall.Decision;
import io.lexicall.EngineStatistics;
import io.lexicall.Finding;
import io.lexicall.HouseRules;
import io.lexicall.Verdict;
import io.lexicall.facts.Called;
import io.lexicall.facts.Caller;
import io.lexicall.facts.Consent;
import io.lexicall.facts.Contact;
import io.lexicall.facts.ContactChannel;
import io.lexicall.facts.ContactPurpose;
import io.lexicall.facts.Dialing;
import io.lexicall.facts.Fact;
import io.lexicall.facts.FactType;
import io.lexicall.facts.LawfulBasis;
import io.lexicall.facts.LineType;
import io.lexicall.facts.Truth;
import io.lexicall.facts.Voice;
import io.lexicall.judge.Card;
import io.lexicall.judge.Card.Clause;
import io.lexicall.judge.PlainJudge;
import io.lexicall.law.InForce;
import io.lexicall.place.Place;
import io.lexicall.rule.Condition;
import io.lexicall.rule.Rule;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * More kinds of calls than the engine has room for, in many places, under the law of several days:
 * against a judge that shares no code with it, and against engines that were asked nothing before.
 */
class ManyKindsTest {
  private static final int KINDS = 20_000;
  private static final LocalDate BEGIN = LocalDate.of(2026, 1, 1);
  private static final int DAYS = 300;

  private static final List<String> PLACES =
      Stream.of(
              "US-AL US-AK US-AZ US-AR US-CA US-CO US-CT US-DE US-FL US-GA US-HI US-ID US-IL US-IN"
                  + " US-IA US-KS US-KY US-LA US-ME US-MD US-MA US-MI US-MN US-MS US-MO US-MT US-NE"
                  + " US-NV US-NH US-NJ US-NM US-NY US-NC US-ND US-OH US-OK US-OR US-PA US-RI US-SC"
                  + " US-SD US-TN US-TX US-UT US-VT US-VA US-WA US-WV US-WI US-WY DE-BE DE-BY FR-IDF")
          .flatMap(line -> Stream.of(line.split(" ")))
          .toList();

  /** The discrete facts of the cards, with the values that each can have. */
  private static final Map<String, List<String>> DISCRETE = new LinkedHashMap<>();

  static {
    DISCRETE.put("channel", codes(ContactChannel.values()));
    DISCRETE.put("purpose", codes(ContactPurpose.values()));
    DISCRETE.put("voice", codes(Voice.values()));
    DISCRETE.put("dialing", codes(Dialing.values()));
    DISCRETE.put("lawfulBasis", codes(LawfulBasis.values()));
    DISCRETE.put("recorded", List.of("true", "false"));
    DISCRETE.put("phi", List.of("true", "false"));
    DISCRETE.put("caller.taxExempt", List.of("true", "false"));
    DISCRETE.put("caller.thirdParty", List.of("true", "false"));
    DISCRETE.put("to.lineType", codes(LineType.values()));
  }

  private static final List<String> SUBJECTS = List.of("doors", "windows", "gates");

  private static List<String> codes(Enum<?>[] values) {
    return Stream.of(values).map(FactType::code).toList();
  }

  private static <T> T oneOf(Random random, List<T> values) {
    return values.get(random.nextInt(values.size()));
  }

  // ---- cards, and the rules that say the same

  private static Clause clause(Random random, int depth) {
    int kind = random.nextInt(depth == 0 ? 8 : 11);
    if (kind < 6) {
      String path = oneOf(random, List.copyOf(DISCRETE.keySet()));
      Set<String> values = new TreeSet<>();
      for (int i = 0; i <= random.nextInt(3); i++) {
        values.add(oneOf(random, DISCRETE.get(path)));
      }
      return new Clause.Is(path, values);
    }
    return switch (kind) {
      case 6 ->
          random.nextBoolean()
              ? new Clause.Any("consents")
              : new Clause.Known(
                  oneOf(random, List.of("caller.taxExempt", "to.lineType", "consents", "subject")));
      case 7 -> new Clause.Is("subject", Set.of(oneOf(random, SUBJECTS)));
      case 8 -> new Clause.Not(clause(random, depth - 1));
      case 9 -> new Clause.All(List.of(clause(random, depth - 1), clause(random, depth - 1)));
      default -> new Clause.Some(List.of(clause(random, depth - 1), clause(random, depth - 1)));
    };
  }

  private static Card card(Random random, int number) {
    Set<String> places = new TreeSet<>();
    if (random.nextInt(3) > 0) {
      for (int i = 0; i <= random.nextInt(4); i++) {
        places.add(
            random.nextInt(8) == 0 ? oneOf(random, List.of("US", "DE")) : oneOf(random, PLACES));
      }
    }
    LocalDate from = random.nextInt(3) > 0 ? BEGIN : BEGIN.plusDays(random.nextInt(DAYS));
    LocalDate to =
        random.nextInt(3) > 0 ? BEGIN.plusDays(2 * DAYS) : from.plusDays(random.nextInt(DAYS));
    List<Clause> when = new ArrayList<>();
    for (int i = 0; i <= random.nextInt(3); i++) {
      when.add(clause(random, 2));
    }
    return new Card(
        "house.rule-" + number,
        places,
        from,
        to,
        when,
        oneOf(random, List.of(Card.Then.DENY, Card.Then.DENY, Card.Then.OBLIGE, Card.Then.DEMAND)),
        clause(random, 1));
  }

  private static List<Card> cards(Random random, int count) {
    List<Card> cards = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      cards.add(card(random, i));
    }
    return cards;
  }

  private static Condition<Contact> is(Clause.Is is) {
    List<Condition<Contact>> any = new ArrayList<>();
    for (String value : is.values()) {
      any.add(is(is.path(), value));
    }
    return Condition.any(any);
  }

  private static <E extends Enum<E>> Condition<Contact> choice(
      Fact<Contact, E> fact, E[] values, String code) {
    for (E value : values) {
      if (FactType.code(value).equals(code)) {
        return Condition.in(fact, value);
      }
    }
    throw new AssertionError(code);
  }

  private static Condition<Contact> bool(Fact<Contact, Boolean> fact, String value) {
    return value.equals("true") ? Condition.isTrue(fact) : Condition.isFalse(fact);
  }

  private static Condition<Contact> is(String path, String value) {
    return switch (path) {
      case "channel" -> choice(Contact.CHANNEL, ContactChannel.values(), value);
      case "purpose" -> choice(Contact.PURPOSE, ContactPurpose.values(), value);
      case "voice" -> choice(Contact.VOICE, Voice.values(), value);
      case "dialing" -> choice(Contact.DIALING, Dialing.values(), value);
      case "lawfulBasis" -> choice(Contact.LAWFUL_BASIS, LawfulBasis.values(), value);
      case "to.lineType" -> choice(Contact.TO.then(Called.LINE_TYPE), LineType.values(), value);
      case "recorded" -> bool(Contact.RECORDED, value);
      case "phi" -> bool(Contact.PHI, value);
      case "caller.taxExempt" -> bool(Contact.CALLER.then(Caller.TAX_EXEMPT), value);
      case "caller.thirdParty" -> bool(Contact.CALLER.then(Caller.THIRD_PARTY), value);
      default ->
          Condition.where(
              Contact.SUBJECT, "subject is " + value, subject -> Truth.of(subject.equals(value)));
    };
  }

  private static Condition<Contact> condition(Clause clause) {
    if (clause instanceof Clause.Is is) {
      return is(is);
    }
    if (clause instanceof Clause.Any) {
      return Condition.where(
          Contact.CONSENTS, "there are consents", all -> Truth.of(!all.isEmpty()));
    }
    if (clause instanceof Clause.Known known) {
      return Condition.known(
          switch (known.path()) {
            case "caller.taxExempt" -> Contact.CALLER.then(Caller.TAX_EXEMPT);
            case "to.lineType" -> Contact.TO.then(Called.LINE_TYPE);
            case "consents" -> Contact.CONSENTS;
            default -> Contact.SUBJECT;
          });
    }
    if (clause instanceof Clause.Not not) {
      return condition(not.of()).not();
    }
    return clause instanceof Clause.All all
        ? Condition.all(all.of().stream().map(ManyKindsTest::condition).toList())
        : Condition.any(
            ((Clause.Some) clause).of().stream().map(ManyKindsTest::condition).toList());
  }

  private static Rule<Contact> rule(Card card) {
    Rule.Builder<Contact> rule =
        Rule.on(Contact.SCHEMA, card.id())
            .title("It is so.")
            .cites("House Rules")
            .in(card.places().stream().map(Place::of).toList())
            .inForce(new InForce(card.from(), card.to()));
    card.when().forEach(clause -> rule.when(condition(clause)));
    return switch (card.then()) {
      case DENY -> rule.denies();
      case OBLIGE -> rule.obliges("identify-caller");
      case DEMAND -> rule.demands(condition(card.done()), "offer-opt-out");
    };
  }

  private static Compliance engine(List<Rule<?>> rules, long bytes) {
    return Compliance.builder()
        .module(HouseRules.of(rules.toArray(new Rule<?>[0])))
        .planMemory(bytes)
        .build()
        .only(List.of("house")); // anywhere
  }

  // ---- calls

  /** A call, and what is known of it as plain data. */
  private record Call(
      Contact contact,
      Map<String, String> facts,
      Optional<String> country,
      Optional<String> region,
      LocalDate day) {}

  private static Call call(Random random) {
    Map<String, String> facts = new TreeMap<>();
    DISCRETE.forEach(
        (path, values) -> {
          if (random.nextInt(4) > 0) {
            facts.put(path, oneOf(random, values));
          }
        });
    if (random.nextBoolean()) {
      facts.put("consents", random.nextBoolean() ? "some" : "none");
    }
    if (random.nextBoolean()) {
      facts.put("subject", oneOf(random, SUBJECTS));
    }
    int placed = random.nextInt(20);
    Optional<String> region = placed < 18 ? Optional.of(oneOf(random, PLACES)) : Optional.empty();
    Optional<String> country =
        region
            .map(code -> code.substring(0, 2))
            .or(() -> Optional.of("US"))
            .filter(c -> placed < 19);
    LocalDate day = BEGIN.plusDays(random.nextInt(DAYS));
    return new Call(contact(facts, country, region, day), facts, country, region, day);
  }

  private static <E extends Enum<E>> Optional<E> chosen(
      Map<String, String> facts, String path, E[] values) {
    return Stream.of(values)
        .filter(each -> FactType.code(each).equals(facts.get(path)))
        .findFirst();
  }

  private static Optional<Boolean> told(Map<String, String> facts, String path) {
    return Optional.ofNullable(facts.get(path)).map("true"::equals);
  }

  private static Contact contact(
      Map<String, String> facts, Optional<String> country, Optional<String> region, LocalDate day) {
    Contact.Builder contact =
        Contact.builder().at(day.atTime(LocalTime.of(11, 30)).toInstant(ZoneOffset.UTC));
    chosen(facts, "channel", ContactChannel.values()).ifPresent(contact::channel);
    chosen(facts, "purpose", ContactPurpose.values()).ifPresent(contact::purpose);
    chosen(facts, "voice", Voice.values()).ifPresent(contact::voice);
    chosen(facts, "dialing", Dialing.values()).ifPresent(contact::dialing);
    chosen(facts, "lawfulBasis", LawfulBasis.values()).ifPresent(contact::lawfulBasis);
    told(facts, "recorded").ifPresent(contact::recorded);
    told(facts, "phi").ifPresent(contact::phi);
    if (facts.containsKey("caller.taxExempt") || facts.containsKey("caller.thirdParty")) {
      Caller.Builder caller = Caller.builder();
      told(facts, "caller.taxExempt").ifPresent(caller::taxExempt);
      told(facts, "caller.thirdParty").ifPresent(caller::thirdParty);
      contact.caller(caller.build());
    }
    Called.Builder to = Called.builder();
    country.map(Place::of).ifPresent(to::country);
    region.map(Place::of).ifPresent(to::region);
    chosen(facts, "to.lineType", LineType.values()).ifPresent(to::lineType);
    contact.to(to.build());
    Optional.ofNullable(facts.get("subject")).ifPresent(contact::subject);
    if (facts.containsKey("consents")) {
      contact.consents(
          facts.get("consents").equals("some")
              ? List.of(Consent.builder().grantedAt(Instant.EPOCH).build())
              : List.of());
    }
    return contact.build();
  }

  private static List<Call> calls(Random random, int count) {
    return Stream.generate(() -> call(random)).limit(count).toList();
  }

  // ---- what holds

  private static void assertJudged(Verdict verdict, PlainJudge.Answer expected, String what) {
    assertThat(verdict.decision().name()).as(what).isEqualTo(expected.decision());
    Set<String> denied = new TreeSet<>();
    Map<String, Set<String>> indeterminate = new TreeMap<>();
    for (Finding finding : verdict.findings()) {
      if (finding.outcome() == Decision.DENY) {
        denied.add(finding.rule().id());
      } else {
        indeterminate.put(
            finding.rule().id(),
            finding.missing().stream()
                .map(Fact::path)
                .collect(Collectors.toCollection(TreeSet::new)));
      }
    }
    assertThat(denied).as(what).isEqualTo(expected.denied());
    assertThat(indeterminate).as(what).isEqualTo(expected.indeterminate());
    assertThat(verdict.obligations().stream().map(each -> each.rule().id()).toList())
        .as(what)
        .containsExactlyInAnyOrderElementsOf(expected.owed());
  }

  /** Law of many shapes, each asked of some calls, against the judge that is made of plain maps. */
  @Property(tries = 150)
  void check_answersAsTheJudgeThatSharesNoCode(@ForAll long seed) {
    Random random = new Random(seed);
    List<Card> cards = cards(random, 1 + random.nextInt(8));
    PlainJudge judge = new PlainJudge(cards);
    Compliance engine =
        engine(
            cards.stream().<Rule<?>>map(ManyKindsTest::rule).toList(), 1 + random.nextInt(50_000));
    for (Call call : calls(random, 40)) {
      assertJudged(
          engine.check(call.contact),
          judge.judge(call.facts, call.country, call.region, call.day),
          "%s of %s".formatted(call, cards));
    }
  }

  /** One engine with little room, asked of all: as the judge says, and as an engine asked first. */
  @ParameterizedTest
  @ValueSource(longs = {200_000, 2_000_000})
  void manyKinds_areAnsweredAsEachIsByItself_whateverHasToGo(long bytes) {
    Random random = new Random(bytes);
    List<Card> cards = cards(random, 60);
    PlainJudge judge = new PlainJudge(cards);
    List<Rule<?>> rules = cards.stream().<Rule<?>>map(ManyKindsTest::rule).toList();
    Compliance engine = engine(rules, bytes);
    List<Call> lately = new ArrayList<>();
    for (int i = 0; i < KINDS; i++) {
      // Some come up again: soon, late, or never.
      Call call = i > 100 && random.nextInt(4) == 0 ? oneOf(random, lately) : call(random);
      if (random.nextBoolean()) {
        lately.add(call);
      }
      Verdict verdict = engine.check(call.contact);
      assertJudged(
          verdict, judge.judge(call.facts, call.country, call.region, call.day), call.toString());
      if (i % 20 == 0) {
        assertThat(engine(rules, 1 << 20).check(call.contact)).hasToString(verdict.toString());
      }
    }
    EngineStatistics statistics = engine.statistics();
    assertThat(statistics.evictions()).isGreaterThan(1_000);
    assertThat(statistics.plans()).isGreaterThan(5);
    assertThat(statistics.places()).isBetween(1, statistics.plans());
    assertThat(statistics.compilations())
        .isGreaterThanOrEqualTo(statistics.evictions() + statistics.plans());
    assertThat(statistics.estimatedBytes()).isPositive().isLessThanOrEqualTo(bytes);
  }

  /** Four threads, one engine, little room: nobody is told what another asked. */
  @Test
  void manyKinds_askedByManyThreads_areAnsweredAsByOne() throws Exception {
    Random random = new Random(7);
    List<Card> cards = cards(random, 60);
    List<Rule<?>> rules = cards.stream().<Rule<?>>map(ManyKindsTest::rule).toList();
    List<Call> calls = calls(random, 5_000);
    Compliance alone = engine(rules, 64 << 20);
    List<String> expected =
        calls.stream().map(call -> alone.check(call.contact).toString()).toList();
    Compliance engine = engine(rules, 300_000);
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Future<Integer>> wrong = new ArrayList<>();
      for (int thread = 0; thread < 4; thread++) {
        int seed = thread;
        wrong.add(threads.submit(() -> wrongAnswers(engine, calls, expected, new Random(seed))));
      }
      for (Future<Integer> count : wrong) {
        assertThat(count.get()).isZero();
      }
    } finally {
      threads.shutdownNow();
    }
    assertThat(engine.statistics().evictions()).isGreaterThan(1_000);
    assertThat(engine.statistics().estimatedBytes()).isPositive().isLessThanOrEqualTo(300_000);
  }

  private static int wrongAnswers(
      Compliance engine, List<Call> calls, List<String> expected, Random random) {
    int wrong = 0;
    for (int i = 0; i < 3 * calls.size(); i++) {
      int which = random.nextInt(4) > 0 ? random.nextInt(100) : random.nextInt(calls.size());
      if (!engine.check(calls.get(which).contact).toString().equals(expected.get(which))) {
        wrong++;
      }
    }
    return wrong;
  }

  /** A day's few kinds stay compiled while an attacker asks of ever other ones. */
  @Test
  void kindsThatComeUpOnce_displaceNoneThatAreUsedAllDay() {
    Random random = new Random(11);
    List<Card> cards = cards(random, 60);
    Compliance engine =
        engine(cards.stream().<Rule<?>>map(ManyKindsTest::rule).toList(), 1_000_000);
    List<Call> daily = calls(random, 20);
    for (int i = 0; i < 3; i++) {
      daily.forEach(call -> engine.check(call.contact));
    }
    long compiledAnew = 0;
    for (int round = 0; round < 100; round++) {
      for (Call once : calls(random, 50)) {
        engine.check(once.contact);
      }
      long before = engine.statistics().compilations();
      daily.forEach(call -> engine.check(call.contact));
      compiledAnew += engine.statistics().compilations() - before;
    }
    assertThat(engine.statistics().evictions()).isGreaterThan(2_000);
    assertThat(compiledAnew).isLessThan(20);
  }

  /** What is let go is let go whole: what is left takes what it takes in an engine by itself. */
  @Test
  void estimate_isOfWhatIsKept_andOfNothingElse() {
    Random random = new Random(13);
    List<Card> cards =
        cards(random, 60).stream()
            .map(
                card ->
                    card.places().isEmpty() || card.places().contains("US")
                        ? new Card(
                            card.id(),
                            Set.of("DE-BE"),
                            card.from(),
                            card.to(),
                            card.when(),
                            card.then(),
                            card.done())
                        : card)
            .toList();
    List<Rule<?>> rules = cards.stream().<Rule<?>>map(ManyKindsTest::rule).toList();
    Compliance engine = engine(rules, 1);
    Set<Integer> sizes = new HashSet<>();
    for (Call call : calls(random, 2_000)) {
      engine.check(call.contact);
      sizes.add(engine.statistics().plans());
    }
    assertThat(sizes).containsExactly(1);
    // Nothing is law there, so that nothing is shared with any place before it.
    Contact elsewhere =
        Contact.builder()
            .at(Instant.parse("2026-03-01T17:00:00Z"))
            .to(Called.inRegion("CA-ON").build())
            .build();
    engine.check(elsewhere);
    Compliance fresh = engine(rules, 1);
    fresh.check(elsewhere);
    assertThat(engine.statistics().estimatedBytes()).isEqualTo(fresh.statistics().estimatedBytes());
  }
}
