package io.lexicall.lists;

import static io.lexicall.lists.Editions.number;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lexicall.lists.internal.Disk;
import io.lexicall.lists.internal.NewFile;
import java.io.File;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Who holds a file keeps it, whatever others try, in this process and in another one. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class HeldFilesTest {
  private static final Instant NOON = Instant.parse("2026-11-10T12:00:00Z");

  @TempDir Path parent;

  /** Opens a list to write, and tells whether it could. */
  static final class Opener {
    private Opener() {}

    public static void main(String[] arguments) {
      try (CompanyList list = CompanyList.open(Path.of(arguments[0]))) {
        list.add(number(12125550199L), NOON);
        System.out.println("opened");
      } catch (IOException refused) {
        System.out.println("refused");
      }
    }
  }

  private static String openElsewhere(Path folder) throws Exception {
    try (ChildProcess child = ChildProcess.start(Opener.class, folder)) {
      String told = child.readLine();
      assertThat(child.exitCode()).isZero(); // it has let go of the list
      return told;
    }
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void open_refusedInThisProcess_leavesTheLockWithTheFirst() throws Exception {
    Path own = parent.resolve("own");
    CompanyList.create(own, Editions.own("acme"));
    Path link = Files.createSymbolicLink(parent.resolve("link"), own);
    try (CompanyList list = CompanyList.open(own)) {
      assertRefused(() -> CompanyList.open(own));
      assertRefused(() -> CompanyList.open(link));
      assertRefused(() -> CompanyList.recover(own));
      assertThatThrownBy(() -> CompanyList.create(own, Editions.own("acme")))
          .isInstanceOf(IOException.class);
      CompanyList.openReadOnly(own).close();
      openInAnotherClassLoader(own);
      openInAnotherClassLoader(own);
      assertThat(openElsewhere(own)).isEqualTo("refused");
      assertThat(openElsewhere(link)).isEqualTo("refused");
      list.add(number(12125550142L), NOON);
    }
    assertThat(openElsewhere(link)).isEqualTo("opened");
    openInAnotherClassLoader(own);
    try (CompanyList list = CompanyList.open(own)) {
      assertThat(list.size()).isEqualTo(2);
    }
  }

  private static void assertRefused(org.assertj.core.api.ThrowableAssert.ThrowingCallable opening) {
    assertThatThrownBy(opening).hasMessageContaining("is open for writing already");
  }

  /** As an application server does that has the library twice. */
  private static URLClassLoader anotherClassLoader() throws IOException {
    List<URL> urls = new ArrayList<>();
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      urls.add(Path.of(entry).toUri().toURL());
    }
    return new URLClassLoader(urls.toArray(new URL[0]), ClassLoader.getPlatformClassLoader());
  }

  private static void openInAnotherClassLoader(Path folder) throws Exception {
    try (URLClassLoader other = anotherClassLoader()) {
      Class<?> list = other.loadClass(CompanyList.class.getName());
      assertThat(list).isNotEqualTo(CompanyList.class);
      try {
        Object opened = list.getMethod("open", Path.class).invoke(null, folder);
        list.getMethod("close").invoke(opened);
      } catch (InvocationTargetException refused) {
        assertThat(refused.getCause()).hasMessageContaining("is open for writing already");
      }
    }
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void add_afterTheLockWasRemoved_isRefused() throws Exception {
    Path own = parent.resolve("own");
    CompanyList.create(own, Editions.own("acme"));
    CompanyList list = CompanyList.open(own);
    list.add(number(12125550142L), NOON);
    Files.delete(own.resolve("lock"));
    assertThat(openElsewhere(own)).isEqualTo("opened");
    assertThatThrownBy(() -> list.add(number(12125550143L), NOON))
        .hasMessageContaining("was removed or replaced");
    assertThatThrownBy(list::close).hasMessageContaining("was removed or replaced");
    try (CompanyList again = CompanyList.openReadOnly(own)) {
      assertThat(again.size()).isEqualTo(2);
    }
  }

  // ---- files that are being written

  /** Builds editions of one name, one after the other. */
  static final class Builder {
    private Builder() {}

    public static void main(String[] arguments) throws IOException {
      for (int i = 0; i < Integer.parseInt(arguments[1]); i++) {
        Editions.write(Path.of(arguments[0]), Editions.US, List.of(12125550142L));
      }
      System.out.println("built");
    }
  }

  @Test
  void part_thatIsWritten_isLeftAlone_byThisProcessAndByOthers() throws Exception {
    Path target = parent.resolve("us.lexi");
    try (NewFile live = NewFile.beside(target)) {
      live.file().write(ByteBuffer.wrap(new byte[] {42}), 0);
      Editions.write(target, Editions.US, List.of(12125550142L));
      try (ChildProcess child = ChildProcess.start(Builder.class, target, 3)) {
        assertThat(child.readLine()).isEqualTo("built");
      }
      assertThat(live.path()).hasBinaryContent(new byte[] {42});
      live.publish();
    }
    assertThat(target).hasBinaryContent(new byte[] {42});
  }

  /**
   * A channel of that part which is closed or collected here would release the lock of the other
   * class loader, and then a third process would take the part for abandoned.
   */
  @Test
  void part_thatAnotherClassLoaderWrites_isLeftAlone_howOftenEverItIsLookedAt() throws Exception {
    Path target = parent.resolve("us.lexi");
    try (URLClassLoader other = anotherClassLoader()) {
      Class<?> newFile = other.loadClass(NewFile.class.getName());
      try (AutoCloseable live =
          (AutoCloseable) newFile.getMethod("beside", Path.class).invoke(null, target)) {
        Path part = (Path) newFile.getMethod("path").invoke(live);
        for (int i = 0; i < 3; i++) {
          Editions.write(target, Editions.US, List.of(12125550142L));
          System.gc(); // closes channels that nobody has any more
          Thread.sleep(100); // it can only fail to see that one was closed
        }
        try (ChildProcess child = ChildProcess.start(Builder.class, target, 1)) {
          assertThat(child.readLine()).isEqualTo("built");
        }
        assertThat(part).exists();
      }
    }
  }

  /** Each looks for what the other abandoned, again and again, and nobody's file goes away. */
  @Test
  void parts_ofTwoProcesses_forOneName_comeAllToTheirEnd() throws Exception {
    Path target = parent.resolve("us.lexi");
    try (ChildProcess child = ChildProcess.start(Builder.class, target, 150)) {
      for (int i = 0; i < 150; i++) {
        Editions.write(target, Editions.US, List.of(12125550142L));
      }
      assertThat(child.readLine()).isEqualTo("built");
    }
    try (var files = Files.list(parent)) {
      assertThat(files).containsExactly(target);
    }
  }

  @Test
  void leftovers_ofThatNameOnly_areRemoved() throws IOException {
    Path target = parent.resolve("us.lexi");
    for (String name : List.of(".us.lexi.123-a4f.part", "us.lexi.0.part")) {
      Files.writeString(parent.resolve(name), "half");
    }
    List<String> others =
        List.of("us.lexi.part", ".us.lexi.notes.part", ".us.lexi.bak.1-2.part", "us.lexi.old");
    for (String name : others) {
      Files.writeString(parent.resolve(name), "whole");
    }
    Editions.write(target, Editions.US, List.of(12125550142L));
    try (var files = Files.list(parent)) {
      List<String> expected = new ArrayList<>(others);
      expected.add("us.lexi");
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(expected);
    }
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void target_thatIsNoFile_isRefused_andALinkStaysOne() throws IOException {
    assertThatThrownBy(() -> write(Path.of("/dev/null"))).hasMessageContaining("is a device");
    assertThatThrownBy(() -> write(parent)).hasMessageContaining("is a folder");
    Path nowhere = Files.createSymbolicLink(parent.resolve("nowhere"), parent.resolve("absent"));
    assertThatThrownBy(() -> write(nowhere)).hasMessageContaining("a link to a file that is not");
    assertThat(parent.resolve("absent")).doesNotExist();
    Path folder = Files.createDirectory(parent.resolve("elsewhere"));
    Path real = Files.writeString(folder.resolve("us.lexi"), "earlier");
    Path link = Files.createSymbolicLink(parent.resolve("link"), real);
    write(link);
    assertThat(link).isSymbolicLink();
    try (ListEdition edition = ListEdition.open(real)) {
      assertThat(edition.size()).isEqualTo(1);
    }
  }

  private static void write(Path target) throws IOException {
    Editions.write(target, Editions.US, List.of(12125550142L));
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void edition_isReadOnly_andCanBeReplaced() throws IOException {
    Path target = parent.resolve("us.lexi");
    write(target);
    assertThat(Files.getPosixFilePermissions(target).toString()).doesNotContain("WRITE");
    write(target);
    try (ListEdition edition = ListEdition.open(target)) {
      assertThat(edition.size()).isEqualTo(1);
    }
  }

  @Test
  void hold_isForOne() throws IOException {
    Path file = parent.resolve("lock");
    try (Disk.Hold first = Disk.system().hold(file)) {
      assertThat(first.isValid()).isTrue();
      assertThat(Disk.system().hold(file)).isNull();
    }
    try (Disk.Hold again = Disk.system().hold(file)) {
      assertThat(again).isNotNull();
    }
  }
}
