package io.lexicall.rules.gdpr;

import io.lexicall.law.InForce;
import io.lexicall.place.Place;
import java.util.Set;

/**
 * Where and when one law on personal data applies.
 *
 * @param law the law
 * @param places countries, in ISO 3166-1, including overseas parts with their own code
 * @param inForce the days, in local time
 */
record Regime(Law law, Set<Place> places, InForce inForce) {
  Regime {
    places = Set.copyOf(places);
  }

  /** A law on personal data. */
  enum Law {
    /** Regulation (EU) 2016/679, in the Union and the EEA. */
    GDPR("gdpr"),
    /** The same as retained and amended by the United Kingdom, from 2021. */
    UK_GDPR("uk-gdpr"),
    /** The Swiss act, as revised from 2023-09-01. */
    FADP("fadp");

    private final String code;

    Law(String code) {
      this.code = code;
    }

    static Law parse(String code) {
      for (Law law : values()) {
        if (law.code.equals(code)) {
          return law;
        }
      }
      throw new IllegalArgumentException("There is no regime \"" + code + "\"");
    }
  }
}
