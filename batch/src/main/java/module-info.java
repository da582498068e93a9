import org.jspecify.annotations.NullMarked;

/** Judging many rows: columns to facts, tallies, reports. */
@NullMarked
@SuppressWarnings("module") // those that its internals are opened to are built after this
module io.lexicall.batch {
  requires static transitive org.jspecify;
  requires transitive io.lexicall;
  requires transitive io.lexicall.lists;
  requires transitive io.lexicall.json;
  requires com.fasterxml.jackson.core;
  requires de.siegmar.fastcsv;

  exports io.lexicall.batch;
  exports io.lexicall.batch.internal to
      io.lexicall.cli,
      io.lexicall.spark;
}
