package io.lexicall.rules.tcpa.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lexicall.facts.Caller;
import io.lexicall.facts.Consent;
import io.lexicall.facts.ConsentKind;
import io.lexicall.facts.Contact;
import io.lexicall.facts.ContactChannel;
import io.lexicall.facts.ContactPurpose;
import io.lexicall.facts.Exemption;
import io.lexicall.facts.Fact;
import io.lexicall.facts.Relationship;
import io.lexicall.facts.Truth;
import io.lexicall.facts.Voice;
import io.lexicall.law.LawTable;
import io.lexicall.law.LawTableException;
import io.lexicall.place.Place;
import io.lexicall.rule.Condition;
import java.io.StringReader;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the words in the cells of the states' tables mean, and which are none. */
class TableWordsTest {
  private static final String NOON = "2026-11-24T12:00:00-06:00";
  private static final Place TEXAS = Place.of("US-TX");

  /** A row of a table with one column of its own. */
  private static LawTable.Row row(String column, String cell) {
    String head = ",citation,in_force_from,in_force_to,source,confidence,verified_on\n";
    return LawTable.read(
            "words.csv",
            new StringReader(column + head + cell + ",Act 1,,,the act,high,2026-11-24\n"))
        .rows()
        .get(0);
  }

  private static Condition<Contact> consent(String words) {
    return Cells.consent(row("needs", words), "needs");
  }

  private static Condition<Contact> relationship(String words) {
    return Relationships.in(row("lifts", words), "lifts");
  }

  private static String missing(Condition<Contact> condition, Contact about) {
    Set<Fact<Contact, ?>> missing = new LinkedHashSet<>();
    condition.missing(about, missing);
    return missing.stream().map(Fact::path).sorted().collect(Collectors.joining(" "));
  }

  @ParameterizedTest
  @CsvSource({
    // words, kinds of consent that meet them
    "express, EXPRESS EXPRESS_WRITTEN PERMISSION",
    "written, EXPRESS_WRITTEN PERMISSION",
    "express-written, EXPRESS_WRITTEN",
    "permission, PERMISSION",
    "express-written-automated, EXPRESS_WRITTEN",
    "operator, EXPRESS EXPRESS_WRITTEN PERMISSION",
    "operator|written, EXPRESS EXPRESS_WRITTEN PERMISSION",
    "direct, EXPRESS EXPRESS_WRITTEN PERMISSION",
    "written-24M, EXPRESS_WRITTEN PERMISSION",
    "express-written-24M, EXPRESS_WRITTEN",
    "no, ''",
    "'', ''",
  })
  void consent_kindsThatMeetTheWords(String words, String kinds) {
    Contact.Builder call = Calls.call("US-TX", NOON);
    String met =
        Arrays.stream(ConsentKind.values())
            .filter(
                kind ->
                    consent(words).test(call.consents(Calls.consent(kind, NOON)).build())
                        == Truth.TRUE)
            .map(ConsentKind::name)
            .collect(Collectors.joining(" "));
    assertThat(met).isEqualTo(kinds);
  }

  @ParameterizedTest
  @CsvSource({
    // an age is counted in the days of the person's place
    "express-6M, 2026-05-24T00:00:00-05:00, TRUE",
    "express-6M, 2026-05-23T23:59:59-05:00, FALSE",
    "written-24M, 2024-11-24T00:00:00-06:00, TRUE",
    "written-24M, 2024-11-23T23:59:59-06:00, FALSE",
    "express-30D, 2026-10-25T00:00:00-05:00, TRUE",
    "express-30D, 2026-10-24T23:59:59-05:00, FALSE",
    // an operator's was given on the very day
    "operator, 2026-11-24T00:00:00-06:00, TRUE",
    "operator, 2026-11-23T23:59:59-06:00, FALSE",
    "operator|permission, 2026-11-23T23:59:59-06:00, FALSE",
    "express, 2001-01-01T00:00:00-06:00, TRUE",
  })
  void consent_age(String words, String granted, Truth expected) {
    Contact call =
        Calls.call("US-IL", NOON)
            .consents(Calls.consent(ConsentKind.EXPRESS_WRITTEN, granted))
            .build();
    assertThat(consent(words).test(call)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"true, TRUE", "false, FALSE", ", UNKNOWN"})
  void consent_toMachines_mustSaySo(@Nullable Boolean automated, Truth expected) {
    Consent.Builder consent =
        Consent.builder()
            .kind(ConsentKind.EXPRESS_WRITTEN)
            .grantedAt(Calls.instant(NOON))
            .seller("acme")
            .channels(List.of(ContactChannel.VOICE))
            .purposes(List.of(ContactPurpose.TELEMARKETING));
    if (automated != null) {
      consent.automated(automated);
    }
    Contact call = Calls.call("US-TX", NOON).consents(consent.build()).build();
    Condition<Contact> condition = consent("express-written-automated");

    assertThat(condition.test(call)).isEqualTo(expected);
    if (automated == null) {
      assertThat(missing(condition, call)).isEqualTo("consents.automated");
    }
    Contact recorded = call.with(Contact.VOICE, Voice.PRERECORDED);
    assertThat(Cells.consentToMachine(row("needs", "written"), "needs").test(recorded))
        .isEqualTo(expected);
    assertThat(consent("written").test(call)).isEqualTo(Truth.TRUE);
  }

