package io.lexicall.batch;

import static java.util.Objects.requireNonNull;

import io.lexicall.Compliance;
import io.lexicall.Decision;
import io.lexicall.Verdict;
import io.lexicall.facts.Activity;
import io.lexicall.facts.Contact;
import io.lexicall.facts.EarlierContact;
import io.lexicall.facts.Problem;
import io.lexicall.facts.Profile;
import io.lexicall.json.internal.Shown;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Judges the rows of an audit one after the other, and counts them; the caller keeps the order. */
final class RowAudit {
  /**
   * The times before a contact at which a request to stop is assumed: laws allow some days to
   * honour one.
   */
  private static final List<Duration> SOMETIME = List.of(Duration.ZERO, Duration.ofDays(60));

  private final Compliance compliance;

  /** Asked how other facts would be judged: no observer is told of calls that nobody made. */
  private final Compliance unseen;

  private final @Nullable Instant today;
  private final AuditRun.@Nullable Second second;
  private final Profile profile;

  /**
   * Creates a judge.
   *
   * @param profile the facts that hold for each row that does not state them; they are used for the
   *     history
   */
  RowAudit(
      Compliance compliance,
      Profile profile,
      @Nullable Instant today,
      AuditRun.@Nullable Second second) {
    // A history that is unknown stays so: a ledger that knows of no contacts would state an empty
    // one.
    this.compliance = compliance.withoutSourceOf(Contact.SCHEMA, Contact.HISTORY);
    this.unseen = this.compliance.withoutObservers();
    this.profile = profile;
    this.today = today;
    this.second = second;
  }

  /**
   * Returns what is wrong with a row that cannot be judged, and records what can be read of it.
   *
   * @param earlier the earlier contacts with its number; null if it has no number
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
    into.addRefused(refusal, place, row.problems());
    String id = shown(row.id());
    return new Audited(
        Answer.REFUSED,
        place,
        id,
        refusal,
        AuditRecord.reason(refusal, row.problems()),
        false,
        false,
        AuditRecord.error(place.line(), id, row.problems()));
  }

  /**
   * Returns an id as an error shows it. Errors end up in logs, so card numbers and telephone
   * numbers after a plus sign are hidden.
   */
  private static @Nullable String shown(@Nullable String id) {
    return id == null ? null : Shown.echoed(id);
  }

  /** Returns what counts of a contact for later ones. */
  EarlierContacts.Kind kindOf(Contact contact) {
    return EarlierContacts.Kind.of(profile.applyTo(contact));
  }

  /**
   * A row that is ready to be judged, or that is answered without judging.
   *
   * @param asked the activity as it is judged, with the history that was made for it; null if the
   *     answer is known
   * @param isMade whether the activity was carried out
   * @param person what was counted for the person; null if no number is known
   * @param call the rows of the call; null if it is no contact with a number
   */
  record Due(
      Activity<?> activity,
      @Nullable Activity<?> asked,
      AuditRecord.Row row,
      boolean isMade,
      boolean repeated,
      @Nullable PersonCount person,
      EarlierContacts.@Nullable OneCall call,
      @Nullable Audited answer) {
    /** Returns a row that is answered. */
    static Due answered(
        AuditRecord.Row row, EarlierContacts.@Nullable OneCall call, Audited answer) {
      return new Due(NONE, null, row, true, false, null, call, answer);
    }

    private static final Activity<?> NONE = Contact.builder().at(Instant.EPOCH).build();
  }

  /** Judges a contact with a number, after the earlier contacts to it. */
  Audited contact(
      Contact contact,
      Contact told,
      EarlierContacts.Kind kind,
      AuditRecord.Row row,
      boolean isMade,
      EarlierContacts earlier,
      AuditTally into) {
    return answer(due(contact, told, kind, row, isMade, earlier, into), into);
  }

