package io.lexicall.batch;

import static java.util.Objects.requireNonNull;

import io.lexicall.batch.Remains.Unread;
import io.lexicall.facts.Activity;
import io.lexicall.facts.Contact;
import io.lexicall.facts.Problem;
import io.lexicall.facts.Profile;
import io.lexicall.json.ActivityJson;
import io.lexicall.number.PhoneNumber;
import io.lexicall.place.Whereabouts;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes of each row the record by which it is sorted, and counts the rows. Not thread-safe. */
final class RowRecords {
  private static final long SECONDS_OF_DAY = 86_400;

  /** The instants of rows: those of the years 2000 to 9999. */
  private static final long FIRST_SECOND = 946_684_800L;

  private static final long LAST_SECOND = 253_402_300_799L;

  private final AlikeFacts alike;
  private final Profile profile;
  private final Sample.@Nullable Chooser chooser;
  private long expected;
  private boolean tells;

  /**
   * Creates it.
   *
   * @param alike gets the facts that rows share
   * @param profile the facts that hold for each row that does not state them
   * @param chooser the choice of a sample; null if all rows are judged
   */
  RowRecords(AlikeFacts alike, Profile profile, Sample.@Nullable Chooser chooser) {
    this.alike = alike;
    this.profile = profile;
    this.chooser = chooser;
  }

  /** Continues to count where an earlier run ended. */
  void restore(long expectedBefore, boolean toldBefore) {
    expected = expectedBefore;
    tells = toldBefore;
  }

  /** Counts the rows that are in the sample, once all were read. */
  void addSample() {
    if (chooser != null) {
      expected += chooser.kept();
    }
  }

  /** Returns how many records there are to judge. */
  long expected() {
    return expected;
  }

  /** Returns whether a row stated whether a call was abandoned. */
  boolean tells() {
    return tells;
  }

  /**
   * Returns a row in the form in which it is sorted; null if it is not in the sample or already
   * sorted.
   *
   * @param isKnown whether it is sorted already, and only counted
   */
  byte @Nullable [] of(PastActivity row, long position, boolean isKnown) {
    Tally.At place = new Tally.At(row.file(), row.lineOr(position + 1));
    Contact others = row.alike();
    if (others != null) {
      return alike(row, others, position, place, isKnown);
    }
    Activity<?> activity = row.activityOrNull();
    if (activity == null) {
      Remains rest = row.remains();
      return isTaken(row, rest == null ? AuditRecord.NO_NUMBER : rest.number()) && !isKnown
          ? refused(position, place, row)
          : null;
    }
    PhoneNumber number =
        activity instanceof Contact contact ? EarlierContacts.NUMBER.in(contact) : null;
    return isTaken(row, number == null ? AuditRecord.NO_NUMBER : number.digits()) && !isKnown
        ? alone(row, activity, number, position, place)
        : null;
  }

  /** Counts a row, unless it is not in the sample; one without a number always is. */
  private boolean isTaken(PastActivity row, long number) {
    Sample.Chooser sampling = number == AuditRecord.NO_NUMBER ? null : chooser;
    if (sampling != null && !sampling.mayKeep(number)) {
      return false;
    }
    expected += sampling == null ? 1 : 0;
    tells |= row.ending().abandoned() != null;
    return true;
  }

  /** Returns a row with facts that other rows share. */
  private byte @Nullable [] alike(
      PastActivity row, Contact others, long position, Tally.At place, boolean isKnown) {
    PhoneNumber number = row.number();
    if (!isTaken(row, number.digits())) {
      return null;
    }
    int index = alike.index(others);
    if (isKnown) {
      return null;
    }
    if (index == AlikeFacts.UNWRITABLE || !canBe(row.at())) {
      return refused(position, place, outOfTime(row, others, row.at(), number));
    }
    if (index == AlikeFacts.FULL) {
      return alone(row, requireNonNull(row.activityOrNull()), number, position, place);
    }
    AlikeFacts.Known known = alike.known(index);
    return AuditRecord.alike(
        number.digits(),
        row.at(),
        position,
        place,
        row.ending(),
        EarlierContacts.sameness(known.kind().with(row.id())),
        known.isPlacedByNumber()
            ? day(number.whereabouts(), row.at())
            : day(profile.applyTo((Contact) requireNonNull(row.activityOrNull()))),
        index,
        row.id());
  }

