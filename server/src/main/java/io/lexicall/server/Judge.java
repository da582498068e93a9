package io.lexicall.server;

import io.lexicall.Verdict;
import io.lexicall.facts.Activity;
import io.lexicall.journal.Journal;
import io.lexicall.journal.JournalException;
import io.lexicall.json.ActivityJson;
import io.lexicall.json.JsonLines;
import io.lexicall.json.Reading;
import io.lexicall.json.VerdictJson;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Judges activities, and sends no verdict before it is recorded, if there is a journal. */
final class Judge {
  private final @Nullable Journal journal;
  private final ServerMetrics metrics;
  private final Memory memory;

  Judge(@Nullable Journal journal, ServerMetrics metrics, Memory memory) {
    this.journal = journal;
    this.metrics = metrics;
    this.memory = memory;
  }

  /** Refuses at once if nothing can be recorded, rather than let a queue fill. */
  void requireRecord() {
    if (journal != null && journal.failure().isPresent()) {
      throw notRecorded();
    }
  }

  /**
   * Waits until all earlier verdicts are recorded.
   *
   * @throws Refusal if it is not in time
   */
  void awaitRecord() {
    if (journal != null) {
      try {
        journal.sync();
      } catch (JournalException failed) {
        throw notRecorded();
      }
    }
  }

  private static Refusal notRecorded() {
    return Refusal.of(
            Refusal.Kind.NOT_RECORDED, "The journal cannot be written; no answer is no permit")
        .with("Retry-After", "1");
  }

  /** Judges one activity. */
  Verdict verdict(Serving serving, Activity<?> activity) {
    Verdict verdict = serving.engine().check(activity);
    metrics.given(verdict);
    return verdict;
  }

  /** Answers a line, in its place, even if it cannot be read. */
  String line(Serving serving, JsonLines.Line line) {
    Reading reading = memory.reading(line.text().length(), () -> ActivityJson.tryRead(line));
    if (reading instanceof Reading.Understood understood) {
      return VerdictJson.write(understood.activity(), verdict(serving, understood.activity()));
    }
    metrics.refused();
    return VerdictJson.write(line.number(), (Reading.Refused) reading);
  }

  /**
   * Reads the activity of a whole body.
   *
   * @throws Refusal with everything that is wrong with it
   */
  Activity<?> activity(byte[] body) {
    Reading reading = memory.reading(body.length, () -> ActivityJson.tryRead(text(body)));
    if (reading instanceof Reading.Understood understood) {
      return understood.activity();
    }
    metrics.refused();
    Reading.Refused refused = (Reading.Refused) reading;
    throw Refusal.of(refused.problems(), refused.id().orElse(null));
  }

  private static String text(byte[] bytes) {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return text.startsWith("\uFEFF") ? text.substring(1) : text;
    } catch (CharacterCodingException notUtf8) {
      throw Refusal.of(Refusal.Kind.BAD_REQUEST, "The body is not UTF-8");
    }
  }
}
