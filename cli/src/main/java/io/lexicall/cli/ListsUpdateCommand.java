package io.lexicall.cli;

import io.lexicall.facts.ListKind;
import io.lexicall.lists.CompanyList;
import io.lexicall.lists.EditionUpdate;
import io.lexicall.lists.ImportReport;
import io.lexicall.lists.ListEdition;
import io.lexicall.lists.NumberFile;
import io.lexicall.lists.RefusedImportException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "update",
    description = {
      "Builds the next edition of a list from the previous one and the changes since then.",
      "",
      "A change is a line of area code, number, time, and A for an addition or D for a"
          + " deletion; or a row of a table. The latest change of a number counts. A change"
          + " list is refused if it was applied before, is older than the edition, or begins"
          + " before the edition ends. Additions of numbers that are already listed, and"
          + " deletions of numbers that are not, change nothing; many of them indicate that"
          + " a change list is missing."
    },
    footer = {
      "",
      "Exit codes:",
      "  0  the edition was written, every change is in it",
      "  1  the edition was written; some lines were refused, no more than allowed",
      "  2  the command was not understood",
      "  3  no edition was written; the previous one is unchanged",
      "",
      "Examples:",
      "  lexicall lists update us.lexi changes-2026-11-15.txt.gz",
      "  lexicall lists update us.lexi changes.txt --as-of 2026-11-15 -o us-next.lexi",
      "  lexicall lists update tx.lexi --column Phone --change-column Action --date-column When \\",
      "      --dialed-from US changes.csv"
    })
final class ListsUpdateCommand implements Callable<Integer> {
  private static final int LABEL = 12;

  private final Console console;

  @Mixin private final ColorOption color = new ColorOption();
  @Mixin private final NumberInput input = new NumberInput();

  @Parameters(index = "0", paramLabel = "LIST", description = "The previous edition.")
  private String list = "";

  @Parameters(
      index = "1..*",
      arity = "1..*",
      paramLabel = "FILE",
      description = "Change lists, in any order; - for standard input.")
  private List<String> files = List.of();

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "Where to write the new edition (default: in place of the previous one).")
  private @Nullable String output;

  @Option(
      names = "--as-of",
      paramLabel = "DATE",
      description =
          "When the changes were obtained from the list's source (default: the time of"
              + " the latest change, which cannot be later than that).")
  private @Nullable String asOf;

  @Option(
      names = "--change-column",
      paramLabel = "NAME",
      description = "The column of a table that holds A or D.")
  private @Nullable String changeColumn;

  @Option(
      names = "--skip-overlap",
      description =
          "Skip changes that are older than the edition, if a change list begins"
              + " before the edition ends. If only the day of a change is known, and the"
              + " edition is of a time on it, an addition is applied and a deletion skipped.")
  private boolean skipOverlap;

  @Option(
      names = "--require-fit",
      description = "Refuse changes that change nothing, which indicate a missing change list.")
  private boolean requireFit;

  ListsUpdateCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    NumberInput.requireFiles(files);
    Path before = Input.path(list);
    if (CompanyList.isList(before)) {
      throw Failure.usage(list + " is a company's own list, which a dialer adds to by itself");
    }
    String target = output == null ? list : output;
    Page page = new Page(console, color.isOn(console.terminal()));
    try (ListEdition edition = ListEdition.open(before)) {
      ListsBuildCommand.mustDiffer(List.of(target), files);
      EditionUpdate update = EditionUpdate.of(edition).refuseAbove(input.limit());
      NumberInput.Format usual =
          edition.info().kind() == ListKind.NATIONAL_DNC
              ? NumberInput.Format.REGISTRY
              : NumberInput.Format.LINES;
      List<NumberFile> changes = files.stream().map(file -> read(file, usual)).toList();
      changes.forEach(update::add);
      if (asOf != null) {
        update.asOf(NumberInput.moment(asOf));
      }
      if (skipOverlap) {
        update.skipOverlap();
      }
      if (requireFit) {
        update.requireFit();
      }
      ImportReport report = write(update, changes, Input.path(target));
      ListSummary.of(Input.path(target)).tell(page);
      tell(page, report);
      NumberInput.tell(page, report);
      console.flush();
      return report.refused() == 0 ? ExitCode.OK : ExitCode.SOME_FAILED;
    } catch (RefusedImportException refused) {
      tell(page, refused.report());
      NumberInput.tell(page, refused.report());
      console.flush();
      throw Failure.broken(Input.told(refused.getMessage(), files) + "; nothing was written");
    } catch (IOException failure) {
      throw NumberInput.failed(target, failure);
    }
  }

  private ImportReport write(EditionUpdate update, List<NumberFile> changes, Path target)
      throws IOException {
    try (Progress progress =
        Progress.of(console, "updating", Progress.Unit.BYTES, NumberInput.total(changes))) {
      return update.progress(progress::advance).write(target);
    }
  }

  private NumberFile read(String file, NumberInput.Format usual) {
    NumberFile changes = input.read(file, usual, console);
    if (changeColumn == null) {
      return changes;
    }
    if (input.column == null) {
      throw Failure.usage("--change-column is for tables: name --column and --date-column too");
    }
    return changes.changes(changeColumn);
  }

  private static void tell(Page page, ImportReport report) {
    ImportReport.Changes changes = report.changes();
    line(page, "added", changes.added(), "");
    line(page, "deleted", changes.deleted(), "");
    line(page, "no change", changes.alreadyListed(), "added though listed already");
    line(page, "no change", changes.notListed(), "deleted though not listed");
    line(page, "superseded", changes.superseded(), "by a later change of the number");
    line(page, "skipped", changes.overlapping(), "older than the edition, or perhaps");
    line(
        page,
        "not covered",
        changes.notCovered(),
        "added outside of what the list covers: other numbers there are unknown; rebuild the list");
  }

  private static void line(Page page, String label, long count, String told) {
    if (count > 0) {
      page.labelled(2, label, LABEL, Page.Style.PLAIN, NumberInput.count(count) + " " + told);
    }
  }
}
