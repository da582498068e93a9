package io.lexicall.scan.outside;

import java.util.List;

/** The words in which callers tell numbers. */
enum Tongue {
  ENGLISH(
      List.of("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"),
      List.of(
          "ten",
          "eleven",
          "twelve",
          "thirteen",
          "fourteen",
          "fifteen",
          "sixteen",
          "seventeen",
          "eighteen",
          "nineteen"),
      List.of("", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"),
      "",
      "oh",
      "double",
      "triple",
      List.of(
          "January",
          "February",
          "March",
          "April",
          "May",
          "June",
          "July",
          "August",
          "September",
          "October",
          "November",
          "December")),
  SPANISH(
      List.of("cero", "uno", "dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho", "nueve"),
      List.of(
          "diez",
          "once",
          "doce",
          "trece",
          "catorce",
          "quince",
          "dieciséis",
          "diecisiete",
          "dieciocho",
          "diecinueve"),
      List.of(
          "",
          "",
          "veinte",
          "treinta",
          "cuarenta",
          "cincuenta",
          "sesenta",
          "setenta",
          "ochenta",
          "noventa"),
      "y",
      "cero",
      "doble",
      "triple",
      List.of(
          "enero",
          "febrero",
          "marzo",
          "abril",
          "mayo",
          "junio",
          "julio",
          "agosto",
          "septiembre",
          "octubre",
          "noviembre",
          "diciembre")),
  FRENCH(
      List.of("zéro", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf"),
      List.of(
          "dix",
          "onze",
          "douze",
          "treize",
          "quatorze",
          "quinze",
          "seize",
          "dix-sept",
          "dix-huit",
          "dix-neuf"),
      List.of("", "", "vingt", "trente", "quarante", "cinquante", "soixante", "", "", ""),
      "",
      "zéro",
      "",
      "",
      List.of(
          "janvier",
          "février",
          "mars",
          "avril",
          "mai",
          "juin",
          "juillet",
          "août",
          "septembre",
          "octobre",
          "novembre",
          "décembre")),
  GERMAN(
      List.of("null", "eins", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun"),
      List.of(
          "zehn",
          "elf",
          "zwölf",
          "dreizehn",
          "vierzehn",
          "fünfzehn",
          "sechzehn",
          "siebzehn",
          "achtzehn",
          "neunzehn"),
      List.of(
          "", "", "zwanzig", "dreißig", "vierzig", "fünfzig", "sechzig", "siebzig", "achtzig",
          "neunzig"),
      "",
      "null",
      "",
      "",
      List.of(
          "Januar",
          "Februar",
          "März",
          "April",
          "Mai",
          "Juni",
          "Juli",
          "August",
          "September",
          "Oktober",
          "November",
          "Dezember")),
  PORTUGUESE(
      List.of("zero", "um", "dois", "três", "quatro", "cinco", "seis", "sete", "oito", "nove"),
      List.of(
          "dez",
          "onze",
          "doze",
          "treze",
          "quatorze",
          "quinze",
          "dezesseis",
          "dezessete",
          "dezoito",
          "dezenove"),
      List.of(
          "",
          "",
          "vinte",
          "trinta",
          "quarenta",
          "cinquenta",
          "sessenta",
          "setenta",
          "oitenta",
          "noventa"),
      "e",
      "zero",
      "",
      "",
      List.of(
          "janeiro",
          "fevereiro",
          "março",
          "abril",
          "maio",
          "junho",
          "julho",
          "agosto",
          "setembro",
          "outubro",
          "novembro",
          "dezembro"));

  private static final List<String> SPANISH_TWENTIES =
      List.of(
          "veinte",
          "veintiuno",
          "veintidós",
          "veintitrés",
          "veinticuatro",
          "veinticinco",
          "veintiséis",
          "veintisiete",
          "veintiocho",
          "veintinueve");

  final List<String> ones;
  final List<String> teens;
  final List<String> tens;

  /** What stands between a ten and its one; nothing where the two are one word. */
  final String and;

  final String oh;
  final String twice;
  final String thrice;
  final List<String> months;

  Tongue(
      List<String> ones,
      List<String> teens,
      List<String> tens,
      String and,
      String oh,
      String twice,
      String thrice,
      List<String> months) {
    this.ones = ones;
    this.teens = teens;
    this.tens = tens;
    this.and = and;
    this.oh = oh;
    this.twice = twice;
    this.thrice = thrice;
    this.months = months;
  }

  /** The language's code, as the services write it. */
  String code() {
    return switch (this) {
      case ENGLISH -> "en";
      case SPANISH -> "es";
      case FRENCH -> "fr";
      case GERMAN -> "de";
      case PORTUGUESE -> "pt";
    };
  }

  /** The code with the country. */
  String locale() {
    return switch (this) {
      case ENGLISH, SPANISH -> code() + "-US";
      case FRENCH -> "fr-CA";
      case GERMAN -> "de-DE";
      case PORTUGUESE -> "pt-BR";
    };
  }

  String one(char digit) {
    return ones.get(digit - '0');
  }

  /** The word for a digit that is used on the telephone only. */
  String telephone(char digit) {
    return switch (this) {
      case ENGLISH -> digit == '9' ? "niner" : one(digit);
      case GERMAN -> digit == '2' ? "zwo" : one(digit);
      case PORTUGUESE -> digit == '6' ? "meia" : one(digit);
      case SPANISH, FRENCH -> one(digit);
    };
  }

  /**
   * A pair that is one word: ten to nineteen, the tens, and what the tongue writes so; else
   * nothing.
   */
  String pair(char ten, char one) {
    if (ten == '0') {
      return "";
    }
    if (ten == '1') {
      return teens.get(one - '0');
    }
    return switch (this) {
      case SPANISH ->
          ten == '2' ? SPANISH_TWENTIES.get(one - '0') : one == '0' ? tens.get(ten - '0') : "";
      case GERMAN ->
          one == '0'
              ? tens.get(ten - '0')
              : (one == '1' ? "ein" : one(one)) + "und" + tens.get(ten - '0');
      case FRENCH -> french(ten, one);
      case ENGLISH, PORTUGUESE -> one == '0' ? tens.get(ten - '0') : "";
    };
  }

  private String french(char ten, char one) {
    if (ten == '7') {
      return one == '1' ? "soixante-et-onze" : "soixante-" + teens.get(one - '0');
    }
    if (ten == '8') {
      return one == '0' ? "quatre-vingts" : "quatre-vingt-" + one(one);
    }
    if (ten == '9') {
      return "quatre-vingt-" + teens.get(one - '0');
    }
    String tens = this.tens.get(ten - '0');
    return one == '0' ? tens : one == '1' ? tens + "-et-un" : tens + "-" + one(one);
  }
}
