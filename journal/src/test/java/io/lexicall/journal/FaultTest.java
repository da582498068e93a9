package io.lexicall.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lexicall.Compliance;
import io.lexicall.Verdict;
import io.lexicall.facts.Contact;
import io.lexicall.journal.JournalOptions.Durability;
import io.lexicall.journal.JournalOptions.WhenFull;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A disk of which every call fails in its turn: what was acknowledged is there, once. */
class FaultTest {
  private static final int CALLS = 8;

  private static final JournalOptions IMPATIENT =
      JournalOptions.defaults()
          .withDurability(Durability.ACKNOWLEDGED)
          .withPatience(Duration.ofMillis(1_500));

  @TempDir Path top;

  @Test
  void everyCallThatFails_losesNothing() throws IOException {
    int calls = run(Integer.MAX_VALUE, 0);
    assertThat(calls).isGreaterThan(30);
    for (int failing = 0; failing < calls; failing++) {
      run(failing, 1 + failing % 3);
    }
  }

  /** Writes with a disk that fails, and looks at what came of it; returns the calls it took. */
  private int run(int failing, int count) throws IOException {
    Path folder = top.resolve("journal-" + failing);
    Path keysFolder = top.resolve("keys-" + failing);
    Verdict verdict = TestLaw.engine().check(TestLaw.call(1));
    FaultyDisk disk = new FaultyDisk(failing, count);
    List<String> acknowledged = new ArrayList<>();
    try (JournalKeys keys = JournalKeys.open(keysFolder, disk);
        Journal journal =
            Journal.open(
                folder,
                keys,
                JournalOptions.defaults().withDurability(Durability.ACKNOWLEDGED),
                disk)) {
      for (int i = 0; i < CALLS; i++) {
        Contact call = TestLaw.call(i);
        journal.record(call, verdict);
        acknowledged.add("call-" + i);
        if (i == 4) {
          journal.publish();
        }
        if (i == 5) {
          assertThat(journal.forget(TestLaw.number(2))).isTrue();
          acknowledged.remove("call-2");
        }
      }
    } catch (IOException notEvenOpened) {
      assertThat(acknowledged).isEmpty();
    }
    try (JournalKeys keys = JournalKeys.open(keysFolder)) {
      if (acknowledged.isEmpty()) {
        try (Journal again = Journal.open(folder, keys, JournalOptions.defaults())) {
          assertThat(again.entries()).isPositive();
        }
      }
      List<String> there = new ArrayList<>();
      JournalReader reader = JournalReader.open(folder, null, keys);
      reader.forEach(
          entry -> {
            entry.activity().ifPresent(each -> there.add(each.id().orElseThrow()));
            return true;
          });
      assertThat(there).as("with call %d failing", failing).isEqualTo(acknowledged);
      assertThat(reader.verify().problems()).as("with call %d failing", failing).isEmpty();
      assertThat(reader.know(TestLaw.number(2))).isEmpty();
    }
    return disk.calls();
  }

  /** A file of which the name is gone can be written still, and would hold nothing. */
  @Test
  void lostFolder_acknowledgesNothing_andGoesOnWhenItIsBack() throws IOException {
    Path folder = top.resolve("lost");
    Path elsewhere = top.resolve("elsewhere");
    Verdict verdict = TestLaw.engine().check(TestLaw.call(1));
    try (JournalKeys keys = JournalKeys.open(top.resolve("lost.keys"));
        Journal journal = Journal.open(folder, keys, IMPATIENT)) {
      journal.record(TestLaw.call(1), verdict);
      Files.move(folder, elsewhere);
      assertThatThrownBy(() -> journal.record(TestLaw.call(2), verdict))
          .isInstanceOf(JournalException.class)
          .hasMessageContaining("gone");
      assertThat(folder).as("nothing is begun anew").doesNotExist();
      assertThat(journal.failure()).isPresent();
      Files.move(elsewhere, folder);
      await(journal);
      journal.record(TestLaw.call(3), verdict);
      assertThat(journal.failure()).isEmpty();
    }
    assertThat(ids(folder, top.resolve("lost.keys"))).containsExactly("call-1", "call-2", "call-3");
  }

