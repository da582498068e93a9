package io.lexicall.cli;

import io.lexicall.json.SafeText;
import io.lexicall.lists.CompanyList;
import io.lexicall.lists.DamagedListException;
import io.lexicall.lists.ListEdition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
    name = "verify",
    description = "Checks every byte of lists against their checksums, and checks their counts.",
    footer = {
      "",
      "Exit codes: 0 all are undamaged; 1 one is damaged; 2 the command was not"
          + " understood; 3 one could not be read.",
      "",
      "Examples:",
      "  lexicall lists verify us.lexi tx.lexi acme/"
    })
final class ListsVerifyCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private final ColorOption color = new ColorOption();

  @Parameters(
      arity = "1..*",
      paramLabel = "LIST",
      description = "Files of editions, or folders of companies' own lists.")
  private List<String> lists = List.of();

  ListsVerifyCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    Page page = new Page(console, color.isOn(console.terminal()));
    boolean sound = true;
    for (String list : lists) {
      try {
        String told = verify(Input.path(list));
        console.line(
            page.styled(Page.Style.GOOD, "sound") + "    " + Input.called(list) + ": " + told);
      } catch (DamagedListException damaged) {
        if (ListsInfoCommand.isNoEdition(damaged)) {
          console.flush();
          throw ListsInfoCommand.unreadable(list, damaged);
        }
        sound = false;
        console.line(
            page.styled(Page.Style.BAD, "damaged")
                + "  "
                + Input.told(damaged.getMessage(), List.of(list))
                + ListsInfoCommand.restored(list, String.valueOf(damaged.getMessage())));
      } catch (NoSuchFileException missing) {
        console.flush();
        throw OpenLists.absent(list, missing);
      } catch (IOException failure) {
        console.flush();
        throw ListsInfoCommand.unreadable(list, failure);
      }
    }
    console.flush();
    return sound ? ExitCode.OK : ExitCode.SOME_FAILED;
  }

  private String verify(Path list) throws IOException {
    if (Files.isDirectory(list)) {
      try (CompanyList company = CompanyList.openReadOnly(list)) { // which checks all of it
        return told(company.toString(), company.size());
      }
    }
    try (ListEdition edition = ListEdition.open(list);
        Progress progress =
            Progress.of(console, "verifying", Progress.Unit.BYTES, edition.bytes())) {
      edition.verify(progress::advance);
      return told(edition.toString(), edition.size());
    }
  }

  private static String told(String name, long numbers) {
    return "%s, %s numbers".formatted(SafeText.of(name), NumberInput.count(numbers));
  }
}
