package io.lexicall.spark;

import io.lexicall.batch.Audit;
import io.lexicall.batch.AuditJudge;
import io.lexicall.batch.Audited;
import io.lexicall.batch.PastReader;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/**
 * Audits a partition whose rows are sorted by person, instant and original position.
 *
 * @param campaigns the calls of the campaigns in all partitions; null if they were not counted
 */
@SuppressWarnings("ArrayRecordComponent") // handed on, never compared
record AuditPartition(
    AuditOptions options, RowShape shape, String lawDigest, byte @Nullable [] campaigns)
    implements MapPartitionsFunction<Row, Row> {
  static final List<String> COLUMNS =
      List.of("decision", "repeated", "of_the_future", "reason", "verdict");

  static StructType schema(StructType of, String prefix) {
    return of.add(prefix + COLUMNS.get(0), DataTypes.StringType)
        .add(prefix + COLUMNS.get(1), DataTypes.BooleanType)
        .add(prefix + COLUMNS.get(2), DataTypes.BooleanType)
        .add(prefix + COLUMNS.get(3), DataTypes.StringType)
        .add(prefix + COLUMNS.get(4), DataTypes.StringType);
  }

  @Override
  public Iterator<Row> call(Iterator<Row> rows) {
    Engine engine = Engine.forPast(options.engine());
    engine.mustBe(lawDigest);
    Audit audit = options.audit(engine);
    AuditJudge judge =
        campaigns == null ? audit.judge() : audit.judge(CampaignPartition.calls(campaigns));
    PastReader reader = options.reader(shape.columns());
    return new PartitionRows(
        rows,
        row -> judged(row, judge.judge(PersonKeys.read(row, reader, shape))),
        () -> {
          @Nullable Object[] values = new Object[shape.width() + COLUMNS.size() + 1];
          byte[] tally = engine.tallies(options.today()).write(judge.tally());
          values[values.length - 1] =
              new Partial(tally, null, PartitionRows.missing(engine)).bytes();
          return RowFactory.create(values);
        });
  }

  private Row judged(Row row, Audited audited) {
    int width = shape.width();
    @Nullable Object[] values = new Object[width + COLUMNS.size() + 1];
    for (int i = 0; i < width; i++) {
      values[i] = row.get(i);
    }
    values[width] = audited.answer().code();
    values[width + 1] = audited.isRepeated();
    values[width + 2] = audited.isOfTheFuture();
    values[width + 3] = audited.reason().isEmpty() ? null : audited.reason();
    values[width + 4] = audited.json();
    return RowFactory.create(values);
  }
}
