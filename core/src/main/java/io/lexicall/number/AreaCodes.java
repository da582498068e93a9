package io.lexicall.number;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.lexicall.place.Atlas;
import io.lexicall.place.Place;
import io.lexicall.place.Whereabouts;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The area codes of the North American Numbering Plan, of area-codes.csv.
 *
 * <p>The zones of a code are the union of the zones of all codes that serve the same area (column
 * {@code area}) and of libphonenumber's. For example, 364 overlays 270, which is partly Central,
 * but libphonenumber says Eastern for all of 364. The table holds the union, and tests check it. If
 * only few people of a code are in another time zone, their exchanges have rows of their own in
 * exchanges.csv, with all zones of the code, so that the other numbers of the code are not
 * affected. Which codes share an area is not verified yet: the column was filled from memory, so a
 * row's date does not apply to it.
 */
final class AreaCodes {
  static final int CALLING_CODE = 1;

  private static final String SERVICE_CODE = "service-code";
  private static final Block SOMEWHERE = new Somewhere();
  private static final @Nullable Block[] BLOCKS = new @Nullable Block[1000];

  /**
   * By area code and exchange, for exchanges with time zones that the rest of their code does not
   * have.
   */
  private static final @Nullable Block[] @Nullable [] EXCHANGES =
      new @Nullable Block[1000] @Nullable [];

  static {
    for (int code = 200; code < BLOCKS.length; code++) {
      BLOCKS[code] = code % 100 == 11 ? null : SOMEWHERE;
    }
    // Hundreds of codes are of one country, and of a few zones.
    Map<String, String> texts = new HashMap<>();
    for (NamedCsvRecord row : NumberTable.rows("area-codes.csv")) {
      int code = Integer.parseInt(row.getField("npa"));
      String country = row.getField("country");
      if (row.getField("kind").equals(SERVICE_CODE)) {
        BLOCKS[code] = null;
      } else if (!country.isEmpty()) {
        BLOCKS[code] = areaCode(row, texts);
      }
    }
    for (NamedCsvRecord row : NumberTable.rows("exchanges.csv")) {
      int code = Integer.parseInt(row.getField("npa"));
      @Nullable Block[] ofCode = EXCHANGES[code];
      if (ofCode == null) {
        ofCode = new @Nullable Block[1000];
        EXCHANGES[code] = ofCode;
      }
      ofCode[Integer.parseInt(row.getField("exchange"))] = areaCode(row, texts);
    }
  }

  private AreaCodes() {}

  /**
   * Returns the block of an area code and exchange, or null if no number can have it.
   *
   * @param start the six digits of both, the area code first
   */
  static @Nullable Block block(int start) {
    int areaCode = start / 1000;
    @Nullable Block[] ofCode = EXCHANGES[areaCode];
    Block own = ofCode == null ? null : ofCode[start % 1000];
    return own == null ? BLOCKS[areaCode] : own;
  }

  /** A code without a place: unused, or usable by any country of the plan. */
  private static final class Somewhere extends Block {
    Somewhere() {
      super(CALLING_CODE);
    }

    @Override
    Whereabouts read() {
      return Whereabouts.UNKNOWN;
    }
  }

  private static AreaCode areaCode(NamedCsvRecord row, Map<String, String> texts) {
    return new AreaCode(
        shared(row.getField("country"), texts),
        shared(row.getField("region"), texts),
        shared(row.getField("time_zones"), texts));
  }

  private static String shared(String text, Map<String, String> texts) {
    String known = texts.putIfAbsent(text, text);
    return known == null ? text : known;
  }

  /** A code with a country, from the columns of its row. */
  private static final class AreaCode extends Block {
    private final String country;
    private final String regions;
    private final String zones;

    AreaCode(String country, String regions, String zones) {
      super(CALLING_CODE);
      this.country = country;
      this.regions = regions;
      this.zones = zones;
    }

    @Override
    Whereabouts read() {
      List<Place> places = new ArrayList<>();
      for (String region : NumberTable.split(regions)) {
        places.add(Place.of(region));
      }
      Whereabouts whole =
          places.size() == 1 ? Atlas.ofRegion(places.get(0)) : Atlas.ofCountry(Place.of(country));
      List<ZoneId> candidates = readZones(whole);
      if (places.size() > 1) {
        return Whereabouts.of(whole.countries(), places, candidates);
      }
      if (candidates.size() == 1) {
        return whole.inZone(candidates.get(0));
      }
      return candidates.equals(whole.zones())
          ? whole
          : Whereabouts.of(whole.countries(), places, candidates);
    }

    private List<ZoneId> readZones(Whereabouts whole) {
      if (zones.isEmpty()) {
        return whole.zones();
      }
      List<ZoneId> read = new ArrayList<>();
      try {
        for (String id : NumberTable.split(zones)) {
          read.add(ZoneId.of(id));
        }
      } catch (DateTimeException zoneUnknownToThisJvm) {
        // As with places, leaving out only the missing zone would be a guess.
        return List.of();
      }
      return read;
    }
  }
}
