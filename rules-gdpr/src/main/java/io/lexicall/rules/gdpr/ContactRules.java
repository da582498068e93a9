package io.lexicall.rules.gdpr;

import static io.lexicall.facts.LawfulBasis.CONSENT;
import static io.lexicall.facts.LawfulBasis.CONTRACT;
import static io.lexicall.facts.LawfulBasis.LEGAL_OBLIGATION;
import static io.lexicall.facts.LawfulBasis.LEGITIMATE_INTERESTS;
import static io.lexicall.facts.LawfulBasis.PUBLIC_TASK;
import static io.lexicall.facts.LawfulBasis.VITAL_INTERESTS;
import static io.lexicall.rules.gdpr.MarketingRules.CONSUMER;
import static io.lexicall.rules.gdpr.MarketingRules.EARLIER_MARKETING;
import static io.lexicall.rules.gdpr.MarketingRules.HISTORY;

import io.lexicall.facts.Activity;
import io.lexicall.facts.Called;
import io.lexicall.facts.Consent;
import io.lexicall.facts.Contact;
import io.lexicall.facts.ContactChannel;
import io.lexicall.facts.ContactPurpose;
import io.lexicall.facts.DataSource;
import io.lexicall.facts.Disclosure;
import io.lexicall.facts.EarlierContact;
import io.lexicall.facts.Fact;
import io.lexicall.facts.Recording;
import io.lexicall.facts.Schema;
import io.lexicall.facts.Truth;
import io.lexicall.facts.Voice;
import io.lexicall.law.Certainty;
import io.lexicall.law.InForce;
import io.lexicall.law.LawTable;
import io.lexicall.place.Place;
import io.lexicall.rule.Clocks;
import io.lexicall.rule.Condition;
import io.lexicall.rule.Duty;
import io.lexicall.rule.LaterWord;
import io.lexicall.rule.MemberTest;
import io.lexicall.rule.Rule;
import io.lexicall.rules.gdpr.Consents.Manner;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The GDPR's requirements for a contact.
 *
 * <p>The GDPR protects natural persons. The careful reading: a business line is judged the same,
 * since a sole trader, a partner or an employee may answer it, and no fact states who.
 */
final class ContactRules {
  private static final Condition<Contact> STANDING = LaterWord.objected();

  private static final Condition<Contact> TELEMARKETING =
      Condition.in(Contact.PURPOSE, ContactPurpose.TELEMARKETING);
  private static final Set<ContactPurpose> MARKETING_PURPOSES =
      Collections.unmodifiableSet(MarketingRules.marketingPurposes(false));

  /** Sales and charitable solicitations. */
  private static final Condition<Contact> MARKETING =
      MarketingRules.purposeIn(MARKETING_PURPOSES).or(MarketingRules.SAID_TO_ADVERTISE);

  /** For the right to object, political canvassing is direct marketing too. */
  private static final Set<ContactPurpose> OBJECTIONABLE_PURPOSES =
      Collections.unmodifiableSet(MarketingRules.marketingPurposes(true));

  private static final Condition<Contact> OBJECTIONABLE =
      MarketingRules.purposeIn(OBJECTIONABLE_PURPOSES).or(MarketingRules.SAID_TO_ADVERTISE);

  /** Sales: a donation may be solicited under the contract of a member or sponsor. */
  private static final Condition<Contact> SELLING =
      TELEMARKETING.or(MarketingRules.SAID_TO_ADVERTISE);

  /**
   * It is asked for texts, as in the law on texts, but not for a controller who calls other
   * countries.
   */
  private static final Condition<Contact> TEXT_THAT_ADVERTISES =
      MarketingRules.TEXT.and(Condition.isTrue(MarketingRules.ADVERTISES));

  private static final Condition<Contact> CALL_TO_CONSUMER = MarketingRules.VOICE.and(CONSUMER);

  private static final Fact<Contact, Integer> AGE = Contact.TO.then(Called.AGE);

  private static final Condition<Contact> LIVE_CALL =
      Condition.in(Contact.CHANNEL, ContactChannel.VOICE)
          .and(Condition.in(Contact.VOICE, Voice.LIVE));

