package io.lexicall.journal;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.lexicall.Compliance;
import io.lexicall.Decision;
import io.lexicall.Verdict;
import io.lexicall.facts.Called;
import io.lexicall.facts.Contact;
import io.lexicall.facts.ContactPurpose;
import io.lexicall.facts.DataKind;
import io.lexicall.facts.ListEntry;
import io.lexicall.facts.ListKind;
import io.lexicall.facts.Moment;
import io.lexicall.facts.Storage;
import io.lexicall.journal.JournalOptions.Durability;
import io.lexicall.json.ActivityJson;
import io.lexicall.json.VerdictJson;
import io.lexicall.json.WrittenVerdict;
import io.lexicall.number.PhoneNumber;
import io.lexicall.place.Place;
import io.lexicall.rule.Condition;
import io.lexicall.rule.Coverage;
import io.lexicall.rule.Rule;
import io.lexicall.rule.RuleModule;
import io.lexicall.rule.Settings;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class JournalTest {
  @TempDir Path top;

  private Path folder() {
    return top.resolve("journal");
  }

  private JournalKeys keys() throws IOException {
    return JournalKeys.open(top.resolve("keys"));
  }

  private void write(int from, int to, Durability durability) throws IOException {
    try (JournalKeys keys = keys();
        Journal journal =
            Journal.open(folder(), keys, JournalOptions.defaults().withDurability(durability))) {
      Compliance compliance =
          Compliance.builder().module(new TestLaw("21:00")).observer(journal).build();
      for (int i = from; i < to; i++) {
        compliance.check(TestLaw.call(i));
      }
    }
  }

  private List<Entry> decisions() throws IOException {
    List<Entry> entries = new ArrayList<>();
    try (JournalKeys keys = keys()) {
      JournalReader.open(folder(), null, keys)
          .forEach(entry -> entry.decision().isEmpty() || entries.add(entry));
    }
    return entries;
  }

  @ParameterizedTest
  @EnumSource(Durability.class)
  void decisions_areReadBack_asTheyWereJudged(Durability durability) throws IOException {
    write(0, 20, durability);
    write(20, 30, durability);
    List<Entry> entries = decisions();
    Compliance compliance = TestLaw.engine();
    assertThat(entries).hasSize(30);
    for (int i = 0; i < 30; i++) {
      Contact call = TestLaw.call(i);
      assertThat(entries.get(i).activity()).contains(call);
      assertThat(entries.get(i).verdict()).contains(VerdictJson.written(compliance.check(call)));
      assertThat(entries.get(i).decision()).contains(compliance.check(call).decision());
      assertThat(entries.get(i).program()).matches("lexicall [0-9].*");
    }
    assertThat(entries.stream().map(Entry::decision).distinct()).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 254, 255, 256, 700})
  void verify_whatWasWritten_isVerified_andEveryEntryProved(int calls) throws IOException {
    write(0, calls, Durability.GROUPED);
    JournalReader reader = JournalReader.open(folder());
    Verification verification = reader.verify();
    assertThat(verification.problems()).isEmpty();
    assertThat(verification.isVerified()).isTrue();
    // The first tells of the program, and one in each tile of the law.
    assertThat(verification.entries())
        .isEqualTo(1 + calls + (calls == 0 ? 0 : (calls + 255L) / 255));
    for (long i = 0; i < reader.size(); i += calls > 300 ? 13 : 1) {
      assertThat(rootBy(reader, i))
          .isEqualTo(SignedNote.open(reader.checkpoint(), reader.verifier()).root());
    }
  }

  /** RFC 9162, section 2.1.3.2. */
  private static byte[] rootBy(JournalReader reader, long index) throws IOException {
    long fn = index;
    long sn = reader.size() - 1;
    byte[] hash = Hashes.leaf(reader.entry(index).bytes());
    for (byte[] step : reader.inclusion(index)) {
      if (fn % 2 == 1 || fn == sn) {
        hash = Hashes.node(step, hash);
        while (fn % 2 == 0 && fn != 0) {
          fn >>= 1;
          sn >>= 1;
        }
      } else {
        hash = Hashes.node(hash, step);
      }
      fn >>= 1;
      sn >>= 1;
    }
    assertThat(sn).isZero();
    return hash;
  }

  @Test
  void verify_anyBitFlipped_anyFileCutOrGone_isNeverVerified() throws IOException {
    write(0, 300, Durability.GROUPED);
    List<Path> files;
    try (Stream<Path> all = Files.walk(folder())) {
      files =
          all.filter(Files::isRegularFile)
              .filter(file -> !file.endsWith("lock") && !file.getParent().endsWith("pending"))
              .toList();
    }
    assertThat(files).hasSizeGreaterThan(6);
    Random random = new Random(1);
    for (Path file : files) {
      byte[] sound = Files.readAllBytes(file);
      for (int i = 0; i < 12; i++) {
        byte[] flipped = sound.clone();
        flipped[random.nextInt(sound.length)] ^= (byte) (1 << random.nextInt(8));
        Files.write(file, flipped);
        assertThat(isVerified()).as("a bit of %s flipped", file).isFalse();
      }
      Files.write(file, java.util.Arrays.copyOf(sound, random.nextInt(sound.length)));
      assertThat(isVerified()).as("%s cut", file).isFalse();
      Files.delete(file);
      assertThat(isVerified()).as("%s gone", file).isFalse();
      Files.write(file, sound);
    }
    assertThat(isVerified()).isTrue();
  }

  private boolean isVerified() throws IOException {
    try {
      Verification verification = JournalReader.open(folder()).verify();
      if (!verification.isVerified()) {
        assertThat(verification.problems()).isNotEmpty();
      }
      return verification.isVerified();
    } catch (JournalException told) {
      assertThat(told).message().isNotBlank();
      return false;
    }
  }

  @Test
  void verify_namesThePlace_andWhatIsStillSound() throws IOException {
    write(0, 300, Durability.GROUPED);
    Path tile = folder().resolve("tile/entries/000");
    byte[] bytes = Files.readAllBytes(tile);
    bytes[bytes.length - 9] ^= 1;
    Files.write(tile, bytes);
    Verification verification = JournalReader.open(folder()).verify();
    assertThat(verification.problems().get(0)).contains("entry 255", "tile/entries/000");
    assertThat(verification.sound()).isEqualTo(verification.entries() - 1);
  }

  @Test
  void verify_anotherKey_anEarlierCheckpoint_aNewerVersion_areTold() throws IOException {
    write(0, 10, Durability.GROUPED);
    String early = Files.readString(folder().resolve("checkpoint"));
    write(10, 400, Durability.GROUPED);
    assertThat(JournalReader.open(folder()).verify(n -> {}, List.of(early)).isVerified()).isTrue();

    try (JournalKeys others = JournalKeys.open(top.resolve("others"))) {
      assertThatThrownBy(() -> JournalReader.open(folder(), others.verifierKey(), null))
          .isInstanceOf(JournalException.class)
          .hasMessageContaining("another key");
      assertThatThrownBy(() -> Journal.open(folder(), others, JournalOptions.defaults()))
          .isInstanceOf(JournalException.class)
          .hasMessageContaining("another key");
    }

    // The same key, but another past: whoever has the key can make one.
    Files.delete(top.resolve("keys/signed"));
    try (JournalKeys keys = keys();
        Store store = Store.open(top.resolve("forged"), keys, Disk.SYSTEM)) {
      for (int i = 0; i < 20; i++) {
        store.append(List.of(Hashes.utf8("{\"kind\":\"x\",\"v\":1}")));
      }
      store.publish();
    }
    assertThat(JournalReader.open(top.resolve("forged")).verify(n -> {}, List.of(early)).problems())
        .singleElement()
        .asString()
        .contains("no longer those");

    Files.delete(top.resolve("keys/signed"));
    try (JournalKeys keys = keys();
        Store store = Store.open(top.resolve("newer"), keys, Disk.SYSTEM)) {
      store.append(List.of(Hashes.utf8("{\"kind\":\"x\",\"v\":2}")));
      store.publish();
    }
    assertThat(JournalReader.open(top.resolve("newer")).verify().problems())
        .singleElement()
        .asString()
        .contains("entry 0", "newer version");
    try (JournalKeys keys = keys()) {
      assertThatThrownBy(() -> Journal.open(top.resolve("newer"), keys, JournalOptions.defaults()))
          .hasMessageContaining("newer version");
    }
  }

  @Test
  void folder_showsNoFactOfAPerson() throws IOException {
    write(0, 40, Durability.ACKNOWLEDGED);
    StringBuilder all = new StringBuilder();
    for (Path place : List.of(folder(), top.resolve("keys"))) {
      try (Stream<Path> files = Files.walk(place)) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          all.append(new String(Files.readAllBytes(file), ISO_8859_1)).append('\n');
        }
      }
    }
    for (int i = 0; i < 40; i++) {
      for (String fact : stated(CanonicalJson.read(ActivityJson.writeComplete(TestLaw.call(i))))) {
        assertThat(all).doesNotContain("\"" + fact + "\"");
        if (fact.length() > 6) {
          assertThat(all).doesNotContain(fact);
        }
      }
    }
  }

  private static List<String> stated(Object value) {
    List<String> stated = new ArrayList<>();
    if (value instanceof Map<?, ?> object) {
      object.values().forEach(each -> stated.addAll(stated(each)));
    } else if (value instanceof List<?> list) {
      list.forEach(each -> stated.addAll(stated(each)));
    } else {
      stated.add(String.valueOf(value));
    }
    return stated;
  }

  @Test
  void forget_destroysTheFacts_andAllStillVerifies() throws IOException {
    write(0, 300, Durability.GROUPED);
    try (JournalKeys keys = keys();
        Journal journal = Journal.open(folder(), keys, JournalOptions.defaults())) {
      int persons = keys.persons();
      assertThat(journal.forget(TestLaw.number(5))).isTrue();
      assertThat(journal.forget(TestLaw.number(5))).isFalse();
      assertThat(keys.persons()).isEqualTo(persons - 1);
    }
    List<Entry> entries = decisions();
    assertThat(entries.stream().filter(entry -> !entry.isReadable()))
        .singleElement()
        .satisfies(entry -> assertThat(entry.activity()).isEmpty());
    assertThat(JournalReader.open(folder()).verify().isVerified()).isTrue();
    try (JournalKeys keys = keys()) {
      JournalReader reader = JournalReader.open(folder(), null, keys);
      assertThat(reader.know(TestLaw.number(5))).isEmpty();
      assertThat(reader.know(TestLaw.number(6))).isPresent();
      assertThat(reader.entry(reader.size() - 1).kind()).isEqualTo("forgotten");
    }
  }

  @Test
  void prune_takesWholeTilesAway_andWhatIsLeftVerifies_isReadAndProved() throws IOException {
    AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2021-11-27T12:00:00Z"));
    JournalOptions options = JournalOptions.defaults().withClock(now::get);
    try (JournalKeys keys = keys();
        Journal journal = Journal.open(folder(), keys, options)) {
      for (int i = 0; i < 2_000; i++) {
        if (i == 1_000) {
          now.set(Instant.parse("2026-11-27T12:00:00Z"));
        }
        journal.record(TestLaw.call(i), TestLaw.engine().check(TestLaw.call(i)));
      }
      assertThat(journal.prune(Instant.parse("2020-01-01T00:00:00Z"), "none")).isFalse();
      assertThat(journal.prune(Instant.parse("2022-01-01T00:00:00Z"), "five years")).isTrue();
      assertThat(journal.prune(Instant.parse("2022-01-01T00:00:00Z"), "five years")).isFalse();
    }
    JournalReader reader = JournalReader.open(folder());
    Verification verification = reader.verify();
    assertThat(verification.problems()).isEmpty();
    assertThat(verification.isVerified()).isTrue();
    assertThat(verification.first()).isEqualTo(768);
    assertThat(reader.entry(reader.size() - 1).kind()).isEqualTo("pruned");
    assertThat(folder().resolve("tile/entries/000")).doesNotExist();
    assertThat(folder().resolve("tile/0/002")).doesNotExist();
    assertThat(folder().resolve("tile/entries/003")).exists();
    for (long index : new long[] {768, 1_000, reader.size() - 1}) {
      assertThat(rootBy(reader, index))
          .isEqualTo(SignedNote.open(reader.checkpoint(), reader.verifier()).root());
    }
    assertThatThrownBy(() -> reader.entry(767)).hasMessageContaining("kept from 768");
    List<Entry> kept = decisions();
    assertThat(kept).hasSizeBetween(1_200, 1_250);
    assertThat(kept).allMatch(entry -> entry.verdict().isPresent() && entry.edition() >= 768);
    write(0, 10, Durability.GROUPED);
    assertThat(isVerified()).isTrue();

    // That something was taken away counts only where an entry says so.
    Path pruned = folder().resolve("pruned");
    String told = Files.readString(pruned);
    Files.writeString(pruned, told.replace("768", "1024"));
    assertThat(isVerified()).isFalse();
    Files.delete(pruned);
    assertThat(isVerified()).isFalse();
  }

  /** A journal that was pruned for years begins as soon as any other. */
  @Test
  void opening_doesNotAskForEachTileThatEverWas() throws IOException {
    write(0, 10, Durability.GROUPED);
    long minimum = 256L * 10_000_000_000L;
    Files.writeString(
        folder().resolve("pruned"),
        "{\"entry\":%d,\"minimum\":%d}\n".formatted(minimum + 1, minimum));
    try (JournalKeys keys = keys();
        Store store = Store.open(folder(), keys, Disk.SYSTEM)) {
      assertTimeoutPreemptively(Duration.ofSeconds(20), store::pruneTiles);
    }
  }

  /** As after a loss of power: not every name that was taken away before is gone. */
  @Test
  void tilesThatCameBack_areTakenAway_whenItIsOpened() throws IOException {
    write(0, 1_500, Durability.GROUPED);
    copy(folder(), top.resolve("before"));
    try (JournalKeys keys = keys();
        Journal journal = Journal.open(folder(), keys, JournalOptions.defaults())) {
      assertThat(journal.prune(Instant.now().plusSeconds(60), "none")).isTrue();
    }
    for (String tile : List.of("tile/entries/000", "tile/0/000", "tile/entries/003")) {
      assertThat(folder().resolve(tile)).doesNotExist();
      Files.copy(top.resolve("before").resolve(tile), folder().resolve(tile));
    }
    write(1_500, 1_501, Durability.GROUPED);
    for (String tile : List.of("tile/entries/000", "tile/0/000", "tile/entries/003")) {
      assertThat(folder().resolve(tile)).doesNotExist();
    }
    assertThat(isVerified()).isTrue();
  }

  @Test
  void severalJournals_areReadAsOne_inTheOrderOfTime() throws IOException {
    List<JournalReader> readers = new ArrayList<>();
    for (int process = 0; process < 3; process++) {
      AtomicReference<Instant> now =
          new AtomicReference<>(Instant.parse("2026-11-27T12:00:00Z").plusSeconds(process));
      Path folder = top.resolve("journal-" + process);
      try (JournalKeys keys = JournalKeys.open(top.resolve("keys-" + process));
          Journal journal =
              Journal.open(folder, keys, JournalOptions.defaults().withClock(now::get))) {
        for (int i = process; i < 30; i += 3) {
          journal.record(TestLaw.call(i), TestLaw.engine().check(TestLaw.call(i)));
          now.set(now.get().plusSeconds(3));
        }
      }
      try (JournalKeys keys = JournalKeys.open(top.resolve("keys-" + process))) {
        readers.add(JournalReader.open(folder, null, keys));
      }
    }
    List<String> ids = new ArrayList<>();
    JournalReader.forEach(
        readers,
        entry -> {
          entry.activity().ifPresent(each -> ids.add(each.id().orElseThrow()));
          return true;
        });
    assertThat(ids)
        .isEqualTo(java.util.stream.IntStream.range(0, 30).mapToObj(i -> "call-" + i).toList());
  }

  @Test
  void keys_haveOneWriter() throws IOException {
    write(0, 3, Durability.ACKNOWLEDGED);
    try (JournalKeys keys = keys();
        Journal journal =
            Journal.open(
                folder(),
                keys,
                JournalOptions.defaults().withDurability(Durability.ACKNOWLEDGED))) {
      journal.record(TestLaw.call(20), TestLaw.engine().check(TestLaw.call(20)));
      assertThatThrownBy(
              () -> Journal.open(top.resolve("second"), keys, JournalOptions.defaults()).close())
          .hasMessageContaining("keys of its own");
      Files.delete(top.resolve("keys/signed"));
      try (JournalKeys others = keys();
          Journal second =
              Journal.open(
                  top.resolve("second"),
                  others,
                  JournalOptions.defaults()
                      .withDurability(Durability.ACKNOWLEDGED)
                      .withPatience(Duration.ofMillis(300)))) {
        assertThatThrownBy(
                () -> second.record(TestLaw.call(21), TestLaw.engine().check(TestLaw.call(21))))
            .hasMessageContaining("each has keys of its own");
      } catch (JournalException notWritten) {
        assertThat(notWritten).hasMessageContaining("could not write 1 decisions");
      }
    }
    assertThat(decisions()).hasSize(4);
  }

  /** A volume that is not mounted, or a backup that was restored, after the process has ended. */
  @Test
  void journalThatIsGone_orWasSetBack_isNotBegunAnew_norContinued() throws IOException {
    write(0, 10, Durability.GROUPED);
    copy(folder(), top.resolve("backup"));
    write(10, 700, Durability.GROUPED);
    Path away = top.resolve("away");
    Files.move(folder(), away);

    assertNotOpened("holds no journal");
    assertThat(folder()).doesNotExist();
    Files.createDirectory(folder());
    assertNotOpened("holds no journal");
    assertThat(folder()).isEmptyDirectory();
    Files.delete(folder());
    copy(top.resolve("backup"), folder());
    assertNotOpened("signed 705 entries, and the folder holds 12");

    Files.move(folder(), top.resolve("set-back"));
    Files.move(away, folder());
    write(700, 701, Durability.GROUPED);
    assertThat(decisions()).hasSize(701);
  }

  /** Two pasts of one length, or one that is longer, are two pasts all the same. */
  @Test
  void journalWithAnotherPast_isNotContinued() throws IOException {
    write(0, 10, Durability.GROUPED);
    String signed = Files.readString(top.resolve("keys/signed"));
    copy(folder(), top.resolve("fork"));
    write(10, 20, Durability.GROUPED);
    String last = Files.readString(top.resolve("keys/signed"));
    assertThat(last).isNotEqualTo(signed);
    Files.move(folder(), top.resolve("away"));
    Files.move(top.resolve("fork"), folder());
    Files.writeString(top.resolve("keys/signed"), signed);
    write(100, 120, Durability.GROUPED); // goes on from what was signed, as far as the keys know
    Files.writeString(top.resolve("keys/signed"), last);

    assertNotOpened("not those in the folder");
  }

  private void assertNotOpened(String why) throws IOException {
    try (JournalKeys keys = keys()) {
      assertThatThrownBy(() -> Journal.open(folder(), keys, JournalOptions.defaults()))
          .isInstanceOf(JournalException.class)
          .hasMessageContaining(why);
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> all = Files.walk(from)) {
      for (Path each : all.toList()) {
        Files.copy(each, to.resolve(from.relativize(each).toString()));
      }
    }
  }

  @Test
  void checkpoint_thatIsNotWrittenAsTheSpecificationSays_isRefused() throws IOException {
    write(0, 3, Durability.GROUPED);
    Path file = folder().resolve("checkpoint");
    String sound = Files.readString(file);
    String signature = sound.substring(sound.lastIndexOf(' ') + 1).strip();
    // Bits of base64 that stand for nothing, padding that is missing, other line ends, more lines.
    String loose = signature.substring(0, signature.length() - 2) + "9=";
    for (String changed :
        List.of(
            sound.replace(signature, loose),
            sound.replace(signature, signature.replace("=", "")),
            sound.replace("\n", "\r\n"),
            sound + "\n",
            sound + "x\n",
            sound.strip())) {
      Files.writeString(file, changed);
      assertThat(isVerified()).as(changed).isFalse();
    }
    // Others may sign it too.
    Files.writeString(file, sound + "\u2014 witness.example " + signature + "\n");
    assertThat(isVerified()).isTrue();
    Files.writeString(file, sound);
    Path key = folder().resolve("verifier-key");
    Files.writeString(key, Files.readString(key) + "\n");
    assertThat(isVerified()).isFalse();
  }

  @Test
  void keys_areUnderAPassphraseOrAFile_ofTheirOwn() throws IOException {
    Path place = top.resolve("sealed");
    String key;
    try (JournalKeys keys = JournalKeys.open(place, "correct horse".toCharArray())) {
      key = keys.verifierKey();
    }
    try (JournalKeys keys = JournalKeys.open(place, "correct horse".toCharArray())) {
      assertThat(keys.verifierKey()).isEqualTo(key);
    }
    assertThatThrownBy(() -> JournalKeys.open(place, "wrong horse".toCharArray()))
        .isInstanceOf(JournalException.class);
    assertThatThrownBy(() -> JournalKeys.open(place)).isInstanceOf(JournalException.class);
    Path file = Files.write(top.resolve("file"), new byte[31]);
    assertThatThrownBy(() -> JournalKeys.open(top.resolve("byFile"), file))
        .hasMessageContaining("32 bytes");
  }

  /**
   * A copy that lacks a file can be completed, as long as nothing takes the place of the others.
   */
  @Test
  void keysWithoutTheirSigningKey_areNotMadeAnew() throws IOException {
    write(0, 3, Durability.GROUPED);
    Path folder = top.resolve("keys");
    Path signing = folder.resolve("signing");
    byte[] master = Files.readAllBytes(folder.resolve("master"));
    for (String others : List.of("persons", "signed")) {
      Path copy = Files.createDirectory(top.resolve("with-" + others));
      Files.write(copy.resolve("master"), master);
      Files.copy(folder.resolve(others), copy.resolve(others));
      assertThatThrownBy(() -> JournalKeys.open(copy))
          .isInstanceOf(JournalException.class)
          .hasMessageContaining("incomplete");
      assertThat(copy.resolve("master")).hasBinaryContent(master);
    }
    byte[] bytes = Files.readAllBytes(signing);
    Files.delete(signing);
    assertThatThrownBy(this::keys).isInstanceOf(JournalException.class);
    Files.write(signing, bytes);
    assertThat(decisions()).hasSize(3).allMatch(Entry::isReadable);

    // As a crash leaves it: nothing was ever sealed under it.
    Path begun = Files.createDirectory(top.resolve("begun"));
    Files.write(begun.resolve("master"), master);
    JournalKeys.open(begun).close();
    assertThat(Files.readAllBytes(begun.resolve("master"))).isNotEqualTo(master);
  }

  @Test
  void keyFileThatIsNotThere_isToldWithTheWayToMakeOne() throws IOException {
    Path file = top.resolve("acme.key");
    assertThatThrownBy(() -> JournalKeys.open(top.resolve("new.keys"), file))
        .isInstanceOf(java.nio.file.NoSuchFileException.class)
        .hasMessageContaining("acme.key: there is no such key file")
        .hasMessageContaining("makeKeyFile")
        .hasMessageContaining("journal keys --make-key-file");
    assertThat(top.resolve("new.keys")).doesNotExist();
    JournalKeys.makeKeyFile(file);
    JournalKeys.open(top.resolve("new.keys"), file).close();
  }

  /** RFC 3339 has no year of five digits. */
  @Test
  void decisionWhoseFactsCannotBeWritten_standsWithoutThem_andIsCounted() throws IOException {
    Contact call = TestLaw.call(1).at(Instant.parse("+12000-01-01T00:00:00Z"));
    Verdict verdict = TestLaw.engine().check(call);
    try (JournalKeys keys = keys();
        Journal journal = Journal.open(folder(), keys, JournalOptions.defaults())) {
      journal.record(TestLaw.call(1), verdict);
      journal.record(call, verdict);
      journal.sync();
      assertThat(journal.unwritable()).isEqualTo(1);
    }
    Entry entry = decisions().get(1);
    assertThat(entry.kind()).isEqualTo("unwritable");
    assertThat(entry.isUnwritable()).isTrue();
    assertThat(decisions().get(0).isUnwritable()).isFalse();
    assertThat(entry.decision()).contains(verdict.decision());
    assertThat(entry.isReadable()).isFalse();
    assertThat(isVerified()).isTrue();
  }

  @Test
  void factsTooLongForAnEntry_standBeside() throws IOException {
    Random random = new Random(3);
    StringBuilder subject = new StringBuilder();
    random.ints(120_000, 0x4e00, 0x9000).forEach(subject::appendCodePoint);
    Contact call = TestLaw.call(1).with(Contact.SUBJECT, subject.toString());
    try (JournalKeys keys = keys();
        Journal journal = Journal.open(folder(), keys, JournalOptions.defaults())) {
      journal.record(call, TestLaw.engine().check(call));
    }
    assertThat(decisions().get(0).activity()).contains(call);
    assertThat(isVerified()).isTrue();
    try (Stream<Path> beside = Files.list(folder().resolve("beside"))) {
      Files.write(beside.findFirst().orElseThrow(), new byte[9]);
    }
    assertThat(isVerified()).isFalse();
  }

  @Test
  void replay_sameLaw_givesTheSame_andAnotherLaw_saysWhy() throws IOException {
    write(0, 1440, Durability.GROUPED);
    Replay same = new Replay(TestLaw.engine());
    Replay other = new Replay(Compliance.builder().module(new TestLaw("20:00")).build());
    int differing = 0;
    for (Entry entry : decisions()) {
      Replay.Result again = same.of(entry).orElseThrow();
      assertThat(again.same()).isTrue();
      assertThat(again.now()).isEqualTo(again.before());
      assertThat(again.reasons()).isEmpty();
      assertThat(again.untold()).isEmpty();
      Replay.Result changed = other.of(entry).orElseThrow();
      differing += changed.same() ? 0 : 1;
    }
    assertThat(differing).isPositive();
  }

  /** A text can hold the security code of a card, which must not be kept even encrypted. */
  @Test
  void storedText_isNotKept_andWhatItHeldIsUnknown() throws IOException {
    Storage stated =
        Storage.builder()
            .at(Instant.parse("2026-11-24T17:00:00Z"))
            .contains(DataKind.PERSONAL_DATA)
            .encrypted(true)
            .build();
    Storage note = stated.with(Storage.TEXT, "card 4111 1111 1111 1111 cvv 123");
    try (JournalKeys keys = keys();
        Journal journal = Journal.open(folder(), keys, JournalOptions.defaults())) {
      journal.record(note, TestLaw.engine().check(note));
      journal.record(stated, TestLaw.engine().check(stated));
    }
    Entry ofNote = decisions().get(0);

    assertThat(ofNote.opened().orElseThrow()).doesNotContain("4111", "123");
    assertThat(ofNote.activity())
        .contains(
            Storage.builder().at(Instant.parse("2026-11-24T17:00:00Z")).encrypted(true).build());
    assertThat(ofNote.verdict()).isPresent();
    assertThat(new Replay(TestLaw.engine()).of(ofNote)).isEmpty();
    assertThat(decisions().get(1).activity()).contains(stated);
    assertThat(new Replay(TestLaw.engine()).of(decisions().get(1))).isPresent();
  }

  @Test
  void replay_namesWhy_theLaw_theZoneRules_theProgram_orTheSettings() throws IOException {
    write(0, 200, Durability.GROUPED);
    Entry entry = decisions().get(190);
    assertThat(reasons(entry, new TestLaw("21:00"))).isEmpty();
    assertThat(reasons(entry, new TestLaw("21:00", "2026-12-01")))
        .containsExactly("law: 2026-11-24 then, 2026-12-01 now");

    WrittenVerdict before = entry.verdict().orElseThrow();
    String text = VerdictJson.write(before);
    WrittenVerdict zones =
        VerdictJson.read(text.replace("\"" + before.zoneRules() + "\"", "\"2099a\""));
    assertThat(Replay.reasons(entry, before, zones))
        .containsExactly("zone rules: " + before.zoneRules() + " then, 2099a now");
    WrittenVerdict patched =
        VerdictJson.read(text.replace(before.lawDigest(), "sha256:" + "0".repeat(64)));
    assertThat(Replay.reasons(entry, before, patched))
        .singleElement()
        .asString()
        .startsWith("law, code or settings: ")
        .contains("other --regulations");
    WrittenVerdict otherwise =
        VerdictJson.read(text.replace("acme.calling-hours", "acme.other-hours"));
    assertThat(before.saysWhat(otherwise)).isFalse();
    assertThat(Replay.reasons(entry, before, otherwise))
        .singleElement()
        .asString()
        .startsWith("settings: ");
    Entry ofAnother =
        new Entry(folder(), 5, entry.bytes(), Map.of(), null, Map.of("program", "lexicall 0.0"));
    assertThat(Replay.reasons(ofAnother, before, before))
        .singleElement()
        .asString()
        .matches("program: lexicall 0[.]0 then, lexicall [0-9].* now");
  }

  /** A law that reads an event, which counts as not happened if it is left out. */
  private record ObjectionLaw(String edition, ContactPurpose denied) implements RuleModule {
    @Override
    public String name() {
      return "acme";
    }

    @Override
    public List<Coverage<?>> coverage() {
      return List.of(Coverage.of(Contact.SCHEMA, Place.of("US")));
    }

    @Override
    public List<Rule<?>> rules(Settings settings) {
      return List.of(
          Rule.on(Contact.SCHEMA, "acme.objections")
              .title("Nobody who objected is called.")
              .cites("Acme House Rules 2")
              .when(Condition.happened(Contact.OBJECTED_AT))
              .denies(),
          Rule.on(Contact.SCHEMA, "acme.purposes")
              .title("Some purposes are not allowed.")
              .cites("Acme House Rules 3")
              .when(Condition.in(Contact.PURPOSE, denied))
              .denies());
    }
  }

  private static Compliance.Builder objections(String edition, ContactPurpose denied) {
    return Compliance.builder().module(new ObjectionLaw(edition, denied));
  }

  /** Judges a call by a law on objections, whose source fails, and returns its entry. */
  private Entry journaledWithAFailingSource(ContactPurpose denied, Decision expected)
      throws IOException {
    Compliance failing =
        objections("2026-11-24", denied)
            .source(
                Contact.SCHEMA,
                Contact.OBJECTED_AT,
                contact -> {
                  throw new IllegalStateException("the CRM does not answer");
                })
            .build();
    try (JournalKeys keys = keys();
        Journal journal = Journal.open(folder(), keys, JournalOptions.defaults())) {
      assertThat(journal.check(failing, TestLaw.call(0)).decision()).isEqualTo(expected);
    }
    return decisions().get(0);
  }

  @Test
  void replay_ofADecisionThatAFailedSourceLeftUndecided_isUndecided() throws IOException {
    Entry entry = journaledWithAFailingSource(ContactPurpose.SURVEY, Decision.INDETERMINATE);
    assertThat(entry.rules()).containsExactly("indeterminate core.source");
    String why =
        "a source of the host had failed or was in doubt at the time: the journal does not have"
            + " what it would have told (objectedAt)";

    Replay.Result same =
        new Replay(objections("2026-11-24", ContactPurpose.SURVEY).build()).of(entry).orElseThrow();
    assertThat(same.same()).isTrue();
    assertThat(same.now().decision()).isEqualTo(Decision.INDETERMINATE);
    assertThat(same.now().findings()).isEqualTo(same.before().findings());
    assertThat(same.untold()).containsExactly("objectedAt");
    assertThat(same.reasons()).containsExactly(why);

    Replay.Result otherLaw =
        new Replay(objections("2026-12-01", ContactPurpose.SURVEY).build()).of(entry).orElseThrow();
    assertThat(otherLaw.same()).isTrue();
    assertThat(otherLaw.now().decision()).isEqualTo(Decision.INDETERMINATE);
    assertThat(otherLaw.now().lawEdition()).isEqualTo("2026-12-01");
    assertThat(otherLaw.reasons()).containsExactly("law: 2026-11-24 then, 2026-12-01 now", why);

    Replay.Result denied =
        new Replay(objections("2026-12-01", ContactPurpose.TELEMARKETING).build())
            .of(entry)
            .orElseThrow();
    assertThat(denied.same()).isFalse();
    assertThat(denied.now().decision()).isEqualTo(Decision.DENY);
    assertThat(denied.untold()).containsExactly("objectedAt");
  }

  @Test
  void replay_ofADenialBesideAFailedSource_isNoPermitUnderOtherLaw() throws IOException {
    Entry entry = journaledWithAFailingSource(ContactPurpose.TELEMARKETING, Decision.DENY);
    assertThat(entry.rules()).containsExactly("deny acme.purposes", "indeterminate core.source");

    Replay.Result same =
        new Replay(objections("2026-11-24", ContactPurpose.TELEMARKETING).build())
            .of(entry)
            .orElseThrow();
    assertThat(same.same()).as(same.toString()).isTrue();
    assertThat(same.now().decision()).isEqualTo(Decision.DENY);
    assertThat(same.untold()).containsExactly("objectedAt");

    Replay.Result otherLaw =
        new Replay(objections("2026-12-01", ContactPurpose.SURVEY).build()).of(entry).orElseThrow();
    assertThat(otherLaw.same()).isFalse();
    assertThat(otherLaw.now().decision()).isEqualTo(Decision.INDETERMINATE);
    assertThat(otherLaw.now().findings())
        .extracting(WrittenVerdict.Finding::rule)
        .containsExactly("core.source");
    assertThat(otherLaw.reasons()).anyMatch(reason -> reason.endsWith("(objectedAt)"));
  }

  private static List<String> reasons(Entry entry, TestLaw law) {
    Compliance compliance = Compliance.builder().module(law).build();
    return new Replay(compliance).of(entry).orElseThrow().reasons();
  }

  @Test
  void replay_ofAll_isThatOfEach_inTheOrderOfTime() throws IOException {
    List<Entry> expected = new ArrayList<>();
    List<Entry> judged = new ArrayList<>();
    List<JournalKeys> keys = new ArrayList<>();
    List<JournalReader> readers = new ArrayList<>();
    for (int process = 0; process < 2; process++) {
      AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-27T12:00:00Z"));
      JournalKeys own = JournalKeys.open(top.resolve("keys-" + process));
      keys.add(own);
      Path folder = top.resolve("journal-" + process);
      try (Journal journal =
          Journal.open(folder, own, JournalOptions.defaults().withClock(now::get))) {
        for (int i = process; i < 5_000; i += 2) {
          now.set(Instant.parse("2026-11-27T12:00:00Z").plusMillis(i));
          journal.record(TestLaw.call(i), TestLaw.engine().check(TestLaw.call(i)));
        }
        journal.forget(TestLaw.number(process));
      }
      readers.add(JournalReader.open(folder, null, own));
    }
    JournalReader.forEach(readers, entry -> entry.decision().isEmpty() || expected.add(entry));
    Replay other = new Replay(Compliance.builder().module(new TestLaw("20:00")).build());
    List<Integer> counts = new ArrayList<>();
    long[] read = new long[1];
    int[] sealed = new int[1];
    other.all(
        readers,
        entry -> entry.decision().isPresent(),
        (entry, result) -> {
          judged.add(entry);
          sealed[0] += result.isEmpty() ? 1 : 0;
          assertThat(result).isEqualTo(other.of(entry));
          if (result.isPresent() && !result.get().same()) {
            counts.add(judged.size());
          }
        },
        more -> read[0] += more);
    assertThat(judged).hasSize(5_000);
    assertThat(judged.stream().map(Entry::toString))
        .isEqualTo(expected.stream().map(Entry::toString).toList());
    assertThat(judged.stream().map(Entry::time)).isSorted();
    assertThat(sealed[0]).isEqualTo(2);
    assertThat(read[0]).isGreaterThan(5_000 + 2 * 10);
    assertThat(counts).isNotEmpty().hasSizeLessThan(5_000);
    for (JournalKeys each : keys) {
      each.close();
    }
  }

  @Test
  void export_hasALineForEachSalesCall() throws IOException {
    write(0, 14, Durability.GROUPED);
    StringWriter text = new StringWriter();
    try (TsrExport export = new TsrExport(text)) {
      decisions().forEach(export::write);
    }
    assertThat(text.toString().lines())
        .hasSize(1 + 12)
        .anyMatch(
            line ->
                line.contains("call-0,Quellmoser GmbH,+12125559999")
                    && line.contains("+12125550000"));
  }

  /** Of a call without a stated region the law knew it from the number. */
  @Test
  void export_namesTheRegionInWhichTheLawPlacedTheCall() throws IOException {
    Contact call =
        TestLaw.call(0)
            .with(Contact.TO, Called.builder().number(PhoneNumber.parse("+13055550142")).build());
    try (JournalKeys keys = keys();
        Journal journal = Journal.open(folder(), keys, JournalOptions.defaults())) {
      journal.record(call, TestLaw.engine().check(call));
    }
    StringWriter text = new StringWriter();
    try (TsrExport export = new TsrExport(text)) {
      decisions().forEach(export::write);
    }
    assertThat(text.toString().lines().toList())
        .satisfiesExactly(
            names -> assertThat(names).contains(",asked_for,").doesNotContain("called_at"),
            row -> assertThat(row).contains(",+13055550142,US-FL,"));
  }

  /** What was loaded is told by the record, not guessed by a replay. */
  @Test
  void edition_tellsModulesAndChoices() throws IOException {
    RuleModule shadowed = new TestRules("trial");
    Compliance engine =
        Compliance.builder()
            .module(new TestLaw("21:00"))
            .shadow(shadowed)
            .setting(Compliance.ALL_CLOCKS_OF_REGION, true)
            .build();
    Contact call = TestLaw.call(0);
    try (JournalKeys keys = keys();
        Journal journal = Journal.open(folder(), keys, JournalOptions.defaults())) {
      journal.record(call, engine.check(call));
      journal.record(call, engine.only(List.of("acme")).check(call));
    }
    assertThat(decisions())
        .satisfiesExactly(
            first ->
                assertThat(first.law())
                    .satisfiesExactly(
                        core -> assertThat(core).matches("module core .*, sha256:[0-9a-f]{64}"),
                        acme ->
                            assertThat(acme)
                                .matches("module acme .*of 2026-11-24, sha256:[0-9a-f]{64}"),
                        trial -> assertThat(trial).startsWith("module trial "),
                        setting ->
                            assertThat(setting).isEqualTo("set core.all-clocks-of-region true"),
                        shadow -> assertThat(shadow).isEqualTo("shadow trial")),
            second -> assertThat(second.law()).endsWith("shadow trial", "only acme"));
    List<Entry> editions = new ArrayList<>();
    JournalReader.open(folder())
        .forEach(entry -> !entry.kind().equals("edition") || editions.add(entry));
    assertThat(editions).as("in clear text").hasSize(2);
    assertThat(editions.get(0).law()).isEqualTo(decisions().get(0).law());
    assertThat(LoadedLaw.lines(Map.of("lawEdition", "2026-11-24")))
        .as("an entry of an earlier program")
        .isEmpty();
  }

  /** An entry stays within its longest, whatever a host has loaded. */
  @Test
  void edition_ofVeryManyModules_saysHowManyItLeavesOut() {
    Compliance.Builder builder = Compliance.builder();
    for (int i = 0; i < 200; i++) {
      builder.module(new TestRules("m" + i));
    }
    Map<String, Object> members = LoadedLaw.members(builder.build().edition());
    List<?> told = (List<?>) members.get("modules");
    assertThat(told).hasSizeBetween(50, 199);
    assertThat(members).containsEntry("leftOut", 201L - told.size());
    assertThat(CanonicalJson.write(members)).hasSizeLessThan(30_000);
  }

  /** Rules of a test under a name. */
  private record TestRules(String name) implements RuleModule {
    @Override
    public String edition() {
      return "2026-11-24";
    }

    @Override
    public List<Coverage<?>> coverage() {
      return List.of();
    }

    @Override
    public List<Rule<?>> rules(Settings settings) {
      return List.of(
          Rule.on(Contact.SCHEMA, name + ".surveys")
              .title("Nobody is asked for opinions.")
              .cites("Acme House Rules 9")
              .when(Condition.in(Contact.PURPOSE, ContactPurpose.SURVEY))
              .denies());
    }
  }

  @Test
  void export_namesEachListByItsPlaceAndSeller() throws IOException {
    Contact call =
        TestLaw.call(0)
            .with(
                Contact.LISTS,
                List.of(
                    ListEntry.builder()
                        .list(ListKind.STATE_DNC)
                        .region(Place.of("US-FL"))
                        .asOf(Moment.of(LocalDate.of(2026, 10, 1)))
                        .listed(false)
                        .build(),
                    ListEntry.builder().list(ListKind.NATIONAL_DNC).country(Place.of("CA")).build(),
                    ListEntry.builder().list(ListKind.INTERNAL_DNC).seller("acme").build()));
    try (JournalKeys keys = keys();
        Journal journal = Journal.open(folder(), keys, JournalOptions.defaults())) {
      journal.record(call, TestLaw.engine().check(call));
    }
    StringWriter text = new StringWriter();
    try (TsrExport export = new TsrExport(text)) {
      decisions().forEach(export::write);
    }
    assertThat(text.toString())
        .contains(
            "state-dnc US-FL as of 2026-10-01 not listed; national-dnc CA; internal-dnc of acme");
  }

  @Test
  void bundle_holdsWhatAStrangerNeeds() throws IOException {
    write(0, 300, Durability.GROUPED);
    ByteArrayOutputStream zip = new ByteArrayOutputStream();
    try (JournalKeys keys = keys()) {
      JournalReader.open(folder(), null, keys).prove(List.of(7L, 299L), zip);
    }
    Map<String, byte[]> files = new TreeMap<>();
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip.toByteArray()))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        files.put(entry.getName(), in.readAllBytes());
      }
    }
    assertThat(files.keySet())
        .contains(
            "README.txt",
            "page.html",
            "checkpoint",
            "checkpoint.signature",
            "public-key.pem",
            "entries/1.json",
            "entries/7.json",
            "proofs/7.tlog-proof",
            "opened/299.json",
            "opened/299.opening");
    assertThat(new String(files.get("page.html"), ISO_8859_1))
        .contains("Decision: <b>", "lawEdition", "acme.calling-hours")
        .contains("module acme of 2026-11-24, sha256:", "<th>place</th><td>US-NY</td>")
        .contains(
            "<th>time in America/New_York</th><td>Tuesday, 24 November 2026, 00:05:00 -05:00</td>")
        .doesNotContain("parts", "sealed");
    byte[] opening =
        java.util.HexFormat.of().parseHex(new String(files.get("opened/7.opening"), ISO_8859_1));
    assertThat(new String(files.get("entries/7.json"), ISO_8859_1))
        .contains(Hashes.base64Url(Hashes.sha256(opening, files.get("opened/7.json"))));
  }

  @Test
  void open_twice_isRefused() throws IOException {
    try (JournalKeys keys = keys();
        Journal first = Journal.open(folder(), keys, JournalOptions.defaults())) {
      assertThatThrownBy(() -> Journal.open(folder(), keys, JournalOptions.defaults()))
          .hasMessageContaining("another process");
      assertThat(first.entries()).isEqualTo(1);
    }
  }

  @Test
  void clockThatIsSetBack_isWrittenDown() throws IOException {
    AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-27T12:00:00Z"));
    try (JournalKeys keys = keys();
        Journal journal =
            Journal.open(
                folder(),
                keys,
                JournalOptions.defaults()
                    .withDurability(Durability.ACKNOWLEDGED)
                    .withClock(now::get))) {
      Contact call = TestLaw.call(1);
      journal.record(call, TestLaw.engine().check(call));
      now.set(Instant.parse("2026-11-27T11:00:00Z"));
      journal.record(call, TestLaw.engine().check(call));
    }
    List<String> kinds = new ArrayList<>();
    JournalReader.open(folder()).forEach(entry -> kinds.add(entry.kind()));
    assertThat(kinds)
        .containsExactly("journal", "edition", "decision", "clock-set-back", "decision");
  }

  /** Such a clock once ended the journal, with the decision that was handed to it. */
  @ParameterizedTest
  @ValueSource(strings = {"-1000000000-01-01T00:00:00Z", "+1000000000-12-31T23:59:59.999999999Z"})
  void clockThatTellsNoTime_endsNothing(String told) throws IOException {
    Instant noon = Instant.parse("2026-11-27T12:00:00Z");
    AtomicReference<Instant> now = new AtomicReference<>(noon);
    JournalOptions options = JournalOptions.defaults().withDurability(Durability.ACKNOWLEDGED);
    Contact call = TestLaw.call(1);
    try (JournalKeys keys = keys();
        Journal journal = Journal.open(folder(), keys, options.withClock(now::get))) {
      for (Instant each : List.of(noon, Instant.parse(told), noon, noon)) {
        now.set(each);
        assertThat(journal.record(call, TestLaw.engine().check(call))).isTrue();
      }
      assertThat(journal.unwritable()).isZero();
    }
    assertThat(decisions()).hasSize(4).allMatch(Entry::isReadable);
    assertThat(isVerified()).isTrue();
  }

  /** "For ever", as a host may write it. */
  @Test
  void patience_thatIsLongerThanTime_isWaitedFor() throws IOException {
    JournalOptions options =
        JournalOptions.defaults()
            .withDurability(Durability.ACKNOWLEDGED)
            .withPatience(Duration.ofSeconds(Long.MAX_VALUE));
    try (JournalKeys keys = keys();
        Journal journal = Journal.open(folder(), keys, options)) {
      journal.witness(checkpoint -> "");
      journal.check(TestLaw.engine(), TestLaw.call(1));
      journal.sync();
      assertThat(journal.forgetId("nobody")).isFalse();
    }
    assertThat(decisions()).hasSize(1);
  }

  @Test
  void patience_thatIsNone_isRefused() {
    for (Duration none : List.of(Duration.ZERO, Duration.ofSeconds(-1))) {
      assertThatThrownBy(() -> JournalOptions.defaults().withPatience(none))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("patience");
    }
    assertThat(JournalOptions.defaults().withPatience(Duration.ofNanos(1)).patience())
        .isEqualTo(Duration.ofNanos(1));
  }

  @Test
  void forgetId_ofNone_isRefused() throws IOException {
    try (JournalKeys keys = keys();
        Journal journal = Journal.open(folder(), keys, JournalOptions.defaults())) {
      assertThatThrownBy(() -> journal.forgetId(null)).isInstanceOf(NullPointerException.class);
    }
  }

  /** A source that is away for a moment: what is written down is what was judged. */
  @Test
  void check_asksTheSourcesOnce_andWritesDownWhatWasJudged() throws IOException {
    AtomicInteger asked = new AtomicInteger();
    Compliance compliance =
        Compliance.builder()
            .module(new TestLaw("21:00"))
            .source(
                Contact.SCHEMA,
                Contact.PURPOSE,
                contact -> {
                  if (asked.incrementAndGet() % 2 == 1) {
                    throw new IllegalStateException("away");
                  }
                  return Optional.of(ContactPurpose.INFORMATIONAL);
                })
            .build();
    Contact call = Contact.builder().from(TestLaw.call(1)).without(Contact.PURPOSE).build();
    try (JournalKeys keys = keys();
        Journal journal = Journal.open(folder(), keys, JournalOptions.defaults())) {
      assertThat(journal.check(compliance, call).decision()).isEqualTo(Decision.INDETERMINATE);
      assertThat(asked).hasValue(1);
      assertThat(journal.check(compliance, call).decision()).isEqualTo(Decision.PERMIT);
      assertThat(asked).hasValue(2);
    }
    List<Entry> decisions = decisions();
    assertThat(decisions.get(0).activity().orElseThrow())
        .isEqualTo(TestLaw.engine().complete(call));
    assertThat(decisions.get(1).activity().orElseThrow())
        .isEqualTo(call.with(Contact.PURPOSE, ContactPurpose.INFORMATIONAL));
  }

  /** As after a restart; also where the last tile is full, and not again once it is told. */
  @ParameterizedTest
  @ValueSource(ints = {1, 100, 254, 255, 600})
  void clockThatIsSetBackWhileNobodyWrites_isWrittenDown(int before) throws IOException {
    Instant noon = Instant.parse("2026-11-27T12:00:00Z");
    Contact call = TestLaw.call(1);
    try (JournalKeys keys = keys()) {
      for (Duration later : List.of(Duration.ZERO, Duration.ofDays(-365), Duration.ofDays(-364))) {
        JournalOptions options = JournalOptions.defaults().withClock(() -> noon.plus(later));
        try (Journal journal = Journal.open(folder(), keys, options)) {
          for (int i = 0; i < (later.isZero() ? before : 1); i++) {
            journal.record(call, TestLaw.engine().check(call));
          }
        }
      }
    }
    List<Entry> told = new ArrayList<>();
    JournalReader.open(folder())
        .forEach(entry -> !entry.kind().equals("clock-set-back") || told.add(entry));
    assertThat(told).hasSize(1);
    assertThat(told.get(0).time()).isEqualTo(noon.minus(Duration.ofDays(365)));
    assertThat(told.get(0).toString()).contains("2026-11-27T12:00:00Z");
    assertThat(JournalReader.open(folder()).verify().isVerified()).isTrue();
  }

  @Test
  void check_withoutAcknowledgement_throws_andTheDialStops() throws IOException {
    FaultyDisk disk = new FaultyDisk(Integer.MAX_VALUE, Integer.MAX_VALUE);
    try (JournalKeys keys = keys();
        Journal journal =
            Journal.open(
                folder(),
                keys,
                JournalOptions.defaults().withPatience(Duration.ofMillis(300)),
                disk)) {
      disk.failFrom(0, 100_000);
      assertThatThrownBy(() -> journal.check(TestLaw.engine(), TestLaw.call(1)))
          .isInstanceOf(JournalException.class)
          .hasMessageContaining("not acknowledge");
      disk.failFrom(Integer.MAX_VALUE, 0);
      journal.sync();
    }
    assertThat(decisions()).hasSize(1);
  }

  // ---- one writer

  /** To close a second channel of the file takes the first one's lock away on POSIX systems. */
  @Test
  void secondOpening_isRefused_andTakesNoLockAway() throws Exception {
    Path folder = top.resolve("one-writer");
    try (JournalKeys keys = JournalKeys.open(top.resolve("one-writer.keys"))) {
      try (Journal first = Journal.open(folder, keys, JournalOptions.defaults())) {
        assertThatThrownBy(() -> Journal.open(folder, keys, JournalOptions.defaults()))
            .isInstanceOf(JournalException.class)
            .hasMessageContaining("is being written");
        assertThatThrownBy(
                () -> Journal.open(top.resolve("./one-writer"), keys, JournalOptions.defaults()))
            .isInstanceOf(JournalException.class);

        assertThat(first.entries()).isPositive();
        assertThat(LockProbe.canLock(folder)).isFalse();
      }
      assertThat(LockProbe.canLock(folder)).isTrue();
      Journal.open(folder, keys, JournalOptions.defaults()).close();
    }
  }
}
