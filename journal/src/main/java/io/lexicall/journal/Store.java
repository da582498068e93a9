package io.lexicall.journal;

import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * The files of a journal, for its single writer. Not thread-safe.
 *
 * <p>An entry is first appended to a file in {@code pending/}, and is on the disk when that file is
 * synced. Tiles follow. A checkpoint covers them when all of them are on the disk; only then is the
 * pending file deleted. Whatever fails in between, opening the files again finds every entry that
 * was synced.
 */
final class Store implements Closeable {
  static final String CHECKPOINT = "checkpoint";
  static final String VERIFIER_KEY = "verifier-key";
  static final String PENDING = "pending";
  static final String BESIDE = "beside";

  /** Names the person whose key is being destroyed, until an entry records that it was. */
  static final String FORGETTING = "forgetting";

  /** Names the first entry that is kept, if older ones were pruned. */
  static final String PRUNED = "pruned";

  /** The last checkpoint that a witness signed, with its signature. */
  static final String WITNESSED = "witnessed";

  private static final int HEAD = 8;
  private static final int SYNCS = 4;
  private static final int CLOSING_SECONDS = 10;

  /** If so many tiles in a row are missing, those before them are missing too. */
  private static final int MOST_GONE = 1_000;

  private final Path folder;
  private final JournalKeys keys;
  private final Disk disk;
  private final Edge edge = new Edge();
  private final List<byte[]> bundle = new ArrayList<>();

  /** Tiles that are being written to the disk; several at once take hardly longer than one. */
  private final Map<Path, Future<?>> syncs = new LinkedHashMap<>();

  private final ThreadPoolExecutor syncing;
  private Disk.Opened pending;
  private Path pendingFile;
  private long pendingLength;
  private long published;
  private String checkpoint = "";

