package io.lexicall.scan;

import java.util.Arrays;

/**
 * Finds the code that stands behind a card number without a name: directly, behind the day on which
 * the card expires, or before it. It has no state but the text.
 */
final class CodeBehindNumber {

  /** Only cards with this number of digits have a code: 14 to 16. */
  private static final int FEWEST_DIGITS_WITH_CODE = 14;

  private static final int MOST_DIGITS_WITH_CODE = 16;

  private final TextWindow window;
  private final CardWords cardWords;
  private final CardNumbers cardNumbers;
  private final CardFields cardFields;
  private final NumberStarts starts;
  private final Readings readings;
  private final CodeReader reader;
  private final NamedCodes codes;

  CodeBehindNumber(
      TextWindow window,
      CardWords cardWords,
      CardNumbers cardNumbers,
      CardFields cardFields,
      NumberStarts starts,
      Readings readings,
      CodeReader reader,
      NamedCodes codes) {
    this.window = window;
    this.cardWords = cardWords;
    this.cardNumbers = cardNumbers;
    this.cardFields = cardFields;
    this.starts = starts;
    this.readings = readings;
    this.reader = reader;
    this.codes = codes;
  }

  /**
   * Reports the code that stands behind a number, if one does, and returns whether it is the next
   * element: "4111 1111 1111 1111 123" where the number is written as a card's or a card is spoken
   * of, or where both together might be a longer number; "… 04/28 123"; "…, 123"; "… code 123".
   */
  boolean find(NumberChain c, int k, int j) {
    int length = c.length(k, j);
    if (length < FEWEST_DIGITS_WITH_CODE || length > MOST_DIGITS_WITH_CODE) {
      return false;
    }
    int digits = length == 15 ? 4 : 3;
    int start = c.start[k];
    int end = c.end[j];
    c.fill(j + 1, digits + 1);
    int next = j + 1;
    boolean cardWord = cardWords.isNear(start, end);
    boolean asCard = !c.isSpoken(j) && (cardWord || k == j || c.isGroupedAsCard(k, j));
    for (int e = k + 1; e <= j; e++) {
      if (c.isAfterTurn(e)) {
        return false; // digits behind the answer of a later turn belong to that answer
      }
    }
    Confidence confidence = cardWord ? Confidence.MEDIUM : Confidence.LOW;
    if (next < c.count
        && c.length(next, next) == digits
        && !c.isSpoken(next)
        && !c.isAfterTurn(next)
        && !c.isAfterLine(next)
        && !c.isAfterWideGap(next)) {
      // A group that is too long for a card number also ends the chain.
      boolean last =
          (c.complete && c.count == next + 1 && (c.stop == c.end[next] || c.endsAtFarGap)
                  || next + 1 < c.count && c.isAfterFarGap(next + 1))
              && !cardNumbers.touchesWord(c.start[next], c.end[next])
              && !cardFields.isSumOrHouse(c.end[next]);
      if (asCard && last || cardNumbers.isNumber(c, k, next)) {
        codes.found(c.start[next], c.end[next], confidence, c.digits, c.digitsFrom(next), digits);
        return true;
      }
    }
    int date = cardFields.afterExpiryWords(cardFields.afterSigns(end));
    int expiry = cardFields.expiryEnd(date);
    if (expiry < 0 && date > end) {
      expiry = saidExpiryEnd(date);
      if (expiry >= 0 && date == cardFields.afterSigns(end)) {
        // "One two three oh four twenty eight": 12/30 428, or 123 04/28.
        saidCodeBeforeDate(date, digits, Confidence.MEDIUM);
      }
    }
    int name = expiry >= 0 ? cardFields.afterSigns(expiry) : cardFields.afterSeparators(end);
    int behindName = cardFields.afterCodeWords(name);
    Confidence ofCode = expiry >= 0 || behindName > name ? Confidence.MEDIUM : confidence;
    if ((behindName > name || expiry >= 0) && Chars.isLetter(window.text[behindName])) {
      if (expiry < 0 || !readings.isNumberAt(date)) { // whose first four digits look like a date
        saidCodeAt(behindName, digits, ofCode);
      }
      return false;
    }
    int code =
        behindName > name || expiry >= 0
            ? cardFields.codeAt(behindName, expiry >= 0 ? expiry : end, digits)
            : cardFields.codeAfter(end, digits, asCard);
    if (code >= 0 && !readings.isNumberIn(end, code)) {
      codes.found(code, code + digits, ofCode);
    } else if (code < 0 && behindName == name && expiry < 0) {
      codeBeforeDate(end, digits, cardWord || !cardWords.isAfterReference(start));
    }
    return false;
  }

