package io.lexicall.cli;

import io.lexicall.Compliance;
import io.lexicall.Decision;
import io.lexicall.Finding;
import io.lexicall.Stretch;
import io.lexicall.Verdict;
import io.lexicall.batch.Outputs;
import io.lexicall.facts.Activity;
import io.lexicall.facts.Called;
import io.lexicall.facts.Contact;
import io.lexicall.facts.ContactChannel;
import io.lexicall.facts.ContactPurpose;
import io.lexicall.facts.Fact;
import io.lexicall.facts.Problem;
import io.lexicall.facts.Profile;
import io.lexicall.json.ActivityJson;
import io.lexicall.json.Reading;
import io.lexicall.json.WindowsJson;
import io.lexicall.lists.DoNotCallLists;
import io.lexicall.number.PhoneNumber;
import io.lexicall.place.Place;
import io.lexicall.place.Whereabouts;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "windows",
    description = {
      "Shows when a contact may be made over the coming days, and why each window closes."
          + " The windows of several numbers are in their order; of each number, only the first"
          + " digits and the last two are shown.",
      "",
      "Without --facts it is a sales call to a stranger, about whom everything is"
          + " assumed to be known: "
          + Stranger.WORDS
          + " With --purpose debt-collection a collector calls for the creditor. A"
          + " --profile or a --list takes precedence. All facts except the time are"
          + " assumed to stay as they are. If a fact is missing, the window is shown as"
          + " undecided."
    },
    footer = {
      "",
      "Exit codes:",
      "  0   the windows were computed",
      "  2   the command was not understood",
      "  3   a file could not be read or written, or the law not loaded",
      "",
      "Examples:",
      "  lexicall windows +12125550142",
      "  lexicall windows --list national.lexi --list ours/ +12125550142",
      "  lexicall windows --days 14 --purpose debt-collection +18505550123",
      "  lexicall windows --profile acme.json --facts call.json --svg week.svg +13055550123"
          + " +14155550123",
      "  lexicall windows --json --from 2026-03-06T00:00:00Z +12125550142"
    })
final class WindowsCommand implements Callable<Integer> {
  private static final int MOST_FACTS_BYTES = 16 << 20;
  private static final int MOST_DAYS = 366;

  private final Console console;

  @Mixin private final Law law = new Law();
  @Mixin private final ListFiles listFiles = new ListFiles();
  @Mixin private final LedgerOption ledgerOption = new LedgerOption();
  @Mixin private final ColorOption color = new ColorOption();

  @Parameters(
      arity = "1..*",
      paramLabel = "NUMBER",
      description = "The numbers to be called, in E.164, such as +12125550142.")
  private List<String> numbers = new ArrayList<>();

  @Option(
      names = "--days",
      paramLabel = "N",
      defaultValue = "7",
      description = "The number of days of 24 hours, 1 to 366 (default: 7).")
  private int days;

  @Option(
      names = "--from",
      paramLabel = "INSTANT",
      description =
          "The start: an instant such as 2026-11-24T00:00:00-05:00, or a day such as 2026-11-24,"
              + " which begins in UTC (default: now).")
  private @Nullable String from;

  @Option(
      names = "--purpose",
      paramLabel = "PURPOSE",
      description = "The purpose of the contact: ${COMPLETION-CANDIDATES}.",
      completionCandidates = Purposes.class)
  private @Nullable String purpose;

  @Option(names = "--text", description = "A text message instead of a call.")
  private boolean text;

  @Option(
      names = "--facts",
      paramLabel = "FILE",
      description =
          "Everything that is known about the contact: a JSON object of facts; its"
              + " 'at' is not needed, since the windows start at --from.")
  private @Nullable String facts;

  @Option(names = "--json", description = "One line of JSON for each number.")
  private boolean json;

  @Option(
      names = "--svg",
      paramLabel = "FILE",
      description =
          "Also draw a picture of the first week: hours by days, one band for each number.")
  private @Nullable String svg;

