package io.lexicall.number;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import com.google.i18n.phonenumbers.Phonenumber;
import io.lexicall.place.Place;
import java.io.IOException;
import java.io.InputStream;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CallingCodesTest {
  private static final PhoneNumberUtil LIBRARY = PhoneNumberUtil.getInstance();

  @Test
  void table_isWhatTheGeneratorMakesOfTheLibrary() throws IOException {
    try (InputStream in = CallingCodes.class.getResourceAsStream("calling-codes.csv")) {
      assertThat(new String(in.readAllBytes(), UTF_8))
          .isEqualTo(String.join("\n", CallingCodesGenerator.lines()) + "\n");
    }
  }

  @Test
  void everyCallingCodeOfTheLibrary_isKnown_andNoOther() {
    Set<Integer> known = LIBRARY.getSupportedCallingCodes();
    for (int first = 200; first < 1000; first++) {
      CallingCodes.CallingCode code = CallingCodes.of(first);
      boolean expected =
          known.contains(first) || known.contains(first / 10) || known.contains(first / 100);
      assertThat(code != null).as("+" + first).isEqualTo(expected);
      if (code != null) {
        assertThat(known).contains(code.code());
      }
    }
  }

  @Test
  void everyExampleNumberOfTheLibrary_isPossible_andItsCountryIsACandidate() {
    for (String region : LIBRARY.getSupportedRegions()) {
      for (PhoneNumberType type : EnumSet.allOf(PhoneNumberType.class)) {
        Phonenumber.PhoneNumber example = LIBRARY.getExampleNumberForType(region, type);
        if (example == null || example.getCountryCode() == 1) {
          continue;
        }
        String e164 = LIBRARY.format(example, PhoneNumberUtil.PhoneNumberFormat.E164);
        if (e164.length() < 8) {
          continue; // a few national service numbers are shorter than the seven digits that we ask
          // for
        }
        PhoneNumber number = PhoneNumber.parse(e164);
        String owner = LIBRARY.getRegionCodeForNumber(example);
        String country = owner.equals("AC") || owner.equals("TA") ? "SH" : owner;
        assertThat(number.whereabouts().countries())
            .as(region + " " + type)
            .contains(Place.of(country));
      }
    }
  }
}
