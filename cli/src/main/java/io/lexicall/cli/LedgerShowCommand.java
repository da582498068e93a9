package io.lexicall.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import io.lexicall.facts.FactType;
import io.lexicall.json.SafeText;
import io.lexicall.ledger.ConsentReceipts;
import io.lexicall.ledger.Event;
import io.lexicall.ledger.EventKind;
import io.lexicall.ledger.LedgerException;
import io.lexicall.ledger.Standing;
import io.lexicall.number.PhoneNumber;
import io.lexicall.place.Place;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "show",
    description = {
      "Shows the events of a person, with what proves them, in the order in which they were recorded;"
          + " or an event and those that refer to it.",
      "",
      "--at shows what had happened by an instant, --known-at what was recorded by one."
    },
    footer = {
      "",
      "Exit codes: 0 told, also if there is nothing; " + LedgerCommand.EXIT_CODES,
      "",
      "Examples:",
      "  lexicall ledger show --db acme.db --number +12125550142",
      "  lexicall ledger show --db acme.db --number +12125550142 --known-at 2026-05-01 --json",
      "  lexicall ledger show --db acme.db --event c-81",
      "  lexicall ledger show --db acme.db --number +12125550142 --receipts --controller 'Acme Inc.' \\",
      "    --contact Privacy --address '1 Main St, Springfield' --email privacy@acme.example \\",
      "    --phone +12125550100 \\",
      "    --policy-url https://acme.example/privacy --jurisdiction US"
    })
