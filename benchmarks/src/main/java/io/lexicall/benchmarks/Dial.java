package io.lexicall.benchmarks;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * One dial of a sales campaign: a person dials a consumer's mobile number by hand and speaks live.
 *
 * @param number E.164
 * @param at when
 * @param listed whether the number is on the National Registry
 */
record Dial(String number, Instant at, boolean listed) {
  /**
   * Area codes with their weights: people by the million, rounded, of the places they serve. Codes
   * of two zones and those that keep one time all year are among them.
   */
  private static final int[][] AREA_CODES = {
    {212, 17}, {718, 25}, {631, 15}, {716, 12}, {201, 14}, {609, 11}, {215, 16}, {412, 12},
    {305, 27}, {813, 16}, {407, 17}, {850, 9}, {404, 20}, {770, 20}, {919, 20}, {704, 20},
    {803, 14}, {804, 12}, {703, 15}, {301, 18}, {202, 7}, {617, 20}, {508, 18}, {203, 12},
    {207, 6}, {603, 7}, {216, 14}, {614, 16}, {513, 13}, {313, 14}, {248, 14}, {317, 17},
    {219, 7}, {502, 12}, {270, 6}, {615, 14}, {423, 8}, {901, 9}, {205, 12}, {251, 8},
    {601, 12}, {504, 12}, {225, 10}, {501, 12}, {314, 14}, {816, 12}, {312, 24}, {773, 24},
    {414, 14}, {608, 9}, {612, 16}, {515, 10}, {402, 9}, {605, 5}, {701, 5}, {316, 9},
    {405, 12}, {918, 11}, {214, 30}, {713, 30}, {512, 20}, {210, 18}, {915, 7}, {303, 18},
    {719, 8}, {505, 9}, {406, 6}, {208, 9}, {801, 14}, {602, 22}, {520, 9}, {702, 16},
    {213, 40}, {310, 30}, {619, 20}, {415, 22}, {916, 18}, {503, 16}, {541, 6}, {206, 18},
    {509, 7}, {808, 8}, {907, 4}, {787, 14}
  };

  /** Monday, the first day of the week that is dialled. */
  static final Instant MONDAY = Instant.parse("2026-11-16T00:00:00Z");

  /** The day of the version of the National Registry that the host keeps. */
  static final String REGISTRY_EDITION = "2026-11-10";

  /**
   * Makes dials that look like a week of dialling: numbers over the area codes by population,
   * instants over the week, nine in ten of them in an hour in which all of the country may be
   * called, one in twenty numbers listed.
   */
  static List<Dial> week(int count, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int total = 0;
    for (int[] code : AREA_CODES) {
      total += code[1];
    }
    List<Dial> dials = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      int left = random.nextInt(total);
      int areaCode = 0;
      for (int[] code : AREA_CODES) {
        left -= code[1];
        if (left < 0) {
          areaCode = code[0];
          break;
        }
      }
      String number = "+1" + areaCode + (2_000_000 + random.nextInt(7_999_999));
      // From 18:00 to 01:00 UTC it is day from Puerto Rico to Hawaii.
      int hour = random.nextInt(20) < 19 ? 18 + random.nextInt(7) : random.nextInt(24);
      Instant at =
          MONDAY.plusSeconds(random.nextInt(7) * 86_400L + hour * 3_600L + random.nextInt(3_600));
      dials.add(new Dial(number, at, random.nextInt(20) == 0));
    }
    return dials;
  }
}
