package io.lexicall.engine;

import io.lexicall.engine.term.Terms;
import io.lexicall.engine.trait.Trait;
import io.lexicall.facts.Activity;
import io.lexicall.facts.DataKind;
import io.lexicall.facts.Fact;
import io.lexicall.facts.FactType;
import io.lexicall.facts.Profile;
import io.lexicall.facts.Recording;
import io.lexicall.facts.Schema;
import io.lexicall.facts.Truth;
import io.lexicall.law.InForce;
import io.lexicall.place.Place;
import io.lexicall.place.Whereabouts;
import io.lexicall.rule.Condition;
import io.lexicall.rule.Coverage;
import io.lexicall.rule.Rule;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The law on one kind of activity that the loaded modules claim to hold.
 *
 * <p>Place and discrete facts decide most of it for all activities of a plan. What depends on the
 * data of an activity, or on other facts, is decided for each activity.
 */
public final class Covering<A extends Activity<A>> {
  private static final DataKind[] KINDS = DataKind.values();

  /** The bit of an activity without data, which every claim on its kind covers. */
  private static final long NO_DATA = 1L << KINDS.length;

  private static final long EVERY_KIND = NO_DATA - 1;

  private final Schema<A> activity;

  /** The rule of the finding that no loaded module holds the law. */
  private final Rule<A> rule;

  private final List<Claim<A>> claims;
  private final Profile profile;
  private final Answers answers;
  private final @Nullable Fact<A, List<DataKind>> data;

  /** How many people are affected in each region, all of which are places of the activity. */
  private final @Nullable Fact<A, Map<Place, Integer>> affected;

  /**
   * A claim of a module.
   *
   * @param kinds the bits of the kinds of data
   * @param gap whether it says that nobody holds the law
   */
  private record Claim<A extends Activity<A>>(
      Set<Place> places, Condition<A> when, long kinds, InForce inForce, boolean gap) {
    boolean isOf(@Nullable Place place) {
      return places.isEmpty()
          || (place != null && places.stream().anyMatch(each -> each.contains(place)));
    }

    /** Returns whether the claim can concern one of the possible countries, or a place in one. */
    boolean isNear(Whereabouts where) {
      return places.isEmpty()
          || !where.countryKnown()
          || places.stream().anyMatch(each -> where.countries().contains(each.country()));
    }

    boolean isLike(Claim<A> other) {
      return places.equals(other.places)
          && when.equals(other.when)
          && kinds == other.kinds
          && gap == other.gap;
    }

    boolean isInside(Place country) {
      return places.stream().anyMatch(each -> each.isRegion() && country.contains(each));
    }
  }

  /** A claim, or a gap, that holds for some activities of a plan only. */
  private record Perhaps<A extends Activity<A>>(Condition<A> when, long kinds) {}

  /**
   * The claims on one place.
   *
   * @param place the place; null if it is not known, or if the activity has none
   * @param name the name of the place for people
   * @param sure the kinds of data that are covered, but for the gaps
   * @param gaps what nobody holds for some activities of a plan, also not by a claim
   * @param regional the kinds that are covered in some region of the country
   * @param placedBy the facts that would determine the place, unless an activity is surely there
   */
  private record Spot<A extends Activity<A>>(
      @Nullable Place place,
      String name,
      long sure,
      List<Perhaps<A>> perhaps,
      List<Perhaps<A>> gaps,
      long regional,
      Set<Fact<A, ?>> placedBy) {

    /** Returns whether some of these kinds of data must be decided for each activity. */
    boolean isOpenFor(long kinds) {
      if ((kinds & ~sure) != 0) {
        return true;
      }
      for (int i = 0; i < gaps.size(); i++) { // no iterator in each check
        if ((kinds & gaps.get(i).kinds) != 0) {
          return true;
        }
      }
      return false;
    }

    Stream<Perhaps<A>> conditions() {
      return Stream.concat(perhaps.stream(), gaps.stream());
    }
  }

  /**
   * The coverage of the activities of a plan, as far as it is the same for all.
   *
   * @param standing the findings on all of them
   * @param open what must be decided for each activity; null if there is nothing
   */
  record Known<A extends Activity<A>>(List<Found> standing, @Nullable Open<A> open) {
    /** Returns whether another is the same except for the discrete facts for which it was made. */
    boolean isLike(Known<A> other) {
      return standing.isEmpty()
          && other.standing.isEmpty()
          && (open == null || other.open == null ? open == other.open : open.isLike(other.open));
    }

