package io.lexicall.rules.recording;

import static java.util.stream.Collectors.toUnmodifiableSet;

import io.lexicall.facts.Fact;
import io.lexicall.facts.Party;
import io.lexicall.facts.PartyRole;
import io.lexicall.facts.Recording;
import io.lexicall.facts.RecordingNotice;
import io.lexicall.facts.Truth;
import io.lexicall.place.Place;
import io.lexicall.place.Whereabouts;
import io.lexicall.rule.Condition;
import io.lexicall.rule.MemberTest;
import io.lexicall.rule.Members;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Conditions on the parties to a recording.
 *
 * <p>Rules on recordings decide themselves where they are law: that depends on each party's own
 * place, and a known party decides even if another party's place is not known.
 */
final class Parties {
  static final Members<Recording, Party> ALL = Members.of(Recording.PARTIES);

  /** The law requires the consent or knowledge of the party. */
  static final MemberTest<Recording, Party> OTHER_SIDE =
      ALL.in(Party.ROLE, PartyRole.CUSTOMER, PartyRole.OTHER);

  static final MemberTest<Recording, Party> CONSENTED = ALL.isTrue(Party.CONSENTED);

  /**
   * The party consented. If that is not known and a written notice was given, it also helps to know
   * when the party received it: a notice received beforehand is enough.
   */
  static final MemberTest<Recording, Party> CONSENTED_OR_HAD_A_LETTER = new ConsentedOrHadALetter();

  /** The party objected; if that is not stated, it did not, as far as the host knows. */
  static final MemberTest<Recording, Party> OBJECTED =
      new Said("the party objected", Party.OBJECTED, true, false);

  /** The party is not stated to have no objection, so it may still object. */
  static final MemberTest<Recording, Party> MAY_OBJECT =
      new Said("the party may object", Party.OBJECTED, true, true);

  /** The party acts for the one who records. */
  static final MemberTest<Recording, Party> AGENT = ALL.in(Party.ROLE, PartyRole.AGENT);

  /**
   * Somebody on the call consents: a party, or an agent, through whom the recorder consents. Who
   * objects consents no longer, and an agent who objects consents for nobody else.
   */
  static final Condition<Recording> SOMEBODY_CONSENTS =
      ALL.any(OBJECTED.not(), AGENT.or(CONSENTED));

  /**
   * The same, or somebody was told and stays on the line, which is consent in the federal law and
   * that of the states: on a line that no agent has taken yet nobody else can give it.
   */
  static final Condition<Recording> SOMEBODY_CONSENTS_OR_WAS_TOLD =
      ALL.any(OBJECTED.not(), AGENT.or(CONSENTED).or(told(Written.ENOUGH, true)));

  /** The party is stated not to consent. */
  private static final MemberTest<Recording, Party> REFUSED =
      new Said("the party does not consent", Party.CONSENTED, false, false);

  /**
   * Somebody who takes part consents, in person: an agent is taken to, unless the opposite is
   * stated. For exceptions that rest on the consent of one who takes part.
   */
  static final Condition<Recording> SOMEBODY_IS_NOT_AGAINST =
      ALL.any(OBJECTED.not(), AGENT.and(REFUSED.not()).or(CONSENTED));

  /**
   * Nobody who takes part acts for the recorder: two or more others talk. With a single other the
   * recorder must be the other end of the line, whoever is stated.
   */
  static final Condition<Recording> AMONG_OTHERS =
      ALL.atLeast(2, OTHER_SIDE).and(ALL.any(AGENT).not());

  private Parties() {}

  /** Some party can be in one of these places. */
  static Condition<Recording> someIn(Collection<Place> places) {
    return ALL.any(in(places));
  }

  /** The party can be in one of these places, all countries or all regions. */
  static MemberTest<Recording, Party> in(Collection<Place> places) {
    return new In(places.stream().sorted().toList());
  }

  /** Some party other than the agent does not meet a test. */
  static Condition<Recording> someOtherSide(MemberTest<Recording, Party> test) {
    return ALL.any(OTHER_SIDE, test);
  }

  /**
   * Some party without a role is stated not to consent, was not told and does not meet a test: an
   * agent would be an unknowing one, and anybody else does not agree. So nobody is asked for the
   * role.
   */
  static Condition<Recording> unknowingInAnyRole(MemberTest<Recording, Party> test) {
    return ALL.any(new WithoutRole(), REFUSED, new Unaware(), test);
  }

  /**
   * An agent is stated not to consent, and was not told: recorded by the employer in secret. The
   * consent of agents is not asked for: most know that they are recorded. Nor is the role of a
   * party of whom {@link #unknowingInAnyRole} holds.
   */
  static Condition<Recording> unknowingAgent(MemberTest<Recording, Party> test) {
    return ALL.any(AGENT, REFUSED, new Unaware(), new WithoutRole().and(test).not());
  }

