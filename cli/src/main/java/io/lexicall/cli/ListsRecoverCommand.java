package io.lexicall.cli;

import io.lexicall.lists.CompanyList;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
    name = "recover",
    description = {
      "Repairs a company's own list that is refused as damaged, and reports what is lost.",
      "",
      "Every request and removal that can still be read is kept; the files in which"
          + " something could not be read are kept beside the list. A lost request is a"
          + " person who will be called: look for it elsewhere, such as in a copy of the"
          + " folder, and add it again. An undamaged list stays as it is."
    },
    footer = {
      "",
      "Exit codes: 0 nothing was lost; 1 something was lost, or may be; 2 the command was not"
          + " understood; 3 a list could not be read or written, or its edition is damaged.",
      "",
      "Examples:",
      "  lexicall lists recover acme/"
    })
final class ListsRecoverCommand implements Callable<Integer> {
  private static final int LABEL = 12;

  private final Console console;

  @Mixin private final ColorOption color = new ColorOption();

  @Parameters(arity = "1..*", paramLabel = "FOLDER", description = "Companies' own lists.")
  private List<String> lists = List.of();

  ListsRecoverCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    Page page = new Page(console, color.isOn(console.terminal()));
    boolean lost = false;
    for (String list : lists) {
      try {
        CompanyList.Recovery recovery = CompanyList.recover(Input.path(list));
        tell(page, list, recovery);
        lost |= recovery.missing() > 0 || !recovery.isMissingKnown();
      } catch (IOException failure) {
        console.flush();
        throw ListsInfoCommand.unreadable(list, failure);
      }
    }
    console.flush();
    return lost ? ExitCode.SOME_FAILED : ExitCode.OK;
  }

  private static void tell(Page page, String list, CompanyList.Recovery recovery) {
    page.paragraph(Page.Style.BOLD, list, 2, "");
    line(page, Page.Style.PLAIN, "kept", NumberInput.count(recovery.found()) + " records");
    boolean isWhole = recovery.missing() == 0 && recovery.isMissingKnown();
    line(page, isWhole ? Page.Style.GOOD : Page.Style.BAD, "lost", lost(recovery));
    for (Path aside : recovery.aside()) {
      line(page, Page.Style.DIM, "aside", aside.toString());
    }
  }

  private static String lost(CompanyList.Recovery recovery) {
    if (recovery.isMissingKnown()) {
      return recovery.missing() > 0
          ? NumberInput.count(recovery.missing()) + " requests or removals"
          : recovery.aside().isEmpty() ? "nothing; the list is undamaged" : "nothing";
    }
    return recovery.missing() > 0
        ? "at least " + NumberInput.count(recovery.missing()) + " requests or removals"
        : "it is not known whether requests or removals are lost: the record of them is missing";
  }

  private static void line(Page page, Page.Style style, String label, String text) {
    page.labelled(2, label, LABEL, style, text);
  }
}
