package io.lexicall.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "info",
    description = {
      "Shows which list it is, its version, how many numbers it holds, and which"
          + " numbers it covers.",
      "",
      "Reads the header and the directory, which are checked; 'lexicall lists verify' checks all."
    },
    footer = {
      "",
      "Exit codes: 0 all were shown; 2 the command was not understood; 3 a list is"
          + " damaged or could not be read.",
      "",
      "Examples:",
      "  lexicall lists info us.lexi acme/",
      "  lexicall lists info --json us.lexi | jq .asOf"
    })
final class ListsInfoCommand implements Callable<Integer> {
  private static final String NO_EDITION = "holds no edition";

  private final Console console;

  @Mixin private final ColorOption color = new ColorOption();

  @Parameters(
      arity = "1..*",
      paramLabel = "LIST",
      description = "Files of editions, or folders of companies' own lists.")
  private List<String> lists = List.of();

  @Option(names = "--json", description = "One JSON object per line.")
  private boolean json;

  ListsInfoCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    Page page = new Page(console, color.isOn(console.terminal()));
    boolean first = true;
    for (String list : lists) {
      try {
        ListSummary summary = ListSummary.of(Input.path(list));
        if (json) {
          console.line(summary.json());
        } else {
          if (!first) {
            page.blank();
          }
          summary.tell(page);
        }
        first = false;
      } catch (IOException failure) {
        console.flush();
        throw unreadable(list, failure);
      }
    }
    console.flush();
    return ExitCode.OK;
  }

  /** Returns whether a file is something else, rather than a damaged list. */
  static boolean isNoEdition(IOException failure) {
    return String.valueOf(failure.getMessage()).endsWith(NO_EDITION + " of a list");
  }

  /** What is wrong with a list, unless the message already names it. */
  static Failure unreadable(String list, IOException failure) {
    String message = String.valueOf(failure.getMessage());
    return failure instanceof java.nio.file.FileSystemException || !message.startsWith(list)
        ? Input.unreadable(list, failure)
        : Failure.broken(
            Input.told(message, List.of(list))
                + (message.contains(NO_EDITION) && !isOfACompany(list, message)
                    ? "; 'lexicall lists build' makes one from a file of numbers"
                    : restored(list, message)));
  }

  private static boolean isOfACompany(String list, String message) {
    Path folder = Input.path(list);
    return Files.isDirectory(folder)
        && message.startsWith(folder.resolve("edition.lexi").toString());
  }

  /**
   * Returns what to do if the edition of a company's own list is damaged; empty if something else
   * is. A list that is built again lacks everybody who asked before the last compaction.
   */
  static String restored(String list, String message) {
    if (!isOfACompany(list, message)) {
      return "";
    }
    return "; put the file edition.lexi of your latest backup in its place, then run 'lexicall lists"
        + " recover "
        + Input.called(list)
        + "'. Do not build it again if there is a backup: people who told you to stop would be"
        + " missing";
  }
}