    /** Returns about how many bytes it takes. */
    long bytes() {
      return 100 + 300L * standing.size() + (open == null ? 0 : 300L * open.spots.size());
    }
  }

  /** The part of the coverage that the data or other facts of each activity decide. */
  static final class Open<A extends Activity<A>> {
    private final Covering<A> covering;
    private final Whereabouts where;
    private final List<Spot<A>> spots;

    private Open(Covering<A> covering, Whereabouts where, List<Spot<A>> spots) {
      this.covering = covering;
      this.where = where;
      this.spots = List.copyOf(spots);
    }

    /** Returns whether all of an activity is covered. */
    boolean covers(A about) {
      if (!covering.regionsStated(about).isEmpty()) {
        return findings(about).isEmpty();
      }
      for (int i = 0; i < spots.size(); i++) { // no iterator in each check
        if (covering.finding(spots.get(i), about) != null) {
          return false;
        }
      }
      return true;
    }

    /** Returns the findings that a part of an activity is not covered. */
    List<Found> findings(A about) {
      Set<Place> regions = covering.regionsStated(about);
      List<Found> findings = new ArrayList<>();
      for (Spot<A> spot :
          regions.isEmpty()
              ? spots
              : covering.spots(about, Trait.traitsOf(about), where, regions)) {
        Found finding = covering.finding(spot, about);
        if (finding != null) {
          findings.add(finding);
        }
      }
      return findings;
    }

    /** Returns the facts that decide. */
    Set<Fact<A, ?>> reads() {
      Set<Fact<A, ?>> reads = new LinkedHashSet<>();
      if (covering.data != null) {
        reads.add(covering.data);
      }
      spots.forEach(
          spot ->
              spot.conditions()
                  .forEach(
                      each ->
                          reads.addAll(
                              ModuleCode.quietly(() -> Set.copyOf(each.when.reads()), Set.of()))));
      return reads;
    }

    /**
     * Reports when the coverage changes next by time alone. If a claim that matters fails, the rule
     * of the coverage fails too, since it is then unknown how long the coverage lasts.
     */
    void tellChanges(A about, Changes<A> changes) {
      for (Spot<A> spot : spots) {
        if (!spot.isOpenFor(covering.held(about)) || changes.hasFailed(covering.rule)) {
          continue;
        }
        for (Perhaps<A> each : spot.conditions().toList()) {
          Optional<Instant> mine =
              ModuleCode.quietly(
                  () ->
                      Optional.ofNullable(
                          ModuleCode.nextChange(about, each.when, covering.rule.effect())),
                  null);
          if (mine == null) {
            changes.fail(covering.rule);
          } else {
            changes.add(covering.rule, mine.orElse(null));
          }
        }
      }
    }

    boolean isLike(Open<A> other) {
      return covering == other.covering
          && where.equals(other.where)
          && ModuleCode.quietly(() -> spots.equals(other.spots), false);
    }
  }

  @SuppressWarnings("unchecked") // the coverage of this activity, and what its fact's form says
  public Covering(
      Schema<A> activity, List<Coverage<A>> coverage, Profile profile, Answers answers) {
    this.answers = answers;
    this.activity = activity;
    this.rule =
        Rule.on(activity, "core.coverage")
            .title("The law of the place must be loaded before an activity there can be permitted.")
            .cites("no law loaded")
            .remedy("load-rule-module")
            .denies();
    this.profile = profile;
    this.data = Coverage.dataOf(activity).orElse(null);
    this.affected =
        (Fact<A, Map<Place, Integer>>)
            activity.facts().stream()
                .filter(fact -> fact.type().form() == FactType.Form.COUNT_BY_REGION)
                .findFirst()
                .orElse(null);
    List<Claim<A>> all = new ArrayList<>();
    for (Coverage<A> each : coverage) {
      // A gap about some data leaves an activity without any to the claims.
      long kinds = bits(each.data()) | (each.isGap() && !each.data().isEmpty() ? 0 : NO_DATA);
      all.add(new Claim<>(each.places(), each.when(), kinds, each.inForce(), each.isGap()));
    }
    this.claims = List.copyOf(all);
  }

