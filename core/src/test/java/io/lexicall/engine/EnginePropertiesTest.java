package io.lexicall.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.lexicall.Compliance;
import io.lexicall.Decision;
import io.lexicall.Explanation;
import io.lexicall.Finding;
import io.lexicall.HouseRules;
import io.lexicall.Verdict;
import io.lexicall.engine.term.Terms;
import io.lexicall.engine.trait.Trait;
import io.lexicall.facts.Called;
import io.lexicall.facts.Caller;
import io.lexicall.facts.Consent;
import io.lexicall.facts.ConsentKind;
import io.lexicall.facts.Contact;
import io.lexicall.facts.ContactChannel;
import io.lexicall.facts.ContactPurpose;
import io.lexicall.facts.Dialing;
import io.lexicall.facts.Fact;
import io.lexicall.facts.LawfulBasis;
import io.lexicall.facts.LineType;
import io.lexicall.facts.ListEntry;
import io.lexicall.facts.ListKind;
import io.lexicall.facts.Moment;
import io.lexicall.facts.Profile;
import io.lexicall.facts.Relationship;
import io.lexicall.facts.Truth;
import io.lexicall.facts.Voice;
import io.lexicall.number.PhoneNumber;
import io.lexicall.place.Place;
import io.lexicall.rule.CheckedList;
import io.lexicall.rule.Condition;
import io.lexicall.rule.Members;
import io.lexicall.rule.Outcome;
import io.lexicall.rule.Rule;
import io.lexicall.time.CallingWindow;
import io.lexicall.time.HolidayCalendar;
import io.lexicall.time.LookBack;
import io.lexicall.time.WeeklyHours;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.statistics.Statistics;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The engine and its plans against the plain rules, on made-up law and made-up contacts. */
class EnginePropertiesTest {
  private static final Instant NOON = Instant.parse("2026-11-24T17:00:00Z");
  private static final Members<Contact, Consent> CONSENTS = Members.of(Contact.CONSENTS);
  private static final CheckedList REGISTRY = CheckedList.of(ListKind.NATIONAL_DNC);
  private static final Fact<Contact, LineType> LINE = Contact.TO.then(Called.LINE_TYPE);
  private static final Fact<Contact, Boolean> TAX_EXEMPT = Contact.CALLER.then(Caller.TAX_EXEMPT);

  private static final List<Condition<Contact>> LEAVES =
      List.of(
          Condition.in(Contact.PURPOSE, ContactPurpose.TELEMARKETING, ContactPurpose.SURVEY),
          Condition.in(Contact.CHANNEL, ContactChannel.VOICE),
          Condition.in(Contact.VOICE, Voice.LIVE),
          Condition.in(LINE, LineType.MOBILE),
          Condition.isTrue(Contact.RECORDED),
          Condition.isFalse(TAX_EXEMPT),
          Condition.known(TAX_EXEMPT),
          Condition.known(Contact.CONSENTS),
          CONSENTS.any(CONSENTS.in(Consent.KIND, ConsentKind.EXPRESS)),
          CONSENTS.atLeast(2, CONSENTS.happened(Consent.REVOKED_AT).not()),
          CONSENTS.any(CONSENTS.holds(Consent.PURPOSES, Contact.PURPOSE)),
          REGISTRY.listed(),
          REGISTRY.foundListed(),
          REGISTRY.asks(REGISTRY.olderThan(LookBack.days(31))),
          Condition.happenedWithin(
              Contact.RELATIONSHIP,
              Contact.RELATIONSHIP.then(Relationship.LAST_TRANSACTION_AT),
              LookBack.months(18)),
          Condition.outsideHours(
              WeeklyHours.daily(CallingWindow.parse("08:00-21:00")), HolidayCalendar.NONE),
          Condition.always(),
          Condition.never());

  private static <T> T oneOf(Random random, List<T> values) {
    return values.get(random.nextInt(values.size()));
  }

  private static <T> T oneOf(Random random, T[] values) {
    return values[random.nextInt(values.length)];
  }

