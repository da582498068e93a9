package io.lexicall.scan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;

/**
 * Writes a file with its findings replaced, so that the format stays valid.
 *
 * <p>A replacement with one character per digit is distributed over the pieces. Of any other
 * replacement the first piece gets all, and the others get an asterisk. An asterisk also stands
 * wherever an empty text would break the format: for the word of a line of CTM, or the line of a
 * cue.
 */
final class TranscriptRedaction {

  /** What stands in each further place of a number of which the first has the whole replacement. */
  static final String HIDDEN = "*";

  /** What stands in the place of [start, end). */
  private record Edit(int start, int end, int rank, String text) {}

  private static final Comparator<Edit> IN_ORDER =
      Comparator.comparingInt(Edit::start).thenComparingInt(Edit::rank);

  private TranscriptRedaction() {}

  /** What a redaction gives for a hit. */
  static String replacement(Hit hit, Redaction redaction) {
    char[] value = hit.value.clone();
    try {
      return redaction.replace(hit.span(), value).toString();
    } finally {
      Arrays.fill(value, '\0');
    }
  }

  static String write(String text, List<Hit> hits, List<String> replacements) {
    List<Edit> edits = new ArrayList<>();
    Set<Slot> quoted = new HashSet<>();
    YamlQuotes yaml = new YamlQuotes(text);
    for (int h = 0; h < hits.size(); h++) {
      Hit hit = hits.get(h);
      String replacement = replacements.get(h);
      int digits = hit.parts.stream().mapToInt(part -> part.repeated() ? 0 : part.digits()).sum();
      boolean shared = digits == hit.value.length && digits == replacement.length();
      int at = 0;
      boolean first = true;
      for (Part part : hit.parts) {
        String instead;
        if (part.repeated()) {
          instead = HIDDEN.repeat(Math.max(1, part.digits()));
        } else if (shared) {
          instead = replacement.substring(at, at + part.digits());
          at += part.digits();
        } else {
          instead = first ? replacement : HIDDEN;
        }
        first &= part.repeated();
        StringBuilder written = new StringBuilder();
        Slot.Form form = part.slot().form();
        part.slot().write(instead.isBlank() && !form.mayBeEmpty() ? HIDDEN : instead, written);
        edits.add(new Edit(part.start(), part.end(), 1, written.toString()));
        if (form == Slot.Form.JSON_NUMBER && quoted.add(part.slot())) {
          quote(part.slot().start(), part.slot().end(), part.slot().quote(), edits);
        } else if (form == Slot.Form.SQL_NUMBER && quoted.add(part.slot())) {
          quote(part.slot().start(), part.slot().end(), "'", edits);
        } else if (form == Slot.Form.YAML_PLAIN || form == Slot.Form.YAML_ITEM) {
          yaml.note(part, written.toString());
        } else if (form == Slot.Form.ANY || form == Slot.Form.JSON_STRING) {
          JsonText.Bare bare = JsonText.bareAbout(text, part.start(), part.end());
          if (bare != null) {
            quote(bare.start(), bare.end(), bare.quote(), edits);
          }
        }
      }
    }
    edits.sort(IN_ORDER);
    if (!yaml.about.isEmpty()) {
      edits = yaml.quote(edits);
      edits.sort(IN_ORDER);
    }
    StringBuilder out = new StringBuilder(text.length());
    int from = 0;
    for (Edit edit : edits) {
      out.append(text, from, edit.start).append(edit.text);
      from = edit.end;
    }
    return out.append(text, from, text.length()).toString();
  }

  private static void quote(int start, int end, String quote, List<Edit> edits) {
    edits.add(new Edit(start, start, 0, quote));
    edits.add(new Edit(end, end, 2, quote));
  }

  /** The quotes about plain values of YAML in which something stands that means more there. */
  private static final class YamlQuotes {
    private final String text;
    private final Map<Slot, NavigableMap<Integer, Integer>> plain = new HashMap<>();

    /** The end of each value that needs quotes, by where it begins. */
    final NavigableMap<Integer, Integer> about = new TreeMap<>();

    YamlQuotes(String text) {
      this.text = text;
    }

    void note(Part part, String written) {
      Slot slot = part.slot();
      NavigableMap<Integer, Integer> values =
          plain.computeIfAbsent(
              slot,
              each ->
                  each.form() == Slot.Form.YAML_PLAIN
                      ? new TreeMap<>(Map.of(each.start(), each.end()))
                      : YamlValues.plain(text, each.start(), each.end()));
      Map.Entry<Integer, Integer> value = values.floorEntry(part.start());
      if (value != null
          && part.end() <= value.getValue()
          && !YamlValues.mayStand(written, part.start() == value.getKey())) {
        about.put(value.getKey(), value.getValue());
      }
    }

    /** Adds the quotes to edits in their order; a quote within them stands twice. */
    List<Edit> quote(List<Edit> edits) {
      List<Edit> quoted = new ArrayList<>();
      int e = 0;
      for (Map.Entry<Integer, Integer> value : about.entrySet()) {
        int at = value.getKey();
        int end = value.getValue();
        TranscriptRedaction.quote(at, end, "'", quoted);
        while (e < edits.size() && edits.get(e).start < at) {
          quoted.add(edits.get(e));
          e++;
        }
        while (e < edits.size() && edits.get(e).start < end) {
          Edit edit = edits.get(e);
          twice(at, edit.start, quoted);
          quoted.add(new Edit(edit.start, edit.end, edit.rank, edit.text.replace("'", "''")));
          at = edit.end;
          e++;
        }
        twice(at, end, quoted);
      }
      quoted.addAll(edits.subList(e, edits.size()));
      return quoted;
    }

    private void twice(int from, int to, List<Edit> edits) {
      int at = Chars.indexOf(text, '\'', from, to);
      while (at >= 0) {
        edits.add(new Edit(at, at, 1, "'"));
        at = Chars.indexOf(text, '\'', at + 1, to);
      }
    }
  }
}
