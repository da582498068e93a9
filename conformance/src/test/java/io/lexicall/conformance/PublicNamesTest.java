package io.lexicall.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.lexicall.Compliance;
import io.lexicall.facts.Activity;
import io.lexicall.facts.Fact;
import io.lexicall.facts.FactType;
import io.lexicall.facts.Schema;
import io.lexicall.rule.Rule;
import io.lexicall.rule.RuleInfo;
import io.lexicall.rule.RuleModule;
import io.lexicall.rule.Setting;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * Holds the names that hosts write into their own code and data to a list that is committed: the
 * ids of rules, the names of facts and of their values, obligations, remedies, modules, settings.
 */
class PublicNamesTest {
  private static final Committed NAMES =
      Committed.file(
          "conformance/src/main/resources/io/lexicall/conformance/public-names.txt",
          PublicNamesTest.class);

  @Test
  void publicNames_areThoseOfTheCommittedList() {
    NAMES.holds(
        List.copyOf(names()),
        "These names are public API and have gone: hosts compare with them. Put them back, or, if it is meant, take"
            + " the lines out of the file and say so under Breaking in CHANGELOG.md:",
        "These names are new. They are public API from now on; if they are right, add the lines:");
  }

  @Test
  void publicNames_haveEveryKind() {
    assertThat(names())
        .extracting(name -> name.substring(0, name.indexOf(' ')))
        .contains("fact", "module", "obligation", "remedy", "rule", "setting");
  }

  private static SortedSet<String> names() {
    SortedSet<String> names = new TreeSet<>();
    names.add("rule core.coverage");
    names.add("remedy supply-fact");
    Compliance.settings().forEach(setting -> names.add("setting " + setting.name()));
    for (Schema<?> activity : Activity.schemas()) {
      addFacts(activity.name() + ".", activity, names);
    }
    for (Rule<?> rule : Suite.engine().rules()) {
      RuleInfo card = rule.info();
      names.add("rule " + card.id());
      card.obligations().forEach(each -> names.add("obligation " + each));
      card.remedies().forEach(each -> names.add("remedy " + each));
    }
    for (RuleModule module : Suite.engine().modules()) {
      names.add("module " + module.name());
      for (Setting setting : module.settings()) {
        names.add("setting " + setting.name());
      }
    }
    return names;
  }

  private static void addFacts(String prefix, Schema<?> schema, SortedSet<String> names) {
    for (Fact<?, ?> fact : schema.facts()) {
      FactType<?> type = fact.type();
      boolean isList = type.form() == FactType.Form.LIST;
      FactType<?> value = isList ? type.element() : type;
      String path = prefix + fact.path() + (isList ? "[]" : "");
      List<String> words = new ArrayList<>();
      value.choices().forEach(choice -> words.add(FactType.code((Enum<?>) choice)));
      names.add(
          "fact " + path + " " + FactType.code(value.form()) + " " + FactType.code(fact.kind()));
      words.forEach(word -> names.add("value " + path + " " + word));
      if (value.form() == FactType.Form.GROUP) {
        addFacts(path + ".", value.group(), names);
      }
    }
  }
}
