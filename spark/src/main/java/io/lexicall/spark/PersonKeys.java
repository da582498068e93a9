package io.lexicall.spark;

import io.lexicall.batch.AuditJudge;
import io.lexicall.batch.PastActivity;
import io.lexicall.batch.PastReader;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/**
 * Appends to each row the keys that bring the rows of a person together, in order: the partition
 * key, the person, the instant and the original position.
 *
 * <p>Persons are partitioned by a hash with a key of the run, so that nobody can choose numbers
 * that collide. A row that concerns no other row is partitioned by its position, so that many such
 * rows do not form one partition.
 */
record PersonKeys(AuditOptions options, RowShape shape, long key)
    implements MapPartitionsFunction<Row, Row> {
  static final List<String> COLUMNS =
      List.of(
          "lexicall_division",
          "lexicall_person",
          "lexicall_second",
          "lexicall_nano",
          "lexicall_position");

  private static final int ROW_BITS = 33;

  /** Returns the schema of the rows with the keys. */
  static StructType schema(StructType of) {
    return of.add(COLUMNS.get(0), DataTypes.LongType, false)
        .add(COLUMNS.get(1), DataTypes.LongType, false)
        .add(COLUMNS.get(2), DataTypes.LongType, false)
        .add(COLUMNS.get(3), DataTypes.IntegerType, false)
        .add(COLUMNS.get(4), DataTypes.LongType, false);
  }

  /** Reads a row that has the keys, at the place where it was. */
  static PastActivity read(Row row, PastReader reader, RowShape shape) {
    long stood = row.getLong(shape.width() + COLUMNS.size() - 1);
    return reader.read(shape.cells(row)).in(partition(stood), row(stood));
  }

  /** Returns the partition of the data in which a row was. */
  static int partition(long position) {
    return (int) (position >>> ROW_BITS);
  }

  /** Returns the number of a row in its partition, from 1. */
  static long row(long position) {
    return (position & (1L << ROW_BITS) - 1) + 1;
  }

  @Override
  public Iterator<Row> call(Iterator<Row> rows) {
    PastReader reader = options.reader(shape.columns());
    long first = (long) TaskContext.getPartitionId() << ROW_BITS;
    return new Iterator<>() {
      private long position = first;

      @Override
      public boolean hasNext() {
        return rows.hasNext();
      }

      @Override
      public Row next() {
        Row row = rows.next();
        return keyed(row, reader.read(shape.cells(row)), position++);
      }
    };
  }

  private Row keyed(Row row, PastActivity read, long position) {
    long person = AuditJudge.person(read);
    Instant at = person == 0 ? Instant.EPOCH : AuditJudge.instant(read);
    int width = shape.width();
    @Nullable Object[] values = new Object[width + COLUMNS.size()];
    for (int i = 0; i < width; i++) {
      values[i] = row.get(i);
    }
    values[width] = mixed((person == 0 ? position : person) ^ key);
    values[width + 1] = person;
    values[width + 2] = at.getEpochSecond();
    values[width + 3] = at.getNano();
    values[width + 4] = position;
    return RowFactory.create(values);
  }

  private static long mixed(long bits) {
    long mixed = bits;
    mixed = (mixed ^ (mixed >>> 30)) * 0xBF58476D1CE4E5B9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
    return mixed ^ (mixed >>> 31);
  }
}
