package io.lexicall.scan.outside;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.lexicall.scan.outside.Formats.Format;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a file in its format: the frame, which redaction must leave as it was, and the texts, in
 * which nobody may read the card any longer.
 */
final class Frames {
  /** A file that does not parse in its format. */
  static final class Broken extends Exception {
    private static final long serialVersionUID = 1L;

    Broken(String message) {
      super(message);
    }
  }

  private static final JsonFactory JSON = new JsonFactory();
  private static final Set<String> TEXTS =
      Set.of(
          "transcript",
          "text",
          "word",
          "punctuated_word",
          "content",
          "Content",
          "lexical",
          "itn",
          "maskedITN",
          "display",
          "decoratedText",
          "spokenText",
          "utterance");
  private static final Pattern CUE =
      Pattern.compile(
          "(?:\\d\\d:)?\\d\\d:\\d\\d[.,]\\d{3} --> (?:\\d\\d:)?\\d\\d:\\d\\d[.,]\\d{3}.*");
  private static final Pattern CSV =
      Pattern.compile("([^,;\\t]*[,;\\t][^,;\\t]*[,;\\t][^,;\\t]*[,;\\t])\"?((?:[^\"]|\"\")*)\"?");
  private static final Pattern CTM =
      Pattern.compile("(\\S+ \\S+ \\d+\\.\\d\\d \\d+\\.\\d\\d) (\\S+)( \\d\\.\\d\\d)?");
  private static final Pattern STM =
      Pattern.compile("(\\S+ \\S+ \\S+ \\d+\\.\\d\\d \\d+\\.\\d\\d(?: <\\S+>)?) (.+)");
  private static final Pattern TIMED_WORD =
      Pattern.compile("(\\d+\\.\\d\\d[\\t ](?:\\d+\\.\\d\\d\\t)?)?(.*)");
  private static final Pattern LABELLED = Pattern.compile("([^:]{1,20}:\\s?)(.*)");
  private static final Pattern BRACKETED =
      Pattern.compile("([\\[(][^\\])]+[\\])]\\s+(?:[^:]{1,20}: )?|[^:]{1,20} \\[[^\\]]+]: )(.*)");
  private static final Pattern MARKUP = Pattern.compile("<[^>]*>");

  private final StringBuilder frame = new StringBuilder();
  private final Map<String, StringBuilder> texts = new TreeMap<>();

  private Frames() {}

  static Frames of(Format format, String text) throws Broken {
    Frames frames = new Frames();
    frames.read(format, text);
    return frames;
  }

  /** What is not text: names, times, numbers, breaks of lines. */
  String frame() {
    return frame.toString();
  }

  /** What can be read, each kind of text for itself. */
  List<String> texts() {
    return texts.values().stream().map(StringBuilder::toString).toList();
  }

  private void read(Format format, String text) throws Broken {
    if (format.isJson()) {
      json(text);
      return;
    }
    switch (format) {
      case PARAGRAPH -> text("text", text);
      case LINES -> eachLine(text, null);
      case LABELLED -> eachLine(text, LABELLED);
      case BRACKETED -> eachLine(text, BRACKETED);
      case COLUMNS -> eachLine(text, null);
      case WORD_LINES -> eachLine(text, TIMED_WORD);
      case CSV -> eachLine(text, CSV);
      case CTM -> eachLine(text, CTM);
      case STM -> eachLine(text, STM);
      case JSON_LINES -> {
        for (String line : text.lines().toList()) {
          json(line);
        }
      }
      default -> cues(format, text);
    }
  }

  private void eachLine(String text, @org.jspecify.annotations.Nullable Pattern pattern)
      throws Broken {
    for (String line : text.lines().toList()) {
      if (line.isEmpty() || line.startsWith(";;") || pattern == null) {
        text("text", line);
        frame.append('\n');
        continue;
      }
      Matcher matcher = pattern.matcher(line);
      if (!matcher.matches()) {
        throw new Broken("a line of another form");
      }
      frame.append(matcher.group(1)).append(pattern == CTM ? matcher.group(3) : "").append('\n');
      text("text", matcher.group(2));
    }
  }

