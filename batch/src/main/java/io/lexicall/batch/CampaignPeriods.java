package io.lexicall.batch;

import io.lexicall.facts.Caller;
import io.lexicall.facts.Campaign;
import io.lexicall.facts.Contact;
import io.lexicall.facts.ContactChannel;
import io.lexicall.facts.Profile;
import io.lexicall.json.SafeText;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How many calls of each campaign were answered by a person, and how many of these were abandoned,
 * over successive periods of 30 days from the first call of the campaign. Days are those on the
 * clock of the called person.
 *
 * <p>One thread counts; then several read.
 */
final class CampaignPeriods {
  /** The length of a period, in days. */
  static final int DAYS = 30;

  /** Takes up to about 32 MiB. */
  private static final int MOST_MET = 1 << 14;

  private static final int MOST_DAYS = 200_000;

  private static final int MOST_OF_INSTANT = 10_000;
  private static final int ANSWERED = 0;
  private static final int ABANDONED = 1;
  private static final int UNTOLD = 2;
  private static final int CALLS = 3;

  private final Map<String, Map<Integer, long[]>> days = new HashMap<>();
  private final Map<String, TreeMap<Integer, Period>> periods = new HashMap<>();
  private final int most;
  private final Set<String> incomplete = new HashSet<>();

  /** The campaigns with a call whose day is unknown, so that it can belong to any period. */
  private final Set<String> undated = new HashSet<>();

  /** Recently found counts, each at its index. */
  private @Nullable Met[] met = new Met[MOST_MET];

  private int kept;
  private long notCounted;

  /** The counts of a day of a campaign. */
  @SuppressWarnings("ArrayRecordComponent") // handed on, never compared
  private record Met(String campaign, int day, long[] counts) {}

  /** The figures of a campaign in a period. */
  private static final class Period {
    private final long[] counts = new long[CALLS + 1];

    /** The last campaign with the figures added; rows of one campaign usually state the same. */
    private volatile @Nullable Told last;

    /** A campaign as it was stated, and with the figures added. */
    private record Told(Campaign stated, Campaign told) {}

    Campaign told(Campaign stated) {
      Told known = last;
      if (known == null || !known.stated.equals(stated)) {
        known =
            new Told(
                stated,
                Campaign.builder()
                    .from(stated)
                    .liveAnswers((int) counts[ANSWERED])
                    .abandoned((int) counts[ABANDONED])
                    .build());
        last = known;
      }
      return known.told;
    }
  }

  /** What the rows of one call state. */
  private static final class Call {
    private final AuditRecord.Row first;
    private @Nullable Boolean answered;
    private @Nullable Boolean abandoned;
    private boolean disputed;

    /** Null if no row states one. */
    private @Nullable String campaign;

    /** The other campaigns that its rows state; null if there are none. */
    private @Nullable Set<String> others;

    /** Whether each of its rows is refused and may be another call of this number and instant. */
    private boolean mayBeAnother;

    Call(AuditRecord.Row row, boolean mayBeAnother) {
      first = row;
      answered = row.ending().wasAnswered();
      abandoned = row.ending().wasAbandoned();
      campaign = row.campaign();
      this.mayBeAnother = mayBeAnother;
    }

    void add(AuditRecord.Row row, boolean mayAlsoBeAnother) {
      mayBeAnother &= mayAlsoBeAnother;
      String alsoOf = row.campaign();
      if (campaign == null) {
        campaign = alsoOf;
      } else if (alsoOf != null && !alsoOf.equals(campaign)) {
        others = others == null ? new HashSet<>() : others;
        others.add(alsoOf);
      }
      Boolean alsoAnswered = row.ending().wasAnswered();
      Boolean alsoAbandoned = row.ending().wasAbandoned();
      disputed |= differ(answered, alsoAnswered) || differ(abandoned, alsoAbandoned);
      answered = answered == null ? alsoAnswered : answered;
      abandoned = abandoned == null ? alsoAbandoned : abandoned;
    }

    private static boolean differ(@Nullable Boolean one, @Nullable Boolean other) {
      return one != null && other != null && !one.equals(other);
    }
  }

  CampaignPeriods() {
    this(MOST_DAYS);
  }

  CampaignPeriods(int most) {
    this.most = most;
  }

