import org.jspecify.annotations.NullMarked;

/** TCPA, Telemarketing Sales Rule, the telemarketing laws of the states, Regulation F. */
@NullMarked
module io.lexicall.rules.tcpa {
  requires transitive io.lexicall;
  requires static org.jspecify;

  exports io.lexicall.rules.tcpa;

  provides io.lexicall.rule.RuleModule with
      io.lexicall.rules.tcpa.TcpaRules;
}
