package io.lexicall.lists;

import java.io.IOException;

/**
 * Thrown if an import fails because too many lines of its files cannot be read, or because a change
 * list does not fit the edition. The file at the target is unchanged.
 *
 * @since 0.1
 */
public final class RefusedImportException extends IOException {
  private static final long serialVersionUID = 1L;

  private final transient ImportReport report;

  RefusedImportException(String message, ImportReport report) {
    super(message);
    this.report = report;
  }

  /** Returns the report of what was read until then. */
  public ImportReport report() {
    return report;
  }
}
