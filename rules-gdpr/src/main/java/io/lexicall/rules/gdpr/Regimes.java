package io.lexicall.rules.gdpr;

import static java.util.Objects.requireNonNull;

import io.lexicall.law.Certainty;
import io.lexicall.law.InForce;
import io.lexicall.law.LawTable;
import io.lexicall.place.Place;
import io.lexicall.rules.gdpr.Regime.Law;
import io.lexicall.time.HolidayCalendar;
import io.lexicall.time.HolidayRule;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which law on personal data applies where and when, how it is cited, and whose holidays count. */
final class Regimes {
  private static final long SECONDS_PER_DAY = 86_400;

  private final List<Regime> all = new ArrayList<>();

  /**
   * The country whose law applies in a place: the place itself, or the country to which an overseas
   * part belongs.
   */
  private final Map<Place, Place> lawOf = new HashMap<>();

  /** The day on which the cards that are written in code were last compared with their sources. */
  static final LocalDate READ_ON = LocalDate.of(2026, 11, 24);

  private final Map<Place, HolidayCalendar> holidays = new LinkedHashMap<>();
  private final Map<String, LawTable.Row> swissArticles = new HashMap<>();

  Regimes() {
    Map<List<Object>, Set<Place>> groups = new LinkedHashMap<>();
    for (LawTable.Row row : Tables.read("eu-regimes.csv").rows()) {
      Place place = Place.of(row.requireText("country"));
      Law law = Law.parse(row.requireText("regime"));
      groups.computeIfAbsent(List.of(law, row.inForce()), key -> new LinkedHashSet<>()).add(place);
      lawOf.put(place, Place.of(row.requireText("law_of")));
    }
    for (Map.Entry<List<Object>, Set<Place>> group : groups.entrySet()) {
      List<Object> key = group.getKey();
      all.add(new Regime((Law) key.get(0), group.getValue(), (InForce) key.get(1)));
    }
    for (LawTable.Row row : Tables.read("fadp-articles.csv").rows()) {
      swissArticles.put(row.requireText("gdpr_article"), row);
    }
    Map<Place, List<HolidayRule>> rules = new HashMap<>();
    for (LawTable.Row row : Tables.read("eu-holidays.csv").rows()) {
      rules
          .computeIfAbsent(Place.of(row.requireText("country")), key -> new ArrayList<>())
          .add(HolidayRule.of(row));
    }
    for (Map.Entry<Place, List<HolidayRule>> own : rules.entrySet()) {
      holidays.put(own.getKey(), HolidayCalendar.of(own.getValue()));
    }
  }

  /** Returns every regime, each with the places that it has in the same period. */
  List<Regime> all() {
    return all;
  }

  /** Returns all places of all regimes. */
  Set<Place> places() {
    return Set.copyOf(lawOf.keySet());
  }

  /** Returns the places where a law applies or once did. */
  Set<Place> places(Law law) {
    Set<Place> places = new LinkedHashSet<>();
    for (Regime regime : all) {
      if (regime.law() == law) {
        places.addAll(regime.places());
      }
    }
    return places;
  }

  /** Returns the first day of a data protection law in a place of a law. */
  LocalDate firstDay(Place place) {
    LocalDate first = LocalDate.MAX;
    for (Regime regime : all) {
      LocalDate from = requireNonNull(regime.inForce().from());
      if (from.isBefore(first) && regime.places().contains(place)) {
        first = from;
      }
    }
    if (first.equals(LocalDate.MAX)) {
      throw new NoSuchElementException("No law on data is held in " + place);
    }
    return first;
  }

  /** Returns the first day of a data protection law in any of these places. */
  LocalDate firstDay(Set<Place> places) {
    LocalDate first = LocalDate.MAX;
    for (Place place : places) {
      LocalDate own = firstDay(place);
      first = own.isBefore(first) ? own : first;
    }
    return first;
  }

  /** Returns the places where the law of a country applies: itself and its overseas parts. */
  Set<Place> under(Place state) {
    Set<Place> places = new LinkedHashSet<>();
    for (Map.Entry<Place, Place> each : lawOf.entrySet()) {
      if (each.getValue().equals(state)) {
        places.add(each.getKey());
      }
    }
    return places;
  }

