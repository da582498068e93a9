package io.lexicall.rules.gdpr;

import static io.lexicall.rules.gdpr.MarketingRules.CONSUMER;
import static io.lexicall.rules.gdpr.MarketingRules.REQUESTED;
import static java.util.Objects.requireNonNull;

import io.lexicall.facts.Called;
import io.lexicall.facts.Contact;
import io.lexicall.facts.ContactChannel;
import io.lexicall.facts.ContactPurpose;
import io.lexicall.facts.Message;
import io.lexicall.facts.Subscriber;
import io.lexicall.law.InForce;
import io.lexicall.law.LawTable;
import io.lexicall.place.Place;
import io.lexicall.rule.Clocks;
import io.lexicall.rule.Condition;
import io.lexicall.rule.Duty;
import io.lexicall.rule.LaterWord;
import io.lexicall.rule.Rule;
import io.lexicall.rules.gdpr.Consents.Manner;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The law of one country on one topic of marketing: a row of the topic's table, in a period in
 * which none of the other tables that it uses changes.
 */
final class NationalLaw {
  private static final String NOT_REGULATED = "not-regulated";

  /** The person has objected to marketing, and has not asked for the contact since. */
  static final Condition<Contact> OBJECTED = LaterWord.objected();

  /** Its date does not matter, since nothing lifts it. */
  static final Condition<Contact> ON_OWN_LIST = Register.ofSeller(new Clocks(Set.of()), null);

  private final LawTable.Row row;
  private final InForce days;
  private final Map<String, List<LawTable.Row>> rows;
  private final Place country;
  private final Set<Place> places;

  /**
   * Makes it.
   *
   * @param row the row of the topic
   * @param rows that row, and the rows of the other tables that are used, by file
   */
  NationalLaw(
      LawTable.Row row, InForce days, Map<String, List<LawTable.Row>> rows, Regimes regimes) {
    this.row = row;
    this.days = days;
    this.rows = Collections.unmodifiableMap(rows);
    this.country = Place.of(row.requireText("country"));
    this.places = regimes.under(country);
  }

  LawTable.Row row() {
    return row;
  }

  InForce days() {
    return days;
  }

  Place country() {
    return country;
  }

  Clocks clocks() {
    return new Clocks(places);
  }

  /** Returns the rows of a table in this period; none of them changes in it. */
  List<LawTable.Row> rows(String file) {
    return requireNonNull(rows.get(file), file);
  }

  /** Returns the row of a table that has at most one row for a country and day. */
  Optional<LawTable.Row> row(String file) {
    List<LawTable.Row> all = rows(file);
    return all.isEmpty() ? Optional.empty() : Optional.of(all.get(0));
  }

  // ---- what is marketing, and whom the law protects

  /** Returns whether political calls and texts are marketing here. */
  boolean political() {
    return row(NationalTables.LIVE_CALLS).map(live -> live.isYes("political")).orElse(false);
  }

  /** Returns whether every survey is marketing here; no fact states its questions. */
  private boolean surveys() {
    return row(NationalTables.LIVE_CALLS).map(live -> live.isYes("surveys")).orElse(false);
  }

  /** Returns what is marketing in calls. */
  Set<ContactPurpose> marketingPurposes() {
    return marketingPurposes("calls");
  }

  /** Returns what is marketing in texts, whatever else a text contains. */
  Set<ContactPurpose> purposesOfTexts() {
    return marketingPurposes("texts");
  }

  private Set<ContactPurpose> marketingPurposes(String manner) {
    Set<ContactPurpose> purposes = MarketingRules.marketingPurposes(political());
    if (surveys()) {
      purposes.add(ContactPurpose.SURVEY);
    }
    if (row(NationalTables.LIVE_CALLS).filter(live -> giftsAreFree(live, manner)).isPresent()) {
      purposes.remove(ContactPurpose.CHARITABLE_SOLICITATION);
    }
    return purposes;
  }

  /** Returns what is marketing in calls, surveys aside. */
  Set<ContactPurpose> purposesOfSelling() {
    Set<ContactPurpose> purposes = marketingPurposes();
    purposes.remove(ContactPurpose.SURVEY);
    return purposes;
  }

