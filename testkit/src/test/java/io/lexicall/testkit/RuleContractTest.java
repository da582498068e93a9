package io.lexicall.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.lexicall.facts.Called;
import io.lexicall.facts.Caller;
import io.lexicall.facts.Consent;
import io.lexicall.facts.ConsentKind;
import io.lexicall.facts.Contact;
import io.lexicall.facts.ContactChannel;
import io.lexicall.facts.ContactPurpose;
import io.lexicall.facts.Dialing;
import io.lexicall.facts.Fact;
import io.lexicall.facts.LineType;
import io.lexicall.facts.ListKind;
import io.lexicall.facts.Relationship;
import io.lexicall.facts.Request;
import io.lexicall.facts.Subscriber;
import io.lexicall.facts.Truth;
import io.lexicall.place.Place;
import io.lexicall.place.Whereabouts;
import io.lexicall.rule.CheckedList;
import io.lexicall.rule.Condition;
import io.lexicall.rule.Effect;
import io.lexicall.rule.Members;
import io.lexicall.rule.Outcome;
import io.lexicall.rule.Rule;
import io.lexicall.time.CallingWindow;
import io.lexicall.time.Deadline;
import io.lexicall.time.HolidayCalendar;
import io.lexicall.time.LookBack;
import io.lexicall.time.WeeklyHours;
import java.time.Instant;
import java.time.LocalTime;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Right rules keep the contract; of rules with a fault, the check that fits catches each. */
class RuleContractTest {

  private static Rule.Builder<Contact> rule() {
    return Rule.on(Contact.SCHEMA, "acme.house-rule")
        .title("Our own rule is kept.")
        .cites("Acme House Rules 7")
        .remedy("do-otherwise");
  }

  private static Condition<Contact> telemarketing() {
    return Condition.in(Contact.PURPOSE, ContactPurpose.TELEMARKETING);
  }

  private static Condition<Contact> mobile() {
    return Condition.in(Contact.TO.then(Called.LINE_TYPE), LineType.MOBILE);
  }

  private static WeeklyHours eightToNine() {
    return WeeklyHours.daily(new CallingWindow(LocalTime.of(8, 0), LocalTime.of(21, 0)));
  }

  static Stream<Rule<Contact>> rightRules() {
    Members<Contact, Consent> consents = Members.of(Contact.CONSENTS);
    return Stream.of(
        rule().when(telemarketing()).when(mobile()).in(Place.of("US")).denies(),
        rule().when(telemarketing()).obliges("identify-caller"),
        rule()
            .when(telemarketing())
            .unless(Condition.in(Contact.TO.then(Called.SUBSCRIBER), Subscriber.BUSINESS))
            .when(Condition.outsideHours(eightToNine(), HolidayCalendar.NONE))
            .in(Place.of("US-FL"), Place.of("US-NY"))
            .inForceFrom("2021-07-01")
            .inForceTo("2027-06-30")
            .denies(),
        rule()
            .when(telemarketing())
            .demands(
                Condition.isTrue(Contact.CALLER.then(Caller.TRANSMITS_CALLER_ID)),
                "transmit-caller-id"),
        rule()
            .when(Condition.in(Contact.DIALING, Dialing.AUTOMATED, Dialing.RANDOM_OR_SEQUENTIAL))
            .when(mobile())
            .unless(
                consents.any(
                    consents.in(Consent.KIND, ConsentKind.EXPRESS_WRITTEN),
                    consents.happened(Consent.GRANTED_AT),
                    consents.happened(Consent.REVOKED_AT).not()))
            .denies(),
        rule()
            .when(telemarketing())
            .when(CheckedList.of(ListKind.NATIONAL_DNC).listed())
            .unless(
                Condition.happenedWithin(
                    Contact.RELATIONSHIP,
                    Contact.RELATIONSHIP.then(Relationship.LAST_TRANSACTION_AT),
                    LookBack.months(18)))
            .in(Place.of("US"))
            .denies());
  }

  @ParameterizedTest
  @MethodSource("rightRules")
  void rightRule_keepsEveryCheck(Rule<Contact> right) {
    assertThat(RuleContract.of(right).breaches()).isEmpty();
  }

