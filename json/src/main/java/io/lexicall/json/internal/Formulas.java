package io.lexicall.json.internal;

/**
 * Cells that a spreadsheet runs instead of showing them: those that begin like a formula, except
 * numbers, such as telephone numbers in E.164 and negative amounts.
 */
public final class Formulas {
  /** The prefix that makes a spreadsheet show such a cell. */
  public static final char ESCAPE = '\'';

  private Formulas() {}

  /** Returns whether a spreadsheet would run these characters. */
  public static boolean isFormula(char[] text, int start, int end) {
    if (start == end) {
      return false;
    }
    switch (text[start]) {
      case '=', '@', '\t', '\r', '\n', '\uFF1D', '\uFF0B', '\uFF0D', '\uFF20' -> {
        return true;
      }
      case '+', '-' -> {
        for (int i = start + 1; i < end; i++) {
          if ("0123456789 .,()/-".indexOf(text[i]) < 0) {
            return true;
          }
        }
        return false;
      }
      default -> {
        return false;
      }
    }
  }

  /** Returns the cell, safe for a spreadsheet. */
  public static String escaped(String cell) {
    return isFormula(cell.toCharArray(), 0, cell.length()) ? ESCAPE + cell : cell;
  }
}
