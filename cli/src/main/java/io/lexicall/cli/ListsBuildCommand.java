package io.lexicall.cli;

import io.lexicall.facts.ListEntry;
import io.lexicall.facts.ListKind;
import io.lexicall.lists.CompanyList;
import io.lexicall.lists.Coverage;
import io.lexicall.lists.EditionBuilder;
import io.lexicall.lists.ImportReport;
import io.lexicall.lists.ListInfo;
import io.lexicall.lists.NumberFile;
import io.lexicall.lists.RefusedImportException;
import io.lexicall.place.Place;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "build",
    description = {
      "Builds an edition of a list from full files of numbers.",
      "",
      "Every line is read, or refused and counted; the first refused lines of each kind are shown"
          + " with their digits hidden. Too many of them end it, and the edition that lay there"
          + " before stays."
    },
    footer = {
      "",
      "Exit codes:",
      "  0  the edition was written, every line is in it",
      "  1  the edition was written; some lines were refused, no more than allowed",
      "  2  the command was not understood",
      "  3  no edition was written; the previous one is unchanged",
      "",
      "Examples:",
      "  lexicall lists build --kind national-dnc --place US --as-of 2026-11-01 -o us.lexi full.zip",
      "  lexicall lists build --kind national-dnc --place CA --as-of 2026-11-03 -o ca.lexi \\",
      "      --dialed-from CA dncl.txt.gz",
      "  lexicall lists build --kind state-dnc --place US-TX --as-of 2026-10-01 -o tx.lexi \\",
      "      --column Phone --dialed-from US texas.csv",
      "  lexicall lists build --kind internal-dnc --seller acme --as-of 2026-11-01 --company \\",
      "      -o acme/ --column phone --date-column asked_at --dialed-from US optouts.csv"
    })
@SuppressWarnings("try") // the progress bar is ended before the report is written
final class ListsBuildCommand implements Callable<Integer> {
  private static final Place UNITED_STATES = Place.of("US");

  private final Console console;

  @Mixin private final ColorOption color = new ColorOption();
  @Mixin private final NumberInput input = new NumberInput();

  @Parameters(
      arity = "1..*",
      paramLabel = "FILE",
      description = "Files of numbers; - for standard input.")
  private List<String> files = List.of();

  @Option(
      names = {"-o", "--output"},
      required = true,
      paramLabel = "FILE",
      description = "Where to write the edition; an existing one is replaced.")
  private String output = "";

  @Option(
      names = "--kind",
      required = true,
      paramLabel = "KIND",
      description =
          "national-dnc, internal-dnc, state-dnc, reassigned-numbers, tps, ctps or national-optout.")
  private String kind = "";

  @Option(
      names = "--place",
      paramLabel = "PLACE",
      description =
          "The country of a national list, such as US, or the region of a state's: US-TX.")
  private @Nullable String place;

  @Option(
      names = "--as-of",
      required = true,
      paramLabel = "DATE",
      description =
          "The version: when the list was obtained from its source, a date or an"
              + " instant with an offset. The age that the law allows is counted from then.")
  private String asOf = "";

  @Option(
      names = "--seller",
      paramLabel = "ID",
      description =
          "Whose own list it is, as named in caller.seller (default: that of any caller).")
  private @Nullable String seller;

  @Option(
      names = "--id",
      paramLabel = "NAME",
      description = "The name of the list (default: made from place, kind and seller).")
  private @Nullable String id;

  @Option(
      names = "--covers",
      paramLabel = "DIGITS",
      description =
          "Which numbers the list covers, by their leading digits separated by commas,"
              + " such as 1212,1646; * for all. Nothing is known about other numbers, which"
              + " is never a permit. By default all numbers are covered; in format registry,"
              + " those of the area codes found in the files, since the registry sells its"
              + " list by area code.")
  private @Nullable String covers;

  @Option(
      names = "--company",
      description = "Create a company's own list in a folder, to which a dialer adds at run time.")
  private boolean company;

  @Option(
      names = "--allow-empty",
      description =
          "Write a list without numbers, such as a company's own list before anybody"
              + " has asked. Otherwise files without a number are refused.")
  private boolean allowEmpty;

  ListsBuildCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    NumberInput.requireFiles(files);
    ListInfo info = info();
    boolean registry = isRegistry(info);
    NumberInput.Format usual = registry ? NumberInput.Format.REGISTRY : NumberInput.Format.LINES;
    EditionBuilder builder = EditionBuilder.of(info).refuseAbove(input.limit());
    List<NumberFile> numbers =
        files.stream().map(file -> input.read(file, usual, console)).toList();
    numbers.forEach(builder::add);
    if (allowEmpty) {
      builder.allowEmpty();
    }
    if (covers == null && (input.format == NumberInput.Format.REGISTRY || isUsual(registry))) {
      builder.coverFoundAreaCodes();
    }
    Page page = new Page(console, color.isOn(console.terminal()));
    try (Progress progress =
        Progress.of(console, "building", Progress.Unit.BYTES, NumberInput.total(numbers))) {
      builder.progress(progress::advance);
      ImportReport report = write(builder);
      progress.close();
      tell(page, report);
      console.flush();
      return report.refused() == 0 ? ExitCode.OK : ExitCode.SOME_FAILED;
    } catch (RefusedImportException refused) {
      NumberInput.tell(page, refused.report());
      console.flush();
      throw Failure.broken(Input.told(refused.getMessage(), files) + "; nothing was written");
    } catch (IOException failure) {
      throw NumberInput.failed(output, failure);
    }
  }

  private boolean isUsual(boolean registry) {
    return registry && input.format == null && input.column == null;
  }

  private static boolean isRegistry(ListInfo info) {
    return info.kind() == ListKind.NATIONAL_DNC
        && info.place().filter(UNITED_STATES::equals).isPresent();
  }

  private ListInfo info() {
    ListKind listKind =
        ListEntry.LIST
            .type()
            .choice(kind)
            .orElseThrow(
                () ->
                    Failure.usage(
                        "--kind takes %s, not %s"
                            .formatted(ListEntry.LIST.type().allowed(), kind)));
    if (company && listKind != ListKind.INTERNAL_DNC) {
      throw Failure.usage("--company is for a list of kind internal-dnc");
    }
    ListInfo.Builder info = ListInfo.builder(listKind).asOf(NumberInput.moment(asOf));
    try {
      if (place != null) {
        info.place(NumberInput.place(place, "--place"));
      }
      if (seller != null) {
        info.seller(seller);
      }
      if (id != null) {
        info.id(id);
      }
      if (covers != null && !covers.strip().equals("*")) {
        info.coverage(Coverage.ofLeadingDigits(Arrays.asList(covers.strip().split(" *, *", -1))));
      }
      return info.build();
    } catch (IllegalArgumentException cannotBe) {
      String meant = listKind == ListKind.STATE_DNC && place != null ? Regions.meant(place) : "";
      throw Failure.usage(cannotBe.getMessage() + meant);
    }
  }

  private ImportReport write(EditionBuilder builder) throws IOException {
    Path target = Input.path(output);
    if (company) {
      return CompanyList.create(target, builder);
    }
    Path folder = target.toAbsolutePath().getParent();
    if (Files.isDirectory(target)) {
      throw Failure.usage(output + " is a folder; name a file, or give --company for a folder");
    }
    if (folder != null && CompanyList.isList(folder)) {
      throw Failure.usage(
          folder + " holds a company's own list, which must not be replaced; choose another place");
    }
    mustDiffer(List.of(output), files);
    return builder.write(target);
  }

  /** Refuses to write to input files. */
  static void mustDiffer(List<String> written, List<String> read) {
    try {
      DistinctFiles.mustDiffer(written, read);
    } catch (IllegalArgumentException isRead) {
      throw Failure.usage(String.valueOf(isRead.getMessage()));
    } catch (IOException failure) {
      throw Failure.broken("the input cannot be identified: " + failure.getMessage());
    }
  }

  private void tell(Page page, ImportReport report) throws IOException {
    ListSummary.of(Input.path(output)).tell(page);
    NumberInput.tell(page, report);
  }
}
