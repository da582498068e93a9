package io.lexicall.law;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class CitationTest {

  @Test
  void citation_isItsText() {
    assertThat(Citation.of(" 47 CFR 64.1200(c)(1) "))
        .hasToString("47 CFR 64.1200(c)(1)")
        .isEqualTo(new Citation("47 CFR 64.1200(c)(1)"));
    assertThat(Citation.of("GDPR Art. 33(1)")).isNotEqualTo(Citation.of("GDPR Art. 33(2)"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", " 47 CFR", "47 CFR "})
  void citation_blankOrLoose_isRefused(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> new Citation(text));
  }

  @ParameterizedTest
  @EnumSource(Certainty.class)
  void certainty_whatTextWrote_isTheSame(Certainty certainty) {
    assertThat(Certainty.parse(certainty.text())).isEqualTo(certainty);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "High", "certain", " high"})
  void certainty_unknown_isRefused(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Certainty.parse(text))
        .withMessageContaining("high, medium or low");
  }

  @Property
  void certainty_atMostAnother_isTheLessCertainOfTheTwo(
      @ForAll Certainty one, @ForAll Certainty other) {
    Certainty slow = one.ordinal() > other.ordinal() ? one : other;

    assertThat(one.atMost(other)).isEqualTo(slow).isEqualTo(other.atMost(one));
  }
}