  /** A rule that is tried before it decides is held to the same contract. */
  @Test
  void ruleInShadow_isTriedAsIfItDecided() {
    Rule<Contact> right = rule().when(telemarketing()).denies();
    assertThat(RuleContract.of(right.inShadow()).breaches()).isEmpty();

    Condition<Contact> guesses =
        new OwnCondition(Contact.PURPOSE) {
          @Override
          public Truth test(Contact contact) {
            return Truth.of(Contact.PURPOSE.in(contact) == null);
          }
        };
    Rule<Contact> wrong = rule().when(guesses).denies();
    assertThat(RuleContract.of(wrong.inShadow()).breaches())
        .extracting(Breach::check)
        .isNotEmpty()
        .isEqualTo(RuleContract.of(wrong).breaches().stream().map(Breach::check).toList());
  }

  /** A condition that an author wrote by hand. */
  private abstract static class OwnCondition extends Condition<Contact> {
    private final Set<Fact<Contact, ?>> reads;

    OwnCondition() {
      this.reads = Set.of();
    }

    OwnCondition(Fact<Contact, ?> read) {
      this.reads = Set.of(read);
    }

    OwnCondition(Fact<Contact, ?> one, Fact<Contact, ?> other) {
      this.reads = Set.of(one, other);
    }

    @Override
    public void missing(Contact contact, Set<Fact<Contact, ?>> into) {
      reads.stream().filter(fact -> fact.in(contact) == null).forEach(into::add);
    }

    @Override
    public Set<Fact<Contact, ?>> reads() {
      return reads;
    }

    @Override
    public String says() {
      return "our own condition holds";
    }
  }

  private static void assertCaught(Check check, Rule<Contact> wrong, String... tells) {
    assertThat(RuleContract.of(wrong).breach(check))
        .isPresent()
        .get()
        .asString()
        .contains(Stream.concat(Stream.of("acme.house-rule"), Stream.of(tells)).toList());
  }

  @Test
  void unknownTakenForFalse_isCaughtByKleene() {
    Condition<Contact> guesses =
        new OwnCondition(Contact.RECORDED) {
          @Override
          public Truth test(Contact contact) {
            return Truth.of(contact.get(Contact.RECORDED).orElse(false));
          }
        };
    assertCaught(
        Check.KLEENE,
        rule().when(guesses).denies(),
        "unknown: recorded=true. Once it is known, it denies");
  }

  @Test
  void factThatIsTakenForLeftOutWhenItsSourceFails_isCaughtByFailedSource() {
    Condition<Contact> guesses =
        new OwnCondition(Contact.RECORDED) {
          @Override
          public Truth test(Contact contact) {
            return Truth.of(contact.get(Contact.RECORDED).orElse(false));
          }
        };
    Condition<Contact> hides =
        new OwnCondition(Contact.RECORDED) {
          @Override
          public Truth test(Contact contact) {
            return guesses.test(contact);
          }

          @Override
          protected Set<Fact<Contact, ?>> decidedByAbsence() {
            return Set.of();
          }
        };
    assertThat(RuleContract.of(rule().when(guesses).denies()).breach(Check.FAILED_SOURCE))
        .isEmpty();
    assertCaught(
        Check.FAILED_SOURCE,
        rule().when(hides).denies(),
        "denies what the source would tell: recorded=true");
  }

  @Test
  void knownAskedOfAFact_isCaughtByKleene() {
    assertCaught(
        Check.KLEENE,
        rule().when(telemarketing()).unless(Condition.known(Contact.DIALING)).denies(),
        "dialing=");
  }

  @Test
  void denialForALackOfAnEntry_whereTheListIsUnknown_isCaughtByKleene() {
    Condition<Contact> noConsent =
        new OwnCondition(Contact.CONSENTS) {
          @Override
          public Truth test(Contact contact) {
            return Truth.of(Fact.entries(Contact.CONSENTS, contact).isEmpty());
          }
        };
    assertCaught(Check.KLEENE, rule().when(noConsent).denies(), "consents=");
  }