  private void cues(Format format, String text) throws Broken {
    List<String> lines = text.lines().toList();
    boolean vtt = format != Format.SRT;
    if (vtt && !lines.get(0).startsWith("WEBVTT")) {
      throw new Broken("no header");
    }
    boolean inside = false;
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      if (CUE.matcher(line).matches()) {
        frame.append(i > 0 ? lines.get(i - 1) : "").append(line).append('\n');
        inside = true;
      } else if (line.isEmpty()) {
        inside = false;
        frame.append('\n');
      } else if (inside && format == Format.TEAMS_METADATA) {
        json(line);
      } else if (inside) {
        text("text", MARKUP.matcher(line).replaceAll(" "));
        frame.append("|\n");
      }
    }
  }

  private void json(String text) throws Broken {
    try (JsonParser parser = JSON.createParser(text)) {
      String key = "";
      JsonToken token = parser.nextToken();
      if (token == null) {
        throw new Broken("no JSON");
      }
      while (token != null) {
        switch (token) {
          case FIELD_NAME -> {
            key = parser.currentName();
            frame.append(key).append(':');
          }
          case VALUE_STRING -> {
            if (TEXTS.contains(key)) {
              text(key, parser.getText());
              frame.append("text,");
            } else {
              frame.append(parser.getText()).append(',');
            }
          }
          default -> frame.append(parser.getText()).append(',');
        }
        token = parser.nextToken();
      }
    } catch (IOException broken) {
      throw new Broken("no JSON");
    }
  }

  private void text(String key, String text) {
    texts
        .computeIfAbsent(key, any -> new StringBuilder())
        .append(text.toLowerCase(Locale.ROOT))
        .append(' ');
  }

  // What a reader still makes of it

  private static final Pattern READ = Pattern.compile("\\p{L}+(?:-\\p{L}+)*|\\d+|\\*+");

  /**
   * The digits that can be read one behind the other, in figures or words; other words stand
   * between.
   */
  static List<String> digits(String text) {
    List<String> runs = new ArrayList<>();
    StringBuilder run = new StringBuilder();
    Matcher matcher = READ.matcher(text);
    int repeat = 1;
    while (matcher.find()) {
      String word = matcher.group();
      String digits =
          Character.isDigit(word.charAt(0)) ? word : SpokenWords.DIGITS.getOrDefault(word, "");
      if (SpokenWords.REPEATS.containsKey(word)) {
        repeat = SpokenWords.REPEATS.getOrDefault(word, 1);
      } else if (digits.isEmpty()) {
        if (!word.equals("y") && !word.equals("e")) {
          runs.add(run.toString());
          run.setLength(0);
        }
        repeat = 1;
      } else {
        boolean afterTens =
            digits.length() == 1 && !run.isEmpty() && run.charAt(run.length() - 1) == '_';
        if (afterTens) {
          run.setLength(run.length() - 1);
        }
        run.append(digits.repeat(repeat));
        repeat = 1;
      }
    }
    runs.add(run.toString());
    return runs.stream().map(each -> each.replace('_', '0')).toList();
  }

  /** The words of both tongues; a ten alone ends in a mark that the next digit takes. */
  private static final class SpokenWords {
    static final Map<String, String> DIGITS = new TreeMap<>();
    static final Map<String, Integer> REPEATS = Map.of("double", 2, "doble", 2, "triple", 3);

    static {
      for (Tongue tongue : Tongue.values()) {
        for (int i = 0; i < 10; i++) {
          DIGITS.put(tongue.ones.get(i), Integer.toString(i));
          DIGITS.put(tongue.teens.get(i), "1" + i);
          for (int ten = 2; ten < 10; ten++) {
            String pair = tongue.pair((char) ('0' + ten), (char) ('0' + i));
            String joined = pair.isEmpty() ? tongue.tens.get(ten) + "-" + tongue.ones.get(i) : pair;
            if (i > 0) {
              DIGITS.put(joined, ten + "" + i);
            }
          }
        }
        for (int i = 2; i < 10; i++) {
          if (!tongue.tens.get(i).isEmpty()) {
            DIGITS.put(tongue.tens.get(i), i + "_");
          }
        }
      }
      DIGITS.put("oh", "0");
      DIGITS.put("niner", "9");
      DIGITS.put("zwo", "2");
      DIGITS.put("meia", "6");
    }
  }
}
