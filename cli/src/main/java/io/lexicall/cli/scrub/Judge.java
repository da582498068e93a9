package io.lexicall.cli.scrub;

import static java.util.Objects.requireNonNull;

import io.lexicall.Compliance;
import io.lexicall.facts.Called;
import io.lexicall.facts.Contact;
import io.lexicall.facts.Fact;
import io.lexicall.facts.ListEntry;
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
 * <p>Rows whose facts are the same but for the number are alike: the engine is asked for one of them,
 * unless it reads the number itself ({@link Compliance#reads}). So a row costs the reading of its
 * number, a look into each list, and a look into a table. The table is bounded; when it is full what
 * was counted is taken down and it begins anew.
 */
final class Judge {
  /** What all threads share. */
  record Task(
      Compliance compliance,
      LeadFacts facts,
      List<? extends ListCheck> lists,
      Layout layout,
      RowBytes.Form form,
      LeadNumbers.Kind numbers,
      Outputs.Plan outputs) {}

  /** Above so many kinds of rows the table begins anew: a kind takes about two kilobytes. */
  static final int MOST_KINDS = 1 << 13;

  private static final int UNCOVERED = 0;

  private final Task task;
  private final LeadNumbers numbers;
  private final int[] factColumns;
  private final byte[] lineEnd;
  private final Map<Refusal, byte[]> refusedTails = new HashMap<>();
  private final int[] answers;
  private final Likeness probe;
  private Map<Likeness, Alike> kinds = new HashMap<>();
  private Map<List<String>, Told> tolds = new HashMap<>();
  private @Nullable Told last;
  private final List<Map<ListEntry, Integer>> known = new ArrayList<>();
  private final @Nullable ListEntry[] lastEntries;
  private final int[] lastIds;
  private Tally tally;
  private final @Nullable Weeks weeks;

  /** The facts of rows whose columns of facts hold the same. */
  private record Told(String[] cells, LeadFacts.Read read) {}

  /** What makes rows alike: their facts, where the number is, what the lists say of it. */
  private static final class Likeness {
    private @Nullable Told told;
    private Whereabouts where = Whereabouts.UNKNOWN;
    private final int[] entries;
    private int hash;

    Likeness(int lists) {
      entries = new int[lists];
    }

    Likeness copy() {
      Likeness copy = new Likeness(entries.length);
      System.arraycopy(entries, 0, copy.entries, 0, entries.length);
      copy.told = told;
      copy.where = where;
      copy.hash = hash;
      return copy;
    }

    void seal() {
      int sum = System.identityHashCode(told) * 31 + where.hashCode();
      for (int entry : entries) {
        sum = sum * 31 + entry;
      }
      hash = sum * 0x9E3779B9;
    }

    @Override
    public int hashCode() {
      return hash;
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Likeness that
          && told == that.told
          && where.equals(that.where)
          && Arrays.equals(entries, that.entries);
    }
  }

  /** Rows alike, and what becomes of them. */
  private static final class Alike {
    private final Judged judged;
    private final byte[] tail;
    private final int output;

    /** Whether the number itself matters, so that each row is judged alone. */
    private final boolean apart;

    private long rows;

    Alike(Judged judged, byte[] tail, int output, boolean apart) {
      this.judged = judged;
      this.tail = tail;
      this.output = output;
      this.apart = apart;
    }
  }

  Judge(Task task, @Nullable Weeks weeks) {
    this.task = task;
    this.weeks = weeks;
    this.numbers = task.numbers.reader();
    this.factColumns = task.facts.columns();
    this.lineEnd = task.form.bytes(task.layout.lineEnd());
    this.answers = task.outputs.byAnswer();
    int lists = task.lists.size();
    this.probe = new Likeness(lists);
    this.lastEntries = new ListEntry[lists];
    this.lastIds = new int[lists];
    this.tally = new Tally(lists);
    for (int i = 0; i < lists; i++) {
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
          Judged judged = judged(told, number);
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

  private void write(
      Batch batch, int first, int end, int width, byte[] tail, RowBytes output) {
    char[] text = batch.text();
    int columns = Math.min(end - first, width);
    for (int cell = first; cell < first + columns; cell++) {
      if (cell > first) {
        output.appendDelimiter();
      }
      output.appendCell(text, batch.start(cell), batch.end(cell), batch.quoted(cell));
    }
    for (int i = columns; i < width; i++) {
      output.appendDelimiter();
    }
    output.append(tail);
    for (int cell = first + width; cell < end; cell++) {
      output.appendDelimiter();
      output.appendCell(text, batch.start(cell), batch.end(cell), batch.quoted(cell));
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

  private Told told(Batch batch, int first, int end) {
    Told same = last;
    if (same != null && isSame(same.cells, batch, first, end)) {
      return same;
    }
    String[] cells = new String[factColumns.length];
    for (int i = 0; i < cells.length; i++) {
      int cell = first + factColumns[i];
      cells[i] = cell < end ? batch.cell(cell) : "";
    }
    List<String> key = List.of(cells);
    Told told = tolds.get(key);
    if (told == null) {
      told = new Told(cells, task.facts.read(cells));
      tolds.put(key, told);
    }
    last = told;
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

  @SuppressWarnings("EnumOrdinal") // an index within this run
  private Alike alike(Told told, PhoneNumber number) {
    probe.told = told;
    probe.where = number.whereabouts();
    for (int i = 0; i < lastEntries.length; i++) {
      ListEntry entry = task.lists.get(i).check(number).orElse(null);
      probe.entries[i] = idOf(i, entry);
      lastEntries[i] = entry;
    }
    probe.seal();
    Alike alike = kinds.get(probe);
    if (alike == null) {
      Judged judged = judged(told, number);
      alike =
          new Alike(
              judged,
              tail(judged.cells()),
              answers[judged.answer().ordinal()],
              readsNumber(judged.contact()));
      kinds.put(probe.copy(), alike);
    }
    return alike;
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
    lastIds[list] = id;
    return id;
  }

  private Judged judged(Told told, PhoneNumber number) {
    Contact contact = contact(requireNonNull(told.read.contact()), number);
    return Judged.of(contact, task.compliance.check(contact), lastEntries.clone());
  }

  private Contact contact(Contact template, PhoneNumber number) {
    Called.Builder to = Called.builder();
    Called stated = Contact.TO.in(template);
    if (stated != null) {
      to.from(stated);
    }
    Contact.Builder contact = Contact.builder().from(template).to(to.number(number).build());
    if (lastEntries.length > 0) {
      List<ListEntry> entries = new ArrayList<>();
      for (ListEntry entry : lastEntries) {
        if (entry != null) {
          entries.add(entry);
        }
      }
      contact.lists(entries);
    }
    return contact.build();
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
    return kinds.size() >= MOST_KINDS
        || tolds.size() >= MOST_KINDS
        || known.stream().anyMatch(ids -> ids.size() >= MOST_KINDS);
  }

  private void takeDown() {
    kinds.forEach(
        (likeness, alike) -> {
          if (alike.rows > 0) {
            tally.add(alike.judged, alike.rows);
            if (weeks != null) {
              weeks.add(List.of(requireNonNull(likeness.told).cells), alike.judged, alike.rows);
            }
          }
        });
    kinds = new HashMap<>();
    tolds = new HashMap<>();
    last = null;
    known.forEach(Map::clear);
    Arrays.fill(lastEntries, null);
  }

  /** Returns what has been counted, and begins anew. */
  Tally finish() {
    takeDown();
    Tally done = tally;
    tally = new Tally(lastEntries.length);
    return done;
  }
}
