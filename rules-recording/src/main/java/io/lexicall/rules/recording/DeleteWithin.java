package io.lexicall.rules.recording;

import io.lexicall.facts.Recording;
import io.lexicall.rule.Duty;
import io.lexicall.rule.Effect;
import io.lexicall.rule.Outcome;
import io.lexicall.time.Deadline;
import io.lexicall.time.Due;
import io.lexicall.time.ZoneClock;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;

/** The recording may be made, and must be deleted some months after. */
final class DeleteWithin extends Effect<Recording> {
  private static final String NAME = "delete-by";

  /** The first place on earth to end a day, for parties whose zones are not known. */
  private static final List<ZoneClock> EARLIEST = List.of(ZoneClock.of(ZoneOffset.ofHours(14)));

  private final Deadline deadline;

  DeleteWithin(int months) {
    this.deadline = Deadline.months(months);
  }

  @Override
  public Outcome on(Recording recording) {
    List<ZoneClock> clocks = recording.whereabouts().clocks();
    Due due =
        (clocks.isEmpty() ? EARLIEST : clocks)
            .stream()
                .map(clock -> deadline.due(recording.at(), clock))
                .min(Comparator.comparing(Due::end))
                .orElseThrow();
    return Outcome.oblige(Duty.to(NAME).by(due));
  }

  @Override
  public List<String> obligations() {
    return List.of(NAME);
  }
}