  private static Condition<Contact> condition(Random random, int depth) {
    if (depth == 0 || random.nextInt(4) == 0) {
      return oneOf(random, LEAVES);
    }
    List<Condition<Contact>> parts = new ArrayList<>();
    for (int i = 0; i <= random.nextInt(3); i++) {
      parts.add(condition(random, depth - 1));
    }
    return switch (random.nextInt(3)) {
      case 0 -> Condition.all(parts);
      case 1 -> Condition.any(parts);
      default -> parts.get(0).not();
    };
  }

  @Property(tries = 2000)
  void contact_withAnotherValueAndAProfile_isWhatABuilderMakesOfIt(@ForAll long seed) {
    Random random = new Random(seed);
    Contact contact = contact(random);
    Contact standing = contact(random);
    Profile.Builder profile = Profile.builder();
    Contact.Builder expected = Contact.builder().from(contact);
    for (Fact<Contact, ?> fact : Contact.SCHEMA.facts()) {
      if (!fact.equals(Contact.AT) && !fact.equals(Contact.CALLER) && !fact.equals(Contact.TO)) {
        stand(fact, standing, contact, profile, expected);
      }
    }
    Caller ours = Contact.CALLER.in(contact);
    Caller theirs = Caller.builder().seller("other").financialInstitution(false).build();
    profile.with(Contact.CALLER, theirs);
    Caller.Builder whole = Caller.builder().from(ours == null ? theirs : ours);
    expected.caller(whole.financialInstitution(false).build());
    Instant later = NOON.plus(Duration.ofDays(random.nextInt(300)));
    ListEntry entry = ListEntry.builder().list(ListKind.INTERNAL_DNC).listed(true).build();

    Profile built = profile.build();
    Contact filled = built.applyTo(contact);
    assertAlike(filled, expected.build());
    assertAlike(built.applyTo(filled), filled);
    assertAlike(filled.at(later), expected.at(later).build());
    assertAlike(
        filled.at(later).with(Contact.LISTS, List.of(entry)), expected.lists(entry).build());
    Called newYork = Called.inRegion("US-NY").build();
    assertAlike(
        filled.at(later).with(Contact.LISTS, List.of(entry)).with(Contact.TO, newYork),
        expected.to(newYork).build());
    assertAlike(
        filled.with(Contact.AT, later, Contact.TO, newYork).with(Contact.LISTS, List.of(entry)),
        expected.build());
    assertAlike(
        filled
            .with(Contact.LISTS, List.of(entry), Contact.TO, newYork)
            .with(Contact.RECORDED, true, Contact.AT, later)
            .with(Contact.PHI, false, Contact.PHI, true)
            .with(Contact.RECORDED, false),
        expected.recorded(false).phi(true).build());
    assertAlike(
        filled.with(Contact.LISTS, List.of(entry), Contact.AT, later, Contact.TO, newYork),
        expected.from(filled).at(later).lists(entry).to(newYork).build());
    assertAlike(
        filled
            .with(Contact.PHI, true, Contact.RECORDED, true, Contact.AT, later)
            .with(Contact.TO, newYork, Contact.LISTS, List.of(entry), Contact.PHI, false),
        expected.recorded(true).phi(false).build());
    Called anywhere = Called.builder().number(PhoneNumber.parse("+12125550142")).build();
    assertAlike(
        filled.with(Contact.TO, anywhere.with(Called.REGION, Place.of("US-CA"))),
        expected
            .from(filled)
            .to(Called.builder().from(anywhere).region(Place.of("US-CA")).build())
            .build());
    assertThat(newYork.with(Called.AGE, 7).with(Called.LINE_TYPE, LineType.VOIP))
        .isEqualTo(Called.inRegion("US-NY").age(7).lineType(LineType.VOIP).build());
  }

  private static <T> void stand(
      Fact<Contact, T> fact,
      Contact standing,
      Contact contact,
      Profile.Builder profile,
      Contact.Builder expected) {
    T value = fact.in(standing);
    if (value != null) {
      profile.with(fact, value);
      if (fact.in(contact) == null) {
        expected.with(fact, value);
      }
    }
  }

  private static void assertAlike(Contact copy, Contact built) {
    assertThat(copy).isEqualTo(built).hasSameHashCodeAs(built).hasToString(built.toString());
    assertThat(Trait.traitsOf(copy)).isEqualTo(Trait.traitsOf(built));
    assertThat(copy.at()).isEqualTo(built.at());
    assertThat(copy.whereabouts()).isEqualTo(built.whereabouts());
    for (Fact<Contact, ?> fact : Contact.SCHEMA.deepFacts()) {
      assertThat(copy.get(fact)).isEqualTo(built.get(fact));
    }
  }

