package io.lexicall.engine.term;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Compares names of sellers that two systems may have written differently, and recognizes what they
 * write where they know none. The modules that keep such names share it.
 */
public final class NearNames {
  /** What stands for no name, or for every one, without the signs between its letters. */
  private static final Pattern PLACEHOLDER =
      Pattern.compile(
          "|na|nan|nat|null|none|nil|nothing|unk|unknown|undef|undefined|unspecified|unassigned"
              + "|not(applicable|assigned|available|defined|given|known|provided|set|specified)"
              + "|no(name|seller|brand|subject|value|data)|blank|empty|missing|tb[acd]"
              + "|(all|any|each|every)(sellers?|brands?|subjects?|of(them|these))?"
              + "|(any|every)(body|one|thing)"
              + "|unbekannt|keine?|keiner|leer|alle|inconnue?|aucune?|vide|tous|toutes"
              + "|desconocid[oa]|ningun[oa]|todos|todas");

  /** A mark of no value of databases, and the errors of spreadsheets. */
  private static final Pattern MARK =
      Pattern.compile(
          "\\\\+N|#(N/?[AV]|NULL|REF|BEZUG|VALUE|WERT|NAME|DIV/0|NUM|ZAHL|SPILL|CALC)[!?]?",
          Pattern.CASE_INSENSITIVE);

  private NearNames() {}

  /**
   * Returns whether a text is none of a name, but what programs write where there is none, such as
   * {@code NaN}, {@code #N/A} or {@code -}, or a word for every one.
   */
  public static boolean isPlaceholder(String name) {
    return PLACEHOLDER.matcher(ColumnNames.plain(name)).matches()
        || MARK.matcher(name.strip()).matches();
  }

  /**
   * Returns whether two names are the same but for case, blanks and the form in which Unicode
   * writes a letter.
   */
  public static boolean areNearlySame(String one, String other) {
    return one.equals(other)
        || (isAscii(one) && isAscii(other)
            ? areSameLetters(one, other)
            : bare(one).equals(bare(other)));
  }

  private static boolean isAscii(String name) {
    for (int i = 0; i < name.length(); i++) {
      if (name.charAt(i) >= 0x80) {
        return false;
      }
    }
    return true;
  }

  /** Compares without allocation, since each dial asks lists of several sellers. */
  private static boolean areSameLetters(String one, String other) {
    int i = next(one, 0);
    int j = next(other, 0);
    while (i < one.length() && j < other.length()) {
      if (lower(one.charAt(i)) != lower(other.charAt(j))) {
        return false;
      }
      i = next(one, i + 1);
      j = next(other, j + 1);
    }
    return i == one.length() && j == other.length();
  }

  /** Returns the index of the next sign that is no blank. */
  private static int next(String name, int from) {
    int i = from;
    while (i < name.length() && Character.isWhitespace(name.charAt(i))) {
      i++;
    }
    return i;
  }

  private static char lower(char c) {
    return c >= 'A' && c <= 'Z' ? (char) (c + ('a' - 'A')) : c;
  }

  private static String bare(String name) {
    StringBuilder bare = new StringBuilder();
    Normalizer.normalize(name, Normalizer.Form.NFKC)
        .codePoints()
        .filter(c -> !Character.isWhitespace(c) && !Character.isSpaceChar(c))
        .filter(c -> Character.getType(c) != Character.FORMAT)
        .forEach(bare::appendCodePoint);
    // Capitals first: some letters have more than one small form, or two letters as their capital.
    String folded = bare.toString().toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
    return Normalizer.normalize(folded, Normalizer.Form.NFKC);
  }
}
