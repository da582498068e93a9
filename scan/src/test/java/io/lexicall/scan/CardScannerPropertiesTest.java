package io.lexicall.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class CardScannerPropertiesTest {

  private static final CardScanner SCANNER = CardScanner.standard();

  @Property(tries = 5000)
  void scan_writtenText_asTheSlowTwin(@ForAll("writtenTexts") String text) {
    assertAsTheSlowTwin(text);
  }

  private static void assertAsTheSlowTwin(String text) {
    assertThat(SCANNER.scan(text))
        .as(escaped(text))
        .extracting(span -> span.kind() + "[" + span.start() + "," + span.end() + ")")
        .isEqualTo(WrittenTwin.scan(text));
  }

  @Example
  void scan_lastFigureOfAnEscape_isNoPartOfTheGroupBehindIt() {
    assertFound(" card 4144 \\u00a06375, 6844, 7864, 8871", "pan[6,33)");
    assertFound("\\u00a06500&#8209;0474&#8209;6765&#8209;5322&#8209;92", "pan[6,52)");
    assertFound("\\u00a0&nbsp;65017\u201300087\u201337996\u20138", "pan[12,31)");
  }

  @Example
  void scan_timeOnTheNextLine_leavesTheCodeBehindANumber() {
    assertFound("6500510433090735 000\n27:07", "pan[0,16)", "cvv[17,20)");
    assertFound("6500&#8209;5104&#8209;3309&#8209;0735 000\n27:070", "pan[0,37)", "cvv[38,41)");
    assertFound("6500510433090735 000\n27070", "pan[0,16)");
  }

  @Example
  void scan_fullStopBehindAnEscape_endsTheSentence() {
    String groups = "6502<br>\n7162<br>\n2895<br>\n6828";
    assertAsTheSlowTwin("card \\n. " + groups);
    assertThat(WrittenTwin.scan("card \\n. " + groups)).isEmpty();
    assertThat(SCANNER.scan("card \\nNo. " + groups)).hasSize(1);
  }

  @Example
  void scan_entityBehindTwelveDigits_isASeparator() {
    assertFound("400310105064&nbsp;9", "pan[0,19)");
  }

  @Example
  void scan_entityBeforeAGroupOfOneOrTwoFigures_isASeparator() {
    assertFound(" card 10021&#8209;65-5-5975-28-4-5-8-7754", "pan[6,32)");
    assertFound(" card 10021&nbsp;65-5-5975-28-4", "pan[6,31)");
    assertFound("card \"40031010506&nbsp;49\"", "pan[6,25)");
    assertFound("card \"40031010506&#8209;49<", "pan[6,26)");
    assertFound("card 40031010506&9;49");
    assertFound("card 4003&b=101050649");
    assertFound("card 400&nbsp;31010506-4-9");
    for (String entity : List.of("&#160;", "&ndash;", "&#xa0;")) {
      assertThat(SCANNER.scan(" card 10021" + entity + "65-5-5975-28-4")).as(entity).hasSize(1);
    }
  }

  @Example
  void scan_lastGroupBehindARareSign_isAPartOfTheNumber() {
    assertFound("3430\n0744\u00a05769:186card", "pan[0,18)");
    assertFound("3430 0744 5769_186 card", "pan[0,18)");
    assertFound("3430 0744 5769 | 186 card", "pan[0,20)");
    assertFound("3430 0744 5769:187 card");
  }

  @Example
  void scan_nameLongBeforeANumber_isNotThatOfTheNumber() {
    String number = "_6500928587969548";
    assertFound("a" + "_1".repeat(24) + "1" + number, "pan[51,67)");
    assertFound("a" + "_1".repeat(23) + "1" + number);
    assertFound("a1" + "_1".repeat(23) + "1" + number, "pan[50,66)");
  }

  @Example
  void scan_codeBeforeAGroupTooLongForACard_isFound() {
    assertFound("6507245764542888 000. 65799854602707470000", "pan[0,16)", "cvv[17,20)");
  }

  @Example
  void scan_codeBetweenANumberAndADate_isFound() {
    assertFound("1646&#8209;1338&#8209;5576501, 6134, 0936, 9031 card ", "pan[0,29)", "cvv[31,35)");
    assertFound("card 6507245764542888 000 04/28", "pan[5,21)", "cvv[22,25)");
    assertFound("card 6507245764542888 000 13/28", "pan[5,21)");
    assertFound("card 6507245764542888 000 04/58", "pan[5,21)");
    assertFound("card 6507245764542888 000 12:30", "pan[5,21)");
  }

  private static void assertFound(String text, String... spans) {
    assertAsTheSlowTwin(text);
    assertThat(WrittenTwin.scan(text)).containsExactly(spans);
  }

  private static String escaped(String text) {
    return text.chars()
        .mapToObj(c -> c >= 32 && c < 127 ? Character.toString(c) : "\\u%04x".formatted(c))
        .collect(java.util.stream.Collectors.joining());
  }

  @Provide
  Arbitrary<String> writtenTexts() {
    List<TableRow> rows = TableRow.detected();
    Arbitrary<String> numbers =
        Arbitraries.randomValue(
            random -> {
              TableRow row = rows.get(random.nextInt(rows.size()));
              String number =
                  row.number(random, row.lengths().get(random.nextInt(row.lengths().size())));
              return random.nextBoolean() ? number : regroup(random, number);
            });
    Arbitrary<String> groups = Arbitraries.strings().numeric().ofMinLength(1).ofMaxLength(6);
    Arbitrary<String> separators =
        Arbitraries.of(
            " ",
            " ",
            " ",
            "-",
            ".",
            "\u00a0",
            "\u202f",
            "\u2011",
            "\u2013",
            "\n",
            "\r\n",
            " \n ",
            "\u200b",
            ", ",
            ", ",
            "\t",
            "  ",
            " - ",
            "   - ",
            ". ",
            " card ",
            " and the ",
            "/",
            "+",
            "\u00b7",
            ":",
            "_",
            "|",
            " | ",
            " / ",
            "\n\n",
            "&nbsp;",
            "&#8209;",
            "\\n",
            "\\u00a0",
            "</b> <b>",
            "<br>\n");
    return Arbitraries.frequencyOf(
            net.jqwik.api.Tuple.of(2, numbers),
            net.jqwik.api.Tuple.of(3, groups),
            net.jqwik.api.Tuple.of(5, separators))
        .list()
        .ofMaxSize(14)
        .map(pieces -> String.join("", pieces));
  }

  private static String regroup(Random random, String number) {
    String[] separators = {
      " ",
      "-",
      ".",
      "\u00a0",
      "\u2013",
      "\n",
      "  ",
      " - ",
      ", ",
      " \t",
      "/",
      "+",
      "_",
      "|",
      ":",
      " | ",
      " / ",
      ". ",
      "\n\n",
      "&nbsp;",
      "&#8209;",
      "\\n",
      "\\u00a0",
      "</b> <b>",
      "<br>\n"
    };
    String separator = separators[random.nextInt(separators.length)];
    StringBuilder text = new StringBuilder();
    int from = 0;
    while (from < number.length()) {
      int size = separator.length() > 1 ? 4 : 1 + random.nextInt(6);
      int to = Math.min(number.length(), from + size);
      text.append(from == 0 ? "" : separator).append(number, from, to);
      from = to;
    }
    return text.toString();
  }

  /** The fast loop looks at eights of the text: what it notices must not hang on where they lie. */
  @Property(tries = 300)
  void scan_anyNumberBehindAnyText_asWhereverItBegins(@ForAll long seed) {
    Random random = new Random(seed);
    List<TableRow> rows = TableRow.detected();
    TableRow row = rows.get(random.nextInt(rows.size()));
    String number = row.number(random, row.lengths().get(random.nextInt(row.lengths().size())));
    var disguises = random.nextBoolean() ? Disguises.WRITTEN : Disguises.SPOKEN;
    var forms = List.copyOf(disguises.values());
    String form = forms.get(random.nextInt(forms.size())).apply(number, random).replace('\0', ' ');
    String text = form.startsWith("Customer") || form.startsWith("Speaker") ? "" : "my card ";
    List<List<Span>> found = new ArrayList<>();
    for (int blanks = 0; blanks < 16; blanks++) {
      int shift = blanks;
      found.add(
          SCANNER.scan("#\n".repeat(8) + "*".repeat(blanks) + "\n" + text + form).stream()
              .map(
                  span ->
                      Span.of(
                          span.start() - shift, span.end() - shift, span.kind(), span.confidence()))
              .toList());
    }
    assertThat(found).as(escaped(form)).containsOnly(found.get(0));
    if (!text.isEmpty()) {
      assertThat(found.get(0)).as(escaped(form)).isNotEmpty();
    }
  }

  @Property(tries = 400)
  void stream_anyChunks_asTheWhole(@ForAll long seed) {
    Random random = new Random(seed);
    String text = ScanTexts.random(random, random.nextInt(8) == 0 ? 150_000 : random.nextInt(6000));
    List<Span> whole = SCANNER.scan(text);
    ScanStream stream = SCANNER.stream();
    List<Span> streamed = new ArrayList<>();
    for (String chunk : ScanTexts.chunks(random, text, 1 << random.nextInt(16))) {
      streamed.addAll(stream.feed(chunk));
    }
    streamed.addAll(stream.finish());
    assertThat(streamed).isEqualTo(whole);
    assertThat(whole).isSortedAccordingTo((a, b) -> Long.compare(a.start(), b.start()));
    for (int i = 1; i < whole.size(); i++) {
      assertThat(whole.get(i).start()).isGreaterThanOrEqualTo(whole.get(i - 1).end());
    }
  }

  @Property(tries = 400)
  void redact_anyChunks_asTheWholeAndAsTheSpansSay(@ForAll long seed) {
    Random random = new Random(seed);
    String marked =
        ScanTexts.random(random, random.nextInt(16) == 0 ? 120_000 : random.nextInt(6000));
    RedactingStream masking = SCANNER.redactingStream(Redaction.lastFour());
    StringBuilder masked = new StringBuilder();
    for (String chunk : ScanTexts.chunks(random, marked, 1 << random.nextInt(16))) {
      masked.append(masking.feed(chunk));
    }
    assertThat(masked.append(masking.finish()).toString())
        .isEqualTo(SCANNER.redact(marked, Redaction.lastFour()));
    // Where no markup or end of a line lies within a number, the span is replaced as a whole.
    String unmarked = marked.replaceAll("[<&]", "#");
    boolean isOverLines =
        SCANNER.scan(unmarked).stream().anyMatch(span -> ScanTexts.isOverLines(unmarked, span));
    String text = isOverLines ? unmarked.replaceAll("[\r\n]", " ") : unmarked;
    StringBuilder expected = new StringBuilder();
    int from = 0;
    for (Span span : SCANNER.scan(text)) {
      from = ScanTexts.redact(text, from, span, "<" + span.kind() + ">", expected);
    }
    expected.append(text, from, text.length());
    Redaction names = (span, value) -> "<" + span.kind() + ">";
    assertThat(SCANNER.redact(text, names)).isEqualTo(expected.toString());
    RedactingStream stream = SCANNER.redactingStream(names);
    StringBuilder streamed = new StringBuilder();
    for (String chunk : ScanTexts.chunks(random, text, 1 << random.nextInt(16))) {
      streamed.append(stream.feed(chunk));
    }
    streamed.append(stream.finish());
    assertThat(streamed.toString()).isEqualTo(expected.toString());
  }

  @Property(tries = 500)
  void redact_masked_leavesNoCardNumber(@ForAll long seed) {
    Random random = new Random(seed);
    List<TableRow> rows = TableRow.detected();
    StringBuilder text = new StringBuilder("calls of the day");
    List<String> numbers = new ArrayList<>();
    for (int i = random.nextInt(5); i >= 0; i--) {
      TableRow row = rows.get(random.nextInt(rows.size()));
      String number = row.number(random, row.lengths().get(random.nextInt(row.lengths().size())));
      numbers.add(number);
      text.append("; the card ").append(number).append(" was given");
    }
    String redacted =
        SCANNER.redact(
            text, random.nextBoolean() ? Redaction.firstSixLastFour() : Redaction.lastFour());
    assertThat(SCANNER.scan(redacted)).isEmpty();
    numbers.forEach(
        number ->
            assertThat(redacted)
                .doesNotContain(number)
                .contains(number.substring(number.length() - 4)));
  }

  @Property(tries = 300)
  void scan_anyText_neverThrowsAndStaysInside(@ForAll String text) {
    assertThat(SCANNER.scan(text))
        .allMatch(span -> span.start() >= 0 && span.end() <= text.length());
  }

  @Property(tries = 300)
  void scan_anyCharSequence_asTheString(@ForAll long seed) {
    String text = ScanTexts.random(new Random(seed), 3000);
    StringBuilder builder = new StringBuilder();
    builder.append(text);
    assertThat(SCANNER.scan(builder)).isEqualTo(SCANNER.scan(text));
    assertThat(SCANNER.scan(java.nio.CharBuffer.wrap(text))).isEqualTo(SCANNER.scan(text));
  }
}
