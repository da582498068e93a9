package io.lexicall.scan;

import java.util.List;
import java.util.Random;

/** Texts that are full of what the scanner looks for and what it must not take for it. */
final class ScanTexts {

  private static final List<String> PIECES =
      List.of(
          "4111 1111 1111 1111",
          "5555555555554444",
          "3782-822463-10005",
          "4012.8888.8888.1881",
          "6200 0000 0000 0005",
          "four one one one one one one one one one one one one one one one",
          "double five double five double five",
          "forty-one eleven eleven eleven eleven eleven eleven eleven",
          "4111 um 1111 uh 1111 1111",
          "Customer: 4111 1111\nAgent: ok go on\nCustomer: 1111 1111\n",
          "Agent: and the security code?\nCustomer: 737\n",
          "the CVV is 123",
          "card verification value, which is on the back somewhere, 4321.",
          "security code seven three seven",
          "%B4111111111111111^CARDHOLDER/TEST^29121010000000000000?",
          ";5555555555554444=29121010000000000?",
          "5555555555554444D29121010000000000000F",
          "135412345678911",
          "card",
          "UATP",
          "Maestro 50339619890917",
          "1795500000000",
          "2026-11-24 10:15:30.123",
          "123e4567-e89b-12d3-a456-426614174000",
          "DE89370400440532013000",
          "0.5105105105105100",
          "415-555-0132",
          "9400111899223197428490",
          "XXXX-XXXX-XXXX-4444",
          "411111******1111",
          "\uff14\uff11\uff11\uff11 1111 1111 1111",
          "4111\u200b1111\u200b1111\u200b1111",
          "4111 1111\r\n  1111 1111",
          "4111&nbsp;1111&nbsp;1111&nbsp;1111",
          "4111</b> <b>1111</b> <b>1111</b>\n<b>1111",
          "4111\\n1111\\u00a01111_1111",
          "\ud835\udfd2\ud835\udfcf\ud835\udfcf\ud835\udfcf111111111111",
          "Kreditkartenpr\u00fcfnummer 123",
          "numéro de sécurité: 456",
          "\ud835",
          "\udfcf",
          "\0",
          "1",
          "12",
          "123",
          "4111",
          "41111111",
          "one",
          "double",
          "hundred",
          "and",
          "um",
          ",",
          ".",
          ". ",
          "? ",
          " ",
          "\n",
          "\r\n",
          "\t",
          "-",
          "*",
          "***",
          "=",
          "^",
          ";",
          "x",
          "the",
          "o",
          "oh",
          "cvv",
          "cvc: ",
          "CID",
          "ending in ",
          "\u00e9",
          "\u4e2d\u6587",
          "\ud83d\ude00",
          "\npan,cvv,n\n4111111111111111,123,4\n5555555555554444,4321,5\n",
          "\nid;cvv\n",
          "1;123\n",
          "(cvv, n) VALUES (123,4),('4321', 5)",
          "<tr><th>CVV</th><th>n</th></tr><tr><td>123</td><td>4</td></tr>",
          "<tr><td>4321</td><td>5</td></tr>",
          "Customer: ",
          "Agent: ",
          "[00:01] Speaker 1: ");

  private ScanTexts() {}

  static String random(Random random, int length) {
    StringBuilder text = new StringBuilder();
    while (text.length() < length) {
      switch (random.nextInt(24)) {
        case 0 -> text.append(" ".repeat(random.nextInt(60)));
        case 1 -> text.append("1 ".repeat(random.nextInt(40)));
        case 2 -> text.append("7".repeat(random.nextInt(60)));
        case 3 -> text.append("one ".repeat(random.nextInt(30)));
        case 4 -> text.append("plain words of a call ".repeat(random.nextInt(8)));
        default -> text.append(PIECES.get(random.nextInt(PIECES.size())));
      }
      if (random.nextInt(3) == 0) {
        text.append(' ');
      }
    }
    return text.toString();
  }

  /** Lines of logs, card numbers in any form and spoilt ones, prose, and blanks, in any order. */
  static String mixed(Random random) {
    List<String> formats = List.copyOf(LogLines.FORMATS.keySet());
    StringBuilder text = new StringBuilder();
    for (int pieces = 1 + random.nextInt(10); pieces > 0; pieces--) {
      switch (random.nextInt(8)) {
        case 0, 1 ->
            text.append(
                    LogLines.FORMATS.get(formats.get(random.nextInt(formats.size()))).apply(random))
                .append(random.nextInt(4) == 0 ? " " : "\n");
        case 2, 3, 4 ->
            text.append(random.nextInt(3) == 0 ? "card " : "")
                .append(number(random))
                .append(random.nextBoolean() ? " " : "\n");
        case 5 -> text.append(random(random, random.nextInt(300)));
        case 6 -> text.append((random.nextBoolean() ? "*" : " ").repeat(random.nextInt(90)));
        default ->
            text.append("the first one of them said that for two or three days, ok? ")
                .append(random.nextInt(1 << 1 + random.nextInt(30)));
      }
    }
    return text.toString();
  }

  /** A card number in any form, every third one spoilt at some place. */
  private static String number(Random random) {
    List<TableRow> rows = TableRow.detected();
    TableRow row = rows.get(random.nextInt(rows.size()));
    String number = row.number(random, row.lengths().get(random.nextInt(row.lengths().size())));
    var forms =
        List.of(
            Disguises.WRITTEN,
            Disguises.SPOKEN,
            HeldOutDisguises.WRITTEN,
            HeldOutDisguises.FRESH_WRITTEN,
            HeldOutDisguises.SPOKEN);
    var all = List.copyOf(forms.get(random.nextInt(forms.size())).values());
    String text = all.get(random.nextInt(all.size())).apply(number, random).replace('\0', ' ');
    if (random.nextInt(3) > 0) {
      return text;
    }
    List<String> spoilers =
        List.of("", "  ", "x", "\n", "1", "uh ", "\u0130", " 12 ", "\u00e9", "-", "/", "\ud835");
    int at = random.nextInt(text.length());
    return text.substring(0, at)
        + spoilers.get(random.nextInt(spoilers.size()))
        + text.substring(Math.min(text.length(), at + random.nextInt(3)));
  }

  /** The text cut at random, into pieces of one to {@code longest} code units. */
  static List<String> chunks(Random random, String text, int longest) {
    List<String> chunks = new java.util.ArrayList<>();
    int from = 0;
    while (from < text.length()) {
      int to = Math.min(text.length(), from + 1 + random.nextInt(longest));
      chunks.add(text.substring(from, to));
      from = to;
    }
    return chunks;
  }

  static boolean isOverLines(String text, Span span) {
    String found = text.substring((int) span.start(), (int) span.end());
    return found.indexOf('\n') >= 0 || found.indexOf('\r') >= 0;
  }

  /**
   * Writes what stands in a text from a place on to behind a span, with another text instead of it;
   * returns where the rest begins.
   */
  static int redact(String text, int from, Span span, String instead, StringBuilder out) {
    int start = (int) span.start();
    int end = (int) span.end();
    JsonText.Bare bare = JsonText.bareAbout(text, start, end);
    if (bare == null) {
      out.append(text, from, start).append(instead);
      return end;
    }
    out.append(text, from, bare.start()).append(bare.quote()).append(text, bare.start(), start);
    out.append(instead).append(text, end, bare.end()).append(bare.quote());
    return bare.end();
  }
}