  /** Closed at 21:00, but says that it opens again a second late, or early. */
  private static Condition<Contact> hoursThatChange(long secondsOff) {
    Condition<Contact> right = Condition.outsideHours(eightToNine(), HolidayCalendar.NONE);
    return new OwnCondition() {
      @Override
      public Truth test(Contact contact) {
        return right.test(contact);
      }

      @Override
      public void missing(Contact contact, Set<Fact<Contact, ?>> into) {
        right.missing(contact, into);
      }

      @Override
      public @Nullable Instant nextChange(Contact contact, Instant after) {
        Instant next = right.nextChange(contact, after);
        return next == null ? null : next.plusSeconds(secondsOff);
      }
    };
  }

  @Test
  void endOfADenial_oneSecondLate_isCaughtByPermittedFrom() {
    assertCaught(Check.PERMITTED_FROM, rule().when(hoursThatChange(1)).denies(), "already it");
  }

  @Test
  void endOfADenial_thatNeverComes_isCaughtByPermittedFrom() {
    Condition<Contact> right = Condition.outsideHours(eightToNine(), HolidayCalendar.NONE);
    Condition<Contact> forgetful =
        new OwnCondition() {
          @Override
          public Truth test(Contact contact) {
            return right.test(contact);
          }

          @Override
          public void missing(Contact contact, Set<Fact<Contact, ?>> into) {
            right.missing(contact, into);
          }
        };
    assertCaught(Check.PERMITTED_FROM, rule().when(forgetful).denies(), "time does not cure");
  }

  /** A permit that ends unsaid is a window in which nothing is permitted. */
  @Test
  void duty_thatIsLateUnsaid_isCaughtByChanges() {
    Effect<Request> right =
        Effect.deadline(
            Request.RECEIVED_AT,
            Request.COMPLETED_AT,
            Deadline.calendarDays(10),
            "complete-request");
    Effect<Request> forgetful =
        new Effect<>() {
          @Override
          public Outcome on(Request request) {
            return right.on(request);
          }

          @Override
          public Set<Fact<Request, ?>> reads() {
            return right.reads();
          }

          @Override
          public List<String> obligations() {
            return right.obligations();
          }
        };
    Rule.Builder<Request> rule =
        Rule.on(Request.SCHEMA, "acme.answer").title("It is answered.").cites("Acme House Rules");

    assertThat(RuleContract.of(rule.then(forgetful)).breach(Check.CHANGES).orElseThrow().problem())
        .contains("obliges to [complete-request by ", "says that it changes never", "it denies");
    assertThat(RuleContract.of(rule.then(right)).breach(Check.CHANGES)).isEmpty();
  }

  @Test
  void answerThatLastsButChangesUnsaid_isCaughtByLasts() {
    Condition<Contact> right = Condition.outsideHours(eightToNine(), HolidayCalendar.NONE);
    Condition<Contact> rash =
        new OwnCondition() {
          @Override
          public Truth test(Contact contact) {
            return right.test(contact);
          }

          @Override
          public void missing(Contact contact, Set<Fact<Contact, ?>> into) {
            right.missing(contact, into);
          }

          @Override
          protected boolean lasts() {
            return true;
          }
        };
    assertCaught(Check.LASTS, rule().when(rash).denies(), "for good, but at");
  }

  @Test
  void endOfADenial_toldByTheOutcomeTooLate_isCaughtByPermittedFrom() {
    Instant end = Instant.parse("2026-11-25T12:00:00Z");
    assertCaught(
        Check.PERMITTED_FROM,
        rule()
            .when(telemarketing())
            .judges(
                Set.of(),
                contact ->
                    contact.at().isBefore(end)
                        ? Outcome.denyUntil(end.plusSeconds(60))
                        : Outcome.pass()),
        "already it passes");
  }

  @Test
  void memoryOfEarlierCalls_isCaughtByPure() {
    AtomicInteger asked = new AtomicInteger();
    Condition<Contact> everyOther =
        new OwnCondition(Contact.RECORDED) {
          @Override
          public Truth test(Contact contact) {
            return Truth.of(asked.incrementAndGet() % 2 == 0);
          }
        };
    assertCaught(Check.PURE, rule().when(everyOther).denies());
  }

