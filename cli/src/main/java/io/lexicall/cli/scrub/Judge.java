package io.lexicall.cli.scrub;

import static java.util.Objects.requireNonNull;

import io.lexicall.Compliance;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Judges rows, one thread's share of them.
 *
 * <p>Rows whose facts are the same but for the number are alike: the engine is asked for one of
 * them, unless it reads the number itself ({@link Compliance#reads}). So a row costs the reading of
 * its number, a look into each list, and a look into a table. The table is bounded; when it is full
 * what was counted is taken down and it begins anew.
 */
// The arrays of records are handed on, never compared; what was met before is met as the very
// thing.
@SuppressWarnings({"ArrayRecordComponent", "ReferenceEquality"})
final class Judge {
  /** What all threads share. */
  record Task(
      Compliance compliance,
      LeadFacts facts,
      Profile profile,
      DoNotCallLists lists,
      Layout layout,
      RowBytes.Form form,
      LeadNumbers.Kind numbers,
      Outputs.Plan outputs) {}

  /** Above so many kinds of rows the table begins anew: a kind takes about two kilobytes. */
  static final int MOST_KINDS = 1 << 13;

  private static final int TOLD_SLOTS = 1 << 15;
  private static final int UNCOVERED = 0;

  private final Task task;
  private final LeadNumbers numbers;
  private final int[] factColumns;
  private final byte[] lineEnd;
  private final Map<Refusal, byte[]> refusedTails = new HashMap<>();
  private final int[] answers;
  private final NumberList[] lists;
  private Map<Where, Kin> kins = new HashMap<>();
  private int kinds;

  /** An open table of those met so far; it never fills, since it has room for a batch more. */
  private final @Nullable Told[] tolds = new Told[TOLD_SLOTS];

  private int toldCount;

  /** What each list has said so far, numbered; and the last of it, which it says most often. */
  private final List<Map<ListEntry, Integer>> known = new ArrayList<>();

  private final @Nullable ListEntry[] lastEntries;
  private final int[] lastIds;
  private int[] answersOfRow;
  private Tally tally;
  private final @Nullable Weeks weeks;

  /** The facts of rows whose columns of facts hold the same. */
  private record Told(String[] cells, LeadFacts.Read read) {}

  /** The facts of rows, and where their numbers are. */
  private record Where(Told told, Whereabouts number) {
    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Where that && told == that.told && number.equals(that.number);
    }

    @Override
    public int hashCode() {
      return System.identityHashCode(told) * 31 + number.hashCode();
    }
  }

  /** Which of the lists concern such rows, and what was found of those that are alike. */
  private static final class Kin {
    private final Where where;
    private final int[] lists;
    private final Map<Answers, Alike> alike = new HashMap<>();

    /** What the lists said last, and who that was: most numbers are on none. */
    private int[] lastAnswers = {};

    private @Nullable Alike last;

    Kin(Where where, int[] lists) {
      this.where = where;
      this.lists = lists;
    }
  }

  /** What each of the lists said, by the number of the entry. */
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

  /** Rows alike, and what becomes of them. */
  private static final class Alike {
    private final Judged judged;
    private final byte[] tail;
    private final int output;

    /** Whether the number itself matters, so that each row is judged alone. */
    private final boolean apart;

    private final int[] lists;
    private long rows;

    Alike(Judged judged, byte[] tail, int output, boolean apart, int[] lists) {
      this.judged = judged;
      this.tail = tail;
      this.output = output;
      this.apart = apart;
      this.lists = lists;
    }
  }

  Judge(Task task, @Nullable Weeks weeks) {
    this.task = task;
    this.weeks = weeks;
    this.numbers = task.numbers.reader();
    this.factColumns = task.facts.columns();
    this.lineEnd = task.form.bytes(task.layout.lineEnd());
    this.answers = task.outputs.byAnswer();
    this.lists = task.lists.lists().toArray(new NumberList[0]);
    this.lastEntries = new ListEntry[lists.length];
    this.lastIds = new int[lists.length];
    this.answersOfRow = new int[lists.length];
    this.tally = new Tally(lists.length);
    for (int i = 0; i < lists.length; i++) {
      known.add(new HashMap<>());
    }
  }

  /** Judges the rows of a batch and writes them where they belong. */
  @SuppressWarnings("EnumOrdinal") // an index within this run
  void judge(Batch batch, RowBytes[] outputs) {
    if (isFull()) {
      takeDown();
    }
    int width = task.layout.columns().size();
    int phone = task.layout.phone();
    for (int row = 0; row < batch.rows(); row++) {
      int first = batch.firstCell(row);
      int end = batch.endCell(row);
      byte[] tail;
      int output;
      PhoneNumber number;
      Refusal refusal = null;
      String detail = "";
      Told told = null;
      if (end - first > width && !areEmpty(batch, first + width, end)) {
        number = null;
        refusal = Refusal.TOO_MANY_CELLS;
      } else if (first + phone >= end) {
        number = null;
        refusal = Refusal.NO_NUMBER;
      } else {
        int cell = first + phone;
        number = numbers.read(batch.text(), batch.start(cell), batch.end(cell));
        if (number == null) {
          refusal = numbers.refusal();
          detail = numbers.detail();
        } else {
          told = told(batch, first, end);
          if (told.read.contact() == null) {
            refusal = Refusal.BAD_FACT;
            detail = told.read.problem();
          }
        }
      }
      if (refusal != null || number == null || told == null) {
        Refusal why = refusal == null ? Refusal.NO_NUMBER : refusal;
        tally.addRefused(why, batch.file(), batch.line(row));
        tail = refusedTail(why, detail);
        output = answers[Answer.REFUSED.ordinal()];
      } else {
        Alike alike = alike(told, number);
        if (alike.apart) {
          Judged judged = judged(told, number, alike.lists);
          tally.add(judged, 1);
          if (weeks != null) {
            weeks.addApart(judged);
          }
          tail = tail(judged.cells());
          output = answers[judged.answer().ordinal()];
        } else {
          alike.rows++;
          tail = alike.tail;
          output = alike.output;
        }
      }
      if (output >= 0) {
        write(batch, first, end, width, tail, outputs[output]);
      }
    }
  }

  private static boolean areEmpty(Batch batch, int from, int to) {
    for (int cell = from; cell < to; cell++) {
      if (batch.start(cell) != batch.end(cell)) {
        return false;
      }
    }
    return true;
  }

  private void write(Batch batch, int first, int end, int width, byte[] tail, RowBytes output) {
    int columns = Math.min(end - first, width);
    output.appendCells(batch, first, first + columns);
    for (int i = columns; i < width; i++) {
      output.appendDelimiter();
    }
    output.append(tail);
    if (end - first > width) {
      output.appendDelimiter();
      output.appendCells(batch, first + width, end);
    }
    output.append(lineEnd);
  }

  private byte[] tail(List<String> cells) {
    StringBuilder text = new StringBuilder();
    for (String cell : cells) {
      text.append(task.layout.delimiter()).append(task.form.cell(cell));
    }
    return task.form.bytes(text.toString());
  }

  private byte[] refusedTail(Refusal refusal, String detail) {
    if (!detail.isEmpty()) {
      return tail(Judged.refused(refusal.code() + ": " + detail));
    }
    return refusedTails.computeIfAbsent(
        refusal, why -> tail(Judged.refused(why.code() + ": " + why.text())));
  }

  /** Finds what the columns of facts say; the cells are compared where they stand. */
  private Told told(Batch batch, int first, int end) {
    int slot = 0;
    for (int column : factColumns) {
      int cell = first + column;
      for (int i = cell < end ? batch.start(cell) : 0, to = cell < end ? batch.end(cell) : 0;
          i < to;
          i++) {
        slot = slot * 31 + batch.text()[i];
      }
      slot = slot * 31 + 1;
    }
    slot = (slot ^ slot >>> 15) & tolds.length - 1;
    Told told = tolds[slot];
    while (told != null && !isSame(told.cells, batch, first, end)) {
      slot = (slot + 1) & tolds.length - 1;
      told = tolds[slot];
    }
    if (told == null) {
      String[] cells = new String[factColumns.length];
      for (int i = 0; i < cells.length; i++) {
        int cell = first + factColumns[i];
        cells[i] = cell < end ? batch.cell(cell) : "";
      }
      told = new Told(cells, task.facts.read(cells));
      tolds[slot] = told;
      toldCount++;
    }
    return told;
  }

  private boolean isSame(String[] cells, Batch batch, int first, int end) {
    for (int i = 0; i < cells.length; i++) {
      int cell = first + factColumns[i];
      String text = cells[i];
      int length = cell < end ? batch.end(cell) - batch.start(cell) : 0;
      if (text.length() != length) {
        return false;
      }
      for (int c = 0; c < length; c++) {
        if (text.charAt(c) != batch.text()[batch.start(cell) + c]) {
          return false;
        }
      }
    }
    return true;
  }

  private Alike alike(Told told, PhoneNumber number) {
    Where where = new Where(told, number.whereabouts());
    Kin kin = kins.get(where);
    if (kin == null) {
      kin = new Kin(where, concerned(told, number));
      kins.put(where, kin);
      kinds++;
    }
    int[] concerned = kin.lists;
    if (answersOfRow.length != concerned.length) {
      answersOfRow = new int[concerned.length];
    }
    for (int i = 0; i < concerned.length; i++) {
      answersOfRow[i] = idOf(concerned[i], lists[concerned[i]].check(number).orElse(null));
    }
    Alike last = kin.last;
    if (last != null && Arrays.equals(answersOfRow, kin.lastAnswers)) {
      return last;
    }
    Answers key = new Answers(answersOfRow);
    Alike alike = kin.alike.get(key);
    if (alike == null) {
      alike = newAlike(kin, number);
      kin.alike.put(new Answers(answersOfRow.clone()), alike);
      kinds++;
    }
    kin.last = alike;
    kin.lastAnswers = answersOfRow.clone();
    return alike;
  }

  @SuppressWarnings("EnumOrdinal") // an index within this run
  private Alike newAlike(Kin kin, PhoneNumber number) {
    Judged judged = judged(kin.where.told, number, kin.lists);
    return new Alike(
        judged,
        tail(judged.cells()),
        answers[judged.answer().ordinal()],
        readsNumber(judged.contact()),
        kin.lists);
  }

  private int[] concerned(Told told, PhoneNumber number) {
    Contact contact = task.profile.applyTo(contact(told, number));
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

  /** Numbers what a list says; a list says few different things of many numbers. */
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

  /** Asks the engine, which looks the number up itself. */
  private Judged judged(Told told, PhoneNumber number, int[] concerned) {
    Contact contact = contact(told, number);
    @Nullable ListEntry[] entries = new ListEntry[lists.length];
    boolean[] asked = new boolean[lists.length];
    for (int list : concerned) {
      entries[list] = lists[list].check(number).orElse(null);
      asked[list] = true;
    }
    return Judged.of(contact, task.compliance.check(contact), entries, asked);
  }

  private static Contact contact(Told told, PhoneNumber number) {
    Contact template = requireNonNull(told.read.contact());
    Called.Builder to = Called.builder();
    Called stated = Contact.TO.in(template);
    if (stated != null) {
      to.from(stated);
    }
    return Contact.builder().from(template).to(to.number(number).build()).build();
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

  /** Asked between batches only: within a row what stands in the tables must not change. */
  private boolean isFull() {
    return kinds >= MOST_KINDS
        || toldCount >= MOST_KINDS
        || known.stream().anyMatch(ids -> ids.size() >= MOST_KINDS);
  }

  private void takeDown() {
    for (Kin kin : kins.values()) {
      for (Alike alike : kin.alike.values()) {
        if (alike.rows > 0) {
          tally.add(alike.judged, alike.rows);
          if (weeks != null) {
            weeks.add(List.of(kin.where.told.cells), alike.judged, alike.rows);
          }
        }
      }
    }
    kins = new HashMap<>();
    kinds = 0;
    Arrays.fill(tolds, null);
    toldCount = 0;
    known.forEach(Map::clear);
    Arrays.fill(lastEntries, null);
  }

  /** Returns what has been counted, and begins anew. */
  Tally finish() {
    takeDown();
    Tally done = tally;
    tally = new Tally(lists.length);
    return done;
  }
}
