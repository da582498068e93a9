package io.lexicall.lists;

import static io.lexicall.lists.Editions.number;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lexicall.facts.Contact;
import io.lexicall.facts.ListEntry;
import io.lexicall.facts.ListKind;
import io.lexicall.facts.Moment;
import io.lexicall.lists.internal.Disk;
import io.lexicall.number.PhoneNumber;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("try") // closing is what is tested
class CompanyListTest {
  private static final PhoneNumber ASKED = number(12125550142L);
  private static final PhoneNumber NEVER_ASKED = number(12125550143L);
  private static final Instant NOON = Instant.parse("2026-11-10T12:00:00Z");
  private static final Instant LATER = NOON.plusSeconds(1);

  @TempDir Path parent;
  private Path folder;

  @BeforeEach
  void setUp() throws IOException {
    folder = parent.resolve("own");
    CompanyList.create(folder, Editions.own("acme"));
  }

  @Test
  void add_listsFromThenOn_andAfterOpeningAnew() throws IOException {
    try (CompanyList list = CompanyList.open(folder)) {
      assertThat(list.contains(ASKED)).isFalse();
      list.add(ASKED, NOON.plusMillis(999));
      assertListed(list);
    }
    try (CompanyList list = CompanyList.open(folder)) {
      assertListed(list);
      list.compact();
      assertListed(list);
    }
    try (CompanyList list = CompanyList.openReadOnly(folder)) {
      assertListed(list);
    }
  }

  private static void assertListed(CompanyList list) {
    assertThat(list.contains(ASKED)).isTrue();
    assertThat(list.contains(NEVER_ASKED)).isFalse();
    assertThat(list.since(ASKED)).contains(Moment.of(NOON));
    assertThat(list.since(NEVER_ASKED)).isEmpty();
    assertThat(list.size()).isEqualTo(1);
    assertThat(list.check(ASKED))
        .contains(
            ListEntry.builder()
                .list(ListKind.INTERNAL_DNC)
                .seller("acme")
                .listed(true)
                .since(Moment.of(NOON))
                .build());
    Optional<ListEntry> free = list.check(NEVER_ASKED);
    assertThat(free.orElseThrow().get(ListEntry.LISTED)).contains(false);
    assertThat(free.orElseThrow().get(ListEntry.AS_OF)).isEmpty();
    assertThat(list.check(NEVER_ASKED)).isSameAs(free);
  }

  /** Told in any order, before or after a compaction, the latest by its time counts. */
  @Test
  void latest_byItsTime_counts() throws IOException {
    for (boolean compacting : new boolean[] {false, true}) {
      for (boolean reversed : new boolean[] {false, true}) {
        Path each = parent.resolve(compacting + "-" + reversed);
        CompanyList.create(each, Editions.own("acme"));
        try (CompanyList list = CompanyList.open(each)) {
          if (reversed) {
            list.remove(ASKED, LATER);
          } else {
            list.add(ASKED, NOON);
          }
          if (compacting && !reversed) {
            list.compact();
          }
          if (compacting && reversed) {
            list.compact();
          }
          if (reversed) {
            assertThatExceptionOfType(SupersededRequestException.class)
                .isThrownBy(() -> list.add(ASKED, NOON))
                .withMessageContaining("removed at 2026-11-10T12:00:01Z")
                .withMessageNotContaining("555");
          } else {
            list.remove(ASKED, LATER);
          }
          assertThat(list.contains(ASKED)).isFalse();
          list.add(ASKED, LATER); // of two at the same second the request
          assertThat(list.contains(ASKED)).isTrue();
          list.remove(ASKED, LATER);
          assertThat(list.contains(ASKED)).isTrue();
          list.add(ASKED, NOON);
          assertThat(list.since(ASKED)).contains(Moment.of(LATER));
        }
        try (CompanyList list = CompanyList.open(each)) {
          assertThat(list.since(ASKED)).contains(Moment.of(LATER));
        }
      }
    }
  }

  @Test
  void create_withNumbers_listsThem() throws IOException {
    Path file = Files.writeString(parent.resolve("numbers"), "2125550142\nx\n");
    Path seeded = parent.resolve("seeded");
    ImportReport report =
        CompanyList.create(
            seeded,
            EditionBuilder.of(Editions.own("acme"))
                .refuseAbove(RefusalLimit.ofLines(1))
                .add(NumberFile.registry(file)));
    assertThat(report.refused()).isEqualTo(1);
    try (CompanyList list = CompanyList.open(seeded)) {
      assertThat(list.contains(ASKED)).isTrue();
      assertThat(list.since(ASKED)).isEmpty();
      list.add(ASKED, NOON);
      list.remove(ASKED, LATER);
      list.compact();
      assertThat(list.contains(ASKED)).isFalse();
      assertThat(list.size()).isZero();
    }
  }