final class LedgerShowCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private final LedgerOption option = new LedgerOption();

  @Option(names = "--number", paramLabel = "NUMBER", description = "The person's number.")
  private @Nullable String number;

  @Option(names = "--event", paramLabel = "ID", description = "The id of an event.")
  private @Nullable String event;

  @Option(names = "--at", paramLabel = "INSTANT", description = "What had happened by then.")
  private @Nullable String at;

  @Option(names = "--known-at", paramLabel = "INSTANT", description = "What was recorded by then.")
  private @Nullable String knownAt;

  @Option(names = "--json", description = "One JSON object per line.")
  private boolean json;

  @Option(
      names = "--receipts",
      description =
          "The consents as receipts in the form of Kantara's Consent Receipt 1.1, one JSON object a"
              + " line; they name the person by the number.")
  private boolean receipts;

  @Option(names = "--controller", paramLabel = "NAME", description = "The company, in a receipt.")
  private String controller = "";

  @Option(names = "--contact", paramLabel = "NAME", description = "Whom the person can ask.")
  private String contact = "";

  @Option(names = "--address", paramLabel = "TEXT", description = "The company's address.")
  private String address = "";

  @Option(names = "--email", paramLabel = "ADDRESS", description = "The company's e-mail address.")
  private String email = "";

  @Option(names = "--phone", paramLabel = "NUMBER", description = "The company's number.")
  private String phone = "";

  @Option(names = "--policy-url", paramLabel = "URL", description = "Its privacy policy.")
  private String policy = "";

  @Option(names = "--jurisdiction", paramLabel = "CODE", description = "Whose law applies.")
  private String jurisdiction = "";

  LedgerShowCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    String person = number;
    String id = event;
    if ((person == null) == (id == null)) {
      throw Failure.usage("name the person by --number, or an event by --event");
    }
    if (receipts
        && (person == null
            || controller.isBlank()
            || contact.isBlank()
            || policy.isBlank()
            || address.isBlank()
            || email.isBlank()
            || phone.isBlank()
            || jurisdiction.isBlank())) {
      throw Failure.usage(
          "--receipts takes --number, and of the company --controller, --contact, --address, --email,"
              + " --phone, --policy-url and --jurisdiction: a receipt must state them all");
    }
    PhoneNumber ofPerson = person == null ? null : Journals.number(person);
    Instant byThen = at == null ? Instant.MAX : Journals.instant("--at", at);
    Instant knownThen = knownAt == null ? Instant.MAX : Journals.instant("--known-at", knownAt);
    try (OpenLedger opened = option.open()) {
      if (ofPerson == null) {
        opened.ledger().event(String.valueOf(id)).forEach(this::show);
      } else {
        Standing all = opened.ledger().standing(ofPerson);
        Standing standing = all.asOf(byThen, knownThen);
        if (receipts) {
          receipts(standing, ofPerson);
        } else {
          standing.events().forEach(this::show);
        }
        if (standing.events().isEmpty()) {
          console.tell(
              all.events().isEmpty()
                  ? "nothing is recorded of this number"
                  : "nothing was recorded of this number by then; there are later events");
        }
      }
    } catch (LedgerException failure) {
      throw LedgerOption.told(failure);
    }
    console.flush();
    return ExitCode.OK;
  }

  private void receipts(Standing standing, PhoneNumber person) {
    ConsentReceipts written =
        ConsentReceipts.of(
            new ConsentReceipts.Controller(
                controller, contact, address, email, phone, policy, jurisdiction));
    for (Event each : standing.events()) {
      if (each.kind() == EventKind.CONSENT_GIVEN) {
        console.line(written.write(each, standing, person.e164()));
      }
    }
  }

  private void show(Event shown) {
    console.line(json ? toJson(shown) : line(shown));
  }

  private static String line(Event shown) {
    List<String> parts = new ArrayList<>();
    parts.add(shown.happenedAt().toString());
    parts.add(shown.kind().code());
    shown.happenedAtLatest().ifPresent(then -> parts.add("or later, by " + then));
    shown.consent().ifPresent(kind -> parts.add(FactType.code(kind)));
    shown.request().ifPresent(kind -> parts.add(FactType.code(kind)));
    add(parts, "seller", shown.scope().seller());
    add(parts, "brand", shown.scope().brand());
    add(parts, "channels", codes(shown.scope().channels()));
    add(parts, "purposes", codes(shown.scope().purposes()));
    add(parts, "subject", shown.scope().subject());
    add(parts, "wording", shown.evidence().wording());
    add(parts, "evidence", shown.evidence().reference());
    String digest = shown.evidence().sha256();
    if (digest != null) {
      parts.add("sha256 " + digest);
    }
    shown.expiresAt().ifPresent(then -> parts.add("until " + then));
    add(parts, "connected", text(shown.end().connected()));
    add(parts, "refused", text(shown.end().refused()));
    shown.refersTo().ifPresent(id -> parts.add("of " + SafeText.ofId(id)));
    shown.by().ifPresent(then -> add(parts, "by", then));
    shown.from().ifPresent(then -> add(parts, "from", then));
    parts.add("recorded " + shown.recordedAt().map(Instant::toString).orElse("never"));
    shown.id().ifPresent(id -> parts.add("id " + SafeText.ofId(id)));
    return String.join("  ", parts);
  }

  private static void add(List<String> parts, String name, @Nullable String text) {
    if (text != null) {
      parts.add(name + " " + SafeText.of(text));
    }
  }

  private static @Nullable String text(@Nullable Boolean value) {
    return value == null ? null : value ? "yes" : "no";
  }

  private static @Nullable String codes(Iterable<? extends Enum<?>> values) {
    List<String> codes = new ArrayList<>();
    values.forEach(value -> codes.add(FactType.code(value)));
    return codes.isEmpty() ? null : codes.stream().collect(Collectors.joining(","));
  }

  private static String toJson(Event shown) {
    return JsonText.object(
        object -> {
          object.writeStringField("id", shown.id().orElseThrow());
          object.writeStringField("kind", shown.kind().code());
          object.writeStringField("happenedAt", shown.happenedAt().toString());
          write(
              object,
              "happenedAtLatest",
              shown.happenedAtLatest().map(Instant::toString).orElse(null));
          write(object, "recordedAt", shown.recordedAt().map(Instant::toString).orElse(null));
          write(object, "by", safe(shown.by().orElse(null)));
          write(object, "from", safe(shown.from().orElse(null)));
          write(object, "seller", safe(shown.scope().seller()));
          write(object, "brand", safe(shown.scope().brand()));
          write(object, "channels", codes(shown.scope().channels()));
          write(object, "purposes", codes(shown.scope().purposes()));
          write(object, "subject", safe(shown.scope().subject()));
          write(object, "wording", safe(shown.evidence().wording()));
          write(object, "evidence", safe(shown.evidence().reference()));
          write(object, "sha256", shown.evidence().sha256());
          write(object, "refersTo", safe(shown.refersTo().orElse(null)));
          write(object, "consent", shown.consent().map(FactType::code).orElse(null));
          write(object, "expiresAt", shown.expiresAt().map(Instant::toString).orElse(null));
          write(object, "automated", shown.automated().map(String::valueOf).orElse(null));
          write(object, "receivedBy", shown.receivedBy().map(FactType::code).orElse(null));
          write(object, "connected", text(shown.end().connected()));
          write(object, "refused", text(shown.end().refused()));
          write(object, "request", shown.request().map(FactType::code).orElse(null));
          write(object, "law", shown.law().map(FactType::code).orElse(null));
          write(object, "place", shown.place().map(Place::code).orElse(null));
        });
  }

  private static @Nullable String safe(@Nullable String text) {
    return text == null ? null : SafeText.of(text);
  }

  private static void write(JsonGenerator object, String name, @Nullable String text)
      throws IOException {
    if (text != null) {
      object.writeStringField(name, text);
    }
  }
}