  /** The purpose of the contact, from the options or the profile. */
  private ContactPurpose judged = ContactPurpose.TELEMARKETING;

  WindowsCommand(Console console) {
    this.console = console;
  }

  /** The words for purposes. */
  static final class Purposes extends ArrayList<String> {
    private static final long serialVersionUID = 1L;

    Purposes() {
      Contact.PURPOSE.type().choices().forEach(each -> add(word(each)));
    }
  }

  private static String word(Enum<?> choice) {
    return io.lexicall.facts.FactType.code(choice);
  }

  @Override
  public Integer call() {
    if (days < 1 || days > MOST_DAYS) {
      throw Failure.usage("--days takes a whole number from 1 to " + MOST_DAYS);
    }
    if (svg != null) {
      ListsBuildCommand.mustDiffer(
          List.of(svg),
          Stream.of(
                  Stream.of(facts, law.profile).filter(Objects::nonNull),
                  listFiles.files.stream(),
                  law.modules.stream(),
                  ledgerOption.files().stream())
              .<String>flatMap(files -> files)
              .toList());
    }
    OffsetDateTime stated = stated();
    Instant start =
        stated == null ? Instant.now().truncatedTo(ChronoUnit.SECONDS) : stated.toInstant();
    List<WeekPicture.Band> bands = new ArrayList<>();
    // Created before anything is written, so that an unwritable place is reported at once.
    try (Outputs outputs = new Outputs()) {
      OutputStream picture = svg == null ? null : begin(svg, outputs);
      tell(start, bands);
      if (picture != null) {
        String drawn = new WeekPicture(start, Math.min(days, 7), bands, assumed()).svg();
        picture.write(drawn.getBytes(StandardCharsets.UTF_8));
      }
      outputs.complete();
    } catch (IOException failure) {
      throw Failure.broken(
          "the picture: " + Input.told(failure.getMessage(), Stream.ofNullable(svg).toList()));
    }
    console.flush();
    return ExitCode.OK;
  }

  private void tell(Instant start, List<WeekPicture.Band> bands) {
    try (OpenLedger ledger = ledgerOption.openIfGiven();
        OpenLists lists = listFiles.open()) {
      law.asking(ledger);
      Profile standing = law.profile();
      OtherSellers.tell(lists.joined().lists(), standing, console);
      Compliance compliance = law.load(standing, lists.joined());
      tell(start, compliance, standing, lists.joined(), bands);
    }
    if (!json) {
      new Page(console, color.isOn(console.terminal()))
          .paragraph(Page.Style.DIM, "Assumed:", 2, assumed());
    }
  }

  private void tell(
      Instant start,
      Compliance compliance,
      Profile standing,
      DoNotCallLists lists,
      List<WeekPicture.Band> bands) {
    Instant end = start.plus(Duration.ofDays(days));
    Contact template = template(start);
    Page page = new Page(console, color.isOn(console.terminal()));
    UnfitGiven unfit = new UnfitGiven(compliance, lists.lists());
    for (String each : numbers) {
      PhoneNumber number = number(each);
      Contact contact = callTo(number, template);
      boolean statesLists = standing.applyTo(contact).get(Contact.LISTS).isPresent();
      if (ledgerOption.isGiven()) { // which knows only the seller's own list
        contact = (Contact) compliance.complete(contact);
      }
      if (facts == null) {
        contact = Stranger.known(contact, standing, statesLists ? null : lists);
        judged = contact.get(Contact.PURPOSE).orElse(judged);
      }
      List<Stretch> stretches = compliance.windows(contact, start, end);
      if (json) {
        console.line(WindowsJson.write(number.masked(), contact, stretches));
      } else {
        show(page, number, contact, stretches);
        show(page, unfit, standing.applyTo(contact), stretches);
        page.blank();
      }
      bands.add(
          new WeekPicture.Band(
              number.masked(), places(contact.whereabouts()), zones(contact), stretches));
    }
  }

