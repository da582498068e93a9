package io.lexicall.lists;

import io.lexicall.lists.internal.Disk;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A disk that fails at one of its calls, in one of several ways, and knows what of the files would
 * be left if the power went off then.
 *
 * <p>What is written goes to the files of the system at once, as the cache of a system shows it.
 * Beside that it remembers what was brought to the disk: the contents of a file by a sync of it,
 * its name by a sync of its folder. All else may be on the disk or not, each sector of 512 bytes
 * and each name by itself, in any order.
 */
final class FaultyDisk implements Disk {
  private static final int SECTOR = 512;
  private static final Set<String> OPENING = Set.of("create", "open", "hold");

  enum Fault {
    /** Throws an exception, once. */
    EXCEPTION,
    /** Throws an exception, from then on. */
    EXCEPTIONS,
    /** Writes half, then throws an exception, once. */
    HALF,
    /** Throws an error of the virtual machine, once. */
    ERROR,
    /** Does it, and throws an error of the virtual machine nevertheless. */
    LATE_ERROR,
    /** The process ends before it. */
    KILL,
    /** The process ends in the middle of it. */
    KILL_HALF,
    /** The power goes off before it. */
    POWER,
    /** The power goes off in the middle of it. */
    POWER_HALF
  }

  /** The process is no more: whatever it still tries has no effect. */
  static final class Killed extends Error {
    private static final long serialVersionUID = 1L;
  }

  /** Is done before a call of a kind. */
  interface Hook {
    void before(String call, Path file) throws IOException;
  }

  private final Path folder;
  private final int failAt;
  private final @Nullable Fault fault;
  private final Random random;
  private final List<FaultyFile> open = new ArrayList<>();
  private final List<Hold> holds = new ArrayList<>();
  private final Map<Path, Node> names = new LinkedHashMap<>();
  private final Map<Path, Node> durableNames = new LinkedHashMap<>();
  private final List<Renaming> unsyncedNames = new ArrayList<>();
  private Hook hook = (call, file) -> {};
  private int calls;
  private boolean dead;

  /** A name that was given to a file, or taken from one. */
  private record Renaming(Path name, @Nullable Node node, @Nullable Path former) {}

  /** The contents of a file. */
  private static final class Node {
    private byte[] durable = {};
    private byte[] current = {};
  }

  /**
   * Makes a disk.
   *
   * @param failAt at which call it fails, from 1 on; 0 for never
   */
  FaultyDisk(Path folder, int failAt, @Nullable Fault fault, long seed) throws IOException {
    this.folder = folder;
    this.failAt = failAt;
    this.fault = fault;
    this.random = new Random(seed);
    if (Files.isDirectory(folder)) {
      try (var files = Files.list(folder)) {
        for (Path file : files.toList()) {
          Node node = new Node();
          node.current = Files.readAllBytes(file);
          node.durable = node.current;
          names.put(real(file), node);
          durableNames.put(real(file), node);
        }
      }
    }
  }

  /** Returns how many calls there were. */
  synchronized int calls() {
    return calls;
  }

  synchronized boolean isDead() {
    return dead;
  }

  void hook(Hook newHook) {
    this.hook = newHook;
  }

  private static Path real(Path file) throws IOException {
    return file.toAbsolutePath().getParent().toRealPath().resolve(file.getFileName());
  }

  private static boolean isHalf(Fault fault) {
    return fault == Fault.HALF || fault == Fault.KILL_HALF || fault == Fault.POWER_HALF;
  }

  private interface Act {
    void run() throws IOException;
  }

  private void call(String name, Path file, Act act) throws IOException {
    call(name, file, () -> {}, act);
  }

  /** Does something, or fails at it; the first of the acts is half of it. */
  private void call(String name, Path file, Act half, Act act) throws IOException {
    hook.before(name, file);
    synchronized (this) {
      requireAlive();
      calls++;
      boolean isIt = calls == failAt || (fault == Fault.EXCEPTIONS && calls > failAt && failAt > 0);
      if (!isIt || fault == null) {
        act.run();
        return;
      }
      if (isHalf(fault)) {
        half.run();
      }
      switch (fault) {
        case EXCEPTION, EXCEPTIONS, HALF -> throw new IOException("No space left (injected)");
        case ERROR -> throw new OutOfMemoryError("injected");
        case LATE_ERROR -> {
          if (!OPENING.contains(name)) { // what was opened then nobody could close
            act.run();
          }
          throw new OutOfMemoryError("injected");
        }
        case KILL, KILL_HALF, POWER, POWER_HALF -> end();
      }
      throw new Killed();
    }
  }

  private void requireAlive() {
    if (dead) {
      throw new Killed();
    }
  }

  /**
   * Ends the process, which lets go of its files. Where the fault is a loss of power, that comes
   * now at the latest: only what was brought to the disk is left.
   */
  synchronized void end() throws IOException {
    if (dead) {
      return;
    }
    dead = true;
    for (FaultyFile file : open) {
      file.bytes.close();
    }
    for (Hold hold : holds) {
      hold.close();
    }
    if (fault == Fault.POWER || fault == Fault.POWER_HALF) {
      losePower();
    }
  }

  private void losePower() throws IOException {
    Map<Path, Node> left = new LinkedHashMap<>(durableNames);
    for (Renaming renaming : unsyncedNames) {
      if (random.nextBoolean()) {
        apply(renaming, left);
      }
    }
    try (var files = Files.list(folder)) {
      for (Path file : files.toList()) {
        if (names.containsKey(real(file))) {
          Files.delete(file);
        }
      }
    }
    for (var each : left.entrySet()) {
      Files.write(each.getKey(), remains(each.getValue()));
    }
  }

