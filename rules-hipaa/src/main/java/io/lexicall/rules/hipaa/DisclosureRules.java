package io.lexicall.rules.hipaa;

import static io.lexicall.facts.DataPurpose.LEGAL;
import static io.lexicall.facts.DataPurpose.MARKETING;
import static io.lexicall.facts.DataPurpose.OPERATIONS;
import static io.lexicall.facts.DataPurpose.PAYMENT;
import static io.lexicall.facts.DataPurpose.RESEARCH;
import static io.lexicall.facts.DataPurpose.SERVICE;
import static io.lexicall.facts.Recipient.AUTHORITY;
import static io.lexicall.facts.Recipient.BUSINESS_ASSOCIATE;
import static io.lexicall.facts.Recipient.FAMILY;
import static io.lexicall.facts.Recipient.PERSONAL_REPRESENTATIVE;
import static io.lexicall.facts.Recipient.PROCESSOR;
import static io.lexicall.facts.Recipient.SUBJECT;
import static io.lexicall.facts.Recipient.THIRD_PARTY;
import static io.lexicall.facts.Recipient.VOICEMAIL;
import static io.lexicall.rule.Condition.all;
import static io.lexicall.rule.Condition.any;
import static io.lexicall.rule.Condition.in;
import static io.lexicall.rule.Condition.isFalse;
import static io.lexicall.rule.Condition.isTrue;
import static io.lexicall.rule.Condition.known;

import io.lexicall.facts.Authorization;
import io.lexicall.facts.CommunicationChannel;
import io.lexicall.facts.DataKind;
import io.lexicall.facts.Disclosure;
import io.lexicall.facts.Truth;
import io.lexicall.law.Certainty;
import io.lexicall.rule.Condition;
import io.lexicall.rule.Duty;
import io.lexicall.rule.Outcome;
import io.lexicall.rule.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Disclosures: 45 CFR 164.502 to 164.514 and 164.530(c), 42 CFR Part 2. */
final class DisclosureRules {
  private static final Condition<Disclosure> HEALTH_DATA = HealthData.in(Disclosure.DATA);
  private static final Condition<Disclosure> PHI =
      HealthData.in(Disclosure.DATA, Set.of(DataKind.PHI));
  private static final Condition<Disclosure> NOTES =
      HealthData.in(Disclosure.DATA, Set.of(DataKind.PSYCHOTHERAPY_NOTES));
  private static final Condition<Disclosure> SUBSTANCE_USE =
      HealthData.in(Disclosure.DATA, Set.of(DataKind.SUBSTANCE_USE_RECORD));

  /** Neither on the patient's side nor on the holder's, nor the listener of a message. */
  private static final Condition<Disclosure> OUTSIDE = in(Disclosure.TO, THIRD_PARTY, AUTHORITY);

  /**
   * A processor that receives PHI works for the holder: it is a business associate (45 CFR
   * 160.103).
   */
  private static final Condition<Disclosure> ASSOCIATE =
      in(Disclosure.TO, BUSINESS_ASSOCIATE, PROCESSOR);

  private static final Condition<Disclosure> TO_VOICEMAIL = in(Disclosure.TO, VOICEMAIL);

  private static final Condition<Disclosure> FOR_MARKETING = in(Disclosure.PURPOSE, MARKETING);

  /** 45 CFR 164.508(a)(3)(i)(A). Used if stated, not asked for. */
  private static final Condition<Disclosure> FACE_TO_FACE =
      all(
          in(Disclosure.TO, SUBJECT, PERSONAL_REPRESENTATIVE),
          known(Disclosure.CHANNEL),
          in(Disclosure.CHANNEL, CommunicationChannel.IN_PERSON));

  /** Use within the entity is not a disclosure (45 CFR 160.103). Used if stated, not asked for. */
  private static final Condition<Disclosure> STATED_TO_BE_OWN_STAFF =
      all(known(Disclosure.OWN_STAFF), isTrue(Disclosure.OWN_STAFF));

  private static final Condition<Disclosure> FOR_RESEARCH = in(Disclosure.PURPOSE, RESEARCH);

  private static final Condition<Disclosure> STATED_FOR_RESEARCH_OR_MARKETING =
      all(known(Disclosure.PURPOSE), in(Disclosure.PURPOSE, RESEARCH, MARKETING));

  private static final Condition<Disclosure> TO_FAMILY = in(Disclosure.TO, FAMILY);

