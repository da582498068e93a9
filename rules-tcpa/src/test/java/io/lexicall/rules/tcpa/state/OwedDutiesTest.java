package io.lexicall.rules.tcpa.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.lexicall.engine.term.Terms;
import io.lexicall.engine.trait.Trait;
import io.lexicall.facts.Called;
import io.lexicall.facts.Caller;
import io.lexicall.facts.ConsentKind;
import io.lexicall.facts.Contact;
import io.lexicall.facts.ContactChannel;
import io.lexicall.facts.ContactPurpose;
import io.lexicall.facts.Dialing;
import io.lexicall.facts.Exemption;
import io.lexicall.facts.Fact;
import io.lexicall.facts.LineType;
import io.lexicall.facts.ListEntry;
import io.lexicall.facts.ListKind;
import io.lexicall.facts.Message;
import io.lexicall.facts.Relationship;
import io.lexicall.facts.Subscriber;
import io.lexicall.facts.Voice;
import io.lexicall.place.Place;
import io.lexicall.rule.Condition;
import io.lexicall.rule.Duty;
import io.lexicall.rule.Effect;
import io.lexicall.rule.Outcome;
import io.lexicall.rule.Rule;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What callers owe, in the words of the law book: the obligations, their notes, the remedies. */
class OwedDutiesTest {
  private static final String NOON = "2026-11-24T12:00:00-06:00";

  private static final String AUTHORIZATION = "obtain-payment-authorization";

  private static final String BEFORE_ANYTHING_ELSE = "state-purpose: Before any other statement or";

  private static final String FOR_WHICH_CHARITY =
      "identify-caller: Before a gift is asked for: for which organisation; to others than its"
          + " members, who asks and the city of the organisation too.";

  private static final Relationship CUSTOMER = Relationship.builder().customer(true).build();

  /** The rules of one part of the law alone, made anew for each question. */
  private static List<Rule<Contact>> made(
      BiFunction<Tables, Exemptions, List<Rule<Contact>>> part, String section, Contact about) {
    Tables tables = new Tables();
    LocalDate day = about.at().atOffset(ZoneOffset.UTC).toLocalDate();
    return part.apply(tables, new Exemptions(tables)).stream()
        .filter(rule -> rule.info().id().equals("us-state." + section))
        .filter(rule -> rule.info().inForce().contains(day))
        .filter(rule -> about.whereabouts().regions().containsAll(rule.info().places()))
        .toList();
  }

  /** What a section demands: {@code name: note}, or {@code deny}, or what it lacks. */
  private static List<String> owed(List<Rule<Contact>> rules, Contact about) {
    List<String> owed = new ArrayList<>();
    for (Rule<Contact> rule : rules) {
      Outcome outcome = rule.judge(about);
      if (outcome instanceof Outcome.Obliged obliged) {
        obliged.duties().forEach(duty -> owed.add(duty.name() + ": " + duty.note()));
      } else if (outcome instanceof Outcome.Denied) {
        owed.add("deny");
      } else if (outcome instanceof Outcome.Indeterminate unclear) {
        owed.add("needs " + new TreeSet<>(unclear.missing().stream().map(Fact::path).toList()));
      }
    }
    return owed;
  }

  private static List<String> conduct(String section, Contact.Builder contact) {
    Contact about = contact.build();
    return owed(made((t, e) -> new Conduct(t, e).rules(), section, about), about);
  }

  private static List<String> collection(String section, Contact.Builder contact) {
    Contact about = contact.build();
    return owed(made((t, e) -> new DebtCollection(t).rules(), section, about), about);
  }

  private static List<String> consent(String section, Contact.Builder contact) {
    Contact about = contact.build();
    return owed(made((t, e) -> new ConsentDuties(t, e).rules(), section, about), about);
  }

  // ---- opening-disclosure