  /**
   * Returns whether somebody who solicits donations in this manner does not count as a trader here.
   */
  static boolean giftsAreFree(LawTable.Row live, String manner) {
    return Tables.says(live, "gifts_free", manner);
  }

  Condition<Contact> marketingCall() {
    return MarketingRules.marketingCall(marketingPurposes());
  }

  Condition<Contact> liveMarketingCall() {
    return MarketingRules.saidMarketing(marketingPurposes());
  }

  /** A text with a marketing purpose, or one that is stated to advertise. */
  Condition<Contact> saidMarketingText() {
    return MarketingRules.saidMarketing(purposesOfTexts());
  }

  Condition<Contact> marketingText() {
    return MarketingRules.marketingText(purposesOfTexts());
  }

  /** Whom the law on live calls protects: legal persons only where it says so. */
  Condition<Contact> protectedFromCalls() {
    return row(NationalTables.LIVE_CALLS)
        .map(live -> protectedWhere(live.requireText("live_b2b")))
        .orElse(Condition.always());
  }

  /** Whom a law protects, by what it says about businesses. */
  static Condition<Contact> protectedWhere(String businesses) {
    return businesses.equals(NOT_REGULATED) ? CONSUMER : Condition.always();
  }

  /**
   * Whom a requirement for the conduct of calls protects: only consumers, if a table says so.
   *
   * @param otherwise whom it protects if no row names it
   */
  Condition<Contact> protectedBy(String demand, Condition<Contact> otherwise) {
    for (LawTable.Row protects : rows(NationalTables.PROTECTED)) {
      if (protects.requireText("demand").equals(demand)) {
        if (protects.requireText("protects").equals("consumers")) {
          return CONSUMER;
        }
        throw protects.unreadable(
            "protects", new IllegalArgumentException("There is no such audience"));
      }
    }
    return otherwise;
  }

  /**
   * The person asked for this call, and the law then waives a requirement.
   *
   * @param takenBack the condition that the person said no after asking
   * @param given the consents to such contacts; a withdrawal after asking is a no, too
   */
  Condition<Contact> requestedFrees(String demand, Condition<Contact> takenBack, Consents given) {
    return requestFrees(demand)
        ? Condition.all(REQUESTED, takenBack.not(), given.tookBackRequest().not())
        : Condition.never();
  }

  /** Returns whether the law waives a requirement if the person asked for this call. */
  boolean requestFrees(String demand) {
    return rows(NationalTables.REQUESTED).stream()
        .anyMatch(each -> Tables.says(each, "frees", demand));
  }

  /**
   * A business published its number for contacts of this manner, and has neither refused them nor
   * withdrawn a consent to them.
   */
  Condition<Contact> publishedContact(String manner, Consents given) {
    return rows(NationalTables.PUBLISHED).stream()
            .anyMatch(each -> Tables.says(each, "manners", manner))
        ? Condition.all(
            Condition.in(MarketingRules.SUBSCRIBER, Subscriber.BUSINESS),
            Condition.isTrue(Contact.TO.then(Called.PUBLISHED_CONTACT)),
            OBJECTED.not(),
            ON_OWN_LIST.not(),
            given.withdrawn().not())
        : Condition.never();
  }

  // ---- what a message must say

  /** Returns the rows on what a message of this manner must say, whatever the consent. */
  List<LawTable.Row> messageDuties(String manner) {
    return rows(NationalTables.MESSAGE_DUTIES).stream()
        .filter(each -> each.requireText("manner").equals(manner))
        .toList();
  }

  /** The message says what such a row requires. */
  static Condition<Contact> messageMeets(LawTable.Row duty) {
    return switch (duty.requireText("duty")) {
      case "identify-caller" -> Condition.isTrue(Contact.MESSAGE.then(Message.IDENTIFIES_CALLER));
      case "offer-opt-out-mechanism" ->
          Condition.isTrue(Contact.MESSAGE.then(Message.OPT_OUT_MECHANISM));
      default ->
          throw duty.unreadable("duty", new IllegalArgumentException("There is no such duty"));
    };
  }

  // ---- consents that count here

  Consents toTexts(Consents all) {
    return all.in(places, days)
        .narrowed(Manner.TEXTS, EnumSet.allOf(ContactPurpose.class))
        .endedByObjection();
  }

