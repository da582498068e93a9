package io.lexicall.rules.tcpa.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.lexicall.facts.Called;
import io.lexicall.facts.Caller;
import io.lexicall.facts.Consent;
import io.lexicall.facts.ConsentKind;
import io.lexicall.facts.Contact;
import io.lexicall.facts.ContactPurpose;
import io.lexicall.facts.Dialing;
import io.lexicall.facts.Exemption;
import io.lexicall.facts.LineType;
import io.lexicall.facts.ListEntry;
import io.lexicall.facts.ListKind;
import io.lexicall.facts.Moment;
import io.lexicall.facts.Relationship;
import io.lexicall.facts.Subscriber;
import io.lexicall.place.Place;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who, what and whom the acts of the states reach, where they are wider than federal law. */
class WhomTheActsReachTest {
  private static final String NOON = "2026-11-24T12:00:00-06:00";
  private static final String LIST = "do-not-call-list";
  private static final String REGISTER = "solicitor-registration";

  private final States states = new States();

  private static Contact.Builder contact(String kind, String state, String at) {
    return switch (kind) {
      case "live" -> Calls.call(state, at);
      case "recorded" -> Calls.recorded(state, at);
      case "text" -> Calls.text(state, at);
      case "gift" -> Calls.call(state, at).purpose(ContactPurpose.CHARITABLE_SOLICITATION);
      case "gift-text" -> Calls.text(state, at).purpose(ContactPurpose.CHARITABLE_SOLICITATION);
      default -> throw new IllegalArgumentException(kind);
    };
  }

  private static Contact.Builder onRegistry(Contact.Builder contact, String state, String at) {
    Moment today = Moment.of(OffsetDateTime.parse(at).toLocalDate());
    return contact.lists(
        ListEntry.builder()
            .list(ListKind.NATIONAL_DNC)
            .listed(true)
            .since(Calls.day("2004-01-01"))
            .asOf(today)
            .build(),
        Calls.internal(false).build(),
        Calls.stateList(state, false).asOf(today).build());
  }

  /** Of the caller: tax exempt, for others; a word is left out if it is empty. */
  private static Caller caller(
      String state, @Nullable Boolean taxExempt, @Nullable Boolean forOthers) {
    return caller(state, taxExempt, forOthers, false).build();
  }

  private static Caller.Builder caller(
      String state,
      @Nullable Boolean taxExempt,
      @Nullable Boolean forOthers,
      @Nullable Boolean institution) {
    Caller.Builder caller =
        Caller.builder()
            .seller("acme")
            .registeredIn(List.of(Place.of(state)))
            .transmitsCallerId(true);
    if (taxExempt != null) {
      caller.taxExempt(taxExempt);
    }
    if (forOthers != null) {
      caller.thirdParty(forOthers);
    }
    return institution == null ? caller : caller.financialInstitution(institution);
  }

  private static Caller bank(
      String state, @Nullable Boolean institution, @Nullable Boolean forOthers, String code) {
    Caller.Builder caller = caller(state, false, forOthers, institution);
    if (!code.isEmpty()) {
      caller.exemptions(List.of(Exemption.builder().region(Place.of(state)).code(code).build()));
    }
    return caller.build();
  }

  private static void add(Contact.Builder contact, String lift) {
    String[] words = lift.split(" ");
    Relationship.Builder relationship = Relationship.builder().customer(false);
    switch (words[0]) {
      case "" -> {}
      case "request" -> contact.requestedAt(contact.build().at().minusSeconds(3600));
      case "consent" -> contact.consents(consent(ConsentKind.EXPRESS_WRITTEN));
      case "permission" -> contact.consents(consent(ConsentKind.PERMISSION));
      case "customer" -> contact.relationship(Relationship.builder().customer(true).build());
      case "unknown" -> contact.relationship(Relationship.builder().build());
      case "bought" ->
          contact.relationship(
              relationship.lastTransactionAt(Calls.instant(words[1] + "T12:00:00Z")).build());
      case "inquired" ->
          contact.relationship(
              relationship.lastInquiryAt(Calls.instant(words[1] + "T12:00:00Z")).build());
      case "ended" ->
          contact.relationship(
              relationship.endedAt(Calls.instant(words[1] + "T12:00:00Z")).build());
      default -> throw new IllegalArgumentException(lift);
    }
  }

  private static Consent consent(ConsentKind kind) {
    return Calls.consentBuilder(kind, "2026-01-05T12:00:00Z")
        .purposes(List.of(ContactPurpose.TELEMARKETING, ContactPurpose.CHARITABLE_SOLICITATION))
        .build();
  }

