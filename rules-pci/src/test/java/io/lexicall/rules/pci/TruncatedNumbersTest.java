package io.lexicall.rules.pci;

import static org.assertj.core.api.Assertions.assertThat;

import io.lexicall.Compliance;
import io.lexicall.Verdict;
import io.lexicall.facts.Artifact;
import io.lexicall.facts.DataKind;
import io.lexicall.facts.PanForm;
import io.lexicall.facts.Storage;
import io.lexicall.scan.CardScanner;
import io.lexicall.scan.TranscriptScanner;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How much of a card number may stay, on both sides of what the brands ask. */
class TruncatedNumbersTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);

  private final TruncatedNumbers numbers = new TruncatedNumbers();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "41111111****1111", // of 16 digits the first 8 and any other 4
        "41111111*1*1*1*1",
        "4111 1111 **** 1111",
        "371449*****8431", // of 15 the first 6 and the last 4
        "411111*******1111", // of 17 too
        "305693****5904", // of 14 the first 6 and any other 4
        "305693*5*5*5*4",
        "411111**1111",
        "4111111111111111", // not cut short at all: that is for the scanner
        "a41111111***11111", // part of a word
        "************1111", // the first digits hidden: the last 4 are no more than the format has
        "**** **** **** 1111",
        "XXXX-XXXX-XXXX-1111",
        "\u2022\u2022\u2022\u2022 \u2022\u2022\u2022\u2022 \u2022\u2022\u2022\u2022 1111",
        "########****1*1*1*1*",
        "****11******1111",
        "*11111******1111",
        "411111******1111 12/29", // another number behind it
        "************1111 25.00",
        "************1111 737",
        "***********8431 737",
        "* 4111111111111", // a list
        "#411111111111111", // a number sign
        "**411111111111**", // bold
        "*4111111111", // too short
        "order 12345",
      })
  void shortEnough(String text) {
    assertThat(numbers.keepTooMuch(text, TODAY, true)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "41111111***11111",
        "4111 1111 1*** 1111",
        "41111111xxx11111",
        "41111111###11111",
        "41111111\u2022\u2022\u202211111",
        "371449****98431",
        "3714493****8431",
        "4111111******1111",
        "411111******11111",
        "305693***55904",
        "first 4111 1111 **** 1111, then 4111 1111 ***1 1111",
        "*111111111111111",
        "x111 1111 1111 1111",
        "X1111111111111111",
        "\u2022111111111111111",
        "##11111111111111",
        "****111111111111",
        "********11111111",
        "**** **** 1111 1111",
        "***********11111",
        "4111 11** **** *111 111",
      })
  void tooMuch(String text) {
    assertThat(numbers.keepTooMuch(text, TODAY, true)).isTrue();
    assertThat(numbers.keepTooMuch("card: " + text + ".", TODAY, true)).isTrue();
  }

  /** Who says nothing of cards writes of many other things. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Call her at 212-555-0142 x123 after noon.",
        "+1 212-555-0142 x5",
        "(212) 555-0142 x1234",
        "415-555-0142 xx1234",
        "415-555-0142 x1234",
        "4155550142x12345",
        "ticket 2026-11-24 #1234",
        "2026-11-24 10 #12345",
        "Order 20261124-00012345 #3",
        "case 1234567#89012",
        "case 4234567#89012345",
        "fault at 0x0000000000401000",
        "screens 1920x1080 1280x720",
        "1024x768 800x600",
        "1920\u00d71080 1280\u00d7720",
        "5 * 2026-11-24 12",
        "rated 5 * 2026-11-24 12",
        "* 4012 2026 1124 1200",
        "acct 123456789***",
        "acct 412345678***",
        "call 442071234**",
        "call 4915123456**1",
        "account ****12345678",
        "account ********12345678",
        "IBAN GB29 NWBK 6016 1331 9268 **",
        "SSN ***-**-1234",
        "order__4111111111111__11",
        "is it 411111111111111?",
        "4111 1111 1111 111?",
        "4111 1111 1111 11x",
      })
  void ordinaryNote_holdsNone(String text) {
    assertThat(numbers.keepTooMuch(text, TODAY, false)).isFalse();
  }

  /** Where the host says that there is a card number, the same notes may stand beside it. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Call her at 212-555-0142 x123",
        "(212) 555-0142 x1234",
        "415-555-0142 xx1234",
        "4155550142x12345",
        "ticket 2026-11-24 #1234",
        "2026-11-24 10 #12345",
        "Order 20261124-00012345 #3",
        "fault at 0x0000000000401000",
        "screens 1920x1080 1280x720",
        "1024x768 800x600",
        "5 * 2026-11-24 12",
        "2026-11-20 411111******1111",
        "10:15:00 411111******1111",
        "Order 12 4111 11** **** 1111",
        "25 411111******1111",
        "25 378282*****0005",
        "6 411111******1111",
        "11/20/2026 411111******1111",
        "2026-11-20T10:15:00Z 411111******1111",
        "2026-11-20 ************1111",
        "2026-11-20 ****1111",
        "20261120 ****1111",
        "****1111 2026-11-20",
        "**** 1111 2026-11-20",
        "25 ************1111",
        "555-0142 411111******1111",
        "411111******1111 2026-11-20",
        "411111******1111 25",
        "411111******1111 555555******4444",
        "4111 11** **** 1111 5555 55** **** 4444",
      })
  void whatStandsBeside_isNoPart(String beside) {
    assertThat(numbers.keepTooMuch(beside + " paid", TODAY, true)).isFalse();
    assertThat(numbers.keepTooMuch("411111******1111; " + beside, TODAY, true)).isFalse();
    assertThat(numbers.keepTooMuch(beside, TODAY, false)).isFalse();
  }

  /** A card number in ordinary notes is found by its brand, its length, its groups and its mask. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "4111 1111 1111 11**",
        "4111-1111-1111-11**",
        "4111.1111.1111.11**",
        "4111\u00a01111\u00a01111\u00a011**",
        "4111\u202f1111\u202f1111\u202f11**",
        "4111\u20131111\u20131111\u201311**",
        "4111\u20111111\u20111111\u201111**",
        "4111 1111 1111\n11**",
        "4111 1111 1111 \r\n 11**",
        "4111  1111  1111  11**",
        "4111/1111/1111/11**",
        "4111\u200b1111\u200b1111\u200b11**",
        "\uff14\uff11\uff11\uff11 1111 1111 11**",
        "\u0664\u0661\u0661\u0661 1111 1111 11**",
        "4111 1111 1111 11\u25cf\u25cf",
        "4111 1111 1111 11\uff0a\uff0a",
        "4111 1111 1111 11__",
        "4111 1111 1111 11??",
        "4111 1111 1111 11xx",
        "4111 1111 1111 11##",
        "4111 1111 11** 1111",
        "41 11 11 11 11 11 11 **",
        "41111111111111**",
        "411111 1111** 1111",
        "4111*11*11111111",
        "3714 496353 984**",
        "3056 930902 59**",
        "2026-11-20 4111 1111 1111 11** paid",
        "25 4111 1111 1111 11**",
        "4111 1111 1111 11** 1234",
        "10:15:00 41111111111111**",
        "6200 0000 0000 0000 0**",
        "first 4111 1111 **** 1111, then 4111 1111 ***1 1111",
      })
  void cardNumber_ofWhichTwoDigitsAreHidden_isFound(String text) {
    for (boolean stated : new boolean[] {true, false}) {
      assertThat(numbers.keepTooMuch(text, TODAY, stated)).isTrue();
      assertThat(numbers.keepTooMuch("card: " + text + ".", TODAY, stated)).isTrue();
    }
  }

  /** Whatever parts a number for the scanner parts one that is cut short. */
  @Test
  void separators_areThoseOfTheScanner() {
    TranscriptScanner scanner = TranscriptScanner.of(CardScanner.standard());
    List<String> unlike = new ArrayList<>();
    int separators = 0;
    for (char c = 1; c < Character.MAX_VALUE; c++) {
      boolean whole =
          !scanner.scan("card 4111" + c + "1111" + c + "1111" + c + "1111 ").findings().isEmpty();
      separators += whole ? 1 : 0;
      String cut = "card 4111" + c + "1111" + c + "1111" + c + "11** ";
      if (whole && !numbers.keepTooMuch(cut, TODAY, false)) {
        unlike.add(String.format("%04x", (int) c));
      }
    }
    assertThat(unlike).isEmpty();
    assertThat(separators).isGreaterThan(50);
  }

  /** The first 8 and any other 4 of 16 for five brands, the first 6 and the last 4 for others. */
  @ParameterizedTest
  @CsvSource({
    "411111114111, true", // Visa
    "555555554444, true", // Mastercard
    "222300312222, true",
    "601111111117, true", // Discover
    "353011130000, true", // JCB
    "620000000005, true", // UnionPay
    "675964988453, false", // Maestro
    "506699111118, false", // Elo
    "401178111111, false", // Elo amid Visa
    "979203046796, false", // Troy
    "650052116796, false", // Troy amid Discover
    "220247431987, false", // Mir
    "607384974947, false", // RuPay
    "305693024444, false", // Diners
    "123456781111, false", // nobody's
  })
  void eightAndFourOfSixteen_areForTheBrandsThatAllowThem(String kept, boolean allowed) {
    String eight = kept.substring(0, 8);
    String six = kept.substring(0, 6);
    String four = kept.substring(8);
    assertThat(numbers.keepTooMuch(eight + "****" + four, TODAY, true)).isEqualTo(!allowed);
    assertThat(numbers.keepTooMuch(eight + four + "****", TODAY, true)).isEqualTo(!allowed);
    assertThat(numbers.keepTooMuch(six + "******" + four, TODAY, true)).isFalse();
    assertThat(numbers.keepTooMuch(six + four + "******", TODAY, true)).isEqualTo(!allowed);
    assertThat(numbers.keepTooMuch(eight + "***1" + four, TODAY, true)).isTrue();
  }

  /** Any other 4 of fewer than 15 are for Discover and Diners; the last 4 are for all. */
  @ParameterizedTest
  @CsvSource({
    "305693*5*5*5*4, true",
    "411111*1*1*1*1, false",
    "411111****1111, true",
    "675964*1*1*1*1, false",
    "675964*1*1*11, false",
    "675964**1111, true",
  })
  void otherFourOfFewerThanFifteen_areForDiners(String text, boolean allowed) {
    assertThat(numbers.keepTooMuch(text, TODAY, true)).isEqualTo(!allowed);
  }

  /** Who hides a first digit hides the brand. */
  @Test
  void brandThatIsHidden_isNone() {
    assertThat(numbers.keepTooMuch("41*11111*1*1*1*1", TODAY, true)).isFalse();
    assertThat(numbers.keepTooMuch("*1*11111*1*1*1*1", TODAY, true)).isTrue();
    assertThat(numbers.keepTooMuch("*1*111******1111", TODAY, true)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    // enough on the last day of the older form, and from the day of the newer
    "41111111****1111, false, true",
    "411111******1111, true, true",
    "411111*1*1*1*1**, true, true",
    "4111111*****1111, false, true",
    "411111*******1111, true, true",
    "411111******11111, true, false",
    "411111*****111111, false, false",
    "411111******111111, true, false",
    "411111*****1111111, false, false",
    "411111******1111111, true, false",
    "411111*****11111111, false, false",
    "371449*****8431, true, true",
    "3714493****8431, false, false",
    "305693*5*5*5*4, true, true",
    "305693***55904, false, false",
  })
  void formats_changeOnTheDay(String text, boolean before, boolean from) {
    LocalDate day = LocalDate.of(2022, 6, 30);
    assertThat(numbers.keepTooMuch(text, day.minusDays(1), true)).isEqualTo(!before);
    assertThat(numbers.keepTooMuch(text, day, true)).isEqualTo(!from);
    assertThat(numbers.begin(day.minusDays(1))).isNull();
    assertThat(numbers.begin(day)).isEqualTo(day);
    assertThat(numbers.nextChange(day.minusDays(1))).isEqualTo(day);
    assertThat(numbers.nextChange(day)).isNull();
  }

  @Test
  void table_isSortedAndSourced() {
    assertThat(numbers.table().check("digits", "networks")).isEmpty();
  }

  @Test
  void storage_ofANumberThatHidesItsFirstDigitOnly_isDenied() {
    Compliance compliance = Compliance.builder().module(new PciRules()).build();
    for (String text : List.of("*111111111111111", "67596498****8453")) {
      Storage.Builder storage =
          Storage.builder()
              .at(Instant.parse("2026-11-24T12:00:00Z"))
              .artifact(Artifact.NOTE)
              .contains(List.of(DataKind.PAN))
              .pan(PanForm.TRUNCATED);
      assertThat(compliance.check(storage.text("kept: " + text).build()).findings())
          .anyMatch(finding -> finding.rule().id().equals("pci-dss.pan-unreadable"));
      assertThat(compliance.check(storage.text("kept: ************1111").build()).findings())
          .noneMatch(finding -> finding.rule().id().equals("pci-dss.pan-unreadable"));
    }
  }

  /** Eight digits and four were too many until the newer form, and are cut short enough from it. */
  @Test
  void storage_isDeniedUntilTheForm() {
    Compliance compliance = Compliance.builder().module(new PciRules()).build();
    Storage storage =
        Storage.builder()
            .at(Instant.parse("2022-06-29T23:59:59Z"))
            .artifact(Artifact.NOTE)
            .text("card 41111111****1111")
            .contains(List.of())
            .encrypted(false)
            .build();
    Verdict before = compliance.check(storage);
    assertThat(before.findings())
        .anySatisfy(
            finding -> {
              assertThat(finding.rule().id()).isEqualTo("pci-dss.pan-unreadable");
              assertThat(finding.permittedFrom()).contains(Instant.parse("2022-06-30T00:00:00Z"));
            });
    assertThat(compliance.check(storage.at(Instant.parse("2022-06-30T00:00:00Z"))).findings())
        .noneMatch(finding -> finding.rule().id().equals("pci-dss.pan-unreadable"));
  }
}
