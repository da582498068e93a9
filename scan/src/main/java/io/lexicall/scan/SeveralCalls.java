package io.lexicall.scan;

import java.util.Arrays;

/**
 * The calls that a file holds whose times begin anew. None of them answers another, so each is read
 * as a conversation of its own. Where each is what one speaker said, they may be the sides of one
 * call, and are read together as well.
 */
final class SeveralCalls {

  /** Of more calls than these, all is read together. */
  private static final int MOST = 5_000;

  private final Speech speech;

  /** In which call each piece of the speech is. */
  private int[] callOf = new int[16];

  private int known;
  private int count = 1;

  SeveralCalls(Speech speech) {
    this.speech = speech;
  }

  /** Notes that the pieces that were added since the last time are of a call. */
  void added(int call) {
    if (speech.size() > callOf.length) {
      callOf = Arrays.copyOf(callOf, Math.max(speech.size(), 2 * callOf.length));
    }
    Arrays.fill(callOf, known, speech.size(), call);
    known = speech.size();
    count = Math.max(count, call + 1);
  }

  /** Adds what was said: each call by itself, and all together where they may be one. */
  void addTo(TranscriptText.Builder file) {
    if (count == 1 || count > MOST) {
      file.speech(speech);
      return;
    }
    int[] ends = new int[count + 1];
    for (int u = 0; u < known; u++) {
      ends[callOf[u] + 1]++;
    }
    for (int call = 0; call < count; call++) {
      ends[call + 1] += ends[call];
    }
    int[] next = Arrays.copyOf(ends, count);
    int[] pieces = new int[known];
    for (int u = 0; u < known; u++) {
      pieces[next[callOf[u]]++] = u;
    }
    boolean areCalls = false;
    for (int call = 0; call < count; call++) {
      areCalls |= speech.isOfSeveral(pieces, ends[call], ends[call + 1]);
    }
    if (!areCalls) {
      file.speech(speech);
    }
    for (int call = 0; call < count; call++) {
      file.speech(speech.part(pieces, ends[call], ends[call + 1]));
    }
  }
}
