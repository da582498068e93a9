import org.jspecify.annotations.NullMarked;

/** The command line. */
@NullMarked
module io.lexicall.cli {
  requires static org.jspecify;
  requires io.lexicall;
  requires io.lexicall.batch;
  requires io.lexicall.journal;
  requires io.lexicall.json;
  requires io.lexicall.ledger;
  requires io.lexicall.lists;
  requires io.lexicall.scan;
  requires io.lexicall.server;
  requires com.fasterxml.jackson.core;
  requires info.picocli;
  requires me.tongfei.progressbar;

  opens io.lexicall.cli to
      info.picocli;
}
