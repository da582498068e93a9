package io.lexicall.engine.term;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NearNamesTest {
  @ParameterizedTest
  @CsvSource({
    "acme, acme, true",
    "Acme, acme, true",
    "'AC ME', acme, true",
    "' acme ', acme, true",
    "'ac\tme', acme, true",
    "acme, acm, false",
    "acme, acmee, false",
    "'', ' ', true",
    "acme, acne, false",
    "acme.com, acmecom, false",
    "Stra\u00dfe, STRASSE, true",
    "\uff21cme, acme, true",
    "ac\u200bme, acme, true",
    "caf\u00e9, cafe, false",
  })
  void nearlySame_butForCaseBlanksAndForm(String one, String other, boolean same) {
    assertThat(NearNames.areNearlySame(one, other)).isEqualTo(same);
    assertThat(NearNames.areNearlySame(other, one)).isEqualTo(same);
  }

  /** What pandas, Excel, PostgreSQL, MySQL and people write where there is no name. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "\u00a0",
        "-",
        "--",
        "*",
        "?",
        "N/A",
        "n.a.",
        "NA",
        "<NA>",
        "nan",
        "NaN",
        "NaT",
        "#N/A",
        "#NV",
        "#REF!",
        "#NAME?",
        "#DIV/0!",
        "\\N",
        "\\\\N",
        "NULL",
        "(null)",
        "[None]",
        "nil",
        "(blank)",
        "empty",
        "not applicable",
        "Not Available",
        "not_set",
        "unknown",
        "UNDEFINED",
        "all",
        "(All)",
        "any",
        "every one",
        "Everybody",
        "all sellers",
        "any_brand",
        "TBD",
        "unbekannt",
        "keine",
        "tous"
      })
  void placeholder_isNoName(String text) {
    assertThat(NearNames.isPlaceholder(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "acme",
        "N",
        "#1",
        "3M",
        "C&A",
        "NASA",
        "Nana",
        "Nan's Kitchen",
        "Allied",
        "Allstate",
        "All Star",
        "Any Lab",
        "Unknown Brewing",
        "None Such",
        "Null & Sons",
        "Not Your Mother's",
        "\u00c9verest",
        "\u5168\u65e5\u7a7a",
        "Name",
        "Ref"
      })
  void name_isNoPlaceholder(String text) {
    assertThat(NearNames.isPlaceholder(text)).isFalse();
  }

  @Provide
  Arbitrary<String> names() {
    return Arbitraries.strings().withChars("aAbB \t\u00e4\u00c4.").ofMaxLength(5);
  }

  /** The way without allocation, for names in ASCII, beside the obvious one. */
  @Property
  void areNearlySame_asIfBlanksAndCaseWereTakenOut(
      @ForAll("names") String one, @ForAll("names") String other) {
    assertThat(NearNames.areNearlySame(one, other)).isEqualTo(bare(one).equals(bare(other)));
  }

  private static String bare(String name) {
    return Normalizer.normalize(name, Normalizer.Form.NFKC)
        .replaceAll("\\s", "")
        .toLowerCase(Locale.ROOT);
  }
}
