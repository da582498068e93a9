package io.lexicall.cli;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import io.lexicall.Compliance;
import io.lexicall.ModuleEdition;
import io.lexicall.Verdict;
import io.lexicall.batch.Exposure;
import io.lexicall.cli.Page.Style;
import io.lexicall.facts.Activity;
import io.lexicall.facts.Fact;
import io.lexicall.facts.Profile;
import io.lexicall.facts.Schema;
import io.lexicall.json.RuleJson;
import io.lexicall.law.Certainty;
import io.lexicall.place.Place;
import io.lexicall.rule.Penalty;
import io.lexicall.rule.Rule;
import io.lexicall.rule.RuleInfo;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "rules",
    description = {
      "Lists the loaded rules as an index of the law: where and when each is in force,"
          + " the certainty of its reading, its citation, what it requires, the facts that"
          + " it reads, and the penalties for breaking it.",
      "",
      "A setting can add rules, such as the reading of a district of the courts: --set shows them.",
      "",
      "Without --as-of, all periods are listed, including those that have ended or not yet begun."
    },
    footer = {
      "",
      "A rule of LOW certainty was not verified in its source; it takes the reading that protects"
          + " the person called.",
      "",
      "Exit codes: 0 listed; 2 the command was not understood; 3 the law could not be loaded.",
      "",
      "Examples:",
      "  lexicall rules --regulation tcpa",
      "  lexicall rules --state US-FL --as-of 2026-11-24",
      "  lexicall rules --between 2026-01-01 2026-12-31",
      "  lexicall rules --id '*.calling-hours'",
      "  lexicall rules --set tcpa.strict-quiet-hours=true --id tcpa.*",
      "  lexicall rules --json | jq -r 'select(.certainty==\"low\") | .id'"
    })
final class RulesCommand implements Callable<Integer> {
  private static final int MOST_PENALTIES = 8;

  private final Console console;

  @Mixin private final ColorOption color = new ColorOption();
  @Mixin private final ModuleOption own = new ModuleOption();

  @Option(names = "--set", paramLabel = Law.SETTING, description = Law.SET)
  private List<String> settings = List.of();

  @Option(
      names = {"--regulation", "--regulations"},
      paramLabel = "NAME",
      split = ",",
      description = "Only these regulations, such as tcpa.")
  private List<String> regulations = List.of();

  @Option(
      names = {"--state", "--region"},
      paramLabel = "CODE",
      description =
          "Only law that applies in this region, such as FL, US-FL or CA-ON, including"
              + " the law of its country.")
  private @Nullable String state;

  @Option(
      names = "--country",
      paramLabel = "CODE",
      description = "Only law of this country, such as DE, and of its regions.")
  private @Nullable String country;

  @Option(
      names = "--activity",
      paramLabel = "NAME",
      description = "Only rules on this activity, such as contact.")
  private @Nullable String activity;

  @Option(
      names = "--id",
      paramLabel = "ID",
      description = "Only rules whose id contains this text, or matches it if it has a * or ?.")
  private @Nullable String id;

  @Option(
      names = "--as-of",
      paramLabel = "DATE",
      description = "Only law in force on this day (default: all periods).")
  private @Nullable String asOf;

  @Option(
      names = "--between",
      arity = "2",
      paramLabel = "DATE",
      description =
          "Instead describe in words what changes: which rules begin on a day from the"
              + " first to the second, or end the day before one, what replaced what, and"
              + " how penalties change. With --json, one change per line.")
  private List<String> between = List.of();

  @Option(names = "--json", description = "Write JSON, one rule per line.")
  private boolean json;

  @Option(
      names = "--edition",
      description =
          "Instead show which edition is loaded: the version, date and digest of each"
              + " module, and the digest over all of them that verdicts carry.")
  private boolean edition;

  RulesCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    Compliance compliance = Law.with(own.modules, settings).loadWith(Profile.EMPTY, null);
    if (edition) {
      showEdition(compliance);
      console.flush();
      return ExitCode.OK;
    }
    Law.readPenalties(compliance);
    Predicate<RuleInfo> filter = filter(compliance);
    List<RuleInfo> rules = compliance.rules().stream().map(Rule::info).filter(filter).toList();
    if (!between.isEmpty()) {
      showChanges(rules, compliance);
    } else if (json) {
      rules.forEach(
          rule -> console.line(RuleJson.write(rule, penalties(List.of(rule), compliance))));
    } else {
      show(rules, compliance);
    }
    console.flush();
    return ExitCode.OK;
  }

  private static String object(String... namesAndValues) {
    StringBuilder text = new StringBuilder("{");
    for (int i = 0; i < namesAndValues.length; i += 2) {
      text.append(i == 0 ? "\"" : ",\"").append(namesAndValues[i]).append("\":\"");
      JsonStringEncoder.getInstance().quoteAsString(namesAndValues[i + 1], text);
      text.append('"');
    }
    return text.append('}').toString();
  }

  private void showEdition(Compliance compliance) {
    for (ModuleEdition module : compliance.editions()) {
      console.line(
          json
              ? object(
                  "module", module.module(),
                  "version", module.version(),
                  "lawEdition", module.law(),
                  "digest", module.digest())
              : "%-10s %-14s %-10s %s"
                  .formatted(
                      module.module(),
                      module.version().isEmpty() ? "-" : module.version(),
                      module.law().isEmpty() ? "-" : module.law(),
                      module.digest()));
    }
    Verdict.Edition all = compliance.edition();
    console.line(
        json
            ? object(
                "lawEdition", all.law(), "lawDigest", all.lawDigest(), "zoneRules", all.zoneRules())
            : "law "
                + all.law()
                + ", all of it "
                + all.lawDigest()
                + ", time zones "
                + all.zoneRules());
  }

  private Predicate<RuleInfo> filter(Compliance compliance) {
    Predicate<RuleInfo> filter = rule -> true;
    for (String regulation : regulations) {
      if (!compliance.regulations().contains(regulation)) {
        throw Failure.usage(
            "no rules of '"
                + regulation
                + "' are loaded; there are "
                + String.join(", ", compliance.regulations()));
      }
    }
    if (!regulations.isEmpty()) {
      filter = filter.and(rule -> regulations.contains(rule.regulation()));
    }
    if (state != null) {
      Place region = region(state);
      filter = filter.and(rule -> holds(rule, place -> place.contains(region)));
    }
    if (country != null) {
      Place whole = wholeCountry(country);
      filter = filter.and(rule -> holds(rule, whole::contains));
    }
    if (activity != null) {
      String name = activityName(activity);
      filter = filter.and(rule -> rule.activity().equals(name));
    }
    if (id != null) {
      Predicate<String> matches = idFilter(id);
      filter = filter.and(rule -> matches.test(rule.id()));
    }
    if (asOf != null) {
      LocalDate day = date("--as-of", asOf);
      filter = filter.and(rule -> rule.inForce().contains(day));
    }
    if (!between.isEmpty()) {
      LocalDate first = date("--between", between.get(0));
      LocalDate last = date("--between", between.get(1));
      if (last.isBefore(first)) {
        throw Failure.usage("--between takes the earlier date first");
      }
    }
    return filter;
  }

  /** Describes what changes between two days, each change in one or more sentences. */
  private void showChanges(List<RuleInfo> rules, Compliance compliance) {
    LocalDate first = date("--between", between.get(0));
    LocalDate last = date("--between", between.get(1));
    List<Place> where = places();
    List<LawChanges.Change> changes =
        new LawChanges(first, last)
            .of(
                rules,
                rule ->
                    compliance.penalties(rule).stream()
                        .filter(each -> where.isEmpty() || each.reachesAny(where))
                        .toList());
    if (json) {
      changes.forEach(change -> console.line(change.json()));
      return;
    }
    Page page = new Page(console, color.isOn(console.terminal()));
    String regulation = "";
    for (LawChanges.Change change : changes) {
      if (!change.regulation().equals(regulation)) {
        regulation = change.regulation();
        page.blank();
        page.paragraph(Style.BOLD, regulation, 2, "");
      }
      page.blank();
      page.paragraph(
          Style.BOLD,
          "  " + change.rules() + (change.variant().isEmpty() ? "" : " (" + change.variant() + ")"),
          6,
          "");
      page.paragraph(Style.PLAIN, "   ", 4, change.says());
    }
    page.blank();
    page.paragraph(
        Style.PLAIN,
        "",
        2,
        "%s from %s to %s. Law edition %s."
            .formatted(count(changes.size(), "change"), first, last, compliance.edition().law()));
  }

  private List<Place> places() {
    List<Place> where = new ArrayList<>();
    if (state != null) {
      where.add(region(state));
    }
    if (country != null) {
      where.add(wholeCountry(country));
    }
    return where;
  }

  private Place region(String code) {
    return Regions.of(code, country == null ? "US" : wholeCountry(country).code());
  }

  private static Place wholeCountry(String code) {
    return Place.tryOf(code)
        .filter(place -> !place.isRegion())
        .orElseThrow(() -> Failure.usage("--country takes a country such as DE, not " + code));
  }

  private static boolean holds(RuleInfo rule, Predicate<Place> there) {
    return rule.places().isEmpty() || rule.places().stream().anyMatch(there);
  }

  private static String activityName(String name) {
    List<String> names = Activity.schemas().stream().map(Schema::name).toList();
    if (!names.contains(name)) {
      throw Failure.usage("--activity takes " + String.join(", ", names) + ", not " + name);
    }
    return name;
  }

  private static LocalDate date(String option, String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeParseException noDate) {
      throw Failure.usage(option + " takes a date such as 2026-11-24, not " + text);
    }
  }

  private static Predicate<String> idFilter(String text) {
    if (text.indexOf('*') < 0 && text.indexOf('?') < 0) {
      return id -> id.contains(text);
    }
    StringBuilder regex = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      regex.append(c == '*' ? ".*" : c == '?' ? "." : Pattern.quote(String.valueOf(c)));
    }
    return Pattern.compile(regex.toString()).asMatchPredicate();
  }

  private void show(List<RuleInfo> rules, Compliance compliance) {
    Page page = new Page(console, color.isOn(console.terminal()));
    String regulation = "";
    int[] widths = widths(rules, page.columns());
    for (List<RuleInfo> group : groups(rules)) {
      RuleInfo first = group.get(0);
      if (!first.regulation().equals(regulation)) {
        regulation = first.regulation();
        page.blank();
        page.paragraph(Style.BOLD, regulation, 2, "");
      }
      page.blank();
      page.paragraph(Style.BOLD, "  " + first.id(), 6, titleOf(first));
      page.labelled(4, "on", 6, Style.DIM, first.activity());
      page.labelled(4, "reads", 6, Style.DIM, reads(group));
      costs(page, penalties(group, compliance));
      for (RuleInfo rule : group) {
        page.row(
            4,
            widths,
            new Style[] {
              Style.PLAIN, Style.PLAIN, styleOf(rule.certainty()), Style.DIM, Style.PLAIN
            },
            rule.placesText(),
            rule.inForce().toString(),
            word(rule.certainty()),
            rule.verifiedOn().map(LocalDate::toString).orElse(""),
            String.join(" or ", rule.citations()));
      }
    }
    page.blank();
    String unsure = unsure(rules);
    page.paragraph(
        Style.PLAIN,
        "",
        2,
        count(rules.size(), "rule")
            + (asOf == null
                ? ", of all periods (--as-of DATE lists those in force on a day)"
                : ", in force on " + asOf)
            + unsure
            + ". Law edition "
            + compliance.edition().law()
            + ".");
  }

  /** The rules of one id and title together, in the order of the first of them. */
  private static List<List<RuleInfo>> groups(List<RuleInfo> rules) {
    Map<String, List<RuleInfo>> groups = new LinkedHashMap<>();
    for (RuleInfo rule : rules) {
      String key = rule.id() + '\n' + rule.activity() + '\n' + titleOf(rule);
      groups.computeIfAbsent(key, each -> new ArrayList<>()).add(rule);
    }
    return List.copyOf(groups.values());
  }

  private static String titleOf(RuleInfo rule) {
    return (rule.variant().isEmpty() ? "" : "(" + rule.variant() + ") ") + rule.title();
  }

  private static String reads(List<RuleInfo> group) {
    String facts =
        group.stream()
            .flatMap(rule -> rule.reads().stream())
            .map(Fact::path)
            .distinct()
            .sorted() // the same list each time, so that two days can be compared
            .collect(Collectors.joining(", "));
    return facts.isEmpty() ? "nothing but the time and the place" : facts;
  }

  /**
   * Returns the penalties for breaking rules of one id: on the requested day, or otherwise on the
   * last day of each, in the requested places. Claims of persons come first.
   */
  private List<Penalty> penalties(List<RuleInfo> group, Compliance compliance) {
    LocalDate asked = asOf == null ? null : date("--as-of", asOf);
    List<Place> where = places();
    Set<Penalty> found = new LinkedHashSet<>();
    for (RuleInfo rule : group) {
      LocalDate last = rule.inForce().to();
      LocalDate day = asked != null ? asked : last != null ? last : LocalDate.MAX;
      compliance.penalties(rule).stream()
          .filter(each -> each.inForce().contains(day))
          .filter(each -> where.isEmpty() || each.reachesAny(where))
          .forEach(found::add);
    }
    return found.stream()
        .sorted(Comparator.comparing(Penalty::claimant).thenComparing(Penalty::kind))
        .toList();
  }

  private static void costs(Page page, List<Penalty> penalties) {
    if (penalties.size() > MOST_PENALTIES) {
      page.labelled(
          4,
          "costs",
          6,
          Style.DIM,
          "in " + penalties.size() + " ways, by place; --state or --country narrows, --json tells");
      return;
    }
    for (Penalty each : penalties) {
      page.labelled(
          4,
          "costs",
          6,
          Style.DIM,
          each.range()
              + ", "
              + each.kind().text()
              + ", "
              + each.claimant().text()
              + ": "
              + each.citation()
              + (each.condition().isEmpty() ? "" : "; " + each.condition())
              + needed(each)
              + (each.certainty() == Certainty.HIGH ? "" : "; grade " + each.certainty().text()));
    }
  }

  /** Returns how many violations a person needs for the claim, if more than one. */
  private static String needed(Penalty penalty) {
    if (penalty.leastViolations() == 1) {
      return "";
    }
    return "; only with " + Exposure.violations(penalty.leastViolations(), penalty.withinMonths());
  }

  /** The width of the widest cell, up to a share of the line. */
  private static int[] widths(List<RuleInfo> rules, int columns) {
    int places = 5;
    int inForce = 8;
    for (RuleInfo rule : rules) {
      places = Math.max(places, rule.placesText().length());
      inForce = Math.max(inForce, rule.inForce().toString().length());
    }
    return new int[] {Math.min(places, columns / 5), Math.min(inForce, columns / 3), 6, 10};
  }

  private static String unsure(List<RuleInfo> rules) {
    long low = rules.stream().filter(rule -> rule.certainty() == Certainty.LOW).count();
    return low == 0 ? "" : "; " + low + " of LOW certainty, not verified in the source";
  }

  private static String word(Certainty certainty) {
    return certainty == Certainty.LOW ? "LOW" : certainty.text();
  }

  private static Style styleOf(Certainty certainty) {
    return switch (certainty) {
      case HIGH -> Style.PLAIN;
      case MEDIUM -> Style.DIM;
      case LOW -> Style.UNSURE;
    };
  }

  private static String count(int count, String what) {
    return count + " " + what + (count == 1 ? "" : "s");
  }
}
