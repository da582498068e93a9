package io.lexicall.spark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** Spark in this process, started once: two threads, and each task is tried three times. */
final class LocalCluster {
  private static final SparkSession SESSION = start();

  private LocalCluster() {}

  private static SparkSession start() {
    try {
      Path folder = Files.createTempDirectory(Path.of("target"), "spark");
      return SparkSession.builder()
          .master("local[2,3]")
          .appName("lexicall-test")
          .config("spark.ui.enabled", false)
          .config("spark.driver.host", "127.0.0.1")
          .config("spark.driver.bindAddress", "127.0.0.1")
          .config("spark.sql.shuffle.partitions", 5)
          .config("spark.sql.warehouse.dir", folder.toAbsolutePath().toString())
          .config("spark.local.dir", folder.toAbsolutePath().toString())
          .getOrCreate();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  static SparkSession session() {
    return SESSION;
  }

  static Dataset<Row> csv(Path file) {
    return SESSION.read().option("header", true).option("escape", "\"").csv(file.toString());
  }

  /** Returns the rows; in one partition the first try ends with an exception behind some rows. */
  static Dataset<Row> failingOnce(Dataset<Row> rows) {
    MapPartitionsFunction<Row, Row> failing =
        all -> {
          boolean fails =
              TaskContext.getPartitionId() == 1 && TaskContext.get().attemptNumber() == 0;
          int[] count = {0};
          java.util.Iterator<Row> given = all;
          return new java.util.Iterator<>() {
            @Override
            public boolean hasNext() {
              return given.hasNext();
            }

            @Override
            public Row next() {
              if (fails && count[0]++ == 3) {
                throw new IllegalStateException("an executor was lost");
              }
              return given.next();
            }
          };
        };
    return rows.mapPartitions(failing, Encoders.row(rows.schema()));
  }
}
