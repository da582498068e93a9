package io.lexicall.cli;

import io.lexicall.json.SafeText;
import io.lexicall.ledger.Event;
import io.lexicall.ledger.EventField;
import io.lexicall.ledger.EventKind;
import io.lexicall.ledger.Evidence;
import io.lexicall.ledger.LedgerException;
import java.io.IOException;
import java.io.InputStream;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "record",
    description = {
      "Records an event: " + LedgerRecordCommand.KINDS + ".",
      "",
      "When the id is printed, the event is on disk. A scope that is left out is not"
          + " limited: a request to stop without a seller stops the calls for all sellers."
          + " One with a seller counts for calls for exactly that name. If the name differs"
          + " from a known one only by its spelling, calls for the known one are undecided;"
          + " this is reported.",
      "",
      "A request to stop also withdraws the consents in its scope that were given by then."
          + " If it is lifted, they do not come back: record a new consent.",
      "",
      "A withdrawal, a request to stop or an end of which only the date is given counts"
          + " as later than everything else that happened on that day."
    },
    footer = {
      "",
      "Exit codes: 0 recorded, also if the answer could not be written, which is reported; "
          + LedgerCommand.EXIT_CODES,
      "",
      "Examples:",
      "  lexicall ledger record told-to-stop --db acme.db --number +12125550142 --seller acme",
      "  lexicall ledger record consent-given --db acme.db --number +12125550142 --seller acme \\",
      "    --set kind=express-written --set channels=voice --set wording=web-3 --evidence-file form.pdf",
      "  lexicall ledger record request-received --db acme.db --number +4930123456 --set request=access",
      "  lexicall ledger record request-answered --db acme.db --set refers-to=ID"
    })
final class LedgerRecordCommand implements Callable<Integer> {
  static final String KINDS =
      "consent-given, consent-withdrawn, told-to-stop, stop-lifted, transaction, inquiry,"
          + " relationship-ended, contact-attempted, contact-ended, contact-released,"
          + " request-received, request-acknowledged, request-extended, request-answered";

  private static final int MOST_EVIDENCE = 256 << 20;

  private final Console console;

  @Mixin private final LedgerOption option = new LedgerOption();

  @Parameters(paramLabel = "KIND", description = "What happened.")
  private String kind = "";

  @Option(names = "--number", paramLabel = "NUMBER", description = "The person's number.")
  private @Nullable String number;

  @Option(
      names = "--at",
      paramLabel = "INSTANT",
      description = "When it happened, such as 2026-11-24T12:00:00Z (default: now).")
  private @Nullable String at;

  @Option(
      names = "--zone",
      paramLabel = "ZONE",
      description =
          "The time zone of dates and times without an offset (default: they are refused).")
  private @Nullable String zone;

  @Option(names = "--seller", paramLabel = "ID", description = "For which seller; all unless told.")
  private @Nullable String seller;

  @Option(
      names = "--set",
      paramLabel = "FIELD=VALUE",
      description =
          "What else is known: kind, channels, purposes, subject, brand, wording, evidence, sha256,"
              + " expires, automated, received-by, id, by, from, refers-to, connected, refused,"
              + " request, law, place, similar.")
  private List<String> fields = new ArrayList<>();

  @Option(
      names = "--evidence-file",
      paramLabel = "FILE",
      description = "What proves it: its name and SHA-256 are recorded, not the file.")
  private @Nullable String evidenceFile;

  LedgerRecordCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    EventKind what = kind(kind);
    Map<EventField, String> stated = fields(fields);
    state(EventField.AT, at, stated);
    state(EventField.SELLER, seller, stated);
    state(EventField.NUMBER, number == null ? null : Journals.number(number).e164(), stated);
    stated.computeIfAbsent(EventField.AT, now -> InstantSource.system().instant().toString());
    try {
      Event event = event(what, stated);
      try (OpenLedger opened = option.open()) {
        Set<String> sellers = opened.ledger().sellers();
        Event recorded = opened.ledger().record(event);
        answer(recorded);
        if (recorded.kind() == EventKind.STOP_LIFTED) {
          tellStillStopped(recorded, opened);
        }
        if (recorded.endsContacts() && !recorded.isOfPerson()) {
          console.tell("the request names no number, so it stops no contact: state --number");
        }
        String named = recorded.scope().seller();
        OtherSellers.tellWrittenOtherwise(
            named == null ? Set.of() : Set.of(named), sellers, console);
      }
    } catch (LedgerException refused) {
      throw LedgerOption.told(refused);
    } catch (IllegalArgumentException wrong) {
      throw Failure.hint(SafeText.of(String.valueOf(wrong.getMessage())));
    }
    return ExitCode.OK;
  }

  /** A script that took an unsent answer for a failure would record the event a second time. */
  private void answer(Event recorded) {
    String answer =
        "recorded %s at %s, id %s"
            .formatted(
                recorded.kind(), recorded.happenedAt(), SafeText.ofId(recorded.id().orElseThrow()));
    try {
      console.line(answer);
      console.flush();
    } catch (Failure unsent) {
      console.tell(answer + "; " + unsent.told());
    } catch (Console.ReaderGone gone) {
      console.tell(answer + "; nobody reads the answer");
      throw gone;
    }
  }

  /** Reversing a part of a request reverses nothing of it, which a user would not notice. */
  private void tellStillStopped(Event lifting, OpenLedger opened) {
    Optional<String> id = lifting.refersTo();
    if (id.isPresent()) {
      opened.ledger().event(id.get()).stream()
          .filter(each -> each.id().equals(id) && !lifting.scope().covers(each.scope()))
          .forEach(
              stop ->
                  tellStillStands(
                      stop,
                      "it is wider than the scope that is lifted; leave the scope out to lift it"
                          + " whole"));
      return;
    }
    lifting
        .number()
        .flatMap(person -> opened.ledger().standing(person).stop(lifting.scope()))
        .ifPresent(
            stop ->
                tellStillStands(
                    stop,
                    "lifting counts for earlier requests that lie wholly in what is lifted; --set"
                        + " refers-to=ID lifts one by its id"));
  }

  private void tellStillStands(Event stop, String why) {
    console.tell(
        "the request to stop at %s, id %s, still stands: %s"
            .formatted(stop.happenedAt(), SafeText.ofId(stop.id().orElseThrow()), why));
  }

  private Event event(EventKind what, Map<EventField, String> stated) {
    Event.Builder event = EventField.event(what, stated, LedgerImportCommand.zone(zone), null);
    String file = evidenceFile;
    if (file != null) {
      event.evidence(evidence(file, stated.get(EventField.WORDING)));
    }
    return event.build();
  }

  private static Evidence evidence(String file, @Nullable String wording) {
    try (InputStream in = Input.openFile(file)) {
      byte[] content = in.readNBytes(MOST_EVIDENCE + 1);
      if (content.length > MOST_EVIDENCE) {
        throw Failure.broken(Input.called(file) + " is larger than 256 MiB; tell its sha256");
      }
      return Evidence.of(wording, String.valueOf(Input.path(file).getFileName()), content);
    } catch (IOException failure) {
      throw Input.unreadable(file, failure);
    }
  }

  static EventKind kind(String word) {
    return EventKind.ofCode(word)
        .filter(each -> each != EventKind.FORGOTTEN)
        .orElseThrow(() -> Failure.usage("there is no event '" + word + "'; there are " + KINDS));
  }

  /** Reads FIELD=VALUE. */
  static Map<EventField, String> fields(List<String> given) {
    Map<EventField, String> fields = new EnumMap<>(EventField.class);
    for (String each : given) {
      int equals = each.indexOf('=');
      if (equals < 1) {
        throw Failure.usage("--set takes FIELD=VALUE");
      }
      state(field(each.substring(0, equals)), each.substring(equals + 1), fields);
    }
    return fields;
  }

  /**
   * One of two values would be lost: a request to stop for another channel, or of another person.
   */
  private static void state(
      EventField field, @Nullable String value, Map<EventField, String> stated) {
    if (value != null && stated.putIfAbsent(field, value) != null) {
      throw Failure.usage(field.code() + " is stated twice");
    }
  }

  static EventField field(String word) {
    return EventField.ofCode(word)
        .orElseThrow(
            () ->
                Failure.usage(
                    "there is no field '"
                        + word
                        + "'; there are "
                        + Arrays.stream(EventField.values())
                            .map(EventField::code)
                            .collect(Collectors.joining(", "))));
  }
}
