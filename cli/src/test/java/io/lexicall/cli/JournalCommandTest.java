package io.lexicall.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JournalCommandTest {
  @TempDir Path top;

  private String journal() {
    return top.resolve("acme.journal").toString();
  }

  /** The calls of an hour before and after eight in New York, from numbers that return. */
  private static String calls(int count) {
    return IntStream.range(0, count)
        .mapToObj(
            i ->
                ("{'activity':'contact','id':'c%d','at':'2026-11-24T%02d:%02d:00-05:00','channel':'voice','purpose':'telemarketing','dialing':'manual','subject':'solar','to':{'number':'+1212555%04d','region':'US-NY'}}\n")
                    .formatted(i, 7 + i % 2, i % 60, 100 + i % 30)
                    .replace('\'', '"'))
        .collect(Collectors.joining());
  }

  private Run check(int count, String... more) {
    List<String> words =
        new ArrayList<>(List.of("check", "--regulations", "acme", "--journal", journal()));
    words.addAll(List.of(more));
    return Run.of(calls(count), words.toArray(String[]::new));
  }

  private static Run journal(String command, String... more) {
    List<String> words = new ArrayList<>(List.of("journal", command));
    words.addAll(List.of(more));
    return Run.of("", words.toArray(String[]::new));
  }

  @Test
  void decisions_areRecorded_verified_shown_provedReplayedAndExported() throws IOException {
    Run checked = check(40);
    assertThat(checked.exitCode()).as(checked.err()).isZero();
    assertThat(checked.lines()).hasSize(40);
    assertThat(checked.err())
        .as("nobody can change it later")
        .contains("created " + journal() + ".keys with the master key in clear");

    Run verified = journal("verify", journal());
    assertThat(verified.exitCode()).isZero();
    assertThat(verified.out())
        .startsWith("verified  ")
        .contains("42 entries", "by the key in the folder");

    Run shown = journal("show", journal());
    assertThat(shown.lines()).hasSize(42);
    assertThat(shown.out()).contains("deny acme.calling-hours", "permit").doesNotContain("1212555");
    assertThat(shown.lines().get(1))
        .contains("  edition  module core", "; module acme ")
        .endsWith("; only acme");
    assertThat(shown.lines().get(5)).matches("[0-9]+  [0-9-]+T[0-9:.]+Z  (deny|permit)  .+");
    assertThat(journal("show", journal(), "--zone", "Asia/Tokyo").lines().get(5))
        .matches("[0-9]+  [0-9-]+T[0-9:.]+\\+09:00  (deny|permit)  .+");
    assertThat(journal("show", journal(), "--zone", "Tokyo").exitCode()).isEqualTo(2);
    assertThat(journal("show", journal(), "--decision", "deny").lines()).hasSize(20);
    assertThat(journal("show", journal(), "--rule", "acme.calling-hours").lines()).hasSize(20);
    assertThat(journal("show", journal(), "--to", "2020-01-01").lines()).isEmpty();
    Run one = journal("show", journal(), "--number", "+12125550105", "--json");
    assertThat(one.lines()).hasSize(2).allMatch(line -> line.contains("\"+12125550105\""));
    assertThat(journal("show", journal(), "--number", "+12125559999").lines()).isEmpty();

    String bundle = top.resolve("evidence.zip").toString();
    Run proved = journal("prove", journal(), "--number", "+12125550105", "-o", bundle);
    assertThat(proved.exitCode()).as(proved.err()).isZero();
    assertThat(proved.out()).contains("2 entries");
    try (ZipFile zip = new ZipFile(bundle)) {
      assertThat(zip.stream().map(Object::toString))
          .contains("README.txt", "page.html", "checkpoint", "entries/7.json", "opened/7.json");
    }

    Run replayed = journal("replay", journal(), "--regulations", "acme");
    assertThat(replayed.exitCode()).as(replayed.out() + replayed.err()).isZero();
    assertThat(replayed.out()).contains("40 the same, 0 different");
    Run otherwise = journal("replay", journal());
    assertThat(otherwise.exitCode()).isEqualTo(1);
    assertThat(otherwise.out()).contains("law, code or settings", "other --regulations");

    String table = top.resolve("calls.csv").toString();
    Run exported = journal("export", journal(), "--tsr", "-o", table);
    assertThat(exported.exitCode()).as(exported.err()).isZero();
    assertThat(exported.out()).contains(": 40 decisions about calls, of which 20 are permits");
    assertThat(Files.readAllLines(Path.of(table))).hasSize(41);
    Run audited =
        Run.of(
            "",
            "audit",
            "--regulations",
            "acme",
            "--map",
            "purpose=purpose",
            "--at-column",
            "asked_for",
            table);
    assertThat(audited.exitCode()).as(audited.err()).isZero();
    assertThat(audited.out()).contains("40");
  }

  /** In Chicago the thirty days are over on 21 December, in UTC one day later. */
  @Test
  void daysInTheOffsetOfTheInstant_areRecorded_replayedAuditedAndProvedAsTheyWereJudged()
      throws IOException {
    String facts =
        """
        {"activity":"request","id":"r1","at":"2026-12-21T20:00:00-06:00","kind":"access","law":"hipaa","country":"US","receivedAt":"2026-11-20T22:00:00-06:00","identityVerified":true}
        {"activity":"request","id":"r2","at":"2026-12-22T02:00:00Z","kind":"access","law":"hipaa","country":"US","receivedAt":"2026-11-21T04:00:00Z","identityVerified":true}
        {"activity":"incident","id":"i1","at":"2026-12-20T22:00:00-10:00","data":["phi"],"discoveredAt":"2026-10-21T22:00:00-10:00","country":"US","affected":10,"encrypted":false,"role":"covered-entity","notified":{},"risk":"high"}
        {"activity":"disclosure","id":"d1","at":"2026-12-31T20:00:00-05:00","country":"US","data":["phi"],"to":"third-party","purpose":"marketing","authorization":{"signedAt":"2026-01-01T00:00:00Z","expiresAt":"2027-01-01T00:00:00Z","covers":["marketing"]}}
        """;
    Run checked = Run.of(facts, "check", "--journal", journal());
    assertThat(checked.exitCode()).as(checked.err()).isZero();

    Run replayed = journal("replay", journal());
    assertThat(replayed.out()).contains("4 the same, 0 different");
    assertThat(replayed.exitCode()).isZero();
    Run shown = journal("show", journal(), "--json");
    assertThat(shown.out())
        .contains(
            "\"at\":\"2026-12-21T20:00:00-06:00\"",
            "\"at\":\"2026-12-20T22:00:00-10:00\"",
            "\"at\":\"2026-12-31T20:00:00-05:00\"");
    Path audited = top.resolve("audited.jsonl");
    Run audit = Run.of("", "audit", "--journal", journal(), "--out", audited.toString());
    assertThat(audit.exitCode()).as(audit.err()).isZero();
    assertThat(Files.readAllLines(audited)).isEqualTo(checked.lines());
    String bundle = top.resolve("evidence.zip").toString();
    assertThat(journal("prove", journal(), "--id", "r1", "-o", bundle).exitCode()).isZero();
    try (ZipFile zip = new ZipFile(bundle)) {
      String opened =
          zip.stream()
              .map(ZipEntry::getName)
              .filter(name -> name.matches("opened/.*json"))
              .findFirst()
              .orElseThrow();
      assertThat(
              new String(
                  zip.getInputStream(zip.getEntry(opened)).readAllBytes(), StandardCharsets.UTF_8))
          .contains("2026-12-21T20:00:00-06:00");
    }
  }

  /** The verdict names an instant after the year 9999, which RFC 3339 cannot write. */
  @Test
  void decisionThatCannotBeRecorded_isTold_andFailsTheCommand() throws IOException {
    String late =
        "{'activity':'contact','id':'late','at':'9999-12-31T23:30:00Z','channel':'voice','purpose':'telemarketing','dialing':'manual','to':{'number':'+12125550142','timeZone':'Asia/Tokyo'}}\n"
            .replace('\'', '"');
    late = late.replace("Asia/Tokyo", "Europe/London");
    Run run = Run.of(late + calls(1), "check", "--regulations", "acme", "--journal", journal());
    assertThat(run.lines()).hasSize(2);
    assertThat(run.err()).contains("1 decision was recorded without the facts");
    assertThat(run.exitCode()).isEqualTo(3);

    assertThat(journal("show", journal()).out())
        .contains("  without its facts, which could not be recorded")
        .doesNotContain("forgotten");
    Run audited =
        Run.of("", "audit", "--regulations", "acme", "--journal", journal(), "--out", "-");
    assertThat(audited.out())
        .contains("was recorded without its facts")
        .doesNotContain("forgotten");
    assertThat(audited.err()).as("the number of the other commands").contains(": line 2");
    assertThat(journal("explain", journal(), "--regulations", "acme", "--entry", "2").err())
        .contains("entry 2 cannot be explained: its facts could not be recorded");
  }

  @Test
  void failedStart_leavesNeitherJournalNorKeys() throws IOException {
    String nowhere = top.resolve("missing/acme.journal").toString();
    Path profile = Files.writeString(top.resolve("bad.json"), "{\"caler\":{}}");
    String keys = top.resolve("nowhere/keys").toString();
    for (List<String> wrong :
        List.of(
            List.of("check", "--journal", nowhere),
            List.of("serve", "--port", "0", "--journal", nowhere),
            List.of("journal", "keys", nowhere),
            List.of("check", "--journal", journal(), "--keys", keys))) {
      Run run = Run.of(calls(1), wrong.toArray(String[]::new));
      assertThat(run.exitCode()).as(run.err()).isEqualTo(3);
      assertThat(run.err()).contains(": its directory does not exist");
    }
    for (List<String> wrong :
        List.of(
            List.of("check", "--journal", journal(), "--profile", profile.toString()),
            List.of(
                "serve", "--port", "0", "--journal", journal(), "--profile", profile.toString()),
            List.of("check", "--journal", journal(), "--regulations", "none"),
            List.of("check", "--journal", journal(), "none.jsonl"),
            List.of("check", "--journal", profile.toString()))) {
      Run run = Run.of(calls(1), wrong.toArray(String[]::new));
      assertThat(run.exitCode()).as(run.err()).isNotZero();
      assertThat(run.err()).doesNotContain("created");
    }
    assertThat(top.toFile().list()).containsExactly("bad.json");
  }

  @Test
  void prove_takesTheIdOfTheActivity() throws IOException {
    check(12);
    assertThat(journal("show", journal(), "--id", "c7").lines())
        .singleElement()
        .asString()
        .contains("  c7");
    String bundle = top.resolve("evidence.zip").toString();

    Run proved = journal("prove", journal(), "--id", "c7", "-o", bundle);
    assertThat(proved.exitCode()).as(proved.err()).isZero();
    assertThat(proved.out()).contains("1 entry");
    String opened;
    try (ZipFile zip = new ZipFile(bundle)) {
      opened =
          zip.stream()
              .filter(each -> each.getName().startsWith("opened/"))
              .map(each -> read(zip, each))
              .collect(Collectors.joining());
    }
    assertThat(opened).contains("\"c7\"").doesNotContain("\"c6\"");

    Files.delete(Path.of(bundle));
    Run absent = journal("prove", journal(), "--id", "c7", "--id", "c99", "-o", bundle);
    assertThat(absent.exitCode()).isEqualTo(1);
    assertThat(absent.err())
        .contains("there is no such entry with the id c99; nothing was written");
    assertThat(Path.of(bundle)).doesNotExist();

    Files.move(Path.of(journal() + ".keys"), top.resolve("elsewhere"));
    Run sealed = journal("prove", journal(), "--id", "c7", "-o", bundle);
    assertThat(sealed.exitCode()).isEqualTo(2);
    assertThat(sealed.err()).contains("--id needs the keys");
  }

  @Test
  void explain_explainsTheRecordedVerdict_notThatOfToday() throws IOException {
    check(12);

    Run denied = journal("explain", journal(), "--id", "c6", "--regulations", "acme");
    assertThat(denied.exitCode()).as(denied.err()).isZero();
    assertThat(denied.err()).isEmpty();
    assertThat(denied.out())
        .containsPattern(
            "^entry [0-9]+ {2}c6 contact at 2026-11-24T07:06:00-05:00 in America/New_York\n"
                + "DENY until 2026-11-24T08:00:00-05:00 in America/New_York\n"
                + " {2}\\[acme.calling-hours]")
        .contains("would cure it", "recorded        at 20", "under the law of edition")
        .doesNotContain("1212555", "now it would be");
    String explained =
        Run.of(
                calls(12).lines().skip(6).findFirst().orElseThrow(),
                "explain",
                "--regulations",
                "acme")
            .out();
    assertThat(denied.out())
        .as("as explain does")
        .contains(explained.substring(explained.indexOf("DENY")));

    Run permitted = journal("explain", journal(), "--id", "c7", "--full", "--regulations", "acme");
    assertThat(permitted.exitCode()).isZero();
    assertThat(permitted.out()).contains("PERMIT", "Rules considered", "passed     acme.");

    Run now = journal("explain", journal(), "--id", "c6", "--id", "c7");
    assertThat(now.exitCode()).as(now.err()).isZero();
    assertThat(now.out())
        .contains(
            "  c6 contact at",
            "DENY until 2026-11-24T08:00:00-05:00",
            "  [acme.calling-hours] Sales calls ring",
            "    law           Acme House Rules 1(a)",
            "  c7 contact at",
            "PERMIT\n",
            "now it would be indeterminate: ",
            "other --regulations")
        .doesNotContain("1212555");

    String entry = denied.out().split(" +", 3)[1];
    assertThat(journal("explain", journal(), "--entry", entry, "--regulations", "acme").out())
        .isEqualTo(denied.out());
  }

  @Test
  void explain_ofWhatCannotBeExplained_saysSo() throws IOException {
    check(12);
    assertThat(journal("explain", journal()).err())
        .contains("name entries with --entry, or select");
    assertThat(journal("explain", journal()).exitCode()).isEqualTo(2);
    for (String none : List.of("0", "99")) { // the first entry is no decision
      Run run = journal("explain", journal(), "--entry", none, "--regulations", "acme");
      assertThat(run.exitCode()).isEqualTo(1);
      assertThat(run.out()).isEmpty();
      assertThat(run.err()).contains("there is no such decision");
    }
    Run absent =
        journal("explain", journal(), "--id", "c7", "--id", "c99", "--regulations", "acme");
    assertThat(absent.exitCode()).isEqualTo(1);
    assertThat(absent.out()).contains("  c7 ");
    assertThat(absent.err()).contains("there is no such entry with the id c99");

    String third = journal("show", journal(), "--id", "c2").out().split(" +", 2)[0];
    journal("forget", journal(), "--number", "+12125550102");
    Run forgotten = journal("explain", journal(), "--entry", third, "--regulations", "acme");
    assertThat(forgotten.exitCode()).isEqualTo(1);
    assertThat(forgotten.out()).isEmpty();
    assertThat(forgotten.err()).contains("cannot be explained", "a person who was forgotten");

    Files.move(Path.of(journal() + ".keys"), top.resolve("elsewhere"));
    Run sealed = journal("explain", journal(), "--entry", third);
    assertThat(sealed.exitCode()).isEqualTo(2);
    assertThat(sealed.err()).contains("explaining needs the keys");
  }

  private static String read(ZipFile zip, ZipEntry entry) {
    try (InputStream in = zip.getInputStream(entry)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  @Test
  void forget_leavesAJournalThatVerifies_andTellsNothingOfThePerson() throws IOException {
    check(40);
    Run forgotten = journal("forget", journal(), "--number", "+12125550105");
    assertThat(forgotten.exitCode()).as(forgotten.err()).isZero();
    assertThat(journal("forget", journal(), "--number", "+12125550105").exitCode()).isEqualTo(1);
    assertThat(journal("verify", journal()).exitCode()).isZero();
    Run noLonger = journal("show", journal(), "--number", "+12125550105");
    assertThat(noLonger.lines()).isEmpty();
    assertThat(noLonger.err()).contains("none was written, or the person was forgotten");
    assertThat(journal("show", journal()).lines())
        .filteredOn(line -> line.endsWith("about a person who was forgotten"))
        .hasSize(2)
        .allMatch(line -> line.contains("deny") || line.contains("permit"));
    assertThat(journal("show", journal(), "--json").out()).doesNotContain("2125550105");
    String table = top.resolve("calls.csv").toString();
    Run exported = journal("export", journal(), "--tsr", "-o", table);
    assertThat(exported.exitCode()).isEqualTo(1);
    assertThat(exported.err()).contains("2 decisions could not be read");
    assertThat(journal("replay", journal(), "--regulations", "acme").out())
        .contains("38 the same, 0 different, 2 that cannot be read");
  }

  @Test
  void keys_lieUnderAKeyFile_orAPassphrase_neitherOfWhichIsShown() throws IOException {
    String file = top.resolve("acme.key").toString();
    Run made = journal("keys", journal(), "--make-key-file", file);
    assertThat(made.exitCode()).as(made.err()).isZero();
    assertThat(made.out()).contains("lexicall-journal-", "(made)");
    assertThat(Files.size(Path.of(file))).isEqualTo(32);
    assertThat(journal("keys", journal(), "--make-key-file", file).exitCode()).isEqualTo(2);

    Run without = check(4);
    assertThat(without.exitCode()).isEqualTo(3);
    assertThat(without.out()).isEmpty();
    assertThat(without.err()).contains("give --key-file or --passphrase-file");
    assertThat(check(4, "--key-file", file).exitCode()).isZero();
    assertThat(journal("show", journal(), "--key-file", file, "--json").out()).contains("solar");
    Run inClear = journal("show", journal(), "--json");
    assertThat(inClear.exitCode()).as(inClear.err()).isZero();
    assertThat(inClear.out()).contains("\"kind\":\"decision\"").doesNotContain("solar");
    Run replayed = journal("replay", journal());
    assertThat(replayed.exitCode()).isEqualTo(2);
    assertThat(replayed.err()).contains("give --key-file");

    String wrong = Files.write(top.resolve("wrong.key"), new byte[32]).toString();
    Run refused = journal("show", journal(), "--key-file", wrong);
    assertThat(refused.exitCode()).isEqualTo(3);
    assertThat(refused.err()).contains("not the one of these keys");

    String other = top.resolve("other.journal").toString();
    String secret = Files.writeString(top.resolve("pass"), "correct horse\nmore\n").toString();
    Run passphrase = journal("keys", other, "--passphrase-file", secret);
    assertThat(passphrase.exitCode()).as(passphrase.err()).isZero();
    String mistyped = Files.writeString(top.resolve("mistyped"), "correct house\n").toString();
    Run mistaken = journal("keys", other, "--passphrase-file", mistyped);
    assertThat(mistaken.exitCode()).isEqualTo(3);
    assertThat(mistaken.err()).doesNotContain("house").doesNotContain("horse");
    assertThat(journal("keys", other, "--passphrase-file", secret, "--key-file", file).exitCode())
        .isEqualTo(2);
    String empty = Files.writeString(top.resolve("empty"), "\n").toString();
    assertThat(journal("keys", other, "--passphrase-file", empty).err()).contains("no passphrase");
  }

  @Test
  void verify_whateverBitIsFlipped_saysWhere_andNeverVerified() throws IOException {
    check(300);
    List<Path> files;
    try (Stream<Path> all = Files.walk(Path.of(journal()))) {
      files =
          all.filter(Files::isRegularFile)
              .filter(file -> !file.endsWith("lock") && !file.getParent().endsWith("pending"))
              .toList();
    }
    assertThat(files).hasSizeGreaterThan(6);
    Random random = new Random(3);
    for (Path file : files) {
      byte[] sound = Files.readAllBytes(file);
      byte[] flipped = sound.clone();
      flipped[random.nextInt(sound.length)] ^= (byte) (1 << random.nextInt(8));
      for (byte[] bad : List.of(flipped, java.util.Arrays.copyOf(sound, sound.length / 2))) {
        Files.write(file, bad);
        Run run = journal("verify", journal());
        assertThat(run.exitCode()).as("%s: %s", file, run.out()).isEqualTo(1);
        assertThat(run.out()).startsWith("NOT OK").doesNotContain("verified  ");
        assertThat(run.err()).doesNotContain("should not have happened");
        assertThat(journal("show", journal()).err()).doesNotContain("should not have happened");
      }
      Files.write(file, sound);
    }
    assertThat(journal("verify", journal()).exitCode()).isZero();

    Path tile = Path.of(journal()).resolve("tile/entries/000");
    byte[] bytes = Files.readAllBytes(tile);
    bytes[bytes.length - 9] ^= 1;
    Files.write(tile, bytes);
    assertThat(journal("verify", journal()).out())
        .contains("302 of 303 entries are intact", "entry 255 in tile");
  }

  @Test
  void verify_anotherKey_anEarlierCheckpoint_areTold() throws IOException {
    check(10);
    Path early = Files.copy(Path.of(journal(), "checkpoint"), top.resolve("early"));
    check(300);
    String key = Files.readString(Path.of(journal(), "verifier-key")).strip();
    Run sound = journal("verify", journal(), "--verifier-key", key, "--earlier", early.toString());
    assertThat(sound.exitCode()).as(sound.out()).isZero();
    assertThat(sound.out()).doesNotContain("by the key in the folder");
    String file = Path.of(journal(), "verifier-key").toString();
    assertThat(journal("verify", journal(), "--verifier-key", file).exitCode()).isZero();

    String others = top.resolve("others").toString();
    journal("keys", others);
    Run run = Run.of(calls(300), "check", "--regulations", "acme", "--journal", others);
    assertThat(run.exitCode()).isZero();
    Run wrong = journal("verify", others, "--verifier-key", key);
    assertThat(wrong.exitCode()).isEqualTo(1);
    assertThat(wrong.out()).contains("signed by another key");
    Run disagreeing = journal("verify", others, "--earlier", early.toString());
    assertThat(disagreeing.exitCode()).isEqualTo(1);
    assertThat(disagreeing.out()).contains("earlier checkpoint");
  }

  @Test
  void verify_byAWitness_tellsWhatItSaw() throws Exception {
    check(10);
    KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    byte[] encoded = pair.getPublic().getEncoded();
    byte[] typed = Arrays.copyOfRange(encoded, encoded.length - 33, encoded.length);
    typed[0] = 4;
    byte[] name = "witness.example\n".getBytes(StandardCharsets.UTF_8);
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    digest.update(name);
    byte[] id = Arrays.copyOf(digest.digest(typed), 4);
    String key =
        "witness.example+%s+%s"
            .formatted(HexFormat.of().formatHex(id), Base64.getEncoder().encodeToString(typed));
    Run unsigned = journal("verify", journal(), "--witness", key);
    assertThat(unsigned.exitCode()).isEqualTo(1);
    assertThat(unsigned.out()).contains("NOT OK", "witness.example signed none");

    Path checkpoint = Path.of(journal(), "checkpoint");
    String note = Files.readString(checkpoint);
    String body = note.substring(0, note.indexOf("\n\n") + 1);
    long time = Instant.parse("2026-11-27T12:00:00Z").getEpochSecond();
    Signature signer = Signature.getInstance("Ed25519");
    signer.initSign(pair.getPrivate());
    signer.update(("cosignature/v1\ntime " + time + "\n" + body).getBytes(StandardCharsets.UTF_8));
    byte[] signed = ByteBuffer.allocate(76).put(id).putLong(time).put(signer.sign()).array();
    String line = "\u2014 witness.example " + Base64.getEncoder().encodeToString(signed) + "\n";
    Path kept = Files.writeString(top.resolve("cosigned"), note + line);
    check(300);
    String file = Files.writeString(top.resolve("witness.pub"), key + "\n").toString();
    Run seen = journal("verify", journal(), "--witness", file, "--earlier", kept.toString());
    assertThat(seen.exitCode()).as(seen.out()).isZero();
    assertThat(seen.out()).contains("verified", "witness.example saw the first 12 on 2026-11-27");
    assertThat(journal("verify", journal(), "--witness", file).exitCode()).isEqualTo(1);
    signed[20] ^= 1;
    Files.writeString(
        kept, note + "\u2014 witness.example " + Base64.getEncoder().encodeToString(signed) + "\n");
    Run changed = journal("verify", journal(), "--witness", file, "--earlier", kept.toString());
    assertThat(changed.exitCode()).isEqualTo(1);
    assertThat(changed.out()).contains("does not verify").doesNotContain("verified  ");
    Run none = journal("verify", journal(), "--witness", Files.writeString(kept, "x").toString());
    assertThat(none.exitCode()).isEqualTo(1);
    assertThat(none.out()).contains("no key of a witness");
  }

  @Test
  void prune_takesAwayWhatIsOld_andSaysSo() {
    check(600);
    Run none = journal("prune", journal(), "--before", "2020-01-01", "--policy", "five years");
    assertThat(none.exitCode()).isEqualTo(1);
    Run toCome = journal("prune", journal(), "--before", "2999-01-01", "--policy", "for the test");
    assertThat(toCome.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(toCome.err()).contains("must not be in the future");
    String now = Instant.now().toString();
    Run done = journal("prune", journal(), "--before", now, "--policy", "for the test");
    assertThat(done.exitCode()).as(done.err()).isZero();
    Run verified = journal("verify", journal());
    assertThat(verified.exitCode()).as(verified.out()).isZero();
    assertThat(verified.out()).contains("the first 512 were deleted");
    assertThat(journal("show", journal(), "--json").out()).contains("for the test");
  }

  /** New keys would fit nothing, and a backup that is copied back would nest in their folder. */
  @Test
  void keysThatAreGone_areNotMadeAnew_forAJournalThatWasBegun() throws IOException {
    assertThat(check(3).exitCode()).isZero();
    Path keys = top.resolve("acme.journal.keys");
    Path away = top.resolve("backup.keys");
    Files.move(keys, away);
    Run run = check(3);
    assertThat(run.exitCode()).isEqualTo(3);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).contains("there are no keys in", "the journal exists already");
    assertThat(keys).doesNotExist();

    Files.move(away, keys);
    assertThat(check(3).exitCode()).isZero();
  }

  /**
   * The answer that was to be recorded when it failed waits in a buffer, which is sent at the end.
   */
  @Test
  void journalWhoseKeysGoMeanwhile_letsNoFurtherAnswerOut() throws IOException {
    List<String> lines = calls(6).lines().toList();
    InputStream later =
        new InputStream() {
          private final InputStream rest =
              new ByteArrayInputStream(
                  String.join("\n", lines.subList(3, 6)).getBytes(StandardCharsets.UTF_8));
          private boolean gone;

          @Override
          public int read() throws IOException {
            if (!gone) {
              gone = true;
              Files.move(top.resolve("acme.journal.keys"), top.resolve("away"));
            }
            return rest.read();
          }

          @Override
          public int read(byte[] into, int offset, int length) throws IOException {
            int first = read();
            if (first < 0) {
              return -1;
            }
            into[offset] = (byte) first;
            return 1;
          }
        };
    InputStream first =
        new ByteArrayInputStream(
            (String.join("\n", lines.subList(0, 3)) + "\n").getBytes(StandardCharsets.UTF_8));
    Run run =
        Run.of(
            new SequenceInputStream(first, later),
            Terminal.NONE,
            Duration.ofSeconds(1), // is waited for twice
            "check",
            "--regulations",
            "acme",
            "--journal",
            journal());
    assertThat(run.exitCode()).isEqualTo(3);
    assertThat(run.err()).contains("The keys of the journal are gone");
    assertThat(run.lines()).hasSizeLessThanOrEqualTo(3);
    Files.move(top.resolve("away"), top.resolve("acme.journal.keys"));
    assertThat(journal("show", journal(), "--json").lines())
        .filteredOn(line -> line.contains("\"decision\""))
        .hasSizeGreaterThanOrEqualTo(run.lines().size());
  }

  @Test
  void journalThatCannotBeWritten_letsNoAnswerOut() throws IOException {
    Path file = Files.writeString(top.resolve("acme.journal"), "no folder");
    Run run = check(3);
    assertThat(run.exitCode()).isEqualTo(3);
    assertThat(run.out()).isEmpty();
    assertThat(file).hasContent("no folder");
    Run below = Run.of(calls(3), "check", "--regulations", "acme", "--journal", file + "/j");
    assertThat(below.exitCode()).isEqualTo(3);
    assertThat(below.err()).contains("its directory does not exist");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "verify no-such-folder",
        "show no-such-folder",
        "prove no-such-folder --entry 1 -o x.zip",
        "replay no-such-folder",
        "export no-such-folder --tsr -o x.csv",
        "forget no-such-folder --number +12125550142",
        "prune no-such-folder --before 2020-01-01 --policy x"
      })
  void folderThatIsNotThere_isToldOnce_andNotMade(String words) {
    Run run = Run.of("", ("journal " + words).split(" "));
    assertThat(run.exitCode()).isEqualTo(3);
    assertThat(run.err().lines()).singleElement().asString().contains("no such folder");
    assertThat(run.out()).isEmpty();
    assertThat(Path.of("no-such-folder")).doesNotExist();
    assertThat(Path.of("no-such-folder.keys")).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "verify",
        "show . --from yesterday",
        "show . --decision maybe",
        "show . --number 12",
        "prove . -o x.zip",
        "prove . --entry 1",
        "prove . --entry one -o x.zip",
        "export . -o x.csv",
        "forget .",
        "forget . --number +12125550142 --id c1",
        "prune . --before x --policy y",
        "prune . --before 2020-01-01",
        "keys"
      })
  void wrongWords_areUsage(String words) throws IOException {
    check(3);
    String[] arguments =
        ("journal "
                + words.replace(" . ", " " + journal() + " ").replaceAll(" [.]$", " " + journal()))
            .split(" ");
    Run run = Run.of("", arguments);
    assertThat(run.exitCode()).as(run.err()).isEqualTo(2);
    assertThat(run.err()).startsWith("lexicall: ");
  }

  @Test
  void journal_beginsInAFolderOfItsOwn() throws IOException {
    Files.createDirectories(top.resolve("acme.journal"));
    assertThat(check(1).exitCode()).as("an empty folder").isZero();
    assertThat(check(1).exitCode()).as("one that was begun goes on").isZero();
    Path ledgers = Files.createDirectories(top.resolve("ledgers"));
    Files.writeString(ledgers.resolve("acme.db"), "");

    Run run = Run.of(calls(1), "check", "--regulations", "acme", "--journal", ledgers.toString());

    assertThat(run.exitCode()).isEqualTo(3);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).contains("holds other files, such as acme.db");
    assertThat(ledgers).isDirectoryNotContaining("glob:**lock");
    assertThat(top.resolve("ledgers.keys")).doesNotExist();
  }

  @Test
  void export_escapesFormulas_ifThatIsAskedFor() {
    String call = calls(1).replace("\"solar\"", "\"=cmd()\"");
    Run.of(call, "check", "--regulations", "acme", "--journal", journal());

    assertThat(journal("export", journal(), "--tsr", "-o", "-").out())
        .contains(",=cmd(),", "+12125550100");
    assertThat(journal("export", journal(), "--tsr", "--escape-formulas", "-o", "-").out())
        .contains(",'=cmd(),", ",+12125550100,");
  }

  @Test
  void emptyFolder_isNoJournal() throws IOException {
    Path empty = Files.createDirectory(top.resolve("empty"));
    Run verified = journal("verify", empty.toString());
    assertThat(verified.exitCode()).isEqualTo(1);
    assertThat(verified.out()).contains("There is no journal");
    assertThat(journal("show", empty.toString()).exitCode()).isEqualTo(3);
    journal("keys", empty.toString());
    Run forgotten = journal("forget", empty.toString(), "--id", "x");
    assertThat(forgotten.exitCode()).isEqualTo(3);
    try (Stream<Path> files = Files.list(empty)) {
      assertThat(files).isEmpty();
    }
    Files.write(empty.resolve("checkpoint"), new byte[] {(byte) 0xff, 0});
    Files.write(empty.resolve("verifier-key"), "x\n".getBytes(StandardCharsets.UTF_8));
    assertThat(journal("verify", empty.toString()).exitCode()).isEqualTo(1);
  }
}
