package io.lexicall.cli;

import io.lexicall.Compliance;
import io.lexicall.facts.FactType;
import io.lexicall.json.SafeText;
import io.lexicall.ledger.DueCalendar;
import io.lexicall.ledger.DueDate;
import io.lexicall.ledger.LedgerException;
import io.lexicall.lists.DoNotCallLists;
import io.lexicall.time.Due;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "due",
    description = {
      "Shows what must be done, and by when, about the open requests in the ledger,"
          + " and by when requests to stop and withdrawals of consent must be honoured"
          + " everywhere, according to the rules; the earliest first.",
      "",
      "The date for a request to stop or a withdrawal is no longer shown once it has"
          + " passed, since the ledger itself honours them at once. If it had passed when the"
          + " request was recorded (by less than 90 days), it is shown as LATE for 14 days."
    },
    footer = {
      "",
      "Exit codes: 0 nothing is late; 1 something is; " + LedgerCommand.EXIT_CODES,
      "",
      "Examples:",
      "  lexicall ledger due --db acme.db",
      "  lexicall ledger due --db acme.db --ical > due.ics",
      "  lexicall ledger due --db acme.db --regulations gdpr --json"
    })
final class LedgerDueCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private final LedgerOption option = new LedgerOption();
  @Mixin private final Law law = new Law();

  @Option(names = "--at", paramLabel = "INSTANT", description = "As of when (default: now).")
  private @Nullable String at;

  @Option(names = "--json", description = "One JSON object per line.")
  private boolean json;

  @Option(
      names = "--ical",
      description = "A calendar file for calendar programs (iCalendar, RFC 5545).")
  private boolean ical;

  LedgerDueCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    if (json && ical) {
      throw Failure.usage("give one of --json and --ical");
    }
    Instant now = at == null ? InstantSource.system().instant() : Journals.instant("--at", at);
    List<DueDate> dates;
    try (OpenLedger opened = option.open()) {
      Compliance compliance = law.load(law.profile(), DoNotCallLists.of());
      dates = opened.ledger().due(compliance, now);
    } catch (LedgerException failure) {
      throw LedgerOption.told(failure);
    }
    if (ical) {
      console.text(DueCalendar.write(dates, now));
    } else {
      dates.forEach(date -> console.line(json ? toJson(date) : line(date)));
      if (dates.isEmpty()) {
        console.tell("nothing is due");
      }
    }
    console.flush();
    return dates.stream().anyMatch(DueDate::isLate) ? ExitCode.SOME_FAILED : ExitCode.OK;
  }

  private static String what(DueDate date) {
    return date.event().request().map(FactType::code).orElse(date.event().kind().code());
  }

  private static String line(DueDate date) {
    return "%-20s  %-4s  %s (%s)%s  received %s  %s [%s]  id %s"
        .formatted(
            date.due().map(Due::toString).orElse("-"),
            date.isLate() ? "LATE" : "",
            date.obligation(),
            what(date),
            date.isExtended() ? ", extended" : "",
            date.event().happenedAt(),
            date.citation(),
            date.rule(),
            SafeText.ofId(date.event().id().orElseThrow()));
  }

  private static String toJson(DueDate date) {
    return JsonText.object(
        object -> {
          object.writeStringField("id", date.event().id().orElseThrow());
          object.writeStringField("request", what(date));
          object.writeStringField("receivedAt", date.event().happenedAt().toString());
          object.writeStringField("obligation", date.obligation());
          if (date.due().isPresent()) {
            object.writeStringField("due", date.due().get().toString());
          }
          object.writeBooleanField("late", date.isLate());
          object.writeBooleanField("extended", date.isExtended());
          object.writeStringField("rule", date.rule());
          object.writeStringField("citation", date.citation());
        });
  }
}
