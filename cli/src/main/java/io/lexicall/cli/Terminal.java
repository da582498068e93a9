package io.lexicall.cli;

import java.util.Map;

/**
 * What the answers are shown on.
 *
 * @param interactive whether a person sees them as they come
 * @param columns how many characters fit on a line
 * @param colored whether to color them where nothing else is said
 */
record Terminal(boolean interactive, int columns, boolean colored) {
  private static final int FEWEST_COLUMNS = 40;
  private static final int USUAL_COLUMNS = 100;

  /** A pipe or a file. */
  static final Terminal NONE = new Terminal(false, USUAL_COLUMNS, false);

  /**
   * Finds out from what the start script says ({@code lexicall.terminal}, {@code
   * lexicall.columns}), else from the environment.
   */
  static Terminal detect(Map<String, String> environment) {
    String said = System.getProperty("lexicall.terminal", "");
    boolean interactive = said.isEmpty() ? hasKeyboard() : Boolean.parseBoolean(said);
    int columns =
        columns(
            System.getProperty("lexicall.columns", ""), environment.getOrDefault("COLUMNS", ""));
    boolean colored =
        interactive
            && environment.getOrDefault("NO_COLOR", "").isEmpty()
            && !environment.getOrDefault("TERM", "").equals("dumb");
    return new Terminal(interactive, columns, colored);
  }

  private static int columns(String... said) {
    for (String each : said) {
      if (each.matches("[0-9]{1,4}")) {
        return Math.max(FEWEST_COLUMNS, Integer.parseInt(each));
      }
    }
    return USUAL_COLUMNS;
  }

  /**
   * Tells whether a person types the input and sees the answers.
   *
   * <p>From JDK 22 on there is a console object without a console, and a method that tells.
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