  @Test
  void fieldSharedByThreads_isCaughtByPure() {
    Condition<Contact> racing =
        new OwnCondition(Contact.PURPOSE) {
          private volatile @Nullable ContactPurpose current;

          @Override
          @SuppressWarnings("ThreadPriorityCheck") // the yield stands for a busy machine
          public Truth test(Contact contact) {
            current = contact.get(Contact.PURPOSE).orElse(null);
            Thread.yield();
            ContactPurpose read = current;
            return read == null ? Truth.UNKNOWN : Truth.of(read == ContactPurpose.TELEMARKETING);
          }
        };
    assertCaught(Check.PURE, rule().when(racing).denies(), "among others");
  }

  @Test
  void identityAskedForEquality_isCaughtByPure() {
    IdentityHashMap<Contact, Boolean> seen = new IdentityHashMap<>();
    Condition<Contact> byIdentity =
        new OwnCondition(Contact.PURPOSE) {
          @Override
          public synchronized Truth test(Contact contact) {
            return Truth.of(seen.computeIfAbsent(contact, key -> seen.size() % 2 == 0));
          }
        };
    assertCaught(Check.PURE, rule().when(byIdentity).denies());
  }

  @Test
  void exceptionOnAnUnknownFact_isCaughtByTotal() {
    Condition<Contact> careless =
        new OwnCondition(Contact.TO.then(Called.AGE)) {
          @Override
          public Truth test(Contact contact) {
            return Truth.of(contact.get(Contact.TO).orElseThrow().get(Called.AGE).orElse(0) < 18);
          }
        };
    assertCaught(Check.TOTAL, rule().when(careless).denies(), "NoSuchElementException");
  }

  @Test
  void nullForAnOutcome_isCaughtByTotal() {
    assertCaught(
        Check.TOTAL,
        rule().when(telemarketing()).judges(Set.of(), contact -> null),
        "returned null");
  }

  @Test
  void undecidedWithoutAName_isCaughtByTotal() {
    Condition<Contact> nameless =
        new OwnCondition() {
          @Override
          public Truth test(Contact contact) {
            return contact.get(Contact.PHI).map(Truth::of).orElse(Truth.UNKNOWN);
          }
        };
    assertCaught(Check.TOTAL, rule().when(nameless).denies(), "named no missing fact");
  }

  @Test
  void outcomeMissingNothing_isCaughtByTotal() {
    assertCaught(
        Check.TOTAL, rule().when(telemarketing()).judges(Set.of(), contact -> Outcome.missing()));
  }

  @Test
  void knownFactNamedAsMissing_isCaughtByNamed() {
    Condition<Contact> names =
        new OwnCondition(Contact.PHI, Contact.RECORDED) {
          @Override
          public Truth test(Contact contact) {
            return contact.get(Contact.PHI).map(Truth::of).orElse(Truth.UNKNOWN);
          }

          @Override
          public void missing(Contact contact, Set<Fact<Contact, ?>> into) {
            into.addAll(reads());
          }
        };
    assertCaught(Check.NAMED, rule().when(names).denies(), "names recorded as missing");
  }

  @Test
  void factThatCannotChangeTheAnswer_isCaughtByFewest() {
    Condition<Contact> greedy =
        new OwnCondition(Contact.PHI, Contact.DIALING) {
          @Override
          public Truth test(Contact contact) {
            return contact.get(Contact.PHI).map(Truth::of).orElse(Truth.UNKNOWN);
          }
        };
    assertCaught(Check.FEWEST, rule().when(greedy).denies(), "names dialing");
  }

  @Test
  void onlyTheFirstMissingFactNamed_isCaughtBySufficient() {
    Condition<Contact> bothWanted =
        Condition.in(Contact.CHANNEL, ContactChannel.TEXT).and(telemarketing());
    Condition<Contact> oneByOne =
        new OwnCondition(Contact.CHANNEL, Contact.PURPOSE) {
          @Override
          public Truth test(Contact contact) {
            return bothWanted.test(contact);
          }

          @Override
          public void missing(Contact contact, Set<Fact<Contact, ?>> into) {
            into.add(contact.get(Contact.CHANNEL).isEmpty() ? Contact.CHANNEL : Contact.PURPOSE);
          }
        };
    assertCaught(
        Check.SUFFICIENT,
        rule().when(oneByOne).denies(),
        "cannot tell without channel",
        "cannot tell without purpose");
  }

