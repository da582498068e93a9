package io.lexicall.scan;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The words that the scanner knows, one by one, as the book on detection lists them. */
class ScannerWordsTest {
  private static final String VISA = "4111111111111111";

  private final Finder finder = new Finder();

  @ParameterizedTest
  @CsvSource({
    "zero, 0",
    "oh, 0",
    "o, 0",
    "nought, 0",
    "naught, 0",
    "one, 1",
    "two, 2",
    "three, 3",
    "four, 4",
    "five, 5",
    "six, 6",
    "seven, 7",
    "eight, 8",
    "nine, 9",
    "ten, 10",
    "eleven, 11",
    "twelve, 12",
    "thirteen, 13",
    "fourteen, 14",
    "fifteen, 15",
    "sixteen, 16",
    "seventeen, 17",
    "eighteen, 18",
    "nineteen, 19",
    "twenty, 20",
    "thirty, 30",
    "forty, 40",
    "fourty, 40",
    "fifty, 50",
    "sixty, 60",
    "seventy, 70",
    "eighty, 80",
    "ninety, 90",
    "twenty-one, 21",
    "thirty two, 32",
    "ninety-nine, 99",
    "twenty oh, 200",
    "twenty eleven, 2011",
    "double four, 44",
    "double 4, 44",
    "triple six, 666",
    "treble six, 666",
    "triple 6, 666",
    "quadruple five, 5555",
    "five hundred, 500",
    "five hundred and seven, 507",
    "five hundred and twelve, 512",
    "five hundred and forty, 540",
    "five hundred and forty-one, 541",
    "forty-one hundred, 4100",
    "twelve hundred, 1200",
    "TRIPLE Six, 666",
  })
  void numberWord_isItsDigits(String words, String digits) {
    String number =
        TableRow.withCheckDigit(("4111" + digits + "7777777777777777").substring(0, 15));
    String rest = number.substring(4 + digits.length());
    String text = "it is 4111, " + words + " " + rest + " then";

    assertThat(finder.digits(text)).containsExactly(number);
    assertThat(finder.found(text)).containsExactly("pan: 4111, " + words + " " + rest);
  }

