package io.lexicall.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is a card number by its form, and what only looks like one: both sides of each bound. */
class ScannerFormsTest {
  private static final String VISA = "4111111111111111";

  private final Finder finder = new Finder();

  // ---- networks

  @ParameterizedTest
  @CsvSource({
    "4242424242424242, visa",
    "4222222222222, visa",
    "4917610000000000003, visa",
    "5555555555554444, mastercard",
    "2223003122003222, mastercard",
    "378282246310005, american-express",
    "371449635398431, american-express",
    "6011111111111117, discover",
    "6445644564456445, discover",
    "30569309025904, diners-club",
    "36227206271667, diners-club",
    "3056930009020004, diners-club",
    "3530111333300000, jcb",
    "6200000000000005, unionpay",
    "6205500000000000004, unionpay",
    "8171999900000000021, unionpay",
    "6759649826438453, maestro",
    "50339619890917, maestro",
    "586824160825533338, maestro",
    "6759560045005727054, maestro",
    "5066991111111118, elo",
    "6062826786276634, hipercard",
    "5019717010103742, dankort",
    "5061460410120223210, verve",
    "9792030394440796, troy",
    "2202474301322987, mir",
    "6073849700004947, rupay",
    "135412345678911, uatp",
    "6555900000604105, bc-card",
  })
  void publishedTestNumber_isFoundWithItsNetwork(String number, String network) {
    assertThat(finder.spans("card " + number))
        .singleElement()
        .hasToString("pan[5," + (5 + number.length()) + ") " + network + " high");
  }

  // ---- separators and groups

