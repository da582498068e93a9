package io.lexicall.scan.outside;

import java.util.List;
import java.util.SplittableRandom;

/**
 * Card numbers: those that networks and acquirers publish for tests, and made ones with a right
 * check digit.
 */
final class Numbers {
  private static final List<String> PUBLISHED =
      List.of(
          "4111111111111111",
          "4012888888881881",
          "4222222222222",
          "4000056655665556",
          "4242424242424242",
          "5555555555554444",
          "5105105105105100",
          "2223003122003222",
          "5200828282828210",
          "2223000048400011",
          "378282246310005",
          "371449635398431",
          "378734493671000",
          "6011111111111117",
          "6011000990139424",
          "6011601160116611",
          "30569309025904",
          "38520000023237",
          "36227206271667",
          "3530111333300000",
          "3566002020360505",
          "6200000000000005",
          "6205500000000000004",
          "6759649826438453",
          "6362970000457013",
          "6062826786276634",
          "6304000000000000",
          "5019717010103742");

  /** A network's first digits, and how many digits its numbers have. */
  private record Network(String prefix, int length) {}

  /** More of what is seen more often. */
  private static final List<Network> NETWORKS =
      List.of(
          new Network("4", 16),
          new Network("4", 16),
          new Network("4", 16),
          new Network("4", 16),
          new Network("51", 16),
          new Network("53", 16),
          new Network("54", 16),
          new Network("2221", 16),
          new Network("2720", 16),
          new Network("37", 15),
          new Network("34", 15),
          new Network("6011", 16),
          new Network("65", 16),
          new Network("644", 16),
          new Network("36", 14),
          new Network("3528", 16),
          new Network("3589", 16),
          new Network("62", 16),
          new Network("622126", 19),
          new Network("6759", 16),
          new Network("5018", 16),
          new Network("6304", 18),
          new Network("4", 19),
          new Network("2200", 16),
          new Network("636368", 16),
          new Network("508500", 16));

  private Numbers() {}

  static List<String> published() {
    return PUBLISHED;
  }

  static String pan(SplittableRandom random) {
    if (random.nextInt(5) == 0) {
      return PUBLISHED.get(random.nextInt(PUBLISHED.size()));
    }
    Network network = NETWORKS.get(random.nextInt(NETWORKS.size()));
    return closed(
        network.prefix() + digits(random, network.length() - 1 - network.prefix().length()));
  }

  /** A number some of whose groups end in two zeros, and others repeat a digit. */
  static String plainPan(SplittableRandom random, boolean hundreds) {
    StringBuilder number =
        new StringBuilder(random.nextBoolean() ? "4" : "5" + (1 + random.nextInt(5)));
    while (number.length() < 15) {
      int at = number.length() % 4;
      if (hundreds && at == 2 && random.nextInt(3) > 0 && number.length() < 13) {
        number.append("00");
      } else if (!hundreds && random.nextInt(3) == 0) {
        number.append(number.charAt(number.length() - 1));
      } else {
        number.append(random.nextInt(10));
      }
    }
    return closed(number.substring(0, 15));
  }

  static String digits(SplittableRandom random, int count) {
    StringBuilder digits = new StringBuilder();
    for (int i = 0; i < count; i++) {
      digits.append(random.nextInt(10));
    }
    return digits.toString();
  }

  /** The number with its check digit. */
  static String closed(String body) {
    for (int check = 0; check < 10; check++) {
      if (isLuhn(body + check)) {
        return body + check;
      }
    }
    throw new IllegalStateException("Some digit closes every number.");
  }

  static boolean isLuhn(String number) {
    int sum = 0;
    for (int i = 0; i < number.length(); i++) {
      int digit = number.charAt(number.length() - 1 - i) - '0';
      int weighed = i % 2 == 0 ? digit : digit * 2;
      sum += weighed > 9 ? weighed - 9 : weighed;
    }
    return sum % 10 == 0;
  }

  /** As it stands on the card. */
  static List<Integer> groups(int length) {
    return switch (length) {
      case 13 -> List.of(4, 3, 3, 3);
      case 14 -> List.of(4, 6, 4);
      case 15 -> List.of(4, 6, 5);
      case 16 -> List.of(4, 4, 4, 4);
      case 18 -> List.of(4, 4, 4, 4, 2);
      case 19 -> List.of(4, 4, 4, 4, 3);
      default -> throw new IllegalArgumentException("No card has so many digits: " + length);
    };
  }
}
