import org.jspecify.annotations.NullMarked;

/** Facts about what a call centre does, rules over them, and the verdict they give. */
@NullMarked
@SuppressWarnings("module") // those that its internals are opened to are built after this
module io.lexicall {
  requires static transitive org.jspecify;
  requires com.google.i18n.phonenumbers.libphonenumber;
  requires de.siegmar.fastcsv;

  exports io.lexicall;
  // For the contract kit, which lies on the class path of most tests, in no module that could be
  // named here. Left out of the documentation, and no part of the public face.
  exports io.lexicall.engine.term;
  exports io.lexicall.engine.trait;
  exports io.lexicall.facts;
  exports io.lexicall.internal to
      io.lexicall.batch,
      io.lexicall.cli,
      io.lexicall.ledger,
      io.lexicall.lists;
  exports io.lexicall.law;
  exports io.lexicall.number;
  exports io.lexicall.place;
  exports io.lexicall.rule;
  exports io.lexicall.source;
  exports io.lexicall.time;

  uses io.lexicall.rule.RuleModule;
}