  @Test
  void factReadButNotOnTheCard_isCaughtByReads() {
    Condition<Contact> secretive =
        new OwnCondition(Contact.PHI) {
          @Override
          public Truth test(Contact contact) {
            return contact.get(Contact.RECORDED).map(Truth::of).orElse(Truth.FALSE);
          }
        };
    assertCaught(Check.READS, rule().when(secretive).denies(), "recorded");
  }

  @Test
  void simplificationWithAnotherAnswer_isCaughtBySimplified() {
    Condition<Contact> simplistic =
        new OwnCondition(Contact.CHANNEL) {
          @Override
          public Truth test(Contact contact) {
            return contact
                .get(Contact.CHANNEL)
                .map(channel -> Truth.of(channel == ContactChannel.TEXT))
                .orElse(Truth.UNKNOWN);
          }

          @Override
          protected Condition<Contact> given(long traits) {
            return Condition.always();
          }
        };
    assertCaught(Check.SIMPLIFIED, rule().when(simplistic).denies());
  }

  /** The engine keeps one plan for all calls that differ in nothing that a rule says it reads. */
  @Test
  void simplificationByAFactThatIsNotNamed_isCaughtBySimplified() {
    Condition<Contact> secretive =
        new OwnCondition(Contact.CHANNEL) {
          private final Condition<Contact> text =
              Condition.in(Contact.CHANNEL, ContactChannel.TEXT);

          @Override
          public Truth test(Contact contact) {
            return text.test(contact);
          }

          @Override
          protected Condition<Contact> given(long traits) {
            // For calls of a purpose that is not known, it answers otherwise than it tests.
            return settledAnswer(simplified(Condition.known(Contact.PURPOSE), traits)) == Truth.TRUE
                ? simplified(text, traits)
                : Condition.always();
          }
        };
    assertCaught(Check.SIMPLIFIED, rule().when(secretive).denies());
  }

  @Test
  void simplificationByPlaceWithAnotherAnswer_isCaughtBySimplified() {
    Condition<Contact> simplistic =
        new OwnCondition(Contact.CHANNEL) {
          @Override
          public Truth test(Contact contact) {
            return contact
                .get(Contact.CHANNEL)
                .map(channel -> Truth.of(channel == ContactChannel.TEXT))
                .orElse(Truth.UNKNOWN);
          }

          @Override
          protected Condition<Contact> given(Whereabouts where) {
            return Condition.always();
          }
        };
    assertCaught(Check.SIMPLIFIED, rule().when(simplistic).denies());
  }

  @Test
  void numberInAMessage_isCaughtByDiscreet() {
    Condition<Contact> talkative =
        new OwnCondition(Contact.TO.then(Called.NUMBER)) {
          @Override
          public Truth test(Contact contact) {
            return Contact.TO.then(Called.NUMBER).in(contact) == null ? Truth.UNKNOWN : Truth.TRUE;
          }

          @Override
          public Supplier<String> tells(Contact contact) {
            String digits =
                Contact.TO.then(Called.NUMBER).of(contact).orElseThrow().e164().substring(1);
            return () -> "the number is " + digits.substring(0, 4) + " " + digits.substring(4);
          }
        };
    assertCaught(Check.DISCREET, rule().when(talkative).denies(), "nobody may read again");
  }

  @Test
  void freeTextInAMessage_isCaughtByDiscreet() {
    Condition<Contact> quoting =
        new OwnCondition(Contact.SUBJECT) {
          @Override
          public Truth test(Contact contact) {
            return Contact.SUBJECT.in(contact) == null ? Truth.UNKNOWN : Truth.TRUE;
          }

          @Override
          public Supplier<String> tells(Contact contact) {
            String subject = Contact.SUBJECT.of(contact).orElseThrow();
            return () -> "it is about " + subject;
          }
        };
    assertCaught(Check.DISCREET, rule().when(quoting).denies());
  }

