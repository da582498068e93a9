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
import io.lexicall.facts.ListEntry;
import io.lexicall.facts.Payment;
import io.lexicall.facts.Problem;
import io.lexicall.json.SafeText;
import io.lexicall.time.ZoneClock;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The counts of an {@link Audit}. Not thread-safe.
 *
 * @since 0.1
 */
public final class AuditTally implements Serializable {
  private static final long serialVersionUID = 1;

  /** The name under which rows without a campaign are counted. */
  public static final String NO_CAMPAIGN = "(none)";

  /** The name of all campaigns beyond those that are counted by name. */
  public static final String OTHER_CAMPAIGNS = "(others)";

  /** The name under which rows without an agent are counted. */
  public static final String NO_AGENT = "(none)";

  /** The name of all agents beyond those that are counted by name. */
  public static final String OTHER_AGENTS = "(others)";

  private static final int MOST_CAMPAIGNS = 10_000;
  private static final int MOST_AGENTS = 10_000;
  private static final int MOST_KINDS = 4_096;
  private static final int MOST_NAMES = 4_096;
  private static final int MONTHS = 12;
  private static final long SECONDS_OF_DAY = 86_400;

  /** A longer name is not kept by its own text. */
  private static final int MOST_CHARS = 256;

  private static final String TRAINED_AT = "agent." + Agent.TRAINED_AT.path();

  private final Tally verdicts = Tally.ofVerdicts();
  private final Exposure exposure;
  private final ImpactTally impact = new ImpactTally();
  private final Example.Drawn examples = new Example.Drawn();
  private final Map<String, long[]> months = new TreeMap<>();
  private final Map<String, long[]> campaigns = new TreeMap<>();
  private final Map<String, AgentCount> agents = new TreeMap<>();
  private final Map<String, Long> settled = new TreeMap<>();

  /** The counts of verdicts by kind that are not in {@link #verdicts} yet. */
  private transient Map<VerdictKind, long[]> kinds = new HashMap<>();

  /** The counts above by the values of rows, so that no name is created for each row. */
  private transient Map<Integer, long[]> byMonth = new HashMap<>();

  private transient Map<String, long[]> byCampaign = new HashMap<>();
  private transient Map<String, AgentCount> byAgent = new HashMap<>();
  private Tally.@Nullable OfRefusal repeated;
  private Tally.@Nullable OfRefusal future;
  private Tally.@Nullable OfRefusal beyond;
  private Tally.@Nullable OfRefusal incomplete;
  private Tally.@Nullable OfRefusal ofNobody;
  private Tally.@Nullable OfRefusal notMade;
  private final long[] ofNotMade = Tally.OfPlace.none();
  private final long[] contacts = Tally.OfPlace.none();
  private long persons;

  /** The sum of the squares of the numbers of judged contacts of each person. */
  private long squares;

  private long withHistory;
  private long statingLists;
  private long repeatedWithoutId;
  private long ofCampaignOnly;
  private long ofCampaignOnlyAbandoned;
  private List<Abandonment> abandonment = List.of();
  private long callsBeyond;
  private Tally.@Nullable OfRefusal ofAnyCampaign;
  private @Nullable Instant first;
  private @Nullable Instant last;

  /**
   * The results of an agent.
   *
   * @param rows how the rows were judged
   * @param broken which rules were broken, in how many rows each
   * @param untrained in how many rows the agent had not been trained, as stated or as found by a
   *     rule on training
   * @param trained in how many rows it is stated that the agent had been trained
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

  /** The results of an agent, while they are counted. */
  private static final class AgentCount implements Serializable {
    private static final long serialVersionUID = 1;

    private final Map<String, long[]> broken = new HashMap<>();
    private final long[] rows = Tally.OfPlace.none();
    private long untrained;
    private long trained;

    OfAgent counted() {
      return new OfAgent(
          Tally.OfPlace.of(rows), Collections.unmodifiableMap(byRule()), untrained, trained);
    }

    private Map<String, Long> byRule() {
      Map<String, Long> byRule = new TreeMap<>();
      broken.forEach((rule, count) -> byRule.put(rule, count[0]));
      return byRule;
    }

