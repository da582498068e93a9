import org.jspecify.annotations.NullMarked;

/** Facts about what a call centre does, rules over them, and the verdict they give. */
@NullMarked
@SuppressWarnings("module") // the contract kit is built later
module io.lexicall {
  requires static transitive org.jspecify;
  requires com.google.i18n.phonenumbers.libphonenumber;
  requires de.siegmar.fastcsv;

  exports io.lexicall;
  exports io.lexicall.engine.term to
      io.lexicall.testkit;
  exports io.lexicall.engine.trait to
      io.lexicall.testkit;
  exports io.lexicall.facts;
  exports io.lexicall.law;
  exports io.lexicall.number;
  exports io.lexicall.place;
  exports io.lexicall.rule;
  exports io.lexicall.source;
  exports io.lexicall.time;

  uses io.lexicall.rule.RuleModule;
}