  /** Makes a condition anew, of few kinds and figures, so that two are often alike. */
  private static Condition<Contact> fresh(Random random) {
    CheckedList list =
        CheckedList.of(oneOf(random, List.of(ListKind.NATIONAL_DNC, ListKind.INTERNAL_DNC)));
    Condition<Contact> made =
        switch (random.nextInt(10)) {
          case 0 -> Condition.in(Contact.VOICE, oneOf(random, Voice.values()));
          case 1 ->
              random.nextBoolean() ? Condition.isTrue(TAX_EXEMPT) : Condition.isFalse(TAX_EXEMPT);
          case 2 ->
              random.nextBoolean()
                  ? list.listed()
                  : random.nextBoolean()
                      ? list.foundListed()
                      : list.asks(list.olderThan(LookBack.window(1 + random.nextInt(2))));
          case 3 ->
              list.where(
                      list.members()
                          .is(ListEntry.COUNTRY, Place.of(oneOf(random, List.of("US", "CA")))))
                  .listed();
          case 4 ->
              CONSENTS.any(
                  CONSENTS.in(Consent.KIND, oneOf(random, ConsentKind.values())),
                  CONSENTS.happened(
                      oneOf(random, List.of(Consent.REVOKED_AT, Consent.GRANTED_AT))));
          case 5 ->
              CONSENTS.atLeast(
                  1 + random.nextInt(2),
                  CONSENTS.within(Consent.REVOKED_AT, Duration.ofHours(1 + random.nextInt(2))));
          case 6 -> CONSENTS.any(CONSENTS.holds(Consent.PURPOSES, Contact.PURPOSE).not());
          case 7 ->
              Condition.outsideHours(
                  WeeklyHours.of(
                      "08:00-21:00", "closed", "closed", random.nextBoolean() ? "same" : "closed"),
                  random.nextBoolean() ? HolidayCalendar.NONE : HolidayCalendar.usFederal());
          case 8 ->
              Condition.happenedWithin(
                  Contact.RELATIONSHIP,
                  Contact.RELATIONSHIP.then(Relationship.LAST_TRANSACTION_AT),
                  random.nextBoolean()
                      ? LookBack.months(1 + random.nextInt(2))
                      : LookBack.days(30));
          default -> Condition.known(oneOf(random, List.of(Contact.CONSENTS, Contact.RECORDED)));
        };
    return random.nextInt(3) == 0 ? made.not() : made;
  }

  @Property(tries = 20_000)
  void conditions_thatAreEqual_answerAlike(@ForAll long seed) {
    Random random = new Random(seed);
    Condition<Contact> one = fresh(random);
    Condition<Contact> other = fresh(random);
    if (one.equals(other)) {
      assertThat(one).hasSameHashCodeAs(other);
      assertThat(one.says()).isEqualTo(other.says());
      for (int i = 0; i < 20; i++) {
        Contact contact = contact(random);
        Truth truth = one.test(contact);
        assertThat(other.test(contact)).as(one.says()).isEqualTo(truth);
        assertThat(other.nextChange(contact, contact.at()))
            .isEqualTo(one.nextChange(contact, contact.at()));
      }
    }
  }

  @Property(tries = 2000)
  void conditions_madeAlike_areEqual(@ForAll long seed) {
    Condition<Contact> one = fresh(new Random(seed));
    assertThat(one).isEqualTo(fresh(new Random(seed))).isNotEqualTo(one.not());
  }

