package io.lexicall.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lexicall.Compliance;
import io.lexicall.facts.Contact;
import io.lexicall.facts.ContactPurpose;
import io.lexicall.facts.Dialing;
import io.lexicall.facts.ListKind;
import io.lexicall.facts.Moment;
import io.lexicall.lists.DoNotCallLists;
import io.lexicall.lists.EditionBuilder;
import io.lexicall.lists.ListEdition;
import io.lexicall.lists.ListInfo;
import io.lexicall.number.PhoneNumber;
import io.lexicall.place.Place;
import io.lexicall.rule.Penalty;
import io.lexicall.rule.Rule;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Parts of the rows, judged apart and carried elsewhere, add up to the whole. */
class TalliesTest {
  private static final Instant AT = Instant.parse("2026-11-24T14:30:00Z");
  private static final Instant TODAY = Instant.parse("2026-11-27T12:00:00Z");
  private static final int PARTS = 4;

  private final Compliance law =
      Compliance.builder().module(new FinedLaw()).module(new CapLaw()).build();

  @TempDir Path folder;

  private static List<PastActivity> rows() {
    Random random = new Random(5);
    List<PastActivity> rows = new ArrayList<>();
    for (int i = 0; i < 400; i++) {
      long line = i + 1;
      if (i % 50 == 7) {
        rows.add(PastActivity.refused("r" + i, Refusal.NO_NUMBER, List.of()).in(0, line));
        continue;
      }
      Contact contact =
          Contact.callTo(PhoneNumber.ofDigits(12125550100L + random.nextInt(20)))
              .id("r" + i)
              .at(Instant.parse("2025-06-01T14:00:00Z").plusSeconds(3600L * random.nextInt(2000)))
              .purpose(ContactPurpose.TELEMARKETING)
              .dialing(random.nextBoolean() ? Dialing.MANUAL : Dialing.AUTOMATED)
              .build();
      rows.add(PastActivity.of(contact).connected(random.nextBoolean()).in(0, line));
    }
    return rows;
  }

  /** Judges the rows of some of the persons, as a machine of several does. */
  private byte[] part(Audit audit, List<PastActivity> rows, int part) {
    AuditJudge judge = audit.judge();
    rows.stream()
        .filter(row -> AuditJudge.person(row) % PARTS == part)
        .sorted(
            Comparator.comparingLong(AuditJudge::person)
                .thenComparing(row -> row.activity().map(each -> each.at()).orElse(Instant.EPOCH)))
        .forEach(judge::judge);
    return Tallies.of(law, TODAY).write(judge.tally());
  }

  private static String told(Audit.Result result) {
    return AuditReport.of(result).html();
  }

  @Test
  void partsOfAnAudit_addUpToTheWhole_inWhateverOrder() throws IOException {
    List<PastActivity> rows = rows();
    Audit audit = Audit.of(law).today(TODAY).build();
    String whole = told(audit.run(rows.iterator(), row -> {}));
    Tallies elsewhere = Tallies.of(law, TODAY);
    List<byte[]> parts = new ArrayList<>();
    for (int part = 0; part < PARTS; part++) {
      parts.add(part(audit, rows, part));
    }

    AuditTally oneByOne = elsewhere.readAuditTally(parts.get(0));
    for (int part = 1; part < PARTS; part++) {
      oneByOne.add(elsewhere.readAuditTally(parts.get(part)));
    }
    AuditTally first = elsewhere.readAuditTally(parts.get(3));
    first.add(elsewhere.readAuditTally(parts.get(1)));
    AuditTally second = elsewhere.readAuditTally(parts.get(2));
    second.add(elsewhere.readAuditTally(parts.get(0)));
    second.add(elsewhere.readAuditTally(elsewhere.write(first)));

    assertThat(told(audit.result(oneByOne))).isEqualTo(whole);
    assertThat(told(audit.result(second))).isEqualTo(whole);
  }

