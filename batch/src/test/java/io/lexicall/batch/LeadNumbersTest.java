package io.lexicall.batch;

import static org.assertj.core.api.Assertions.assertThat;

import io.lexicall.number.PhoneNumber;
import io.lexicall.place.Place;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LeadNumbersTest {
  private static final LeadNumbers AMERICAN = numbers("US");

  private static LeadNumbers numbers(String country, Refusal... accepted) {
    return new LeadNumbers.Kind(Place.of(country), Set.of(accepted)).reader();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2125550142|+12125550142",
        "'  (212) 555-0142 '|+12125550142",
        "212.555.0142|+12125550142",
        "1-212-555-0142|+12125550142",
        "+1 (212) 555-0142|+12125550142",
        "tel:+1-212-555-0142|+12125550142",
        "2125550142.0|+12125550142",
        "12125550142.0|+12125550142",
        "212/555-0142|+12125550142",
        "２１２５５５０１４２|+12125550142",
        "+44 (0)20 7946 0958|+442079460958",
        "011 44 20 7946 0958|+442079460958"
      })
  void number_asPeopleWriteIt_isRead(String cell, String e164) {
    assertThat(AMERICAN.read(cell)).isEqualTo(PhoneNumber.parse(e164));
  }

  @Test
  void number_withASpreadsheetsMarkOrANoBreakSpace_isRead() {
    assertThat(AMERICAN.read("'2125550142")).isEqualTo(PhoneNumber.parse("+12125550142"));
    assertThat(AMERICAN.read("\u00A0212 555 0142\u00A0"))
        .isEqualTo(PhoneNumber.parse("+12125550142"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''|NO_NUMBER",
        "' - '|NO_NUMBER",
        "212-555-0142 x12|EXTENSION",
        "212-555-0142 ext. 12|EXTENSION",
        "2125550142#7|EXTENSION",
        "2125550142;ext=9|EXTENSION",
        "1-800-FLOWERS|LETTERS",
        "unknown|LETTERS",
        "n/a|LETTERS",
        "2125550142, 2125550143|SEVERAL_NUMBERS",
        "2125550142/2125550143|SEVERAL_NUMBERS",
        "2125550142 or 2125550143|SEVERAL_NUMBERS",
        "1.21256E+10|SCIENTIFIC_NOTATION",
        "'2,12E+09'|SCIENTIFIC_NOTATION",
        "555-0142|IMPOSSIBLE_NUMBER",
        "1125550142|IMPOSSIBLE_NUMBER",
        "9115550142|IMPOSSIBLE_NUMBER",
        "020 7946 0958|IMPOSSIBLE_NUMBER",
        "+999 2125550142|IMPOSSIBLE_NUMBER",
        "212555014211|IMPOSSIBLE_NUMBER"
      })
  void cell_thatHoldsNoNumberToCall_isRefusedByName(String cell, Refusal why) {
    assertThat(AMERICAN.read(cell)).isNull();
    assertThat(AMERICAN.refusal()).isEqualTo(why);
    assertThat(AMERICAN.detail()).doesNotContain("2125550142", "5550142");
  }

  @Test
  void extensionAndLetters_areReadWhereTheyAreAccepted() {
    LeadNumbers lenient = numbers("US", Refusal.EXTENSION, Refusal.LETTERS);
    assertThat(lenient.read("(212) 555-0142 x12")).isEqualTo(PhoneNumber.parse("+12125550142"));
    assertThat(lenient.read("1-800-FLOWERS")).isEqualTo(PhoneNumber.parse("+18003569377"));
    assertThat(lenient.read("unknown")).isNull();
  }

  @Test
  void number_isThatOfTheCountryItIsDialedFrom() {
    assertThat(numbers("GB").read("020 7946 0958")).isEqualTo(PhoneNumber.parse("+442079460958"));
    assertThat(numbers("GB").read("2125550142")).isNotEqualTo(PhoneNumber.parse("+12125550142"));
    assertThat(numbers("CA").read("4165550123")).isEqualTo(PhoneNumber.parse("+14165550123"));
    assertThat(numbers("DE").read("+1 212 555 0142")).isEqualTo(PhoneNumber.parse("+12125550142"));
  }
}
