import org.jspecify.annotations.NullMarked;

/** The Unsolicited Telecommunications Rules of Canada's CRTC. */
@NullMarked
module io.lexicall.rules.canada {
  requires transitive io.lexicall;
  requires static org.jspecify;

  exports io.lexicall.rules.canada;

  provides io.lexicall.rule.RuleModule with
      io.lexicall.rules.canada.CanadaRules;
}
