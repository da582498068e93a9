package io.lexicall.rules.recording;

import static io.lexicall.rules.recording.Parties.CONSENTED;
import static io.lexicall.rules.recording.Parties.CONSENTED_OR_HAD_A_LETTER;
import static io.lexicall.rules.recording.Parties.SOMEBODY_CONSENTS_OR_WAS_TOLD;
import static io.lexicall.rules.recording.Parties.SOMEBODY_IS_NOT_AGAINST;
import static io.lexicall.rules.recording.Parties.someIn;
import static io.lexicall.rules.recording.Parties.someOtherSide;

import io.lexicall.facts.Contact;
import io.lexicall.facts.ContactChannel;
import io.lexicall.facts.Party;
import io.lexicall.facts.Recording;
import io.lexicall.facts.RecordingNotice;
import io.lexicall.facts.RecordingPurpose;
import io.lexicall.law.Certainty;
import io.lexicall.law.Citation;
import io.lexicall.law.LawTable;
import io.lexicall.place.Place;
import io.lexicall.rule.Condition;
import io.lexicall.rule.Duty;
import io.lexicall.rule.MemberTest;
import io.lexicall.rule.Rule;
import io.lexicall.rule.Settings;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/**
 * The law of the United States: federal law everywhere, and the rows of the table of states on top.
 */
final class AmericanRules {
  static final Place COUNTRY = Place.of("US");

  private static final String FEDERAL = "18 U.S.C. 2511(2)(d)";
  private static final String ALL_PARTY = "all-party";

  private static final Condition<Recording> TONE_ONLY =
      Condition.in(Recording.NOTICE, RecordingNotice.BEEP);
  private static final Condition<Recording> TOLD_IN_WORDS =
      Condition.in(Recording.NOTICE, RecordingNotice.SPOKEN, RecordingNotice.WRITTEN);

  private static final Condition<Recording> FOR_EVIDENCE =
      Condition.in(Recording.PURPOSE, RecordingPurpose.EVIDENCE);

  private final String consentColumn;
  private final boolean exceptions;

  AmericanRules(Settings settings) {
    this.consentColumn =
        settings.isOn(RecordingRules.CAREFUL_STATES) ? "careful_rule" : "phone_rule";
    this.exceptions = settings.isOn(RecordingRules.BUSINESS_EXCEPTION);
  }

  void addTo(List<Rule<?>> rules, LawTable states) {
    for (LawTable.Row row : states.rows()) {
      if (needsAll(row)) {
        new AllPartyState(row).addTo(rules);
      }
    }
    rules.add(
        Rule.on(Recording.SCHEMA, "recording.us-one-party")
            .title(
                "A call with a party in the United States is recorded only if one party"
                    + " consents.")
            .cites(FEDERAL)
            .source("quoted from the House's page of 2026-07-28 in a public table of recording law")
            .verifiedOn(LocalDate.of(2026, 11, 27))
            .lawOf(Set.of(COUNTRY))
            .when(someIn(Set.of(COUNTRY)))
            .unless(SOMEBODY_CONSENTS_OR_WAS_TOLD)
            .remedy("obtain-recording-consent")
            .denies());
    for (LawTable.Row row : states.rows()) {
      if (!needsAll(row) && !row.citation().text().equals(FEDERAL)) {
        rules.add(onePartyState(row));
      }
    }
    for (LawTable.Row row : states.rows()) {
      if (!row.isBlank("evidence_citation")) {
        rules.add(asEvidence(row));
      }
    }
  }

  /** One party may record, but what others were not told of is no evidence in a civil case. */
  private static Rule<Recording> asEvidence(LawTable.Row row) {
    Place state = Place.of(row.requireText("state"));
    return Rule.on(Recording.SCHEMA, "recording.us-announcement")
        .variant(state.code() + ", evidence")
        .title(
            "A call with a party in "
                + state
                + " that is recorded as evidence begins with the announcement of the recording.")
        .readFrom(row)
        .cites(row.citation("evidence_citation").text())
        .lawOf(Set.of(state))
        .when(FOR_EVIDENCE)
        .when(Talk.ORAL.condition())
        .when(someIn(Set.of(state)))
        .obliges(Duty.to("announce-recording").noting(row.requireText("evidence_note")));
  }

