package io.lexicall.cli;

import io.lexicall.scan.Finding;
import io.lexicall.scan.Piece;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/** Writes when a finding is said, so that the recording can be muted there. */
final class Times {

  private Times() {}

  /** " (4 pieces, 00:00:01.000 to 00:00:03.500)"; empty if there is nothing to add. */
  static String shown(Finding finding) {
    int pieces = finding.pieces().size();
    Optional<Duration> from =
        finding.pieces().stream()
            .map(Piece::from)
            .flatMap(Optional::stream)
            .min(Duration::compareTo);
    Optional<Duration> to =
        finding.pieces().stream().map(Piece::to).flatMap(Optional::stream).max(Duration::compareTo);
    String times =
        from.map(Times::clock).orElse("") + to.map(end -> " to " + clock(end)).orElse("");
    String count = pieces > 1 ? pieces + " pieces" : "";
    String both = count.isEmpty() || times.isEmpty() ? count + times : count + ", " + times;
    return both.isEmpty() ? "" : " (" + both + ")";
  }

  /** "00:00:01.000", as WebVTT has it. */
  static String clock(Duration time) {
    return String.format(
        Locale.ROOT,
        "%02d:%02d:%02d.%03d",
        time.toHours(),
        time.toMinutesPart(),
        time.toSecondsPart(),
        time.toMillisPart());
  }
}
