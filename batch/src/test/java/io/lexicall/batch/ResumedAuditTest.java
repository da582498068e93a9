package io.lexicall.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lexicall.Compliance;
import io.lexicall.facts.Caller;
import io.lexicall.facts.Campaign;
import io.lexicall.facts.Contact;
import io.lexicall.facts.ContactChannel;
import io.lexicall.facts.ContactPurpose;
import io.lexicall.facts.Dialing;
import io.lexicall.facts.Payment;
import io.lexicall.facts.Problem;
import io.lexicall.number.PhoneNumber;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An audit that was stopped goes on where it was, and finds what it would have found. */
class ResumedAuditTest {
  private static final int ROWS = 2_000;
  private static final Instant FIRST = Instant.parse("2026-03-02T12:00:00Z");
  private static final Instant TODAY = FIRST.plus(Duration.ofDays(80));
  private static final Compliance LAW =
      Compliance.builder()
          .module(new CapLaw())
          .module(new HouseLaw())
          .module(new FinedLaw())
          .module(new CampaignLaw())
          .build();

  @TempDir Path folder;

  /** Stops the audit, as a power failure would. */
  private static final class Stopped extends RuntimeException {
    private static final long serialVersionUID = 1;
  }

  /** What came of an audit, to the byte. */
  private record Whole(String findings, List<Byte> counts, List<Abandonment> abandonment) {}

  private static PastActivity row(int index) {
    Random random = new Random(index);
    if (random.nextInt(40) == 0) {
      return PastActivity.refused(
          random.nextBoolean() ? "bad " + index : null,
          Refusal.UNREADABLE,
          List.of(new Problem("to", "is wrong", "right")));
    }
    Instant at = FIRST.plus(Duration.ofMinutes(random.nextInt(90 * 24 * 60)));
    if (random.nextInt(40) == 0) {
      return PastActivity.of(Payment.builder().id("pay " + index).at(at).build());
    }
    Contact.Builder facts =
        Contact.builder()
            .at(Instant.EPOCH)
            .channel(ContactChannel.VOICE)
            .campaign(Campaign.builder().id("c" + random.nextInt(3)).build());
    if (random.nextBoolean()) {
      facts.purpose(ContactPurpose.TELEMARKETING).dialing(Dialing.AUTOMATED);
    }
    if (random.nextInt(4) == 0) {
      facts.caller(Caller.builder().seller("s" + random.nextInt(2)).build());
    }
    Contact alike = facts.build();
    PhoneNumber number = PhoneNumber.ofDigits(12125550000L + random.nextInt(400));
    String id = "row " + index;
    boolean isOfTable = random.nextBoolean(); // or of a host
    return (isOfTable
            ? PastActivity.alike(alike, number, at, id, Ending.UNTOLD, 0, PastActivity.OWN_NUMBER)
            : PastActivity.of(AlikeFacts.contact(alike, number, at, id)))
        .connected(random.nextInt(5) == 0)
        .refused(random.nextInt(50) == 0)
        .answered(random.nextBoolean())
        .abandoned(random.nextInt(40) == 0)
        .trained(random.nextBoolean())
        .agent("agent " + random.nextInt(5));
  }

  /** Rows that end in a power failure after so many. */
  private static Audit.Rows rows(int stop) {
    int[] next = {0};
    return () -> {
      if (next[0] == stop) {
        throw new Stopped();
      }
      return next[0] < ROWS ? row(next[0]++) : null;
    };
  }

  private Audit.Builder audit(Instant today) {
    return Audit.of(LAW).today(today).memory(100_000).threads(2).keptEach(400);
  }

