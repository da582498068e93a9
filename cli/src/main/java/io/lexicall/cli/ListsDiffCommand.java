package io.lexicall.cli;

import io.lexicall.batch.BatchFileException;
import io.lexicall.batch.Outputs;
import io.lexicall.json.SafeText;
import io.lexicall.lists.DamagedListException;
import io.lexicall.lists.ListEdition;
import io.lexicall.number.PhoneNumber;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "diff",
    description = {
      "Shows in how many numbers two editions differ, and in which area codes or countries most.",
      "",
      "Editions of two different lists can be compared too, with a warning on standard"
          + " error. The numbers themselves are written only to the files that the options"
          + " name, in E.164, one per line."
    },
    footer = {
      "",
      "Exit codes: 0 compared, whatever the difference; 2 the command was not"
          + " understood; 3 a list is damaged or could not be read, or a file could not be"
          + " written.",
      "",
      "Examples:",
      "  lexicall lists diff us-october.lexi us.lexi",
      "  lexicall lists diff us-october.lexi us.lexi --added new.txt --deleted gone.txt"
    })
final class ListsDiffCommand implements Callable<Integer> {
  private static final int LABEL = 12;
  private static final int MOST_SHOWN = 20;
  private static final long NANP_FIRST = 10_000_000_000L;
  private static final long NANP_AREA = 10_000_000L;

  private final Console console;

  @Mixin private final ColorOption color = new ColorOption();

  @Parameters(index = "0", paramLabel = "OLD", description = "The earlier edition.")
  private String old = "";

  @Parameters(index = "1", paramLabel = "NEW", description = "The later edition.")
  private String later = "";

  @Option(
      names = "--added",
      paramLabel = "FILE",
      description = "Write the numbers that only the later edition has.")
  private @Nullable String addedFile;

  @Option(
      names = "--deleted",
      paramLabel = "FILE",
      description = "Write the numbers that only the earlier edition has.")
  private @Nullable String deletedFile;

  ListsDiffCommand(Console console) {
    this.console = console;
  }

  /** The differences in numbers with the same leading digits. */
  private static final class Counts {
    private long added;
    private long deleted;

    long all() {
      return added + deleted;
    }
  }

  @Override
  public Integer call() {
    try (ListEdition before = ListsDiffCommand.open(old);
        ListEdition after = ListsDiffCommand.open(later)) {
      if (!areOfOneList(before, after)) {
        console.tell(
            "these are editions of two different lists, %s and %s"
                .formatted(SafeText.of(before.info().id()), SafeText.of(after.info().id())));
      }
      Map<Long, Counts> byDigits = new TreeMap<>();
      Counts all = compare(before, after, byDigits);
      tell(before, after, all, byDigits);
      console.flush();
      return ExitCode.OK;
    } catch (BatchFileException unwritten) {
      throw Failure.broken(String.valueOf(unwritten.getMessage()));
    } catch (DamagedListException damaged) {
      throw Failure.broken(Input.told(damaged.getMessage(), List.of(old, later)));
    } catch (IOException failure) {
      throw NumberInput.failed("the difference", failure);
    }
  }

  private static boolean areOfOneList(ListEdition before, ListEdition after) {
    return before.info().id().equals(after.info().id());
  }

  private static ListEdition open(String list) {
    try {
      return ListEdition.open(Input.path(list));
    } catch (IOException failure) {
      throw ListsInfoCommand.unreadable(list, failure);
    }
  }

  private Counts compare(ListEdition before, ListEdition after, Map<Long, Counts> byDigits)
      throws IOException {
    List<String> files = Stream.of(addedFile, deletedFile).filter(Objects::nonNull).toList();
    ListsBuildCommand.mustDiffer(files, List.of(old, later));
    Counts all = new Counts();
    try (Outputs outputs = new Outputs()) {
      Numbers added = Numbers.to(addedFile, outputs);
      Numbers deleted = Numbers.to(deletedFile, outputs);
      before.compareWith(
          after,
          new ListEdition.Difference() {
            @Override
            public void added(long digits) throws IOException {
              all.added++;
              byDigits.computeIfAbsent(leading(digits), key -> new Counts()).added++;
              added.write(digits);
            }

            @Override
            public void deleted(long digits) throws IOException {
              all.deleted++;
              byDigits.computeIfAbsent(leading(digits), key -> new Counts()).deleted++;
              deleted.write(digits);
            }
          });
      added.flush();
      deleted.flush();
      outputs.complete();
    }
    return all;
  }

  /** Writes numbers to one of the files, if requested. */
  private static final class Numbers {
    private static final int BUFFER = 1 << 16;
    private static final int LONGEST = 21;

    private final @Nullable OutputStream file;
    private final StringBuilder lines = new StringBuilder(BUFFER + LONGEST);

    private Numbers(@Nullable OutputStream file) {
      this.file = file;
    }

    static Numbers to(@Nullable String file, Outputs outputs) throws IOException {
      if (DistinctFiles.STANDARD.equals(file)) {
        throw Failure.usage("- is standard output; name a file for the numbers");
      }
      return new Numbers(file == null ? null : outputs.file(Input.path(file)));
    }

    void write(long digits) throws IOException {
      if (file != null) {
        lines.append('+').append(digits).append('\n');
        if (lines.length() >= BUFFER) {
          flush();
        }
      }
    }

    void flush() throws IOException {
      if (file != null) {
        file.write(lines.toString().getBytes(StandardCharsets.US_ASCII));
        lines.setLength(0);
      }
    }
  }

  /**
   * A North American area code with its country calling code, or otherwise the country calling
   * code.
   */
  private static long leading(long digits) {
    return digits / NANP_FIRST == 1
        ? digits / NANP_AREA
        : PhoneNumber.ofDigits(digits).callingCode();
  }

  private void tell(ListEdition before, ListEdition after, Counts all, Map<Long, Counts> byDigits) {
    Page page = new Page(console, color.isOn(console.terminal()));
    String to =
        areOfOneList(before, after)
            ? after.info().asOf().toString()
            : SafeText.of(after.toString());
    page.paragraph(Page.Style.BOLD, SafeText.of(before.toString()) + " → " + to, 2, "");
    page.labelled(
        2,
        "numbers",
        LABEL,
        Page.Style.PLAIN,
        NumberInput.count(before.size()) + " → " + NumberInput.count(after.size()));
    page.labelled(2, "added", LABEL, Page.Style.PLAIN, NumberInput.count(all.added));
    page.labelled(2, "deleted", LABEL, Page.Style.PLAIN, NumberInput.count(all.deleted));
    if (!before.info().coverage().equals(after.info().coverage())) {
      page.labelled(2, "covers", LABEL, Page.Style.UNSURE, "different numbers than before");
    }
    List<Map.Entry<Long, Counts>> most =
        byDigits.entrySet().stream()
            .sorted(
                Comparator.comparingLong((Map.Entry<Long, Counts> each) -> -each.getValue().all()))
            .limit(MOST_SHOWN)
            .toList();
    for (Map.Entry<Long, Counts> each : most) {
      page.labelled(
          4,
          "+" + each.getKey(),
          LABEL - 2,
          Page.Style.PLAIN,
          "%s added, %s deleted"
              .formatted(
                  NumberInput.count(each.getValue().added),
                  NumberInput.count(each.getValue().deleted)));
    }
    if (byDigits.size() > most.size()) {
      page.labelled(
          4,
          "",
          LABEL - 2,
          Page.Style.DIM,
          "and %s others".formatted(byDigits.size() - most.size()));
    }
  }
}
