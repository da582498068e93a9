package io.lexicall.journal;

import io.lexicall.number.PhoneNumber;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.LongConsumer;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * Reads, verifies and proves a journal; changes nothing, and needs no lock. A copy of the folder is
 * enough; the keys are needed only to read what is sealed.
 *
 * <p>Not thread-safe.
 *
 * @since 0.1
 */
public final class JournalReader {
  private static final int MOST_PROBLEMS = 100;

  private final Path folder;
  private final @Nullable JournalKeys keys;
  private final SignedNote.Verifier verifier;
  private final SignedNote.Checkpoint checkpoint;

  /** The person behind each tag that was met, where somebody asked by number. */
  private final Map<String, byte[]> keysByTag = new HashMap<>();

  private final Map<Long, Map<String, @Nullable Object>> editions = new HashMap<>();

  private JournalReader(
      Path folder,
      @Nullable JournalKeys keys,
      SignedNote.Verifier verifier,
      SignedNote.Checkpoint checkpoint) {
    this.folder = folder;
    this.keys = keys;
    this.verifier = verifier;
    this.checkpoint = checkpoint;
  }

  /**
   * Opens a journal by the verifier key that lies in it. That shows that it was not changed in
   * part; that it was not replaced as a whole shows {@link #open(Path, String, JournalKeys)}.
   *
   * @throws JournalException if there is no journal, or its checkpoint does not verify
   */
  public static JournalReader open(Path folder) throws IOException {
    return open(folder, null, null);
  }

  /**
   * Opens a journal.
   *
   * @param trusted the verifier key that the checkpoint must be signed with; null for that of the
   *     keys, or the one that lies in the folder
   * @param keys to read what is sealed, or null
   * @throws JournalException if there is no journal, or its checkpoint does not verify
   */
  public static JournalReader open(
      Path folder, @Nullable String trusted, @Nullable JournalKeys keys) throws IOException {
    String beside;
    String note;
    try {
      beside = Files.readString(folder.resolve(Store.VERIFIER_KEY));
      note = Files.readString(folder.resolve(Store.CHECKPOINT));
    } catch (NoSuchFileException none) {
      throw new JournalException(
          "There is no journal: the file %s is not there"
              .formatted(Path.of(String.valueOf(none.getFile())).getFileName()));
    } catch (java.nio.charset.CharacterCodingException damaged) {
      throw new JournalException("The checkpoint or the verifier-key is damaged: it is not UTF-8");
    }
    SignedNote.Verifier verifier = SignedNote.Verifier.parse(beside);
    String expected = trusted != null ? trusted : keys != null ? keys.verifierKey() : beside;
    SignedNote.Verifier wanted = SignedNote.Verifier.parse(expected);
    if (!wanted.text().equals(verifier.text())) {
      throw new JournalException(
          "The journal was signed by another key, %s, than the one asked for, %s"
              .formatted(verifier.name(), wanted.name()));
    }
    return new JournalReader(folder, keys, wanted, SignedNote.open(note, wanted));
  }

  static void requireKnownVersion(Path folder) throws IOException {
    for (byte[] entry : firstEntries(folder)) {
      requireKnownVersion(entry, 0);
    }
  }

  private static List<byte[]> firstEntries(Path folder) throws IOException {
    try {
      return Store.TileFiles.entries(folder, 0, 1);
    } catch (IOException none) {
      return List.of();
    }
  }

  private static void requireKnownVersion(byte[] entry, long index) {
    String text = new String(entry, StandardCharsets.UTF_8);
    int at = text.lastIndexOf("\"v\":");
    String known = "\"v\":" + EntryWriter.VERSION;
    if (at >= 0 && !text.startsWith(known + "}", at) && !text.startsWith(known + ",", at)) {
      throw new JournalException(
          "The entry %d is of a newer version of the journal than this program knows; take a newer program"
              .formatted(index));
    }
  }

  /** Returns how many entries the checkpoint covers. */
  public long size() {
    return checkpoint.size();
  }

  /** Returns the checkpoint, a signed note. */
  public String checkpoint() {
    return checkpoint.text();
  }

  /** Returns the key that verifies it, in the form of C2SP signed-note. */
  public String verifierKey() {
    return verifier.text();
  }

  SignedNote.Verifier verifier() {
    return verifier;
  }

