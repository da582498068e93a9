package io.lexicall.rules.tcpa.federal;

import static io.lexicall.rule.Condition.any;
import static io.lexicall.rule.Condition.isTrue;
import static io.lexicall.rules.tcpa.terms.Terms.CALL;
import static io.lexicall.rules.tcpa.terms.Terms.CUSTOMER;
import static io.lexicall.rules.tcpa.terms.Terms.HISTORY;
import static io.lexicall.rules.tcpa.terms.Terms.INTERNAL_DNC;
import static io.lexicall.rules.tcpa.terms.Terms.OWN_ACCOUNT;
import static io.lexicall.rules.tcpa.terms.Terms.TELEMARKETING;
import static io.lexicall.rules.tcpa.terms.Terms.UNITED_STATES;
import static io.lexicall.rules.tcpa.terms.Terms.about;

import io.lexicall.facts.ConsentKind;
import io.lexicall.facts.Contact;
import io.lexicall.facts.ContactChannel;
import io.lexicall.facts.ContactPurpose;
import io.lexicall.facts.EarlierContact;
import io.lexicall.facts.Fact;
import io.lexicall.facts.ListEntry;
import io.lexicall.facts.Relationship;
import io.lexicall.facts.Truth;
import io.lexicall.law.Certainty;
import io.lexicall.rule.Condition;
import io.lexicall.rule.Duty;
import io.lexicall.rule.MemberTest;
import io.lexicall.rule.Rule;
import io.lexicall.rule.TradeWords;
import io.lexicall.rules.tcpa.terms.Terms;
import io.lexicall.time.LookBack;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The marketing of Medicare Advantage and Part D plans, 42 CFR 422 and 423, subparts V; the calls
 * of suppliers of medical equipment; and the enrollment in managed care plans of Medicaid.
 */
public final class MedicareRules {
  private static final String PART_D_PLAN = "medicare-part-d";

  private static final List<String> PLANS = List.of("medicare-advantage", PART_D_PLAN);
  private static final List<String> MEDICAL_EQUIPMENT = List.of("medical-equipment");
  private static final List<String> MEDICAID_PLANS = List.of("medicaid-managed-care");

  /** Stands before each rule's own trade, so that an engine asks once whether any rule matters. */
  private static final Condition<Contact> ABOUT_PUBLIC_CARE =
      aboutAny(PLANS, MEDICAL_EQUIPMENT, MEDICAID_PLANS);

  /** How long a permission or a request counts since 88 FR 22335. */
  private static final LookBack TWELVE_MONTHS = LookBack.months(12);

  /** The first day of the rules of 86 FR 5864. */
  private static final String COMMUNICATIONS = "2021-03-22";

  private static final String LAST_BEFORE_2023 = "2023-09-29";

  /** The first day of the rules for contract year 2024 (88 FR 22335). */
  private static final String CONTRACT_YEAR_2024 = "2023-09-30";

  private static final Condition<Contact> PART_D = about(PART_D_PLAN);

  private static final Duty SCOPE =
      Duty.to("record-scope-of-appointment")
          .noting("Before plans are discussed; what is not in it is not marketed in the call.");

  /** The first day of the rules for third parties that market plans (87 FR 27704). */
  private static final String THIRD_PARTIES = "2022-10-01";

  /** What the organization knows of a person who opted out of calls and texts. */
  private static final Condition<Contact> OPTED_OUT =
      any(
          INTERNAL_DNC.finds(
              INTERNAL_DNC.members().isTrue(ListEntry.LISTED).and(Terms.notAskedForSince())),
          Terms.toldNotToSell(Set.of(ContactChannel.VOICE, ContactChannel.TEXT), 0, 0));

  /**
   * The supplier furnished an item within this period before the contact (42 U.S.C.
   * 1395m(a)(17)(A)(iii)).
   */
  private static final LookBack FIFTEEN_MONTHS = LookBack.months(15);

  private MedicareRules() {}

  @SafeVarargs
  private static Condition<Contact> aboutAny(List<String>... trades) {
    List<String> words = new ArrayList<>();
    for (List<String> trade : trades) {
      words.addAll(trade);
    }
    return about(words.toArray(new String[0]));
  }

