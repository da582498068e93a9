package io.lexicall.cli;

import io.lexicall.ledger.Ledger;
import org.jspecify.annotations.Nullable;

/** A ledger that is open until a command is done, if one was given. */
final class OpenLedger implements AutoCloseable {
  static final OpenLedger NONE = new OpenLedger(null);

  private final @Nullable Ledger opened;

  OpenLedger(@Nullable Ledger opened) {
    this.opened = opened;
  }

  Ledger ledger() {
    Ledger ledger = opened;
    if (ledger == null) {
      throw new IllegalStateException("no ledger was given");
    }
    return ledger;
  }

  boolean isGiven() {
    return opened != null;
  }

  @Override
  public void close() {
    if (opened != null) {
      opened.close();
    }
  }
}