  private static final Set<ContactPurpose> POLITICAL_PURPOSES = Set.of(ContactPurpose.POLITICAL);
  private static final Condition<Contact> POLITICAL = MarketingRules.purposeIn(POLITICAL_PURPOSES);

  /** A contact before this one that told of the right to object. */
  private static final MemberTest<Contact, EarlierContact> EARLIER_OBJECTIONABLE =
      HISTORY
          .in(EarlierContact.PURPOSE, OBJECTIONABLE_PURPOSES.toArray(new ContactPurpose[0]))
          .and(HISTORY.happened(EarlierContact.AT));

  private final Regimes regimes;
  private final Consents consents;
  private final LawTable liveCalls = Tables.read(NationalTables.LIVE_CALLS);
  private final List<Rule<?>> rules = new ArrayList<>();

  private ContactRules(Regimes regimes, Consents consents) {
    this.regimes = regimes;
    this.consents = consents;
  }

  static List<Rule<?>> of(Regimes regimes, Consents consents) {
    ContactRules making = new ContactRules(regimes, consents);
    making.lawfulBasis();
    making.consentConditions();
    making.childConsent();
    making.specialCategory();
    making.purposeLimitation();
    making.transparency();
    making.dataSource();
    making.objection();
    making.refusal();
    return making.rules;
  }

  /** Returns the consents that count where and while a regime is law. */
  private Consents valid(Regime regime) {
    return consents.in(regime.places(), regime.inForce());
  }

  private <A extends Activity<A>> Draft<A> draft(Schema<A> activity, String id, String article) {
    return new Draft<>(regimes, activity, id, article);
  }

  /**
   * If no basis is stated, it is asked for, except where none would be wrong: nothing is sold, the
   * interests were balanced, and a consent covers the contact.
   */
  private void lawfulBasis() {
    Condition<Contact> contract = Condition.in(Contact.LAWFUL_BASIS, CONTRACT);
    Condition<Contact> interests = Condition.in(Contact.LAWFUL_BASIS, LEGITIMATE_INTERESTS);
    Condition<Contact> duty =
        Condition.in(Contact.LAWFUL_BASIS, LEGAL_OBLIGATION, VITAL_INTERESTS, PUBLIC_TASK);
    Condition<Contact> wrong =
        Condition.any(
            interests.and(Condition.isFalse(Contact.BALANCING_TEST)),
            contract.and(SELLING),
            duty.and(MARKETING));
    rules.addAll(
        draft(Contact.SCHEMA, "gdpr.lawful-basis", "6(1)")
            .title("Each purpose of processing has a valid lawful basis.")
            .articleWhere(interests, "6(1)(f)")
            .articleWhere(contract, "6(1)(b)")
            .when(wrong)
            .remedy("establish-lawful-basis")
            .denies());
    // A law may make the democratic engagement of parties a public task (DPA 2018 s. 8(e)).
    for (LawTable.Row row : liveCalls.rows()) {
      if (row.isYes("political")) {
        national("gdpr.lawful-basis", "political", "6(1)", row)
            .forEach(
                rule ->
                    rules.add(
                        rule.title(
                                "Political calls that are marketing need consent or a"
                                    + " legitimate interest as their lawful basis.")
                            .certainty(Certainty.MEDIUM)
                            .when(POLITICAL)
                            .when(
                                Condition.in(
                                    Contact.LAWFUL_BASIS,
                                    CONTRACT,
                                    LEGAL_OBLIGATION,
                                    VITAL_INTERESTS))
                            .remedy("establish-lawful-basis")
                            .denies()));
      }
    }
  }

