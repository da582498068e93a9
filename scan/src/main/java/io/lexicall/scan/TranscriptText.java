package io.lexicall.scan;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A file that was read in its format: the places that hold text, and the texts to scan. The same
 * place may be part of several texts.
 */
final class TranscriptText {

  final TranscriptFormat format;

  /** By their place; none overlaps another. */
  final Slots slots;

  /** What was said, and whatever else the file holds, so that nothing goes unseen. */
  final List<Passage> passages;

  /** Those of the passages that were said. */
  final List<Passage> said;

  /** So many signs and values were looked at in a search, beside the one pass of its reader. */
  final long looks;

  /** The format of the first transcript that stands in a string of the file; null if none does. */
  final @Nullable TranscriptFormat inside;

  private TranscriptText(
      TranscriptFormat format,
      Slots slots,
      List<Passage> passages,
      List<Passage> said,
      long looks,
      @Nullable TranscriptFormat inside) {
    this.said = said;
    this.looks = looks;
    this.inside = inside;
    this.format = format;
    this.slots = slots;
    this.passages = passages;
  }

  /** Returns a text in no known format. */
  static TranscriptText plain(String text) {
    Builder builder = new Builder();
    builder.slot(Slot.of(0, text.length(), Slot.Form.ANY));
    builder.text(Passage.of(text, 0, text.length()));
    return builder.build(TranscriptFormat.TEXT);
  }

  /** Returns the slot that holds a place, or null. */
  @Nullable Slot slotAt(int place) {
    return slots.at(place);
  }

  /** Puts one together. */
  static final class Builder {
    private static final int USUAL = 16;

    /** A code has so many digits, or one more. */
    private static final int SHORTEST_CODE = 3;

    private final Slots slots;
    private final List<Passage> passages = new ArrayList<>();
    private final List<Passage> said = new ArrayList<>();

    /** From where to where it is scanned what may stand in no slot. */
    private final List<int[]> rests = new ArrayList<>();

    private long looks;
    private @Nullable TranscriptFormat inside;

    Builder() {
      this(USUAL);
    }

    /** Begins one of about so many slots. */
    Builder(int expected) {
      slots = new Slots(expected);
    }

    void slot(Slot slot) {
      slots.add(slot);
    }

    void slot(int start, int end, Slot.Form form, long fromMillis, long toMillis) {
      slots.add(start, end, form, fromMillis, toMillis);
    }

    /** A value of JSON, all of one text. */
    void slot(JsonText json, int value, long fromMillis, long toMillis) {
      slots.add(json, value, fromMillis, toMillis);
    }

    void passage(Passage passage) {
      if (passage.length() > 0) {
        passages.add(passage);
      }
    }

    void speech(Speech speech) {
      int before = passages.size();
      speech.passages().forEach(this::passage);
      said.addAll(passages.subList(before, passages.size()));
    }

    /**
     * What another speech begins with too. A number that is told to its end only there is looked
     * for only there, and then here.
     */
    void beginning(Speech speech) {
      int before = passages.size();
      speech(speech);
      passages.subList(before, passages.size()).forEach(passage -> passage.isBeginning = true);
    }

    /**
     * Any text, such as may be what was said all the same. It is read as speech too: a long one in
     * blocks of lines, since what is said of cards in one place says nothing of another far away.
     */
    void text(Passage text) {
      passage(text);
      if (text.length() <= TranscriptFormats.HEAD) {
        text.mayBeSpoken = true;
        if (SpokenLines.isDialogue(text.text())) {
          said.add(text);
        }
        return;
      }
      int from = 0;
      while (from < text.length()) {
        int to = Math.min(text.length(), from + TranscriptFormats.HEAD);
        int line = to;
        while (to < text.length() && line > from && text.charAt(line - 1) != '\n') {
          line--;
        }
        to = line > from ? line : to;
        Passage block = new Passage();
        block.add(text, from, to);
        block.mayBeSpoken = true;
        block.isReadElsewhere = true;
        passage(block);
        from = to;
      }
    }

    /**
     * What was read of a text that stands in a string of JSON of this file.
     *
     * @param about the string
     * @param whole where it stands
     * @param isSaid whether all of it is read as what was said too
     */
    void inside(TranscriptText read, Passage about, Slot whole, boolean isSaid) {
      int at = whole.start();
      for (int i = 0; i < read.slots.count(); i++) {
        Slot within = read.slots.get(i).within(about, whole);
        if (isSaid) {
          slot(whole.part(at, within.start()));
          at = within.end();
        }
        slot(within);
      }
      if (isSaid) {
        slot(whole.part(at, whole.end()));
      }
      Set<Passage> spoken = Collections.newSetFromMap(new IdentityHashMap<>());
      spoken.addAll(read.said);
      for (Passage each : read.passages) {
        Passage within = each.within(about);
        passage(within);
        if (within.length() > 0 && spoken.contains(each)) {
          said.add(within);
        }
      }
      looks += read.looks;
      inside = inside == null && read.format.isTranscript() ? read.format : inside;
    }

    /**
     * What a reader does not read as speech, and may be anything: it is scanned as text, with the
     * names that stand in it. It may lie about and between slots, or within one.
     */
    void rest(String text, int from, int to) {
      if (mayTell(text, from, to)) {
        rests.add(new int[] {from, to});
        passage(Passage.of(text, from, to));
      }
    }

    /** Whether a stretch is long enough for a number, or for a code with its name. */
    static boolean mayTell(String text, int from, int to) {
      if (to - from >= CardNetworks.MIN_LENGTH) {
        return true;
      }
      int figures = 0;
      for (int i = from; i < to; i++) {
        figures += Character.isDigit(text.charAt(i)) ? 1 : 0;
      }
      return figures >= SHORTEST_CODE && to - from > figures;
    }

    /** Adds a slot wherever a rest lies in none. */
    private void fill() {
      slots.sort();
      int known = slots.count();
      for (int[] rest : rests) {
        int at = rest[0];
        for (int i = slots.firstBehind(at, known); i < known && at < rest[1]; i++) {
          slots.add(
              at, Math.min(rest[1], slots.start(i)), Slot.Form.ANY, Slot.UNKNOWN, Slot.UNKNOWN);
          at = Math.max(at, slots.end(i));
        }
        slots.add(at, rest[1], Slot.Form.ANY, Slot.UNKNOWN, Slot.UNKNOWN);
      }
    }

    /** Notes that a search looked at so many signs or values. */
    void looked(int more) {
      looks += more;
    }

    /** A part of a line that nobody said, to be scanned by itself. */
    void line(CharSequence text, int start, int end) {
      if (end > start) {
        slot(start, end, Slot.Form.LINE, Slot.UNKNOWN, Slot.UNKNOWN);
        passage(Passage.of(text, start, end));
      }
    }

    TranscriptText build(TranscriptFormat format) {
      if (!rests.isEmpty()) {
        fill();
      }
      slots.sort();
      return new TranscriptText(format, slots, passages, said, looks, inside);
    }
  }
}
