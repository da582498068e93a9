package io.lexicall.journal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Checkpoints that somebody else signs: a witness in Python that shares no line with this. */
class WitnessTest {
  private static final Path PROGRAM = Path.of("src", "test", "verifiers", "witness.py");
  private static final String NAME = "witness.example/w1";
  private static final String SEED = "07".repeat(32);
  private static final Instant SEEN = Instant.parse("2026-11-27T12:00:00Z");

  @TempDir Path top;

  private Path folder() {
    return top.resolve("journal");
  }

  private static String python(Object... arguments) throws Exception {
    VerifiersTest.Other.PYTHON.command(); // skipped where there is no Python
    List<String> command = new ArrayList<>(List.of("python3", PROGRAM.toString()));
    Stream.of(arguments).map(Object::toString).forEach(command::add);
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("PYTHONDONTWRITEBYTECODE", "1");
    Process process = builder.start();
    String text = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return text;
  }

  private static String key() throws Exception {
    return python("key", NAME, SEED).strip();
  }

  private String cosigned(String checkpoint, Instant time) throws Exception {
    Path file = Files.writeString(top.resolve("shown"), checkpoint);
    String key = Files.readString(folder().resolve("verifier-key")).strip();
    return python("cosign", NAME, SEED, time.getEpochSecond(), file, key);
  }

  private JournalKeys keys() throws IOException {
    return JournalKeys.open(top.resolve("keys"));
  }

  private Journal open(JournalKeys keys) throws IOException {
    return Journal.open(folder(), keys, JournalOptions.defaults());
  }

  private static void record(Journal journal, int from, int to) {
    for (int i = from; i < to; i++) {
      journal.record(TestLaw.call(i), TestLaw.engine().check(TestLaw.call(i)));
    }
  }

  @Test
  void checkpoint_isShown_signed_kept_andVerifiedByBoth() throws Exception {
    try (JournalKeys keys = keys();
        Journal journal = open(keys)) {
      CheckpointWitness notary = checkpoint -> cosigned(checkpoint, SEEN);
      journal.witness(notary);
      record(journal, 0, 20);
    }
    JournalReader reader = JournalReader.open(folder());
    assertThat(reader.verify().problems()).isEmpty();
    assertThat(reader.cosignature(key(), List.of()))
        .contains(new Cosignature(NAME, reader.size(), SEEN));
    assertThat(python("verify", folder().resolve("witnessed"), reader.verifierKey(), key()))
        .isEqualTo("witnessed 22 at " + SEEN.getEpochSecond() + "\n");

    // What was added since nobody else saw.
    try (JournalKeys keys = keys();
        Journal journal = open(keys)) {
      record(journal, 20, 40);
    }
    JournalReader later = JournalReader.open(folder());
    assertThat(later.cosignature(key(), List.of())).contains(new Cosignature(NAME, 22, SEEN));
    assertThat(later.size()).isEqualTo(43);
    assertThat(bundled(later, "witnessed"))
        .isEqualTo(Files.readString(folder().resolve("witnessed")));
    StringBuilder proof = new StringBuilder();
    for (byte[] hash : later.consistency(22)) {
      proof.append(Hashes.base64(hash)).append('\n');
    }
    assertThat(bundled(later, "witnessed.consistency")).isEqualTo(proof.toString()).isNotEmpty();
    Path consistency = Files.writeString(top.resolve("consistency"), proof);
    Path witnessed = folder().resolve("witnessed");
    assertThat(
            VerifiersTest.Other.PYTHON
                .run(folder(), later.verifierKey(), "--consistency", witnessed, consistency)
                .text())
        .isEqualTo("verified 43 entries\n");
    String now = later.checkpoint() + cosigned(later.checkpoint(), SEEN.plusSeconds(60));
    assertThat(later.cosignature(key(), List.of(now)))
        .contains(new Cosignature(NAME, 43, SEEN.plusSeconds(60)));
    String twice = now + cosigned(later.checkpoint(), SEEN.plusSeconds(30));
    assertThat(later.cosignature(key(), List.of(twice)))
        .contains(new Cosignature(NAME, 43, SEEN.plusSeconds(60)));
  }