  /**
   * Starts the rules on what else a country counts as marketing, one for each data protection law
   * that it had while a row on live calls was law.
   */
  private List<Rule.Builder<Contact>> national(
      String id, String variant, String article, LawTable.Row row) {
    List<Rule.Builder<Contact>> begun = new ArrayList<>();
    Set<Place> places = regimes.under(Place.of(row.requireText("country")));
    for (Regime regime : regimes.all()) {
      Set<Place> there = new LinkedHashSet<>(places);
      there.retainAll(regime.places());
      if (!there.isEmpty() && row.inForce().overlaps(regime.inForce())) {
        begun.add(
            Rule.on(Contact.SCHEMA, id)
                .variant(variant)
                .readFrom(row)
                .cites(regimes.cite(regime.law(), article) + "; " + row.citation().text())
                .in(there)
                .inForce(both(row.inForce(), regime.inForce())));
      }
    }
    return begun;
  }

  private void consentConditions() {
    Draft<Contact> draft =
        draft(Contact.SCHEMA, "gdpr.consent-conditions", "7(1)")
            .title(
                "A controller that relies on consent can show that it was given and has"
                    + " not been withdrawn.")
            .articleWhere(consents.revoked().or(consents.any().and(consents.refused())), "7(3)");
    consents.aged().forEach(aged -> draft.citesWhere(aged.condition(), aged.citation()));
    rules.addAll(
        draft
            .when(Condition.in(Contact.LAWFUL_BASIS, CONSENT))
            .whenUnder(
                regime -> {
                  Consents own = valid(regime);
                  return own.any().not().or(own.refused());
                })
            .remedy("obtain-opt-in")
            .denies());
  }

  /**
   * In words Art. 8 covers consent given online; the careful reading: the same age for all. But a
   * live call is no information society service, so that its caller is not asked for the age.
   */
  private void childConsent() {
    LawTable table = Tables.read("eu-child-consent-age.csv");
    for (Regime regime : regimes.all()) {
      for (LawTable.Row row : table.rows()) {
        Set<Place> places = regimes.under(Place.of(row.requireText("country")));
        places.retainAll(regime.places());
        if (places.isEmpty() || row.isBlank("age") || !row.inForce().overlaps(regime.inForce())) {
          continue;
        }
        int age = row.integer("age");
        String article = regimes.cite(regime.law(), "8(1)");
        String national = row.citation().text();
        rules.add(
            Rule.on(Contact.SCHEMA, "gdpr.child-consent")
                .title("A child under " + age + " cannot consent without a parent's authorization.")
                .readFrom(row)
                .cites(national.contains("GDPR Art. 8(1)") ? article : article + "; " + national)
                .in(places)
                .inForce(both(row.inForce(), regime.inForce()))
                .when(Condition.in(Contact.LAWFUL_BASIS, CONSENT))
                .when(CONSUMER)
                .when(valid(regime).in(places, row.inForce()).any())
                .when(LIVE_CALL.not().or(Condition.known(AGE)))
                .when(
                    Condition.where(
                        AGE, "to.age is less than " + age, years -> Truth.of(years < age)))
                .unless(OutOfScope.of(regimes, regime.law()))
                .remedy("obtain-parental-consent")
                .denies());
      }
    }
  }

  private static InForce both(InForce one, InForce other) {
    InForce later = one.firstEpochDay() >= other.firstEpochDay() ? one : other;
    InForce earlier = one.lastEpochDay() <= other.lastEpochDay() ? one : other;
    return new InForce(later.from(), earlier.to());
  }

