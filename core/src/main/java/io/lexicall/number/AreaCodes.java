package io.lexicall.number;

import io.lexicall.place.Atlas;
import io.lexicall.place.Place;
import io.lexicall.place.Whereabouts;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The area codes of the North American Numbering Plan, of area-codes.csv.
 *
 * <p>The zones of a code are the union over all codes that serve the same area (column {@code
 * area}) and over libphonenumber's: 364 overlays 270, which is partly Central, yet libphonenumber
 * says Eastern for all of 364. The union is made in the table, and tests hold it.
 */
final class AreaCodes {
  static final int CALLING_CODE = 1;

  private static final String SERVICE_CODE = "service-code";
  private static final Block SOMEWHERE = new Block(CALLING_CODE, Whereabouts.UNKNOWN);
  private static final @Nullable Block[] BLOCKS = new @Nullable Block[1000];

  static {
    for (int code = 200; code < BLOCKS.length; code++) {
      BLOCKS[code] = code % 100 == 11 ? null : SOMEWHERE;
    }
    NumberTable.readRows(
        "area-codes.csv",
        row -> {
          int code = Integer.parseInt(row.getField("npa"));
          if (row.getField("kind").equals(SERVICE_CODE)) {
            BLOCKS[code] = null;
          } else if (!row.getField("country").isEmpty()) {
            BLOCKS[code] =
                new Block(
                    CALLING_CODE,
                    whereabouts(
                        Place.of(row.getField("country")),
                        row.getField("region"),
                        row.getField("time_zones")));
          }
        });
  }

  private AreaCodes() {}

  /** The block of an area code, or null if no number can have it. */
  static @Nullable Block block(int areaCode) {
    return BLOCKS[areaCode];
  }

  private static Whereabouts whereabouts(Place country, String regionColumn, String zoneColumn) {
    List<Place> regions = new ArrayList<>();
    for (String region : NumberTable.split(regionColumn)) {
      regions.add(Place.of(region));
    }
    Whereabouts whole =
        regions.size() == 1 ? Atlas.ofRegion(regions.get(0)) : Atlas.ofCountry(country);
    List<ZoneId> zones = zones(zoneColumn, whole);
    if (regions.size() < 2 && zones.equals(whole.zones())) {
      return whole;
    }
    if (regions.size() < 2 && zones.size() == 1) {
      return whole.inZone(zones.get(0));
    }
    return Whereabouts.of(Set.of(country), regions, zones);
  }

  private static List<ZoneId> zones(String column, Whereabouts whole) {
    if (column.isEmpty()) {
      return whole.zones();
    }
    List<ZoneId> zones = new ArrayList<>();
    try {
      for (String id : NumberTable.split(column)) {
        zones.add(ZoneId.of(id));
      }
    } catch (DateTimeException zoneUnknownToThisJvm) {
      // As for places: leaving out just that zone would be a guess about its people.
      return List.of();
    }
    return zones;
  }
}
