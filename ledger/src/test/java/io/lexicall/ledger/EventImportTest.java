package io.lexicall.ledger;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import io.lexicall.facts.Consent;
import io.lexicall.facts.ConsentKind;
import io.lexicall.facts.ConsentReceiver;
import io.lexicall.facts.ContactChannel;
import io.lexicall.number.PhoneNumber;
import io.lexicall.place.Place;
import io.lexicall.time.Due;
import java.io.ByteArrayOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventImportTest {
  private static final PhoneNumber ANN = PhoneNumber.parse("+12125550142");

  @TempDir Path folder;

  private final TestClock clock = new TestClock();

  private Ledger ledger() {
    return Ledger.create(
        "jdbc:sqlite:" + folder.resolve("l.db"), LedgerOptions.builder().clock(clock).build());
  }

  private Path file(String text) throws IOException {
    return Files.writeString(folder.resolve("consents.csv"), text);
  }

  private static EventImport consents() {
    return EventImport.of(EventKind.CONSENT_GIVEN)
        .zone(ZoneOffset.UTC)
        .column(EventField.NUMBER, "Phone")
        .column(EventField.AT, "Opted in")
        .always(EventField.KIND, "express-written")
        .always(EventField.SELLER, "acme")
        .dialedFrom(Place.of("US"));
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void pipe_isReadLikeAFile_andNothingOfItStays(boolean packed) throws Exception {
    Path pipe = folder.resolve("pipe");
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/mkfifo")), "there are no named pipes here");
    assertThat(new ProcessBuilder("/usr/bin/mkfifo", pipe.toString()).start().waitFor()).isZero();
    byte[] rows = "Phone,Opted in\n(212) 555-0142,2026-03-01 10:00:00\n".getBytes(UTF_8);
    Set<Path> before = temporaryFiles();
    CompletableFuture<Void> writer =
        CompletableFuture.runAsync(
            () -> {
              try (OutputStream out = new FileOutputStream(pipe.toFile());
                  OutputStream text = packed ? new GZIPOutputStream(out) : out) {
                text.write(rows);
              } catch (IOException failure) {
                throw new UncheckedIOException(failure);
              }
            });
    try (Ledger ledger = ledger()) {
      assertThat(consents().run(pipe, ledger, 0).recorded()).isEqualTo(1);
      assertThat(ledger.standing(ANN).consents(null)).hasSize(1);
      assertThat(consents().run(Files.write(folder.resolve("f.csv"), rows), ledger, 0).known())
          .as("the same rows in a file")
          .isEqualTo(1);
    }
    writer.join();
    assertThat(temporaryFiles()).isEqualTo(before);
  }

  @Test
  void datesInTheFormThatIsNamed_areRead_andNoOthers() throws IOException {
    EventImport american = consents().timeFormat("M/d/yyyy[ h:mm a]");
    try (Ledger ledger = ledger()) {
      Path file =
          file(
              "Phone,Opted in,expires,withdrawn\n"
                  + "(212) 555-0142,2/7/2026 1:30 PM,2/7/2027,3/1/2026\n"
                  + "(212) 555-0143,2/30/2026,,\n"
                  + "(212) 555-0144,2026-02-07,,\n"
                  + "(212) 555-0145,2/7/2026,,2026-03-01\n");
      EventImport.Report result = american.run(file, ledger, 9);
      assertThat(result.first())
          .extracting(EventImport.Refused::problem)
          .containsExactly(
              "at is not a date or a time in the form M/d/yyyy[ h:mm a]",
              "at is not a date or a time in the form M/d/yyyy[ h:mm a]",
              "withdrawn is not a date or a time in the form M/d/yyyy[ h:mm a]");
      assertThat(ledger.standing(ANN).consents(null).toString())
          .contains(
              "grantedAt=2026-02-07T13:30:00Z",
              "revokedAt=2026-03-01T00:00:00Z",
              "expiresAt=2027-02-07T00:00:00Z");

      String iso = "Phone,Opted in,expires,withdrawn\n";
      Path same = file(iso + "(212) 555-0142,2026-02-07 13:30,2027-02-07,2026-03-01\n");
      assertThat(consents().run(same, ledger, 0).recorded()).as("the same consent").isZero();
    }
    assertThatThrownBy(() -> consents().timeFormat("M/d"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /** Else a request to stop would be one to another seller, whose name has a sign in it. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void bytesThatAreNotOfTheEncoding_areRefused_andReadOnceItIsNamed(boolean packed)
      throws IOException {
    byte[] latin = "number,at,seller\n+12125550142,2026-03-01,M\u00fcller\n".getBytes(ISO_8859_1);
    Path file = folder.resolve("stops.csv");
    try (OutputStream out = Files.newOutputStream(file);
        OutputStream text = packed ? new GZIPOutputStream(out) : out) {
      text.write(latin);
    }
    EventImport stops = EventImport.of(EventKind.TOLD_TO_STOP).zone(ZoneOffset.UTC);
    try (Ledger ledger = ledger()) {
      assertThatThrownBy(() -> stops.run(file, ledger, 9))
          .isInstanceOf(IOException.class)
          .hasMessage("it is not UTF-8: name its encoding");
      assertThat(ledger.sellers()).isEmpty();

      assertThat(stops.encoding(ISO_8859_1).run(file, ledger, 0).sellers())
          .containsExactly("M\u00fcller");
    }
  }

  @ParameterizedTest
  @CsvSource({"UTF-8, UTF-8", "UTF-8, ISO-8859-1", "UTF-16LE, UTF-8", "UTF-16BE, UTF-8"})
  void byteOrderMark_namesTheEncoding(Charset written, Charset named) throws IOException {
    String rows = "\uFEFFnumber,at,seller\n+12125550142,2026-03-01,M\u00fcller\n";
    Path file = Files.write(folder.resolve("stops.csv"), rows.getBytes(written));
    EventImport stops = EventImport.of(EventKind.TOLD_TO_STOP).zone(ZoneOffset.UTC);
    try (Ledger ledger = ledger()) {
      assertThat(stops.encoding(named).run(file, ledger, 0).sellers())
          .containsExactly("M\u00fcller");
    }
  }

  @Test
  void badBytesBehindAByteOrderMark_areToldByItsEncoding() throws IOException {
    byte[] rows =
        "\u00ef\u00bb\u00bfnumber,at,seller\n+12125550142,2026-03-01,M\u00fcller\n"
            .getBytes(ISO_8859_1);
    Path file = Files.write(folder.resolve("stops.csv"), rows);
    EventImport stops = EventImport.of(EventKind.TOLD_TO_STOP).zone(ZoneOffset.UTC);
    try (Ledger ledger = ledger()) {
      assertThatThrownBy(() -> stops.encoding(ISO_8859_1).run(file, ledger, 0))
          .hasMessage("it is not UTF-8: name its encoding");
    }
  }

  /** A request to stop the calls of two sellers would stop those of neither. */
  @ParameterizedTest
  @ValueSource(strings = {"acme|beta", "acme;beta", "acme ; beta"})
  void severalNamesInOneCell_areRefused(String sellers) throws IOException {
    Path file = file("number,at,seller\n+12125550142,2026-03-01,%s\n".formatted(sellers));
    EventImport stops = EventImport.of(EventKind.TOLD_TO_STOP).zone(ZoneOffset.UTC);
    try (Ledger ledger = ledger()) {
      EventImport.Report report = stops.run(file, ledger, 0);
      assertThat(report.recorded()).isZero();
      assertThat(report.first())
          .extracting(EventImport.Refused::problem)
          .containsExactly(
              "seller holds a | or ; as between several names, and is one: write a row for each");
    }
  }

  /** What is said of a consent there is not lost. */
  @ParameterizedTest
  @CsvSource({
    "expired, expires",
    "valid until, expires",
    "ended, withdrawn",
    "is_valid, withdrawn",
    "consent_active, withdrawn",
    "status, withdrawn",
    "dnc, withdrawn"
  })
  void columnThatMayTellTheEndOfAConsent_isRefused(String column, String field) throws IOException {
    Path file = file("Phone,Opted in,%s\n(212) 555-0142,2026-03-01,x\n".formatted(column));
    try (Ledger ledger = ledger()) {
      assertThatThrownBy(() -> consents().run(file, ledger, 0))
          .isInstanceOf(IOException.class)
          .hasMessage(
              "the column '%s' is not read, and it may hold the field %s: map the column, or say that it is to be ignored",
              column, field);
      assertThat(consents().ignore(column).run(file, ledger, 0).recorded()).isEqualTo(1);
    }
  }

  @Test
  void fewerRefusedThanNone_isNoNumber_andLosesNothing() throws IOException {
    Path file = file("Phone,Opted in\n(212) 555-0142,2026-03-01\n");
    try (Ledger ledger = ledger()) {
      assertThatThrownBy(() -> consents().run(file, ledger, -1))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("mostRefused must be 0 or more, not -1");
    }
  }

  private static Set<Path> temporaryFiles() throws IOException {
    try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
      return files
          .filter(file -> file.getFileName().toString().matches("lexicall-.*\\.csv"))
          .collect(Collectors.toSet());
    }
  }

  @Test
  void rows_areRecordedOnce_howeverOftenTheyAreImported() throws IOException {
    Path file =
        file(
            """
            Phone,Opted in,channels,withdrawn,wording
            (212) 555-0142,2026-03-01 10:00:00,voice text,2026-05-01,web-2
            +1 305 555 0001,2026-03-02,text,,
            """);
    try (Ledger ledger = ledger()) {
      for (int i = 0; i < 2; i++) {
        EventImport.Report report = consents().run(file, ledger, 0);
        assertThat(report.ofNobody()).as("a withdrawal is of the consent's person").isZero();
        assertThat(report.rows()).isEqualTo(2);
        assertThat(report.recorded()).isEqualTo(i == 0 ? 4 : 0);
        assertThat(report.known()).isEqualTo(i == 0 ? 0 : 4);
        assertThat(report.sellers()).containsExactly("acme");
        assertThat(report.first()).isEmpty();
      }
      assertThat(ledger.standing(ANN).events()).hasSize(3);
      Consent consent = ledger.standing(ANN).consents(null).get(0);
      assertThat(consent.get(Consent.KIND)).contains(ConsentKind.EXPRESS_WRITTEN);
      assertThat(consent.get(Consent.GRANTED_AT)).contains(Instant.parse("2026-03-01T10:00:00Z"));
      assertThat(consent.get(Consent.REVOKED_AT)).contains(Instant.parse("2026-05-01T00:00:00Z"));
      assertThat(consent.get(Consent.CHANNELS))
          .contains(List.of(ContactChannel.VOICE, ContactChannel.TEXT));
    }
  }

  @Test
  void rowsThatAreWrong_areNamed_andNothingIsRecordedUnlessTheyMayBe() throws IOException {
    Path file =
        file(
            """
            Phone,Opted in,kind,withdrawn
            2125550142,2026-03-01,,
            212555014,2026-03-01,,
            2125550143,yesterday,,
            2125550144,2026-03-01,maybe,
            2125550145,2027-03-01,,
            2125550146,2026-03-01,,2026-02-01
            2125550147,,,
            """);
    try (Ledger ledger = ledger()) {
      EventImport.Report report = consents().run(file, ledger, 5);
      assertThat(report.recorded()).isZero();
      assertThat(report.refused()).isEqualTo(6);
      assertThat(report.first())
          .extracting(EventImport.Refused::line)
          .containsExactly(3L, 4L, 5L, 6L, 7L, 8L);
      assertThat(report.first().toString())
          .contains("at is a date", "kind is one of", "future", "before the consent", "an instant")
          .doesNotContain("555014", "yesterday", "maybe");
      assertThat(ledger.standing(ANN).events()).isEmpty();
      assertThat(consents().run(file, ledger, 6).recorded()).isEqualTo(1);
      assertThatThrownBy(() -> consents().column(EventField.BY, "Agent").run(file, ledger, 0))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("'Agent'");
    }
  }

  private static EventImport stops() {
    return EventImport.of(EventKind.TOLD_TO_STOP).zone(ZoneOffset.UTC);
  }

  @Test
  void rowWithMoreCellsThanTheHeader_isRefused_sinceItsCellsStandUnderOtherColumns()
      throws IOException {
    Path file =
        file(
            """
            number,at,from,seller
            +12125550142,2026-01-01,said no, never call again,acme
            +12125550143,2026-01-01,"said no, never call again",acme,
            +12125550144,2026-01-01,web
            """);
    try (Ledger ledger = ledger()) {
      EventImport.Report report = stops().run(file, ledger, 1);
      assertThat(report.refused()).isEqualTo(1);
      assertThat(report.first().get(0).line()).isEqualTo(2);
      assertThat(report.first().get(0).problem()).contains("more cells").doesNotContain("said no");
      assertThat(report.recorded()).isEqualTo(2);
      assertThat(ledger.standing(ANN).events()).isEmpty();
      assertThat(report.sellers()).containsExactly("acme");
    }
  }

  @Test
  void columnsThatAreNotRead_areTold_andRefusedWhereTheirNamesAreNearlyThoseOfFields()
      throws IOException {
    try (Ledger ledger = ledger()) {
      for (String column :
          List.of(
              "withdrawn_at", "Withdrawn", "revokedAt", "Seller", "channel", "EXPIRES", "At ")) {
        Path file = file("number,at,kind,%s\n+12125550142,2026-01-01,express,\n".formatted(column));
        assertThatThrownBy(
                () ->
                    EventImport.of(EventKind.CONSENT_GIVEN)
                        .zone(ZoneOffset.UTC)
                        .run(file, ledger, 0))
            .as(column)
            .isInstanceOf(IOException.class)
            .hasMessageContaining("'" + column.strip() + "'");
        assertThat(
                EventImport.of(EventKind.CONSENT_GIVEN)
                    .zone(ZoneOffset.UTC)
                    .ignore(column)
                    .run(file, ledger, 0)
                    .unread())
            .containsExactly(column.strip());
      }
      Path file =
          file("number,at,kind,notes,seller_id,seller\n+12125550143,2026-01-01,express,,,acme\n");
      assertThat(
              EventImport.of(EventKind.CONSENT_GIVEN)
                  .zone(ZoneOffset.UTC)
                  .run(file, ledger, 0)
                  .unread())
          .containsExactly("notes", "seller_id");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Consent revoked?",
        "revocation",
        "optout",
        "opt_out_date",
        "consent_end",
        "consent_status",
        "STOP",
        "opted out on",
        "date_of_withdrawal",
        "unsub_date",
        "cancelled",
        "retracted",
        "rescinded",
        "Widerruf"
      })
  void columnThatMayTellAWithdrawal_isRefused_whereConsentsAreRead(String column)
      throws IOException {
    Path file = file("number,at,kind,%s\n+12125550142,2026-01-01,express,x\n".formatted(column));
    try (Ledger ledger = ledger()) {
      EventImport consents = EventImport.of(EventKind.CONSENT_GIVEN).zone(ZoneOffset.UTC);
      assertThatThrownBy(() -> consents.run(file, ledger, 0))
          .hasMessageContaining("'" + column + "'")
          .hasMessageContaining("withdrawn");
      assertThat(consents.ignore(column).run(file, ledger, 0).recorded()).isEqualTo(1);
      Path stops = file("number,at,%s\n+12125550142,2026-01-01,x\n".formatted(column));
      assertThat(stops().run(stops, ledger, 0).recorded()).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"license_revoked", "not_revoked", "stopwatch", "option", "given_on"})
  void columnOfSomethingElse_isTold_andNotRefused(String column) throws IOException {
    Path file = file("number,at,kind,%s\n+12125550142,2026-01-01,express,x\n".formatted(column));
    try (Ledger ledger = ledger()) {
      EventImport consents = EventImport.of(EventKind.CONSENT_GIVEN).zone(ZoneOffset.UTC);
      assertThat(consents.run(file, ledger, 0).unread()).containsExactly(column);
    }
  }

  /** An export of later tells the withdrawal, and the consent in other words. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-05-01 12:00:00,voice,2026-07-01 09:00:00,web-3",
        "2026-05-01 12:00:01,voice,2026-07-01 09:00:00,web-2",
        "2026-05-01 14:00:00,voice,2026-07-01,web-2",
        "2026-05-01 12:00:00,voice text,2026-07-01 09:00:00,web-2",
        "2026-05-01 12:00:00,voice,2026-05-01,web-3",
      })
  void withdrawal_inARowThatTellsItsConsentOtherwise_endsWhatWasRecordedBefore(String later)
      throws IOException {
    String header = "Phone,Opted in,channels,withdrawn,wording\n2125550142,";
    try (Ledger ledger = ledger()) {
      consents().run(file(header + "2026-05-01 12:00:00,voice,,web-2\n"), ledger, 0);
      assertThat(ledger.standing(ANN).consents(null).get(0).get(Consent.REVOKED_AT)).isEmpty();
      consents().run(file(header + later + "\n"), ledger, 0);

      assertThat(ledger.standing(ANN).consents(null))
          .hasSizeGreaterThanOrEqualTo(2)
          .allSatisfy(consent -> assertThat(consent.get(Consent.REVOKED_AT)).isPresent());
    }
  }

  @Test
  void withdrawal_leavesWhatWasConsentedLaterOrForAnotherChannel() throws IOException {
    Path file =
        file(
            """
            Phone,Opted in,channels,withdrawn
            2125550142,2026-03-01 10:00:00,voice,2026-05-01 10:00:00
            2125550142,2026-03-01 10:00:00,text,
            2125550142,2026-05-01 10:00:01,voice,
            """);
    try (Ledger ledger = ledger()) {
      consents().run(file, ledger, 0);
      assertThat(ledger.standing(ANN).consents(null))
          .filteredOn(consent -> consent.get(Consent.REVOKED_AT).isEmpty())
          .hasSize(2);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-",
        "--",
        "N/A",
        "na",
        "NULL",
        "none",
        "*",
        "all",
        "Any",
        "everyone",
        "nan",
        "NaN",
        "#N/A",
        "\\N",
        "<NA>",
        "(null)",
        "(blank)",
        "N.A.",
        "not applicable"
      })
  void nameThatIsAPlaceholder_isRefused_sinceItWouldLimitTheStop(String placeholder)
      throws IOException {
    for (String field : List.of("seller", "brand", "subject")) {
      String row = "number,at,%s\n+12125550142,2026-01-01,".formatted(field);
      try (Ledger ledger = ledger()) {
        EventImport.Report report = stops().run(file(row + placeholder + "\n"), ledger, 1);
        assertThat(report.refused()).isEqualTo(1);
        assertThat(report.first().get(0).problem()).startsWith(field + " holds a sign");
        assertThat(stops().run(file(row + "Allied\n"), ledger, 0).refused()).isZero();
      }
    }
  }

  @Test
  void quotationMarkThatIsLeftOpen_endsTheImport_sinceTheRowsBehindItWouldBeLost()
      throws IOException {
    String rows = "\n+12125550143,2026-01-01,x\n+12125550144,2026-01-01,x\n";
    try (Ledger ledger = ledger()) {
      Path open = file("number,at,note\n+12125550142,2026-01-01,\"open note" + rows);
      assertThatThrownBy(() -> stops().run(open, ledger, 0))
          .isInstanceOf(IOException.class)
          .hasMessage(
              "it is no table that can be read after line 1: is a quotation mark left open?");
      Path closed = file("number,at,note\n+12125550142,2026-01-01,\"two\nlines\"" + rows);
      assertThat(stops().run(closed, ledger, 0).recorded()).isEqualTo(3);
    }
  }

  /** The last row of a file that was cut off would be a consent that nobody withdrew. */
  @Test
  void rowThatEndsBeforeAFieldOfTheHeader_isRefused() throws IOException {
    Path file =
        file(
            """
            Phone,Opted in,withdrawn,note
            2125550142,2026-03-01,2026-05-01,whole
            2125550143,2026-03-01,
            2125550144,2026-03-01
            """);
    try (Ledger ledger = ledger()) {
      EventImport.Report none = consents().run(file, ledger, 0);
      assertThat(none.recorded()).isZero();
      EventImport.Report report = consents().run(file, ledger, 1);
      assertThat(report.recorded()).as("a column that is not read may be missing").isEqualTo(4);
      assertThat(report.refused()).isEqualTo(1);
      assertThat(report.first())
          .containsExactly(
              new EventImport.Refused(
                  4, "the row ends before its withdrawn: was the file cut off?"));
      // What it does not narrow stops more, and no request to stop is to be lost.
      Path stop = file("number,at,seller\n+12125550145,2026-01-01\n");
      assertThat(stops().run(stop, ledger, 0).recorded()).isEqualTo(1);
    }
  }

  @Test
  void fileThatIsCompressed_isRead() throws IOException {
    Path file = folder.resolve("consents.csv.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      out.write("Phone,Opted in\n2125550142,2026-03-01\n".getBytes(UTF_8));
    }
    try (Ledger ledger = ledger()) {
      assertThat(consents().run(file, ledger, 0).recorded()).isEqualTo(1);
      Files.write(file, new byte[] {0x1f});
      assertThatThrownBy(() -> consents().run(file, ledger, 0))
          .as("a file of one byte")
          .hasMessageContaining("there is no column 'Phone'");
    }
  }

  /** A column that only a person takes for the instant is not read: say which field is missing. */
  @Test
  void fileWithoutTheInstant_isRefused_namingTheField() throws IOException {
    Path file = file("number,grantedAt,note\n+12125550145,2026-03-01,x\n");
    try (Ledger ledger = ledger()) {
      assertThatThrownBy(() -> stops().run(file, ledger, 9))
          .isInstanceOf(IOException.class)
          .hasMessage(
              "no column is called at, the field that says when each event happened: map the one"
                  + " that holds it; not read: grantedAt, note");
      assertThat(stops().column(EventField.AT, "grantedAt").run(file, ledger, 0).recorded())
          .isEqualTo(1);
      assertThat(stops().always(EventField.AT, "2026-03-02").run(file, ledger, 0).recorded())
          .isEqualTo(1);
      Path empty = file("number,at\n+12125550145,\n");
      assertThat(stops().run(empty, ledger, 9).first())
          .containsExactly(
              new EventImport.Refused(
                  2, "An event happens at an instant: state it in the field at"));
    }
  }

  /** PostgreSQL, on which the ledger itself runs, exports t and f. */
  @ParameterizedTest
  @CsvSource({
    "true, true", "Yes, true", "y, true", "1, true", "t, true", "T, true",
    "false, false", "No, false", "n, false", "0, false", "f, false", "F, false",
    "tr, ", "maybe, ", "2, ",
  })
  void trueOrFalse_isReadAsAScrubReadsIt(String text, @Nullable Boolean value) throws IOException {
    Path file = file("Phone,Opted in,automated\n2125550142,2026-03-01,%s\n".formatted(text));
    try (Ledger ledger = ledger()) {
      EventImport.Report report = consents().run(file, ledger, 1);
      if (value == null) {
        assertThat(report.first().get(0).problem())
            .isEqualTo("automated is one of true, yes, y, 1, t, or of false, no, n, 0, f");
      } else {
        assertThat(ledger.standing(ANN).consents(null).get(0).get(Consent.AUTOMATED))
            .contains(value);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"seller, SELLER", "Caller, CALLER", "'', ", "creditor, "})
  void receiverOfAConsent_isOneOfTwo(String text, @Nullable ConsentReceiver value)
      throws IOException {
    Path file = file("Phone,Opted in,received-by\n2125550142,2026-03-01,%s\n".formatted(text));
    try (Ledger ledger = ledger()) {
      EventImport.Report report = consents().run(file, ledger, 1);
      if (text.equals("creditor")) {
        assertThat(report.first().get(0).problem()).contains("seller").contains("caller");
      } else {
        assertThat(ledger.standing(ANN).consents(null).get(0).get(Consent.RECEIVED_BY))
            .isEqualTo(Optional.ofNullable(value));
      }
    }
  }

  /** The JDK takes what is not a member for the end of the file: the rows in it would be lost. */
  @Test
  void fileThatIsCompressedInTwoParts_isReadWholeOrRefused() throws IOException {
    byte[] first = gzip("number,at\n+12125550142,2026-01-01\n");
    byte[] second = gzip("+12125550143,2026-01-01\n");
    byte[] damaged = second.clone();
    damaged[0] ^= 1;
    byte[] plain = "+12125550143,2026-01-01\n".getBytes(UTF_8);
    try (Ledger ledger = ledger()) {
      Path file = folder.resolve("stops.csv.gz");
      for (byte[] other : List.of(damaged, plain)) {
        Files.write(file, joined(first, other));
        assertThatThrownBy(() -> stops().run(file, ledger, 0))
            .isInstanceOf(IOException.class)
            .hasMessage("it cannot be unpacked: what follows is not gzip");
      }
      for (byte[] cut :
          List.of(joined(first, Arrays.copyOf(second, 20)), Arrays.copyOf(first, 9))) {
        Files.write(file, cut);
        assertThatThrownBy(() -> stops().run(file, ledger, 0))
            .isInstanceOf(IOException.class)
            .hasMessage("it was cut off: its compressed data end too early");
      }
      assertThat(ledger.standing(ANN).events()).as("recorded").isEmpty();
      Files.write(file, joined(first, second));
      assertThat(stops().run(file, ledger, 0).recorded()).isEqualTo(2);
    }
  }

  private static byte[] gzip(String text) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(packed)) {
      out.write(text.getBytes(UTF_8));
    }
    return packed.toByteArray();
  }

  private static byte[] joined(byte[] one, byte[] other) {
    byte[] all = Arrays.copyOf(one, one.length + other.length);
    System.arraycopy(other, 0, all, one.length, other.length);
    return all;
  }

  /** A withdrawal on the day of its consent may have come after it. */
  @Test
  void withdrawalByItsDate_endsTheConsentOfThatDay() throws IOException {
    Path file =
        file(
            """
            Phone,Opted in,withdrawn
            2125550142,2026-03-01 10:00:00,2026-03-01
            2125550143,2026-03-01 10:00:00,2026-02-28
            """);
    try (Ledger ledger = ledger()) {
      EventImport.Report report = consents().run(file, ledger, 1);
      assertThat(report.recorded()).isEqualTo(3);
      assertThat(report.first().get(0).problem()).contains("before the consent was given");
      assertThat(ledger.standing(ANN).consents(null).get(0).get(Consent.REVOKED_AT))
          .contains(Instant.parse("2026-03-01T10:00:00Z"));
    }
  }

  @Test
  void fieldFromTwoColumns_isRefused_sinceOneOfThemWouldBeLost() throws IOException {
    assertThatThrownBy(() -> stops().column(EventField.NUMBER, "a").column(EventField.NUMBER, "b"))
        .hasMessage("number is mapped twice");
    Path file = file("number,phone2,at\n+12125550142,+12125550143,2026-01-01\n");
    Path twice = Files.writeString(folder.resolve("t.csv"), "number,number,at\n,,2026-01-01\n");
    try (Ledger ledger = ledger()) {
      assertThatThrownBy(() -> stops().column(EventField.NUMBER, "phone2").run(file, ledger, 0))
          .hasMessageContaining("'number'");
      assertThatThrownBy(() -> stops().run(twice, ledger, 0)).hasMessageContaining("several");
    }
  }

  @Test
  void semicolons_andAMarkOfTheEncoding_areRead() throws IOException {
    Path file = file("\uFEFFnumber;at\n+12125550142;2026-01-01\n");
    try (Ledger ledger = ledger()) {
      assertThat(stops().delimiter(';').run(file, ledger, 0).recorded()).isEqualTo(1);
      assertThat(ledger.standing(ANN).events()).hasSize(1);
    }
  }

  @Test
  void fileOfALedger_isItsOwnersAlone() throws IOException {
    try (Ledger ledger = ledger()) {
      ledger.record(Event.toldToStop(ANN, Instant.parse("2026-03-01T10:00:00Z")).build());
      try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "l.db*")) {
        for (Path each : files) {
          assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(each)))
              .as(each.toString())
              .isEqualTo("rw-------");
        }
      }
    }
  }

  @Test
  void receipt_hasTheFormOfTheSpecification_andSaysWhatBecameOfTheConsent() throws IOException {
    try (Ledger ledger = ledger()) {
      Event consent =
          ledger.record(
              Event.consentGiven(ANN, ConsentKind.EXPRESS, Instant.parse("2026-03-01T10:00:00Z"))
                  .from("web form")
                  .scope(Scope.ofSeller("acme"))
                  .build());
      ConsentReceipts receipts =
          ConsentReceipts.of(
              new ConsentReceipts.Controller(
                  "Acme",
                  "Privacy",
                  "1 Main St",
                  "p@acme.test",
                  "+12125550100",
                  "https://acme.test",
                  "US"));
      String receipt = receipts.write(consent, ledger.standing(ANN), "customer-7");
      try (JsonParser parser = new JsonFactory().createParser(receipt)) {
        while (parser.nextToken() != null) {
          assertThat(parser.currentToken()).isNotNull();
        }
      }
      assertThat(receipt)
          .contains(
              "\"version\":\"KI-CR-v1.1.0\"",
              "\"consentTimestamp\":1772359200",
              "\"consentReceiptID\":\"" + consent.id().orElseThrow(),
              "\"piiPrincipalId\":\"customer-7\"",
              "\"termination\":\"until it is withdrawn\"");
      ledger.record(Event.consentWithdrawn(ANN, clock.instant()).build());
      assertThat(receipts.write(consent, ledger.standing(ANN), "c"))
          .contains("withdrawn at 2026-11-24T17:00:00Z");
    }
  }

  @Test
  void calendar_hasADayForEachDate_inLinesThatAreShortEnough() {
    Event request =
        Event.builder(EventKind.REQUEST_RECEIVED)
            .id("r-1")
            .request(io.lexicall.facts.RequestKind.ACCESS)
            .happenedAt(clock.instant())
            .build();
    Due due =
        Due.endOf(
            LocalDate.parse("2026-12-24"),
            io.lexicall.time.ZoneClock.of(java.time.ZoneId.of("Europe/Berlin")));
    String calendar =
        DueCalendar.write(
            List.of(
                new DueDate(
                    request,
                    "complete-request",
                    "gdpr.one-month",
                    "GDPR Art. 12(3); and so on, " + "x".repeat(80),
                    Optional.of(due),
                    false,
                    false)),
            clock.instant());
    assertThat(calendar)
        .startsWith("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n")
        .contains("DTSTART;VALUE=DATE:20261224\r\n", "SUMMARY:complete-request (access)\r\n")
        .contains("Art. 12(3)\\; and")
        .endsWith("END:VCALENDAR\r\n");
    assertThat(calendar.split("\r\n")).allMatch(line -> line.length() <= 75);
  }

  @Test
  void timeWithoutAnOffset_isRefusedUnlessItsZoneIsTold() throws IOException {
    Path file =
        file(
            "number,at,kind\n"
                + "+12125550142,2026-03-01,express\n"
                + "+12125550143,2026-03-01 10:00:00,express\n"
                + "+12125550144,2026-03-01T10:00:00-05:00,express\n");
    try (Ledger ledger = ledger()) {
      EventImport.Report report = EventImport.of(EventKind.CONSENT_GIVEN).run(file, ledger, 3);

      assertThat(report.refused()).isEqualTo(2);
      assertThat(report.recorded()).isEqualTo(1);
      assertThat(report.first())
          .extracting(EventImport.Refused::problem)
          .containsOnly("at is a date, or a time without an offset: tell its zone");
    }
  }

  /** The rows are read twice, so that too many that are wrong leave nothing. */
  @Test
  void fileThatChangesWhileItIsImported_isTold() throws IOException {
    StringBuilder text = new StringBuilder("number,at\n");
    for (int i = 0; i < 2_000; i++) {
      text.append("+1305555%04d,2026-03-01\n".formatted(i));
    }
    Path file = file(text.toString());
    for (String added : List.of("+13055552000,2026-03-01\n", "+13055552001,yesterday\n")) {
      try (Ledger ledger = ledger()) {
        boolean[] isAdded = {false};
        EventImport changed =
            stops()
                .progress(
                    rows -> {
                      if (!isAdded[0]) {
                        isAdded[0] = true;
                        append(file, added);
                      }
                    });
        assertThatThrownBy(() -> changed.run(file, ledger, 1))
            .isInstanceOf(IOException.class)
            .hasMessageContaining("changed while it was imported");
        EventImport.Report again = stops().run(file, ledger, 1);
        assertThat(again.recorded() + again.known() + again.refused()).isEqualTo(again.rows());
      }
    }
  }

  private static void append(Path file, String row) {
    try {
      Files.writeString(file, row, StandardOpenOption.APPEND);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  @Test
  void fileWithoutAHeader_orWithoutALine_isRefused() throws IOException {
    try (Ledger ledger = ledger()) {
      for (String text : List.of("", "+12125550142,2026-01-05T10:00:00Z,a1\n")) {
        assertThatThrownBy(() -> stops().run(file(text), ledger, 0))
            .as(text)
            .isInstanceOf(IOException.class)
            .hasMessageContaining("header");
      }
    }
  }

  /** That the second of two rows has the id of the first is found while they are recorded. */
  @Test
  void rowsWithTheIdOfAnotherEvent_areRefusedWithTheirLine() throws IOException {
    EventImport stops = EventImport.of(EventKind.TOLD_TO_STOP);
    Path file =
        file(
            """
            number,at,id
            +12125550142,2026-03-01T10:00:00Z,a
            +12125550143,2026-03-01T10:00:00Z,b
            +12125550144,2026-03-01T10:00:00Z,a
            +12125550145,2026-03-01T10:00:00Z,c
            """);
    try (Ledger ledger = ledger()) {
      assertThatThrownBy(() -> stops.run(file, ledger, 0))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("line 4: There is another event with this id")
          .hasMessageContaining("import the file again");
      EventImport.Report report = stops.run(file, ledger, 1);
      assertThat(report.refused()).isEqualTo(1);
      assertThat(report.recorded()).isEqualTo(0);
      assertThat(report.known()).isEqualTo(3);
      assertThat(report.first())
          .singleElement()
          .satisfies(each -> assertThat(each.line()).isEqualTo(4))
          .satisfies(each -> assertThat(each.problem()).doesNotContain("5550144"));
      EventImport.Report none = stops.run(file, ledger, 0);
      assertThat(none.recorded() + none.known()).as("found before anything").isZero();
      assertThat(none.first()).extracting(EventImport.Refused::line).containsExactly(4L);
    }
  }

  /** So is one that refers to what is not there. */
  @Test
  void rowThatRefersToNothing_isRefusedWithItsLine() throws IOException {
    EventImport lifted = EventImport.of(EventKind.STOP_LIFTED);
    Path file =
        file(
            """
            number,at,refers-to
            +12125550142,2026-03-01T10:00:00Z,
            +12125550142,2026-03-01T10:00:00Z,nothing
            """);
    try (Ledger ledger = ledger()) {
      EventImport.Report report = lifted.run(file, ledger, 1);
      assertThat(report.recorded()).isEqualTo(1);
      assertThat(report.first()).extracting(EventImport.Refused::line).containsExactly(3L);
    }
  }
}
