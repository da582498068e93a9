package io.lexicall.batch;

import io.lexicall.Compliance;
import io.lexicall.Decision;
import io.lexicall.Verdict;
import io.lexicall.facts.Activity;
import io.lexicall.facts.Contact;
import io.lexicall.facts.Profile;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Judges one row of an audit after the other, and counts it; whoever asks keeps the order. */
final class RowAudit {
  private final Compliance compliance;
  private final @Nullable Instant today;
  private final AuditRun.@Nullable Second second;
  private final Profile profile;

  /**
   * Prepares it.
   *
   * @param profile what holds of each row that does not say it, so that the history is made of it
   */
  RowAudit(
      Compliance compliance,
      Profile profile,
      @Nullable Instant today,
      AuditRun.@Nullable Second second) {
    this.compliance = compliance;
    this.profile = profile;
    this.today = today;
    this.second = second;
  }

  /**
   * Returns what is wrong with a row that cannot be judged, and notes what it tells all the same.
   *
   * @param earlier the earlier contacts with its number; null if it tells none
   */
  Audited refuse(
      PastActivity row,
      Refusal refusal,
      Tally.At place,
      @Nullable EarlierContacts earlier,
      AuditTally into) {
    Remains rest = row.remains();
    if (earlier == null) {
      into.addOfNobody(place);
    } else if (rest != null) {
      earlier.note(rest, row.ending(), profile);
    }
    into.addRefused(refusal, place);
    return new Audited(
        Answer.REFUSED,
        place,
        row.id(),
        refusal,
        AuditRecord.reason(refusal, row.problems()),
        false,
        false,
        AuditRecord.error(place.line(), row.id(), row.problems()));
  }

  /**
   * Judges a contact with a number, after the earlier ones to it.
   *
   * @param told the same with what its campaign did, where that is known
   */
  Audited contact(
      Contact contact,
      Contact told,
      AuditRecord.Row row,
      EarlierContacts earlier,
      AuditTally into) {
    EarlierContacts.Meeting meeting = earlier.meet(profile.applyTo(contact), row.ending());
    Contact asked = told;
    if (Contact.HISTORY.in(contact) == null) {
      if (meeting.history() == null) {
        into.addBeyond(row.place());
      } else {
        asked = told.with(Contact.HISTORY, meeting.history());
        into.addWithHistory();
        if (meeting.isIncomplete()) {
          into.addIncomplete(row.place());
          asked = asFarAsKnown(told, asked);
        }
      }
    }
    return answer(contact, asked, row, meeting.isRepeated(), earlier.claimed(), into);
  }

  /**
   * Returns a contact as it is to be judged where a part of its history is hidden: with the part
   * that is known if that alone denies it, and otherwise with none if that leaves it undecided.
   */
  private Contact asFarAsKnown(Contact without, Contact withPart) {
    return compliance.check(withPart).decision() != Decision.DENY
            && compliance.check(without).decision() == Decision.INDETERMINATE
        ? without
        : withPart;
  }

  /**
   * Judges an activity.
   *
   * @param asked the same with the history that was made for it
   */
  Audited answer(
      Activity<?> activity,
      Activity<?> asked,
      AuditRecord.Row row,
      boolean repeated,
      @Nullable Set<Object> person,
      AuditTally into) {
    Tally.At place = row.place();
    Verdict verdict = compliance.check(asked);
    boolean future = today != null && activity.at().isAfter(today);
    VerdictKind kind = into.add(activity, verdict, repeated || future, person, row.ending());
    if (future) {
      into.addFuture(place);
    }
    if (repeated) {
      into.addRepeated(place, activity.id().isPresent());
    }
    String id = activity.id().orElse(null);
    if (second == null) {
      return Audited.judged(verdict, kind, place, id, repeated, future);
    }
    String differs =
        into.impact()
            .add(activity, asked, Said.of(verdict), second.judge(asked), row.position(), place);
    return new Audited(Answer.of(verdict), place, id, null, "", repeated, future, differs);
  }
}