  /**
   * To relatives, but not under 45 CFR 164.510(b): to obtain payment (164.506(c)), or under an
   * authorization, as research always is. If the patient agreed, 164.510(b) covers what is neither
   * research nor notes nor a Part 2 record; against the patient's word, nothing but a disclosure
   * for payment is lawful. An agreement that is left out may have been given.
   */
  private static final Condition<Disclosure> TO_FAMILY_ON_OTHER_GROUNDS =
      all(
          TO_FAMILY,
          any(
              FOR_RESEARCH,
              all(in(Disclosure.PURPOSE, PAYMENT), isTrue(Disclosure.SUBJECT_AGREED).not()),
              all(known(Disclosure.AUTHORIZATION), any(NOTES, SUBSTANCE_USE)),
              all(
                  known(Disclosure.AUTHORIZATION),
                  known(Disclosure.SUBJECT_AGREED).not(),
                  isTrue(Disclosure.SUBJECT_AGREED).not())));

  /**
   * Paid for by the recipient: 45 CFR 164.502(a)(5)(ii). Others than third parties rarely pay the
   * discloser, so for them this is used if stated, but not asked for. A service to a third party
   * needs an authorization anyway.
   */
  private static final Condition<Disclosure> SALE =
      all(
          any(
              all(in(Disclosure.TO, THIRD_PARTY), in(Disclosure.PURPOSE, OPERATIONS, LEGAL)),
              all(
                  in(Disclosure.TO, AUTHORITY),
                  in(Disclosure.PURPOSE, OPERATIONS, LEGAL),
                  known(Disclosure.REMUNERATION)),
              all(
                  in(Disclosure.TO, BUSINESS_ASSOCIATE, PROCESSOR, FAMILY),
                  in(Disclosure.PURPOSE, OPERATIONS, LEGAL, SERVICE),
                  known(Disclosure.REMUNERATION))),
          STATED_TO_BE_OWN_STAFF.not(),
          isTrue(Disclosure.REMUNERATION));

  /** 45 CFR 164.502(a)(5)(ii)(B)(2)(vii). Used if stated, not asked for. */
  private static final Condition<Disclosure> NO_SALE_BY_LAW =
      all(
          in(Disclosure.PURPOSE, LEGAL),
          known(Disclosure.REQUIRED_BY_LAW),
          isTrue(Disclosure.REQUIRED_BY_LAW));

  /**
   * 45 CFR 164.512(a): a disclosure required by law needs no authorization. Used if stated, not
   * asked for.
   */
  private static final Condition<Disclosure> STATED_TO_BE_REQUIRED_BY_LAW =
      all(
          OUTSIDE,
          in(Disclosure.PURPOSE, LEGAL),
          known(Disclosure.REQUIRED_BY_LAW),
          isTrue(Disclosure.REQUIRED_BY_LAW));

  private DisclosureRules() {}

  static List<Rule<?>> rules() {
    List<Rule<?>> rules = new ArrayList<>();
    permitted(rules);
    authorization(rules);
    rules.add(minimumNecessary());
    Condition<Disclosure> asked =
        any(
            in(Disclosure.TO, SUBJECT, PERSONAL_REPRESENTATIVE, AUTHORITY, THIRD_PARTY),
            TO_FAMILY_ON_OTHER_GROUNDS);
    rules.add(verification("", asked).remedy("verify-identity").denies());
    rules.add(verification("obligation", asked).obliges("verify-identity"));
    rules.add(family());
    voicemail(rules);
    rules.add(businessAssociate());
    rules.add(psychotherapyNotes());
    substanceUse(rules);
    rules.add(attestation());
    rules.add(encryption());
    rules.add(documentation());
    rules.add(accounting());
    return rules;
  }

  private static Rule<Disclosure> family() {
    return rule("family")
        .title("Family and friends are told only what the patient agreed to or did not object to.")
        .cites("45 CFR 164.510(b)")
        .source(HealthData.READ)
        .when(TO_FAMILY)
        // To obtain payment, an entity may disclose to those whom it needs to (45 CFR 164.506(c),
        // HHS FAQ 266).
        .unless(all(in(Disclosure.PURPOSE, PAYMENT), NOTES.not(), SUBSTANCE_USE.not()))
        // Psychotherapy notes and Part 2 records are never disclosed on agreement, so it is not
        // asked for; but a refusal counts, whatever was signed.
        // Research is no part of the care in which a relative is involved: nor is it asked for
        // there.
        .when(any(all(PHI, FOR_RESEARCH.not()), known(Disclosure.SUBJECT_AGREED)))
        // An authorization is another way (45 CFR 164.502(a)(1)(iv)).
        .unless(all(known(Disclosure.SUBJECT_AGREED).not(), statedFor(Set.of(DataKind.PHI))))
        .when(HEALTH_DATA)
        .when(isFalse(Disclosure.SUBJECT_AGREED))
        .remedy("obtain-agreement")
        .denies();
  }

