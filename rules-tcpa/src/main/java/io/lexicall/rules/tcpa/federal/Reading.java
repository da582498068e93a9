package io.lexicall.rules.tcpa.federal;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * The sources that were read for the federal rules, as the cards cite them, under the keys of the
 * law book.
 */
enum Reading {
  P1("16 CFR Part 310 read whole in an eCFR text of January 2025"),
  P2("12 CFR Part 1006 read with its official interpretations in the eCFR text of 2026-03-02"),
  P3("47 U.S.C. 227 read as the House's law revision office publishes it"),
  P4("47 CFR 64.1200 read in verbatim quotations of the eCFR of August to October 2026"),
  P5("Federal Register notices, read for dates"),
  P6("FCC orders DA 25-312 and DA 26-12, quoted at length by several firms"),
  P7("42 CFR 422.2268 and 423.2268 read in an eCFR text of spring 2018"),
  P8("47 CFR 64.1200 read whole in an eCFR text of March 2024, and 64.1601"),
  P9("42 CFR 422.2264 and 423.2264 read in an eCFR text of 2021 to 2023"),
  P10("16 CFR 310.2 and 310.4 read in an eCFR text from before 89 FR 26783"),
  S1("several law firms' and trade pages that agree"),
  S2("a compliance handbook checked against the eCFR of 2026-09-28"),
  S3("several pages of Medicare agencies and marketers that agree"),
  S4("the section as a Medicare contractor quotes it, and two lawyers of suppliers who agree"),
  S5("the section as another reader of the statute quotes it, and a state's rule with its words"),
  M("memory");

  /** The day on which the cards were last compared with these. */
  static final LocalDate READ_ON = LocalDate.of(2026, 11, 27);

  private final String words;

  Reading(String words) {
    this.words = words;
  }

  /** Returns the words for the source of a card, the weightiest first. */
  static String of(Reading... readings) {
    return Arrays.stream(readings).map(reading -> reading.words).collect(Collectors.joining("; "));
  }
}
