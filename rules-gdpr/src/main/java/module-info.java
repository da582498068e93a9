import org.jspecify.annotations.NullMarked;

/** GDPR, UK GDPR, the Swiss FADP, ePrivacy and the national rules on telemarketing, as rules. */
@NullMarked
module io.lexicall.rules.gdpr {
  requires transitive io.lexicall;
  requires static org.jspecify;

  exports io.lexicall.rules.gdpr;

  provides io.lexicall.rule.RuleModule with
      io.lexicall.rules.gdpr.GdprRules;
}