  /** Returns what the answers are based on. */
  private String assumed() {
    return (facts == null ? Stranger.words(judged) : "As the facts state.")
        + " All facts except the time stay as they are.";
  }

  /** Returns the stated start, or null if none is stated; a day begins in UTC. */
  private @Nullable OffsetDateTime stated() {
    if (from == null) {
      return null;
    }
    try {
      return from.indexOf('T') < 0
          ? LocalDate.parse(from).atStartOfDay().atOffset(ZoneOffset.UTC)
          : OffsetDateTime.parse(from);
    } catch (DateTimeParseException wrong) {
      throw Failure.usage(
          "--from takes an instant with an offset, such as 2026-11-24T00:00:00-05:00, or a day"
              + " such as 2026-11-24");
    }
  }

  private Contact template(Instant start) {
    Contact.Builder builder = Contact.builder().at(start);
    if (facts != null) {
      builder.from(read(facts, start)).at(start);
    }
    if (text) {
      builder.channel(ContactChannel.TEXT).without(Contact.VOICE);
    }
    if (purpose != null) {
      builder.purpose(
          Contact.PURPOSE
              .type()
              .choice(purpose)
              .orElseThrow(
                  () ->
                      Failure.usage("--purpose takes one of " + Contact.PURPOSE.type().allowed())));
    }
    return builder.build();
  }

  private static Contact read(String file, Instant start) {
    try {
      Path path = Path.of(file);
      if (Files.size(path) > MOST_FACTS_BYTES) {
        throw Failure.broken("the facts in " + Input.called(file) + " are larger than 16 MiB");
      }
      String text = Files.readString(path);
      Reading reading = ActivityJson.tryRead(text);
      if (reading instanceof Reading.Refused refused && lacksOnlyTheInstant(refused)) {
        reading = ActivityJson.tryRead(text.replaceFirst("\\{", "{\"at\":\"" + start + "\","));
      }
      if (reading instanceof Reading.Understood understood) {
        Activity<?> activity = understood.activity();
        if (activity instanceof Contact contact) {
          return contact;
        }
        throw Failure.broken("the facts in " + Input.called(file) + " are not those of a contact");
      }
      throw Failure.broken(
          "the facts in "
              + Input.called(file)
              + " are not valid: "
              + Input.told(problems((Reading.Refused) reading)));
    } catch (IOException | InvalidPathException failure) {
      throw Failure.broken("the facts in " + Input.called(file) + " cannot be read");
    }
  }

  private static boolean lacksOnlyTheInstant(Reading.Refused refused) {
    return problems(refused).isEmpty();
  }

  /** Returns what is wrong besides a missing instant: the windows begin at a separate one. */
  private static List<Problem> problems(Reading.Refused refused) {
    return refused.problems().stream()
        .filter(
            each ->
                !(each.path().equals(Contact.AT.path()) && each.problem().equals("is required")))
        .toList();
  }

  static PhoneNumber number(String text) {
    return PhoneNumber.tryParse(text)
        .orElseThrow(
            () ->
                Failure.hint(
                    "a number is given in E.164, such as +12125550142; one of those given is not"));
  }

  private static Contact callTo(PhoneNumber number, Contact template) {
    Called.Builder to = Called.builder();
    template.get(Contact.TO).ifPresent(to::from);
    return Contact.builder().from(template).to(to.number(number).build()).build();
  }

  private static String places(Whereabouts where) {
    Set<Place> places = where.regionKnown() ? where.regions() : where.countries();
    return places.isEmpty()
        ? "an unknown place"
        : places.stream().map(Place::code).collect(Collectors.joining(" or "));
  }

  /** Returns the zone in which times are shown: the first that the called party can be in. */
  private static ZoneId zone(Contact contact) {
    return zones(contact).get(0);
  }

  private static List<ZoneId> zones(Contact contact) {
    List<ZoneId> zones = contact.whereabouts().zones();
    return zones.isEmpty() ? List.of(ZoneOffset.UTC) : zones;
  }