  private boolean needsAll(LawTable.Row row) {
    return switch (row.requireText(consentColumn)) {
      case ALL_PARTY -> true;
      case "one-party" -> false;
      default ->
          throw row.unreadable(consentColumn, new IllegalArgumentException("there is no such"));
    };
  }

  private static Rule<Recording> onePartyState(LawTable.Row row) {
    Place state = Place.of(row.requireText("state"));
    Talk talk = Talk.of(row, "talk");
    return Rule.on(Recording.SCHEMA, "recording.us-one-party")
        .variant(talk.variant(state.code()))
        .title(
            "A "
                + talk.word
                + " with a party in "
                + state
                + " is recorded only if one party consents.")
        .readFrom(row)
        .lawOf(Set.of(state))
        .when(talk.condition())
        .when(someIn(Set.of(state)))
        .unless(SOMEBODY_CONSENTS_OR_WAS_TOLD)
        .remedy("obtain-recording-consent")
        .denies();
  }

  /** A row of a state that requires every party's consent. */
  private final class AllPartyState {
    private final LawTable.Row row;
    private final Place state;
    private final Talk talk;
    private final String citation;
    private final boolean tone;
    private final Condition<Recording> here;

    /** A statute may except only calls. */
    private final Condition<Recording> exceptedTalk;

    /** Was told and stayed on the line. */
    private final MemberTest<Recording, Party> told;

    /** Consented, or was told and stayed on the line. */
    private final MemberTest<Recording, Party> agrees;

    AllPartyState(LawTable.Row row) {
      this.row = row;
      this.state = Place.of(row.requireText("state"));
      this.talk = Talk.of(row, "talk");
      this.citation =
          row.optionalCitation("careful_citation")
              .map(Citation::text)
              .orElse(row.citation().text());
      this.tone = row.isYes("beep_suffices");
      this.here = talk.condition().and(someIn(Set.of(state)));
      boolean letter = isYes(row, "written_notice_suffices");
      Parties.Written written =
          letter ? Parties.Written.ENOUGH_IF_BEFORE : Parties.Written.NOT_ENOUGH;
      this.exceptedTalk = Talk.of(row, "exception_talk").condition();
      this.told =
          isYes(row, "told_before_suffices")
              ? Parties.told(written, tone)
              : Parties.toldOnRecording(written, tone);
      this.agrees = (letter ? CONSENTED_OR_HAD_A_LETTER : CONSENTED).or(told);
    }

    /** Whoever is denied by the careful reading alone learns that there is another. */
    private String otherReading() {
      return row.text("phone_rule").equals(ALL_PARTY)
          ? ""
          : " The statute reads so; the better reading lets a participant record, and the setting "
              + RecordingRules.CAREFUL_STATES.name()
              + " chooses.";
    }

    private static boolean isYes(LawTable.Row row, String column) {
      row.requireText(column); // it is of every such state, so a blank cell is a mistake
      return row.isYes(column);
    }