  private static void apply(Renaming renaming, Map<Path, Node> to) {
    if (renaming.former != null) {
      to.remove(renaming.former);
    }
    if (renaming.node == null) {
      to.remove(renaming.name);
    } else {
      to.put(renaming.name, renaming.node);
    }
  }

  /** Of each sector what was synced, or what was written since. */
  private byte[] remains(Node node) {
    byte[] longer = node.current.length > node.durable.length ? node.current : node.durable;
    byte[] shorter = longer == node.current ? node.durable : node.current;
    int size = random.nextBoolean() ? longer.length : shorter.length;
    byte[] left = new byte[size];
    for (int at = 0; at < size; at += SECTOR) {
      byte[] from = random.nextBoolean() ? node.current : node.durable;
      int some = Math.min(Math.min(SECTOR, size - at), from.length - at);
      if (some > 0) {
        System.arraycopy(from, at, left, at, some);
      }
    }
    return left;
  }

  private void rename(Path name, @Nullable Node node, @Nullable Path former) {
    Renaming renaming = new Renaming(name, node, former);
    unsyncedNames.add(renaming);
    apply(renaming, names);
  }

  // ---- the disk

  @Override
  public Opened create(Path file) throws IOException {
    FaultyFile[] created = new FaultyFile[1];
    call(
        "create",
        file,
        () -> {
          Opened bytes = Disk.system().create(file);
          Node node = new Node();
          created[0] = new FaultyFile(file, node, bytes);
          rename(real(file), node, null);
        });
    synchronized (this) {
      open.add(created[0]);
    }
    return created[0];
  }

  @Override
  public Opened open(Path file) throws IOException {
    FaultyFile[] opened = new FaultyFile[1];
    call(
        "open",
        file,
        () -> {
          Node node = names.get(real(file));
          if (node == null) {
            node = new Node();
            node.current = Files.readAllBytes(file);
            rename(real(file), node, null);
          }
          opened[0] = new FaultyFile(file, node, Disk.system().open(file));
        });
    synchronized (this) {
      open.add(opened[0]);
    }
    return opened[0];
  }

  @Override
  public void replace(Path file, Path name) throws IOException {
    call(
        "replace",
        name,
        () -> {
          Disk.system().replace(file, name);
          rename(real(name), names.get(real(file)), real(file));
        });
  }

  @Override
  public void delete(Path file) throws IOException {
    call(
        "delete",
        file,
        () -> {
          Disk.system().delete(file);
          if (names.containsKey(real(file))) {
            rename(real(file), null, null);
          }
        });
  }

  @Override
  public void removeAbandoned(Path file) throws IOException {
    call(
        "removeAbandoned",
        file,
        () -> {
          Disk.system().removeAbandoned(file);
          if (!Files.exists(file) && names.containsKey(real(file))) {
            rename(real(file), null, null);
          }
        });
  }

  @Override
  public void syncFolder(Path synced) throws IOException {
    call(
        "syncFolder",
        synced,
        () -> {
          unsyncedNames.clear();
          durableNames.clear();
          durableNames.putAll(names);
        });
  }

  @Override
  public void forbidWriting(Path file) throws IOException {
    call("forbidWriting", file, () -> Disk.system().forbidWriting(file));
  }

  @Override
  public @Nullable Hold hold(Path file) throws IOException {
    Hold[] held = new Hold[1];
    call("hold", file, () -> held[0] = Disk.system().hold(file));
    synchronized (this) {
      if (held[0] != null) {
        holds.add(held[0]);
      }
    }
    return held[0];
  }

  private final class FaultyFile implements Opened {
    private final Path file;
    private final Node node;
    private final Opened bytes;

    FaultyFile(Path file, Node node, Opened bytes) {
      this.file = file;
      this.node = node;
      this.bytes = bytes;
    }

    @Override
    public int read(ByteBuffer into, long at) throws IOException {
      int[] read = new int[1];
      call("read", file, () -> read[0] = bytes.read(into, at));
      return read[0];
    }

    @Override
    public void write(ByteBuffer from, long at) throws IOException {
      ByteBuffer half = from.duplicate();
      half.limit(from.position() + from.remaining() / 2);
      call("write", file, () -> put(half, at), () -> put(from, at));
    }

    private void put(ByteBuffer from, long at) throws IOException {
      int end = (int) at + from.remaining();
      byte[] after = Arrays.copyOf(node.current, Math.max(end, node.current.length));
      from.duplicate().get(after, (int) at, from.remaining());
      node.current = after;
      bytes.write(from, at);
    }

    @Override
    public long size() throws IOException {
      long[] size = new long[1];
      call("size", file, () -> size[0] = bytes.size());
      return size[0];
    }

    @Override
    public void truncate(long size) throws IOException {
      call(
          "truncate",
          file,
          () -> {
            node.current = Arrays.copyOf(node.current, (int) size);
            bytes.truncate(size);
          });
    }

    @Override
    public void sync() throws IOException {
      call("sync", file, () -> node.durable = node.current);
    }

    /** Always succeeds: what fails at the end of a file was told by a sync before. */
    @Override
    public void close() throws IOException {
      bytes.close();
    }
  }
}
