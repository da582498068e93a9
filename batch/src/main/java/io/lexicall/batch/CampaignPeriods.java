package io.lexicall.batch;

import io.lexicall.facts.Campaign;
import io.lexicall.facts.Contact;
import io.lexicall.facts.ContactChannel;
import io.lexicall.facts.Profile;
import io.lexicall.json.SafeText;
import java.io.IOException;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * How many calls of each campaign were answered by a person, and how many of these were abandoned,
 * over successive periods of 30 days from the first call of the campaign. Days are those on the
 * clock of the called person.
 *
 * <p>A campaign is named by its seller and its id. A call without a seller can be one of each
 * seller with a campaign of that id, and a refused row whose campaign cannot be read can be a call
 * of any campaign of its seller. Whatever such a call could change is unknown.
 *
 * <p>One thread counts; then several read. It can be passed to another process and added there
 * until the days are divided.
 */
final class CampaignPeriods implements Serializable {
  private static final long serialVersionUID = 1;

  /** The length of a period, in days. */
  static final int DAYS = 30;

  /** Takes up to about 32 MiB. */
  private static final int MOST_MET = 1 << 14;

  private static final int MOST_DAYS = 200_000;

  private static final int MOST_OF_INSTANT = 10_000;

  /** More characters of a name than are shown. */
  private static final int MOST_CHARS = 80;

  private static final char BETWEEN = '\n';

  /** Any campaign of any seller. */
  private static final String ANY = "" + BETWEEN;

  private static final int ANSWERED = 0;
  private static final int ABANDONED = 1;
  private static final int UNTOLD = 2;
  private static final int CALLS = 3;

  private final Map<String, Map<Integer, long[]>> days = new HashMap<>();
  private final Map<String, NavigableMap<Integer, Period>> periods = new HashMap<>();
  private final int most;
  private final Set<String> incomplete = new HashSet<>();

  /** The campaigns with a call whose day is unknown, so that it can belong to any period. */
  private final Set<String> undated = new HashSet<>();

  /** The refused rows that can be calls of any campaign. */
  private Tally.@Nullable OfRefusal unnamed;

  /** Recently found counts, each at its index; null if there are none. */
  private transient @Nullable Met @Nullable [] met;

  /** Whether a part that was added left calls out, so that it did not count all of any campaign. */
  private boolean isCutOff;

  private int kept;
  private long notCounted;

  /** The counts of a day of a campaign. */
  @SuppressWarnings("ArrayRecordComponent") // handed on, never compared
  private record Met(String campaign, int day, long[] counts) {}

  /** The figures of a campaign in a period. */
  private static final class Period {
    private final long[] counts = new long[CALLS + 1];

