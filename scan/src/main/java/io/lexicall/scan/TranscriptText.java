package io.lexicall.scan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A file that was read in its format: the places that hold text, and what stands there as texts to
 * scan. The same place may be part of several.
 */
final class TranscriptText {

  final TranscriptFormat format;

  /** By their place; none overlaps another. */
  final List<Slot> slots;

  /** What was said, and whatever else the file holds, so that nothing goes unseen. */
  final List<Passage> passages;

  /** Of these, what was said. */
  final List<Passage> said;

  private TranscriptText(
      TranscriptFormat format, List<Slot> slots, List<Passage> passages, List<Passage> said) {
    this.said = said;
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
  @org.jspecify.annotations.Nullable
  Slot slotAt(int place) {
    int low = 0;
    int high = slots.size() - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      Slot slot = slots.get(middle);
      if (place < slot.start()) {
        high = middle - 1;
      } else if (place >= slot.end()) {
        low = middle + 1;
      } else {
        return slot;
      }
    }
    return null;
  }

  /** Puts one together. */
  static final class Builder {
    private final List<Slot> slots = new ArrayList<>();
    private final List<Passage> passages = new ArrayList<>();
    private final List<Passage> said = new ArrayList<>();

    void slot(Slot slot) {
      if (slot.end() > slot.start()) {
        slots.add(slot);
      }
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
      for (Slot each : read.slots) {
        Slot within = each.within(about, whole);
        if (isSaid) {
          slot(whole.part(at, within.start()));
          at = within.end();
        }
        slot(within);
      }
      if (isSaid) {
        slot(whole.part(at, whole.end()));
      }
      for (Passage each : read.passages) {
        Passage within = each.within(about);
        passage(within);
        if (within.length() > 0 && read.said.stream().anyMatch(one -> one == each)) {
          said.add(within);
        }
      }
    }

    /** A part of a line that nobody said, to be scanned by itself. */
    void line(CharSequence text, int start, int end) {
      slot(Slot.of(start, end, Slot.Form.LINE));
      passage(Passage.of(text, start, end));
    }

    private boolean areSorted() {
      int before = 0;
      for (Slot slot : slots) {
        if (slot.start() < before) {
          return false;
        }
        before = slot.start();
      }
      return true;
    }

    TranscriptText build(TranscriptFormat format) {
      if (!areSorted()) {
        slots.sort(Comparator.comparingInt(Slot::start));
      }
      return new TranscriptText(format, slots, passages, said);
    }
  }
}
