package io.lexicall.law;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.entry;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LawTableTest {

  private static final String HEADER =
      "state,days,note,citation,in_force_from,in_force_to,source,confidence,verified_on\n";

  private static LawTable table(String... rows) {
    return LawTable.read("table.csv", new StringReader(HEADER + String.join("\n", rows)));
  }

  @Test
  void row_typedCells() {
    LawTable table =
        table(
            "US-FL,15,\"a \"\"quoted\"\" note, with § and a\n"
                + "line\",Fla. Stat. 501.059,2021-07-01,,the statute,high,2026-11-24",
            "US-GA,,x | y || z,,,2020-12-31,memory,low,2026-11-23");
    LawTable.Row row = table.rows().get(0);
    assertThat(row.text("state")).isEqualTo("US-FL");
    assertThat(row.text("note")).isEqualTo("a \"quoted\" note, with § and a\nline");
    assertThat(row.integer("days")).isEqualTo(15);
    assertThat(row.optionalInteger("days")).hasValue(15);
    assertThat(row.citation()).isEqualTo(Citation.of("Fla. Stat. 501.059"));
    assertThat(row.inForce()).isEqualTo(InForce.startingAt(LocalDate.of(2021, 7, 1)));
    assertThat(row.date("in_force_from")).isEqualTo(LocalDate.of(2021, 7, 1));
    assertThat(row.optionalDate("in_force_to")).isEmpty();
    assertThat(row.source()).isEqualTo("the statute");
    assertThat(row.certainty()).isEqualTo(Certainty.HIGH);
    assertThat(row.verifiedOn()).isEqualTo(LocalDate.of(2026, 11, 24));
    assertThat(row.line()).isEqualTo(2);

    LawTable.Row blank = table.rows().get(1);
    assertThat(blank.isBlank("days")).isTrue();
    assertThat(blank.optionalInteger("days")).isEmpty();
    assertThat(blank.optionalCitation("citation")).isEmpty();
    assertThat(blank.list("note", '|')).containsExactly("x", "y", "z");
    assertThat(blank.list("days", '|')).isEmpty();
    assertThat(blank.inForce()).isEqualTo(InForce.endingAt(LocalDate.of(2020, 12, 31)));
    assertThat(blank.line()).isEqualTo(4);
    assertThat(row.optionalCitation("citation")).isPresent();
  }

  @Test
  void table_tellsItsFileColumnsAndEdition() {
    LawTable table =
        table(
            "A,1,,c,,,s,high,2026-11-23",
            "B,1,,c,,,s,high,2026-11-24",
            "C,1,,c,,,s,high,2026-01-01");
    assertThat(table.edition()).isEqualTo("2026-11-24");
    assertThat(table.file()).isEqualTo("table.csv");
    assertThat(table.columns()).startsWith("state", "days").hasSize(9);
    assertThat(table).hasToString("table.csv of 2026-11-24, 3 rows");
    assertThat(table.rows().get(0))
        .hasToString("table.csv, line 2: [A, 1, , c, , , s, high, 2026-11-23]");
  }

  @Test
  void rowsBy_gathersTheRowsOfEachValue_inTheirOrder() {
    LawTable table =
        table(
            "B,1,,c,,,s,high,2026-11-23",
            "A,2,,c,,,s,high,2026-11-24",
            "B,3,,c,,,s,high,2026-01-01");

    assertThat(table.rowsBy("state"))
        .containsExactly(
            entry("B", List.of(table.rows().get(0), table.rows().get(2))),
            entry("A", List.of(table.rows().get(1))));
    assertThat(table.rowsBy("note")).containsOnlyKeys("");
    assertThatExceptionOfType(LawTableException.class)
        .isThrownBy(() -> table.rowsBy("stat"))
        .withMessageContaining("no column \"stat\"");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"citation", "in_force_from", "in_force_to", "source", "confidence", "verified_on"})
  void read_columnMissing_namesIt(String column) {
    String header = HEADER.replace(column, "other");
    assertThatExceptionOfType(LawTableException.class)
        .isThrownBy(
            () ->
                LawTable.read("table.csv", new StringReader(header + "A,1,,c,,,s,high,2026-11-24")))
        .withMessageStartingWith(
            "table.csv, line 1: a law table needs the columns [" + column + "]");
  }

  @Test
  void read_severalCitations_areEnough() {
    String header = HEADER.replace(",citation", ",live_citation");
    LawTable table =
        LawTable.read("table.csv", new StringReader(header + "A,1,,c,,,s,high,2026-11-24"));
    assertThat(table.rows().get(0).citation("live_citation")).isEqualTo(Citation.of("c"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "A,1,,c,2026-13-01,,s,high,2026-11-24 | line 2, column in_force_from: A date must be"
            + " written like 2026-11-24, but is \"2026-13-01\"",
        "A,1,,c,1 May,,s,high,2026-11-24 | line 2, column in_force_from",
        "A,1,,c,20260501ab,,s,high,2026-11-24 | line 2, column in_force_from",
        "A,1,,c,2026-0x-01,,s,high,2026-11-24 | line 2, column in_force_from",
        "A,1,,c,2026-02-01,2026-01-31,s,high,2026-11-24 | line 2, column in_force_to: A law must"
            + " not end before it begins",
        "A,1,,c,,,s,sure,2026-11-24 | line 2, column confidence: Certainty must be high, medium or"
            + " low, but is \"sure\"",
        "A,1,,c,,,s,high, | line 2, column verified_on: the cell must hold a date",
        "A,1,,c,,,s,high | line 2: the row has 8 cells, but the header has 9",
        "A,1,,c,,,s,high,2026-11-24,x | line 2: the row has 10 cells, but the header has 9",
      })
  void read_badRow_namesFileLineAndColumn(String row, String message) {
    assertThatExceptionOfType(LawTableException.class)
        .isThrownBy(() -> table(row))
        .withMessageStartingWith("table.csv, " + message);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "state,days,note,citation,in_force_from,in_force_to,source,confidence,verified_on\n"
      })
  void read_noRows_isRefused(String text) {
    assertThatExceptionOfType(LawTableException.class)
        .isThrownBy(() -> LawTable.read("table.csv", new StringReader(text)))
        .withMessage("table.csv: the table has no rows");
  }

  @ParameterizedTest
  @ValueSource(strings = {"state,state,", "state,,"})
  void read_columnTwiceOrUnnamed_isRefused(String start) {
    String header = HEADER.replace("state,days,", start);
    assertThatExceptionOfType(LawTableException.class)
        .isThrownBy(
            () ->
                LawTable.read("table.csv", new StringReader(header + "A,1,,c,,,s,high,2026-11-24")))
        .withMessageStartingWith("table.csv, line 1: ");
  }

  @Test
  void read_noSuchResource_namesIt() {
    assertThatExceptionOfType(LawTableException.class)
        .isThrownBy(
            () -> LawTable.read("none.csv", LawTableTest.class.getResourceAsStream("none.csv")))
        .withMessageStartingWith("none.csv: there is no such resource");
  }

  @Test
  void read_utf8_notLatin1() {
    byte[] text = (HEADER + "A,1,§ é,c,,,s,high,2026-11-24").getBytes(StandardCharsets.UTF_8);
    assertThat(
            LawTable.read("table.csv", new ByteArrayInputStream(text)).rows().get(0).text("note"))
        .isEqualTo("§ é");
    byte[] latin = (HEADER + "A,1,§ é,c,,,s,high,2026-11-24").getBytes(StandardCharsets.ISO_8859_1);
    assertThatExceptionOfType(LawTableException.class)
        .isThrownBy(() -> LawTable.read("table.csv", new ByteArrayInputStream(latin)))
        .withMessage("table.csv: the table is not UTF-8");
  }

  /** Excel writes one with "CSV UTF-8". */
  @Test
  void read_byteOrderMark_isNoPartOfTheFirstName() {
    byte[] text =
        ("\uFEFF" + HEADER + "A,1,,c,,,s,high,2026-11-24").getBytes(StandardCharsets.UTF_8);
    LawTable marked = LawTable.read("table.csv", new ByteArrayInputStream(text));
    assertThat(marked.columns()).isEqualTo(table("A,1,,c,,,s,high,2026-11-24").columns());
    assertThat(marked.rows().get(0).text(marked.columns().get(0))).isEqualTo("A");
  }

  @Test
  void read_openQuote_isRefused() {
    assertThatExceptionOfType(LawTableException.class)
        .isThrownBy(() -> table("\"A\"x,1,,c,,,s,high,2026-11-24"))
        .withMessageStartingWith("table.csv: ");
  }

  @Test
  void read_closesTheStream() {
    AtomicBoolean closed = new AtomicBoolean();
    InputStream stream =
        new ByteArrayInputStream(
            (HEADER + "A,1,,c,,,s,high,2026-11-24").getBytes(StandardCharsets.UTF_8)) {
          @Override
          public void close() {
            closed.set(true);
          }
        };
    assertThat(LawTable.read("table.csv", stream).rows()).hasSize(1);
    assertThat(closed).isTrue();
  }

  @Test
  void read_streamThatFails_saysWhich() {
    Reader broken =
        new Reader() {
          @Override
          public int read(char[] buffer, int offset, int length) throws IOException {
            throw new IOException("broken");
          }

          @Override
          public void close() {}
        };
    assertThatExceptionOfType(UncheckedIOException.class)
        .isThrownBy(() -> LawTable.read("table.csv", broken))
        .withMessage("table.csv: reading the table failed");
  }

  @ParameterizedTest
  @CsvSource({"yes, true", "no, false", ", false", "' yes ', true"})
  void cell_ofYesOrNo_isRead(@Nullable String cell, boolean yes) {
    LawTable.Row row =
        table("A,1,%s,,,,s,high,2026-11-24".formatted(cell == null ? "" : cell)).rows().get(0);
    assertThat(row.isYes("note")).isEqualTo(yes);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Yes", "true", "y", "yes (of some)", "none", "email-only"})
  void cell_ofYesOrNo_holdsNothingElse(String cell) {
    LawTable.Row row = table("A,1,%s,,,,s,high,2026-11-24".formatted(cell)).rows().get(0);
    assertThatExceptionOfType(LawTableException.class)
        .isThrownBy(() -> row.isYes("note"))
        .withMessage(
            "table.csv, line 2, column note: the cell must hold yes or no, or be blank, but is \""
                + cell
                + "\"");
  }

  @Test
  void cell_askedForWrongly_namesFileLineAndColumn() {
    LawTable.Row row = table("A,many,,,,,s,high,2026-11-24").rows().get(0);
    assertThatExceptionOfType(LawTableException.class)
        .isThrownBy(() -> row.integer("days"))
        .withMessage(
            "table.csv, line 2, column days: the cell must hold a whole number, but is \"many\"");
    assertThatExceptionOfType(LawTableException.class)
        .isThrownBy(() -> row.date("note"))
        .withMessageContaining("line 2, column note");
    assertThatExceptionOfType(LawTableException.class)
        .isThrownBy(row::citation)
        .withMessage("table.csv, line 2, column citation: the cell must not be blank");
    assertThatExceptionOfType(LawTableException.class)
        .isThrownBy(() -> row.text("nothing"))
        .withMessageStartingWith("table.csv: there is no column \"nothing\"; there are [state, ");
  }

  @Test
  void check_inOrder_givesTheGaps() {
    LawTable table =
        table(
            "A,1,,c,,2020-12-31,s,high,2026-11-24",
            "A,2,,c,2021-01-01,2021-06-30,s,high,2026-11-24",
            "A,3,,c,2021-07-02,,s,high,2026-11-24",
            "B,1,,c,,,s,high,2026-11-24");
    assertThat(table.check("state"))
        .containsExactly(
            new LawTable.Gap(
                List.of("A"),
                InForce.between(LocalDate.of(2021, 7, 1), LocalDate.of(2021, 7, 1)),
                4));
  }

  @Test
  void check_keyOfTwoColumns_tellsRowsApart() {
    LawTable table = table("A,2,,c,,,s,high,2026-11-24", "A,1,,c,,,s,high,2026-11-24");
    assertThat(table.check("state", "days")).isEmpty();
    assertThatExceptionOfType(LawTableException.class)
        .isThrownBy(() -> table.check("state"))
        .withMessageContaining("overlaps");
  }

  @Test
  void check_periodsThatShareADay_overlap() {
    LawTable table =
        table("A,1,,c,,2021-01-01,s,high,2026-11-24", "A,2,,c,2021-01-01,,s,high,2026-11-24");
    assertThatExceptionOfType(LawTableException.class)
        .isThrownBy(() -> table.check("state"))
        .withMessage(
            "table.csv, line 3: [A] is in force from 2021-01-01, which overlaps or goes before to"
                + " 2021-01-01 of line 2");
  }

  @Test
  void check_periodsOutOfOrder_areRefused() {
    LawTable table =
        table(
            "A,1,,c,2021-01-01,2021-12-31,s,high,2026-11-24",
            "A,2,,c,2020-01-01,2020-12-31,s,high,2026-11-24");
    assertThatExceptionOfType(LawTableException.class).isThrownBy(() -> table.check("state"));
  }

  @Test
  void check_manyProblems_areAllNamed() {
    LawTable table =
        table(
            "B,1,,c,,,s,high,2026-11-24",
            "A,1,,c,,,,high,2026-11-24",
            "B,1,,c,,,s,high,2026-11-24");
    assertThatExceptionOfType(LawTableException.class)
        .isThrownBy(() -> table.check("state"))
        .withMessage(
            """
            table.csv, line 3, column source: there is no source
            table.csv, line 3, column state: "A" must stand before "B"
            table.csv, line 4: the rows of [B] are not adjacent\
            """);
  }

  @Test
  void check_withoutAKey_isRefused() {
    LawTable table = table("A,1,,c,,,s,high,2026-11-24");
    assertThatIllegalArgumentException().isThrownBy(table::check);
  }
}
