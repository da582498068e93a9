package io.lexicall.batch;

import io.lexicall.Decision;
import io.lexicall.Finding;
import io.lexicall.Verdict;
import io.lexicall.batch.RowAnswer.Judged;
import io.lexicall.facts.Activity;
import io.lexicall.facts.Consent;
import io.lexicall.facts.Contact;
import io.lexicall.facts.Fact;
import io.lexicall.facts.ListEntry;
import io.lexicall.json.SafeText;
import io.lexicall.law.Certainty;
import io.lexicall.rule.RuleInfo;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Counts of the answers to rows, or of verdicts on other activities. Not thread-safe: use one for
 * each thread and add them.
 *
 * @since 0.1
 */
public final class Tally implements Serializable {
  private static final long serialVersionUID = 1;

  /**
   * The counts of one rule.
   *
   * @param id the id of the rule
   * @param title what it requires
   * @param deniedUnder the provisions that were cited to the rows it denied
   * @param undecidedUnder the provisions that were cited to the rows it could not decide
   * @param denied how many rows it denied
   * @param lifting how many of these time alone will cure
   * @param undecided how many rows it could not decide
   * @param certainty how sure the reading of the law is; of several readings the least sure
   * @since 0.1
   */
  public record OfRule(
      String id,
      String title,
      SortedSet<String> deniedUnder,
      SortedSet<String> undecidedUnder,
      long denied,
      long lifting,
      long undecided,
      Certainty certainty)
      implements Serializable {
    /** Returns all provisions that were cited. */
    public SortedSet<String> citations() {
      return both(deniedUnder, undecidedUnder);
    }

    /**
     * Returns the provisions for the rows it denied: one provision, and whether there are others.
     */
    public String deniedCitation() {
      return citation(deniedUnder);
    }

    /** Returns the same for the rows it could not decide. */
    public String undecidedCitation() {
      return citation(undecidedUnder);
    }

    private static String citation(SortedSet<String> cited) {
      return cited.isEmpty() ? "" : cited.first() + (cited.size() > 1 ? " and others" : "");
    }

    private static SortedSet<String> both(SortedSet<String> one, SortedSet<String> other) {
      SortedSet<String> both = new TreeSet<>(one);
      both.addAll(other);
      return both;
    }

    private static void write(OfRule rule, DataOutput out) throws IOException {
      out.writeUTF(rule.id);
      out.writeUTF(rule.title);
      Saved.texts(rule.deniedUnder, out);
      Saved.texts(rule.undecidedUnder, out);
      Saved.longs(new long[] {rule.denied, rule.lifting, rule.undecided}, out);
      out.writeByte(List.of(Certainty.values()).indexOf(rule.certainty));
    }

    private static OfRule read(DataInput in) throws IOException {
      return new OfRule(
          in.readUTF(),
          in.readUTF(),
          Saved.texts(in),
          Saved.texts(in),
          in.readLong(),
          in.readLong(),
          in.readLong(),
          List.of(Certainty.values()).get(in.readByte()));
    }

    private static OfRule none(RuleInfo rule) {
      return new OfRule(
          rule.id(),
          rule.title(),
          Collections.emptySortedSet(),
          Collections.emptySortedSet(),
          0,
          0,
          0,
          rule.certainty());
    }

    /** Counts rows of one finding. Most cite a known provision, so that no set is copied. */
    private OfRule with(Finding finding, boolean denies, long rows) {
      RuleInfo rule = finding.rule();
      return new OfRule(
          id,
          title(title, rule.title()),
          denies ? with(deniedUnder, finding.citation()) : deniedUnder,
          denies ? undecidedUnder : with(undecidedUnder, finding.citation()),
          denied + (denies ? rows : 0),
          lifting + (denies && finding.permittedFrom().isPresent() ? rows : 0),
          undecided + (denies ? 0 : rows),
          certainty(certainty, rule.certainty()));
    }

    private static SortedSet<String> with(SortedSet<String> cited, String citation) {
      return cited.contains(citation) ? cited : both(cited, new TreeSet<>(Set.of(citation)));
    }

    /**
     * Variants of a rule have different titles; chooses the same title in whatever order they come.
     */
    private static String title(String one, String other) {
      return one.compareTo(other) <= 0 ? one : other;
    }

    private static Certainty certainty(Certainty one, Certainty other) {
      return one.compareTo(other) >= 0 ? one : other;
    }

    private OfRule plus(OfRule other) {
      return new OfRule(
          id,
          title(title, other.title),
          both(deniedUnder, other.deniedUnder),
          both(undecidedUnder, other.undecidedUnder),
          denied + other.denied,
          lifting + other.lifting,
          undecided + other.undecided,
          certainty(certainty, other.certainty));
    }
  }