  @Test
  void consentButToSales_isEndedByNoRequest() {
    Contact call =
        Calls.call("US-MA", NOON)
            .consents(Calls.consent(ConsentKind.EXPRESS, "2026-01-05T12:00:00Z"))
            .lists(Calls.internal(true).since(Calls.day("2026-06-01")).build())
            .build();
    LawTable.Row express = row("needs", "express");

    assertThat(Cells.consentButToSales(express, "needs").test(call)).isEqualTo(Truth.TRUE);
    assertThat(Cells.consent(express, "needs").test(call)).isEqualTo(Truth.FALSE);
    assertThat(Cells.consentButToSales(row("needs", "written"), "needs").test(call))
        .isEqualTo(Truth.FALSE);
  }

  @ParameterizedTest
  @CsvSource({
    "customer, true, , , TRUE",
    "customer, false, 2026-11-24T12:00:00Z, 2026-11-24T12:00:00Z, FALSE",
    "transaction, false, 2001-01-01T12:00:00Z, , TRUE",
    "transaction, true, , 2026-11-24T12:00:00Z, FALSE",
    "inquiry, false, , 2001-01-01T12:00:00Z, TRUE",
    "inquiry, true, 2026-11-24T12:00:00Z, , FALSE",
    "transaction:18M, true, 2025-05-24T12:00:00-05:00, , TRUE",
    "transaction:18M, true, 2025-05-23T12:00:00-05:00, , FALSE",
    "transaction:180D, true, 2026-05-28T12:00:00-05:00, , TRUE",
    "transaction:180D, true, 2026-05-27T12:00:00-05:00, , FALSE",
    "inquiry:3M, true, 2026-11-24T12:00:00Z, 2026-08-24T12:00:00-05:00, TRUE",
    "inquiry:3M, true, 2026-11-24T12:00:00Z, 2026-08-23T12:00:00-05:00, FALSE",
    "customer|transaction:18M, false, 2025-05-24T12:00:00-05:00, , TRUE",
    "customer|transaction:18M, true, , , TRUE",
    "customer|transaction:18M, false, 2025-05-23T12:00:00-05:00, , FALSE",
    "no, true, 2026-11-24T12:00:00Z, 2026-11-24T12:00:00Z, FALSE",
  })
  void relationship_words(
      String words,
      boolean customer,
      @Nullable String bought,
      @Nullable String asked,
      Truth expected) {
    Relationship.Builder relationship = Relationship.builder().customer(customer);
    if (bought != null) {
      relationship.lastTransactionAt(Calls.instant(bought));
    }
    if (asked != null) {
      relationship.lastInquiryAt(Calls.instant(asked));
    }
    Contact call = Calls.call("US-TX", NOON).relationship(relationship.build()).build();
    assertThat(relationship(words).test(call)).isEqualTo(expected);
  }

