package io.lexicall.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is told behind the name of a code, in a text without turns as in a call. */
class CodeAnswersTest {

  private final Finder finder = new Finder();

  private List<String> codes(String text) {
    return finder.found(text).stream()
        .filter(found -> found.startsWith("cvv"))
        .map(found -> found.substring(5))
        .toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "cvv 920 no sorry 902|920|902",
        "The CVV is 481, sorry, 418|481|418",
        "cvv 920, I mean 902|920|902",
        "security code 920... wait, 902|920|902",
        "cvv 920. No, 902.|920|902",
        "cvv 418 or 419|418|419",
        "CVV es 902, perd\u00f3n, 920|902|920",
        "CVV 902, nein, 920|902|920",
        "cvv is nine two zero sorry nine zero two|nine two zero|nine zero two",
        "CVV neun null zwei, nein, neun zwei null|neun null zwei|neun zwei null",
        "cvv 920 no, 9, 0, 2|920|9, 0, 2",
        "card is 4539 1488 0343 6467 and the cvv is nine two zero sorry nine zero two"
            + "|nine two zero|nine zero two",
        "card 4539 1488 0343 6467, cvv 481, sorry, 418, exp 04/28|481|418",
        "card 4539 1488 0343 6467 code 481, sorry, 418|481|418",
      })
  void code_thatIsTakenBack_isFoundWithTheRightOne(String text, String wrong, String right) {
    assertThat(codes(text)).as(text).containsExactly(wrong, right);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "cvv 920 no sorry 902 dollars",
        "cvv 920, order 902",
        "cvv 920 and 902",
        "cvv 920 and no other 902",
        "cvv 920. Sorry, the total is 902.",
        "cvv 920. No, wait, the zip is 60614",
        "cvv 920. Wait, it's 4/28",
        "cvv 920, wait 200 ms",
        "cvv 920\nno sorry 902",
        "cvv 920. No, wait, 902 Main Street",
        "cvv 920 no sorry $902",
        "cvv 920 no sorry 4539 1488 0343 6467",
      })
  void figures_behindACode_areNone(String text) {
    assertThat(codes(text)).as(text).containsExactly("920");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "cvvs: 418, 902, 117|418, 902, 117",
        "The security codes are 418 and 902|418, 902",
        "security codes 418 or 902|418, 902",
      })
  void codes_behindTheNameOfSeveral_areFound(String text, String codes) {
    assertThat(codes(text)).as(text).containsExactly(codes.split(", ", -1));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "CVV is 9, 0, 2|9, 0, 2",
        "CVV is 9,0,2|9,0,2",
        "CVV 90 2|90 2",
        "CVV: 9 02|9 02",
        "cvv=9,0,2&x=1|9,0,2",
        "CID 1, 2, 3, 4|1, 2, 3, 4",
        "{\"cvv\":\"9,0,2\"}|9,0,2",
        "{\"text\":\" security code is 4, 1, 8.\"}|4, 1, 8",
        "the CVV is, let me see, 9, 0, 2|9, 0, 2",
      })
  void code_inPieces_isFound(String text, String code) {
    assertThat(codes(text)).as(text).containsExactly(code);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CVV 90 2 items",
        "CVV 90 2%",
        "CVV 90, 2 1",
        "CVV 9, 0",
        "CVV 9, 0, 2, 5, 6",
        "cvv=9,0,2,5,6",
        "CVV matched 5, 3, 2",
        "cvv,3,4,5",
        "CVV 9, 0 2",
        "The security codes are 3 or 4 digits",
      })
  void pieces_ofSomethingElse_areNoCode(String text) {
    assertThat(codes(text)).as(text).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Sicherheitscode ist neunhundertzwei|neunhundertzwei",
        "Mein Sicherheitscode ist vierhundertachtzehn, danke sch\u00f6n|vierhundertachtzehn",
        "die letzten drei Ziffern hinten: neun null zwei|neun null zwei",
        "CVV neuf cent deux|neuf cent deux",
        "CVV six cent deux|six cent deux",
        "le cryptogramme est neuf, z\u00e9ro, deux|neuf, z\u00e9ro, deux",
        "CVV novecientos dos|novecientos dos",
        "CVV: cuarenta y dos uno|cuarenta y dos uno",
        "c\u00f3digo de seguran\u00e7a nove zero dois|nove zero dois",
        "c\u00f3digo CVV nove zero dois|nove zero dois",
        "CVV doble siete uno gracias|doble siete uno",
        "{\"text\":\"CVV novecientos dos\"}|novecientos dos",
        "Agent: Sicherheitscode?\u00a6Kunde: neunhundertzwei|neunhundertzwei",
        "Agent: Und der Code hinten auf der Karte?\u00a6Kunde: ja, neun null zwei|neun null zwei",
        "CVV neun null zwei null vier achtundzwanzig|neun null zwei",
      })
  void code_inAnotherLanguage_isFoundByItsName(String text, String code) {
    assertThat(codes(text.replace('\u00a6', '\n'))).as(text).containsExactly(code);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Der Sicherheitscode hat drei, vier oder f\u00fcnf Ziffern",
        "Der Sicherheitscode besteht aus drei Ziffern",
        "El CVV tiene tres, cuatro, cinco d\u00edgitos",
        "CVV, son cento e vinte reais",
        "Le CVV et cent vingt euros",
        "El CVV, al cien por ciento",
        "CVV al cien",
        "Sin CVV, novecientos dos",
        "CVV neun null zwei eins acht",
        "CVV neun null",
        "CVV neun null zwei five",
        "CVV z\u00e9ro six six nine one",
        "CVV failed, neun null zwei",
        "CVV. Das Haus hat die Nummer neun null zwei",
      })
  void numberWords_thatAreNoCode_areNone(String text) {
    assertThat(codes(text)).as(text).noneMatch(code -> !code.contains("nine"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Can I get the CVV please? Sure, hang on, it's 902.|902",
        "security code? uh let me see, it's 902|902",
        "CVV? Sure, one moment. It's 902. Thanks|902",
        "CVV? Sure, hang on, it's nine zero two.|nine zero two",
        "CVV? Claro, es novecientos dos.|novecientos dos",
        "CVV? um dois tr\u00eas|um dois tr\u00eas",
        "CVV? Sure, 9, 0, 2.|9, 0, 2",
        "Agent: CVV?\u00a6Customer: hang on, it's 902.|902",
      })
  void code_behindFillers_isFound(String text, String code) {
    assertThat(codes(text.replace('\u00a6', '\n'))).as(text).containsExactly(code);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CVV? No. 523 Main Street is my address",
        "CVV? Sorry, I don't have it. 523 Main Street",
        "CVV? Sure, hang on, 523 Main Street",
        "CVV? Sure, hang on, 523 dollars",
        "CVV? Sure, what for? 902",
        "CVV? Sure, it's on 4539 1488 0343 6467",
        "CVV? No tengo, son novecientos dos",
      })
  void answers_thatTellNoCode_areNone(String text) {
    assertThat(codes(text)).as(text).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "cvv verification failed: error 502",
        "cvv validation error 502",
        "cvv code failed 502",
        "cvv check failed with code 502",
      })
  void whatIsSaidOfACheck_isNoCode(String text) {
    assertThat(codes(text)).as(text).isEmpty();
    assertThat(codes("cvv verification code 502")).containsExactly("502");
  }

  @Test
  void number_behindThousand_isNotCutOutOfIt() {
    String rest = "fourteen eighty eight, zero three forty three, sixty four sixty seven";
    String number = "four thousand five hundred thirty nine, " + rest;
    assertThat(finder.found("card " + number)).isEmpty();
    assertThat(CallFinder.found("card " + number)).containsExactly("pan " + number);
    assertThat(finder.found("two thousand. Card forty five thirty nine, " + rest)).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "verification value",
        "the validation digits",
        "the CVD",
        "the CAV2",
        "the ccv2",
        "the SPC code",
        "the signature code",
        "the sec digits",
        "the back three",
        "the see vee vee",
        "the cee vee vee",
        "the numbers on the flip side",
      })
  void question_byAnotherNameOfTheCode_isAnswered(String name) {
    String call =
        "Agent: Card number please\nCustomer: 4539 5787 6362 1486\nAgent: Expiry date?\n"
            + "Customer: oh nine twenty nine\nAgent: And %s?\nCustomer: 338\nAgent: Thank you.\n";
    assertThat(CallFinder.found(call.formatted(name))).contains("cvv 338");
    assertThat(CallFinder.found(call.formatted("the back seat").replace("338", "338 miles")))
        .doesNotContain("cvv 338");
  }

  /** The end of a longer number is no code, however it is told. */
  @ParameterizedTest
  @ValueSource(strings = {"8825588901647135", "8 8 2 5 5 8 8 9 0 1 6 4 7 1 3 5"})
  void number_ofMoreDigitsThanAreLookedAt_endsWithNoCode(String serial) {
    String call =
        "Agent: how can I help?\nCustomer: my package didn't arrive\n"
            + "Agent: Could you read me the serial number on the back?\nCustomer: sure, %s\n"
            + "Agent: Medicare or insurance card number?\nCustomer: 8882 43\n";
    assertThat(CallFinder.found(call.formatted(serial))).noneMatch(each -> each.startsWith("cvv"));
  }

  /** The number of a device or a form stands on a back, too. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "serial number on the back | 939 093 102 999 |",
        "serial number on the back | 6718 7106 59 |",
        "serial number on the back | 4076 7 |",
        "number on the back | 939 093 102 999 |",
        "number on the back | 338 | 338",
        "number on the back | 338 338 | 338",
        "number on the back | 338 0429 | 338",
        "number on the back | 338 4539 5787 6362 1486 | 338",
        "three digits on the back | 338 94107 | 338",
      })
  void numberOnTheBack_isTheCodeOnlyIfItIsShort(String asked, String answer, String code) {
    String call =
        "Agent: Card number please\nCustomer: 4539 5787 6362 1486\nAgent: And the %s?\n"
            + "Customer: %s\nAgent: Thank you.\n";

    List<String> found = CallFinder.found(call.formatted(asked, answer));

    if (code == null) {
      assertThat(found).noneMatch(each -> each.startsWith("cvv"));
    } else {
      assertThat(found).contains("cvv " + code);
    }
  }

  private static final String NUMBER = "4260 1815 9083 0167";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Agent: Card number please?\nCustomer: # \nAgent: And the back?\nCustomer: 631\nAgent: Thanks.",
        "Agent: Card number please?\nCustomer: #\nAgent: What about the back?\nCustomer: 631\nAgent: OK.",
        "Agent: Card number please?\nCustomer: #, 631.\nAgent: Thank you.\nCustomer: Bye.",
      })
  void code_askedForInAFewWords_isFound(String text) {
    assertThat(CallFinder.found(text.replace("#", NUMBER))).contains("pan " + NUMBER, "cvv 631");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Agent: Card number please?\nCustomer: #\nAgent: And the back of the house?\nCustomer: 631",
        "Agent: Card number please?\nCustomer: #, 631 North Street.\nAgent: Thank you.",
        "The card # was used. What is the extension? 631.",
      })
  void digits_thatAreNoCode_stayBehindANumber(String text) {
    assertThat(CallFinder.found(text.replace("#", NUMBER))).containsExactly("pan " + NUMBER);
  }
}