  private Store(Path folder, JournalKeys keys, Disk disk) throws IOException {
    this.folder = folder;
    this.keys = keys;
    this.disk = disk;
    this.syncing =
        new ThreadPoolExecutor(
            SYNCS, SYNCS, 1, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), Store::syncThread);
    syncing.allowCoreThreadTimeOut(true);
    disk.createFolders(folder.resolve(PENDING));
    Path key = folder.resolve(VERIFIER_KEY);
    if (!Files.exists(key)) {
      if (Files.exists(folder.resolve(CHECKPOINT))) {
        throw new JournalException("The journal has a checkpoint but no verifier-key");
      }
      whole(key, Hashes.utf8(keys.verifierKey() + "\n"));
      disk.syncFolder(folder);
    } else if (!Files.readString(key).strip().equals(keys.verifierKey())) {
      throw new JournalException("The journal was begun under another key than the one given");
    }
    Path checkpoint = folder.resolve(CHECKPOINT);
    if (Files.exists(checkpoint)) {
      restore(SignedNote.open(Files.readString(checkpoint), keys.verifier()));
    }
    requireGoesOn(folder, keys, edge.size());
    published = edge.size();
    List<byte[]> left = readPending(folder, published);
    pendingFile = folder.resolve(PENDING).resolve(Long.toString(published));
    // Written again: after a failed sync, pages can look written without being on the disk.
    Path made = pendingFile.resolveSibling("new");
    byte[] all = framed(left);
    disk.write(made, all);
    disk.sync(made);
    disk.replace(made, pendingFile);
    disk.syncFolder(folder.resolve(PENDING));
    for (long before : pendingFrom(folder)) {
      dropPartials(before);
    }
    deletePendingBut(pendingFile);
    for (byte[] entry : left) {
      addToTree(entry);
    }
    pending = disk.open(pendingFile);
    pendingLength = all.length;
  }

  static Store open(Path folder, JournalKeys keys, Disk disk) throws IOException {
    return new Store(folder, keys, disk);
  }

  /**
   * Requires that a folder has the entries that its key signed last, and those after them: one key
   * must not sign two different pasts. Nothing is required if nothing was signed yet.
   *
   * @param entries how many entries the checkpoint of the folder covers; 0 if there is none
   */
  static void requireGoesOn(Path folder, JournalKeys keys, long entries) throws IOException {
    SignedNote.Checkpoint last = keys.lastSigned();
    if (last == null) {
      return;
    }
    if (entries < last.size()) {
      throw new JournalException(
          "The key of the journal has signed %s entries, and the folder holds %s: it is another one, was set back, or is not mounted; put it back, or begin a journal with keys of its own"
              .formatted(last.size(), entries == 0 ? "no journal" : entries));
    }
    if (last.size() <= Pruned.read(folder).minimum()) {
      return; // the keys are from a backup: the entries that would prove it were pruned since
    }
    Edge then = new Edge();
    then.restore(levels(folder, last.size()), last.size());
    if (!Arrays.equals(then.root(), last.root())) {
      throw new JournalException(
          "The key of the journal has signed %s entries that are not those in the folder: put it back, or begin a journal with keys of its own"
              .formatted(last.size()));
    }
  }

  /** Opens a journal that must exist; creates none if its folder is missing. */
  static Store reopen(Path folder, JournalKeys keys, Disk disk, long entries) throws IOException {
    if (!Files.exists(folder.resolve(CHECKPOINT))) {
      throw lost();
    }
    Store store = new Store(folder, keys, disk);
    if (store.size() < entries) {
      store.close();
      throw new JournalException(
          "The folder holds %s entries, of %s that were written: it is another one, or was set back"
              .formatted(store.size(), entries));
    }
    return store;
  }

  private static IOException lost() {
    return new NoSuchFileException("the folder of the journal is gone");
  }

  /** Throws if the file is missing: a deleted file can still be written, but is on no disk. */
  private void requireThere() throws IOException {
    if (!Files.exists(pendingFile)) {
      throw lost();
    }
  }

  long size() {
    return edge.size();
  }

  /** Returns the entries of the last tile that has any, in order; fewer if it was pruned. */
  List<byte[]> newest() throws IOException {
    long tiles = edge.size() / Tile.WIDTH;
    if (!bundle.isEmpty() || tiles == 0) {
      return List.copyOf(bundle);
    }
    try {
      return TileFiles.entries(folder, tiles - 1, Tile.WIDTH);
    } catch (NoSuchFileException pruned) {
      return List.of();
    }
  }

  boolean isPublished() {
    return published == edge.size() && Files.exists(folder.resolve(CHECKPOINT));
  }

  private void restore(SignedNote.Checkpoint checkpoint) throws IOException {
    long size = checkpoint.size();
    edge.restore(levels(folder, size), size);
    if (!Arrays.equals(edge.root(), checkpoint.root())) {
      throw new JournalException(
          "The tiles do not belong to the checkpoint; 'lexicall journal verify' tells which");
    }
    int width = (int) (size % Tile.WIDTH);
    if (width > 0) {
      bundle.addAll(TileFiles.entries(folder, size / Tile.WIDTH, width));
      for (int i = 0; i < width; i++) {
        if (!Arrays.equals(Hashes.leaf(bundle.get(i)), edge.level(0).get(i))) {
          throw new JournalException("The entry " + (size - width + i) + " was changed");
        }
      }
    }
  }

  /** Reads the hashes of the right edge of the tree at a certain size. */
  private static List<List<byte[]>> levels(Path folder, long size) throws IOException {
    List<List<byte[]>> levels = new ArrayList<>();
    for (int level = 0; size >> (8 * level) > 0; level++) {
      long hashes = size >> (8 * level);
      int width = (int) (hashes % Tile.WIDTH);
      levels.add(width == 0 ? List.of() : TileFiles.hashes(folder, level, hashes / 256, width));
    }
    return levels;
  }

  /** Reads the entries from an index on that no checkpoint covers yet. */
  static List<byte[]> readPending(Path folder, long from) throws IOException {
    List<byte[]> entries = new ArrayList<>();
    for (long first : pendingFrom(folder)) {
      long index = first;
      if (index > from + entries.size()) {
        throw new JournalException(
            "The entries from %s to %s are not there".formatted(from + entries.size(), index - 1));
      }
      byte[] bytes;
      try {
        bytes = Files.readAllBytes(folder.resolve(PENDING).resolve(Long.toString(first)));
      } catch (NoSuchFileException published) {
        continue; // a writer has published it meanwhile
      }
      for (byte[] entry : frames(bytes)) {
        if (index++ == from + entries.size()) {
          entries.add(entry);
        }
      }
    }
    return entries;
  }

  /** Returns the first indexes of the pending files, in order. */
  private static SortedSet<Long> pendingFrom(Path folder) throws IOException {
    TreeSet<Long> from = new TreeSet<>();
    Path pending = folder.resolve(PENDING);
    if (Files.isDirectory(pending)) {
      try (Stream<Path> list = Files.list(pending)) {
        for (Path file : list.toList()) {
          String name = String.valueOf(file.getFileName());
          if (name.matches("0|[1-9][0-9]{0,17}")) {
            from.add(Long.parseLong(name));
          }
        }
      }
    }
    return from;
  }

  private static List<byte[]> frames(byte[] bytes) {
    List<byte[]> entries = new ArrayList<>();
    ByteBuffer all = ByteBuffer.wrap(bytes);
    while (all.remaining() >= HEAD) {
      int length = all.getInt();
      int crc = all.getInt();
      if (length <= 0 || length > all.remaining()) {
        break; // incomplete after a crash: it was not acknowledged
      }
      byte[] entry = new byte[length];
      all.get(entry);
      if (crc(entry) != crc) {
        break;
      }
      entries.add(entry);
    }
    return entries;
  }

  private static int crc(byte[] bytes) {
    CRC32C crc = new CRC32C();
    crc.update(bytes, 0, bytes.length);
    return (int) crc.getValue();
  }

  private static byte[] framed(List<byte[]> entries) {
    int length = 0;
    for (byte[] entry : entries) {
      length += HEAD + entry.length;
    }
    ByteBuffer framed = ByteBuffer.allocate(length);
    for (byte[] entry : entries) {
      framed.putInt(entry.length).putInt(crc(entry)).put(entry);
    }
    return framed.array();
  }

  /**
   * Writes content that is too long for an entry into a separate file; it is on the disk when this
   * returns.
   */
  void beside(String name, byte[] bytes) throws IOException {
    Path besides = folder.resolve(BESIDE);
    disk.createFolders(besides);
    disk.syncFolder(folder);
    whole(besides.resolve(name), bytes);
    disk.syncFolder(besides);
  }

  /** Appends entries; they are on the disk when this returns. */
  void append(List<byte[]> entries) throws IOException {
    byte[] group = framed(entries);
    pending.write(pendingLength, group);
    pending.sync();
    requireThere();
    pendingLength += group.length;
    for (byte[] entry : entries) {
      addToTree(entry);
    }
  }

  private void addToTree(byte[] entry) throws IOException {
    bundle.add(entry);
    List<IOException> failures = new ArrayList<>();
    edge.add(
        Hashes.leaf(entry),
        (level, n, hashes) -> {
          try {
            tile(Tile.file(folder, level, n, Tile.WIDTH), joined(hashes));
          } catch (IOException failure) {
            failures.add(failure);
          }
        });
    if (bundle.size() == Tile.WIDTH) {
      tile(
          Tile.file(folder, Tile.ENTRIES, edge.size() / Tile.WIDTH - 1, Tile.WIDTH),
          bundled(bundle));
      bundle.clear();
    }
    if (!failures.isEmpty()) {
      throw failures.get(0);
    }
  }

  private void tile(Path file, byte[] bytes) throws IOException {
    Path parent = file.getParent();
    if (parent != null) {
      disk.createFolders(parent);
    }
    Path made = file.resolveSibling(file.getFileName() + ".new");
    disk.write(made, bytes);
    disk.replace(made, file);
    syncs.put(
        file,
        syncing.submit(
            () -> {
              disk.sync(file);
              return null;
            }));
  }

  private static byte[] joined(List<byte[]> hashes) {
    ByteBuffer all = ByteBuffer.allocate(Hashes.BYTES * hashes.size());
    hashes.forEach(all::put);
    return all.array();
  }

  private static byte[] bundled(List<byte[]> entries) {
    int length = 0;
    for (byte[] entry : entries) {
      length += Short.BYTES + entry.length;
    }
    ByteBuffer all = ByteBuffer.allocate(length);
    for (byte[] entry : entries) {
      all.putShort((short) entry.length).put(entry);
    }
    return all.array();
  }

  private static Thread syncThread(Runnable task) {
    Thread thread = new Thread(task, "lexicall-journal-sync");
    thread.setDaemon(true);
    return thread;
  }

  private static void await(Future<?> sync) throws IOException {
    try {
      sync.get();
    } catch (InterruptedException givenUp) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while tiles were brought to the disk");
    } catch (ExecutionException failed) {
      throw failed.getCause() instanceof IOException disk
          ? disk
          : new IOException(failed.getCause());
    }
  }

  /** Forces all tiles to the disk, and signs a checkpoint over them. */
  void publish() throws IOException {
    requireThere();
    long size = edge.size();
    for (int level = 0; level < edge.levels(); level++) {
      int width = edge.level(level).size();
      if (width > 0) {
        tile(
            Tile.file(folder, level, (size >> (8 * level)) / Tile.WIDTH, width),
            joined(edge.level(level)));
      }
    }
    if (!bundle.isEmpty()) {
      tile(Tile.file(folder, Tile.ENTRIES, size / Tile.WIDTH, bundle.size()), bundled(bundle));
    }
    Set<Path> folders = new LinkedHashSet<>();
    for (Map.Entry<Path, Future<?>> sync : syncs.entrySet()) {
      await(sync.getValue());
      for (Path parent = sync.getKey().getParent();
          parent != null && parent.startsWith(folder);
          parent = parent.getParent()) {
        folders.add(parent);
      }
    }
    for (Path each : folders) {
      disk.syncFolder(each);
    }
    syncs.clear();
    String signed = keys.sign(size, edge.root());
    whole(folder.resolve(CHECKPOINT), Hashes.utf8(signed));
    disk.syncFolder(folder);
    keys.keepSigned(
        signed); // afterwards, so that the stored checkpoint is never ahead of the folder
    if (size > published) {
      dropPartials(published);
      Path next = folder.resolve(PENDING).resolve(Long.toString(size));
      Disk.Opened opened = disk.open(next);
      pending.close();
      pending = opened;
      pendingFile = next;
      pendingLength = 0;
      disk.syncFolder(folder.resolve(PENDING));
      deletePendingBut(next);
    }
    published = size;
    checkpoint = signed;
  }

  /**
   * Returns the checkpoint that was published last; empty if there was none since it was opened.
   */
  String checkpoint() {
    return checkpoint;
  }

  /**
   * Deletes the partial tiles of an earlier edge if the full tiles exist now. Others must stay,
   * since somebody may still hold a checkpoint that needs them.
   */
  private void dropPartials(long before) throws IOException {
    for (int level = Tile.ENTRIES; level <= 0 || before >> (8 * level) > 0; level++) {
      int shift = 8 * Math.max(level, 0);
      long n = (before >> shift) / Tile.WIDTH;
      Path partials = Tile.file(folder, level, n, 1).getParent();
      if (partials != null && (edge.size() >> shift) / Tile.WIDTH > n && Files.exists(partials)) {
        try (Stream<Path> list = Files.list(partials)) {
          for (Path each : list.toList()) {
            disk.delete(each);
          }
        }
        disk.delete(partials);
      }
    }
  }

  // ---- forgetting and pruning

  /** Stores the name of the person to forget, so that this is completed even after a crash. */
  void intend(String tag) throws IOException {
    whole(folder.resolve(FORGETTING), Hashes.utf8(tag + "\n"));
    disk.syncFolder(folder);
  }

  void forgot() throws IOException {
    disk.delete(folder.resolve(FORGETTING));
    disk.syncFolder(folder);
  }

  /** Returns the person who was being forgotten when the journal stopped; null if nobody was. */
  static @Nullable String intended(Path folder) throws IOException {
    try {
      return Files.readString(folder.resolve(FORGETTING)).strip();
    } catch (NoSuchFileException nobody) {
      return null;
    }
  }

  /** Deletes the tiles below an index. The entry that records this must be published before. */
  void prune(long entry, long minimum) throws IOException {
    Map<String, Object> told = Map.of("entry", entry, "minimum", minimum);
    whole(folder.resolve(PRUNED), Hashes.utf8(CanonicalJson.write(told) + "\n"));
    disk.syncFolder(folder);
    pruneTiles();
  }

  /** Deletes the tiles that pruning should have deleted, if a crash left some. */
  void pruneTiles() throws IOException {
    long minimum = Pruned.read(folder).minimum();
    for (int level = Tile.ENTRIES; level <= 0 || minimum >> (8 * level) > 0; level++) {
      long tiles = minimum >> (8 * Math.max(level, 0) + 8);
      // Upwards: a crash leaves the last tiles, so that not all have to be looked for.
      for (long n = firstThere(level, tiles); n < tiles; n++) {
        Path file = Tile.file(folder, level, n, Tile.WIDTH);
        if (!Files.exists(file)) {
          continue;
        }
        if (level == Tile.ENTRIES) {
          for (byte[] entry : TileFiles.entries(folder, n, Tile.WIDTH)) {
            String beside = JournalReader.besideOf(entry);
            if (beside != null) {
              disk.delete(folder.resolve(BESIDE).resolve(beside));
            }
          }
        }
        disk.delete(file);
      }
    }
  }

  /** Returns the first of some tiles that exists; their count if none does. */
  private long firstThere(int level, long tiles) {
    long first = tiles;
    for (long n = tiles - 1; n >= 0 && first - n <= MOST_GONE; n--) {
      if (Files.exists(Tile.file(folder, level, n, Tile.WIDTH))) {
        first = n;
      }
    }
    return first;
  }

  private void deletePendingBut(Path file) throws IOException {
    try (Stream<Path> list = Files.list(folder.resolve(PENDING))) {
      for (Path each : list.toList()) {
        if (!each.equals(file)) {
          disk.delete(each);
        }
      }
    }
  }

  private void whole(Path file, byte[] bytes) throws IOException {
    whole(disk, file, bytes);
  }

  /** Writes a file completely or not at all; its name is on the disk once its folder is synced. */
  static void whole(Disk disk, Path file, byte[] bytes) throws IOException {
    Path made = file.resolveSibling(file.getFileName() + ".new");
    disk.write(made, bytes);
    disk.sync(made);
    disk.replace(made, file);
  }

  @Override
  public void close() throws IOException {
    syncing.shutdown();
    try {
      syncing.awaitTermination(CLOSING_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException givenUp) {
      Thread.currentThread().interrupt();
    }
    pending.close();
  }

  /** Reads tiles. */
  static final class TileFiles {
    private TileFiles() {}

    /** Reads the first entries or hashes of a tile, from the tile of that width or a wider one. */
    private static byte[] read(Path folder, int level, long n, int width) throws IOException {
      for (int each = width; each <= Tile.WIDTH; each++) {
        try {
          return Files.readAllBytes(Tile.file(folder, level, n, each));
        } catch (NoSuchFileException wider) {
          // a writer may have replaced it with a wider one
        } catch (FileSystemException notThere) {
          if (each == Tile.WIDTH) {
            throw notThere;
          }
        }
      }
      throw new NoSuchFileException(Tile.file(folder, level, n, width).toString());
    }

    static List<byte[]> hashes(Path folder, int level, long n, int width) throws IOException {
      byte[] bytes = read(folder, level, n, width);
      if (bytes.length < width * Hashes.BYTES || bytes.length % Hashes.BYTES != 0) {
        throw new EOFException("the tile is cut");
      }
      List<byte[]> hashes = new ArrayList<>();
      for (int i = 0; i < width; i++) {
        hashes.add(Arrays.copyOfRange(bytes, i * Hashes.BYTES, (i + 1) * Hashes.BYTES));
      }
      return hashes;
    }

    /** Returns how many bytes the first entries of a tile take; -1 if it has fewer entries. */
    static int bytes(byte[] tile, int entries) {
      int at = 0;
      for (int i = 0; i < entries; i++) {
        if (at + 2 > tile.length) {
          return -1;
        }
        at += 2 + ((tile[at] & 0xff) << 8 | tile[at + 1] & 0xff);
      }
      return at <= tile.length ? at : -1;
    }

    static List<byte[]> entries(Path folder, long n, int width) throws IOException {
      byte[] bytes = read(folder, Tile.ENTRIES, n, width);
      List<byte[]> entries = new ArrayList<>();
      try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
        while (in.available() > 0) {
          byte[] entry = new byte[in.readUnsignedShort()];
          in.readFully(entry);
          entries.add(entry);
        }
      }
      if (entries.size() < width || entries.size() > Tile.WIDTH) {
        throw new EOFException("the tile is cut");
      }
      return entries.subList(0, width);
    }
  }
}