  private void specialCategory() {
    rules.addAll(
        draft(Contact.SCHEMA, "gdpr.special-category", "9(1)")
            .title("Health data is used for sales only with explicit consent.")
            .when(SELLING)
            .when(Condition.isTrue(Contact.PHI))
            .whenUnder(
                regime -> {
                  Consents explicit =
                      valid(regime)
                          .narrowed(Manner.ANY, Set.of(ContactPurpose.TELEMARKETING))
                          .explicit();
                  return explicit
                      .any()
                      .not()
                      .or(
                          MarketingRules.takenBackUntilConsent(
                              MARKETING_PURPOSES, explicit, new Clocks(regime.places())));
                })
            .remedy("obtain-explicit-consent")
            .denies());
    Condition<Contact> saidToHoldHealth =
        Condition.<Contact>known(Contact.PHI).and(Condition.isTrue(Contact.PHI));
    // No fact of a contact states which condition of Art. 9(2) holds for a contact that is not a
    // sale.
    rules.addAll(
        draft(Contact.SCHEMA, "gdpr.special-category", "9(1)")
            .variant("other-purpose")
            .title(
                "The condition that allows the use of health data for other purposes is"
                    + " documented.")
            .when(
                Condition.in(
                    Contact.PURPOSE,
                    ContactPurpose.CHARITABLE_SOLICITATION,
                    ContactPurpose.INFORMATIONAL,
                    ContactPurpose.ACCOUNT_ALERT,
                    ContactPurpose.PACKAGE_DELIVERY,
                    ContactPurpose.DEBT_COLLECTION,
                    ContactPurpose.POLITICAL,
                    ContactPurpose.SURVEY))
            .unless(MarketingRules.SAID_TO_ADVERTISE)
            .when(saidToHoldHealth)
            .obliges(
                Duty.to("document-special-category-ground")
                    .noting("The condition of Art. 9(2), and why it holds.")));
    // Art. 9(3) has no equivalent in the FADP.
    rules.addAll(
        draft(Contact.SCHEMA, "gdpr.special-category", "9(3)")
            .variant("care")
            .title("Health data is used for care only under a duty of professional secrecy.")
            .when(Condition.in(Contact.PURPOSE, ContactPurpose.HEALTHCARE))
            .unless(MarketingRules.SAID_TO_ADVERTISE)
            .when(Condition.isTrue(Contact.PHI))
            .obliges(
                Duty.to("confirm-professional-secrecy")
                    .noting("By or under somebody who is bound by professional secrecy.")));
  }

  private void purposeLimitation() {
    String id = "gdpr.purpose-limitation";
    String title = "Data collected for one purpose is not used for an incompatible one.";
    rules.addAll(draft(Contact.SCHEMA, id, "5(1)(b)").title(title).obliges("limit-to-minimum"));
    rules.addAll(draft(Recording.SCHEMA, id, "5(1)(b)").title(title).obliges("limit-to-minimum"));
    rules.addAll(
        draft(Disclosure.SCHEMA, id, "5(1)(b)")
            .title(title)
            .when(DisclosureRules.ANY_DATA)
            .obliges("limit-to-minimum"));
  }

  private void transparency() {
    String id = "gdpr.transparency";
    String title =
        "A person who is called or recorded is told who is calling, for what purpose, and"
            + " where to read more.";
    rules.addAll(
        draft(Contact.SCHEMA, id, "13(1)")
            .title(title)
            .obliges("identify-caller", "state-purpose"));
    rules.addAll(
        draft(Recording.SCHEMA, id, "13(1)")
            .title(title)
            .obliges("identify-caller", "state-purpose"));
    rules.addAll(
        draft(Contact.SCHEMA, id, "21(4)")
            .variant("right-to-object")
            .title("The first marketing contact says clearly that the person may object.")
            .when(
                Condition.any(
                    MARKETING.and(HISTORY.any(EARLIER_MARKETING).not()),
                    POLITICAL.and(HISTORY.any(EARLIER_OBJECTIONABLE).not())))
            .obliges("offer-opt-out"));
  }

  private void dataSource() {
    rules.addAll(
        draft(Contact.SCHEMA, "gdpr.notice-of-data-source", "14(3)(b)")
            .title(
                "A person whose data came from a third party is told its source in the"
                    + " first contact.")
            .when(Condition.known(Contact.DATA_SOURCE))
            .when(Condition.in(Contact.DATA_SOURCE, DataSource.THIRD_PARTY))
            .unless(Condition.happened(Contact.INFORMED_AT))
            .obliges("notice-of-data-source"));
  }

