package io.lexicall.scan;

/** Finds the data of magnetic stripes and their chip equivalent, as defined by ISO/IEC 7813. */
final class Tracks {

  private static final int MAX_TRACK_ONE = 79;
  private static final int MAX_TRACK_TWO = 40;
  private static final int MAX_NAME = 26;

  private final TextWindow window;
  private final CardNetworks networks;
  private final ScanEngine.Sink sink;

  Tracks(TextWindow window, CardNetworks networks, ScanEngine.Sink sink) {
    this.window = window;
    this.networks = networks;
    this.sink = sink;
  }

  /** Reports the track whose number is element {@code k}; its end, or -1. */
  int match(NumberChain chain, int k) {
    int length = chain.length(k, k);
    char[] text = window.text;
    int start = chain.start[k];
    int end = chain.end[k];
    char separator = separatorAt(end);
    int behind = end + widthAt(end);
    if (length < CardNetworks.MIN_LENGTH
        || separator != '^' && separator != '=' && (separator | 0x20) != 'd'
        || !CardNetworks.luhn(chain.digits, chain.digitsFrom(k), length)) {
      return -1;
    }
    int from = start;
    int to;
    if (separator == '^') {
      if (start == 0 || (text[start - 1] | 0x20) != 'b') {
        return -1;
      }
      from = start > 1 && text[start - 2] == '%' ? start - 2 : start - 1;
      from = start > 3 && Lexicon.is("%25", text, start - 4) ? start - 4 : from;
      to = trackOneEnd(from, behind);
    } else {
      if (start > 0 && text[start - 1] == ';') {
        from = start - 1;
      } else if (start > 2 && Lexicon.is("%3b", text, start - 3)) {
        from = start - 3;
      }
      to = trackTwoEnd(from, behind, (separator | 0x20) == 'd');
    }
    if (to < 0) {
      return -1;
    }
    int verdict = networks.judge(chain.digits, chain.digitsFrom(k), length);
    boolean sentinels = from < start && (text[from] == '%' || text[from] == ';');
    if (verdict == CardNetworks.NONE && !sentinels) {
      return -1;
    }
    boolean isClosed = text[to - 1] == '?' || Lexicon.is("%3f", text, to - 3);
    Confidence confidence = sentinels && isClosed ? Confidence.HIGH : Confidence.MEDIUM;
    int network = verdict == CardNetworks.NONE ? -1 : verdict >> 2;
    sink.found(
        SpanKind.TRACK, from, to, network, confidence, chain.digits, chain.digitsFrom(k), length);
    return to;
  }

  private int trackOneEnd(int from, int name) {
    char[] text = window.text;
    int i = name;
    while (separatorAt(i) != '^') {
      if (text[i] < ' ' || i - name == MAX_NAME) {
        return -1;
      }
      i++;
    }
    if (i - name < 2 || !isExpiryAndService(i + widthAt(i))) {
      return -1;
    }
    int to = i + widthAt(i) + 7;
    while (Chars.isAsciiDigit(text[to])) {
      to++;
    }
    for (i = to; i - from < MAX_TRACK_ONE && text[i] >= ' ' && text[i] < 127; i++) {
      if (separatorAt(i) == '?') {
        return i + widthAt(i);
      }
    }
    return to;
  }

  private int trackTwoEnd(int from, int rest, boolean chip) {
    char[] text = window.text;
    if (!isExpiryAndService(rest)) {
      return -1;
    }
    int i = rest + 7;
    while (i - from < MAX_TRACK_TWO && (Chars.isAsciiDigit(text[i]) || separatorAt(i) == '=')) {
      i += widthAt(i);
    }
    char next = separatorAt(i);
    boolean ends = i - from < MAX_TRACK_TWO && (chip ? (next | 0x20) == 'f' : next == '?');
    return ends ? i + widthAt(i) : i;
  }

  /**
   * The character at a place, or that for which an escape of an address or of HTML stands there.
   */
  private char separatorAt(int i) {
    char[] text = window.text;
    if (text[i] == '%') {
      return Lexicon.is("5e", text, i + 1)
          ? '^'
          : Lexicon.is("3d", text, i + 1) ? '=' : Lexicon.is("3f", text, i + 1) ? '?' : text[i];
    }
    return text[i] == '&' && Lexicon.is("&#61;", text, i) ? '=' : text[i];
  }

  private int widthAt(int i) {
    char[] text = window.text;
    char at = separatorAt(i);
    return at == text[i] ? 1 : text[i] == '&' ? 5 : 3;
  }

  /** Year, month and service code, seven figures. */
  private boolean isExpiryAndService(int at) {
    char[] text = window.text;
    for (int i = 0; i < 7; i++) {
      if (!Chars.isAsciiDigit(text[at + i])) {
        return false;
      }
    }
    int month = text[at + 2] * 10 + text[at + 3] - '0' * 11;
    return month >= 1 && month <= 12;
  }
}
