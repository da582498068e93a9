package io.lexicall.lists;

import static org.assertj.core.api.Assertions.assertThat;

import io.lexicall.facts.ListEntry;
import io.lexicall.facts.ListKind;
import io.lexicall.facts.Moment;
import io.lexicall.number.PhoneNumber;
import io.lexicall.place.Place;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ListEditionTest {
  @TempDir Path folder;

  @Test
  void check_tellsWhatIsListedAndSinceWhen() throws Exception {
    Path file = folder.resolve("us.lxl");
    PhoneNumber listed = PhoneNumber.parse("+12125550142");
    PhoneNumber dated = PhoneNumber.parse("+12125550143");
    PhoneNumber free = PhoneNumber.parse("+12125550144");
    Moment asOf = Moment.of(LocalDate.parse("2026-11-01"));
    EditionBuilder.of(
            ListInfo.builder(ListKind.NATIONAL_DNC).place(Place.of("US")).asOf(asOf).build())
        .add(listed)
        .add(dated, Moment.of(LocalDate.parse("2020-01-02")))
        .write(file);
    try (ListEdition edition = ListEdition.open(file)) {
      edition.verify();
      assertThat(edition.size()).isEqualTo(2);
      assertThat(edition.contains(listed)).isTrue();
      assertThat(edition.contains(free)).isFalse();
      ListEntry entry = edition.check(dated).orElseThrow();
      assertThat(entry.get(ListEntry.LISTED)).contains(true);
      assertThat(entry.get(ListEntry.SINCE)).contains(Moment.of(LocalDate.parse("2020-01-02")));
      assertThat(entry.get(ListEntry.AS_OF)).contains(asOf);
      assertThat(edition.check(free)).isSameAs(edition.check(free));
    }
  }
}
