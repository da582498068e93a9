package io.lexicall.number;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchIllegalArgumentException;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.ValidationResult;
import com.google.i18n.phonenumbers.Phonenumber;
import io.lexicall.place.Place;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The fast reader against a slow and obvious one, and against libphonenumber. */
class PhoneNumberPropertiesTest {
  private static final PhoneNumberUtil LIBRARY = PhoneNumberUtil.getInstance();
  private static final Pattern E164 = Pattern.compile("\\+([1-9][0-9]{6,14})");
  private static final Pattern NANP = Pattern.compile("1([2-9][0-9]{2})[2-9][0-9]{6}");

  /** The area codes that no number has, by rule and by table. */
  private static final Pattern SERVICE = Pattern.compile("[2-9]11|988");

  private static Optional<Long> slowRead(String text) {
    Matcher matcher = E164.matcher(text);
    return matcher.matches() && slowlyPossible(matcher.group(1))
        ? Optional.of(Long.parseLong(matcher.group(1)))
        : Optional.empty();
  }

  private static boolean slowlyPossible(String digits) {
    for (int code : LIBRARY.getSupportedCallingCodes()) {
      String start = String.valueOf(code);
      if (digits.startsWith(start)) {
        return code == 1
            ? slowlyPossibleInNorthAmerica(digits)
            : libraryAllows(code, digits.substring(start.length()));
      }
    }
    return false;
  }

  private static boolean slowlyPossibleInNorthAmerica(String digits) {
    Matcher matcher = NANP.matcher(digits);
    return matcher.matches() && !SERVICE.matcher(matcher.group(1)).matches();
  }

  private static boolean libraryAllows(int code, String national) {
    Phonenumber.PhoneNumber number = new Phonenumber.PhoneNumber().setCountryCode(code);
    number.setNationalNumber(Long.parseLong(national));
    int zeros = (int) national.chars().takeWhile(c -> c == '0').count();
    zeros = Math.min(zeros, national.length() - 1);
    if (zeros > 0) {
      number.setItalianLeadingZero(true).setNumberOfLeadingZeros(zeros);
    }
    return LIBRARY.isPossibleNumberWithReason(number) == ValidationResult.IS_POSSIBLE
        && (zeros == 0 || isNoTrunkZero(code, national));
  }

  /** Where a 0 is dialed within the country, some number must begin so. */
  private static boolean isNoTrunkZero(int code, String national) {
    List<String> regions = LIBRARY.getRegionCodesForCountryCode(code);
    return regions.stream().noneMatch(id -> "0".equals(LIBRARY.getNddPrefixForRegion(id, false)))
        || CallingCodesGenerator.canBegin(code, national.substring(0, 2));
  }

  @Provide
  Arbitrary<String> texts() {
    Arbitrary<String> digits = Arbitraries.strings().numeric().ofMinLength(0).ofMaxLength(18);
    Arbitrary<String> northAmerican =
        Arbitraries.strings().numeric().ofMinLength(9).ofMaxLength(11).map(s -> "+1" + s);
    Arbitrary<String> garbage =
        Arbitraries.strings().withChars("+0123456789 -()x\u0663\uff0b").ofMaxLength(18);
    Arbitrary<String> anything = Arbitraries.strings().ofMaxLength(20);
    return Arbitraries.oneOf(
        List.of(digits.map(s -> "+" + s), northAmerican, garbage, anything, digits));
  }

  @Provide
  Arbitrary<String> foreign() {
    return Arbitraries.of(LIBRARY.getSupportedCallingCodes())
        .filter(code -> code != 1)
        .flatMap(
            code ->
                Arbitraries.strings()
                    .numeric()
                    .ofMinLength(1)
                    .ofMaxLength(13)
                    .map(s -> "+" + code + s));
  }

  @Provide
  Arbitrary<Long> possible() {
    return Arbitraries.oneOf(
            Arbitraries.longs().between(12_000_000_000L, 19_999_999_999L),
            foreign().map(text -> Long.parseLong(text.substring(1))))
        .filter(digits -> PhoneNumber.tryParse("+" + digits).isPresent());
  }

  @Property(tries = 20_000)
  void tryParse_anyText_isAsTheSlowReader(@ForAll("texts") String text) {
    assertThat(PhoneNumber.tryParse(text).map(PhoneNumber::digits)).isEqualTo(slowRead(text));
  }

  @Property(tries = 20_000)
  void tryParse_foreign_isAsTheSlowReaderOnTheLibrary(@ForAll("foreign") String text) {
    assertThat(PhoneNumber.tryParse(text).map(PhoneNumber::digits)).isEqualTo(slowRead(text));
  }

  @Property
  void parse_andTryParse_agree(@ForAll("texts") String text) {
    Optional<PhoneNumber> tried = PhoneNumber.tryParse(text);
    if (tried.isPresent()) {
      assertThat(PhoneNumber.parse(text)).isEqualTo(tried.get());
    } else {
      assertThatIllegalArgumentException().isThrownBy(() -> PhoneNumber.parse(text));
    }
  }

  @Property
  void roundTrips(@ForAll("possible") long digits) {
    PhoneNumber number = PhoneNumber.ofDigits(digits);

    assertThat(number.digits()).isEqualTo(digits);
    assertThat(PhoneNumber.parse(number.e164())).isEqualTo(number).hasSameHashCodeAs(number);
    assertThat(number.whereabouts()).isSameAs(PhoneNumber.parse(number.e164()).whereabouts());
  }

  @Property
  void masked_hidesAllButCodeAndLastTwo(@ForAll("possible") long digits) {
    PhoneNumber number = PhoneNumber.ofDigits(digits);
    String all = String.valueOf(digits);
    String start = number.isNanp() ? all.substring(0, 4) : String.valueOf(number.callingCode());

    assertThat(number.masked())
        .hasSize(all.length() + 1)
        .startsWith("+" + start + "•")
        .endsWith("•" + all.substring(all.length() - 2))
        .hasToString(number.toString());
    assertThat(number.masked().chars().filter(c -> c == '•').count())
        .isEqualTo(all.length() - start.length() - 2L);
  }

  @Property
  void messages_neverHoldMoreThanFourDigitsOfTheText(@ForAll("texts") String text) {
    for (IllegalArgumentException e :
        new IllegalArgumentException[] {
          catchIllegalArgumentException(() -> PhoneNumber.parse(text)),
          catchIllegalArgumentException(() -> PhoneNumber.parse(text, Place.of("US")))
        }) {
      if (e != null) {
        assertThat(e.getMessage()).doesNotContainPattern("[0-9]{5}");
        assertThat(e.getCause()).isNull();
      }
    }
  }

  @Property(tries = 5_000)
  void parse_writtenForm_ofWhatWeFormat_isTheSame(@ForAll("possible") long digits) {
    PhoneNumber number = PhoneNumber.ofDigits(digits);
    Optional<PhoneNumber> read = Optional.empty();
    try {
      read = Optional.of(PhoneNumber.parse(number.e164(), Place.of("US")));
    } catch (IllegalArgumentException e) {
      // Taking off a national prefix can leave the library with too little.
    }
    read.ifPresent(other -> assertThat(other.callingCode()).isEqualTo(number.callingCode()));
  }
}
