import org.jspecify.annotations.NullMarked;

/** Facts, verdicts and cases as JSON. */
@NullMarked
module io.lexicall.json {
  requires static org.jspecify;
  requires transitive io.lexicall;
  requires com.fasterxml.jackson.core;

  exports io.lexicall.json;
  exports io.lexicall.json.cases;
}