  /**
   * Names the campaign of a call: the seller and the campaign. Returns null if the contact is not a
   * call or states no campaign.
   */
  static @Nullable String campaign(Contact contact) {
    ContactChannel channel = Contact.CHANNEL.in(contact);
    Campaign campaign = Contact.CAMPAIGN.in(contact);
    String id = campaign == null ? null : Campaign.ID.in(campaign);
    if (id == null || channel != null && channel != ContactChannel.VOICE) {
      return null;
    }
    Caller caller = Contact.CALLER.in(contact);
    String seller = caller == null ? null : Caller.SELLER.in(caller);
    return (seller == null ? "" : seller) + '\n' + id;
  }

  /**
   * Counts all calls, which are sorted by number and instant. A refused row is the same call as
   * another under the same conditions as in a history. If it does not say enough for that, it is
   * unknown whether it is one of the other calls of its number and instant.
   *
   * @param profile the facts that hold for each row that does not state them
   */
  static CampaignPeriods of(DiskSort.Sorted sorted, AlikeFacts alike, Profile profile)
      throws IOException {
    CampaignPeriods periods = new CampaignPeriods();
    Map<Long, Call> ofInstant = new HashMap<>();
    byte[] last = null;
    byte[] record = sorted.next();
    while (record != null) {
      byte[] next = sorted.next();
      boolean begins = last == null || !AuditRecord.isOfOneInstant(last, record);
      boolean ends = next == null || !AuditRecord.isOfOneInstant(record, next);
      AuditRecord.Row row = AuditRecord.head(record, alike);
      String campaign = row.campaign();
      if (row.number() == AuditRecord.NO_NUMBER || row.day() == AuditRecord.NO_DAY) {
        if (campaign != null) {
          periods.addRefused(campaign, row);
        }
      } else if (begins && ends) { // no other row can be the same call
        if (campaign != null) {
          Ending ending = row.ending();
          periods.add(campaign, row.day(), ending.wasAnswered(), ending.wasAbandoned());
        }
      } else {
        boolean mayBeAnother = row.refusal() != null && !isNamed(row.refusal(), profile);
        Call known = ofInstant.get(row.sameness());
        if (known == null) {
          ofInstant.put(row.sameness(), new Call(row, mayBeAnother));
        } else {
          known.add(row, mayBeAnother);
        }
      }
      if (ends || ofInstant.size() > MOST_OF_INSTANT) {
        boolean isAlone = ofInstant.size() == 1;
        ofInstant.values().forEach(call -> periods.add(call, isAlone));
        ofInstant.clear();
      }
      last = record;
      record = next;
    }
    periods.divide();
    return periods;
  }

  /** Returns whether what can be read of a row distinguishes it from all other calls. */
  private static boolean isNamed(PastActivity refused, Profile profile) {
    Remains rest = refused.remains();
    Contact facts = rest == null ? null : rest.facts();
    Contact whole = facts == null ? null : profile.applyTo(facts);
    return whole != null && Contact.ID.in(whole) != null && Contact.CHANNEL.in(whole) != null;
  }

  /** Counts what a row without a known number or day still states. */
  private void addRefused(String campaign, AuditRecord.Row row) {
    if (row.day() == AuditRecord.NO_DAY) {
      undated.add(campaign);
    } else {
      add(campaign, row.day(), row.ending().wasAnswered(), row.ending().wasAbandoned());
    }
  }

  /**
   * Counts a call.
   *
   * @param isAlone whether there is no other call of its number and instant
   */
  private void add(Call call, boolean isAlone) {
    if (call.campaign == null) {
      return;
    }
    boolean unknown = call.disputed || call.others != null || call.mayBeAnother && !isAlone;
    int day = call.first.day();
    add(call.campaign, day, unknown ? null : call.answered, unknown ? null : call.abandoned);
    if (call.others != null) {
      call.others.forEach(campaign -> add(campaign, day, null, null));
    }
  }