  // ---- lists: what frees a call to a number on the national registry

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // Miss. Code 77-3-705(h), 77-3-711(j), 77-3-717: six months, no consent, no end in 2023
        "live|US-MS|2026-11-24|''|deny",
        "live|US-MS|2023-07-01|''|deny",
        "live|US-MS|2023-06-30|''|deny",
        "live|US-MS|2019-06-30|''|deny",
        "live|US-MS|2026-11-24|bought 2026-05-25|''",
        "live|US-MS|2026-11-24|bought 2026-05-23|deny",
        "live|US-MS|2026-11-24|inquired 2026-05-25|''",
        "live|US-MS|2026-11-24|inquired 2026-05-23|deny",
        "live|US-MS|2026-11-24|ended 2026-05-25|''",
        "live|US-MS|2026-11-24|ended 2026-05-23|deny",
        "live|US-MS|2026-11-24|customer|''",
        "live|US-MS|2026-11-24|unknown|needs relationship.customer",
        "live|US-MS|2026-11-24|request|''",
        "live|US-MS|2026-11-24|consent|deny",
        "live|US-MS|2026-11-24|permission|deny",
        "recorded|US-MS|2026-11-24|permission|deny",
        "text|US-MS|2026-11-24|permission|deny",
        "text|US-MS|2019-07-01|''|deny",
        "text|US-MS|2019-06-30|''|''",
        "gift|US-MS|2019-07-01|''|deny",
        "gift|US-MS|2019-06-30|''|''",
        "gift-text|US-MS|2026-11-24|''|deny",
        // 815 ILCS 402/5(c), Ark. Code 4-99-403(5)(A): an inquiry makes no customer
        "live|US-IL|2026-11-24|inquired 2026-11-01|deny",
        "live|US-IL|2026-11-24|request|''",
        "live|US-IL|2026-11-24|bought 2025-06-01|''",
        "live|US-AR|2026-11-24|inquired 2026-11-01|deny",
        "live|US-AR|2026-11-24|request|''",
        // N.C. Gen. Stat. 75-101(5)-(6), (9): gifts; sales are left to federal law
        "gift|US-NC|2026-11-24|''|deny",
        "gift|US-NC|2026-11-24|permission|''",
        "gift|US-NC|2026-11-24|consent|deny",
        "gift|US-NC|2026-11-24|request|deny",
        "gift|US-NC|2026-11-24|bought 2025-05-25|''",
        "gift|US-NC|2026-11-24|bought 2025-05-23|deny",
        "gift|US-NC|2026-11-24|inquired 2026-08-25|''",
        "gift|US-NC|2026-11-24|inquired 2026-08-23|deny",
        "gift-text|US-NC|2019-12-01|''|deny",
        "gift-text|US-NC|2019-11-30|''|''",
        "live|US-NC|2026-11-24|''|''",
        // N.H. RSA 359-E:8: the relationship of the federal rule, a signed consent, a request
        "live|US-NH|2026-11-24|''|deny",
        "recorded|US-NH|2026-11-24|''|deny",
        "text|US-NH|2026-11-24|''|''",
        "gift|US-NH|2026-11-24|''|''",
        "live|US-NH|2026-11-24|consent|''",
        "live|US-NH|2026-11-24|permission|''",
        "live|US-NH|2026-11-24|request|''",
        "live|US-NH|2026-11-24|customer|deny",
        "live|US-NH|2026-11-24|bought 2025-05-25|''",
        "live|US-NH|2026-11-24|bought 2025-05-23|deny",
        "live|US-NH|2026-11-24|inquired 2026-08-25|''",
        "live|US-NH|2026-11-24|inquired 2026-08-23|deny",
      })
  void toListedNumbers(String kind, String state, String day, String lift, String said) {
    String at = day + "T12:00:00-06:00";
    Contact.Builder contact = onRegistry(contact(kind, state, at), state, at);
    add(contact, lift);
    assertThat(states.says(contact, LIST).replaceFirst(" until .*", "")).isEqualTo(said);
    assertThat(states.says(contact.lists(unlisted(state, at)), LIST)).isEmpty();
  }

  private static List<ListEntry> unlisted(String state, String at) {
    return Calls.call(state, at).build().get(Contact.LISTS).orElseThrow();
  }

  @ParameterizedTest
  @CsvSource({
    "US-MS, true, false, ''",
    "US-MS, true, true, deny",
    "US-MS, true, , deny",
    "US-MS, false, false, deny",
    "US-MS, , false, needs caller.taxExempt",
    "US-NC, true, false, ''",
    "US-NC, true, true, ''",
    "US-NC, false, true, deny",
    "US-NC, , true, needs caller.taxExempt",
  })
  void giftsToListedNumbers_byWhom(
      String state, @Nullable Boolean taxExempt, @Nullable Boolean forOthers, String said) {
    Contact.Builder gift =
        onRegistry(contact("gift", state, NOON), state, NOON)
            .caller(caller(state, taxExempt, forOthers));
    assertThat(states.says(gift, LIST)).isEqualTo(said);
  }

  @ParameterizedTest
  @ValueSource(strings = {"US-MS", "US-NH"})
  void salesOfExemptSellers_toListedNumbers_areDenied(String state) {
    for (boolean forOthers : new boolean[] {false, true}) {
      Contact.Builder sale =
          onRegistry(contact("live", state, NOON), state, NOON)
              .caller(caller(state, true, forOthers));
      assertThat(states.says(sale, LIST)).isEqualTo("deny");
    }
  }

  /**
   * Miss. Code 77-3-705(a) since 2019-07-01: a person or business. N.C. 75-101(11): a residence.
   */
  @ParameterizedTest
  @CsvSource({
    "live, US-MS, 2019-07-01, deny",
    "live, US-MS, 2019-06-30, ''",
    "gift, US-NC, 2026-11-24, ''",
  })
  void toListedBusinesses(String kind, String state, String day, String said) {
    String at = day + "T12:00:00-06:00";
    Contact.Builder call =
        onRegistry(contact(kind, state, at), state, at)
            .to(Calls.to(state, LineType.FIXED_LINE).subscriber(Subscriber.BUSINESS).build());
    assertThat(states.says(call, LIST)).isEqualTo(said);
  }

  /** Alaska Stat. 45.50.475(g)(4)(B)(ii), (v): a gift is no purchase of whoever is paid to ask. */
  @ParameterizedTest
  @CsvSource({
    "gift, true, bought 2026-03-01, deny",
    "gift, , bought 2026-03-01, deny",
    "gift, false, bought 2026-03-01, ''",
    "gift, false, bought 2025-05-23, deny",
    "gift, true, inquired 2026-11-01, ''",
    "live, true, bought 2026-03-01, ''",
    "live, true, bought 2025-05-23, deny",
  })
  void alaska_earlierGifts(String kind, @Nullable Boolean forOthers, String lift, String said) {
    Contact.Builder call =
        onRegistry(contact(kind, "US-AK", NOON), "US-AK", NOON)
            .caller(caller("US-AK", true, forOthers));
    add(call, lift);
    assertThat(states.says(call, LIST)).isEqualTo(said);
  }

  /** Mo. Rev. Stat. 407.1095(3)(b): a business contact within 180 days. */
  @ParameterizedTest
  @CsvSource({
    "live, inquired 2026-05-28, ''",
    "live, inquired 2026-05-27, deny",
    "text, inquired 2026-05-28, ''",
    "live, bought 2026-05-28, ''",
    "live, bought 2026-05-27, deny",
    "live, '', deny",
  })
  void missouri_businessContacts(String kind, String lift, String said) {
    Contact.Builder contact = contact(kind, "US-MO", NOON);
    contact.lists(
        ListEntry.builder()
            .list(ListKind.NATIONAL_DNC)
            .listed(false)
            .asOf(Calls.day("2026-11-20"))
            .build(),
        Calls.internal(false).build(),
        Calls.stateList("US-MO", true)
            .since(Calls.day("2020-01-01"))
            .asOf(Calls.day("2026-11-20"))
            .build());
    add(contact, lift);
    assertThat(states.says(contact, LIST)).isEqualTo(said);
  }

  // ---- registers

  /** Who is registered elsewhere, and asks for gifts: tax exempt, for others. */
  @ParameterizedTest
  @CsvSource({
    "US-NC, 2026-11-24, false, false, deny",
    "US-NC, 2026-11-24, true, true, deny",
    "US-NC, 2026-11-24, true, , deny",
    "US-NC, 2026-11-24, , false, needs caller.taxExempt",
    "US-NC, 2026-11-24, true, false, ''",
    "US-MS, 2019-07-01, true, true, deny",
    "US-MS, 2019-06-30, true, true, ''",
    "US-MS, 2023-06-30, true, true, deny",
    "US-MS, 2023-07-01, true, true, deny",
    "US-MS, 2026-11-24, true, false, ''",
    "US-TN, 2026-11-24, true, true, deny",
    "US-TN, 2026-11-24, true, false, ''",
    "US-TN, 2026-11-24, false, false, deny",
    "US-LA, 2026-11-24, true, true, deny",
    "US-LA, 2026-11-24, true, false, ''",
    "US-LA, 2026-11-24, false, false, deny",
    // nothing of the kind was read
    "US-KY, 2026-11-24, true, true, ''",
  })
  void giftsNeedTheRegister(
      String state,
      String day,
      @Nullable Boolean taxExempt,
      @Nullable Boolean forOthers,
      String said) {
    Caller elsewhere = caller("US-FL", taxExempt, forOthers);
    Contact.Builder gift = contact("gift", state, day + "T12:00:00-06:00").caller(elsewhere);
    assertThat(states.says(gift, REGISTER).replaceFirst(" until .*", "")).isEqualTo(said);
    assertThat(states.says(gift.caller(caller(state, taxExempt, forOthers)), REGISTER)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "gift|US-TN|permission|''",
        "gift|US-TN|bought 2025-12-01|''",
        "gift|US-TN|bought 2025-11-01|deny",
        "gift|US-MS|bought 2026-05-25|''",
        "gift|US-MS|bought 2026-05-23|deny",
        "gift|US-MS|permission|deny",
        "live|US-MS|bought 2026-05-25|deny", // the Attorney General's register, 77-3-605
        "gift|US-NC|permission|deny",
        // Idaho Code 48-1005(1)(b): who bought before, whenever
        "live|US-ID|bought 2001-01-10|''",
        "live|US-ID|customer|''",
        "live|US-ID|inquired 2026-11-01|deny",
        "live|US-ID|unknown|needs relationship.customer",
        "live|US-ID|''|deny",
      })
  void registers_whatFrees(String kind, String state, String lift, String said) {
    Contact.Builder call = contact(kind, state, NOON).caller(caller("US-FL", true, true));
    add(call, lift);
    assertThat(states.says(call, REGISTER)).isEqualTo(said);
  }

  @ParameterizedTest
  @CsvSource({
    "gift-text, US-TN, 2023-07-01, deny",
    "gift-text, US-TN, 2023-06-30, ''",
    "gift-text, US-NC, 2026-11-24, deny",
    "gift-text, US-MS, 2026-11-24, deny",
    "gift-text, US-LA, 2026-11-24, deny",
  })
  void registers_ofTextsThatAskForGifts(String kind, String state, String day, String said) {
    Contact.Builder text =
        contact(kind, state, day + "T12:00:00-06:00").caller(caller("US-FL", true, true));
    assertThat(states.says(text, REGISTER).replaceFirst(" until .*", "")).isEqualTo(said);
  }

  /** N.C. Gen. Stat. 66-260(11)(m): whether the caller asks who can bind the firm no fact tells. */
  @Test
  void northCarolina_businesses_areAMatterToLookAt() {
    for (String kind : List.of("live", "text")) {
      Contact.Builder call = contact(kind, "US-NC", NOON).caller(caller("US-FL", false, false));
      assertThat(states.says(call, REGISTER)).isEqualTo("deny");
      call.to(Calls.to("US-NC", LineType.FIXED_LINE).subscriber(Subscriber.BUSINESS).build());
      assertThat(states.says(call, REGISTER)).isEmpty();
      assertThat(states.obligations(call)).contains("register-solicitor");
      assertThat(states.obligations(call.caller(caller("US-NC", false, false))))
          .doesNotContain("register-solicitor");
    }
  }

  // ---- banks

  @ParameterizedTest
  @CsvSource({
    // a bank, for others
    "US-AL, true, true, ''",
    "US-AL, true, , ''",
    "US-AL, false, false, deny",
    "US-AL, , false, needs caller.financialInstitution",
    "US-DE, true, true, ''",
    "US-DE, false, false, deny",
    "US-DE, , , needs caller.financialInstitution",
    "US-NC, true, false, ''",
    "US-NC, true, true, deny",
    "US-NC, false, false, deny",
    "US-NC, , false, needs caller.financialInstitution",
    "US-VT, true, false, ''",
    "US-VT, true, true, deny",
    "US-VT, false, false, deny",
    "US-WA, true, false, ''",
    "US-WA, true, true, deny",
    "US-WA, false, false, deny",
    "US-ID, true, false, ''",
    "US-ID, true, true, deny",
    "US-ID, false, false, deny",
    "US-KY, true, false, deny",
  })
  void banks_andTheRegisters(
      String state, @Nullable Boolean institution, @Nullable Boolean forOthers, String said) {
    Contact.Builder call =
        Calls.call(state, NOON).caller(bank("US-FL", institution, forOthers, ""));
    assertThat(states.says(call, REGISTER)).isEqualTo(said);
  }

  /** 6 Del. C. 2505A(8): nothing of the chapter, neither the words nor the ten years. */
  @ParameterizedTest
  @CsvSource({
    "true, '', ''",
    "false, '', deny",
    ", '', needs caller.financialInstitution",
    "false, financial-institution, ''",
    "false, insurance, ''",
    "false, periodical, deny"
  })
  void delaware_theWholeChapter(@Nullable Boolean institution, String code, String said) {
    Contact.Builder call = Calls.call("US-DE", NOON).caller(bank("US-DE", institution, true, code));
    boolean free = said.isEmpty();
    assertThat(states.obligations(call).contains("identify-caller")).isEqualTo(!free);
    assertThat(states.obligations(call).contains("disclose-total-cost")).isEqualTo(!free);
    call.lists(Calls.internal(true).since(Calls.day("2019-06-01")).build());
    assertThat(states.says(call, "internal-do-not-call").replaceFirst(" until .*", ""))
        .isEqualTo(said);
  }

  /** Ala. Code 8-19A-4(8): whatever it sells. */
  @ParameterizedTest
  @CsvSource({"true, false", "false, true", ", true"})
  void alabama_theOpening(@Nullable Boolean institution, boolean owed) {
    Contact.Builder call = Calls.call("US-AL", NOON).caller(bank("US-AL", institution, null, ""));
    for (String duty :
        List.of("identify-caller", "obtain-payment-authorization", "disclose-material-terms")) {
      assertThat(states.obligations(call).contains(duty)).as(duty).isEqualTo(owed);
    }
  }

  /** RCW 19.158.020(1)(a), (2)(b)(xi); 80.36.390 binds banks, but no calls to businesses. */
  @ParameterizedTest
  @CsvSource({
    "BUSINESS, true, false, '', ''",
    "BUSINESS, true, true, '', deny",
    "BUSINESS, false, false, '', deny",
    "BUSINESS, , false, '', needs caller.financialInstitution",
    "BUSINESS, false, false, existing-customers, ''",
    "BUSINESS, false, false, retail, deny",
    "CONSUMER, true, false, '', deny",
    "CONSUMER, false, false, existing-customers, deny",
  })
  void washington_theHours(
      Subscriber to, @Nullable Boolean institution, boolean forOthers, String code, String said) {
    for (String at : List.of("2022-06-09T20:30:00-07:00", "2026-11-24T20:30:00-08:00")) {
      Contact.Builder call =
          Calls.call("US-WA", at)
              .caller(bank("US-WA", institution, forOthers, code))
              .to(Calls.to("US-WA", LineType.FIXED_LINE).subscriber(to).build());
      assertThat(states.says(call, "calling-hours").replaceAll(" until [^;]*", "")).isEqualTo(said);
    }
  }

  // ---- businesses

  /** Utah Code 13-25a-108(1): a person, whoever that is; nobody looks a firm's number up. */
  @ParameterizedTest
  @CsvSource({"true, deny", "false, ''", ", ''"})
  void utah_businessesKnownToBeListed(@Nullable Boolean listed, String said) {
    Contact.Builder call =
        Calls.call("US-UT", NOON)
            .to(Calls.to("US-UT", LineType.FIXED_LINE).subscriber(Subscriber.BUSINESS).build());
    if (listed == null) {
      call.lists(Calls.internal(false).build());
    } else if (listed) {
      onRegistry(call, "US-UT", NOON);
    }
    assertThat(states.says(call, LIST)).isEqualTo(said);
  }

  /**
   * O.C.G.A. 46-5-27(b)(2): who has subscribed to a mobile service, and at a residence; the fixed
   * line of a firm only if it is known to be on the registry.
   */
  @ParameterizedTest
  @CsvSource({
    "MOBILE, BUSINESS, true",
    "FIXED_LINE, BUSINESS, false",
    "FIXED_LINE, CONSUMER, true",
  })
  void georgia_linesOfBusinesses(LineType line, Subscriber subscriber, boolean reached) {
    Contact.Builder call =
        Calls.call("US-GA", NOON).to(Calls.to("US-GA", line).subscriber(subscriber).build());
    assertThat(states.says(call, LIST)).isEmpty();
    assertThat(states.says(onRegistry(call, "US-GA", NOON), LIST)).isEqualTo("deny");
    call.lists(Calls.internal(false).build());
    assertThat(states.says(call, LIST)).isEqualTo(reached ? "needs lists[national-dnc]" : "");
    assertThat(states.obligations(call).contains("identify-caller")).isEqualTo(reached);
    call.caller(Calls.caller("US-GA").transmitsCallerId(false).build());
    assertThat(states.says(call, "caller-id")).isEqualTo(reached ? "deny" : "");
  }

  /**
   * Lists of states that take in the national numbers, and what frees from them there: an inquiry
   * and a consent free from the federal registry, and not here.
   */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "live|US-LA|''|deny",
        "live|US-LA|consent|deny",
        "live|US-LA|inquired 2026-11-01|deny",
        "live|US-LA|bought 2026-05-25|''",
        "live|US-LA|bought 2026-05-23|deny",
        "text|US-LA|consent|deny",
        "live|US-LA|request|''",
        "live|US-FL|consent|deny",
        "live|US-FL|inquired 2026-11-01|deny",
        "live|US-FL|bought 2001-01-01|''",
        "text|US-FL|permission|deny",
        "recorded|US-FL|request|''",
        "live|US-CO|''|deny",
        "live|US-CO|consent|''",
        "live|US-CO|inquired 2026-10-25|''",
        "live|US-CO|inquired 2026-10-24|deny",
        "gift|US-CO|''|''",
        "live|US-MO|''|deny",
        "live|US-MO|consent|''",
        "text|US-MO|inquired 2026-05-27|deny",
        "live|US-MA|''|deny",
        "live|US-MA|consent|''",
        "text|US-MA|inquired 2026-11-01|deny",
        "live|US-TX|''|deny",
        "live|US-TX|consent|deny",
        "live|US-TX|inquired 2026-08-25|''",
        "live|US-TX|inquired 2026-08-23|deny",
        "live|US-TX|bought 2025-11-25|''",
        "live|US-TX|bought 2025-11-23|deny",
        "text|US-TX|consent|deny",
        "text|US-TX|request|''",
        "live|US-TN|''|deny",
        "live|US-TN|consent|''",
        "recorded|US-TN|inquired 2026-11-01|deny",
        "live|US-TN|bought 2025-11-25|''",
        "live|US-TN|bought 2025-11-23|deny",
        "text|US-TN|inquired 2026-11-01|deny",
        "gift|US-TX|''|''",
        "gift|US-TN|''|''",
        // takes in no national numbers
        "live|US-IN|''|''",
      })
  void nationalPartOfTheStatesList(String kind, String state, String lift, String said) {
    Contact.Builder contact = onRegistry(contact(kind, state, NOON), state, NOON);
    add(contact, lift);
    assertThat(states.says(contact, LIST)).isEqualTo(said);
    assertThat(states.says(contact.lists(unlisted(state, NOON)), LIST)).isEmpty();
  }

  /** A seller that the federal registry does not bind is asked for it in these states. */
  @ParameterizedTest
  @CsvSource({
    "US-MO, true, deny",
    "US-LA, true, deny",
    "US-FL, true, deny",
    "US-CO, true, deny",
    "US-TX, true, deny",
    "US-TN, true, deny",
    "US-MA, true, ''",
    "US-MA, false, deny",
    "US-MA, , needs caller.taxExempt",
  })
  void nationalPartOfTheStatesList_taxExempt(
      String state, @Nullable Boolean taxExempt, String said) {
    Contact.Builder call =
        onRegistry(contact("live", state, NOON), state, NOON)
            .caller(caller(state, taxExempt, false));
    assertThat(states.says(call, LIST)).isEqualTo(said);
    call.lists(
        Calls.internal(false).build(),
        Calls.stateList(state, false).asOf(Calls.day("2026-11-24")).build());
    assertThat(states.says(call, LIST))
        .isEqualTo(
            said.equals("deny")
                ? "needs lists[national-dnc]"
                : said.isEmpty() ? "" : "needs caller.taxExempt lists[national-dnc]");
  }

  /** Texts are solicitations in Tennessee since 2023-07-01; calls always. */
  @ParameterizedTest
  @CsvSource({
    "text, 2023-06-30, ''",
    "text, 2023-07-01, deny",
    "live, 2023-06-30, deny",
  })
  void nationalPartOfTennesseesList_andTexts(String kind, String day, String said) {
    String noon = day + "T12:00:00-06:00";
    assertThat(states.says(onRegistry(contact(kind, "US-TN", noon), "US-TN", noon), LIST))
        .isEqualTo(said);
  }

  /** Florida's newspapers, and whom Ind. Code 24-4.7-1-1(4)-(6) leaves out: calls alone. */
  @ParameterizedTest
  @CsvSource({
    "live, US-IN, insurance, ''",
    "live, US-IN, real-estate, ''",
    "live, US-IN, newspaper, ''",
    "live, US-IN, periodical, deny",
    "text, US-IN, insurance, deny",
    "live, US-FL, newspaper, ''",
    "text, US-FL, newspaper, ''",
    "text, US-FL, insurance, deny",
    "live, US-OK, face-to-face, ''",
    "text, US-OK, face-to-face, deny",
    "live, US-OK, securities, deny",
    "live, US-FL, periodical, deny",
  })
  void exemptFromTheList(String kind, String state, String code, String said) {
    Contact.Builder contact = contact(kind, state, NOON);
    contact.lists(
        ListEntry.builder()
            .list(ListKind.NATIONAL_DNC)
            .listed(false)
            .asOf(Calls.day("2026-11-24"))
            .build(),
        Calls.internal(false).build(),
        Calls.stateList(state, true)
            .since(Calls.day("2020-01-01"))
            .asOf(Calls.day("2026-11-20"))
            .build());
    assertThat(states.says(contact, LIST)).isEqualTo("deny");
    contact.caller(
        Calls.caller(state)
            .exemptions(List.of(Exemption.builder().region(Place.of(state)).code(code).build()))
            .build());
    assertThat(states.says(contact, LIST)).isEqualTo(said);
  }

  /** The list of title 15, 775B is older than the Act of 2022, which has a rule of its own. */
  @ParameterizedTest
  @CsvSource({
    "2022-10-31, face-to-face, ''",
    "2022-11-01, face-to-face, ''",
    "2022-10-31, securities, deny",
  })
  void exemptFromOklahomasList_beforeTheActOf2022Too(String day, String code, String said) {
    String state = "US-OK";
    String noon = day + "T12:00:00-06:00";
    Contact.Builder contact =
        contact("live", state, noon)
            .lists(
                Calls.internal(false).build(),
                Calls.stateList(state, true)
                    .since(Calls.day("2020-01-01"))
                    .asOf(Calls.day(day))
                    .build())
            .caller(
                Calls.caller(state)
                    .exemptions(
                        List.of(Exemption.builder().region(Place.of(state)).code(code).build()))
                    .build());
    assertThat(states.says(contact, LIST)).isEqualTo(said);
  }

  /** Colo. Rev. Stat. 6-1-304(4)(b): mobile numbers that a machine finds, consent or not. */
  @ParameterizedTest
  @CsvSource({
    "live, MOBILE, RANDOM_OR_SEQUENTIAL, '', deny",
    "live, MOBILE, RANDOM_OR_SEQUENTIAL, consent, deny",
    "recorded, MOBILE, RANDOM_OR_SEQUENTIAL, consent, deny",
    "live, MOBILE, RANDOM_OR_SEQUENTIAL, customer, ''",
    "live, MOBILE, RANDOM_OR_SEQUENTIAL, bought 2020-01-01, ''",
    "live, MOBILE, RANDOM_OR_SEQUENTIAL, inquired 2026-11-01, deny",
    "live, MOBILE, RANDOM_OR_SEQUENTIAL, request, deny",
    "live, MOBILE, AUTOMATED, '', ''",
    "live, MOBILE, MANUAL, '', ''",
    "live, FIXED_LINE, RANDOM_OR_SEQUENTIAL, '', ''",
    "live, UNKNOWN, RANDOM_OR_SEQUENTIAL, '', needs to.lineType",
    "text, MOBILE, RANDOM_OR_SEQUENTIAL, '', ''",
    "gift, MOBILE, RANDOM_OR_SEQUENTIAL, '', ''",
  })
  void colorado_mobilesThatAMachineFinds(
      String kind, String line, Dialing dialing, String lift, String said) {
    Contact.Builder contact = contact(kind, "US-CO", NOON).dialing(dialing);
    for (Subscriber subscriber : List.of(Subscriber.CONSUMER, Subscriber.BUSINESS)) {
      Called.Builder to = Called.builder().region(Place.of("US-CO")).subscriber(subscriber);
      contact.to((line.equals("UNKNOWN") ? to : to.lineType(LineType.valueOf(line))).build());
      add(contact, lift);
      assertThat(states.says(contact, "automated-dialing-consent")).isEqualTo(said);
    }
  }

  /** KRS 367.46955(14): without end; texts since the words were seen. */
  @ParameterizedTest
  @CsvSource({
    "live, 2026-11-24, CONSUMER, '', deny",
    "recorded, 2015-01-05, CONSUMER, '', deny",
    "text, 2026-11-24, CONSUMER, '', deny",
    "text, 2024-01-01, CONSUMER, '', deny",
    "text, 2023-12-31, CONSUMER, '', ''",
    "live, 2026-11-24, CONSUMER, customer, deny",
    "live, 2026-11-24, CONSUMER, consent, ''",
    "live, 2026-11-24, CONSUMER, request, ''",
    "live, 2026-11-24, BUSINESS, '', ''",
    "gift, 2026-11-24, CONSUMER, '', ''",
  })
  void kentucky_ownList(String kind, String day, Subscriber subscriber, String lift, String said) {
    Contact.Builder contact = contact(kind, "US-KY", day + "T12:00:00-06:00");
    contact.to(Calls.to("US-KY", LineType.MOBILE).subscriber(subscriber).build());
    contact.lists(Calls.internal(true).since(Calls.day("2010-03-01")).build());
    add(contact, lift);
    assertThat(states.says(contact, "internal-do-not-call")).isEqualTo(said);
  }

  /** O.C.G.A. 46-5-23(b)(1): a nonprofit that sells nothing is out of the hours and hanging up. */
  @ParameterizedTest
  @CsvSource({
    "SURVEY, true, ''",
    "SURVEY, false, deny until 2026-11-25T13:00Z",
    "SURVEY, , needs caller.taxExempt",
    "TELEMARKETING, true, deny until 2026-11-25T13:00Z",
  })
  void georgia_pollsOfNonprofits(ContactPurpose purpose, @Nullable Boolean taxExempt, String said) {
    Contact.Builder poll =
        Calls.recorded("US-GA", "2026-11-24T21:00:00-05:00")
            .purpose(purpose)
            .caller(caller("US-GA", taxExempt, false));
    assertThat(states.says(poll, "calling-hours")).isEqualTo(said);
    poll.at(Calls.instant("2026-11-24T20:59:59-05:00"))
        .consents(
            Calls.consentBuilder(ConsentKind.EXPRESS_WRITTEN, "2026-01-05T12:00:00Z")
                .purposes(List.of(purpose))
                .build());
    assertThat(states.says(poll, "calling-hours")).isEmpty();
    assertThat(states.obligations(poll).contains("honor-opt-out")).isEqualTo(!said.isEmpty());
  }

  // ---- Colorado: 6-1-904(1)(b), whatever 6-1-302(1) exempts

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "live|''|deny",
        "text|''|deny",
        "live|permission|''",
        "live|bought 2025-05-25|''",
        "live|bought 2025-05-23|deny",
        "live|inquired 2026-10-25|''",
        "live|inquired 2026-10-24|deny",
      })
  void colorado_theRegisterOfTheList(String kind, String lift, String said) {
    Exemption claim = Exemption.builder().region(Place.of("US-CO")).code("insurance").build();
    Contact.Builder contact =
        contact(kind, "US-CO", NOON)
            .caller(Calls.caller("US-FL").exemptions(List.of(claim)).build());
    add(contact, lift);
    assertThat(states.says(contact, REGISTER)).isEqualTo(said);
    contact.caller(Calls.caller("US-CO").exemptions(List.of(claim)).build());
    assertThat(states.says(contact, REGISTER)).isEmpty();
  }

  // ---- South Carolina: 37-21-20(6)(c), calls of insurers

  @ParameterizedTest
  @CsvSource({
    "live, insurance, ''",
    "recorded, insurance, ''",
    "text, insurance, deny",
    "live, securities, deny",
  })
  void southCarolina_insurers(String kind, String code, String said) {
    Exemption claim = Exemption.builder().region(Place.of("US-SC")).code(code).build();
    Caller insurer = Calls.caller("US-SC").exemptions(List.of(claim)).build();
    Contact.Builder contact = onRegistry(contact(kind, "US-SC", NOON), "US-SC", NOON);
    assertThat(states.says(contact.caller(insurer), LIST)).isEqualTo(said);
    if (kind.equals("live")) {
      assertThat(
              states
                  .says(
                      Calls.call("US-SC", "2026-11-24T21:30:00-05:00").caller(insurer),
                      "calling-hours")
                  .replaceFirst(" until .*", ""))
          .isEqualTo(said);
    }
  }
}