    void add(AgentCount other) {
      Tally.OfPlace.add(other.rows, rows);
      other.broken.forEach((rule, count) -> add(rule, count[0]));
      untrained += other.untrained;
      trained += other.trained;
    }

    void add(VerdictKind.Counted kind, Ending ending) {
      kind.one().addTo(rows);
      for (int i = 0; i < kind.broken().size(); i++) {
        add(kind.broken().get(i), 1);
      }
      untrained += kind.ofTraining() || Boolean.FALSE.equals(ending.trained()) ? 1 : 0;
      trained += Boolean.TRUE.equals(ending.trained()) ? 1 : 0;
    }

    private void add(String rule, long count) {
      broken.computeIfAbsent(rule, key -> new long[1])[0] += count;
    }

    private static void write(AgentCount agent, DataOutput out) throws IOException {
      Saved.longs(agent.rows, out);
      Saved.byName(agent.byRule(), Saved::number, out);
      out.writeLong(agent.untrained);
      out.writeLong(agent.trained);
    }

    private static AgentCount read(DataInput in) throws IOException {
      AgentCount agent = new AgentCount();
      Saved.longs(in, agent.rows);
      Map<String, Long> broken = new HashMap<>();
      Saved.byName(broken, Saved::number, in);
      broken.forEach(agent::add);
      agent.untrained = in.readLong();
      agent.trained = in.readLong();
      return agent;
    }
  }

  AuditTally(PenaltyBook book) {
    exposure = new Exposure(book);
  }

  /**
   * Counts an activity.
   *
   * @param kind the {@link #kind} of its verdict
   * @param isFuture whether it is in the future, so that no claim counts it
   * @param person what was counted for the person before; null if no number is known
   * @param call the rows of the call, of which the first unlawful one counts in claims; null if it
   *     is no contact with a number
   * @param ending what the row states in addition to the facts
   */
  void add(
      Activity<?> activity,
      VerdictKind kind,
      boolean isFuture,
      @Nullable PersonCount person,
      EarlierContacts.@Nullable OneCall call,
      Ending ending) {
    long[] rows = kinds.get(kind);
    if (rows == null) {
      rows = new long[1];
      kinds.put(kind, rows);
    }
    rows[0]++;
    Boolean wasAbandoned = call == null ? ending.wasAbandoned() : call.wasAbandoned();
    if (!isFuture
        && (call == null || !call.isClaimed())
        && exposure.add(kind, activity, person, Boolean.FALSE.equals(wasAbandoned))
        && call != null) {
      call.claim();
    }
    VerdictKind.Counted counted = kind.counted();
    if (counted.ofCampaignOnly()) {
      ofCampaignOnly++;
      ofCampaignOnlyAbandoned += Boolean.TRUE.equals(wasAbandoned) ? 1 : 0;
    }
    if (person != null) {
      counted.one().addTo(contacts);
      long judged = person.judge();
      persons += judged == 1 ? 1 : 0;
      squares += 2 * judged - 1; // the difference of two squares
    }
    agentOf(activity, ending).add(counted, ending);
    statingLists += statesLists(activity) ? 1 : 0;
    counted.one().addTo(monthOf(activity));
    counted.one().addTo(campaignOf(activity));
    if (!isFuture) {
      spans(activity.at());
    }
    if (kinds.size() > MOST_KINDS) {
      settle();
    }
  }

  /**
   * Returns the kind of a verdict. It compares the findings, so it is asked for right after the
   * check, while they are in the cache of the processor.
   *
   * @param activity the activity with all its facts
   */
  VerdictKind kind(Activity<?> activity, Verdict verdict) {
    return exposure.kind(activity, verdict);
  }

  private static boolean statesLists(Activity<?> activity) {
    List<ListEntry> lists = activity instanceof Contact contact ? Contact.LISTS.in(contact) : null;
    return lists != null && !lists.isEmpty();
  }

  /** Adds the counts by kind to the counts of each rule, place and fact. */
  private void settle() {
    kinds.forEach(
        (kind, rows) -> {
          VerdictKind.Counted counted = kind.counted();
          verdicts.add(kind.verdict(), counted.place(), rows[0]);
          String fact = counted.onlyMissing();
          if (fact != null) {
            settled.merge(fact, rows[0], Long::sum);
          }
        });
    kinds.clear();
  }