  /** Counts a call, with whether it was answered and abandoned, if stated. */
  void add(String campaign, int day, @Nullable Boolean answered, @Nullable Boolean abandoned) {
    long[] counts = counts(campaign, day);
    if (counts == null) {
      Map<Integer, long[]> ofCampaign = days.get(campaign);
      if (kept >= most) {
        notCounted++;
        if (ofCampaign != null) {
          incomplete.add(campaign);
        }
        return;
      }
      kept++;
      counts = new long[CALLS + 1];
      days.computeIfAbsent(campaign, key -> new HashMap<>()).put(day, counts);
    }
    counts[ANSWERED] += Boolean.TRUE.equals(answered) ? 1 : 0;
    counts[ABANDONED] += Boolean.TRUE.equals(abandoned) ? 1 : 0;
    counts[UNTOLD] += isUntold(answered, abandoned) ? 1 : 0;
    counts[CALLS]++;
  }

  /** Returns the counts of a day; null if none are kept. */
  @SuppressWarnings("ReferenceEquality") // rows that have all in common name their campaign alike
  private long @Nullable [] counts(String campaign, int day) {
    int place = (campaign.hashCode() * 31 + day) & MOST_MET - 1;
    Met last = met[place];
    if (last != null && last.day == day && last.campaign == campaign) {
      return last.counts;
    }
    Map<Integer, long[]> ofCampaign = days.get(campaign);
    long[] counts = ofCampaign == null ? null : ofCampaign.get(day);
    if (counts != null) {
      met[place] = new Met(campaign, day, counts);
    }
    return counts;
  }

  /** A call that nobody answered was not abandoned. */
  private static boolean isUntold(@Nullable Boolean answered, @Nullable Boolean abandoned) {
    return answered == null || answered && abandoned == null;
  }

  /** Adds up the days of each period, once all calls are counted. */
  void divide() {
    incomplete.addAll(undated);
    days.forEach(
        (campaign, ofCampaign) -> {
          int first = Collections.min(ofCampaign.keySet());
          TreeMap<Integer, Period> sums = new TreeMap<>();
          ofCampaign.forEach(
              (day, counts) -> {
                long[] sum =
                    sums.computeIfAbsent(first + (day - first) / DAYS * DAYS, key -> new Period())
                        .counts;
                for (int i = 0; i < sum.length; i++) {
                  sum[i] += counts[i];
                }
              });
          periods.put(campaign, sums);
        });
    days.clear();
    met = new Met[0]; // no longer used
  }

  /**
   * Returns a number that is the same for two days of a campaign if {@link #told} gives the same
   * figures for both.
   */
  int period(String campaign, int day) {
    TreeMap<Integer, Period> ofCampaign = periods.get(campaign);
    return ofCampaign == null ? 0 : Math.floorDiv(day - ofCampaign.firstKey(), DAYS);
  }

  /**
   * Returns a contact with the figures of its campaign in its period; the same contact if they are
   * not known, or if its facts state them.
   */
  Contact told(Contact contact, String campaign, int day) {
    TreeMap<Integer, Period> ofCampaign = periods.get(campaign);
    Campaign stated = Contact.CAMPAIGN.in(contact);
    if (ofCampaign == null
        || stated == null
        || Campaign.LIVE_ANSWERS.in(stated) != null
        || Campaign.ABANDONED.in(stated) != null
        || incomplete.contains(campaign)) {
      return contact;
    }
    Map.Entry<Integer, Period> entry = ofCampaign.floorEntry(day);
    Period period = entry == null ? null : entry.getValue();
    return period == null
            || period.counts[UNTOLD] > 0
            || period.counts[ANSWERED] > Integer.MAX_VALUE
        ? contact
        : contact.with(Contact.CAMPAIGN, period.told(stated));
  }

  /** Returns all periods; those with the greatest share first, those that are not known last. */
  List<Abandonment> all() {
    List<Abandonment> all = new ArrayList<>();
    periods.forEach(
        (campaign, ofCampaign) ->
            ofCampaign.forEach(
                (first, period) -> {
                  long[] counts = period.counts;
                  int divided = campaign.indexOf('\n');
                  all.add(
                      new Abandonment(
                          SafeText.briefly(campaign.substring(0, divided)),
                          SafeText.briefly(campaign.substring(divided + 1)),
                          LocalDate.ofEpochDay(first),
                          counts[CALLS],
                          counts[ANSWERED],
                          counts[ABANDONED],
                          counts[UNTOLD],
                          incomplete.contains(campaign)));
                }));
    all.sort(Abandonment.WORST_FIRST);
    return List.copyOf(all);
  }

  /** Returns how many calls were left out because there were too many campaigns and days. */
  long notCounted() {
    return notCounted;
  }
}
