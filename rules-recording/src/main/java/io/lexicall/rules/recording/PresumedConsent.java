package io.lexicall.rules.recording;

import static io.lexicall.rules.recording.Parties.CONSENTED;
import static io.lexicall.rules.recording.Parties.OBJECTED;
import static io.lexicall.rules.recording.Parties.OTHER_SIDE;

import io.lexicall.facts.Fact;
import io.lexicall.facts.Party;
import io.lexicall.facts.Recording;
import io.lexicall.facts.Truth;
import io.lexicall.rule.Duty;
import io.lexicall.rule.Effect;
import io.lexicall.rule.MemberTest;
import io.lexicall.rule.Outcome;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Everybody except the agent consents. The law presumes the consent of a party that was told and
 * does not object: if it is not stated whether such a party consents, obtaining consent is a duty.
 * A party that is stated not to consent does not.
 */
final class PresumedConsent extends Effect<Recording> {
  private static final Duty OBTAIN =
      Duty.to("obtain-recording-consent")
          .noting("Presumed of a person who was told and does not object; confirm it.");

  private final MemberTest<Recording, Party> told;

  PresumedConsent(MemberTest<Recording, Party> told) {
    this.told = told;
  }

  @Override
  public Outcome on(Recording recording) {
    List<Party> parties = Recording.PARTIES.in(recording);
    if (parties == null) {
      return Outcome.missing(Recording.PARTIES);
    }
    boolean presumed = false;
    Set<Fact<Recording, ?>> missing = new LinkedHashSet<>();
    for (Party party : parties) {
      Truth otherSide = OTHER_SIDE.test(recording, party);
      Truth consented = CONSENTED.test(recording, party);
      if (otherSide == Truth.FALSE) {
        continue;
      }
      if (OBJECTED.test(recording, party) == Truth.TRUE) {
        consented = Truth.FALSE; // an objection withdraws consent
      }
      if (consented == Truth.TRUE) {
        continue;
      }
      if (consented == Truth.UNKNOWN && presumes(recording, party) == Truth.TRUE) {
        presumed = true;
        continue;
      }
      if (otherSide == Truth.TRUE && consented == Truth.FALSE) {
        return Outcome.deny();
      }
      addMissing(recording, party, missing);
    }
    if (!missing.isEmpty()) {
      return new Outcome.Indeterminate(Collections.unmodifiableSet(missing));
    }
    return presumed ? Outcome.oblige(OBTAIN) : Outcome.pass();
  }

  private Truth presumes(Recording recording, Party party) {
    return told.test(recording, party).and(OBJECTED.test(recording, party).not());
  }

  private void addMissing(Recording recording, Party party, Set<Fact<Recording, ?>> into) {
    if (OTHER_SIDE.test(recording, party) == Truth.UNKNOWN) {
      OTHER_SIDE.missing(recording, party, into);
    }
    if (CONSENTED.test(recording, party) == Truth.UNKNOWN
        && OBJECTED.test(recording, party) != Truth.TRUE) {
      CONSENTED.missing(recording, party, into); // decides it, whatever was stated about the notice
    }
  }

  @Override
  public Set<Fact<Recording, ?>> reads() {
    Set<Fact<Recording, ?>> reads = new LinkedHashSet<>(told.reads());
    reads.addAll(OTHER_SIDE.reads());
    reads.addAll(CONSENTED.reads());
    reads.addAll(OBJECTED.reads());
    return reads;
  }

  @Override
  public @Nullable Instant nextChange(Recording recording, Instant after) {
    Instant next = null;
    for (Party party : Fact.entries(Recording.PARTIES, recording)) {
      Instant change = told.nextChange(recording, party, after);
      if (change != null && (next == null || change.isBefore(next))) {
        next = change;
      }
    }
    return next;
  }

  @Override
  public List<String> obligations() {
    return List.of(OBTAIN.name());
  }

  @Override
  protected List<Object> madeOf() {
    return List.of(told);
  }
}