  /**
   * Rows with a consent that ends soon after they were judged.
   *
   * @param rows how many
   * @param first when the first of these consents ends
   * @since 0.1
   */
  public record Lapsing(long rows, Instant first) implements Serializable {
    private Lapsing plus(Lapsing other) {
      return new Lapsing(rows + other.rows, first.isBefore(other.first) ? first : other.first);
    }
  }

  /**
   * The counts of one place.
   *
   * @param permitted how many may be contacted
   * @param denied how many may not
   * @param lifting how many of these time alone will cure
   * @param undecided how many lack a fact
   * @since 0.1
   */
  public record OfPlace(long permitted, long denied, long lifting, long undecided)
      implements Serializable {
    /** Returns how many rows there are. */
    public long rows() {
      return permitted + denied + undecided;
    }

    static OfPlace of(Verdict verdict, long rows) {
      Answer answer = Answer.of(verdict);
      boolean lifts =
          verdict instanceof Verdict.Denial denial && denial.permittedFrom().isPresent();
      return new OfPlace(
          answer == Answer.PERMIT ? rows : 0,
          answer == Answer.DENY ? rows : 0,
          lifts ? rows : 0,
          answer == Answer.INDETERMINATE ? rows : 0);
    }

    static void write(OfPlace rows, DataOutput out) throws IOException {
      Saved.longs(new long[] {rows.permitted, rows.denied, rows.lifting, rows.undecided}, out);
    }

    static OfPlace read(DataInput in) throws IOException {
      return new OfPlace(in.readLong(), in.readLong(), in.readLong(), in.readLong());
    }

    /** Returns a mutable copy to which other counts can be added. */
    static long[] none() {
      return new long[4];
    }

    static OfPlace of(long[] counts) {
      return new OfPlace(counts[0], counts[1], counts[2], counts[3]);
    }

    static void add(long[] counts, long[] into) {
      of(counts).addTo(into);
    }

    void addTo(long[] counts) {
      counts[0] += permitted;
      counts[1] += denied;
      counts[2] += lifting;
      counts[3] += undecided;
    }

    OfPlace plus(OfPlace other) {
      return new OfPlace(
          permitted + other.permitted,
          denied + other.denied,
          lifting + other.lifting,
          undecided + other.undecided);
    }
  }

  /**
   * The rows that were refused for one reason, or that have something else in common.
   *
   * @param rows how many
   * @param first the positions of the first ones
   * @param example what is wrong with the first one, without digits that could be a number of a
   *     person; empty if the reason says all
   * @since 0.1
   */
  public record OfRefusal(long rows, List<At> first, String example) implements Serializable {
    private static final int MOST_EXAMPLES = 5;

    static OfRefusal of(At place) {
      return of(place, "");
    }

    static OfRefusal of(At place, String example) {
      return new OfRefusal(1, List.of(place), example);
    }

    static void write(OfRefusal rows, DataOutput out) throws IOException {
      out.writeLong(rows.rows);
      out.writeInt(rows.first.size());
      for (At each : rows.first) {
        each.write(out);
      }
      out.writeUTF(rows.example);
    }

    static OfRefusal read(DataInput in) throws IOException {
      long rows = in.readLong();
      List<At> first = new ArrayList<>();
      for (int left = in.readInt(); left > 0; left--) {
        first.add(At.read(in));
      }
      return new OfRefusal(rows, List.copyOf(first), in.readUTF());
    }

    OfRefusal plus(OfRefusal other) {
      List<At> both = new ArrayList<>(first);
      both.addAll(other.first);
      both.sort(At.ORDER);
      return new OfRefusal(
          rows + other.rows,
          List.copyOf(both.subList(0, Math.min(both.size(), MOST_EXAMPLES))),
          At.ORDER.compare(first.get(0), other.first.get(0)) <= 0 ? example : other.example);
    }
  }

