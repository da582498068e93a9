package io.lexicall.scan;

import java.util.List;

/** What a scanner of transcripts finds in a call, in short. */
final class CallFinder {
  static final TranscriptScanner SCANNER = TranscriptScanner.of(CardScanner.standard());

  private CallFinder() {}

  /** Kind and text of each piece: {@code pan 4111 1111}. */
  static List<String> found(String text) {
    return SCANNER.scan(text).findings().stream()
        .flatMap(
            finding ->
                finding.pieces().stream()
                    .map(
                        piece ->
                            finding.kind().id()
                                + " "
                                + text.substring((int) piece.start(), (int) piece.end())))
        .toList();
  }
}
