package io.lexicall.rules.recording;

import static io.lexicall.rules.recording.Parties.OBJECTED;
import static io.lexicall.rules.recording.Parties.SOMEBODY_CONSENTS;
import static io.lexicall.rules.recording.Parties.someIn;
import static io.lexicall.rules.recording.Parties.someOtherSide;

import io.lexicall.facts.Contact;
import io.lexicall.facts.ContactChannel;
import io.lexicall.facts.Party;
import io.lexicall.facts.Recording;
import io.lexicall.law.LawTable;
import io.lexicall.place.Place;
import io.lexicall.rule.Condition;
import io.lexicall.rule.Duty;
import io.lexicall.rule.MemberTest;
import io.lexicall.rule.Rule;
import java.util.List;
import java.util.Set;

/**
 * The law of Canada: one party may record, and a business tells the others that it does, and why.
 */
final class CanadianRules {
  static final Place COUNTRY = Place.of("CA");

  private static final MemberTest<Recording, Party> TOLD =
      Parties.told(Parties.Written.ENOUGH, false);

  private CanadianRules() {}

  static void addTo(List<Rule<?>> rules, LawTable table) {
    for (LawTable.Row row : table.rows()) {
      add(rules, row, Place.of(row.requireText("place")));
    }
  }

  private static void add(List<Rule<?>> rules, LawTable.Row row, Place place) {
    Condition<Recording> here = someIn(Set.of(place));
    rules.add(
        rule("recording.ca-one-party", "consent_citation", row, place)
            .title("A call with a party in Canada is recorded only if one party consents.")
            .when(here)
            .unless(SOMEBODY_CONSENTS)
            .remedy("obtain-recording-consent")
            .denies());
    rules.add(
        rule("recording.ca-notice", "notice_citation", row, place)
            .title("Before a call is recorded, all parties are told that it is recorded, and why.")
            .when(here)
            .when(someOtherSide(TOLD.not()))
            .remedy("announce-recording")
            .denies());
    rules.add(
        Rule.on(Contact.SCHEMA, "recording.ca-notice")
            .title(
                "Before a call is recorded, the called person is told that it is recorded,"
                    + " and why.")
            .readFrom(row, "notice_citation")
            .in(place)
            .when(Condition.in(Contact.CHANNEL, ContactChannel.VOICE))
            .when(Condition.isTrue(Contact.RECORDED))
            .obliges(Duty.to("announce-recording").noting("With the purpose.")));
    rules.add(
        rule("recording.ca-objection", "objection_citation", row, place)
            .title("A person who objects is not recorded any further.")
            .when(here)
            .when(someOtherSide(OBJECTED))
            .remedy("pause-recording")
            .denies());
    rules.add(
        rule("recording.ca-objection", "objection_citation", row, place)
            .variant("what to do")
            .title("When a person objects, the recording stops.")
            .when(here)
            .when(someOtherSide(Parties.MAY_OBJECT))
            .obliges("pause-recording"));
  }

  private static Rule.Builder<Recording> rule(
      String id, String citation, LawTable.Row row, Place place) {
    return Rule.on(Recording.SCHEMA, id).readFrom(row, citation).lawOf(Set.of(place));
  }
}
