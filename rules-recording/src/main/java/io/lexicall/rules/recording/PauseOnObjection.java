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
 * A person who objects is not recorded any further in a call with a party in one of some places:
 * any party there, and any other except the agent. If no such party is stated to object, there is a
 * duty to pause as soon as one does; if one objects and it is not known whether that counts, the
 * deciding facts are missing.
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
    return nobodyObjects(parties) ? Outcome.pass() : weighed(recording, parties);
  }

  private static boolean nobodyObjects(List<Party> parties) {
    for (int i = 0; i < parties.size(); i++) {
      if (!Boolean.FALSE.equals(Party.OBJECTED.in(parties.get(i)))) {
        return false;
      }
    }
    return true;
  }

  private Outcome weighed(Recording recording, List<Party> parties) {
    boolean unsaid = false;
    Set<Fact<Recording, ?>> missing = new LinkedHashSet<>();
    Tally tally = tally(recording, parties);
    for (Party party : parties) {
      Boolean objected = Party.OBJECTED.in(party);
      Truth counts = Boolean.FALSE.equals(objected) ? Truth.FALSE : counts(recording, party, tally);
      if (objected == null) {
        unsaid |= counts != Truth.FALSE;
      } else if (counts == Truth.TRUE) {
        return Outcome.deny();
      } else if (counts == Truth.UNKNOWN) {
        addMissing(recording, party, tally, missing);
      }
    }
    if (!missing.isEmpty()) {
      return new Outcome.Indeterminate(Collections.unmodifiableSet(missing));
    }
    return unsaid ? Outcome.oblige(PAUSE) : Outcome.pass();
  }

  private Truth counts(Recording recording, Party party, Tally tally) {
    Truth here = there.test(recording, party);
    return here.or(OTHER_SIDE.test(recording, party).and(tally.besides(here)));
  }

  /** The number of parties in the places, and of those that may be; counted once. */
  private record Tally(int certain, int possible) {
    /** Returns whether a party other than one is there. */
    Truth besides(Truth one) {
      return certain > (one == Truth.TRUE ? 1 : 0)
          ? Truth.TRUE
          : possible > (one == Truth.UNKNOWN ? 1 : 0) ? Truth.UNKNOWN : Truth.FALSE;
    }
  }

  private Tally tally(Recording recording, List<Party> parties) {
    int certain = 0;
    int possible = 0;
    for (Party party : parties) {
      Truth here = there.test(recording, party);
      certain += here == Truth.TRUE ? 1 : 0;
      possible += here == Truth.UNKNOWN ? 1 : 0;
    }
    return new Tally(certain, possible);
  }

  private void addMissing(
      Recording recording, Party party, Tally tally, Set<Fact<Recording, ?>> into) {
    Truth here = there.test(recording, party);
    Truth another = tally.besides(here);
    Truth otherSide = OTHER_SIDE.test(recording, party);
    if (another != Truth.FALSE && otherSide == Truth.UNKNOWN) {
      OTHER_SIDE.missing(recording, party, into);
    }
    if (here == Truth.UNKNOWN || (another == Truth.UNKNOWN && otherSide != Truth.FALSE)) {
      there.missing(recording, party, into); // it has the same name, whichever party's place it is
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
