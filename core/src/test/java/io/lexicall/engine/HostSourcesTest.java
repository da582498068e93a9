package io.lexicall.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.lexicall.Compliance;
import io.lexicall.Decision;
import io.lexicall.HouseRules;
import io.lexicall.Verdict;
import io.lexicall.facts.Called;
import io.lexicall.facts.Consent;
import io.lexicall.facts.ConsentKind;
import io.lexicall.facts.Contact;
import io.lexicall.facts.ContactChannel;
import io.lexicall.facts.ContactPurpose;
import io.lexicall.facts.Dialing;
import io.lexicall.facts.EarlierContact;
import io.lexicall.facts.Fact;
import io.lexicall.facts.ListEntry;
import io.lexicall.facts.ListKind;
import io.lexicall.facts.Relationship;
import io.lexicall.facts.Truth;
import io.lexicall.facts.Voice;
import io.lexicall.law.InForce;
import io.lexicall.place.Place;
import io.lexicall.rule.CheckedList;
import io.lexicall.rule.Condition;
import io.lexicall.rule.Effect;
import io.lexicall.rule.Members;
import io.lexicall.rule.Outcome;
import io.lexicall.rule.Rule;
import io.lexicall.source.JointSource;
import io.lexicall.source.Source;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Which sources of the host a check asks, and for what. */
class HostSourcesTest {
  private static final Instant NOON = Instant.parse("2026-11-24T17:00:00Z");
  private static final Instant ONE = NOON.plusSeconds(3_600);
  private static final Members<Contact, EarlierContact> HISTORY = Members.of(Contact.HISTORY);
  private static final Members<Contact, Consent> CONSENTS = Members.of(Contact.CONSENTS);
  private static final Set<Fact<Contact, ?>> ALL =
      Set.of(Contact.CONSENTS, Contact.RELATIONSHIP, Contact.LISTS, Contact.HISTORY);

  private final List<Set<Fact<Contact, ?>>> asked = new ArrayList<>();

  private static Rule.Builder<Contact> rule(String name) {
    return Rule.on(Contact.SCHEMA, "house." + name).title("It is so.").cites("House Rules 1");
  }

  private static Rule.Builder<Contact> capped(String name) {
    return rule(name)
        .when(Condition.in(Contact.PURPOSE, ContactPurpose.TELEMARKETING))
        .when(HISTORY.atLeast(1, HISTORY.within(EarlierContact.AT, Duration.ofHours(24))));
  }

  private static Contact call(ContactPurpose purpose) {
    return Contact.builder().at(NOON).purpose(purpose).to(Called.inRegion("US-NY").build()).build();
  }

  /** Knows everything, and writes down for what it was asked. */
  private JointSource<Contact> everything() {
    return (contact, read) -> {
      asked.add(read);
      Contact complete = contact;
      if (read.contains(Contact.CONSENTS)) {
        complete =
            complete.with(
                Contact.CONSENTS,
                List.of(Consent.builder().kind(ConsentKind.EXPRESS).grantedAt(NOON).build()));
      }
      if (read.contains(Contact.RELATIONSHIP)) {
        complete =
            complete.with(Contact.RELATIONSHIP, Relationship.builder().customer(true).build());
      }
      if (read.contains(Contact.LISTS)) {
        complete = complete.with(Contact.LISTS, List.of());
      }
      return read.contains(Contact.HISTORY)
          ? complete.with(
              Contact.HISTORY, List.of(EarlierContact.builder().at(NOON.minusSeconds(60)).build()))
          : complete;
    };
  }

  @Test
  void aSourceThatAnswersNull_hasFailed_andItsFactsStayUnknown() {
    JointSource<Contact> broken = (contact, read) -> null;
    Compliance compliance =
        Compliance.builder()
            .module(HouseRules.of(capped("cap").denies()))
            .source(Contact.SCHEMA, ALL, broken)
            .build();
    Contact call = call(ContactPurpose.TELEMARKETING);

    assertThat(compliance.check(call).findings())
        .singleElement()
        .satisfies(finding -> assertThat(finding.missing()).contains(Contact.HISTORY));
    assertThat(compliance.explain(call).verdict().decision()).isEqualTo(Decision.INDETERMINATE);
  }

  /** As a mapper of columns does it, whose types are erased. */
  @SuppressWarnings("unchecked")
  private static <T> Source<Contact, T> ofAnyClass(Object value) {
    return contact -> Optional.of((T) value);
  }

  static List<Object> wrongVoices() {
    return List.of("prerecorded", Dialing.MANUAL, 0, true, List.of(Voice.PRERECORDED));
  }

  @ParameterizedTest
  @MethodSource("wrongVoices")
  void valueOfAnotherClass_isAFailure_andTheFactStaysUnknown(Object wrong) {
    Rule<?> live = rule("recorded").when(Condition.in(Contact.VOICE, Voice.PRERECORDED)).denies();
    Compliance compliance =
        Compliance.builder()
            .module(HouseRules.of(live))
            .source(Contact.SCHEMA, Contact.VOICE, ofAnyClass(wrong))
            .build();

    assertThat(compliance.check(call(ContactPurpose.SURVEY)).findings())
        .singleElement()
        .satisfies(finding -> assertThat(finding.missing()).containsExactly(Contact.VOICE));
  }

