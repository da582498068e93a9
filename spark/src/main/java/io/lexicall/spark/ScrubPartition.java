package io.lexicall.spark;

import io.lexicall.batch.RowAnswer;
import io.lexicall.batch.RowJudge;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.jspecify.annotations.Nullable;

/** Scrubs a partition: each row is followed by the columns of batch. */
record ScrubPartition(ScrubOptions options, RowShape shape, String lawDigest)
    implements MapPartitionsFunction<Row, Row> {

  @Override
  public Iterator<Row> call(Iterator<Row> rows) {
    Engine engine = Engine.forScrub(options.engine());
    engine.mustBe(lawDigest);
    RowJudge judge = options.scrub(engine).judge(shape.columns());
    return new PartitionRows(
        rows,
        row -> judged(row, judge.judge(shape.cells(row))),
        () -> {
          byte[] tally = engine.tallies(null).write(judge.tally());
          Partial counts =
              new Partial(tally, judge.week().orElse(null), PartitionRows.missing(engine));
          return counts(counts);
        });
  }

  private static Row judged(Row row, RowAnswer answer) {
    int width = row.size();
    List<String> added = answer.cells();
    @Nullable Object[] values = new Object[width + added.size() + 1];
    for (int i = 0; i < width; i++) {
      values[i] = row.get(i);
    }
    for (int i = 0; i < added.size(); i++) {
      values[width + i] = added.get(i).isEmpty() ? null : added.get(i);
    }
    return RowFactory.create(values);
  }

  private Row counts(Partial counts) {
    @Nullable Object[] values = new Object[shape.width() + RowAnswer.COLUMNS.size() + 1];
    values[values.length - 1] = counts.bytes();
    return RowFactory.create(values);
  }
}