  private Covering(Covering<A> whole, List<Claim<A>> claims) {
    this.activity = whole.activity;
    this.rule = whole.rule;
    this.profile = whole.profile;
    this.answers = whole.answers;
    this.data = whole.data;
    this.affected = whole.affected;
    this.claims = claims;
  }

  /** Returns the periods of the claims. */
  List<InForce> periods() {
    return claims.stream().map(Claim::inForce).toList();
  }

  /**
   * Returns the coverage by the claims that hold the law of all days at their places, and with the
   * gaps of any of these days.
   */
  Covering<A> heldOn(Statutes.Days days) {
    List<Claim<A>> held =
        claims.stream().filter(claim -> isHeld(claim, days.at(claim.places()))).toList();
    return held.size() == claims.size() ? this : new Covering<>(this, held);
  }

  private boolean isHeld(Claim<A> claim, long[] epochDays) {
    if (claim.gap) {
      return Arrays.stream(epochDays).anyMatch(day -> isHeld(claim, day));
    }
    for (long day : epochDays) {
      if (!isHeld(claim, day)) {
        return false;
      }
    }
    return true;
  }

  /** Returns whether a claim, or the same claim with another period, holds the law of a day. */
  private boolean isHeld(Claim<A> claim, long epochDay) {
    return claim.inForce.contains(epochDay)
        || claims.stream()
            .anyMatch(other -> other.inForce.contains(epochDay) && other.isLike(claim));
  }

  /** Returns the conditions of the claims. */
  List<Condition<A>> conditions() {
    return claims.stream().map(Claim::when).toList();
  }

  private static long bits(Set<DataKind> kinds) {
    return kinds.isEmpty() ? EVERY_KIND : bitsOf(kinds);
  }

  private static long bitsOf(Iterable<DataKind> kinds) {
    long bits = 0;
    for (DataKind kind : kinds) {
      bits |= bit(kind);
    }
    return bits;
  }

  @SuppressWarnings("EnumOrdinal") // a set of kinds in one word, never stored
  private static long bit(DataKind kind) {
    return 1L << kind.ordinal();
  }

  /** Returns the bits of the discrete facts on which the coverage of a place depends. */
  long readsAt(Whereabouts where) {
    long reads = 0;
    for (Claim<A> claim : claims) {
      if (claim.isNear(where)) {
        // A condition that fails to say what it reads may read anything.
        reads |= ModuleCode.quietly(() -> Trait.bitsOf(claim.when.reads()), -1L);
      }
    }
    return reads;
  }

  /**
   * Decides what is the same for all activities of a plan.
   *
   * @param sample any of them
   * @param traits the discrete facts that they have in common, as far as they are read
   */
  Known<A> of(A sample, long traits) {
    Whereabouts where = sample.whereabouts();
    List<Spot<A>> spots = spots(sample, traits, where, Set.of());
    if (affected != null && where.countryKnown()) {
      return new Known<>(List.of(), new Open<>(this, where, spots));
    }
    List<Found> standing = new ArrayList<>();
    List<Spot<A>> open = new ArrayList<>();
    for (Spot<A> spot : spots) {
      if (spot.perhaps.isEmpty() && !spot.isOpenFor(EVERY_KIND | NO_DATA)) {
        continue;
      }
      boolean settled =
          // The finding names the kinds of data of the activity itself, and what places it.
          data == null
              && (spot.placedBy.isEmpty() || !activity.equals(Recording.SCHEMA))
              && spot.conditions().allMatch(each -> Terms.settled(each.when) != null);
      Found finding = settled ? finding(spot, sample) : null;
      if (finding == null) {
        open.add(spot);
      } else {
        standing.add(finding);
      }
    }
    return new Known<>(standing, open.isEmpty() ? null : new Open<>(this, where, open));
  }

  // ---- places

  private List<Spot<A>> spots(A about, long traits, Whereabouts where, Set<Place> stated) {
    if (!where.countryKnown()) {
      Fact<A, ?> fact = about.countryFact();
      if (fact != null) {
        return List.of(spot(where, traits, null, "an unknown place", Set.of(fact), false));
      }
      return List.of(spot(where, traits, null, "any place", Set.of(), true));
    }
    List<Spot<A>> spots = new ArrayList<>();
    Set<Place> elsewhere = new TreeSet<>(stated);
    Fact<A, ?> countryFact = about.countryFact();
    // If a number can be in several countries, the fact that says which one decides.
    Set<Fact<A, ?>> placedBy =
        countryFact == null || where.countries().size() < 2 ? Set.of() : Set.of(countryFact);
    for (Place country : where.countries()) {
      List<Place> regions = new ArrayList<>();
      for (Place region : stated.isEmpty() ? where.regions() : stated) {
        if (country.contains(region)) {
          regions.add(region);
          elsewhere.remove(region);
        }
      }
      for (Place place : regions.isEmpty() ? List.of(country) : regions) {
        addSpot(where, traits, place, placedBy, spots);
      }
    }
    for (Place place : elsewhere) {
      addSpot(where, traits, place, Set.of(), spots);
    }
    return spots;
  }

