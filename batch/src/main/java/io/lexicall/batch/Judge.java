package io.lexicall.batch;

import static java.util.Objects.requireNonNull;

import io.lexicall.Compliance;
import io.lexicall.batch.RowAnswer.Judged;
import io.lexicall.facts.Called;
import io.lexicall.facts.Caller;
import io.lexicall.facts.Contact;
import io.lexicall.facts.Fact;
import io.lexicall.facts.ListEntry;
import io.lexicall.facts.Profile;
import io.lexicall.lists.DoNotCallLists;
import io.lexicall.lists.NumberList;
import io.lexicall.number.PhoneNumber;
import io.lexicall.place.Whereabouts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Judges the rows of one thread.
 *
 * <p>Rows with the same facts except the number are alike: the engine judges only one of them,
 * unless it reads the number itself ({@link Compliance#reads}). So a row costs reading its number,
 * a look-up in each list, and a look-up in a table. The table is bounded; when it is full, its
 * counts are saved and it is emptied.
 */
// The arrays of records are passed on, never compared; objects that occurred before are recognized
// by identity.
@SuppressWarnings({"ArrayRecordComponent", "ReferenceEquality"})
final class Judge {
  /** The objects that all threads share. */
  record Task(
      Compliance compliance,
      LeadFacts facts,
      Profile profile,
      DoNotCallLists lists,
      int columns,
      int phone,
      LeadNumbers.Kind numbers,
      @Nullable SeenNumbers seen,
      boolean eachAlone,
      @Nullable Consumer<List<PhoneNumber>> readsAhead) {}

  /**
   * Above this number of kinds of rows the table is emptied: a kind takes about two kilobytes, and
   * its texts, which {@link RowFacts#MOST_CHARS} bounds.
   */
  static final int MOST_KINDS = 1 << 13;

  private static final int UNCOVERED = 0;

  private final Task task;
  private final BooleanSupplier isOver;
  private final LeadNumbers numbers;
  private final Map<Refusal, RowAnswer> refused = new EnumMap<>(Refusal.class);
  private final NumberList[] lists;
  private Map<Where, PlaceGroup> groups = new HashMap<>();
  private int kinds;

  /** The kinds so far; it is never full, since it has room for one more batch. */
  private final RowFacts met;

  /** The answers of each list so far, numbered, and the last answer, which is the most frequent. */
  private final List<Map<ListEntry, Integer>> known = new ArrayList<>();

  private final @Nullable ListEntry[] lastEntries;
  private final int[] lastIds;
  private int[] answersOfRow;
  private Tally tally;
  private final @Nullable Weeks weeks;

  /** The index of the last column that holds facts; -1 if none does. */
  private final int lastColumn;

  /** The facts of rows, and where their numbers are. */
  private record Where(RowFacts.Met facts, Whereabouts number) {
    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Where that && facts == that.facts && number.equals(that.number);
    }

    @Override
    public int hashCode() {
      return System.identityHashCode(facts) * 31 + number.hashCode();
    }
  }

  /** Which of the lists apply to such rows, and the results of those that are alike. */
  private static final class PlaceGroup {
    private final Where where;
    private final int[] lists;
    private final Map<Answers, RowClass> alike = new HashMap<>();

    /** The last answers of the lists, and the kind of row: most numbers are on no list. */
    private int[] lastAnswers = {};

    private @Nullable RowClass last;

    PlaceGroup(Where where, int[] lists) {
      this.where = where;
      this.lists = lists;
    }
  }

  /** The answer of each list, as the number of the entry. */
  private record Answers(int[] entries) {
    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Answers that && Arrays.equals(entries, that.entries);
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(entries);
    }
  }

  /** Rows that are alike, and their result. */
  private static final class RowClass {
    private final RowAnswer answer;
    private final Judged judged;

    /** Whether the number itself matters, so that each row is judged alone. */
    private final boolean apart;

    private final int[] lists;
    private long rows;

    RowClass(Judged judged, boolean apart, int[] lists) {
      this.answer = RowAnswer.of(judged);
      this.judged = judged;
      this.apart = apart;
      this.lists = lists;
    }
  }

  /**
   * Creates a judge.
   *
   * @param isOver returns whether the run has ended, so that nothing more may be judged
   */
  Judge(Task task, @Nullable Weeks weeks, BooleanSupplier isOver) {
    this.task = task;
    this.isOver = isOver;
    this.weeks = weeks;
    this.numbers = task.numbers.reader();
    this.met = new RowFacts(task.facts);
    this.lastColumn = Arrays.stream(task.facts.columns()).max().orElse(-1);
    this.lists = task.lists.lists().toArray(new NumberList[0]);
    this.lastEntries = new ListEntry[lists.length];
    this.lastIds = new int[lists.length];
    this.answersOfRow = new int[lists.length];
    this.tally = new Tally(lists.length);
    for (int i = 0; i < lists.length; i++) {
      known.add(new HashMap<>());
    }
  }

  /**
   * Makes room for the rows of a batch. Called only between batches: during a batch, entries of the
   * tables must not be removed.
   */
  void begin() {
    if (isFull()) {
      takeDown();
    }
  }

  /** Makes room, and announces the numbers of the rows, before they are judged one by one. */
  void begin(Batch batch) {
    begin();
    Consumer<List<PhoneNumber>> readsAhead = task.readsAhead;
    if (readsAhead == null) {
      return;
    }
    Set<PhoneNumber> coming = new LinkedHashSet<>();
    int rows = batch.rows();
    for (int row = 0; row < rows; row++) {
      int cell = batch.firstCell(row) + task.phone;
      if (cell < batch.endCell(row)) {
        PhoneNumber number = numbers.read(batch.text(), batch.start(cell), batch.end(cell));
        if (number != null) {
          coming.add(number);
        }
      }
    }
    readsAhead.accept(List.copyOf(coming));
  }

  /**
   * Judges a row of a batch.
   *
   * @throws CancellationException if the run has ended
   */
  RowAnswer judge(Batch batch, int row) {
    if (isOver.getAsBoolean()) {
      throw new CancellationException("the scrub has ended");
    }
    int first = batch.firstCell(row);
    int end = batch.endCell(row);
    int cell = first + task.phone;
    if (end - first > task.columns && !areEmpty(batch, first + task.columns, end)) {
      return refused(Refusal.TOO_MANY_CELLS, "", batch, row);
    }
    if (cell >= end) {
      return refused(Refusal.NO_NUMBER, "", batch, row);
    }
    PhoneNumber number = numbers.read(batch.text(), batch.start(cell), batch.end(cell));
    if (number == null) {
      return refused(numbers.refusal(), numbers.detail(), batch, row);
    }
    if (end - first <= lastColumn) { // not empty, but cut off: a consent could be withdrawn there
      return refused(Refusal.TOO_FEW_CELLS, "", batch, row);
    }
    SeenNumbers seen = task.seen;
    if (seen != null && seen.isRepeated(number.digits())) {
      tally.addRepeated();
    }
    RowFacts.Met facts = met.find(batch, first, end);
    if (facts.read().contact() == null) {
      facts.read().wrong().forEach(tally::addWrong);
      return refused(Refusal.BAD_FACT, facts.read().problem(), batch, row);
    }
    RowClass alike = classOf(facts, number);
    if (!alike.apart) {
      alike.rows++;
      return alike.answer;
    }
    Judged judged = judged(facts, number, alike.lists);
    tally.add(judged, 1);
    if (weeks != null) {
      weeks.addApart(judged);
    }
    return RowAnswer.of(judged);
  }

  private static boolean areEmpty(Batch batch, int from, int to) {
    for (int cell = from; cell < to; cell++) {
      if (batch.start(cell) != batch.end(cell)) {
        return false;
      }
    }
    return true;
  }

  private RowAnswer refused(Refusal refusal, String detail, Batch batch, int row) {
    tally.addRefused(refusal, batch.file(), batch.line(row));
    return detail.isEmpty()
        ? refused.computeIfAbsent(refusal, why -> RowAnswer.refused(why, why.text()))
        : RowAnswer.refused(refusal, detail);
  }

  private RowClass classOf(RowFacts.Met facts, PhoneNumber number) {
    Where where = new Where(facts, number.whereabouts());
    PlaceGroup group = groups.get(where);
    if (group == null) {
      group = new PlaceGroup(where, concerned(facts, number));
      groups.put(where, group);
      kinds++;
    }
    int[] concerned = group.lists;
    if (answersOfRow.length != concerned.length) {
      answersOfRow = new int[concerned.length];
    }
    for (int i = 0; i < concerned.length; i++) {
      answersOfRow[i] = idOf(concerned[i], lists[concerned[i]].check(number).orElse(null));
    }
    RowClass last = group.last;
    if (last != null && Arrays.equals(answersOfRow, group.lastAnswers)) {
      return last;
    }
    Answers key = new Answers(answersOfRow);
    RowClass alike = group.alike.get(key);
    if (alike == null) {
      alike = newClass(group, number);
      group.alike.put(new Answers(answersOfRow.clone()), alike);
      kinds++;
    }
    group.last = alike;
    group.lastAnswers = answersOfRow.clone();
    return alike;
  }

  private RowClass newClass(PlaceGroup group, PhoneNumber number) {
    Judged judged = judged(group.where.facts, number, group.lists);
    boolean apart = task.eachAlone || readsNumber(judged.contact());
    return new RowClass(judged, apart, group.lists);
  }

  private int[] concerned(RowFacts.Met facts, PhoneNumber number) {
    Contact contact = contact(facts, number);
    Caller caller = Contact.CALLER.in(contact);
    List<NumberList> concerning =
        task.lists.concerning(
            contact.whereabouts(), caller == null ? null : Caller.SELLER.in(caller));
    int[] concerned = new int[concerning.size()];
    int count = 0;
    for (int i = 0; i < lists.length; i++) {
      if (concerning.contains(lists[i])) {
        concerned[count++] = i;
      }
    }
    return concerned;
  }

  /** Numbers the answer of a list; a list has few different answers for many numbers. */
  private int idOf(int list, @Nullable ListEntry entry) {
    if (entry == null) {
      return UNCOVERED;
    }
    if (entry == lastEntries[list]) {
      return lastIds[list];
    }
    Map<ListEntry, Integer> ids = known.get(list);
    Integer id = ids.get(entry);
    if (id == null) {
      id = ids.size() + 1;
      ids.put(entry, id);
    }
    lastEntries[list] = entry;
    lastIds[list] = id;
    return id;
  }

  /** Calls the engine, which looks the number up itself. */
  private Judged judged(RowFacts.Met facts, PhoneNumber number, int[] concerned) {
    Contact contact = contact(facts, number);
    @Nullable ListEntry[] entries = new ListEntry[lists.length];
    boolean[] asked = new boolean[lists.length];
    for (int list : concerned) {
      entries[list] = lists[list].check(number).orElse(null);
      asked[list] = true;
    }
    return new Judged(contact, task.compliance.check(contact), entries, asked);
  }

  /** Returns the contact of a row, with what the profile states: its place counts too. */
  private Contact contact(RowFacts.Met facts, PhoneNumber number) {
    Contact template = requireNonNull(facts.read().contact());
    Called.Builder to = Called.builder();
    Called stated = Contact.TO.in(template);
    if (stated != null) {
      to.from(stated);
    }
    return task.profile.applyTo(
        Contact.builder().from(template).to(to.number(number).build()).build());
  }

  private boolean readsNumber(Contact contact) {
    String number = Contact.TO.then(Called.NUMBER).path();
    for (Fact<?, ?> fact : task.compliance.reads(contact)) {
      if (fact.path().equals(number) || fact.path().equals(Contact.TO.path())) {
        return true;
      }
    }
    return false;
  }

  private boolean isFull() {
    return kinds >= MOST_KINDS
        || met.size() >= MOST_KINDS
        || met.chars() >= RowFacts.MOST_CHARS
        || known.stream().anyMatch(ids -> ids.size() >= MOST_KINDS);
  }

  private void takeDown() {
    for (PlaceGroup group : groups.values()) {
      for (RowClass alike : group.alike.values()) {
        if (alike.rows > 0) {
          tally.add(alike.judged, alike.rows);
          if (weeks != null) {
            weeks.add(List.of(group.where.facts.cells()), alike.judged, alike.rows);
          }
        }
      }
    }
    groups = new HashMap<>();
    kinds = 0;
    met.clear();
    known.forEach(Map::clear);
    Arrays.fill(lastEntries, null);
  }

  /** Returns the counts, and starts again with none. */
  Tally finish() {
    takeDown();
    Tally done = tally;
    tally = new Tally(lists.length);
    return done;
  }
}
