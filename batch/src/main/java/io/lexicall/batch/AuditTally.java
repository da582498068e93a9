package io.lexicall.batch;

import io.lexicall.Finding;
import io.lexicall.Verdict;
import io.lexicall.facts.Activity;
import io.lexicall.facts.Campaign;
import io.lexicall.facts.Contact;
import io.lexicall.facts.Fact;
import io.lexicall.json.SafeText;
import java.io.Serializable;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Counts of what an {@link Audit} found. Not thread-safe.
 *
 * @since 0.1
 */
public final class AuditTally implements Serializable {
  private static final long serialVersionUID = 1;

  /** The name under which rows without a campaign are counted. */
  public static final String NO_CAMPAIGN = "(none)";

  /** The name of all campaigns beyond those that are counted by name. */
  public static final String OTHER_CAMPAIGNS = "(others)";

  private static final int MOST_CAMPAIGNS = 10_000;

  private final Tally verdicts = Tally.ofVerdicts();
  private final Exposure exposure;
  private final ImpactTally impact = new ImpactTally();
  private final Map<String, Tally.OfPlace> months = new TreeMap<>();
  private final Map<String, Tally.OfPlace> campaigns = new TreeMap<>();
  private final Map<String, Long> settled = new TreeMap<>();
  private Tally.@Nullable OfRefusal repeated;
  private Tally.@Nullable OfRefusal future;
  private Tally.@Nullable OfRefusal beyond;
  private long withHistory;
  private @Nullable Instant first;
  private @Nullable Instant last;

  AuditTally(Exposure.Book book) {
    exposure = new Exposure(book);
  }

  /**
   * Counts an activity.
   *
   * @param repeated whether an earlier row is the same call
   * @param person what was counted of the person before; null if no number is known
   */
  void add(Activity<?> activity, Verdict verdict, boolean repeated, @Nullable Set<Object> person) {
    verdicts.add(activity, verdict);
    if (!repeated) {
      exposure.add(activity, verdict, person);
    }
    Tally.OfPlace one = Tally.OfPlace.of(verdict, 1);
    months.merge(month(activity), one, Tally.OfPlace::plus);
    campaign(campaign(activity), one);
    Set<String> missing = new HashSet<>();
    for (Finding finding : RowAnswer.Judged.deciding(verdict)) {
      for (Fact<?, ?> fact : finding.missing()) {
        missing.add(fact.path());
      }
    }
    if (missing.size() == 1) {
      settled.merge(missing.iterator().next(), 1L, Long::sum);
    }
    spans(activity.at());
  }

  private void spans(Instant at) {
    first = first == null || at.isBefore(first) ? at : first;
    last = last == null || at.isAfter(last) ? at : last;
  }

  /** Returns the month by the clock where it was; in UTC where that is not known. */
  private static String month(Activity<?> activity) {
    ZoneId zone =
        activity.whereabouts().zoneKnown() ? activity.whereabouts().zones().get(0) : ZoneOffset.UTC;
    return YearMonth.from(activity.at().atZone(zone)).toString();
  }

  private static String campaign(Activity<?> activity) {
    Campaign campaign = activity instanceof Contact contact ? Contact.CAMPAIGN.in(contact) : null;
    String id = campaign == null ? null : Campaign.ID.in(campaign);
    return id == null ? NO_CAMPAIGN : SafeText.briefly(id);
  }

  private void campaign(String id, Tally.OfPlace rows) {
    boolean named = campaigns.size() < MOST_CAMPAIGNS || campaigns.containsKey(id);
    campaigns.merge(named ? id : OTHER_CAMPAIGNS, rows, Tally.OfPlace::plus);
  }

  void addRefused(Refusal refusal, Tally.At place) {
    verdicts.addRefused(refusal, place.file(), place.line());
  }

  void addRepeated(Tally.At place) {
    repeated = plus(repeated, Tally.OfRefusal.of(place));
  }

  void addFuture(Tally.At place) {
    future = plus(future, Tally.OfRefusal.of(place));
  }