  private static Rule<Disclosure> businessAssociate() {
    return rule("business-associate")
        .title("PHI is disclosed to a business associate only under a written contract.")
        .cites("45 CFR 164.502(e)(1)")
        .source(HealthData.READ)
        .when(ASSOCIATE)
        .unless(STATED_TO_BE_OWN_STAFF)
        // Research is no function of the entity that an agreement is required for (HHS FAQ 239).
        .unless(FOR_RESEARCH)
        .when(HEALTH_DATA)
        .when(isFalse(Disclosure.BUSINESS_ASSOCIATE_AGREEMENT))
        .remedy("sign-business-associate-agreement")
        .denies();
  }

  private static Rule<Disclosure> attestation() {
    return rule("reproductive-attestation")
        .title(
            "A person who requests PHI that may concern reproductive health care attests"
                + " that the use is allowed.")
        .cites("45 CFR 164.509")
        .source("89 FR 32976; Purl v. HHS, N.D. Tex. No. 2:24-cv-228")
        // Required from the compliance date until the rule was vacated.
        .inForceFrom("2024-12-23")
        .inForceTo("2025-06-17")
        // A party to a proceeding asks under 45 CFR 164.512(e), as an authority may; what a law
        // requires of anybody else is under 164.512(a), which 164.509 does not name.
        .when(OUTSIDE)
        .unless(all(in(Disclosure.TO, THIRD_PARTY), STATED_TO_BE_REQUIRED_BY_LAW))
        .when(in(Disclosure.PURPOSE, LEGAL))
        .when(HEALTH_DATA)
        .obliges("obtain-attestation");
  }

  private static Rule<Disclosure> encryption() {
    return rule("encryption")
        .title("PHI in transit is encrypted, or the reason why not is documented.")
        .cites("45 CFR 164.312(e)(2)(ii)")
        .source(HealthData.READ)
        .inForceFrom(HealthData.SECURITY_RULE)
        .when(
            in(
                Disclosure.CHANNEL,
                CommunicationChannel.TEXT,
                CommunicationChannel.EMAIL,
                CommunicationChannel.CHAT,
                CommunicationChannel.WEB))
        .when(isFalse(Disclosure.ENCRYPTED))
        .when(HEALTH_DATA)
        .obliges("encrypt");
  }

  private static Rule<Disclosure> documentation() {
    return rule("documentation")
        .title(
            "An authorization is kept for six years from its creation or from when it was"
                + " last in effect.")
        .cites("45 CFR 164.530(j)(2)")
        .source(HealthData.QUOTED)
        .when(known(Disclosure.AUTHORIZATION))
        .when(HEALTH_DATA)
        // One that nobody signed, as an empty one, is none.
        .when(
            Condition.where(
                Disclosure.AUTHORIZATION,
                "authorization is signed",
                given -> Truth.of(Authorization.SIGNED_AT.in(given) != null)))
        .obliges("keep-record");
  }

  /**
   * 45 CFR 164.528(a)(1) excepts many disclosures from the accounting, but of 164.512 only national
   * security and custody, which no fact states; and what goes under an authorization.
   */
  private static Rule<Disclosure> accounting() {
    return rule("documentation")
        .variant("accounting")
        .title("A disclosure for legal purposes is recorded for the accounting to the patient.")
        .cites("45 CFR 164.528(b)(2)")
        .source(HealthData.READ)
        .verifiedOn(HealthData.READ_IN_FULL_ON)
        .when(OUTSIDE)
        .when(in(Disclosure.PURPOSE, LEGAL))
        .unless(STATED_TO_BE_OWN_STAFF)
        .unless(statedFor(HealthData.KINDS))
        .when(HEALTH_DATA)
        .obliges(
            Duty.to("keep-record")
                .noting(
                    "For an accounting: the date, the recipient and the address, what was disclosed"
                        + " and why."));
  }

