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
      "oh",
      "double",
      "triple"),
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
      "cero",
      "doble",
      "triple");

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
  final String oh;
  final String twice;
  final String thrice;

  Tongue(
      List<String> ones,
      List<String> teens,
      List<String> tens,
      String oh,
      String twice,
      String thrice) {
    this.ones = ones;
    this.teens = teens;
    this.tens = tens;
    this.oh = oh;
    this.twice = twice;
    this.thrice = thrice;
  }

  String one(char digit) {
    return ones.get(digit - '0');
  }

  /**
   * A pair that is one word: ten to nineteen, the tens, and in Spanish the twenties; else nothing.
   */
  String pair(char ten, char one) {
    if (ten == '1') {
      return teens.get(one - '0');
    }
    if (this == SPANISH && ten == '2') {
      return SPANISH_TWENTIES.get(one - '0');
    }
    return ten > '1' && one == '0' ? tens.get(ten - '0') : "";
  }
}
