package io.lexicall.rules.gdpr;

import io.lexicall.law.InForce;
import io.lexicall.law.LawTable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The tables of one topic each that stand beside {@code eu-telemarketing.csv}, and what they say of
 * one state on one stretch of days.
 */
final class NationalTables {
  static final String EXCEPTIONS = "eu-telemarketing-exceptions.csv";
  static final String SENDER = "eu-text-sender.csv";
  static final String PROTECTED = "eu-protected.csv";
  static final String MACHINES = "eu-automated-business.csv";
  static final String DEALINGS = "eu-text-dealings.csv";
  static final String PUBLISHED = "eu-published-contacts.csv";
  static final String TEXT_OPT_OUT = "eu-text-opt-out.csv";
  static final String REQUESTED = "eu-requested-calls.csv";
  static final String DIRECTORY = "eu-directory-only.csv";

  private static final List<String> FILES =
      List.of(
          EXCEPTIONS,
          SENDER,
          PROTECTED,
          MACHINES,
          DEALINGS,
          PUBLISHED,
          TEXT_OPT_OUT,
          REQUESTED,
          DIRECTORY);

  private final Map<String, Map<String, List<LawTable.Row>>> byCountry = new LinkedHashMap<>();

  NationalTables() {
    for (String file : FILES) {
      byCountry.put(file, Tables.read(file).rowsBy("country"));
    }
  }

  /** Cuts a period where any of the tables changes for that state. */
  List<InForce> pieces(String country, InForce whole) {
    List<InForce> others = new ArrayList<>();
    for (Map<String, List<LawTable.Row>> table : byCountry.values()) {
      table.getOrDefault(country, List.of()).forEach(row -> others.add(row.inForce()));
    }
    return Tables.pieces(whole, others);
  }

  /** Returns what the tables say on a piece: the rows of each, none of which changes on it. */
  Map<String, List<LawTable.Row>> on(String country, InForce piece) {
    Map<String, List<LawTable.Row>> rows = new LinkedHashMap<>();
    byCountry.forEach(
        (file, table) ->
            rows.put(
                file,
                table.getOrDefault(country, List.of()).stream()
                    .filter(row -> row.inForce().overlaps(piece))
                    .toList()));
    return rows;
  }
}