  /** Counts a contact with more earlier ones than are kept, so that its history is not known. */
  void addBeyond(Tally.At place) {
    beyond = plus(beyond, Tally.OfRefusal.of(place));
  }

  void addWithHistory() {
    withHistory++;
  }

  private static Tally.@Nullable OfRefusal plus(
      Tally.@Nullable OfRefusal known, Tally.@Nullable OfRefusal more) {
    return known == null ? more : more == null ? known : known.plus(more);
  }

  /** Adds the counts of other rows, which hold no number that these hold too. */
  public void add(AuditTally other) {
    verdicts.add(other.verdicts);
    exposure.add(other.exposure);
    impact.add(other.impact);
    other.months.forEach((month, rows) -> months.merge(month, rows, Tally.OfPlace::plus));
    other.campaigns.forEach(this::campaign);
    other.settled.forEach((fact, rows) -> settled.merge(fact, rows, Long::sum));
    repeated = plus(repeated, other.repeated);
    future = plus(future, other.future);
    beyond = plus(beyond, other.beyond);
    withHistory += other.withHistory;
    if (other.first != null) {
      spans(other.first);
    }
    if (other.last != null) {
      spans(other.last);
    }
  }

  /** Returns the counts by rule, place and missing fact, and of the rows that were refused. */
  public Tally verdicts() {
    return verdicts;
  }

  /** Returns what another law judges otherwise; nothing unless the rows are judged twice. */
  ImpactTally impact() {
    return impact;
  }

  /** Returns what the unlawful activities may cost. */
  public Exposure exposure() {
    return exposure;
  }

  /**
   * Returns the counts by month, the earliest first. The month is that of the clock of the person;
   * in UTC where the clock is not known.
   */
  public List<Map.Entry<String, Tally.OfPlace>> months() {
    return List.copyOf(months.entrySet());
  }

  /** Returns the counts by campaign, those with most unlawful contacts first. */
  public List<Map.Entry<String, Tally.OfPlace>> campaigns() {
    return worstFirst(campaigns.entrySet());
  }

  /** Returns the counts by place, those with most unlawful activities first. */
  public List<Map.Entry<String, Tally.OfPlace>> places() {
    return worstFirst(verdicts.places());
  }

  private static List<Map.Entry<String, Tally.OfPlace>> worstFirst(
      Iterable<Map.Entry<String, Tally.OfPlace>> counts) {
    List<Map.Entry<String, Tally.OfPlace>> sorted = new ArrayList<>();
    counts.forEach(sorted::add);
    sorted.sort(
        Comparator.comparingLong(
                (Map.Entry<String, Tally.OfPlace> each) -> each.getValue().denied())
            .thenComparingLong(each -> each.getValue().rows())
            .reversed()
            .thenComparing(Map.Entry::getKey));
    return List.copyOf(sorted);
  }

  /** Returns how many rows this fact alone would settle: nothing else is missing there. */
  public long settledBy(String fact) {
    return settled.getOrDefault(fact, 0L);
  }

  /** Returns the rows that are the same call as an earlier one; empty if there are none. */
  public Optional<Tally.OfRefusal> repeated() {
    return Optional.ofNullable(repeated);
  }

  /** Returns the rows that are later than the day of the audit; empty if there are none. */
  public Optional<Tally.OfRefusal> future() {
    return Optional.ofNullable(future);
  }

  /**
   * Returns the contacts to numbers with so many earlier contacts that their history was left
   * unknown; empty if there are none.
   */
  public Optional<Tally.OfRefusal> withoutHistory() {
    return Optional.ofNullable(beyond);
  }

  /** Returns for how many contacts the history was made from the earlier rows. */
  public long withHistory() {
    return withHistory;
  }

  /** Returns the earliest instant of what was judged; empty if nothing was. */
  public Optional<Instant> first() {
    return Optional.ofNullable(first);
  }

  /** Returns the latest instant of what was judged; empty if nothing was. */
  public Optional<Instant> last() {
    return Optional.ofNullable(last);
  }
}