  /**
   * The findings of a rule in shadow. They are in no other count.
   *
   * @param denying how many rows it would have denied
   * @param undecided how many rows it could not decide
   * @since 0.1
   */
  public record OfShadow(long denying, long undecided) implements Serializable {
    private static void write(OfShadow rows, DataOutput out) throws IOException {
      Saved.longs(new long[] {rows.denying, rows.undecided}, out);
    }

    private static OfShadow read(DataInput in) throws IOException {
      return new OfShadow(in.readLong(), in.readLong());
    }

    private OfShadow plus(OfShadow other) {
      return new OfShadow(denying + other.denying, undecided + other.undecided);
    }
  }

  /**
   * A value of a column that is not valid for its fact, for which rows were refused.
   *
   * @param column the index of the column
   * @param value the value, without digits that could be a number of a person
   * @param allowed what is allowed
   * @since 0.1
   */
  public record OfValue(int column, String value, String allowed) implements Serializable {}

  /**
   * The position of a row.
   *
   * @param file the index of the file
   * @param line the number of the line on which it begins, from 1; of an entry of a journal its
   *     index, from 0
   * @since 0.1
   */
  public record At(int file, long line) implements Serializable {
    /** By file, and then by line. */
    static final Comparator<At> ORDER =
        Comparator.comparingInt(At::file).thenComparingLong(At::line);

    void write(DataOutput out) throws IOException {
      out.writeInt(file);
      out.writeLong(line);
    }

    static At read(DataInput in) throws IOException {
      return new At(in.readInt(), in.readLong());
    }
  }

  /** Consents that end within this time after the judged instant are about to expire. */
  public static final Duration SOON = Duration.ofDays(30);

  private static final int MOST_VALUES = 1_000;

  private final long[] answers = new long[Answer.values().length];
  private long lifting;
  private final Map<String, OfRule> rules = new TreeMap<>();
  private final Map<String, OfPlace> places = new TreeMap<>();
  private final Map<String, Long> missing = new TreeMap<>();
  private final Map<String, OfShadow> shadow = new TreeMap<>();
  private final Map<String, Long> obligations = new TreeMap<>();
  private final Map<Refusal, OfRefusal> refusals = new EnumMap<>(Refusal.class);
  private final Map<OfValue, Long> wrong = new HashMap<>();
  private final Map<String, Map<String, Long>> missingByPlace = new TreeMap<>();
  private final Map<Certainty, Map<Answer, Long>> surest = new EnumMap<>(Certainty.class);
  private @Nullable Lapsing lapsing;
  private final long[] listed;
  private final long[] checked;

  /** For each list, one of the contacts that are not on it. */
  private final @Nullable Judged[] unlisted;

  private long emptyLines;
  private long repeated;

  Tally(int lists) {
    listed = new long[lists];
    checked = new long[lists];
    unlisted = new Judged[lists];
  }

  /** Returns a tally that counts verdicts on any activities, without rows and lists. */
  public static Tally ofVerdicts() {
    return new Tally(0);
  }

  /** Counts a verdict, under the place of its activity. */
  public void add(Activity<?> activity, Verdict verdict) {
    add(verdict, Judged.place(activity.whereabouts()), 1);
  }

  void add(Judged judged, long rows) {
    add(judged.verdict(), judged.place(), rows);
    @Nullable ListEntry[] entries = judged.entries();
    for (int i = 0; i < entries.length; i++) {
      ListEntry entry = entries[i];
      checked[i] += judged.asked()[i] && entry != null ? rows : 0;
      if (entry != null && Boolean.TRUE.equals(ListEntry.LISTED.in(entry))) {
        listed[i] += rows;
      } else if (entry != null && unlisted[i] == null) {
        unlisted[i] = judged;
      }
    }
    addConsents(judged.contact(), rows);
  }