  @ParameterizedTest
  @ValueSource(
      strings = {
        " ",
        "\u00a0",
        "\u202f",
        "-",
        "\u2010",
        "\u2011",
        "\u2012",
        "\u2013",
        "\u2014",
        "\u2212",
        ".",
        "\n",
        "\r\n",
        "  \n   ",
        " \r\n ",
        "\u2009",
        "\u3000",
        "\uff0e",
        "\uff0d",
        "\u200b",
        "\u200b \u200b",
        "\u00ad-\u2060",
        "\ufeff"
      })
  void separator_partsGroups(String separator) {
    String number = String.join(separator, "4111", "1111", "1111", "1111");
    assertThat(finder.found("it is " + number + " then")).containsExactly("pan: " + number);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\n\n\n", "\r", "--", "::", "__", "x", "&", "\n- ", "; ", "'", " // ", "...", "&amp;", "<4>"
      })
  void otherSeparator_partsNumbers(String separator) {
    String number = String.join(separator, "4111", "1111", "1111", "1111");
    assertThat(finder.found("the card is " + number + " then")).isEmpty();
  }

  /** What stands for a blank or hyphen parts groups as these do. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "&nbsp;",
        "&#160;",
        "&#xA0;",
        "&ensp;",
        "&#8209;",
        "&ndash;",
        "&shy;",
        "&#8203;&nbsp;",
        "\\u00a0",
        "\\\\u2011",
        "\\t"
      })
  void separatorInMarkup_partsGroups(String separator) {
    String number = String.join(separator, "4111", "1111", "1111", "1111");
    assertThat(finder.found("it is " + number + " then")).containsExactly("pan: " + number);
    assertThat(finder.found("it is:" + separator + number + separator + "then"))
        .containsExactly("pan: " + number);
  }

  /** Escaped lines of figures are columns, as lines of figures are. */
  @Test
  void columnOfEscapedLines_isNoNumber() {
    assertThat(finder.found("2195\\n2196\\n2197\\n2198\\n2199\\n2200\\n2201\\n2202")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      value = {
        "<b>4111</b> <b>1111</b> <b>1111</b> <b>1111</b>!<b>4111</b> <b>11**</b> <b>****</b> <b>1111</b>!<b>T</b> <b>*</b> <b>*</b> <b>*</b>",
        "4111&nbsp;1111&nbsp;1111&nbsp;1111!4111&nbsp;11**&nbsp;****&nbsp;1111!T&nbsp;*&nbsp;*&nbsp;*",
        "<b>4111 1111</b> 1111 1111!<b>411111**</b> ****1111!<b>T</b> *",
        "3782<i>822463</i>10005!3782<i>82****</i>*0005!T<i>*</i>*",
        "4111 1111 1111 1111!411111******1111!T"
      })
  void redact_keepsTheMarkup(String number, String masked, String token) {
    CardScanner scanner = CardScanner.standard();
    TranscriptScanner transcripts = TranscriptScanner.of(scanner);
    String text = "<p>my card is %s</p>";
    Redaction mask = Redaction.firstSixLastFour();
    Redaction tokens = Redaction.token(value -> "T");
    assertThat(scanner.redact(text.formatted(number), mask)).isEqualTo(text.formatted(masked));
    assertThat(scanner.redact(text.formatted(number), tokens)).isEqualTo(text.formatted(token));
    assertThat(transcripts.redact(text.formatted(number), mask)).isEqualTo(text.formatted(masked));
    assertThat(transcripts.redact(text.formatted(number), tokens)).isEqualTo(text.formatted(token));
    assertThat(scanner.redact(text.formatted(number), Redaction.remove()).replaceAll("[^0-9]", ""))
        .isEmpty();
  }

  /**
   * A few blanks, a hyphen or comma among them: joins with a card word, and not more than three.
   */
  @ParameterizedTest
  @CsvSource({
    "'  ', true",
    "'   ', true",
    "'    ', false",
    "' - ', true",
    "'   -   ', true",
    "'    -', false",
    "'-    ', false",
    "', ', true",
    "',   ', true",
    "',    ', false",
    "'\t', true",
    "'/', true",
    "'//', false",
    "'+', true",
    "'%20', true",
    "'%2', false",
    "'%21', false",
    "'%30', false",
    "'\u00b7', true",
    "'\u2219', true",
    "'\u22c5', true",
    "'\uff0c', true",
    "'_', true",
    "'|', true",
    "'| ', true",
    "' | ', true",
    "' |', false",
    "':', true",
    "' / ', true",
    "'. ', true",
    "'\n\n', true",
    "'\r\n\r\n', true",
    "'\\n', true",
    "'\\r\\n', true",
    "'\\\\n', true",
    "'\\x', false",
    "'</b> <b>', true",
    "'</td>\n  <td class=\"n1.5\">', true",
    "'<br/>', true",
    "'<', false",
    "'< b>', false",
    "'&ndash; &nbsp;', true",
    "'&amp;', false",
    "'&nbsp', false",
  })
  void wideSeparator_joinsWithACardWord(String separator, boolean joins) {
    String number = String.join(separator, "4111", "1111", "1111", "1111");
    assertThat(finder.found("the card is " + number + " then"))
        .isEqualTo(joins ? List.of("pan: " + number) : List.of());
    assertThat(finder.found("the sum is " + number + " then")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    // groups; whether they are a number without a card word, with one, and over wide gaps
    "4111 1111 1111 1111, true, true, true",
    "3782 822463 10005, true, true, true",
    "3056 930902 5904, true, true, true",
    "4111 1111 1111 1111 110, true, true, true",
    "411111 1111111111110, true, true, true",
    "4 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1, true, true, true",
    "41 11 11 11 11 11 11 11, true, true, false",
    "411 111 111 111 111 1, true, true, false",
    "411 111 111 111 1111, true, true, false",
    "411 111 111 1111111, false, true, false",
    "411 1111 11111 1111, false, true, false",
    "41111 11111 111111, true, true, false",
    "41111 11111 11111 1, true, true, false",
    "411111 111111 1111, false, true, false",
    "411111 1111111111, true, true, false",
    "4111111 111111111, false, true, false",
    "411111 111111, false, false, false",
    "4111 11111111 1111, true, true, false",
    "4111 1111 11111111, true, true, false",
    "4111 111111111111, true, true, false",
    "411111111111 1111, true, true, false",
    "41111111 11111111, true, true, false",
    "3782822463 10005, true, true, false",
    "3782 82246310005, true, true, false",
    "37828 22463 10005, true, true, false",
    "378282 246310005, true, true, false",
    "3782822 46310005, false, true, false",
    "3056930902 5904, true, true, false",
    "4111 1111 1111 11 11, false, true, false",
  })
  void groups(String number, boolean alone, boolean withWord, boolean wide) {
    String text = number.endsWith("0") ? solvedAtTheEnd(number) : number;
    assertThat(finder.found("these: " + text + " end").isEmpty()).isEqualTo(!alone);
    assertThat(finder.found("card: " + text + " end").isEmpty()).isEqualTo(!withWord);
    assertThat(finder.found("card: " + text.replace(" ", ", ") + " end").isEmpty())
        .isEqualTo(!wide);
  }

  private static String solvedAtTheEnd(String number) {
    String blank = number.substring(0, number.length() - 1);
    String digits = blank.replace(" ", "");
    String whole = TableRow.withCheckDigit(digits);
    return blank + whole.charAt(whole.length() - 1);
  }

  @ParameterizedTest
  @CsvSource({
    // as on cards and evenly parted, in one, in equal groups, as nowhere; after "order" it is one
    // less
    "4111 1111 1111 1111, high, medium",
    "4111-1111-1111-1111, high, medium",
    "4111-1111 1111 1111, medium, low",
    "4111111111111111, medium, low",
    "41 11 11 11 11 11 11 11, medium, low",
    "41111111 11111111, low, low",
    "4111 1111 11111111, low, low",
    "37828 22463 10005, medium, low",
    "411 111 111 111 111 1, medium, low",
    "411 111 111 111 1111, low, low",
    "3782 822463 10005, high, medium",
    "3782-822463 10005, medium, low",
    "3056 930902 5904, high, medium",
  })
  void grouping_speaksForTheNumber(String number, String plain, String afterOrder) {
    assertThat(finder.rated("it is " + number)).containsExactly("pan " + plain);
    assertThat(finder.rated("order " + number)).containsExactly("pan " + afterOrder);
  }

  @ParameterizedTest
  @CsvSource({
    "4111111111111111, high",
    "411 11111 1111 1111, medium",
    "x4111111111111111, medium",
    "_4111111111111111, medium",
    "4111111111111111x, medium",
    "4111111111111111_, medium",
    "\u53614111111111111111, high",
  })
  void withACardWord_whatTouchesItSpeaksAgainstIt(String number, String confidence) {
    assertThat(finder.rated("my card: " + number)).containsExactly("pan " + confidence);
  }

  // ---- a group is taken whole

  @ParameterizedTest
  @ValueSource(
      strings = {
        "41111111111111111111",
        "04111111111111111",
        "41111111111111110",
        "4111 1111 1111 11111",
        "4111111111111112",
        "4111 1111 1111 1112",
        "4111 1111 1111"
      })
  void digitTooMuchOrWrong_isNoNumber(String number) {
    assertThat(finder.found("card " + number)).isEmpty();
  }

  @Test
  void numbersInARow_areTakenFromTheLeft() {
    assertThat(finder.found("card 4111 1111 1111 1111 5555 5555 5555 4444 12"))
        .containsExactly("pan: 4111 1111 1111 1111", "pan: 5555 5555 5555 4444");
    assertThat(finder.found("card 12 4111 1111 1111 1111 0"))
        .containsExactly("pan: 4111 1111 1111 1111");
    assertThat(finder.found(("4111 1111 1111 1111 ").repeat(40))).hasSize(40);
    assertThat(finder.found("card " + "7 ".repeat(200) + VISA)).containsExactly("pan: " + VISA);
  }

  // ---- parts of something else, in spite of a card word: one bound beside the other

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // dates
        "4?11 1111 2026-11-24|",
        "4?11 1111 1926-11-24|",
        "4?11 1111 2126-11-24|found",
        "4?11 1111 1826-11-24|found",
        "4?11 1111 24-11-2026|",
        "4?11 1111 24.11.2026|",
        "4?11 1111 24-11-2126|found",
        "4?11 11111 4-11-2026|",
        "4?11 11111 4-11-2126|found",
        "4?11 11111 11-4-2026|",
        "4?11 11111 11-4-2126|found",
        "4?11 111111 4-1-2026|",
        "4?11 111111 4-1-2126|found",
        "4?11 1111 24-11.2026|found",
        "4?11 1111 24-112-026|found",
        // telephone, social security and order numbers
        "4?1111 415-555-0132|",
        "4?1111 4155-55-0132|found",
        "4?1111 415-5550-132|found",
        "4?11111 899-12-0458|",
        "4?111 1-415-555-0132|",
        "4?111 2-415-555-0132|found",
        "4?1111111 555-0132|",
        "4?1111111 55-50132|found",
        "4?1111111 5550-132|found",
        "4?11111 62704-1234|",
        "4?11111 6270-41234|found",
        // decimals
        "4?11111111 36.11111|",
        "41111111111.411111111111111?|",
        "4?11111111111111.11|found",
        "4?111111 1111.1111|found",
        "4?1111 1111.111111|found",
        "4?111 1111.1111111|",
        "4?11 11111 1111.111|",
        "4?1111 111111.1111|found",
        "4?11111 111111.111|",
        "4?11 11111111.1111|found",
        "4?111 1111111.1111|",
        "4?11 1111-1111 1111.111|found",
        "4?11 1111-1111 1111.1111111|",
        // addresses
        "4?11111 1.23.200.101|",
        "4?11111 1.23.200.255|",
        "4?11111 1.23.200.256|found",
        "4?11111 1.23.256.101|found",
        "4?11 10.123.200.1011|found",
        "4?111 10-123-200-101|found",
        // counts
        "4.?11.111.111.111.111|",
        "37?.282.246.310.005|",
        "4?11.111.111.111.111|found",
        "41.?11.111.111.111.11|found",
        "4.?11.111.111.1111.11|found",
        // dialled with a plus sign
        "+4?11111111111|",
        "+36?22720627166|",
        "+37?282246310005|found",
        "+4?11111111111111|found",
        // letters that touch
        "a4?11111111111111|",
        "g4?11111111111111|found",
        "g1<4?11111111111111>|",
        "cc4?11111111111111|found",
        "bb4?11111111111111|",
        "\\n4?11111111111111|found",
        "\\a4?11111111111111|found",
        "xa4?11111111111111|found",
        "%3D<4?11111111111111>|found",
        "%3DA4?11111111111111|",
        "%B4?11111111111111|found",
        "%C4?11111111111111|",
        "%25B<4?11111111111111>|found",
        "%25C4?11111111111111|",
        "%26B4?11111111111111|",
        "b<4?11111111111111>^|found",
        "b<4?11111111111111>&|",
        "4?11111111111111a|",
        "4?11111111111111x|found",
        "<4?11111111111111>x1|",
        "<4?11111111111111>xyz1|found",
        "<4?11111111111111>abc1|",
        "<4?11111111111111>ex1|",
        "<4?11111111111111>exp12/29|found",
        // a SIM's or a parcel's number, in fours
        "8901 <4?11 1111 1111 1111>|",
        "8801 <4?11 1111 1111 1111>|found",
        "7901 <4?11 1111 1111 1111>|found",
        "8901 <4?11 1111 1111 1111> 1|found",
        "8901 0000 <4?11 1111 1111 1111>|found",
        "9400 <4?11 1111 1111 1111> 00|",
        "9400 <4?11 1111 1111 1111> 000|found",
        "7400 <4?11 1111 1111 1111> 00|found",
        // values of keys for hexadecimal numbers
        "trace_id=4?11111111111111|",
        "trace-id: 4?11111111111111|",
        "\"spanId\":\"4?11111111111111\"|",
        "\"spanId\" : \"4?11111111111111\"|",
        "parentId=4?11111111111111|",
        "request_id=4?11111111111111|",
        "correlationId=4?11111111111111|",
        "SESSION_ID=4?11111111111111|",
        "hash=4?11111111111111|",
        "digest: 4?11111111111111|",
        "etag: \\\"4?11111111111111|",
        "checksum=4?11111111111111|",
        "fingerprint=4?11111111111111|",
        "trace_id=    4?11111111111111|",
        "trace_id=     4?11111111111111|found",
        "trace_id       =4?11111111111111|",
        "trace_id        =4?11111111111111|found",
        "trace id 4?11111111111111|found",
        "traced=4?11111111111111|found",
        "card_id=4?11111111111111|found",
        "race_id=4?11111111111111|found",
      })
  void formOfSomethingElse(String template, @Nullable String found) {
    String text = solvedWithin(template);
    assertThat(finder.found("my card: " + text + " it is").isEmpty())
        .as(text)
        .isEqualTo(found == null);
    assertThat(finder.found(text + " is my card").isEmpty())
        .as("%s at the beginning", text)
        .isEqualTo(found == null);
  }

  /** Solves what stands between angle brackets, or all of it. */
  private static String solvedWithin(String template) {
    int start = template.indexOf('<');
    int end = template.indexOf('>');
    return start < 0
        ? Finder.solved(template)
        : template.substring(0, start)
            + Finder.solved(template.substring(start + 1, end))
            + template.substring(end + 1);
  }

  /** What is not enough against a card word, is enough without one. */
  @ParameterizedTest
  @CsvSource({
    "x4111111111111111, false",
    "x-4111111111111111, false",
    "7-4111111111111111, true",
    "7_4111111111111111, true",
    "7-8-4111111111111111, true",
    "x7-4111111111111111, false",
    "x-7-4111111111111111, false",
    "x_7-4111111111111111, false",
    "_7-4111111111111111, false",
    "_4111111111111111, false",
    "_-4111111111111111, false",
    "4111111111111111_, false",
    "4111111111111111_x, false",
    "4111111111111111_7, true",
    "x--4111111111111111, true",
    "%3D4111111111111111, true",
    "%x4111111111111111, false",
    "%B4111111111111111, true",
    "%25B4111111111111111, true",
    "b4111111111111111^, true",
    "4111111111111111x, true",
    "--4111111111111111, true",
    "=4111111111111111, true",
    "\\n4111111111111111, true",
    "4013641571293, false",
    "4222222222222, true",
  })
  void identifier(String number, boolean foundAlone) {
    assertThat(finder.found("see " + number + " there").isEmpty()).isEqualTo(!foundAlone);
    assertThat(finder.found(number + " there").isEmpty()).isEqualTo(!foundAlone);
    if (!Character.isDigit(number.charAt(0)) || number.startsWith("4")) {
      assertThat(finder.found("see card " + number + " there")).hasSize(1);
    }
  }

  @Test
  void wordForAnIdentifier_isWithinReach() {
    assertThat(finder.found("session" + " ".repeat(15) + VISA)).isEmpty();
    assertThat(finder.found("session" + " ".repeat(17) + VISA)).hasSize(1);
    assertThat(finder.found("session number id " + VISA)).hasSize(1);
    assertThat(finder.found("session\n" + VISA)).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({"4006381333931, true", "4006381333932, false", "4003681333931, false"})
  void articleNumber_hasACheckDigitOfItsOwn(String number, boolean article) {
    byte[] digits = new byte[16];
    java.util.Arrays.fill(digits, (byte) 1);
    for (int i = 0; i < number.length(); i++) {
      digits[i + 2] = (byte) (number.charAt(i) - '0');
    }
    assertThat(Lookalikes.isArticleNumber(digits, 2)).isEqualTo(article);
  }

  // ---- ISO 13616, RFC 9562

  private static String iban(String country, String account) {
    for (int check = 2; check < 99; check++) {
      String head = country + (check < 10 ? "0" : "") + check;
      StringBuilder number = new StringBuilder();
      for (char c : (account + head).replace(" ", "").toCharArray()) {
        number.append(Character.digit(c, 36));
      }
      if (new java.math.BigInteger(number.toString())
              .mod(java.math.BigInteger.valueOf(97))
              .intValue()
          == 1) {
        return head + " " + account;
      }
    }
    throw new AssertionError(account);
  }

  @ParameterizedTest
  @CsvSource({
    "DE, 4111 1111 1111 1111 01",
    "FR, 4111 1111 1111 1111 0A12 345",
    "GB, WEST 4111 1111 1111 1111",
    "MT, MALT 4111 1111 1111 1111 0MLT CAS",
    "NO, 4222 2222 2222 2",
    "AZ, NABZ 4111 1111 1111 1111 0123",
    "ZA, 4111 1111 1111 1111 01",
    "LC, 4111 1111 1111 1111 0123 4567 8901 23",
  })
  void iban_isLeftAlone_ifItIsOne(String country, String account) {
    String right = iban(country, account);
    String number = account.replaceFirst("[A-Z]{4} ", "").replaceFirst(" 0.*", "");
    int check = Integer.parseInt(right.substring(2, 4));
    String wrong = country + (check == 50 ? 51 : 50) + " " + account;

    assertThat(finder.found("card " + right + " ok")).isEmpty();
    assertThat(finder.found(right + " of the card")).isEmpty();
    assertThat(finder.found("card " + wrong + " ok")).containsExactly("pan: " + number);
    assertThat(finder.found("card X" + right + " ok")).containsExactly("pan: " + number);
    assertThat(finder.found("card " + right.toLowerCase(java.util.Locale.ROOT) + " ok"))
        .containsExactly("pan: " + number);
  }

  @ParameterizedTest
  @CsvSource({
    "<4?111111-1111-1111>-a111-1234567890ab, true",
    "<4?111111-1111-1111>-A111-1234567890AB, true",
    "req-<4?111111-1111-1111>-a111-1234567890ab, true",
    "a23e4567-e89b-12d3-a123-<6759?1111111>, true",
    // a character too few or too many, a hyphen elsewhere, a letter that is no digit
    "<4?111111-1111-1111>-a111-1234567890a, false",
    "<4?111111-1111-1111>-a111-1234567890abc, false",
    "<4?1111111-111-1111>-a111-1234567890ab, false",
    "<4?111111-11111-111>-a111-1234567890ab, false",
    "a23e4567-e89b-12d35-a12-<6759?1111111>, false",
    "<4?111111-1111-1111>-a1112-123456789ab, false",
    "g23e4567-e89b-12d3-a123-<6759?1111111>, false",
    "<4?111111-1111-1111>-a111-1234567890ax, false",
  })
  void uuid_isLeftAlone(String template, boolean whole) {
    String text = solvedWithin(template);
    assertThat(finder.found("card " + text + ", yes").isEmpty()).as(text).isEqualTo(whole);
    assertThat(finder.found(text + " of the card").isEmpty()).as(text).isEqualTo(whole);
  }

  // ---- security codes

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "cvv 123|123",
        "cvv 1234|1234",
        "cvv 12|",
        "cvv 12345|",
        "cvv 12 345|345",
        "cvv 12345 678|678",
        "cvv 1 2 3|1 2 3",
        "cvv 1 2 3 4|1 2 3 4",
        "cvv 1 2|",
        "cvv 1 2 3 4 5|",
        "cvv one two|",
        "cvv one two three|one two three",
        "cvv one two three four|one two three four",
        "cvv one two three four five|",
        "cvv $123|",
        "cvv \u20ac123|",
        "cvv \u00a3123|",
        "cvv \u00a5123|",
        "cvv \u20b9123|",
        "cvv #123|123",
        "cvv 1/123|",
        "cvv a/123|123",
        "cvv (415) 555|555",
        "cvv (415) x|415",
        "cvv (415)555|555",
        "cvv 415-555-0132|",
        "cvv 3.125|",
        "cvv _123|",
        "cvv 123_|",
        "cvv 123x|",
        "cvv a123|",
        "cvv.123|123",
        "cvv: *** 123|",
        "cvv: ** 123|123",
        "cvv: \u2022\u2022\u2022 123|",
        "cvv: ### 123|",
        "cvv: *#* 123|123",
        "cvv xxx 123|",
        "cvv XXXX 123|",
        "cvv xx 123|123",
        "cvv xxxxx 123|123",
        "cvv xxy 123|123",
        "cvv of the card ending in 1111|",
        "cvv of the card that ends in 1111|",
        "cvv of the card that ended in 1111|",
        "cvv of the card ending in digits 1111|",
        "cvv of the card ending in the digits 1111|1111",
        "cvv of the card that bends in 1111|1111",
        "cvv! 123|",
        "cvv!123|123",
        "cvv. 123|",
        "CVE-123|",
        "CVE 123|123",
        "CVV-123|123",
        "cid=4821|4821",
        "card cid=4821|4821",
        "cid=123|123",
        "\"cid\":4821|4821",
        "\"cid\":4821 card|4821",
        "\"cid\" 4821|4821",
        "cid 4821|4821",
        "cvv=4821|4821",
        "cvv2 123|123",
        "cvv 2 123|123",
      })
  void code(String text, @Nullable String code) {
    List<String> expected = code == null ? List.of() : List.of("cvv: " + code);
    assertThat(finder.found(text)).isEqualTo(expected);
    assertThat(finder.found("So, " + text + " .")).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "CVV?\\n737|737",
        "CVV?\\n737.|737",
        "CVV?\\n737 \\nThanks|737",
        "CVV?\\r\\n737\\r\\nThanks|737",
        "CVV?\\nIt's 737!|737",
        "CVV?\\nseven three seven|seven three seven",
        "CVV?\\n737 people|",
        "CVV?\\n73|",
        "CVV?\\n\\n737|737",
        "CVV? 737|737",
        "CVV? It is 737.|737",
        "CVV? Sure, 737|737",
        "CVV? 737 people|",
        "CVV!\\n737|",
        "CVV.\\n737|",
        "CVV.\\nCustomer: 737 I think|737",
        "CVV? Customer: 737 I think|737",
        "CVV, please. Customer: yes, 7 3 7|7 3 7",
        "CVV?\\nCustomer: I have 737|",
        "CVV?\\nCustomer: 4111111111111111|",
        "CVV?\\nCustomer: 12. 737|",
      })
  void code_inAnswerToAQuestion(String text, @Nullable String code) {
    List<String> found =
        finder.found("Agent: " + text.replace("\\n", "\n").replace("\\r", "\r")).stream()
            .filter(each -> each.startsWith("cvv"))
            .toList();
    assertThat(found).isEqualTo(code == null ? List.of() : List.of("cvv: " + code));
  }

  @Test
  void code_isNoPartOfANumber() {
    assertThat(finder.found("cvv 4111 1111 1111 1111 737"))
        .containsExactly("pan: 4111 1111 1111 1111", "cvv: 737");
    assertThat(finder.found("cvv 737 4111 1111 1111 1111"))
        .containsExactly("cvv: 737", "pan: 4111 1111 1111 1111");
    assertThat(
            finder.found(
                "cvv nine nine nine four one one one one one one one one one one one one one"
                    + " one one"))
        .containsExactly(
            "cvv: nine nine nine",
            "pan: four one one one one one one one one one one one one one one one");
    assertThat(finder.found("cvv 737 and cvv 838")).containsExactly("cvv: 737", "cvv: 838");
    assertThat(finder.found("cvv 737 and 838")).containsExactly("cvv: 737");
  }

  // ---- track data

  private static String trackOne(int name, int discretionary) {
    return "%B4111111111111111^" + "N".repeat(name) + "^2912101" + "0".repeat(discretionary) + "?";
  }

  @ParameterizedTest
  @CsvSource({"1, false", "2, true", "26, true", "27, false", "28, false"})
  void trackOne_hasANameOfTwoTo26Characters(int name, boolean track) {
    String text = trackOne(name, 10);
    assertThat(finder.found("read " + text + " end"))
        .containsExactly(track ? "track: " + text : "pan: " + VISA);
  }

  @Test
  void trackOne_isOfAtMost79Characters() {
    String longest = trackOne(26, 25);
    assertThat(longest).hasSize(79);
    assertThat(finder.rated("read " + longest + " end")).containsExactly("track high");
    assertThat(finder.found("read " + longest + " end")).containsExactly("track: " + longest);
    String tooLong = trackOne(26, 26);
    assertThat(finder.rated("read " + tooLong + " end")).containsExactly("track medium");
  }

  @ParameterizedTest
  @CsvSource({
    "2901101, true",
    "2912101, true",
    "2900101, false",
    "2913101, false",
    "291210, false",
    "29a2101, false",
  })
  void track_hasAMonthAndAServiceCode(String rest, boolean track) {
    for (String text : List.of(";5555555555554444=" + rest + "?", "5555555555554444D" + rest)) {
      assertThat(finder.found("card " + text + " end"))
          .isEqualTo(
              track
                  ? List.of("track: " + text)
                  : text.startsWith(";") ? List.of("pan: 5555555555554444") : List.of());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "%B4111111111111111^AB^2912101?, high",
    "B4111111111111111^AB^2912101?, medium",
    "%b4111111111111111^AB^2912101?, high",
    "%B4111111111111111^AB^2912101, medium",
    ";4111111111111111=2912101?, high",
    "4111111111111111=2912101?, medium",
    ";4111111111111111=2912101, medium",
    "4111111111111111D2912101F, medium",
    "4111111111111111d2912101f, medium",
    ";0000000000000000=2912101?, high",
  })
  void track_isSurerWithItsSentinels(String track, String confidence) {
    assertThat(finder.found("read " + track + " end")).containsExactly("track: " + track);
    assertThat(finder.rated("read " + track + " end")).containsExactly("track " + confidence);
    assertThat(finder.rated(track)).containsExactly("track " + confidence);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0000000000000000=2912101?", "%4111111111111112^AB^2912101?",
        ";4111111111111112=2912101?", "%B4111111111112^AB^2912101?"
      })
  void noTrack(String text) {
    assertThat(finder.found("read " + text + " end")).isEmpty();
  }

  @Test
  void trackTwo_isOfAtMost40Characters() {
    String longest = ";4111111111111111=2912101" + "0".repeat(14) + "?";
    assertThat(longest).hasSize(40);
    assertThat(finder.found("read " + longest + " end")).containsExactly("track: " + longest);
    assertThat(finder.rated("read " + longest + " end")).containsExactly("track high");
    String tooLong = ";4111111111111111=2912101" + "0".repeat(15) + "?";
    assertThat(finder.rated("read " + tooLong + " end")).containsExactly("track medium");
  }

  // ---- over turns

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Customer", "[00:12] Customer", "[0:12]Customer", "(0:12) Customer", "0:12 Customer",
        "10:15:30.250 Customer", "10:15:30,250  Customer", "Speaker 2", "SPEAKER_01", "Agent #2",
        "Jane Doe", "Jane Q. Doe", "Mr. O'Neill", "Ren\u00e9e"
      })
  void label_ofASpeaker(String label) {
    String number = "4111 1111\nAgent: ok\n" + label + ": 1111 1111";
    assertThat(finder.found(label + ": card " + number)).containsExactly("pan: " + number);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jane doe",
        "Jane of Doe",
        "Jane Doe The Fourth",
        "Jane2",
        "12",
        "-Jane",
        "Jane/Doe",
        "J\u2026"
      })
  void label_ofNobody(String label) {
    String number = "4111 1111\nAgent: ok\n" + label + ": 1111 1111";
    assertThat(finder.found(label + ": card " + number)).isEmpty();
  }

  @Test
  void turnsBetween_areAtMostTwo_andOfSomebodyElse() {
    String start = "Customer: card 4111 1111\n";
    String end = "Customer: 1111 1111";
    assertThat(finder.found(start + end)).hasSize(1);
    assertThat(finder.found(start + "Agent: ok\n" + end)).hasSize(1);
    assertThat(finder.found(start + "Agent: ok\nManager: yes\n" + end)).hasSize(1);
    assertThat(finder.found(start + "Agent: ok\nManager: yes\nAgent: ok\n" + end)).isEmpty();
    assertThat(finder.found(start + "silence\n" + end)).isEmpty();
    assertThat(finder.found(start + "Agent: " + "x".repeat(239) + "\n" + end)).hasSize(1);
    assertThat(finder.found(start + "Agent: " + "x".repeat(245) + "\n" + end)).isEmpty();
    assertThat(finder.found("Customer: card 4111 1111.\nCustomer: 1111 1111")).hasSize(1);
    assertThat(finder.found("Customer: card 4111 1111\nAgent: 1111 1111")).isEmpty();
    assertThat(finder.found("4111 1111\nAgent: ok\nCustomer: 1111 1111")).isEmpty();
  }

  @Test
  void turns_spokenWordsAndFiguresGoOn() {
    assertThat(
            finder.found(
                "Customer: four one one one\nAgent: ok\nCustomer: 1111 one one one one 1111"))
        .hasSize(1);
    assertThat(finder.rated("Customer: card 4111 1111\nAgent: ok\nCustomer: 1111 1111"))
        .containsExactly("pan medium");
    assertThat(finder.rated("Customer: 4111 1111\nAgent: ok\nCustomer: 1111 1111"))
        .containsExactly("pan low");
  }

  @ParameterizedTest
  @CsvSource({
    "one one one one 1111, true",
    "double one double one 1111, true",
    "eleven eleven 1111, true",
    "um 1111 1111, true",
    "hundred 1111 1111, false",
    "like 1111 1111, false",
    "x 1111 1111, false",
  })
  void turn_goesOnWithANumber(String rest, boolean found) {
    assertThat(finder.found("Customer: card 4111 1111\nAgent: ok\nCustomer: " + rest).isEmpty())
        .isEqualTo(!found);
  }

  /** What is known of the elements of a chain is still known after many of them. */
  @Test
  void longChain_keepsWhatItKnowsOfItsElements() {
    String before = "7 ".repeat(30);
    assertThat(finder.found(before + "4111, 1111, 1111, 1111")).isEmpty();
    assertThat(finder.found("card " + before + "4111, 1111, 1111, 1111"))
        .containsExactly("pan: 4111, 1111, 1111, 1111");
    assertThat(finder.found(before + "4111 1111 one one one one 1111"))
        .containsExactly("pan: 4111 1111 one one one one 1111");
    assertThat(finder.rated("Customer: card " + before + "4111 1111\nCustomer: 1111 1111"))
        .containsExactly("pan medium");
    assertThat(finder.rated("card " + before + "4111 1111 1111 1111")).containsExactly("pan high");
  }

  // ---- how far

  @Test
  void gapBetweenNumberWords_isOfFewCharacters() {
    String four = "one one one one ";
    for (int blanks : List.of(1, 40, 47)) {
      String text = "four one one one" + " ".repeat(blanks) + four + four + four;
      assertThat(finder.found(text)).as("%d", blanks).containsExactly("pan: " + text.strip());
    }
    assertThat(finder.found("four one one one" + " ".repeat(48) + four + four + four)).isEmpty();
  }

  @Test
  void number_isNoLongerThanItsSpan() {
    String number = "4111" + ("\u200b".repeat(15) + "1").repeat(12);
    assertThat(finder.found(number)).hasSize(1);
    String um = " um".repeat(13) + " ";
    String shorter = "4" + (um + "1").repeat(15);
    assertThat(shorter).hasSizeLessThan(NumberChain.MAX_SPAN);
    assertThat(finder.found(shorter)).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({"507, true", "508, true", "509, false"})
  void cardWord_withinReach(int blanks, boolean found) {
    assertThat(finder.found("card" + " ".repeat(blanks) + "135412345678911").isEmpty())
        .isEqualTo(!found);
    assertThat(finder.found("135412345678911" + " ".repeat(blanks) + "card").isEmpty())
        .isEqualTo(!found);
  }

  @Test
  void cardWordOfAnotherSentence_doesNotCountForRangesThatNeedOne() {
    String number = "135412345678911";
    assertThat(finder.found("My card. It is " + number)).isEmpty();
    assertThat(finder.found("It is " + number + ". My card")).isEmpty();
    assertThat(finder.found("My card.It is " + number)).hasSize(1);
    assertThat(finder.found("Agent: Your card?\nJane: " + number)).hasSize(1);
    assertThat(finder.found("Agent: Your card. Is it here?\nJane: " + number)).isEmpty();
    assertThat(finder.found("Agent: Your card?\nJane: Yes. " + number)).isEmpty();
    assertThat(finder.found("cc" + number)).hasSize(1);
    assertThat(finder.found("7cc " + number)).isEmpty();
    assertThat(finder.found(":cc " + number)).isEmpty();
    assertThat(finder.found(number + " cc7")).isEmpty();
    assertThat(finder.found(number + " cc")).hasSize(1);
    assertThat(finder.found(number + " card7")).hasSize(1);
  }
}
