package io.lexicall.cli;

import io.lexicall.ledger.AsKnown;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import picocli.CommandLine.Option;

/** Which records of a ledger count when a past row is judged. */
final class AsKnownOption {
  @Option(
      names = "--as-known",
      paramLabel = "WHEN",
      description =
          "Which records of the ledger count for the instant of a call: now, all that"
              + " are recorded; then, those recorded by that instant; or those recorded by"
              + " an instant with an offset.")
  String when = "now";

  AsKnown get() {
    try {
      return switch (when) {
        case "now" -> AsKnown.NOW;
        case "then" -> AsKnown.THEN;
        default -> AsKnown.at(OffsetDateTime.parse(when).toInstant());
      };
    } catch (DateTimeParseException wrong) {
      throw Failure.usage(
          "--as-known takes now, then, or an instant with an offset, such as"
              + " 2026-11-24T12:00:00-05:00");
    }
  }
}
