package io.lexicall.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files of several calls: their times begin anew, and none of them answers another. */
class SeveralCallsTest {
  private static final TranscriptScanner SCANNER = TranscriptScanner.of(CardScanner.standard());
  private static final String[] WHO = {"Agent", "Customer"};

  /** A way to write calls, each a list of turns that the agent begins. */
  private enum Form {
    CTM {
      @Override
      String write(List<List<String>> calls) {
        StringBuilder text = new StringBuilder();
        for (int c = 0; c < calls.size(); c++) {
          double at = 0;
          for (int t = 0; t < calls.get(c).size(); t++) {
            for (String word : calls.get(c).get(t).split(" ")) {
              text.append(line("call%d %s %.2f 0.30 %s 0.98\n", c, WHO[t % 2], at, word));
              at += 0.4;
            }
          }
        }
        return text.toString();
      }
    },
    STM {
      @Override
      String write(List<List<String>> calls) {
        StringBuilder text = new StringBuilder();
        for (int c = 0; c < calls.size(); c++) {
          for (int t = 0; t < calls.get(c).size(); t++) {
            text.append(
                line(
                    "call%d 1 %s %.2f %.2f %s\n",
                    c, WHO[t % 2], 5.0 * t, 5.0 * t + 4, calls.get(c).get(t)));
          }
        }
        return text.toString();
      }
    },
    WEBVTT {
      @Override
      String write(List<List<String>> calls) {
        StringBuilder text = new StringBuilder();
        for (List<String> call : calls) {
          text.append("WEBVTT\n\n");
          for (int t = 0; t < call.size(); t++) {
            text.append(
                line(
                    "00:00:%02d.000 --> 00:00:%02d.000\n<v %s>%s\n\n",
                    5 * t, 5 * t + 4, WHO[t % 2], call.get(t)));
          }
        }
        return text.toString();
      }
    },
    SRT {
      @Override
      String write(List<List<String>> calls) {
        StringBuilder text = new StringBuilder();
        for (List<String> call : calls) {
          for (int t = 0; t < call.size(); t++) {
            text.append(
                line(
                    "%d\n00:00:%02d,000 --> 00:00:%02d,000\n%s: %s\n\n",
                    t + 1, 5 * t + 2, 5 * t + 6, WHO[t % 2], call.get(t)));
          }
        }
        return text.toString();
      }
    },
    XML {
      @Override
      String write(List<List<String>> calls) {
        StringBuilder text = new StringBuilder("<calls>");
        for (List<String> call : calls) {
          text.append("<call>");
          for (int t = 0; t < call.size(); t++) {
            text.append(line("<turn speaker='%s'>%s</turn>", WHO[t % 2], call.get(t)));
          }
          text.append("</call>");
        }
        return text.append("</calls>").toString();
      }
    },
    HTML {
      @Override
      String write(List<List<String>> calls) {
        StringBuilder text = new StringBuilder("<html><body>");
        for (List<String> call : calls) {
          text.append("<div class='chat'>");
          for (int t = 0; t < call.size(); t++) {
            text.append(
                line(
                    "<div class='msg'><span class='name'>%s</span><span class='text'>%s</span></div>",
                    WHO[t % 2], call.get(t)));
          }
          text.append("</div>");
        }
        return text.append("</body></html>").toString();
      }
    };

    abstract String write(List<List<String>> calls);

    static String line(String form, Object... values) {
      return String.format(Locale.ROOT, form, values);
    }
  }

  private static String card(int number) {
    String head = "4026%011d".formatted(10_007L * (number + 1) * 3_141);
    int sum = 0;
    for (int i = 0; i < 15; i++) {
      int digit = head.charAt(i) - '0';
      int twice = i % 2 == 0 ? 2 * digit : digit;
      sum += twice > 9 ? twice - 9 : twice;
    }
    return head + (10 - sum % 10) % 10;
  }

  private static List<String> call(String card) {
    return List.of(
        "thanks for calling how can i help?",
        "i want to pay my bill",
        "what is your card number please?",
        "sure it's " + card.substring(0, 4),
        "okay",
        card.substring(4, 8) + " " + card.substring(8, 12),
        "yes",
        card.substring(12),
        "thank you it went through",
        "bye");
  }

  static Stream<Arguments> formsAndCounts() {
    return Stream.of(Form.values())
        .flatMap(form -> IntStream.of(1, 2, 3, 4, 6, 20).mapToObj(n -> Arguments.of(form, n)));
  }

