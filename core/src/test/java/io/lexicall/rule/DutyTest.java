package io.lexicall.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lexicall.time.Due;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DutyTest {
  private static final Due NOON = Due.at(Instant.parse("2026-11-24T17:00:00Z"));

  @Test
  void duty_saysWhat_untilWhen_andMore() {
    Duty plain = Duty.to("keep-record");
    Duty dated = plain.noting("Six years.").by(NOON);

    assertThat(plain.name()).isEqualTo("keep-record");
    assertThat(plain.due()).isEmpty();
    assertThat(plain.note()).isEmpty();
    assertThat(dated.name()).isEqualTo("keep-record");
    assertThat(dated.due()).contains(NOON);
    assertThat(dated.note()).isEqualTo("Six years.");
    assertThat(plain.by(NOON).noting("Six years.")).isEqualTo(dated);
    assertThat(plain).hasToString("keep-record");
    assertThat(dated).hasToString("keep-record by 2026-11-24T17:00:00Z");
  }

  @Test
  void equals_nameDateAndNote() {
    Duty duty = Duty.to("keep-record").by(NOON).noting("Six years.");

    assertThat(duty)
        .isEqualTo(Duty.to("keep-record").by(NOON).noting("Six years."))
        .hasSameHashCodeAs(Duty.to("keep-record").by(NOON).noting("Six years."))
        .isNotEqualTo(Duty.to("keep-call-record").by(NOON).noting("Six years."))
        .isNotEqualTo(Duty.to("keep-record").noting("Six years."))
        .isNotEqualTo(Duty.to("keep-record").by(NOON))
        .isNotEqualTo("keep-record");
    assertThat(duty.hashCode()).isNotEqualTo(Duty.to("keep-record").by(NOON).hashCode());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Keep-record", "keep record", "-keep", "keep-", "keep--record"})
  void name_thatIsNotKebabCase_isRefused(String name) {
    assertThatThrownBy(() -> Duty.to(name))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("kebab-case")
        .hasMessageEndingWith("but this is " + name);
  }
}