  @Test
  void entriesOfAnotherClass_areAFailure_andNothingIsThrown() {
    Compliance compliance =
        Compliance.builder()
            .module(HouseRules.of(capped("cap").denies()))
            .source(Contact.SCHEMA, Contact.HISTORY, ofAnyClass(List.of("yesterday")))
            .build();

    assertThat(compliance.check(call(ContactPurpose.TELEMARKETING)).decision())
        .isEqualTo(Decision.INDETERMINATE);
  }

  /** Such as one that hands out the completed activity of the call before. */
  @Test
  void jointSource_changesNothingThatIsStated_andNothingThatItWasNotAskedFor() {
    Contact other =
        Contact.builder()
            .at(NOON.plusSeconds(3_600))
            .purpose(ContactPurpose.SURVEY)
            .to(Called.inRegion("US-FL").build())
            .lists(ListEntry.builder().list(ListKind.INTERNAL_DNC).listed(false).build())
            .relationship(Relationship.builder().customer(true).similarProducts(true).build())
            .history(List.of())
            .build();
    JointSource<Contact> mistaken = (contact, read) -> other;
    Compliance compliance =
        Compliance.builder()
            .module(
                HouseRules.of(
                    capped("cap").denies(),
                    rule("listed").when(CheckedList.of(ListKind.INTERNAL_DNC).listed()).denies(),
                    rule("strangers")
                        .when(Condition.isFalse(Contact.RELATIONSHIP.then(Relationship.CUSTOMER)))
                        .denies()))
            .source(Contact.SCHEMA, ALL, mistaken)
            .build();
    Contact call =
        call(ContactPurpose.TELEMARKETING)
            .with(Contact.RELATIONSHIP, Relationship.builder().customer(false).build())
            .with(
                Contact.LISTS,
                List.of(ListEntry.builder().list(ListKind.INTERNAL_DNC).listed(true).build()));

    Contact complete = (Contact) compliance.complete(call);

    assertThat(complete.at()).isEqualTo(NOON);
    assertThat(complete.get(Contact.TO)).isEqualTo(call.get(Contact.TO));
    assertThat(complete.get(Contact.PURPOSE)).contains(ContactPurpose.TELEMARKETING);
    assertThat(complete.get(Contact.LISTS).orElseThrow())
        .hasSize(2)
        .startsWith(call.get(Contact.LISTS).orElseThrow().get(0));
    assertThat(complete.get(Contact.RELATIONSHIP.then(Relationship.CUSTOMER))).contains(false);
    assertThat(complete.get(Contact.RELATIONSHIP.then(Relationship.SIMILAR_PRODUCTS)))
        .as("unknown in what is stated")
        .contains(true);
    assertThat(complete.get(Contact.HISTORY)).contains(List.of());
    assertThat(ids(compliance.check(call)))
        .containsExactlyInAnyOrder("house.listed", "house.strangers");
  }

  private static List<String> ids(Verdict verdict) {
    return verdict.findings().stream().map(finding -> finding.rule().id()).toList();
  }

  private Compliance engine(Rule<?>... rules) {
    return Compliance.builder()
        .module(HouseRules.of(rules))
        .source(Contact.SCHEMA, ALL, everything())
        .build();
  }

  @Test
  void source_isAskedOnce_forWhatIsRead() {
    Compliance engine =
        engine(
            capped("cap").denies(),
            rule("customers")
                .when(Condition.in(Contact.PURPOSE, ContactPurpose.TELEMARKETING))
                .when(Condition.isFalse(Contact.RELATIONSHIP.then(Relationship.CUSTOMER)))
                .denies());
    assertThat(engine.check(call(ContactPurpose.TELEMARKETING)).decision())
        .isEqualTo(Decision.DENY);
    assertThat(asked).containsExactly(Set.of(Contact.HISTORY, Contact.RELATIONSHIP));
  }

  @Test
  void source_ofWhatIsNotRead_isNotAsked() {
    Compliance engine = engine(capped("cap").denies());
    assertThat(engine.check(call(ContactPurpose.SURVEY)).decision()).isEqualTo(Decision.PERMIT);
    assertThat(asked).isEmpty();
    assertThat(((Contact) engine.complete(call(ContactPurpose.SURVEY))).get(Contact.HISTORY))
        .isEmpty();
  }

  /** A rule that speaks only of a fact that is known does not read it while it is unknown. */
  @Test
  void factThatMattersByBeingKnown_isAskedFor_withWhatItsRuleReads() {
    Compliance engine =
        engine(
            rule("known")
                .when(Condition.known(Contact.RELATIONSHIP))
                .when(HISTORY.atLeast(1, HISTORY.within(EarlierContact.AT, Duration.ofHours(24))))
                .denies());
    assertThat(engine.check(call(ContactPurpose.SURVEY)).decision()).isEqualTo(Decision.DENY);
    assertThat(asked).containsExactly(Set.of(Contact.HISTORY, Contact.RELATIONSHIP));
  }

