package io.lexicall.rules.tcpa.state;

import io.lexicall.facts.Contact;
import io.lexicall.facts.ContactChannel;
import io.lexicall.facts.ContactPurpose;
import io.lexicall.law.LawTable;
import io.lexicall.rule.Condition;
import io.lexicall.rules.tcpa.terms.Terms;
import java.util.EnumSet;
import java.util.Set;

/** The kinds of contact that state laws distinguish; every contact is exactly one of them. */
enum Kind {
  /** A call with a live voice. */
  LIVE("live", Terms.LIVE_VOICE),
  /** A call with an artificial or prerecorded voice. */
  PRERECORDED("prerecorded", Terms.ARTIFICIAL_VOICE),
  /** A text message, which has no voice. */
  TEXT("text", Terms.TEXT);

  private final String word;

  @SuppressWarnings("ImmutableEnumChecker") // conditions cannot be changed
  private final Condition<Contact> condition;

  Kind(String word, Condition<Contact> condition) {
    this.word = word;
    this.condition = condition;
  }

  /** Reads the words of the column {@code contact_kinds}. */
  static Set<Kind> in(LawTable.Row row) {
    Set<Kind> kinds = EnumSet.noneOf(Kind.class);
    for (String word : row.list("contact_kinds", '|')) {
      kinds.add(of(row, "contact_kinds", word));
    }
    return kinds;
  }

  /** Reads the word of the column {@code contact_kind}. */
  static Kind of(LawTable.Row row) {
    return of(row, "contact_kind", row.requireText("contact_kind"));
  }

  private static Kind of(LawTable.Row row, String column, String word) {
    for (Kind kind : values()) {
      if (kind.word.equals(word)) {
        return kind;
      }
    }
    throw row.unreadable(
        column,
        new IllegalArgumentException(
            "A kind of contact is live, prerecorded or text, but this is \"" + word + "\""));
  }

  /** Returns the condition that a contact is of this kind. */
  Condition<Contact> condition() {
    return condition;
  }

  /** Returns the condition that a contact is of one of these kinds. */
  static Condition<Contact> anyOf(Set<Kind> kinds) {
    if (kinds.size() == values().length) {
      return Condition.always();
    }
    if (kinds.equals(EnumSet.of(LIVE, PRERECORDED))) {
      return Terms.CALL; // whatever the voice
    }
    return Condition.any(kinds.stream().map(Kind::condition).toList());
  }

  /**
   * Returns the condition that a contact is of one of these kinds and sells, even if it has another
   * purpose too.
   */
  static Condition<Contact> sales(Set<Kind> kinds) {
    return of(kinds, Set.of(ContactPurpose.TELEMARKETING));
  }

  /**
   * Returns the condition that a contact is of one of these kinds and has one of these purposes.
   */
  static Condition<Contact> of(Set<Kind> kinds, Set<ContactPurpose> purposes) {
    return Cells.purposeIn(purposes).and(anyOf(kinds));
  }

  /** Returns the channels of these kinds. */
  static Set<ContactChannel> channels(Set<Kind> kinds) {
    Set<ContactChannel> channels = EnumSet.noneOf(ContactChannel.class);
    for (Kind kind : kinds) {
      channels.add(kind == TEXT ? ContactChannel.TEXT : ContactChannel.VOICE);
    }
    return channels;
  }

  @Override
  public String toString() {
    return word;
  }
}
