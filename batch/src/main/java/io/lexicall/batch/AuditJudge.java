package io.lexicall.batch;

import static java.util.Objects.requireNonNull;

import io.lexicall.Compliance;
import io.lexicall.facts.Activity;
import io.lexicall.facts.Contact;
import io.lexicall.facts.Profile;
import io.lexicall.number.PhoneNumber;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Judges past activities that the host has sorted, one at a time, as an {@link Audit} does. The
 * rows can be a part of all rows, but must include all contacts with their numbers.
 *
 * <p>A campaign calls many numbers, so what campaigns did is counted before, in {@link
 * CampaignCalls} of all parts. Without them, a rule about the share of abandoned calls is decided
 * only if a contact states {@code campaign.liveAnswers} and {@code campaign.abandoned}. Of a call
 * in several rows it counts what the rows so far state of its end.
 *
 * <p>The contacts with one number must come one after the other, in the order of their instants,
 * and for equal instants in the order of the rows. Other activities and refused rows may come
 * anywhere in between. Not thread-safe: use one for each part, and add their tallies.
 *
 * @see Audit#judge
 * @since 0.1
 */
public final class AuditJudge {
  private final RowAudit each;
  private final AuditTally tally;
  private final Profile profile;

  /** What all campaigns did; null if it is not known. */
  private final @Nullable CampaignPeriods campaigns;

  private @Nullable EarlierContacts earlier;
  private Instant last = Instant.MIN;
  private long rows;

  AuditJudge(
      Compliance compliance,
      Profile profile,
      @Nullable Instant today,
      @Nullable CampaignPeriods campaigns) {
    this.profile = profile;
    this.campaigns = campaigns;
    this.each = new RowAudit(compliance, profile, today, null);
    this.tally = new AuditTally(new PenaltyBook(compliance, today));
  }

  /**
   * Returns the number for which the history of an activity is made.
   *
   * @return its digits; 0 for an activity without a number, and for a refused row whose number
   *     cannot be read
   */
  public static long person(PastActivity row) {
    Remains rest = row.remains();
    if (rest != null) {
      return rest.number();
    }
    PhoneNumber number =
        row.activityOrNull() instanceof Contact contact ? EarlierContacts.NUMBER.in(contact) : null;
    return number == null ? 0 : number.digits();
  }

  /**
   * Returns the instant by which the rows of a person are sorted: that of the activity. A refused
   * row whose instant cannot be read comes before all others.
   */
  public static Instant instant(PastActivity row) {
    Remains rest = row.remains();
    Instant at = rest == null ? null : rest.at();
    return at != null ? at : row.activity().map(Activity::at).orElse(Instant.MIN);
  }

  /**
   * Judges a row.
   *
   * @throws IllegalArgumentException if the contact is earlier than the last one with its number
   */
  public Audited judge(PastActivity row) {
    long position = rows++;
    Tally.At place = new Tally.At(row.file(), row.lineOr(position + 1));
    Activity<?> activity = row.activityOrNull();
    long number = person(row);
    EarlierContacts before = number == 0 ? null : ofPerson(number, instant(row));
    if (activity == null) {
      return each.refuse(row, requireNonNull(row.refusal()), place, before, tally);
    }
    if (before == null) {
      return each.answer(activity, row(0, position, place, row), row.isMade(), tally);
    }
    Contact contact = (Contact) activity;
    return each.contact(
        contact,
        told(contact),
        each.kindOf(contact),
        row(number, position, place, row),
        row.isMade(),
        before,
        tally);
  }

  /** Returns a contact with the figures of its campaign, if they are known. */
  private Contact told(Contact contact) {
    CampaignPeriods counted = campaigns;
    if (counted == null) {
      return contact;
    }
    Contact whole = profile.applyTo(contact);
    String campaign = CampaignPeriods.campaign(whole, false);
    return campaign == null ? contact : counted.told(contact, campaign, RowRecords.day(whole));
  }

  private EarlierContacts ofPerson(long number, Instant at) {
    EarlierContacts before = earlier;
    if (before == null || before.number() != number) {
      before = new EarlierContacts(number);
      earlier = before;
    } else if (at.isBefore(last)) {
      throw new IllegalArgumentException(
          "A contact at %s came after one at %s with the same number; sort them first"
              .formatted(at, last));
    }
    last = at;
    return before;
  }

  private static AuditRecord.Row row(long number, long position, Tally.At place, PastActivity row) {
    return new AuditRecord.Row(number, position, place, row.ending(), 0, null, 0, null, null);
  }

  /** Returns the counts of all rows so far. The object continues to count further rows. */
  public AuditTally tally() {
    return tally;
  }
}