  @Test
  void ruleThatNeverSpeaks_isCaughtBySpeaks() {
    Condition<Contact> wordUnknownToUs =
        Condition.where(
            Contact.SUBJECT, "the subject is our secret", word -> Truth.of(word.equals("xyzzy")));
    Rule<Contact> narrow = rule().when(wordUnknownToUs).denies();

    assertCaught(Check.SPEAKS, narrow, "these do not hold: [the subject is our secret (");
    assertThat(
            RuleContract.of(narrow, Hints.standard().values(Contact.SUBJECT, "xyzzy")).breaches())
        .isEmpty();
  }

  @Test
  void titleThatIsNoSentence_isCaughtByCard() {
    assertCaught(
        Check.CARD, rule().title("calling hours").when(telemarketing()).denies(), "the title");
  }

  @Test
  void conditionWithoutWords_isCaughtByCard() {
    Condition<Contact> mute =
        Condition.where(Contact.DIALING, " ", dialing -> Truth.of(dialing == Dialing.AUTOMATED));

    assertCaught(Check.CARD, rule().when(mute).denies(), "does not say what it asks");
  }

  @Test
  void denialWithoutARemedy_isCaughtByCard() {
    assertCaught(
        Check.CARD,
        Rule.on(Contact.SCHEMA, "acme.house-rule")
            .title("Our own rule is kept.")
            .cites("Acme House Rules 7")
            .when(telemarketing())
            .denies(),
        "names no remedy");
  }

  @Test
  void dutyThatTheCardDoesNotName_isCaughtByCard() {
    assertCaught(
        Check.CARD,
        rule()
            .when(telemarketing())
            .then(
                new Effect<>() {
                  @Override
                  public Outcome on(Contact contact) {
                    return Outcome.oblige(io.lexicall.rule.Duty.to("sing"));
                  }
                }),
        "the duty sing");
  }

  @Test
  void waiver_namesOneFactOrTheWholeCheck() {
    Rule<Contact> guessing =
        rule().when(telemarketing()).unless(Condition.known(Contact.DIALING)).denies();
    assertThat(
            RuleContract.of(guessing)
                .waiving(
                    List.of(
                        Waiver.of(Check.KLEENE, "acme.house-rule", Contact.DIALING, "We know it.")))
                .breach(Check.KLEENE))
        .isEmpty();
    assertThat(
            RuleContract.of(guessing)
                .waiving(List.of(Waiver.of(Check.KLEENE, "acme.house-rule", "We know.")))
                .waived(Check.KLEENE))
        .contains("We know.");
  }

  /** A rule that waits would hold up every call, and its contract for hours. */
  @Test
  void ruleThatWaits_failsEveryCheckSoon_andTellsHowLong() {
    RuleContract<Contact> contract =
        RuleContract.of(
            rule()
                .when(
                    Condition.where(
                        Contact.AT,
                        "it waits",
                        at -> {
                          try {
                            Thread.sleep(1_050);
                          } catch (InterruptedException stopped) {
                            throw new IllegalStateException(stopped);
                          }
                          return Truth.TRUE;
                        }))
                .denies());
    long begun = System.nanoTime();

    List<Breach> breaches = contract.breaches();

    assertThat(breaches).hasSameSizeAs(Check.values());
    assertThat(breaches.get(0).toString())
        .contains("acme.house-rule", "one call took 1", "must not wait");
    assertThat(System.nanoTime() - begun).isLessThan(60_000_000_000L);
  }

  /** One call that a busy machine holds up is no fault of the rule. */
  @Test
  void callThatIsSlowOnce_isTriedAgain() {
    AtomicInteger calls = new AtomicInteger();
    Watch watch = new Watch();
    String answer =
        watch.timed(
            () -> {
              try {
                Thread.sleep(calls.incrementAndGet() == 1 ? 1_050 : 0);
              } catch (InterruptedException stopped) {
                throw new IllegalStateException(stopped);
              }
              return "answered";
            });
    assertThat(answer).isEqualTo("answered");
    assertThat(calls).hasValue(2);
    assertThat(watch.pending()).isZero();
  }
}