  @Test
  void partsOfAScrub_addUpToTheWhole_withTheWeekAndTheAgeOfLists() throws IOException {
    Path file = folder.resolve("national.lexi");
    EditionBuilder.of(
            ListInfo.builder(ListKind.NATIONAL_DNC)
                .place(Place.of("US"))
                .asOf(Moment.of(LocalDate.parse("2026-11-20")))
                .build())
        .add(PhoneNumber.parse("+12125550143"))
        .write(file);
    try (ListEdition national = ListEdition.open(file)) {
      DoNotCallLists lists = DoNotCallLists.of(national);
      Compliance house = Compliance.builder().module(new HouseLaw()).lists(lists).build();
      List<String> columns = List.of("phone", "purpose");
      StringBuilder csv = new StringBuilder("phone,purpose\n");
      List<List<String>> rows = new ArrayList<>();
      for (int i = 0; i < 90; i++) {
        List<String> row =
            List.of(
                i % 30 == 4 ? "n/a" : (i % 2 == 0 ? "21255501" : "80855501") + (10 + i),
                i % 3 == 0 ? "telemarketing" : i % 7 == 0 ? "nonsense" : "");
        rows.add(row);
        csv.append(String.join(",", row)).append('\n');
      }
      Scrub scrub =
          Scrub.of(house, AT)
              .lists(lists)
              .input(
                  new Scrub.Input(
                      "leads",
                      () ->
                          new ByteArrayInputStream(
                              csv.toString().getBytes(StandardCharsets.UTF_8))))
              .fact("dialing", "manual")
              .phoneColumn("phone")
              .map("purpose", "purpose")
              .week(ZoneId.of("America/New_York"))
              .build();
      Tallies tallies = Tallies.of(house, null);
      RowJudge one = scrub.judge(columns);
      RowJudge other = scrub.judge(columns);
      rows.subList(0, 40).forEach(one::judge);
      rows.subList(40, 90).forEach(other::judge);

      Tally tally = tallies.readTally(tallies.write(other.tally()));
      tally.add(tallies.readTally(tallies.write(one.tally())));
      WeekGrid week = other.week().orElseThrow();
      week.add(one.week().orElseThrow());

      String places = "(?s)<h2 id=\"refused\">.*?</section>"; // a part counts its own lines
      assertThat(ScrubReport.of(scrub.result(columns, tally, week)).html().replaceFirst(places, ""))
          .isEqualTo(ScrubReport.of(scrub.run()).html().replaceFirst(places, ""));
      assertThat(tally.rows()).isEqualTo(90);
      assertThat(tally.refusals().values().stream().mapToLong(Tally.OfRefusal::rows).sum())
          .isEqualTo(tally.rows(Answer.REFUSED))
          .isGreaterThan(6);
    }
  }

  @Test
  void countsUnderAnotherLaw_areRefused() {
    byte[] written = Tallies.of(law, null).write(Tally.ofVerdicts());
    Compliance other = Compliance.builder().module(new HouseLaw()).build();

    assertThatThrownBy(() -> Tallies.of(other, null).readTally(written))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("give each process the same modules");
    assertThatThrownBy(() -> Tallies.of(law, null).readAuditTally(written))
        .hasMessage("These bytes are no counts of this release");
    written[written.length - 1] ^= 1;
    byte[] cut = java.util.Arrays.copyOf(written, written.length - 9);
    assertThatThrownBy(() -> Tallies.of(law, null).readTally(cut))
        .hasMessage("These bytes are no counts of this release");
  }

  @Test
  void contactsOutOfOrder_areRefused() {
    AuditJudge judge = Audit.of(law).build().judge();
    Contact later = Contact.callTo(PhoneNumber.ofDigits(12125550142L)).at(AT).build();
    judge.judge(PastActivity.of(later));

    assertThatThrownBy(
            () ->
                judge.judge(
                    PastActivity.of(Contact.builder().from(later).at(AT.minusNanos(1)).build())))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("sort them first")
        .hasMessageNotContaining("2125550142");
  }

  @Test
  void rowsOfAHost_areReadAsThoseOfAFile() {
    PastReader reader =
        PastFiles.of(List.of())
            .phoneColumn("phone")
            .map("talked", "connected")
            .fact("purpose", "telemarketing")
            .reader(List.of("phone", "called_at", "talked", "id"));

    PastActivity read = reader.read(List.of("2125550142", "2026-03-01T12:00:00Z", "yes", "call 1"));
    assertThat(read.activity().orElseThrow().id()).contains("call 1");
    assertThat(read.ending().connected()).isTrue();
    assertThat(reader.read(List.of("2125550142", "", "", "")).refusal())
        .isEqualTo(Refusal.NO_INSTANT);
    assertThat(reader.read(List.of("2125550142", "2026-03-01T12:00:00Z", "", "", "x")).refusal())
        .isEqualTo(Refusal.TOO_MANY_CELLS);
    assertThatThrownBy(() -> PastFiles.of(List.of()).reader(List.of("phone", "called_at")))
        .hasMessage("It must be said which column holds the numbers");
  }

  /** What tells one row of penalties from another when counts are carried. */
  @Test
  void penalties_haveDifferentKeys() {
    for (Rule<?> rule : law.rules()) {
      List<Penalty> penalties = law.penalties(rule.info());
      assertThat(penalties.stream().map(Tallies::key).distinct()).hasSameSizeAs(penalties);
    }
    assertThat(law.rules()).isNotEmpty();
  }
}
