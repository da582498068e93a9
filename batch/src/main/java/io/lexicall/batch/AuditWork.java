package io.lexicall.batch;

import static java.util.Objects.requireNonNull;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * A folder in which an {@link Audit} stores its work, so that it can continue after a stop. The
 * folder holds the facts of the rows, including whole numbers: only its owner can read its files,
 * and {@link #finish} deletes them.
 *
 * <p>The content is valid only for the same rows under the same law. The caller describes the rows
 * and the options, for example by the SHA-256 of the files; the audit adds the edition of the law.
 * If the content belongs to something else, or is damaged, the audit starts again from the
 * beginning. The instant that counts as today stays that of the first start.
 *
 * <p>One process uses a folder at a time. Not thread-safe.
 *
 * @since 0.1
 */
public final class AuditWork implements Closeable {
  /** Must be increased when records, tallies or their order change. */
  private static final String FORMAT = "lexicall-audit-work 7";

  private static final String MANIFEST = "manifest";
  private static final String LOCK = "lock";
  private static final Pattern OURS = Pattern.compile("(run|tally)-\\d+|manifest(\\.new)?");

  private final Path folder;
  private final String of;
  private final FileChannel lockFile;
  private final InFolder files = new InFolder();
  private final Map<String, RunFiles.Part> open = new HashMap<>();

  /** The files that the next manifest no longer names. */
  private final List<String> removed = new ArrayList<>();

  private final Set<String> unforced = new HashSet<>();
  private long nextFile;

  /** The file of the tally, and its SHA-256. */
  private String tally = "";

  private String tallyDigest = "";
  private String whole = "";
  private boolean resumed;

  /** The progress of an audit. */
  enum Stage {
    READING,
    JUDGING,
    JUDGED
  }

  /**
   * The work that was done.
   *
   * @param read how many rows were read and are in the runs of contacts
   * @param tells whether a row stated whether a call was abandoned
   * @param sampleEnd the end of the sample
   * @param sampleOf the number of contacts from which the sample was taken
   * @param judged how many records were judged, and their answers are in the runs of answers
   * @param sampled how many of them are contacts with a number
   * @param expected how many records there are to judge
   */
  record State(
      Stage stage,
      @Nullable Instant today,
      long read,
      boolean tells,
      int sampleEnd,
      long sampleOf,
      long judged,
      long sampled,
      long expected,
      List<DiskSort.Run> contacts,
      List<DiskSort.Run> answers) {}

  private AuditWork(Path folder, String of, FileChannel lockFile) {
    this.folder = folder;
    this.of = of;
    this.lockFile = lockFile;
  }

  /**
   * Opens a folder, or creates it.
   *
   * @param of a description of the rows and the options; content of anything else is deleted
   * @throws BatchFileException if it cannot be created, if another process uses it, or if it is no
   *     work folder and holds files that are called like those of one: they would be deleted
   */
  public static AuditWork open(Path folder, String of) throws BatchFileException {
    requireNonNull(of, "of");
    try {
      if (!Files.isDirectory(folder)) {
        Files.createDirectory(folder, Scratch.ownerOnly("rwx------"));
      } else if (!Files.exists(folder.resolve(LOCK))) {
        requireNoneLikeOurs(folder);
      }
      FileChannel lockFile =
          FileChannel.open(
              folder.resolve(LOCK),
              Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
              Scratch.ownerOnly("rw-------"));
      FileLock lock = null;
      try {
        lock = lockFile.tryLock();
      } catch (OverlappingFileLockException byThisProcess) {
        // As if another process held it.
      } finally {
        if (lock == null) {
          lockFile.close();
        }
      }
      if (lock == null) {
        throw new BatchFileException("the work folder is used by another audit");
      }
      return new AuditWork(folder, of, lockFile);
    } catch (NoSuchFileException noParent) {
      throw new BatchFileException(
          "the work folder cannot be created: its parent does not exist", noParent);
    } catch (BatchFileException inUse) {
      throw inUse;
    } catch (IOException failure) {
      throw new BatchFileException(
          "the work folder cannot be used: " + Outputs.why(failure), failure);
    }
  }

  private static void requireNoneLikeOurs(Path folder) throws IOException {
    try (Stream<Path> there = Files.list(folder)) {
      String strange =
          there
              .map(each -> each.getFileName().toString())
              .filter(name -> OURS.matcher(name).matches())
              .sorted()
              .findFirst()
              .orElse(null);
      if (strange != null) {
        throw new BatchFileException(
            "the folder holds %s, which is of no audit: name a new folder".formatted(strange));
      }
    }
  }

  /** Returns whether the audit continued an earlier one; known once it has started. */
  public boolean isResumed() {
    return resumed;
  }

  RunFiles files() {
    return files;
  }

  /**
   * Returns the earlier work for the same rows and law; empty if there is none, and then the folder
   * is empty too.
   *
   * @param law the description of the law, which must be the same too
   */
  Optional<State> begin(String law) throws IOException {
    whole = of + "\n" + law;
    State state = null;
    try {
      state = read();
    } catch (IOException | RuntimeException damaged) {
      state = null; // whatever is wrong with it, start from the beginning
    }
    Set<String> needed = new HashSet<>(Set.of(MANIFEST));
    if (state == null) {
      closeFiles();
      needed.clear();
      tally = "";
    } else {
      needed.addAll(open.keySet());
      needed.add(tally);
    }
    try (Stream<Path> there = Files.list(folder)) {
      for (Path each : there.toList()) {
        String name = each.getFileName().toString();
        if (OURS.matcher(name).matches() && !needed.contains(name)) {
          Files.delete(each);
        }
      }
    }
    resumed = state != null;
    return Optional.ofNullable(state);
  }

  private @Nullable State read() throws IOException {
    Path manifest = folder.resolve(MANIFEST);
    if (!Files.exists(manifest)) {
      return null;
    }
    String text = Files.readString(manifest);
    int end = text.lastIndexOf("end ");
    if (end < 0 || !text.substring(end).equals("end " + checksum(text.substring(0, end)) + "\n")) {
      return null;
    }
    Map<String, String> told = new LinkedHashMap<>();
    for (String line : text.substring(0, end).split("\n", -1)) {
      int divided = line.indexOf(' ');
      told.put(divided < 0 ? line : line.substring(0, divided), line.substring(divided + 1));
    }
    if (!text.startsWith(FORMAT + "\n") || !digest(whole).equals(told.get("of"))) {
      return null;
    }
    nextFile = Long.parseLong(told.get("next"));
    String[] tallied = requireNonNull(told.get("tally")).split(" ", -1);
    tally = tallied[0];
    if (!tally.isEmpty()) {
      tallyDigest = tallied[1];
      if (!Outputs.sha256(folder.resolve(tally)).equals(tallyDigest)) {
        return null;
      }
    }
    String today = requireNonNull(told.get("today"));
    String[] counts = requireNonNull(told.get("counts")).split(" ", -1);
    return new State(
        Stage.valueOf(requireNonNull(told.get("stage")).toUpperCase(Locale.ROOT)),
        today.isEmpty() ? null : Instant.parse(today),
        Long.parseLong(counts[0]),
        Boolean.parseBoolean(told.get("tells")),
        Integer.parseInt(counts[1]),
        Long.parseLong(counts[2]),
        Long.parseLong(counts[3]),
        Long.parseLong(counts[4]),
        Long.parseLong(counts[5]),
        runs(requireNonNull(told.get("contacts"))),
        runs(requireNonNull(told.get("answers"))));
  }

  private List<DiskSort.Run> runs(String told) throws IOException {
    List<DiskSort.Run> runs = new ArrayList<>();
    for (String each : told.isEmpty() ? new String[0] : told.split(" ", -1)) {
      String[] parts = each.split(":", -1);
      FileChannel channel =
          FileChannel.open(
              folder.resolve(parts[0]), StandardOpenOption.READ, StandardOpenOption.WRITE);
      RunFiles.Part part = new RunFiles.Part(parts[0], channel);
      open.put(parts[0], part);
      if (channel.size() != Long.parseLong(parts[2])) {
        throw new IOException("a run has another length");
      }
      long checksum = Long.parseLong(parts[3]);
      if (DiskSort.checksum(channel) != checksum) {
        throw new IOException("a run has another content");
      }
      runs.add(new DiskSort.Run(part, Integer.parseInt(parts[1]), checksum));
    }
    return runs;
  }

  /** Returns the stored tally; empty if there is none. */
  Optional<byte[]> tally() throws IOException {
    return tally.isEmpty()
        ? Optional.empty()
        : Optional.of(Files.readAllBytes(folder.resolve(tally)));
  }

  /** Stores the progress of an audit. New data is written before the manifest names it. */
  void keep(State state, byte @Nullable [] newTally) throws IOException {
    for (String name : unforced) {
      RunFiles.Part part = open.get(name);
      if (part != null) {
        part.channel().force(false);
      }
    }
    unforced.clear();
    if (newTally != null) {
      if (!tally.isEmpty()) {
        removed.add(tally);
      }
      tally = "tally-" + nextFile++;
      tallyDigest = Outputs.sha256(newTally);
      write(folder.resolve(tally), newTally);
    }
    String text =
        String.join(
            "\n",
            FORMAT,
            "of " + digest(whole),
            "stage " + state.stage.name().toLowerCase(Locale.ROOT),
            "today " + (state.today == null ? "" : state.today),
            "tells " + state.tells,
            "counts "
                + state.read
                + " "
                + state.sampleEnd
                + " "
                + state.sampleOf
                + " "
                + state.judged
                + " "
                + state.sampled
                + " "
                + state.expected,
            "next " + nextFile,
            "tally " + tally + (tally.isEmpty() ? "" : " " + tallyDigest),
            "contacts " + told(state.contacts),
            "answers " + told(state.answers),
            "");
    Path fresh = folder.resolve(MANIFEST + ".new");
    write(fresh, (text + "end " + checksum(text) + "\n").getBytes(StandardCharsets.UTF_8));
    Files.move(
        fresh,
        folder.resolve(MANIFEST),
        StandardCopyOption.ATOMIC_MOVE,
        StandardCopyOption.REPLACE_EXISTING);
    for (String name : removed) {
      Files.deleteIfExists(folder.resolve(name));
    }
    removed.clear();
  }

  private static String told(List<DiskSort.Run> runs) throws IOException {
    StringBuilder told = new StringBuilder();
    for (DiskSort.Run run : runs) {
      told.append(told.isEmpty() ? "" : " ")
          .append(run.part().name())
          .append(':')
          .append(run.level())
          .append(':')
          .append(run.part().channel().size())
          .append(':')
          .append(run.checksum());
    }
    return told.toString();
  }

  private static void write(Path file, byte[] bytes) throws IOException {
    Files.deleteIfExists(file);
    try (FileChannel out =
        FileChannel.open(
            file,
            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
            Scratch.ownerOnly("rw-------"))) {
      ByteBuffer buffer = ByteBuffer.wrap(bytes);
      while (buffer.hasRemaining()) {
        out.write(buffer);
      }
      out.force(true);
    }
  }

  private static String digest(String text) {
    return Outputs.sha256(text.getBytes(StandardCharsets.UTF_8));
  }

  private static long checksum(String text) {
    CRC32 crc = new CRC32();
    crc.update(text.getBytes(StandardCharsets.UTF_8));
    return crc.getValue();
  }

  /** The files of the folder. A removed file stays until the manifest no longer names it. */
  private final class InFolder implements RunFiles {
    @Override
    public Part create() throws IOException {
      synchronized (this) {
        String name = "run-" + nextFile++;
        FileChannel channel =
            FileChannel.open(
                folder.resolve(name),
                Set.of(
                    StandardOpenOption.CREATE,
                    StandardOpenOption.TRUNCATE_EXISTING,
                    StandardOpenOption.READ,
                    StandardOpenOption.WRITE),
                Scratch.ownerOnly("rw-------"));
        Part part = new Part(name, channel);
        open.put(name, part);
        unforced.add(name);
        return part;
      }
    }

    @Override
    public void remove(Part part) throws IOException {
      synchronized (this) {
        open.remove(part.name());
        unforced.remove(part.name());
        removed.add(part.name());
        part.channel().close();
      }
    }
  }

  private void closeFiles() throws IOException {
    for (RunFiles.Part part : open.values()) {
      part.channel().close();
    }
    open.clear();
  }

  /** Deletes the content, once all results of the audit are written. */
  public void finish() throws IOException {
    closeFiles();
    try (Stream<Path> there = Files.list(folder)) {
      for (Path each : there.toList()) {
        if (OURS.matcher(each.getFileName().toString()).matches()) {
          Files.delete(each);
        }
      }
    }
  }

  /** Releases the folder. Its content stays, so that an audit can continue with it. */
  @Override
  public void close() throws IOException {
    closeFiles();
    lockFile.close();
  }
}
