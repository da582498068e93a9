package io.lexicall.benchmarks.dialing;

import static java.util.Objects.requireNonNull;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberToTimeZonesMapper;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import io.lexicall.benchmarks.dialing.Dial.ConsentOnFile;
import io.lexicall.facts.LineType;
import io.lexicall.number.PhoneNumber;
import io.lexicall.place.Place;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A week in which a sales centre dials all over the country, much as it is: numbers over the states
 * by population and over all area codes of each, those of two time zones among them; at any time of
 * the week at which a campaign would call there; people with and without consent, who bought or did
 * not; about nine dials in ten permitted. Equal seeds give equal weeks.
 */
public final class Week {
  /** The first day, a Monday without a holiday in the week that follows. */
  public static final LocalDate MONDAY = LocalDate.of(2026, 11, 16);

  /** The day of the version of the National Registry, and of the states' lists, that is used. */
  public static final LocalDate LISTS_AS_OF = LocalDate.of(2026, 11, 10);

  /** When the lapsing consents lapse. */
  public static final Instant CONSENTS_LAPSE = Instant.parse("2026-11-18T18:00:00Z");

  /** The campaigns: how many calls of each were answered live. */
  public static final int ANSWERED = 1_000;

  private static final String POPULATION = "/io/lexicall/benchmarks/dialing/population.csv";
  private static final int[] ABANDONED = {4, 12, 18, 21, 25, 28, 30, 38};

  /** How many campaigns there are. */
  public static final int CAMPAIGNS = ABANDONED.length;

  private static final Instant BEGIN = Instant.parse("2026-11-16T12:00:00Z");
  private static final Instant END = Instant.parse("2026-11-23T05:00:00Z");

  private final SplittableRandom random;
  private final Map<String, Integer> population = new TreeMap<>();
  private final Map<String, List<PhoneNumber>> blocks = new TreeMap<>();
  private final Map<String, StateLaw> laws;
  private final int people;

  private Week(long seed) {
    random = new SplittableRandom(seed);
    StateLaw.table(POPULATION)
        .forEach(
            row ->
                population.put(row.getField("state"), Integer.parseInt(row.getField("thousands"))));
    people = population.values().stream().mapToInt(Integer::intValue).sum();
    laws = StateLaw.read(population.keySet(), MONDAY);
    IntStream.range(200, 1_000)
        .mapToObj(code -> PhoneNumber.tryParse("+1" + code + "5550142"))
        .flatMap(Optional::stream)
        // Numbers of which nobody can tell the state are not dialed.
        .filter(block -> block.whereabouts().regions().size() == 1)
        .forEach(
            block -> {
              Place region = block.whereabouts().regions().iterator().next();
              blocks.computeIfAbsent(region.code(), key -> new ArrayList<>()).add(block);
            });
  }

  /** Returns the states that are dialed, such as {@code US-NY}, in order. */
  public static List<String> states() {
    return StateLaw.table(POPULATION).stream().map(row -> row.getField("state")).toList();
  }

  /** Returns how many of a campaign's answered calls were abandoned. */
  public static int abandoned(int campaign) {
    return ABANDONED[campaign];
  }

  /** Draws numbers for ever: over the states by population, over all area codes of each. */
  public static Stream<PhoneNumber> numbers(long seed) {
    Week week = new Week(seed);
    return Stream.generate(() -> PhoneNumber.ofDigits(week.numberIn(week.block(week.state()))));
  }

  /** Makes so many dials. */
  public static List<Dial> dials(int count, long seed) {
    return dials(seed).limit(count).toList();
  }

  /** Makes dials for ever. */
  public static Stream<Dial> dials(long seed) {
    return Stream.generate(new Week(seed)::dial).filter(Week::isPlain);
  }

  /**
   * Returns which dials of a week are wanted, by their order, as many as asked for: to choose takes
   * ten times as long as to make them.
   */
  public static BitSet choose(long seed, int count, Predicate<Dial> wanted) {
    Week week = new Week(seed);
    BitSet chosen = new BitSet();
    int found = 0;
    for (int order = 0; found < count; order++) {
      Dial dial = week.dial();
      if (wanted.test(dial) && isPlain(dial)) {
        chosen.set(order);
        found++;
      }
    }
    return chosen;
  }

  /** Makes the dials that were chosen. */
  public static List<Dial> dials(long seed, BitSet chosen) {
    Week week = new Week(seed);
    List<Dial> dials = new ArrayList<>();
    for (int order = 0; order < chosen.length(); order++) {
      Dial dial = week.dial();
      if (chosen.get(order)) {
        dials.add(dial);
      }
    }
    return dials;
  }

