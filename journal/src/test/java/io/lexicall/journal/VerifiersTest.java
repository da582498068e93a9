package io.lexicall.journal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.lexicall.Compliance;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Verifiers that share no line with this module: one in Python, written from the specifications,
 * and one on Go's library of its own checksum database. Each runs where its language is.
 */
class VerifiersTest {
  private static final Path SOURCES = Path.of("src", "test", "verifiers");

  @TempDir static Path built;
  @TempDir Path top;
  private Path folder = Path.of("");
  private Path early = Path.of("");

  /** Who verifies. */
  enum Other {
    PYTHON("python3"),
    GO("go");

    private final String program;

    Other(String program) {
      this.program = program;
    }

    /** Returns the command that verifies; the test is skipped where its language is not. */
    List<String> command() throws Exception {
      boolean there = isThere(program) && (this == PYTHON || Files.isDirectory(goPath()));
      if (System.getenv("LEXICALL_VERIFIERS_REQUIRED") != null) {
        assertThat(there).as("%s is on this machine", program).isTrue();
      }
      assumeTrue(there, program + " is not on this machine");
      if (this == PYTHON) {
        return List.of(program, SOURCES.resolve("verify.py").toString());
      }
      Path binary = built.resolve("verify");
      if (!Files.exists(binary)) {
        ProcessBuilder build =
            new ProcessBuilder(
                    program,
                    "build",
                    "-o",
                    binary.toString(),
                    SOURCES.resolve("go/verify.go").toString())
                .redirectErrorStream(true);
        build.environment().put("GO111MODULE", "off");
        build.environment().put("GOFLAGS", "");
        build.environment().put("GOPATH", "/usr/share/gocode");
        if (System.getenv("HOME") == null) {
          // Else that of this user, in which Go's own library is compiled once for all tests.
          build.environment().putIfAbsent("GOCACHE", built.resolve("cache").toString());
        }
        Process building = build.start();
        String told = new String(building.getInputStream().readAllBytes(), UTF_8);
        assertThat(building.waitFor()).as(told).isZero();
      }
      return List.of(binary.toString());
    }

    private static Path goPath() {
      return Path.of("/usr/share/gocode/src/golang.org/x/mod/sumdb/tlog");
    }

    private static boolean isThere(String program) {
      return Stream.of(System.getenv("PATH").split(java.io.File.pathSeparator, -1))
          .anyMatch(each -> Files.isExecutable(Path.of(each, program)));
    }

    Told run(Object... arguments) throws Exception {
      List<String> command = new ArrayList<>(command());
      Stream.of(arguments).map(Object::toString).forEach(command::add);
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      String text = new String(process.getInputStream().readAllBytes(), UTF_8);
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
      return new Told(process.exitValue(), text);
    }
  }

  /** What a verifier told. */
  record Told(int exitCode, String text) {
    boolean isVerified() {
      assertThat(text.startsWith("verified")).as(text).isEqualTo(exitCode == 0);
      return exitCode == 0;
    }
  }

  @BeforeEach
  void write() throws IOException {
    folder = top.resolve("journal");
    early = top.resolve("early");
    write(300);
    Files.copy(folder.resolve("checkpoint"), early);
    write(500);
  }

  private void write(int calls) throws IOException {
    try (JournalKeys keys = JournalKeys.open(top.resolve("keys"));
        Journal journal = Journal.open(folder, keys, JournalOptions.defaults())) {
      Compliance compliance =
          Compliance.builder().module(new TestLaw("21:00")).observer(journal).build();
      for (int i = 0; i < calls; i++) {
        compliance.check(TestLaw.call(i));
      }
    }
  }

  private String key() throws IOException {
    return Files.readString(folder.resolve("verifier-key")).strip();
  }

  private Path proofOfConsistency() throws IOException {
    long then = SignedNote.open(Files.readString(early), SignedNote.Verifier.parse(key())).size();
    StringBuilder lines = new StringBuilder();
    for (byte[] hash : JournalReader.open(folder).consistency(then)) {
      lines.append(Hashes.base64(hash)).append('\n');
    }
    return Files.writeString(top.resolve("consistency"), lines);
  }