  /** Returns a row with all its facts. */
  private byte[] alone(
      PastActivity row,
      Activity<?> activity,
      @Nullable PhoneNumber number,
      long position,
      Tally.At place) {
    if (!canBe(activity.at())) {
      return refused(position, place, outOfTime(row, activity, activity.at(), number));
    }
    String facts;
    try {
      String read = row.text();
      facts = read == null ? ActivityJson.writeComplete(activity) : read;
    } catch (IllegalArgumentException beyondTheCalendar) {
      return refused(position, place, outOfTime(row, activity, activity.at(), number));
    }
    if (number == null) {
      return AuditRecord.other(position, place, row.ending(), facts);
    }
    Contact contact = (Contact) activity;
    Contact whole = profile.applyTo(contact);
    return AuditRecord.contact(
        number.digits(),
        contact.at(),
        position,
        place,
        row.ending(),
        EarlierContacts.sameness(EarlierContacts.Kind.of(whole)),
        CampaignPeriods.campaign(whole, false),
        day(whole),
        facts);
  }

  /**
   * Writes a refused row, with its campaign and its day, if they can be read. An instant that
   * cannot be written counts as one that cannot be read.
   */
  private byte[] refused(long position, Tally.At place, PastActivity row) {
    Remains rest = row.remains();
    if (rest == null) {
      return AuditRecord.refused(position, place, row, null, AuditRecord.NO_DAY, 0);
    }
    Instant at = rest.at() == null || !canBe(rest.at()) ? null : rest.at();
    Instant written = at == null ? Instant.EPOCH : at;
    Contact made =
        rest.number() == AuditRecord.NO_NUMBER
            ? rest.facts().with(Contact.AT, written)
            : AlikeFacts.contact(
                rest.facts(), PhoneNumber.ofDigits(rest.number()), written, idOf(rest, row));
    Remains kept = new Remains(rest.number(), at, Remains.ofNeed(made), rest.unread());
    Contact whole = new Remains(rest.number(), at, made, rest.unread()).whole(profile);
    return AuditRecord.refused(
        position,
        place,
        row.leaving(kept),
        CampaignPeriods.campaign(whole, rest.hides(Unread.CAMPAIGN)),
        at == null ? AuditRecord.NO_DAY : day(whole),
        EarlierContacts.sameness(EarlierContacts.Kind.of(whole)));
  }

  /** Returns the id as it was read, if possible: that of the row may be hidden in part. */
  private static @Nullable String idOf(Remains rest, PastActivity row) {
    String read = Contact.ID.in(rest.facts());
    return read == null && !rest.hides(Unread.ID) ? row.id() : read;
  }

  private static boolean canBe(Instant at) {
    return at.getEpochSecond() >= FIRST_SECOND && at.getEpochSecond() <= LAST_SECOND;
  }

  /** Returns the day on the clock of the called person; in UTC if the clock is not known. */
  static int day(Contact contact) {
    return day(contact.whereabouts(), contact.at());
  }

  private static int day(Whereabouts where, Instant at) {
    long second = at.getEpochSecond();
    return where.zoneKnown()
        ? (int) where.clocks().get(0).localEpochDayAt(second)
        : (int) Math.floorDiv(second, SECONDS_OF_DAY);
  }

  /**
   * Returns a row that cannot be judged, since its instant is before the year 2000 or after 9999,
   * or another of its facts is beyond the years 0 to 9999.
   */
  private static PastActivity outOfTime(
      PastActivity row, Activity<?> facts, Instant at, @Nullable PhoneNumber number) {
    boolean isDated = canBe(at);
    Refusal refusal =
        isDated
            ? Refusal.BAD_FACT
            : at.getEpochSecond() < FIRST_SECOND ? Refusal.CLOCK_NOT_SET : Refusal.NO_INSTANT;
    Problem problem =
        isDated
            ? new Problem("", "a fact cannot be written", "instants of the years 0 to 9999")
            : new Problem("at", refusal.text(), "an instant of the years 2000 to 9999");
    PastActivity refused =
        PastActivity.refused(row.id(), refusal, List.of(problem)).ended(row.ending());
    if (!(facts instanceof Contact contact)) {
      return refused;
    }
    long digits = number == null ? AuditRecord.NO_NUMBER : number.digits();
    return refused.leaving(new Remains(digits, isDated ? at : null, contact, Set.of()));
  }
}
