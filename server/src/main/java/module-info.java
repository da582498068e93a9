import org.jspecify.annotations.NullMarked;

/** Verdicts over HTTP, for hosts that do not run on a JVM; contains no rules. */
@NullMarked
module io.lexicall.server {
  requires static transitive org.jspecify;
  requires transitive io.lexicall;
  requires transitive io.lexicall.journal;
  requires transitive io.lexicall.ledger;
  requires transitive io.lexicall.lists;
  requires io.lexicall.json;
  requires com.fasterxml.jackson.core;
  requires io.prometheus.metrics.core;
  requires io.prometheus.metrics.model;
  requires io.prometheus.writer.text;
  requires org.eclipse.jetty.server;

  exports io.lexicall.server;
}
