import org.jspecify.annotations.NullMarked;

/** HIPAA: disclosure, access, storage, requests and breaches of health information, as rules. */
@NullMarked
module io.lexicall.rules.hipaa {
  requires transitive io.lexicall;
  requires static org.jspecify;

  exports io.lexicall.rules.hipaa;

  provides io.lexicall.rule.RuleModule with
      io.lexicall.rules.hipaa.HipaaRules;
}
