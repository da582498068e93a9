package io.lexicall.rules.canada;

import io.lexicall.facts.Called;
import io.lexicall.facts.Contact;
import io.lexicall.facts.ContactPurpose;
import io.lexicall.facts.FactType;
import io.lexicall.facts.Message;
import io.lexicall.facts.Subscriber;
import io.lexicall.law.LawTable;
import io.lexicall.place.Place;
import io.lexicall.rule.Condition;
import io.lexicall.rule.Duty;
import io.lexicall.rule.Effect;
import io.lexicall.rule.Rule;
import java.util.Arrays;
import java.util.List;

/** What is said in every contact that sells, beside the rules of the CRTC and on texts. */
final class SalesDisclosures {
  private final LawTable disclosures = CanadaRules.table("ca-sales-disclosures.csv");

  LawTable table() {
    return disclosures;
  }

  void addTo(List<Rule<?>> rules) {
    for (LawTable.Row row : disclosures.rows()) {
      rules.add(rule(row));
    }
  }

  private static Rule<Contact> rule(LawTable.Row row) {
    String obligation = row.requireText("obligation");
    Duty duty = Duty.to(obligation).noting(row.requireText("note_to_caller"));
    Rule.Builder<Contact> rule =
        Rule.on(Contact.SCHEMA, row.requireText("rule"))
            .variant(obligation)
            .title(title(row, obligation))
            .readFrom(row)
            .in(Place.of(row.requireText("place")))
            .when(CanadaRules.by(CanadaRules.channels(row)))
            .when(Condition.in(Contact.PURPOSE, purposes(row)).or(CanadaRules.SAID_TO_ADVERTISE))
            .unless(notBound(row));
    // Only of a message is it known beforehand what it says.
    return obligation.equals("identify-caller")
        ? rule.remedy("change-message")
            .then(
                Effect.owedUnless(
                    CanadaRules.MESSAGE.and(
                        Condition.isFalse(Contact.MESSAGE.then(Message.IDENTIFIES_CALLER))),
                    duty))
        : rule.obliges(duty);
  }

  private static String title(LawTable.Row row, String obligation) {
    return switch (obligation) {
      case "identify-caller" -> "Whoever is solicited is told at the beginning for whom.";
      case "state-purpose" ->
          "A sales call states at its beginning what it promotes, and that this is its purpose.";
      case "disclose-material-terms" ->
          "A sales call discloses the price and the material terms of what it promotes.";
      case "offer-opt-out" ->
          "Whoever is solicited is told of the right to withdraw the consent to that.";
      default ->
          throw row.unreadable("obligation", new IllegalArgumentException("has no title here"));
    };
  }

  private static ContactPurpose[] purposes(LawTable.Row row) {
    List<String> words = row.list("purposes", ' ');
    ContactPurpose[] purposes =
        Arrays.stream(ContactPurpose.values())
            .filter(purpose -> words.contains(FactType.code(purpose)))
            .toArray(ContactPurpose[]::new);
    // A word that is no purpose would leave contacts without what is owed for them.
    if (purposes.length == 0 || purposes.length != words.size()) {
      throw row.unreadable("purposes", new IllegalArgumentException("must be purposes"));
    }
    return purposes;
  }

  private static Condition<Contact> notBound(LawTable.Row row) {
    return switch (row.requireText("binds_to")) {
      case "anyone" -> Condition.never();
      case "consumer" -> Condition.in(Contact.TO.then(Called.SUBSCRIBER), Subscriber.BUSINESS);
      default ->
          throw row.unreadable(
              "binds_to", new IllegalArgumentException("must be anyone or consumer"));
    };
  }
}