  /**
   * Tells whether libphonenumber's zones give the same hours as ours. They do not for some three
   * dials in a thousand, in states of two zones, and who checks by them answers those wrongly: they
   * are left out for all.
   */
  private static boolean isPlain(Dial dial) {
    List<String> theirs;
    try {
      theirs =
          PhoneNumberToTimeZonesMapper.getInstance()
              .getTimeZonesForNumber(PhoneNumberUtil.getInstance().parse(dial.number(), "US"));
    } catch (NumberParseException e) {
      throw new IllegalStateException("A number that is dialed cannot be read", e);
    }
    List<ZoneId> ours = PhoneNumber.parse(dial.number()).whereabouts().zones();
    return !theirs.contains(PhoneNumberToTimeZonesMapper.getUnknownTimeZone())
        && isOpen(ours, dial.law(), dial.at())
            == isOpen(theirs.stream().map(ZoneId::of).toList(), dial.law(), dial.at());
  }

  private boolean chance(double share) {
    return random.nextDouble() < share;
  }

  private String state() {
    int left = random.nextInt(people);
    for (Map.Entry<String, Integer> each : population.entrySet()) {
      left -= each.getValue();
      if (left < 0) {
        return each.getKey();
      }
    }
    throw new IllegalStateException("the shares do not add up");
  }

  private Dial dial() {
    String state = state();
    StateLaw law = requireNonNull(laws.get(state), state);
    PhoneNumber block = block(state);
    String number = "+" + numberIn(block);
    LineType lineType =
        chance(0.65) ? LineType.MOBILE : chance(0.6) ? LineType.FIXED_LINE : LineType.VOIP;
    // Recorded voices without a signed consent: they are denied whatever the states say of them.
    boolean recorded = chance(0.006);
    boolean automated = !recorded && chance(0.3);
    boolean onOwnList = chance(0.008);
    boolean customer = !onOwnList && chance(0.2);
    boolean former = !onOwnList && !customer && chance(0.1);
    ConsentOnFile consent =
        onOwnList || recorded ? ConsentOnFile.NONE : consent(law, lineType, automated);
    Instant at = at(block, law);
    Instant boughtAt =
        customer
            ? at.minus(Duration.ofDays(20 + random.nextInt(120)))
            : former ? at.minus(Duration.ofDays(1_000 + random.nextInt(500))) : null;
    return new Dial(
        number,
        law,
        at,
        lineType,
        automated,
        recorded,
        chance(0.03) ? ABANDONED.length - 1 : random.nextInt(ABANDONED.length - 1),
        consent,
        boughtAt,
        customer,
        calls(at),
        chance(customer || consent == ConsentOnFile.WRITTEN ? 0.3 : 0.04),
        law.hasList() && chance(customer ? 0.3 : 0.04),
        onOwnList);
  }

  /** Draws an area code of a state. */
  private PhoneNumber block(String state) {
    List<PhoneNumber> ofState = requireNonNull(blocks.get(state), state);
    return ofState.get(random.nextInt(ofState.size()));
  }

  /** Draws a number of an area code. */
  private long numberIn(PhoneNumber block) {
    return block.digits() / 10_000_000 * 10_000_000 + 2_000_000 + random.nextInt(8_000_000);
  }

  /** Campaigns know where they need a consent, and mostly call those who gave it. */
  private ConsentOnFile consent(StateLaw law, LineType lineType, boolean automated) {
    boolean needed =
        (law.consent() > 0 && (lineType == LineType.MOBILE || law.consentRelation() > 0))
            || (law.dialerConsent() > 0 && automated);
    if (needed && chance(0.95)) {
      return ConsentOnFile.WRITTEN;
    }
    double share = random.nextDouble();
    return share < 0.12
        ? ConsentOnFile.EXPRESS
        : share < 0.3
            ? ConsentOnFile.WRITTEN
            : share < 0.33
                ? ConsentOnFile.REVOKED
                : share < 0.37 ? ConsentOnFile.LAPSING : ConsentOnFile.NONE;
  }

  /** Any time of the week at which one may call there; now and then one at which one may not. */
  private Instant at(PhoneNumber block, StateLaw law) {
    boolean careless = chance(0.05);
    while (true) {
      Instant at = BEGIN.plusSeconds(random.nextLong(Duration.between(BEGIN, END).toSeconds()));
      if (careless || isOpen(block.whereabouts().zones(), law, at)) {
        return at;
      }
    }
  }

  private static boolean isOpen(List<ZoneId> zones, StateLaw law, Instant at) {
    for (ZoneId zone : zones) {
      ZonedDateTime there = at.atZone(zone);
      int minute = there.getHour() * 60 + there.getMinute();
      if (!SalesCall.FEDERAL.contain(minute) || !law.on(there.getDayOfWeek()).contain(minute)) {
        return false;
      }
    }
    return true;
  }

  private List<Instant> calls(Instant at) {
    int count = chance(0.03) ? 3 : chance(0.3) ? 1 + random.nextInt(2) : 0;
    List<Instant> calls = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      calls.add(at.minus(Duration.ofMinutes(60 + random.nextInt(count == 3 ? 1_300 : 8_000))));
    }
    return List.copyOf(calls);
  }
}
