package io.lexicall.rule;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lexicall.engine.trait.Trait;
import io.lexicall.facts.Contact;
import io.lexicall.facts.ContactChannel;
import io.lexicall.facts.ContactPurpose;
import io.lexicall.facts.Fact;
import io.lexicall.facts.Truth;
import io.lexicall.law.Certainty;
import io.lexicall.law.InForce;
import io.lexicall.law.LawTable;
import io.lexicall.place.Place;
import java.io.ByteArrayInputStream;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RuleTest {
  private static final Instant NOON = Instant.parse("2026-11-24T17:00:00Z");
  private static final Condition<Contact> SALE =
      Condition.in(Contact.PURPOSE, ContactPurpose.TELEMARKETING);
  private static final Condition<Contact> CALL =
      Condition.in(Contact.CHANNEL, ContactChannel.VOICE);
  private static final Condition<Contact> ABOUT_WINDOWS =
      Condition.where(
          Contact.SUBJECT, "subject is windows", told -> Truth.of(told.equals("windows")));

  private static Rule.Builder<Contact> rule() {
    return Rule.on(Contact.SCHEMA, "acme.house-rule")
        .title("Nobody is called about windows.")
        .cites("Acme House Rules 7");
  }

  private static Contact contact(@Nullable ContactPurpose purpose, @Nullable String subject) {
    Contact.Builder contact = Contact.builder().at(NOON);
    if (purpose != null) {
      contact.purpose(purpose);
    }
    if (subject != null) {
      contact.subject(subject);
    }
    return contact.build();
  }

  private static List<String> missing(Outcome outcome) {
    assertThat(outcome).isInstanceOf(Outcome.Indeterminate.class);
    return ((Outcome.Indeterminate) outcome).missing().stream().map(Fact::path).sorted().toList();
  }

  // ---- the card

  @Test
  void readFrom_takesAllThatARowSaysOfItsReading() {
    LawTable.Row row =
        LawTable.read(
                "notices.csv",
                new ByteArrayInputStream(
                    ("citation,notice_citation,in_force_from,in_force_to,source,confidence,"
                            + "verified_on\n"
                            + "Act 1,Act 2,2020-01-01,2025-12-31,the act,medium,2026-11-24\n")
                        .getBytes(UTF_8)))
            .rows()
            .get(0);

    RuleInfo card = rule().readFrom(row).in(Place.of("US")).when(SALE).obliges("say-who").info();
    assertThat(card.citation()).isEqualTo("Act 1");
    assertThat(card.inForce())
        .isEqualTo(InForce.between(LocalDate.of(2020, 1, 1), LocalDate.of(2025, 12, 31)));
    assertThat(card.source()).isEqualTo("the act");
    assertThat(card.certainty()).isEqualTo(Certainty.MEDIUM);
    assertThat(card.verifiedOn()).contains(LocalDate.of(2026, 11, 24));
    assertThat(
            rule().readFrom(row, "notice_citation").when(SALE).obliges("say-who").info().citation())
        .isEqualTo("Act 2");
  }

  @Test
  void card_isWhatTheBuilderWasTold() {
    Rule<Contact> rule =
        rule()
            .variant("prerecorded")
            .source("read")
            .verifiedOn(LocalDate.of(2026, 11, 24))
            .inForceFrom("2020-01-01")
            .inForceTo("2025-12-31")
            .certainty(Certainty.MEDIUM)
            .in(Place.of("US-TX"), Place.of("US-FL"))
            .when(SALE)
            .unless(ABOUT_WINDOWS)
            .remedy("wait", "obtain-consent")
            .demands(Condition.isTrue(Contact.RECORDED), "keep-call-record");

    assertThat(rule.info())
        .isEqualTo(
            new RuleInfo(
                "acme.house-rule",
                "prerecorded",
                "Nobody is called about windows.",
                List.of("Acme House Rules 7"),
                InForce.between(LocalDate.of(2020, 1, 1), LocalDate.of(2025, 12, 31)),
                Set.of(Place.of("US-FL"), Place.of("US-TX")),
                "contact",
                Certainty.MEDIUM,
                () -> List.of(Contact.PURPOSE, Contact.RECORDED, Contact.SUBJECT),
                List.of("keep-call-record"),
                List.of("wait", "obtain-consent"),
                "read",
                LocalDate.of(2026, 11, 24),
                false));
    assertThat(rule.info().regulation()).isEqualTo("acme");
    assertThat(rule.info().placesText()).isEqualTo("US-FL US-TX");
    assertThat(rule.activity()).isSameAs(Contact.SCHEMA);
    assertThat(rule.when()).isEqualTo(SALE.and(ABOUT_WINDOWS.not()));
    assertThat(rule.effect().obligations()).containsExactly("keep-call-record");
    assertThat(rule)
        .hasToString("acme.house-rule prerecorded (US-FL US-TX, from 2020-01-01 to 2025-12-31)");
  }

  @Test
  void card_namesEveryProvisionThatAVerdictMayCite() {
    Rule<Contact> rule =
        Rule.on(Contact.SCHEMA, "acme.house-rule")
            .title("It is so.")
            .cites("Acme House Rules 7")
            .citesWhere(SALE, "Acme House Rules 8")
            .citesWhere(ABOUT_WINDOWS, "Acme House Rules 7")
            .denies();

    assertThat(rule.info().citation()).isEqualTo("Acme House Rules 7");
    assertThat(rule.info().citations()).containsExactly("Acme House Rules 7", "Acme House Rules 8");
  }

  @Test
  void card_ofARuleWithoutPlaces_saysEverywhere() {
    Rule<Contact> rule = rule().when(SALE).denies();

    assertThat(rule.info().placesText()).isEqualTo("everywhere");
    assertThat(rule.toString()).startsWith("acme.house-rule (everywhere, ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"acme", "acme.", ".rule", "Acme.rule", "acme.house rule", "a.b.c", "a-.b"})
  void id_thatIsNotRegulationDotName_isRefused(String id) {
    assertThatThrownBy(() -> Rule.on(Contact.SCHEMA, id))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("tcpa.calling-hours")
        .hasMessageEndingWith(id);
  }

  @Test
  void ruleWithoutTitleOrCitation_isRefused_andSaysWhich() {
    assertThatThrownBy(() -> Rule.on(Contact.SCHEMA, "acme.x").cites("7").when(SALE).denies())
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("The rule acme.x has no title");
    assertThatThrownBy(
            () -> Rule.on(Contact.SCHEMA, "acme.x").title("No.").cites(" ").when(SALE).denies())
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("The rule acme.x has no citation");
  }

  // ---- citations

  @ParameterizedTest
  @CsvSource({
    "TELEMARKETING, windows, House Rules 7(a)", // the first that holds
    "TELEMARKETING, doors, House Rules 7(a)",
    "SURVEY, windows, House Rules 7(b)",
    "SURVEY, doors, Acme House Rules 7",
    ", doors, Acme House Rules 7", // what is not known does not hold
  })
  void citation_isThatOfTheFirstAlternativeThatHolds(
      @Nullable ContactPurpose purpose, String subject, String expected) {
    Rule<Contact> rule =
        rule()
            .citesWhere(SALE, "House Rules 7(a)")
            .citesWhere(ABOUT_WINDOWS, "House Rules 7(b)")
            .denies();

    assertThat(rule.citation(contact(purpose, subject))).isEqualTo(expected);
    assertThat(rule.citationReads()).extracting(Fact::path).containsExactly("purpose", "subject");
    assertThat(rule().denies().citationReads()).isEmpty();
  }

  @Test
  void citationGivenTraits_isNullWhereTheyDoNotSettleIt() {
    Rule<Contact> rule =
        rule()
            .citesWhere(SALE, "House Rules 7(a)")
            .citesWhere(ABOUT_WINDOWS, "House Rules 7(b)")
            .denies();

    assertThat(rule.citationGiven(Trait.traitsOf(contact(ContactPurpose.TELEMARKETING, "x"))))
        .isEqualTo("House Rules 7(a)");
    assertThat(rule.citationGiven(Trait.traitsOf(contact(ContactPurpose.SURVEY, "x")))).isNull();
    assertThat(
            rule()
                .citesWhere(SALE, "House Rules 7(a)")
                .denies()
                .citationGiven(Trait.traitsOf(contact(ContactPurpose.SURVEY, "x"))))
        .isEqualTo("Acme House Rules 7");
  }

  // ---- outcomes

  @ParameterizedTest
  @CsvSource({
    "TELEMARKETING, windows, Denied",
    "TELEMARKETING, doors, Pass",
    "TELEMARKETING, , Indeterminate",
    "SURVEY, , Pass",
  })
  void denial_whereTheConditionHolds_indeterminateWhereItCannotBeTold(
      ContactPurpose purpose, @Nullable String subject, String expected) {
    Outcome outcome =
        rule().when(SALE).when(ABOUT_WINDOWS).denies().judge(contact(purpose, subject));

    assertThat(outcome.getClass().getSimpleName()).isEqualTo(expected);
    if (outcome instanceof Outcome.Indeterminate) {
      assertThat(missing(outcome)).containsExactly("subject");
    }
  }

  @Test
  void duty_thatMayBeOwed_isOwed() {
    Rule<Contact> rule = rule().when(ABOUT_WINDOWS).obliges("keep-call-record", "identify-caller");
    Outcome outcome = rule.judge(contact(null, null));

    assertThat(outcome)
        .isEqualTo(Outcome.oblige(Duty.to("keep-call-record"), Duty.to("identify-caller")));
    assertThat(rule.info().obligations()).containsExactly("keep-call-record", "identify-caller");
    assertThat(rule.judge(contact(null, "doors"))).isSameAs(Outcome.pass());
  }

  @Test
  void passing_whatEverTheConditionTurnsOutToBe_isPassing() {
    Rule<Contact> rule = rule().when(ABOUT_WINDOWS).then(Effect.always(Outcome.pass(), List.of()));

    assertThat(rule.judge(contact(null, null))).isSameAs(Outcome.pass());
  }

  @Test
  void indeterminate_namesWhatTheConditionLacks_andWhatTheEffectDoes() {
    Rule<Contact> rule =
        rule()
            .when(ABOUT_WINDOWS)
            .judges(Set.of(Contact.PHI), contact -> Outcome.missing(Contact.PHI));

    assertThat(missing(rule.judge(contact(null, null)))).containsExactly("phi", "subject");
    assertThat(missing(rule.judge(contact(null, "windows")))).containsExactly("phi");
    assertThat(rule.info().reads()).containsExactly(Contact.PHI, Contact.SUBJECT);
  }

  @Test
  void conditionThatCannotBeTold_andNamesNothing_isAFault() {
    Condition<Contact> mute =
        new Condition<>() {
          @Override
          public Truth test(Contact contact) {
            return Truth.UNKNOWN;
          }

          @Override
          public void missing(Contact contact, Set<Fact<Contact, ?>> into) {}

          @Override
          public Set<Fact<Contact, ?>> reads() {
            return Set.of();
          }

          @Override
          public String says() {
            return "who knows";
          }
        };
    Rule<Contact> rule = rule().when(mute).denies();

    assertThatThrownBy(() -> rule.judge(contact(null, null)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("named no missing fact");
    assertThat(mute.lasts()).isFalse();
    assertThat(mute.tells(contact(null, null)).get()).isEmpty();
    assertThat(mute.nextChange(contact(null, null), NOON)).isNull();
  }

  // ---- when a denial ends

  private static Rule<Contact> until(Instant... ends) {
    return rule().when(notYet(ends)).denies();
  }

  /** Not yet past the last of some instants; changes at each of them. */
  private static Condition<Contact> notYet(Instant... ends) {
    return new Condition<>() {
      @Override
      public Truth test(Contact contact) {
        return Truth.of(contact.at().isBefore(ends[ends.length - 1]));
      }

      @Override
      public void missing(Contact contact, Set<Fact<Contact, ?>> into) {}

      @Override
      public Set<Fact<Contact, ?>> reads() {
        return Set.of();
      }

      @Override
      public String says() {
        return "it is not yet time";
      }

      @Override
      public @Nullable Instant nextChange(Contact contact, Instant after) {
        for (Instant end : ends) {
          if (end.isAfter(after)) {
            return end;
          }
        }
        return null;
      }
    };
  }

  @Test
  void permittedFrom_isTheFirstChangeAtWhichItNoLongerDenies() {
    Contact about = contact(ContactPurpose.TELEMARKETING, "windows");
    Instant inAnHour = NOON.plusSeconds(3_600);
    Instant inTwo = NOON.plusSeconds(7_200);

    assertThat(until(inAnHour).permittedFrom(about)).isEqualTo(inAnHour);
    assertThat(until(inAnHour, inTwo).permittedFrom(about)).isEqualTo(inTwo);
    assertThat(until(NOON).permittedFrom(about)).isEqualTo(NOON); // not denied at all
    assertThat(rule().when(SALE).denies().permittedFrom(about)).isNull();
  }

  @Test
  void permittedFrom_isWhatTheEffectStates() {
    Contact about = contact(ContactPurpose.TELEMARKETING, "windows");
    Instant stated = NOON.plusSeconds(60);
    Rule<Contact> share = rule().when(SALE).judges(Set.of(), contact -> Outcome.denyUntil(stated));

    assertThat(share.permittedFrom(about)).isEqualTo(stated);
  }

  @Test
  void permittedFrom_ofADemand_isWhenItIsMet() {
    Rule<Contact> rule =
        rule().when(SALE).demands(notYet(NOON.plusSeconds(9)).not(), Duty.to("keep-call-record"));

    assertThat(rule.permittedFrom(contact(ContactPurpose.TELEMARKETING, "windows")))
        .isEqualTo(NOON.plusSeconds(9));
  }

  @Test
  void permittedFrom_whereAChangeIsToldThatIsNotLater_isNone() {
    Condition<Contact> stuck =
        new Condition<>() {
          @Override
          public Truth test(Contact contact) {
            return Truth.TRUE;
          }

          @Override
          public void missing(Contact contact, Set<Fact<Contact, ?>> into) {}

          @Override
          public Set<Fact<Contact, ?>> reads() {
            return Set.of();
          }

          @Override
          public String says() {
            return "it stays";
          }

          @Override
          public Instant nextChange(Contact contact, Instant after) {
            return after;
          }
        };

    assertThat(rule().when(stuck).denies().permittedFrom(contact(null, null))).isNull();
  }

  // ---- coverage

  @Test
  void coverage_ofSomeActivities_orAll() {
    Coverage<Contact> all = Coverage.of(Contact.SCHEMA, Place.of("US"));
    Coverage<Contact> calls = Coverage.of(Contact.SCHEMA, CALL, Place.of("US"));

    assertThat(all.activity()).isSameAs(Contact.SCHEMA);
    assertThat(all.places()).containsExactly(Place.of("US"));
    assertThat(all.when().settled()).isEqualTo(Truth.TRUE);
    assertThat(calls.when()).isSameAs(CALL);
    assertThat(calls.places()).containsExactly(Place.of("US"));
    assertThat(Coverage.of(Contact.SCHEMA).places()).isEmpty();
    assertThat(calls.in(Set.of(Place.of("FR"))))
        .isEqualTo(Coverage.of(Contact.SCHEMA, CALL, Place.of("FR")));
    assertThat(
            Coverage.of(io.lexicall.facts.Storage.SCHEMA)
                .about(Set.of(io.lexicall.facts.DataKind.PAN))
                .data())
        .containsExactly(io.lexicall.facts.DataKind.PAN);
    assertThat(Coverage.dataOf(Contact.SCHEMA)).isEmpty();
    Coverage<Contact> gap = Coverage.gap(Contact.SCHEMA, CALL);
    assertThat(calls.isGap()).isFalse();
    assertThat(gap.isGap()).isTrue();
    assertThat(gap.in(Set.of())).isEqualTo(gap).isNotEqualTo(Coverage.of(Contact.SCHEMA, CALL));
    assertThat(gap.toString()).startsWith("gap: contact");
    assertThatThrownBy(() -> gap.in(Set.of(Place.of("FR"))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("FR");
    assertThatThrownBy(() -> calls.about(Set.of(io.lexicall.facts.DataKind.PAN)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("contact");
  }
}
