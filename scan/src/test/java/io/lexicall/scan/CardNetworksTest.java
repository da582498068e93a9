package io.lexicall.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class CardNetworksTest {

  private static final List<TableRow> ROWS = TableRow.detected();

  static List<TableRow> rows() {
    return ROWS;
  }

  @ParameterizedTest
  @MethodSource("rows")
  void judge_bothEdgesOfEachRangeAndTheirNeighbours_asTheTableSays(TableRow row) {
    CardNetworks networks = CardNetworks.asOf(CardNetworks.verifiedOn());
    for (String edge : List.of(row.from(), row.to())) {
      for (long step = -1; step <= 1; step++) {
        String prefix = Long.toString(Long.parseLong(edge) + step);
        for (char fill : new char[] {'0', '9'}) {
          for (int length = 12; length <= 19; length++) {
            assertAsTheTableSays(networks, prefix, fill, length);
          }
        }
      }
    }
  }

  @Test
  void judge_everyPrefixOfSixDigits_asTheTableSays() {
    CardNetworks networks = CardNetworks.asOf(CardNetworks.verifiedOn());
    for (int prefix = 100_000; prefix < 1_000_000; prefix += 97) {
      for (int length = 12; length <= 19; length++) {
        assertAsTheTableSays(networks, Integer.toString(prefix), '5', length);
      }
    }
  }

  private static void assertAsTheTableSays(
      CardNetworks networks, String prefix, char fill, int length) {
    String number =
        TableRow.withCheckDigit(prefix + String.valueOf(fill).repeat(length - prefix.length() - 1));
    byte[] digits = new byte[length];
    for (int i = 0; i < length; i++) {
      digits[i] = (byte) (number.charAt(i) - '0');
    }
    List<TableRow> holding = ROWS.stream().filter(row -> row.holds(number)).toList();
    boolean always = holding.stream().anyMatch(row -> !row.needsWord(length));
    Optional<String> name =
        holding.stream()
            .min(
                Comparator.comparingInt((TableRow row) -> -row.from().length())
                    .thenComparingLong(
                        row -> Long.parseLong(row.to()) - Long.parseLong(row.from())))
            .map(TableRow::id);
    int verdict = networks.judge(digits, 0, length);
    int expected =
        always
            ? CardNetworks.ALWAYS
            : holding.isEmpty() ? CardNetworks.NONE : CardNetworks.WITH_CARD_WORD;
    assertThat(verdict & 3).as("%s… of %d", number.substring(0, 6), length).isEqualTo(expected);
    if (verdict != CardNetworks.NONE) {
      assertThat(networks.id(verdict >> 2))
          .as("%s… of %d", number.substring(0, 6), length)
          .isEqualTo(name.orElseThrow());
      int four = Integer.parseInt(number.substring(0, 4));
      assertThat(networks.lengths(four) >> length - CardNetworks.MIN_LENGTH & 1).isEqualTo(1);
    }
  }

  @Test
  void rows_onesThatCanBeDetected_areFoundInText() {
    CardScanner scanner = CardScanner.builder().build();
    List<String> missed = new ArrayList<>();
    java.util.Random random = new java.util.Random(1);
    for (TableRow row : TableRow.detected()) {
      for (int length : row.lengths()) {
        String text = "the card " + row.number(random, length) + " was used";
        if (scanner.scan(text).stream()
            .noneMatch(span -> span.start() == 9 && span.end() == 9 + length)) {
          missed.add(row.network() + " " + length);
        }
      }
    }
    assertThat(missed).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "2016-12-31, false",
    "2017-01-01, true",
  })
  void asOf_beforeARangeWasInForce_leavesItOut(LocalDate day, boolean found) {
    assertThat(CardScanner.builder().asOf(day).build().scan("2223003122003222"))
        .hasSize(found ? 1 : 0);
  }

  @Test
  void luhn_agreesWithThePlainOne() {
    java.util.Random random = new java.util.Random(2);
    for (int i = 0; i < 10_000; i++) {
      String number = Long.toString(random.nextLong() >>> 1);
      byte[] digits = new byte[number.length()];
      for (int d = 0; d < digits.length; d++) {
        digits[d] = (byte) (number.charAt(d) - '0');
      }
      assertThat(CardNetworks.luhn(digits, 0, digits.length)).isEqualTo(TableRow.luhn(number));
    }
  }
}
