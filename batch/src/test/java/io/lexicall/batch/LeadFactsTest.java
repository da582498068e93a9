package io.lexicall.batch;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lexicall.facts.Called;
import io.lexicall.facts.Caller;
import io.lexicall.facts.Consent;
import io.lexicall.facts.ConsentKind;
import io.lexicall.facts.Contact;
import io.lexicall.facts.Controller;
import io.lexicall.facts.Dialing;
import io.lexicall.facts.LineType;
import io.lexicall.facts.Relationship;
import io.lexicall.place.Place;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LeadFactsTest {
  private static final Instant AT = Instant.parse("2026-11-24T17:00:00Z");

  private static LeadFacts.Builder facts() {
    return new LeadFacts.Builder(AT, Place.of("US"));
  }

  private static Contact read(LeadFacts facts, String... cells) {
    LeadFacts.Read read = facts.read(cells);
    assertThat(read.problem()).isEmpty();
    return requireNonNull(read.contact());
  }

  /** A request to stop that was told to acme would not be found under the name {@code nan}. */
  @ParameterizedTest
  @ValueSource(strings = {"nan", "#N/A", "-", "(null)", ""})
  void placeholderInThePlaceOfAName_isUnknown(String cell) {
    LeadFacts facts = facts().map("caller.seller", 3).map("subject", 4).build();
    Contact contact = read(facts, cell, cell);
    assertThat(contact.get(Contact.CALLER.then(Caller.SELLER))).isEmpty();
    assertThat(contact.get(Contact.SUBJECT)).isEmpty();
    Contact named = read(facts, "Nana", "solar");
    assertThat(named.get(Contact.CALLER.then(Caller.SELLER))).contains("Nana");
    assertThat(named.get(Contact.SUBJECT)).contains("solar");
  }

  @Test
  void facts_ofAllRows_areInEveryRow() {
    Contact contact =
        read(
            facts()
                .state("dialing", "manual")
                .state("to.lineType", "Fixed Line")
                .state("recorded", "yes")
                .state("controller.targets", "US|CA")
                .build());
    assertThat(contact.at()).isEqualTo(AT);
    assertThat(contact.get(Contact.DIALING)).contains(Dialing.MANUAL);
    assertThat(contact.get(Contact.TO.then(Called.LINE_TYPE))).contains(LineType.FIXED_LINE);
    assertThat(contact.get(Contact.RECORDED)).contains(true);
    assertThat(contact.get(Contact.CONTROLLER.then(Controller.TARGETS)))
        .contains(List.of(Place.of("US"), Place.of("CA")));
  }

  @ParameterizedTest
  @CsvSource({
    "Ohio,US-OH",
    "new york,US-NY",
    "NEW  HAMPSHIRE,US-NH",
    "Washington D.C.,US-DC",
    "district of columbia,US-DC",
    "Puerto Rico,US-PR",
  })
  void region_mayBeWrittenByName(String cell, String region) {
    Contact contact = read(facts().map("to.region", 3).build(), cell);
    assertThat(contact.get(Contact.TO.then(Called.REGION))).contains(Place.of(region));
    assertThat(facts().map("to.region", 3).build().read(new String[] {"Ontario"}).problem())
        .isNotEmpty();
    LeadFacts canadian = new LeadFacts.Builder(AT, Place.of("CA")).map("to.region", 3).build();
    assertThat(read(canadian, "Ontario").get(Contact.TO.then(Called.REGION)))
        .contains(Place.of("CA-ON"));
  }

  @ParameterizedTest
  @CsvSource({
    "landline,FIXED_LINE",
    "Land Line,FIXED_LINE",
    "wireless,MOBILE",
    "CELL,MOBILE",
    "cell_phone,MOBILE",
    "mobile,MOBILE",
  })
  void kindOfLine_mayBeWrittenAsPeopleCallIt(String cell, LineType type) {
    Contact contact = read(facts().map("to.lineType", 3).build(), cell);
    assertThat(contact.get(Contact.TO.then(Called.LINE_TYPE))).contains(type);
  }

  @Test
  void date_isAnInstantOnlyInTheZoneThatIsTold() {
    LeadFacts.Builder consents =
        facts().map("consents.grantedAt", 0).state("consents.kind", "express-written");
    LeadFacts.Read refused = consents.build().read(new String[] {"2026-05-01"});
    assertThat(refused.contact()).isNull();
    assertThat(refused.wrong()).hasSize(1);
    assertThat(refused.wrong().get(0).value()).isEqualTo("2026-05-01");
    assertThat(refused.wrong().get(0).allowed()).endsWith("or a date and its time zone");
    LeadFacts told = consents.dates(ZoneId.of("America/New_York")).build();
    assertThat(read(told, "2026-05-01").get(Contact.CONSENTS).orElseThrow().get(0))
        .extracting(consent -> consent.get(Consent.GRANTED_AT).orElseThrow())
        .isEqualTo(Instant.parse("2026-05-01T04:00:00Z"));
    assertThat(told.read(new String[] {"2026-02-30"}).contact()).isNull();
    assertThat(read(told, "2026-05-01 09:30:00").get(Contact.CONSENTS).orElseThrow().get(0))
        .extracting(consent -> consent.get(Consent.GRANTED_AT).orElseThrow())
        .isEqualTo(Instant.parse("2026-05-01T13:30:00Z"));
    for (String twiceOrNever : List.of("2026-03-08 02:30:00", "2026-11-01 01:30:00")) {
      assertThat(told.read(new String[] {twiceOrNever}).contact()).as(twiceOrNever).isNull();
    }
    assertThat(read(told, "2026-05-01T10:00:00Z").get(Contact.CONSENTS)).isPresent();
  }

  @Test
  void cellThatIsNoSuchFact_isToldWithItsColumn() {
    LeadFacts facts = facts().map("to.region", 2).map("to.lineType", 4).build();
    LeadFacts.Read read = facts.read(new String[] {"Nowhere", "carrier pigeon"});
    assertThat(read.wrong()).extracting(LeadFacts.Wrong::column).containsExactly(2, 4);
    assertThat(read.wrong())
        .extracting(LeadFacts.Wrong::value)
        .containsExactly("Nowhere", "carrier pigeon");
  }

  @ParameterizedTest
  @CsvSource({"FL,US-FL", "fl,US-FL", "US-FL,US-FL", "CA-ON,CA-ON", "PR,US-PR", "' NY ',US-NY"})
  void region_mayBeWrittenWithoutItsCountry(String cell, String region) {
    Contact contact = read(facts().map("to.region", 3).build(), cell);
    assertThat(contact.get(Contact.TO.then(Called.REGION))).contains(Place.of(region));
  }

  @Test
  void cell_thatIsEmpty_leavesTheFactOut_butGivesItsGroup() {
    LeadFacts facts = facts().map("to.region", 0).map("relationship.lastTransactionAt", 1).build();
    Contact contact = read(facts, "", " ");
    assertThat(contact.get(Contact.TO.then(Called.REGION))).isEmpty();
    assertThat(contact.get(Contact.RELATIONSHIP)).contains(Relationship.builder().build());
  }

  @Test
  void columns_ofAListOfGroups_holdOneEntry_orNone() {
    LeadFacts facts =
        facts().state("consents.kind", "express-written").map("consents.grantedAt", 7).build();
    assertThat(facts.columns()).containsExactly(7);
    assertThat(read(facts, "2026-01-05T12:00:00Z").get(Contact.CONSENTS).orElseThrow())
        .singleElement()
        .satisfies(
            consent -> {
              assertThat(consent.get(Consent.KIND)).contains(ConsentKind.EXPRESS_WRITTEN);
              assertThat(consent.get(Consent.GRANTED_AT))
                  .contains(Instant.parse("2026-01-05T12:00:00Z"));
            });
    assertThat(read(facts, "").get(Contact.CONSENTS)).contains(List.of());
  }

  @Test
  void none_saysThatThereIsNothing() {
    Contact contact = read(facts().none("consents").none("relationship").build());
    assertThat(contact.get(Contact.CONSENTS)).contains(List.of());
    assertThat(contact.get(Contact.RELATIONSHIP)).contains(Relationship.builder().build());
    assertThat(facts().map("consents.grantedAt", 0).says("consents")).isTrue();
  }

  @Test
  void cell_thatCannotBe_isTold_withoutItsDigits() {
    LeadFacts facts = facts().map("to.region", 0).map("to.age", 1).build();
    assertThat(facts.read(new String[] {"ZZ", ""}).problem()).contains("to.region", "ZZ");
    assertThat(facts.read(new String[] {"", "2125550142"}).problem())
        .contains("to.age")
        .doesNotContain("2125550142");
  }

  @ParameterizedTest
  @CsvSource({
    "to.colour,there is no fact to.colour",
    "to,to is a group",
    "consents,consents is a group",
    "to.number,it is already set for every row",
    "at,it is already set for every row",
    "lists.listed,give the lists themselves instead",
    "emergencies.region,there is no fact",
    "caller.exemptions.code,there is no fact"
  })
  void fact_thatARowCannotHold_isToldBeforeAnyRowIsRead(String path, String says) {
    assertThatThrownBy(() -> facts().state(path, "x")).hasMessageContaining(says);
  }

  @Test
  void fact_thatCannotBe_orIsStatedTwice_isToldBeforeAnyRowIsRead() {
    assertThatThrownBy(() -> facts().state("dialing", "loudly").build())
        .hasMessageContaining("dialing")
        .hasMessageContaining("manual");
    assertThatThrownBy(() -> facts().state("dialing", "manual").map("dialing", 1))
        .hasMessageContaining("stated twice");
  }

  @Test
  void columnsThatAreCalledAsFacts_andAreNotRead_areNamed() {
    List<String> columns =
        List.of("call_id", "phone", "Purpose ", "dialing", "lineType", "name", "id", "connected");
    assertThat(LeadFacts.unread(columns, List.of("connected"), Set.of("dialing"), List.of()))
        .containsExactly("Purpose", "lineType", "connected");
    assertThat(
            LeadFacts.unread(
                columns, List.of(), Set.of("purpose", "dialing", "to.lineType"), List.of()))
        .isEmpty();
  }

  @Test
  void columnsThatAreCalledAsAFactOfAGroup_andAreNotRead_areNamed() {
    List<String> columns =
        List.of(
            "name",
            "number",
            "consents.grantedAt",
            "consents.revokedAt",
            "REVOKEDAT",
            "consents.channels",
            "lastTransactionAt",
            "relationship.customer",
            "optOutMechanism",
            "caller.name",
            "seller",
            "objectedAt",
            "status");

    assertThat(LeadFacts.unread(columns, List.of(), Set.of(), List.of()))
        .containsExactly(
            "consents.grantedAt",
            "consents.revokedAt",
            "REVOKEDAT",
            "consents.channels",
            "lastTransactionAt",
            "relationship.customer",
            "optOutMechanism",
            "caller.name",
            "seller",
            "objectedAt");
    assertThat(
            LeadFacts.unread(
                columns,
                List.of(),
                Set.of("consents.grantedAt", "consents.revokedAt", "caller.seller"),
                List.of("consents.grantedAt", "lastTransactionAt")))
        .containsExactly(
            "consents.channels",
            "relationship.customer",
            "optOutMechanism",
            "caller.name",
            "objectedAt");
  }

  /** Headers of CSV are mostly written in snake case. */
  @ParameterizedTest
  @CsvSource({
    "objected_at, true",
    "Objected At, true",
    "requested_at, true",
    "line_type, true",
    "to_line_type, true",
    "relationship_customer, true",
    "opted_out, true",
    "opt_out, true",
    "do_not_call, true",
    "DNC flag, true",
    "stop, true",
    "unsubscribed, true",
    "refused, true",
    "nocalls, true",
    "no_contact, true",
    "suppressed, true",
    "SMS Opt Out, true",
    "is_dnc, true",
    "HasOptedOut, true",
    "Last Purchase, true",
    "Consent Date, true",
    "call_stopped_at, false",
    "HasOptedOutOfEmail, false",
    "HasOptedOutOfFax, false",
    "status, false",
    "notes, false",
    "stopwatch, false",
    "node, false",
    "option, false",
    "first name, false",
  })
  void columnNamedLikeAFactOrARefusal_thatIsNotRead_isNamed(String column, boolean named) {
    assertThat(LeadFacts.unread(List.of("phone", column), List.of(), Set.of(), List.of("phone")))
        .isEqualTo(named ? List.of(column) : List.of());
    assertThat(LeadFacts.unread(List.of(column), List.of(), Set.of(), List.of(column))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"expires_at", "expired", "Expiry", "valid until", "consent_expires"})
  void columnOfExpiry_thatIsNotRead_isRefused_whereConsentsAreStated(String column) {
    List<String> columns = List.of("phone", "given", column);

    assertThatThrownBy(
            () ->
                LeadFacts.requireWithdrawalsRead(
                    columns, Set.of("consents.grantedAt", "consents.revokedAt"), List.of("given")))
        .hasMessage(
            "the column '%s' is not read, and it may say that a consent has expired: map it to"
                    .formatted(column)
                + " consents.expiresAt, or take it out of the file");
    assertThatCode(
            () -> {
              LeadFacts.requireWithdrawalsRead(columns, Set.of("to.region"), List.of());
              LeadFacts.requireWithdrawalsRead(
                  columns, Set.of("consents.grantedAt"), List.of("given", column));
              LeadFacts.requireWithdrawalsRead(
                  columns, Set.of("consents.expiresAt"), List.of("given"));
            })
        .doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "revoked",
        "revoked_at",
        "Revoked On",
        "revokedAt",
        "withdrawn",
        "WITHDRAWN_DATE",
        "consent_withdrawn",
        "consents.revokedAt",
        " revocation date",
        "consents_revoked_at",
        "unsubscribed_at",
        "Unsubscribed",
        "opt_out_date",
        "opted_out",
        "optout",
        "stop",
        "stopped at",
        "consent_end",
        "consent_status",
        "consent_active",
        "is_consented",
        "Consent revoked?",
        "date_of_withdrawal",
        "sms_opt_out",
        "unsub_date",
        "cancelled",
        "retracted",
        "rescinded",
        "Widerruf"
      })
  void columnOfWithdrawals_thatIsNotRead_isRefused_whereConsentsAreStated(String column) {
    List<String> columns = List.of("phone", "given", column);

    assertThatThrownBy(
            () ->
                LeadFacts.requireWithdrawalsRead(
                    columns, Set.of("consents.grantedAt"), List.of("given")))
        .hasMessage(
            "the column '%s' is not read, and it may say that a consent was withdrawn: map it to"
                    .formatted(column.strip())
                + " consents.revokedAt, or take it out of the file");
    assertThatCode(
            () -> {
              LeadFacts.requireWithdrawalsRead(columns, Set.of("to.region"), List.of());
              // It is read as something else, such as an objection.
              LeadFacts.requireWithdrawalsRead(
                  columns, Set.of("consents.grantedAt", "objectedAt"), List.of(column));
              LeadFacts.requireWithdrawalsRead(
                  columns, Set.of("consents.grantedAt", "consents.revokedAt"), List.of());
            })
        .doesNotThrowAnyException();
  }

  /** A yes-or-no column takes no fact, and whoever said no to calls would be permitted. */
  @ParameterizedTest
  @ValueSource(strings = {"Opt Out", "opted_out", "Do Not Call", "DNC", "SMS opt-out", "deceased"})
  void columnOfRefusals_isRefused_unlessItIsReadOrIgnored(String column) {
    List<String> columns = List.of("phone", "note", column);
    assertThatThrownBy(() -> LeadFacts.requireRefusalsRead(columns, List.of("phone")))
        .hasMessageContaining("the column '%s' is not read".formatted(column))
        .hasMessageContaining(
            "say --ignore " + (column.contains(" ") ? '"' + column + '"' : column));
    assertThatCode(
            () -> {
              LeadFacts.requireRefusalsRead(columns, List.of(column));
              LeadFacts.requireRefusalsRead(List.of("phone", "notes", "objected_at"), List.of());
            })
        .doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "note",
        "license_revoked",
        "with",
        "given",
        "consent",
        "not_revoked",
        "stopwatch",
        "ended_at",
        "dnc",
        "option"
      })
  void columnOfSomethingElse_mayStay_whereConsentsAreStated(String column) {
    assertThatCode(
            () ->
                LeadFacts.requireWithdrawalsRead(
                    List.of("phone", column), Set.of("consents.grantedAt"), List.of()))
        .doesNotThrowAnyException();
  }
}