    void addTo(List<Rule<?>> rules) {
      rules.add(
          rule("recording.us-all-party")
              .title(
                  "A "
                      + talk.word
                      + " with a party in "
                      + state
                      + " is recorded only if all parties consent or stay on the line"
                      + " after the announcement."
                      + otherReading())
              .when(here)
              .when(someOtherSide(agrees.not()).or(Parties.unknowingInAnyRole(agrees.not())))
              .unless(excepted())
              .remedy("announce-recording", "obtain-recording-consent")
              .denies());
      rules.add(
          rule("recording.us-all-party")
              .variant(talk.variant(state.code()) + ", agent")
              .title(
                  "An agent who neither knows nor consents is a party to a "
                      + talk.word
                      + " with a party in "
                      + state
                      + " too.")
              .certainty(row.certainty().atMost(Certainty.MEDIUM))
              .when(here)
              .when(Parties.unknowingAgent(agrees.not()))
              .unless(excepted())
              .remedy("announce-recording", "obtain-recording-consent")
              .denies());
      if (row.text("consent_form").equals("recorded")) {
        rules.add(
            rule("recording.us-all-party")
                .variant(talk.variant(state.code()) + ", form")
                .title(
                    "Consent to the recording of a "
                        + talk.word
                        + " with a party in "
                        + state
                        + " is in writing, or given at the start of the recording.")
                .when(here)
                .when(someOtherSide(CONSENTED.and(told.not())))
                .obliges(
                    Duty.to("record-consent")
                        .noting("In writing, or at the start of the recording.")));
      }
      rules.add(
          rule("recording.us-announcement")
              .title(
                  "Before the recorded part of a "
                      + talk.word
                      + " with a party in "
                      + state
                      + " all parties are told clearly that it is recorded.")
              .cites(row.citation("announcement_citation").text())
              .when(here)
              .unless(tone ? TONE_ONLY : Condition.never())
              .when(TOLD_IN_WORDS.or(someOtherSide(CONSENTED.not())))
              .obliges("announce-recording"));
      if (talk != Talk.IN_PERSON) {
        rules.add(announcementOfContact());
      }
      rules.add(toneRule());
      if (row.isYes("objection_bars")) {
        rules.add(
            rule("recording.us-objection")
                .title(
                    "A person who objects in a "
                        + talk.word
                        + " with a party in "
                        + state
                        + " is not recorded any further.")
                .certainty(row.certainty().atMost(Certainty.MEDIUM))
                .when(here)
                .remedy("pause-recording")
                .then(new PauseOnObjection(Parties.in(Set.of(state)))));
      }
      if (exceptions && !row.isBlank("delete_months")) {
        rules.add(
            rule("recording.us-business-exception")
                .title(
                    "Recordings made in "
                        + state
                        + " under the exception for quality control are deleted by the deadline.")
                .certainty(Certainty.LOW)
                .when(here)
                .when(exceptedTalk)
                .when(purposes("delete_purposes"))
                .when(someOtherSide(agrees.not()))
                .then(new DeleteWithin(row.integer("delete_months"))));
      }
    }

    private Rule<Contact> announcementOfContact() {
      return Rule.on(Contact.SCHEMA, "recording.us-announcement")
          .title(
              "Before the recorded part of a call to somebody in "
                  + state
                  + " that person is told clearly that it is recorded.")
          .readFrom(row, "announcement_citation")
          .in(state)
          .when(Condition.in(Contact.CHANNEL, ContactChannel.VOICE))
          .when(Condition.isTrue(Contact.RECORDED))
          .obliges("announce-recording");
    }

    private Rule<Recording> toneRule() {
      Rule.Builder<Recording> rule = rule("recording.us-beep-tone").when(here).when(TONE_ONLY);
      return tone
          ? rule.title("A tone about every 15 seconds tells a party in " + state + " enough.")
              .cites(row.citation("beep_citation").text())
              .obliges(Duty.to("sound-beep-tone").noting("About every 15 seconds."))
          : rule.title("A tone alone does not show that a party in " + state + " consents.")
              .when(someOtherSide(agrees.not()))
              .unless(excepted())
              .remedy("announce-recording", "obtain-recording-consent")
              .denies();
    }

    private Rule.Builder<Recording> rule(String id) {
      return Rule.on(Recording.SCHEMA, id)
          .variant(talk.variant(state.code()))
          .readFrom(row)
          .cites(citation)
          .lawOf(Set.of(state));
    }

    private Condition<Recording> excepted() {
      return exceptions
          ? purposes("exception_purposes").and(exceptedTalk).and(SOMEBODY_IS_NOT_AGAINST)
          : Condition.never();
    }

    private Condition<Recording> purposes(String column) {
      return purposesIn(row, column);
    }
  }

  private static RecordingPurpose purpose(LawTable.Row row, String column, String code) {
    return Recording.PURPOSE
        .type()
        .choice(code)
        .orElseThrow(
            () -> row.unreadable(column, new IllegalArgumentException("no purpose: " + code)));
  }

  /** The recording is for one of the purposes that a cell lists; never where it lists none. */
  static Condition<Recording> purposesIn(LawTable.Row row, String column) {
    List<String> codes = row.list(column, ' ');
    return codes.isEmpty()
        ? Condition.never()
        : Condition.in(
            Recording.PURPOSE,
            codes.stream()
                .map(code -> purpose(row, column, code))
                .toArray(RecordingPurpose[]::new));
  }
}
