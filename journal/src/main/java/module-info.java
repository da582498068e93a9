import org.jspecify.annotations.NullMarked;

/** A record of decisions that stands, replays, and can forget a person; knows no rule. */
@NullMarked
module io.lexicall.journal {
  requires static transitive org.jspecify;
  requires transitive io.lexicall;
  requires transitive io.lexicall.json;
  requires com.fasterxml.jackson.core;
  requires de.siegmar.fastcsv;

  exports io.lexicall.journal;
}
