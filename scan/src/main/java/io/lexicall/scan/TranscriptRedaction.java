package io.lexicall.scan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

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
        } else if (form == Slot.Form.YAML_PLAIN
            && part.start() == part.slot().start()
            && !Chars.isAsciiAlphanumeric(written.charAt(0))) {
          quoteYaml(part.slot(), text, edits);
        } else if (form == Slot.Form.ANY || form == Slot.Form.JSON_STRING) {
          JsonText.Bare bare = JsonText.bareAbout(text, part.start(), part.end());
          if (bare != null) {
            quote(bare.start(), bare.end(), bare.quote(), edits);
          }
        }
      }
    }
    edits.sort(Comparator.comparingInt(Edit::start).thenComparingInt(Edit::rank));
    StringBuilder out = new StringBuilder(text.length());
    int from = 0;
    for (Edit edit : edits) {
      out.append(text, from, edit.start).append(edit.text);
      from = edit.end;
    }
    return out.append(text, from, text.length()).toString();
  }

  /** What is hidden would begin with a sign that means something in YAML. */
  private static void quoteYaml(Slot slot, String text, List<Edit> edits) {
    String rest = text.substring(slot.start(), slot.end());
    quote(slot.start(), slot.end(), rest.indexOf('\'') < 0 ? "'" : "\"", edits);
  }

  private static void quote(int start, int end, String quote, List<Edit> edits) {
    edits.add(new Edit(start, start, 0, quote));
    edits.add(new Edit(end, end, 2, quote));
  }
}
