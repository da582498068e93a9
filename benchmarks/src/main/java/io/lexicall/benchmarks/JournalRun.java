package io.lexicall.benchmarks;

import io.lexicall.Compliance;
import io.lexicall.Verdict;
import io.lexicall.benchmarks.dialing.Dial;
import io.lexicall.benchmarks.dialing.Week;
import io.lexicall.benchmarks.host.Host;
import io.lexicall.benchmarks.host.HostLists;
import io.lexicall.facts.Contact;
import io.lexicall.journal.Journal;
import io.lexicall.journal.JournalKeys;
import io.lexicall.journal.JournalOptions;
import io.lexicall.journal.JournalReader;
import io.lexicall.journal.Replay;
import io.lexicall.journal.Verification;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * A million decisions journaled, verified, one person forgotten, verified again, replayed; and how
 * many a second are acknowledged.
 *
 * <p>{@code java -cp benchmarks/target/benchmarks.jar io.lexicall.benchmarks.JournalRun FOLDER
 * [DECISIONS]}
 */
public final class JournalRun {
  private static final int PERSONS = 1 << 17;

  private JournalRun() {}

  /** Runs it, and prints what it took. */
  public static void main(String[] arguments) throws IOException {
    Path top = Path.of(arguments[0]);
    int decisions = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 1_000_000;
    List<Dial> dials = new ArrayList<>(Week.dials(PERSONS, 42));
    HostLists lists = new HostLists(dials);
    List<Contact> facts = new ArrayList<>();
    for (Dial dial : dials) {
      facts.add(Host.facts(Host.onFile(dial), lists.find(dial.digits())));
    }
    Compliance compliance = Compliance.load();
    Path folder = top.resolve("journal");
    try (JournalKeys keys = JournalKeys.open(top.resolve("keys"))) {
      journal(decisions, facts, compliance, folder, keys);
      verify(folder);
      try (Journal journal = Journal.open(folder, keys, JournalOptions.defaults())) {
        long start = System.nanoTime();
        boolean known =
            journal.forget(
                facts
                    .get(7)
                    .get(Contact.TO)
                    .orElseThrow()
                    .get(io.lexicall.facts.Called.NUMBER)
                    .orElseThrow());
        tell("forgotten one person (%s)".formatted(known), 1, start);
      }
      verify(folder);
      replay(folder, keys, compliance);
    }
    // A journal has keys of its own.
    try (JournalKeys others = JournalKeys.open(top.resolve("acknowledged-keys"))) {
      acknowledged(facts, compliance, top.resolve("acknowledged"), others);
    }
  }

  private static void journal(
      int decisions, List<Contact> facts, Compliance compliance, Path folder, JournalKeys keys)
      throws IOException {
    long start = System.nanoTime();
    try (Journal journal = Journal.open(folder, keys, JournalOptions.defaults())) {
      for (int i = 0; i < decisions; i++) {
        Contact contact =
            Contact.builder().from(facts.get(i % facts.size())).id("call-" + i).build();
        Verdict verdict = compliance.check(contact);
        journal.record(contact, verdict);
      }
    }
    tell("journaled, grouped", decisions, start);
    System.out.printf(
        Locale.ROOT, "bytes an entry, all files: %.0f%n", (double) size(folder) / decisions);
  }

  private static long size(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum();
    }
  }

  private static void verify(Path folder) throws IOException {
    long start = System.nanoTime();
    Verification verification = JournalReader.open(folder).verify();
    tell(
        verification.isVerified() ? "verified" : "NOT VERIFIED " + verification.problems(),
        verification.entries(),
        start);
  }

  private static void replay(Path folder, JournalKeys keys, Compliance compliance)
      throws IOException {
    long start = System.nanoTime();
    Replay replay = new Replay(compliance);
    long[] counts = new long[3];
    replay.all(
        List.of(JournalReader.open(folder, null, keys)),
        entry -> entry.decision().isPresent(),
        (entry, result) ->
            result.ifPresentOrElse(each -> counts[each.same() ? 0 : 1]++, () -> counts[2]++),
        count -> {});
    tell(
        "replayed: %d the same, %d otherwise, %d sealed for ever"
            .formatted(counts[0], counts[1], counts[2]),
        counts[0] + counts[1],
        start);
  }

  private static void acknowledged(
      List<Contact> facts, Compliance compliance, Path folder, JournalKeys keys)
      throws IOException {
    int decisions = 5_000;
    try (Journal journal =
        Journal.open(
            folder,
            keys,
            JournalOptions.defaults().withDurability(JournalOptions.Durability.ACKNOWLEDGED))) {
      for (int threads : new int[] {1, 16}) {
        long start = System.nanoTime();
        List<Thread> dialers = new ArrayList<>();
        for (int thread = 0; thread < threads; thread++) {
          int first = thread;
          Thread dialer =
              new Thread(
                  () -> {
                    for (int i = first; i < decisions; i += threads) {
                      journal.record(facts.get(i), compliance.check(facts.get(i)));
                    }
                  });
          dialer.start();
          dialers.add(dialer);
        }
        for (Thread dialer : dialers) {
          join(dialer);
        }
        tell("acknowledged, %d threads".formatted(threads), decisions, start);
      }
    }
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(ended);
    }
  }

  private static void tell(String what, long count, long start) {
    double seconds = (System.nanoTime() - start) / 1e9;
    System.out.printf(Locale.ROOT, "%s: %.2f s, %.0f a second%n", what, seconds, count / seconds);
  }
}
