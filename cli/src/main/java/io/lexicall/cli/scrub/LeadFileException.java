package io.lexicall.cli.scrub;

import java.io.IOException;

/** A lead file is not what it must be, or a result cannot be written; the message is for people. */
public final class LeadFileException extends IOException {
  private static final long serialVersionUID = 1L;

  LeadFileException(String message) {
    super(message);
  }

  LeadFileException(String message, Throwable cause) {
    super(message, cause);
  }
}
