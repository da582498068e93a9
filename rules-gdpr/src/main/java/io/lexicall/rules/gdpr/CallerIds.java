package io.lexicall.rules.gdpr;

import static io.lexicall.rules.gdpr.MarketingRules.VOICE;

import io.lexicall.facts.Caller;
import io.lexicall.facts.Contact;
import io.lexicall.facts.Truth;
import io.lexicall.law.LawTable;
import io.lexicall.number.PhoneNumber;
import io.lexicall.rule.Condition;
import io.lexicall.rule.Duty;
import io.lexicall.rule.Rule;
import java.util.ArrayList;
import java.util.List;

/** The number that a marketing call shows: that it shows one, and from which ranges it may not. */
final class CallerIds {
  private static final String ID = "eprivacy.caller-id";
  private static final String DUTY = "transmit-caller-id";

  private CallerIds() {}

  static List<Rule<Contact>> of(NationalTables tables) {
    List<Rule<Contact>> rules = new ArrayList<>();
    for (NationalLaw law :
        tables.law(NationalTables.CALLER_ID, NationalTables.LIVE_CALLS, NationalTables.PROTECTED)) {
      rules.add(shown(law));
    }
    for (NationalLaw law : tables.law(NationalTables.CALLER_NUMBERS)) {
      rules.add(ranges(law));
    }
    return rules;
  }

  private static Rule<Contact> shown(NationalLaw law) {
    LawTable.Row row = law.row();
    String demand = row.requireText("caller_id");
    String note = row.isBlank("note") ? demand : demand + "; " + row.text("note");
    return NationalLaw.denyWhere(
        law.begin(ID)
            .title("A marketing call shows a number.")
            .when(VOICE)
            .when(law.marketingCall())
            .when(law.protectedBy("caller-id", Condition.always()))
            .remedy(DUTY),
        Condition.isFalse(Contact.CALLER.then(Caller.TRANSMITS_CALLER_ID)),
        Duty.to(DUTY).noting(note));
  }

  private static Rule<Contact> ranges(NationalLaw law) {
    List<String> barred = law.row().list("barred_prefixes", ' ');
    return NationalLaw.denyWhere(
        law.begin(ID)
            .variant("number-range")
            .title("Marketing calls come from a number of a range that the law allows for them.")
            .when(VOICE)
            .when(MarketingRules.marketingCall(false))
            .remedy("use-another-number"),
        Condition.where(
            Contact.CALLER.then(Caller.NUMBER),
            "caller.number begins with " + String.join(" or ", barred),
            number -> Truth.of(startsWithAny(number, barred))),
        Duty.to(DUTY).noting(law.row().requireText("note")));
  }

  private static boolean startsWithAny(PhoneNumber number, List<String> prefixes) {
    String digits = Long.toString(number.digits());
    return prefixes.stream().anyMatch(digits::startsWith);
  }
}
