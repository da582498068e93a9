package io.lexicall.batch;

import static java.util.Objects.requireNonNull;

import io.lexicall.Compliance;
import io.lexicall.batch.RowAnswer.Judged;
import io.lexicall.facts.Contact;
import io.lexicall.facts.ListEntry;
import io.lexicall.json.ActivityJson;
import io.lexicall.place.Place;
import io.lexicall.rule.Penalty;
import io.lexicall.rule.Rule;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InvalidObjectException;
import java.io.ObjectInputFilter;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.OutputStream;
import java.io.Serializable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Transfers counts between processes, so that parts of a file can be judged on several machines and
 * added up on one.
 *
 * <p>Each process must have the same release and the same law: counts under another law are
 * refused. The bytes are for immediate use, not for storage. They hold no more personal data than
 * the rows did: for each list, one contact that is not on it.
 *
 * <p>Immutable and thread-safe.
 *
 * @since 0.1
 */
public final class Tallies {
  private static final ObjectInputFilter ALLOWED =
      ObjectInputFilter.Config.createFilter(
          "maxdepth=64;io.lexicall.batch.*;io.lexicall.law.Certainty;io.lexicall.rule.Penalty;"
              + "java.lang.*;java.time.*;java.util.*;!*");

  private final Compliance compliance;
  private final PenaltyBook book;
  private final Map<String, Penalty> penalties = new HashMap<>();

  /** The objects that are written instead of objects that refer to the engine. */
  private interface Reference extends Serializable {
    Object resolved(Tallies by) throws InvalidObjectException;
  }

  private record OfPenalty(String key) implements Reference {
    @Override
    public Object resolved(Tallies by) throws InvalidObjectException {
      Penalty penalty = by.penalties.get(key);
      if (penalty == null) {
        throw new InvalidObjectException("there is no such penalty in the law that is loaded");
      }
      return penalty;
    }
  }

  private record OfBook() implements Reference {
    @Override
    public Object resolved(Tallies by) {
      return by.book;
    }
  }

  /** Only a single process judges rows by two laws. */
  private record OfImpact() implements Reference {
    @Override
    public Object resolved(Tallies by) {
      return new ImpactTally();
    }
  }

  /** A contact, and for each list one with the entry of the list alone; empty for none. */
  private record OfJudged(String contact, List<String> entries, List<Boolean> asked)
      implements Reference {
    static OfJudged of(Judged judged) {
      List<String> entries = new ArrayList<>();
      List<Boolean> asked = new ArrayList<>();
      @Nullable ListEntry[] all = judged.entries();
      for (int i = 0; i < all.length; i++) {
        ListEntry entry = all[i];
        entries.add(
            entry == null
                ? ""
                : ActivityJson.writeComplete(
                    Contact.builder().at(judged.contact().at()).lists(List.of(entry)).build()));
        asked.add(judged.asked()[i]);
      }
      return new OfJudged(ActivityJson.writeComplete(judged.contact()), entries, asked);
    }

    @Override
    public Object resolved(Tallies by) {
      Contact whole = (Contact) ActivityJson.readComplete(contact);
      @Nullable ListEntry[] all = new ListEntry[entries.size()];
      boolean[] whether = new boolean[all.length];
      for (int i = 0; i < all.length; i++) {
        whether[i] = asked.get(i);
        if (!entries.get(i).isEmpty()) {
          Contact one = (Contact) ActivityJson.readComplete(entries.get(i));
          all[i] = requireNonNull(Contact.LISTS.in(one)).get(0);
        }
      }
      List<ListEntry> known = Arrays.stream(all).filter(each -> each != null).toList();
      Contact asJudged = known.isEmpty() ? whole : whole.with(Contact.LISTS, known);
      return new Judged(whole, by.compliance.check(asJudged), all, whether);
    }
  }

  private Tallies(Compliance compliance, @Nullable Instant today) {
    this.compliance = compliance;
    this.book = new PenaltyBook(compliance, today);
    for (Rule<?> rule : compliance.rules()) {
      for (Penalty penalty : compliance.penalties(rule.info())) {
        penalties.putIfAbsent(key(penalty), penalty);
      }
    }
  }

  /**
   * Returns an object that transfers the counts of one engine.
   *
   * @param compliance the engine that judges, or one that is built in the same way in another
   *     process
   * @param today the instant after which a row is in the future, as in the audit; null for none
   */
  public static Tallies of(Compliance compliance, @Nullable Instant today) {
    return new Tallies(requireNonNull(compliance, "compliance"), today);
  }

  static String key(Penalty penalty) {
    return String.join(
        "\u001f",
        penalty.regulation(),
        String.join("|", penalty.rules()),
        penalty.places().stream().map(Place::code).sorted().collect(Collectors.joining(" ")),
        penalty.kind().text(),
        penalty.per().text(),
        penalty.claimant().text(),
        penalty.range(),
        penalty.currency(),
        penalty.condition(),
        penalty.cap(),
        penalty.citation(),
        penalty.inForce().toString());
  }

  /** Writes the counts of rows. */
  public byte[] write(Tally tally) {
    return written(tally);
  }

  /** Writes the counts of an audit. */
  public byte[] write(AuditTally tally) {
    return written(tally);
  }

  private byte[] written(Object tally) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new Out(bytes)) {
      out.writeUTF(compliance.edition().lawDigest());
      out.writeObject(tally);
    } catch (IOException impossible) {
      throw new IllegalStateException("counts cannot be written", impossible);
    }
    return bytes.toByteArray();
  }

  /**
   * Reads the counts of rows.
   *
   * @throws IllegalArgumentException if they are none, or were counted under another law
   */
  public Tally readTally(byte[] written) {
    return read(written, Tally.class);
  }

  /**
   * Reads the counts of an audit.
   *
   * @throws IllegalArgumentException if they are none, or were counted under another law
   */
  public AuditTally readAuditTally(byte[] written) {
    return read(written, AuditTally.class);
  }

  private <T> T read(byte[] written, Class<T> type) {
    try (ObjectInputStream in = new In(written)) {
      String digest = in.readUTF();
      String ours = compliance.edition().lawDigest();
      if (!digest.equals(ours)) {
        throw new IllegalArgumentException(
            "These were counted under the law %s, not under %s; give each process the same modules"
                .formatted(digest, ours));
      }
      return type.cast(in.readObject());
    } catch (IOException | ClassNotFoundException | ClassCastException none) {
      throw new IllegalArgumentException("These bytes are no counts of this release", none);
    }
  }

  private static final class Out extends ObjectOutputStream {
    Out(OutputStream to) throws IOException {
      super(to);
      enableReplaceObject(true);
    }

    @Override
    protected @Nullable Object replaceObject(@Nullable Object given) {
      if (given instanceof Penalty penalty) {
        return new OfPenalty(key(penalty));
      }
      if (given instanceof PenaltyBook) {
        return new OfBook();
      }
      if (given instanceof ImpactTally) {
        return new OfImpact();
      }
      return given instanceof Judged judged ? OfJudged.of(judged) : given;
    }
  }

  private final class In extends ObjectInputStream {
    In(byte[] from) throws IOException {
      super(new ByteArrayInputStream(from));
      setObjectInputFilter(ALLOWED);
      enableResolveObject(true);
    }

    @Override
    protected @Nullable Object resolveObject(@Nullable Object read) throws InvalidObjectException {
      return read instanceof Reference reference ? reference.resolved(Tallies.this) : read;
    }
  }
}
