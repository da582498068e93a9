package io.lexicall.cli;

import io.lexicall.journal.Entry;
import io.lexicall.json.SafeText;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "show",
    description = {
      "Shows entries of one or more journals, in order of time.",
      "",
      "A text line reveals nothing about the person except, if the keys are available,"
          + " the id of the activity. With --json, and if the keys are available, the"
          + " encrypted content is shown too: the facts as they were judged, with their"
          + " numbers, and the verdict."
    },
    footer = {
      "",
      "Exit codes: 0 shown, also if there is no such entry; 2 the command was not"
          + " understood; 3 a journal or its keys could not be read.",
      "",
      "Examples:",
      "  lexicall journal show acme.journal --decision deny --from 2026-11-01",
      "  lexicall journal show east.journal west.journal --rule tcpa.calling-hours",
      "  lexicall journal show acme.journal --key-file acme.key --number +12125550142 --json"
    })
final class JournalShowCommand implements Callable<Integer> {
  private static final Pattern DIGEST = Pattern.compile(", sha256:[0-9a-f]{64}$");

  private final Console console;

  @Mixin private final KeyOptions keys = new KeyOptions();
  @Mixin private final EntryFilter filter = new EntryFilter();

  @Parameters(arity = "1..*", paramLabel = "DIR", description = "The folders of journals.")
  private List<String> journals = List.of();

  @Option(names = "--json", description = "One JSON object per line, with the encrypted content.")
  private boolean json;

  @Option(
      names = "--zone",
      paramLabel = "ZONE",
      description = "The time zone of the output, such as America/New_York (default: UTC).")
  private @Nullable String zone;

  JournalShowCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    try (Journals opened = Journals.open(journals, keys)) {
      if (filter.begin(opened)) {
        opened.forEach(
            entry -> {
              if (filter.matches(entry)) {
                console.line(json ? entry.toJson() : line(entry, opened.haveKeys()));
              }
              return true;
            });
      } else {
        console.tell(
            "there is no entry about that number: none was written, or the person was forgotten");
      }
    }
    console.flush();
    return ExitCode.OK;
  }

  /** Returns which law was loaded; --json and the page of 'prove' have the digests too. */
  private static String law(Entry entry) {
    String law =
        entry.law().stream()
            .map(each -> DIGEST.matcher(each).replaceFirst(""))
            .collect(Collectors.joining("; "));
    return law.isEmpty() ? "" : "  " + SafeText.of(law);
  }

  private String line(Entry entry, boolean haveKeys) {
    boolean isUnwritable = entry.isUnwritable();
    boolean isForgotten =
        haveKeys && entry.decision().isPresent() && !entry.isReadable() && !isUnwritable;
    return Journals.line(
            entry,
            journals.size() > 1 ? entry.folder().toString() : null,
            zone == null ? ZoneOffset.UTC : CsvOptions.zone(zone, "--zone"))
        + (isForgotten ? "  about a person who was forgotten" : "")
        + (isUnwritable ? "  without its facts, which could not be recorded" : "")
        + (entry.decision().isPresent() ? "" : law(entry));
  }
}
