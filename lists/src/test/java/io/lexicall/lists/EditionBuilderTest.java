package io.lexicall.lists;

import static io.lexicall.lists.Editions.US;
import static io.lexicall.lists.Editions.number;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lexicall.facts.Moment;
import io.lexicall.place.Place;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@SuppressWarnings("unchecked") // raw lists of numbers
class EditionBuilderTest {
  private static final Place GERMANY = Place.of("DE");
  private static final Place UNITED_STATES = Place.of("US");

  @TempDir Path folder;
  private Path target;

  @BeforeEach
  void setUp() {
    target = folder.resolve("list.lexi");
  }

  // ---- formats

  @ParameterizedTest
  @ValueSource(
      strings = {
        "212,5550142\n310,5550143\n",
        "212,5550142\r\n310,5550143\r\n",
        "212,5550142\n310,5550143",
        "2125550142\n3105550143\n",
        "2125550142\n\n\n310,5550143\n \n",
        "\uFEFF212,5550142\n310,5550143\n",
        "\"212\",\"5550142\"\n\"3105550143\"\n",
        " 212 , 5550142 \n310,5550143\n",
        "310,5550143\n212,5550142\n",
      })
  void registry_eachForm_isRead(String text) throws IOException {
    assertThat(numbers(NumberFile.registry(file(text))))
        .containsExactly(12125550142L, 13105550143L);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "212,555014",
        "212,55501422",
        "21,25550142",
        "212;5550142",
        "212,5550142,",
        "911,5550142",
        "212,1550142",
        "112,5550142",
        "212,555O142",
        "212,555-0142",
        "+12125550142",
        "areacode,number",
        "212,5550142\t2026",
        "²12,5550142",
      })
  void registry_anyOtherForm_isRefused(String line) throws IOException {
    Path file = file("310,5550143\n" + line + "\n310,5550144\n");
    assertThatExceptionOfType(RefusedImportException.class)
        .isThrownBy(() -> build(NumberFile.registry(file), RefusalLimit.STRICT))
        .satisfies(refused -> assertThat(refused.report().examples().get(0).line()).isEqualTo(2));
    assertThat(target).doesNotExist();
    ImportReport report = build(NumberFile.registry(file), RefusalLimit.ofLines(1));
    assertThat(report.refused()).isEqualTo(1);
    assertThat(read()).containsExactly(13105550143L, 13105550144L);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "+12125550142       | 12125550142",
        "2125550142         | 12125550142",
        "12125550142        | 12125550142",
        "(212) 555-0142     | 12125550142",
        "212.555.0142 x17   | 12125550142",
        "1-800-FLOWERS      | 18003569377",
        "tel:+1-212-555-0142| 12125550142",
        "+44 20 7123 4567   | 442071234567",
        "+493012345678      | 493012345678",
      })
  void lines_numbersAsPeopleWriteThem_areRead(String line, long number) throws IOException {
    NumberFile file = NumberFile.lines(file(line + "\n")).dialedFrom(UNITED_STATES);
    assertThat(numbers(file)).containsExactly(number);
  }

  @Test
  void lines_nationalNumbers_areThoseOfTheCountry() throws IOException {
    Path file = file("030 12345678\n+12125550142\n0151/23456789\n");
    assertThat(numbers(NumberFile.lines(file).dialedFrom(GERMANY)))
        .containsExactly(12125550142L, 493012345678L, 4915123456789L);
  }

  @ParameterizedTest
  @CsvSource({
    "2125550142, NATIONAL_NUMBER",
    "12125550142, NATIONAL_NUMBER",
    "+1911, NO_NUMBER",
    "+19115550142, IMPOSSIBLE_NUMBER",
    "+1212555014, IMPOSSIBLE_NUMBER",
    "nobody, NO_NUMBER",
    "'+12125550142,Smith', WRONG_COLUMNS",
    "'+12125550142;x', WRONG_COLUMNS",
  })
  void lines_whatIsNoNumber_isNamed(String line, RefusalReason reason) throws IOException {
    Path file = file("+12125550143\n" + line + "\n");
    ImportReport report = build(NumberFile.lines(file), RefusalLimit.ofLines(1));
    assertThat(report.refusals()).isEqualTo(Map.of(reason, 1L));
    assertThat(report.examples().toString()).doesNotContain("5550142").contains(":2: the line ");
  }

  @Test
  void csv_theNamedColumn_isRead() throws IOException {
    String table =
        "id,\"Phone, home\",note\n"
            + "1,+12125550142,\"two\nlines, and a \"\"quote\"\"\"\n"
            + "\n"
            + "2,\"(310) 555-0143\",\n";
    Path file = file(table);
    NumberFile csv = NumberFile.csv(file, "phone, HOME").dialedFrom(UNITED_STATES);
    assertThat(numbers(csv)).containsExactly(12125550142L, 13105550143L);
    assertThat(numbers(NumberFile.csv(file, "2").dialedFrom(UNITED_STATES))).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {",", ";", "\t", "|"})
  void csv_eachSeparator_isFound(String separator) throws IOException {
    Path file = file("name%1$sphone\nSmith%1$s+12125550142\n".formatted(separator));
    assertThat(numbers(NumberFile.csv(file, "phone"))).containsExactly(12125550142L);
  }

  @Test
  void csv_withoutAHeader_isReadByPosition() throws IOException {
    Path file = file("Smith,+12125550142\nJones,+13105550143\n");
    assertThat(numbers(NumberFile.csv(file, "2"))).containsExactly(12125550142L, 13105550143L);
  }

  @Test
  void csv_dates_areKept() throws IOException {
    Path file =
        file(
            "phone,since\n+12125550142,2020-05-06\n+12125550143,2021-01-02T03:04:05-05:00\n"
                + "+12125550144,\n+12125550145,2021-01-02 23:04:05\n+12125550146,20200708\n"
                + "+12125550147,05/06/2020\n+12125550148,2062-05-06\n");
    ImportReport report = build(NumberFile.csv(file, "phone").dates("since"), RefusalLimit.STRICT);
    assertThat(report.refused()).isZero();
    assertThat(report.refusals()).isEqualTo(Map.of(RefusalReason.NO_DATE, 2L));
    assertThat(report.examples().get(0).toString()).contains(":7: the line has no date");
    try (ListEdition edition = ListEdition.open(target)) {
      assertThat(edition.since(number(12125550142L))).contains(day("2020-05-06"));
      assertThat(edition.since(number(12125550143L)))
          .contains(Moment.of(Instant.parse("2021-01-02T08:04:05Z")));
      assertThat(edition.since(number(12125550144L))).isEmpty();
      assertThat(edition.since(number(12125550145L))).contains(day("2021-01-02"));
      assertThat(edition.since(number(12125550146L))).contains(day("2020-07-08"));
      assertThat(edition.contains(12125550147L)).isTrue();
      assertThat(edition.contains(12125550148L)).isTrue();
      assertThat(edition.since(number(12125550148L))).isEmpty(); // it is listed, not from 2062 on
      assertThat(edition.dated()).isEqualTo(4);
    }
  }

  @Test
  void csv_aColumnThatIsNotThere_isNamedWithThoseThatAre() throws IOException {
    Path file = file("name,2125550142\nSmith,+12125550142\n");
    assertThatThrownBy(() -> build(NumberFile.csv(file, "phone"), RefusalLimit.STRICT))
        .hasMessageContaining("has no column 'phone'; its columns are [name, 212•••••••]");
    assertThatThrownBy(() -> build(NumberFile.csv(file("", "empty"), "phone"), RefusalLimit.STRICT))
        .hasMessageContaining("is empty");
  }

  @Test
  void csv_aShortRecordAndAnOpenQuote_areToldByLine() throws IOException {
    Path file = file("name,phone\nSmith,+12125550142\nJones\n");
    ImportReport report = build(NumberFile.csv(file, "phone"), RefusalLimit.ofLines(1));
    assertThat(report.examples().get(0))
        .isEqualTo(new RefusedLine(file.toString(), 3, RefusalReason.WRONG_COLUMNS, "Jones"));
    String open = "name,phone\nSmith,+12125550142\n\"Jones,+12125550143\n";
    NumberFile unclosed = NumberFile.csv(file(open, "open"), "phone");
    assertThatThrownBy(() -> build(unclosed, RefusalLimit.ofLines(1)))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("after line 2: is a quotation mark left open?");
  }

  // ---- packed and other texts

  @Test
  void gzipAndZip_areUnpacked() throws IOException {
    byte[] one = "212,5550142\n".getBytes(UTF_8);
    byte[] two = "310,5550143".getBytes(UTF_8);
    Path gzip = folder.resolve("one.gz");
    try (OutputStream out = Files.newOutputStream(gzip)) {
      for (byte[] member : List.of(one, two)) { // joined, as cat joins them
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream pack = new GZIPOutputStream(packed)) {
          pack.write(member);
        }
        packed.writeTo(out);
      }
    }
    assertThat(numbers(NumberFile.registry(gzip))).containsExactly(12125550142L, 13105550143L);
    Path zip = folder.resolve("two.zip");
    try (ZipOutputStream pack = new ZipOutputStream(Files.newOutputStream(zip))) {
      pack.putNextEntry(new ZipEntry("lists/"));
      pack.putNextEntry(new ZipEntry("lists/310.txt"));
      pack.write(two);
      pack.putNextEntry(new ZipEntry("lists/212.txt"));
      pack.write(one);
      pack.write("bad".getBytes(UTF_8));
    }
    ImportReport report = build(NumberFile.registry(zip), RefusalLimit.ofLines(1));
    assertThat(read()).containsExactly(12125550142L, 13105550143L);
    assertThat(report.examples().get(0).source()).endsWith("two.zip!lists/212.txt");
    assertThat(report.examples().get(0).line()).isEqualTo(2);
  }

  @Test
  void packed_andCutOff_isRefusedAndTheOldEditionStays() throws IOException {
    Editions.write(target, US, TreeSet.class.cast(new TreeSet<>(List.of(12125550142L))));
    byte[] before = Files.readAllBytes(target);
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream pack = new GZIPOutputStream(packed)) {
      for (int i = 0; i < 10_000; i++) {
        pack.write("212,%07d\n".formatted(2_000_000 + i * 7).getBytes(UTF_8));
      }
    }
    byte[] whole = packed.toByteArray();
    for (int length : new int[] {5, 20, whole.length / 2, whole.length - 1}) {
      Path cut = Files.write(folder.resolve("cut.gz"), Arrays.copyOf(whole, length));
      assertThatThrownBy(() -> build(NumberFile.registry(cut), RefusalLimit.USUAL))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("cut.gz was cut off");
      assertThat(target).hasBinaryContent(before);
    }
    for (int length : new int[] {1, 5, 9}) { // in the header of a second file behind the first
      byte[] both = Arrays.copyOf(whole, whole.length + length);
      System.arraycopy(whole, 0, both, whole.length, length);
      Path cut = Files.write(folder.resolve("cut.gz"), both);
      assertThatThrownBy(() -> build(NumberFile.registry(cut), RefusalLimit.USUAL))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("cut.gz was cut off");
      assertThat(target).hasBinaryContent(before);
    }
    whole[whole.length / 2] ^= 0x55;
    Path damaged = Files.write(folder.resolve("damaged.gz"), whole);
    assertThatThrownBy(() -> build(NumberFile.registry(damaged), RefusalLimit.USUAL))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("damaged.gz ");
    assertThat(target).hasBinaryContent(before);
    assertThat(folder.toFile().list((at, name) -> name.endsWith(".part"))).isEmpty();
  }

  @Test
  void otherTexts_areToldByWhatTheyAre() throws IOException {
    assertRefused("212,5550142\n".getBytes(UTF_16), "is not UTF-8, but UTF-16 or no text");
    assertRefused("212,5550142\n".getBytes(UTF_16LE), "is not UTF-8, but UTF-16 or no text");
    assertRefused("<list><ac val='212'>".getBytes(UTF_8), "is XML or HTML");
    assertRefused("\uFEFF<html>".getBytes(UTF_8), "is XML or HTML");
    ByteArrayOutputStream book = new ByteArrayOutputStream();
    try (ZipOutputStream pack = new ZipOutputStream(book)) {
      pack.putNextEntry(new ZipEntry("[Content_Types].xml"));
    }
    assertRefused(book.toByteArray(), "is a spreadsheet");
    ByteArrayOutputStream empty = new ByteArrayOutputStream();
    new ZipOutputStream(empty).close();
    assertRefused(empty.toByteArray(), "is a zip without a file in it");
  }

  private void assertRefused(byte[] bytes, String told) throws IOException {
    Path file = Files.write(folder.resolve("other"), bytes);
    assertThatThrownBy(() -> build(NumberFile.registry(file), RefusalLimit.USUAL))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith(file.toString())
        .hasMessageContaining(told);
    assertThat(target).doesNotExist();
  }

  @Test
  void wrongEncoding_inALine_isRefusedByName() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.write("phone,name\n+12125550142,M".getBytes(UTF_8));
    bytes.write(0xFC); // Latin-1
    bytes.write("ller\n+1212\u00a05550143x".getBytes(UTF_8));
    bytes.write(0xFC);
    bytes.write(",Smith\n".getBytes(UTF_8));
    Path file = Files.write(folder.resolve("latin"), bytes.toByteArray());
    assertThat(numbers(NumberFile.csv(file, "phone"))).contains(12125550142L);
  }

  @Test
  void emptyFile_isRefused_andTheEditionBeforeStays() throws IOException {
    build(NumberFile.registry(file("212,5550142\n")), RefusalLimit.STRICT);
    byte[] before = Files.readAllBytes(target);
    NumberFile empty = NumberFile.registry(file("", "nothing"));
    assertThatThrownBy(() -> build(empty, RefusalLimit.USUAL))
        .hasMessageEndingWith("is empty; leave it out if that is as it should be");
    NumberFile blank = NumberFile.registry(file("\n\n", "blank"));
    assertThatThrownBy(() -> build(blank, RefusalLimit.USUAL))
        .isInstanceOf(RefusedImportException.class)
        .hasMessageContaining("There is no number in");
    NumberFile header = NumberFile.csv(file("phone\n", "header"), "phone");
    assertThatThrownBy(() -> build(header, RefusalLimit.USUAL))
        .hasMessageContaining("There is no number in");
    assertThat(target).hasBinaryContent(before);
  }

  @Test
  void tableWithoutRows_isAListWithoutNumbers_whereThatIsAllowed() throws IOException {
    EditionBuilder.of(Editions.US)
        .add(NumberFile.csv(file("phone\n"), "phone"))
        .allowEmpty()
        .write(target);
    assertThat(read()).isEmpty();
  }

  @Test
  void fileWithoutBytes_isAListWithoutNumbers_whereThatIsAllowed() throws IOException {
    EditionBuilder.of(Editions.US)
        .add(NumberFile.csv(file(""), "phone"))
        .allowEmpty()
        .write(target);
    assertThat(read()).isEmpty();
  }

  @Test
  void zip_thatWasCutOffBetweenTwoFiles_isRefused() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    int first;
    try (ZipOutputStream pack = new ZipOutputStream(bytes)) {
      pack.putNextEntry(new ZipEntry("212.txt"));
      pack.write("212,5550142\n".getBytes(UTF_8));
      pack.closeEntry();
      first = bytes.size();
      pack.putNextEntry(new ZipEntry("310.txt"));
      pack.write("310,5550143\n".getBytes(UTF_8));
      pack.closeEntry();
    }
    byte[] whole = bytes.toByteArray();
    for (int length : new int[] {first, first + 20, whole.length - 22, whole.length - 1}) {
      assertRefused(Arrays.copyOf(whole, length), "was cut off");
    }
    byte[] damaged = whole.clone();
    damaged[first] = 'X';
    assertRefused(damaged, "or is damaged");
    Path file = Files.write(folder.resolve("whole"), whole);
    assertThat(numbers(NumberFile.registry(file))).containsExactly(12125550142L, 13105550143L);
  }

  @Test
  void quotationMark_thatIsLeftOpen_isNoLineThatIsRefused() throws IOException {
    String rest = "\nb,+12125550143\nc,+12125550144\n";
    for (String first : List.of("\"a,+12125550142", "a,\"+12125550142")) {
      NumberFile open = NumberFile.csv(file("name,phone\n" + first + rest), "phone");
      assertThatThrownBy(() -> build(open, RefusalLimit.ofLines(1)))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("is a quotation mark left open?");
    }
    String inNote = "phone,note\n+12125550142,\"open\n+12125550143,x\n";
    assertThatThrownBy(() -> build(NumberFile.csv(file(inNote), "phone"), RefusalLimit.ofLines(1)))
        .hasMessageContaining("after line 1: is a quotation mark left open?");
    String note = "note,phone\n\"two\nlines\",+12125550142\n";
    assertThat(numbers(NumberFile.csv(file(note), "phone"))).containsExactly(12125550142L);
  }

  @Test
  void absentFile_isToldOf() {
    NumberFile absent = NumberFile.registry(folder.resolve("absent"));
    assertThatThrownBy(() -> build(absent, RefusalLimit.STRICT))
        .isInstanceOf(NoSuchFileException.class);
  }

  // ---- counting and refusing

  @Test
  void report_tellsWhatBecameOfEachLine() throws IOException {
    Path file = file("212,5550142\n\n212,5550142\n2125550142\nx\n310,5550143\n12\n");
    ImportReport report = build(NumberFile.registry(file), RefusalLimit.ofLines(2));
    assertThat(report.lines()).isEqualTo(7);
    assertThat(report.blank()).isEqualTo(1);
    assertThat(report.numbers()).isEqualTo(4);
    assertThat(report.duplicates()).isEqualTo(2);
    assertThat(report.refused()).isEqualTo(2);
    assertThat(report.examples()).extracting(RefusedLine::line).containsExactly(5L, 7L);
    try (ListEdition edition = ListEdition.open(target)) {
      assertThat(edition.refusedLines()).isEqualTo(2);
      assertThat(edition.size()).isEqualTo(2);
    }
  }

  @Test
  void sameFileTwice_isCountedAsDuplicates() throws IOException {
    Path file = file("212,5550142\n310,5550143\n");
    ImportReport report =
        EditionBuilder.of(US)
            .add(NumberFile.registry(file))
            .add(NumberFile.registry(file))
            .write(target);
    assertThat(report.duplicates()).isEqualTo(2);
    assertThat(read()).hasSize(2);
  }

  @Test
  void refusal_aboveTheLimit_leavesTheOldEdition() throws IOException {
    Editions.write(target, US, List.of(12125550142L));
    byte[] before = Files.readAllBytes(target);
    Path file = file("212,5550142\n".repeat(998) + "x\ny\n");
    assertThatExceptionOfType(RefusedImportException.class)
        .isThrownBy(() -> build(NumberFile.registry(file), RefusalLimit.USUAL))
        .withMessage(
            "2 of 1000 lines cannot be read, and at most 0.1% of the lines may be refused");
    assertThat(target).hasBinaryContent(before);
    assertThat(build(NumberFile.registry(file), RefusalLimit.ofShare(0.002)).refused())
        .isEqualTo(2);
  }

  /** Across the borders of the stretches that are read at once, and on several threads. */
  @Test
  void refusedLines_keepTheirNumbersInALongFile() throws IOException {
    StringBuilder text = new StringBuilder();
    List<Long> bad = new ArrayList<>();
    Random random = new Random(7);
    for (long line = 1; line <= 200_000; line++) {
      if (random.nextInt(20_000) == 0) {
        bad.add(line);
        text.append(random.nextBoolean() ? "no number\n" : "212,55501420000\r\n");
      } else {
        text.append(312 + line / 40_000).append(',').append(2_000_000 + line * 3).append('\n');
      }
    }
    ImportReport report = build(NumberFile.registry(file(text.toString())), RefusalLimit.USUAL);
    assertThat(report.lines()).isEqualTo(200_000);
    assertThat(report.refused()).isEqualTo(bad.size());
    assertThat(report.examples())
        .extracting(RefusedLine::line)
        .allSatisfy(line -> assertThat(bad).contains(line));
    assertThat(report.numbers()).isEqualTo(200_000 - bad.size());
  }

  /** Files are read in pieces of a quarter of a million bytes. */
  @Test
  void pieces_thatEndAnywhere_areReadAsOne() throws IOException {
    String messy =
        "212,5550142\n213,5550143\r\n2125550144\nbad\n\n212,555014\n\"213\",\"5550145\"\n";
    TreeSet<Long> expected =
        new TreeSet<>(
            List.of(12012000000L, 12125550142L, 12125550144L, 12135550143L, 12135550145L));
    for (int before = 0; before <= messy.length() + 2; before++) {
      int blanks = (1 << 18) - before - 12;
      String text = "201,2000000\n" + " ".repeat(blanks - 1) + "\n" + messy;
      ImportReport report = build(NumberFile.registry(file(text)), RefusalLimit.ofLines(2));
      assertThat(read()).as("%d before the end", before).containsExactlyElementsOf(expected);
      assertThat(report.lines()).isEqualTo(9);
      assertThat(report.examples()).extracting(RefusedLine::line).containsExactly(6L, 8L);
    }
  }

  @Test
  void aLineWithoutEnd_isRefusedAndTheOthersAreRead() throws IOException {
    String endless = "9".repeat(700_000);
    Path file = file("212,5550142\n" + endless + "\n310,5550143\n" + endless);
    ImportReport report = build(NumberFile.registry(file), RefusalLimit.ofLines(2));
    assertThat(report.lines()).isEqualTo(4);
    assertThat(report.refusals()).containsEntry(RefusalReason.TOO_LONG, 2L);
    assertThat(report.examples()).extracting(RefusedLine::line).containsExactly(2L, 4L);
    assertThat(read()).containsExactly(12125550142L, 13105550143L);
  }

  @Test
  void examples_hideDigitsAndControls() {
    assertThat(RefusedLine.hide("call 212-555-0142\u0007 or else 4111111111111111"))
        .isEqualTo("call 212-•••-••••\uFFFD or else •••••••••••••…");
  }

  // ---- order

  @Test
  void shuffledNumbers_giveTheSameEditionAsSortedOnes() throws IOException {
    List<String> lines =
        LongStream.range(0, 60_000)
            .mapToObj(i -> "%d,%d".formatted(201 + i % 7, 2_000_000 + i * 61))
            .sorted()
            .collect(Collectors.toCollection(ArrayList::new));
    Path sorted = folder.resolve("sorted.lexi");
    EditionBuilder.of(US)
        .add(NumberFile.registry(file(String.join("\n", lines), "sorted")))
        .write(sorted);
    Collections.shuffle(lines, new Random(1));
    ImportReport report =
        build(NumberFile.registry(file(String.join("\n", lines), "shuffled")), RefusalLimit.STRICT);
    assertThat(report.lines()).isEqualTo(60_000);
    assertThat(report.duplicates()).isZero();
    assertThat(target).hasSameBinaryContentAs(sorted);
    byte[] text = String.join("\n", lines).getBytes(UTF_8);
    NumberFile stream =
        NumberFile.registry(Path.of("-")).from("standard input", new ByteArrayInputStream(text));
    build(stream, RefusalLimit.STRICT);
    assertThat(target).hasSameBinaryContentAs(sorted);
  }

  @Test
  void stream_thatFails_isToldOfAndTheOldEditionStays() throws IOException {
    Editions.write(target, US, List.of(12125550142L));
    byte[] before = Files.readAllBytes(target);
    InputStream failing =
        new InputStream() {
          private long left = 3_000_000;

          @Override
          public int read() throws IOException {
            if (left-- <= 0) {
              throw new IOException("Input/output error");
            }
            return "212,5550142\n".charAt((int) ((2_999_999 - left) % 12));
          }
        };
    NumberFile file = NumberFile.registry(Path.of("-")).from("a pipe", failing);
    assertThatThrownBy(() -> build(file, RefusalLimit.STRICT)).hasMessage("Input/output error");
    assertThat(target).hasBinaryContent(before);
  }

  @Test
  void coverage_isTheAreaCodesFound() throws IOException {
    Path file = file("212,5550142\n310,5550143\n");
    EditionBuilder.of(US).coverFoundAreaCodes().add(NumberFile.registry(file)).write(target);
    try (ListEdition edition = ListEdition.open(target)) {
      assertThat(edition.info().coverage()).hasToString("1212,1310");
      assertThat(edition.check(number(12125559999L))).isPresent();
      assertThat(edition.check(number(17185550142L))).isEmpty();
    }
  }

  @Test
  void progress_addsUpToTheInput() throws IOException {
    Path file = file("212,5550142\n".repeat(100_000));
    AtomicLong bytes = new AtomicLong();
    NumberFile numbers = NumberFile.registry(file);
    EditionBuilder.of(US).add(numbers).progress(bytes::addAndGet).write(target);
    assertThat(bytes).hasValue(numbers.length()).hasValue(1_200_000);
  }

  @Test
  void write_intoAFolder_isRefused() {
    assertThatThrownBy(() -> EditionBuilder.of(US).write(folder))
        .hasMessageContaining("is a folder");
  }

  // ---- helpers

  private Path file(String text) throws IOException {
    return file(text, "numbers");
  }

  private Path file(String text, String name) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private static Moment day(String day) {
    return Moment.of(LocalDate.parse(day));
  }

  private ImportReport build(NumberFile file, RefusalLimit limit) throws IOException {
    return EditionBuilder.of(US).add(file).refuseAbove(limit).write(target);
  }

  private List<Long> numbers(NumberFile file) throws IOException {
    build(file, RefusalLimit.STRICT);
    return read();
  }

  private List<Long> read() throws IOException {
    try (ListEdition edition = ListEdition.open(target)) {
      edition.verify();
      List<Long> numbers = new ArrayList<>();
      NumberCursor cursor = edition.numbers();
      while (cursor.next() != NumberCursor.END) {
        numbers.add(cursor.number());
      }
      return numbers;
    }
  }
}