  /** What is sealed under a key that is on no disk can never be read. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void lostKeys_acknowledgeNothing_andItGoesOnWhenTheyAreBack(boolean isKnown) throws Exception {
    Path folder = top.resolve("lost");
    Path keysFolder = top.resolve("lost.keys");
    Path elsewhere = top.resolve("elsewhere.keys");
    Verdict verdict = TestLaw.engine().check(TestLaw.call(1));
    try (JournalKeys keys = JournalKeys.open(keysFolder);
        Journal journal = Journal.open(folder, keys, IMPATIENT)) {
      journal.record(TestLaw.call(1), verdict);
      Files.move(keysFolder, elsewhere);
      Contact next = TestLaw.call(isKnown ? 1 : 2);
      assertThatThrownBy(() -> journal.record(next, verdict))
          .isInstanceOf(JournalException.class)
          .hasMessageContaining("keys of the journal are gone");
      assertThatThrownBy(() -> journal.forget(TestLaw.number(1)))
          .isInstanceOf(JournalException.class);
      assertThat(keysFolder).as("nothing is begun anew").doesNotExist();

      Files.move(elsewhere, keysFolder);
      await(journal);
      journal.record(TestLaw.call(3), verdict);
      assertThat(journal.failure()).isEmpty();
    }
    assertThat(ids(folder, keysFolder))
        .as("the one who was to be forgotten is, once the keys are back")
        .containsExactlyElementsOf(isKnown ? List.of("call-3") : List.of("call-2", "call-3"));
  }

  /** The file that is written has no name any more; the one of its name lacks what is new. */
  @Test
  void keysThatAreReplacedByABackup_acknowledgeNothing_untilTheJournalIsOpenedAnew()
      throws Exception {
    Path folder = top.resolve("replaced");
    Path keysFolder = top.resolve("replaced.keys");
    Path persons = keysFolder.resolve("persons");
    Verdict verdict = TestLaw.engine().check(TestLaw.call(1));
    try (JournalKeys keys = JournalKeys.open(keysFolder)) {
      Journal journal = Journal.open(folder, keys, IMPATIENT);
      journal.record(TestLaw.call(1), verdict);
      Path backup = Files.copy(persons, top.resolve("backup"));
      Files.move(backup, persons, StandardCopyOption.REPLACE_EXISTING);
      assertThatThrownBy(() -> journal.record(TestLaw.call(2), verdict))
          .isInstanceOf(JournalException.class)
          .hasMessageContaining("replaced");
      assertThatThrownBy(journal::close).hasMessageContaining("could not write 1 decisions");
    }
    try (JournalKeys keys = JournalKeys.open(keysFolder);
        Journal journal = Journal.open(folder, keys, IMPATIENT)) {
      journal.record(TestLaw.call(3), verdict);
    }
    assertThat(ids(folder, keysFolder)).containsExactly("call-1", "call-3");
  }

  /** Nobody calls: it is told nevertheless, and nothing that was acknowledged is in doubt. */
  @Test
  void lostKeys_areTold_beforeACallNeedsThem() throws Exception {
    Path keysFolder = top.resolve("idle.keys");
    Verdict verdict = TestLaw.engine().check(TestLaw.call(1));
    try (JournalKeys keys = JournalKeys.open(keysFolder);
        Journal journal = Journal.open(top.resolve("idle"), keys, IMPATIENT)) {
      journal.record(TestLaw.call(1), verdict);
      Files.move(keysFolder, top.resolve("elsewhere.keys"));
      for (int tries = 0; journal.failure().isEmpty(); tries++) {
        assertThat(tries).isLessThan(1_000);
        Thread.sleep(20);
      }
    }
    assertThat(JournalReader.open(top.resolve("idle")).verify().isVerified()).isTrue();
  }

  private static void await(Journal journal) {
    for (int tries = 0; ; tries++) {
      try {
        journal.sync();
        return;
      } catch (JournalException notYet) {
        assertThat(tries).isLessThan(100);
      }
    }
  }

  private static List<String> ids(Path folder, Path keysFolder) throws IOException {
    List<String> there = new ArrayList<>();
    try (JournalKeys keys = JournalKeys.open(keysFolder)) {
      JournalReader reader = JournalReader.open(folder, null, keys);
      assertThat(reader.verify().isVerified()).isTrue();
      reader.forEach(
          entry -> {
            entry.activity().ifPresent(each -> there.add(each.id().orElseThrow()));
            return true;
          });
    }
    return there;
  }

  /** What stops between the two entries about it is carried out when the journal is opened. */
  @Test
  void forgetting_thatWasBegun_isCarriedOut() throws IOException {
    Path folder = top.resolve("begun");
    Path keysFolder = top.resolve("begun.keys");
    Verdict verdict = TestLaw.engine().check(TestLaw.call(1));
    String tag;
    try (JournalKeys keys = JournalKeys.open(keysFolder)) {
      try (Journal journal = Journal.open(folder, keys, JournalOptions.defaults())) {
        journal.record(TestLaw.call(1), verdict);
        journal.record(TestLaw.call(2), verdict);
      }
      tag = JournalReader.open(folder, null, keys).know(TestLaw.number(1)).orElseThrow();
      try (Store store = Store.open(folder, keys, Disk.SYSTEM)) {
        store.intend(tag); // and no further
      }
    }
    try (JournalKeys keys = JournalKeys.open(keysFolder)) {
      Journal.open(folder, keys, JournalOptions.defaults()).close();
    }
    assertThat(ids(folder, keysFolder)).containsExactly("call-2");
    List<String> kinds = new ArrayList<>();
    JournalReader.open(folder).forEach(entry -> kinds.add(entry.kind() + entry.persons()));
    assertThat(kinds).contains("forgetting[" + tag + "]", "forgotten[" + tag + "]");
    assertThat(folder.resolve(Store.FORGETTING)).doesNotExist();
  }