  @ParameterizedTest
  @CsvSource({
    // read together, or one after the other, as the check digit has it
    "five one one one five hundred twelve, 5111512",
    "five one one one five hundred twelve, 511150012",
    "five one one one five hundred five, 5111505",
    "five one one one five hundred five, 51115005",
    "five one one one forty one, 511141",
    "five one one one forty one, 5111401",
    "five one one one five hundred forty one, 5111541",
    "five one one one five hundred forty one, 511150041",
    "five one one one five hundred forty one, 5111500401",
    "forty-one eleven, 4111",
  })
  void numberWords_thatCanBeReadInTwoWays_areReadAsTheCheckDigitHasIt(String words, String digits) {
    String number = TableRow.withCheckDigit((digits + "777777777777").substring(0, 15));
    String rest = number.substring(digits.length());
    String text = "card: " + words + " " + rest;

    assertThat(finder.digits(text)).containsExactly(number);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "uh", "uhh", "uhm", "um", "umm", "er", "err", "erm", "then", "space", "dash", "hyphen"
      })
  void hesitation_joinsFigures(String word) {
    String number = "4111 " + word + " 1111 1111, " + word + ", 1111";
    assertThat(finder.found("it is " + number)).containsExactly("pan: " + number);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "and",
        "ok",
        "okay",
        "you know",
        "like",
        "so",
        "yeah",
        "yes",
        "yep",
        "right",
        "please",
        "now",
        "next",
        "sorry",
        "comma"
      })
  void filler_joinsNumberWordsOnly(String word) {
    String four = " one one one one";
    String number = "four one one one " + word + four + " " + word + four + " " + word + four;
    assertThat(finder.found("it is " + number)).containsExactly("pan: " + number);
    assertThat(finder.found("it is 4111 " + word + " 1111 1111 1111")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"banana", "card", "x", "for", "to"})
  void otherWord_joinsNothing(String word) {
    assertThat(finder.found("it is 4111 " + word + " 1111 1111 1111")).isEmpty();
    assertThat(finder.found("four one one one " + word + " one one one one 1111 1111")).isEmpty();
  }

  // ---- card words

  @ParameterizedTest
  @ValueSource(
      strings = {
        "card",
        "cards",
        "kart",
        "karte",
        "karten",
        "kreditkarte",
        "credit",
        "debit",
        "pan",
        "cc",
        "cardholder",
        "cardnumber",
        "mastercard",
        "giftcard",
        "kartennummer",
        "Kartenzahlung",
        "CARD",
        "PAN",
        "visa",
        "master card",
        "amex",
        "american express",
        "american-express",
        "discover",
        "diners",
        "jcb",
        "unionpay",
        "union pay",
        "maestro",
        "bancontact",
        "mir",
        "borica",
        "rupay",
        "elo",
        "hipercard",
        "hiper",
        "naranja",
        "verve",
        "troy",
        "dankort",
        "uatp",
        "air travel",
        "dinacard",
        "interpayment",
        "instapayment",
        "ukrcard",
        "lankapay",
        "uzcard",
        "humo",
        "napas",
        "t-union",
        "afrigo",
        "gpn",
        "nps",
        "carte bancaire",
        "mada",
        "eftpos",
        "interac",
        "cabal",
        "solo",
        "switch",
        "laser",
        "bankcard",
        "enroute",
        "RuPay",
        "LankaPay",
        "AfriGo",
        "InterPayment",
        "InstaPayment",
        "UnionPay",
        "MasterCard",
        "UzCard",
        "HiperCard",
        "DinaCard",
        "T-Union",
        "enRoute"
      })
  void cardWord_isOneOnEitherSide(String word) {
    String number = "135412345678911";
    assertThat(finder.found("My " + word + " is " + number)).containsExactly("pan: " + number);
    assertThat(finder.found("It is " + number + " on my " + word + ", yes")).hasSize(1);
    assertThat(finder.rated("My " + word + " is " + VISA))
        .containsExactly(word.equals("giftcard") ? "pan medium" : "pan high");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "cardiology",
        "cardboard",
        "discard",
        "placard",
        "postcard",
        "wildcard",
        "scorecard",
        "flashcard",
        "car",
        "carp",
        "board",
        "express",
        "american",
        "air",
        "union",
        "account",
        "number",
        "en route",
        "myRuPay",
        "RuPayment",
        "kar"
      })
  void otherWord_isNoCardWord(String word) {
    String number = "135412345678911";
    assertThat(finder.found("My " + word + " is " + number)).isEmpty();
    assertThat(finder.rated("My " + word + " has " + VISA)).doesNotContain("pan high");
  }

  // ---- what else a number can be

  @ParameterizedTest
  @ValueSource(
      strings = {
        "order",
        "invoice",
        "reference",
        "ref",
        "ticket",
        "case",
        "serial",
        "account",
        "acct",
        "contract",
        "id",
        "booking",
        "policy",
        "claim",
        "Order"
      })
  void reference_speaksAgainstTheNumberBehindIt(String word) {
    assertThat(finder.rated(word + " " + VISA)).containsExactly("pan low");
    assertThat(finder.rated(VISA + " " + word)).containsExactly("pan medium");
    assertThat(finder.rated(word + " of card " + VISA)).containsExactly("pan high");
    assertThat(finder.rated("The " + word + " is old. The other is " + VISA))
        .containsExactly("pan medium");
  }

  @Test
  void reference_speaksAgainstItFromFortyCharactersBefore() {
    assertThat(finder.rated("order" + " ".repeat(35) + VISA)).containsExactly("pan low");
    assertThat(finder.rated("order" + " ".repeat(36) + VISA)).containsExactly("pan medium");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "trace",
        "span",
        "request",
        "req",
        "session",
        "correlation",
        "hash",
        "digest",
        "commit",
        "checksum",
        "etag",
        "nonce",
        "fingerprint",
        "imei",
        "imsi",
        "iccid",
        "ean",
        "isbn",
        "gtin",
        "upc",
        "sku",
        "barcode",
        "blk",
        "tracking",
        "parcel",
        "shipment",
        "waybill",
        "consignment"
      })
  void identifier_takesTheNumberBehindIt(String word) {
    for (String between :
        new String[] {
          " ", ": ", "=", " id ", " no ", " number: ", " #", " [", " (", "_", " ID='"
        }) {
      assertThat(finder.found("the " + word + between + VISA)).as(between).isEmpty();
    }
    assertThat(finder.found("the " + word + " of " + VISA)).containsExactly("pan: " + VISA);
    assertThat(finder.found("the " + word + " " + VISA + " of my visa")).hasSize(1);
  }

  // ---- names of security codes

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CVV",
        "CVV2",
        "CVC",
        "CVC2",
        "CAV",
        "CAV2",
        "CVN",
        "CVN2",
        "CVP2",
        "CVD",
        "security code",
        "card security code",
        "security number",
        "securityCode",
        "security_code",
        "SecurityCode",
        "card verification code",
        "card verification value",
        "card verification number",
        "verification value",
        "three digits on the back",
        "last three digits on the back",
        "four digits on the front",
        "digits on the reverse",
        "digits from the back",
        "digits off the back",
        "digits at the back",
        "three-digit code",
        "three digit number on the back",
        "four digit number on the front",
        "signature strip",
        "signature panel",
        "cryptogramme",
        "num\u00e9ro de s\u00e9curit\u00e9",
        "code de s\u00e9curit\u00e9",
        "code de securite",
        "Kreditkartenpr\u00fcfnummer",
        "Kartenpr\u00fcfnummer",
        "Pr\u00fcfziffer",
        "Kartenpr\u00fcfziffer",
        "Sicherheitscode",
        "codice di verifica",
        "codice di sicurezza",
        "cod sicurezza",
        "c\u00f3digo de seguran\u00e7a",
        "codigo de seguranca",
        "c\u00f3digo de seguridad",
        "codigo de seguridad"
      })
  void codeName_isFollowedByItsCode(String name) {
    for (String form : new String[] {name, name.toUpperCase(java.util.Locale.ROOT)}) {
      String text = "Well, the " + form + " of mine is 737 today";
      if (!form.equals("SECURITYCODE") || !name.contains("yC")) {
        assertThat(finder.found(text)).as(form).containsExactly("cvv: 737");
        assertThat(finder.rated(text)).as(form).containsExactly("cvv high");
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"verification code", "code on the back", "code on the reverse"})
  void codeName_thatMeansOtherThingsToo_isLessSure(String name) {
    assertThat(finder.rated("Well, the " + name + " is 737")).containsExactly("cvv medium");
  }

  /** Programs call clients, colour spaces and vulnerabilities so. */
  @ParameterizedTest
  @ValueSource(strings = {"CID", "CSC", "CVE"})
  void codeName_thatIsAnAbbreviationOfOtherThings_isSureOnlyBesideACard(String name) {
    assertThat(finder.rated("Well, the " + name + " is 737")).containsExactly("cvv low");
    assertThat(finder.rated("Well, the " + name + " of the card is 737"))
        .containsExactly("cvv medium");
    assertThat(finder.rated("4111 1111 1111 1111. The " + name + " is 737"))
        .containsExactly("pan high", "cvv medium");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "#define V4L2_CID_MPEG_AUDIO (BASE+102)",
        "SCHEMAV_CVC_MINLENGTH_VALID, /* 1831 */",
        "<jane@securitycode.example> of 2015",
        "CVE https://example.com/CVE-2019-38590.html",
        "to the cvv of iso-8859-1",
        "add the CVE of 2.4.7-5",
        "the cvv since 9.0.0211",
        "Visa,CVV2,3,yes,yes,,ISO/IEC 7812"
      })
  void codeName_ofAProgramOrATable_isOfNoCode(String text) {
    assertThat(finder.found(text)).as(text).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"cvv_code=737", "CVV-737", "card_cvv: 737", "cvv,737", "CVV_NUMBER = 737"})
  void codeName_ofAField_isOfACode(String text) {
    assertThat(finder.rated(text)).as(text).containsExactly("cvv high");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "area code",
        "zip code",
        "postal code",
        "country code",
        "promo code",
        "discount code",
        "confirmation code",
        "reference code",
        "access code",
        "extension",
        "ICCID",
        "acid",
        "security",
        "code",
        "verification",
        "digits",
        "signature",
        "number on the back",
        "CVX",
        "cvvx",
        "code on the box",
        "three digits on a back"
      })
  void otherName_isOfNoCode(String name) {
    assertThat(finder.found("Well, the " + name + " is 737")).isEmpty();
  }

  /** The same as a key without a card word is a call's more often than a card's. */
  @Test
  void codeName_thatMeansOtherThingsToo_isTheLeastSureAsAKey() {
    assertThat(finder.rated("cid=737")).containsExactly("cvv low");
    assertThat(finder.rated("\"cid\":737")).containsExactly("cvv low");
    assertThat(finder.rated("cid: 737")).containsExactly("cvv low");
    assertThat(finder.rated("amex cid=737")).containsExactly("cvv medium");
    assertThat(finder.rated("cvv=737")).containsExactly("cvv high");
  }

  @ParameterizedTest
  @CsvSource({
    "cvv, 60, high",
    "cvv, 61, medium",
    "verification code, 60, medium",
    "verification code, 61, low"
  })
  void code_farFromItsName_isLessSure(String name, int distance, String confidence) {
    assertThat(finder.rated(name + " ".repeat(distance) + "737"))
        .containsExactly("cvv " + confidence);
  }

  // ---- who speaks

  @ParameterizedTest
  @ValueSource(
      strings = {
        "agent",
        "customer",
        "caller",
        "callee",
        "client",
        "rep",
        "representative",
        "operator",
        "advisor",
        "adviser",
        "speaker",
        "spk",
        "user",
        "member",
        "guest",
        "cardholder",
        "consumer",
        "buyer",
        "patient",
        "csr",
        "ivr",
        "bot",
        "assistant",
        "employee",
        "merchant"
      })
  void role_isThatOfASpeaker(String role) {
    String other = role.equals("agent") ? "customer" : "agent";
    String number = "4111 1111\n" + other + ": yes\n" + role + ": 1111 1111";
    assertThat(finder.found(role + ": it is " + number)).containsExactly("pan: " + number);
    assertThat(finder.found(role + ": it is 4111 1111\n" + role + ": 1111 1111"))
        .containsExactly("pan: 4111 1111\n" + role + ": 1111 1111");
  }

  @Test
  void otherLabel_isThatOfAField() {
    assertThat(finder.found("total: it is 4111 1111\nagent: yes\ntotal: 1111 1111")).isEmpty();
    assertThat(finder.found("Total: 4111 1111\nTotal: 1111 1111")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "yes",
        "yeah",
        "yep",
        "yup",
        "ok",
        "okay",
        "so",
        "right",
        "sure",
        "alright",
        "well",
        "it's",
        "it is",
        "that\u2019s",
        "thats",
        "then",
        "and",
        "uh",
        "um",
        "er",
        "that would be",
        "just",
        "of course",
        "here",
        "please",
        "thanks",
        "thank you",
        "perfect",
        "great",
        "got it"
      })
  void assent_mayComeBeforeAnAnswer(String word) {
    assertThat(finder.found("Agent: And the CVV?\nCustomer: " + word + ", 737"))
        .containsExactly("cvv: 737");
    String number = "4111 1111 " + word + "\nAgent: go on\nCustomer: " + word + " 1111 1111";
    assertThat(finder.found("Customer: " + number)).containsExactly("pan: " + number);
  }

  @ParameterizedTest
  @ValueSource(strings = {"no", "maybe", "my friend", "order", "I paid"})
  void otherWord_isNoAnswer(String word) {
    assertThat(finder.found("Agent: And the CVV?\nCustomer: " + word + ", 737")).isEmpty();
    assertThat(finder.found("Customer: 4111 1111\nAgent: go on\nCustomer: " + word + " 1111 1111"))
        .isEmpty();
    assertThat(finder.found("Customer: 4111 1111 " + word + "\nAgent: go on\nCustomer: 1111 1111"))
        .isEmpty();
  }
}