  /** While the purpose is unknown too, the condition still reads the fact; here it does not. */
  @Test
  void factThatMattersByBeingKnown_isAskedFor_whereTheOtherWayIsRuledOut() {
    Condition<Contact> recorded = Condition.isTrue(Contact.RECORDED);
    Rule<?> rule =
        rule("known")
            .when(
                Condition.any(
                    Condition.all(Condition.known(Contact.RECORDED), recorded),
                    Condition.all(Condition.in(Contact.PURPOSE, ContactPurpose.SURVEY), recorded)))
            .denies();
    Contact political = call(ContactPurpose.POLITICAL);
    Compliance.Builder told = Compliance.builder().module(HouseRules.of(rule));
    told.source(Contact.SCHEMA, Contact.RECORDED, contact -> Optional.of(true));
    assertThat(told.build().check(political).decision()).isEqualTo(Decision.DENY);
    Compliance.Builder failed = Compliance.builder().module(HouseRules.of(rule));
    failed.source(Contact.SCHEMA, Set.of(Contact.RECORDED), HostSourcesTest::fails);
    assertUntold(failed.build().check(political), Contact.RECORDED);
  }

  /** Takes an unknown fact for false, and does not say so. */
  @Test
  void conditionOfAModule_countsAsDecidedByAllThatItReads() {
    Condition<Contact> own =
        new Condition<>() {
          @Override
          public Truth test(Contact contact) {
            return Truth.of(Boolean.TRUE.equals(Contact.RECORDED.in(contact)));
          }

          @Override
          public void missing(Contact contact, Set<Fact<Contact, ?>> into) {
            into.add(Contact.RECORDED);
          }

          @Override
          public Set<Fact<Contact, ?>> reads() {
            return Set.of(Contact.RECORDED);
          }

          @Override
          public String says() {
            return "it is recorded";
          }
        };
    Compliance engine =
        Compliance.builder()
            .module(HouseRules.of(rule("own").when(own).denies()))
            .source(Contact.SCHEMA, Set.of(Contact.RECORDED), HostSourcesTest::fails)
            .build();
    assertUntold(engine.check(call(ContactPurpose.SURVEY)), Contact.RECORDED);
  }

  /** The effect, not the condition, decides by what is left out. */
  @Test
  void effectThatSaysNothingWithoutAFact_doesNotPermitWhatAFailedSourceWouldTell() {
    Rule<?> rule =
        rule("effect")
            .when(Condition.in(Contact.PURPOSE, ContactPurpose.SURVEY))
            .then(
                new Effect<>() {
                  @Override
                  public Outcome on(Contact contact) {
                    return Boolean.TRUE.equals(Contact.RECORDED.in(contact))
                        ? Outcome.deny()
                        : Outcome.pass();
                  }

                  @Override
                  public Set<Fact<Contact, ?>> reads() {
                    return Set.of(Contact.RECORDED);
                  }
                });
    Compliance engine =
        Compliance.builder()
            .module(HouseRules.of(rule))
            .source(Contact.SCHEMA, Set.of(Contact.RECORDED), HostSourcesTest::fails)
            .build();
    assertUntold(engine.check(call(ContactPurpose.SURVEY)), Contact.RECORDED);
    assertThat(engine.check(call(ContactPurpose.POLITICAL)).decision()).isEqualTo(Decision.PERMIT);
  }

  @Test
  void placeThatASourceTells_decidesWhatElseIsRead() {
    Rule<?> rule = capped("florida").in(Place.of("US-FL")).denies();
    Compliance engine =
        Compliance.builder()
            .module(HouseRules.of(rule))
            .source(Contact.SCHEMA, ALL, everything())
            .source(
                Contact.SCHEMA,
                Contact.TO,
                contact -> Optional.of(Called.inRegion("US-FL").build()))
            .build();
    Contact nowhere = Contact.builder().at(NOON).purpose(ContactPurpose.TELEMARKETING).build();
    assertThat(engine.check(nowhere).decision()).isEqualTo(Decision.DENY);
  }

  /** A denial that ends in the time of other law is judged with what that law reads. */
  @Test
  void lawThatTellsWhenADenialEnds_isToldWhatItReads() {
    Rule<?> wait =
        rule("wait")
            .when(HISTORY.atLeast(1, HISTORY.within(EarlierContact.AT, Duration.ofDays(30))))
            .denies();
    Rule<?> consents =
        rule("later")
            .inForceFrom("2026-12-01")
            .when(CONSENTS.any(CONSENTS.in(Consent.KIND, ConsentKind.EXPRESS)))
            .denies();
    Compliance engine = engine(wait, consents);
    Contact call = call(ContactPurpose.SURVEY);
    Contact stated = everything().complete(call, ALL);
    Verdict whole = HouseRules.of(wait, consents).engine().check(stated);
    assertThat(engine.check(call).toString()).isEqualTo(whole.toString());
    assertThat(engine.windows(call, NOON, NOON.plus(Duration.ofDays(40))).toString())
        .isEqualTo(
            HouseRules.of(wait, consents)
                .engine()
                .windows(stated, NOON, NOON.plus(Duration.ofDays(40)))
                .toString());
  }