  private static Rule.Builder<Disclosure> rule(String name) {
    return Rule.on(Disclosure.SCHEMA, "hipaa." + name)
        .verifiedOn(HealthData.READ_ON)
        .inForceFrom(HealthData.PRIVACY_RULE);
  }

  private static Condition<Disclosure> authorizedFor(Set<DataKind> kinds) {
    // An authorization for psychotherapy notes may be combined only with another for such notes.
    return new ValidAuthorization<>(
        Disclosure.AUTHORIZATION,
        Disclosure.DATA,
        kinds,
        kinds.contains(DataKind.PSYCHOTHERAPY_NOTES) ? Condition.never() : FOR_RESEARCH);
  }

  /**
   * A valid authorization is stated. A disclosure that is lawful without one, or for which one is
   * not asked for, is made under one only if that is stated.
   */
  private static Condition<Disclosure> statedFor(Set<DataKind> kinds) {
    return all(known(Disclosure.AUTHORIZATION), authorizedFor(kinds));
  }

  private static void permitted(List<Rule<?>> rules) {
    rules.add(
        rule("permitted-disclosure")
            .title("PHI is disclosed to others only for a purpose that the Privacy Rule permits.")
            .cites("45 CFR 164.502(a)")
            .source(HealthData.READ)
            .when(OUTSIDE)
            .when(known(Disclosure.PURPOSE).not())
            .when(PHI)
            .unless(authorizedFor(Set.of(DataKind.PHI)))
            .judges(Set.of(Disclosure.PURPOSE), disclosure -> Outcome.missing(Disclosure.PURPOSE)));
    rules.add(
        rule("permitted-disclosure")
            .variant("legal")
            .title(
                "A disclosure to authorities or in legal proceedings is based on legal"
                    + " process.")
            .cites("45 CFR 164.512")
            .source(HealthData.READ)
            .verifiedOn(HealthData.READ_IN_FULL_ON)
            .when(OUTSIDE)
            .when(in(Disclosure.PURPOSE, LEGAL))
            .when(HEALTH_DATA)
            .obliges("record-legal-basis"));
    rules.add(
        rule("permitted-disclosure")
            .variant("operations")
            .title(
                "PHI is disclosed for another entity's operations only about patients of"
                    + " both entities.")
            .cites("45 CFR 164.506(c)(4)")
            .source(HealthData.READ)
            .when(OUTSIDE)
            .when(in(Disclosure.PURPOSE, OPERATIONS))
            .when(HEALTH_DATA)
            .unless(STATED_TO_BE_OWN_STAFF)
            .obliges("confirm-common-relationship"));
  }

  /**
   * Denies unless a valid authorization covers the data. Records of 42 CFR Part 2 are PHI too; the
   * consent of that part is asked for where it applies, and an authorization where it does not.
   */
  private static Rule<Disclosure> unlessAuthorized(Rule.Builder<Disclosure> rule) {
    // Part 2 asks a consent of others, for research as well; it is no authorization to sell or
    // serve.
    Condition<Disclosure> consentIsNotEnough =
        any(ASSOCIATE, STATED_TO_BE_OWN_STAFF, FOR_RESEARCH.not());
    // Notes need an authorization of their own, so that none can be the one that is asked for.
    Condition<Disclosure> withNotes =
        all(
            NOTES,
            in(Disclosure.TO, SUBJECT).not(),
            STATED_TO_BE_REQUIRED_BY_LAW.not(),
            known(Disclosure.AUTHORIZATION).not());
    return rule.when(
            any(
                all(PHI, any(withNotes, authorizedFor(Set.of(DataKind.PHI)).not())),
                all(
                    consentIsNotEnough,
                    SUBSTANCE_USE,
                    authorizedFor(Set.of(DataKind.SUBSTANCE_USE_RECORD)).not())))
        .remedy("obtain-authorization")
        .denies();
  }

