package io.lexicall.benchmarks.host;

import io.lexicall.benchmarks.dialing.Dial;
import io.lexicall.benchmarks.dialing.Week;
import io.lexicall.facts.ListEntry;
import io.lexicall.facts.ListKind;
import io.lexicall.facts.Moment;
import io.lexicall.number.PhoneNumber;
import io.lexicall.place.Place;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The do-not-call lists of a host, at the size of the nation and in its memory: the National
 * Registry with some 250 million numbers, the states' lists, and the seller's own.
 *
 * <p>They answer without allocating: what three lists can say of the numbers of a state is made
 * once.
 */
public final class HostLists implements Function<PhoneNumber, List<ListEntry>> {
  /** The state that has the database of reassigned numbers queried before a sales call. */
  private static final String QUERIED = "US-ME";

  /** Long before any grace that a state gives to newly listed numbers. */
  private static final Moment LISTED_SINCE = Moment.of(LocalDate.of(2024, 1, 1));

  private static final Place US = Place.of("US");
  private static final int OWN = 200_000;

  private final NumberBits registry;
  private final NumberBits states;
  private final NumberHash own = new NumberHash(2 * OWN);

  /** By area code, those of a state alike, and then by what the lists say, a bit each. */
  @SuppressWarnings("unchecked") // an array of the generic type
  private final List<ListEntry>[] @Nullable [] answers = (List<ListEntry>[][]) new List<?>[1_000][];

  /** Makes up lists that say of the dials what these say of themselves. */
  public HostLists(Iterable<Dial> dials) {
    @Nullable Dial[] ofAreaCode = new Dial[1_000];
    dials.forEach(dial -> ofAreaCode[areaCode(dial.digits())] = dial);
    int[] codes = codes(ofAreaCode, false);
    registry = NumberBits.random(codes, 1);
    states = NumberBits.random(codes(ofAreaCode, true), 2);
    SplittableRandom random = new SplittableRandom(3);
    for (int i = 0; i < OWN; i++) {
      // No number that is dialed has an exchange that begins with 1.
      own.add(codes[random.nextInt(codes.length)] * 10_000_000L + random.nextInt(2_000_000));
    }
    for (Dial dial : dials) {
      registry.set(dial.digits(), dial.onRegistry());
      states.set(dial.digits(), dial.onStateList());
      if (dial.onOwnList()) {
        own.add(dial.digits());
      }
    }
    Map<String, List<ListEntry>[]> ofState = new HashMap<>();
    for (Dial dial : ofAreaCode) {
      if (dial != null) {
        answers[areaCode(dial.digits())] =
            ofState.computeIfAbsent(dial.law().state(), state -> answers(dial));
      }
    }
  }

  private static int areaCode(long digits) {
    return (int) (digits / 10_000_000) - 1_000;
  }

  private static int[] codes(@Nullable Dial[] ofAreaCode, boolean withStateList) {
    return Arrays.stream(ofAreaCode)
        .filter(dial -> dial != null && (!withStateList || dial.law().hasList()))
        .mapToInt(dial -> areaCode(dial.digits()))
        .toArray();
  }

  @SuppressWarnings("unchecked") // an array of the generic type
  private static List<ListEntry>[] answers(Dial dial) {
    List<ListEntry>[] answers = (List<ListEntry>[]) new List<?>[8];
    for (int said = 0; said < answers.length; said++) {
      answers[said] = answer(dial, said);
    }
    return answers;
  }

  private static List<ListEntry> answer(Dial dial, int said) {
    List<ListEntry> entries = new ArrayList<>();
    ListEntry.Builder national =
        ListEntry.builder()
            .list(ListKind.NATIONAL_DNC)
            .country(US)
            .listed((said & 1) != 0)
            .asOf(Moment.of(Week.LISTS_AS_OF));
    if ((said & 1) != 0) {
      national.since(LISTED_SINCE);
    }
    entries.add(national.build());
    if (dial.law().hasList()) {
      ListEntry.Builder ofState =
          ListEntry.builder()
              .list(ListKind.STATE_DNC)
              .country(US)
              .region(Place.of(dial.law().state()))
              .listed((said & 2) != 0)
              .asOf(Moment.of(Week.LISTS_AS_OF));
      if ((said & 2) != 0) {
        ofState.since(LISTED_SINCE);
      }
      entries.add(ofState.build());
    }
    if (dial.law().state().equals(QUERIED)) {
      entries.add(
          ListEntry.builder()
              .list(ListKind.REASSIGNED_NUMBERS)
              .country(US)
              .listed(false)
              .asOf(Moment.of(Week.LISTS_AS_OF))
              .build());
    }
    entries.add(
        ListEntry.builder()
            .list(ListKind.INTERNAL_DNC)
            .seller(Host.SELLER)
            .listed((said & 4) != 0)
            .build());
    return List.copyOf(entries);
  }

  /** Returns what the lists say of a number; nothing where they do not cover it. */
  @Override
  public List<ListEntry> apply(PhoneNumber number) {
    return find(number.digits());
  }

  /** Returns what the lists say of a dial, by what it says of itself. */
  public static List<ListEntry> said(Dial dial) {
    return answer(
        dial,
        (dial.onRegistry() ? 1 : 0) | (dial.onStateList() ? 2 : 0) | (dial.onOwnList() ? 4 : 0));
  }

  /** Returns what the lists say of a number, the calling code first. */
  public List<ListEntry> find(long digits) {
    List<ListEntry>[] known = answers[areaCode(digits)];
    if (known == null) {
      return List.of();
    }
    int said =
        (registry.contains(digits) ? 1 : 0)
            | (states.contains(digits) ? 2 : 0)
            | (own.contains(digits) ? 4 : 0);
    return known[said];
  }

  /** Returns the National Registry. */
  public NumberBits registry() {
    return registry;
  }

  /** Returns the states' lists together: each number is of one state. */
  public NumberBits states() {
    return states;
  }

  /** Returns the seller's own list. */
  public NumberHash own() {
    return own;
  }
}
