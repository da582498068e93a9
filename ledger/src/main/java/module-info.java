import org.jspecify.annotations.NullMarked;

/**
 * Consents, objections, contacts and their caps, and requests, in a database; contains no rules.
 */
@NullMarked
module io.lexicall.ledger {
  requires static transitive org.jspecify;
  requires transitive io.lexicall;
  requires transitive java.sql;
  requires com.fasterxml.jackson.core;
  requires com.zaxxer.hikari;
  requires de.siegmar.fastcsv;
  requires static org.checkerframework.checker.qual;
  requires static org.postgresql.jdbc;
  requires static org.xerial.sqlitejdbc;

  exports io.lexicall.ledger;
}
