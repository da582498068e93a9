package io.lexicall.rules.pci;

import static org.assertj.core.api.Assertions.assertThat;

import io.lexicall.facts.Fact;
import io.lexicall.facts.Storage;
import io.lexicall.place.Place;
import io.lexicall.rule.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Until when data are kept, where it is known of what place the days are and where it is not. */
class RetentionTest {
  private static final Instant MADE = Instant.parse("2026-11-01T12:00:00Z");

  private static Storage.Builder storage(Instant at, @Nullable Boolean held) {
    Storage.Builder storage = Storage.builder().at(at).createdAt(MADE);
    return held == null ? storage : storage.legalHold(held);
  }

  private static String said(Storage storage) {
    Outcome outcome = new Retention().on(storage);
    if (outcome instanceof Outcome.Indeterminate indeterminate) {
      return indeterminate.missing().stream()
          .map(Fact::path)
          .sorted()
          .collect(Collectors.joining(" "));
    }
    if (outcome instanceof Outcome.Obliged obliged) {
      return obliged.duties().get(0) + " " + obliged.duties().get(0).note();
    }
    return outcome instanceof Outcome.Denied ? "deny" : "pass";
  }

  /** Ten days end with the 11th, whose first moment on earth is that of no place to be known. */
  @ParameterizedTest
  @CsvSource({
    "2026-11-11T08:59:59Z, false, delete-by by 2026-11-11",
    "2026-11-11T09:00:00Z, false, country",
    "2026-11-11T09:00:00Z, , country legalHold",
    "2026-11-11T09:00:00Z, true, delete-by Once the legal hold ends.",
    "2026-11-12T14:59:59.999999999Z, false, country",
    "2026-11-12T15:00:00Z, false, deny",
    "2026-11-12T15:00:00Z, , legalHold",
    "2026-11-12T15:00:00Z, true, pass",
  })
  void days_whereThePlaceIsNotKnown(Instant at, @Nullable Boolean held, String expected) {
    assertThat(said(storage(at, held).retentionDays(10).build()).strip()).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "US-NY, 10, 2026-11-12T04:59:59.999999999Z, delete-by by 2026-11-11",
    "US-NY, 10, 2026-11-12T05:00:00Z, deny",
    "US-NY, 0, 2026-11-02T04:59:59Z, delete-by by 2026-11-01",
    "US-NY, 0, 2026-11-02T05:00:00Z, deny",
    "US-TN, 10, 2026-11-12T05:00:00Z, deny", // over in the east of the state, not in the west
  })
  void days_areThoseOfThePlace_theFirstToEnd(String region, int days, Instant at, String expected) {
    Storage storage =
        storage(at, false)
            .country(Place.of("US"))
            .region(Place.of(region))
            .retentionDays(days)
            .build();

    assertThat(said(storage).strip()).isEqualTo(expected);
  }

  @Test
  void dateOfDeletion_isInTimeAtItsInstant_andWinsOverTheDays() {
    Instant due = MADE.plus(Duration.ofDays(3));
    Storage.Builder dated = storage(due, false).deleteAt(due).retentionDays(1);

    assertThat(said(dated.build())).startsWith("delete-by by " + due);
    assertThat(said(dated.at(due.plusNanos(1)).build())).isEqualTo("deny");
    assertThat(said(dated.legalHold(true).build())).isEqualTo("pass");
  }

  @Test
  void noPeriod_isAskedFor_andTheHoldWhereItIsNotKnown() {
    assertThat(said(storage(MADE, null).build())).isEqualTo("legalHold retentionDays");
    assertThat(said(storage(MADE, true).build())).isEqualTo("delete-by Once the legal hold ends.");
    assertThat(said(storage(MADE, false).build())).isEqualTo("retentionDays");
  }

  @Test
  void retention_namesWhatItReadsAndDemands() {
    assertThat(new Retention().reads())
        .containsExactlyInAnyOrder(
            Storage.CREATED_AT, Storage.DELETE_AT, Storage.RETENTION_DAYS, Storage.LEGAL_HOLD);
    assertThat(new Retention().obligations()).containsExactly("delete-by");
  }
}
