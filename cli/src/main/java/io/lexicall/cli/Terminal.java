package io.lexicall.cli;

import java.util.Map;

/**
 * The terminal on which the answers are shown.
 *
 * @param interactive whether a person sees them as they come
 * @param columns how many characters fit on a line
 * @param colored whether to color them by default
 * @param progressColumns the width of the terminal that shows standard error; 0 if there is none
 */
record Terminal(boolean interactive, int columns, boolean colored, int progressColumns) {
  private static final int FEWEST_COLUMNS = 40;
  private static final int USUAL_COLUMNS = 100;

  /** A pipe or a file. */
  static final Terminal NONE = new Terminal(false, USUAL_COLUMNS, false);

  Terminal(boolean interactive, int columns, boolean colored) {
    this(interactive, columns, colored, 0);
  }

  /**
   * Detects it from the properties of the start script ({@code lexicall.terminal}, {@code
   * lexicall.columns}, {@code lexicall.progress}), or otherwise from the environment.
   */
  static Terminal detect(Map<String, String> environment) {
    String said = System.getProperty("lexicall.terminal", "");
    boolean interactive = said.isEmpty() ? hasKeyboard() : Boolean.parseBoolean(said);
    int columns =
        columns(
            System.getProperty("lexicall.columns", ""), environment.getOrDefault("COLUMNS", ""));
    boolean dumb = environment.getOrDefault("TERM", "").equals("dumb");
    boolean colored = interactive && environment.getOrDefault("NO_COLOR", "").isEmpty() && !dumb;
    // Without the script: a user with both keyboard and answers on the terminal also sees standard
    // error.
    String progress = System.getProperty("lexicall.progress", interactive ? "" : "0");
    int progressColumns = dumb || progress.equals("0") ? 0 : columns(progress);
    return new Terminal(interactive, columns, colored, progressColumns);
  }

  private static int columns(String... said) {
    for (String each : said) {
      if (each.matches("[1-9][0-9]{0,3}")) {
        return Math.max(FEWEST_COLUMNS, Integer.parseInt(each));
      }
    }
    return USUAL_COLUMNS;
  }

  /**
   * Returns whether a person types the input and sees the answers.
   *
   * <p>From JDK 22 on there is a console object even without a console, and a method that shows
   * which.
   */
  @SuppressWarnings("SystemConsoleNull") // asked for below
  static boolean hasKeyboard() {
    java.io.Console console = System.console();
    if (console == null) {
      return false;
    }
    try {
      return (Boolean) java.io.Console.class.getMethod("isTerminal").invoke(console);
    } catch (ReflectiveOperationException olderJdk) {
      return true;
    }
  }
}
