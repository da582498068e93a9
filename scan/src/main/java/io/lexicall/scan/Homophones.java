package io.lexicall.scan;

/**
 * Words that sound like a digit of English, as services that format no numbers write them: "four to
 * six won".
 */
final class Homophones {

  private static final int LONGEST = 5;

  private Homophones() {}

  /** The digit that a word at [from, to) of a text sounds like; -1 if it sounds like none. */
  static int digit(char[] text, int from, int to) {
    if (to - from < 2 || to - from > LONGEST) {
      return -1;
    }
    return switch (text[from] | 0x20) {
      case 't' ->
          is("to", text, from, to) || is("too", text, from, to)
              ? 2
              : is("tree", text, from, to) ? 3 : -1;
      case 'f' ->
          is("for", text, from, to) || is("fore", text, from, to)
              ? 4
              : is("fife", text, from, to) ? 5 : is("free", text, from, to) ? 3 : -1;
      case 'n' -> is("nein", text, from, to) ? 9 : -1;
      case 'a' -> is("ate", text, from, to) ? 8 : -1;
      case 'w' -> is("won", text, from, to) ? 1 : -1;
      case 's' -> is("sicks", text, from, to) ? 6 : -1;
      case 'o' -> is("owe", text, from, to) ? 0 : -1;
      default -> -1;
    };
  }

  private static boolean is(String word, char[] text, int from, int to) {
    return to - from == word.length() && Lexicon.is(word, text, from);
  }
}
