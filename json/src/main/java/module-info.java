import org.jspecify.annotations.NullMarked;

/** Facts, verdicts and cases as JSON. */
@NullMarked
@SuppressWarnings("module") // those that it opens its internals to are built after this
module io.lexicall.json {
  requires static org.jspecify;
  requires transitive io.lexicall;
  requires com.fasterxml.jackson.core;

  exports io.lexicall.json;
  exports io.lexicall.json.cases;
  exports io.lexicall.json.internal to
      io.lexicall.batch,
      io.lexicall.cli,
      io.lexicall.journal;
}