  /** The call is on 2026-11-24 at noon in Texas; who is a customer may be one no more. */
  @ParameterizedTest
  @CsvSource({
    // words, bought, asked, ended
    "customer, , , 2026-11-24T12:00:00.000000001-06:00, TRUE",
    "customer, , , 2026-11-24T12:00:00-06:00, FALSE",
    "customer, , , 2026-11-24T11:59:59-06:00, FALSE",
    // what came before serves on, where the law does not ask that nobody ended it
    "customer|transaction:18M, 2026-10-01T08:00:00-06:00, , 2026-11-01T08:00:00-06:00, TRUE",
    "customer|transaction:18M, 2024-10-01T08:00:00-06:00, , 2026-11-01T08:00:00-06:00, FALSE",
    "transaction|not-ended, 2026-11-01T08:00:01-06:00, , 2026-11-01T08:00:00-06:00, TRUE",
    "transaction|not-ended, 2026-11-01T08:00:00-06:00, , 2026-11-01T08:00:00-06:00, FALSE",
    "transaction|not-ended, 2026-11-01T07:59:59-06:00, , 2026-11-01T08:00:00-06:00, FALSE",
    "transaction|not-ended, 2026-11-01T07:59:59-06:00, , 2026-11-24T12:00:01-06:00, TRUE",
    "not-ended|transaction, 2001-01-01T07:59:59-06:00, , , TRUE",
    "transaction:18M|not-ended, 2025-05-23T12:00:00-05:00, , 2025-05-01T08:00:00-05:00, FALSE",
    "transaction:18M|not-ended, 2025-05-24T12:00:00-05:00, , 2025-05-01T08:00:00-05:00, TRUE",
    "inquiry|not-ended, , 2026-11-02T08:00:00-06:00, 2026-11-01T08:00:00-06:00, TRUE",
    "inquiry|not-ended, , 2026-10-31T08:00:00-06:00, 2026-11-01T08:00:00-06:00, FALSE",
    "inquiry|not-ended, 2026-11-02T08:00:00-06:00, , 2026-11-01T08:00:00-06:00, FALSE",
    "customer|not-ended, , , 2026-11-01T08:00:00-06:00, FALSE",
    // one that ended
    "ended, , , 2001-01-01T08:00:00-06:00, TRUE",
    "ended, , , 2026-11-24T12:00:01-06:00, FALSE",
    "ended:12M, , , 2025-11-24T01:00:00-06:00, TRUE",
    "ended:12M, , , 2025-11-23T23:59:59-06:00, FALSE",
    "customer|ended:12M, , , 2025-11-24T01:00:00-06:00, TRUE",
    "transaction:12M|not-ended|ended:12M, 2026-10-01T08:00:00-06:00, ,"
        + " 2025-11-24T01:00:00-06:00, TRUE",
    "transaction:12M|not-ended|ended:12M, 2025-12-01T08:00:00-06:00, ,"
        + " 2025-12-02T00:00:00-06:00, TRUE",
  })
  void relationship_afterItsEnd(
      String words,
      @Nullable String bought,
      @Nullable String asked,
      @Nullable String ended,
      Truth expected) {
    Relationship.Builder relationship = Relationship.builder().customer(true);
    if (bought != null) {
      relationship.lastTransactionAt(Calls.instant(bought));
    }
    if (asked != null) {
      relationship.lastInquiryAt(Calls.instant(asked));
    }
    if (ended != null) {
      relationship.endedAt(Calls.instant(ended));
    }
    Contact call = Calls.call("US-TX", NOON).relationship(relationship.build()).build();
    assertThat(relationship(words).test(call)).isEqualTo(expected);
  }

  @Test
  void relationship_leftOut_isAsked_andIfGivenWhetherItStands() {
    Contact nothing = Contact.builder().at(Calls.instant(NOON)).build();
    Contact bare =
        Contact.builder()
            .at(Calls.instant(NOON))
            .relationship(Relationship.builder().build())
            .build();
    for (String words :
        List.of("customer", "transaction", "customer|inquiry", "inquiry|not-ended", "ended")) {
      assertThat(relationship(words).test(nothing)).as(words).isEqualTo(Truth.UNKNOWN);
      assertThat(missing(relationship(words), nothing)).as(words).contains("relationship");
    }
    assertThat(relationship("customer").test(bare)).isEqualTo(Truth.UNKNOWN);
    assertThat(missing(relationship("customer"), bare)).isEqualTo("relationship.customer");
    assertThat(relationship("transaction").test(bare)).isEqualTo(Truth.FALSE);
    assertThat(relationship("no").test(nothing)).isEqualTo(Truth.FALSE);
  }

