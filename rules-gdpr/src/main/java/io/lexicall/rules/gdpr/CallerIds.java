package io.lexicall.rules.gdpr;

import static io.lexicall.rules.gdpr.MarketingRules.VOICE;

import io.lexicall.facts.Called;
import io.lexicall.facts.Caller;
import io.lexicall.facts.Contact;
import io.lexicall.facts.ContactPurpose;
import io.lexicall.facts.Dialing;
import io.lexicall.facts.Fact;
import io.lexicall.facts.Subscriber;
import io.lexicall.facts.Truth;
import io.lexicall.facts.Voice;
import io.lexicall.law.LawTable;
import io.lexicall.number.PhoneNumber;
import io.lexicall.rule.Condition;
import io.lexicall.rule.Duty;
import io.lexicall.rule.Rule;
import io.lexicall.rules.gdpr.Consents.Manner;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** The caller ID of a call: that it shows a number, and from which ranges. */
final class CallerIds {
  private static final String ID = "eprivacy.caller-id";
  private static final String DUTY = "transmit-caller-id";
  private static final String REQUESTED = "requested";
  private static final Fact<Contact, PhoneNumber> NUMBER = Contact.CALLER.then(Caller.NUMBER);

  /** A contact for whatever purpose but an emergency. */
  private static final Condition<Contact> EVERY =
      MarketingRules.purposeIn(EnumSet.complementOf(EnumSet.of(ContactPurpose.EMERGENCY)))
          .or(MarketingRules.SAID_TO_ADVERTISE);

  private CallerIds() {}

  static List<Rule<Contact>> of(NationalTables tables, Consents consents) {
    List<Rule<Contact>> rules = new ArrayList<>();
    for (NationalLaw law :
        tables.law(
            NationalTables.CALLER_ID,
            NationalTables.LIVE_CALLS,
            NationalTables.PROTECTED,
            NationalTables.EXCEPTIONS,
            NationalTables.REQUESTED)) {
      rules.add(shown(law, consents));
    }
    for (NationalLaw law :
        tables.law(
            NationalTables.CALLER_NUMBERS,
            NationalTables.LIVE_CALLS,
            NationalTables.EXCEPTIONS,
            NationalTables.REQUESTED)) {
      if (isPlainBar(law.row())) {
        rules.add(barred(law));
        continue;
      }
      if (law.row().isBlank("dialing")) {
        rules.add(ranges(law, consents));
      }
      if (!law.row().isBlank("dialing") || Tables.says(law.row(), "channels", "text")) {
        rules.add(ofTextsAndSystems(law, consents));
      }
    }
    return rules;
  }

  private static Rule<Contact> shown(NationalLaw law, Consents consents) {
    LawTable.Row row = law.row();
    String demand = row.requireText("caller_id");
    String note = row.isBlank("note") ? demand : demand + "; " + row.text("note");
    return NationalLaw.denyWhere(
        law.begin(ID)
            .title(
                row.isBlank("calls")
                    ? "A marketing call shows the caller's number."
                    : "A call shows the caller's number, whatever it is for.")
            .when(VOICE)
            .when(calls(law))
            .when(law.protectedBy("caller-id", Condition.always()))
            .unless(free(law, true))
            .unless(requested(law, consents))
            .remedy(DUTY),
        Condition.isFalse(Contact.CALLER.then(Caller.TRANSMITS_CALLER_ID)),
        Duty.to(DUTY).noting(note));
  }

  private static Rule<Contact> ranges(NationalLaw law, Consents consents) {
    return NationalLaw.denyWhere(
        law.begin(ID)
            .variant(
                law.row().isBlank("calls")
                    ? "number-range"
                    : "number-range-" + law.row().text("calls"))
            .title("Marketing calls come from a number in a range that the law allows for them.")
            .when(VOICE)
            .when(calls(law))
            .when(CallingHours.bound(law.row()))
            .unless(free(law, true))
            .unless(anyNumberIfRequested(law, consents))
            .remedy("use-another-caller-number"),
        outside(law),
        Duty.to(DUTY).noting(law.row().requireText("note")));
  }

  /** Whether a row only bars numbers, and orders nothing of the others. */
  private static boolean isPlainBar(LawTable.Row row) {
    return row.text("calls").equals("other-uses") || row.text("calls").equals("every");
  }

  /**
   * A range that no call comes from, or that is kept for calls that sell, so that no other call and
   * no text comes from it. A number that is not stated is not asked for.
   */
  private static Rule<Contact> barred(NationalLaw law) {
    String calls = law.row().requireText("calls");
    boolean kept = calls.equals("other-uses");
    return law.begin(ID)
        .variant(calls)
        .title(
            kept
                ? "A number from a range that is kept for sales calls is used for nothing else."
                : "A call does not show a number from a range that no call may show.")
        .when(Condition.known(NUMBER))
        .when(outside(law))
        .when(kept ? otherUses() : VOICE.and(EVERY))
        .remedy("use-another-caller-number")
        .denies();
  }

