package io.lexicall.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.lexicall.Compliance;
import io.lexicall.facts.Activity;
import io.lexicall.facts.Contact;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is compressed is what the JDK's own reader reads again. */
class DeflationTest {
  private static byte[] inflated(byte[] bytes, byte[] dictionary, int most)
      throws DataFormatException {
    Inflater inflater = new Inflater(true);
    try {
      inflater.setDictionary(dictionary);
      inflater.setInput(bytes);
      byte[] text = new byte[most + 1];
      int length = 0;
      while (!inflater.finished() && length <= most) {
        int read = inflater.inflate(text, length, text.length - length);
        assertThat(read > 0 || inflater.finished()).isTrue();
        length += read;
      }
      assertThat(inflater.getRemaining()).isZero();
      return Arrays.copyOf(text, length);
    } finally {
      inflater.end();
    }
  }

  /** Texts of few letters, which return near and far, in pieces of all lengths. */
  private static byte[] text(Random random, byte[] from) {
    byte[] text = new byte[random.nextInt(5) == 0 ? random.nextInt(70_000) : random.nextInt(900)];
    int letters = 1 + random.nextInt(random.nextBoolean() ? 4 : 256);
    for (int i = 0; i < text.length; ) {
      int length = Math.min(text.length - i, 1 + random.nextInt(random.nextBoolean() ? 8 : 600));
      int kind = random.nextInt(3);
      if (kind == 0 && i > 0) {
        int place = random.nextInt(i);
        for (int j = 0; j < length; j++) {
          text[i + j] = text[place + j]; // may run into itself
        }
      } else if (kind == 1 && from.length > length) {
        System.arraycopy(from, random.nextInt(from.length - length), text, i, length);
      } else {
        for (int j = 0; j < length; j++) {
          text[i + j] = (byte) random.nextInt(letters);
        }
      }
      i += length;
    }
    return text;
  }

  @Property
  void deflate_isReadAgain_byTheJdk(@ForAll long seed) throws DataFormatException {
    Random random = new Random(seed);
    byte[] known = text(random, new byte[0]);
    Deflation deflation = new Deflation(new Deflation.Dictionary(new byte[0]));
    deflation.use(new Deflation.Dictionary(known));
    for (int i = 0; i < 4; i++) {
      byte[] text = text(random, known);
      byte[] buffer = Arrays.copyOf(text, text.length + random.nextInt(9));
      Arrays.fill(buffer, text.length, buffer.length, (byte) 7);
      byte[] deflated = deflation.deflate(buffer, text.length);
      assertThat(inflated(deflated, known, text.length)).isEqualTo(text);
    }
  }

  @Test
  void deflate_decisions_isHardlyLongerThanTheJdks() {
    Compliance law = TestLaw.engine();
    byte[] known = DecisionText.slow(TestLaw.call(0), law.check(TestLaw.call(0)));
    Deflation deflation = new Deflation(new Deflation.Dictionary(known));
    int ours = 0;
    int theirs = 0;
    for (int i = 1; i < 200; i++) {
      Contact call = TestLaw.call(i);
      byte[] text = DecisionText.slow(call, law.check(call));
      ours += deflation.deflate(text, text.length).length;
      Deflater deflater = new Deflater(9, true);
      deflater.setDictionary(known);
      deflater.setInput(text);
      deflater.finish();
      theirs += deflater.deflate(new byte[text.length + 64]);
      deflater.end();
    }
    assertThat(ours).isLessThan(theirs * 21 / 20);
  }

  /** What a defect of our own compression may look like. */
  private enum Defect {
    A_WRONG_BYTE,
    CUT,
    MORE_BEHIND,
    THROWS;

    Deflation compression() {
      return new Deflation(new Deflation.Dictionary(new byte[0])) {
        @Override
        byte[] deflate(byte[] text, int length) {
          byte[] sound = super.deflate(text, length);
          switch (Defect.this) {
            case A_WRONG_BYTE -> sound[sound.length / 2] ^= 8;
            case CUT -> sound = Arrays.copyOf(sound, sound.length - 1);
            case MORE_BEHIND -> sound = Arrays.copyOf(sound, sound.length + 1);
            case THROWS -> throw new ArrayIndexOutOfBoundsException();
          }
          return sound;
        }
      };
    }
  }

  @ParameterizedTest
  @EnumSource(Defect.class)
  void checked_aDefect_isNoticed_mended_andCounted(Defect defect) throws DataFormatException {
    Compliance law = TestLaw.engine();
    byte[] known = DecisionText.slow(TestLaw.call(0), law.check(TestLaw.call(0)));
    Deflation.Dictionary dictionary = new Deflation.Dictionary(known);
    LongAdder mended = new LongAdder();
    CheckedDeflation checked = new CheckedDeflation(defect.compression(), mended);
    for (int i = 1; i < 50; i++) {
      byte[] text = DecisionText.slow(TestLaw.call(i), law.check(TestLaw.call(i)));
      byte[] deflated = checked.deflate(dictionary, text, text.length);
      assertThat(inflated(deflated, known, text.length)).isEqualTo(text);
    }
    assertThat(mended.sum()).isEqualTo(49);
  }

  @Property
  void checked_soundCompression_isTakenAsItIs(@ForAll long seed) {
    Random random = new Random(seed);
    byte[] known = text(random, new byte[0]);
    Deflation.Dictionary dictionary = new Deflation.Dictionary(known);
    LongAdder mended = new LongAdder();
    CheckedDeflation checked =
        new CheckedDeflation(new Deflation(new Deflation.Dictionary(new byte[0])), mended);
    Deflation alone = new Deflation(dictionary);
    for (int i = 0; i < 4; i++) {
      byte[] text = text(random, known);
      assertThat(checked.deflate(dictionary, text, text.length))
          .isEqualTo(alone.deflate(text, text.length));
    }
    assertThat(mended.sum()).isZero();
  }

  /** A journal over a compression that is wrong: every entry can be read, and the count tells. */
  @Test
  void journal_overADefect_holdsWhatWasJudged(@TempDir Path top) throws IOException {
    Path folder = top.resolve("journal");
    try (JournalKeys keys = JournalKeys.open(top.resolve("keys"))) {
      try (Journal journal =
          Journal.open(
              folder,
              keys,
              JournalOptions.defaults(),
              Disk.SYSTEM,
              new DecisionWriters(Defect.A_WRONG_BYTE::compression))) {
        for (int i = 0; i < 300; i++) {
          journal.record(TestLaw.call(i), TestLaw.engine().check(TestLaw.call(i)));
        }
        journal.sync();
        assertThat(journal.mended()).isEqualTo(300);
      }
      List<Activity<?>> read = new ArrayList<>();
      JournalReader.open(folder, null, keys)
          .forEach(entry -> entry.activity().map(read::add).orElse(true));
      assertThat(read).isEqualTo(IntStream.range(0, 300).mapToObj(TestLaw::call).toList());
      try (Journal journal = Journal.open(folder, keys, JournalOptions.defaults())) {
        journal.record(TestLaw.call(1), TestLaw.engine().check(TestLaw.call(1)));
        journal.sync();
        assertThat(journal.mended()).isZero();
      }
    }
    assertThat(JournalReader.open(folder).verify().isVerified()).isTrue();
  }
}
