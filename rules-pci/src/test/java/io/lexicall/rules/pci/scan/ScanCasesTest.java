package io.lexicall.rules.pci.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The worked cases that any implementation is held to. */
class ScanCasesTest {

  private static final Set<String> COMPARED = Set.of("pan", "cvv", "track");
  private static final Pattern LINE =
      Pattern.compile(
          "\\{\"id\":\"([^\"]+)\",\"text\":\"((?:[^\"\\\\]|\\\\.)*)\",\"spans\":\\[(.*)]}");
  private static final Pattern SPAN =
      Pattern.compile("\\{\"start\":(\\d+),\"end\":(\\d+),\"kind\":\"([^\"]+)\"}");

  record Case(String id, String text, List<String> spans) {
    @Override
    public String toString() {
      return id;
    }
  }

  static Stream<Case> cases() throws IOException {
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(ScanCasesTest.class.getResourceAsStream("scan.jsonl")),
                StandardCharsets.UTF_8))) {
      return reader
          .lines()
          .filter(line -> !line.isBlank())
          .map(ScanCasesTest::read)
          .toList()
          .stream();
    }
  }

  private static Case read(String line) {
    Matcher matcher = LINE.matcher(line);
    assertThat(matcher.matches()).as(line).isTrue();
    List<String> spans = new ArrayList<>();
    Matcher span = SPAN.matcher(matcher.group(3));
    while (span.find()) {
      if (COMPARED.contains(span.group(3))) {
        spans.add(span.group(3) + "[" + span.group(1) + "," + span.group(2) + ")");
      }
    }
    return new Case(matcher.group(1), unescape(matcher.group(2)), spans);
  }

  private static String unescape(String json) {
    return Pattern.compile("\\\\(u[0-9a-fA-F]{4}|.)")
        .matcher(json)
        .replaceAll(
            match -> {
              String escape = match.group(1);
              String text =
                  switch (escape.charAt(0)) {
                    case 'u' -> String.valueOf((char) Integer.parseInt(escape.substring(1), 16));
                    case 'n' -> "\n";
                    case 'r' -> "\r";
                    case 't' -> "\t";
                    default -> escape;
                  };
              return Matcher.quoteReplacement(text);
            });
  }

  @ParameterizedTest
  @MethodSource("cases")
  void scan_workedCase_findsItsSpans(Case given) {
    assertThat(CardScanner.standard().scan(given.text()))
        .as(given.text())
        .extracting(span -> span.kind() + "[" + span.start() + "," + span.end() + ")")
        .isEqualTo(given.spans());
  }
}
