package io.lexicall.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.CharBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts of any length, in one piece or in chunks; what is held of them; a host's own detectors. */
class ScanTextTest {
  private static final String VISA = "4111111111111111";

  private final Finder finder = new Finder();

  // ---- blocks and chunks

  /**
   * The fast loop looks at 64 characters at once: where in a block something lies must not matter.
   */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "4111111111111111",
        "4111 1111 1111 1111",
        "4222222222222",
        "four triple one quadruple one quadruple one quadruple one",
        "4111 um 1111 uh 1111 er 1111",
        "one two four one one one one one one one one one one one one one one one",
        "cvv 737",
        "cardCvv=737",
        "Customer: 4111 1111\nAgent: ok\nCustomer: 1111 1111",
        "\uff14\uff11\uff11\uff11111111111111",
        "\ud835\udfd2111111111111111",
        "4\u200b111111111111111",
        "%B4111111111111111^AB^2912101?",
        "5555555555554444d2912101000f",
        "4111/1111/1111/1111 card",
      })
  void form_atAnyPlaceOfABlock_isFound(String form) {
    int length = finder.found(form).size();
    assertThat(length).isEqualTo(1);
    String own = finder.found(form).get(0);
    for (int before = 0; before <= 130; before++) {
      for (String behind : new String[] {"", "\n", " ~ and more to come"}) {
        String text = "~".repeat(before) + "\n" + form + behind;
        assertThat(finder.found(text)).as("%d", before).containsExactly(own);
      }
    }
  }

  private static String longText(int numbers) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < numbers; i++) {
      text.append("word ".repeat(i * 7 % 613)).append("card ").append(VISA).append(". ");
    }
    return text.toString();
  }

  private static List<Long> starts(String text) {
    List<Long> starts = new ArrayList<>();
    for (int at = text.indexOf(VISA); at >= 0; at = text.indexOf(VISA, at + 1)) {
      starts.add((long) at);
    }
    return starts;
  }

  @Test
  void longText_isFoundWherever_inAnyKindOfSequence() {
    String text = longText(70);
    assertThat(text.length()).isGreaterThan(4 * ScanEngine.CAPACITY);
    List<Span> spans = finder.spans(text);

    assertThat(spans).extracting(Span::start).isEqualTo(starts(text));
    assertThat(spans).allSatisfy(span -> assertThat(span.end() - span.start()).isEqualTo(16));
    assertThat(finder.scanner().scan(new StringBuilder(text))).isEqualTo(spans);
    assertThat(finder.scanner().scan(CharBuffer.wrap(text))).isEqualTo(spans);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 63, 64, 700, 4096, 16_384, 100_000})
  void chunks_ofAnySize_giveWhatTheWholeGives(int size) {
    String text = longText(70);
    ScanStream stream = finder.scanner().stream();
    RedactingStream redacting = finder.scanner().redactingStream((span, value) -> "#");
    List<Span> spans = new ArrayList<>();
    StringBuilder redacted = new StringBuilder();
    for (int from = 0; from < text.length(); from += size) {
      String chunk = text.substring(from, Math.min(from + size, text.length()));
      spans.addAll(stream.feed(chunk));
      redacted.append(redacting.feed(chunk));
    }
    assertThat(spans).isNotEmpty();
    spans.addAll(stream.finish());
    redacted.append(redacting.finish());

    assertThat(spans).extracting(Span::start).isEqualTo(starts(text));
    assertThat(redacted).hasToString(text.replace(VISA, "#"));
    assertThat(finder.scanner().redact(text, (span, value) -> "#"))
        .hasToString(redacted.toString());
  }

  @Test
  void stream_decidesAfterItsLookahead_andAtTheEnd() {
    ScanStream stream = finder.scanner().stream();
    assertThat(stream.feed("card " + VISA + " ")).isEmpty();
    assertThat(stream.feed("")).isEmpty();
    assertThat(stream.feed("x ".repeat(3000))).hasSize(1);
    assertThat(stream.feed("card " + VISA)).isEmpty();
    assertThat(stream.finish()).extracting(Span::start).containsExactly(6027L);
  }

  @Test
  void redactingStream_letsGoWhatIsSettled_andKeepsTheRest() {
    RedactingStream stream = finder.scanner().redactingStream(Redaction.lastFour());
    String head = stream.feed("card " + VISA + " " + "x ".repeat(4000));
    assertThat(head).startsWith("card ************1111 x x");
    assertThat(head.length()).isBetween(1000, 8022);
    assertThat(head + stream.feed("") + stream.finish())
        .isEqualTo("card ************1111 " + "x ".repeat(4000));
  }

  @Test
  void redactingStream_afterItsEnd_refuses() {
    RedactingStream stream = finder.scanner().redactingStream(Redaction.remove());
    assertThat(stream.finish()).isEmpty();
    assertThatThrownBy(() -> stream.feed("x")).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(stream::finish).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void groupOrChainWithoutEnd_isPassedOver() {
    String[] endless = {"7", "7 ", "one ", "\u0667", "\ud835\udfd5", "7\u200b"};
    for (String piece : endless) {
      String text = piece.repeat(30_000) + "x card " + VISA;
      assertThat(finder.spans(text))
          .as(piece)
          .extracting(Span::start)
          .containsExactly((long) text.indexOf(VISA));
    }
  }

  @Test
  void number_acrossTheEdgeOfWhatIsHeld_isFound() {
    for (int before = ScanEngine.CAPACITY - 20; before <= ScanEngine.CAPACITY + 2; before++) {
      String text = " ".repeat(before) + VISA + " ".repeat(3);
      assertThat(finder.spans(text)).extracting(Span::start).containsExactly((long) before);
    }
  }

  // ---- the window

  @Test
  void window_holdsTheTextAndForgetsIt() {
    TextWindow window = new TextWindow(128);
    assertThat(window.capacity()).isEqualTo(128);
    window.append("abc 123\u0130", 0, 8);
    assertThat(window.length).isEqualTo(8);
    assertThat(window.room()).isEqualTo(120);
    assertThat(window.asText()).hasToString("abc 123\u0130");
    assertThat(window.latin[0]).isEqualTo((byte) 'a');
    assertThat(window.latin[7]).isEqualTo((byte) 'i');
    window.append("x\u4e2d", 1, 2);
    assertThat(window.latin[8]).isEqualTo(LatinCopy.NOT_LATIN);
    window.dropBefore(4);
    assertThat(window.base).isEqualTo(4);
    assertThat(window.asText()).hasToString("123\u0130\u4e2d");
    assertThat(window.latin[0]).isEqualTo((byte) '1');
    assertThat(window.text[5]).isEqualTo('\0');
    assertThat(window.latin[5]).isZero();
    window.last = true;
    window.wipe();
    assertThat(window.text).containsOnly('\0');
    assertThat(window.latin).containsOnly((byte) 0);
    assertThat(window.length).isZero();
    assertThat(window.base).isZero();
    assertThat(window.last).isFalse();
  }

  @Test
  void window_ofALongText_isTheSameInLatin() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 400; i++) {
      text.append(i % 5 == 0 ? '\u212a' : i % 7 == 0 ? '\u4e2d' : (char) (i % 0x100));
    }
    TextWindow window = new TextWindow(512);
    window.append(text, 0, 400);
    for (int i = 0; i < 400; i++) {
      char c = text.charAt(i);
      byte expected = c == '\u212a' ? (byte) 'k' : c > 0xff ? LatinCopy.NOT_LATIN : (byte) c;
      assertThat(window.latin[i]).as("%d", i).isEqualTo(expected);
      assertThat(window.text[i]).isEqualTo(c);
    }
  }

  @Test
  void window_readsDigitsOfAnyScript() {
    TextWindow window = new TextWindow(64);
    window.append("7\u0667\ud835\udfd5\ud83d\ude00x\u200b\u200b7. ", 0, 12);
    assertThat(window.digitAt(0)).isEqualTo(7);
    assertThat(window.digitAt(1)).isEqualTo(7);
    assertThat(window.digitAt(2)).isEqualTo(7);
    assertThat(window.digitAt(3)).isEqualTo(-1);
    assertThat(window.digitAt(4)).isEqualTo(-1);
    assertThat(window.digitAt(6)).isEqualTo(-1);
    assertThat(window.digitWidth(1)).isEqualTo(1);
    assertThat(window.digitWidth(2)).isEqualTo(2);
    assertThat(window.digitBefore(0)).isFalse();
    assertThat(window.digitBefore(1)).isTrue();
    assertThat(window.digitBefore(4)).isTrue();
    assertThat(window.digitBefore(6)).isFalse();
    assertThat(window.digitBefore(7)).isFalse();
    assertThat(window.skipInvisible(7)).isEqualTo(9);
    assertThat(window.skipInvisible(0)).isZero();
    assertThat(window.endsSentence(10)).isTrue();
    assertThat(window.endsSentence(9)).isFalse();
    assertThat(window.isEnd(12)).isFalse();
    window.last = true;
    assertThat(window.isEnd(12)).isTrue();
    assertThat(window.isEnd(11)).isFalse();
  }

  // ---- detectors

  /** Reports one span wherever it may begin. */
  private record Reporter(int reach, int start, int end, String kind, Confidence confidence)
      implements Detector {
    @Override
    public void detect(CharSequence text, int fromInclusive, int toExclusive, Found found) {
      if (fromInclusive <= Math.max(start, 0)) {
        found.span(start, end, new SpanKind(kind), confidence);
      }
    }
  }

  private static List<Span> scan(String text, Detector... detectors) {
    CardScanner.Builder builder = CardScanner.builder();
    for (Detector detector : detectors) {
      builder.detector(detector);
    }
    return builder.build().scan(text);
  }

  @ParameterizedTest
  @CsvSource({"0, false", "1, true", "1024, true", "1025, false", "-1, false"})
  void detector_hasAReach(int reach, boolean allowed) {
    CardScanner.Builder builder = CardScanner.builder();
    Detector detector = new Reporter(reach, 0, 1, "own", Confidence.HIGH);
    if (allowed) {
      assertThat(builder.detector(detector).build().scan("x")).hasSize(1);
    } else {
      assertThatThrownBy(() -> builder.detector(detector))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("from 1 to 1024 characters")
          .hasMessageEndingWith("is " + reach);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "0, 8, true",
    "2, 3, true",
    "15, 16, true",
    "-1, 3, false",
    "2, 2, false",
    "3, 2, false",
    "2, 11, false",
    "16, 17, false",
  })
  void detector_reportsSpansWithinItsStretchAndReach(int start, int end, boolean allowed) {
    Detector detector = new Reporter(8, start, end, "own", Confidence.HIGH);
    if (allowed) {
      assertThat(scan("sixteen letters.", detector))
          .hasToString("[own[" + start + "," + end + ") high]");
    } else {
      assertThatThrownBy(() -> scan("sixteen letters.", detector))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("reported a span from " + start + " to " + end);
    }
  }

  @ParameterizedTest
  @CsvSource({
    // the longer is kept; of equally long ones the first, and card data before others
    "5, 22, '[own[5,22) high]'",
    "6, 22, '[pan[5,21) visa high]'",
    "6, 23, '[own[6,23) high]'",
    "5, 21, '[pan[5,21) visa high]'",
    "0, 6, '[pan[5,21) visa high]'",
    "0, 5, '[own[0,5) high, pan[5,21) visa high]'",
    "20, 30, '[pan[5,21) visa high]'",
    "21, 30, '[pan[5,21) visa high, own[21,30) high]'",
  })
  void overlap(int start, int end, String found) {
    Detector own = new Reporter(40, start, end, "own", Confidence.HIGH);
    String text = "card " + VISA + " and something behind";
    assertThat(scan(text, own)).hasToString(found);
  }

  @Test
  void overlap_ofTwoDetectors_ofEquallyLongTheFirst() {
    Detector one = new Reporter(8, 3, 6, "one", Confidence.HIGH);
    Detector two = new Reporter(8, 2, 5, "two", Confidence.HIGH);
    assertThat(scan("something", one, two)).hasToString("[two[2,5) high]");
    Detector same = new Reporter(8, 3, 6, "same", Confidence.HIGH);
    assertThat(scan("something", one, same)).hasToString("[one[3,6) high]");
  }

  @ParameterizedTest
  @CsvSource({
    "LOW, 3, 3",
    "MEDIUM, 2, 2",
    "HIGH, 1, 1",
  })
  void minimumConfidence_isOfCardDataAndOfOthers(Confidence minimum, int cards, int others) {
    CardScanner.Builder builder = CardScanner.builder().minimumConfidence(minimum);
    for (Confidence confidence : Confidence.values()) {
      int start = 2 * confidence.ordinal();
      builder.detector(new Reporter(4, start, start + 1, "own", confidence));
    }
    String text = "........ order " + VISA + ". It is " + VISA + ". My card " + VISA;
    List<Span> spans = builder.build().scan(text);
    assertThat(spans).filteredOn(span -> span.kind().equals(SpanKind.PAN)).hasSize(cards);
    assertThat(spans).filteredOn(span -> span.kind().id().equals("own")).hasSize(others);
  }

  // ---- values

  @Test
  void span_isAValue() {
    Span span = Span.of(1, 5, SpanKind.CVV, Confidence.HIGH);
    assertThat(span).isEqualTo(Span.of(1, 5, SpanKind.CVV, Confidence.HIGH));
    assertThat(span).hasSameHashCodeAs(Span.of(1, 5, SpanKind.CVV, Confidence.HIGH));
    assertThat(span.hashCode())
        .isNotEqualTo(Span.of(2, 5, SpanKind.CVV, Confidence.HIGH).hashCode());
    assertThat(span)
        .isNotEqualTo(Span.of(0, 5, SpanKind.CVV, Confidence.HIGH))
        .isNotEqualTo(Span.of(1, 6, SpanKind.CVV, Confidence.HIGH))
        .isNotEqualTo(Span.of(1, 5, SpanKind.PAN, Confidence.HIGH))
        .isNotEqualTo(Span.of(1, 5, SpanKind.CVV, Confidence.LOW))
        .isNotEqualTo(Span.of(1, 5, SpanKind.CVV, "visa", Confidence.HIGH))
        .isNotEqualTo("cvv[1,5) high");
    assertThat(span.network()).isEmpty();
    assertThat(span).hasToString("cvv[1,5) high");
    assertThat(finder.spans("card " + VISA))
        .singleElement()
        .satisfies(
            pan -> {
              assertThat(pan.start()).isEqualTo(5);
              assertThat(pan.end()).isEqualTo(21);
              assertThat(pan.kind()).isEqualTo(SpanKind.PAN);
              assertThat(pan.network()).contains("visa");
              assertThat(pan.confidence()).isEqualTo(Confidence.HIGH);
            });
  }

  @ParameterizedTest
  @CsvSource({"0, 1, true", "0, 0, false", "-1, 1, false", "5, 4, false", "5, 6, true"})
  void span_holdsSomething(long start, long end, boolean allowed) {
    if (allowed) {
      assertThat(Span.of(start, end, SpanKind.PAN, Confidence.LOW).end()).isEqualTo(end);
    } else {
      assertThatThrownBy(() -> Span.of(start, end, SpanKind.PAN, Confidence.LOW))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("begins at " + start + " and ends at " + end);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "pan, true",
    "loyalty-card, true",
    "a1-2, true",
    "z9, true",
    "'', false",
    "-pan, false",
    "pan-, false",
    "loyalty--card, false",
    "1pan, false",
    "Pan, false",
    "p_n, false",
    "p\u00e4n, false",
    "p:n, false",
    "p/n, false",
    "p{n, false",
    "p`n, false",
  })
  void spanKind_isNamedInKebabCase(String id, boolean allowed) {
    if (allowed) {
      assertThat(new SpanKind(id)).hasToString(id);
    } else {
      assertThatThrownBy(() -> new SpanKind(id))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageEndingWith("but was: " + id);
    }
  }

  @Test
  void confidence_isWrittenInLowerCase() {
    assertThat(Confidence.values())
        .extracting(Confidence::id)
        .containsExactly("low", "medium", "high");
  }

  @Test
  void luhn_ofTheTestNumbers() {
    for (String number : List.of(VISA, "378282246310005", "79927398713", "0")) {
      byte[] digits = new byte[number.length() + 2];
      for (int i = 0; i < number.length(); i++) {
        digits[i + 1] = (byte) (number.charAt(i) - '0');
      }
      digits[number.length() + 1] = 7;
      assertThat(CardNetworks.luhn(digits, 1, number.length())).as(number).isTrue();
      digits[number.length()]++;
      assertThat(CardNetworks.luhn(digits, 1, number.length())).as(number).isFalse();
    }
  }
}