  /**
   * Reports the code behind what others have left of a card number, and returns its end; -1 if none
   * is there.
   *
   * <p>Beside the day on which a card expires, three figures hardly are anything else. Without it
   * they must end what stands there, and either a card is spoken of, or the mask is as long as a
   * number.
   */
  int find(MaskedNumber masked) {
    int end = masked.end;
    int digits = masked.codeDigits;
    boolean cardWord = masked.isWord && masked.isOfCard || cardWords.isNear(masked.start, end);
    int date = cardFields.afterExpiryWords(cardFields.afterSigns(end));
    int expiry = date > end ? cardFields.expiryEnd(date) : -1;
    int code =
        expiry >= 0
            ? cardFields.codeAt(
                cardFields.afterCodeWords(cardFields.afterSigns(expiry)), expiry, digits)
            : cardFields.afterJoint(end);
    boolean isDated = expiry >= 0 ? code >= 0 : cardFields.codeBeforeDate(code, end, digits) >= 0;
    boolean isSure = cardWord || masked.isWhole;
    if (!isDated) {
      code = masked.isWord || expiry >= 0 ? -1 : cardFields.codeAtEnd(end, digits);
      if (code < 0 || !isSure) {
        return -1;
      }
      isSure = cardWord;
    }
    codes.found(code, code + digits, isSure ? Confidence.MEDIUM : Confidence.LOW);
    return code + digits;
  }

  /** Reports the code between a number and the day on which the card expires: "… 123 04/28". */
  private void codeBeforeDate(int end, int digits, boolean isOfCard) {
    Confidence confidence = isOfCard ? Confidence.MEDIUM : Confidence.LOW;
    int code = cardFields.afterJoint(end);
    int codeEnd = cardFields.codeBeforeDate(code, end, digits);
    if (codeEnd >= 0) {
      if (!readings.isNumberIn(end, code)) {
        codes.found(code, codeEnd, confidence);
      }
    } else if (code > end && Chars.isLetter(window.text[code])) {
      saidCodeBeforeDate(code, digits, confidence);
    } else if (code > end
        && cardFields.codeDigits(code) == digits
        && isBeforeSaidDate(code + digits)) {
      codes.found(code, code + digits, confidence);
    } else {
      int below = cardFields.codeBelow(end, digits);
      int field = below >= 0 ? below : cardFields.codeInFields(end, digits);
      if (field >= 0) {
        codes.found(field, field + digits, confidence);
      }
    }
  }

  /** The same in words: "one two three, oh four twenty eight". */
  private void saidCodeBeforeDate(int at, int digits, Confidence confidence) {
    for (int reading = 0; reading < NumberChain.READINGS; reading++) {
      NumberChain c = readings.other();
      if (!c.begin(at, reading)) {
        return;
      }
      c.fill(0);
      int last = 0;
      while (last + 1 < c.count && c.length(0, last) < digits && c.isSpoken(last + 1)) {
        last++;
      }
      if (!c.isSpoken(0) || c.length(0, last) != digits || beginsNumber(c, last)) {
        continue;
      }
      int end = c.end[last];
      byte[] code = Arrays.copyOfRange(c.digits, 0, digits); // the date is read into the same chain
      boolean isFound = isBeforeSaidDate(end);
      if (isFound) {
        codes.found(at, end, confidence, code, 0, digits);
      }
      Arrays.fill(code, (byte) 0);
      if (isFound) {
        return;
      }
    }
  }

  /** Whether a card number begins with one of the first elements. */
  private boolean beginsNumber(NumberChain c, int last) {
    for (int e = 0; e <= last; e++) {
      if (readings.isNumber(c, e)) {
        return true;
      }
    }
    return false;
  }

  /** Whether a day on which cards expire is said behind a code, and no digits directly behind. */
  private boolean isBeforeSaidDate(int code) {
    int date = cardFields.dateBehind(code);
    int end = date > code ? saidExpiryEnd(date) : -1;
    boolean isJoined = end >= 0 && (window.text[end] == ' ' || window.text[end] == '-');
    return end >= 0 && !(isJoined && starts.isNumberAt(end + 1, 1));
  }

  /** Returns the end of "oh four twenty eight"; -1 if no such date is said at a place. */
  private int saidExpiryEnd(int at) {
    NumberChain c = readings.other();
    if (!Chars.isLetter(window.text[at]) || !c.begin(at, 0)) {
      return -1;
    }
    c.fill(0, 4);
    int last = 0;
    while (last + 1 < c.count && c.length(0, last) < 4 && c.isSpoken(last + 1)) {
      last++;
    }
    return c.isSpoken(0) && c.length(0, last) == 4 && CardFields.isMonthAndYear(c.digits, 0)
        ? c.end[last]
        : -1;
  }

  /** Reports the code that is said in words at a place, if one is. */
  private void saidCodeAt(int at, int digits, Confidence confidence) {
    NumberChain c = readings.other();
    if (c.begin(at, 0)) {
      c.fill(0);
      int last = c.isSpoken(0) ? reader.lastOfUnit(c, 0) : 0;
      if (c.isSpoken(0) && c.length(0, last) == digits && cardNumbers.match(c, 0) == 0) {
        codes.found(at, c.end[last], confidence, c.digits, c.digitsFrom(0), digits);
      }
    }
  }
}
