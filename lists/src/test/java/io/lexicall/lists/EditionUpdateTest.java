package io.lexicall.lists;

import static io.lexicall.lists.Editions.number;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lexicall.facts.Moment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EditionUpdateTest {
  private static final long A = 12125550142L;
  private static final long B = 12125550143L;
  private static final long C = 13105550144L;

  @TempDir Path folder;
  private Path list;

  @BeforeEach
  void setUp() throws IOException {
    list = Editions.write(folder.resolve("us.lexi"), Editions.US, List.of(A, B));
  }

  @Test
  void changes_areAppliedWithTheirTimes() throws IOException {
    Path changes =
        changes(
            "212,5550142,2026-11-03T10:00:00-05:00,D", "310,5550144,2026-11-04T10:00:00-05:00,A");
    ImportReport report = update(changes);
    assertThat(report.changes()).isEqualTo(new ImportReport.Changes(1, 1, 0, 0, 0, 0, 0));
    try (ListEdition edition = ListEdition.open(list)) {
      edition.verify();
      assertThat(edition.contains(A)).isFalse();
      assertThat(edition.contains(B)).isTrue();
      assertThat(edition.since(number(C)))
          .contains(Moment.of(Instant.parse("2026-11-04T15:00:00Z")));
      assertThat(edition.info().asOf()).isEqualTo(Moment.of(Instant.parse("2026-11-04T15:00:00Z")));
      assertThat(edition.latestChange()).contains(Instant.parse("2026-11-04T15:00:00Z"));
      assertThat(edition.size()).isEqualTo(2);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "310,5550144,2026-11-04,A",
        "310,5550144,A,2026-11-04",
        "3105550144,a,2026-11-04",
        "\"310\",\"5550144\",\"2026-11-04\",\"A\"",
        "310,5550144,20261104,A",
        "310,5550144,2026-11-04 09:30:00,A",
        "310,5550144,2026-11-04T09:30:00.123,A",
      })
  void registry_eachForm_isRead(String line) throws IOException {
    update(changes(line));
    try (ListEdition edition = ListEdition.open(list)) {
      assertThat(edition.since(number(C))).contains(day("2026-11-04"));
      assertThat(edition.info().asOf()).isEqualTo(day("2026-11-04"));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "310,5550144",
        "310,5550144,2026-11-04",
        "310,5550144,2026-11-04,X",
        "310,5550144,11/04/2026,A",
        "310,5550144,2026-13-04,A",
        "310,5550144,1066-10-14,A",
        "310,555014,2026-11-04,A",
        "310,5550144,2026-11-04,A,A",
      })
  void registry_anyOtherForm_isRefusedAndTheEditionStays(String line) throws IOException {
    byte[] before = Files.readAllBytes(list);
    assertThatExceptionOfType(RefusedImportException.class)
        .isThrownBy(() -> update(changes(line)))
        .satisfies(refused -> assertThat(refused.report().refused()).isEqualTo(1));
    assertThat(list).hasBinaryContent(before);
  }

  @Test
  void csv_columnsByName() throws IOException {
    Path table =
        Files.writeString(
            folder.resolve("changes.csv"),
            "what;when;phone\nD;2026-11-03;+12125550142\nA;2026-11-03;+442071234567\n");
    NumberFile file = NumberFile.csv(table, "phone").dates("when").changes("what");
    try (ListEdition edition = ListEdition.open(list)) {
      EditionUpdate.of(edition).add(file).write(list);
      assertThatThrownBy(
              () -> EditionUpdate.of(edition).add(NumberFile.csv(table, "phone")).write(list))
          .hasMessageContaining("needs a column of changes (A or D) and one of their times");
    }
    try (ListEdition edition = ListEdition.open(list)) {
      assertThat(edition.contains(A)).isFalse();
      assertThat(edition.contains(442071234567L)).isTrue();
    }
  }

  @Test
  void severalChangesOfANumber_theLatestCounts() throws IOException {
    Path changes =
        changes(
            "310,5550144,2026-11-05T00:00:00Z,D",
            "310,5550144,2026-11-04T00:00:00Z,A",
            "212,5550142,2026-11-03T00:00:00Z,D",
            "212,5550142,2026-11-06T00:00:00Z,A",
            "212,5550143,2026-11-06T00:00:00Z,A",
            "212,5550143,2026-11-06T00:00:00Z,D");
    ImportReport report = update(changes);
    assertThat(report.changes()).isEqualTo(new ImportReport.Changes(0, 0, 2, 1, 3, 0, 0));
    try (ListEdition edition = ListEdition.open(list)) {
      assertThat(edition.contains(A)).isTrue();
      assertThat(edition.contains(B)).isTrue();
      assertThat(edition.contains(C)).isFalse();
    }
  }

  @Test
  void changeListAppliedTwice_isRefused() throws IOException {
    Path changes = changes("310,5550144,2026-11-04,A");
    update(changes);
    byte[] once = Files.readAllBytes(list);
    assertThatExceptionOfType(RefusedImportException.class)
        .isThrownBy(() -> update(changes))
        .withMessageMatching(".*changes was applied to us-national-dnc of 2026-11-04 already");
    Path sameChanges = changes("310,5550144,2026-11-03,A", "310,5550144,2026-11-03,A");
    assertThatExceptionOfType(RefusedImportException.class)
        .isThrownBy(() -> update(sameChanges))
        .withMessageContaining("they were applied already, or belong to an earlier edition");
    assertThat(list).hasBinaryContent(once);
  }

  @Test
  void sameChangeListTwiceAtOnce_isRefused() throws IOException {
    Path changes = changes("310,5550144,2026-11-04,A");
    try (ListEdition edition = ListEdition.open(list)) {
      EditionUpdate update =
          EditionUpdate.of(edition)
              .add(NumberFile.registry(changes))
              .add(NumberFile.registry(changes));
      assertThatExceptionOfType(RefusedImportException.class).isThrownBy(() -> update.write(list));
    }
  }

  @Test
  void changesOutOfOrder_areRefused_andOverlapCanBeSkipped() throws IOException {
    update(changes("310,5550144,2026-11-20,A"));
    assertThatExceptionOfType(RefusedImportException.class)
        .isThrownBy(() -> update(changes("212,5550142,2026-11-10,D")))
        .withMessageContaining("holds the changes up to 2026-11-20T00:00:00Z, and these end at");
    Path overlapping = changes("212,5550142,2026-11-19,D", "212,5550143,2026-11-21,D");
    assertThatExceptionOfType(RefusedImportException.class)
        .isThrownBy(() -> update(overlapping))
        .withMessageContaining("1 of them are older than the edition");
    try (ListEdition edition = ListEdition.open(list)) {
      ImportReport report =
          EditionUpdate.of(edition).add(NumberFile.registry(overlapping)).skipOverlap().write(list);
      assertThat(report.changes()).isEqualTo(new ImportReport.Changes(0, 1, 0, 0, 0, 1, 0));
    }
    try (ListEdition edition = ListEdition.open(list)) {
      assertThat(edition.contains(A)).isTrue();
      assertThat(edition.contains(B)).isFalse();
    }
  }

  @Test
  void changesBeforeTheFullList_areOlderThanTheEdition() throws IOException {
    assertThatExceptionOfType(RefusedImportException.class)
        .isThrownBy(() -> update(changes("310,5550144,2026-10-31,A")));
    update(changes("310,5550144,2026-11-01,A"));
  }

  /**
   * The edition is of noon; whether a change of that day came before, nobody knows. A day ends last
   * twelve hours after its end in UTC.
   */
  @ParameterizedTest
  @CsvSource({
    "2026-11-01T12:00:00Z, 2026-11-01, true",
    "2026-11-01T12:00:00Z, 2026-11-01T03:00:00, true",
    "2026-11-01T12:00:00Z, 2026-11-01T03:00:00Z, false",
    "2026-11-01T12:00:00Z, 2026-10-31, false",
    "2026-11-01T11:59:59Z, 2026-10-31, true",
    "2026-11-01T11:59:59Z, 2026-10-31T23:00:00, true",
  })
  void additionOfADay_isOlder_onlyIfTheDayWasOver(Instant asOf, String when, boolean applies)
      throws IOException {
    ListInfo info = Editions.US.toBuilder().asOf(Moment.of(asOf)).build();
    list = Editions.write(folder.resolve("noon.lexi"), info, List.of(A, B));
    Path changes = changes("310,5550144,%s,A".formatted(when));
    if (!applies) {
      assertThatExceptionOfType(RefusedImportException.class).isThrownBy(() -> update(changes));
      return;
    }
    ImportReport report = update(changes);
    assertThat(report.changes()).isEqualTo(new ImportReport.Changes(1, 0, 0, 0, 0, 0, 0));
    try (ListEdition edition = ListEdition.open(list)) {
      assertThat(edition.since(number(C))).contains(day(when.substring(0, 10)));
      assertThat(edition.info().asOf()).as("no older than before").isEqualTo(Moment.of(asOf));
    }
  }

  @Test
  void deletionThatMayBeOlder_isNotApplied_andWhatIsHeldIsNoMisfit() throws IOException {
    ListInfo info =
        Editions.US.toBuilder().asOf(Moment.of(Instant.parse("2026-11-01T12:00:00Z"))).build();
    list = Editions.write(folder.resolve("noon.lexi"), info, List.of(A, B));
    Path changes =
        changes(
            "212,5550142,2026-11-01,D", // may be older
            "212,5550143,2026-11-01,A", // is held
            "310,5550144,2026-11-01,A",
            "310,5550145,2026-11-02,A");
    assertThatExceptionOfType(RefusedImportException.class)
        .isThrownBy(() -> update(changes))
        .withMessageContaining("or are deletions that may be");
    try (ListEdition edition = ListEdition.open(list)) {
      ImportReport report =
          EditionUpdate.of(edition)
              .add(NumberFile.registry(changes))
              .skipOverlap()
              .requireFit()
              .write(list);
      assertThat(report.changes()).isEqualTo(new ImportReport.Changes(2, 0, 0, 0, 0, 2, 0));
    }
    try (ListEdition edition = ListEdition.open(list)) {
      assertThat(edition.size()).isEqualTo(4);
      assertThat(edition.contains(A)).isTrue();
      assertThat(edition.contains(C)).isTrue();
      assertThat(edition.info().asOf()).isEqualTo(day("2026-11-02"));
    }
  }

  @Test
  void asOf_isWhatIsStatedAndNeverOlder() throws IOException {
    Path changes = changes("310,5550144,2026-11-04,A");
    try (ListEdition edition = ListEdition.open(list)) {
      EditionUpdate update = EditionUpdate.of(edition).add(NumberFile.registry(changes));
      assertThatExceptionOfType(RefusedImportException.class)
          .isThrownBy(() -> update.asOf(day("2026-10-31")).write(list))
          .withMessageContaining("cannot become older");
      update.asOf(day("2026-11-09")).write(list);
    }
    try (ListEdition edition = ListEdition.open(list)) {
      assertThat(edition.info().asOf()).isEqualTo(day("2026-11-09"));
    }
  }

  @Test
  void additionOutsideOfWhatTheListCovers_isCounted() throws IOException {
    ListInfo info =
        Editions.US.toBuilder().coverage(Coverage.ofLeadingDigits(List.of("1212"))).build();
    list = Editions.write(folder.resolve("some.lexi"), info, List.of(A, B));
    ImportReport report = update(changes("310,5550144,2026-11-04,A", "212,5550144,2026-11-04,A"));
    assertThat(report.changes()).isEqualTo(new ImportReport.Changes(2, 0, 0, 0, 0, 0, 1));
  }

  @Test
  void changeThatIsToCome_isRefused_sinceItWouldMakeTheEditionNewerThanItIs() throws IOException {
    LocalDate today = LocalDate.now(ZoneOffset.UTC);
    Path changes = changes("310,5550144," + today.plusDays(2) + ",A");
    assertThatExceptionOfType(RefusedImportException.class)
        .isThrownBy(() -> update(changes))
        .withMessageContaining("1 of 1 lines cannot be read");
    Path table =
        Files.writeString(
            folder.resolve("changes.csv"),
            "n,what,when\n+13105550144,A," + today.plusYears(1) + "T00:00:00Z\n");
    try (ListEdition edition = ListEdition.open(list)) {
      assertThat(edition.info().asOf()).isEqualTo(Editions.US.asOf());
      EditionUpdate update =
          EditionUpdate.of(edition).add(NumberFile.csv(table, "n").dates("when").changes("what"));
      assertThatExceptionOfType(RefusedImportException.class).isThrownBy(() -> update.write(list));
    }
    update(changes("310,5550145," + today.plusDays(1) + ",A")); // there the day has begun
    try (ListEdition edition = ListEdition.open(list)) {
      assertThat(edition.info().asOf()).isEqualTo(Moment.of(today.plusDays(1)));
    }
  }

  @Test
  void emptyChangeList_needsADay() throws IOException {
    Path none = changes();
    assertThatExceptionOfType(RefusedImportException.class)
        .isThrownBy(() -> update(none))
        .withMessageContaining("hold no change");
    try (ListEdition edition = ListEdition.open(list)) {
      EditionUpdate.of(edition).add(NumberFile.registry(none)).asOf(day("2026-11-30")).write(list);
    }
    try (ListEdition edition = ListEdition.open(list)) {
      assertThat(edition.size()).isEqualTo(2);
      assertThat(edition.info().asOf()).isEqualTo(day("2026-11-30"));
      EditionUpdate.of(edition) // a second day without a change
          .add(NumberFile.registry(none))
          .asOf(day("2026-12-01"))
          .write(list);
    }
  }

  @Test
  void changesThatChangeNothing_areCountedOrRefused() throws IOException {
    Path changes = changes("212,5550142,2026-11-04,A", "310,5550144,2026-11-04,D");
    try (ListEdition edition = ListEdition.open(list)) {
      EditionUpdate update = EditionUpdate.of(edition).add(NumberFile.registry(changes));
      ImportReport report = update.write(folder.resolve("next.lexi"));
      assertThat(report.changes()).isEqualTo(new ImportReport.Changes(0, 0, 1, 1, 0, 0, 0));
      assertThatExceptionOfType(RefusedImportException.class)
          .isThrownBy(() -> update.requireFit().write(list))
          .withMessageContaining("a change list before may be missing");
    }
  }

  @Test
  void refusedLines_addUpOverEditions() throws IOException {
    List<String> lines = new ArrayList<>(List.of("x"));
    for (int i = 0; i < 1000; i++) {
      lines.add("310,555%04d,2026-11-04,A".formatted(i));
    }
    update(changes(lines.toArray(new String[0])));
    lines.set(0, "y");
    lines.replaceAll(line -> line.replace("-04,A", "-05,D"));
    update(changes(lines.toArray(new String[0])));
    try (ListEdition edition = ListEdition.open(list)) {
      assertThat(edition.refusedLines()).isEqualTo(2);
      assertThat(edition.size()).isEqualTo(2);
    }
  }

  private Path changes(String... lines) throws IOException {
    return Files.writeString(folder.resolve("changes"), String.join("\n", lines));
  }

  private ImportReport update(Path changes) throws IOException {
    try (ListEdition edition = ListEdition.open(list)) {
      return EditionUpdate.of(edition).add(NumberFile.registry(changes)).write(list);
    }
  }

  private static Moment day(String day) {
    return Moment.of(LocalDate.parse(day));
  }
}
