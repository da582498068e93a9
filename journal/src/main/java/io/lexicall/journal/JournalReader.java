package io.lexicall.journal;

import io.lexicall.number.PhoneNumber;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.function.Function;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads, verifies and proves a journal. It changes nothing and needs no lock. A copy of the folder
 * is enough; the keys are needed only to read sealed texts.
 *
 * <p>Not thread-safe.
 *
 * @since 0.1
 */
public final class JournalReader {
  private static final int MOST_EDITIONS = 64;

  /** How many entries are processed at once, so that memory does not grow with the journal. */
  private static final int AT_ONCE = 2_048;

  private final Path folder;
  private final @Nullable JournalKeys keys;
  private final SignedNote.Verifier verifier;
  private final SignedNote.Checkpoint checkpoint;
  private final TreeOfFolder tree;
  private final Pruned pruned;

  /** The last checkpoint that a witness signed, or null. */
  private final @Nullable String witnessed;

  /** The last editions that entries referred to. */
  private final Map<Long, Edition> editions =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, Edition> eldest) {
          return size() > MOST_EDITIONS;
        }
      };

  private JournalReader(
      Path folder,
      @Nullable JournalKeys keys,
      SignedNote.Verifier verifier,
      SignedNote.Checkpoint checkpoint,
      Pruned pruned,
      @Nullable String witnessed) {
    this.folder = folder;
    this.keys = keys;
    this.verifier = verifier;
    this.checkpoint = checkpoint;
    this.tree = new TreeOfFolder(folder, checkpoint.size());
    this.pruned = pruned;
    this.witnessed = witnessed;
  }

  /**
   * Opens a journal with the verifier key in its folder. This detects changes of a part, but not if
   * the whole journal and its key were replaced: to detect that, use {@link #open(Path, String,
   * JournalKeys)}.
   *
   * @throws JournalException if there is no journal, or its checkpoint does not verify
   */
  public static JournalReader open(Path folder) throws IOException {
    return open(folder, null, null);
  }

  /**
   * Opens a journal.
   *
   * @param trusted the verifier key with which the checkpoint must be signed; null for the key of
   *     {@code keys}, or the one in the folder
   * @param keys to read sealed texts, or null
   * @throws JournalException if there is no journal, or its checkpoint does not verify
   */
  public static JournalReader open(
      Path folder, @Nullable String trusted, @Nullable JournalKeys keys) throws IOException {
    String beside;
    String note;
    // Before the checkpoint, which may then cover more, not less.
    Pruned pruned = Pruned.read(folder);
    String witnessed = null;
    try {
      Path signed = folder.resolve(Store.WITNESSED);
      witnessed = Files.exists(signed) ? Files.readString(signed) : null;
      beside = Files.readString(folder.resolve(Store.VERIFIER_KEY));
      note = Files.readString(folder.resolve(Store.CHECKPOINT));
    } catch (NoSuchFileException none) {
      throw new JournalException(
          "There is no journal: the file %s is not there"
              .formatted(Path.of(String.valueOf(none.getFile())).getFileName()));
    } catch (CharacterCodingException damaged) {
      throw new JournalException(
          "The checkpoint, the verifier-key or the file witnessed is damaged: it is not UTF-8");
    }
    if (!beside.endsWith("\n")) {
      throw new JournalException("The file verifier-key is cut");
    }
    String own = beside.substring(0, beside.length() - 1);
    SignedNote.Verifier verifier = SignedNote.Verifier.parse(own);
    String expected = trusted != null ? trusted.strip() : keys != null ? keys.verifierKey() : own;
    SignedNote.Verifier wanted = SignedNote.Verifier.parse(expected);
    if (!wanted.text().equals(verifier.text())) {
      throw new JournalException(
          "The journal was signed by another key, %s, than the one asked for, %s"
              .formatted(verifier.name(), wanted.name()));
    }
    SignedNote.Checkpoint checkpoint = SignedNote.open(note, wanted);
    if (pruned.entry() >= checkpoint.size()) {
      throw new JournalException("The file 'pruned' names an entry that the checkpoint has not");
    }
    return new JournalReader(folder, keys, wanted, checkpoint, pruned, witnessed);
  }

  static void requireKnownVersion(Path folder) throws IOException {
    long first = Pruned.read(folder).minimum();
    for (byte[] entry : firstEntries(folder, first)) {
      requireKnownVersion(entry, first);
    }
  }

  private static List<byte[]> firstEntries(Path folder, long first) {
    try {
      return Store.TileFiles.entries(folder, first / Tile.WIDTH, 1);
    } catch (IOException none) {
      return List.of();
    }
  }

  private static void requireKnownVersion(byte[] entry, long index) {
    if (isOfNewerVersion(entry)) {
      throw new JournalException(newer(index) + "; take a newer program");
    }
  }

  static String newer(long index) {
    return "The entry %s is of a newer version of the journal than this program knows"
        .formatted(index);
  }

  static boolean isOfNewerVersion(byte[] entry) {
    String text = new String(entry, StandardCharsets.UTF_8);
    int at = text.lastIndexOf("\"v\":");
    String known = "\"v\":" + EntryWriter.VERSION;
    return at >= 0 && !text.startsWith(known + "}", at) && !text.startsWith(known + ",", at);
  }

  /** Returns how many entries the checkpoint covers. */
  public long size() {
    return checkpoint.size();
  }

  /** Returns the first entry that is kept. Older ones were pruned, and an entry says so. */
  public long first() {
    return pruned.minimum();
  }

  /** Returns the checkpoint, a signed note. */
  public String checkpoint() {
    return checkpoint.text();
  }

  /** Returns the key that verifies the checkpoint, in the form of C2SP signed-note. */
  public String verifierKey() {
    return verifier.text();
  }

  /** Returns the signed root hash over all entries. */
  byte[] root() {
    return checkpoint.root();
  }

  /**
   * Returns the last checkpoint that a witness signed, as it is in the folder; null if there is
   * none.
   */
  @Nullable String noteOfWitness() {
    return witnessed;
  }

  SignedNote.Verifier verifier() {
    return verifier;
  }

  // ---- verifying

  /** Verifies every entry, every hash and the signature, on all processors. */
  public Verification verify() throws IOException {
    return verify(entries -> {}, List.of());
  }

  /**
   * Verifies every entry, every hash and the signature, on all processors.
   *
   * @param progress receives the counts of verified entries, on any thread
   * @param earlier checkpoints that were kept elsewhere; the journal must still begin with the
   *     entries that they covered
   */
  public Verification verify(LongConsumer progress, List<String> earlier) throws IOException {
    return new Verifying(this, folder, pruned).verify(progress, earlier);
  }

  /** Returns the name of the separate file of an entry; null if it has none. */
  static @Nullable String besideOf(byte[] entry) {
    String text = new String(entry, StandardCharsets.UTF_8);
    int from = "{\"beside\":\"".length();
    String name =
        text.startsWith("{\"beside\":\"") && text.length() > from + 64
            ? text.substring(from, from + 64)
            : "";
    return name.matches("[0-9a-f]{64}") ? name : null;
  }

  /** Returns why a file cannot be read, for messages. */
  static String said(IOException damaged) {
    return damaged instanceof NoSuchFileException
        ? "it is not there"
        : damaged instanceof EOFException ? "it is cut" : "it cannot be read";
  }

  /** Returns how an earlier checkpoint contradicts the journal; empty if it does not. */
  List<String> disagreement(String note) {
    SignedNote.Checkpoint earlier;
    try {
      earlier = SignedNote.open(note, verifier);
    } catch (JournalException notOurs) {
      return List.of("earlier checkpoint: " + notOurs.getMessage());
    }
    if (earlier.size() > size()) {
      return List.of(
          "earlier checkpoint: it covers %s entries, and the journal has only %s: entries were taken away"
              .formatted(earlier.size(), size()));
    }
    if (earlier.size() < first()) {
      return List.of(); // pruned entries cannot be compared
    }
    boolean same;
    try {
      same = Arrays.equals(tree.hash(0, earlier.size()), earlier.root());
    } catch (IOException damaged) {
      return List.of("earlier checkpoint: it cannot be compared, as a tile " + said(damaged));
    }
    return same
        ? List.of()
        : List.of(
            "earlier checkpoint: the first %s entries are no longer those that it was signed over"
                .formatted(earlier.size()));
  }

  /**
   * Returns the last signature of a witness on this journal: in its checkpoint, in the file {@code
   * witnessed}, or in notes that were kept elsewhere. The journal still begins with the entries
   * that the witness saw.
   *
   * @param witnessKey the key of the witness, {@code name+hash+key} as in C2SP tlog-cosignature
   * @param notes checkpoints with signatures that were kept elsewhere
   * @return empty if the witness signed none of them
   * @throws JournalException if the key is invalid, a signature of the witness does not verify, or
   *     the witness signed a checkpoint that contradicts the journal
   */
  public Optional<Cosignature> cosignature(String witnessKey, List<String> notes)
      throws IOException {
    SignedNote.Verifier witness = SignedNote.Verifier.ofWitness(witnessKey.strip());
    List<String> all = new ArrayList<>(notes);
    all.add(checkpoint());
    String kept = witnessed;
    if (kept != null) {
      all.add(kept);
    }
    Cosignature last = null;
    for (String note : all) {
      Instant time = SignedNote.cosigned(note, witness);
      if (time == null) {
        continue;
      }
      List<String> disagreements = disagreement(note);
      if (!disagreements.isEmpty()) {
        throw new JournalException(
            "The witness %s signed another: %s".formatted(witness.name(), disagreements.get(0)));
      }
      long entries = SignedNote.open(note, verifier).size();
      boolean isKept = entries >= first(); // pruned entries cannot be compared
      if (isKept && (last == null || entries > last.entries())) {
        last = new Cosignature(witness.name(), entries, time);
      }
    }
    return Optional.ofNullable(last);
  }

  /**
   * Returns the last checkpoint that a witness signed, with its signature; null if there is none,
   * or if it contradicts the journal, which a verification reports.
   */
  @Nullable String witnessed() throws IOException {
    String kept = witnessed;
    return kept == null || !disagreement(kept).isEmpty() ? null : kept;
  }

  // ---- proofs

  /** Returns the inclusion proof of an entry, from the leaf upwards, as defined by RFC 6962. */
  List<byte[]> inclusion(long index) throws IOException {
    return tree.inclusion(index);
  }

  /**
   * Returns the proof that the journal begins with the entries of an earlier checkpoint, as defined
   * by RFC 6962.
   *
   * @param earlier how many entries that checkpoint covered, from 1 to {@link #size}
   * @throws JournalException if the journal never had so many entries, or if they were pruned
   */
  public List<byte[]> consistency(long earlier) throws IOException {
    if (earlier < 1 || earlier > size() || earlier < first()) {
      throw new JournalException(
          "There is no proof from %s entries: the journal is kept from %s to %s"
              .formatted(earlier, first(), size()));
    }
    return tree.consistency(earlier);
  }

  /** Returns a proof of inclusion in the form of C2SP tlog-proof. */
  public String proof(long index) throws IOException {
    StringBuilder text = new StringBuilder("c2sp.org/tlog-proof@v1\nindex ").append(index);
    List<byte[]> proof = inclusion(index);
    if (!Arrays.equals(
        tree.rootBy(Hashes.leaf(entry(index).bytes()), index, proof), checkpoint.root())) {
      throw new JournalException(
          "The entry %s cannot be proved: the journal was changed".formatted(index));
    }
    for (byte[] hash : proof) {
      text.append('\n').append(Hashes.base64(hash));
    }
    return text.append("\n\n").append(checkpoint.text()).toString();
  }

  /**
   * Writes evidence for third parties: a ZIP file with the entries, their proofs, the checkpoint,
   * the key, the sealed texts that can be read, and a page for people.
   *
   * @param out is closed
   */
  public void prove(List<Long> indexes, OutputStream out) throws IOException {
    ProofBundle.write(this, indexes, out);
  }

  // ---- reading

  /** Receives each entry; returns false to stop. */
  public interface Visitor {
    /** Receives an entry. */
    boolean see(Entry entry) throws IOException;
  }

  /** Returns an entry that the checkpoint covers. */
  public Entry entry(long index) throws IOException {
    if (index < first() || index >= size()) {
      throw new JournalException(
          first() == 0
              ? "There is no entry %s: the checkpoint covers %s".formatted(index, size())
              : "There is no entry %s: the journal is kept from %s to %s"
                  .formatted(index, first(), size() - 1));
    }
    long n = index / Tile.WIDTH;
    int width = (int) Math.min(Tile.WIDTH, size() - n * Tile.WIDTH);
    return entry(index, entries(n, width).get((int) (index % Tile.WIDTH)));
  }

  /** Returns the entries of a tile, after a comparison of each with its hash. */
  private List<byte[]> entries(long n, int width) throws IOException {
    List<byte[]> entries = Store.TileFiles.entries(folder, n, width);
    List<byte[]> hashes = Store.TileFiles.hashes(folder, 0, n, width);
    for (int i = 0; i < width; i++) {
      if (!Arrays.equals(Hashes.leaf(entries.get(i)), hashes.get(i))) {
        throw new JournalException(
            "The entry %s was changed, or its hash was".formatted(n * Tile.WIDTH + i));
      }
    }
    return entries;
  }

  /** Passes every entry to a visitor, in order, including those that no checkpoint covers yet. */
  public void forEach(Visitor visitor) throws IOException {
    Cursor cursor = new Cursor();
    for (Closed entry = cursor.next(); entry != null; entry = cursor.next()) {
      if (!visitor.see(entry.open())) {
        return;
      }
    }
  }

  /**
   * Passes the entries of several journals, such as those of several processes, to a visitor, in
   * the order of their times. The entries of each journal keep their order.
   */
  public static void forEach(List<JournalReader> readers, Visitor visitor) throws IOException {
    Merged merged = new Merged(readers);
    for (Closed next = merged.next(); next != null; next = merged.next()) {
      if (!visitor.see(next.open())) {
        return;
      }
    }
  }

  /** Receives each entry with the result of its processing; returns false to stop. */
  interface ResultVisitor<R> {
    boolean see(Entry entry, R result) throws IOException;
  }

  /**
   * Processes each entry, on all processors, and passes the results to a visitor in the order of
   * {@link #forEach(List, Visitor)}.
   */
  static <R> void forEach(
      List<JournalReader> readers, Function<Entry, R> work, ResultVisitor<R> visitor)
      throws IOException {
    record Done<T>(Entry entry, T result) {}
    Merged merged = new Merged(readers);
    while (true) {
      List<Closed> some = new ArrayList<>();
      for (Closed next = merged.next(); next != null; next = merged.next()) {
        some.add(next);
        if (some.size() == AT_ONCE) {
          break;
        }
      }
      List<Done<R>> done;
      try {
        done =
            some.parallelStream()
                .map(
                    closed -> {
                      Entry entry = closed.openUnchecked();
                      return new Done<>(entry, work.apply(entry));
                    })
                .toList();
      } catch (UncheckedIOException failed) {
        throw failed.getCause();
      }
      for (Done<R> each : done) {
        if (!visitor.see(each.entry(), each.result())) {
          return;
        }
      }
      if (some.size() < AT_ONCE) {
        return;
      }
    }
  }

  /** Iterates over the entries of several journals in the order of their times. */
  private static final class Merged {
    private record Head(Cursor cursor, Closed entry, Instant time, int order) {}

    private final PriorityQueue<Head> heads =
        new PriorityQueue<>(Comparator.comparing(Head::time).thenComparing(Head::order));

    Merged(List<JournalReader> readers) throws IOException {
      for (JournalReader reader : readers) {
        add(reader.new Cursor(), heads.size());
      }
    }

    private void add(Cursor cursor, int order) throws IOException {
      Closed entry = cursor.next();
      if (entry != null) {
        heads.add(new Head(cursor, entry, entry.time(), order));
      }
    }

    @Nullable Closed next() throws IOException {
      Head head = heads.poll();
      if (head == null) {
        return null;
      }
      add(head.cursor(), head.order());
      return head.entry();
    }
  }

  /** Iterates over the entries. */
  private final class Cursor {
    private long index = first();
    private Iterator<byte[]> tile = Collections.emptyIterator();
    private boolean pendingRead;

    @Nullable Closed next() throws IOException {
      if (!tile.hasNext()) {
        if (index < size()) {
          tile = covered();
        } else if (!pendingRead) {
          pendingRead = true;
          tile = Store.readPending(folder, size()).iterator();
        }
      }
      return tile.hasNext() ? closed(index++, tile.next()) : null;
    }

    private Iterator<byte[]> covered() {
      int width = (int) Math.min(Tile.WIDTH, size() - index);
      try {
        return entries(index / Tile.WIDTH, width).iterator();
      } catch (IOException damaged) {
        throw new JournalException(
            "The entries %s to %s cannot be read: %s"
                .formatted(index, index + width - 1, said(damaged)));
      }
    }
  }

  /**
   * Returns the name by which entries refer to the person with a number; empty if the keys do not
   * have that person.
   */
  public Optional<String> know(PhoneNumber number) throws IOException {
    JournalKeys.Person known = keys == null ? null : keys.find(EntryWriter.nameOf(number));
    return Optional.ofNullable(known).map(JournalKeys.Person::tag);
  }

  private Entry entry(long index, byte[] bytes) throws IOException {
    return closed(index, bytes).open();
  }

  /** An edition that entries refer to, and the dictionary for their compression. */
  private static final class Edition {
    private static final Edition NONE = new Edition(Map.of());
    private final Map<String, @Nullable Object> members;
    private byte @Nullable [] dictionary;

    Edition(Map<String, @Nullable Object> members) {
      this.members = members;
    }

    synchronized byte[] dictionary(JournalKeys keys) {
      byte[] known = dictionary;
      if (known == null) {
        known = EntryWriter.dictionary(keys, members);
        dictionary = known;
      }
      return known;
    }
  }

  /** An entry whose sealed text is not opened yet. Several threads may open several entries. */
  private final class Closed {
    private final long index;
    private final byte[] bytes;
    private final Map<String, @Nullable Object> members;
    private final Edition edition;

    Closed(long index, byte[] bytes, Map<String, @Nullable Object> members, Edition edition) {
      this.index = index;
      this.bytes = bytes;
      this.members = members;
      this.edition = edition;
    }

    Instant time() {
      return Entry.timeOf(members);
    }

    Entry open() throws IOException {
      return new Entry(folder, index, bytes, members, unseal(members, edition), edition.members);
    }

    Entry openUnchecked() {
      try {
        return open();
      } catch (IOException failed) {
        throw new UncheckedIOException(failed);
      }
    }
  }

  private Closed closed(long index, byte[] bytes) throws IOException {
    requireKnownVersion(bytes, index);
    Map<String, @Nullable Object> members;
    try {
      members = CanonicalJson.read(new String(bytes, StandardCharsets.UTF_8));
    } catch (IllegalArgumentException damaged) {
      throw new JournalException("The entry %s is damaged: it is no JSON object".formatted(index));
    }
    if ("edition".equals(members.get("kind"))) {
      editions.put(index, new Edition(members));
    }
    Edition edition = Edition.NONE;
    if (members.get("edition") instanceof Long at) {
      Edition known = editions.get(at);
      edition = known != null ? known : new Edition(CanonicalJson.read(entry(at).toString()));
      editions.putIfAbsent(at, edition);
    }
    return new Closed(index, bytes, members, edition);
  }

  private EntryWriter.@Nullable Unsealed unseal(
      Map<String, @Nullable Object> members, Edition edition) throws IOException {
    JournalKeys from = keys;
    if (from == null || !(members.get("persons") instanceof List<?> tags)) {
      return null;
    }
    List<byte[]> personKeys = new ArrayList<>();
    for (Object tag : tags) {
      JournalKeys.Person person = from.byTag(String.valueOf(tag));
      if (person == null) {
        return null;
      }
      personKeys.add(person.key());
    }
    byte[] salted;
    if (members.get("sealed") instanceof String sealed) {
      salted = EntryWriter.base64(sealed);
    } else if (members.get("beside") instanceof String name && name.matches("[0-9a-f]{64}")) {
      try {
        salted = Files.readAllBytes(folder.resolve(Store.BESIDE).resolve(name));
      } catch (NoSuchFileException gone) {
        return null;
      }
    } else {
      return null;
    }
    return salted.length > EntryWriter.SALT
            && members.get("commitment") instanceof String commitment
        ? EntryWriter.open(
            EntryWriter.together(personKeys), salted, commitment, edition.dictionary(from))
        : null;
  }
}
