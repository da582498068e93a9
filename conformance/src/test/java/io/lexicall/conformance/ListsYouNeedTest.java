package io.lexicall.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.lexicall.Needs;
import io.lexicall.facts.Called;
import io.lexicall.facts.Contact;
import io.lexicall.facts.ContactChannel;
import io.lexicall.facts.ContactPurpose;
import io.lexicall.law.LawTable;
import io.lexicall.place.Place;
import io.lexicall.rule.Coverage;
import io.lexicall.rule.RuleModule;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Holds docs/lists-you-need.md to what the engine says that sales contacts take. */
class ListsYouNeedTest {
  private static final Committed PAGE =
      Committed.file("docs/lists-you-need.md", ListsYouNeedTest.class);

  /** The law of the day on which its youngest row was verified: the page changes with it only. */
  private static final int WIDTH = 120;

  private static final LocalDate DAY =
      LocalDate.parse(
          Suite.engine().modules().stream()
              .map(RuleModule::edition)
              .max(String::compareTo)
              .orElseThrow());

  private static final Path RULES = Path.of("..");
  private static final String STATES =
      "rules-tcpa/src/main/resources/io/lexicall/rules/tcpa/state/us-state-dnc-lists.csv";
  private static final String EUROPE =
      "rules-gdpr/src/main/resources/io/lexicall/rules/gdpr/eu-registers.csv";

  /** A list, and the first rule that asks for it. */
  private record Listed(String list, String rule, String citation) {}

  @Test
  void page_isWhatTheEngineSays() {
    PAGE.holds(page(), "The engine no longer asks for this:", "The engine asks for this:");
  }

  /** Nothing may be judged by a list that nobody can name. */
  @Test
  void everyListOfEveryPlace_isNamed_neverTheFactOfAllLists() {
    for (Place place : places()) {
      assertThat(lists(place)).as(place.code()).doesNotContainKey("lists");
    }
  }

  private static List<String> page() {
    List<String> page = new ArrayList<>();
    page.add("# Lists you need");
    page.add("");
    page.add("<!-- Generated from what the engine asks for, and held to it by a test. -->");
    page.add("");
    page.add(
        "This page shows which lists you need for sales calls and texts under the law of %s, place by place, as"
            .formatted(DAY));
    page.add(
        "`Compliance.needs` returns them. If a list was not checked, the contact is undecided and names it as here.");
    page.add(
        "`./lexicall needs --state TX` shows the lists for your own kind of contact. `./lexicall lists build` makes a list from");
    page.add(
        "a registry's file, and `--list` uses it. The law books say who keeps a list, and on which terms; a cell is empty if");
    page.add(
        "they say nothing. Lists that need not be checked are not shown: their results count if they are stated. The same holds");
    page.add("for your own list, in every country.");
    page.add("");
    Map<Place, Map<String, Listed>> byPlace = new LinkedHashMap<>();
    places().forEach(place -> byPlace.put(place, lists(place)));
    addStates(page, byPlace);
    addCountries(page, byPlace);
    return page;
  }

  private static void addStates(List<String> page, Map<Place, Map<String, Listed>> byPlace) {
    Map<String, LawTable.Row> keepers = current(STATES, "state");
    List<Place> states = byPlace.keySet().stream().filter(Place::isRegion).toList();
    Set<String> everywhere = new LinkedHashSet<>(byPlace.get(states.get(0)).keySet());
    states.forEach(state -> everywhere.retainAll(byPlace.get(state).keySet()));
    page.add("## United States");
    page.add("");
    page.add("In every state:");
    page.add("");
    page.add("| list | required by | law | kept by |");
    page.add("|---|---|---|---|");
    for (String list : everywhere) {
      // A state may ask for the national list by a law of its own: this shows the law of all.
      Listed listed =
          states.stream()
              .map(state -> byPlace.get(state).get(list))
              .filter(each -> !each.rule.startsWith("us-state."))
              .findFirst()
              .orElseGet(() -> byPlace.get(states.get(0)).get(list));
      page.add(
          "| `%s` | `%s` | %s | %s |"
              .formatted(list, listed.rule, cell(listed.citation), keeper(list)));
    }
    page.add("");
    page.add("In addition, by state:");
    page.add("");
    page.add("| state | list | required by | law | kept by | published | terms |");
    page.add("|---|---|---|---|---|---|---|");
    for (Place state : states) {
      LawTable.Row keeper = keepers.get(state.code());
      boolean any = false;
      for (Listed listed : byPlace.get(state).values()) {
        if (everywhere.contains(listed.list)) {
          continue;
        }
        any = true;
        boolean own = listed.list.startsWith("lists[state-dnc ") && keeper != null;
        page.add(
            "| %s | `%s` | `%s` | %s | %s | %s | %s |"
                .formatted(
                    state.code(),
                    listed.list,
                    listed.rule,
                    cell(listed.citation),
                    own ? cell(keeper.text("administrator")) : keeper(listed.list),
                    own ? cell(keeper.text("list_published")) : "",
                    own ? cell(keeper.text("registration_or_fee")) : ""));
      }
      if (!any) {
        page.add("| %s | no other | | | | | |".formatted(state.code()));
      }
    }
    page.add("");
    page.addAll(
        wrapped(
            "The lists of %s take in the state's numbers of the national registry: there a number that is on either counts as listed."
                .formatted(String.join(", ", withNational()))));
  }