  /** Calls that do not sell, and texts, whatever they are for. */
  private static Condition<Contact> otherUses() {
    Set<ContactPurpose> others = EnumSet.complementOf(EnumSet.of(ContactPurpose.EMERGENCY));
    others.removeAll(MarketingRules.SALES);
    Condition<Contact> sellsNothing =
        MarketingRules.purposeIn(others).and(MarketingRules.SAID_TO_ADVERTISE.not());
    return VOICE.and(sellsNothing).or(MarketingRules.TEXT.and(EVERY));
  }

  /** The calls that a row binds: marketing, where it names no others. */
  private static Condition<Contact> calls(NationalLaw law) {
    return switch (law.row().text("calls")) {
      case "" -> law.marketingCall();
      case "sales" -> MarketingRules.marketingCall(MarketingRules.SALES);
      case "every" -> EVERY;
      default ->
          throw law.row()
              .unreadable("calls", new IllegalArgumentException("There are no such calls"));
    };
  }

  /** The number range of automated calls, and of texts. */
  private static Rule<Contact> ofTextsAndSystems(NationalLaw law, Consents consents) {
    LawTable.Row row = law.row();
    boolean systems = !row.isBlank("dialing");
    Condition<Contact> text = MarketingRules.TEXT.and(law.saidMarketingText());
    Condition<Contact> automated =
        Condition.in(Contact.DIALING, Dialing.AUTOMATED, Dialing.RANDOM_OR_SEQUENTIAL);
    return NationalLaw.denyWhere(
        law.begin(ID)
            .variant(systems ? "number-of-systems" : "number-of-texts")
            .title(
                "Marketing calls and texts come from a number in a range that the law"
                    + " allows for them.")
            .when(systems ? text.or(VOICE.and(law.marketingCall())) : text)
            .unless(free(law, systems))
            .unless(anyNumberIfRequested(law, consents))
            .remedy("use-another-caller-number"),
        systems ? automated.and(outside(law)) : outside(law),
        Duty.to(DUTY).noting(row.requireText("note")));
  }

  private static Condition<Contact> anyNumberIfRequested(NationalLaw law, Consents consents) {
    return Tables.says(law.row(), "free", REQUESTED) ? requested(law, consents) : Condition.never();
  }

  private static Condition<Contact> requested(NationalLaw law, Consents consents) {
    Set<ContactPurpose> marketing = law.marketingPurposes();
    Consents given = law.consents(consents, Manner.ANY, marketing).endedByObjection();
    return law.requestedFrees(
        "caller-id", MarketingRules.takenBack(marketing, given, law.clocks()), given);
  }

  private static Condition<Contact> outside(NationalLaw law) {
    List<String> barred = law.row().list("barred_prefixes", ' ');
    List<String> only = law.row().list("only_prefixes", ' ');
    return barred.isEmpty()
        ? number("does not begin with ", only, number -> !startsWithAny(number, only))
        : number("begins with ", barred, number -> startsWithAny(number, barred));
  }

  private static Condition<Contact> number(
      String how, List<String> prefixes, Predicate<PhoneNumber> holds) {
    return Condition.where(
        NUMBER,
        "caller.number " + how + String.join(" or ", prefixes),
        number -> Truth.of(holds.test(number)));
  }

  /**
   * What the law allows from any number: contacts of own customers, and live calls to published
   * contacts.
   */
  private static Condition<Contact> free(NationalLaw law, boolean calls) {
    List<Condition<Contact>> free = new ArrayList<>();
    for (String word : law.row().list("free", ' ')) {
      switch (word) {
        case REQUESTED -> {} // freed by anyNumberIfRequested, unless a no came later
        case "customers" -> free.addAll(similarToCustomers(law));
        case "published" -> {
          // § 2(25) of the Slovak act: a call is a conversation, so that neither texts nor machines
          // are freed.
          if (calls) {
            free.add(
                Condition.all(
                    Condition.in(Contact.VOICE, Voice.LIVE),
                    Condition.in(MarketingRules.SUBSCRIBER, Subscriber.BUSINESS),
                    Condition.isTrue(Contact.TO.then(Called.PUBLISHED_CONTACT))));
          }
        }
        default ->
            throw law.row()
                .unreadable("free", new IllegalArgumentException("Nobody is called so here"));
      }
    }
    return Condition.any(free);
  }

  private static List<Condition<Contact>> similarToCustomers(NationalLaw law) {
    return law.rows(NationalTables.EXCEPTIONS).stream()
        .filter(each -> each.text("exception").equals("dealings-similar"))
        .map(each -> Dealings.in(each).and(Condition.isTrue(MarketingRules.SIMILAR)))
        .toList();
  }

  private static boolean startsWithAny(PhoneNumber number, List<String> prefixes) {
    String digits = Long.toString(number.digits());
    return prefixes.stream().anyMatch(digits::startsWith);
  }
}
