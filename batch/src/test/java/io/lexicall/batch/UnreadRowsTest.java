package io.lexicall.batch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.lexicall.Compliance;
import io.lexicall.facts.Caller;
import io.lexicall.facts.Contact;
import io.lexicall.facts.ContactChannel;
import io.lexicall.facts.ContactPurpose;
import io.lexicall.facts.EarlierContact;
import io.lexicall.facts.Profile;
import io.lexicall.place.Place;
import io.lexicall.rule.Condition;
import io.lexicall.rule.Members;
import io.lexicall.rule.Rule;
import io.lexicall.rule.Settings;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A row that cannot be read was a contact all the same, and stays in the history. */
class UnreadRowsTest {
  private static final Compliance CAPS = Compliance.builder().module(new CapLaw()).build();
  private static final String HEADER = "id,phone,called_at,purpose,talked,opted_out\n";

  /** What came of rows, and the counts. */
  private record Found(List<Answer> answers, AuditTally tally) {}

  private static Found audit(Compliance law, Profile profile, String text) throws IOException {
    List<Answer> answers = new ArrayList<>();
    AuditTally tally = null;
    for (long memory : new long[] {1 << 20, 0}) {
      answers.clear();
      PastFiles.Builder files =
          PastFiles.of(
              List.of(new Scrub.Input("f", () -> new ByteArrayInputStream(text.getBytes(UTF_8)))));
      if (!text.startsWith("{")) {
        files.map("talked", "connected").map("opted_out", "refused").map("purpose", "purpose");
        files.phoneColumn("phone");
        if (text.contains("campaign")) {
          files.map("campaign", "campaign.id").map("answered", "answered").map("lost", "abandoned");
        }
        if (text.contains("channel")) {
          files.map("channel", "channel");
        }
        if (text.contains("consent")) {
          files.map("consent", "consents.kind").map("given", "consents.grantedAt");
        }
        if (text.contains("requested")) {
          files.map("requested", "requestedAt");
        }
      }
      try (PastFiles rows = files.open()) {
        tally =
            Audit.of(law)
                .profile(profile)
                .memory(memory)
                .build()
                .run(rows, row -> answers.add(row.answer()))
                .tally();
      }
    }
    return new Found(List.copyOf(answers), tally);
  }

  private static Found audit(String text) throws IOException {
    return audit(CAPS, Profile.EMPTY, text);
  }

