package io.lexicall.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.lexicall.Compliance;
import io.lexicall.Decision;
import io.lexicall.Finding;
import io.lexicall.Obligation;
import io.lexicall.Verdict;
import io.lexicall.conformance.Defaults.Change;
import io.lexicall.conformance.Defaults.Default;
import io.lexicall.facts.Activity;
import io.lexicall.facts.Schema;
import io.lexicall.json.cases.Case;
import io.lexicall.json.cases.Cases;
import io.lexicall.testkit.Completion;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * Fills in every unknown fact of every worked case, and of every case of the rule modules, one at a
 * time, with each of its values: a decided verdict stays, and a permit owes nothing new, but for
 * the facts of the one list, which is also that of docs/unknowns-and-profiles.md.
 */
class NoGuessTest {
  private static final Committed PAGE =
      Committed.file("docs/unknowns-and-profiles.md", NoGuessTest.class);

  private static final Pattern CODE = Pattern.compile("`([^`]+)`");

  /** So many completions at least, or the test proves little. */
  private static final int ENOUGH = 150_000;

  private final List<Default> defaults = Defaults.all();

  @Test
  void decidedVerdict_stays_whateverOneUnknownFactTurnsOutToBe() throws IOException {
    List<String> guesses = new ArrayList<>();
    int tried = 0;
    for (Path file : Suite.filesOfModulesToo()) {
      for (Case each : Cases.read(file)) {
        Activity<?> activity = each.activity().orElse(null);
        if (activity != null) {
          tried += complete(Suite.engine(each), activity, each.toString(), guesses);
        }
      }
    }
    assertThat(guesses).isEmpty();
    assertThat(tried).isGreaterThan(ENOUGH);
  }

  @SuppressWarnings("unchecked") // an activity is of its own class
  private <A extends Activity<A>> int complete(
      Compliance engine, Activity<?> about, String name, List<String> guesses) {
    Verdict before = engine.check(about);
    if (before.decision() == Decision.INDETERMINATE) {
      return 0;
    }
    List<Completion<A>> completions = Completion.of((A) about);
    for (Completion<A> each : completions) {
      Verdict after = engine.check(each.facts());
      for (String change : changes(about.schema(), each.fact(), before, after)) {
        guesses.add(name + ": " + each.fact() + "=" + each.value() + " " + change);
      }
    }
    return completions.size();
  }

  /** Returns what changed, but for what the list allows. */
  private List<String> changes(Schema<?> about, String fact, Verdict before, Verdict after) {
    List<String> changes = new ArrayList<>();
    if (before.decision() != after.decision()) {
      // What denied or asks now, or denied before.
      Verdict told = before.decision() == Decision.PERMIT ? after : before;
      Set<String> rules = new TreeSet<>();
      for (Finding finding : told.findings()) {
        if (finding.outcome() == told.decision()) {
          rules.add(finding.rule().id());
        }
      }
      for (String rule : rules) {
        if (!isListed(about, fact, Change.VERDICT, rule)) {
          changes.add(before.decision() + " becomes " + after.decision() + " by " + rule);
        }
      }
    } else if (after.decision() == Decision.PERMIT) {
      Set<String> owed = new HashSet<>();
      before.obligations().forEach(each -> owed.add(each.duty().name()));
      for (Obligation each : after.obligations()) {
        if (!owed.contains(each.duty().name())
            && !isListed(about, fact, Change.DUTY, each.rule().id())) {
          changes.add("adds " + each.duty().name() + " by " + each.rule().id());
        }
      }
    }
    return changes;
  }

  private boolean isListed(Schema<?> about, String fact, Change change, String rule) {
    return defaults.stream().anyMatch(each -> each.allows(about, fact, change, rule));
  }

  // ---- the list and the page

  @Test
  void list_namesFactsAndRulesThatThereAre_sortedAndOnce() {
    List<String> lines = Defaults.lines();
    assertThat(lines.get(0)).isEqualTo(Defaults.HEADER);
    assertThat(lines.subList(1, lines.size())).doesNotHaveDuplicates();
    Set<String> rules = new HashSet<>(Set.of("*"));
    Suite.engine().rules().forEach(each -> rules.add(each.info().id()));
    for (Default each : defaults) {
      assertThat(Defaults.declared(Defaults.activity(each.activity()), plain(each.fact())))
          .as(each.fact())
          .isPresent();
      assertThat(rules).as(each.fact()).containsAll(each.rules());
    }
  }

  /** The page has an item for each fact of the list, and no item on any other. */
  @Test
  void page_isTheList() {
    assertThat(named(Change.VERDICT)).isEqualTo(listed(Change.VERDICT));
    assertThat(named(Change.DUTY)).isEqualTo(listed(Change.DUTY));
  }

  private Set<String> listed(Change change) {
    Set<String> facts = new TreeSet<>();
    for (Default each : defaults) {
      if (each.change() == change) {
        facts.add(plain(each.fact()));
      }
    }
    return facts;
  }

  private static String plain(String fact) {
    return fact.replaceAll("\\[[^]]*\\]", "");
  }

  /** Returns the facts in the heads of the items of the page, up to the colon of each. */
  private static Set<String> named(Change change) {
    Set<String> facts = new TreeSet<>();
    String text = String.join("\n", PAGE.read()).replaceAll("\n {4}", " ");
    boolean within = false;
    for (String line : text.split("\n")) {
      if (line.startsWith("- ") || line.isEmpty()) {
        within =
            line.startsWith(
                change == Change.DUTY
                    ? "- An obligation that may apply "
                    : "- A decided verdict stays ");
      } else if (within && line.startsWith("  - ")) {
        Matcher codes = CODE.matcher(line.substring(0, line.indexOf(": ")));
        while (codes.find()) {
          String fact = plain(codes.group(1));
          if (isFact(fact)) {
            facts.add(fact);
          }
        }
      }
    }
    return facts;
  }

  private static boolean isFact(String path) {
    return Activity.schemas().stream().anyMatch(each -> Defaults.declared(each, path).isPresent());
  }
}
