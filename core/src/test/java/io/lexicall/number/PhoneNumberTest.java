package io.lexicall.number;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.lexicall.place.Atlas;
import io.lexicall.place.Place;
import io.lexicall.place.Whereabouts;
import java.nio.CharBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PhoneNumberTest {
  private static final Place US = Place.of("US");

  private static Whereabouts whereabouts(String e164) {
    return PhoneNumber.parse(e164).whereabouts();
  }

  @Test
  void parse_northAmerican_hasItsParts() {
    PhoneNumber number = PhoneNumber.parse("+12125550142");

    assertThat(number.digits()).isEqualTo(12125550142L);
    assertThat(number.e164()).isEqualTo("+12125550142");
    assertThat(number.callingCode()).isEqualTo(1);
    assertThat(number.isNanp()).isTrue();
    assertThat(number.areaCode()).isEqualTo(212);
    assertThat(number.whereabouts()).isSameAs(Atlas.ofRegion(Place.of("US-NY")));
    assertThat(number).hasToString("+1212•••••42").isEqualTo(PhoneNumber.ofDigits(12125550142L));
  }

  @Test
  void parse_foreign_hasItsParts() {
    PhoneNumber number = PhoneNumber.parse("+4930123456");

    assertThat(number.digits()).isEqualTo(4930123456L);
    assertThat(number.callingCode()).isEqualTo(49);
    assertThat(number.isNanp()).isFalse();
    assertThat(number.whereabouts()).isSameAs(Atlas.ofCountry(Place.of("DE")));
    assertThat(number.masked()).isEqualTo("+49••••••56");
    assertThatIllegalStateException()
        .isThrownBy(number::areaCode)
        .withMessageContaining("isNanp()");
  }

  @Test
  void parse_anyCharSequence_isRead() {
    assertThat(PhoneNumber.parse(CharBuffer.wrap("+12125550142")))
        .isEqualTo(PhoneNumber.parse("+12125550142"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "+",
        "1",
        "+1",
        "12125550142",
        "+1 2125550142",
        "+1-212-555-0142",
        " +12125550142",
        "+12125550142 ",
        "++2125550142",
        "+1212555014a",
        "+1212555014\u0662",
        "tel:+12125550142",
        "+0012125550142",
        "+02125550142",
        "+123456",
        "+4912345678901234",
        "+49301234567890123456789",
        "+12125550142;ext=5",
        "\uff0b12125550142"
      })
  void parse_notStrictE164_isRefused(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PhoneNumber.parse(text))
        .withMessageContaining("'+' and 7 to 15 digits");
    assertThat(PhoneNumber.tryParse(text)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "+1212555014",
        "+121255501422",
        "+11125550142",
        "+10125550142",
        "+12121550142",
        "+12120550142",
        "+12115550142",
        "+14115550142",
        "+19115550142",
        "+19885550142"
      })
  void parse_impossibleNorthAmerican_isRefused(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PhoneNumber.parse(text))
        .withMessageContaining("10 digits");
    assertThat(PhoneNumber.tryParse(text)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"+12005550142", "+19995550142", "+12122000000", "+12129999999", "+13705550142"})
  void parse_atTheBoundsOfThePlan_isPossible(String text) {
    assertThat(PhoneNumber.parse(text).e164()).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({
    "+33123456789, true", "+3312345678, false", "+331234567890, false", "+2101234567, false",
        "+9991234567, false",
    "+4401234, false", "+47123456, false", "+4712345678, true", "+2904123, true", "+290412, false"
  })
  void tryParse_foreign_asTheLengthsOfItsPlanAllow(String text, boolean possible) {
    assertThat(PhoneNumber.tryParse(text).isPresent()).isEqualTo(possible);
  }

  @ParameterizedTest
  @CsvSource({
    "+3312345678, after +33 come 9 digits",
        "+9991234567, not begin with a calling code that is in use",
    "+47123456, after +47 come 5 or 8 digits", "+11125550142, +1112•••••42"
  })
  void parse_impossible_saysWhatIsAllowed(String text, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PhoneNumber.parse(text))
        .withMessageContaining(message);
  }

  @ParameterizedTest
  @ValueSource(
      longs = {
        Long.MIN_VALUE,
        -12125550142L,
        -1,
        0,
        1,
        999_999,
        1_000_000_000_000_000L,
        12125550142000000L,
        Long.MAX_VALUE,
        11125550142L,
        2101234567L
      })
  void ofDigits_impossible_isRefused(long digits) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PhoneNumber.ofDigits(digits))
        .satisfies(
            e -> assertThat(e.getMessage()).doesNotContainPattern("[0-9]{5}").contains(" number"));
  }

  @ParameterizedTest
  @CsvSource({
    "(212) 555-0142, US, +12125550142", "1 212.555.0142, CA, +12125550142",
        "tel:+1-212-555-0142, DE, +12125550142",
    "+1 212 555 0142 ext. 77, US, +12125550142", "030 123456, DE, +4930123456",
        "00 49 30 123456, FR, +4930123456",
    "06 698 12345, IT, +390669812345", "787 555 0142, PR, +17875550142",
        "1-800-FLOWERS, US, +18003569377",
    "030/123456, DE-BE, +4930123456", "+44 (0)20 7183 8750, US, +442071838750"
  })
  void parse_writtenForm_isReadAsDialedFromThere(String text, String from, String e164) {
    assertThat(PhoneNumber.parse(text, Place.of(from)).e164()).isEqualTo(e164);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "hello",
        "12",
        "911",
        "(112) 555-0142",
        "555-0142",
        "+999 1234567",
        "+1 212 555 0142 0142 0142"
      })
  void parse_writtenFormOfNoNumber_isRefused(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PhoneNumber.parse(text, US))
        .withNoCause()
        .withMessageNotContaining("5550142");
  }

  @Test
  void compareTo_isByValueOfTheDigits() {
    assertThat(PhoneNumber.parse("+4712345678")).isLessThan(PhoneNumber.parse("+12125550142"));
    assertThat(PhoneNumber.parse("+12125550142")).isLessThan(PhoneNumber.parse("+12125550143"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        // 850 is cut by the Apalachicola river, and 448 overlays it.
        "850; US US-FL America/Chicago|America/New_York",
        "448; US US-FL America/Chicago|America/New_York",
        // 364 overlays 270, which is partly Central; libphonenumber says Eastern for all of it.
        "270; US US-KY America/Chicago|America/New_York",
        "364; US US-KY America/Chicago|America/New_York",
        // libphonenumber's default is wrong for most exchanges of these.
        "423; US US-TN America/Chicago|America/New_York",
        "729; US US-TN America/Chicago|America/New_York",
        "219; US US-IN America/Chicago|America/New_York",
        "812; US US-IN America/Chicago|America/New_York",
        "930; US US-IN America/Chicago|America/New_York",
        "684; US US-AS Pacific/Pago_Pago",
        "581; CA CA-QC America/Halifax|America/Toronto",
        "778; CA CA-BC America/Edmonton|America/Vancouver",
        "604; CA CA-BC America/Vancouver",
        "306; CA CA-SK America/Edmonton|America/Regina|America/Winnipeg",
        "902; CA CA-NS|CA-PE America/Halifax",
        "808; US US-HI Pacific/Honolulu",
        "787; US US-PR America/Puerto_Rico",
        "876; JM ? America/Jamaica",
      })
  void whereabouts_ofAreaCode_areTheUnionOverItsComplex(int areaCode, String expected) {
    assertThat(whereabouts("+1" + areaCode + "5550142")).hasToString(expected);
  }

  @ParameterizedTest
  @ValueSource(ints = {800, 833, 844, 855, 866, 877, 888, 500, 533, 700, 710, 900, 370, 222, 960})
  void whereabouts_ofCodeWithoutPlace_areUnknown(int areaCode) {
    assertThat(whereabouts("+1" + areaCode + "5550142")).isSameAs(Whereabouts.UNKNOWN);
  }

  @ParameterizedTest
  @ValueSource(ints = {600, 622, 688})
  void whereabouts_ofCanadianNonGeographic_areAllOfCanada(int areaCode) {
    assertThat(whereabouts("+1" + areaCode + "5550142")).isSameAs(Atlas.ofCountry(Place.of("CA")));
  }

  @ParameterizedTest
  @CsvSource({
    "+442071838750, GB",
    "+441481960194, GG",
    "+447781123456, GG",
    "+441534456789, JE",
    "+447797712345, JE",
    "+441624756789, IM",
    "+447624123456, IM",
    "+447457612345, IM",
    "+79161234567, RU",
    "+77012345678, KZ",
    "+390612345678, IT",
    "+390669812345, VA",
    "+4721234567, NO",
    "+4779123456, SJ",
    "+35818123456, AX",
    "+358401234567, FI",
    "+61891621234, CC",
    "+61891641234, CX",
    "+61212345678, AU",
    "+5997123456, BQ",
    "+59994351234, CW",
    "+262269601234, YT",
    "+262262161234, RE",
    "+212520123456, MA",
    "+24740123, SH",
    "+2908123, SH",
    "+38328012345, XK"
  })
  void whereabouts_ofSharedCallingCode_areByTheLeadingDigits(String e164, String country) {
    assertThat(whereabouts(e164)).isSameAs(Atlas.ofCountry(Place.of(country)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "+448001234567; GB|GG",
        "+212528812345; EH|MA",
        "+447600123456; GB|GG|JE",
        "+70001234567; KZ|RU"
      })
  void whereabouts_ofLeadingDigitsThatAreShared_areAllOfThem(String e164, String countries) {
    assertThat(whereabouts(e164).toString()).startsWith(countries + " ? ");
    assertThat(whereabouts(e164).zoneKnown()).isTrue();
  }

  /** Another person than the number without it, who may have said stop. */
  @ParameterizedTest
  @ValueSource(strings = {"+4903012345671", "+8109012345678", "+31020123456"})
  void zeroThatIsDialedWithinTheCountry_isNoPartOfANumber(String e164) {
    assertThat(PhoneNumber.tryParse(e164)).isEmpty();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PhoneNumber.parse(e164))
        .withMessageContaining("begins with the 0 that is dialed within the country")
        .withMessageNotContaining("1234");
  }

  @ParameterizedTest
  @ValueSource(strings = {"+390612345678", "+2250701234567", "+24106123456", "+37805491234"})
  void zeroOfTheNumber_stays(String e164) {
    assertThat(PhoneNumber.parse(e164).e164()).isEqualTo(e164);
  }

  @ParameterizedTest
  @ValueSource(strings = {"+80012345678", "+870301234567", "+881612345678", "+883510012345"})
  void whereabouts_ofInternationalService_areUnknown(String e164) {
    assertThat(whereabouts(e164)).isSameAs(Whereabouts.UNKNOWN);
  }

  @Test
  void whereabouts_ofOneBlock_areShared() {
    assertThat(whereabouts("+18505550142"))
        .isSameAs(whereabouts("+18509990143"))
        .isSameAs(whereabouts("+14485550142"));
    assertThat(whereabouts("+448001234567")).isSameAs(whereabouts("+448001234568"));
  }
}
