import org.jspecify.annotations.NullMarked;

/** California's CCPA and the privacy acts of the other states, as rules. */
@NullMarked
module io.lexicall.rules.ccpa {
  requires transitive io.lexicall;
  requires static org.jspecify;

  exports io.lexicall.rules.ccpa;

  provides io.lexicall.rule.RuleModule with
      io.lexicall.rules.ccpa.CcpaRules;
}
