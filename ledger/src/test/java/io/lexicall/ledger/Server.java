package io.lexicall.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A server of PostgreSQL of a test's own, which can be killed and started again on its data. */
final class Server implements AutoCloseable {
  private static final int PATIENCE_SECONDS = 60;

  private final Path data;
  private final Path log;
  private final List<String> within;
  private final int port = freePort();
  private List<String> begin = List.of();
  private Process postmaster;

  private Server(Path folder, List<String> within) {
    this.data = folder.resolve("data");
    this.log = folder.resolve("server.log");
    this.within = within;
  }

  /** Makes and starts one with its data in a folder. */
  static Server begin(Path folder) throws Exception {
    return begin(folder, asNobody());
  }

  /**
   * Makes and starts one.
   *
   * @param within the command that runs it, for a server that sees other disks
   */
  static Server begin(Path folder, List<String> within) throws Exception {
    Server server = new Server(folder, within);
    Files.createDirectories(folder);
    List<String> words = new ArrayList<>(asNobody());
    words.addAll(List.of(program("initdb"), "-A", "trust", "-U", "postgres", "-E", "UTF8"));
    words.addAll(List.of("--no-sync", "-D", server.data.toString()));
    Process process = server.run(words);
    assertThat(process.waitFor()).as("initdb").isZero();
    server.start();
    return server;
  }

  /** The superuser may not run a server; within a name space of its own it is nobody. */
  static List<String> asNobody() {
    return "root".equals(System.getProperty("user.name")) ? List.of("unshare", "-U") : List.of();
  }

  private static boolean isLinux() {
    return System.getProperty("os.name").startsWith("Linux");
  }

  private static String program(String name) throws SQLException {
    return Databases.serverProgram().resolveSibling(name).toString();
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException none) {
      throw new IllegalStateException(none);
    }
  }

  int port() {
    return port;
  }

  long pid() {
    return postmaster.pid();
  }

  String url() {
    return url("postgres");
  }

  String url(String database) {
    return "jdbc:postgresql://127.0.0.1:%d/%s?user=postgres".formatted(port, database);
  }

  private Process run(List<String> words) throws IOException {
    return new ProcessBuilder(words)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
        .start();
  }

  /** Starts it on what data there is, and waits until it answers. */
  void start() throws Exception {
    List<String> words = new ArrayList<>(within);
    words.addAll(List.of(program("postgres"), "-D", data.toString()));
    words.addAll(List.of("-p", Integer.toString(port)));
    for (String setting :
        List.of(
            "fsync=on",
            "listen_addresses=127.0.0.1",
            "unix_socket_directories=",
            "max_connections=60",
            "shared_buffers=16MB",
            // Before it recovers it syncs all files, which are on the disk already: the machine
            // stood.
            "recovery_init_sync_method=" + (isLinux() ? "syncfs" : "fsync"),
            "restart_after_crash=on")) {
      words.addAll(List.of("-c", setting));
    }
    begin = words;
    postmaster = run(words);
    awaitAnswer();
  }

  /** Waits until it answers, such as after it lost one of its processes. */
  void awaitAnswer() throws Exception {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (!answers()) {
      if (!postmaster.isAlive()) {
        // A process of the one before, which was killed, may still be dying.
        postmaster = run(begin);
      }
      assertThat(System.nanoTime()).as(Files.readString(log)).isLessThan(end);
      Thread.sleep(10);
    }
  }

  private boolean answers() {
    try (Connection connection = DriverManager.getConnection(url())) {
      return connection.isValid(1);
    } catch (SQLException notYet) {
      return false;
    }
  }

  /** Kills all of its processes, in some order. */
  void kill(Random random) throws Exception {
    List<ProcessHandle> all = new ArrayList<>(postmaster.descendants().toList());
    all.add(random.nextBoolean() ? 0 : all.size(), postmaster.toHandle());
    for (ProcessHandle each : all) {
      each.destroyForcibly();
    }
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    for (ProcessHandle each : all) {
      while (each.isAlive() && !isZombie(each)) {
        assertThat(System.nanoTime()).as("a process that was killed lives").isLessThan(end);
        Thread.sleep(2);
      }
    }
  }

  /** One that is dead may wait for long until somebody asks how it ended. */
  private static boolean isZombie(ProcessHandle process) {
    try {
      return Files.readString(Path.of("/proc/%d/stat".formatted(process.pid()))).contains(") Z ");
    } catch (IOException gone) {
      return false;
    }
  }

  /** Kills one of its processes, at which it ends all others, and recovers. */
  void killOne(Random random) {
    List<ProcessHandle> children = postmaster.children().toList();
    children.get(random.nextInt(children.size())).destroyForcibly();
  }

  /** Stops it as it should be. */
  void stop() throws Exception {
    // An interrupt ends the sessions at once; all that was committed is in the files then.
    assertThat(run(List.of("kill", "-INT", Long.toString(postmaster.pid()))).waitFor()).isZero();
    assertThat(postmaster.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
  }

  /** Copies the data of a server that is stopped. */
  void copyData(Path to) throws IOException {
    copy(data, to);
  }

  /** Puts a copy in place of the data of a server that is stopped. */
  void restoreData(Path from) throws IOException {
    try (Stream<Path> files = Files.walk(data)) {
      for (Path each : files.sorted((a, b) -> b.compareTo(a)).toList()) {
        Files.delete(each);
      }
    }
    copy(from, data);
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path each : files.toList()) {
        Files.copy(each, to.resolve(from.relativize(each)), StandardCopyOption.COPY_ATTRIBUTES);
      }
    }
  }

  @Override
  public void close() {
    try {
      kill(new Random(1));
    } catch (Exception failure) {
      throw new IllegalStateException("The server does not end", failure);
    }
  }
}