  /** The states whose words ask who calls, and not why. */
  private static final Set<String> NO_PURPOSE =
      Set.of("US-AZ", "US-GA", "US-MI", "US-ND", "US-TN", "US-VA");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "US-AK|2026-11-24|Within 15 seconds: name, number, for whom, that it is a sales call.",
        "US-AL|2026-11-24|Within 30 seconds: true name, company, goods or services.",
        "US-AZ|2026-11-24|In the call: who sells or solicits.",
        "US-CT|2023-10-01|Within 10 seconds: identity, for whom, purpose.",
        "US-CT|2023-09-30|",
        "US-GA|2026-11-24|At the beginning: identity of the caller.",
        "US-MO|2026-11-24|At the beginning: that it is a sales call, name and for whom, nature of"
            + " the merchandise.",
        "US-IL|2026-11-24|Immediately: name, business, purpose.",
        "US-MA|2026-11-24|In the first minute: that it is a sales call, names, goods.",
        "US-ND|2026-11-24|'At once: first and last name, number, city and state, business;"
            + " a charity''s own people: its name, address and number.'",
        "US-NJ|2023-11-30|Within 30 seconds: name, party behind the call, purpose.",
        "US-NJ|2023-12-01|Within 30 seconds: name, name and number of the party behind the call,"
            + " purpose.",
        "US-NM|2026-11-24|Within 15 seconds: sponsor, primary purpose.",
        "US-TN|2026-11-24|At the beginning: caller and whom they represent.",
        "US-VA|2026-11-24|Promptly: first and last name, for whom.",
        "US-WA|2022-06-08|Within 30 seconds: self, company, purpose.",
        "US-WA|2022-06-09|Within 30 seconds: self, company, purpose.",
        "US-DC|2026-11-24|Within 30 seconds: true name, company, goods or services.",
        "US-ID|2026-11-24|Before any other statement: that it is a sales call, the trade name, the"
            + " kind of goods.",
        "US-KY|2026-11-24|Within 30 seconds: name, company, goods.",
        "US-PR|2026-11-24|At the beginning of the call: true purpose, true name of the company,"
            + " goods or services, before any payment is asked for.",
        "US-SC|2018-05-17|",
        "US-SC|2018-05-18|'At the outset: first and last name, for whom, a number and address,"
            + " purpose, the choice to be put on the seller''s own list.'",
        "US-SD|2020-06-30|",
        "US-SD|2020-07-01|Immediately: true name, employer, name and address of the business,"
            + " purpose.",
        "US-DE|2026-11-24|At the beginning: that it is a sales call, name and for whom, nature of"
            + " the goods, before any sales pitch.",
        "US-HI|2026-11-24|Within the first minute: true purpose, name and for whom, goods or"
            + " services; complete within three minutes, before any solicitation.",
        "US-OH|2026-11-24|Within 60 seconds: real name, the company, the purpose of the call, the"
            + " goods or services.",
        "US-MT|2026-11-24|Promptly: identity, that the call is to sell, the nature of the goods or"
            + " services.",
        "US-PA|2026-11-24|Before anything else: identity of the seller, that the call is to sell,"
            + " the nature of the goods or services.",
        "US-ME|2026-11-24|",
      })
  void opening_saysWithinWhatTimeAndWhat(String state, String day, @Nullable String note) {
    Contact.Builder call = Calls.call(state, day + "T12:00:00-06:00");
    List<String> owed = new ArrayList<>();
    if (note != null) {
      owed.add("identify-caller: " + note);
      if (!NO_PURPOSE.contains(state)) {
        owed.add("state-purpose: " + note);
      }
    }
    assertThat(conduct("opening-disclosure", call))
        .filteredOn(each -> !each.startsWith("limit-rings") && !each.startsWith("offer-opt-out"))
        .filteredOn(each -> !each.startsWith("disclose-")) // later in the call
        .filteredOn(each -> !each.startsWith(AUTHORIZATION))
        .filteredOn(each -> !each.startsWith(BEFORE_ANYTHING_ELSE)) // by a rule of its own
        .isEqualTo(owed);
  }

  /** Ohio Admin. Code 109:4-3-11(A)(1), Utah Admin. Code R152-11-9(A)(1): consumers alone. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "US-OH|state-purpose: Before any other statement or question: that the purpose of the"
            + " contact is a sale, and the goods or services in general terms.",
        "US-UT|identify-caller: Before any other statement or question except a greeting: name of"
            + " the seller, name or trade name of the company, the goods in general terms.",
      })
  void opening_isSaidBeforeAnythingElse(String state, String note) {
    assertThat(conduct("opening-disclosure", Calls.call(state, NOON))).contains(note);
    assertThat(conduct("opening-disclosure", Calls.call(state, NOON).relationship(CUSTOMER)))
        .contains(note);
    assertThat(conduct("opening-disclosure", toBusiness(state))).doesNotContain(note);
    assertThat(conduct("opening-disclosure", Calls.text(state, NOON))).doesNotContain(note);
  }

  /** Utah's other opening, 13-25a-103(5), is of calls that nobody asked for. */
  @ParameterizedTest
  @CsvSource({"2025-06-01, false", "2025-05-01, true"})
  void opening_inUtah_afterAnInquiry(String inquired, boolean owed) {
    Relationship inquiry =
        Relationship.builder()
            .customer(false)
            .lastInquiryAt(Calls.instant(inquired + "T12:00:00-06:00"))
            .build();
    assertThat(
            conduct("opening-disclosure", Calls.call("US-UT", NOON).relationship(inquiry)).stream()
                .anyMatch(each -> each.startsWith("identify-caller: Promptly")))
        .isEqualTo(owed);
  }

  @ParameterizedTest
  @CsvSource({
    "2023-03-05, false",
    "2023-03-06, true",
  })
  void opening_inNewYork_offersTheListSince2023(String day, boolean offered) {
    List<String> owed = conduct("opening-disclosure", Calls.call("US-NY", day + "T12:00:00-05:00"));
    assertThat(owed).anyMatch(each -> each.startsWith("identify-caller: At the beginning: "));
    assertThat(owed.stream().anyMatch(each -> each.startsWith("offer-opt-out: ")))
        .isEqualTo(offered);
    assertThat(owed.stream().anyMatch(each -> each.contains("then the choice to be put on")))
        .isEqualTo(offered);
  }

  @ParameterizedTest
  @CsvSource({"US-DC, at most 15 times", "US-PR, at most five times"})
  void opening_howOftenItMayRing(String state, String most) {
    String owed = "limit-rings: Before the answer: the telephone rings " + most + ".";
    assertThat(conduct("opening-disclosure", Calls.call(state, NOON))).contains(owed);
    // DC's consumer is whoever may be required to pay; Puerto Rico's is a household.
    assertThat(conduct("opening-disclosure", toBusiness(state)).contains(owed))
        .isEqualTo(state.equals("US-DC"));
    assertThat(conduct("opening-disclosure", Calls.text(state, NOON))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "US-AK, true",
    "US-DC, true",
    "US-HI, true",
    "US-ID, true",
    "US-IL, true",
    "US-MS, true",
    "US-MT, true",
    "US-NV, true",
    "US-NC, true",
    "US-NM, true",
    "US-UT, true",
    "US-VA, true",
    "US-WA, true",
    "US-CT, false",
    "US-DE, false",
    "US-FL, false",
    "US-NJ, false", // a fixed line
    "US-PA, false",
    "US-RI, false",
    "US-SD, false",
    "US-TX, false",
  })
  void opening_toABusinessWhereTheLawNamesAnybody(String state, boolean owed) {
    assertThat(conduct("opening-disclosure", toBusiness(state)))
        .filteredOn(each -> !each.startsWith("disclose-"))
        .matches(said -> said.isEmpty() == !owed);
  }

  /** Creditors in their own name say who calls where the state binds them too. */
  @ParameterizedTest
  @CsvSource({
    "US-CA, false, identify-caller",
    "US-CA, true, identify-caller",
    "US-MA, false, identify-caller",
    "US-MA, true, ''",
    "US-CT, false, identify-caller",
    "US-MD, false, identify-caller state-purpose",
    "US-NC, false, identify-caller state-purpose",
    "US-NC, true, ''",
    "US-OR, false, identify-caller state-purpose",
    "US-IA, false, identify-caller state-purpose",
    "US-IA, true, identify-caller state-purpose",
    "US-MI, false, identify-caller state-purpose",
    "US-MI, true, ''",
    "US-TX, false, identify-caller",
    "US-TX, true, identify-caller",
    "US-WA, false, ''",
    "US-WA, true, transmit-caller-id",
    "US-DC, false, identify-caller",
    "US-DC, true, identify-caller",
    "US-VA, false, ''",
  })
  void debtor_isToldWhoCalls(String state, boolean thirdParty, String owed) {
    Contact.Builder call =
        Calls.call(state, NOON)
            .purpose(ContactPurpose.DEBT_COLLECTION)
            .caller(Caller.builder().seller("acme").thirdParty(thirdParty).build());
    assertThat(
            collection("debt-collection-disclosure", call).stream()
                .map(each -> each.substring(0, each.indexOf(':')))
                .toList())
        .isEqualTo(owed.isEmpty() ? List.of() : List.of(owed.split(" ")));
    assertThat(collection("debt-collection-disclosure", Calls.call(state, NOON))).isEmpty();
  }

  /** A text names the creditor and the collector in Texas, the agency alone in Washington. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "US-TX|false|CONSUMER|identify-caller: When money is asked for, to whom the debt is owed or"
            + " assigned; the collector's name, street address or post office box, and telephone"
            + " number.",
        "US-TX|false|BUSINESS|",
        "US-WA|false|CONSUMER|",
        "US-WA|true|CONSUMER|identify-caller: The name of the agency and its licensed address; the"
            + " original creditor, if known.",
        "US-WA|true|BUSINESS|identify-caller: The name of the agency and its licensed address; the"
            + " original creditor, if known.",
        "US-OR|true|CONSUMER|",
      })
  void debtor_isToldByTextWhoWrites(
      String state, boolean thirdParty, Subscriber subscriber, @Nullable String owed) {
    Contact.Builder text =
        Calls.text(state, NOON)
            .purpose(ContactPurpose.DEBT_COLLECTION)
            .caller(Caller.builder().seller("acme").thirdParty(thirdParty).build())
            .to(Calls.to(state, LineType.MOBILE).subscriber(subscriber).build());
    assertThat(collection("debt-collection-disclosure", text))
        .isEqualTo(owed == null ? List.of() : List.of(owed));
  }

  /** D.C. Code 28-3814(d)(2), (f)(2), (f)(4); more of whom it is owed to since 2023-01-01. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2022-12-31|name and full business address of whom the claim is owed or assigned to",
        "2023-01-01|name, telephone number, e-mail address if used, and full business address of"
            + " whom the debt is owed or assigned to",
      })
  void debtor_inTheDistrict(String day, String owed) {
    String noon = day + "T12:00:00-05:00";
    String learnt = "; that it is to collect a debt, and what is learnt will be used for that.";
    for (boolean thirdParty : new boolean[] {true, false}) {
      Caller caller = Caller.builder().seller("acme").thirdParty(thirdParty).build();
      Contact.Builder call =
          Calls.call("US-DC", noon).purpose(ContactPurpose.DEBT_COLLECTION).caller(caller);
      assertThat(collection("debt-collection-disclosure", call))
          .containsExactly(
              "identify-caller: Who is calling; when money is asked for, " + owed + ".");
      Contact.Builder text =
          Calls.text("US-DC", noon).purpose(ContactPurpose.DEBT_COLLECTION).caller(caller);
      assertThat(collection("debt-collection-disclosure", text))
          .containsExactly(
              "identify-caller: When money is asked for, " + owed + learnt,
              "state-purpose: When money is asked for, " + owed + learnt);
      call.to(Calls.to("US-DC", LineType.FIXED_LINE).subscriber(Subscriber.BUSINESS).build());
      assertThat(collection("debt-collection-disclosure", call)).isEmpty();
    }
  }

  /** Iowa asks no purpose of what a bank sends; a text says only what for. */
  @ParameterizedTest
  @CsvSource({"true, identify-caller", "false, identify-caller state-purpose"})
  void iowa_asksNoPurposeOfABank(boolean institution, String owed) {
    Contact.Builder call =
        Calls.call("US-IA", NOON)
            .purpose(ContactPurpose.DEBT_COLLECTION)
            .caller(
                Caller.builder()
                    .seller("acme")
                    .thirdParty(false)
                    .financialInstitution(institution)
                    .build());
    assertThat(
            collection("debt-collection-disclosure", call).stream()
                .map(each -> each.substring(0, each.indexOf(':')))
                .toList())
        .isEqualTo(List.of(owed.split(" ")));
  }

  /** Delaware frees no call that was asked for: 6 Del. C. 2505A names none. */
  @Test
  void cost_isToldBeforePayment_inDelaware() {
    List<String> names = List.of("disclose-total-cost", "disclose-material-terms");
    Contact.Builder asked =
        Calls.call("US-DE", NOON).requestedAt(Calls.instant("2026-11-24T11:00:00-06:00"));
    for (Contact.Builder call : List.of(Calls.call("US-DE", NOON), asked)) {
      assertThat(conduct("opening-disclosure", call))
          .extracting(each -> each.replaceFirst(":.*", ""))
          .containsAll(names);
    }
    assertThat(conduct("opening-disclosure", Calls.text("US-DE", NOON))).isEmpty();
    assertThat(
            conduct(
                "opening-disclosure",
                Calls.call("US-DE", NOON).purpose(ContactPurpose.INFORMATIONAL)))
        .isEmpty();
  }

  /** The cost is told before payment in New Mexico, to firms too, Michigan and Missouri. */
  @ParameterizedTest
  @CsvSource({"US-NM, true", "US-MI, false", "US-MO, false"})
  void cost_isToldBeforePayment(String state, boolean firmsToo) {
    assertThat(conduct("opening-disclosure", Calls.call(state, NOON)))
        .anyMatch(each -> each.startsWith("disclose-total-cost:"))
        .anyMatch(each -> each.startsWith("disclose-material-terms:"));
    assertThat(
            conduct("opening-disclosure", toBusiness(state)).stream()
                .anyMatch(each -> each.startsWith("disclose-total-cost:")))
        .isEqualTo(firmsToo);
    assertThat(
            conduct(
                "opening-disclosure",
                Calls.call(state, NOON).requestedAt(Calls.instant("2026-11-24T11:00:00-06:00"))))
        .noneMatch(each -> each.startsWith("disclose-total-cost:"))
        // the right to cancel a home sale
        .allMatch(
            each ->
                each.startsWith("disclose-material-terms: When goods or services are")
                    || each.startsWith("disclose-material-terms: With the sale"));
  }

  /** Where neither a request nor a relationship frees the seller of it. */
  @ParameterizedTest
  @ValueSource(strings = {"US-PR", "US-WI", "US-WV"})
  void cost_isToldBeforePayment_toWhoAskedToo(String state) {
    for (Contact.Builder call :
        List.of(
            Calls.call(state, NOON),
            Calls.recorded(state, NOON),
            Calls.call(state, NOON).relationship(CUSTOMER),
            Calls.call(state, NOON).requestedAt(Calls.instant("2026-11-24T11:00:00-06:00")))) {
      assertThat(conduct("opening-disclosure", call))
          .anyMatch(each -> each.startsWith("disclose-total-cost: Before "))
          .anyMatch(each -> each.startsWith("disclose-material-terms: Before "));
    }
    assertThat(conduct("opening-disclosure", Calls.text(state, NOON)))
        .noneMatch(each -> each.startsWith("disclose-"));
    assertThat(conduct("opening-disclosure", toBusiness(state)))
        .noneMatch(each -> each.startsWith("disclose-"));
  }

  /** N.C. Gen. Stat. 75-102(e): 16 CFR 310.3(a)(1) is lifted by what 75-103(d) frees, (3) not. */
  @Test
  void cost_isToldBeforePayment_inNorthCarolina() {
    Contact.Builder stranger = Calls.call("US-NC", NOON);
    assertThat(costAndTerms(stranger)).isTrue();
    assertThat(costAndTerms(stranger.consents(Calls.consent(ConsentKind.EXPRESS, NOON)))).isTrue();
    stranger.consents(Calls.consent(ConsentKind.EXPRESS_WRITTEN, NOON));
    assertThat(costAndTerms(stranger)).isFalse();
    assertThat(authorization(stranger)).isTrue();
    for (String bought : List.of("2025-05-24", "2025-05-23")) {
      Contact.Builder buyer =
          Calls.call("US-NC", NOON).relationship(Calls.bought(bought + "T12:00:00-06:00"));
      assertThat(costAndTerms(buyer)).isEqualTo(bought.equals("2025-05-23"));
      assertThat(authorization(buyer)).isTrue();
    }
  }

  private static boolean costAndTerms(Contact.Builder contact) {
    List<String> owed = conduct("opening-disclosure", contact);
    return owed.stream().anyMatch(each -> each.startsWith("disclose-total-cost: "))
        && owed.stream().anyMatch(each -> each.startsWith("disclose-material-terms: "));
  }

  /** Hawaii tells it to firms and to who asked for the call, and frees no relationship. */
  @Test
  void cost_isToldBeforePayment_inHawaii() {
    List<String> owed =
        List.of(
            "disclose-total-cost: Before payment is received: the total cost; restrictions, limits"
                + " and conditions; refunds, or that there are none; what a prize or an investment"
                + " takes.",
            "disclose-material-terms: Before payment is received: the total cost; restrictions,"
                + " limits and conditions; refunds, or that there are none; what a prize or an"
                + " investment takes.");
    Contact.Builder call = Calls.call("US-HI", NOON);
    assertThat(conduct("opening-disclosure", call)).containsAll(owed);
    assertThat(conduct("opening-disclosure", toBusiness("US-HI"))).containsAll(owed);
    assertThat(conduct("opening-disclosure", call.relationship(CUSTOMER))).containsAll(owed);
    assertThat(
            conduct(
                "opening-disclosure", call.requestedAt(Calls.instant("2026-11-24T11:00:00-06:00"))))
        .containsAll(owed);
    assertThat(conduct("opening-disclosure", Calls.text("US-HI", NOON))).isEmpty();
  }

  /** Some states ask for an authorization before payment, others for a signed contract. */
  @ParameterizedTest
  @CsvSource({
    // to a stranger; to who asked; to a customer; to who paid 12 months ago, and a day before that;
    // to a firm
    "US-MI, true, false, true, false, true, false",
    "US-NE, true, false, false, true, true, false",
    "US-CT, true, true, false, true, true, false",
    "US-SD, true, true, false, true, true, false",
    "US-AL, true, true, true, true, true, false",
    "US-ID, true, true, true, true, true, false",
    "US-IN, true, false, true, true, true, false",
    "US-KY, true, true, false, false, false, false",
    "US-VT, true, true, true, true, true, true",
    "US-AK, true, true, true, true, true, true",
    "US-AR, true, true, true, true, true, false",
    "US-DC, true, false, true, true, true, true",
    "US-FL, true, true, true, true, true, false",
    "US-HI, true, true, true, true, true, true",
    "US-KS, true, true, false, false, false, false",
    "US-MD, true, true, false, false, false, false",
    "US-MO, true, false, false, false, false, false",
    "US-MS, true, true, true, true, true, false",
    "US-ND, true, true, true, true, true, false",
    "US-NC, true, true, true, true, true, true",
    "US-OR, true, true, true, true, true, false",
    "US-PA, true, true, true, true, true, false",
    "US-PR, true, true, true, true, true, false",
    "US-TX, true, false, false, false, false, false",
    "US-WI, true, true, true, true, true, false",
    "US-WV, true, true, true, true, true, false",
    "US-DE, true, true, true, true, true, false",
    "US-CO, false, false, false, false, false, false",
  })
  void authorization_isHadBeforePayment(
      String state,
      boolean owed,
      boolean asked,
      boolean customer,
      boolean year,
      boolean longer,
      boolean firms) {
    Contact.Builder request =
        Calls.call(state, NOON).requestedAt(Calls.instant("2026-11-24T11:00:00-06:00"));
    assertThat(authorization(Calls.call(state, NOON))).isEqualTo(owed);
    assertThat(authorization(Calls.recorded(state, NOON))).isEqualTo(owed);
    assertThat(authorization(request)).isEqualTo(asked);
    assertThat(authorization(Calls.call(state, NOON).relationship(CUSTOMER))).isEqualTo(customer);
    assertThat(
            authorization(
                Calls.call(state, NOON).relationship(Calls.bought("2025-11-24T12:00:00-06:00"))))
        .isEqualTo(year);
    assertThat(
            authorization(
                Calls.call(state, NOON).relationship(Calls.bought("2025-11-23T12:00:00-06:00"))))
        .isEqualTo(longer);
    assertThat(authorization(toBusiness(state))).isEqualTo(firms);
    assertThat(authorization(Calls.call(state, NOON).purpose(ContactPurpose.INFORMATIONAL)))
        .isFalse();
  }

  /** Acts that name texts, or communications; the others here name calls. */
  @ParameterizedTest
  @CsvSource({
    "US-AK, true",
    "US-IN, true",
    "US-AL, false",
    "US-DC, false",
    "US-FL, true",
    "US-ID, false",
    "US-KY, true",
    "US-MO, false",
    "US-MS, false",
    "US-VT, false",
    "US-NC, false",
    "US-OR, false",
    "US-PA, false",
    "US-PR, false",
    "US-TX, false",
    "US-WI, false",
    "US-WV, false",
  })
  void authorization_ofTexts(String state, boolean owed) {
    assertThat(authorization(Calls.text(state, NOON))).isEqualTo(owed);
  }

  /** What is told of the right to cancel and of the goods, to firms too where a person buys. */
  @ParameterizedTest
  @CsvSource({
    "US-CO, 2026-11-24, true, true",
    "US-ID, 2026-11-24, true, true",
    "US-AL, 2026-11-24, true, false",
    "US-WA, 2026-11-24, true, true",
    "US-WA, 2023-07-23, true, true",
    "US-WA, 2023-07-22, false, false",
    "US-ND, 2026-11-24, true, false",
    "US-AZ, 2026-11-24, true, false",
    "US-WY, 2026-11-24, true, false",
    "US-NE, 2026-11-24, true, false",
    "US-NM, 2026-11-24, true, true",
    "US-NY, 2026-11-24, true, false",
    "US-OK, 2026-11-24, true, false",
    "US-PA, 2026-11-24, true, false",
    "US-PR, 2026-11-24, true, false",
    "US-RI, 2026-11-24, true, false",
    "US-TX, 2025-08-31, true, true",
    "US-UT, 2026-05-05, true, false",
    "US-UT, 2026-05-06, true, false",
    "US-VA, 2026-11-24, true, false",
    "US-WI, 2026-11-24, true, false",
    "US-WV, 2026-11-24, true, false",
    "US-FL, 2026-11-24, true, false",
    "US-LA, 2026-11-24, true, false",
    "US-ME, 2026-11-24, true, true",
    "US-MI, 2026-11-24, true, false",
    "US-MT, 2026-11-24, true, true",
    "US-OR, 2026-11-24, false, false",
  })
  void terms_areTold(String state, String day, boolean owed, boolean firms) {
    String noon = day + "T12:00:00-06:00";
    assertThat(terms(Calls.call(state, noon))).isEqualTo(owed);
    assertThat(terms(Calls.recorded(state, noon))).isEqualTo(owed);
    assertThat(terms(Calls.text(state, noon))).isFalse();
    assertThat(terms(Calls.call(state, noon).purpose(ContactPurpose.INFORMATIONAL))).isFalse();
    Called firm = Calls.to(state, LineType.FIXED_LINE).subscriber(Subscriber.BUSINESS).build();
    assertThat(terms(Calls.call(state, noon).to(firm))).isEqualTo(firms);
  }

  /** S.C. Code 37-21-40(B): the costs and the policy on refunds, by text too. */
  @ParameterizedTest
  @CsvSource({
    "2018-05-17, STRANGER, false",
    "2018-05-18, STRANGER, true",
    "2026-11-24, STRANGER, true",
    "2026-11-24, BOUGHT, false",
    "2026-11-24, SIGNED, false",
    "2026-11-24, SPOKEN, true",
  })
  void terms_inSouthCarolina(String day, String who, boolean owed) {
    String noon = day + "T12:00:00-06:00";
    for (Contact.Builder contact :
        List.of(
            Calls.call("US-SC", noon), Calls.recorded("US-SC", noon), Calls.text("US-SC", noon))) {
      switch (who) {
        case "BOUGHT" -> contact.relationship(Calls.bought("2026-01-05T12:00:00-06:00"));
        case "SIGNED" -> contact.consents(Calls.consent(ConsentKind.EXPRESS_WRITTEN, noon));
        case "SPOKEN" -> contact.consents(Calls.consent(ConsentKind.EXPRESS, noon));
        default -> {}
      }
      assertThat(terms(contact)).isEqualTo(owed);
      assertThat(
              conduct("opening-disclosure", contact).stream()
                  .anyMatch(each -> each.startsWith("disclose-total-cost: At the time of")))
          .isEqualTo(owed);
      assertThat(terms(contact.purpose(ContactPurpose.INFORMATIONAL))).isFalse();
    }
  }

  /** What frees the seller of telling the rights to cancel, and what does not. */
  @ParameterizedTest
  @CsvSource({
    // to who asked, to who consented in words, to a customer
    "US-FL, false, true, true",
    "US-LA, false, true, true",
    "US-ME, false, true, true",
    "US-MI, true, true, true",
    "US-MT, true, true, true",
    "US-NE, false, true, false",
    "US-NM, true, true, true",
    "US-NY, true, true, true",
    "US-OK, true, true, true",
    "US-PA, true, true, true",
    "US-RI, true, true, true",
    "US-TX, true, true, true",
    "US-UT, true, true, true",
    "US-VA, false, false, true",
    "US-WI, true, true, true",
  })
  void terms_andWhoAsked(String state, boolean asked, boolean consented, boolean customer) {
    Contact.Builder request =
        Calls.call(state, NOON).requestedAt(Calls.instant("2026-11-24T11:00:00-06:00"));
    assertThat(terms(request)).isEqualTo(asked);
    assertThat(terms(Calls.call(state, NOON).consents(Calls.consent(ConsentKind.EXPRESS, NOON))))
        .isEqualTo(consented);
    assertThat(terms(Calls.call(state, NOON).relationship(CUSTOMER))).isEqualTo(customer);
  }

  /** 21 NYCRR 4603.1(d): the cost, whoever sells. */
  @ParameterizedTest
  @CsvSource({"true", "false"})
  void cost_isToldBeforeAPurchaseInNewYork(boolean institution) {
    String note =
        "disclose-total-cost: Before the purchase: the cost; of a negative option all material"
            + " terms and conditions.";
    Caller caller =
        Calls.caller("US-NY").thirdParty(false).financialInstitution(institution).build();
    Contact.Builder call = Calls.call("US-NY", NOON).caller(caller);
    assertThat(conduct("opening-disclosure", call)).contains(note);
    assertThat(conduct("opening-disclosure", call.relationship(CUSTOMER))).contains(note);
    assertThat(conduct("opening-disclosure", toBusiness("US-NY"))).doesNotContain(note);
    assertThat(conduct("opening-disclosure", Calls.text("US-NY", NOON))).doesNotContain(note);
  }

  /** 52 Pa. Code 111.10(b)-(c): what an energy supplier says; as read since 2013. */
  @ParameterizedTest
  @CsvSource({"energy-supply, true", "electricity, true", "solar panels, false", ", false"})
  void energy_inPennsylvania(@Nullable String subject, boolean owed) {
    String opening =
        "identify-caller: Immediately after the greeting: name, the supplier, the reason for the"
            + " call; independence of the local distribution company and of other suppliers.";
    String end =
        "disclose-material-terms: At the end of the call, if a transaction is completed: the right"
            + " to rescind within three business days after receipt of the disclosure statement.";
    Contact.Builder call = Calls.call("US-PA", NOON);
    call = subject == null ? call.without(Contact.SUBJECT) : call.subject(subject);
    assertThat(conduct("opening-disclosure", call).contains(opening)).isEqualTo(owed);
    assertThat(conduct("opening-disclosure", call).contains(end)).isEqualTo(owed);
    call.to(Calls.to("US-PA", LineType.FIXED_LINE).subscriber(Subscriber.BUSINESS).build());
    assertThat(conduct("opening-disclosure", call)).doesNotContain(opening, end);
  }

  /** N.M. Stat. 57-12-22(D)(4)(e): resident brokers; and 57-12-21(C)(3)(e). */
  @Test
  void newMexico_freesBrokersOfTheActOnSolicitations() {
    Contact.Builder call =
        Calls.call("US-NM", NOON)
            .caller(
                Calls.caller("US-NM")
                    .exemptions(
                        List.of(
                            Exemption.builder()
                                .region(Place.of("US-NM"))
                                .code("real-estate")
                                .build()))
                    .build());
    assertThat(conduct("opening-disclosure", call)).isEmpty();
    assertThat(conduct("hang-up", call)).isEmpty();
  }

  /** What is handed over with a home sale by telephone. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "US-FL|a written agreement that the buyer signs, with the right to cancel until midnight of"
            + " the third business day.",
        "US-LA|the right to cancel a home solicitation sale.",
        "US-ME|a written contract that both sign, with the date, the terms, name and address, and"
            + " the right to avoid it within three business days.",
        "US-MI|a written agreement that the buyer signs, with the notice of cancellation in"
            + " duplicate; no courier fetches payment within the three business days.",
        "US-MT|the right of the buyer to cancel a sale made by telephone.",
      })
  void cancellation_ofHomeSales(String state, String what) {
    String note = "disclose-material-terms: With the sale: " + what;
    for (Contact.Builder call :
        List.of(
            Calls.call(state, NOON),
            Calls.recorded(state, NOON),
            Calls.call(state, NOON).relationship(CUSTOMER))) {
      assertThat(conduct("opening-disclosure", call)).contains(note);
    }
    assertThat(conduct("opening-disclosure", Calls.text(state, NOON))).doesNotContain(note);
  }

  /**
   * Fla. Stat. 501.035(1): the sale of insurance is out; the codes of 501.604 lift nothing here.
   */
  @ParameterizedTest
  @CsvSource({"insurance, false", "retail, true", "existing-customers, true", "newspaper, true"})
  void cancellation_inFlorida_andExemptSellers(String code, boolean owed) {
    Caller caller =
        Calls.caller("US-FL")
            .exemptions(List.of(Exemption.builder().region(Place.of("US-FL")).code(code).build()))
            .build();
    assertThat(terms(Calls.call("US-FL", NOON).caller(caller))).isEqualTo(owed);
  }

  /** Home sales by telephone whose buyer is told when he buys, and who may lift that. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "US-VT|At the time of the transaction: orally, the right to cancel until midnight of the"
            + " third business day; with it a receipt or copy of the contract, and the notice of"
            + " cancellation in duplicate.|true|true",
        "US-DE|When the buyer signs the contract or purchases the goods or services: orally, the"
            + " right to cancel until midnight of the third business day; with it a receipt or"
            + " copy of the contract, and the notice of cancellation in duplicate.|false|false",
        "US-WY|With the sale: a written agreement that the buyer signs, with the right to cancel"
            + " until midnight of the third business day; or, told in the call, a full refund of"
            + " ten days.|false|false",
      })
  void cancellation_toldToWhoBuys(String state, String note, boolean firms, boolean asked) {
    String owed = "disclose-material-terms: " + note;
    for (Contact.Builder call :
        List.of(
            Calls.call(state, NOON),
            Calls.recorded(state, NOON),
            Calls.call(state, NOON).relationship(CUSTOMER))) {
      assertThat(conduct("opening-disclosure", call)).contains(owed);
    }
    assertThat(conduct("opening-disclosure", Calls.text(state, NOON))).doesNotContain(owed);
    assertThat(
            conduct(
                "opening-disclosure",
                Calls.call(state, NOON).purpose(ContactPurpose.INFORMATIONAL)))
        .doesNotContain(owed);
    assertThat(conduct("opening-disclosure", toBusiness(state)).contains(owed)).isEqualTo(firms);
    Contact.Builder wanted =
        Calls.call(state, NOON).requestedAt(Calls.instant("2026-11-24T11:00:00-06:00"));
    assertThat(conduct("opening-disclosure", wanted).contains(owed)).isEqualTo(asked);
  }

  /** Whom the acts on home sales leave out, by the codes of their own words. */
  @ParameterizedTest
  @CsvSource({
    "US-VT, insurance, false",
    "US-VT, securities, false",
    "US-VT, real-estate, false",
    "US-VT, catalogue, true",
    "US-DE, insurance, false",
    "US-DE, securities, false",
    "US-DE, real-estate, false",
    "US-DE, face-to-face, true",
    "US-DE, business-to-business, true",
    "US-DE, financial-institution, true",
    "US-WY, insurance, true",
    "US-MI, insurance, false",
    "US-MI, securities, false",
    "US-MI, real-estate, false",
    "US-MI, financial-institution, false",
    "US-MI, catalogue, true",
    "US-LA, insurance, false",
    "US-LA, catalogue, false",
    "US-LA, real-estate, false",
    "US-LA, securities, true",
    "US-NM, insurance, false",
    "US-NM, securities, false",
    "US-NM, real-estate, false",
    "US-NM, catalogue, true",
    "US-NY, insurance, false",
    "US-NY, securities, false",
    "US-NY, real-estate, false",
    "US-NY, catalogue, false",
    "US-NY, cable, true",
    "US-VA, insurance, false",
    "US-VA, real-estate, true",
    "US-PA, insurance, true",
    "US-WI, insurance, true",
    "US-ND, insurance, false",
    "US-ND, cable, false",
    "US-ND, newspaper, false",
    "US-ND, periodical, true",
  })
  void cancellation_andExemptSellers(String state, String code, boolean owed) {
    Caller caller =
        Calls.caller(state)
            .exemptions(List.of(Exemption.builder().region(Place.of(state)).code(code).build()))
            .build();
    for (Contact.Builder call : List.of(Calls.call(state, NOON), Calls.recorded(state, NOON))) {
      assertThat(toldToCancel(call)).isTrue();
      assertThat(toldToCancel(call.caller(caller))).isEqualTo(owed);
    }
  }

  private static boolean toldToCancel(Contact.Builder contact) {
    return conduct("opening-disclosure", contact).stream()
        .anyMatch(
            each ->
                each.matches(
                    "disclose-material-terms: (With|When|At) .*(right to cancel|of cancellation).*"));
  }

  /** A bank in Michigan and Vermont need claim nothing, nor who calls for it. */
  @ParameterizedTest
  @CsvSource({"US-MI, false", "US-VT, false", "US-DE, true", "US-LA, true", "US-NM, true"})
  void cancellation_andBanks(String state, boolean owed) {
    for (boolean forOthers : new boolean[] {false, true}) {
      Caller bank = Calls.caller(state).financialInstitution(true).thirdParty(forOthers).build();
      assertThat(toldToCancel(Calls.call(state, NOON).caller(bank))).isEqualTo(owed);
    }
    Caller unstated = Caller.builder().seller("acme").build();
    assertThat(toldToCancel(Calls.call(state, NOON).caller(unstated))).isTrue();
  }

  /** N.D. Cent. Code 51-18-08 leaves out the whole chapter, and nothing of 51-28. */
  @ParameterizedTest
  @CsvSource({"insurance, false", "cable, false", "newspaper, false", "securities, true"})
  void northDakota_theChapterOnPersonalSolicitations(String code, boolean owed) {
    Contact.Builder call =
        Calls.call("US-ND", NOON)
            .caller(
                Calls.caller("US-ND")
                    .exemptions(
                        List.of(Exemption.builder().region(Place.of("US-ND")).code(code).build()))
                    .build());
    assertThat(authorization(call)).isEqualTo(owed);
    assertThat(conduct("opening-disclosure", call))
        .anyMatch(each -> each.startsWith("identify-caller"));
  }

  /** Offers that renew by themselves: no fact tells them, so the duty says it. */
  @ParameterizedTest
  @CsvSource({
    "US-CA, 2026-11-24, true",
    "US-CA, 2015-01-05, true",
    "US-TN, 2026-11-24, true",
    "US-TN, 2024-01-01, true",
    "US-TN, 2023-12-31, false",
    "US-NV, 2026-11-24, false",
  })
  void renewal_isToldBeforeTheConsent(String state, String day, boolean owed) {
    String at = day + "T12:00:00-06:00";
    String note = ": Right before the consent is asked for: only of an offer that renews";
    for (Contact.Builder call :
        List.of(
            Calls.call(state, at),
            Calls.recorded(state, at),
            Calls.call(state, at).relationship(CUSTOMER),
            Calls.call(state, at).requestedAt(Calls.instant(at).minusSeconds(3600)))) {
      for (String duty : List.of("disclose-material-terms", AUTHORIZATION)) {
        assertThat(
                conduct("opening-disclosure", call).stream()
                    .anyMatch(each -> each.startsWith(duty + note)))
            .as(duty)
            .isEqualTo(owed);
      }
    }
    for (Contact.Builder other : List.of(Calls.text(state, at), toBusiness(state))) {
      assertThat(conduct("opening-disclosure", other)).noneMatch(each -> each.contains(note));
    }
  }

  /** By 37-30A-2(1), whom 37-30A-8 leaves out, and by 37-24-6(16), which binds any person. */
  @ParameterizedTest
  @CsvSource({"retail, 1", "catalogue, 1", "insurance, 2"})
  void callerId_inSouthDakota_andExemptSellers(String code, int denials) {
    Caller hides =
        Calls.caller("US-SD")
            .transmitsCallerId(false)
            .exemptions(List.of(Exemption.builder().region(Place.of("US-SD")).code(code).build()))
            .build();
    assertThat(conduct("caller-id", Calls.call("US-SD", NOON).caller(hides))).hasSize(denials);
  }

  /** Mont. Code 30-14-1410(2)(a)-(c): the cost, and all that limits the purchase; firms too. */
  @Test
  void terms_inMontana() {
    String what =
        ": Before payment is asked for: total cost; restrictions, limits and conditions; the odds"
            + " of a prize, and how to take part without payment.";
    for (Contact.Builder call : List.of(Calls.call("US-MT", NOON), toBusiness("US-MT"))) {
      assertThat(conduct("opening-disclosure", call))
          .contains("disclose-total-cost" + what, "disclose-material-terms" + what);
    }
  }

  /** Ind. Code 24-4.7-1-1(3)(B): a charity's own people are free only if they say so at once. */
  @ParameterizedTest
  @CsvSource({
    "CHARITABLE_SOLICITATION, false, true",
    "CHARITABLE_SOLICITATION, true, true",
    "TELEMARKETING, false, false",
  })
  void indiana_asksWhoCallsForGifts(ContactPurpose purpose, boolean thirdParty, boolean owed) {
    String note =
        "identify-caller: Immediately: true first and last name; the charity's name, address and"
            + " telephone number.";
    Caller caller = Calls.caller("US-IN").taxExempt(true).thirdParty(thirdParty).build();
    for (Contact.Builder contact :
        List.of(
            Calls.call("US-IN", NOON), Calls.recorded("US-IN", NOON), Calls.text("US-IN", NOON))) {
      contact.purpose(purpose).caller(caller);
      assertThat(conduct("opening-disclosure", contact).contains(note)).isEqualTo(owed);
      contact.requestedAt(Calls.instant("2026-11-24T11:00:00-06:00"));
      assertThat(conduct("opening-disclosure", contact)).doesNotContain(note);
    }
    assertThat(conduct("opening-disclosure", toBusiness("US-IN").purpose(purpose)))
        .doesNotContain(note);
  }

  /** The act on cancelling has its own number since 2026-05-06. */
  @ParameterizedTest
  @CsvSource({"2026-05-05, Utah Code 13-26-11", "2026-05-06, Utah Code 13-26-108"})
  void terms_inUtah_citeTheChapterAsItIsNumbered(String day, String citation) {
    Contact call = Calls.call("US-UT", day + "T12:00:00-06:00").build();
    assertThat(made((t, e) -> new Conduct(t, e).rules(), "opening-disclosure", call))
        .extracting(rule -> rule.info().citation())
        .anyMatch(each -> each.startsWith(citation));
  }

  /** Tex. Bus. & Com. Code 302.202(1), 302.001(7): of texts since the act of 2025. */
  @ParameterizedTest
  @CsvSource({"2025-08-31, false", "2025-09-01, true"})
  void terms_inTexas_ofTexts(String day, boolean owed) {
    assertThat(terms(Calls.text("US-TX", day + "T12:00:00-06:00"))).isEqualTo(owed);
  }

  /**
   * Whom the act on registers leaves out need not tell these terms, whatever exemption it claims;
   * the opening words are of another act.
   */
  @ParameterizedTest
  @CsvSource({
    "US-TX, US-TX, false",
    "US-UT, US-UT, false",
    "US-UT, US-TX, true",
    "US-OK, US-OK, true",
  })
  void terms_ofSellersWhomTheActLeavesOut(String state, String region, boolean owed) {
    Caller caller =
        Caller.builder()
            .seller("acme")
            .exemptions(List.of(Exemption.builder().region(Place.of(region)).code("food").build()))
            .build();
    Contact.Builder call = Calls.call(state, NOON).caller(caller);
    assertThat(terms(call)).isEqualTo(owed);
    assertThat(
            conduct("opening-disclosure", call).stream()
                .anyMatch(each -> each.startsWith("identify-caller: ")))
        .isEqualTo(!state.equals("US-OK"));
  }

  private static boolean terms(Contact.Builder contact) {
    return conduct("opening-disclosure", contact).stream()
        .anyMatch(each -> each.startsWith("disclose-material-terms: "));
  }

  /** Who is no commercial telephone seller in Colorado tells nothing. */
  @ParameterizedTest
  @CsvSource({"securities, false", "retail, false", "no-such-code, true"})
  void terms_inColorado_notOfSellersWhomTheActLeavesOut(String code, boolean owed) {
    Caller caller =
        Caller.builder()
            .seller("acme")
            .exemptions(List.of(Exemption.builder().region(Place.of("US-CO")).code(code).build()))
            .build();
    assertThat(terms(Calls.call("US-CO", NOON).caller(caller))).isEqualTo(owed);
  }

  /** Since 2025-07-01 a commercial debt of a natural person counts in California. */
  @ParameterizedTest
  @CsvSource({
    "2025-06-30, CONSUMER, true",
    "2025-06-30, BUSINESS, false",
    "2025-07-01, CONSUMER, true",
    "2025-07-01, BUSINESS, true",
  })
  void debtor_inCalifornia_mayBeABusiness(String day, Subscriber subscriber, boolean owed) {
    Contact.Builder call =
        Calls.call("US-CA", day + "T12:00:00-07:00")
            .purpose(ContactPurpose.DEBT_COLLECTION)
            .to(Calls.to("US-CA", LineType.FIXED_LINE).subscriber(subscriber).build());
    assertThat(collection("debt-collection-disclosure", call).isEmpty()).isEqualTo(!owed);
  }

  /** Texts count in South Dakota since the act of 2020, in Connecticut since that of 2023. */
  @ParameterizedTest
  @CsvSource({
    "US-CT, 2023-09-30, false",
    "US-CT, 2023-10-01, true",
    "US-SD, 2020-06-30, false",
    "US-SD, 2020-07-01, true",
    "US-MI, 2026-11-24, false",
    "US-NE, 2026-11-24, false",
  })
  void authorization_afterATextToo(String state, String day, boolean owed) {
    String at = day + "T12:00:00-06:00";
    assertThat(authorization(Calls.call(state, at))).isTrue();
    assertThat(authorization(Calls.text(state, at))).isEqualTo(owed);
  }

  /** Md. Code, Com. Law 14-2201(c)(2)(i): no merchandise are securities. */
  @ParameterizedTest
  @CsvSource({
    "US-MD, securities, false",
    "US-MD, insurance, true",
    "US-MO, securities, true",
  })
  void authorization_ofSecurities(String state, String code, boolean owed) {
    Contact.Builder call = Calls.call(state, NOON);
    assertThat(authorization(call)).isTrue();
    call.caller(
        Calls.caller(state)
            .exemptions(List.of(Exemption.builder().region(Place.of(state)).code(code).build()))
            .build());
    assertThat(authorization(call)).isEqualTo(owed);
  }

  private static boolean authorization(Contact.Builder contact) {
    return conduct("opening-disclosure", contact).stream()
        .anyMatch(each -> each.startsWith(AUTHORIZATION + ": Before "));
  }

  /** N.C. Gen. Stat. 75-103(d) frees relationships of the purpose of a sale, never of the names. */
  @ParameterizedTest
  @CsvSource({
    "2025-05-24T12:00:00-06:00, '', TELEMARKETING, false",
    "2025-05-23T12:00:00-06:00, '', TELEMARKETING, true",
    "'', 2026-08-24T12:00:00-06:00, TELEMARKETING, false",
    "'', 2026-08-23T12:00:00-06:00, TELEMARKETING, true",
    "2026-11-01T12:00:00-06:00, '', CHARITABLE_SOLICITATION, true",
  })
  void northCarolina_freesRelationshipsOfThePurposeAlone(
      String bought, String asked, ContactPurpose purpose, boolean owed) {
    Relationship.Builder relationship = Relationship.builder().customer(false);
    if (!bought.isEmpty()) {
      relationship.lastTransactionAt(Calls.instant(bought));
    }
    if (!asked.isEmpty()) {
      relationship.lastInquiryAt(Calls.instant(asked));
    }
    List<String> says =
        conduct(
            "opening-disclosure",
            Calls.call("US-NC", NOON)
                .to(Calls.to("US-NC", LineType.MOBILE).build())
                .purpose(purpose)
                .relationship(relationship.build()));
    assertThat(says).anyMatch(each -> each.startsWith("identify-caller: "));
    assertThat(says.stream().anyMatch(each -> each.startsWith("state-purpose: "))).isEqualTo(owed);
  }

  @ParameterizedTest
  @CsvSource({
    "EXPRESS_WRITTEN, false",
    "EXPRESS, true",
  })
  void northCarolina_asksNoPurposeOfWhoHasASignedInvitation(ConsentKind kind, boolean owed) {
    List<String> says =
        conduct(
            "opening-disclosure",
            Calls.call("US-NC", NOON)
                .consents(List.of(Calls.consent(kind, "2026-01-01T12:00:00Z"))));
    assertThat(says).anyMatch(each -> each.startsWith("identify-caller: "));
    assertThat(says.stream().anyMatch(each -> each.startsWith("state-purpose: "))).isEqualTo(owed);
  }

  /** O.C.G.A. 10-5B-4(a)(1): whoever asks for a gift, a relationship or not. */
  @Test
  void georgia_asksWhoCallsForGiftsToo() {
    Contact.Builder gift =
        Calls.call("US-GA", NOON)
            .purpose(ContactPurpose.CHARITABLE_SOLICITATION)
            .caller(
                Caller.builder()
                    .seller("acme")
                    .taxExempt(true)
                    .thirdParty(false)
                    .transmitsCallerId(false)
                    .build());
    for (Contact.Builder call : List.of(gift, gift.relationship(CUSTOMER))) {
      assertThat(conduct("opening-disclosure", call))
          .singleElement()
          .asString()
          .startsWith("identify-caller: Promptly");
      assertThat(conduct("caller-id", call)).containsExactly("deny");
    }
    Contact.Builder sale = Calls.call("US-GA", NOON).relationship(CUSTOMER);
    assertThat(conduct("opening-disclosure", sale)).isEmpty();
    Contact.Builder text =
        Calls.text("US-GA", NOON).purpose(ContactPurpose.CHARITABLE_SOLICITATION);
    assertThat(conduct("opening-disclosure", text)).isEmpty();
  }

  /** Tenn. Code 65-4-401(6)(A)(iii), (B)(ii): a request for a gift, save by the charity's own. */
  @ParameterizedTest
  @CsvSource({
    "2023-06-30, false, true, true",
    "2026-11-24, false, true, true",
    "2026-11-24, false, false, false",
    "2026-11-24, true, true, true",
    "2023-06-30, true, true, false",
    "2026-11-24, true, false, false",
  })
  void tennessee_asksWhoCallsForGifts(String day, boolean text, boolean thirdParty, boolean owed) {
    String at = day + "T12:00:00-06:00";
    Contact.Builder contact = text ? Calls.text("US-TN", at) : Calls.call("US-TN", at);
    assertThat(
            conduct(
                    "opening-disclosure",
                    contact
                        .purpose(ContactPurpose.CHARITABLE_SOLICITATION)
                        .caller(
                            Calls.caller("US-TN").taxExempt(true).thirdParty(thirdParty).build()))
                .isEmpty())
        .isEqualTo(!owed);
  }

  /** Since 2023-12-01 the whole of N.J.S.A. 56:8-128 leaves free a call that was asked for. */
  @ParameterizedTest
  @CsvSource({"2023-11-30T12:00:00-05:00, false", "2023-12-01T12:00:00-05:00, true"})
  void newJersey_freesACallThatWasAskedFor(String at, boolean free) {
    Contact.Builder asked =
        Calls.call("US-NJ", at)
            .requestedAt(Calls.instant(at).minusSeconds(1800))
            .caller(Caller.builder().seller("acme").transmitsCallerId(false).build());
    assertThat(conduct("opening-disclosure", asked).isEmpty()).isEqualTo(free);
    assertThat(conduct("caller-id", asked).isEmpty()).isEqualTo(free);
  }

  @Test
  void opening_isOfCallsToConsumersForSales_andInWashingtonForGiftsToo() {
    assertThat(conduct("opening-disclosure", Calls.text("US-IL", NOON))).isEmpty();
    assertThat(
            conduct(
                "opening-disclosure",
                toBusiness("US-WA").purpose(ContactPurpose.CHARITABLE_SOLICITATION)))
        .containsExactly(FOR_WHICH_CHARITY);
    Contact.Builder gift =
        Calls.call("US-WA", NOON).purpose(ContactPurpose.CHARITABLE_SOLICITATION);
    String note =
        ": Within 30 seconds: self, organisation, purpose; the choice to be taken off the lists.";
    assertThat(conduct("opening-disclosure", gift))
        .containsExactly(
            FOR_WHICH_CHARITY,
            "identify-caller" + note,
            "state-purpose" + note,
            "offer-opt-out" + note);
    assertThat(
            conduct(
                "opening-disclosure",
                Calls.call("US-IL", NOON).purpose(ContactPurpose.CHARITABLE_SOLICITATION)))
        .isEmpty();
  }

  private static Contact.Builder toBusiness(String state) {
    return Calls.call(state, NOON)
        .to(Calls.to(state, LineType.FIXED_LINE).subscriber(Subscriber.BUSINESS).build());
  }

  /** Texts count in Virginia from 2020-07-01 to 2025; Illinois binds a live operator. */
  @ParameterizedTest
  @CsvSource({
    "US-VA, text, 2020-06-30, false",
    "US-VA, text, 2020-07-01, true",
    "US-VA, live, 2020-06-30, true",
    "US-VA, recorded, 2020-07-01, true",
    "US-VA, text, 2025-12-31, true",
    "US-VA, text, 2026-01-01, false",
    "US-VA, live, 2026-01-01, true",
    "US-IL, live, 2026-11-24, true",
    "US-IL, recorded, 2026-11-24, false",
    "US-IL, text, 2026-11-24, false",
    "US-TX, recorded, 2026-11-24, true",
    "US-TX, text, 2026-11-24, false",
  })
  void opening_byKindOfContact(String state, String kind, String day, boolean owed) {
    String at = day + "T12:00:00-06:00";
    Contact.Builder contact =
        kind.equals("text")
            ? Calls.text(state, at)
            : kind.equals("live") ? Calls.call(state, at) : Calls.recorded(state, at);
    assertThat(conduct("opening-disclosure", contact))
        .filteredOn(each -> !each.startsWith("disclose-"))
        .matches(said -> said.isEmpty() == !owed);
  }

  /**
   * Fla. Stat. 501.059(2): of every unsolicited call, text and voicemail, whatever 501.604 says.
   */
  @ParameterizedTest
  @CsvSource({
    "live, none, '', true",
    "recorded, none, '', true",
    "text, none, '', true",
    "text, none, isolated, true",
    "live, none, insurance, true",
    "live, none, newspaper, false",
    "live, asked, '', false",
    "text, customer, '', false",
    "live, bought, '', false",
    "live, signed, '', true",
  })
  void opening_inFlorida_isOwedAtOnce(String kind, String who, String code, boolean owed) {
    Contact.Builder contact =
        switch (kind) {
          case "live" -> Calls.call("US-FL", NOON);
          case "recorded" -> Calls.recorded("US-FL", NOON);
          default -> Calls.text("US-FL", NOON);
        };
    if (!code.isEmpty()) {
      contact.caller(
          Calls.caller("US-FL")
              .exemptions(
                  List.of(
                      io.lexicall.facts.Exemption.builder()
                          .region(Place.of("US-FL"))
                          .code(code)
                          .build()))
              .build());
    }
    switch (who) {
      case "asked" -> contact.requestedAt(Calls.instant("2026-11-24T11:00:00-06:00"));
      case "customer" -> contact.relationship(CUSTOMER);
      case "bought" -> contact.relationship(Calls.bought("2016-01-05T12:00:00-06:00"));
      case "signed" -> contact.consents(Calls.consent(ConsentKind.EXPRESS_WRITTEN, NOON));
      default -> {}
    }
    String note =
        "identify-caller: Immediately upon contact: true first and last name, and the business on"
            + " whose behalf.";
    assertThat(conduct("opening-disclosure", contact).contains(note)).isEqualTo(owed);
    assertThat(conduct("opening-disclosure", contact))
        .as("part IV, of calls")
        .filteredOn(each -> each.contains("Within 30 seconds"))
        .hasSize(
            kind.equals("text") || List.of("isolated", "insurance", "newspaper").contains(code)
                ? 0
                : 2);
  }

  /** Communications, and telephonic sales calls: texts where the hours count them. */
  @ParameterizedTest
  @CsvSource({
    "US-KY, 2023-12-31, false",
    "US-KY, 2024-01-01, true",
    "US-MA, 2026-11-24, true",
    "US-AZ, 2026-11-24, false",
  })
  void opening_ofTexts(String state, String day, boolean owed) {
    String noon = day + "T12:00:00-06:00";
    assertThat(conduct("opening-disclosure", Calls.text(state, noon)).isEmpty()).isEqualTo(!owed);
    assertThat(conduct("opening-disclosure", Calls.call(state, noon))).isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "US-FL, isolated, false",
    "US-FL, business-to-business, true", // a consumer is called
    "US-FL, invented, true",
    "US-AL, financial-institution, false",
    "US-AL, invented, true",
  })
  void opening_isNotOwedByExemptSellers(String state, String code, boolean owed) {
    Contact.Builder call =
        Calls.call(state, NOON)
            .caller(
                Calls.caller(state)
                    .exemptions(
                        List.of(
                            io.lexicall.facts.Exemption.builder()
                                .region(Place.of(state))
                                .code(code)
                                .build()))
                    .build());
    assertThat(
            conduct("opening-disclosure", call).stream()
                .anyMatch(each -> each.startsWith("state-purpose: ")))
        .isEqualTo(owed);
    // Florida's section on contracts is of another act than the exemptions.
    assertThat(authorization(call)).isEqualTo(owed || state.equals("US-FL"));
  }

  // ---- permission-to-continue

  @ParameterizedTest
  @CsvSource({
    "US-IL, TELEMARKETING, ask-permission-to-continue: At the beginning.",
    "US-IL, CHARITABLE_SOLICITATION,",
    "US-WA, CHARITABLE_SOLICITATION, 'ask-permission-to-continue: Continue, end, or be taken off"
        + " the lists.'",
    "US-WA, TELEMARKETING,",
    "US-CT, TELEMARKETING, 'ask-permission-to-continue: At the beginning: continue, end, or be"
        + " taken off the list.'",
    "US-SD, TELEMARKETING, 'ask-permission-to-continue: Within 30 seconds: whether the person"
        + " wants to hear a sales presentation.'",
    "US-SD, CHARITABLE_SOLICITATION,",
    "US-KS, TELEMARKETING,",
  })
  void permission(String state, ContactPurpose purpose, @Nullable String owed) {
    List<String> expected = owed == null ? List.of() : List.of(owed);
    assertThat(conduct("permission-to-continue", Calls.call(state, NOON).purpose(purpose)))
        .isEqualTo(expected);
    // Connecticut names texts.
    assertThat(conduct("permission-to-continue", Calls.text(state, NOON).purpose(purpose)))
        .isEqualTo(state.equals("US-CT") ? expected : List.of());
    // Illinois binds a live operator.
    assertThat(conduct("permission-to-continue", Calls.recorded(state, NOON).purpose(purpose)))
        .isEqualTo(state.equals("US-IL") ? List.of() : expected);
    // Illinois names no consumer.
    assertThat(conduct("permission-to-continue", toBusiness(state).purpose(purpose)))
        .isEqualTo(state.equals("US-IL") ? expected : List.of());
  }

  // ---- hang-up

  @ParameterizedTest
  @CsvSource({
    // what a live call owes, and a recorded one
    "US-ME, , within 5 seconds",
    "US-RI, , within 5 seconds",
    "US-TX, , within 5 seconds",
    "US-VA, , within 5 seconds",
    "US-AL, , within 10 seconds",
    "US-GA, , within 10 seconds",
    "US-KY, , within 10 seconds",
    "US-ND, , within 10 seconds",
    "US-OR, immediately on a negative response, within 10 seconds",
    "US-TN, , within 10 seconds",
    "US-OK, , within 20 seconds",
    "US-SD, immediately when the person answers no to the sales presentation or shows no interest,"
        + " immediately when the person answers no to the sales presentation or shows no interest|"
        + "within 20 seconds after the number called disconnects",
    "US-MI, , immediately when the person ends the call",
    "US-CT, 'within 10 seconds of the request to end the call; a person who wants no more calls is"
        + " told that the contact data will be removed from the list, and nobody is given or sold"
        + " them', 'within 10 seconds of the request to end the call; a person who wants no more"
        + " calls is told that the contact data will be removed from the list, and nobody is given"
        + " or sold them'",
    "US-ID, immediately when the person asks, immediately when the person asks",
    "US-SC, immediately when the person does not want to hear the offer, immediately when the"
        + " person does not want to hear the offer",
    "US-NM, at once when the called party disconnects, at once when the called party disconnects",
    "US-AK, promptly when the person objects, promptly when the person objects",
    "US-NC, promptly when the person objects, promptly when the person objects",
    "US-WA, 'within 10 seconds of the request to end the call; a person who wants no more calls is"
        + " told that the contact data will be removed from the list, and nobody is given or sold"
        + " them', 'within 10 seconds of the request to end the call; a person who wants no more"
        + " calls is told that the contact data will be removed from the list, and nobody is given"
        + " or sold them'",
    "US-UT, 'on any negative response, within 25 seconds', 'on any negative response, within 25"
        + " seconds'",
    "US-MS, immediately when the person expresses disinterest, upon the termination of the call",
    "US-FL, ,",
  })
  void hangUp(String state, @Nullable String live, @Nullable String recorded) {
    assertThat(conduct("hang-up", Calls.call(state, NOON))).isEqualTo(released(live));
    assertThat(conduct("hang-up", Calls.recorded(state, NOON))).isEqualTo(released(recorded));
    assertThat(conduct("hang-up", Calls.text(state, NOON))).isEmpty();
  }

  /** What takes a call out of an act takes it out of every duty of it. */
  @ParameterizedTest
  @CsvSource({
    // who asked, a customer of old, a customer: free of asking and of hanging up
    "US-CT, true, true",
    "US-SD, true, true",
    "US-KS, true, true",
    "US-MS, true, true",
    "US-NM, true, true",
    "US-UT, true, false",
    "US-WA, true, false",
    "US-SC, true, false",
    "US-OR, false, false",
    "US-IL, false, false",
    "US-ID, false, false",
  })
  void outsideTheAct_owesNeitherTheQuestionNorTheHangUp(
      String state, boolean asked, boolean customer) {
    for (String section : List.of("permission-to-continue", "hang-up")) {
      Contact.Builder call = Calls.call(state, NOON);
      boolean owed = !conduct(section, call).isEmpty();
      Contact.Builder wanted = call.requestedAt(Calls.instant("2026-11-20T12:00:00-06:00"));
      assertThat(!conduct(section, wanted).isEmpty()).isEqualTo(owed && !asked);
      Contact.Builder late =
          Calls.call(state, NOON).requestedAt(Calls.instant(NOON).plusSeconds(1));
      assertThat(!conduct(section, late).isEmpty()).isEqualTo(owed);
      Contact.Builder known = Calls.call(state, NOON).relationship(CUSTOMER);
      assertThat(!conduct(section, known).isEmpty()).isEqualTo(owed && !customer);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "US-CA, true, true",
    "US-LA, true, true",
    "US-SD, true, true",
    "US-MN, false, false",
    "US-MD, false, false",
    "US-GA, false, false",
  })
  void outsideTheArticleOnDevices_owesNoHangUp(String state, boolean asked, boolean customer) {
    assertThat(conduct("hang-up", Calls.recorded(state, NOON))).isNotEmpty();
    Contact.Builder wanted =
        Calls.recorded(state, NOON).requestedAt(Calls.instant("2026-11-24T11:00:00-06:00"));
    assertThat(conduct("hang-up", wanted).isEmpty()).isEqualTo(asked);
    assertThat(conduct("hang-up", Calls.recorded(state, NOON).relationship(CUSTOMER)).isEmpty())
        .isEqualTo(customer);
  }

  @ParameterizedTest
  @CsvSource({
    "US-UT, 2025-05-24T12:00:00-06:00, true",
    "US-UT, 2025-05-23T12:00:00-06:00, false",
    "US-SC, 2025-05-24T12:00:00-06:00, true",
    "US-SC, 2025-05-23T12:00:00-06:00, false",
    "US-SD, 2025-05-24T12:00:00-06:00, true",
    "US-SD, 2025-05-23T12:00:00-06:00, false",
  })
  void hangUp_isNotOwedToWhoBoughtWithinEighteenMonths(String state, String at, boolean free) {
    Relationship bought =
        Relationship.builder().customer(false).lastTransactionAt(Calls.instant(at)).build();
    Contact.Builder call =
        Calls.call(state, NOON)
            .to(Calls.to(state, LineType.MOBILE).subscriber(Subscriber.CONSUMER).build())
            .relationship(bought);
    assertThat(conduct("hang-up", call).isEmpty()).isEqualTo(free);
  }

  /** Whom the words on the end of a call protect. */
  @ParameterizedTest
  @CsvSource({
    "US-ID, LIVE, TELEMARKETING, 2026-11-24, true",
    "US-UT, LIVE, TELEMARKETING, 2026-11-24, true",
    "US-NC, LIVE, TELEMARKETING, 2026-11-24, true",
    "US-WA, LIVE, TELEMARKETING, 2022-06-08, false",
    "US-WA, LIVE, TELEMARKETING, 2022-06-09, true",
    "US-WA, LIVE, CHARITABLE_SOLICITATION, 2022-06-09, false",
    "US-VA, PRERECORDED, SURVEY, 2026-11-24, true",
    "US-VA, LIVE, TELEMARKETING, 2026-11-24, false",
    "US-CA, PRERECORDED, SURVEY, 2026-11-24, true",
    "US-DC, PRERECORDED, TELEMARKETING, 2026-11-24, true",
    "US-TX, PRERECORDED, TELEMARKETING, 2026-11-24, true",
    "US-AK, LIVE, TELEMARKETING, 2026-11-24, true",
    "US-CT, LIVE, TELEMARKETING, 2026-11-24, false",
    "US-GA, PRERECORDED, TELEMARKETING, 2026-11-24, false",
    "US-SD, PRERECORDED, TELEMARKETING, 2026-11-24, false",
    "US-SC, LIVE, TELEMARKETING, 2026-11-24, false",
  })
  void hangUp_toABusiness(
      String state, Voice voice, ContactPurpose purpose, String day, boolean owed) {
    Contact.Builder call =
        Calls.call(state, day + "T12:00:00-06:00")
            .voice(voice)
            .purpose(purpose)
            .to(Calls.to(state, LineType.FIXED_LINE).subscriber(Subscriber.BUSINESS).build());
    assertThat(conduct("hang-up", call).isEmpty()).isEqualTo(!owed);
    // South Carolina protects the mobiles of businesses.
    call.to(Calls.to(state, LineType.MOBILE).subscriber(Subscriber.BUSINESS).build());
    assertThat(conduct("hang-up", call).isEmpty()).isEqualTo(!owed && !state.equals("US-SC"));
  }

  /** Conn. Gen. Stat. 42-284(18)(B)(viii) leaves a charity's own call out, not a solicitor's. */
  @ParameterizedTest
  @CsvSource({"true, true", "false, false", ", true"})
  void hangUp_inConnecticut_isOwedByWhoAsksForAnothersGifts(
      @Nullable Boolean thirdParty, boolean owed) {
    Caller.Builder caller = Calls.caller("US-CT").taxExempt(true);
    if (thirdParty != null) {
      caller.thirdParty(thirdParty);
    }
    Contact.Builder call =
        Calls.call("US-CT", NOON)
            .purpose(ContactPurpose.CHARITABLE_SOLICITATION)
            .caller(caller.build());
    assertThat(conduct("hang-up", call).isEmpty()).isEqualTo(!owed);
  }

  private static List<String> released(@Nullable String when) {
    return when == null
        ? List.of()
        : Arrays.stream(when.split("\\|"))
            .map(each -> "honor-opt-out: The line is disconnected " + each + ".")
            .toList();
  }

  // ---- caller-id

  @ParameterizedTest
  @CsvSource({
    "US-NJ, true, transmit-caller-id: ,",
    "US-NJ, , transmit-caller-id: ,",
    "US-NJ, false, deny,",
    "US-CT, false, deny, deny",
    "US-ID, false, deny,",
    "US-MI, false, deny,",
    "US-SC, false, deny, deny",
    "US-SD, false, deny deny, deny", // by two acts, of which one binds anybody
    "US-CA, false, ,",
  })
  void callerId(
      String state,
      @Nullable Boolean transmits,
      @Nullable String owed,
      @Nullable String owedForTexts) {
    Caller.Builder caller = Caller.builder().seller("acme");
    if (transmits != null) {
      caller.transmitsCallerId(transmits);
    }
    List<String> said = conduct("caller-id", Calls.call(state, NOON).caller(caller.build()));
    assertThat(String.join(" ", said).strip()).isEqualTo(owed == null ? "" : owed.strip());
    assertThat(
            String.join(" ", conduct("caller-id", Calls.text(state, NOON).caller(caller.build()))))
        .isEqualTo(owedForTexts == null ? "" : owedForTexts);
  }

  // ---- solicitor-registration

  private static List<String> registering(String state, @Nullable Place registered) {
    Caller.Builder caller = Caller.builder().seller("acme");
    if (registered != null) {
      caller.registeredIn(List.of(registered));
    }
    return conduct("solicitor-registration", Calls.call(state, NOON).caller(caller.build()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // however well a row was read: only where the law names some offers it says to look
        "US-TX|deny|Secretary of State, before calling; US$200; yearly; quarterly reports",
        "US-VT|deny|Secretary of State, before calling; US$125",
        "US-AZ|deny|Secretary of State, before doing business",
        "US-WV|deny|Tax Department, before calling",
        "US-MT|deny|telephone sellers",
        "US-GU|deny|Attorney General, 10 days before doing business; US$50",
        "US-ME|obligation|Office of Professional and Occupational Regulation, before doing"
            + " business",
        "US-CA|obligation|Attorney General, 10 days before doing business",
        "US-VA||",
        "US-GA||",
      })
  void registration(String state, @Nullable String elsewhere, @Nullable String note) {
    List<String> obligation = note == null ? List.of() : List.of("register-solicitor: " + note);
    assertThat(registering(state, null)).isEqualTo(obligation);
    assertThat(registering(state, Place.of(state))).isEmpty();
    assertThat(registering(state, Place.of("US-DC")))
        .isEqualTo("deny".equals(elsewhere) ? List.of("deny") : obligation);
  }

  /** A text or call for another purpose that advertises solicits. */
  @ParameterizedTest
  @CsvSource({"true, deny", "false, ''"})
  void registration_ofWhoAdvertisesBesides(boolean advertises, String said) {
    Caller unregistered = Caller.builder().seller("acme").registeredIn(List.of()).build();
    Message message = Message.builder().containsAdvertising(advertises).build();
    Contact.Builder text =
        Calls.text("US-NY", NOON)
            .purpose(ContactPurpose.INFORMATIONAL)
            .message(message)
            .caller(unregistered);
    assertThat(String.join("", conduct("solicitor-registration", text))).isEqualTo(said);
    Contact.Builder call =
        Calls.call("US-NY", NOON)
            .purpose(ContactPurpose.INFORMATIONAL)
            .message(message)
            .caller(unregistered);
    assertThat(String.join("", conduct("solicitor-registration", call))).isEqualTo(said);
  }

  @Test
  void registration_whereOnlyMessagesNeedAPermit() {
    Contact.Builder recorded =
        Calls.recorded("US-NH", NOON).caller(Caller.builder().seller("acme").build());
    assertThat(conduct("solicitor-registration", recorded)).isEmpty();
    recorded.dialing(Dialing.RANDOM_OR_SEQUENTIAL);
    assertThat(conduct("solicitor-registration", recorded))
        .containsExactly("register-solicitor: users of automatic dialling devices");
    recorded.caller(Caller.builder().seller("acme").registeredIn(List.of()).build());
    assertThat(conduct("solicitor-registration", recorded)).containsExactly("deny");
    assertThat(registering("US-NH", null)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    // which codes free of registration: any, those of the law, or none
    "US-NY, invented, true",
    "US-CO, invented, false",
    // of the register of sellers, not of that of the list, 6-1-904(1)(b)
    "US-CO, other, false",
    "US-AK, retail, false",
    "US-AK, other, true",
    "US-MS, retail, true",
    "US-FL, invented, false",
    "US-FL, retail, true",
    "US-OK, isolated, false",
  })
  void registration_exemptSellers(String state, String code, boolean free) {
    Caller caller =
        Caller.builder()
            .seller("acme")
            .exemptions(
                List.of(
                    io.lexicall.facts.Exemption.builder()
                        .region(Place.of(state))
                        .code(code)
                        .build()))
            .build();
    assertThat(conduct("solicitor-registration", Calls.call(state, NOON).caller(caller)).isEmpty())
        .isEqualTo(free);
  }

  // ---- prerecorded-consent

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "US-AL|2026-11-24|identify-caller",
        "US-CA|2024-12-31|identify-caller state-purpose",
        "US-CA|2025-01-01|disclose-ai identify-caller state-purpose",
        "US-CT|2026-11-24|honor-opt-out",
        "US-GA|2026-11-24|identify-caller register-solicitor",
        "US-ID|2026-11-24|identify-caller state-purpose",
        "US-DC|2026-11-24|deny state-purpose",
        "US-KY|2026-11-24|identify-caller register-solicitor",
        "US-MN|2026-11-24|",
        "US-NE|2026-11-24|identify-caller register-solicitor",
        "US-NH|2026-11-24|identify-caller",
        "US-NV|2026-11-24|identify-caller state-purpose",
        "US-NY|2026-11-24|identify-caller state-purpose offer-opt-out-mechanism",
        "US-OR|2026-11-24|offer-opt-out-mechanism",
        "US-PA|2019-12-02|",
        "US-PA|2019-12-03|offer-opt-out-mechanism",
        "US-TN|2026-11-24|identify-caller register-solicitor",
        "US-TX|2026-11-24|identify-caller state-purpose register-solicitor",
        "US-SD|2026-11-24|identify-caller state-purpose",
        "US-SC|2026-11-24|", // with consent in writing
      })
  void recorded_termsOfTheState(String state, String day, @Nullable String terms) {
    String at = day + "T12:00:00-06:00";
    Contact.Builder message =
        Calls.recorded(state, at).consents(Calls.consent(ConsentKind.EXPRESS_WRITTEN, at));
    List<String> names =
        consent("prerecorded-consent", message).stream()
            .map(each -> each.replaceFirst(":.*", ""))
            .toList();
    assertThat(String.join(" ", names)).isEqualTo(terms == null ? "" : terms);
    assertThat(consent("prerecorded-consent", Calls.call(state, at))).isEmpty();
  }

  /**
   * N.D. Cent. Code 51-28-04: no random or sequential number generator calls cellular numbers or
   * those on the list, consent or not.
   */
  @ParameterizedTest
  @CsvSource({
    "RANDOM_OR_SEQUENTIAL, MOBILE, false, [deny]",
    "RANDOM_OR_SEQUENTIAL, TOLL_FREE, false, [deny]",
    "RANDOM_OR_SEQUENTIAL, FIXED_LINE, true, [deny]",
    "RANDOM_OR_SEQUENTIAL, FIXED_LINE, false, []",
    "RANDOM_OR_SEQUENTIAL, MOBILE, , [deny]",
    "RANDOM_OR_SEQUENTIAL, FIXED_LINE, , [needs [lists[national-dnc]]]",
    "RANDOM_OR_SEQUENTIAL, , false, [needs [to.lineType]]",
    "RANDOM_OR_SEQUENTIAL, , true, [deny]",
    "AUTOMATED, MOBILE, true, []",
    "AUTOMATED, , , []",
    ", MOBILE, false, [needs [dialing]]",
    ", FIXED_LINE, false, []",
  })
  void recorded_atRandom_inNorthDakota(
      @Nullable Dialing dialing, @Nullable LineType line, @Nullable Boolean listed, String owed) {
    for (ContactPurpose purpose :
        List.of(
            ContactPurpose.TELEMARKETING,
            ContactPurpose.POLITICAL,
            ContactPurpose.SURVEY,
            ContactPurpose.DEBT_COLLECTION)) {
      for (Subscriber subscriber : Subscriber.values()) {
        Called.Builder to = Called.inRegion("US-ND").subscriber(subscriber);
        if (line != null) {
          to.lineType(line);
        }
        Contact.Builder message =
            Contact.builder()
                .at(Calls.instant(NOON))
                .channel(ContactChannel.VOICE)
                .voice(Voice.PRERECORDED)
                .purpose(purpose)
                .caller(Calls.caller("US-ND").build())
                .to(to.build())
                .relationship(CUSTOMER);
        if (dialing != null) {
          message.dialing(dialing);
        }
        if (listed != null) {
          message.lists(
              ListEntry.builder()
                  .list(ListKind.NATIONAL_DNC)
                  .listed(listed)
                  .asOf(Calls.day("2026-11-24"))
                  .build());
        }
        assertThat(consent("prerecorded-consent", message)).hasToString(owed);
      }
    }
  }

  /** Neb. Rev. Stat. 49-1474.02(1): a campaign's recorded message names who pays, to anybody. */
  @ParameterizedTest
  @CsvSource({"POLITICAL, true", "SURVEY, false", "INFORMATIONAL, false"})
  void recorded_campaigns_inNebraska(ContactPurpose purpose, boolean owed) {
    Contact.Builder message = Calls.recorded("US-NE", NOON).purpose(purpose).relationship(CUSTOMER);
    assertThat(consent("prerecorded-consent", message).isEmpty()).isEqualTo(!owed);
    message.message(Message.builder().identifiesCaller(false).build());
    assertThat(consent("prerecorded-consent", message).contains("deny")).isEqualTo(owed);
  }

  /** Neb. Rev. Stat. 86-256(3)(b), 86-241: a relationship ends with any request to stop. */
  @ParameterizedTest
  @CsvSource({"false, false", "true, true"})
  void recorded_inNebraska_toACustomerWhoToldTheSellerToStop(boolean told, boolean owed) {
    Contact.Builder message =
        Calls.recorded("US-NE", NOON)
            .purpose(ContactPurpose.SURVEY)
            .relationship(CUSTOMER)
            .message(Message.builder().build());
    if (told) {
      message.objectedAt(Instant.parse("2026-08-03T12:00:00Z"));
    }
    assertThat(consent("prerecorded-consent", message).size()).isEqualTo(owed ? 2 : 0);
  }

  @Test
  void recorded_termsHaveTheirNotes() {
    assertThat(consent("prerecorded-consent", Calls.recorded("US-ID", NOON)))
        .containsExactly(
            "identify-caller: At the outset: for whom, purpose, how to reach the caller",
            "state-purpose: At the outset: for whom, purpose, how to reach the caller");
    assertThat(consent("prerecorded-consent", Calls.recorded("US-TX", NOON)))
        .containsExactly(
            "identify-caller: Within 30 seconds: nature of the call, who is calling and the number",
            "state-purpose: Within 30 seconds: nature of the call, who is calling and the number",
            "register-solicitor: A permit for prerecorded messages.");
    assertThat(
            consent(
                "prerecorded-consent",
                Calls.recorded("US-NH", NOON).dialing(Dialing.RANDOM_OR_SEQUENTIAL)))
        .contains("register-solicitor: 10 days before use.");
  }

  @ParameterizedTest
  @CsvSource({
    // what is done; what is owed in Idaho, and in Pennsylvania
    "true, true, identify-caller, offer-opt-out-mechanism",
    "false, true, deny, offer-opt-out-mechanism",
    "true, false, identify-caller, deny",
    ", , identify-caller, offer-opt-out-mechanism",
  })
  void recorded_termThatIsNotKept_denies(
      @Nullable Boolean identifies, @Nullable Boolean optOut, String idaho, String pennsylvania) {
    Message.Builder message = Message.builder();
    if (identifies != null) {
      message.identifiesCaller(identifies);
    }
    if (optOut != null) {
      message.optOutMechanism(optOut);
    }
    assertThat(
            consent("prerecorded-consent", Calls.recorded("US-ID", NOON).message(message.build())))
        .anyMatch(each -> each.startsWith(idaho));
    assertThat(
            consent("prerecorded-consent", Calls.recorded("US-PA", NOON).message(message.build())))
        .singleElement()
        .asString()
        .startsWith(pennsylvania);
  }

  /** La. Rev. Stat. 45:813 and 45:816: to customers, on request, for debts and campaigns: none. */
  @Test
  void recorded_inLouisiana_needsAPermitForWhatNoExceptionFrees() {
    String section = "prerecorded-consent";
    Contact.Builder notice = Calls.recorded("US-LA", NOON).purpose(ContactPurpose.INFORMATIONAL);
    assertThat(consent(section, notice))
        .singleElement()
        .asString()
        .startsWith("register-solicitor:");
    assertThat(consent(section, notice.relationship(Relationship.builder().build())))
        .singleElement()
        .asString()
        .startsWith("register-solicitor:");
    assertThat(consent(section, notice.relationship(CUSTOMER))).isEmpty();
    assertThat(
            consent(
                section,
                Calls.recorded("US-LA", NOON)
                    .purpose(ContactPurpose.INFORMATIONAL)
                    .requestedAt(Calls.instant("2026-11-24T11:00:00-06:00"))))
        .isEmpty();
    assertThat(
            consent(section, Calls.recorded("US-LA", NOON).purpose(ContactPurpose.DEBT_COLLECTION)))
        .isEmpty();
    assertThat(consent(section, Calls.recorded("US-LA", NOON).purpose(ContactPurpose.POLITICAL)))
        .isEmpty();
    assertThat(consent(section, Calls.call("US-LA", NOON).purpose(ContactPurpose.INFORMATIONAL)))
        .isEmpty();
  }

  @Test
  void recorded_termsAreOfStrangers_inNevadaAndOregon() {
    assertThat(consent("prerecorded-consent", Calls.recorded("US-NV", NOON).relationship(CUSTOMER)))
        .isEmpty();
    // Oregon counts the last transaction alone.
    assertThat(consent("prerecorded-consent", Calls.recorded("US-OR", NOON).relationship(CUSTOMER)))
        .isNotEmpty();
    assertThat(
            consent(
                "prerecorded-consent",
                Calls.recorded("US-OR", NOON)
                    .relationship(Calls.bought("2026-01-05T12:00:00-05:00"))))
        .isEmpty();
    assertThat(consent("prerecorded-consent", Calls.recorded("US-ID", NOON).relationship(CUSTOMER)))
        .hasSize(2);
  }

  @ParameterizedTest
  @CsvSource({
    // where no machine may dial at random or in sequence
    "US-GA, true",
    "US-KY, true",
    "US-AL, true",
    "US-MS, true",
    "US-NY, true",
    "US-TN, true",
    "US-TX, true",
    "US-NH, false",
    "US-ID, false",
    // a customer is outside the act; a consent frees the device
    "US-LA, false",
    "US-CA, false",
  })
  void recorded_atRandom(String state, boolean denied) {
    Contact.Builder message =
        Calls.recorded(state, NOON)
            .relationship(CUSTOMER)
            .consents(Calls.consent(ConsentKind.EXPRESS_WRITTEN, NOON));
    assertThat(consent("prerecorded-consent", message)).doesNotContain("deny");
    message.dialing(Dialing.RANDOM_OR_SEQUENTIAL);
    assertThat(consent("prerecorded-consent", message).contains("deny")).isEqualTo(denied);
  }

  /** A customer's message at random: lawful in Louisiana, in California only with consent. */
  @ParameterizedTest
  @CsvSource({"US-LA, false, deny", "US-LA, true, ''", "US-CA, false, deny", "US-CA, true, deny"})
  void recorded_atRandom_relationship(String state, boolean customer, String said) {
    Contact.Builder message = Calls.recorded(state, NOON).dialing(Dialing.RANDOM_OR_SEQUENTIAL);
    if (customer) {
      message.relationship(CUSTOMER);
    }
    assertThat(consent("prerecorded-consent", message).contains("deny"))
        .isEqualTo(said.equals("deny"));
  }

  /** Until 2019-09-18; since then every residential number is closed. */
  @ParameterizedTest
  @CsvSource({
    "MOBILE, deny",
    "TOLL_FREE, deny",
    "FIXED_LINE, ''",
    "VOIP, ''",
    ", needs [to.lineType]",
  })
  void recorded_inMaine_isBarredToSomeLines(@Nullable LineType line, String said) {
    io.lexicall.facts.Called.Builder to =
        io.lexicall.facts.Called.inRegion("US-ME").subscriber(Subscriber.CONSUMER);
    if (line != null) {
      to.lineType(line);
    }
    assertThat(
            String.join(
                " ",
                consent(
                    "prerecorded-consent",
                    Calls.recorded("US-ME", "2019-09-18T12:00:00-04:00").to(to.build()))))
        .isEqualTo(said);
  }

  // ---- remedies

  @ParameterizedTest
  @CsvSource({
    "prerecorded-consent, US-AR, use-live-voice",
    "prerecorded-consent, US-MN, obtain-express-consent",
    "prerecorded-consent, US-LA, use-live-operator",
    "prerecorded-consent, US-OK, use-live-operator",
    "prerecorded-consent, US-NC, obtain-express-written-consent",
    "prerecorded-consent, US-CT, obtain-express-written-consent",
    "prerecorded-consent, US-ME, use-live-voice",
    "prerecorded-consent, US-CO, use-live-voice",
    "automated-dialing-consent, US-WY, dial-manually",
    "automated-dialing-consent, US-AZ, obtain-express-consent",
    "automated-dialing-consent, US-MD, obtain-express-written-consent",
    "telemarketing-consent, US-WA, obtain-express-consent",
    "telemarketing-consent, US-CT, obtain-express-written-consent",
  })
  void remedy_isWhatTheStateAsksFor(String section, String state, String remedies) {
    Contact about = Calls.call(state, NOON).build();
    assertThat(
            String.join(
                " ",
                made((t, e) -> new ConsentDuties(t, e).rules(), section, about)
                    .get(0)
                    .info()
                    .remedies()))
        .isEqualTo(remedies);
  }

  // ---- a duty that stays owed

  @Test
  void duty_whatIsKnownOfItBeforehand() {
    Duty duty = Duty.to("announce-recording");
    Owed onCalls = new Owed(Condition.in(Contact.CHANNEL, ContactChannel.VOICE), duty);
    Contact call = Contact.builder().at(Calls.instant(NOON)).channel(ContactChannel.VOICE).build();
    Contact text = call.with(Contact.CHANNEL, ContactChannel.TEXT);
    Contact some = Contact.builder().at(Calls.instant(NOON)).build();

    Outcome owed = Outcome.oblige(duty);
    for (Contact about : List.of(call, text, some)) {
      Outcome expected = about == text ? Outcome.deny() : owed;
      Effect<Contact> left = onCalls.given(Trait.traitsOf(about));
      assertThat(onCalls.on(about)).isEqualTo(expected);
      assertThat(left.on(about)).isEqualTo(expected);
      assertThat(Terms.constant(left)).isEqualTo(expected);
      assertThat(left.obligations()).containsExactly("announce-recording");
    }
    Owed onNumber = new Owed(Condition.known(Contact.CALLER.then(Caller.NUMBER)), duty);
    assertThat(onNumber.given(Trait.traitsOf(call))).isSameAs(onNumber);
    assertThat(onNumber.on(call)).isEqualTo(Outcome.deny());
    assertThat(onNumber.reads()).extracting(Fact::path).containsExactly("caller.number");
  }
}
