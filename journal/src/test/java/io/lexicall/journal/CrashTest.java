package io.lexicall.journal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.lexicall.Compliance;
import io.lexicall.Verdict;
import io.lexicall.facts.Contact;
import io.lexicall.journal.JournalOptions.Durability;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Processes that are killed at random moments: what was acknowledged is there, who was forgotten
 * stays so, and what is there verifies.
 */
@Timeout(value = 3, unit = TimeUnit.HOURS)
class CrashTest {
  /** {@code .ci/torture} lets it go on for longer. */
  private static final boolean TORTURE = System.getProperty("lexicall.torture.seconds") != null;

  private static final int KILLS = TORTURE ? 1_000 : 20;
  private static final int KILLS_OF_A_JOURNAL = 10;
  private static final int LONGEST_LIFE_MILLIS = 400;

  @TempDir Path top;

  /** Writes decisions on several threads, forgets and prunes, and tells each when it is done. */
  static final class Dialer {
    private Dialer() {}

    public static void main(String[] arguments) throws IOException {
      Path top = Path.of(arguments[0]);
      AtomicInteger next = new AtomicInteger(Integer.parseInt(arguments[1]));
      JournalKeys keys = JournalKeys.open(top.resolve("keys"));
      Journal journal =
          Journal.open(
              top.resolve("journal"),
              keys,
              // On a busy machine the disk may take its time.
              JournalOptions.defaults()
                  .withDurability(Durability.ACKNOWLEDGED)
                  .withPatience(Duration.ofMinutes(5)));
      Compliance compliance = TestLaw.engine();
      for (int thread = 0; thread < 3; thread++) {
        boolean forgets = thread == 0;
        new Thread(() -> dial(journal, compliance, next, forgets)).start();
      }
    }

    private static void dial(
        Journal journal, Compliance compliance, AtomicInteger next, boolean forgets) {
      while (true) {
        int i = next.getAndIncrement();
        Contact call = TestLaw.call(i);
        Verdict verdict = compliance.check(call);
        journal.record(call, verdict);
        System.out.println("wrote " + i);
        if (forgets && i % 5 == 0) {
          journal.forget(TestLaw.number(i));
          System.out.println("forgot " + i);
        }
      }
    }
  }

  @Test
  void killedAtAnyMoment_whatWasAcknowledgedIsThere_andWhatIsThereVerifies() throws Exception {
    Random random = TORTURE ? new Random() : new Random(7);
    int acknowledged = 0;
    int forgotten = 0;
    for (int kill = 0; kill < KILLS; ) {
      Path place = Files.createDirectories(top.resolve("kills-" + kill));
      Map<Integer, String> told = new HashMap<>();
      Set<Integer> gone = new HashSet<>();
      for (int i = 0; i < KILLS_OF_A_JOURNAL && kill < KILLS; i++, kill++) {
        int from = told.keySet().stream().mapToInt(Integer::intValue).max().orElse(0) + 10;
        // Some are killed before they have opened it.
        for (String line : runAndKill(place, from, random)) {
          int call = Integer.parseInt(line.replaceAll("\\D", ""));
          if (line.startsWith("wrote")) {
            told.put(call, "call-" + call);
          } else {
            gone.add(call);
          }
        }
        assertKept(place, told, gone);
      }
      acknowledged += told.size();
      forgotten += gone.size();
      try (JournalKeys keys = JournalKeys.open(place.resolve("keys"));
          Journal again = Journal.open(place.resolve("journal"), keys, JournalOptions.defaults())) {
        again.record(TestLaw.call(1), TestLaw.engine().check(TestLaw.call(1)));
      }
      assertKept(place, told, gone);
    }
    assertThat(acknowledged).isGreaterThan(KILLS);
    assertThat(forgotten).isPositive();
    if (TORTURE) {
      System.out.printf(
          "torture: %d kills of a journal: %d entries acknowledged, %d persons forgotten, none lost%n",
          KILLS, acknowledged, forgotten);
    }
  }

  private static List<String> runAndKill(Path place, int from, Random random) throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xshare:auto",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-XX:-UsePerfData",
                "-cp",
                System.getProperty("java.class.path"),
                Dialer.class.getName(),
                place.toString(),
                Integer.toString(from))
            .redirectErrorStream(true)
            .start();
    List<String> lines = new ArrayList<>();
    try (BufferedReader out =
        new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8))) {
      if (random.nextInt(8) > 0) {
        String first = out.readLine();
        assertThat(first).startsWith("wrote");
        lines.add(first);
      }
      Thread.sleep(random.nextInt(LONGEST_LIFE_MILLIS));
      process.toHandle().destroyForcibly(); // kill -9; leaves the output to be read
      StringBuilder line = new StringBuilder();
      for (int c = out.read(); c >= 0; c = out.read()) {
        if (c == '\n') {
          lines.add(line.toString());
          line.setLength(0);
        } else {
          line.append((char) c);
        }
      }
    }
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    return lines;
  }

  private static void assertKept(Path place, Map<Integer, String> told, Set<Integer> gone)
      throws IOException {
    Path folder = place.resolve("journal");
    if (told.isEmpty() && !Files.exists(folder.resolve("checkpoint"))) {
      return; // killed before it began
    }
    try (JournalKeys keys = JournalKeys.open(place.resolve("keys"))) {
      JournalReader reader = JournalReader.open(folder, null, keys);
      Verification verification = reader.verify();
      assertThat(verification.problems()).isEmpty();
      assertThat(verification.isVerified()).isTrue();
      List<String> there = new ArrayList<>();
      reader.forEach(
          entry -> {
            entry.activity().ifPresent(each -> there.add(each.id().orElseThrow()));
            return true;
          });
      assertThat(there).doesNotHaveDuplicates();
      Set<String> expected = new HashSet<>(told.values());
      for (int call : gone) {
        expected.remove("call-" + call);
        assertThat(there).doesNotContain("call-" + call);
        assertThat(reader.know(TestLaw.number(call))).isEmpty();
      }
      // One may have been forgotten, and the process killed before it said so.
      Set<String> missing = new HashSet<>(expected);
      missing.removeAll(there);
      assertThat(missing).hasSizeLessThanOrEqualTo(KILLS_OF_A_JOURNAL);
      assertThat(missing).allMatch(id -> Integer.parseInt(id.substring(5)) % 5 == 0);
    }
  }
}