  private static Contact contact(Random random) {
    Contact.Builder contact =
        Contact.builder().at(NOON.plus(Duration.ofHours(random.nextInt(48) - 24)));
    if (random.nextBoolean()) {
      contact.purpose(oneOf(random, ContactPurpose.values()));
    }
    if (random.nextBoolean()) {
      contact.channel(oneOf(random, ContactChannel.values()));
    }
    if (random.nextBoolean()) {
      contact.voice(oneOf(random, Voice.values()));
    }
    if (random.nextBoolean()) {
      contact.recorded(random.nextBoolean());
    }
    if (random.nextBoolean()) {
      Caller.Builder caller = Caller.builder().seller("acme");
      contact.caller(
          (random.nextBoolean() ? caller.taxExempt(random.nextBoolean()) : caller).build());
    }
    Called.Builder to = Called.inRegion(oneOf(random, List.of("US-NY", "US-FL", "US-HI", "DE-BE")));
    if (random.nextBoolean()) {
      to.lineType(oneOf(random, List.of(LineType.MOBILE, LineType.FIXED_LINE)));
    }
    if (random.nextInt(8) > 0) {
      contact.to(to.build());
    }
    if (random.nextBoolean()) {
      List<Consent> consents = new ArrayList<>();
      for (int i = 0; i < random.nextInt(3); i++) {
        Consent.Builder consent = Consent.builder().grantedAt(NOON);
        if (random.nextBoolean()) {
          consent.kind(oneOf(random, ConsentKind.values()));
        }
        if (random.nextBoolean()) {
          consent.revokedAt(NOON.plus(Duration.ofHours(random.nextInt(48) - 24)));
        }
        if (random.nextBoolean()) {
          consent.purposes(oneOf(random, ContactPurpose.values()));
        }
        consents.add(consent.build());
      }
      contact.consents(consents);
    }
    if (random.nextBoolean()) {
      ListEntry.Builder entry = ListEntry.builder().list(oneOf(random, ListKind.values()));
      contact.lists((random.nextBoolean() ? entry.listed(random.nextBoolean()) : entry).build());
    }
    if (random.nextBoolean()) {
      contact.relationship(Relationship.builder().lastTransactionAt(NOON).build());
    }
    return contact.build();
  }

  private static Rule<Contact> rule(Random random, int number) {
    Rule.Builder<Contact> rule =
        Rule.on(Contact.SCHEMA, "house.rule-" + number)
            .title("It is so.")
            .cites("House Rules " + number)
            .when(condition(random, 3));
    if (random.nextBoolean()) {
      rule.in(oneOf(random, List.of(Place.of("US"), Place.of("US-FL"), Place.of("DE"))));
    }
    if (random.nextInt(4) == 0) {
      rule.inForceFrom("2026-11-24");
    }
    return switch (random.nextInt(4)) {
      case 0 -> rule.obliges("identify-caller");
      case 1 -> rule.demands(condition(random, 2), "offer-opt-out");
      default -> rule.denies();
    };
  }