  /**
   * A refusal in an earlier contact is also an objection, to this manner of contact. A controller
   * who calls other countries is not asked about it.
   */
  private void refusal() {
    Set<Place> ownLaw = placesWithALawOnRefusedCalls();
    for (boolean own : List.of(false, true)) {
      Draft<Contact> draft =
          draft(Contact.SCHEMA, "gdpr.objection-to-direct-marketing", "21(3)")
              .variant("refused")
              .title(
                  "A person who refused marketing by this channel is not contacted by it"
                      + " again.")
              .certainty(Certainty.MEDIUM)
              .atHome()
              .where(place -> own == ownLaw.contains(place));
      if (own) {
        draft.unless(CALL_TO_CONSUMER.and(TELEMARKETING));
      }
      rules.addAll(
          draft
              .whenUnder(
                  regime ->
                      MARKETING
                          .or(TEXT_THAT_ADVERTISES)
                          .and(refused(MARKETING_PURPOSES, valid(regime)))
                          .or(POLITICAL.and(refused(POLITICAL_PURPOSES, valid(regime)))))
              .remedy("do-not-call")
              .denies());
    }
  }

  /** A contact of the same manner was refused, and no consent was given since. */
  private static Condition<Contact> refused(Set<ContactPurpose> purposes, Consents consents) {
    MemberTest<Contact, Consent> lifting = consents.narrowed(Manner.ANY, purposes).valid();
    return Condition.any(
        MarketingRules.VOICE.and(MarketingRules.refused(ContactChannel.VOICE, purposes, lifting)),
        MarketingRules.TEXT.and(MarketingRules.refused(ContactChannel.TEXT, purposes, lifting)));
  }

  /** If an act itself says what the refusal of a call by a consumer does, only that act applies. */
  private Set<Place> placesWithALawOnRefusedCalls() {
    Set<Place> places = new LinkedHashSet<>();
    for (String table : List.of(NationalTables.FREQUENCY, NationalTables.FINAL_REFUSALS)) {
      for (LawTable.Row row : Tables.read(table).rows()) {
        if (table.equals(NationalTables.FINAL_REFUSALS) || !row.isBlank("pause_days")) {
          places.addAll(regimes.under(Place.of(row.requireText("country"))));
        }
      }
    }
    return places;
  }

  /**
   * That a consent given after the objection lifts it is the view of authorities, so the certainty
   * is low. Asking for this contact is equally a new decision. An entry of the seller's own list is
   * a word of its own day: it counts beside an objection that something lifted before the entry.
   */
  private void objection() {
    rules.addAll(
        draft(Contact.SCHEMA, "gdpr.objection-to-direct-marketing", "21(3)")
            .title(
                "A person who objected to direct marketing is not contacted for it again,"
                    + " without exception.")
            .certainty(Certainty.MEDIUM)
            .whenUnder(
                regime ->
                    regime.places().isEmpty()
                        ? OBJECTIONABLE
                        : OBJECTIONABLE.or(TEXT_THAT_ADVERTISES))
            .whenUnder(
                regime -> {
                  Consents own = valid(regime).narrowed(Manner.ANY, OBJECTIONABLE_PURPOSES);
                  return Condition.any(
                      STANDING.and(own.anyAfter(Contact.OBJECTED_AT).not()),
                      Register.ofSeller(new Clocks(regime.places()), own.valid()));
                })
            .remedy("do-not-call")
            .denies());
    for (LawTable.Row row : liveCalls.rows()) {
      if (!row.isYes("surveys")) {
        continue;
      }
      Set<ContactPurpose> surveys = Set.of(ContactPurpose.SURVEY);
      Set<Place> places = regimes.under(Place.of(row.requireText("country")));
      Consents there = consents.in(places, row.inForce());
      Consents own = there.narrowed(Manner.ANY, surveys);
      national("gdpr.objection-to-direct-marketing", "national", "21(3)", row)
          .forEach(
              rule ->
                  rules.add(
                      rule.title(
                              "A person who objected is not contacted for anything"
                                  + " that the country's law counts as marketing.")
                          .certainty(Certainty.MEDIUM)
                          .when(MarketingRules.purposeIn(surveys))
                          .when(
                              Condition.any(
                                  STANDING.and(own.anyAfter(Contact.OBJECTED_AT).not()),
                                  Register.ofSeller(new Clocks(places), own.valid()),
                                  refused(surveys, there)))
                          .remedy("do-not-call")
                          .denies()));
    }
  }
}
