package io.lexicall.cli;

import io.lexicall.Compliance;
import io.lexicall.Finding;
import io.lexicall.Needs;
import io.lexicall.facts.Called;
import io.lexicall.facts.Contact;
import io.lexicall.facts.Fact;
import io.lexicall.facts.FactType;
import io.lexicall.json.NeedsJson;
import io.lexicall.json.SafeText;
import io.lexicall.lists.DoNotCallLists;
import io.lexicall.place.Place;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "needs",
    description = {
      "Shows in advance which facts and lists a kind of contact needs, and which rules"
          + " ask for them: the lists to check, what to state once in a profile, and what to"
          + " state for each contact.",
      "",
      "A fact marked 'if' matters only for some values of other facts, or removes an"
          + " obligation; the others are always needed. Facts that a --profile states are"
          + " left out. Country and state are those of the people called."
    },
    footer = {
      "",
      "Exit codes: 0 shown; 2 the command was not understood; 3 a file could not be"
          + " read, or the law not loaded.",
      "",
      "Examples:",
      "  lexicall needs --purpose telemarketing --state TX --state FL",
      "  lexicall needs --purpose debt-collection --channel text --profile acme.json",
      "  lexicall needs --purpose telemarketing --country DE",
      "  lexicall needs --json --purpose survey --state CA | jq -r '.needs[].fact'"
    })
final class NeedsCommand implements Callable<Integer> {
  private static final int MOST_RULES = 2;
  private static final int[] WIDTHS = {30, 2};

  private final Console console;

  @Mixin private final Law law = new Law();
  @Mixin private final ColorOption color = new ColorOption();

  @Option(
      names = "--purpose",
      paramLabel = "PURPOSE",
      description = "The purpose of the contacts: ${COMPLETION-CANDIDATES} (default: any).",
      completionCandidates = WindowsCommand.Purposes.class)
  private @Nullable String purpose;

  @Option(
      names = "--channel",
      paramLabel = "CHANNEL",
      description = "voice or text (default: either).")
  private @Nullable String channel;

  @Option(
      names = "--dialing",
      paramLabel = "DIALING",
      description = "manual, automated or random-or-sequential (default: any).")
  private @Nullable String dialing;

  @Option(
      names = "--country",
      paramLabel = "CODE",
      description = "The country of the people called, such as US or DE (default: US).")
  private @Nullable String country;

  @Option(
      names = "--state",
      split = ",",
      paramLabel = "CODE",
      description =
          "The state or province, such as TX, US-TX, Texas or CA-ON (default: anywhere"
              + " in the country). May be repeated.")
  private List<String> states = new ArrayList<>();

  @Option(names = "--json", description = "One line of JSON for each state.")
  private boolean json;

  NeedsCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    Set<Place> places = places();
    Contact.Builder common = Contact.builder().at(Instant.now().truncatedTo(ChronoUnit.SECONDS));
    state(Contact.CHANNEL, "--channel", channel, common);
    state(Contact.PURPOSE, "--purpose", purpose, common);
    state(Contact.DIALING, "--dialing", dialing, common);
    Compliance compliance = law.load(law.profile(), DoNotCallLists.of());
    Map<Place, Needs> needs = new LinkedHashMap<>();
    for (Place place : places) {
      Called.Builder to = Called.builder().country(place.country());
      if (place.isRegion()) {
        to.region(place);
      }
      Contact kind = Contact.builder().from(common.build()).to(to.build()).build();
      needs.put(place, compliance.needs(kind));
    }
    if (json) {
      needs.forEach((place, each) -> console.line(NeedsJson.write(place.code(), each)));
    } else {
      show(needs, new Page(console, color.isOn(console.terminal())));
    }
    console.flush();
    return ExitCode.OK;
  }

  private static <T> void state(
      Fact<Contact, T> fact, String option, @Nullable String word, Contact.Builder into) {
    if (word != null) {
      into.with(
          fact,
          fact.type()
              .choice(word)
              .orElseThrow(() -> Failure.usage(option + " takes one of " + fact.type().allowed())));
    }
  }

  private Set<Place> places() {
    Place home =
        Place.tryOf(country == null ? "US" : country.toUpperCase(Locale.ROOT))
            .filter(place -> !place.isRegion())
            .orElseThrow(
                () -> Failure.usage("--country takes an ISO 3166-1 country, such as US or DE"));
    Set<Place> places = new LinkedHashSet<>();
    for (String state : states) {
      Place region = Regions.of(state, home.code());
      if (country != null && !region.country().equals(home)) {
        throw Failure.usage("--state %s is not in --country %s".formatted(region, home));
      }
      places.add(region);
    }
    if (places.isEmpty()) {
      places.add(home);
    }
    return places;
  }

  /** One fact in all the places that need it. */
  private static final class Row {
    private final Set<String> places = new LinkedHashSet<>();
    private final Map<String, String> rules = new LinkedHashMap<>();
    private final Set<String> hinges = new TreeSet<>();
    private boolean decides;
    private boolean always;
  }

  private void show(Map<Place, Needs> needs, Page page) {
    String where = needs.keySet().stream().map(Place::code).collect(Collectors.joining(", "));
    page.paragraph(
        Page.Style.BOLD,
        "What "
            + (purpose == null ? "" : purpose.replace('-', ' ') + " ")
            + (channel == null ? "contacts" : channel.equals("text") ? "texts" : "calls")
            + " to "
            + where
            + " take",
        2,
        "");
    for (Needs.Kind kind : Needs.Kind.values()) {
      Map<String, Row> rows = new LinkedHashMap<>();
      needs.forEach(
          (place, each) ->
              each.needs().stream()
                  .filter(need -> need.kind() == kind)
                  .forEach(need -> add(place, need, rows)));
      if (!rows.isEmpty()) {
        page.blank();
        page.paragraph(Page.Style.BOLD, heading(kind), 2, "");
        rows.entrySet().stream()
            .sorted(
                Comparator.comparing((Map.Entry<String, Row> each) -> !each.getValue().decides)
                    .thenComparing(Map.Entry::getKey))
            .forEach(each -> show(each.getKey(), each.getValue(), needs.size(), page));
      }
    }
    needs.forEach((place, each) -> settled(place, each.settled(), page));
  }

  private static void add(Place place, Needs.Need need, Map<String, Row> rows) {
    Row row = rows.computeIfAbsent(need.fact().path(), path -> new Row());
    row.places.add(place.code());
    row.decides |= need.decides();
    for (Needs.Reason reason : need.reasons()) {
      row.rules.putIfAbsent(reason.rule().id(), reason.citation());
      reason.hinges().forEach(fact -> row.hinges.add(fact.path()));
      row.always |= reason.hinges().isEmpty();
    }
  }

  private static String heading(Needs.Kind kind) {
    return switch (kind) {
      case LIST -> "Lists to check";
      case STANDING -> "State once, in a profile";
      case EACH -> "State for each contact";
    };
  }

  private static void show(String path, Row row, int places, Page page) {
    List<String> rules =
        row.rules.entrySet().stream()
            .limit(MOST_RULES)
            .map(each -> each.getKey() + " (" + each.getValue() + ")")
            .toList();
    String more =
        row.rules.size() > MOST_RULES ? "; " + (row.rules.size() - MOST_RULES) + " more" : "";
    String only = row.places.size() == places ? "" : "in " + String.join(", ", row.places) + ": ";
    page.row(
        2,
        WIDTHS,
        new Page.Style[] {Page.Style.PLAIN, Page.Style.UNSURE, Page.Style.DIM},
        Page.whole(path),
        row.decides ? "" : "if",
        only
            + (row.always || row.hinges.isEmpty()
                ? ""
                : "unless " + String.join(" or ", row.hinges) + " spares it: ")
            + String.join("; ", rules)
            + more);
  }

  private static void settled(Place place, List<Finding> findings, Page page) {
    if (findings.isEmpty()) {
      return;
    }
    page.blank();
    page.paragraph(
        Page.Style.BOLD, "Settled in " + place.code() + ", whatever else is stated", 2, "");
    for (Finding finding : findings) {
      page.labelled(
          2,
          FactType.code(finding.outcome()) + " ",
          0,
          Page.Style.PLAIN,
          "["
              + finding.rule().id()
              + "] "
              + SafeText.of(finding.message())
              + " "
              + finding.citation());
    }
  }
}
