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
    char separator = text[end];
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
      to = trackOneEnd(from, end + 1);
    } else {
      if (start > 0 && text[start - 1] == ';') {
        from = start - 1;
      }
      to = trackTwoEnd(from, end + 1, separator != '=');
    }
    if (to < 0) {
      return -1;
    }
    int verdict = networks.judge(chain.digits, chain.digitsFrom(k), length);
    boolean sentinels = text[from] == '%' || text[from] == ';';
    if (verdict == CardNetworks.NONE && !sentinels) {
      return -1;
    }
    Confidence confidence = sentinels && text[to - 1] == '?' ? Confidence.HIGH : Confidence.MEDIUM;
    int network = verdict == CardNetworks.NONE ? -1 : verdict >> 2;
    sink.found(
        SpanKind.TRACK, from, to, network, confidence, chain.digits, chain.digitsFrom(k), length);
    return to;
  }

  private int trackOneEnd(int from, int name) {
    char[] text = window.text;
    int i = name;
    while (text[i] != '^') {
      if (text[i] < ' ' || i - name == MAX_NAME) {
        return -1;
      }
      i++;
    }
    if (i - name < 2 || !isExpiryAndService(i + 1)) {
      return -1;
    }
    int to = i + 8;
    while (Chars.isAsciiDigit(text[to])) {
      to++;
    }
    for (i = to; i - from < MAX_TRACK_ONE && text[i] >= ' ' && text[i] < 127; i++) {
      if (text[i] == '?') {
        return i + 1;
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
    while (i - from < MAX_TRACK_TWO && (Chars.isAsciiDigit(text[i]) || text[i] == '=')) {
      i++;
    }
    char next = text[i];
    boolean ends = i - from < MAX_TRACK_TWO && (chip ? (next | 0x20) == 'f' : next == '?');
    return ends ? i + 1 : i;
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