  private void addConsents(Contact contact, long rows) {
    Instant from = contact.at();
    Instant to = from.plus(SOON);
    Instant first = null;
    for (Consent consent : Fact.entries(Contact.CONSENTS, contact)) {
      Instant ends = Consent.EXPIRES_AT.in(consent);
      if (ends != null && ends.isAfter(from) && !ends.isAfter(to)) {
        first = first == null || ends.isBefore(first) ? ends : first;
      }
    }
    if (first != null) {
      addLapsing(new Lapsing(rows, first));
    }
  }

  private void addLapsing(Lapsing more) {
    lapsing = lapsing == null ? more : lapsing.plus(more);
  }

  /** Counts a number of rows with a verdict. */
  @SuppressWarnings("EnumOrdinal") // an index within this run
  void add(Verdict verdict, String place, long rows) {
    Answer answer = Answer.of(verdict);
    answers[answer.ordinal()] += rows;
    boolean lifts = verdict instanceof Verdict.Denial denial && denial.permittedFrom().isPresent();
    lifting += lifts ? rows : 0;
    places.merge(place, OfPlace.of(verdict, rows), OfPlace::plus);
    if (answer == Answer.PERMIT) {
      verdict.obligations().stream()
          .map(obligation -> obligation.duty().name())
          .distinct()
          .forEach(duty -> obligations.merge(duty, rows, Long::sum));
    }
    Set<String> inShadow = new HashSet<>();
    for (Finding finding : verdict.shadow()) {
      if (inShadow.add(finding.rule().id())) {
        boolean denies = finding.outcome() == Decision.DENY;
        shadow.merge(
            finding.rule().id(),
            new OfShadow(denies ? rows : 0, denies ? 0 : rows),
            OfShadow::plus);
      }
    }
    Set<String> told = new HashSet<>();
    Set<Fact<?, ?>> lacking = new HashSet<>();
    boolean denies = answer == Answer.DENY;
    Certainty best = null;
    for (Finding finding : Judged.deciding(verdict)) {
      Certainty certainty = finding.rule().certainty();
      best = best == null || certainty.compareTo(best) < 0 ? certainty : best;
      if (told.add(finding.rule().id())) {
        OfRule known = rules.get(finding.rule().id());
        OfRule none = known == null ? OfRule.none(finding.rule()) : known;
        rules.put(finding.rule().id(), none.with(finding, denies, rows));
      }
      lacking.addAll(finding.missing());
    }
    if (!lacking.isEmpty()) {
      Map<String, Long> here = missingByPlace.computeIfAbsent(place, key -> new TreeMap<>());
      for (Fact<?, ?> fact : lacking) {
        missing.merge(fact.path(), rows, Long::sum);
        here.merge(fact.path(), rows, Long::sum);
      }
    }
    if (best != null) {
      surest
          .computeIfAbsent(best, key -> new EnumMap<>(Answer.class))
          .merge(answer, rows, Long::sum);
    }
  }

  void addRefused(Refusal refusal, int file, long line) {
    addRefused(refusal, new At(file, line), "");
  }

  /**
   * Adds a refused row.
   *
   * @param example as in {@link OfRefusal#example}
   */
  @SuppressWarnings("EnumOrdinal") // an index within this run
  void addRefused(Refusal refusal, At place, String example) {
    answers[Answer.REFUSED.ordinal()]++;
    OfRefusal known = refusals.get(refusal);
    OfRefusal here = OfRefusal.of(place, example);
    refusals.put(refusal, known == null ? here : known.plus(here));
  }

  /**
   * Counts an invalid value. The number of values of a column is limited, since a column that is
   * mapped by mistake can hold anything.
   */
  void addWrong(LeadFacts.Wrong cell) {
    OfValue value = new OfValue(cell.column(), SafeText.briefly(cell.value()), cell.allowed());
    addWrong(value, 1);
  }

  private void addWrong(OfValue value, long rows) {
    if (wrong.size() < MOST_VALUES || wrong.containsKey(value)) {
      wrong.merge(value, rows, Long::sum);
    }
  }

  void addRepeated() {
    repeated++;
  }

  void addEmptyLines(long count) {
    emptyLines += count;
  }