  private static Compliance engine(Random random) {
    List<Rule<?>> rules = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      rules.add(rule(random, i));
    }
    return HouseRules.of(rules.toArray(new Rule<?>[0])).engine().only(List.of("house"));
  }

  @Property(tries = 2000)
  void given_simplifies_withoutChangingAnAnswer(@ForAll long seed) {
    Random random = new Random(seed);
    Condition<Contact> whole = condition(random, 4);
    Contact contact = contact(random);
    Condition<Contact> left = Terms.given(whole, Trait.traitsOf(contact));
    Truth truth = whole.test(contact);
    assertThat(left.test(contact)).as(whole.says()).isEqualTo(truth);
    assertThat(whole.not().test(contact)).isEqualTo(truth.not());
    if (Terms.settled(left) != null) {
      assertThat(Terms.settled(left)).isEqualTo(truth);
    }
    if (truth == Truth.UNKNOWN) {
      Set<Fact<Contact, ?>> missing = new LinkedHashSet<>();
      left.missing(contact, missing);
      assertThat(missing).as(whole.says()).isNotEmpty();
      Set<Fact<Contact, ?>> ofWhole = new LinkedHashSet<>();
      whole.missing(contact, ofWhole);
      assertThat(missing).as(whole.says()).isEqualTo(ofWhole);
    }
  }

  @Property(tries = 600)
  void explain_isConsistentWithCheck(@ForAll long seed) {
    Random random = new Random(seed);
    Compliance engine = engine(random);
    for (int i = 0; i < 4; i++) {
      Contact contact = contact(random);
      Verdict verdict = engine.check(contact);
      Explanation explanation = engine.explain(contact);
      assertThat(explanation.verdict().toString()).isEqualTo(verdict.toString());
      assertThat(explanation.considered()).hasSize(engine.rules().size());
      for (Explanation.Considered each : explanation.considered()) {
        @Nullable Decision said =
            verdict.findings().stream()
                .filter(finding -> finding.rule().equals(each.rule()))
                .map(Finding::outcome)
                .findFirst()
                .orElse(null);
        boolean obliges =
            verdict.obligations().stream().anyMatch(o -> o.rule().equals(each.rule()));
        switch (each.result()) {
          case DENIED -> assertThat(said).isEqualTo(Decision.DENY);
          case UNDECIDED -> assertThat(said).isEqualTo(Decision.INDETERMINATE);
          default -> assertThat(said).isNull();
        }
        assertThat(obliges).isEqualTo(each.result() == Explanation.Result.OBLIGED);
        if (each.result() == Explanation.Result.PASSED
            && each.clauses().stream().allMatch(c -> c.truth() == Truth.TRUE)) {
          assertThat(each.rule().obligations()).isNotEmpty(); // what it demands is done
        }
      }
    }
  }

  /** One engine for many contacts answers as the rules do, each asked whole and alone. */
  @Property(tries = 200)
  @SuppressWarnings("unchecked") // all rules are on contacts
  void check_answersAsTheRulesDo(@ForAll long seed) {
    Random random = new Random(seed);
    Compliance engine = engine(random);
    for (int i = 0; i < 30; i++) {
      Contact contact = contact(random);
      Set<String> denied = new HashSet<>();
      for (Rule<?> rule : engine.rules()) {
        Rule<Contact> mine = (Rule<Contact>) rule;
        boolean inForce =
            Statutes.Days.of(contact).any(mine.info().inForce(), mine.info().places());
        Condition<Contact> here = Jurisdiction.condition(mine.info().places(), contact);
        if (inForce
            && here.test(contact) == Truth.TRUE
            && mine.judge(contact) instanceof Outcome.Denied) {
          denied.add(mine.info().id());
        }
      }
      assertThat(engine.check(contact).findings())
          .filteredOn(finding -> finding.outcome() == Decision.DENY)
          .extracting(finding -> finding.rule().id())
          .containsExactlyInAnyOrderElementsOf(denied);
    }
  }

  /**
   * An engine that has answered of the same caller and lists at other times answers as one does
   * that remembers nothing: over a change of clocks, and past the day on which a list is too old.
   */
  @Property(tries = 60)
  void check_ofWhatIsRemembered_answersAsIfAskedAnew(@ForAll long seed) {
    Random random = new Random(seed);
    Compliance engine = engine(new Random(seed));
    List<Contact> stated = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      Contact contact = contact(random);
      stated.add(
          random.nextBoolean()
              ? contact
              : contact.with(
                  Contact.LISTS,
                  List.of(
                      ListEntry.builder()
                          .list(ListKind.NATIONAL_DNC)
                          .listed(random.nextBoolean())
                          .asOf(Moment.of(LocalDate.of(2026, 9, 25)))
                          .build())));
    }
    Instant from = Instant.parse("2026-10-25T00:00:00Z");
    for (int i = 0; i < 60; i++) {
      Contact contact =
          oneOf(random, stated)
              .at(
                  from.plusSeconds(
                          oneOf(random, List.of(60, 3_600)) * (long) random.nextInt(8 * 24))
                      .plusNanos(random.nextInt(2)));
      assertThat(engine.check(contact))
          .hasToString(engine(new Random(seed)).check(contact).toString());
    }
  }

  /** Of several reasons for one denial its words tell each, though one of them is enough. */
  private static List<String> withoutWords(Verdict verdict) {
    List<String> told = new ArrayList<>(List.of(verdict.decision().name()));
    for (Finding finding : verdict.findings()) {
      told.add(
          "%s %s %s %s %s"
              .formatted(
                  finding.outcome(),
                  finding.rule().id(),
                  finding.citation(),
                  finding.permittedFrom(),
                  finding.missing()));
    }
    verdict.obligations().forEach(obligation -> told.add(obligation.toString()));
    return told;
  }

  /** What the engine says it does not read, it does not read. */
  @Property(tries = 2000)
  void reads_namesAllThatCanMatter(@ForAll long seed) {
    Random random = new Random(seed);
    Compliance engine = engine(random);
    Contact one = contact(random);
    Contact.Builder changed = Contact.builder().from(one).subject("another");
    Contact from = contact(random);
    from.get(Contact.CONSENTS).ifPresent(changed::consents);
    from.get(Contact.LISTS).ifPresent(changed::lists);
    from.get(Contact.RELATIONSHIP).ifPresent(changed::relationship);
    Contact other = changed.build();
    Set<String> read = new HashSet<>();
    engine.reads(one).forEach(fact -> read.add(fact.path().replaceFirst("[.\\[].*", "")));
    boolean alike =
        Trait.traitsOf(one) == Trait.traitsOf(other)
            && Contact.SCHEMA.facts().stream()
                .filter(fact -> read.contains(fact.path()))
                .allMatch(fact -> fact.of(one).equals(fact.of(other)));
    Statistics.label("differ only in what is not read").collect(alike && !one.equals(other));
    if (alike) {
      assertThat(withoutWords(engine.check(other))).isEqualTo(withoutWords(engine.check(one)));
    }
  }

  /** A denial's end is its end: nothing denies then, and something does one nanosecond before. */
  @Property(tries = 600)
  void permittedFrom_isTheFirstInstantOfFreedom(@ForAll long seed) {
    Random random = new Random(seed);
    Compliance engine = engine(random);
    Contact contact = contact(random);
    if (engine.check(contact) instanceof Verdict.Denial denial) {
      denial
          .permittedFrom()
          .ifPresent(
              end -> {
                assertThat(end).isAfter(contact.at());
                assertThat(engine.check(contact.at(end)).decision()).isNotEqualTo(Decision.DENY);
                assertThat(engine.check(contact.at(end.minusNanos(1))).decision())
                    .isEqualTo(Decision.DENY);
              });
    }
  }

  /** More kinds of contacts than the engine keeps plans for, from two threads at once. */
  @Test
  void plans_growAndStartAnew_whileOthersRead() throws Exception {
    Compliance engine =
        HouseRules.of(
                Rule.on(Contact.SCHEMA, "house.sale")
                    .title("Nothing is sold by machine.")
                    .cites("House Rules 1")
                    .when(Condition.in(Contact.PURPOSE, ContactPurpose.TELEMARKETING))
                    .when(Condition.in(Contact.VOICE, Voice.ARTIFICIAL))
                    .denies())
            .engine();
    List<Contact> contacts = new ArrayList<>();
    for (ContactPurpose purpose : ContactPurpose.values()) {
      for (Voice voice : Voice.values()) {
        for (Dialing dialing : Dialing.values()) {
          for (LawfulBasis basis : LawfulBasis.values()) {
            for (int bits = 0; bits < 8; bits++) {
              contacts.add(
                  Contact.builder()
                      .at(NOON)
                      .purpose(purpose)
                      .voice(voice)
                      .dialing(dialing)
                      .lawfulBasis(basis)
                      .recorded((bits & 1) != 0)
                      .phi((bits & 2) != 0)
                      .to(Called.inRegion((bits & 4) != 0 ? "US-NY" : "US-FL").build())
                      .build());
            }
          }
        }
      }
    }
    assertThat(contacts).hasSizeGreaterThan(4_000);
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      List<Future<Integer>> wrong = new ArrayList<>();
      for (int thread = 0; thread < 2; thread++) {
        int start = thread * contacts.size() / 3;
        wrong.add(threads.submit(() -> wrongAnswers(engine, contacts, start)));
      }
      for (Future<Integer> count : wrong) {
        assertThat(count.get()).isZero();
      }
    } finally {
      threads.shutdownNow();
    }
  }

  private static int wrongAnswers(Compliance engine, List<Contact> contacts, int start) {
    int wrong = 0;
    for (int i = 0; i < contacts.size(); i++) {
      Contact contact = contacts.get((start + i) % contacts.size());
      boolean forbidden =
          Contact.PURPOSE.in(contact) == ContactPurpose.TELEMARKETING
              && Contact.VOICE.in(contact) == Voice.ARTIFICIAL;
      Decision expected = forbidden ? Decision.DENY : Decision.PERMIT;
      if (engine.check(contact).decision() != expected) {
        wrong++;
      }
    }
    return wrong;
  }
}
