package io.lexicall.journal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Verifies a journal: every entry and every hash in its folder, and the signed checkpoint over
 * them.
 */
final class Verifying {
  private static final int MOST_PROBLEMS = 100;

  private final JournalReader reader;
  private final Path folder;
  private final Pruned pruned;
  private final long first;
  private final long size;

  Verifying(JournalReader reader, Path folder, Pruned pruned) {
    this.reader = reader;
    this.folder = folder;
    this.pruned = pruned;
    this.first = reader.first();
    this.size = reader.size();
  }

  /** The result of verifying one tile of entries. */
  @SuppressWarnings("ArrayRecordComponent") // never compared as a record
  private record Judged(
      byte @Nullable [] root, List<byte[]> leaves, long sound, List<String> problems) {}

  /** Verifies all: see {@link JournalReader#verify(LongConsumer, List)}. */
  Verification verify(LongConsumer progress, List<String> earlier) throws IOException {
    List<String> problems = new ArrayList<>();
    List<byte[]> made = new ArrayList<>();
    List<byte[]> leaves = List.of();
    long sound = 0;
    for (Judged each : judgeAll(progress)) {
      problems.addAll(each.problems());
      sound += each.sound();
      if (each.root() != null) {
        made.add(each.root());
      }
      leaves = each.leaves();
    }
    Edge edge = new Edge();
    edge.restore(levelsAbove(size % Tile.WIDTH == 0 ? List.of() : leaves, made, problems), size);
    if (!Arrays.equals(edge.root(), reader.root())) {
      problems.add("checkpoint: the entries are not those that were signed");
    }
    comparePartials(problems);
    for (String note : earlier) {
      problems.addAll(reader.disagreement(note));
    }
    String signed = reader.noteOfWitness();
    if (signed != null) {
      reader.disagreement(signed).forEach(each -> problems.add("the file witnessed: " + each));
    }
    if (pruned.entry() >= 0) {
      problems.addAll(prunedProblem());
    }
    long pending = 0;
    try {
      pending = Store.readPending(folder, size).size();
    } catch (JournalException gap) {
      problems.add("pending: " + gap.getMessage());
    }
    return new Verification(
        first, size, sound, pending, problems.stream().limit(MOST_PROBLEMS).toList());
  }