  private void addSpot(
      Whereabouts where, long traits, Place place, Set<Fact<A, ?>> placedBy, List<Spot<A>> spots) {
    if (!profile.permitsUncovered(place.country())) {
      spots.add(spot(where, traits, place, place.code(), placedBy, false));
    }
  }

  private Spot<A> spot(
      Whereabouts where,
      long traits,
      @Nullable Place place,
      String name,
      Set<Fact<A, ?>> placedBy,
      boolean anywhere) {
    long sure = 0;
    long regional = 0;
    List<Perhaps<A>> perhaps = new ArrayList<>();
    List<Perhaps<A>> gaps = new ArrayList<>();
    for (Claim<A> claim : claims) {
      boolean regionOnly = !anywhere && !claim.isOf(place);
      if (regionOnly && (place == null || !claim.isInside(place))) {
        continue;
      }
      // A claim that fails does not count, and a gap that fails does.
      Condition<A> when =
          ModuleCode.quietly(
              () -> simplified(claim.when, where, traits),
              claim.gap ? Condition.<A>always() : Condition.<A>never());
      if (regionOnly) {
        regional |= Terms.settled(when) == Truth.FALSE ? 0 : claim.kinds;
        continue;
      }
      if (claim.gap) {
        if (Terms.settled(when) != Truth.FALSE) {
          gaps.add(new Perhaps<>(when, claim.kinds));
        }
      } else if (Terms.settled(when) == Truth.TRUE) {
        sure |= claim.kinds;
      } else if (Terms.settled(when) != Truth.FALSE) {
        perhaps.add(new Perhaps<>(when, claim.kinds));
      }
    }
    return new Spot<>(
        place, name, sure, List.copyOf(perhaps), List.copyOf(gaps), regional, placedBy);
  }

  private static <A extends Activity<A>> Condition<A> simplified(
      Condition<A> when, Whereabouts where, long traits) {
    Condition<A> left = Terms.given(Terms.given(when, where), traits);
    Truth settled = Terms.settled(left);
    return settled == Truth.TRUE
        ? Condition.always()
        : settled == Truth.FALSE ? Condition.never() : left;
  }

  /** Returns the regions whose people are stated to be affected; none if nothing is stated. */
  private Set<Place> regionsStated(A about) {
    Map<Place, Integer> counts = affected == null ? null : affected.in(about);
    if (counts == null || counts.isEmpty()) {
      return Set.of();
    }
    Set<Place> regions = new TreeSet<>();
    counts.forEach(
        (region, count) -> {
          if (count > 0) {
            regions.add(region);
          }
        });
    return regions;
  }

  // ---- one place

  /** Returns the bits of the kinds of data in an activity; every kind if they are not known. */
  private long held(A about) {
    List<DataKind> stated = data == null ? List.of() : data.in(about);
    if (stated == null) {
      return EVERY_KIND;
    }
    long bits = stated.isEmpty() ? NO_DATA : 0;
    for (int i = 0; i < stated.size(); i++) {
      bits |= bit(stated.get(i));
    }
    return bits;
  }

  /** Returns the finding that a part of an activity is not covered in a place, or null. */
  private @Nullable Found finding(Spot<A> spot, A about) {
    long held = held(about);
    if (!spot.isOpenFor(held)) {
      return null; // nearly always
    }
    long claimed = spot.sure;
    for (int i = 0; i < spot.perhaps.size(); i++) { // allocates nothing if everything is covered
      Perhaps<A> each = spot.perhaps.get(i);
      if (ModuleCode.test(each.when, about) == Truth.TRUE) {
        claimed |= each.kinds;
      }
    }
    long barred = 0;
    long doubtful = 0;
    for (int i = 0; i < spot.gaps.size(); i++) {
      Perhaps<A> each = spot.gaps.get(i);
      Truth truth = ModuleCode.test(each.when, about);
      barred |= truth == Truth.FALSE || truth == Truth.UNKNOWN ? 0 : each.kinds;
      doubtful |= truth == Truth.UNKNOWN ? each.kinds : 0;
    }
    return (held & ~(claimed & ~barred & ~doubtful)) == 0
        ? null
        : finding(spot, about, held, claimed & ~barred, barred, doubtful);
  }