    /** Whether calls that may be of this period are not among those counted. */
    private boolean isOpen;

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
        String id = Campaign.ID.in(stated);
        last = id == null || id.length() <= MOST_CHARS ? known : null; // there are many periods
      }
      return known.told;
    }
  }

  /** What the rows of one call state. */
  private static final class Call {
    private final AuditRecord.Row first;
    private final CallEnding ending = new CallEnding();

    /** Null if no row states one. */
    private @Nullable String campaign;

    /** The other campaigns that its rows state; null if there are none. */
    private @Nullable Set<String> others;

    /** Whether each of its rows is refused and may be another call of this number and instant. */
    private boolean mayBeAnother;

    Call(AuditRecord.Row row, boolean mayBeAnother) {
      first = row;
      ending.add(row.ending());
      campaign = row.campaign();
      this.mayBeAnother = mayBeAnother;
    }

    void add(AuditRecord.Row row, boolean mayAlsoBeAnother) {
      mayBeAnother &= mayAlsoBeAnother;
      String alsoOf = row.campaign();
      if (campaign == null || isUnnamed(campaign) && alsoOf != null) {
        campaign = alsoOf;
      } else if (alsoOf != null && !isUnnamed(alsoOf) && !alsoOf.equals(campaign)) {
        others = others == null ? new HashSet<>() : others;
        others.add(alsoOf);
      }
      ending.add(row.ending());
    }
  }

  CampaignPeriods() {
    this(MOST_DAYS);
  }

  CampaignPeriods(int most) {
    this.most = most;
  }

  /**
   * Names the campaign of a call: the seller and the campaign, of which long texts are replaced.
   * Returns null if the contact is not a call or states no campaign.
   *
   * @param isUnread whether it may state a campaign that cannot be read: then it has no id
   */
  static @Nullable String campaign(Contact contact, boolean isUnread) {
    ContactChannel channel = Contact.CHANNEL.in(contact);
    String id = id(contact);
    if (id == null && !isUnread || channel != null && channel != ContactChannel.VOICE) {
      return null;
    }
    String seller = EarlierContacts.SELLER.in(contact);
    return (seller == null ? "" : bounded(seller)) + BETWEEN + (id == null ? "" : bounded(id));
  }

  /** Returns the id of the campaign of a contact; null if it is not stated. */
  static @Nullable String id(Contact contact) {
    Campaign campaign = Contact.CAMPAIGN.in(contact);
    return campaign == null ? null : Campaign.ID.in(campaign);
  }

  /**
   * Returns a name, or another that is as distinct if it is long, since many are kept. What is
   * shown of it stays the same.
   */
  private static String bounded(String text) {
    if (text.length() <= MOST_CHARS && text.indexOf(BETWEEN) < 0) {
      return text;
    }
    String shown = text.substring(0, Math.min(text.length(), MOST_CHARS)).replace(BETWEEN, ' ');
    return shown + ' ' + Outputs.sha256(text.getBytes(StandardCharsets.UTF_8));
  }

  private static boolean isUnnamed(String campaign) {
    return campaign.charAt(campaign.length() - 1) == BETWEEN;
  }

  private static String sellerOf(String campaign) {
    return campaign.substring(0, campaign.indexOf(BETWEEN));
  }

  private static String idOf(String campaign) {
    return campaign.substring(campaign.indexOf(BETWEEN) + 1);
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
    periods.count(sorted::next, alike, profile);
    periods.divide();
    return periods;
  }

  /** The records of rows that are sorted by number and instant. */
  @FunctionalInterface
  interface Records {
    /** Returns the next; null if there is none. */
    byte @Nullable [] next() throws IOException;
  }

  /** Counts calls; their numbers have no others. */
  void count(Records sorted, AlikeFacts alike, Profile profile) throws IOException {
    Map<Long, Call> ofInstant = new HashMap<>();
    byte[] last = null;
    byte[] record = sorted.next();
    while (record != null) {
      byte[] next = sorted.next();
      boolean begins = last == null || !AuditRecord.isOfOneInstant(last, record);
      boolean ends = next == null || !AuditRecord.isOfOneInstant(record, next);
      AuditRecord.Row row = AuditRecord.head(record, alike);
      String campaign = AuditRecord.isMade(record) ? row.campaign() : null;
      if (row.number() == AuditRecord.NO_NUMBER
          || row.day() == AuditRecord.NO_DAY
          || begins && ends) { // no other row can be the same call
        if (campaign != null) {
          add(campaign, row);
        }
      } else if (AuditRecord.isMade(record)) {
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
        ofInstant.values().forEach(call -> add(call, isAlone));
        ofInstant.clear();
      }
      last = record;
      record = next;
    }
  }

  /** Adds what was counted of other numbers. */
  void add(CampaignPeriods other) {
    isCutOff |= other.isCutOff || notCounted > 0 || other.notCounted > 0;
    notCounted += other.notCounted;
    incomplete.addAll(other.incomplete);
    other.undated.forEach(this::addUndated);
    Tally.OfRefusal more = other.unnamed;
    if (more != null) {
      unnamed = unnamed == null ? more : unnamed.plus(more);
    }
    other.days.forEach(
        (campaign, ofDays) -> ofDays.forEach((day, counts) -> add(campaign, day, counts)));
  }

  private void add(String campaign, int day, long[] more) {
    Map<Integer, long[]> ofCampaign = days.get(campaign);
    long[] counts = ofCampaign == null ? null : ofCampaign.get(day);
    if (counts == null && kept >= most) {
      leaveOut(campaign, more[CALLS], ofCampaign != null);
      return;
    }
    if (counts == null) {
      kept++;
      counts = new long[CALLS + 1];
      days.computeIfAbsent(campaign, key -> new HashMap<>()).put(day, counts);
    }
    for (int i = 0; i < counts.length; i++) {
      counts[i] += more[i];
    }
  }

  private void leaveOut(String campaign, long calls, boolean isKept) {
    notCounted += calls;
    if (isKept) {
      incomplete.add(campaign);
    } else if (isUnnamed(campaign) || sellerOf(campaign).isEmpty()) {
      addUndated(campaign); // it can be a call of a campaign that is kept
    }
  }

  private static boolean isNamed(PastActivity refused, Profile profile) {
    Remains rest = refused.remains();
    return rest != null && rest.isNamed(profile);
  }

  /** Counts a row that is a call of its own. */
  private void add(String campaign, AuditRecord.Row row) {
    tell(campaign, row);
    if (row.day() == AuditRecord.NO_DAY) {
      addUndated(campaign);
    } else {
      add(campaign, row.day(), row.ending().wasAnswered(), row.ending().wasAbandoned());
    }
  }

  /** Notes a row that can be a call of any campaign. */
  private void tell(String campaign, AuditRecord.Row row) {
    if (isUnnamed(campaign)) {
      Tally.OfRefusal one = Tally.OfRefusal.of(row.place());
      unnamed = unnamed == null ? one : unnamed.plus(one);
    }
  }

  private void addUndated(String campaign) {
    undated.add(undated.size() < most ? campaign : ANY);
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
    tell(call.campaign, call.first);
    boolean unknown = call.others != null || call.mayBeAnother && !isAlone;
    int day = call.first.day();
    add(
        call.campaign,
        day,
        unknown ? null : call.ending.wasAnswered(),
        unknown ? null : call.ending.wasAbandoned());
    if (call.others != null) {
      call.others.forEach(campaign -> add(campaign, day, null, null));
    }
  }

  /** Counts a call, with whether it was answered and abandoned, if stated. */
  void add(String campaign, int day, @Nullable Boolean answered, @Nullable Boolean abandoned) {
    long[] counts = counts(campaign, day);
    if (counts == null) {
      if (kept >= most) {
        leaveOut(campaign, 1, days.containsKey(campaign));
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
    @Nullable Met[] recent = met;
    if (recent == null) {
      recent = new Met[MOST_MET];
      met = recent;
    }
    Met last = recent[place];
    if (last != null && last.day == day && last.campaign == campaign) {
      return last.counts;
    }
    Map<Integer, long[]> ofCampaign = days.get(campaign);
    long[] counts = ofCampaign == null ? null : ofCampaign.get(day);
    if (counts != null) {
      recent[place] = new Met(campaign, day, counts);
    }
    return counts;
  }

  /** A call that nobody answered was not abandoned. */
  private static boolean isUntold(@Nullable Boolean answered, @Nullable Boolean abandoned) {
    return answered == null || answered && abandoned == null;
  }

  /** The calls that can be some of several campaigns. */
  private static final class Open {
    /** The days of those that a person may have answered. */
    private final TreeSet<Integer> days = new TreeSet<>();

    /** The first day of all of them. */
    private int first = Integer.MAX_VALUE;

    private boolean hasUndated;

    void add(@Nullable Map<Integer, long[]> ofDays, boolean isUndated) {
      hasUndated |= isUndated;
      if (ofDays != null) {
        ofDays.forEach(
            (day, counts) -> {
              first = Math.min(first, day);
              if (counts[ANSWERED] + counts[UNTOLD] > 0) {
                days.add(day);
              }
            });
      }
    }

    /** Returns whether one of them can be the first call of a campaign, or of any of its days. */
    boolean changesAll(int firstOfCampaign) {
      return hasUndated || first < firstOfCampaign;
    }

    boolean hasDay(int from) {
      Integer day = days.ceiling(from);
      return day != null && day < from + DAYS;
    }
  }

  /** Adds up the days of each period, once all calls are counted. */
  void divide() {
    Map<String, Open> ofSeller = new HashMap<>();
    Map<String, Open> withoutSeller = new HashMap<>();
    Set<String> idsOfSellers = new HashSet<>();
    Open ofAll = new Open();
    for (String campaign : names()) {
      Map<Integer, long[]> ofDays = days.get(campaign);
      boolean isUndated = undated.contains(campaign);
      String seller = sellerOf(campaign);
      if (isUnnamed(campaign)) {
        ofSeller.computeIfAbsent(seller, key -> new Open()).add(ofDays, isUndated);
        ofAll.add(ofDays, isUndated);
        days.remove(campaign);
      } else if (seller.isEmpty()) {
        withoutSeller.computeIfAbsent(idOf(campaign), key -> new Open()).add(ofDays, isUndated);
      } else {
        idsOfSellers.add(idOf(campaign));
      }
    }
    incomplete.addAll(undated);
    if (isCutOff) {
      incomplete.addAll(days.keySet());
    }
    days.forEach(
        (campaign, ofDays) -> {
          NavigableMap<Integer, Period> sums = sums(ofDays);
          periods.put(campaign, sums);
          String seller = sellerOf(campaign);
          String id = idOf(campaign);
          if (seller.isEmpty()) {
            open(campaign, sums, ofAll);
            if (idsOfSellers.contains(id)) {
              incomplete.add(campaign);
            }
          } else {
            open(campaign, sums, ofSeller.get(seller));
            open(campaign, sums, ofSeller.get(""));
            open(campaign, sums, withoutSeller.get(id));
          }
        });
    days.clear();
    met = null; // no longer used
  }

  private Set<String> names() {
    Set<String> names = new HashSet<>(days.keySet());
    names.addAll(undated);
    return names;
  }

  private static NavigableMap<Integer, Period> sums(Map<Integer, long[]> ofDays) {
    int first = Collections.min(ofDays.keySet());
    NavigableMap<Integer, Period> sums = new TreeMap<>();
    ofDays.forEach(
        (day, counts) -> {
          long[] sum =
              sums.computeIfAbsent(first + (day - first) / DAYS * DAYS, key -> new Period()).counts;
          for (int i = 0; i < sum.length; i++) {
            sum[i] += counts[i];
          }
        });
    return sums;
  }

  /**
   * Leaves unknown what calls can change that may be of a campaign: the period that holds their
   * day. A call before the first one would begin the periods.
   */
  private void open(String campaign, NavigableMap<Integer, Period> sums, @Nullable Open calls) {
    if (calls == null) {
      return;
    }
    if (calls.changesAll(sums.firstKey())) {
      incomplete.add(campaign);
    }
    sums.forEach((first, period) -> period.isOpen |= calls.hasDay(first));
  }

  /**
   * Returns a number that is the same for two days of a campaign if {@link #told} gives the same
   * figures for both.
   */
  int period(String campaign, int day) {
    NavigableMap<Integer, Period> ofCampaign = periods.get(campaign);
    return ofCampaign == null ? 0 : Math.floorDiv(day - ofCampaign.firstKey(), DAYS);
  }

  /**
   * Returns a contact with the figures of its campaign in its period; the same contact if they are
   * not known, or if its facts state them.
   */
  Contact told(Contact contact, String campaign, int day) {
    NavigableMap<Integer, Period> ofCampaign = periods.get(campaign);
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
            || period.isOpen
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
                  all.add(
                      new Abandonment(
                          SafeText.briefly(sellerOf(campaign)),
                          SafeText.briefly(idOf(campaign)),
                          LocalDate.ofEpochDay(first),
                          counts[CALLS],
                          counts[ANSWERED],
                          counts[ABANDONED],
                          counts[UNTOLD],
                          period.isOpen || incomplete.contains(campaign)));
                }));
    all.sort(Abandonment.WORST_FIRST);
    return List.copyOf(all);
  }

  /** Returns how many calls were left out because there were too many campaigns and days. */
  long notCounted() {
    return notCounted;
  }

  /** Returns the refused rows that can be calls of any campaign; null if there are none. */
  Tally.@Nullable OfRefusal unnamed() {
    return unnamed;
  }
}