  @ParameterizedTest
  @CsvSource({
    // words, tax exempt, calls for another, freed
    "yes, true, true, TRUE",
    "yes, true, , TRUE",
    "yes, false, false, FALSE",
    "yes, , false, UNKNOWN",
    "own-people, true, false, TRUE",
    "own-people, true, true, FALSE",
    "own-people, true, , FALSE",
    "own-people, false, false, FALSE",
    "own-people, , false, UNKNOWN",
    "own-people, , true, FALSE",
    "own-people, , , FALSE",
    "no, true, false, FALSE",
    "no, , , FALSE",
  })
  void nonprofit_words(
      String word, @Nullable Boolean taxExempt, @Nullable Boolean thirdParty, Truth freed) {
    Caller.Builder caller = Caller.builder().seller("acme");
    if (taxExempt != null) {
      caller.taxExempt(taxExempt);
    }
    if (thirdParty != null) {
      caller.thirdParty(thirdParty);
    }
    Condition<Contact> condition = Cells.nonprofit(row("lifts", word), "lifts");
    Contact call = Calls.call("US-TX", NOON).caller(caller.build()).build();
    assertThat(condition.test(call)).isEqualTo(freed);
    if (freed == Truth.UNKNOWN) {
      assertThat(missing(condition, call)).isEqualTo("caller.taxExempt");
    }
  }

  @ParameterizedTest
  @CsvSource({
    // claimed region and code; an exemption of the place is asked for: any, or by its code
    "US-TX, retail, TRUE, TRUE",
    "US-TX, isolated, TRUE, FALSE",
    "US-FL, retail, FALSE, FALSE",
    ", , FALSE, FALSE",
  })
  void exemption(@Nullable String region, @Nullable String code, Truth any, Truth named) {
    Caller.Builder caller = Calls.caller("US-TX");
    if (region != null && code != null) {
      caller.exemptions(List.of(Exemption.builder().region(Place.of(region)).code(code).build()));
    }
    Contact call = Calls.call("US-TX", NOON).caller(caller.build()).build();

    assertThat(new Exemptions(new Tables()).claimedByAnyCode(TEXAS).test(call)).isEqualTo(any);
    assertThat(Cells.exempt(TEXAS, Set.of("retail", "service-company")).test(call))
        .isEqualTo(named);
  }

  @Test
  void exemption_isOfItsPlaceAndItsDuty() {
    Tables tables = new Tables();
    Exemptions exemptions = new Exemptions(tables);
    Caller isolated =
        Calls.caller("US-FL")
            .exemptions(
                List.of(
                    Exemption.builder().region(Place.of("US-FL")).code("isolated").build(),
                    Exemption.builder().region(Place.of("US-OK")).code("isolated").build()))
            .build();
    Contact call = Calls.call("US-FL", NOON).caller(isolated).build();
    assertThat(exemptions.claimed(Place.of("US-FL"), Exemptions.REGISTRATION).test(call))
        .isEqualTo(Truth.TRUE);
    assertThat(exemptions.claimed(Place.of("US-FL"), Exemptions.HOURS).test(call))
        .isEqualTo(Truth.FALSE);
    assertThat(exemptions.claimed(Place.of("US-FL"), Exemptions.HOURS))
        .isEqualTo(Condition.never());
    assertThat(exemptions.claimed(Place.of("US-OK"), Exemptions.HOURS).test(call))
        .isEqualTo(Truth.TRUE);
    assertThat(exemptions.claimed(Place.of("US-OK"), Exemptions.CAP).test(call))
        .isEqualTo(Truth.TRUE);
  }

  /** Who is a bank need not claim to be one where every bank is exempt. */
  @ParameterizedTest
  @CsvSource({
    "US-IL, hours, true, TRUE",
    "US-IL, hours, false, FALSE",
    "US-IL, hours, , UNKNOWN",
    "US-IL, payment, , FALSE",
    "US-CT, payment, true, TRUE",
    "US-CT, disclosure, true, FALSE",
    "US-FL, disclosure, true, FALSE",
    "US-AL, disclosure, , UNKNOWN",
    "US-FL, disclosure, , FALSE",
  })
  void exemption_ofBanks(String state, String duty, @Nullable Boolean institution, Truth exempt) {
    Caller.Builder caller = Caller.builder().seller("acme");
    if (institution != null) {
      caller.financialInstitution(institution);
    }
    Contact call = Calls.call(state, NOON).caller(caller.build()).build();
    Exemptions exemptions = new Exemptions(new Tables());
    Condition<Contact> condition = exemptions.claimed(Place.of(state), duty);
    assertThat(condition.test(call)).isEqualTo(exempt);
    if (exempt == Truth.UNKNOWN) {
      assertThat(missing(condition, call)).contains("caller.financialInstitution");
    }
  }

