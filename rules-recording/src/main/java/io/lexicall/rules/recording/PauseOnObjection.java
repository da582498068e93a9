package io.lexicall.rules.recording;

import static io.lexicall.rules.recording.Parties.OTHER_SIDE;

import io.lexicall.facts.Fact;
import io.lexicall.facts.Party;
import io.lexicall.facts.Recording;
import io.lexicall.facts.Truth;
import io.lexicall.rule.Duty;
import io.lexicall.rule.Effect;
import io.lexicall.rule.MemberTest;
import io.lexicall.rule.Outcome;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Whoever objects is recorded no further in a call with a party in one of some places: a party
 * there, whoever that is, and any other but the agent. Where nobody has said that such a party
 * objects, it is a duty to pause as soon as one does; where one does and it is not known whether
 * that counts, what would tell is missing.
 */
final class PauseOnObjection extends Effect<Recording> {
  private static final Duty PAUSE =
      Duty.to("pause-recording").noting("As soon as a party objects.");

  private final MemberTest<Recording, Party> there;

  PauseOnObjection(MemberTest<Recording, Party> there) {
    this.there = there;
  }

  @Override
  public Outcome on(Recording recording) {
    List<Party> parties = Recording.PARTIES.in(recording);
    if (parties == null) {
      return Outcome.oblige(PAUSE);
    }
    boolean unsaid = false;
    Set<Fact<Recording, ?>> missing = new LinkedHashSet<>();
    for (int i = 0; i < parties.size(); i++) {
      Boolean objected = Party.OBJECTED.in(parties.get(i));
      Truth counts = Boolean.FALSE.equals(objected) ? Truth.FALSE : counts(recording, parties, i);
      if (objected == null) {
        unsaid |= counts != Truth.FALSE;
      } else if (counts == Truth.TRUE) {
        return Outcome.deny();
      } else if (counts == Truth.UNKNOWN) {
        addMissing(recording, parties, i, missing);
      }
    }
    if (!missing.isEmpty()) {
      return new Outcome.Unclear(Collections.unmodifiableSet(missing));
    }
    return unsaid ? Outcome.oblige(PAUSE) : Outcome.pass();
  }

  private Truth counts(Recording recording, List<Party> parties, int index) {
    Party party = parties.get(index);
    return there
        .test(recording, party)
        .or(OTHER_SIDE.test(recording, party).and(anotherThere(recording, parties, index)));
  }

  private Truth anotherThere(Recording recording, List<Party> parties, int index) {
    Truth result = Truth.FALSE;
    for (int i = 0; i < parties.size(); i++) {
      if (i != index) {
        result = result.or(there.test(recording, parties.get(i)));
      }
    }
    return result;
  }

  private void addMissing(
      Recording recording, List<Party> parties, int index, Set<Fact<Recording, ?>> into) {
    Party party = parties.get(index);
    Truth another = anotherThere(recording, parties, index);
    Truth otherSide = OTHER_SIDE.test(recording, party);
    if (another != Truth.FALSE && otherSide == Truth.UNKNOWN) {
      OTHER_SIDE.missing(recording, party, into);
    }
    if (there.test(recording, party) == Truth.UNKNOWN
        || (another == Truth.UNKNOWN && otherSide != Truth.FALSE)) {
      there.missing(recording, party, into); // whosever place it is, it is named alike
    }
  }

  @Override
  public Set<Fact<Recording, ?>> reads() {
    Set<Fact<Recording, ?>> reads = new LinkedHashSet<>(there.reads());
    reads.addAll(OTHER_SIDE.reads());
    reads.addAll(Parties.OBJECTED.reads());
    return reads;
  }

  @Override
  public List<String> obligations() {
    return List.of(PAUSE.name());
  }

  @Override
  protected List<Object> madeOf() {
    return List.of(there);
  }
}
