package io.lexicall.rules.recording;

import io.lexicall.facts.CommunicationChannel;
import io.lexicall.facts.Recording;
import io.lexicall.law.LawTable;
import io.lexicall.rule.Condition;

/**
 * What a row, or an exception of it, covers: only calls, only what is said in them, or only
 * conversations in person.
 */
enum Talk {
  EVERY("call"),
  DISTANT("call"),
  ORAL("call"),
  IN_PERSON("conversation in person");

  /**
   * The parties are stated to talk face to face. This is not asked for: a recording without a
   * stated channel is that of a call.
   */
  private static final Condition<Recording> IN_PERSON_STATED =
      Condition.<Recording>known(Recording.CHANNEL)
          .and(Condition.in(Recording.CHANNEL, CommunicationChannel.IN_PERSON));

  private static final Condition<Recording> WRITING_STATED =
      Condition.<Recording>known(Recording.CHANNEL)
          .and(
              Condition.in(
                  Recording.CHANNEL,
                  CommunicationChannel.TEXT,
                  CommunicationChannel.EMAIL,
                  CommunicationChannel.CHAT,
                  CommunicationChannel.WEB,
                  CommunicationChannel.MAIL));

  final String word;

  Talk(String word) {
    this.word = word;
  }

  static Talk of(LawTable.Row row, String column) {
    return switch (row.text(column)) {
      case "" -> EVERY;
      case "distant" -> DISTANT;
      case "oral" -> ORAL;
      case "in-person" -> IN_PERSON;
      default -> throw row.unreadable(column, new IllegalArgumentException("there is no such"));
    };
  }

  Condition<Recording> condition() {
    return switch (this) {
      case EVERY -> Condition.always();
      case DISTANT -> IN_PERSON_STATED.not();
      case ORAL -> IN_PERSON_STATED.or(WRITING_STATED).not();
      case IN_PERSON -> IN_PERSON_STATED;
    };
  }

  /** Returns the variant of a rule of this row in a place. */
  String variant(String place) {
    return this == IN_PERSON ? place + ", in person" : place;
  }
}
