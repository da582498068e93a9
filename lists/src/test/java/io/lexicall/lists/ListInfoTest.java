package io.lexicall.lists;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lexicall.facts.ListKind;
import io.lexicall.place.Place;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ListInfoTest {
  @ParameterizedTest
  @CsvSource({
    "NATIONAL_DNC, US, , us-national-dnc",
    "STATE_DNC, US-TX, , us-tx-state-dnc",
    "TPS, , , gb-tps",
    "NATIONAL_OPTOUT, FR, , fr-national-optout",
    "INTERNAL_DNC, , acme, internal-dnc-acme",
    "INTERNAL_DNC, , , internal-dnc",
    "REASSIGNED_NUMBERS, , , reassigned-numbers",
  })
  void id_isMadeOfWhatTheListIs(ListKind kind, String place, String seller, String id) {
    ListInfo.Builder builder = ListInfo.builder(kind).asOf(Editions.NOVEMBER);
    if (place != null) {
      builder.place(Place.of(place));
    }
    if (seller != null) {
      builder.seller(seller);
    }
    assertThat(builder.build().id()).isEqualTo(id);
    assertThat(builder.id("other").build()).hasToString("other of 2026-11-01");
  }

  @ParameterizedTest
  @CsvSource({
    "NATIONAL_DNC, , , is that of a country",
    "NATIONAL_DNC, US-TX, , US-TX is a region",
    "NATIONAL_OPTOUT, , , is that of a country",
    "NATIONAL_OPTOUT, US, , is of kind national-dnc",
    "NATIONAL_DNC, DE, , 'is that of US or CA, not of DE'",
    "TPS, US, , is that of GB",
    "CTPS, FR, , is that of GB",
    "STATE_DNC, US, , US is a country",
    "STATE_DNC, , , is that of a region",
    "NATIONAL_DNC, US, acme, Only a list of kind internal-dnc is that of a seller",
  })
  void build_whatNoListCanBe_isRefused(ListKind kind, String place, String seller, String told) {
    ListInfo.Builder builder = ListInfo.builder(kind).asOf(Editions.NOVEMBER);
    if (place != null) {
      builder.place(Place.of(place));
    }
    if (seller != null) {
      builder.seller(seller);
    }
    assertThatThrownBy(builder::build)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(told);
  }

  @Test
  void build_withoutAVersion_isRefused() {
    assertThatThrownBy(() -> ListInfo.builder(ListKind.TPS).build())
        .hasMessageContaining("An edition needs a version");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "a\nb", "a\u0000"})
  void id_ofNoText_isRefused(String id) {
    assertThatThrownBy(() -> ListInfo.builder(ListKind.TPS).id(id))
        .isInstanceOf(IllegalArgumentException.class);
  }

  // ---- coverage

  @Test
  void coverage_isByLeadingDigits() {
    Coverage some = Coverage.ofLeadingDigits(List.of("1212", "44", "4930"));
    for (long covered : new long[] {12125550142L, 442071234567L, 493012345678L}) {
      assertThat(some.covers(Editions.number(covered))).as("%d", covered).isTrue();
    }
    for (long other : new long[] {12135550142L, 493112345678L, 33123456789L, 12245550142L}) {
      assertThat(some.covers(Editions.number(other))).as("%d", other).isFalse();
    }
    assertThat(Coverage.ofLeadingDigits(List.of("1")).covers(Editions.number(19175550142L)))
        .isTrue();
    assertThat(Coverage.everything().covers(Editions.number(33123456789L))).isTrue();
  }

  @Test
  void coverage_saysEachNumberOnce() {
    Coverage some = Coverage.ofLeadingDigits(List.of("1212", "121", "1213", "44", "44"));
    assertThat(some).hasToString("44,121").isEqualTo(Coverage.parse("44,121"));
    assertThat(some.hashCode()).isEqualTo(Coverage.parse("121,44").hashCode());
    assertThat(Coverage.parse("*")).isEqualTo(Coverage.everything());
    assertThat(Set.of(some)).doesNotContain(Coverage.everything());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0", "+1", "1a", "12125550142", " 1"})
  void coverage_ofOtherText_isRefused(String digits) {
    assertThatThrownBy(() -> Coverage.ofLeadingDigits(List.of(digits)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Coverage.ofLeadingDigits(List.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