  /**
   * Shows a user who stated the time in another time zone what it is in that of the called party.
   */
  private String begin(Contact contact, ZoneId shown) {
    OffsetDateTime stated = stated();
    if (stated == null) {
      return "";
    }
    String here = LocalTimes.shown(contact.at(), shown);
    String own = LocalTimes.shown(contact.at(), stated.getOffset());
    return here.equals(own) ? "" : "; from " + here + " (" + own + ")";
  }

  private void show(Page page, PhoneNumber number, Contact contact, List<Stretch> stretches) {
    List<ZoneId> zones = contact.whereabouts().zones();
    ZoneId shown = zone(contact);
    page.paragraph(
        Page.Style.BOLD,
        number.masked(),
        2,
        places(contact.whereabouts())
            + (shown.equals(ZoneOffset.UTC) ? ", times in UTC" : ", times of " + shown.getId())
            + begin(contact, shown)
            + (zones.size() > 1
                ? "; must suit "
                    + zones.stream().skip(1).map(ZoneId::getId).collect(Collectors.joining(", "))
                    + " too"
                : ""));
    int[] widths = {24, 16, 11};
    for (OpenDays each : OpenDays.of(stretches, shown)) {
      String days = each.days();
      for (OpenDays.Row row : each.rows()) {
        page.row(
            2,
            widths,
            new Page.Style[] {
              Page.Style.PLAIN, Page.Style.PLAIN, style(row.decision()), Page.Style.DIM
            },
            days,
            row.times(),
            word(row.decision()),
            row.why());
        days = "";
      }
    }
    if (stretches.stream().allMatch(each -> each.verdict().decision() == Decision.DENY)) {
      page.row(
          2,
          widths,
          new Page.Style[] {Page.Style.PLAIN, Page.Style.PLAIN, Page.Style.BAD, Page.Style.DIM},
          "",
          "",
          "never",
          reasons(stretches.get(0), Decision.DENY));
    }
  }

  /** Shows why lists that were given are missing, at the beginning of the time without them. */
  private static void show(Page page, UnfitGiven unfit, Contact contact, List<Stretch> stretches) {
    Set<String> told = new HashSet<>();
    for (Stretch stretch : stretches) {
      if (stretch.verdict() instanceof Verdict.Indeterminate undecided) {
        Contact then = contact.at(stretch.from());
        undecided.missing().stream()
            .map(Fact::path)
            .filter(told::add)
            .flatMap(path -> unfit.why(then, path).stream())
            .forEach(why -> page.labelled(2, "does not count", 24, Page.Style.UNSURE, why));
      }
    }
  }

  private static Page.Style style(Decision decision) {
    return switch (decision) {
      case PERMIT -> Page.Style.GOOD;
      case DENY -> Page.Style.BAD;
      case INDETERMINATE -> Page.Style.UNSURE;
    };
  }

  private static String word(Decision decision) {
    return switch (decision) {
      case PERMIT -> "may call";
      case DENY -> "closed";
      case INDETERMINATE -> "undecided";
    };
  }

  /** Returns the rules of an outcome, with their missing facts or citations. */
  static String reasons(Stretch stretch, Decision outcome) {
    Set<String> reasons = new LinkedHashSet<>();
    for (Finding finding : stretch.verdict().findings()) {
      if (finding.outcome() == outcome) {
        reasons.add(
            finding.missing().isEmpty()
                ? finding.rule().id() + " (" + finding.citation() + ")"
                : finding.rule().id()
                    + " lacks "
                    + finding.missing().stream()
                        .map(Object::toString)
                        .sorted()
                        .collect(Collectors.joining(", ")));
      }
    }
    return String.join("; ", reasons);
  }

  private static OutputStream begin(String file, Outputs outputs) throws IOException {
    if (file.equals(DistinctFiles.STANDARD)) {
      throw Failure.broken("--svg needs a file name; - is standard output");
    }
    return outputs.file(Input.path(file));
  }
}
