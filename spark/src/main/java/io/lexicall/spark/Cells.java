package io.lexicall.spark;

import java.math.BigDecimal;
import java.sql.Date;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.BinaryType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.MapType;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/** The columns that are read, and their cells as texts. */
final class Cells {
  private Cells() {}

  /**
   * Returns the index of each column.
   *
   * @throws IllegalArgumentException if there is no such column, or several, or if it holds no text
   */
  static int[] indexes(List<String> columns, StructType schema) {
    int[] indexes = new int[columns.size()];
    for (int i = 0; i < indexes.length; i++) {
      indexes[i] = index(columns.get(i), schema);
    }
    return indexes;
  }

  static int index(String column, StructType schema) {
    List<Integer> found = new ArrayList<>();
    String[] names = schema.fieldNames();
    for (int i = 0; i < names.length; i++) {
      if (names[i].equals(column)) {
        found.add(i);
      }
    }
    if (found.size() != 1) {
      throw new IllegalArgumentException(
          found.isEmpty()
              ? "There is no column %s; there are %s".formatted(column, String.join(", ", names))
              : "There are several columns %s".formatted(column));
    }
    DataType type = schema.fields()[found.get(0)].dataType();
    if (type instanceof StructType
        || type instanceof ArrayType
        || type instanceof MapType
        || type instanceof BinaryType) {
      throw new IllegalArgumentException(
          "The column %s is of the type %s, which is no text of a cell"
              .formatted(column, type.simpleString()));
    }
    return found.get(0);
  }

  /**
   * Checks that no column of ours exists already.
   *
   * @throws IllegalArgumentException if one is
   */
  static void mustBeFree(List<String> added, StructType schema) {
    Set<String> names = new HashSet<>(List.of(schema.fieldNames()));
    for (String name : added) {
      if (names.contains(name)) {
        throw new IllegalArgumentException(
            "There is a column %s already; have ours begin with something else, by prefix"
                .formatted(name));
      }
    }
  }

  /** Returns a value as it is written in a file; an empty text for none. */
  static String text(@Nullable Object value) {
    if (value == null) {
      return "";
    }
    if (value instanceof Timestamp timestamp) {
      return timestamp.toInstant().toString();
    }
    if (value instanceof Date date) {
      return date.toLocalDate().toString();
    }
    return value instanceof BigDecimal number ? number.toPlainString() : value.toString();
  }
}