  /** Returns the rules. */
  public static List<Rule<?>> rules() {
    List<Rule<?>> rules = new ArrayList<>();
    Condition<Contact> asked = AskedAndNotUsedUp.ever(conversationSinceRequest());
    rules.add(
        unsolicited(asked, Terms.consentOfAnyKind())
            .cites("42 CFR 422.2268(d)")
            .citesWhere(PART_D, "42 CFR 423.2268(d)")
            .source(Reading.of(Reading.P7))
            .inForceFrom("2008-09-18")
            .inForceTo("2021-03-21")
            .denies());
    rules.add(
        unsolicitedSince2021(asked, Terms.consentOfAnyKind())
            .source(Reading.of(Reading.P9))
            .inForceFrom(COMMUNICATIONS)
            .inForceTo(LAST_BEFORE_2023)
            .denies());
    rules.add(
        unsolicitedSince2021(
                AskedAndNotUsedUp.within(TWELVE_MONTHS, conversationSinceRequest()),
                Terms.consentOfAnyKind(TWELVE_MONTHS))
            .source(Reading.of(Reading.S3, Reading.M))
            .inForceFrom(CONTRACT_YEAR_2024)
            .denies());
    rules.add(
        scopeOfAppointment()
            .source(Reading.of(Reading.P9))
            .inForceFrom(COMMUNICATIONS)
            .inForceTo(LAST_BEFORE_2023)
            .obliges(SCOPE));
    rules.add(
        scopeOfAppointment()
            .source(Reading.of(Reading.S3))
            .certainty(Certainty.MEDIUM)
            .inForceFrom(CONTRACT_YEAR_2024)
            .obliges(SCOPE));
    rules.add(
        rule("plan-business")
            .title(
                "An enrollee who is contacted about plan business is offered to opt out of such"
                    + " contacts.")
            .cites("42 CFR 422.2264(b)(2)")
            .citesWhere(PART_D, "42 CFR 423.2264(b)(2)")
            .source(Reading.of(Reading.P9))
            .certainty(Certainty.MEDIUM)
            .inForceFrom(COMMUNICATIONS)
            .inForceTo(LAST_BEFORE_2023)
            .when(CUSTOMER)
            .obliges("offer-opt-out"));
    rules.add(
        recording(
                "Every call with a beneficiary is recorded in full, and the recording is kept"
                    + " for ten years.")
            .inForceFrom(THIRD_PARTIES)
            .inForceTo(LAST_BEFORE_2023)
            .demands(isTrue(Contact.RECORDED), recorded("for ten years")));
    rules.add(
        recording(
                "Calls that market or sell a plan are recorded in full, and the recordings are"
                    + " kept for ten years.")
            .inForceFrom(CONTRACT_YEAR_2024)
            .inForceTo("2026-09-30")
            .demands(isTrue(Contact.RECORDED), recorded("for ten years")));
    rules.add(
        recording(
                "Calls that market or sell a plan are recorded in full, and the recordings are"
                    + " kept for six years.")
            .inForceFrom("2026-10-01")
            .demands(
                isTrue(Contact.RECORDED),
                recorded(
                    "for six years, the first three as audio, then as audio or"
                        + " transcript; for ten years if it is of an enrolment")));
    rules.add(
        disclaimer()
            .inForceFrom(THIRD_PARTIES)
            .inForceTo("2026-09-30")
            .obliges(disclaimed("within the first minute of the call")));
    rules.add(
        disclaimer()
            .inForceFrom("2026-10-01")
            .obliges(disclaimed("before benefits are discussed")));
    rules.add(medicalEquipment());
    rules.add(medicaidEnrollment());
    return rules;
  }

  /** What is furnished is stated as a transaction; what a message is about beside a sale is not. */
  private static Rule<Contact> medicalEquipment() {
    return rule("medical-equipment", MEDICAL_EQUIPMENT)
        .title(
            "A supplier of medical equipment does not call or text a Medicare beneficiary to sell"
                + " an item, without written permission or an item furnished in the last fifteen"
                + " months.")
        .cites("42 U.S.C. 1395m(a)(17)(A); 42 CFR 424.57(c)(11)")
        .source(Reading.of(Reading.S4, Reading.M))
        .certainty(Certainty.MEDIUM)
        .inForceFrom("1995-01-01")
        .unless(Terms.ASKED_FOR)
        .unless(
            Condition.happenedWithin(
                Contact.RELATIONSHIP,
                Contact.RELATIONSHIP.then(Relationship.LAST_TRANSACTION_AT),
                FIFTEEN_MONTHS))
        .unless(Terms.consent(ConsentKind.EXPRESS_WRITTEN, ConsentKind.PERMISSION))
        .remedy("obtain-express-written-consent")
        .denies();
  }

