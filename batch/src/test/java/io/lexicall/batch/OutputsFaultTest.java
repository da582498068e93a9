package io.lexicall.batch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.lexicall.lists.internal.Disk;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every call by which outputs are written fails in turn, or is the last of a process. */
class OutputsFaultTest {
  private static final byte[] ROW = "a,b\n".getBytes(UTF_8);

  enum Fault {
    EXCEPTION,
    ERROR,
    KILL
  }

  @TempDir Path parent;
  private int folders;

  private static final class Killed extends Error {
    private static final long serialVersionUID = 1L;
  }

  /** The disk of the system, that fails once or for good. */
  private static final class FailingDisk implements Disk {
    private final List<String> calls = new ArrayList<>();
    private final List<Opened> open = new ArrayList<>();
    private final int failAt;
    private final Fault fault;
    private boolean dead;

    FailingDisk(int failAt, Fault fault) {
      this.failAt = failAt;
      this.fault = fault;
    }

    private Disk call(String name) throws IOException {
      if (dead) {
        throw new Killed();
      }
      calls.add(name);
      if (calls.size() == failAt) {
        switch (fault) {
          case EXCEPTION -> throw new IOException("No space left (injected)");
          case ERROR -> throw new OutOfMemoryError("injected");
          case KILL -> {
            end();
            throw new Killed();
          }
        }
      }
      return Disk.system();
    }

    /** A process that ends lets go of its files. */
    void end() throws IOException {
      dead = true;
      for (Opened each : open) {
        each.close();
      }
    }

    @Override
    public Opened create(Path file) throws IOException {
      Opened opened = call("create").create(file);
      open.add(opened);
      return new Opened() {
        @Override
        public int read(ByteBuffer into, long at) throws IOException {
          return opened.read(into, at);
        }

        @Override
        public void write(ByteBuffer from, long at) throws IOException {
          call("write");
          opened.write(from, at);
        }

        @Override
        public long size() throws IOException {
          return opened.size();
        }

        @Override
        public void truncate(long size) throws IOException {
          opened.truncate(size);
        }

        @Override
        public void sync() throws IOException {
          call("sync");
          opened.sync();
        }

        @Override
        public void close() throws IOException {
          opened.close();
        }
      };
    }

    @Override
    public Opened open(Path file) throws IOException {
      return call("open").open(file);
    }

    @Override
    public void replace(Path file, Path name) throws IOException {
      call("replace").replace(file, name);
    }

    @Override
    public void delete(Path file) throws IOException {
      call("delete").delete(file);
    }

    @Override
    public void removeAbandoned(Path file) throws IOException {
      call("removeAbandoned").removeAbandoned(file);
    }

    @Override
    public void syncFolder(Path folder) throws IOException {
      call("syncFolder").syncFolder(folder);
    }

    @Override
    public void forbidWriting(Path file) throws IOException {
      call("forbidWriting").forbidWriting(file);
    }

    @Override
    public Hold hold(Path file) throws IOException {
      return call("hold").hold(file);
    }
  }

  private static boolean write(Disk disk, Path folder) throws IOException {
    try (Outputs outputs = new Outputs(disk)) {
      OutputStream one = outputs.file(folder.resolve("one.csv"));
      OutputStream two = outputs.file(folder.resolve("two.csv"));
      for (int i = 0; i < 3; i++) {
        one.write(ROW);
        two.write(ROW);
      }
      outputs.complete();
      return true;
    }
  }

  @ParameterizedTest
  @EnumSource(Fault.class)
  void files_afterAnyFault_areOldOrNew_andAllNewOnceThatWasTold(Fault fault) throws IOException {
    boolean isReached = true;
    for (int call = 1; isReached; call++) {
      Path folder = Files.createDirectories(parent.resolve("f" + ++folders));
      Files.writeString(folder.resolve("one.csv"), "earlier");
      FailingDisk disk = new FailingDisk(call, fault);
      boolean written = false;
      try {
        written = write(disk, folder);
      } catch (IOException | OutOfMemoryError | Killed injected) {
        // Then each is as it was or whole.
      }
      disk.end();
      isReached = disk.calls.size() >= call;
      boolean begunToRename = disk.calls.subList(0, disk.calls.size() - 1).contains("replace");
      for (String name : List.of("one.csv", "two.csv")) {
        Path file = folder.resolve(name);
        String found = Files.exists(file) ? Files.readString(file) : "";
        String before = name.equals("one.csv") ? "earlier" : "";
        assertThat(found)
            .as("%s, %s at call %d", name, fault, call)
            .isIn(before, "a,b\n".repeat(3));
        if (written) {
          assertThat(found).isNotEqualTo(before);
        } else if (!begunToRename) {
          assertThat(found).isEqualTo(before);
        }
      }
      write(Disk.system(), folder);
      try (var files = Files.list(folder)) {
        assertThat(files.map(file -> file.getFileName().toString()))
            .containsExactlyInAnyOrder("one.csv", "two.csv");
      }
    }
    assertThat(folders).isGreaterThan(10);
  }

  @Test
  void names_areBroughtToTheDisk_onceAllHaveThem() throws IOException {
    FailingDisk disk = new FailingDisk(0, Fault.EXCEPTION);
    write(disk, parent);
    List<String> calls = disk.calls;
    assertThat(calls.lastIndexOf("sync")).isLessThan(calls.indexOf("replace"));
    assertThat(calls.subList(calls.lastIndexOf("replace") + 1, calls.size()))
        .containsExactly("syncFolder", "syncFolder");
  }
}