  /**
   * Adds the counts of another tally with the same lists.
   *
   * @throws IllegalArgumentException if it has another number of lists
   */
  public void add(Tally other) {
    if (other.listed.length != listed.length) {
      throw new IllegalArgumentException(
          "One counts rows of %s lists, the other of %s"
              .formatted(listed.length, other.listed.length));
    }
    for (int i = 0; i < answers.length; i++) {
      answers[i] += other.answers[i];
    }
    lifting += other.lifting;
    other.rules.forEach((id, rule) -> rules.merge(id, rule, OfRule::plus));
    other.places.forEach((place, rows) -> places.merge(place, rows, OfPlace::plus));
    other.shadow.forEach((rule, rows) -> shadow.merge(rule, rows, OfShadow::plus));
    other.missing.forEach((fact, rows) -> missing.merge(fact, rows, Long::sum));
    other.obligations.forEach((duty, rows) -> obligations.merge(duty, rows, Long::sum));
    other.refusals.forEach((why, rows) -> refusals.merge(why, rows, OfRefusal::plus));
    other.wrong.forEach(this::addWrong);
    other.missingByPlace.forEach(
        (place, facts) ->
            facts.forEach(
                (fact, rows) ->
                    missingByPlace
                        .computeIfAbsent(place, key -> new TreeMap<>())
                        .merge(fact, rows, Long::sum)));
    other.surest.forEach(
        (certainty, each) ->
            each.forEach(
                (answer, rows) ->
                    surest
                        .computeIfAbsent(certainty, key -> new EnumMap<>(Answer.class))
                        .merge(answer, rows, Long::sum)));
    if (other.lapsing != null) {
      addLapsing(other.lapsing);
    }
    for (int i = 0; i < listed.length; i++) {
      unlisted[i] = unlisted[i] == null ? other.unlisted[i] : unlisted[i];
      listed[i] += other.listed[i];
      checked[i] += other.checked[i];
    }
    emptyLines += other.emptyLines;
    repeated += other.repeated;
  }

  /**
   * Writes the counts of verdicts and refusals; a tally {@link #ofVerdicts} has no counts of lead
   * rows and lists.
   */
  void write(DataOutput out) throws IOException {
    Saved.longs(answers, out);
    out.writeLong(lifting);
    Saved.byName(rules, OfRule::write, out);
    Saved.byName(places, OfPlace::write, out);
    Saved.byName(missing, Saved::number, out);
    Saved.byName(shadow, OfShadow::write, out);
    Saved.byName(obligations, Saved::number, out);
    out.writeInt(refusals.size());
    for (Map.Entry<Refusal, OfRefusal> each : refusals.entrySet()) {
      out.writeByte(List.of(Refusal.values()).indexOf(each.getKey()));
      OfRefusal.write(each.getValue(), out);
    }
    Saved.byName(missingByPlace, (facts, into) -> Saved.byName(facts, Saved::number, into), out);
    for (Certainty certainty : Certainty.values()) {
      for (Answer answer : Answer.values()) {
        out.writeLong(restingOn(certainty, answer));
      }
    }
  }

  /** Reads what was written into a tally without counts. */
  void read(DataInput in) throws IOException {
    Saved.longs(in, answers);
    lifting = in.readLong();
    Saved.byName(rules, OfRule::read, in);
    Saved.byName(places, OfPlace::read, in);
    Saved.byName(missing, Saved::number, in);
    Saved.byName(shadow, OfShadow::read, in);
    Saved.byName(obligations, Saved::number, in);
    for (int left = in.readInt(); left > 0; left--) {
      refusals.put(List.of(Refusal.values()).get(in.readByte()), OfRefusal.read(in));
    }
    Saved.byName(
        missingByPlace,
        from -> {
          Map<String, Long> facts = new TreeMap<>();
          Saved.byName(facts, Saved::number, from);
          return facts;
        },
        in);
    for (Certainty certainty : Certainty.values()) {
      for (Answer answer : Answer.values()) {
        long rows = in.readLong();
        if (rows > 0) {
          surest.computeIfAbsent(certainty, key -> new EnumMap<>(Answer.class)).put(answer, rows);
        }
      }
    }
  }

  /** Returns how many lists were asked. */
  public int lists() {
    return listed.length;
  }

