package io.lexicall.scan;

import java.util.Arrays;

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

  /**
   * Reports the data of a chip that stands in figures at [from, to) or goes on behind them, if the
   * tag and the length of EMV are before it: {@code 57 13 5425…D2906…}, {@code 5A 08 5425…},
   * without a blank. Returns its end; -1 if there is none.
   */
  int matchTagged(int from, int to) {
    char[] text = window.text;
    if ((text[to] | 0x20) == 'd') {
      for (int length = CardNetworks.MAX_LENGTH; length >= CardNetworks.MIN_LENGTH; length--) {
        int start = to - length;
        int end = start >= from ? taggedEnd(start, '5', '7') : -1;
        if (end >= to + 8
            && end - start <= MAX_TRACK_TWO
            && isExpiryAndService(to + 1)
            && isFilled(to + 8, end)
            && report(SpanKind.TRACK, start, end, length)) {
          return end;
        }
      }
    }
    for (int start = from; start <= from + 2; start += 2) {
      int end = taggedEnd(start, '5', 'a');
      int last = end;
      while (last > start && (text[last - 1] | 0x20) == 'f') {
        last--;
      }
      int length = last - start;
      if (end >= 0
          && length >= CardNetworks.MIN_LENGTH
          && length <= CardNetworks.MAX_LENGTH
          && isFilled(start, end)
          && report(SpanKind.PAN, start, last, length)) {
        return end;
      }
    }
    return -1;
  }

  /**
   * Returns where a value ends that a tag and its length in bytes stand before; -1 if they do not.
   */
  private int taggedEnd(int start, char first, char second) {
    char[] text = window.text;
    if (start < 4 || text[start - 4] != first || Chars.lower(text[start - 3]) != second) {
      return -1;
    }
    int high = Character.digit(text[start - 2], 16);
    int low = Character.digit(text[start - 1], 16);
    boolean isHexadecimal =
        start == 4 || !Chars.isLetter(text[start - 5]) || isHex(text[start - 5]);
    int end = start + 2 * (16 * high + low);
    return high < 0 || high > 1 || low < 0 || !isHexadecimal || end > window.length ? -1 : end;
  }

  private static boolean isHex(char c) {
    return c < 128 && Character.digit(c, 16) >= 0;
  }

  /** Whether only figures stand at a place, and behind them only the signs that fill a byte. */
  private boolean isFilled(int from, int to) {
    char[] text = window.text;
    int i = from;
    while (i < to && Chars.isAsciiDigit(text[i])) {
      i++;
    }
    while (i < to && (text[i] | 0x20) == 'f') {
      i++;
    }
    return i == to && (isHex(text[to]) || !Chars.isAsciiAlphanumeric(text[to]));
  }

  /** Reports the number that begins at a place, and what belongs to it, if it is a card's. */
  private boolean report(SpanKind kind, int start, int end, int length) {
    byte[] digits = new byte[length];
    for (int i = 0; i < length; i++) {
      digits[i] = (byte) (window.text[start + i] - '0');
    }
    int verdict =
        CardNetworks.luhn(digits, 0, length)
            ? networks.judge(digits, 0, length)
            : CardNetworks.NONE;
    if (verdict != CardNetworks.NONE) {
      sink.found(kind, start, end, verdict >> 2, Confidence.MEDIUM, digits, 0, length);
    }
    Arrays.fill(digits, (byte) 0);
    return verdict != CardNetworks.NONE;
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
