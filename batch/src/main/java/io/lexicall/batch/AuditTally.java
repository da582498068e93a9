package io.lexicall.batch;

import io.lexicall.Decision;
import io.lexicall.Finding;
import io.lexicall.Verdict;
import io.lexicall.facts.Access;
import io.lexicall.facts.Activity;
import io.lexicall.facts.Agent;
import io.lexicall.facts.Campaign;
import io.lexicall.facts.Contact;
import io.lexicall.facts.Fact;
import io.lexicall.facts.Payment;
import io.lexicall.json.SafeText;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.io.Serializable;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
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

  /** The name under which rows are counted that do not tell who made the contact. */
  public static final String NO_AGENT = "(none)";

  /** The name of all agents beyond those that are counted by name. */
  public static final String OTHER_AGENTS = "(others)";

  private static final int MOST_CAMPAIGNS = 10_000;
  private static final int MOST_AGENTS = 10_000;
  private static final String TRAINED_AT = "agent." + Agent.TRAINED_AT.path();

  private final Tally verdicts = Tally.ofVerdicts();
  private final Exposure exposure;
  private final ImpactTally impact = new ImpactTally();
  private final Map<String, Tally.OfPlace> months = new TreeMap<>();
  private final Map<String, Tally.OfPlace> campaigns = new TreeMap<>();
  private final Map<String, AgentCount> agents = new TreeMap<>();
  private final Map<String, Long> settled = new TreeMap<>();
  private Tally.@Nullable OfRefusal repeated;
  private Tally.@Nullable OfRefusal future;
  private Tally.@Nullable OfRefusal beyond;
  private long withHistory;
  private long repeatedWithoutId;
  private long ofCampaignOnly;
  private long ofCampaignOnlyAbandoned;
  private List<Abandonment> abandonment = List.of();
  private long callsBeyond;
  private @Nullable Instant first;
  private @Nullable Instant last;

  /**
   * What an agent did.
   *
   * @param rows how the rows were judged
   * @param broken which rules were broken, in how many rows each
   * @param untrained in how many rows it is told, or found by a rule on training, that the agent
   *     had not been trained
   * @param trained in how many rows it is told that the agent had been
   * @since 0.1
   */
  public record OfAgent(Tally.OfPlace rows, Map<String, Long> broken, long untrained, long trained)
      implements Serializable {
    /** Returns the rules that were broken, those in most rows first. */
    public List<Map.Entry<String, Long>> worst() {
      return broken.entrySet().stream()
          .sorted(
              Map.Entry.<String, Long>comparingByValue()
                  .reversed()
                  .thenComparing(Map.Entry.comparingByKey()))
          .toList();
    }
  }

  /** What an agent did, while it is counted. */
  private static final class AgentCount implements Serializable {
    private static final long serialVersionUID = 1;

    private final Map<String, Long> broken = new TreeMap<>();
    private Tally.OfPlace rows = new Tally.OfPlace(0, 0, 0, 0);
    private long untrained;
    private long trained;

    OfAgent counted() {
      return new OfAgent(rows, Collections.unmodifiableMap(broken), untrained, trained);
    }

    void add(AgentCount other) {
      rows = rows.plus(other.rows);
      other.broken.forEach((rule, count) -> broken.merge(rule, count, Long::sum));
      untrained += other.untrained;
      trained += other.trained;
    }

    void add(Tally.OfPlace one, Verdict verdict, Ending ending) {
      rows = rows.plus(one);
      Set<String> told = new HashSet<>();
      boolean isUntrained = Boolean.FALSE.equals(ending.trained());
      for (Finding finding : verdict.findings()) {
        if (finding.outcome() == Decision.DENY) {
          if (told.add(finding.rule().id())) {
            broken.merge(finding.rule().id(), 1L, Long::sum);
          }
          isUntrained |= isOfTraining(finding);
        }
      }
      untrained += isUntrained ? 1 : 0;
      trained += Boolean.TRUE.equals(ending.trained()) ? 1 : 0;
    }

    private static void write(AgentCount agent, DataOutput out) throws IOException {
      Tally.OfPlace.write(agent.rows, out);
      Saved.byName(agent.broken, Saved::number, out);
      out.writeLong(agent.untrained);
      out.writeLong(agent.trained);
    }

    private static AgentCount read(DataInput in) throws IOException {
      AgentCount agent = new AgentCount();
      agent.rows = Tally.OfPlace.read(in);
      Saved.byName(agent.broken, Saved::number, in);
      agent.untrained = in.readLong();
      agent.trained = in.readLong();
      return agent;
    }
  }

  AuditTally(Exposure.Book book) {
    exposure = new Exposure(book);
  }

  /**
   * Counts an activity.
   *
   * @param repeated whether an earlier row is the same call
   * @param person what was counted of the person before; null if no number is known
   * @param ending what the row tells beside the facts
   */
  void add(
      Activity<?> activity,
      Verdict verdict,
      boolean repeated,
      @Nullable Set<Object> person,
      Ending ending) {
    verdicts.add(activity, verdict);
    boolean notAbandoned = Boolean.FALSE.equals(ending.wasAbandoned());
    if (!repeated) {
      exposure.add(activity, verdict, person, notAbandoned);
    }
    if (isOfCampaignOnly(verdict)) {
      ofCampaignOnly++;
      ofCampaignOnlyAbandoned += Boolean.TRUE.equals(ending.wasAbandoned()) ? 1 : 0;
    }
    Tally.OfPlace one = Tally.OfPlace.of(verdict, 1);
    agent(agent(activity, ending)).add(one, verdict, ending);
    months.merge(month(activity), one, Tally.OfPlace::plus);
    campaign(campaign(activity), one);
    Fact<?, ?> onlyOne = onlyOneMissing(verdict);
    if (onlyOne != null) {
      settled.merge(onlyOne.path(), 1L, Long::sum);
    }
    spans(activity.at());
  }

  /** Returns the fact that a verdict lacks; null if it lacks none, or several. */
  private static @Nullable Fact<?, ?> onlyOneMissing(Verdict verdict) {
    Fact<?, ?> only = null;
    for (Finding finding : RowAnswer.Judged.deciding(verdict)) {
      for (Fact<?, ?> fact : finding.missing()) {
        if (only != null && !only.path().equals(fact.path())) {
          return null;
        }
        only = fact;
      }
    }
    return only;
  }

  /** Returns whether nothing was broken but what the share of the campaign breaks. */
  private static boolean isOfCampaignOnly(Verdict verdict) {
    if (verdict.decision() != Decision.DENY) {
      return false;
    }
    for (Finding finding : verdict.findings()) {
      if (finding.outcome() == Decision.DENY && !Exposure.isOfAbandonment(finding)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isOfTraining(Finding finding) {
    for (Fact<?, ?> fact : finding.rule().reads()) {
      if (fact.path().startsWith(TRAINED_AT)) {
        return true;
      }
    }
    return false;
  }

  private static String agent(Activity<?> activity, Ending ending) {
    String name = ending.agent();
    if (name == null) {
      Agent agent =
          activity instanceof Payment payment
              ? Payment.AGENT.in(payment)
              : activity instanceof Access access ? Access.AGENT.in(access) : null;
      name = agent == null ? null : Agent.ID.in(agent);
    }
    return name == null || name.isBlank() ? NO_AGENT : SafeText.briefly(name);
  }

  private AgentCount agent(String name) {
    boolean named = agents.size() < MOST_AGENTS || agents.containsKey(name);
    return agents.computeIfAbsent(named ? name : OTHER_AGENTS, key -> new AgentCount());
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

  void addRepeated(Tally.At place, boolean hasId) {
    repeated = plus(repeated, Tally.OfRefusal.of(place));
    repeatedWithoutId += hasId ? 0 : 1;
  }

  /** Tells what the campaigns did, as the rules were told it. */
  void tell(CampaignPeriods campaigns) {
    abandonment = campaigns.all();
    callsBeyond = campaigns.notCounted();
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
    other.agents.forEach((name, rows) -> agent(name).add(rows));
    repeatedWithoutId += other.repeatedWithoutId;
    ofCampaignOnly += other.ofCampaignOnly;
    ofCampaignOnlyAbandoned += other.ofCampaignOnlyAbandoned;
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

  /** Writes all counts but those of {@link #tell} and {@link #impact}. */
  void write(DataOutput out) throws IOException {
    verdicts.write(out);
    exposure.write(out);
    Saved.byName(months, Tally.OfPlace::write, out);
    Saved.byName(campaigns, Tally.OfPlace::write, out);
    Saved.byName(agents, AgentCount::write, out);
    Saved.byName(settled, Saved::number, out);
    write(repeated, out);
    write(future, out);
    write(beyond, out);
    Saved.longs(
        new long[] {withHistory, repeatedWithoutId, ofCampaignOnly, ofCampaignOnlyAbandoned}, out);
    out.writeUTF(first == null ? "" : first.toString());
    out.writeUTF(last == null ? "" : last.toString());
  }

  private static void write(Tally.@Nullable OfRefusal rows, DataOutput out) throws IOException {
    Tally.OfRefusal.write(rows == null ? new Tally.OfRefusal(0, List.of()) : rows, out);
  }

  private static Tally.@Nullable OfRefusal read(DataInput in) throws IOException {
    Tally.OfRefusal rows = Tally.OfRefusal.read(in);
    return rows.rows() == 0 ? null : rows;
  }

  /** Reads what was written. */
  static AuditTally read(Exposure.Book book, DataInput in) throws IOException {
    AuditTally tally = new AuditTally(book);
    tally.verdicts.read(in);
    tally.exposure.read(in);
    Saved.byName(tally.months, Tally.OfPlace::read, in);
    Saved.byName(tally.campaigns, Tally.OfPlace::read, in);
    Saved.byName(tally.agents, AgentCount::read, in);
    Saved.byName(tally.settled, Saved::number, in);
    tally.repeated = read(in);
    tally.future = read(in);
    tally.beyond = read(in);
    tally.withHistory = in.readLong();
    tally.repeatedWithoutId = in.readLong();
    tally.ofCampaignOnly = in.readLong();
    tally.ofCampaignOnlyAbandoned = in.readLong();
    String first = in.readUTF();
    String last = in.readUTF();
    tally.first = first.isEmpty() ? null : Instant.parse(first);
    tally.last = last.isEmpty() ? null : Instant.parse(last);
    return tally;
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

  /** Returns the counts by agent, those with most unlawful activities first. */
  public List<Map.Entry<String, OfAgent>> agents() {
    List<Map.Entry<String, OfAgent>> sorted = new ArrayList<>();
    agents.forEach((name, rows) -> sorted.add(Map.entry(name, rows.counted())));
    sorted.sort(
        Comparator.comparingLong(
                (Map.Entry<String, OfAgent> each) -> each.getValue().rows().denied())
            .thenComparingLong(each -> each.getValue().rows().rows())
            .reversed()
            .thenComparing(Map.Entry::getKey));
    return List.copyOf(sorted);
  }

  /**
   * Returns what each campaign did in each period of 30 days, the worst first; nothing unless a row
   * tells whether a call was abandoned.
   */
  public List<Abandonment> abandonment() {
    return abandonment;
  }

  /**
   * Returns how many calls were not counted in {@link #abandonment}, since there were more
   * campaigns and days than are kept; the rules are told nothing of these campaigns.
   */
  public long callsBeyondCampaigns() {
    return callsBeyond;
  }

  /**
   * Returns how many contacts are unlawful for nothing but the share of abandoned calls of their
   * campaign.
   */
  public long unlawfulByCampaignOnly() {
    return ofCampaignOnly;
  }

  /** Returns how many of {@link #unlawfulByCampaignOnly} were abandoned themselves. */
  public long unlawfulByCampaignOnlyAbandoned() {
    return ofCampaignOnlyAbandoned;
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

  /**
   * Returns how many of these have no id: they are taken for one call with an earlier row since
   * number, instant, channel and seller are the same.
   */
  public long repeatedWithoutId() {
    return repeatedWithoutId;
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
