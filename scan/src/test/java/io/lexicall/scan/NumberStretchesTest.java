package io.lexicall.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Looking where numbers may be alone only saves work: what is found is the same. */
class NumberStretchesTest {

  private static final CardScanner SCANNER = CardScanner.standard();

  private static final String[] NUMBERS = {
    "4111111111111111", "5500005555555559", "378282246310005", "6011000990139424", "36227206271667"
  };

  private static final String[] DIGITS = {
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"
  };

  private static final String[] LABELS = {
    "Agent: ", "Customer: ", "Speaker 1: ", "Speaker 2: ", "[00:12] Jane: ", "", "Jane Doe: "
  };

  private static final String[] BETWEEN = {
    " ",
    " ",
    " ",
    " ",
    ", ",
    ". ",
    "-",
    " uh ",
    " and then ",
    " okay ",
    " you know ",
    "\n",
    "\r\n",
    " / ",
    "%20",
    " | ",
    ": ",
    ", um, ",
    "\n\n",
    "; ",
    "\u00a0",
    "\u200b",
    " + ",
    "_",
    " - "
  };

  private static final String[] OTHERS = {
    "card",
    "the",
    "number",
    "house",
    "apples",
    "code",
    "the code is",
    "cvv",
    "security code",
    "digits on the back",
    "expires",
    "04/28",
    "zip",
    "phone",
    "yes",
    "mm-hmm",
    "it's",
    "is it",
    "thousand",
    "hundred",
    "twenty",
    "twelve",
    "double",
    "triple",
    "oh",
    "okay",
    "no",
    "sorry",
    "caf\u00e9",
    "\u00c9t\u00e9",
    "quatre",
    "vingt",
    "12",
    "7",
    "418",
    "20171224",
    "10:15",
    "\ud835\udfd8",
    "\ud83d\ude00",
    "CVV2",
    "cid",
    "\u0664",
    "card_cvv",
    "tarjeta",
    "Kreditkarte",
    "Speaker 2:",
    "ends in",
    "subscription"
  };

  /** Where one of these stands, anything may be anywhere. */
  private static final String[] ODD = {
    "McDonald", "cardNumber", "myCvv", "<b>", "&nbsp;", "\\u00a0", "iPhone"
  };

  private static <T> T any(Random random, T[] of) {
    return of[random.nextInt(of.length)];
  }

  /** What callers say, of turns in which numbers are told, mostly with something amid them. */
  static String said(Random random) {
    StringBuilder said = new StringBuilder();
    int calm = 2 + random.nextInt(20);
    int rare = 1 + random.nextInt(9);
    int quiet = 1 + random.nextInt(12);
    int talk = 1 + random.nextInt(5);
    for (int line = 1 + random.nextInt(20); line > 0; line--) {
      said.append(any(random, LABELS));
      for (int n = random.nextInt(talk); n > 0; n--) {
        said.append(any(random, OTHERS))
            .append(random.nextInt(4) == 0 ? any(random, BETWEEN) : " ");
      }
      if (random.nextInt(rare) == 0) {
        tell(any(random, NUMBERS), calm, random, said);
      }
      for (int n = random.nextInt(talk); n > 0; n--) {
        said.append(random.nextInt(3) == 0 ? any(random, BETWEEN) : " ")
            .append(any(random, OTHERS));
      }
      said.append(random.nextInt(9) == 0 ? " " : "\n");
      said.append(random.nextInt(90) == 0 ? any(random, ODD) + " " : "");
      said.append("Agent: Let me look that up for you.\n".repeat(random.nextInt(quiet)));
    }
    return said.toString();
  }

  private static void tell(String number, int calm, Random random, StringBuilder out) {
    boolean words = random.nextBoolean();
    int size = 1 + random.nextInt(5);
    for (int i = 0; i < number.length(); i++) {
      boolean ends = words || i % size == 0;
      if (i > 0 && random.nextInt(calm) == 0) {
        out.append(any(random, BETWEEN));
        out.append(random.nextInt(3) == 0 ? any(random, OTHERS) + " " : "");
        out.append(random.nextInt(6) == 0 ? "\n" + any(random, LABELS) : "");
      } else if (i > 0 && ends) {
        out.append(' ');
      }
      out.append(words ? DIGITS[number.charAt(i) - '0'] : number.substring(i, i + 1));
    }
  }

  private static List<String> found(Passage passage, int from, int @Nullable [] stretches) {
    Workbench workbench = SCANNER.workbench();
    List<String> found = new ArrayList<>();
    for (Findings.Finding each :
        workbench.finder.find(passage, from, passage.length(), stretches)) {
      found.add(each.span() + " " + String.valueOf(each.value()));
    }
    SCANNER.giveBack(workbench);
    return found;
  }

  private static int @Nullable [] stretches(Passage passage) {
    return new NumberStretches(SCANNER.lexicon).find(new SpokenWords(passage, SCANNER.lexicon));
  }

  @Property(tries = 20_000)
  void find_inStretchesAlone_asEverywhere(@ForAll long seed) {
    String said = said(new Random(seed));
    Passage passage = Passage.of(said, 0, said.length());
    assertThat(found(passage, 0, stretches(passage))).as(said).isEqualTo(found(passage, 0, null));
  }

  /** Longer than what is held of a text at once. */
  @Property(tries = 100)
  void find_inStretchesOfALongText_asEverywhere(@ForAll long seed) {
    Random random = new Random(seed);
    StringBuilder all = new StringBuilder();
    while (all.length() < 3 * ScanEngine.CAPACITY) {
      String said = said(random);
      all.append(Arrays.stream(ODD).anyMatch(said::contains) ? "" : said);
      all.append("Agent: Let me look that up for you.\n".repeat(random.nextInt(40)));
    }
    String said = all.toString();
    Passage passage = Passage.of(said, 0, said.length());
    assertThat(found(passage, 0, stretches(passage))).isEqualTo(found(passage, 0, null));
  }

  @Test
  void of_numbersThatAreTooShort_isNothing() {
    String said =
        "Agent: And the ZIP?\nCustomer: It is six two seven oh four, and I live at number twelve on the left.\n"
            .repeat(20);
    assertThat(stretches(Passage.of(said, 0, said.length()))).isEmpty();
  }
}