  private static void authorization(List<Rule<?>> rules) {
    rules.add(
        unlessAuthorized(
            rule("authorization")
                .title("What the Privacy Rule does not permit needs a valid written authorization.")
                .cites("45 CFR 164.508(a)(1)")
                .source(HealthData.READ)
                .when(
                    any(
                        all(any(OUTSIDE, ASSOCIATE, TO_FAMILY, TO_VOICEMAIL), FOR_RESEARCH),
                        all(
                            OUTSIDE,
                            in(Disclosure.PURPOSE, SERVICE),
                            STATED_TO_BE_OWN_STAFF.not())))));
    rules.add(
        unlessAuthorized(
            rule("authorization")
                .variant("for-sale")
                .title("PHI is sold only under a valid written authorization.")
                .cites("45 CFR 164.508(a)(4)")
                .source(HealthData.READ)
                .inForceFrom(ContactRules.OMNIBUS_RULE)
                .when(SALE)
                .unless(NO_SALE_BY_LAW)));
    rules.add(
        rule("authorization")
            .variant("sale")
            .title("An authorization to sell PHI says that the disclosure is paid for.")
            .cites("45 CFR 164.508(a)(4)")
            .source(HealthData.READ)
            .inForceFrom(ContactRules.OMNIBUS_RULE)
            .when(SALE)
            .when(HEALTH_DATA)
            .unless(NO_SALE_BY_LAW)
            .obliges("state-remuneration-in-authorization"));
    rules.add(
        rule("marketing")
            .title("PHI is used for marketing only under a valid authorization.")
            .cites("45 CFR 164.508(a)(3)")
            .source(HealthData.READ)
            .when(FOR_MARKETING)
            .when(HEALTH_DATA)
            .unless(FACE_TO_FACE)
            .unless(authorizedFor(HealthData.KINDS))
            .remedy("obtain-authorization")
            .denies());
    rules.add(
        rule("marketing")
            .variant("remuneration")
            .title("An authorization for marketing that a third party pays for says so.")
            .cites("45 CFR 164.508(a)(3)(ii)")
            .source(HealthData.READ)
            .when(FOR_MARKETING)
            .unless(FACE_TO_FACE)
            .when(isTrue(Disclosure.REMUNERATION))
            .when(HEALTH_DATA)
            .obliges("state-remuneration-in-authorization"));
  }

  /**
   * 45 CFR 164.502(b). The minimum necessary standard does not apply to disclosures under an
   * authorization. What is lawful only under one is left out: with a valid one the standard does
   * not apply, and without one nothing may be disclosed. So are notes, services to others than own
   * staff, and research or marketing to relatives. Records of 42 CFR Part 2 are lawful under the
   * consent of that part too, so that for them the authorization decides. Other disclosures are
   * under the stated one. A business associate receives PHI under its contract, but for research
   * under an authorization as everybody.
   */
  private static Rule<Disclosure> minimumNecessary() {
    Set<DataKind> kinds = Set.of(DataKind.PHI, DataKind.SUBSTANCE_USE_RECORD);
    return rule("minimum-necessary")
        .title("PHI is limited to the minimum necessary for the purpose.")
        .cites("45 CFR 164.502(b)")
        .source(HealthData.READ)
        .when(
            any(
                all(ASSOCIATE, FOR_RESEARCH.not()),
                all(
                    TO_FAMILY,
                    any(STATED_FOR_RESEARCH_OR_MARKETING.not(), SUBSTANCE_USE),
                    statedFor(kinds).not()),
                all(
                    OUTSIDE,
                    any(
                        in(Disclosure.PURPOSE, PAYMENT, OPERATIONS, LEGAL),
                        all(in(Disclosure.PURPOSE, SERVICE), STATED_TO_BE_OWN_STAFF)),
                    statedFor(kinds).not()),
                all(
                    OUTSIDE,
                    in(Disclosure.PURPOSE, SERVICE),
                    SUBSTANCE_USE,
                    authorizedFor(kinds).not())))
        .when(isFalse(Disclosure.MINIMUM_NECESSARY))
        .when(HealthData.in(Disclosure.DATA, kinds))
        // 45 CFR 164.502(b)(2)(v).
        .unless(all(OUTSIDE, in(Disclosure.PURPOSE, LEGAL), isTrue(Disclosure.REQUIRED_BY_LAW)))
        .remedy("limit-to-minimum")
        .denies();
  }

  private static Rule.Builder<Disclosure> verification(
      String variant, Condition<Disclosure> recipients) {
    return rule("verification")
        .variant(variant)
        .title(
            "The identity of a person who asks for PHI is verified before it is disclosed, but not"
                + " to avert a serious and imminent threat.")
        .cites("45 CFR 164.514(h)(1)")
        .citesWhere(in(Disclosure.TO, AUTHORITY), "45 CFR 164.514(h)(2)")
        .source(HealthData.READ)
        .verifiedOn(HealthData.READ_IN_FULL_ON)
        .when(recipients)
        .unless(STATED_TO_BE_OWN_STAFF)
        .when(isFalse(Disclosure.IDENTITY_VERIFIED))
        .when(HEALTH_DATA);
  }

