package io.lexicall.rules.pci;

import static org.assertj.core.api.Assertions.assertThat;

import io.lexicall.Compliance;
import io.lexicall.Verdict;
import io.lexicall.facts.Artifact;
import io.lexicall.facts.DataKind;
import io.lexicall.facts.PanForm;
import io.lexicall.facts.Storage;
import java.time.Instant;
import java.time.LocalDate;
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
    assertThat(numbers.keepTooMuch(text, TODAY)).isFalse();
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
        "411111*11111",
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
    assertThat(numbers.keepTooMuch(text, TODAY)).isTrue();
    assertThat(numbers.keepTooMuch("card: " + text + ".", TODAY)).isTrue();
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
    assertThat(numbers.keepTooMuch(eight + "****" + four, TODAY)).isEqualTo(!allowed);
    assertThat(numbers.keepTooMuch(eight + four + "****", TODAY)).isEqualTo(!allowed);
    assertThat(numbers.keepTooMuch(six + "******" + four, TODAY)).isFalse();
    assertThat(numbers.keepTooMuch(six + four + "******", TODAY)).isEqualTo(!allowed);
    assertThat(numbers.keepTooMuch(eight + "***1" + four, TODAY)).isTrue();
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
    assertThat(numbers.keepTooMuch(text, TODAY)).isEqualTo(!allowed);
  }

  /** Who hides a first digit hides the brand. */
  @Test
  void brandThatIsHidden_isNone() {
    assertThat(numbers.keepTooMuch("41*11111*1*1*1*1", TODAY)).isFalse();
    assertThat(numbers.keepTooMuch("*1*11111*1*1*1*1", TODAY)).isTrue();
    assertThat(numbers.keepTooMuch("*1*111******1111", TODAY)).isFalse();
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
    assertThat(numbers.keepTooMuch(text, day.minusDays(1))).isEqualTo(!before);
    assertThat(numbers.keepTooMuch(text, day)).isEqualTo(!from);
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