  /**
   * Returns the finding on what is not surely covered in a place.
   *
   * @param held the bits of the kinds of data in the activity
   * @param claimed the kinds that are certainly covered, but for those in doubt
   * @param barred the kinds that are certainly not
   * @param doubtful those that may be in a gap
   */
  private Found finding(
      Spot<A> spot, A about, long held, long claimed, long barred, long doubtful) {
    long sure = claimed & ~doubtful;
    long perhaps = claimed & doubtful;
    Set<Fact<A, ?>> deciding = new LinkedHashSet<>();
    for (Perhaps<A> each : spot.perhaps) {
      long kinds = each.kinds & ~barred;
      if ((kinds & held & ~sure) != 0 && ModuleCode.test(each.when, about) == Truth.UNKNOWN) {
        perhaps |= kinds;
        addMissing(each.when, about, deciding);
      }
    }
    for (Perhaps<A> each : spot.gaps) {
      if ((each.kinds & held & perhaps) != 0
          && ModuleCode.test(each.when, about) == Truth.UNKNOWN) {
        addMissing(each.when, about, deciding);
      }
    }
    long left = held & ~sure;
    long regional = spot.regional & ~barred;
    List<DataKind> stated = data == null ? null : data.in(about);
    boolean unknown = data != null && stated == null;
    Fact<A, ?> region = about.regionFact();
    boolean inRegion =
        region != null
            && spot.place != null
            && !spot.place.isRegion()
            && (affected == null || affected.in(about) == null)
            && (regional & left) != 0;
    long never = left & ~perhaps & ~(inRegion ? regional : 0);
    Set<Fact<?, ?>> missing = new LinkedHashSet<>();
    if (spot.place == null || !isSurelyIn(spot.place.country(), about)) {
      missing.addAll(spot.placedBy);
    }
    if (unknown) {
      long some = (sure | perhaps | (inRegion ? regional : 0)) & EVERY_KIND;
      if (some != 0 && (sure & EVERY_KIND | never) != 0) {
        missing.add(data);
      }
    }
    if (unknown || never == 0) {
      missing.addAll(deciding);
      if (inRegion) {
        missing.add(region);
      }
    }
    return indeterminate(spot.name, kindsNamed(stated, left), Collections.unmodifiableSet(missing));
  }

  private static <A extends Activity<A>> void addMissing(
      Condition<A> when, A about, Set<Fact<A, ?>> deciding) {
    ModuleCode.quietly(
        () -> {
          when.missing(about, deciding);
          return deciding;
        },
        deciding);
  }

  /**
   * Returns whether a party of a recording is in a country, whatever else is stated. Its places are
   * those of all parties together. Any other activity is in one place; if several are possible, it
   * is surely in none of them.
   */
  private static boolean isSurelyIn(Place country, Activity<?> about) {
    return about instanceof Recording recording
        && Fact.entries(Recording.PARTIES, recording).stream()
            .anyMatch(party -> party.whereabouts().countries().equals(Set.of(country)));
  }

  /**
   * Returns the names of the kinds of data that are not covered, unless all kinds are uncovered.
   */
  private static String kindsNamed(@Nullable List<DataKind> stated, long left) {
    if (stated == null || stated.isEmpty()) {
      return "";
    }
    return stated.stream()
        .filter(kind -> (left & bit(kind)) != 0)
        .distinct()
        .map(FactType::code)
        .collect(Collectors.joining(", ", " of ", ""));
  }

  private Found indeterminate(String place, String kinds, Set<Fact<?, ?>> missing) {
    String kind = activity.name(); // what a verdict keeps must not hold the profile
    return answers.indeterminate(
        rule.info(),
        rule.info().citation(),
        () ->
            "The loaded rule modules do not hold all the law on this "
                + kind
                + kinds
                + " in "
                + place
                + ".",
        missing,
        false);
  }
}