  /** Where the law frees nobody but the bank itself, who calls for one is not free. */
  @ParameterizedTest
  @CsvSource({
    "US-NC, true, false, TRUE",
    "US-NC, true, true, FALSE",
    "US-NC, true, , FALSE",
    "US-NC, false, false, FALSE",
    "US-NC, , false, UNKNOWN",
    "US-DE, true, true, TRUE",
    "US-DE, true, , TRUE",
  })
  void exemption_ofBanksThemselves(
      String state, @Nullable Boolean institution, @Nullable Boolean forOthers, Truth exempt) {
    Caller.Builder caller = Caller.builder().seller("acme");
    if (institution != null) {
      caller.financialInstitution(institution);
    }
    if (forOthers != null) {
      caller.thirdParty(forOthers);
    }
    Contact call = Calls.call(state, NOON).caller(caller.build()).build();
    Condition<Contact> condition =
        new Exemptions(new Tables()).claimed(Place.of(state), Exemptions.REGISTRATION);
    assertThat(condition.test(call)).isEqualTo(exempt);
  }

  /** A request frees by itself: it is no consent, and one that was not made is none. */
  @Test
  void request_isMetByTheContactThatWasAskedFor() {
    Contact call = Calls.call("US-TX", NOON).build();
    Contact asked =
        Calls.call("US-TX", NOON).requestedAt(Calls.instant("2026-11-23T12:00:00Z")).build();
    assertThat(consent("request").test(call)).isEqualTo(Truth.FALSE);
    assertThat(consent("request").test(asked)).isEqualTo(Truth.TRUE);
    assertThat(consent("express").test(asked)).isEqualTo(Truth.FALSE);
    assertThat(consent("express|request").test(asked)).isEqualTo(Truth.TRUE);
    assertThat(InWords.consents(row("needs", "request"), "needs"))
        .containsExactly("a request for this contact");
    for (Map.Entry<String, Truth> each :
        Map.of("2026-05-24T12:00:00Z", Truth.TRUE, "2026-05-23T12:00:00Z", Truth.FALSE)
            .entrySet()) {
      Contact old = Calls.call("US-TX", NOON).requestedAt(Calls.instant(each.getKey())).build();
      assertThat(consent("request-6M").test(old)).isEqualTo(each.getValue());
    }
    assertThat(InWords.consents(row("needs", "request-6M"), "needs"))
        .containsExactly("a request for this contact within 6 months");
  }

  /** A gift is no purchase where a gift is asked for; a member is one of who asks for a gift. */
  @ParameterizedTest
  @CsvSource({
    "purchase:12M, TELEMARKETING, TRUE, a purchase within 12 months",
    "purchase:12M, CHARITABLE_SOLICITATION, FALSE, a purchase within 12 months",
    "transaction:12M, CHARITABLE_SOLICITATION, TRUE, a transaction within 12 months",
    "member, CHARITABLE_SOLICITATION, TRUE, membership of the organisation that calls",
    "member, TELEMARKETING, FALSE, membership of the organisation that calls",
    "nonprofit-member, CHARITABLE_SOLICITATION, FALSE,"
        + " membership of the nonprofit organisation that calls",
  })
  void relationships_ofGifts(String words, ContactPurpose purpose, Truth expected, String said) {
    Contact call =
        Calls.call("US-TX", NOON)
            .purpose(purpose)
            .caller(Calls.caller("US-TX").thirdParty(false).build())
            .relationship(
                Relationship.builder()
                    .customer(true)
                    .lastTransactionAt(Calls.instant("2026-06-01T12:00:00Z"))
                    .build())
            .build();
    assertThat(relationship(words).test(call)).isEqualTo(expected);
    assertThat(InWords.relationships(row("lifts", words), "lifts")).containsExactly(said);
  }

  @ParameterizedTest
  @CsvSource({
    "live|prerecorded|text, live prerecorded text",
    "live | text, live text",
    "prerecorded, prerecorded",
    "'', ''",
  })
  void kinds_areListed(String cell, String kinds) {
    assertThat(
            Kind.in(row("contact_kinds", cell)).stream()
                .map(Kind::toString)
                .collect(Collectors.joining(" ")))
        .isEqualTo(kinds);
  }