  private static String bundled(JournalReader reader, String name) throws IOException {
    ByteArrayOutputStream zip = new ByteArrayOutputStream();
    reader.prove(List.of(3L), zip);
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip.toByteArray()))) {
      for (ZipEntry each = in.getNextEntry(); each != null; each = in.getNextEntry()) {
        if (each.getName().equals(name)) {
          return new String(in.readAllBytes(), UTF_8);
        }
      }
    }
    return "";
  }

  @Test
  void signature_thatIsChanged_ofAnotherKey_orOfAnotherPast_isNone() throws Exception {
    try (JournalKeys keys = keys();
        Journal journal = open(keys)) {
      record(journal, 0, 20);
    }
    JournalReader reader = JournalReader.open(folder());
    String line = cosigned(reader.checkpoint(), SEEN);
    assertThat(reader.cosignature(key(), List.of())).isEmpty();
    String other = python("key", NAME, "08".repeat(32)).strip();
    assertThat(reader.cosignature(other, List.of(reader.checkpoint() + line))).isEmpty();
    assertThatThrownBy(() -> reader.cosignature(reader.verifierKey(), List.of()))
        .isInstanceOf(JournalException.class)
        .hasMessageContaining("no key of a witness");

    byte[] signed = java.util.Base64.getDecoder().decode(line.strip().split(" ")[2]);
    for (int at : new int[] {4, 11, 12, 40, 75}) {
      byte[] changed = signed.clone();
      changed[at] ^= 1;
      String note = reader.checkpoint() + "\u2014 " + NAME + " " + Hashes.base64(changed) + "\n";
      assertThatThrownBy(() -> reader.cosignature(key(), List.of(note)))
          .as("byte %d", at)
          .isInstanceOf(JournalException.class)
          .hasMessageContaining("does not verify");
    }

    // The same keys, but another past: two checkpoints that disagree.
    String early = reader.checkpoint() + line;
    Path forged = top.resolve("forged");
    Files.delete(top.resolve("keys/signed")); // whoever has the key can
    try (JournalKeys keys = keys();
        Store store = Store.open(forged, keys, Disk.SYSTEM)) {
      for (int i = 0; i < reader.size(); i++) {
        store.append(List.of(Hashes.utf8("{\"kind\":\"x\",\"v\":1}")));
      }
      store.publish();
    }
    Files.writeString(forged.resolve("witnessed"), early);
    JournalReader another = JournalReader.open(forged);
    assertThat(another.size()).isEqualTo(reader.size());
    assertThatThrownBy(() -> another.cosignature(key(), List.of()))
        .hasMessageContaining("no longer those");
    assertThat(another.verify().problems())
        .singleElement()
        .asString()
        .contains("the file witnessed", "no longer those");
  }

  @Test
  void witness_thatFails_stopsNothing_isTold_andIsShownTheNewest() throws Exception {
    List<String> shown = Collections.synchronizedList(new ArrayList<>());
    try (JournalKeys keys = keys();
        Journal journal = open(keys)) {
      journal.witness(
          checkpoint -> {
            shown.add(checkpoint);
            if (shown.size() == 1) {
              throw new IOException("the witness is away");
            }
            return ""; // it keeps it, and signs nothing
          });
      assertThatThrownBy(() -> journal.witness(checkpoint -> ""))
          .isInstanceOf(IllegalStateException.class);
      for (int tries = 0; journal.witnessFailure().isEmpty() && tries < 500; tries++) {
        TimeUnit.MILLISECONDS.sleep(10);
      }
      assertThat(journal.witnessFailure().orElseThrow()).hasMessage("the witness is away");
      record(journal, 0, 20);
      journal.publish();
    }
    JournalReader reader = JournalReader.open(folder());
    assertThat(reader.verify().isVerified()).isTrue();
    assertThat(shown.get(shown.size() - 1)).isEqualTo(reader.checkpoint());
    assertThat(folder().resolve("witnessed")).doesNotExist();
  }

  /** Whatever its code throws, the next checkpoint is shown, and until then it is told. */
  @Test
  void witness_thatThrowsAnything_isTold_andIsShownTheNext() throws Exception {
    List<Throwable> thrown =
        List.of(
            new NoClassDefFoundError("a library of the host"),
            new AssertionError("a check of the host"),
            new InterruptedException("as by the host's own threads"));
    for (Throwable each : thrown) {
      AtomicInteger shown = new AtomicInteger();
      try (JournalKeys keys = keys();
          Journal journal = open(keys)) {
        journal.witness(
            checkpoint -> {
              if (shown.getAndIncrement() == 0) {
                Thread.currentThread().interrupt();
                if (each instanceof Error error) {
                  throw error;
                }
                throw (Exception) each;
              }
              return "";
            });
        await(() -> journal.witnessFailure().isPresent());
        assertThat(journal.witnessFailure()).contains(each);
        await(() -> shown.get() > 1 && journal.witnessFailure().isEmpty());
        int before = shown.get();
        record(journal, 0, 1);
        journal.publish();
        await(() -> shown.get() > before);
      }
    }
  }

  private static void await(BooleanSupplier condition) throws InterruptedException {
    for (int tries = 0; !condition.getAsBoolean() && tries < 2_000; tries++) {
      TimeUnit.MILLISECONDS.sleep(5);
    }
    assertThat(condition.getAsBoolean()).isTrue();
  }

  @Test
  void witness_thatDoesNotAnswer_isTold_andNotWaitedForAgain() throws Exception {
    Duration patience = Duration.ofMillis(300);
    CountDownLatch never = new CountDownLatch(1);
    try (JournalKeys keys = keys()) {
      Journal journal =
          Journal.open(folder(), keys, JournalOptions.defaults().withPatience(patience));
      journal.witness(
          checkpoint -> {
            never.await();
            return "";
          });
      await(() -> journal.witnessFailure().isPresent());
      assertThat(journal.witnessFailure().orElseThrow())
          .isInstanceOf(TimeoutException.class)
          .hasMessage("The witness has not answered in PT0.3S");
      journal.close();
    }
    assertThat(JournalReader.open(folder()).verify().isVerified()).isTrue();
  }

  /** It would be the text of the note, and no longer verify. */
  @Test
  void witness_thatHandsBackMoreThanSignatures_isTold_andNothingIsKept() throws Exception {
    List<Function<String, String>> answers =
        List.of(
            checkpoint -> checkpoint,
            checkpoint -> "\n" + checkpoint.substring(checkpoint.indexOf("\n\n") + 2),
            checkpoint -> "x".repeat(50_000_000));
    for (Function<String, String> answer : answers) {
      try (JournalKeys keys = keys();
          Journal journal = open(keys)) {
        journal.witness(answer::apply);
        await(() -> journal.witnessFailure().isPresent());
        assertThat(journal.witnessFailure().orElseThrow()).isInstanceOf(JournalException.class);
      }
      assertThat(folder().resolve("witnessed")).doesNotExist();
      assertThat(JournalReader.open(folder()).verify().isVerified()).isTrue();
    }
  }

  @Test
  void witness_thatNeverAnswers_orAnswersNonsense_keepsNothing_andTheJournalCloses()
      throws Exception {
    try (JournalKeys keys = keys();
        Journal journal =
            Journal.open(
                folder(), keys, JournalOptions.defaults().withPatience(Duration.ofMillis(200)))) {
      journal.witness(
          checkpoint -> {
            TimeUnit.DAYS.sleep(1);
            return "";
          });
      record(journal, 0, 3);
      journal.sync();
    }
    assertThat(JournalReader.open(folder()).verify().entries()).isEqualTo(5);
    try (JournalKeys keys = keys();
        Journal journal = open(keys)) {
      journal.witness(checkpoint -> "not a signature\n");
      for (int tries = 0; journal.witnessFailure().isEmpty() && tries < 500; tries++) {
        TimeUnit.MILLISECONDS.sleep(10);
      }
      assertThat(journal.witnessFailure()).isPresent();
    }
    assertThat(folder().resolve("witnessed")).doesNotExist();
    assertThat(JournalReader.open(folder()).verify().isVerified()).isTrue();
  }
}