  // ---- verifying

  /** What one tile of entries came to. */
  @SuppressWarnings("ArrayRecordComponent") // never compared as a record
  private record Judged(
      byte @Nullable [] root, List<byte[]> leaves, long sound, List<String> problems) {}

  /** Verifies every entry, every hash and the signature, on all processors. */
  public Verification verify() throws IOException {
    return verify(entries -> {}, List.of());
  }

  /**
   * Verifies every entry, every hash and the signature, on all processors.
   *
   * @param progress is told of entries as they are verified, by any thread
   * @param earlier checkpoints that were kept elsewhere: the journal must still begin with what
   *     they covered
   */
  public Verification verify(LongConsumer progress, List<String> earlier) throws IOException {
    long size = size();
    long tiles = (size + Tile.WIDTH - 1) / Tile.WIDTH;
    List<Judged> judged;
    try {
      judged =
          LongStream.range(0, tiles)
              .parallel()
              .mapToObj(
                  n -> {
                    Judged each = judge(n);
                    progress.accept(Math.min(Tile.WIDTH, size - n * Tile.WIDTH));
                    return each;
                  })
              .toList();
    } catch (UncheckedIOException failed) {
      throw failed.getCause();
    }
    List<String> problems = new ArrayList<>();
    List<byte[]> hashes = new ArrayList<>();
    List<byte[]> leaves = new ArrayList<>();
    long sound = 0;
    for (Judged each : judged) {
      problems.addAll(each.problems());
      sound += each.sound();
      if (each.root() != null) {
        hashes.add(each.root());
      }
      leaves = each.leaves();
    }
    // The levels above, from what was read below.
    List<List<byte[]>> levels = new ArrayList<>();
    levels.add(size % Tile.WIDTH == 0 ? List.of() : leaves);
    for (int level = 1; size >> (8 * level) > 0; level++) {
      List<byte[]> above = new ArrayList<>();
      for (int n = 0; n * Tile.WIDTH < hashes.size(); n++) {
        int from = n * Tile.WIDTH;
        List<byte[]> made = hashes.subList(from, Math.min(from + Tile.WIDTH, hashes.size()));
        compare(level, n, made, problems);
        if (made.size() == Tile.WIDTH) {
          above.add(Hashes.root(made));
        }
      }
      int full = hashes.size() / Tile.WIDTH * Tile.WIDTH;
      levels.add(List.copyOf(hashes.subList(full, hashes.size())));
      hashes = above;
    }
    Edge edge = new Edge();
    edge.restore(levels, size);
    if (!Arrays.equals(edge.root(), checkpoint.root())) {
      problems.add("checkpoint: the entries are not those that were signed");
    }
    for (String note : earlier) {
      problems.addAll(disagreement(note));
    }
    long pending = 0;
    try {
      pending = Store.readPending(folder, size).size();
    } catch (JournalException gap) {
      problems.add("pending: " + gap.getMessage());
    }
    return new Verification(size, sound, pending, problems.stream().limit(MOST_PROBLEMS).toList());
  }

  private Judged judge(long n) {
    long first = n * Tile.WIDTH;
    int width = (int) Math.min(Tile.WIDTH, size() - first);
    List<String> problems = new ArrayList<>();
    List<byte[]> kept = null;
    try {
      kept = Store.TileFiles.hashes(folder, 0, n, width);
    } catch (IOException damaged) {
      problems.add(place(0, n, width) + ": " + said(damaged));
    }
    List<byte[]> leaves = new ArrayList<>();
    long sound = 0;
    try {
      List<byte[]> entries = Store.TileFiles.entries(folder, n, width);
      for (int i = 0; i < width; i++) {
        byte[] leaf = Hashes.leaf(entries.get(i));
        leaves.add(leaf);
        if (kept != null && !Arrays.equals(leaf, kept.get(i))) {
          problems.add(
              "entry %d in %s: it was changed, or its hash was"
                  .formatted(first + i, place(Tile.ENTRIES, n, width)));
        } else {
          requireKnownVersion(entries.get(i), first + i);
          String wrong = besideProblem(entries.get(i), first + i);
          if (wrong == null) {
            sound++;
          } else {
            problems.add(wrong);
          }
        }
      }
    } catch (IOException damaged) {
      problems.add(
          "entries %d to %d in %s: %s"
              .formatted(first, first + width - 1, place(Tile.ENTRIES, n, width), said(damaged)));
      leaves = kept == null ? List.of() : kept;
    }
    return new Judged(
        leaves.size() == Tile.WIDTH
            ? Hashes.root(leaves)
            : width < Tile.WIDTH ? null : new byte[32],
        leaves,
        sound,
        problems);
  }