  @ParameterizedTest
  @CsvSource({
    // kinds; whether a live call, a recorded one, a text, and a call with an unknown voice are
    "live|prerecorded|text, TRUE, TRUE, TRUE, TRUE",
    "live|prerecorded, TRUE, TRUE, FALSE, TRUE",
    "live, TRUE, FALSE, FALSE, UNKNOWN",
    "prerecorded, FALSE, TRUE, FALSE, UNKNOWN",
    "prerecorded|text, FALSE, TRUE, TRUE, UNKNOWN",
    "text, FALSE, FALSE, TRUE, FALSE",
  })
  void kinds_asCondition(String cell, Truth live, Truth recorded, Truth text, Truth someCall) {
    Condition<Contact> condition = Kind.anyOf(Kind.in(row("contact_kinds", cell)));
    Contact voiceless =
        Contact.builder().at(Calls.instant(NOON)).channel(ContactChannel.VOICE).build();

    assertThat(condition.test(Calls.call("US-TX", NOON).build())).isEqualTo(live);
    assertThat(condition.test(Calls.recorded("US-TX", NOON).build())).isEqualTo(recorded);
    assertThat(condition.test(Calls.text("US-TX", NOON).build())).isEqualTo(text);
    assertThat(condition.test(voiceless)).isEqualTo(someCall);
  }

  @ParameterizedTest
  @CsvSource({"telemarketing|survey, TELEMARKETING SURVEY", "'', ''"})
  void purposes_areListed(String cell, String purposes) {
    Set<ContactPurpose> read = Cells.purposes(row("purposes", cell));
    assertThat(read.stream().map(Enum::name).collect(Collectors.joining(" "))).isEqualTo(purposes);
    Condition<Contact> condition = Cells.purposeIn(read);
    for (ContactPurpose purpose : ContactPurpose.values()) {
      Contact call = Calls.call("US-TX", NOON).purpose(purpose).build();
      assertThat(condition.test(call))
          .as("%s", purpose)
          .isEqualTo(Truth.of(read.contains(purpose)));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "verbal",
    "express|verbal",
    "express-24",
    "written-24Y",
    "written-2 years",
    "oral-6M"
  })
  void unknownConsent_isRefusedWithItsPlace(String words) {
    assertThatThrownBy(() -> consent(words))
        .isInstanceOf(LawTableException.class)
        .hasMessageStartingWith("words.csv, line 2, column needs: ");
  }

  @ParameterizedTest
  @CsvSource({"friend", "transaction:18", "transaction:M", "transaction:18Y", "inquiry:-"})
  void unknownRelationship_isRefusedWithItsPlace(String words) {
    assertThatThrownBy(() -> relationship(words))
        .isInstanceOf(LawTableException.class)
        .hasMessageStartingWith("words.csv, line 2, column lifts: ");
  }

  @Test
  void unknownChoice_isRefusedWithItsPlace() {
    assertThatThrownBy(() -> Cells.purposes(row("purposes", "telemarketing|selling")))
        .isInstanceOf(LawTableException.class)
        .hasMessage("words.csv, line 2, column purposes: There is no ContactPurpose selling");
    assertThatThrownBy(() -> Kind.in(row("contact_kinds", "live|fax")))
        .isInstanceOf(LawTableException.class)
        .hasMessage(
            "words.csv, line 2, column contact_kinds: A kind of contact is live, prerecorded or"
                + " text, but this is \"fax\"");
    assertThatThrownBy(() -> Cells.nonprofit(row("lifts", "perhaps"), "lifts"))
        .isInstanceOf(LawTableException.class)
        .hasMessage("words.csv, line 2, column lifts: No such choice");
    assertThatThrownBy(() -> Cells.word(row("permit", "Yes"), "permit", "no", "yes"))
        .isInstanceOf(LawTableException.class)
        .hasMessage("words.csv, line 2, column permit: No such choice");
    assertThatThrownBy(() -> Kind.of(row("contact_kind", "")))
        .isInstanceOf(LawTableException.class)
        .hasMessage("words.csv, line 2, column contact_kind: the cell must not be blank");
  }

  @ParameterizedTest
  @ValueSource(strings = {"yes", "no", ""})
  void choice_isOneOfTheWords_orBlank(String cell) {
    assertThat(Cells.word(row("permit", cell), "permit", "no", "yes")).isEqualTo(cell);
  }
}