  private static Rule<Contact> medicaidEnrollment() {
    return rule("medicaid-enrollment", MEDICAID_PLANS)
        .title("Nobody is called or texted unasked to be enrolled in a Medicaid managed care plan.")
        .cites("42 U.S.C. 1396u-2(d)(2)(E); 42 CFR 438.104(b)(1)(v)")
        .source(Reading.of(Reading.S5, Reading.M))
        .certainty(Certainty.MEDIUM)
        .inForceFrom("1997-10-01")
        .unless(Terms.ASKED_FOR)
        // Who is enrolled in the plan is no potential enrollee (42 CFR 438.2).
        .unless(CUSTOMER.and(OPTED_OUT.not()))
        .unless(Terms.consentOfAnyKind())
        .remedy("await-request")
        .denies();
  }

  private static Rule.Builder<Contact> rule(String name) {
    return rule(name, PLANS);
  }

  private static Rule.Builder<Contact> rule(String name, List<String> trade) {
    return Rule.on(Contact.SCHEMA, "cms." + name)
        .verifiedOn(Reading.READ_ON)
        .in(UNITED_STATES)
        .when(TELEMARKETING)
        .when(ABOUT_PUBLIC_CARE)
        .when(aboutAny(trade));
  }

  /** The regulation asks for no form of consent. */
  private static Rule.Builder<Contact> unsolicited(
      Condition<Contact> asked, Condition<Contact> consented) {
    return rule("unsolicited-contact")
        .title(
            "A beneficiary is not called or texted about a Medicare plan without having"
                + " asked for it.")
        .certainty(Certainty.MEDIUM)
        .unless(asked)
        // Somebody enrolled in the plan, or in another plan of the same organization, who has not
        // opted out of such calls (42 CFR 422.2264(b)(2)).
        .unless(CUSTOMER.and(OPTED_OUT.not()))
        .unless(consented)
        .remedy("obtain-express-consent");
  }

  private static Rule.Builder<Contact> unsolicitedSince2021(
      Condition<Contact> asked, Condition<Contact> consented) {
    return unsolicited(asked, consented)
        .cites("42 CFR 422.2264(a)(2)(iv)")
        .citesWhere(PART_D, "42 CFR 423.2264(a)(2)(iv)");
  }

  /** A request is answered by one conversation, and permits no further call. */
  private static Condition<Contact> conversationSinceRequest() {
    return HISTORY.any(
        Terms.afterRequest(),
        new PerhapsAboutAPlan(),
        HISTORY.in(EarlierContact.PURPOSE, ContactPurpose.TELEMARKETING),
        HISTORY.isTrue(EarlierContact.CONNECTED));
  }

  private static Rule.Builder<Contact> scopeOfAppointment() {
    return rule("scope-of-appointment")
        .title("What will be discussed is agreed on and recorded before plans are marketed.")
        .cites("42 CFR 422.2264(c)(3)(i)")
        .citesWhere(PART_D, "42 CFR 423.2264(c)(3)(i)")
        .when(CALL);
  }

  private static Rule.Builder<Contact> thirdParty(String name) {
    return rule(name)
        .source(Reading.of(Reading.S3))
        .certainty(Certainty.MEDIUM)
        .when(CALL)
        .unless(OWN_ACCOUNT);
  }

  private static Rule.Builder<Contact> recording(String title) {
    return thirdParty("call-recording")
        .title(title)
        .cites("42 CFR 422.2274(g)(2)(ii)")
        .citesWhere(PART_D, "42 CFR 423.2274(g)(2)(ii)")
        .remedy("record-call");
  }

  private static Duty recorded(String howLong) {
    return Duty.to("keep-call-record")
        .noting("The whole call is recorded and kept " + howLong + ".");
  }

  private static Rule.Builder<Contact> disclaimer() {
    return thirdParty("third-party-disclaimer")
        .title("A third party that markets plans discloses which plans it offers.")
        .cites("42 CFR 422.2267(e)(41)")
        .citesWhere(PART_D, "42 CFR 423.2267(e)(41)");
  }

  private static Duty disclaimed(String when) {
    return Duty.to("read-plan-disclaimer").noting("The disclaimer of the rule, " + when + ".");
  }

  /**
   * An earlier contact was about a plan; if that is not stated, the careful reading is that it was.
   */
  private static final class PerhapsAboutAPlan extends MemberTest<Contact, EarlierContact> {
    private final TradeWords plans = TradeWords.of(PLANS);

    @Override
    public Truth test(Contact contact, EarlierContact entry) {
      String subject = EarlierContact.SUBJECT.in(entry);
      return subject == null ? Truth.TRUE : plans.apply(subject);
    }

    @Override
    public void missing(Contact contact, EarlierContact entry, Set<Fact<Contact, ?>> into) {
      // Never unknown.
    }

    @Override
    public Set<Fact<Contact, ?>> reads() {
      return Set.of(HISTORY.name(EarlierContact.SUBJECT));
    }

    @Override
    public String says() {
      return "it was about a plan";
    }
  }
}
