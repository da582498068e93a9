package io.lexicall.journal;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.Closeable;
import java.io.File;
import java.io.IOException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** An application server may have the library twice, each with its own static state. */
class FolderLockTest {
  private static final Path DESCRIPTORS = Path.of("/proc/self/fd");

  @TempDir Path folder;

  @Test
  @EnabledOnOs(OS.LINUX)
  void attempts_whileAnotherClassLoaderHasTheLock_openOneChannel() throws Exception {
    try (URLClassLoader other = otherLoader()) {
      Closeable theirs = requireNonNull(lockIn(other));
      for (int i = 0; i < 10; i++) {
        assertThat(FolderLock.of(folder)).isNull();
      }
      assertThat(channelsOfTheLock()).as("theirs and ours").isEqualTo(2);
      assertThat(LockProbe.canLock(folder)).isFalse();

      theirs.close();
      try (FolderLock ours = FolderLock.of(folder)) {
        assertThat(requireNonNull(ours).isValid()).isTrue();
        assertThat(lockIn(other)).isNull();
      }
    }
  }

  /** The channel that was left open is of the file that was removed. */
  @Test
  @EnabledOnOs(OS.LINUX)
  void lock_ofAFileThatReplacedAnother_isOfTheNewOne() throws Exception {
    try (URLClassLoader other = otherLoader()) {
      Closeable theirs = requireNonNull(lockIn(other));
      assertThat(FolderLock.of(folder)).isNull();
      Files.delete(folder.resolve("lock"));
      theirs.close();

      try (FolderLock ours = FolderLock.of(folder)) {
        assertThat(requireNonNull(ours).isValid()).isTrue();
        assertThat(LockProbe.canLock(folder)).isFalse();
      }
    }
  }

  @Test
  void lock_thatItsOwnerForgets_isKept() throws Exception {
    assertThat(FolderLock.of(folder)).isNotNull();
    try (URLClassLoader other = otherLoader()) {
      for (int i = 0; i < 5; i++) {
        System.gc();
        Thread.sleep(20); // a channel that was collected is closed by another thread
      }
      assertThat(lockIn(other)).isNull();
    }
  }

  private long channelsOfTheLock() throws IOException {
    long channels = 0;
    try (Stream<Path> all = Files.list(DESCRIPTORS)) {
      for (Path each : all.toList()) {
        channels += isOfTheLock(each) ? 1 : 0;
      }
    }
    return channels;
  }

  private boolean isOfTheLock(Path descriptor) throws IOException {
    return Files.exists(descriptor)
        && Files.readSymbolicLink(descriptor).equals(folder.toRealPath().resolve("lock"));
  }

  private static URLClassLoader otherLoader() throws IOException {
    List<URL> urls = new ArrayList<>();
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      urls.add(Path.of(entry).toUri().toURL());
    }
    return new URLClassLoader(urls.toArray(new URL[0]), ClassLoader.getPlatformClassLoader());
  }

  private @Nullable Closeable lockIn(ClassLoader other) throws Exception {
    Method of = other.loadClass(FolderLock.class.getName()).getDeclaredMethod("of", Path.class);
    of.setAccessible(true);
    return (Closeable) of.invoke(null, folder);
  }
}
