package io.lexicall.number;

import static java.util.Objects.requireNonNull;

import io.lexicall.number.CallingCodes.CallingCode;
import io.lexicall.place.Place;
import io.lexicall.place.Whereabouts;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A phone number of the public network, in E.164, that is possible by its numbering plan.
 *
 * <p>Possible means: its calling code exists and its national part has a length that the plan
 * knows. A number of the North American Numbering Plan ({@code +1}) also has ten national digits,
 * an area code and an exchange that begin with 2 to 9, and no area code such as 911 that is a
 * service code. An area code that nobody uses is possible; its place is unknown. Whether somebody
 * has the number, and whether it is a mobile one, nobody can tell from its digits.
 *
 * <p>{@link #toString()} and every message of an exception hide most of the digits; only {@link
 * #e164()} and {@link #digits()} give the whole number. This is a value type, compared by its
 * digits: do not use {@code ==} or lock on it. Immutable and thread-safe.
 *
 * @since 0.1
 */
public final class PhoneNumber implements Comparable<PhoneNumber> {
  private static final int MIN_DIGITS = 7;
  private static final int MAX_DIGITS = 15;
  private static final int NANP_DIGITS = 11;
  private static final long NANP_FIRST = 10_000_000_000L;
  private static final long NANP_AREA = 10_000_000L;
  private static final long NANP_EXCHANGE = 1_000_000L;
  private static final long NANP_LINE = 10_000L;

  private final long digits;
  private final Block block;

  private PhoneNumber(long digits, Block block) {
    this.digits = digits;
    this.block = block;
  }

  /**
   * Reads a number in strict E.164: a {@code +} and 7 to 15 digits, nothing else.
   *
   * @param text such as {@code +12125550142}
   * @return the number
   * @throws IllegalArgumentException if the form is another or the number is impossible; the
   *     message says what is allowed, and shows at most the calling code, the area code and the
   *     last two digits
   */
  public static PhoneNumber parse(CharSequence text) {
    PhoneNumber number = read(requireNonNull(text, "text"));
    if (number == null) {
      throw new IllegalArgumentException(WhyNot.of(text));
    }
    return number;
  }

  /**
   * Reads a number in strict E.164 from text that may hold none.
   *
   * @param text any text
   * @return the number, or empty where {@link #parse(CharSequence)} would throw
   */
  public static Optional<PhoneNumber> tryParse(CharSequence text) {
    return Optional.ofNullable(read(requireNonNull(text, "text")));
  }

  /**
   * Reads a number as people write it: national or international, with spaces, dashes or
   * parentheses, as a {@code tel:} URI, with letters for digits. An extension is left out, since it
   * is no part of the number in the network.
   *
   * <p>This is a hundred times slower than {@link #parse(CharSequence)}: use it where text comes
   * in, not on every dial.
   *
   * @param text such as {@code (212) 555-0142}
   * @param defaultCountry where the number is dialed from, if the text does not begin with a
   *     calling code; a region stands for its country
   * @return the number
   * @throws IllegalArgumentException if the text holds no number or an impossible one; the message
   *     shows no more of it than that of {@link #parse(CharSequence)}
   */
  public static PhoneNumber parse(CharSequence text, Place defaultCountry) {
    requireNonNull(text, "text");
    requireNonNull(defaultCountry, "defaultCountry");
    return parse(WrittenForm.toE164(text, defaultCountry));
  }

  /**
   * Gives the number of E.164 digits, the calling code first.
   *
   * @param e164Digits such as {@code 12125550142}
   * @return the number
   * @throws IllegalArgumentException if the number is impossible; the message is that of {@link
   *     #parse(CharSequence)}
   */
  public static PhoneNumber ofDigits(long e164Digits) {
    PhoneNumber number = read(e164Digits);
    if (number == null) {
      throw new IllegalArgumentException(WhyNot.of(e164Digits));
    }
    return number;
  }

  /**
   * Gives the number of E.164 digits that may be none.
   *
   * @param e164Digits any number
   * @return the number, or empty where {@link #ofDigits} would throw
   */
  public static Optional<PhoneNumber> tryOfDigits(long e164Digits) {
    return Optional.ofNullable(read(e164Digits));
  }

  private static @Nullable PhoneNumber read(long digits) {
    return digits >= Digits.power(MIN_DIGITS - 1) && digits < Digits.power(MAX_DIGITS)
        ? possible(digits, Digits.count(digits))
        : null;
  }

  private static @Nullable PhoneNumber read(CharSequence text) {
    int length = text.length() - 1;
    if (length < MIN_DIGITS || length > MAX_DIGITS || text.charAt(0) != '+') {
      return null;
    }
    long digits = 0;
    for (int i = 1; i <= length; i++) {
      int digit = text.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        return null;
      }
      digits = digits * 10 + digit;
    }
    return digits < Digits.power(length - 1) ? null : possible(digits, length);
  }

  /** The number of so many digits, the first of them no zero, or null if it is impossible. */
  private static @Nullable PhoneNumber possible(long digits, int length) {
    Block block;
    if (length == NANP_DIGITS && digits < 2 * NANP_FIRST) {
      block =
          digits / NANP_EXCHANGE % 10 < 2
              ? null
              : AreaCodes.block((int) (digits / NANP_LINE - 1_000_000));
    } else {
      CallingCode code = CallingCodes.of((int) (digits / Digits.power(length - 3)));
      block = code == null ? null : code.block(digits, length);
    }
    return block == null ? null : new PhoneNumber(digits, block);
  }

  /**
   * Returns the whole number as digits, the calling code first. Do not log it.
   *
   * @return 7 to 15 digits, such as {@code 12125550142}
   */
  public long digits() {
    return digits;
  }

  /**
   * Returns the whole number in E.164. Do not log it: {@link #toString()} is for that.
   *
   * @return such as {@code +12125550142}
   */
  public String e164() {
    return "+" + digits;
  }

  /**
   * Returns the number with most digits hidden, as {@link #toString()} does.
   *
   * @return the calling code, a North American area code, a bullet for each hidden digit, and the
   *     last two digits, such as {@code +1212•••••42}
   */
  public String masked() {
    return isNanp() ? Mask.of(digits, 4) : Mask.of(digits, Digits.count(block.callingCode()));
  }

  /**
   * Tells where the called party can be, as far as the leading digits say.
   *
   * <p>The region and zones are those of all numbers of the block together: numbers move with
   * people and across the state, and nobody can tell from the digits. Unknown is the place of
   * numbers that no place has: toll-free, personal (5XX), premium and carrier numbers of North
   * America, which any country of the plan can have, numbers of unused area codes, and
   * international services such as satellites. Canadian numbers without an area have the country
   * Canada.
   *
   * @return an instance that all numbers of the block share
   */
  public Whereabouts whereabouts() {
    return block.whereabouts();
  }

  /**
   * Returns the calling code.
   *
   * @return 1 to 999, such as 1 for North America and 44 for the United Kingdom
   */
  public int callingCode() {
    return block.callingCode();
  }

  /**
   * Tells whether the number is one of the North American Numbering Plan, which has the calling
   * code 1: the United States, Canada, and twenty states and territories of the Caribbean and
   * Atlantic.
   *
   * @return {@code true} for {@code +1}
   */
  public boolean isNanp() {
    return block.callingCode() == AreaCodes.CALLING_CODE;
  }

  /**
   * Returns the North American area code.
   *
   * @return 200 to 999
   * @throws IllegalStateException if this is no North American number; ask {@link #isNanp()} first
   */
  public int areaCode() {
    if (!isNanp()) {
      throw new IllegalStateException(
          "Only a number with the calling code 1 has an area code, but this one has %s; ask isNanp() first"
              .formatted(block.callingCode()));
    }
    return (int) (digits / NANP_AREA) - 1000;
  }

  /** Orders by the value of the digits, not by their text: a shorter number comes first. */
  @Override
  public int compareTo(PhoneNumber other) {
    return Long.compare(digits, other.digits);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return this == other || (other instanceof PhoneNumber that && digits == that.digits);
  }

  @Override
  public int hashCode() {
    return Long.hashCode(digits);
  }

  /** Returns {@link #masked()}, so that no log holds a whole number. */
  @Override
  public String toString() {
    return masked();
  }
}
