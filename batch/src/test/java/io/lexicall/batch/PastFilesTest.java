package io.lexicall.batch;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lexicall.facts.Activity;
import io.lexicall.facts.Called;
import io.lexicall.facts.Consent;
import io.lexicall.facts.Contact;
import io.lexicall.facts.LineType;
import io.lexicall.place.Place;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.TemporalAccessor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PastFilesTest {
  private static final String LINE =
      "{\"activity\":\"contact\",\"id\":\"x\",\"at\":\"2026-03-02T17:00:00Z\","
          + "\"to\":{\"number\":\"+12125550142\"}";

  private static PastFiles.Builder files(String... texts) {
    return PastFiles.of(
        Arrays.stream(texts)
            .map(text -> new Scrub.Input("f", () -> new ByteArrayInputStream(text.getBytes(UTF_8))))
            .toList());
  }

  private static List<PastActivity> read(PastFiles.Builder from) throws IOException {
    List<PastActivity> rows = new ArrayList<>();
    try (PastFiles files = from.open()) {
      for (PastActivity row = files.next(); row != null; row = files.next()) {
        rows.add(row);
      }
    }
    return rows;
  }

  private static PastActivity single(PastFiles.Builder from) throws IOException {
    List<PastActivity> rows = read(from);
    assertThat(rows).hasSize(1);
    return rows.get(0);
  }

  @Test
  void builderThatIsChangedLater_changesNothingThatIsOpen() throws IOException {
    PastFiles.Builder builder =
        files("called_at,phone,kind\n2026-03-02T12:00:00Z,2125550142,wireless\n");
    try (PastFiles open = builder.open()) {
      builder.map("kind", "to.lineType").atColumn("none");

      PastActivity row = requireNonNull(open.next());
      Contact call = (Contact) row.activity().orElseThrow();
      assertThat(call.get(Contact.TO.then(Called.LINE_TYPE))).isEmpty();
    }
  }

  @Test
  void filesOfBothKinds_andOfDifferentColumns_areReadOneAfterTheOther() throws IOException {
    List<PastActivity> rows =
        read(
            files(
                    "called_at,phone,kind\n2026-03-02T12:00:00Z,2125550142,wireless\n\n",
                    "\uFEFF \n" + LINE + "}\n{\n",
                    "phone;called_at;kind\n2125550143;2026-03-02T13:00:00Z;\n")
                .map("kind", "to.lineType")
                .fact("to.region", "NY"));

    assertThat(rows).extracting(PastActivity::file).containsExactly(0, 1, 1, 2);
    assertThat(rows).extracting(row -> row.lineOr(0)).containsExactly(2L, 2L, 3L, 2L);
    Contact first = (Contact) rows.get(0).activity().orElseThrow();
    assertThat(first.at()).isEqualTo(Instant.parse("2026-03-02T12:00:00Z"));
    assertThat(first.get(Contact.TO.then(Called.LINE_TYPE))).contains(LineType.MOBILE);
    assertThat(first.get(Contact.TO.then(Called.REGION))).contains(Place.of("US-NY"));
    assertThat(rows.get(1).activity().flatMap(Activity::id)).contains("x");
    assertThat(rows.get(2).refusal()).isEqualTo(Refusal.UNREADABLE);
    assertThat(
            ((Contact) rows.get(3).activity().orElseThrow()).get(Contact.TO.then(Called.LINE_TYPE)))
        .isEmpty();
  }

  @Test
  void jsonInUtf16_isRefused_andNothingOfItIsShown() {
    for (Charset charset : List.of(UTF_16LE, UTF_16BE)) {
      byte[] bytes = ("\uFEFF" + LINE + "}\n").getBytes(charset);
      PastFiles.Builder from =
          PastFiles.of(List.of(new Scrub.Input("f", () -> new ByteArrayInputStream(bytes))));
      assertThatThrownBy(() -> read(from))
          .isInstanceOf(BatchFileException.class)
          .hasMessage("f holds JSON lines in UTF-16; save it as UTF-8");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"[%s}]", "\uFEFF[\n  %s}\n]\n"})
  void jsonArray_isRefused_andNothingOfItIsShown(String form) {
    byte[] bytes = form.formatted(LINE).getBytes(UTF_8);
    PastFiles.Builder from =
        PastFiles.of(List.of(new Scrub.Input("f", () -> new ByteArrayInputStream(bytes))));

    assertThatThrownBy(() -> read(from))
        .isInstanceOf(BatchFileException.class)
        .hasMessage("f holds a JSON array; write each object on a line of its own");
  }

  @Test
  void columnsInBrackets_areNoJsonArray() throws IOException {
    PastFiles.Builder from =
        files("[called_at],[phone]\n2026-03-02T12:00:00Z,2125550142\n")
            .atColumn("[called_at]")
            .phoneColumn("[phone]");

    assertThat(single(from).activity()).isPresent();
  }

  @ParameterizedTest
  @CsvSource({
    "2026-03-02T12:00:00Z,2026-03-02T12:00:00Z",
    "2026-03-02 12:00:00+00,2026-03-02T12:00:00Z",
    "2026-03-02T12:00:00.5+0100,2026-03-02T11:00:00.500Z",
    "2026-03-02 12:00 -05:00,2026-03-02T17:00:00Z",
    "2026-03-02 12:00:00,2026-03-02T17:00:00Z",
    "2026-07-02T12:00,2026-07-02T16:00:00Z",
  })
  void instant_isReadAsDatabasesWriteIt(String cell, String instant) throws IOException {
    PastActivity row =
        single(
            files("called_at,phone\n" + cell + ",2125550142\n")
                .zone(ZoneId.of("America/New_York")));

    assertThat(row.activity().orElseThrow().at()).isEqualTo(Instant.parse(instant));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"\"",
        "yesterday",
        "2026-03-02",
        "3/2/2026 12:00",
        "2026-02-30 12:00:00",
        "2026-03-08 02:30:00",
        "2026-11-01 01:30:00",
        "1772452800"
      })
  void whatIsNotOneInstant_isRefused(String cell) throws IOException {
    PastActivity row =
        single(
            files("called_at,phone\n" + cell + ",2125550142\n")
                .zone(ZoneId.of("America/New_York")));

    assertThat(row.refusal()).isEqualTo(Refusal.NO_INSTANT);
    assertThat(row.problems()).extracting(problem -> problem.path()).containsExactly("at");
  }

  @ParameterizedTest
  @CsvSource({
    "M/d/yyyy h:mm:ss a,3/2/2026 12:00:00 PM,2026-03-02T17:00:00Z",
    "dd.MM.yyyy HH:mm,07.02.2026 12:00,2026-02-07T17:00:00Z",
    "yyyy/MM/dd HH:mm:ssXX,2026/03/02 12:00:00+0100,2026-03-02T11:00:00Z",
  })
  void instant_isReadInTheFormThatIsNamed(String form, String cell, String instant)
      throws IOException {
    PastActivity row =
        single(
            files("called_at,phone\n" + cell + ",2125550142\n")
                .timeFormat(form)
                .zone(ZoneId.of("America/New_York")));

    assertThat(row.activity().orElseThrow().at()).isEqualTo(Instant.parse(instant));
  }

  /** 2026-05-07 could be a day in July for who names such a form. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-05-07 12:00:00",
        "3/2/2026",
        "2/30/2026 1:00 PM",
        "3/8/2026 2:30 AM",
        "\"\""
      })
  void whatIsNotInTheFormThatIsNamed_isRefused(String cell) throws IOException {
    PastActivity row =
        single(
            files("called_at,phone\n" + cell + ",2125550142\n")
                .timeFormat("M/d/yyyy[ h:mm a]")
                .zone(ZoneId.of("America/New_York")));

    assertThat(row.refusal()).isEqualTo(Refusal.NO_INSTANT);
    assertThat(row.problems())
        .extracting(problem -> problem.allowed())
        .containsExactly("a day and a time of day in the form M/d/yyyy[ h:mm a]");
  }

  @Test
  void dateAndTimeInTwoColumns_areOneInstant() throws IOException {
    String rows = "DATE,phone,TIME\n%s,2125550142,%s\n";
    PastFiles.Builder american =
        files(rows.formatted("3/2/2026", "12:00 PM"))
            .atColumn("DATE")
            .timeColumn("TIME")
            .timeFormat("M/d/yyyy h:mm a")
            .zone(ZoneId.of("America/New_York"));
    assertThat(single(american).activity().orElseThrow().at())
        .isEqualTo(Instant.parse("2026-03-02T17:00:00Z"));

    PastFiles.Builder ofIso =
        files(
                rows.formatted("2026-03-02", "12:00:00")
                    + "2026-03-02,2125550142,\n,2125550142,12:00:00\n")
            .atColumn("DATE")
            .timeColumn("TIME")
            .zone(ZoneId.of("America/New_York"));
    List<PastActivity> read = read(ofIso);
    assertThat(read.get(0).activity().orElseThrow().at())
        .isEqualTo(Instant.parse("2026-03-02T17:00:00Z"));
    assertThat(read.subList(1, 3))
        .extracting(PastActivity::refusal)
        .containsOnly(Refusal.NO_INSTANT);
    assertThatThrownBy(() -> read(files(rows).atColumn("DATE").timeColumn("HOUR")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("HOUR");
  }

  @Test
  void factsOfTheForm_areReadInIt_andNoOthers() throws IOException {
    String rows =
        "called_at,phone,consent,given\n3/2/2026 12:00 PM,2125550142,express-written,%s\n";
    for (String given : List.of("2/7/2026", "2/7/2026 12:00 AM")) {
      Contact call = (Contact) single(ofConsents(rows.formatted(given))).activity().orElseThrow();
      assertThat(call.get(Contact.CONSENTS).orElseThrow().get(0).get(Consent.GRANTED_AT))
          .contains(Instant.parse("2026-02-07T05:00:00Z"));
    }
    for (String given : List.of("2026-02-07", "2026-02-07T05:00:00Z", "30/1/2026")) {
      PastActivity row = single(ofConsents(rows.formatted(given)));
      assertThat(row.refusal()).isEqualTo(Refusal.BAD_FACT);
      assertThat(row.problems().get(0).problem())
          .startsWith(
              "consents.grantedAt is \"%s\" (allowed: a date or time in the form M/d/yyyy[ h:mm a])"
                  .formatted(given));
    }
  }

  private static PastFiles.Builder ofConsents(String rows) {
    return files(rows)
        .map("consent", "consents.kind")
        .map("given", "consents.grantedAt")
        .timeFormat("M/d/yyyy[ h:mm a]")
        .zone(ZoneId.of("America/New_York"));
  }

  @Test
  void localTime_isReadAsTheFormatterReadsIt() {
    Random random = new Random(7);
    int read = 0;
    for (int i = 0; i < 200_000; i++) {
      StringBuilder cell =
          new StringBuilder(
              "%04d-%02d-%02d%s%02d:%02d:%02d"
                  .formatted(
                      random.nextInt(8) == 0 ? random.nextInt(10_000) : 2023 + random.nextInt(6),
                      random.nextInt(14),
                      random.nextInt(33),
                      random.nextBoolean() ? "T" : " ",
                      random.nextInt(26),
                      random.nextInt(62),
                      random.nextInt(62)));
      if (random.nextInt(4) == 0) {
        cell.setCharAt(random.nextInt(cell.length()), "0 -:/T.9+Z".charAt(random.nextInt(10)));
      }
      LocalDateTime fast = PastFiles.localTime(cell.toString());
      if (fast != null) {
        read++;
        assertThat(LocalDateTime.parse(cell, PastFiles.INSTANT)).isEqualTo(fast);
      } else if (cell.indexOf("0000") != 0 && random.nextInt(20) == 0) {
        assertThat(slowly(cell)).as("%s", cell).isNull();
      }
    }
    assertThat(read).isGreaterThan(50_000);
  }

  /** Returns a local time of whole seconds; null for anything else. */
  private static @Nullable LocalDateTime slowly(CharSequence cell) {
    try {
      TemporalAccessor read =
          PastFiles.INSTANT.parseBest(cell, OffsetDateTime::from, LocalDateTime::from);
      return read instanceof LocalDateTime local && cell.toString().matches(".{10}[ T].{8}")
          ? local
          : null;
    } catch (DateTimeException unreadable) {
      return null;
    }
  }

  @Test
  void instants_standInCalledAt_orElseInCallAt() throws IOException {
    for (String header : List.of("called_at,phone,call_at", "call_at,phone,made_at")) {
      PastActivity row =
          single(files(header + "\n2026-03-02T12:00:00Z,2125550142,2026-03-05T12:00:00Z\n"));
      assertThat(row.refusal()).isNull();
      assertThat(row.activity().orElseThrow().at())
          .isEqualTo(Instant.parse("2026-03-02T12:00:00Z"));
    }
  }

  @Test
  void localTime_withoutAZone_isRefused() throws IOException {
    PastActivity row = single(files("called_at,phone\n2026-03-02 12:00:00,2125550142\n"));

    assertThat(row.refusal()).isEqualTo(Refusal.NO_INSTANT);
    assertThat(row.problems().get(0).problem()).contains("no time zone is given");
  }

  @Test
  void howItEnded_isReadBesideTheFacts() throws IOException {
    PastActivity told =
        single(files(LINE + ",\"connected\":true,\"refused\":false,\"history\":[]}"));
    PastActivity table =
        single(
            files("phone,called_at,a,b,c\n2125550142,2026-03-02T12:00:00Z,Y,no,\n")
                .map("a", "connected")
                .map("b", "refused")
                .map("c", "exempt"));

    for (PastActivity row : List.of(told, table)) {
      assertThat(row.ending().connected()).isTrue();
      assertThat(row.ending().refused()).isFalse();
      assertThat(row.ending().exempt()).isNull();
    }
    assertThat(((Contact) told.activity().orElseThrow()).get(Contact.HISTORY)).contains(List.of());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        ",\"connected\":1}",
        ",\"connected\":true,\"connected\":true}",
        ",\"connected\":true,\"spoken\":true}",
        ",\"connected\":true,\"purpose\":\"survey\",\"purpose\":\"survey\"}",
        ",\"connected\":true}}",
        ",\"connected\":true",
        ",\"connected\":{}}"
      })
  void lineThatSaysTooMuch_isRefused(String rest) throws IOException {
    assertThat(single(files(LINE + rest)).refusal()).isEqualTo(Refusal.UNREADABLE);
  }

  @Test
  void lineWithoutAnInstant_isRefusedForThat() throws IOException {
    PastActivity row = single(files("{\"activity\":\"contact\",\"id\":\"x\",\"exempt\":true}"));

    assertThat(row.refusal()).isEqualTo(Refusal.NO_INSTANT);
    assertThat(row.id()).isEqualTo("x");
  }

  @Test
  void rowMayLackColumns_thatAreNotMapped() throws IOException {
    String rows = "phone,called_at,refused,id,note\n2125550142,2026-03-02T12:00:00Z,yes\n";

    PastActivity row = single(files(rows).phoneColumn("phone").map("refused", "refused"));

    assertThat(row.activity()).isPresent();
    assertThat(row.ending().refused()).isTrue();
  }

  @Test
  void columnOfWithdrawalsThatIsNotRead_isToldBeforeARowIsRead() {
    String rows = "phone,called_at,given,withdrawn\n2125550142,2026-03-02T12:00:00Z,,\n";

    assertThatThrownBy(
            () -> single(files(rows).phoneColumn("phone").map("given", "consents.grantedAt")))
        .hasMessageContaining("the column 'withdrawn' is not read");
  }

  @ParameterizedTest
  @CsvSource({
    "'2125550142,2026-03-02T12:00:00Z,,more',TOO_MANY_CELLS",
    "'2125550142,2026-03-02T12:00:00Z',TOO_FEW_CELLS",
    "2125550142,NO_INSTANT",
    "',2026-03-02T12:00:00Z,',NO_NUMBER",
    "'2125550142 x12,2026-03-02T12:00:00Z,',EXTENSION",
    "'2125550142,2026-03-02T12:00:00Z,pigeon',BAD_FACT"
  })
  void rowThatCannotBe_isRefused(String row, Refusal refusal) throws IOException {
    assertThat(
            single(
                    files("phone,called_at,kind\n" + row + "\n")
                        .phoneColumn("phone")
                        .map("kind", "to.lineType"))
                .refusal())
        .isEqualTo(refusal);
  }

  @Test
  void packedFile_isUnpacked() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write((LINE + "}").getBytes(UTF_8));
    }

    PastActivity row =
        single(
            PastFiles.of(
                List.of(
                    new Scrub.Input("f", () -> new ByteArrayInputStream(bytes.toByteArray())))));

    assertThat(row.activity()).isPresent();
  }

  /** Cut in its first bytes, in the middle of the text and in the trailer. */
  @ParameterizedTest
  @ValueSource(ints = {12, 60, -1})
  void packedLines_thatAreCut_areNamed(int kept) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write((LINE + "}\n").repeat(3).getBytes(UTF_8));
    }
    byte[] cut = Arrays.copyOf(bytes.toByteArray(), kept < 0 ? bytes.size() + kept : kept);
    PastFiles.Builder files =
        PastFiles.of(
            List.of(new Scrub.Input("calls.jsonl.gz", () -> new ByteArrayInputStream(cut))));

    assertThatThrownBy(() -> read(files))
        .isInstanceOf(BatchFileException.class)
        .hasMessage("calls.jsonl.gz: the gzip file is damaged, or ends too early");
  }

  @Test
  void mistakesInWhatIsTold_areReportedBeforeAFileIsRead() {
    assertThatThrownBy(() -> files("").fact("at", "2026-03-02T12:00:00Z").open())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("at cannot be stated");
    assertThatThrownBy(() -> files("").map("a", "spoken").open())
        .hasMessageContaining("there is no fact spoken");
    assertThatThrownBy(() -> files("").fact("purpose", "fun").open())
        .hasMessageContaining("purpose");
    assertThatThrownBy(() -> files("").accept(Refusal.NO_NUMBER))
        .hasMessageContaining("no-number cannot be accepted");
  }
}