  @Test
  void create_whereAListLies_orOfAnotherKind_isRefused() {
    assertThatThrownBy(() -> CompanyList.create(folder, Editions.own("acme")))
        .hasMessageContaining("already");
    assertThatThrownBy(() -> CompanyList.create(parent.resolve("x"), Editions.US))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> CompanyList.open(parent)).isInstanceOf(NoSuchFileException.class);
  }

  @Test
  void open_twice_isRefused_butReadersMay() throws IOException {
    try (CompanyList list = CompanyList.open(folder)) {
      assertThatThrownBy(() -> CompanyList.open(folder))
          .hasMessageContaining("is open for writing already");
      list.add(ASKED, NOON);
      try (CompanyList reader = CompanyList.openReadOnly(folder)) {
        assertListed(reader);
        assertThatThrownBy(() -> reader.add(ASKED, NOON)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(reader::compact).isInstanceOf(IllegalStateException.class);
      }
    }
    CompanyList.open(folder).close();
  }

  @Test
  void closed_answersNothing() throws IOException {
    CompanyList list = CompanyList.open(folder);
    list.close();
    list.close();
    assertThatThrownBy(() -> list.add(ASKED, NOON)).isInstanceOf(IllegalStateException.class);
  }

  /** The next owner of the list may be told of a request of which this one would know nothing. */
  @Test
  void closed_isUnknown_whateverItWasTold() throws IOException {
    CompanyList list = CompanyList.open(folder);
    PhoneNumber inEdition = number(12125550144L);
    PhoneNumber removed = number(12125550145L);
    list.add(inEdition, NOON);
    list.add(removed, NOON);
    list.compact();
    list.add(ASKED, NOON);
    list.remove(removed, LATER);
    DoNotCallLists source = DoNotCallLists.of(list);
    assertThat(source.find(callTo(NEVER_ASKED)).orElseThrow()).hasSize(1);
    list.close();
    for (PhoneNumber each : List.of(inEdition, removed, ASKED, NEVER_ASKED)) {
      assertThatThrownBy(() -> list.contains(each)).isInstanceOf(IllegalStateException.class);
      assertThatThrownBy(() -> list.check(each)).isInstanceOf(IllegalStateException.class);
      assertThatThrownBy(() -> list.since(each)).isInstanceOf(IllegalStateException.class);
      assertThatThrownBy(() -> list.tellsOf(each, LATER, true))
          .isInstanceOf(IllegalStateException.class);
      assertThat(source.find(callTo(each)).orElseThrow())
          .singleElement()
          .satisfies(entry -> assertThat(entry.get(ListEntry.LISTED)).isEmpty());
    }
    assertThatThrownBy(list::size).isInstanceOf(IllegalStateException.class);
    assertThat(list.info().sellerOrNull()).isEqualTo("acme");
  }

  private static Contact callTo(PhoneNumber number) {
    return Contact.callTo(number).at(LATER).build();
  }

  @Test
  void closed_duringLookUps_noneIsWrong() throws Exception {
    try (CompanyList list = CompanyList.open(folder)) {
      list.add(number(12125550144L), NOON);
      list.compact();
      list.add(ASKED, NOON);
    }
    for (int round = 0; round < 50; round++) {
      CompanyList list = CompanyList.openReadOnly(folder);
      CountDownLatch asking = new CountDownLatch(1);
      ExecutorService asker = Executors.newSingleThreadExecutor();
      Future<?> asked =
          asker.submit(
              () -> {
                try {
                  while (true) {
                    assertThat(list.contains(ASKED)).isTrue();
                    assertThat(list.contains(number(12125550144L))).isTrue();
                    asking.countDown();
                  }
                } catch (IllegalStateException closed) {
                  return null;
                }
              });
      await(asking);
      list.close();
      asked.get(10, TimeUnit.SECONDS);
      asker.shutdown();
    }
  }

  // ---- an edition that is missing

  @Test
  void edition_thatIsMissing_isDamage_andNothingIsOverwritten() throws IOException {
    Path edition = folder.resolve("edition.lexi");
    byte[] backup = Files.readAllBytes(edition);
    try (CompanyList list = CompanyList.open(folder)) {
      list.add(ASKED, NOON);
    }
    Files.delete(edition);
    assertDamaged();
    Files.write(edition, backup);
    assertThat(CompanyList.recover(folder))
        .isEqualTo(new CompanyList.Recovery(1, 0, true, List.of()));
    try (CompanyList list = CompanyList.open(folder)) {
      assertListed(list);
    }
  }

  private void assertDamaged() throws IOException {
    byte[] journal = Files.readAllBytes(folder.resolve("journal-00000001"));
    assertThat(CompanyList.isList(folder)).isTrue();
    assertThatThrownBy(() -> CompanyList.create(folder, Editions.own("acme")))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("already, though its edition is missing");
    for (ThrowingCallable each :
        List.<ThrowingCallable>of(
            () -> CompanyList.open(folder),
            () -> CompanyList.openReadOnly(folder),
            () -> CompanyList.recover(folder))) {
      assertThatExceptionOfType(DamagedListException.class)
          .isThrownBy(each)
          .withMessageContaining("its edition, the file edition.lexi, is missing");
    }
    assertThat(folder.resolve("journal-00000001")).hasBinaryContent(journal);
  }

  /** What the list began with is in the edition alone, and may be all that it acknowledged. */
  @Test
  void edition_thatIsMissing_isDamage_thoughNothingWasAdded() throws IOException {
    Files.delete(folder.resolve("edition.lexi"));
    assertDamaged();
    Files.delete(folder.resolve("journal-00000001"));
    assertThat(CompanyList.isList(folder)).as("by its mark").isTrue();
  }

  /** By its journals, whatever became of the mark. */
  @Test
  void edition_thatIsMissing_isDamage_alsoWithoutAMark() throws IOException {
    try (CompanyList list = CompanyList.open(folder)) {
      list.add(ASKED, NOON);
    }
    Files.delete(folder.resolve("edition.lexi"));
    Files.delete(folder.resolve("acknowledged"));
    assertDamaged();
  }

  @Test
  void edition_thatIsMissing_isDamage_afterACompaction() throws IOException {
    try (CompanyList list = CompanyList.open(folder)) {
      list.add(ASKED, NOON);
      list.compact();
    }
    Files.delete(folder.resolve("edition.lexi"));
    Files.delete(folder.resolve("acknowledged"));
    assertThat(CompanyList.isList(folder)).isTrue();
    assertThatThrownBy(() -> CompanyList.create(folder, Editions.own("acme")))
        .isInstanceOf(IOException.class);
  }

  /** What the lost edition took over from its journals is lost, and the recovery says so. */
  @Test
  void edition_thatIsMissing_isReplacedByAnOlderBackup_andTheLossIsTold() throws IOException {
    Path edition = folder.resolve("edition.lexi");
    byte[] backup = Files.readAllBytes(edition);
    try (CompanyList list = CompanyList.open(folder)) {
      list.add(ASKED, NOON);
      list.add(number(12125550150L), NOON);
      list.compact();
      list.add(NEVER_ASKED, LATER);
    }
    Files.write(edition, backup);
    assertThatExceptionOfType(DamagedListException.class)
        .isThrownBy(() -> CompanyList.open(folder))
        .withMessageContaining("the journal 1 is missing");

    CompanyList.Recovery recovery = CompanyList.recover(folder);

    assertThat(recovery.found()).isEqualTo(1);
    assertThat(recovery.missing()).isEqualTo(2);
    try (CompanyList list = CompanyList.open(folder)) {
      assertThat(list.contains(NEVER_ASKED)).isTrue();
      assertThat(list.contains(ASKED)).isFalse();
      list.add(ASKED, NOON);
    }
    try (CompanyList list = CompanyList.openReadOnly(folder)) {
      assertThat(list.size()).isEqualTo(2);
    }
  }

  /** Without any backup: a new edition of what is known elsewhere, and the journals after it. */
  @Test
  void edition_thatIsMissing_isBuiltAnew_andTheJournalsAreKept() throws IOException {
    Path edition = folder.resolve("edition.lexi");
    for (boolean compacted : new boolean[] {false, true}) {
      try (CompanyList list = CompanyList.open(folder)) {
        list.add(ASKED, NOON);
        if (compacted) {
          list.compact();
        }
        list.add(number(12125550151L), NOON);
        list.remove(number(12125550152L), LATER);
      }
      Files.delete(edition);
      Editions.write(edition, Editions.own("acme"), List.of(NEVER_ASKED.digits(), 12125550152L));

      CompanyList.Recovery recovery = CompanyList.recover(folder);

      assertThat(recovery.missing() > 0).isEqualTo(compacted);
      try (CompanyList list = CompanyList.open(folder)) {
        assertThat(list.contains(NEVER_ASKED)).isTrue();
        assertThat(list.contains(number(12125550151L))).isTrue();
        assertThat(list.contains(number(12125550152L))).as("removed later").isFalse();
        assertThat(list.contains(ASKED)).isEqualTo(!compacted);
      }
    }
  }

  @Test
  void edition_ofAnotherKindOfList_isRefused() throws IOException {
    Path edition = folder.resolve("edition.lexi");
    Files.delete(edition);
    Editions.write(edition, Editions.US, List.of(NEVER_ASKED.digits()));

    for (ThrowingCallable each :
        List.<ThrowingCallable>of(
            () -> CompanyList.open(folder),
            () -> CompanyList.openReadOnly(folder),
            () -> CompanyList.recover(folder))) {
      assertThatExceptionOfType(DamagedListException.class)
          .isThrownBy(each)
          .withMessageContaining("is an edition of us-national-dnc, not of a company's own list");
    }
  }

  /** As a kill leaves it: nothing was acknowledged. */
  @Test
  void creation_thatWasStopped_canBeDoneAgain() throws IOException {
    Path begun = parent.resolve("begun");
    Files.createDirectories(begun);
    Files.createFile(begun.resolve("lock"));
    Files.write(
        begun.resolve("journal-00000001"),
        Arrays.copyOf(Files.readAllBytes(folder.resolve("journal-00000001")), 48));
    Files.write(
        begun.resolve("acknowledged"),
        Arrays.copyOf(Files.readAllBytes(folder.resolve("acknowledged")), 48));
    assertThat(CompanyList.isList(begun)).isFalse();
    assertThatThrownBy(() -> CompanyList.open(begun)).isInstanceOf(NoSuchFileException.class);
    CompanyList.create(begun, Editions.own("acme"));
    CompanyList.open(begun).close();
  }

  // ---- times and interrupts

  @Test
  void add_atAnImpossibleTime_saysWhichArePossible() throws IOException {
    try (CompanyList list = CompanyList.open(folder)) {
      assertThatThrownBy(() -> list.add(ASKED, Instant.EPOCH))
          .hasMessage(
              "The time must be after 1970-01-13T03:16:15Z and before 2106-02-07T06:28:16Z, but is"
                  + " 1970-01-01T00:00:00Z");
      list.add(ASKED, Instant.parse("1970-01-13T03:16:16Z"));
      list.add(ASKED, Instant.parse("2106-02-07T06:28:15Z"));
      assertThatThrownBy(() -> list.add(ASKED, Instant.parse("1970-01-13T03:16:15Z")))
          .isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> list.add(ASKED, Instant.parse("2106-02-07T06:28:16Z")))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  private CompanyList openAt(Instant now) throws IOException {
    return CompanyList.open(Disk.system(), InstantSource.fixed(now), folder, 1_000);
  }

  /** A clock that is ahead, or a mistyped year, must not free a person who asked. */
  @Test
  void add_ofATimeToCome_countsFromNow() throws IOException {
    Instant nextYear = LATER.plus(Duration.ofDays(365));
    try (CompanyList list = openAt(LATER)) {
      list.add(ASKED, NOON);
      list.add(ASKED, nextYear);

      assertThat(list.since(ASKED)).contains(Moment.of(LATER));
    }
    try (CompanyList list = openAt(LATER.plusSeconds(60))) {
      list.add(ASKED, LATER.plusSeconds(60));

      assertThat(list.since(ASKED)).contains(Moment.of(LATER.plusSeconds(60)));
    }
  }

  @Test
  void remove_ofATimeToCome_isRefused() throws IOException {
    try (CompanyList list = openAt(LATER)) {
      list.add(ASKED, NOON);

      assertThatThrownBy(() -> list.remove(ASKED, LATER.plusSeconds(11)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("still to come");
      assertThat(list.contains(ASKED)).isTrue();
      list.add(ASKED, LATER); // is not superseded
      list.remove(ASKED, LATER.plusSeconds(10)); // a clock that is a little ahead
      assertThat(list.contains(ASKED)).isFalse();
    }
  }

  /** A scheduler that ends its threads once ended the list, for all threads. */
  @Test
  void compact_open_andCreate_onAnInterruptedThread_doTheirWork() throws IOException {
    try {
      Thread.currentThread().interrupt();
      CompanyList.create(parent.resolve("other"), Editions.own("acme"));
      try (CompanyList list = CompanyList.open(folder)) {
        list.add(ASKED, NOON);
        list.compact();
        list.add(NEVER_ASKED, NOON);
        list.compact();
        assertThat(list.size()).isEqualTo(2);
      }
      try (CompanyList list = CompanyList.openReadOnly(folder)) {
        assertThat(list.size()).isEqualTo(2);
      }
      assertThat(CompanyList.recover(folder).missing()).isZero();
      assertThat(Thread.currentThread().isInterrupted()).isTrue();
    } finally {
      Thread.interrupted();
    }
  }

  @Test
  void compact_interruptedAtAnyMoment_doesItsWork() throws Exception {
    try (CompanyList list = CompanyList.open(folder)) {
      ExecutorService scheduler = Executors.newSingleThreadExecutor();
      for (int round = 0; round < 40; round++) {
        list.add(number(12125550000L + round), NOON);
        Future<?> compacting =
            scheduler.submit(
                () -> {
                  list.compact();
                  return null;
                });
        Thread.sleep(0, round * 100_000 % 999_999);
        compacting.cancel(true); // it goes on, as nobody waits for it
        scheduler.submit(Thread::interrupted).get(20, TimeUnit.SECONDS);
        list.add(number(12125551000L + round), NOON);
        assertThat(list.size()).isEqualTo(2L * round + 2);
      }
      scheduler.shutdown();
    }
  }

  @Test
  void add_atAnImpossibleTime_isRefused() throws IOException {
    try (CompanyList list = CompanyList.open(folder)) {
      for (Instant at : List.of(Instant.EPOCH, Instant.MAX, Instant.MIN)) {
        assertThatThrownBy(() -> list.add(ASKED, at)).isInstanceOf(IllegalArgumentException.class);
      }
      assertThat(list.contains(ASKED)).isFalse();
    }
  }

  /** A host that stops its threads does not stop the list. */
  @Test
  void add_onAnInterruptedThread_isKept() throws IOException {
    try (CompanyList list = CompanyList.open(folder)) {
      Thread.currentThread().interrupt();
      list.add(ASKED, NOON);
      assertThat(Thread.interrupted()).isTrue();
      list.add(NEVER_ASKED, NOON);
      assertThat(list.size()).isEqualTo(2);
    }
  }

  // ---- what a crash leaves

  @Test
  void tornEnd_thatNobodyWasPromised_isCutOff_andAllBeforeIsKept() throws IOException {
    Path journal = folder.resolve("journal-00000001");
    Path mark = folder.resolve("acknowledged");
    byte[] sound;
    try (CompanyList list = CompanyList.open(folder)) {
      list.add(ASKED, NOON);
      sound = Files.readAllBytes(journal);
      byte[] acknowledged = Files.readAllBytes(mark);
      list.add(NEVER_ASKED, NOON);
      byte[] more = Files.readAllBytes(journal);
      list.close();
      Files.write(mark, acknowledged);
      for (int length = sound.length; length < more.length; length++) {
        for (boolean zeroed : new boolean[] {false, true}) {
          byte[] torn = Arrays.copyOf(more, zeroed ? more.length : length);
          Arrays.fill(torn, length, torn.length, (byte) 0);
          if (Arrays.equals(torn, more)) {
            continue; // only zeros were lost
          }
          Files.write(journal, torn);
          try (CompanyList reader = CompanyList.openReadOnly(folder)) {
            assertThat(reader.contains(ASKED)).isTrue();
            assertThat(reader.contains(NEVER_ASKED)).isFalse();
          }
          assertThat(journal).hasBinaryContent(torn);
        }
      }
    }
    try (CompanyList list = CompanyList.open(folder)) {
      assertThat(journal).hasBinaryContent(sound);
      assertThat(list.size()).isEqualTo(1);
      list.add(NEVER_ASKED, LATER);
    }
    try (CompanyList list = CompanyList.open(folder)) {
      assertThat(list.size()).isEqualTo(2);
    }
  }

  /** The very same ends, once they were acknowledged. */
  @Test
  void end_thatIsMissing_thoughItWasAcknowledged_isRefused_andRecoveredByName() throws IOException {
    Path journal = folder.resolve("journal-00000001");
    byte[] before;
    try (CompanyList list = CompanyList.open(folder)) {
      list.add(ASKED, NOON);
      before = Files.readAllBytes(journal);
      list.add(NEVER_ASKED, NOON);
    }
    byte[] whole = Files.readAllBytes(journal);
    for (int length = 0; length < whole.length; length++) {
      for (boolean zeroed : new boolean[] {false, true}) {
        byte[] torn = Arrays.copyOf(whole, zeroed ? whole.length : length);
        Arrays.fill(torn, length, torn.length, (byte) 0);
        if (!Arrays.equals(torn, whole)) {
          Files.write(journal, torn);
          assertThatExceptionOfType(DamagedListException.class)
              .as("%d bytes, zeroed: %s", length, zeroed)
              .isThrownBy(() -> CompanyList.open(folder));
          assertThatExceptionOfType(DamagedListException.class)
              .isThrownBy(() -> CompanyList.openReadOnly(folder));
        }
      }
    }
    Files.write(journal, before);
    assertThatExceptionOfType(DamagedListException.class)
        .isThrownBy(() -> CompanyList.open(folder))
        .withMessageContaining("ends after 1 requests and removals, and 2 were acknowledged");
    CompanyList.Recovery recovery = CompanyList.recover(folder);
    assertThat(recovery.found()).isEqualTo(1);
    assertThat(recovery.missing()).isEqualTo(1);
    assertThat(recovery.isMissingKnown()).isTrue();
    assertThat(recovery.aside().get(0)).hasBinaryContent(before);
    try (CompanyList list = CompanyList.open(folder)) {
      assertListed(list);
      list.add(NEVER_ASKED, LATER);
    }
    assertThat(CompanyList.recover(folder))
        .isEqualTo(new CompanyList.Recovery(1, 0, true, List.of()));
    try (CompanyList list = CompanyList.open(folder)) {
      assertThat(list.size()).isEqualTo(2);
    }
  }

  /** What stands behind a part that cannot be read is kept by a recovery, and so are removals. */
  @Test
  void recover_keepsWhateverCanBeRead() throws IOException {
    Path journal = folder.resolve("journal-00000001");
    try (CompanyList list = CompanyList.open(folder)) {
      list.add(ASKED, NOON);
      list.remove(NEVER_ASKED, LATER);
      list.add(number(12125550144L), NOON);
    }
    byte[] damaged = Files.readAllBytes(journal);
    damaged[60] ^= 1; // in the first frame
    Files.write(journal, damaged);
    Files.delete(folder.resolve("acknowledged"));
    assertThatExceptionOfType(DamagedListException.class)
        .isThrownBy(() -> CompanyList.open(folder))
        .withMessageContaining("acknowledged");
    CompanyList.Recovery recovery = CompanyList.recover(folder);
    assertThat(recovery.found()).isEqualTo(2);
    assertThat(recovery.isMissingKnown()).isFalse();
    try (CompanyList list = CompanyList.open(folder)) {
      assertThat(list.contains(ASKED)).isFalse();
      assertThat(list.contains(number(12125550144L))).isTrue();
      assertThatExceptionOfType(SupersededRequestException.class)
          .isThrownBy(() -> list.add(NEVER_ASKED, NOON));
    }
  }

  /** Every byte of the journal was promised: none may change. */
  @Test
  void damage_inAnyByte_isRefused() throws IOException {
    Path journal = folder.resolve("journal-00000001");
    try (CompanyList list = CompanyList.open(folder)) {
      for (int i = 0; i < 5; i++) {
        list.add(number(ASKED.digits() + i), NOON);
      }
    }
    byte[] whole = Files.readAllBytes(journal);
    for (int i = 0; i < whole.length; i++) {
      byte[] damaged = whole.clone();
      damaged[i] ^= 0x10;
      Files.write(journal, damaged);
      assertThatExceptionOfType(DamagedListException.class)
          .as("byte %d", i)
          .isThrownBy(() -> CompanyList.open(folder))
          .withMessageContaining("is damaged");
    }
    Files.write(journal, new byte[0]);
    assertThatExceptionOfType(DamagedListException.class)
        .isThrownBy(() -> CompanyList.open(folder));
    Files.delete(journal);
    assertThatExceptionOfType(DamagedListException.class)
        .isThrownBy(() -> CompanyList.open(folder))
        .withMessageContaining("journal");
    Files.write(journal, whole);
    CompanyList.open(folder).close();
  }

  @Test
  void missingJournal_isRefused() throws IOException {
    try (CompanyList list = CompanyList.open(folder)) {
      list.add(ASKED, NOON);
    }
    byte[] journal = Files.readAllBytes(folder.resolve("journal-00000001"));
    journal[16] = 3;
    Files.write(folder.resolve("journal-00000003"), journal);
    Files.write(folder.resolve("journal-00000004"), new byte[0]);
    assertThatExceptionOfType(DamagedListException.class)
        .isThrownBy(() -> CompanyList.open(folder))
        .withMessageContaining("the journal 2 is missing");
  }

  /** A crash between the new edition and the end of the old journals replays them: no change. */
  @Test
  void oldJournals_thatACrashLeft_areRemoved() throws IOException {
    Path first = folder.resolve("journal-00000001");
    try (CompanyList list = CompanyList.open(folder)) {
      list.add(ASKED, NOON);
      byte[] journal = Files.readAllBytes(first);
      list.compact();
      assertThat(first).doesNotExist();
      list.remove(ASKED, LATER);
      Files.write(first, journal);
    }
    try (CompanyList list = CompanyList.open(folder)) {
      assertThat(list.contains(ASKED)).isFalse();
      assertThat(first).doesNotExist();
    }
  }

  /** A kill between creating a journal and filling it leaves it empty, or its first bytes. */
  @Test
  void journal_thatWasNotBegun_isNone() throws IOException {
    try (CompanyList list = CompanyList.open(folder)) {
      list.add(ASKED, NOON);
    }
    Path second = folder.resolve("journal-00000002");
    for (int length = 0; length < 48; length += 16) {
      Files.write(second, Arrays.copyOf("LXCLJRNL".getBytes(StandardCharsets.US_ASCII), length));
      try (CompanyList list = CompanyList.openReadOnly(folder)) {
        assertListed(list);
      }
      assertThat(second).exists();
      try (CompanyList list = CompanyList.open(folder)) {
        assertListed(list);
        list.add(ASKED, NOON);
      }
      assertThat(second).doesNotExist();
    }
    Files.write(second, new byte[0]);
    try (CompanyList list = CompanyList.open(folder)) {
      list.compact();
      list.add(NEVER_ASKED, LATER);
    }
    Files.write(second, new byte[0]);
    assertThatExceptionOfType(DamagedListException.class)
        .as("of which more was acknowledged")
        .isThrownBy(() -> CompanyList.open(folder));
  }

  // ---- compactions

  /** Removed in May, then a request of April is told: the same answer before and after. */
  @Test
  void removal_isRememberedByACompaction() throws IOException {
    try (CompanyList list = CompanyList.open(folder)) {
      list.add(ASKED, NOON);
      list.remove(ASKED, LATER.plusSeconds(10));
      list.compact();
      list.compact();
    }
    try (CompanyList list = CompanyList.open(folder)) {
      assertThatExceptionOfType(SupersededRequestException.class)
          .isThrownBy(() -> list.add(ASKED, LATER));
      assertThat(list.contains(ASKED)).isFalse();
      assertThat(list.size()).isZero();
      list.add(ASKED, LATER.plusSeconds(10));
      assertThat(list.contains(ASKED)).isTrue();
    }
  }

  @Test
  @Timeout(60)
  void close_waitsForACompaction_whoeverDoesIt() throws Exception {
    FaultyDisk disk = new FaultyDisk(folder, 0, null, 0);
    CompanyList list = CompanyList.open(disk, folder, 1000);
    list.add(ASKED, NOON);
    CountDownLatch compacting = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    disk.hook(
        (call, file) -> {
          if (call.equals("replace")) {
            compacting.countDown();
            await(goOn);
          }
        });
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      Future<?> compaction =
          threads.submit(
              () -> {
                list.compact();
                return null;
              });
      await(compacting);
      Future<?> closing =
          threads.submit(
              () -> {
                list.close();
                return null;
              });
      Thread.sleep(100);
      assertThat(closing.isDone()).isFalse();
      assertThat(CompanyList.openReadOnly(folder).contains(ASKED)).isTrue();
      goOn.countDown();
      closing.get();
      byte[] edition = Files.readAllBytes(folder.resolve("edition.lexi"));
      compaction.get();
      assertThat(folder.resolve("edition.lexi")).hasBinaryContent(edition);
    } finally {
      threads.shutdown();
    }
    assertThatThrownBy(list::compact).isInstanceOf(IllegalStateException.class);
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** The edition of a compaction cannot be read back: what it was to hold goes into the next. */
  @Test
  void compaction_afterOneThatFailed_holdsWhatBothWereTold() throws IOException {
    FaultyDisk disk = new FaultyDisk(folder, 0, null, 0);
    try (CompanyList list = CompanyList.open(disk, folder, 1000)) {
      list.add(ASKED, NOON);
      list.remove(number(ASKED.digits() + 5), NOON);
      Path edition = folder.resolve("edition.lexi");
      AtomicBoolean isReplaced = new AtomicBoolean();
      disk.hook(
          (call, file) -> {
            if (call.equals("replace")) {
              isReplaced.set(true);
            } else if (isReplaced.get()) {
              disk.hook((again, other) -> {});
              byte[] bytes = Files.readAllBytes(edition);
              bytes[4100] ^= 1;
              Files.delete(edition);
              Files.write(edition, bytes);
            }
          });
      assertThatExceptionOfType(DamagedListException.class).isThrownBy(list::compact);
      list.add(NEVER_ASKED, LATER);
      assertThat(list.size()).isEqualTo(2);
      list.compact();
      assertThat(list.size()).isEqualTo(2);
      assertThat(list.contains(ASKED)).isTrue();
      assertThat(list.contains(NEVER_ASKED)).isTrue();
    }
    try (CompanyList list = CompanyList.open(folder)) {
      assertThat(list.since(ASKED)).contains(Moment.of(NOON));
      assertThat(list.since(NEVER_ASKED)).contains(Moment.of(LATER));
      assertThatExceptionOfType(SupersededRequestException.class)
          .isThrownBy(() -> list.add(number(ASKED.digits() + 5), NOON.minusSeconds(1)));
    }
  }

  // ---- many at once

  @Test
  @Timeout(value = 120, unit = TimeUnit.SECONDS)
  void manyThreads_whileItIsCompacted_loseNothing() throws Exception {
    int threads = 4;
    int each = 1500;
    ExecutorService writers = Executors.newFixedThreadPool(threads);
    try (CompanyList list = CompanyList.open(folder, 200)) {
      List<Future<?>> written = new ArrayList<>();
      for (int t = 0; t < threads; t++) {
        long first = 12125550000L + t * 10_000_000L;
        written.add(
            writers.submit(
                () -> {
                  for (int i = 0; i < each; i++) {
                    PhoneNumber number = number(first + i);
                    list.add(number, NOON.plusSeconds(i));
                    assertThat(list.contains(number)).isTrue();
                    assertThat(list.since(number)).contains(Moment.of(NOON.plusSeconds(i)));
                    PhoneNumber earlier = number(first + i / 2);
                    assertThat(list.contains(earlier)).isTrue();
                  }
                  return null;
                }));
      }
      for (Future<?> done : written) {
        done.get();
      }
      assertThat(list.size()).isEqualTo((long) threads * each);
    } finally {
      writers.shutdown();
    }
    try (CompanyList list = CompanyList.open(folder);
        ListEdition compacted = ListEdition.open(folder.resolve("edition.lexi"))) {
      assertThat(list.size()).isEqualTo((long) threads * each);
      assertThat(compacted.size()).isPositive();
      for (int t = 0; t < threads; t++) {
        for (int i = 0; i < each; i++) {
          PhoneNumber number = number(12125550000L + t * 10_000_000L + i);
          assertThat(list.since(number)).contains(Moment.of(NOON.plusSeconds(i)));
        }
      }
    }
  }

  @Test
  void removal_thatCannotBeWritten_leavesTheNumberListed() throws IOException {
    CompanyList.create(folder.resolve("own"), Editions.own("acme"));
    try (CompanyList list = CompanyList.open(folder.resolve("own"))) {
      list.add(ASKED, NOON);
      Files.delete(folder.resolve("own").resolve("lock"));

      assertThatThrownBy(() -> list.remove(ASKED, LATER)).isInstanceOf(IOException.class);
      assertThat(list.contains(ASKED)).isTrue();
      // A request is known even if it cannot be written.
      assertThatThrownBy(() -> list.add(NEVER_ASKED, LATER)).isInstanceOf(IOException.class);
      assertThat(list.contains(NEVER_ASKED)).isTrue();
    } catch (IOException closing) {
      // What could not be written is told again.
    }
  }

  /** The day, or that none is known, is that of the edition: some law counts from it. */
  @Test
  void removal_thatCannotBeWritten_leavesTheDateAsItWas() throws IOException {
    LocalDate day = LocalDate.parse("2026-05-01");
    Path own = folder.resolve("own");
    CompanyList.create(
        own, EditionBuilder.of(Editions.own("acme")).add(ASKED).add(NEVER_ASKED, Moment.of(day)));
    try (CompanyList list = CompanyList.open(own)) {
      PhoneNumber recent = number(12125550177L);
      list.add(recent, NOON);
      ListEntry before = list.check(ASKED).orElseThrow();
      Files.delete(own.resolve("lock"));
      for (PhoneNumber number : List.of(ASKED, NEVER_ASKED, recent)) {
        assertThatThrownBy(() -> list.remove(number, LATER)).isInstanceOf(IOException.class);
      }
      assertThat(list.check(ASKED)).contains(before);
      assertThat(list.since(ASKED)).isEmpty();
      assertThat(list.since(NEVER_ASKED)).contains(Moment.of(day));
      assertThat(list.since(recent)).contains(Moment.of(NOON));
      assertThat(list.size()).isEqualTo(3);
      assertThat(list.tellsOf(ASKED, LATER, true)).isTrue();
      assertThat(list.tellsOf(ASKED, LATER, false)).isFalse();
    } catch (IOException closing) {
      // What could not be written is told again.
    }
  }

  @Test
  void removals_atTheSameTime_thatCannotBeWritten_leaveTheNumberListed() throws Exception {
    ExecutorService removers = Executors.newFixedThreadPool(4);
    try {
      for (int round = 0; round < 100; round++) {
        Path own = folder.resolve("own" + round);
        CompanyList.create(own, Editions.own("acme"));
        try (CompanyList list = CompanyList.open(own)) {
          list.add(ASKED, NOON);
          Files.delete(own.resolve("lock"));
          CountDownLatch go = new CountDownLatch(1);
          List<Future<?>> all = new ArrayList<>();
          for (int i = 0; i < 4; i++) {
            Instant at = LATER.plusSeconds(i);
            all.add(
                removers.submit(
                    () -> {
                      go.await();
                      assertThatThrownBy(() -> list.remove(ASKED, at))
                          .isInstanceOf(IOException.class);
                      return null;
                    }));
          }
          go.countDown();
          for (Future<?> each : all) {
            each.get();
          }
          assertThat(list.since(ASKED)).as("round " + round).contains(Moment.of(NOON));
        } catch (IOException closing) {
          // What could not be written is told again.
        }
      }
    } finally {
      removers.shutdown();
    }
  }
}
