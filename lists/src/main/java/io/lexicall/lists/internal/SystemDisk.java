package io.lexicall.lists.internal;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The disk of the operating system. */
final class SystemDisk implements Disk {
  static final SystemDisk INSTANCE = new SystemDisk();

  private static final Set<PosixFilePermission> WRITING =
      EnumSet.of(
          PosixFilePermission.OWNER_WRITE,
          PosixFilePermission.GROUP_WRITE,
          PosixFilePermission.OTHERS_WRITE);

  private SystemDisk() {}

  @Override
  public Opened create(Path file) throws IOException {
    HeldFiles.Creation creation = HeldFiles.create(file);
    if (creation == null) {
      throw new FileAlreadyExistsException(file.toString());
    }
    return new SystemFile(creation.file(), creation);
  }

  @Override
  public Opened open(Path file) throws IOException {
    if (!Files.exists(file)) {
      throw new NoSuchFileException(file.toString());
    }
    return new SystemFile(new RandomAccessFile(file.toFile(), "rw"), null);
  }

  @Override
  public void replace(Path file, Path name) throws IOException {
    Files.move(file, name, StandardCopyOption.ATOMIC_MOVE);
  }

  @Override
  public void delete(Path file) throws IOException {
    Files.deleteIfExists(file);
  }

  @Override
  public void removeAbandoned(Path file) throws IOException {
    HeldFiles.removeAbandoned(file);
  }

  @Override
  public void syncFolder(Path folder) throws IOException {
    if (Files.getFileAttributeView(folder, PosixFileAttributeView.class) == null) {
      return; // Windows cannot open a folder, and a move is on disk there when it returns.
    }
    Uninterrupted.call(
        () -> {
          try (FileChannel names = FileChannel.open(folder, StandardOpenOption.READ)) {
            names.force(true);
          }
          return folder;
        });
  }

  @Override
  public void forbidWriting(Path file) throws IOException {
    PosixFileAttributeView view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
    if (view == null) {
      return; // Windows does not let a file that is read-only be replaced.
    }
    Set<PosixFilePermission> permissions = EnumSet.copyOf(WRITING);
    permissions.addAll(view.readAttributes().permissions());
    permissions.removeAll(WRITING);
    view.setPermissions(permissions);
  }

  @Override
  public @Nullable Hold hold(Path file) throws IOException {
    return HeldFiles.hold(file);
  }

  /**
   * A file of the operating system.
   *
   * <p>Not a channel, which would be closed permanently when a thread of the host is interrupted.
   */
  private static final class SystemFile implements Opened {
    private static final int MOST_AT_ONCE = 1 << 20;

    private final RandomAccessFile file;
    private final HeldFiles.@Nullable Creation creation;
    private byte[] copy = {};

    SystemFile(RandomAccessFile file, HeldFiles.@Nullable Creation creation) {
      this.file = file;
      this.creation = creation;
    }

    @Override
    public int read(ByteBuffer into, long at) throws IOException {
      file.seek(at);
      if (into.hasArray()) {
        int read = file.read(into.array(), into.arrayOffset() + into.position(), into.remaining());
        into.position(into.position() + Math.max(0, read));
        return read;
      }
      byte[] bytes = copy(into.remaining());
      int read = file.read(bytes, 0, Math.min(bytes.length, into.remaining()));
      into.put(bytes, 0, Math.max(0, read));
      return read;
    }

    @Override
    public void write(ByteBuffer from, long at) throws IOException {
      file.seek(at);
      if (from.hasArray()) {
        file.write(from.array(), from.arrayOffset() + from.position(), from.remaining());
        from.position(from.limit());
        return;
      }
      while (from.hasRemaining()) {
        byte[] bytes = copy(from.remaining());
        int some = Math.min(bytes.length, from.remaining());
        from.get(bytes, 0, some);
        file.write(bytes, 0, some);
      }
    }

    private byte[] copy(int length) {
      if (copy.length < Math.min(length, MOST_AT_ONCE)) {
        copy = new byte[Math.min(length, MOST_AT_ONCE)];
      }
      return copy;
    }

    @Override
    public long size() throws IOException {
      return file.length();
    }

    @Override
    public void truncate(long size) throws IOException {
      file.setLength(size);
    }

    @Override
    public void sync() throws IOException {
      requireNonNull(file.getFD()).sync();
    }

    @Override
    @SuppressWarnings(
        "try") // The creation is ended, whether or not the file closes; it is never read.
    public void close() throws IOException {
      try (HeldFiles.Creation ended = creation) {
        file.close();
      }
    }
  }
}
