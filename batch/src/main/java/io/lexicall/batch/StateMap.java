package io.lexicall.batch;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * The United States as tiles of one size, so that small states are as visible as large ones. It
 * shows the share of each state's rows that is permitted.
 */
final class StateMap {
  private static final int FEWEST_STATES = 8;
  private static final int TILE = 52;
  private static final int SHADES = 8;

  /** The usual grid of tiles, north at the top; two letters each. */
  private static final String[] TILES = {
    "AK..................ME",
    "..........WI......VTNH",
    "WAIDMTNDMNIL..MINYMA..",
    "ORNVWYSDIAINOHPANJCTRI",
    "CAUTCONEMOKYWVVAMDDE..",
    "..AZNMKSARTNNCSCDC....",
    "......OKLAMSALGA......",
    "HI....TX........FL..PR"
  };

  private final Map<String, Tally.OfPlace> byState = new TreeMap<>();

  /** Uses the places that are exactly one state. */
  StateMap(Map<String, Tally.OfPlace> byPlace) {
    byPlace.forEach(
        (place, rows) -> {
          if (place.matches("US-[A-Z]{2}")) {
            byState.put(place.substring(3), rows);
          }
        });
  }

  boolean isWorthDrawing() {
    return byState.size() >= FEWEST_STATES;
  }

  String svg() {
    int width = TILES[0].length() / 2 * TILE;
    int height = TILES.length * TILE;
    StringBuilder svg = new StringBuilder(1 << 13);
    svg.append(
        """
        <svg class="states" viewBox="0 0 %s %s" role="img" aria-labelledby="states-title states-text">
        <title id="states-title">Share of permitted rows by state</title>
        <desc id="states-text">A map of tiles; the table below has every figure.</desc>
        """
            .formatted(width, height));
    for (int y = 0; y < TILES.length; y++) {
      for (int x = 0; x < TILES[y].length() / 2; x++) {
        String state = TILES[y].substring(2 * x, 2 * x + 2);
        if (!state.equals("..")) {
          tile(svg, state, x * TILE, y * TILE);
        }
      }
    }
    return svg.append("</svg>\n").toString();
  }

  private void tile(StringBuilder svg, String state, int x, int y) {
    Tally.OfPlace rows = byState.get(state);
    String says;
    String share;
    int shade;
    if (rows == null) {
      says = "no rows";
      share = "";
      shade = -1;
    } else {
      double part = (double) rows.permitted() / rows.rows();
      shade = rows.permitted() == 0 ? 0 : (int) Math.min(SHADES, 1 + Math.floor(part * SHADES));
      share = String.format(Locale.ROOT, "%.0f%%", Math.floor(100 * part));
      says =
          "%s of %s permitted"
              .formatted(ReportPage.number(rows.permitted()), ReportPage.number(rows.rows()));
    }
    String style = shade < 0 ? "none" : "s" + shade;
    String ink = shade < 0 ? "onnone" : "on" + shade;
    int middle = x + TILE / 2;
    svg.append(
        "<g><title>US-%s: %s</title><rect class=\"cell %s\" x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\" rx=\"6\"/>"
            .formatted(state, says, style, x + 2, y + 2, TILE - 4, TILE - 4));
    svg.append(
        "<text class=\"%s tilename\" x=\"%s\" y=\"%s\" text-anchor=\"middle\">%s</text>"
            .formatted(ink, middle, y + (share.isEmpty() ? 31 : 24), state));
    if (!share.isEmpty()) {
      svg.append(
          "<text class=\"%s\" x=\"%s\" y=\"%s\" text-anchor=\"middle\">%s</text>"
              .formatted(ink, middle, y + 39, share));
    }
    svg.append("</g>\n");
  }
}