  /** Returns the counts of the answers in words. */
  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "%,d rows: %,d permitted, %,d denied, %,d undecided, %,d refused",
        rows(),
        rows(Answer.PERMIT),
        rows(Answer.DENY),
        rows(Answer.INDETERMINATE),
        rows(Answer.REFUSED));
  }

  /** Returns how many rows there were, including refused ones. */
  public long rows() {
    return Arrays.stream(answers).sum();
  }

  /** Returns how many rows have this answer. */
  @SuppressWarnings("EnumOrdinal") // an index within this run
  public long rows(Answer answer) {
    return answers[answer.ordinal()];
  }

  /** Returns how many rows are denied only for now, so that time alone will cure the denial. */
  public long lifting() {
    return lifting;
  }

  /**
   * Returns how many rows have a number that an earlier row has; 0 unless {@link
   * Scrub.Builder#repeats} is on.
   */
  public long repeated() {
    return repeated;
  }

  /** Returns how many lines were empty and do not count as rows. */
  public long emptyLines() {
    return emptyLines;
  }

  /** Returns the rules that denied or could not decide, those that denied most first. */
  public List<OfRule> rules() {
    return rules.values().stream()
        .sorted(
            Comparator.comparingLong(OfRule::denied)
                .thenComparingLong(OfRule::undecided)
                .reversed()
                .thenComparing(OfRule::id))
        .toList();
  }

  /** Returns the findings of rules in shadow, by their ids. */
  public Map<String, OfShadow> shadow() {
    return Collections.unmodifiableMap(shadow);
  }

  /** Returns the counts of each place, those with most rows first. */
  public List<Map.Entry<String, OfPlace>> places() {
    return places.entrySet().stream()
        .sorted(
            Comparator.comparingLong((Map.Entry<String, OfPlace> each) -> -each.getValue().rows())
                .thenComparing(Map.Entry::getKey))
        .toList();
  }

  /**
   * Returns the missing facts of undecided rows with the number of rows, the most frequent first.
   */
  public List<Map.Entry<String, Long>> missing() {
    return sorted(missing);
  }

  /**
   * Returns the obligations of permits by name, with the number of permitted rows; those with most
   * rows first.
   */
  public List<Map.Entry<String, Long>> obligations() {
    return sorted(obligations);
  }

  /** Returns the facts that undecided rows of a place lack, those that most of them lack first. */
  public List<Map.Entry<String, Long>> missing(String place) {
    return sorted(missingByPlace.getOrDefault(place, Map.of()));
  }

  /**
   * Returns how many rows with this answer depend on readings of this certainty: for each row, the
   * surest deciding reading counts.
   */
  public long restingOn(Certainty surestReading, Answer answer) {
    return surest.getOrDefault(surestReading, Map.of()).getOrDefault(answer, 0L);
  }

  /** Returns the rows with a consent that ends within {@link #SOON}; empty if there is none. */
  public Optional<Lapsing> lapsing() {
    return Optional.ofNullable(lapsing);
  }

  /** Returns one of the judged contacts that are not on a list. */
  @Nullable Judged unlisted(int list) {
    return unlisted[list];
  }

  private static List<Map.Entry<String, Long>> sorted(Map<String, Long> counts) {
    return counts.entrySet().stream()
        .sorted(
            Map.Entry.<String, Long>comparingByValue()
                .reversed()
                .thenComparing(Map.Entry.comparingByKey()))
        .toList();
  }

  /** Returns the refused rows by reason. */
  public Map<Refusal, OfRefusal> refusals() {
    return Collections.unmodifiableMap(refusals);
  }

  /**
   * Returns invalid values of columns and in how many rows they occur, the most frequent first. If
   * a column has thousands of such values, only some of them are returned.
   */
  public List<Map.Entry<OfValue, Long>> wrong() {
    return wrong.entrySet().stream()
        .sorted(
            Comparator.comparingLong((Map.Entry<OfValue, Long> each) -> -each.getValue())
                .thenComparing(each -> each.getKey().column())
                .thenComparing(each -> each.getKey().value()))
        .toList();
  }

  /** Returns how many rows have a number that is on a list. */
  public long listed(int list) {
    return listed[list];
  }

  /** Returns to how many rows a list applies: those at its places, with numbers that it covers. */
  public long checked(int list) {
    return checked[list];
  }
}