  /** Of a refused row that tells of a request to stop, the request counts. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "a,2125550142,2026-03-02T12:00:00Z,telemarketing,voicemail,yes",
        "a,2125550142,2026-03-02T12:00:00Z,nonsense,no,yes",
      })
  void requestToStopOfARefusedRow_counts(String row) throws IOException {
    Found found = audit(HEADER + row + "\nb,2125550142,2026-03-03T12:00:00Z,telemarketing,no,no\n");

    assertThat(found.answers).containsExactly(Answer.REFUSED, Answer.DENY);
    assertThat(found.tally.withIncompleteHistory()).isEmpty();
  }

  /**
   * Two conversations a week are allowed; the second row is the second or third, or nobody knows.
   */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2125550142,2026-03-03T12:00:00Z,telemarketing,yes,no|DENY|0",
        "2125550142,2026-03-03T12:00:00Z,nonsense,yes,no|DENY|0",
        "2125550142,2026-03-03T12:00:00Z,nonsense,no,no|PERMIT|0",
        "2125550142,2026-03-03T12:00:00Z,telemarketing,maybe,no|INDETERMINATE|0",
        "2125550142,2026-03-03T12:00:00Z,telemarketing,no,maybe|INDETERMINATE|1",
        "2125550142,yesterday,telemarketing,yes,no|INDETERMINATE|1",
        "2125550142,2026-03-03T12:00:00Z,telemarketing,yes,no,more|INDETERMINATE|1",
        "2125550142,2026-03-03T12:00:00Z,telemarketing,no|INDETERMINATE|1",
        "2125550142,2026-03-03T12:00:00Z,telemarketing|INDETERMINATE|1",
        "2125550142 ext. 7,2026-03-03T12:00:00Z,telemarketing,yes,no|PERMIT|0",
        "2125550143,yesterday,telemarketing,yes,no|PERMIT|0",
      })
  void conversationOfARefusedRow_countsOrIsUnknown(String row, Answer expected, int incomplete)
      throws IOException {
    Found found =
        audit(
            HEADER
                + "a,2125550142,2026-03-02T12:00:00Z,telemarketing,yes,no\nb,"
                + row
                + "\nc,2125550142,2026-03-04T12:00:00Z,telemarketing,no,no\n");

    assertThat(found.answers.get(2)).isEqualTo(expected);
    assertThat(found.tally.withIncompleteHistory().map(Tally.OfRefusal::rows).orElse(0L))
        .isGreaterThanOrEqualTo(incomplete);
  }

  /** What is known denies, whatever else there was. */
  @Test
  void partOfAHistory_thatDeniesAlone_denies() throws IOException {
    Found found =
        audit(
            HEADER
                + "x,2125550142,some day,telemarketing,no,no\n"
                + "a,2125550142,2026-03-02T12:00:00Z,telemarketing,yes,yes\n"
                + "b,2125550142,2026-03-03T12:00:00Z,telemarketing,no,no\n");

    assertThat(found.answers).containsExactly(Answer.REFUSED, Answer.INDETERMINATE, Answer.DENY);
    assertThat(found.tally.withIncompleteHistory().orElseThrow().rows()).isEqualTo(2);
  }

  @Test
  void rowsOfNobody_areInNoHistory_andToldOf() throws IOException {
    Found found =
        audit(
            HEADER
                + "x,,2026-03-02T11:00:00Z,telemarketing,no,yes\n"
                + "b,2125550142,2026-03-03T12:00:00Z,telemarketing,no,no\n");

    assertThat(found.answers).containsExactly(Answer.REFUSED, Answer.PERMIT);
    assertThat(found.tally.inNoHistory().orElseThrow().rows()).isEqualTo(1);
  }

  /** A law that counts what is stated alone, as the acts about requests to stop are read. */
  private static final class StopLaw extends AmericanLaw {
    StopLaw() {
      super("stops");
    }

    @Override
    public List<Rule<?>> rules(Settings settings) {
      Members<Contact, EarlierContact> history = Members.of(Contact.HISTORY);
      return List.of(
          Rule.on(Contact.SCHEMA, "stops.refused")
              .title("Nobody is called who asked not to be.")
              .cites("Stops 1")
              .when(
                  Condition.<Contact>known(Contact.HISTORY)
                      .and(history.any(history.isTrue(EarlierContact.REFUSED))))
              .denies());
    }
  }

  /** Somebody asked to stop, and nobody knows when: whether the other calls were lawful is open. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2125550142,,telemarketing,yes,yes|REFUSED",
        "2125550142,yesterday,telemarketing,yes,yes|REFUSED",
        "2125550142,,telemarketing,yes,no|PERMIT",
        "2125550142,,telemarketing,yes,|PERMIT",
        "2125550143,,telemarketing,yes,yes|PERMIT",
      })
  void requestToStop_ofWhichNobodyKnowsWhen_leavesTheOtherCallsOpen(String row, Answer expected)
      throws IOException {
    Compliance law = Compliance.builder().module(new StopLaw()).build();
    Found found =
        audit(
            law,
            Profile.EMPTY,
            HEADER
                + "a,2125550142,2026-03-02T12:00:00Z,telemarketing,yes,no\nb,"
                + row
                + "\nc,2125550142,2026-03-04T12:00:00Z,telemarketing,no,no\n");

    assertThat(found.answers).containsExactly(expected, Answer.REFUSED, expected);
    assertThat(found.tally.verdicts().refusals().containsKey(Refusal.STOP_WITHOUT_INSTANT))
        .isEqualTo(expected == Answer.REFUSED);
  }

  /** Whatever the clocks showed, the request was made before the call of the next day. */
  @ParameterizedTest
  @ValueSource(strings = {"2026-03-08 02:30:00", "2026-11-01 01:30:00"})
  void requestToStop_inAnHourThatTheClocksLeftOutOrBroughtTwice_stopsLaterCalls(String at)
      throws IOException {
    String text =
        "phone,called_at,opted_out\n2125550142,%s,yes\n2125550142,2026-03-07 12:00:00,\n2125550142,2026-11-02 12:00:00,no\n"
            .formatted(at);
    List<Answer> answers = new ArrayList<>();
    try (PastFiles rows =
        PastFiles.of(
                List.of(new Scrub.Input("f", () -> new ByteArrayInputStream(text.getBytes(UTF_8)))))
            .map("opted_out", "refused")
            .phoneColumn("phone")
            .zone(ZoneId.of("America/New_York"))
            .open()) {
      Audit.of(Compliance.builder().module(new StopLaw()).build())
          .build()
          .run(rows, row -> answers.add(row.answer()));
    }

    assertThat(answers).containsExactly(Answer.REFUSED, Answer.PERMIT, Answer.DENY);
  }

  private static String line(String more) {
    return "{\"activity\":\"contact\",\"to\":{\"number\":\"+12125550142\"}," + more + "}\n";
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'at':'2026-03-03T12:00:00Z','connected':true,'refused':false,'planet':1}|DENY|0",
        "'at':'2026-03-03T12:00:00Z','refused':false,'connected':'maybe'}|INDETERMINATE|0",
        "'at':'2026-03-03T12:00:00Z','connected':true,'refu|DENY|1",
        "'at':'2026-03-03T12:00:00Z','refused':false,'conn|INDETERMINATE|0",
        "'at':'2026-03-03T12:00:00Z','connected':true,'connected':true,'refused':false}"
            + "|INDETERMINATE|0",
        "'at':'yesterday','connected':true,'refused':false}|INDETERMINATE|1",
      })
  void lineThatIsRefused_countsAsFarAsItCanBeRead(String rest, Answer expected, int incomplete)
      throws IOException {
    String bad = "{\"activity\":\"contact\",\"to\":{\"number\":\"+12125550142\"},";
    Found found =
        audit(
            line("\"at\":\"2026-03-02T12:00:00Z\",\"connected\":true,\"refused\":false")
                + (bad + rest).replace('\'', '"')
                + "\n"
                + line("\"at\":\"2026-03-04T12:00:00Z\",\"connected\":false"));

    assertThat(found.answers.get(1)).isEqualTo(Answer.REFUSED);
    assertThat(found.answers.get(2)).isEqualTo(expected);
    assertThat(found.tally.withIncompleteHistory().map(Tally.OfRefusal::rows).orElse(0L))
        .isGreaterThanOrEqualTo(incomplete);
  }

  /** That somebody may have asked to stop is no reason for doubt, unless the line hides it. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'connected':false|false",
        "'refused':false|false",
        "'refused':true|false",
        "'refused':'maybe'|true",
        "'refsued':true|true",
      })
  void lineThatIsRefused_hidesARequestToStop_onlyIfItMayStateOne(String rest, boolean hides)
      throws IOException {
    Found found =
        audit(
            line("\"at\":\"2026-03-03T12:00:00Z\"" + BAD + "," + rest.replace('\'', '"'))
                + line("\"at\":\"2026-03-04T12:00:00Z\",\"connected\":false"));

    assertThat(found.answers.get(0)).isEqualTo(Answer.REFUSED);
    assertThat(found.tally.withIncompleteHistory().isPresent()).isEqualTo(hides);
  }

  @Test
  void lineOfAnotherActivity_isInNoHistory() throws IOException {
    Found found =
        audit(
            "{\"activity\":\"payment\",\"at\":\"2026-03-02T12:00:00Z\",\"to\":{\"number\":\"+12125550142\"}}\n"
                + line("\"at\":\"2026-03-04T12:00:00Z\""));

    assertThat(found.answers).containsExactly(Answer.REFUSED, Answer.PERMIT);
  }

  private static AuditTally campaign(String bad) throws IOException {
    StringBuilder rows =
        new StringBuilder("phone,called_at,talked,opted_out,purpose,campaign,answered,lost\n");
    for (int i = 0; i < 100; i++) {
      rows.append("21255501%02d,2026-03-02T12:00:00Z,no,no,,spring,yes,%s\n".formatted(i, i < 3));
    }
    Compliance law = Compliance.builder().module(new CampaignLaw()).build();
    return audit(law, Profile.EMPTY, rows + bad + "\n").tally;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2125550242,2026-03-02T12:00:00Z,maybe,no,,spring,yes,yes|4|0|false",
        "2125550242,2026-03-02T12:00:00Z,maybe,no,,spring,no,|3|0|false",
        "2125550242,2026-03-02T12:00:00Z,no,no,,spring,maybe,|3|1|false",
        "2125550242,2026-03-02T12:00:00Z,no,no,nonsense,spring,yes,yes|4|0|false",
        ",2026-03-02T12:00:00Z,no,no,,spring,yes,yes|4|0|false",
        "2125550242,yesterday,no,no,,spring,yes,yes|3|0|true",
      })
  void refusedRow_isACallOfItsCampaign(String row, long abandoned, long untold, boolean incomplete)
      throws IOException {
    AuditTally tally = campaign(row);

    assertThat(tally.abandonment())
        .extracting(Abandonment::abandoned, Abandonment::untold, Abandonment::incomplete)
        .containsExactly(tuple(abandoned, untold, incomplete));
    assertThat(tally.verdicts().rows(Answer.DENY)).isEqualTo(abandoned > 3 ? 100 : 0);
    assertThat(tally.verdicts().rows(Answer.PERMIT))
        .isEqualTo(abandoned > 3 || untold > 0 || incomplete ? 0 : 100);
  }

  /** A seller that the profile states is that of each row which does not say another. */
  @Test
  void sellerOfTheProfile_isThatOfARowWithoutOne() throws IOException {
    Profile acme =
        Profile.builder().with(Contact.CALLER, Caller.builder().seller("acme").build()).build();
    String zed = "\"at\":\"2026-03-02T12:00:00Z\",\"refused\":true,\"caller\":{\"seller\":\"zed\"}";
    String own = "\"at\":\"2026-03-03T12:00:00Z\"";

    assertThat(audit(CAPS, acme, line(zed) + line(own)).answers)
        .containsExactly(Answer.PERMIT, Answer.PERMIT);
    assertThat(audit(CAPS, acme, line(zed.replace("zed", "acme")) + line(own)).answers)
        .containsExactly(Answer.PERMIT, Answer.DENY);
    assertThat(audit(CAPS, Profile.EMPTY, line(zed) + line(own)).answers)
        .containsExactly(Answer.PERMIT, Answer.DENY);
  }

  /** The row of an attempt, and that of what came of it. */
  @Test
  void requestToStop_thatOneOfTwoRowsOfACallTellsOf_stands() throws IOException {
    for (String cells : List.of("no,yes", "yes,no", ",yes", "yes,")) {
      List<String> told = List.of(cells.split(",", -1));
      String both =
          Stream.of(told.get(0), told.get(1))
              .map(cell -> "c1,2125550142,2026-03-02T12:00:00Z,telemarketing,no," + cell + "\n")
              .reduce("", String::concat);
      Found found =
          audit(HEADER + both + "c2,2125550142,2026-03-03T12:00:00Z,telemarketing,no,no\n");
      assertThat(found.answers).last().isEqualTo(Answer.DENY);
    }
  }

  private static final String NAMED =
      "id,channel,phone,called_at,talked,opted_out,purpose,campaign,answered,lost\n";

  /** A hundred calls of a campaign with an id each, of which some were abandoned. */
  private static AuditTally named(int abandoned, String more) throws IOException {
    StringBuilder rows = new StringBuilder(NAMED);
    for (int i = 0; i < 100; i++) {
      rows.append(named(i, i < abandoned ? "yes" : "no", ""));
    }
    Compliance law = Compliance.builder().module(new CampaignLaw()).build();
    return audit(law, Profile.EMPTY, rows + more).tally;
  }

  private static String named(int call, String abandoned, String purpose) {
    return "c%d,voice,21255501%02d,2026-03-02T12:00:00Z,no,no,%s,spring,yes,%s\n"
        .formatted(call, call, purpose, abandoned);
  }

  /** The row of an attempt, and that of its result with a cell that cannot be read. */
  @ParameterizedTest
  @CsvSource({"3", "4"})
  void refusedRows_thatRepeatCalls_addNothingToTheirCampaign(int abandoned) throws IOException {
    StringBuilder again = new StringBuilder();
    for (int i = 0; i < 40; i++) {
      again.append(named(i, i < abandoned ? "yes" : "no", "nonsense"));
    }
    AuditTally tally = named(abandoned, again.toString());

    assertThat(tally.abandonment())
        .extracting(
            Abandonment::calls, Abandonment::answered, Abandonment::abandoned, Abandonment::untold)
        .containsExactly(tuple(100L, 100L, (long) abandoned, 0L));
    assertThat(tally.verdicts().rows(Answer.DENY)).isEqualTo(abandoned > 3 ? 100 : 0);
    assertThat(tally.verdicts().rows(Answer.PERMIT)).isEqualTo(abandoned > 3 ? 0 : 100);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // one more call that was abandoned
        "c0,voice,2125550242,2026-03-02T12:00:00Z,no,no,bad,spring,yes,yes|101|4|0",
        "c0,voice,2125550100,2026-03-02T12:00:01Z,no,no,bad,spring,yes,yes|101|4|0",
        "d0,voice,2125550100,2026-03-02T12:00:00Z,no,no,bad,spring,yes,yes|101|4|0",
        // the same call, told alike, told in part, and told otherwise
        "c0,voice,2125550100,2026-03-02T12:00:00Z,no,no,bad,spring,yes,yes|100|3|0",
        "c0,voice,2125550100,2026-03-02T12:00:00Z,no,no,bad,spring,,|100|3|0",
        "c0,voice,2125550100,2026-03-02T12:00:00Z,no,no,bad,,yes,yes|100|3|0",
        "c0,voice,2125550100,2026-03-02T12:00:00Z,no,no,bad,spring,yes,no|100|2|1",
        "c9,voice,2125550109,2026-03-02T12:00:00Z,no,no,bad,spring,yes,yes|100|3|1",
        "c9,voice,2125550109,2026-03-02T12:00:00Z,no,no,bad,,yes,yes|100|3|1",
        // perhaps the same call
        ",voice,2125550109,2026-03-02T12:00:00Z,no,no,bad,spring,yes,no|101|3|1",
        "c9,vioce,2125550109,2026-03-02T12:00:00Z,no,no,,spring,yes,no|101|3|1",
        // a call that was no call
        "c9,text,2125550109,2026-03-02T12:00:00Z,no,no,bad,spring,yes,yes|100|3|0",
      })
  void refusedRow_isTheCallOfItsNumberInstantAndId(
      String row, long calls, long abandoned, long untold) throws IOException {
    AuditTally tally = named(3, row + "\n");

    assertThat(tally.abandonment())
        .extracting(Abandonment::calls, Abandonment::abandoned, Abandonment::untold)
        .containsExactly(tuple(calls, abandoned, untold));
    assertThat(tally.verdicts().rows(Answer.PERMIT))
        .isEqualTo(abandoned > 3 || untold > 0 ? 0 : 100);
  }

  @Test
  void twoRefusedRowsOfOneCall_areOneCall_andUnknownIfTheyDisagree() throws IOException {
    assertThat(named(3, named(42, "yes", "bad").repeat(3)).abandonment())
        .extracting(Abandonment::calls, Abandonment::abandoned, Abandonment::untold)
        .containsExactly(tuple(100L, 3L, 1L));
    String other = named(42, "no", "bad").replace("2125550142", "2125550999").replace("c42", "x");
    assertThat(named(3, other + other).abandonment())
        .extracting(Abandonment::calls, Abandonment::abandoned, Abandonment::untold)
        .containsExactly(tuple(101L, 3L, 0L));
    assertThat(named(3, other + other.replace(",no\n", ",yes\n")).abandonment())
        .extracting(Abandonment::calls, Abandonment::abandoned, Abandonment::untold)
        .containsExactly(tuple(101L, 3L, 1L));
  }

  /** Nobody knows which of the two campaigns made the call. */
  @Test
  void callOfTwoCampaigns_leavesBothUnknown() throws IOException {
    String fall = named(1, "no", "").replace("spring", "fall");

    assertThat(named(3, fall).abandonment())
        .extracting(Abandonment::campaign, Abandonment::untold)
        .containsExactlyInAnyOrder(tuple("spring", 1L), tuple("fall", 1L));
  }

  /** An error hides such an id; the call is the same all the same. */
  @Test
  void refusedLine_whoseIdIsHidden_isTheSameCall() throws IOException {
    String call =
        line(
            "\"id\":\"4111 1111 1111 1111\",\"channel\":\"voice\","
                + "\"at\":\"2026-03-02T12:00:00Z\",\"campaign\":{\"id\":\"spring\"},"
                + "\"answered\":true,\"abandoned\":false");
    Compliance law = Compliance.builder().module(new CampaignLaw()).build();
    String bad = call.replace("\"answered\"", "\"planet\":1,\"answered\"");

    assertThat(audit(law, Profile.EMPTY, call + bad).tally.abandonment())
        .extracting(Abandonment::calls, Abandonment::untold)
        .containsExactly(tuple(1L, 0L));
  }

  private static final String NEVER = "9999-12-31T23:59:59-12:00";

  /** "Never", in a row that cannot be read for another reason, or only for this. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a,2125550142,+12026-03-02T12:00:00Z,nonsense,no,yes,|BAD_FACT|REFUSED",
        "a,2125550142," + NEVER + ",nonsense,no,yes,|BAD_FACT|REFUSED",
        "a,2125550142," + NEVER + ",telemarketing,no,yes,|NO_INSTANT|REFUSED",
        "a,2125550142,2026-03-02T12:00:00Z,nonsense,no,yes," + NEVER + "|BAD_FACT|DENY",
        "a,2125550142,2026-03-02T12:00:00Z,telemarketing,no,yes," + NEVER + "|BAD_FACT|DENY",
        "a,2125550142,2026-03-02T12:00:00Z,nonsense,no,yes,2026-03-02T12:00:00Z|BAD_FACT|DENY",
      })
  void factsThatCannotBeWritten_areLeftOut_andTheRestCounts(
      String row, Refusal refusal, Answer later) throws IOException {
    Found found =
        audit(
            Compliance.builder().module(new StopLaw()).build(),
            Profile.EMPTY,
            HEADER.replace("\n", ",requested\n")
                + row
                + "\nb,2125550142,2026-03-03T12:00:00Z,telemarketing,no,no,\n");

    assertThat(found.answers).containsExactly(Answer.REFUSED, later);
    assertThat(found.tally.verdicts().refusals()).containsKey(refusal);
  }

  @Test
  void lineOfAnInstantThatCannotBeWritten_isRefused() throws IOException {
    Found found =
        audit(
            line("\"at\":\"" + NEVER + "\",\"connected\":\"x\"")
                + line("\"at\":\"" + NEVER + "\"")
                + line("\"at\":\"2026-03-04T12:00:00Z\",\"connected\":false"));

    assertThat(found.answers).startsWith(Answer.REFUSED, Answer.REFUSED);
    assertThat(found.tally.verdicts().refusals().keySet()).contains(Refusal.NO_INSTANT);
  }

  /** A call of a campaign on a day that cannot be told can belong to any of its periods. */
  @Test
  void callThatCannotBeDated_leavesItsCampaignUnknown() throws IOException {
    AuditTally tally = campaign("2125550242," + NEVER + ",no,no,,spring,yes,yes");

    assertThat(tally.abandonment()).extracting(Abandonment::incomplete).containsExactly(true);
  }

  /** Errors end up in logs. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "4111 1111 1111 1111|•••• •••• •••• ••11",
        "+12125550142|+•••••••••42",
        "order 2125550142|order 2125550142",
      })
  void idInAnError_hidesCardAndTelephoneNumbers(String id, String shown) throws IOException {
    String stop = "2125550142,yesterday,telemarketing,no,yes\n";
    String table =
        HEADER
            + "%s,2125550142,2026-03-02T12:00:00Z,nonsense,no,no\n".formatted(id)
            + "%s,2125550142,2026-03-03T12:00:00Z,telemarketing,no,no\n".formatted(id)
            + "x,"
            + stop;
    String lines =
        line(
                "\"id\":\"%s\",\"at\":\"2026-03-02T12:00:00Z\",\"refused\":false,\"connected\":1"
                    .formatted(id))
            + line("\"id\":\"%s\",\"at\":\"2026-03-03T12:00:00Z\"".formatted(id))
            + line("\"at\":\"yesterday\",\"refused\":true");
    for (String text : List.of(table, lines)) {
      List<Audited> rows = new ArrayList<>();
      PastFiles.Builder files =
          PastFiles.of(
              List.of(new Scrub.Input("f", () -> new ByteArrayInputStream(text.getBytes(UTF_8)))));
      if (!text.startsWith("{")) {
        files.map("talked", "connected").map("opted_out", "refused").map("purpose", "purpose");
        files.phoneColumn("phone");
      }
      try (PastFiles from = files.open()) {
        Audit.of(Compliance.builder().module(new StopLaw()).build()).build().run(from, rows::add);
      }

      assertThat(rows).hasSize(3);
      for (Audited row : rows.subList(0, 2)) {
        assertThat(row.answer()).isEqualTo(Answer.REFUSED);
        assertThat(row.id()).contains(shown);
        assertThat(row.json()).contains("\"id\":\"" + shown + "\",\"error\"");
      }
    }
  }

  private static final String BAD = ",\"dialing\":\"by-hand\"";

  /** A wrong value of a fact that no history needs takes none of the others with it. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'caller':{'seller':'acme'}|DENY",
        "'caller':{'seller':'zed'}|PERMIT",
        "'caller':{'seller':'zed','country':'Atlantis'}|PERMIT",
        "'purpose':'telemarketing'|DENY", // of any seller
        "'caller':{'seller':5}|DENY",
        "'caller':{'seller':'zed','seller':'zed'}|DENY",
        "'caller':{'seller':'zed'},'caller':{}|DENY",
        "'caller':'zed'|DENY",
      })
  void sellerOfARefusedLine_isReadOrCanBeAny(String more, Answer expected) throws IOException {
    String refused = "\"at\":\"2026-03-02T12:00:00Z\",\"refused\":true,\"connected\":false,";
    String own = "\"at\":\"2026-03-03T12:00:00Z\",\"caller\":{\"seller\":\"acme\"}";

    assertThat(audit(line(refused + more.replace('\'', '"') + BAD) + line(own)).answers)
        .containsExactly(Answer.REFUSED, expected);
  }

  /** The profile tells what rows leave out, not what cannot be read in them. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'caller':{}|PERMIT", // that of the profile
        "'caller':{'seller':5}|DENY",
        "'caller':{'sellr':'zed'}|DENY",
        "'callr':{'seller':'zed'}|DENY",
        "'purpose':'telemarketing','call|DENY",
      })
  void sellerOfTheProfile_isNotThatOfALineWhoseSellerIsUnread(String more, Answer expected)
      throws IOException {
    Profile acme =
        Profile.builder().with(Contact.CALLER, Caller.builder().seller("acme").build()).build();
    String refused =
        "\"at\":\"2026-03-02T12:00:00Z\",\"refused\":true,\"connected\":false" + BAD + ",";
    String zed = "\"at\":\"2026-03-03T12:00:00Z\",\"caller\":{\"seller\":\"zed\"}";

    assertThat(audit(CAPS, acme, line(refused + more.replace('\'', '"')) + line(zed)).answers)
        .containsExactly(Answer.REFUSED, expected);
  }

  /** Two conversations a week are allowed: the corrected line is no second one. */
  @ParameterizedTest
  @CsvSource({"c1,PERMIT", "c2,DENY"})
  void refusedLine_andItsCorrection_areOneCall(String id, Answer later) throws IOException {
    String call =
        "\"id\":\"%s\",\"at\":\"2026-03-02T12:00:00Z\",\"channel\":\"voice\",\"connected\":true,\"refused\":false";
    String next = "\"at\":\"2026-03-03T12:00:00Z\",\"connected\":false,\"refused\":false";

    Found found = audit(line(call.formatted("c1") + BAD) + line(call.formatted(id)) + line(next));

    assertThat(found.answers).containsExactly(Answer.REFUSED, Answer.PERMIT, later);
  }

  private static final String LINE =
      "{\"activity\":\"contact\",\"to\":{\"number\":\"+121255%s\"},\"at\":\"%s\",\"campaign\":{\"id\":\"spring\"},\"caller\":{\"seller\":\"acme\"},\"answered\":true,\"abandoned\":%s}\n";

  /** A hundred calls on a day in March and a hundred in April, of which three were abandoned. */
  private static AuditTally lines(String bad) throws IOException {
    StringBuilder rows = new StringBuilder();
    for (int i = 0; i < 100; i++) {
      rows.append(LINE.formatted("501%02d".formatted(i), "2026-03-02T17:00:00Z", i < 3));
      rows.append(LINE.formatted("502%02d".formatted(i), "2026-04-02T17:00:00Z", i < 3));
    }
    Compliance law = Compliance.builder().module(new CampaignLaw()).build();
    return audit(law, Profile.EMPTY, rows + bad.replace('\'', '"')).tally;
  }

  /** The abandoned call that makes four of a hundred in March, or nobody knows of what it is. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        // what it states counts
        "'campaign':{'id':'spring'},'caller':{'seller':'acme'},'answered':true,'abandoned':true}"
            + "|100|0|0",
        "'campaign':{'id':'fall'},'caller':{'seller':'acme'},'answered':true,'abandoned':true}"
            + "|0|0|0",
        "'campaign':{'id':'spring'},'caller':{'seller':'zed'},'answered':true,'abandoned':true}"
            + "|0|0|0",
        "'caller':{'seller':'acme'},'answered':true,'abandoned':true}|0|0|0",
        // of any campaign of the seller, unless nobody answered
        "'campaign':{'id':5},'caller':{'seller':'acme'},'answered':true,'abandoned':true}"
            + "|0|100|1",
        "'campaign':{'id':5},'caller':{'seller':'acme'},'answered':false}|0|0|1",
        "'campaign':{'id':5},'caller':{'seller':'zed'},'answered':true,'abandoned':true}|0|0|1",
        "'campaign':'spring','caller':{'seller':'acme'},'answered':true}|0|100|1",
        "'campaign':{'di':'spring'},'caller':{'seller':'acme'},'answered':true}|0|100|1",
        "'campain':{'id':'spring'},'caller':{'seller':'acme'},'answered':true}|0|100|1",
        "'caller':{'seller':'acme'},'answered':true,'aband|0|100|1",
        "'campaign':{'id':5},'channel':'text'}|0|0|0",
        // of any seller
        "'campaign':{'id':5},'answered':true,'abandoned':true}|0|100|1",
        "'campaign':{'id':'spring'},'answered':true,'abandoned':true}|0|100|0",
        "'campaign':{'id':'spring'},'answered':false}|0|0|0",
        "'campaign':{'id':'fall'},'answered':true,'abandoned':true}|0|0|0",
      })
  void refusedLine_isACallOfItsCampaign_orOfAny(String rest, long unlawful, long unknown, int ofAny)
      throws IOException {
    AuditTally tally =
        lines(
            "{'activity':'contact','to':{'number':'+12125550142'},'dialing':'by-hand',"
                + "'at':'2026-03-03T12:00:00Z',"
                + rest);

    assertThat(tally.verdicts().rows(Answer.DENY)).isEqualTo(unlawful);
    assertThat(tally.verdicts().rows(Answer.INDETERMINATE)).isEqualTo(unknown);
    assertThat(tally.ofAnyCampaign().map(Tally.OfRefusal::rows).orElse(0L)).isEqualTo(ofAny);
    assertThat(
            tally.abandonment().stream()
                .filter(each -> each.campaign().equals("spring") && each.seller().equals("acme"))
                .filter(each -> !each.isKnown()))
        .hasSize(unknown > 0 ? 1 : 0);
  }

  /** A call before the first one, or on an unknown day, would change each period. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "'at':'2026-03-01T12:00:00Z','campaign':{'id':5},'answered':false}",
        "'at':'yesterday','campaign':{'id':5},'answered':true,'abandoned':true}",
        "'at':'yesterday','campaign':{'id':'spring'},'answered':true,'abandoned':true}",
        "'at",
      })
  void refusedLineOfAnyCampaign_thatCanBeItsFirstCall_leavesAllPeriodsUnknown(String rest)
      throws IOException {
    AuditTally tally =
        lines("{'activity':'contact','to':{'number':'+12125550142'},'dialing':'by-hand'," + rest);

    assertThat(tally.verdicts().rows(Answer.INDETERMINATE)).isEqualTo(200);
    assertThat(tally.abandonment()).extracting(Abandonment::isKnown).containsOnly(false);
  }

  /** A valid line without a seller can be one of each seller with a campaign of that name. */
  @ParameterizedTest
  @CsvSource({"spring,true,0,101", "spring,false,0,1", "fall,true,1,0"})
  void lineWithoutASeller_leavesTheSharesOfSellersUnknown(
      String campaign, boolean answered, long unlawful, long unknown) throws IOException {
    AuditTally tally =
        lines(
            LINE.formatted("50142", "2026-03-03T12:00:00Z", answered)
                .replace("spring", campaign)
                .replace("\"answered\":true", "\"answered\":" + answered)
                .replace("\"seller\":\"acme\"", ""));

    assertThat(tally.verdicts().rows(Answer.DENY)).isEqualTo(unlawful);
    assertThat(tally.verdicts().rows(Answer.INDETERMINATE)).isEqualTo(unknown);
  }

  private static final String ORDERED =
      "phone,called_at,talked,opted_out,purpose,consent,given,answered,lost,campaign\n";

  /** The row of the abandoned call lacks a cell, or has one too many, or cannot be read in part. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "no,no,,,,yes,yes,spring|DENY",
        "no,no,,express-written,,yes,yes,spring|DENY", // the consent has no date
        "no,no,,express-written,yesterday,yes,yes,spring|DENY",
        "no,no,,,,yes,yes,spring,more|INDETERMINATE",
        "no,no,,,,yes,yes|INDETERMINATE",
        "no,no,,,,yes|INDETERMINATE",
        "no,no,nonsense,,,yes,yes,|PERMIT", // it states no campaign
        "no,no,,express-written,,yes,yes,|PERMIT",
        "no,no,,,,no,,spr,more|INDETERMINATE",
      })
  void refusedRow_isACallOfItsCampaign_orOfAny(String rest, Answer expected) throws IOException {
    StringBuilder rows = new StringBuilder(ORDERED);
    for (int i = 0; i < 100; i++) {
      rows.append("21255501%02d,2026-03-02T12:00:00Z,no,no,,,,yes,%s,spring\n".formatted(i, i < 3));
    }
    Compliance law = Compliance.builder().module(new CampaignLaw()).build();
    AuditTally tally =
        audit(law, Profile.EMPTY, rows + "2125550242,2026-03-02T12:00:00Z," + rest + "\n").tally;

    assertThat(tally.verdicts().rows(expected)).isGreaterThanOrEqualTo(100);
    assertThat(tally.ofAnyCampaign().isPresent()).isEqualTo(expected == Answer.INDETERMINATE);
  }

  /** A row whose consent lacks its date still tells of the request to stop. */
  @Test
  void refusedRow_thatLacksACell_isOfItsPurposeAndTellsOfItsEnd() throws IOException {
    Found found =
        audit(
            HEADER.replace("\n", ",consent,given\n")
                + "a,2125550142,2026-03-02T12:00:00Z,telemarketing,no,yes,express-written,\n"
                + "b,2125550142,2026-03-03T12:00:00Z,telemarketing,no,no,,\n");

    assertThat(found.answers).containsExactly(Answer.REFUSED, Answer.DENY);
    LeadFacts facts =
        new LeadFacts.Builder(Instant.EPOCH, Place.of("US"))
            .map("purpose", 0)
            .map("consents.kind", 1)
            .map("consents.grantedAt", 2)
            .state("channel", "voice")
            .build();
    LeadFacts.Read read = facts.read(new String[] {"telemarketing", "express-written", ""});
    assertThat(read.contact()).isNull();
    assertThat(EarlierContacts.Kind.of(read.rest()))
        .isEqualTo(
            new EarlierContacts.Kind(
                ContactChannel.VOICE, ContactPurpose.TELEMARKETING, null, null, null));
  }

  /** Each fact of a line that a history needs is kept. */
  @Test
  void refusedLine_keepsItsKind() throws IOException {
    String text =
        line(
            "\"at\":\"2026-03-02T12:00:00Z\",\"id\":\"c1\",\"channel\":\"voice\",\"purpose\":\"debt-collection\",\"subject\":\"debt 7\",\"caller\":{\"seller\":\"acme\"}"
                + BAD);
    try (PastFiles rows =
        PastFiles.of(
                List.of(new Scrub.Input("f", () -> new ByteArrayInputStream(text.getBytes(UTF_8)))))
            .open()) {
      Remains rest = rows.next().remains();

      assertThat(EarlierContacts.Kind.of(rest.facts()))
          .isEqualTo(
              new EarlierContacts.Kind(
                  ContactChannel.VOICE, ContactPurpose.DEBT_COLLECTION, "debt 7", "acme", "c1"));
      assertThat(rest.unread()).isEmpty();
    }
  }
}
