package io.lexicall.spark;

import io.lexicall.batch.CampaignCalls;
import io.lexicall.batch.PastActivity;
import io.lexicall.batch.PastReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.Collections;
import java.util.Iterator;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Row;

/**
 * Counts the calls of campaigns in a partition whose rows are sorted by person, instant and
 * original position.
 */
record CampaignPartition(AuditOptions options, RowShape shape, String lawDigest)
    implements MapPartitionsFunction<Row, byte[]> {
  @Override
  public Iterator<byte[]> call(Iterator<Row> rows) {
    Engine engine = Engine.forPast(options.engine());
    engine.mustBe(lawDigest);
    PastReader reader = options.reader(shape.columns());
    Iterator<PastActivity> read =
        new Iterator<>() {
          @Override
          public boolean hasNext() {
            return rows.hasNext();
          }

          @Override
          public PastActivity next() {
            return PersonKeys.read(rows.next(), reader, shape);
          }
        };
    return Collections.singletonList(bytes(options.audit(engine).campaignCalls(read))).iterator();
  }

  /** Adds the calls of two parts. */
  static byte[] sum(byte[] one, byte[] other) {
    CampaignCalls sum = calls(one);
    sum.add(calls(other));
    return bytes(sum);
  }

  /** As bytes, so that it does not matter how the cluster writes objects. */
  static byte[] bytes(CampaignCalls calls) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(calls);
    } catch (IOException impossible) {
      throw new IllegalStateException("counts cannot be written", impossible);
    }
    return bytes.toByteArray();
  }

  static CampaignCalls calls(byte[] bytes) {
    try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes))) {
      return (CampaignCalls) in.readObject();
    } catch (IOException | ClassNotFoundException | ClassCastException none) {
      throw new IllegalStateException("these bytes are no counts of this release", none);
    }
  }
}