  private @Nullable String besideProblem(byte[] entry, long index) throws IOException {
    String text = new String(entry, StandardCharsets.UTF_8);
    if (!text.startsWith("{\"beside\":\"")) {
      return null;
    }
    String name = text.substring(11, 75);
    try {
      byte[] beside = Files.readAllBytes(folder.resolve(Store.BESIDE).resolve(name));
      return HexFormat.of().formatHex(Hashes.sha256(beside)).equals(name)
          ? null
          : "entry %d: what stands beside it, %s, was changed".formatted(index, name);
    } catch (NoSuchFileException gone) {
      return "entry %d: what stands beside it, %s, is not there".formatted(index, name);
    }
  }

  private void compare(int level, long n, List<byte[]> made, List<String> problems) {
    try {
      List<byte[]> kept = Store.TileFiles.hashes(folder, level, n, made.size());
      for (int i = 0; i < made.size(); i++) {
        if (!Arrays.equals(kept.get(i), made.get(i))) {
          problems.add(
              "hash %d in %s: it is not that of the tile below"
                  .formatted(i, place(level, n, made.size())));
        }
      }
    } catch (IOException damaged) {
      problems.add(place(level, n, made.size()) + ": " + said(damaged));
    }
  }

  private static String said(IOException damaged) {
    return damaged instanceof NoSuchFileException
        ? "it is not there"
        : damaged instanceof java.io.EOFException ? "it is cut" : "it cannot be read";
  }

  private String place(int level, long n, int width) {
    return folder.relativize(Tile.file(folder, level, n, width)).toString();
  }

  private List<String> disagreement(String note) throws IOException {
    SignedNote.Checkpoint earlier;
    try {
      earlier = SignedNote.open(note, verifier);
    } catch (JournalException notOurs) {
      return List.of("earlier checkpoint: " + notOurs.getMessage());
    }
    if (earlier.size() > size()) {
      return List.of(
          "earlier checkpoint: it covers %d entries, and the journal has only %d: entries were taken away"
              .formatted(earlier.size(), size()));
    }
    return Arrays.equals(hash(0, earlier.size()), earlier.root())
        ? List.of()
        : List.of(
            "earlier checkpoint: the first %d entries are no longer those that it was signed over"
                .formatted(earlier.size()));
  }

  // ---- proofs

  /** Returns the hash over the entries from one to another, as RFC 6962 has it. */
  private byte[] hash(long from, long to) throws IOException {
    long width = to - from;
    if (width == 0) {
      return Hashes.sha256();
    }
    if (Long.bitCount(width) == 1 && from % width == 0) {
      int height = Long.numberOfTrailingZeros(width);
      int level = height / 8;
      long first = from >> (8 * level);
      int count = 1 << (height % 8);
      long there = size() >> (8 * level);
      long n = first / Tile.WIDTH;
      int tile = (int) Math.min(Tile.WIDTH, there - n * Tile.WIDTH);
      if (level > 0 && count == 1 && first >= there) {
        throw new IllegalStateException("beyond the tree");
      }
      int at = (int) (first % Tile.WIDTH);
      return Hashes.root(Store.TileFiles.hashes(folder, level, n, tile).subList(at, at + count));
    }
    long split = Long.highestOneBit(width - 1);
    return Hashes.node(hash(from, from + split), hash(from + split, to));
  }

  /** Returns the inclusion proof of an entry, from the leaf up, as RFC 6962 has it. */
  List<byte[]> inclusion(long index) throws IOException {
    List<byte[]> proof = new ArrayList<>();
    long from = 0;
    long to = size();
    while (to - from > 1) {
      long split = from + Long.highestOneBit(to - from - 1);
      if (index < split) {
        proof.add(0, hash(split, to));
        to = split;
      } else {
        proof.add(0, hash(from, split));
        from = split;
      }
    }
    return proof;
  }