  Consents toLiveCalls(Consents all) {
    return all.in(places, days).narrowed(Manner.LIVE_CALLS, marketingPurposes()).endedByObjection();
  }

  Consents toMachineCalls(Consents all) {
    return all.in(places, days)
        .narrowed(Manner.MACHINE_CALLS, purposesOfCalls())
        .endedByObjection();
  }

  /** Those that count for contacts of that manner and for those purposes. */
  Consents consents(Consents all, Manner manner, Set<ContactPurpose> purposes) {
    return all.in(places, days).narrowed(manner, purposes);
  }

  /** Those that count for calls of either kind. */
  Consents toCalls(Consents all) {
    return all.in(places, days).narrowed(Manner.CALLS, purposesOfCalls());
  }

  /**
   * The person refused an earlier call, and no consent that counts was given since; the refusal
   * withdrew earlier ones.
   */
  Condition<Contact> refusedCall(Consents consents) {
    return MarketingRules.refused(ContactChannel.VOICE, marketingPurposes(), consents.valid());
  }

  /**
   * The same, as far as it bars a live call that needs no consent. If a separate law says what a
   * refusal does for those whom it protects, only that law applies to them.
   */
  Condition<Contact> refusedLiveCall(Consents consents) {
    return refusedCall(consents).and(protectedFromRefusedCalls().not());
  }

  /** The same for a business. */
  Condition<Contact> businessRefusedLiveCall(Consents consents) {
    Condition<Contact> byOwnLaw = protectedFromRefusedCalls();
    return byOwnLaw.equals(CONSUMER)
        ? refusedCall(consents)
        : refusedCall(consents).and(byOwnLaw.not());
  }

  /** Whom a separate law on refusals protects. */
  private Condition<Contact> protectedFromRefusedCalls() {
    return rows(NationalTables.FREQUENCY).stream().anyMatch(each -> !each.isBlank("pause_days"))
            || !rows(NationalTables.FINAL_REFUSALS).isEmpty()
        ? protectedBy("refusal-cooling-off", Condition.always())
        : Condition.never();
  }

  /** The person refused an earlier text, and no consent that counts was given since. */
  Condition<Contact> refusedText(Consents consents) {
    return MarketingRules.refused(ContactChannel.TEXT, purposesOfTexts(), consents.valid());
  }

  /**
   * The person objected to marketing, or the seller's own list contains the number. Since then no
   * consent that counts was given, and this contact was not requested; earlier consents were
   * withdrawn, as by a refusal.
   */
  Condition<Contact> saidNo(Consents consents) {
    return MarketingRules.saidNo(consents, clocks());
  }

  /** The same, or the person refused an earlier call. */
  Condition<Contact> tookBackCalls(Consents consents) {
    return refusedCall(consents).or(saidNo(consents));
  }

  /**
   * The person refused an earlier contact of this kind, objected to marketing, or is on the
   * seller's own list, and no consent that counts was given since: what was said withdrew earlier
   * ones. That this contact was asked for does not restore them.
   */
  Condition<Contact> endedConsents(Consents consents) {
    return MarketingRules.takenBackUntilConsent(marketingPurposes(), consents, clocks());
  }

  private Set<ContactPurpose> purposesOfCalls() {
    Set<ContactPurpose> purposes = marketingPurposes();
    purposes.add(ContactPurpose.SURVEY);
    return purposes;
  }

  // ---- building

  /** Starts a rule that is based on the row of the topic. */
  Rule.Builder<Contact> begin(String id) {
    return begin(id, row);
  }

  /** Starts a rule that is based on a row of one of the other tables. */
  Rule.Builder<Contact> begin(String id, LawTable.Row own) {
    return Rule.on(Contact.SCHEMA, id).readFrom(own).in(places).inForce(days);
  }

  /** Cites the provision on the age of a consent if a consent would count but for its age. */
  static Rule.Builder<Contact> citeAges(Rule.Builder<Contact> rule, Consents given) {
    given.aged().forEach(aged -> rule.citesWhere(aged.condition(), aged.citation()));
    return rule;
  }

  /** Gives a duty, and denies if the condition that breaks it is known to hold. */
  static Rule<Contact> denyWhere(Rule.Builder<Contact> rule, Condition<Contact> broken, Duty duty) {
    return rule.then(new DenyWhere<>(broken, duty));
  }
}
