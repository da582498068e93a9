package io.lexicall.spark;

import io.lexicall.batch.AuditTally;
import io.lexicall.batch.Tallies;
import io.lexicall.batch.Tally;
import io.lexicall.batch.WeekGrid;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The counts of some partitions. They are values of the data, not of an accumulator: a retried task
 * passes on only one.
 *
 * @param tally as {@link Tallies} writes it; null for no rows
 * @param week null if none was asked for
 * @param missing the lists that were not available, with the reason, and in how many partitions
 */
@SuppressWarnings("ArrayRecordComponent") // handed on, never compared
record Partial(byte @Nullable [] tally, @Nullable WeekGrid week, Map<String, MissingList> missing)
    implements Serializable {
  static final Partial NONE = new Partial(null, null, new TreeMap<>());

  byte[] bytes() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(this);
    } catch (IOException impossible) {
      throw new IllegalStateException("counts cannot be written", impossible);
    }
    return bytes.toByteArray();
  }

  static Partial of(byte[] bytes) {
    try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes))) {
      return (Partial) in.readObject();
    } catch (IOException | ClassNotFoundException | ClassCastException none) {
      throw new IllegalStateException("these bytes are no counts of this release", none);
    }
  }

  /** Adds counts of rows, or of an audit. */
  Partial plus(Partial other, Tallies tallies, boolean past) {
    Map<String, MissingList> both = new TreeMap<>(missing);
    other.missing.forEach((list, more) -> both.merge(list, more, MissingList::plus));
    WeekGrid ours = week;
    WeekGrid theirs = other.week;
    if (ours != null && theirs != null) {
      ours.add(theirs);
    }
    return new Partial(sum(other, tallies, past), ours == null ? theirs : ours, both);
  }

  private byte @Nullable [] sum(Partial other, Tallies tallies, boolean past) {
    byte[] one = tally;
    byte[] more = other.tally;
    if (one == null || more == null) {
      return one == null ? more : one;
    }
    if (past) {
      AuditTally sum = tallies.readAuditTally(one);
      sum.add(tallies.readAuditTally(more));
      return tallies.write(sum);
    }
    Tally sum = tallies.readTally(one);
    sum.add(tallies.readTally(more));
    return tallies.write(sum);
  }
}