  /**
   * Records a contact with a number, after the earlier contacts to it, and returns what must be
   * judged.
   *
   * @param told the same with the figures of its campaign, if they are known
   * @param kind what counts of it for later contacts
   * @param isMade whether it was made; otherwise nothing is recorded
   */
  Due due(
      Contact contact,
      Contact told,
      EarlierContacts.Kind kind,
      AuditRecord.Row row,
      boolean isMade,
      EarlierContacts earlier,
      AuditTally into) {
    EarlierContacts.Meeting meeting =
        isMade ? earlier.meet(kind, contact.at(), row.ending()) : earlier.look(kind);
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
        if (isMade && mayBeStopped(asked, meeting.history(), earlier)) {
          Audited answer = stoppedSometime(contact, row, meeting.isRepeated(), into);
          return Due.answered(row, meeting.call(), answer);
        }
      }
    }
    return new Due(
        contact, asked, row, isMade, meeting.isRepeated(), earlier.counted(), meeting.call(), null);
  }

  /**
   * Returns the contact to judge if a part of its history is unknown: with the known part if that
   * alone denies it; otherwise without a history if it is undecided then; otherwise with the known
   * part.
   */
  private Contact asFarAsKnown(Contact without, Contact withPart) {
    return unseen.check(withPart).decision() != Decision.DENY
            && unseen.check(without).decision() == Decision.INDETERMINATE
        ? without
        : withPart;
  }

  /**
   * Returns whether the lawfulness of a contact depends on the instant of a request to stop that a
   * row states without a readable instant.
   */
  private boolean mayBeStopped(
      Contact asked, List<EarlierContact> history, EarlierContacts earlier) {
    if (!earlier.mayStop()) {
      return false;
    }
    for (Duration before : SOMETIME) {
      List<EarlierContact> stopped =
          earlier.withStops(history, profile.applyTo(asked), asked.at().minus(before));
      if (stopped.isEmpty()) {
        return false;
      }
      if (unseen.check(asked.with(Contact.HISTORY, stopped)).decision() != Decision.PERMIT) {
        return unseen.check(asked).decision() == Decision.PERMIT;
      }
    }
    return false;
  }

  private static Audited stoppedSometime(
      Contact contact, AuditRecord.Row row, boolean repeated, AuditTally into) {
    Refusal refusal = Refusal.STOP_WITHOUT_INSTANT;
    List<Problem> problems =
        List.of(new Problem("history.at", refusal.text(), "an instant of that row"));
    String id = shown(contact.id().orElse(null));
    into.addRefused(refusal, row.place(), problems);
    return new Audited(
        Answer.REFUSED,
        row.place(),
        id,
        refusal,
        AuditRecord.reason(refusal, problems),
        repeated,
        false,
        AuditRecord.error(row.place().line(), id, problems));
  }

  /** Judges an activity that has no history. */
  Audited answer(Activity<?> activity, AuditRecord.Row row, boolean isMade, AuditTally into) {
    return answer(new Due(activity, activity, row, isMade, false, null, null, null), into);
  }

  private Audited answer(Due due, AuditTally into) {
    Activity<?> asked = due.asked;
    return asked == null ? requireNonNull(due.answer) : answer(due, judge(due, asked, into), into);
  }

  /**
   * The answer of the engine to a row.
   *
   * @param activity the activity with the facts of the profile: it counts where these place it, as
   *     the engine judges it
   */
  record Judged(Activity<?> activity, Verdict verdict, VerdictKind kind) {}

  /** Calls the engine; nothing is counted yet. */
  Judged judge(Due due, Activity<?> asked, AuditTally into) {
    Activity<?> activity = whole(due.activity);
    Verdict verdict = compliance.check(asked);
    return new Judged(activity, verdict, into.kind(activity, verdict));
  }

  /** Counts the verdict on a row, and returns the result. */
  Audited answer(Due due, Judged judged, AuditTally into) {
    Activity<?> activity = judged.activity;
    Verdict verdict = judged.verdict;
    VerdictKind kind = judged.kind;
    Activity<?> asked = requireNonNull(due.asked);
    AuditRecord.Row row = due.row;
    boolean repeated = due.repeated;
    Tally.At place = row.place();
    boolean future = today != null && activity.at().isAfter(today);
    if (!due.isMade) { // what was not carried out is counted apart from all else
      into.addNotMade(kind, place);
      return Audited.judged(verdict, kind, place, activity.id().orElse(null), false, future);
    }
    into.add(activity, kind, future, due.person, due.call, row.ending());
    if (future) {
      into.addFuture(place);
    }
    if (kind.denies()) {
      into.draw(place, activity, verdict);
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
            .add(
                activity,
                asked,
                due.person != null,
                Said.of(verdict),
                second.judge(asked),
                row.position(),
                place);
    return new Audited(kind.answer(), place, id, null, "", repeated, future, differs);
  }

  @SuppressWarnings({"unchecked", "rawtypes"}) // an activity stays of its kind
  private Activity<?> whole(Activity<?> activity) {
    return profile.applyTo((Activity) activity);
  }
}