  @Test
  void refusal_isCounted_andWrittenDown() throws IOException {
    FaultyDisk disk = new FaultyDisk(Integer.MAX_VALUE, 0);
    Path folder = top.resolve("full");
    Verdict verdict = TestLaw.engine().check(TestLaw.call(1));
    int taken = 0;
    long refused;
    try (JournalKeys keys = JournalKeys.open(top.resolve("keys"))) {
      try (Journal journal =
          Journal.open(
              folder,
              keys,
              JournalOptions.defaults().withWhenFull(WhenFull.REFUSE).withCapacity(8),
              disk)) {
        disk.failFrom(0, 10);
        for (int i = 0; i < 3_000; i++) {
          taken += journal.record(TestLaw.call(i), verdict) ? 1 : 0;
        }
        refused = journal.refused();
        disk.failFrom(Integer.MAX_VALUE, 0);
        journal.sync();
        journal.record(TestLaw.call(1), verdict);
        journal.sync();
      }
      assertThat(taken + refused).isEqualTo(3_000);
      assertThat(refused).isPositive();
      long[] counted = new long[2];
      JournalReader.open(folder, null, keys)
          .forEach(
              entry -> {
                counted[0] += entry.decision().isPresent() ? 1 : 0;
                if (entry.kind().equals("refused")) {
                  counted[1] += (Long) CanonicalJson.read(entry.toString()).get("count");
                }
                return true;
              });
      assertThat(counted[0]).isEqualTo(taken + 1);
      assertThat(counted[1]).isEqualTo(refused);
    }
  }

  /** What an observer returns while the disk is full is in memory only, and is shown to be. */
  @Test
  void decisionsInMemory_areShown_whileTheDiskIsFull() throws IOException {
    FaultyDisk disk = new FaultyDisk(Integer.MAX_VALUE, 0);
    try (JournalKeys keys = JournalKeys.open(top.resolve("keys"));
        Journal journal =
            Journal.open(top.resolve("full"), keys, JournalOptions.defaults(), disk)) {
      Compliance observed =
          Compliance.builder().module(new TestLaw("21:00")).observer(journal).build();
      observed.check(TestLaw.call(0));
      journal.sync();
      assertThat(journal.waiting()).isZero();
      disk.failFrom(0, 1_000_000);
      for (int i = 1; i <= 20; i++) {
        observed.check(TestLaw.call(i));
      }
      for (int i = 0; i < 500 && (journal.waiting() != 20 || journal.failure().isEmpty()); i++) {
        pause();
      }
      assertThat(journal.waiting()).isEqualTo(20);
      assertThat(journal.failure()).isPresent();
      assertThat(journal.refused()).as("with WAIT none is refused").isZero();
      disk.failFrom(Integer.MAX_VALUE, 0);
      journal.sync();
      assertThat(journal.waiting()).isZero();
    }
  }

  /** An observer delays a dial and cannot prevent it; only a check of the journal does. */
  @Test
  void dialWithoutARecord_isPreventedByACheckOfTheJournal_andNotByAnObserver() throws IOException {
    FaultyDisk disk = new FaultyDisk(Integer.MAX_VALUE, 0);
    JournalOptions impatient = IMPATIENT.withPatience(Duration.ofMillis(50));
    try (JournalKeys keys = JournalKeys.open(top.resolve("keys"));
        Journal journal = Journal.open(top.resolve("full"), keys, impatient, disk)) {
      Compliance law = TestLaw.engine();
      Compliance observed =
          Compliance.builder().module(new TestLaw("21:00")).observer(journal).build();
      disk.failFrom(0, 1_000_000);
      assertThat(observed.check(TestLaw.call(1))).isEqualTo(law.check(TestLaw.call(1)));
      assertThatThrownBy(() -> journal.check(law, TestLaw.call(2)))
          .isInstanceOf(JournalException.class);
      assertThat(journal.waiting()).isEqualTo(2);
      disk.failFrom(Integer.MAX_VALUE, 0);
      for (int i = 0; i < 500 && journal.waiting() > 0; i++) {
        pause();
      }
    }
    assertThat(ids(top.resolve("full"), top.resolve("keys")))
        .as("both are written when the disk has room, also that of the call that was not made")
        .containsExactly("call-1", "call-2");
  }

  private static void pause() {
    try {
      Thread.sleep(10);
    } catch (InterruptedException unexpected) {
      throw new IllegalStateException(unexpected);
    }
  }
}