  /** Returns a proof of inclusion in the form of C2SP tlog-proof. */
  public String proof(long index) throws IOException {
    StringBuilder text = new StringBuilder("c2sp.org/tlog-proof@v1\nindex ").append(index);
    for (byte[] hash : inclusion(index)) {
      text.append('\n').append(Hashes.base64(hash));
    }
    return text.append("\n\n").append(checkpoint.text()).toString();
  }

  /**
   * Writes what proves entries to a stranger: a ZIP file with the entries, proofs, the checkpoint,
   * the key, what was sealed where it can be read, and a page for people.
   *
   * @param out is closed
   */
  public void prove(List<Long> indexes, java.io.OutputStream out) throws IOException {
    ProofBundle.write(this, indexes, out);
  }

  // ---- reading

  /** What is done with each entry; false to stop. */
  public interface Visitor {
    /** Sees an entry. */
    boolean see(Entry entry) throws IOException;
  }

  /** Returns an entry that the checkpoint covers. */
  public Entry entry(long index) throws IOException {
    if (index < 0 || index >= size()) {
      throw new JournalException(
          "There is no entry %d: the checkpoint covers %d".formatted(index, size()));
    }
    long n = index / Tile.WIDTH;
    int width = (int) Math.min(Tile.WIDTH, size() - n * Tile.WIDTH);
    return entry(index, Store.TileFiles.entries(folder, n, width).get((int) (index % Tile.WIDTH)));
  }

  /** Shows every entry in order, those too that no checkpoint covers yet. */
  public void forEach(Visitor visitor) throws IOException {
    long index = 0;
    for (long n = 0; index < size(); n++) {
      int width = (int) Math.min(Tile.WIDTH, size() - index);
      List<byte[]> entries;
      try {
        entries = Store.TileFiles.entries(folder, n, width);
      } catch (IOException damaged) {
        throw new JournalException(
            "The entries %d to %d cannot be read: %s"
                .formatted(index, index + width - 1, said(damaged)));
      }
      for (byte[] entry : entries) {
        if (!visitor.see(entry(index++, entry))) {
          return;
        }
      }
    }
    for (byte[] entry : Store.readPending(folder, size())) {
      if (!visitor.see(entry(index++, entry))) {
        return;
      }
    }
  }

  /**
   * Lets the entries about a number be read from now on, where the keys know it.
   *
   * @return how they name the person; empty if the keys do not know the number
   */
  public Optional<String> know(PhoneNumber number) throws IOException {
    return know(EntryWriter.nameOf(number));
  }

  private Optional<String> know(String person) throws IOException {
    byte[] key = keys == null ? null : keys.find(person);
    if (key == null) {
      return Optional.empty();
    }
    String tag = EntryWriter.tag(key, person);
    keysByTag.put(tag, key);
    return Optional.of(tag);
  }

  private Entry entry(long index, byte[] bytes) throws IOException {
    requireKnownVersion(bytes, index);
    Map<String, @Nullable Object> members;
    try {
      members = CanonicalJson.read(new String(bytes, StandardCharsets.UTF_8));
    } catch (IllegalArgumentException damaged) {
      throw new JournalException("The entry %d is damaged: it is no JSON object".formatted(index));
    }
    if ("edition".equals(members.get("kind"))) {
      editions.put(index, members);
    }
    Map<String, @Nullable Object> edition = new TreeMap<>();
    if (members.get("edition") instanceof Long at) {
      if (!editions.containsKey(at)) {
        editions.put(at, CanonicalJson.read(entry(at).toString()));
      }
      edition = editions.getOrDefault(at, edition);
    }
    return new Entry(folder, index, bytes, members, unseal(members), edition);
  }

  private EntryWriter.@Nullable Unsealed unseal(Map<String, @Nullable Object> members)
      throws IOException {
    JournalKeys from = keys;
    if (from == null || !(members.get("persons") instanceof List<?> tags)) {
      return null;
    }
    List<byte[]> personKeys = new ArrayList<>();
    for (Object tag : tags) {
      byte[] key = keysByTag.get(tag);
      key = key == null ? from.byTag(String.valueOf(tag)) : key;
      if (key == null) {
        return null;
      }
      personKeys.add(key);
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
        ? EntryWriter.open(EntryWriter.together(personKeys), salted, commitment)
        : null;
  }
}
