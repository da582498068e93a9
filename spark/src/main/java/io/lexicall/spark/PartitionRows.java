package io.lexicall.spark;

import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.spark.sql.Row;

/** The judged rows of a partition, followed by a row with the counts. */
final class PartitionRows implements Iterator<Row> {
  private final Iterator<Row> rows;
  private final Function<Row, Row> judged;
  private final Supplier<Row> counts;
  private boolean told;

  PartitionRows(Iterator<Row> rows, Function<Row, Row> judged, Supplier<Row> counts) {
    this.rows = rows;
    this.judged = judged;
    this.counts = counts;
  }

  @Override
  public boolean hasNext() {
    return !told;
  }

  @Override
  public Row next() {
    if (rows.hasNext()) {
      return judged.apply(rows.next());
    }
    if (told) {
      throw new NoSuchElementException();
    }
    told = true;
    return counts.get();
  }

  /** Returns the lists that are missing in this partition. */
  static Map<String, MissingList> missing(Engine engine) {
    Map<String, MissingList> missing = new TreeMap<>();
    engine.missing().forEach((list, reason) -> missing.put(list, new MissingList(list, reason, 1)));
    return missing;
  }
}
