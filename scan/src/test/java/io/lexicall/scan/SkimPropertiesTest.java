package io.lexicall.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** The fast loop only saves work: without it, the same is found. */
class SkimPropertiesTest {

  private static final CardScanner SCANNER = CardScanner.standard();

  /** Has the engine look closer at every character. */
  private static final class EveryCharacter extends Skim {

    EveryCharacter(TextWindow window) {
      super(window);
    }

    @Override
    int next(int from, int limit) {
      runs = 0;
      words = 0;
      lineBreaks = 0;
      groups = -1;
      for (int k = 0; k < BLOCK; k++) {
        char c = window.text[from + k];
        if (Chars.isLetter(c)) {
          words |= 1L << k;
        } else {
          runs |= 1L << k;
        }
        lineBreaks |= c == '\n' ? 1L << k : 0;
      }
      return from;
    }

    @Override
    int openingAt(int at) {
      return NUMBER | NAME | OTHER;
    }
  }

  private static List<String> withoutSkimming(String text) {
    List<String> found = new ArrayList<>();
    TextWindow window = new TextWindow(Math.max(text.length(), Skim.BLOCK));
    ScanEngine engine =
        new ScanEngine(
            SCANNER.networks,
            SCANNER.lexicon,
            new EveryCharacter(window),
            (kind, start, end, network, confidence, digits, from, length) ->
                found.add(kind + "[" + start + "," + end + ")" + confidence));
    engine.feed(text, 0);
    engine.finish();
    return found;
  }

  private static List<String> names(List<Span> spans) {
    return spans.stream()
        .map(s -> s.kind() + "[" + s.start() + "," + s.end() + ")" + s.confidence())
        .toList();
  }

  @Property(tries = 4000)
  void scan_anyText_asWithoutSkimming(@ForAll long seed) {
    String text = ScanTexts.mixed(new Random(seed));
    assertThat(names(SCANNER.scan(text))).isEqualTo(withoutSkimming(text));
  }

  /** Texts in which digits behind a number look like a code and a date, and are another number. */
  @Example
  void scan_numberBehindNumber_asWithoutSkimming() {
    for (long seed : new long[] {-5_815_848, 909_536_758, 1_037_159_362}) {
      scan_anyText_asWithoutSkimming(seed);
    }
  }

  /** Blocks lie where the text begins: what is found must not hang on it. */
  @Property(tries = 40)
  void scan_anyTextAtAnyPlaceOfABlock_asWithoutSkimming(@ForAll long seed) {
    String text = ScanTexts.mixed(new Random(seed));
    for (int before = 0; before < Skim.BLOCK; before++) {
      String shifted = "/".repeat(before) + text;
      assertThat(names(SCANNER.scan(shifted))).isEqualTo(withoutSkimming(shifted));
    }
  }

  /** A stream works on up to a place that many characters lie behind: let that be any place. */
  @Property(tries = 20)
  void stream_cutAtAnyPlace_asTheWhole(@ForAll long seed) {
    Random random = new Random(seed);
    String text = ScanTexts.mixed(random);
    text = text.substring(0, Math.min(text.length(), 400));
    int reach = 4096;
    String behind = "x ".repeat(reach);
    String whole = text + behind;
    List<Span> expected = SCANNER.scan(whole);
    for (int at = 0; at <= text.length(); at++) {
      ScanStream stream = SCANNER.stream();
      List<Span> streamed = new ArrayList<>(stream.feed(whole.substring(0, reach + at)));
      streamed.addAll(stream.feed(whole.substring(reach + at)));
      streamed.addAll(stream.finish());
      assertThat(streamed).isEqualTo(expected);
    }
  }
}