  private static List<String> wrapped(String paragraph) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : paragraph.split(" ", -1)) {
      if (line.length() + word.length() >= WIDTH) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.isEmpty() ? "" : " ").append(word);
    }
    lines.add(line.toString());
    return lines;
  }

  /** Returns the states whose own list takes in what the national registry holds of them. */
  private static Set<String> withNational() {
    Set<String> states = statesWhoseList("national");
    states.retainAll(statesWhoseList("true"));
    return states;
  }

  private static Set<String> statesWhoseList(String kind) {
    return rows(STATES).stream()
        .filter(row -> row.text("own_list").equals(kind))
        .map(row -> row.text("state"))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Returns who keeps the lists that no table of registers names, as the law books have it. */
  private static String keeper(String list) {
    return switch (list) {
      case "lists[national-dnc]" -> "Federal Trade Commission: the National Do Not Call Registry";
      case "lists[internal-dnc]" -> "yourself: people who asked you not to call";
      case "lists[reassigned-numbers]" ->
          "Federal Communications Commission: the Reassigned Numbers Database";
      case "lists[national-dnc CA]" ->
          "the operator of the National Do Not Call List, for the CRTC";
      default -> "";
    };
  }

  private static void addCountries(List<String> page, Map<Place, Map<String, Listed>> byPlace) {
    Map<String, LawTable.Row> registers = current(EUROPE, "country");
    page.add("");
    page.add("## Other countries");
    page.add("");
    page.add("| country | list | required by | law | kept by | to be checked |");
    page.add("|---|---|---|---|---|---|");
    byPlace.forEach(
        (place, lists) -> {
          if (place.isRegion()) {
            return;
          }
          if (lists.isEmpty()) {
            page.add("| %s | none | | | | |".formatted(place.code()));
          }
          LawTable.Row register = registers.get(place.code());
          for (Listed listed : lists.values()) {
            boolean inTable = register != null && !listed.list.startsWith("lists[internal-dnc");
            page.add(
                "| %s | `%s` | `%s` | %s | %s | %s |"
                    .formatted(
                        place.code(),
                        listed.list,
                        listed.rule,
                        cell(listed.citation),
                        inTable ? cell(register.text("register")) : keeper(listed.list),
                        inTable ? cell(register.text("check")) : timeToCheck(listed.list)));
          }
        });
  }

  private static String timeToCheck(String list) {
    return list.equals("lists[national-dnc CA]")
        ? "before calling, in a version at most 31 days old"
        : "";
  }

  private static String cell(String text) {
    return text.replace("|", "\\|");
  }

  private static Map<String, LawTable.Row> current(String file, String key) {
    Map<String, LawTable.Row> current = new HashMap<>();
    for (LawTable.Row row : rows(file)) {
      current.merge(
          row.text(key),
          row,
          (one, other) -> one.text(columnOfKeeper(key)).isBlank() ? other : one);
    }
    return current;
  }

  /** Reads the rows in force. */
  private static List<LawTable.Row> rows(String file) {
    try (InputStream csv = Files.newInputStream(RULES.resolve(file))) {
      return LawTable.read(file, csv).rows().stream()
          .filter(row -> row.inForce().contains(DAY))
          .toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static String columnOfKeeper(String key) {
    return key.equals("state") ? "administrator" : "register";
  }

  /** Returns the states of the United States, then the other countries that are covered. */
  private static List<Place> places() {
    Set<String> countries = new TreeSet<>();
    for (RuleModule module : Suite.engine().modules()) {
      for (Coverage<?> coverage : module.coverage()) {
        if (coverage.activity() == Contact.SCHEMA) {
          coverage.places().forEach(place -> countries.add(place.country().code()));
        }
      }
    }
    List<Place> places = new ArrayList<>();
    new TreeSet<>(current(STATES, "state").keySet()).forEach(code -> places.add(Place.of(code)));
    countries.stream().filter(code -> !code.equals("US")).map(Place::of).forEach(places::add);
    return places;
  }

  /** A state's rule may ask for a list of the whole country too: what all have is named first. */
  private static Needs.Reason federalOrFirst(List<Needs.Reason> reasons) {
    return reasons.stream()
        .filter(each -> !each.rule().id().startsWith("us-state."))
        .findFirst()
        .orElse(reasons.get(0));
  }

  private static Map<String, Listed> lists(Place place) {
    Map<String, Listed> lists = new LinkedHashMap<>();
    for (ContactChannel channel : ContactChannel.values()) {
      Called.Builder to = Called.builder().country(place.country());
      if (place.isRegion()) {
        to.region(place);
      }
      Contact kind =
          Contact.builder()
              .at(Instant.parse(DAY + "T17:00:00Z"))
              .channel(channel)
              .purpose(ContactPurpose.TELEMARKETING)
              .to(to.build())
              .build();
      for (Needs.Need need : Suite.engine().needs(kind).needs()) {
        if (need.kind() == Needs.Kind.LIST) {
          Needs.Reason reason = federalOrFirst(need.reasons());
          lists.putIfAbsent(
              need.fact().path(),
              new Listed(need.fact().path(), reason.rule().id(), reason.citation()));
        }
      }
    }
    return lists.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .collect(
            Collectors.toMap(
                Map.Entry::getKey, Map.Entry::getValue, (one, other) -> one, LinkedHashMap::new));
  }
}