  /** Whatever the rules, asking for what is read gives the verdict of asking for all. */
  @Test
  void verdict_isThatOfAllThatIsKnown() {
    for (int seed = 0; seed < 500; seed++) {
      Random random = new Random(seed);
      List<Rule<?>> rules = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        rules.add(randomRule(random, i));
      }
      Rule<?>[] some = rules.toArray(Rule<?>[]::new);
      Contact call =
          call(random.nextBoolean() ? ContactPurpose.SURVEY : ContactPurpose.TELEMARKETING);
      Contact stated = everything().complete(call, ALL);
      assertThat(engine(some).check(call).toString())
          .as("seed " + seed)
          .isEqualTo(HouseRules.of(some).engine().check(stated).toString());
    }
  }

  private static Rule<?> randomRule(Random random, int i) {
    Rule.Builder<Contact> rule = rule("r" + i);
    for (int part = 0; part <= random.nextInt(3); part++) {
      Condition<Contact> one = randomCondition(random);
      Condition<Contact> other = randomCondition(random);
      rule.when(
          switch (random.nextInt(4)) {
            case 0 -> Condition.any(one, other);
            case 1 -> Condition.all(one, other);
            case 2 -> one.not();
            default -> one;
          });
    }
    if (random.nextInt(4) == 0) {
      rule.inForceFrom("2026-11-25");
    }
    return rule.denies();
  }

  private static Condition<Contact> randomCondition(Random random) {
    return switch (random.nextInt(7)) {
      case 0 -> Condition.in(Contact.PURPOSE, ContactPurpose.TELEMARKETING);
      case 1 -> Condition.known(Contact.RELATIONSHIP);
      case 2 -> Condition.known(Contact.CONSENTS);
      case 3 -> Condition.isTrue(Contact.RELATIONSHIP.then(Relationship.CUSTOMER));
      case 4 -> HISTORY.atLeast(1, HISTORY.within(EarlierContact.AT, Duration.ofHours(24)));
      case 5 -> Condition.known(Contact.HISTORY);
      default -> Condition.isTrue(Contact.RECORDED);
    };
  }

  @Test
  void emergenciesThatAFailedSourceWouldTell_areNotNone() {
    Rule<?> emergency = rule("emergency").when(Members.of(Contact.EMERGENCIES).any()).denies();
    Compliance engine =
        Compliance.builder()
            .module(HouseRules.of(emergency))
            .source(
                Contact.SCHEMA,
                Contact.EMERGENCIES,
                contact -> {
                  throw new IllegalStateException("down");
                })
            .build();
    Verdict unknown = engine.check(call(ContactPurpose.SURVEY));
    assertThat(unknown.decision()).isEqualTo(Decision.INDETERMINATE);
    assertThat(unknown.findings())
        .singleElement()
        .satisfies(finding -> assertThat(finding.missing()).containsExactly(Contact.EMERGENCIES));
  }

  @Test
  void listThatAFailedSourceWouldTell_isNotOneThatTheHostLeftOut() {
    Rule<?> refused =
        rule("refused")
            .when(Condition.in(Contact.PURPOSE, ContactPurpose.TELEMARKETING))
            .when(Condition.known(Contact.HISTORY))
            .when(HISTORY.any(HISTORY.isTrue(EarlierContact.REFUSED)))
            .denies();
    Compliance.Builder host = Compliance.builder().module(HouseRules.of(refused));
    Contact sale = call(ContactPurpose.TELEMARKETING);
    assertThat(host.build().check(sale).decision()).isEqualTo(Decision.PERMIT);

    Compliance engine =
        host.source(
                Contact.SCHEMA,
                Contact.HISTORY,
                contact -> {
                  throw new IllegalStateException("down");
                })
            .build();
    Verdict unknown = engine.check(sale);
    assertUntold(unknown, Contact.HISTORY);
    // What no rule asks of such a call needs no source, and neither does what is stated.
    assertThat(engine.check(call(ContactPurpose.SURVEY)).decision()).isEqualTo(Decision.PERMIT);
    assertThat(engine.check(sale.with(Contact.HISTORY, List.of())).decision())
        .isEqualTo(Decision.PERMIT);
  }

  /** Tells nothing of some facts, and that it is in doubt about them; knows everything else. */
  private JointSource<Contact> doubting(Set<Fact<Contact, ?>> doubtful) {
    return new JointSource<>() {
      @Override
      public Contact complete(Contact contact, Set<Fact<Contact, ?>> read) {
        Set<Fact<Contact, ?>> sure = new HashSet<>(read);
        sure.removeAll(doubtful);
        return everything().complete(contact, sure);
      }

      @Override
      public Told<Contact> tell(Contact contact, Set<Fact<Contact, ?>> read) {
        return new Told<>(complete(contact, read), doubtful);
      }
    };
  }

  /** Nothing but what a source did not tell leaves it undecided. */
  private static void assertUntold(Verdict verdict, Fact<Contact, ?> fact) {
    assertThat(verdict.decision()).isEqualTo(Decision.INDETERMINATE);
    assertThat(verdict.findings())
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.rule().id()).isEqualTo("core.source");
              assertThat(finding.missing()).containsExactly(fact);
            });
  }

  private static Rule<?> onlyStated(ContactPurpose purpose) {
    return rule("revoked-" + purpose.name().toLowerCase(Locale.ROOT))
        .when(Condition.in(Contact.PURPOSE, purpose))
        .when(Condition.known(Contact.CONSENTS))
        .when(CONSENTS.any(CONSENTS.happened(Consent.REVOKED_AT)))
        .denies();
  }

  @Test
  void listThatASourceIsInDoubtAbout_isNotOneThatTheHostLeftOut() {
    Compliance.Builder host =
        Compliance.builder()
            .module(
                HouseRules.of(
                    onlyStated(ContactPurpose.TELEMARKETING),
                    capped("cap").when(Condition.isTrue(Contact.RECORDED)).denies()));
    Contact sale = call(ContactPurpose.TELEMARKETING).with(Contact.RECORDED, false);
    assertThat(host.build().check(sale).decision()).isEqualTo(Decision.PERMIT);

    Compliance engine =
        host.source(Contact.SCHEMA, ALL, doubting(Set.of(Contact.CONSENTS))).build();
    Verdict unknown = engine.check(sale);
    assertUntold(unknown, Contact.CONSENTS);
    assertThat(engine.windows(sale, NOON, NOON.plus(Duration.ofDays(2))))
        .noneMatch(stretch -> stretch.verdict().decision() == Decision.PERMIT);
    assertThat(ids(engine.check(sale.with(Contact.RECORDED, true))))
        .as("what it told of another fact stands")
        .containsExactly("house.cap", "core.source");
    // What no rule asks of such a call, and what is stated, is in no doubt.
    assertThat(engine.check(call(ContactPurpose.SURVEY)).decision()).isEqualTo(Decision.PERMIT);
    assertThat(engine.check(sale.with(Contact.CONSENTS, List.of())).decision())
        .as("a source may know of further entries of a stated list")
        .isEqualTo(Decision.INDETERMINATE);
  }

  /** Otherwise a later attempt, or a replay under other law, would take it for left out. */
  @Test
  void whatAFailedSourceDidNotTell_isNamedBesideOtherFindings() {
    Compliance.Builder host =
        Compliance.builder()
            .module(
                HouseRules.of(
                    onlyStated(ContactPurpose.TELEMARKETING),
                    rule("early")
                        .when(
                            Condition.where(
                                Contact.AT, "before one", at -> Truth.of(at.isBefore(ONE))))
                        .denies(),
                    rule("recorded")
                        .when(Condition.in(Contact.DIALING, Dialing.MANUAL))
                        .when(Condition.isTrue(Contact.RECORDED))
                        .denies()))
            .source(
                Contact.SCHEMA,
                Contact.CONSENTS,
                contact -> {
                  throw new IllegalStateException("down");
                });
    Compliance engine = host.build();
    Contact sale = call(ContactPurpose.TELEMARKETING).with(Contact.DIALING, Dialing.AUTOMATED);

    Verdict early = engine.check(sale);
    assertThat(early.decision()).isEqualTo(Decision.DENY);
    assertThat(ids(early)).containsExactly("house.early", "core.source");
    assertThat(early.findings().get(1).outcome()).isEqualTo(Decision.INDETERMINATE);
    assertThat(early.findings().get(1).missing()).containsExactly(Contact.CONSENTS);
    assertThat(engine.windows(sale, NOON, ONE))
        .extracting(stretch -> ids(stretch.verdict()))
        .containsExactly(List.of("house.early", "core.source"));
    Verdict unknown = engine.check(sale.with(Contact.DIALING, Dialing.MANUAL).at(ONE));
    assertThat(unknown.decision()).isEqualTo(Decision.INDETERMINATE);
    assertThat(ids(unknown)).containsExactly("house.recorded", "core.source");
    // What no rule would have taken for an answer is not named.
    Contact survey = call(ContactPurpose.SURVEY).with(Contact.DIALING, Dialing.AUTOMATED);
    assertThat(ids(engine.check(survey))).containsExactly("house.early");
    assertThat(ids(engine.check(sale.at(ONE)))).containsExactly("core.source");
  }

  /** As a ledger judges it within its transaction, with an engine of which it is no source. */
  @Test
  void doubtsOfWhoCompletedAnActivity_countAsThoseOfASource() {
    List<Decision> observed = new ArrayList<>();
    Compliance engine =
        Compliance.builder()
            .module(HouseRules.of(onlyStated(ContactPurpose.TELEMARKETING)))
            .observer(activity -> verdict -> observed.add(verdict.decision()))
            .build();
    Contact sale = call(ContactPurpose.TELEMARKETING);
    Set<Fact<Contact, ?>> doubtful = Set.of(Contact.CONSENTS, Contact.HISTORY);
    assertThat(engine.check(new JointSource.Told<>(sale, Set.of())).decision())
        .isEqualTo(Decision.PERMIT);
    Verdict unknown = engine.check(new JointSource.Told<>(sale, doubtful));
    assertThat(ids(unknown)).containsExactly("core.source");
    assertThat(unknown.findings().get(0).missing()).containsExactly(Contact.CONSENTS);
    assertThat(observed).containsExactly(Decision.PERMIT, Decision.INDETERMINATE);
    assertThat(
            engine.check(new JointSource.Told<>(call(ContactPurpose.SURVEY), doubtful)).decision())
        .isEqualTo(Decision.PERMIT);
  }

  @Test
  void doubtAboutWhatItWasNotAskedFor_orThatALaterSourceSettles_isNone() {
    Rule<?> strangers =
        rule("strangers")
            .when(Condition.known(Contact.RELATIONSHIP))
            .when(Condition.isFalse(Contact.RELATIONSHIP.then(Relationship.CUSTOMER)))
            .denies();
    Compliance.Builder host =
        Compliance.builder()
            .module(HouseRules.of(strangers))
            .source(Contact.SCHEMA, ALL, doubting(Set.of(Contact.RELATIONSHIP, Contact.CONSENTS)));
    Contact sale = call(ContactPurpose.TELEMARKETING);
    assertThat(host.build().check(sale).findings())
        .singleElement()
        .satisfies(finding -> assertThat(finding.missing()).containsExactly(Contact.RELATIONSHIP));
    Compliance settled =
        host.source(
                Contact.SCHEMA,
                Contact.RELATIONSHIP,
                contact -> Optional.of(Relationship.builder().customer(true).build()))
            .build();
    assertThat(settled.check(sale).decision()).isEqualTo(Decision.PERMIT);
  }

  /** A profile, or the host, may state a part of a group that a source would complete. */
  @Test
  void eventOfAGroupThatIsStatedInPart_isNotOneThatDidNotHappen() {
    Rule<?> ended =
        rule("ended")
            .when(Condition.happened(Contact.RELATIONSHIP.then(Relationship.ENDED_AT)))
            .denies();
    Rule<?> strangers =
        rule("strangers")
            .when(Condition.isFalse(Contact.RELATIONSHIP.then(Relationship.CUSTOMER)))
            .denies();
    Contact stated =
        call(ContactPurpose.SURVEY)
            .with(Contact.RELATIONSHIP, Relationship.builder().customer(true).build());
    Compliance.Builder host = Compliance.builder().module(HouseRules.of(ended));
    assertThat(host.build().check(stated).decision()).isEqualTo(Decision.PERMIT);
    host.source(Contact.SCHEMA, Set.of(Contact.RELATIONSHIP), HostSourcesTest::fails);
    Verdict unknown = host.build().check(stated);
    assertThat(unknown.decision()).isEqualTo(Decision.INDETERMINATE);
    assertThat(ids(unknown)).containsExactly("core.source");
    assertThat(unknown.findings().get(0).missing()).containsExactly(Contact.RELATIONSHIP);

    // What is stated stays, so it is in no doubt.
    Compliance ofStrangers =
        Compliance.builder()
            .module(HouseRules.of(strangers))
            .source(Contact.SCHEMA, Set.of(Contact.RELATIONSHIP), HostSourcesTest::fails)
            .build();
    assertThat(ofStrangers.check(stated).decision()).isEqualTo(Decision.PERMIT);
  }

  private static Contact fails(Contact contact, Set<Fact<Contact, ?>> read) {
    throw new IllegalStateException("down");
  }

  @Test
  void entriesOfTwoSources_areCountedInWhateverOrder() {
    EarlierContact voice =
        EarlierContact.builder().at(NOON.minusSeconds(60)).channel(ContactChannel.VOICE).build();
    EarlierContact text =
        EarlierContact.builder().at(NOON.minusSeconds(60)).channel(ContactChannel.TEXT).build();
    Rule<?> cap =
        rule("cap")
            .when(HISTORY.atLeast(2, HISTORY.is(EarlierContact.CHANNEL, ContactChannel.VOICE)))
            .denies();
    for (List<EarlierContact> records :
        List.of(
            List.of(voice, voice, text),
            List.of(text, voice, voice),
            List.of(voice, text, voice))) {
      Compliance engine =
          Compliance.builder()
              .module(HouseRules.of(cap))
              .source(Contact.SCHEMA, Contact.HISTORY, contact -> Optional.of(List.of(voice)))
              .source(Contact.SCHEMA, Contact.HISTORY, more(records))
              .build();
      assertThat(engine.check(call(ContactPurpose.SURVEY)).decision())
          .as(records.toString())
          .isEqualTo(Decision.DENY);
    }
    Compliance once =
        Compliance.builder()
            .module(HouseRules.of(cap))
            .source(Contact.SCHEMA, Contact.HISTORY, contact -> Optional.of(List.of(voice, text)))
            .source(Contact.SCHEMA, Contact.HISTORY, more(List.of(text, voice)))
            .build();
    assertThat(once.check(call(ContactPurpose.SURVEY)).decision()).isEqualTo(Decision.PERMIT);
  }

  private static Source<Contact, List<EarlierContact>> more(List<EarlierContact> records) {
    return new Source<>() {
      @Override
      public Optional<List<EarlierContact>> find(Contact contact) {
        return Optional.of(records);
      }

      @Override
      public Optional<List<EarlierContact>> complete(Contact contact, List<EarlierContact> stated) {
        return Optional.of(records);
      }
    };
  }

  @Test
  void checkOfAListThatNoLawRequires_isNotOneThatWasNotMade_ifItsSourceFails() {
    Rule<?> own = rule("own").when(CheckedList.of(ListKind.INTERNAL_DNC).foundListed()).denies();
    Compliance.Builder host = Compliance.builder().module(HouseRules.of(own));
    Contact survey = call(ContactPurpose.SURVEY);
    assertThat(host.build().check(survey).decision()).isEqualTo(Decision.PERMIT);
    Compliance engine =
        host.source(Contact.SCHEMA, Set.of(Contact.LISTS), HostSourcesTest::fails).build();

    Verdict unknown = engine.check(survey);
    assertThat(unknown.decision()).isEqualTo(Decision.INDETERMINATE);
    assertThat(ids(unknown)).containsExactly("core.source");
    assertThat(unknown.findings().get(0).missing()).containsExactly(Contact.LISTS);
    // Another list that is stated says nothing of this one.
    ListEntry national = ListEntry.builder().list(ListKind.NATIONAL_DNC).listed(false).build();
    assertThat(engine.check(survey.with(Contact.LISTS, List.of(national))).decision())
        .isEqualTo(Decision.INDETERMINATE);
  }

  @Test
  void eventThatAFailedSourceWouldTell_isNotOneThatDidNotHappen() {
    Rule<?> objected = rule("objected").when(Condition.happened(Contact.OBJECTED_AT)).denies();
    JointSource<Contact> broken =
        (contact, read) -> {
          throw new IllegalStateException("down");
        };
    Compliance engine =
        Compliance.builder()
            .module(HouseRules.of(objected))
            .source(Contact.SCHEMA, Set.of(Contact.OBJECTED_AT), broken)
            .build();
    Verdict unknown = engine.check(call(ContactPurpose.SURVEY));
    assertThat(unknown.decision()).isEqualTo(Decision.INDETERMINATE);
    assertThat(unknown.findings())
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.rule().id()).isEqualTo("core.source");
              assertThat(finding.missing()).containsExactly(Contact.OBJECTED_AT);
            });
    assertThat(engine.explain(call(ContactPurpose.SURVEY)).verdict().decision())
        .isEqualTo(Decision.INDETERMINATE);
    // What is stated needs no source.
    assertThat(
            engine
                .check(
                    call(ContactPurpose.SURVEY)
                        .with(Contact.OBJECTED_AT, NOON.plus(Duration.ofDays(1))))
                .decision())
        .isEqualTo(Decision.PERMIT);
  }

  @Test
  void windows_afterAFailedSource_permitNothingThatItWouldHaveTold() {
    Rule<?> objected = rule("objected").when(Condition.happened(Contact.OBJECTED_AT)).denies();
    Rule<?> refused =
        rule("refused")
            .inForce(InForce.startingAt(LocalDate.of(2026, 11, 30)))
            .when(Condition.known(Contact.HISTORY))
            .when(HISTORY.any(HISTORY.isTrue(EarlierContact.REFUSED)))
            .denies();
    JointSource<Contact> broken =
        (contact, read) -> {
          throw new IllegalStateException("down");
        };
    Contact survey = call(ContactPurpose.SURVEY);
    Instant end = NOON.plus(Duration.ofDays(10));

    Compliance events =
        Compliance.builder()
            .module(HouseRules.of(objected))
            .source(Contact.SCHEMA, Set.of(Contact.OBJECTED_AT), broken)
            .build();
    assertThat(events.windows(survey, NOON, end))
        .singleElement()
        .satisfies(
            stretch -> {
              assertThat(stretch.verdict().decision()).isEqualTo(Decision.INDETERMINATE);
              assertThat(stretch.verdict().findings().get(0).missing())
                  .containsExactly(Contact.OBJECTED_AT);
            });

    // Undecided as soon as the law asks for it, as a check at each of these instants is.
    Compliance lists =
        Compliance.builder()
            .module(HouseRules.of(refused))
            .source(Contact.SCHEMA, Set.of(Contact.HISTORY), broken)
            .build();
    assertThat(lists.windows(survey, NOON, end))
        .extracting(stretch -> stretch.verdict().decision())
        .containsExactly(Decision.PERMIT, Decision.INDETERMINATE);
    lists
        .windows(survey, NOON, end)
        .forEach(
            stretch ->
                assertThat(lists.check(survey.at(stretch.from())).decision())
                    .isEqualTo(stretch.verdict().decision()));
  }

  @Test
  void listThatAFailedSourceWouldComplete_isNotWhole() {
    Rule<?> refused =
        rule("refused")
            .when(Condition.known(Contact.HISTORY))
            .when(HISTORY.any(HISTORY.isTrue(EarlierContact.REFUSED)))
            .denies();
    Compliance engine =
        Compliance.builder()
            .module(HouseRules.of(refused))
            .source(
                Contact.SCHEMA,
                Set.of(Contact.HISTORY),
                (contact, read) -> {
                  throw new IllegalStateException("down");
                })
            .build();
    Contact stated = call(ContactPurpose.SURVEY).with(Contact.HISTORY, List.of());
    assertThat(engine.check(stated).decision()).isEqualTo(Decision.INDETERMINATE);
  }

  /** Three calls a day: two are stated, and how many more there were is not known. */
  @Test
  void listThatAFailedSourceWouldComplete_isNoCountBelowACap() {
    Rule<?> capped =
        rule("capped")
            .when(HISTORY.atLeast(3, HISTORY.within(EarlierContact.AT, Duration.ofHours(24))))
            .denies();
    Compliance.Builder host = Compliance.builder().module(HouseRules.of(capped));
    EarlierContact call = EarlierContact.builder().at(NOON.minusSeconds(60)).build();
    Contact survey = call(ContactPurpose.SURVEY);
    Contact below = survey.with(Contact.HISTORY, List.of(call, call));
    Contact above = survey.with(Contact.HISTORY, List.of(call, call, call));
    assertThat(host.build().check(below).decision()).isEqualTo(Decision.PERMIT);

    Compliance engine =
        host.source(
                Contact.SCHEMA,
                Set.of(Contact.HISTORY),
                (contact, read) -> {
                  throw new IllegalStateException("down");
                })
            .build();
    assertThat(engine.check(below).findings())
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.rule().id()).isEqualTo("core.source");
              assertThat(finding.missing()).containsExactly(Contact.HISTORY);
            });
    // That there was none is an answer, which nobody completes.
    assertThat(engine.check(survey.with(Contact.HISTORY, List.of())).decision())
        .isEqualTo(Decision.PERMIT);
    assertThat(engine.check(above).decision()).isEqualTo(Decision.DENY);
  }

  @Test
  void fact_thatALaterSourceTells_isTold() {
    Rule<?> objected = rule("objected").when(Condition.happened(Contact.OBJECTED_AT)).denies();
    Compliance engine =
        Compliance.builder()
            .module(HouseRules.of(objected))
            .source(
                Contact.SCHEMA,
                Contact.OBJECTED_AT,
                contact -> {
                  throw new IllegalStateException("down");
                })
            .source(
                Contact.SCHEMA,
                Contact.OBJECTED_AT,
                contact -> Optional.of(NOON.plus(Duration.ofDays(1))))
            .build();
    assertThat(engine.check(call(ContactPurpose.SURVEY)).decision()).isEqualTo(Decision.PERMIT);
  }

  @Test
  void failedSource_ofWhatOnlyARuleInShadowReads_decidesNothing() {
    Rule<?> law = rule("law").when(Condition.isTrue(Contact.RECORDED)).denies();
    Rule<?> objected = rule("objected").when(Condition.happened(Contact.OBJECTED_AT)).denies();
    Compliance engine =
        Compliance.builder()
            .module(HouseRules.of(law, objected.inShadow()))
            .source(
                Contact.SCHEMA,
                Contact.OBJECTED_AT,
                contact -> {
                  throw new IllegalStateException("down");
                })
            .build();
    Contact survey = call(ContactPurpose.SURVEY).with(Contact.RECORDED, false);
    assertThat(engine.check(survey).decision()).isEqualTo(Decision.PERMIT);
  }

  @Test
  void source_thatFailed_canSayWhatItCouldNotTell() {
    Rule<?> listed = rule("listed").when(CheckedList.of(ListKind.INTERNAL_DNC).listed()).denies();
    JointSource<Contact> broken =
        new JointSource<>() {
          @Override
          public Contact complete(Contact contact, Set<Fact<Contact, ?>> read) {
            throw new IllegalStateException("down");
          }

          @Override
          public Contact afterFailure(Contact contact, Set<Fact<Contact, ?>> read) {
            return contact.with(
                Contact.LISTS, List.of(ListEntry.builder().list(ListKind.INTERNAL_DNC).build()));
          }
        };
    Compliance engine =
        Compliance.builder()
            .module(HouseRules.of(listed))
            .source(Contact.SCHEMA, Set.of(Contact.LISTS), broken)
            .build();
    assertThat(engine.complete(call(ContactPurpose.SURVEY)).toString()).contains("INTERNAL_DNC");
    assertThat(engine.check(call(ContactPurpose.SURVEY)).findings())
        .extracting(finding -> finding.rule().id())
        .containsExactly("house.listed", "core.source");
  }

  @Test
  void jointSource_ofAFactInsideAGroup_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                Compliance.builder()
                    .source(
                        Contact.SCHEMA,
                        Set.of(Contact.RELATIONSHIP.then(Relationship.CUSTOMER)),
                        (contact, read) -> contact))
        .withMessageContaining("relationship, not relationship.customer");
  }

  /** A program that makes the history itself leaves it out where it is unknown. */
  @Test
  void engineWithoutASourceOfAFact_asksForTheOthers_andLeavesTheFactUnknown() {
    Compliance whole =
        Compliance.builder()
            .module(
                HouseRules.of(
                    capped("capped").denies(),
                    rule("twice")
                        .when(
                            CONSENTS.atLeast(
                                2, CONSENTS.within(Consent.GRANTED_AT, Duration.ofHours(24))))
                        .denies()))
            .source(Contact.SCHEMA, ALL, everything())
            .source(Contact.SCHEMA, Contact.HISTORY, contact -> Optional.of(List.of()))
            .build();
    Compliance without = whole.withoutSourceOf(Contact.SCHEMA, Contact.HISTORY);
    Contact call = call(ContactPurpose.TELEMARKETING);

    assertThat(whole.check(call).decision()).isNotEqualTo(Decision.INDETERMINATE);
    asked.clear();
    Verdict verdict = without.check(call);
    assertThat(verdict.decision()).isEqualTo(Decision.INDETERMINATE);
    assertThat(asked).isNotEmpty().allMatch(facts -> !facts.contains(Contact.HISTORY));
    assertThat(asked).anyMatch(facts -> facts.contains(Contact.CONSENTS));
    assertThat(without.edition()).isEqualTo(whole.edition());
    assertThat(without.withoutSourceOf(Contact.SCHEMA, Contact.HISTORY)).isSameAs(without);
  }
}