  private static void voicemail(List<Rule<?>> rules) {
    rules.add(
        voicemail("")
            .when(
                any(
                    isFalse(Disclosure.MINIMUM_NECESSARY),
                    HealthData.in(
                        Disclosure.DATA,
                        Set.of(DataKind.PSYCHOTHERAPY_NOTES, DataKind.SUBSTANCE_USE_RECORD))))
            .remedy("limit-to-minimum")
            .denies());
    rules.add(voicemail("obligation").obliges("limit-to-minimum"));
  }

  private static Rule.Builder<Disclosure> voicemail(String variant) {
    return rule("voicemail")
        .variant(variant)
        .title(
            "A message is limited to a name, a number, an appointment and a request to call back.")
        .cites("45 CFR 164.530(c)(2)(ii)")
        .source(HealthData.READ + "; HHS FAQ 198")
        .certainty(Certainty.MEDIUM)
        .when(TO_VOICEMAIL)
        .when(HEALTH_DATA);
  }

  /**
   * 45 CFR 164.508(a)(2). The patient may be shown the notes; a personal representative needs an
   * authorization too, the careful reading.
   *
   * <p>A message on a {@code voicemail} is a disclosure under 45 CFR 164.530(c), which never
   * includes notes: an authorization is not asked for there, and only a stated one counts.
   */
  private static Rule<Disclosure> psychotherapyNotes() {
    Set<DataKind> notes = Set.of(DataKind.PSYCHOTHERAPY_NOTES);
    return rule("psychotherapy-notes")
        .title("Psychotherapy notes are disclosed only under an authorization of their own.")
        .cites("45 CFR 164.508(a)(2)")
        .source(HealthData.READ)
        .when(in(Disclosure.TO, SUBJECT).not())
        .when(NOTES)
        // 45 CFR 164.508(a)(2)(ii).
        .unless(STATED_TO_BE_REQUIRED_BY_LAW)
        .when(
            any(
                all(TO_VOICEMAIL, known(Disclosure.AUTHORIZATION).not()),
                authorizedFor(notes).not()))
        .remedy("obtain-authorization")
        .denies();
  }

  /**
   * 42 CFR Part 2, before and since 89 FR 12472. Since then a business associate is a qualified
   * service organization (42 CFR 2.11), to which the restrictions do not apply (2.12(c)(4)).
   */
  private static void substanceUse(List<Rule<?>> rules) {
    Condition<Disclosure> others = in(Disclosure.TO, SUBJECT).not();
    Condition<Disclosure> outsiders =
        in(Disclosure.TO, SUBJECT, BUSINESS_ASSOCIATE, PROCESSOR).not();
    rules.add(withConsent("", others).inForceTo(LAST_BEFORE).denies());
    rules.add(withConsent("", outsiders).inForceFrom(FINAL_RULE).denies());
    rules.add(necessary(others).inForceTo(LAST_BEFORE).demands(LIMITED, "limit-to-minimum"));
    rules.add(necessary(outsiders).inForceFrom(FINAL_RULE).demands(LIMITED, "limit-to-minimum"));
    rules.add(refusal(others).inForceTo(LAST_BEFORE).obliges(DO_NOT_CONFIRM));
    rules.add(refusal(outsiders).inForceFrom(FINAL_RULE).obliges(DO_NOT_CONFIRM));
    Rule.Builder<Disclosure> before = onConsent("notice", others).inForceTo(LAST_BEFORE);
    Rule.Builder<Disclosure> since = onConsent("notice", outsiders).inForceFrom(FINAL_RULE);
    for (Rule.Builder<Disclosure> each : List.of(before, since)) {
      rules.add(
          each.title(
                  "A disclosure made with consent carries the notice that prohibits"
                      + " redisclosure.")
              .cites("42 CFR 2.32(a)")
              .obliges("attach-redisclosure-notice"));
    }
    String named = "A consent names the recipients of the records.";
    rules.add(
        onConsent("named-recipient", others)
            .title(named)
            .cites("42 CFR 2.31(a)(2)")
            .source("the numbering before 82 FR 6052, by one reading of the old text")
            .certainty(Certainty.MEDIUM)
            .inForceTo("2017-03-20")
            .obliges("check-named-recipient"));
    rules.add(
        onConsent("named-recipient", others)
            .title(named)
            .cites("42 CFR 2.31(a)(4)")
            .certainty(Certainty.MEDIUM)
            .inForceFrom("2017-03-21")
            .inForceTo(LAST_BEFORE)
            .obliges("check-named-recipient"));
    rules.add(
        onConsent("consent-copy", outsiders)
            .title(
                "A disclosure made with consent carries a copy of the consent or a clear"
                    + " explanation of it.")
            .cites("42 CFR 2.32(b)")
            .inForceFrom("2026-02-16")
            .obliges("attach-consent"));
  }