  /**
   * The party had been told of the recording before it begins.
   *
   * @param written the effect of a written notice
   * @param tone whether a repeating tone is sufficient notice
   */
  static MemberTest<Recording, Party> told(Written written, boolean tone) {
    return new Told(written, tone, true);
  }

  /**
   * The party is told of the recording as it begins: a notice given before, and not recorded, does
   * not count.
   *
   * @param written the effect of a written notice
   * @param tone whether a repeating tone is sufficient notice
   */
  static MemberTest<Recording, Party> toldOnRecording(Written written, boolean tone) {
    return new Told(written, tone, false);
  }

  /** The effect of a written notice. */
  enum Written {
    /** The same as a spoken one. */
    ENOUGH,
    /** Sufficient if the party is known to have received it beforehand. */
    ENOUGH_IF_BEFORE,
    /** None: only consent in writing would be enough. */
    NOT_ENOUGH
  }

  private static final class In extends MemberTest<Recording, Party> {
    private final List<Place> places;
    private final Set<Place> countries;
    private final Set<Place> regions;
    private final Set<Place> countriesOfRegions;
    private final Fact<Recording, ?> name;

    In(List<Place> places) {
      this.places = places;
      this.countries =
          places.stream().filter(place -> !place.isRegion()).collect(toUnmodifiableSet());
      this.regions = places.stream().filter(Place::isRegion).collect(toUnmodifiableSet());
      this.countriesOfRegions = regions.stream().map(Place::country).collect(toUnmodifiableSet());
      this.name =
          ALL.name(places.stream().anyMatch(Place::isRegion) ? Party.REGION : Party.COUNTRY);
    }

    @Override
    public Truth test(Recording recording, Party party) {
      return among(party.whereabouts());
    }

    /** A recording is wherever one of its parties can be. */
    @Override
    protected boolean canHold(Whereabouts where) {
      return among(where) != Truth.FALSE;
    }

    private Truth among(Whereabouts where) {
      if (!where.countryKnown()) {
        return Truth.UNKNOWN;
      }
      Place region = where.regions().size() == 1 ? where.regions().iterator().next() : null;
      if (region != null && where.countries().size() == 1) { // mostly
        return Truth.of(regions.contains(region) || countries.contains(region.country()));
      }
      if (holdsAny(countries, where.countries()) || holdsAny(regions, where.regions())) {
        return Truth.TRUE;
      }
      return !where.regionKnown() && holdsAny(countriesOfRegions, where.countries())
          ? Truth.UNKNOWN
          : Truth.FALSE;
    }

    private static boolean holdsAny(Set<Place> wanted, Set<Place> candidates) {
      for (Place candidate : candidates) {
        if (wanted.contains(candidate)) {
          return true;
        }
      }
      return false;
    }

    @Override
    public void missing(Recording recording, Party party, Set<Fact<Recording, ?>> into) {
      into.add(name);
    }

    @Override
    public Set<Fact<Recording, ?>> reads() {
      return Set.of(Recording.PARTIES, name, ALL.name(Party.NUMBER));
    }

    @Override
    public String says() {
      return "the party is in "
          + places.stream().map(Place::code).collect(Collectors.joining(" or "));
    }
  }

  private static final class ConsentedOrHadALetter extends MemberTest<Recording, Party> {
    @Override
    public Truth test(Recording recording, Party party) {
      return CONSENTED.test(recording, party);
    }

    @Override
    public void missing(Recording recording, Party party, Set<Fact<Recording, ?>> into) {
      CONSENTED.missing(recording, party, into);
      if (Recording.NOTICE.in(recording) == RecordingNotice.WRITTEN
          && Party.INFORMED_AT.in(party) == null) {
        into.add(ALL.name(Party.INFORMED_AT));
      }
    }

    @Override
    public Set<Fact<Recording, ?>> reads() {
      Set<Fact<Recording, ?>> reads = new LinkedHashSet<>(CONSENTED.reads());
      reads.add(Recording.NOTICE);
      reads.add(ALL.name(Party.INFORMED_AT));
      return reads;
    }

    @Override
    public String says() {
      return CONSENTED.says();
    }
  }

  private static final class Told extends MemberTest<Recording, Party> {
    private static final RecordingNotice[] NOTICES = RecordingNotice.values();

    private final Written written;
    private final boolean tone;
    private final boolean earlierCounts;

    Told(Written written, boolean tone, boolean earlierCounts) {
      this.written = written;
      this.tone = tone;
      this.earlierCounts = earlierCounts;
    }