  private static Whole run(Audit audit, Audit.Rows rows, int stopHandingOn) throws IOException {
    StringBuilder findings = new StringBuilder();
    int[] taken = {0};
    Audit.Result result =
        audit.run(
            rows,
            row -> {
              if (taken[0]++ == stopHandingOn) {
                throw new Stopped();
              }
              findings.append(row.place()).append(row.isRepeated()).append(row.json()).append('\n');
            });
    ByteArrayOutputStream counts = new ByteArrayOutputStream();
    result.tally().write(new DataOutputStream(counts));
    // The order in which the claims lie in memory is of no meaning.
    List<Byte> sorted = new ArrayList<>();
    for (byte each : counts.toByteArray()) {
      sorted.add(each);
    }
    sorted.sort(null);
    assertThat(result.today()).contains(TODAY);
    findings.append(result.tally().exposure().claims()).append(result.tally().agents());
    findings.append(result.tally().verdicts().rules()).append(result.sample());
    return new Whole(findings.toString(), sorted, result.tally().abandonment());
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 900})
  void audit_thatIsStoppedAgainAndAgain_findsTheSame(long sample) throws IOException {
    Audit.Builder plain = audit(TODAY);
    Whole whole = run((sample == 0 ? plain : plain.sample(sample)).build(), rows(-1), -1);
    Random random = new Random(sample);
    int stops = 0;
    for (int round = 0; round < 2; round++) {
      Path kept = folder.resolve("work" + round);
      Whole found = null;
      for (int attempt = 0; found == null; attempt++) {
        int stopReading = random.nextInt(2 * ROWS);
        long stopJudging = attempt > 6 ? Long.MAX_VALUE : random.nextInt(3 * ROWS / 2);
        int stopHandingOn = attempt > 6 ? -1 : random.nextInt(2 * ROWS);
        try (AuditWork work = AuditWork.open(kept, "rows")) {
          Audit.Builder audit =
              audit(attempt == 0 ? TODAY : TODAY.plusSeconds(attempt)) // today stays as it was
                  .work(work)
                  .watch(
                      (judged, rows) -> {
                        if (judged > stopJudging) {
                          throw new Stopped();
                        }
                      });
          try {
            found =
                run(
                    (sample == 0 ? audit : audit.sample(sample)).build(),
                    rows(attempt > 6 ? -1 : stopReading),
                    stopHandingOn);
            work.finish();
          } catch (Stopped asIfKilled) {
            stops++;
          }
        }
        if (found == null && attempt == 0 && !Files.exists(kept.resolve("manifest"))) {
          break; // it was stopped before anything was kept: today is not known
        }
      }
      if (found != null) {
        assertThat(found).as("round %d", round).isEqualTo(whole);
        assertThat(names(kept)).containsExactly("lock");
      }
    }
    assertThat(stops).isPositive();
  }

  /** Records name the text after the place of a row: the next run must know what they name. */
  @Test
  void cellsOfFindings_areTheSameAfterAStop() throws IOException {
    byte[] whole = cells(audit(TODAY).build());
    Path kept = folder.resolve("work");
    for (long stop : List.of(700, 1_500)) {
      try (AuditWork work = AuditWork.open(kept, "rows")) {
        Audit.Watcher watcher =
            (judged, rows) -> {
              if (judged > stop) {
                throw new Stopped();
              }
            };
        Audit stopped = audit(TODAY).work(work).watch(watcher).build();
        assertThatThrownBy(() -> cells(stopped)).isInstanceOf(Stopped.class);
      }
    }
    try (AuditWork work = AuditWork.open(kept, "rows")) {
      assertThat(cells(audit(TODAY).work(work).build())).isEqualTo(whole);
      assertThat(work.isResumed()).isTrue();
    }
  }

  private static byte[] cells(Audit audit) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    AuditFindings findings = AuditFindings.csv(LAW, out, List.of("calls.csv"), false);
    audit.run(rows(-1), findings);
    findings.flush();
    return out.toByteArray();
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  private void stopInTheMiddle(Path kept, String of) throws IOException {
    try (AuditWork work = AuditWork.open(kept, of)) {
      Audit audit =
          audit(TODAY)
              .work(work)
              .watch(
                  (judged, rows) -> {
                    if (judged > 1_200) {
                      throw new Stopped();
                    }
                  })
              .build();
      assertThatThrownBy(() -> run(audit, rows(-1), -1)).isInstanceOf(Stopped.class);
    }
  }

  private boolean resumes(Path kept, String of, Compliance law) throws IOException {
    try (AuditWork work = AuditWork.open(kept, of)) {
      Audit.of(law)
          .today(TODAY)
          .memory(100_000)
          .keptEach(400)
          .work(work)
          .build()
          .run(rows(-1), row -> {});
      return work.isResumed();
    }
  }

  @Test
  void otherRows_orAnotherLaw_beginAnew() throws IOException {
    Path kept = folder.resolve("work");
    stopInTheMiddle(kept, "rows");
    assertThat(resumes(kept, "rows", LAW)).isTrue();
    stopInTheMiddle(kept, "rows of june");
    assertThat(resumes(kept, "rows", LAW)).isFalse();
    stopInTheMiddle(kept, "rows of june");
    assertThat(resumes(kept, "rows of june", Compliance.builder().module(new HouseLaw()).build()))
        .isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"manifest", "run", "tally"})
  void whatIsDamaged_beginsAnew(String what) throws IOException {
    Path kept = folder.resolve("work");
    stopInTheMiddle(kept, "rows");
    Path damaged =
        kept.resolve(
            names(kept).stream().filter(name -> name.startsWith(what)).findFirst().orElseThrow());
    byte[] bytes = Files.readAllBytes(damaged);
    Files.write(damaged, Arrays.copyOf(bytes, bytes.length - 1));

    assertThat(resumes(kept, "rows", LAW)).isFalse();
  }

  /** The same length, but another byte: a person, an instant or an answer would be another. */
  @Test
  void anyByteOfARun_thatIsAnother_beginsAnew() throws IOException {
    Path kept = folder.resolve("work");
    Random random = new Random(7);
    for (int i = 0; i < 4; i++) {
      stopInTheMiddle(kept, "rows " + i);
      List<String> runs = names(kept).stream().filter(name -> name.startsWith("run-")).toList();
      Path damaged = kept.resolve(runs.get(i % 2 == 0 ? 0 : runs.size() - 1));
      byte[] bytes = Files.readAllBytes(damaged);
      bytes[i == 0 ? bytes.length - 1 : random.nextInt(bytes.length)] ^= (byte) (1 << i);
      Files.write(damaged, bytes);

      assertThat(resumes(kept, "rows " + i, LAW)).as("%s", damaged.getFileName()).isFalse();
    }
  }

  @Test
  void folder_isUsedByOneAtATime_andItsFilesAreTheOwnersOnly() throws IOException {
    Path kept = folder.resolve("work");
    stopInTheMiddle(kept, "rows");
    try (AuditWork work = AuditWork.open(kept, "rows")) {
      assertThatThrownBy(() -> AuditWork.open(kept, "rows"))
          .isInstanceOf(BatchFileException.class)
          .hasMessage("the work folder is used by another audit");
      assertThat(work.isResumed()).isFalse();
    }
    assertThat(names(kept)).contains("manifest").anyMatch(name -> name.startsWith("run-"));
    if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
      for (String each : names(kept)) {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(kept.resolve(each))))
            .as(each)
            .isEqualTo("rw-------");
      }
    }
    Path others = Files.createDirectory(folder.resolve("others"));
    Files.writeString(others.resolve("run-0"), "of somebody else");
    assertThatThrownBy(() -> AuditWork.open(others, "rows"))
        .isInstanceOf(BatchFileException.class)
        .hasMessage("the folder holds run-0, which is of no audit: name a new folder");
    assertThat(others.resolve("run-0")).hasContent("of somebody else");
    assertThat(others.resolve("lock")).doesNotExist();
    assertThatThrownBy(() -> AuditWork.open(folder.resolve("none/work"), "rows"))
        .isInstanceOf(BatchFileException.class)
        .hasMessageContaining("its parent does not exist");
  }

  @Test
  void otherFilesOfTheFolder_stay() throws IOException {
    Path kept = Files.createDirectory(folder.resolve("work"));
    Path own = Files.writeString(kept.resolve("notes.txt"), "mine");
    stopInTheMiddle(kept, "rows");
    try (AuditWork work = AuditWork.open(kept, "others")) {
      assertThat(audit(TODAY).work(work).build().run(rows(-1), row -> {}).today()).contains(TODAY);
      work.finish();
    }
    assertThat(own).hasContent("mine");
    assertThat(names(kept)).containsExactly("lock", "notes.txt");
  }
}