  /**
   * Returns where a row is law: its country, or several that have the same act, with their overseas
   * parts; or a part of a country that has its own law on a topic.
   */
  Set<Place> placesOf(LawTable.Row row) {
    Set<Place> places = new LinkedHashSet<>();
    for (String code : row.list("country", ' ')) {
      Place place = Place.of(code);
      if (place.equals(place.country())) {
        places.addAll(under(place));
      } else {
        places.add(place);
      }
    }
    return places;
  }

  /**
   * Returns the country whose law applies in a place; the place itself if the table does not name
   * it.
   */
  Place lawOf(Place place) {
    return lawOf.getOrDefault(place.country(), place.country());
  }

  /**
   * Returns the public holidays of a place: its own if the table has them, such as those of
   * Scotland, otherwise those of its country; none if the table does not name it.
   */
  HolidayCalendar holidays(Place place) {
    HolidayCalendar own = holidays.get(place);
    return own != null ? own : holidays.getOrDefault(lawOf(place), HolidayCalendar.NONE);
  }

  /**
   * Returns the parts of a country that have their own holidays, and the country itself for the
   * rest.
   */
  List<Place> partsByHolidays(Place country) {
    List<Place> parts = new ArrayList<>();
    parts.add(country);
    for (Place own : holidays.keySet()) {
      if (!own.equals(country) && own.country().equals(country)) {
        parts.add(own);
      }
    }
    return parts;
  }

  /** Returns the law of a place on a day, or null. */
  @Nullable Law lawAt(Place place, long epochDay) {
    for (Regime regime : all) {
      if (regime.places().contains(place) && regime.inForce().contains(epochDay)) {
        return regime.law();
      }
    }
    return null;
  }

  /** Returns the first moment, in UTC, at which another law can begin in a place, or null. */
  @Nullable Instant nextChangeAt(Place place, Instant after) {
    long day = Math.floorDiv(after.getEpochSecond(), SECONDS_PER_DAY);
    long next = Long.MAX_VALUE;
    for (Regime regime : all) {
      if (regime.places().contains(place)) {
        long first = regime.inForce().firstEpochDay();
        long last = regime.inForce().lastEpochDay();
        next = first > day ? Math.min(next, first) : next;
        next = last >= day && last != Long.MAX_VALUE ? Math.min(next, last + 1) : next;
      }
    }
    return next == Long.MAX_VALUE ? null : Instant.ofEpochSecond(next * SECONDS_PER_DAY);
  }

  /** Returns whether a law has an equivalent of an article of the GDPR. */
  boolean has(Law law, String article) {
    return law != Law.FADP || swissArticles.containsKey(article);
  }

  /**
   * Cites a law's equivalent of an article of the GDPR.
   *
   * @param article such as {@code 6(1)(f)}; a word after a space distinguishes cases of the Swiss
   *     act only, and is not cited
   */
  String cite(Law law, String article) {
    int space = article.indexOf(' ');
    String plain = space < 0 ? article : article.substring(0, space);
    return switch (law) {
      case GDPR -> "GDPR Art. " + plain;
      case UK_GDPR -> "UK GDPR Art. " + plain;
      case FADP -> swissArticle(article).citation().text();
    };
  }

  private LawTable.Row swissArticle(String article) {
    return requireNonNull(
        swissArticles.get(article), () -> "no article of the FADP for " + article);
  }

  /** Returns where a law's equivalent of an article of the GDPR was read. */
  String source(Law law, String article) {
    String journal = "Official Journal text of 2016-05-04";
    return switch (law) {
      case GDPR -> journal;
      case UK_GDPR -> journal + ", which the UK GDPR keeps";
      case FADP -> swissArticle(article).source();
    };
  }

  /** Returns the day on which that was last compared. */
  LocalDate verifiedOn(Law law, String article) {
    return law == Law.FADP ? swissArticle(article).verifiedOn() : READ_ON;
  }

  /** Returns the certainty of that reading, at most that of the rule. */
  Certainty certainty(Law law, String article, Certainty ofTheRule) {
    Certainty read =
        switch (law) {
          case GDPR -> Certainty.HIGH;
          case UK_GDPR -> Certainty.MEDIUM; // its own text was not read
          case FADP -> swissArticle(article).certainty();
        };
    return read.compareTo(ofTheRule) > 0 ? read : ofTheRule;
  }
}