  private void writeObject(ObjectOutputStream out) throws IOException {
    settle();
    out.defaultWriteObject();
  }

  private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
    in.defaultReadObject();
    kinds = new HashMap<>();
    byMonth = new HashMap<>();
    byCampaign = new HashMap<>();
    byAgent = new HashMap<>();
  }

  static boolean isOfTraining(Finding finding) {
    for (Fact<?, ?> fact : finding.rule().reads()) {
      if (fact.path().startsWith(TRAINED_AT)) {
        return true;
      }
    }
    return false;
  }

  private AgentCount agentOf(Activity<?> activity, Ending ending) {
    String name = ending.agent();
    if (name == null) {
      Agent agent =
          activity instanceof Payment payment
              ? Payment.AGENT.in(payment)
              : activity instanceof Access access ? Access.AGENT.in(access) : null;
      name = agent == null ? null : Agent.ID.in(agent);
    }
    String told = name == null || name.isBlank() ? NO_AGENT : name;
    AgentCount known = byAgent.get(told);
    if (known == null) {
      known = agent(exposure.names().of(told));
      keep(told, known, byAgent);
    }
    return known;
  }

  /** Remembers the count of a text, unless it is long: several thousand texts are remembered. */
  private static <V> void keep(String name, V count, Map<String, V> into) {
    if (name.length() <= MOST_CHARS) {
      keepAny(name, count, into);
    }
  }

  private static <K, V> void keepAny(K name, V count, Map<K, V> into) {
    if (into.size() > MOST_NAMES) {
      into.clear();
    }
    into.put(name, count);
  }

  private AgentCount agent(String name) {
    boolean named = agents.size() < MOST_AGENTS || agents.containsKey(name);
    return agents.computeIfAbsent(named ? name : OTHER_AGENTS, key -> new AgentCount());
  }

  private void spans(Instant at) {
    first = first == null || at.isBefore(first) ? at : first;
    last = last == null || at.isAfter(last) ? at : last;
  }

  /** Returns the count of the month, on the clock of its place; in UTC if that is not known. */
  private long[] monthOf(Activity<?> activity) {
    long second = activity.at().getEpochSecond();
    List<ZoneClock> clocks = activity.whereabouts().clocks();
    LocalDate day =
        LocalDate.ofEpochDay(
            clocks.isEmpty()
                ? Math.floorDiv(second, SECONDS_OF_DAY)
                : clocks.get(0).localEpochDayAt(second));
    int month = day.getYear() * MONTHS + day.getMonthValue();
    long[] known = byMonth.get(month);
    if (known == null) {
      known = counts(YearMonth.from(day).toString(), months);
      keepAny(month, known, byMonth);
    }
    return known;
  }

  private long[] campaignOf(Activity<?> activity) {
    Campaign campaign = activity instanceof Contact contact ? Contact.CAMPAIGN.in(contact) : null;
    String id = campaign == null ? null : Campaign.ID.in(campaign);
    String told = id == null ? NO_CAMPAIGN : id;
    long[] known = byCampaign.get(told);
    if (known == null) {
      known = campaign(exposure.names().of(told));
      keep(told, known, byCampaign);
    }
    return known;
  }

  private long[] campaign(String name) {
    boolean named = campaigns.size() < MOST_CAMPAIGNS || campaigns.containsKey(name);
    return counts(named ? name : OTHER_CAMPAIGNS, campaigns);
  }

  private static long[] counts(String name, Map<String, long[]> all) {
    return all.computeIfAbsent(name, key -> Tally.OfPlace.none());
  }

  /** Counts an activity that was not carried out, which is in no other count. */
  void addNotMade(VerdictKind kind, Tally.At place) {
    kind.counted().one().addTo(ofNotMade);
    notMade = plus(notMade, Tally.OfRefusal.of(place));
  }

  void addRefused(Refusal refusal, Tally.At place, List<Problem> problems) {
    verdicts.addRefused(refusal, place, example(refusal, problems));
  }

  /**
   * Returns what is wrong with a cell, for those reasons that do not name it. Of what the cell
   * holds, only the form is told: it can be the name or the address of a person.
   */
  private static String example(Refusal refusal, List<Problem> problems) {
    if ((refusal != Refusal.NO_INSTANT && refusal != Refusal.BAD_FACT) || problems.isEmpty()) {
      return "";
    }
    Problem first = problems.get(0);
    String told =
        (SafeText.of(first.path()) + " " + CellShape.of(SafeText.of(first.problem()))).strip();
    return told + (told.contains("allowed: ") ? "" : "; allowed: " + first.allowed());
  }

  void addRepeated(Tally.At place, boolean hasId) {
    repeated = plus(repeated, Tally.OfRefusal.of(place));
    repeatedWithoutId += hasId ? 0 : 1;
  }

  /** Sets the figures of the campaigns, as the rules got them. */
  void tell(CampaignPeriods campaigns) {
    abandonment = campaigns.all();
    callsBeyond = campaigns.notCounted();
    ofAnyCampaign = abandonment.isEmpty() ? null : campaigns.unnamed();
  }

  void addFuture(Tally.At place) {
    future = plus(future, Tally.OfRefusal.of(place));
  }

  /** Draws examples of the rules that a denied activity broke. */
  void draw(Tally.At place, Activity<?> activity, Verdict verdict) {
    for (Finding finding : verdict.findings()) {
      if (finding.outcome() == Decision.DENY) {
        examples.draw(
            finding.rule().id(),
            place,
            () ->
                new Example(
                    place,
                    activity.at(),
                    RowAnswer.Judged.place(activity.whereabouts()),
                    finding.message()));
      }
    }
  }

  /** Counts a contact with too many earlier ones, so that its history is unknown. */
  void addBeyond(Tally.At place) {
    beyond = plus(beyond, Tally.OfRefusal.of(place));
  }

  /** Counts a contact whose history is incomplete because a row could not be read. */
  void addIncomplete(Tally.At place) {
    incomplete = plus(incomplete, Tally.OfRefusal.of(place));
  }

  /** Counts a refused row that is in no history, since its number cannot be read. */
  void addOfNobody(Tally.At place) {
    ofNobody = plus(ofNobody, Tally.OfRefusal.of(place));
  }

  void addWithHistory() {
    withHistory++;
  }

  private static Tally.@Nullable OfRefusal plus(
      Tally.@Nullable OfRefusal known, Tally.@Nullable OfRefusal more) {
    return known == null ? more : more == null ? known : known.plus(more);
  }

  /** Adds the counts of other rows, which must have none of the numbers of these rows. */
  public void add(AuditTally other) {
    other.kinds.forEach(
        (kind, rows) -> {
          long[] known = kinds.get(kind);
          if (known == null) {
            kinds.put(kind, rows.clone());
          } else {
            known[0] += rows[0];
          }
        });
    if (kinds.size() > MOST_KINDS) {
      settle();
    }
    verdicts.add(other.verdicts);
    exposure.add(other.exposure);
    impact.add(other.impact);
    other.months.forEach((month, rows) -> Tally.OfPlace.add(rows, counts(month, months)));
    other.campaigns.forEach((name, rows) -> Tally.OfPlace.add(rows, campaign(name)));
    other.agents.forEach((name, rows) -> agent(name).add(rows));
    repeatedWithoutId += other.repeatedWithoutId;
    ofCampaignOnly += other.ofCampaignOnly;
    ofCampaignOnlyAbandoned += other.ofCampaignOnlyAbandoned;
    other.settled.forEach((fact, rows) -> settled.merge(fact, rows, Long::sum));
    repeated = plus(repeated, other.repeated);
    future = plus(future, other.future);
    examples.add(other.examples);
    beyond = plus(beyond, other.beyond);
    incomplete = plus(incomplete, other.incomplete);
    ofNobody = plus(ofNobody, other.ofNobody);
    notMade = plus(notMade, other.notMade);
    Tally.OfPlace.add(other.ofNotMade, ofNotMade);
    Tally.OfPlace.add(other.contacts, contacts);
    persons += other.persons;
    squares += other.squares;
    withHistory += other.withHistory;
    statingLists += other.statingLists;
    if (other.first != null) {
      spans(other.first);
    }
    if (other.last != null) {
      spans(other.last);
    }
  }

  /** Writes all counts except those of {@link #tell} and {@link #impact}. */
  void write(DataOutput out) throws IOException {
    settle();
    verdicts.write(out);
    exposure.write(out);
    Saved.byName(months, Saved::longs, out);
    Saved.byName(campaigns, Saved::longs, out);
    Saved.byName(agents, AgentCount::write, out);
    Saved.byName(settled, Saved::number, out);
    write(repeated, out);
    write(future, out);
    examples.write(out);
    write(beyond, out);
    write(incomplete, out);
    write(ofNobody, out);
    write(notMade, out);
    Saved.longs(ofNotMade, out);
    Saved.longs(contacts, out);
    out.writeLong(persons);
    out.writeLong(squares);
    Saved.longs(
        new long[] {
          withHistory, statingLists, repeatedWithoutId, ofCampaignOnly, ofCampaignOnlyAbandoned
        },
        out);
    out.writeUTF(first == null ? "" : first.toString());
    out.writeUTF(last == null ? "" : last.toString());
  }

  private static void write(Tally.@Nullable OfRefusal rows, DataOutput out) throws IOException {
    Tally.OfRefusal.write(rows == null ? new Tally.OfRefusal(0, List.of(), "") : rows, out);
  }

  private static Tally.@Nullable OfRefusal read(DataInput in) throws IOException {
    Tally.OfRefusal rows = Tally.OfRefusal.read(in);
    return rows.rows() == 0 ? null : rows;
  }

  private static long[] counts(DataInput in) throws IOException {
    long[] counts = Tally.OfPlace.none();
    Saved.longs(in, counts);
    return counts;
  }

  /** Reads what was written. */
  static AuditTally read(PenaltyBook book, DataInput in) throws IOException {
    AuditTally tally = new AuditTally(book);
    tally.verdicts.read(in);
    tally.exposure.read(in);
    Saved.byName(tally.months, AuditTally::counts, in);
    Saved.byName(tally.campaigns, AuditTally::counts, in);
    Saved.byName(tally.agents, AgentCount::read, in);
    Saved.byName(tally.settled, Saved::number, in);
    tally.repeated = read(in);
    tally.future = read(in);
    tally.examples.read(in);
    tally.beyond = read(in);
    tally.incomplete = read(in);
    tally.ofNobody = read(in);
    tally.notMade = read(in);
    Saved.longs(in, tally.ofNotMade);
    Saved.longs(in, tally.contacts);
    tally.persons = in.readLong();
    tally.squares = in.readLong();
    tally.withHistory = in.readLong();
    tally.statingLists = in.readLong();
    tally.repeatedWithoutId = in.readLong();
    tally.ofCampaignOnly = in.readLong();
    tally.ofCampaignOnlyAbandoned = in.readLong();
    String first = in.readUTF();
    String last = in.readUTF();
    tally.first = first.isEmpty() ? null : Instant.parse(first);
    tally.last = last.isEmpty() ? null : Instant.parse(last);
    return tally;
  }

  /** Returns the counts by rule, place and missing fact, and those of refused rows. */
  public Tally verdicts() {
    settle();
    return verdicts;
  }

  /** Returns what another law judges differently; empty unless the rows are judged twice. */
  ImpactTally impact() {
    return impact;
  }

  /** Returns what the unlawful activities may cost. */
  public Exposure exposure() {
    return exposure;
  }

  /**
   * Returns the counts by month, the earliest first. The month is that on the clock of the person;
   * in UTC if the clock is not known.
   */
  public List<Map.Entry<String, Tally.OfPlace>> months() {
    return told(months);
  }

  /** Returns the counts by campaign, those with most unlawful contacts first. */
  public List<Map.Entry<String, Tally.OfPlace>> campaigns() {
    return worstFirst(told(campaigns));
  }

  private static List<Map.Entry<String, Tally.OfPlace>> told(Map<String, long[]> counts) {
    List<Map.Entry<String, Tally.OfPlace>> told = new ArrayList<>();
    counts.forEach((name, rows) -> told.add(Map.entry(name, Tally.OfPlace.of(rows))));
    return List.copyOf(told);
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
   * Returns the figures of each campaign in each period of 30 days, the worst first; empty unless a
   * row states whether a call was abandoned.
   */
  public List<Abandonment> abandonment() {
    return abandonment;
  }

  /**
   * Returns how many calls were not counted in {@link #abandonment}, because there were more
   * campaigns and days than are kept; the rules get no figures of these campaigns.
   */
  public long callsBeyondCampaigns() {
    return callsBeyond;
  }

  /**
   * Returns how many contacts are unlawful only because of the share of abandoned calls of their
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
    return worstFirst(verdicts().places());
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

  /** Returns how many rows this fact alone would settle, because nothing else is missing. */
  public long settledBy(String fact) {
    settle();
    return settled.getOrDefault(fact, 0L);
  }

  /** Returns the rows that are the same call as an earlier one; empty if there are none. */
  public Optional<Tally.OfRefusal> repeated() {
    return Optional.ofNullable(repeated);
  }

  /**
   * Returns how many of these have no id: they count as the same call as an earlier row because
   * number, instant, channel and seller are the same.
   */
  public long repeatedWithoutId() {
    return repeatedWithoutId;
  }

  /** Returns the rows that are later than the day of the audit; empty if there are none. */
  public Optional<Tally.OfRefusal> future() {
    return Optional.ofNullable(future);
  }

  /** Returns up to three rows that broke a rule, drawn by lot, in their order. */
  public List<Example> examples(String rule) {
    return examples.of(rule);
  }

  /**
   * Returns the contacts with too many earlier contacts to the number, whose history is therefore
   * unknown; empty if there are none.
   */
  public Optional<Tally.OfRefusal> withoutHistory() {
    return Optional.ofNullable(beyond);
  }

  /**
   * Returns the contacts whose history is incomplete because a row could not be read: its instant,
   * or whether the person asked not to be contacted; empty if there are none.
   */
  public Optional<Tally.OfRefusal> withIncompleteHistory() {
    return Optional.ofNullable(incomplete);
  }

  /**
   * Returns the refused rows that are in no history because their number is unknown; empty if there
   * are none.
   */
  public Optional<Tally.OfRefusal> inNoHistory() {
    return Optional.ofNullable(ofNobody);
  }

  /**
   * Returns the refused rows whose campaign cannot be read, so that they can be calls of each one,
   * and leave its share unknown; empty if there are none, or no campaigns.
   */
  public Optional<Tally.OfRefusal> ofAnyCampaign() {
    return Optional.ofNullable(ofAnyCampaign);
  }

  /**
   * Returns the activities that were not carried out ({@link PastActivity#notMade}), which are in
   * no other count; empty if there are none.
   */
  public Optional<Tally.OfRefusal> notMade() {
    return Optional.ofNullable(notMade);
  }

  /** Returns how the activities that were not carried out were judged. */
  public Tally.OfPlace verdictsOfNotMade() {
    return Tally.OfPlace.of(ofNotMade);
  }

  /** Returns how the contacts with a number were judged: those from which a sample is taken. */
  public Tally.OfPlace contacts() {
    return Tally.OfPlace.of(contacts);
  }

  /** Returns how many numbers the {@link #contacts} have. */
  public long persons() {
    return persons;
  }

  /** Returns the sum of the squares of the numbers of judged contacts of each person. */
  long squares() {
    return squares;
  }

  /** Returns for how many contacts the history was made from earlier rows. */
  public long withHistory() {
    return withHistory;
  }

  /** Returns how many rows state results of checks of lists, themselves or by the profile. */
  public long statingLists() {
    return statingLists;
  }

  /**
   * Returns the earliest instant that was judged; empty if nothing was judged. Rows in the future
   * are left out.
   */
  public Optional<Instant> first() {
    return Optional.ofNullable(first);
  }

  /** Returns the latest instant that was judged, likewise. */
  public Optional<Instant> last() {
    return Optional.ofNullable(last);
  }
}
