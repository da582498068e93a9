package io.lexicall.number;

import static java.util.Objects.requireNonNull;

import io.lexicall.number.CallingCodes.CallingCode;
import io.lexicall.place.Place;
import io.lexicall.place.Whereabouts;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An E.164 phone number that is possible in its numbering plan.
 *
 * <p>Possible means that its calling code exists and that its national part has a length of the
 * plan, and begins with 0 only where numbers of the plan do. A number of the North American
 * Numbering Plan ({@code +1}) also has ten national digits, an area code and an exchange that begin
 * with 2 to 9, and an area code that is not a service code such as 911. An unused area code is
 * possible; its place is unknown. The digits do not show whether a number is assigned, or whether
 * it is a mobile number.
 *
 * <p>{@link #toString()} and every message of an exception hide most of the digits; only {@link
 * #e164()} and {@link #digits()} give the whole number. This is a value type, compared by its
 * digits: do not use {@code ==} or lock on it. Immutable and thread-safe. Its serialized form is
 * its digits, which are checked when they are read.
 *
 * @since 0.1
 */
public final class PhoneNumber implements Comparable<PhoneNumber>, Serializable {
  private static final long serialVersionUID = 1;
  private static final int MIN_DIGITS = 7;
  private static final int MAX_DIGITS = 15;
  private static final int NANP_DIGITS = 11;
  private static final long NANP_FIRST = 10_000_000_000L;
  private static final long NANP_AREA = 10_000_000L;
  private static final long NANP_EXCHANGE = 1_000_000L;
  private static final long NANP_LINE = 10_000L;

  private final long digits;
  private final transient Block block;

  /** The serialized form: the digits. */
  private record Travelling(long digits) implements Serializable {
    private Object readResolve() throws InvalidObjectException {
      PhoneNumber number = read(digits);
      if (number == null) {
        // No digits in the message: they could identify a person.
        throw new InvalidObjectException("These are not the digits of a possible number");
      }
      return number;
    }
  }

  private PhoneNumber(long digits, Block block) {
    this.digits = digits;
    this.block = block;
  }

  /**
   * Parses a number in strict E.164: a {@code +} and 7 to 15 digits, nothing else.
   *
   * @param text such as {@code +12125550142}
   * @return the number
   * @throws IllegalArgumentException if the text does not have this form or the number is not
   *     possible; the message says what is allowed, and shows at most the calling code, the area
   *     code and the last two digits
   */
  public static PhoneNumber parse(CharSequence text) {
    PhoneNumber number = read(requireNonNull(text, "text"));
    if (number == null) {
      throw new IllegalArgumentException(WhyNot.of(text));
    }
    return number;
  }

  /**
   * Parses a number in strict E.164 from text that may not be one.
   *
   * @param text any text
   * @return the number, or empty if {@link #parse(CharSequence)} would throw
   */
  public static Optional<PhoneNumber> tryParse(CharSequence text) {
    return Optional.ofNullable(read(requireNonNull(text, "text")));
  }

  /**
   * Parses a number as people write it: national or international, with spaces, dashes or
   * parentheses, as a {@code tel:} URI, or with letters for digits. An extension is ignored, since
   * it is not part of the number in the network.
   *
   * <p>This is a hundred times slower than {@link #parse(CharSequence)}: use it for input, not on
   * every dial.
   *
   * @param text such as {@code (212) 555-0142}
   * @param defaultCountry where the number is dialed from, if the text does not begin with a
   *     calling code; a region stands for its country
   * @return the number
   * @throws IllegalArgumentException if the text is not a possible number; the message shows no
   *     more of the number than that of {@link #parse(CharSequence)}
   */
  public static PhoneNumber parse(CharSequence text, Place defaultCountry) {
    requireNonNull(text, "text");
    requireNonNull(defaultCountry, "defaultCountry");
    return parse(WrittenForm.toE164(text, defaultCountry));
  }

  /**
   * Returns the number with these E.164 digits, the calling code first.
   *
   * @param e164Digits such as {@code 12125550142}
   * @return the number
   * @throws IllegalArgumentException if the number is not possible; the message is that of {@link
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
   * Returns the number with these E.164 digits, if there is one.
   *
   * @param e164Digits any number
   * @return the number, or empty if {@link #ofDigits} would throw
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

  /**
   * Returns the number with these digits, of which the first is not zero, or null if it is not
   * possible.
   */
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
   * Returns the whole number in E.164. Do not log it; use {@link #toString()} for logs.
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
   * Returns where the called party can be, as far as the leading digits show it.
   *
   * <p>The regions and zones are those of all numbers of the block together, since numbers move
   * with people within the state, and the digits do not show it. The place is unknown for
   * toll-free, personal (5XX), premium and carrier numbers of North America, which any country of
   * the plan can have, for numbers of unused area codes, and for international services such as
   * satellites. Canadian numbers without an area have the country Canada.
   *
   * @return an instance that is shared by all numbers of the block
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
   * Returns whether the number belongs to the North American Numbering Plan, which has the calling
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
   * @throws IllegalStateException if this is not a North American number; check {@link #isNanp()}
   *     first
   */
  public int areaCode() {
    if (!isNanp()) {
      throw new IllegalStateException(
          "Only a number with the calling code 1 has an area code, but this one has %s; call isNanp() first"
              .formatted(block.callingCode()));
    }
    return (int) (digits / NANP_AREA) - 1000;
  }

  /** Compares by the value of the digits, not by their text: a shorter number comes first. */
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

  private Object writeReplace() {
    return new Travelling(digits);
  }

  private void readObject(ObjectInputStream in) throws InvalidObjectException {
    throw new InvalidObjectException("A number is read from its digits");
  }
}
