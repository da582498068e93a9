package io.lexicall.engine;

import io.lexicall.rule.Penalty;
import io.lexicall.rule.RuleInfo;
import io.lexicall.rule.RuleModule;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The penalties of the modules, read on first use. Thread-safe. */
public final class Penalties {
  private final Map<String, List<Penalty>> all = new ConcurrentHashMap<>();
  private final Map<RuleInfo, List<Penalty>> known = new ConcurrentHashMap<>();

  /** Returns the penalties of a module for breaking a rule. */
  public List<Penalty> of(RuleModule module, RuleInfo rule) {
    List<Penalty> found = known.get(rule);
    if (found == null) {
      found =
          all.computeIfAbsent(module.name(), name -> Library.penalties(module)).stream()
              .filter(penalty -> penalty.isFor(rule))
              .toList();
      known.put(rule, found);
    }
    return found;
  }
}
