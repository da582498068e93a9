package io.lexicall.batch;

import static java.util.Objects.requireNonNull;

import io.lexicall.facts.FactType;
import io.lexicall.place.Place;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Words that people write in lists instead of the values of facts: landline for a fixed line, Ohio
 * for US-OH. Ambiguous words are not included.
 */
final class EverydayWords {
  private static final Map<String, String> WORDS = read("everyday-words.csv");
  private static final Map<String, String> REGIONS = regions();

  private EverydayWords() {}

  /**
   * Returns the value of a fact that a word means.
   *
   * @param name the name of the fact, such as {@code lineType}
   * @param word the word in lower case, with hyphens
   * @return the word itself if it is a value, or if it is not known
   */
  static String choice(FactType<?> type, String name, String word) {
    return type.choice(word).isPresent() ? word : WORDS.getOrDefault(name + "," + word, word);
  }

  /** Returns the region of a country with that name. */
  static Optional<Place> region(Place country, String name) {
    return Optional.ofNullable(REGIONS.get(country.code() + "," + plain(name))).map(Place::of);
  }

  private static Map<String, String> regions() {
    Map<String, String> regions = new HashMap<>();
    // The first column is the region, which is found by its country and name.
    read("region-names.csv")
        .forEach(
            (code, names) -> {
              for (String name : names.split("[|]", -1)) {
                regions.put(Place.of(code).country().code() + "," + plain(name), code);
              }
            });
    return regions;
  }

  private static String plain(String name) {
    return name.toLowerCase(Locale.ROOT).replace(".", "").replaceAll("[\\s_-]+", " ").strip();
  }

  /** Reads a table as a map from the other columns to the last one. */
  private static Map<String, String> read(String file) {
    Map<String, String> rows = new HashMap<>();
    try (InputStream in = requireNonNull(EverydayWords.class.getResourceAsStream(file), file)) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      text.lines()
          .skip(1)
          .forEach(
              line -> {
                int comma = line.lastIndexOf(',');
                rows.merge(
                    line.substring(0, comma),
                    line.substring(comma + 1),
                    (one, other) -> one + "|" + other);
              });
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
    return rows;
  }
}
