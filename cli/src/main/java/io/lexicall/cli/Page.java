package io.lexicall.cli;

import java.util.ArrayList;
import java.util.List;

/** Lays text out in lines that fit, with the colors that the user wants. */
final class Page {
  /** The style of a piece of text. */
  enum Style {
    PLAIN(""),
    BOLD("1"),
    DIM("2"),
    GOOD("1;32"),
    UNSURE("1;33"),
    BAD("1;31");

    private final String code;

    Style(String code) {
      this.code = code;
    }
  }

  private static final char ESCAPE = 27;

  /** A non-breaking blank, shown like any other. */
  private static final char WHOLE = '\u00a0';

  private final Console console;
  private final int columns;
  private final boolean colored;

  Page(Console console, boolean colored) {
    this.console = console;
    this.columns = console.terminal().columns();
    this.colored = colored;
  }

  int columns() {
    return columns;
  }

  void blank() {
    console.line("");
  }

  /** Writes text that follows a heading on its first line, and is indented on the others. */
  void paragraph(Style style, String heading, int indent, String text) {
    List<String> lines = wrap(text, columns - indent, columns - heading.length() - 1);
    StringBuilder first = new StringBuilder(styled(style, heading));
    if (!lines.get(0).isEmpty()) {
      first.append(heading.isEmpty() ? "" : " ").append(lines.get(0));
    }
    console.line(first);
    for (String line : lines.subList(1, lines.size())) {
      console.line(" ".repeat(indent) + line);
    }
  }

  /** Writes a label of a fixed width, indented, and a text beside it. */
  void labelled(int indent, String label, int width, Style style, String text) {
    String padded = " ".repeat(indent) + pad(label, width);
    List<String> lines = wrap(text, columns - padded.length(), columns - padded.length());
    console.line(padded + styled(style, lines.get(0)));
    for (String line : lines.subList(1, lines.size())) {
      console.line(" ".repeat(padded.length()) + styled(style, line));
    }
  }

  /**
   * Writes a row of cells; each is wrapped within its column. The last takes the remaining width.
   */
  void row(int indent, int[] widths, Style[] styles, String... cells) {
    int taken = indent;
    for (int width : widths) {
      taken += width + 2;
    }
    List<List<String>> wrapped = new ArrayList<>();
    int height = 1;
    for (int i = 0; i < cells.length; i++) {
      int width = i < widths.length ? widths[i] : Math.max(20, columns - taken);
      List<String> lines = wrap(cells[i], width, width);
      wrapped.add(lines);
      height = Math.max(height, lines.size());
    }
    for (int y = 0; y < height; y++) {
      StringBuilder line = new StringBuilder(" ".repeat(indent));
      for (int i = 0; i < cells.length; i++) {
        String cell = y < wrapped.get(i).size() ? wrapped.get(i).get(y) : "";
        boolean last = i == cells.length - 1;
        line.append(styled(styles[i], cell));
        line.append(last ? "" : " ".repeat(Math.max(0, widths[i] - cell.length()) + 2));
      }
      console.line(line.toString().stripTrailing());
    }
  }

  String styled(Style style, String text) {
    return colored && style != Style.PLAIN && !text.isEmpty()
        ? ESCAPE + "[" + style.code + "m" + text + ESCAPE + "[0m"
        : text;
  }

  static String pad(String text, int width) {
    return text + " ".repeat(Math.max(0, width - text.length()));
  }

  /** Returns words that stay together on a line, such as the path of a list. */
  static String whole(String words) {
    return words.replace(' ', WHOLE);
  }

  /** Breaks a text at spaces; a word that is longer than a line is not broken. */
  @SuppressWarnings("StringSplitter") // an empty text is one empty line
  static List<String> wrap(String text, int width, int firstWidth) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : text.strip().split(" +", -1)) {
      int most = lines.isEmpty() ? firstWidth : width;
      if (!line.isEmpty() && line.length() + 1 + word.length() > most) {
        lines.add(line.toString().replace(WHOLE, ' '));
        line.setLength(0);
      }
      line.append(line.isEmpty() ? "" : " ").append(word);
    }
    lines.add(line.toString().replace(WHOLE, ' '));
    return lines;
  }
}
