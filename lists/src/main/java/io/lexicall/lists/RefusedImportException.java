package io.lexicall.lists;

import java.io.IOException;

/**
 * An import was given up, since too many lines of its files cannot be read, or since a change list
 * does not follow on the edition. What lay at the target is unharmed.
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

  /** Returns what was read until then. */
  public ImportReport report() {
    return report;
  }
}