  /** The first day of 89 FR 12472. */
  static final String FINAL_RULE = "2024-04-16";

  private static final String LAST_BEFORE = "2024-04-15";

  private static final Condition<Disclosure> LIMITED = isTrue(Disclosure.MINIMUM_NECESSARY);

  private static final Duty DO_NOT_CONFIRM =
      Duty.to("do-not-confirm-patient")
          .noting("Answer so that nobody learns whether the person is or was a patient.");

  /**
   * 42 CFR 2.31(c) lists what makes a consent deficient; combination with another document is not
   * on the list. Since 2024-04-16 a consent for proceedings must be separate, which is applied to
   * all years.
   */
  private static Condition<Disclosure> consent() {
    return new ValidAuthorization<>(
        Disclosure.AUTHORIZATION,
        Disclosure.DATA,
        Set.of(DataKind.SUBSTANCE_USE_RECORD),
        all(known(Disclosure.PURPOSE), in(Disclosure.PURPOSE, LEGAL)).not());
  }

  private static Rule.Builder<Disclosure> withConsent(String variant, Condition<Disclosure> to) {
    return withoutConsent(variant, to)
        .title("Records of substance use treatment are disclosed only with written consent.")
        .cites("42 CFR 2.31(a)")
        .remedy("obtain-consent");
  }

  private static Rule.Builder<Disclosure> withoutConsent(String variant, Condition<Disclosure> to) {
    return substanceUse(variant)
        .when(to)
        .unless(STATED_TO_BE_OWN_STAFF)
        .when(SUBSTANCE_USE)
        .when(any(all(TO_VOICEMAIL, known(Disclosure.AUTHORIZATION).not()), consent().not()));
  }

  /**
   * 42 CFR 2.13(a), second sentence. It has none of the exceptions of 45 CFR 164.502(b)(2): neither
   * treatment nor a signature lifts it. An entity that discloses again what it received under a
   * consent for treatment, payment and operations follows HIPAA instead (2.33(b)(1)); no fact tells
   * it from the programme.
   */
  private static Rule.Builder<Disclosure> necessary(Condition<Disclosure> to) {
    return substanceUse("necessary")
        .title("Of a record of substance use treatment only what is necessary is disclosed.")
        .cites("42 CFR 2.13(a)")
        .verifiedOn(HealthData.READ_IN_FULL_ON)
        .when(to)
        .unless(STATED_TO_BE_OWN_STAFF)
        .when(SUBSTANCE_USE)
        .remedy("limit-to-minimum");
  }

  /** 42 CFR 2.13(c)(2): the answer to a request that is not permissible. */
  private static Rule.Builder<Disclosure> refusal(Condition<Disclosure> to) {
    return withoutConsent("refusal", to)
        .title("A refusal does not reveal that somebody is treated for a substance use disorder.")
        .cites("42 CFR 2.13(c)(2)")
        .verifiedOn(HealthData.READ_IN_FULL_ON);
  }

  private static Rule.Builder<Disclosure> onConsent(String variant, Condition<Disclosure> to) {
    return substanceUse(variant)
        .when(to)
        .unless(STATED_TO_BE_OWN_STAFF)
        .when(SUBSTANCE_USE)
        .when(consent());
  }

  private static Rule.Builder<Disclosure> substanceUse(String variant) {
    // 42 CFR Part 2 is older than HIPAA; its first day was not read.
    return Rule.on(Disclosure.SCHEMA, "hipaa.substance-use-records")
        .verifiedOn(HealthData.READ_ON)
        .variant(variant)
        .source(HealthData.READ);
  }
}