  @ParameterizedTest
  @EnumSource(Other.class)
  void journal_isVerifiedByOthers_withProofsOfTheirsAndOurs(Other other) throws Exception {
    Told told =
        other.run(folder, key(), "--earlier", early, "--consistency", early, proofOfConsistency());
    assertThat(told.text()).isEqualTo("verified 806 entries\n");
  }

  /** Of an earlier checkpoint everything is there too: its partial tiles stay until a full one. */
  @ParameterizedTest
  @EnumSource(Other.class)
  void earlierCheckpoint_isVerifiedFromTheSameFolder(Other other) throws Exception {
    Path then = top.resolve("then");
    try (JournalKeys keys = JournalKeys.open(top.resolve("then.keys"));
        Journal journal = Journal.open(then, keys, JournalOptions.defaults())) {
      for (int i = 0; i < 40; i++) {
        journal.record(TestLaw.call(i), TestLaw.engine().check(TestLaw.call(i)));
        if (i == 20) {
          journal.publish();
          Files.copy(then.resolve("checkpoint"), top.resolve("of-20"));
        }
      }
    }
    Files.copy(
        top.resolve("of-20"),
        then.resolve("checkpoint"),
        java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    String key = Files.readString(then.resolve("verifier-key")).strip();
    assertThat(other.run(then, key).text()).isEqualTo("verified 23 entries\n");
  }

  /** Returns the folder of an unpacked proof of the entries 7 and 801. */
  private Path bundle(String name, Path journal, Path itsKeys) throws IOException {
    ByteArrayOutputStream zip = new ByteArrayOutputStream();
    try (JournalKeys keys = JournalKeys.open(itsKeys)) {
      JournalReader.open(journal, null, keys).prove(List.of(7L, 801L), zip);
    }
    Path bundle = Files.createDirectories(top.resolve(name));
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip.toByteArray()))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        Path file = bundle.resolve(entry.getName());
        Files.createDirectories(file.getParent());
        Files.write(file, in.readAllBytes());
      }
    }
    return bundle;
  }

  @ParameterizedTest
  @EnumSource(Other.class)
  void bundle_isVerifiedByOthers(Other other) throws Exception {
    Path bundle = bundle("bundle", folder, top.resolve("keys"));
    for (int index : new int[] {7, 801}) {
      Path entry = bundle.resolve("entries/" + index + ".json");
      Path proof = bundle.resolve("proofs/" + index + ".tlog-proof");
      assertThat(other.run("--proof", entry, proof, key()).text())
          .isEqualTo("verified entry " + index + " of 806\n");
      byte[] changed = Files.readAllBytes(entry);
      changed[changed.length / 2] ^= 1;
      Files.write(entry, changed);
      assertThat(other.run("--proof", entry, proof, key()).isVerified()).isFalse();
    }
  }

  /**
   * Runs the commands of the bundle's README.txt as a reader would, all of them whatever comes, in
   * each shell of this machine.
   *
   * @return whether no command failed and none told of a difference
   */
  private boolean isAcceptedByTheReadersCommands(Path bundle) throws Exception {
    boolean accepted = isAcceptedByTheReadersCommands(bundle, "sh");
    if (Other.isThere("bash")) {
      assertThat(isAcceptedByTheReadersCommands(bundle, "bash")).as("bash").isEqualTo(accepted);
    }
    return accepted;
  }

  private boolean isAcceptedByTheReadersCommands(Path bundle, String shell) throws Exception {
    Files.writeString(bundle.resolve("trusted-key"), key() + "\n");
    return stepsOfTheReadme(bundle, shell).stream()
        .allMatch(step -> step.exitCode() == 0 && !step.text().matches("(?s).*( NOT | OTHER ).*"));
  }

  private static List<Told> stepsOfTheReadme(Path bundle, String shell) throws Exception {
    List<String> lines = Files.readAllLines(bundle.resolve("README.txt"));
    assertThat(lines).allMatch(line -> line.length() <= 100);
    List<Told> steps = new ArrayList<>();
    StringBuilder block = new StringBuilder();
    for (String line : lines) {
      if (line.startsWith("     ")) {
        block.append(line).append('\n');
      } else if (!block.isEmpty()) {
        Process process =
            new ProcessBuilder(shell, "-ec", block.toString())
                .directory(bundle.toFile())
                .redirectErrorStream(true)
                .start();
        String told = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        steps.add(new Told(process.exitValue(), told));
        block.setLength(0);
      }
    }
    assertThat(steps).as("steps with commands").hasSize(4);
    return steps;
  }

  private static void requireShell() {
    boolean there = Other.isThere("sh") && Other.isThere("openssl");
    if (System.getenv("LEXICALL_VERIFIERS_REQUIRED") != null) {
      assertThat(there).as("openssl is on this machine").isTrue();
    }
    assumeTrue(there, "openssl is not on this machine");
  }

  /** Each forgery is one that some of the commands alone would not see. */
  @Test
  void bundle_isAcceptedByTheCommandsOfItsReadme_andAForgedOneIsRefused() throws Exception {
    requireShell();
    Path sound = bundle("sound", folder, top.resolve("keys"));
    assertThat(isAcceptedByTheReadersCommands(sound)).isTrue();

    // The text beside the note is another, signed by another key that the bundle names.
    Path other = top.resolve("other");
    try (JournalKeys keys = JournalKeys.open(top.resolve("other.keys"));
        Journal journal = Journal.open(other, keys, JournalOptions.defaults())) {
      for (int i = 0; i < 804; i++) {
        journal.record(TestLaw.call(i), TestLaw.engine().check(TestLaw.call(i)));
      }
    }
    Path others = bundle("others", other, top.resolve("other.keys"));
    assertThat(isAcceptedByTheReadersCommands(others)).as("another journal").isFalse();
    Path text = bundle("text", folder, top.resolve("keys"));
    copy(others, text, "public-key.pem", "checkpoint.text", "checkpoint.signature");
    assertThat(isAcceptedByTheReadersCommands(text)).as("another text and key").isFalse();
    copy(sound, text, "public-key.pem");
    assertThat(isAcceptedByTheReadersCommands(text)).as("another text").isFalse();

    Path note = bundle("note", other, top.resolve("other.keys"));
    copy(sound, note, "public-key.pem", "checkpoint.text", "checkpoint.signature");
    assertThat(isAcceptedByTheReadersCommands(note)).as("entries of another").isFalse();
    copy(sound, note, "checkpoint");
    assertThat(isAcceptedByTheReadersCommands(note)).as("entries of another").isFalse();

    for (String file : List.of("entries/7.json", "opened/7.json", "proofs/801.tlog-proof")) {
      Path changed = bundle("changed-" + file.hashCode(), folder, top.resolve("keys"));
      byte[] bytes = Files.readAllBytes(changed.resolve(file));
      bytes[bytes.length / 2] ^= 1;
      Files.write(changed.resolve(file), bytes);
      assertThat(isAcceptedByTheReadersCommands(changed)).as(file).isFalse();
    }
  }

  /** Shells calculate with names: what stands in brackets is run, where a number should be. */
  @Test
  void commandsOfTheReadme_runNothingThatTheBundleNames() throws Exception {
    requireShell();
    String command = "x[$(touch RUN)]";
    Path named = bundle("named", folder, top.resolve("keys"));
    for (String file : List.of("entries/%s.json", "proofs/%s.tlog-proof")) {
      Files.move(named.resolve(file.formatted("7")), named.resolve(file.formatted(command)));
    }
    assertThat(isAcceptedByTheReadersCommands(named)).isFalse();
    assertThat(named.resolve("RUN")).doesNotExist();

    Path sized = bundle("sized", folder, top.resolve("keys"));
    for (String file : List.of("checkpoint.text", "checkpoint")) {
      String text = Files.readString(sized.resolve(file));
      Files.writeString(sized.resolve(file), text.replaceFirst("\n806\n", "\nx[\\$(touch RUN)]\n"));
    }
    assertThat(isAcceptedByTheReadersCommands(sized)).isFalse();
    assertThat(sized.resolve("RUN")).doesNotExist();

    Path linked = bundle("linked", folder, top.resolve("keys"));
    Path mine = Files.writeString(top.resolve("mine"), "mine");
    for (String file : List.of("name", "hash", "other", "both", "trusted.der", "trusted.pem")) {
      Files.createSymbolicLink(linked.resolve(file), mine);
    }
    assertThat(isAcceptedByTheReadersCommands(linked)).isTrue();
    assertThat(mine).hasContent("mine");
  }

  /** RFC 9162, 2.1.3.2, step 1: else the path of 7 would lead from 1031 too, as its low bits do. */
  @Test
  void commandsOfTheReadme_refuseAnEntryBeyondTheCheckpoint() throws Exception {
    requireShell();
    for (String beyond : List.of("1031", "806", "007")) {
      Path bundle = bundle("beyond-" + beyond, folder, top.resolve("keys"));
      for (String file :
          List.of(
              "entries/%s.json", "proofs/%s.tlog-proof", "opened/%s.json", "opened/%s.opening")) {
        Files.copy(bundle.resolve(file.formatted("7")), bundle.resolve(file.formatted(beyond)));
      }
      assertThat(isAcceptedByTheReadersCommands(bundle)).as(beyond).isFalse();
    }
  }

  /** A text that nobody signed proves nothing, also if all of step 2 is passed over. */
  @Test
  void commandsOfTheReadme_proveNoEntryOfACheckpointThatIsNotSigned() throws Exception {
    requireShell();
    Path bundle = bundle("unsigned", folder, top.resolve("keys"));
    byte[] signature = Files.readAllBytes(bundle.resolve("checkpoint.signature"));
    signature[5] ^= 1;
    Files.write(bundle.resolve("checkpoint.signature"), signature);
    Files.writeString(bundle.resolve("trusted-key"), key() + "\n");
    for (String shell : List.of("sh", "bash")) {
      if (Other.isThere(shell)) {
        List<Told> steps = stepsOfTheReadme(bundle, shell);
        assertThat(steps.get(1).exitCode()).isNotZero();
        assertThat(steps.get(2).text())
            .contains("IS NOT PROVED")
            .doesNotContain("is in the journal");
      }
    }
  }

  @Test
  void commandsOfTheReadme_acceptABundleInWhichNothingIsOpened() throws Exception {
    requireShell();
    Path sealed = bundle("sealed", folder, top.resolve("keys"));
    try (Stream<Path> opened = Files.list(sealed.resolve("opened"))) {
      for (Path file : opened.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(sealed.resolve("opened"));
    assertThat(isAcceptedByTheReadersCommands(sealed)).isTrue();
  }

  /** The commitment is over both, one after the other: where one ends must not be free. */
  @Test
  void commandsOfTheReadme_refuseFactsWithoutTheirBeginning() throws Exception {
    requireShell();
    Path sound = bundle("whole", folder, top.resolve("keys"));
    byte[] facts = Files.readAllBytes(sound.resolve("opened/7.json"));
    byte[] opening = HexFormat.of().parseHex(Files.readString(sound.resolve("opened/7.opening")));
    for (int moved : new int[] {9, -1}) {
      byte[] all = new byte[opening.length + facts.length];
      System.arraycopy(opening, 0, all, 0, opening.length);
      System.arraycopy(facts, 0, all, opening.length, facts.length);
      int end = opening.length + moved;
      Path bundle = bundle("moved" + moved, folder, top.resolve("keys"));
      Files.writeString(
          bundle.resolve("opened/7.opening"), HexFormat.of().formatHex(Arrays.copyOf(all, end)));
      Files.write(bundle.resolve("opened/7.json"), Arrays.copyOfRange(all, end, all.length));
      assertThat(isAcceptedByTheReadersCommands(bundle)).as("%s bytes", moved).isFalse();
    }
  }

  private static void copy(Path from, Path to, String... files) throws IOException {
    for (String file : files) {
      Files.copy(
          from.resolve(file), to.resolve(file), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    }
  }

  @ParameterizedTest
  @EnumSource(Other.class)
  void changedFolder_isRefusedByOthers(Other other) throws Exception {
    List<Path> files;
    try (Stream<Path> all = Files.walk(folder.resolve("tile"))) {
      files = new ArrayList<>(all.filter(Files::isRegularFile).filter(this::isCovered).toList());
    }
    files.add(folder.resolve("checkpoint"));
    assertThat(files).hasSizeGreaterThan(8);
    Random random = new Random(5);
    for (Path file : files) {
      byte[] sound = Files.readAllBytes(file);
      byte[] flipped = sound.clone();
      flipped[random.nextInt(sound.length)] ^= (byte) (1 << random.nextInt(7));
      Files.write(file, flipped);
      assertThat(other.run(folder, key()).isVerified()).as("a bit of %s", file).isFalse();
      Files.write(file, Arrays.copyOf(sound, random.nextInt(sound.length)));
      assertThat(other.run(folder, key()).isVerified()).as("%s cut", file).isFalse();
      Files.delete(file);
      assertThat(other.run(folder, key()).isVerified()).as("%s gone", file).isFalse();
      Files.write(file, sound);
    }
    assertThat(other.run(folder, key()).isVerified()).isTrue();
  }

  /** Partial tiles of earlier checkpoints are not looked at by who has the last one. */
  private boolean isCovered(Path file) {
    Path parent = file.getParent();
    if (parent == null || !String.valueOf(parent.getFileName()).endsWith(".p")) {
      return true;
    }
    int size = 806;
    boolean hashesOfTiles = file.startsWith(folder.resolve("tile/1"));
    return file.endsWith(Integer.toString(hashesOfTiles ? size / 256 : size % 256));
  }

  @ParameterizedTest
  @EnumSource(Other.class)
  void anotherKey_andAnotherPast_areRefusedByOthers(Other other) throws Exception {
    try (JournalKeys others = JournalKeys.open(top.resolve("others"))) {
      assertThat(other.run(folder, others.verifierKey()).isVerified()).isFalse();
    }
    Path forged = top.resolve("forged");
    Files.delete(top.resolve("keys/signed")); // whoever has the key can
    try (JournalKeys keys = JournalKeys.open(top.resolve("keys"));
        Store store = Store.open(forged, keys, Disk.SYSTEM)) {
      for (int i = 0; i < 900; i++) {
        store.append(List.of(Hashes.utf8("{\"kind\":\"x\",\"v\":1}")));
      }
      store.publish();
    }
    assertThat(other.run(forged, key()).isVerified()).isTrue();
    assertThat(other.run(forged, key(), "--earlier", early).isVerified()).isFalse();
    assertThat(other.run(forged, key(), "--consistency", early, proofOfConsistency()).isVerified())
        .isFalse();
  }

  /** What was taken away is not there, and what is kept is verified as before. */
  @Test
  void prunedJournal_isVerifiedByOthers() throws Exception {
    try (JournalKeys keys = JournalKeys.open(top.resolve("keys"));
        Journal journal = Journal.open(folder, keys, JournalOptions.defaults())) {
      assertThat(journal.prune(Instant.now().plusSeconds(60), "for the test")).isTrue();
    }
    assertThat(Other.PYTHON.run(folder, key(), "--minimum", 768).text())
        .isEqualTo("verified 39 entries\n");
    assertThat(Other.PYTHON.run(folder, key()).isVerified()).isFalse();
  }

  @Test
  void passingOver_isNoSilence() throws IOException {
    try (InputStream run = Files.newInputStream(Path.of("..", ".ci", "run"))) {
      assertThat(new String(run.readAllBytes(), UTF_8)).contains("LEXICALL_VERIFIERS_REQUIRED");
    }
  }
}