  /** Verifies every tile of entries, on all processors. */
  private List<Judged> judgeAll(LongConsumer progress) throws IOException {
    long tiles = (size + Tile.WIDTH - 1) / Tile.WIDTH;
    try {
      return LongStream.range(first / Tile.WIDTH, tiles)
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
  }

  /**
   * Returns the hashes at the edge of each level, each computed from the level below, and compares
   * all hashes with those in the folder. Of pruned entries only the hashes are kept.
   *
   * @param leaves those of the last tile, unless it is full
   * @param roots those of the full tiles of entries
   */
  private List<List<byte[]>> levelsAbove(
      List<byte[]> leaves, List<byte[]> roots, List<String> problems) throws IOException {
    List<List<byte[]>> levels = new ArrayList<>();
    levels.add(leaves);
    List<byte[]> made = roots;
    for (int level = 1; size >> (8 * level) > 0; level++) {
      long from = first >> (8 * level);
      long there = size >> (8 * level);
      List<byte[]> above = new ArrayList<>();
      List<byte[]> edge = List.of();
      for (long n = from / Tile.WIDTH; n * Tile.WIDTH < there; n++) {
        int width = (int) Math.min(Tile.WIDTH, there - n * Tile.WIDTH);
        int kept = (int) Math.max(0, Math.min(width, from - n * Tile.WIDTH));
        List<byte[]> hashes = new ArrayList<>();
        if (kept > 0) {
          hashes.addAll(kept(level, n, width, kept, problems));
        }
        int at = (int) (n * Tile.WIDTH + kept - from);
        hashes.addAll(made.subList(at, at + width - kept));
        compare(level, n, hashes, problems);
        if (width == Tile.WIDTH) {
          above.add(Hashes.root(hashes));
        } else {
          edge = hashes;
        }
      }
      levels.add(edge);
      made = above;
    }
    return levels;
  }

  private List<byte[]> kept(int level, long n, int width, int kept, List<String> problems) {
    try {
      return Store.TileFiles.hashes(folder, level, n, width).subList(0, kept);
    } catch (IOException damaged) {
      problems.add(place(level, n, width) + ": " + JournalReader.said(damaged));
      return Collections.nCopies(kept, new byte[Hashes.BYTES]);
    }
  }

  private List<String> prunedProblem() throws IOException {
    try {
      Map<String, @Nullable Object> told =
          CanonicalJson.read(reader.entry(pruned.entry()).toString());
      if ("pruned".equals(told.get("kind"))
          && Long.valueOf(pruned.minimum()).equals(told.get("minimum"))) {
        return List.of();
      }
    } catch (IOException | JournalException | IllegalArgumentException damaged) {
      // reported below
    }
    return List.of(
        "entries 0 to %s: they are not there, and no entry tells that they were taken away"
            .formatted(pruned.minimum() - 1));
  }

  /**
   * Compares the partial tiles of earlier checkpoints, which those checkpoints need: each must be
   * the beginning of the current tile.
   */
  private void comparePartials(List<String> problems) throws IOException {
    for (int level = Tile.ENTRIES; level <= 0 || size >> (8 * level) > 0; level++) {
      long there = size >> (8 * Math.max(level, 0));
      int width = (int) (there % Tile.WIDTH);
      Path partials = Tile.file(folder, level, there / Tile.WIDTH, 1).getParent();
      if (width == 0 || partials == null || !Files.isDirectory(partials)) {
        continue;
      }
      byte[] now;
      try {
        now = Files.readAllBytes(partials.resolve(Integer.toString(width)));
      } catch (IOException damaged) {
        continue; // already reported
      }
      try (Stream<Path> all = Files.list(partials)) {
        for (Path each : all.sorted().toList()) {
          String name = String.valueOf(each.getFileName());
          if (!name.matches("[1-9][0-9]{0,2}") || Integer.parseInt(name) >= width) {
            continue; // written, but not signed yet
          }
          byte[] then = Files.readAllBytes(each);
          int bytes =
              level == Tile.ENTRIES
                  ? Store.TileFiles.bytes(now, Integer.parseInt(name))
                  : Hashes.BYTES * Integer.parseInt(name);
          if (then.length != bytes || !Arrays.equals(then, 0, bytes, now, 0, bytes)) {
            problems.add(
                folder.relativize(each)
                    + ": it was changed; only checkpoints of an earlier day need it");
          }
        }
      }
    }
  }

  private Judged judge(long n) {
    long begin = n * Tile.WIDTH;
    int width = (int) Math.min(Tile.WIDTH, size - begin);
    List<String> problems = new ArrayList<>();
    List<byte[]> kept = null;
    try {
      kept = Store.TileFiles.hashes(folder, 0, n, width);
    } catch (IOException damaged) {
      problems.add(place(0, n, width) + ": " + JournalReader.said(damaged));
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
              "entry %s in %s: the entry or its hash was changed"
                  .formatted(begin + i, place(Tile.ENTRIES, n, width)));
        } else {
          String wrong =
              JournalReader.isOfNewerVersion(entries.get(i))
                  ? JournalReader.newer(begin + i)
                  : besideProblem(entries.get(i), begin + i);
          if (wrong == null) {
            sound++;
          } else {
            problems.add(wrong);
          }
        }
      }
    } catch (IOException damaged) {
      problems.add(
          "entries %s to %s in %s: %s"
              .formatted(
                  begin,
                  begin + width - 1,
                  place(Tile.ENTRIES, n, width),
                  JournalReader.said(damaged)));
      leaves = kept == null ? List.of() : kept;
    }
    if (width < Tile.WIDTH) {
      return new Judged(null, leaves, sound, problems);
    }
    byte[] root = leaves.size() == Tile.WIDTH ? Hashes.root(leaves) : new byte[Hashes.BYTES];
    return new Judged(root, List.of(), sound, problems);
  }

  private @Nullable String besideProblem(byte[] entry, long index) throws IOException {
    String name = JournalReader.besideOf(entry);
    if (name == null) {
      return null;
    }
    try {
      byte[] beside = Files.readAllBytes(folder.resolve(Store.BESIDE).resolve(name));
      return HexFormat.of().formatHex(Hashes.sha256(beside)).equals(name)
          ? null
          : "entry %s: what stands beside it, %s, was changed".formatted(index, name);
    } catch (NoSuchFileException gone) {
      return "entry %s: what stands beside it, %s, is not there".formatted(index, name);
    }
  }

  private void compare(int level, long n, List<byte[]> made, List<String> problems) {
    try {
      List<byte[]> kept = Store.TileFiles.hashes(folder, level, n, made.size());
      for (int i = 0; i < made.size(); i++) {
        if (!Arrays.equals(kept.get(i), made.get(i))) {
          problems.add(
              "hash %s in %s: it is not that of the tile below"
                  .formatted(i, place(level, n, made.size())));
        }
      }
    } catch (IOException damaged) {
      problems.add(place(level, n, made.size()) + ": " + JournalReader.said(damaged));
    }
  }

  private String place(int level, long n, int width) {
    return folder.relativize(Tile.file(folder, level, n, width)).toString();
  }
}