    @Override
    public Truth test(Recording recording, Party party) {
      Instant informed = Party.INFORMED_AT.in(party);
      boolean late = informed != null && informed.isAfter(recording.at());
      boolean before = informed != null && !late;
      RecordingNotice notice = Recording.NOTICE.in(recording);
      if (notice != null) {
        return Truth.of(tells(notice, before, late));
      }
      boolean any = false;
      boolean all = true;
      for (RecordingNotice possible : NOTICES) {
        boolean tells = tells(possible, before, late);
        any |= tells;
        all &= tells;
      }
      return all ? Truth.TRUE : any ? Truth.UNKNOWN : Truth.FALSE;
    }

    private boolean tells(RecordingNotice notice, boolean before, boolean late) {
      return switch (notice) {
        case SPOKEN -> !late;
        case BEEP -> tone || (earlierCounts && before);
        case WRITTEN ->
            switch (written) {
              case ENOUGH -> !late;
              case ENOUGH_IF_BEFORE -> before;
              case NOT_ENOUGH -> false;
            };
        case NONE -> earlierCounts && before;
      };
    }

    @Override
    public void missing(Recording recording, Party party, Set<Fact<Recording, ?>> into) {
      into.add(Recording.NOTICE);
      // If a notice alone may not be enough, it also helps to know whether the party was told
      // beforehand.
      boolean dateTells =
          earlierCounts ? written != Written.ENOUGH : written == Written.ENOUGH_IF_BEFORE;
      if (dateTells && Party.INFORMED_AT.in(party) == null) {
        into.add(ALL.name(Party.INFORMED_AT));
      }
    }

    @Override
    public Set<Fact<Recording, ?>> reads() {
      return Set.of(Recording.PARTIES, Recording.NOTICE, ALL.name(Party.INFORMED_AT));
    }

    @Override
    public String says() {
      return earlierCounts ? "the party was told before" : "the party was told on the recording";
    }

    @Override
    public @Nullable Instant nextChange(Recording recording, Party party, Instant after) {
      return ifAfter(Party.INFORMED_AT.in(party), after);
    }
  }

  /**
   * A statement on an objection or a refusal, which is like an event: if it is left out, there was
   * none.
   */
  private static final class Said extends MemberTest<Recording, Party> {
    private final String says;
    private final Fact<Party, Boolean> fact;
    private final boolean meant;
    private final boolean leftOut;

    Said(String says, Fact<Party, Boolean> fact, boolean meant, boolean leftOut) {
      this.says = says;
      this.fact = fact;
      this.meant = meant;
      this.leftOut = leftOut;
    }

    @Override
    public Truth test(Recording recording, Party party) {
      Boolean stated = fact.in(party);
      return Truth.of(stated == null ? leftOut : stated == meant);
    }

    @Override
    public void missing(Recording recording, Party party, Set<Fact<Recording, ?>> into) {
      into.add(ALL.name(fact)); // never asked: it is never unknown
    }

    @Override
    public Set<Fact<Recording, ?>> reads() {
      return Set.of(Recording.PARTIES, ALL.name(fact));
    }

    @Override
    public String says() {
      return says;
    }
  }

  /** The role of the party is left out; never unknown itself. */
  private static final class WithoutRole extends MemberTest<Recording, Party> {
    private static final Fact<Recording, ?> NAME = ALL.name(Party.ROLE);

    @Override
    public Truth test(Recording recording, Party party) {
      return Truth.of(Party.ROLE.in(party) == null);
    }

    @Override
    public void missing(Recording recording, Party party, Set<Fact<Recording, ?>> into) {
      into.add(NAME); // never asked: it is never unknown
    }

    @Override
    public Set<Fact<Recording, ?>> reads() {
      return Set.of(Recording.PARTIES, NAME);
    }

    @Override
    protected Set<Fact<Recording, ?>> decidedByAbsence() {
      return Set.of(NAME);
    }

    @Override
    public String says() {
      return "the role of the party is not stated";
    }
  }

  /** Nobody was told, or the party was told only after the start. */
  private static final class Unaware extends MemberTest<Recording, Party> {
    @Override
    public Truth test(Recording recording, Party party) {
      Instant informed = Party.INFORMED_AT.in(party);
      if (informed != null) {
        return Truth.of(informed.isAfter(recording.at()));
      }
      RecordingNotice notice = Recording.NOTICE.in(recording);
      return notice == null ? Truth.UNKNOWN : Truth.of(notice == RecordingNotice.NONE);
    }

    @Override
    public void missing(Recording recording, Party party, Set<Fact<Recording, ?>> into) {
      into.add(Recording.NOTICE);
    }

    @Override
    public Set<Fact<Recording, ?>> reads() {
      return Set.of(Recording.PARTIES, Recording.NOTICE, ALL.name(Party.INFORMED_AT));
    }

    @Override
    public String says() {
      return "the party was not told";
    }

    @Override
    public @Nullable Instant nextChange(Recording recording, Party party, Instant after) {
      return ifAfter(Party.INFORMED_AT.in(party), after);
    }
  }
}