  @ParameterizedTest
  @MethodSource("formsAndCounts")
  void eachCardIsFound_andNoOther(Form form, int count) {
    List<List<String>> calls = new ArrayList<>();
    for (int c = 0; c < count; c++) {
      calls.add(call(card(c)));
    }
    String text = form.write(calls);
    assertThat(SCANNER.scan(text).findings())
        .extracting(Finding::kind)
        .hasSize(count)
        .containsOnly(SpanKind.PAN);
    String redacted = SCANNER.redact(text, Redaction.firstSixLastFour());
    for (int c = 0; c < count; c++) {
      assertThat(redacted).doesNotContain(card(c).substring(8, 12));
    }
  }

  /**
   * What XML and HTML part may as well be pages or minutes of one call, so all is read together.
   */
  @ParameterizedTest
  @EnumSource(
      mode = EnumSource.Mode.EXCLUDE,
      names = {"XML", "HTML"})
  void numberThatEndsInAnotherCall_isNone(Form form) {
    String card = card(7);
    List<String> first = new ArrayList<>(call(card).subList(0, 6));
    List<String> second =
        List.of("thanks for calling how can i help?", card.substring(12), "bye?", "bye");
    assertThat(SCANNER.scan(form.write(List.of(first, second))).findings()).isEmpty();
  }

  private static final List<String> TOLD_IN_PARTS =
      List.of(
          "what is your card number please?",
          "it's 4111 1111",
          "okay",
          "1111 1111",
          "and the security code?",
          "it's 523",
          "thank you?",
          "bye");

  /** Each side of the call is a recording of its own, and the code is known by its question. */
  @ParameterizedTest
  @ValueSource(ints = {2, 3})
  void sidesOfOneCall_areReadTogether(int sides) {
    StringBuilder text = new StringBuilder();
    for (int side = 0; side < sides; side++) {
      for (int t = side; t < TOLD_IN_PARTS.size(); t += 2) {
        double at = 5.0 * t;
        for (String word : TOLD_IN_PARTS.get(t).split(" ")) {
          text.append(
              Form.line("call-%s 1 %.2f 0.30 %s\n", side == 2 ? "menu" : WHO[side], at, word));
          at += 0.4;
        }
      }
    }
    assertFound(text.toString());
  }

  private static void assertFound(String text) {
    assertThat(SCANNER.scan(text).findings())
        .extracting(Finding::kind)
        .containsExactlyInAnyOrder(SpanKind.PAN, SpanKind.CVV);
  }

  @Test
  void sidesOfOneCall_inFilesPutTogether_areReadTogether() {
    StringBuilder text = new StringBuilder();
    for (int side = 0; side < 2; side++) {
      text.append("WEBVTT\n\n");
      for (int t = side; t < TOLD_IN_PARTS.size(); t += 2) {
        text.append(
            Form.line(
                "00:00:%02d.000 --> 00:00:%02d.000\n<v %s>%s\n\n",
                5 * t, 5 * t + 4, WHO[side], TOLD_IN_PARTS.get(t)));
      }
    }
    assertFound(text.toString());
  }

  /** Who talks at the same time as another begins no call. */
  @Test
  void overlaps_beginNoCall() {
    double[] from = {0, 1.5, 0.9, 1.4, 0.95, 3, 4, 5};
    StringBuilder text = new StringBuilder("WEBVTT\n\n");
    for (int t = 0; t < from.length; t++) {
      text.append(
          Form.line(
              "00:00:%06.3f --> 00:00:%06.3f\n<v %s>%s\n\n",
              from[t], from[t] + 0.5, WHO[t % 2], TOLD_IN_PARTS.get(t)));
    }
    assertThat(SCANNER.scan(text.toString()).findings()).isNotEmpty();
  }

  /** Pages, minutes and questions with their answers are no calls. */
  @ParameterizedTest
  @CsvSource({"section, 2", "section, 4", "exchange, 4", "segment, 6"})
  void groupsOfTurns_areOneCall(String group, int size) {
    StringBuilder text = new StringBuilder("<call>");
    for (int t = 0; t < TOLD_IN_PARTS.size(); t++) {
      text.append(t % size == 0 ? (t == 0 ? "" : "</" + group + ">") + "<" + group + ">" : "");
      text.append(Form.line("<turn speaker='%s'>%s</turn>", WHO[t % 2], TOLD_IN_PARTS.get(t)));
    }
    assertFound(text.append("</").append(group).append("></call>").toString());
  }

  /** Of more calls than a folder of them has, all is read together, and memory stays small. */
  @Test
  void manyRecordings_areReadTogether() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 6_000; i++) {
      text.append(Form.line("r%d 1 %.2f 0.30 word 0.9\n", i, 1.0 + i % 2));
    }
    assertThat(SCANNER.scan(text.toString()).format()).isEqualTo(TranscriptFormat.CTM);
  }
}
