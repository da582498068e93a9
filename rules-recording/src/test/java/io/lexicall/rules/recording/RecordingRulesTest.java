package io.lexicall.rules.recording;

import static org.assertj.core.api.Assertions.assertThat;

import io.lexicall.Compliance;
import io.lexicall.Decision;
import io.lexicall.Finding;
import io.lexicall.Obligation;
import io.lexicall.Verdict;
import io.lexicall.facts.Called;
import io.lexicall.facts.CommunicationChannel;
import io.lexicall.facts.Contact;
import io.lexicall.facts.ContactChannel;
import io.lexicall.facts.Controller;
import io.lexicall.facts.Fact;
import io.lexicall.facts.LawfulBasis;
import io.lexicall.facts.Party;
import io.lexicall.facts.PartyRole;
import io.lexicall.facts.Recording;
import io.lexicall.facts.RecordingNotice;
import io.lexicall.facts.RecordingPurpose;
import io.lexicall.law.LawTable;
import io.lexicall.place.Place;
import io.lexicall.rule.Rule;
import io.lexicall.rule.RuleInfo;
import io.lexicall.rule.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecordingRulesTest {
  private static final Instant AT = Instant.parse("2026-11-24T17:00:00Z");

  private final Compliance rules = Compliance.builder().module(new RecordingRules()).build();

  @Test
  void knownAllPartyPlace_decidesThoughAnotherPartyIsNowhere() {
    Verdict verdict =
        rules.check(
            recording(RecordingNotice.NONE)
                .parties(
                    agent(),
                    customer("US-CA").consented(false).build(),
                    Party.builder().role(PartyRole.OTHER).consented(true).build())
                .build());

    assertThat(verdict.decision()).isEqualTo(Decision.DENY);
    assertThat(citations(verdict)).contains("Cal. Penal Code 632(a)");
  }

  @Test
  void partyOfUnknownPlace_thatConsented_asksForNoState() {
    Verdict verdict =
        only(
            recording(RecordingNotice.SPOKEN)
                .parties(agent(), Party.builder().role(PartyRole.CUSTOMER).consented(true).build())
                .build());

    assertThat(missing(verdict)).doesNotContain("parties.region");
  }

  /**
   * GDPR Art. 3(1): that a party may be anywhere leaves nothing open where the controller binds.
   */
  @ParameterizedTest
  @CsvSource({"DE,true", "GB,true", "CH,true", "NO,true", "US,false"})
  void boundController_isHeldThoughAPartyIsNowhere(String controller, boolean bound) {
    for (Party other : List.of(agent(), Party.builder().role(PartyRole.AGENT).build())) {
      Recording.Builder recording =
          recording(RecordingNotice.NONE)
              .purpose(RecordingPurpose.QUALITY)
              .lawfulBasis(LawfulBasis.CONSENT)
              .controller(Controller.builder().country(Place.of(controller)).build())
              .parties(customer("US-TX").consented(false).objected(true).build(), other);
      Verdict verdict = rules.check(recording.build());
      assertThat(
              verdict.findings().stream()
                  .filter(finding -> finding.outcome() == Decision.DENY)
                  .map(finding -> finding.rule().id())
                  .filter(id -> id.startsWith("recording.europe-"))
                  .collect(Collectors.toSet()))
          .as("%s, with %s", controller, other)
          .hasSize(bound ? controller.equals("CH") ? 2 : 3 : 0);
      assertThat(verdict.findings())
          .filteredOn(finding -> finding.rule().variant().contains("data protection"))
          .filteredOn(finding -> finding.rule().places().contains(Place.of(controller)))
          .extracting(Finding::outcome)
          .doesNotContain(Decision.INDETERMINATE);
    }
  }

  @Test
  void roleUnknown_whereItDecides_isAskedFor() {
    Verdict verdict = only(unwilling(RecordingNotice.BEEP, null));

    assertThat(verdict.decision()).isEqualTo(Decision.INDETERMINATE);
    assertThat(missing(verdict)).containsExactly("parties.role");
  }

  /** An agent would not know of it, and anybody else does not agree. */
  @Test
  void roleUnknown_whereEveryRoleIsDenied_isNotAskedFor() {
    Verdict verdict = only(unwilling(RecordingNotice.NONE, null));

    assertThat(verdict.decision()).isEqualTo(Decision.DENY);
    assertThat(missing(verdict)).isEmpty();
    for (PartyRole role : PartyRole.values()) {
      assertThat(only(unwilling(RecordingNotice.NONE, role)).decision())
          .as("%s", role)
          .isEqualTo(Decision.DENY);
    }
  }

  private static Recording unwilling(RecordingNotice notice, @Nullable PartyRole role) {
    Party.Builder party = Party.builder().region(Place.of("US-CA")).consented(false);
    if (role != null) {
      party.role(role);
    }
    return recording(notice).parties(agent(), party.build()).build();
  }

  /** An objection counts if it is the other side's, or that of anybody in the state. */
  @ParameterizedTest
  @CsvSource({
    "US-CA, , US-TX, customer, true, DENY, , false",
    "US-CA, , US-TX, other, true, DENY, , false",
    "US-CA, , US-TX, agent, true, PERMIT, , false",
    "US-CA, , US-TX, , true, INDETERMINATE, parties.role, false",
    "US-CA, , US-TX, , false, PERMIT, , false",
    "US-CA, , US-TX, , , PERMIT, , true",
    "US-CA, , US-CA, agent, true, DENY, , false",
    "US-CA, , US-CA, , true, DENY, , false",
    "US-CA, , , agent, true, INDETERMINATE, parties.region, false",
    "US-CA, , , , true, INDETERMINATE, parties.region parties.role, false",
    "US-CA, , , agent, false, PERMIT, , false",
    "US-CA, , , agent, , PERMIT, , true",
    "US-CA, true, US-TX, , true, DENY, , false",
    "US-TX, , US-TX, , true, PERMIT, , false",
    "US-TX, true, , agent, false, PERMIT, , false",
    "US-TX, , , , true, INDETERMINATE, parties.region, false",
  })
  void objection(
      String agents,
      @Nullable Boolean agentObjects,
      @Nullable String region,
      @Nullable String role,
      @Nullable Boolean objects,
      Decision expected,
      @Nullable String asked,
      boolean pauses) {
    Party.Builder agent =
        Party.builder().role(PartyRole.AGENT).region(Place.of(agents)).consented(true);
    Party.Builder party = Party.builder().country(Place.of("US")).consented(true);
    if (agentObjects == null) {
      agent.objected(false);
    } else {
      agent.objected(agentObjects);
    }
    if (region != null) {
      party.region(Place.of(region));
    }
    if (role != null) {
      party.role(Party.ROLE.type().choice(role).orElseThrow());
    }
    if (objects != null) {
      party.objected(objects);
    }
    Verdict verdict =
        only(recording(RecordingNotice.SPOKEN).parties(agent.build(), party.build()).build());

    assertThat(verdict.decision()).isEqualTo(expected);
    Set<String> denying = new TreeSet<>();
    if (expected != Decision.PERMIT) {
      denying.add("recording.us-objection");
      if (Boolean.TRUE.equals(agentObjects) && Boolean.TRUE.equals(objects)) {
        denying.add("recording.us-one-party"); // nobody is left who consents
      }
    }
    assertThat(verdict.findings())
        .extracting(finding -> finding.rule().id())
        .containsOnly(denying.toArray(new String[0]));
    assertThat(String.join(" ", missing(verdict))).isEqualTo(asked == null ? "" : asked);
    assertThat(duties(verdict).contains("pause-recording")).isEqualTo(pauses);
  }

  /** One party's consent is enough: an agent stands for the business that records. */
  @ParameterizedTest
  @CsvSource({
    "false, , false, PERMIT",
    "false, , , PERMIT",
    "false, false, false, PERMIT",
    // one who is known to object consents for nobody, whatever was said before
    ", true, false, DENY",
    "true, true, false, DENY",
    "false, true, false, DENY",
    "false, true, , INDETERMINATE",
    "false, true, true, PERMIT",
    ", , false, PERMIT",
    ", , , PERMIT",
    "true, , false, PERMIT",
  })
  void oneParty(
      @Nullable Boolean agents,
      @Nullable Boolean objects,
      @Nullable Boolean customers,
      Decision expected) {
    Party.Builder agent = Party.builder().role(PartyRole.AGENT).region(Place.of("US-TX"));
    if (objects != null) {
      agent.objected(objects);
    }
    Party.Builder customer = customer("US-TX");
    if (agents != null) {
      agent.consented(agents);
    }
    if (customers != null) {
      customer.consented(customers);
    }
    Verdict verdict =
        only(recording(RecordingNotice.NONE).parties(agent.build(), customer.build()).build());

    assertThat(verdict.decision()).isEqualTo(expected);
    assertThat(verdict.findings())
        .extracting(finding -> finding.rule().id())
        .containsOnly(
            expected == Decision.PERMIT ? new String[0] : new String[] {"recording.us-one-party"});
    assertThat(missing(verdict))
        .containsExactlyElementsOf(
            expected == Decision.INDETERMINATE ? List.of("parties.consented") : List.of());
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-24T17:00:00Z, PERMIT",
    "2026-11-24T17:00:00.000000001Z, DENY",
    "2026-11-24T16:59:59Z, PERMIT"
  })
  void notice_countsIfGivenAtTheInstantOrBefore(Instant informed, Decision expected) {
    Verdict verdict =
        only(
            recording(RecordingNotice.SPOKEN)
                .parties(agent(), customer("US-WA").consented(false).informedAt(informed).build())
                .build());

    assertThat(verdict.decision()).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"US-DE", "US-MI"})
  void contestedState_isOneParty_whereTheHostSaysSo(String state) {
    Recording silent =
        recording(RecordingNotice.NONE)
            .parties(agent(), customer(state).consented(false).build())
            .build();
    Compliance better =
        Compliance.builder()
            .module(new RecordingRules())
            .setting(RecordingRules.CAREFUL_STATES, false)
            .build();

    assertThat(rules.check(silent).decision()).isEqualTo(Decision.DENY);
    assertThat(rules.check(silent).findings())
        .anySatisfy(
            finding ->
                assertThat(finding.message()).contains(RecordingRules.CAREFUL_STATES.name()));
    assertThat(better.check(silent).decision()).isEqualTo(Decision.PERMIT);
  }

  @Test
  void undisputedState_namesNoSetting() {
    Recording silent =
        recording(RecordingNotice.NONE)
            .parties(agent(), customer("US-WA").consented(false).build())
            .build();

    assertThat(rules.check(silent).findings())
        .isNotEmpty()
        .noneSatisfy(
            finding ->
                assertThat(finding.message()).contains(RecordingRules.CAREFUL_STATES.name()));
  }

  /** One party is a party: who records others' talk without a word needs somebody's consent. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void contestedState_withoutAnyConsent_isDeniedWhateverTheHostSays(boolean careful) {
    Recording silent =
        recording(RecordingNotice.NONE)
            .parties(
                customer("US-MI").consented(false).build(),
                customer("US-MI").consented(false).build())
            .build();
    Compliance engine =
        Compliance.builder()
            .module(new RecordingRules())
            .setting(RecordingRules.CAREFUL_STATES, careful)
            .build();

    assertThat(engine.check(silent).decision()).isEqualTo(Decision.DENY);
  }

  private static Compliance withBusinessException() {
    return Compliance.builder()
        .module(new RecordingRules())
        .setting(RecordingRules.BUSINESS_EXCEPTION, true)
        .build();
  }

  @ParameterizedTest
  @CsvSource({
    "US-PA, QUALITY, PERMIT", "US-PA, TRAINING, PERMIT", "US-PA, EVIDENCE, DENY",
    "US-IL, QUALITY, PERMIT", "US-IL, LEGAL_OBLIGATION, DENY", "US-MD, QUALITY, DENY"
  })
  void businessException_isReliedOnOnlyWhereTheHostSaysSo(
      String state, RecordingPurpose purpose, Decision expected) {
    Recording silent =
        recording(RecordingNotice.NONE)
            .purpose(purpose)
            .parties(agent(), customer(state).consented(false).build())
            .build();
    Compliance relying = withBusinessException();

    assertThat(rules.check(silent).decision()).isEqualTo(Decision.DENY);
    assertThat(relying.check(silent).decision()).isEqualTo(expected);
  }

  /** Both exceptions are of the telephone, and one who takes part consents. */
  @ParameterizedTest
  @CsvSource({
    "US-PA, VOICE, , PERMIT",
    "US-PA, VOICE, true, PERMIT",
    "US-PA, VOICE, false, DENY",
    "US-PA, IN_PERSON, , DENY",
    "US-IL, VOICE, , PERMIT",
    "US-IL, VOICE, false, DENY",
    "US-IL, IN_PERSON, , DENY",
  })
  void businessException_isOfCallsThatSomebodyConsentsTo(
      String state, CommunicationChannel channel, @Nullable Boolean agents, Decision expected) {
    Party.Builder agent = Party.builder().role(PartyRole.AGENT).region(Place.of("US-TX"));
    Verdict verdict =
        withBusinessException()
            .check(
                recording(RecordingNotice.NONE)
                    .channel(channel)
                    .purpose(RecordingPurpose.QUALITY)
                    .parties(
                        agents == null ? agent.build() : agent.consented(agents).build(),
                        customer(state).consented(false).build())
                    .build());

    assertThat(verdict.decision()).isEqualTo(expected);
    assertThat(verdict.obligations())
        .filteredOn(obligation -> obligation.duty().name().equals("delete-by"))
        .hasSize(state.equals("US-PA") && channel == CommunicationChannel.VOICE ? 1 : 0);
  }

  @Test
  void businessException_ofPennsylvania_wantsDeletionWithinAYear() {
    Verdict verdict =
        withBusinessException()
            .check(
                recording(RecordingNotice.NONE)
                    .purpose(RecordingPurpose.QUALITY)
                    .parties(agent(), customer("US-PA").consented(false).build())
                    .build());

    assertThat(verdict.obligations())
        .filteredOn(obligation -> obligation.duty().name().equals("delete-by"))
        .map(obligation -> obligation.duty().due().orElseThrow().date().orElseThrow())
        .containsExactly(LocalDate.parse("2027-11-24"));
  }

  @ParameterizedTest
  @CsvSource({"US-CA, true", "US-TX, false"})
  void contactThatIsRecorded_isAnnouncedInAllPartyStates(String state, boolean announced) {
    Verdict verdict =
        only(
            Contact.builder()
                .at(AT)
                .channel(ContactChannel.VOICE)
                .recorded(true)
                .to(Called.inRegion(state).build())
                .build());

    assertThat(verdict.decision()).isEqualTo(Decision.PERMIT);
    assertThat(duties(verdict).contains("announce-recording")).isEqualTo(announced);
  }

  @Test
  void contactThatIsNotRecorded_owesNothing() {
    Verdict verdict =
        only(
            Contact.builder()
                .at(AT)
                .channel(ContactChannel.VOICE)
                .recorded(false)
                .to(Called.builder().country(Place.of("DE")).build())
                .build());

    assertThat(verdict.obligations()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"AU", "JM", "JP"})
  void placeWithoutRows_staysUndecided(String country) {
    Verdict verdict =
        rules.check(
            recording(RecordingNotice.SPOKEN)
                .lawfulBasis(LawfulBasis.CONSENT)
                .parties(
                    agent(),
                    Party.builder()
                        .role(PartyRole.CUSTOMER)
                        .country(Place.of(country))
                        .consented(true)
                        .objected(false)
                        .build())
                .build());

    assertThat(verdict.decision()).isEqualTo(Decision.INDETERMINATE);
    assertThat(verdict.findings()).map(finding -> finding.rule().id()).contains("core.coverage");
  }

  @Test
  void tables_areInOrder() {
    assertThat(table("us-recording-consent.csv").check("state", "talk")).isEmpty();
    assertThat(table("eu-recording.csv").check("country", "talk")).isEmpty();
    assertThat(table("europe-notice.csv").check("places", "variant")).isEmpty();
  }

  @Test
  void bookAndRules_haveTheSameSections() throws IOException {
    Set<String> expected = new TreeSet<>();
    for (String book : new String[] {"us-states.md", "us-federal.md", "gdpr.md", "ca.md"}) {
      Path path = Path.of("..", "law", book);
      assertThat(path).exists();
      try (Stream<String> lines = Files.lines(path)) {
        lines
            .filter(line -> line.startsWith("## `recording."))
            .map(line -> line.substring(4, line.lastIndexOf('`')))
            .forEach(expected::add);
      }
    }
    Settings all = Settings.defaults().with(RecordingRules.BUSINESS_EXCEPTION, true);
    Set<String> found =
        new RecordingRules()
            .rules(all).stream()
                .map(rule -> rule.info().id())
                .collect(Collectors.toCollection(TreeSet::new));
    try (Stream<String> lines =
        Files.lines(
            Path.of("src/main/resources/io/lexicall/rules/recording/sections-without-rules.csv"))) {
      lines.skip(1).map(line -> line.substring(0, line.indexOf(','))).forEach(found::add);
    }

    assertThat(found).isEqualTo(expected);
  }

  @Test
  void edition_isTheDayOnWhichTheYoungestRowWasVerified() {
    assertThat(new RecordingRules().edition()).isEqualTo("2026-12-01");
  }

  @Test
  void everyRule_citesAndNamesItsSource() {
    assertThat(new RecordingRules().rules(Settings.defaults()))
        .extracting(Rule::info)
        .allSatisfy(
            info -> {
              assertThat(info.citation()).isNotBlank();
              assertThat(info.source()).isNotBlank();
            });
  }

  /** Where consent has a form that no fact tells, a recording that rests on it keeps proof. */
  @ParameterizedTest
  @CsvSource({
    "US-CT, NONE, true",
    "US-CT, WRITTEN, true",
    "US-CT, SPOKEN, false",
    "US-CT, BEEP, false",
    "US-CA, NONE, false",
  })
  void consentInItsForm(String state, RecordingNotice notice, boolean expected) {
    Verdict verdict =
        rules.check(
            recording(notice)
                .parties(agent(), customer(state).consented(true).objected(false).build())
                .build());

    assertThat(verdict.decision()).isEqualTo(Decision.PERMIT);
    assertThat(
            verdict.obligations().stream()
                .anyMatch(each -> each.duty().name().equals("record-consent")))
        .isEqualTo(expected);
  }

  /** One party may record there, but it is no civil evidence unless the others were told. */
  @ParameterizedTest
  @CsvSource({
    "US-VA, EVIDENCE, , Va. Code 8.01-420.2",
    "US-VA, EVIDENCE, VOICE, Va. Code 8.01-420.2",
    "US-VA, EVIDENCE, IN_PERSON, ",
    "US-VA, EVIDENCE, CHAT, ",
    "US-VA, QUALITY, , ",
    "US-VA, , , Va. Code 8.01-420.2", // as a precaution
    "US-WI, EVIDENCE, , Wis. Stat. 885.365",
    "US-WI, TRAINING, , ",
    "US-TX, EVIDENCE, , ",
  })
  void evidence_isAnnounced(
      String state,
      @Nullable RecordingPurpose purpose,
      @Nullable CommunicationChannel channel,
      @Nullable String citation) {
    Recording.Builder recording =
        recording(RecordingNotice.NONE)
            .parties(agent(), customer(state).consented(false).objected(false).build());
    if (purpose != null) {
      recording.purpose(purpose);
    }
    if (channel != null) {
      recording.channel(channel);
    }
    Verdict verdict = only(recording.build());

    assertThat(verdict.decision()).isEqualTo(Decision.PERMIT);
    assertThat(verdict.obligations())
        .filteredOn(each -> each.duty().name().equals("announce-recording"))
        .extracting(each -> each.citation() + ": " + each.duty().note())
        .isEqualTo(
            citation == null
                ? List.of()
                : List.of(
                    citation
                        + (state.equals("US-VA")
                            ? ": At the beginning of the recorded part; otherwise it is not"
                            : ": That the call is recorded and that the recording may be used in"
                                + " court; otherwise it is not")
                        + " admitted as evidence in a civil case."));
  }

  /** Two states want the words on the recording: who was told some other day was not told. */
  @ParameterizedTest
  @CsvSource({
    "US-CT, NONE, DENY",
    "US-CT, SPOKEN, PERMIT",
    "US-CT, BEEP, PERMIT",
    "US-CT, WRITTEN, DENY",
    "US-WA, NONE, DENY",
    "US-WA, SPOKEN, PERMIT",
    "US-WA, BEEP, DENY",
    "US-WA, WRITTEN, PERMIT",
    "US-CA, NONE, PERMIT",
  })
  void toldBefore(String state, RecordingNotice notice, Decision expected) {
    Party.Builder customer =
        customer(state)
            .consented(false)
            .objected(false)
            .informedAt(Instant.parse("2026-11-23T17:00:00Z"));
    assertThat(only(recording(notice).parties(agent(), customer.build()).build()).decision())
        .isEqualTo(expected);
    Party consented = customer.consented(true).build();
    assertThat(only(recording(notice).parties(agent(), consented).build()).decision())
        .isEqualTo(Decision.PERMIT);
  }

  /** A tone is notice enough in Connecticut; elsewhere only to whoever was told before. */
  @ParameterizedTest
  @CsvSource({
    "US-CT, , PERMIT, sound-beep-tone",
    "US-CA, , DENY, announce-recording",
    "US-CA, 2026-11-24T16:59:00Z, PERMIT, announce-recording",
    "US-CA, 2026-11-24T17:00:01Z, DENY, announce-recording",
  })
  void toneAlone(String state, @Nullable Instant informed, Decision expected, String duty) {
    Party.Builder customer = customer(state).consented(false).objected(false);
    if (informed != null) {
      customer.informedAt(informed);
    }
    Verdict verdict =
        only(recording(RecordingNotice.BEEP).parties(agent(), customer.build()).build());

    assertThat(verdict.decision()).isEqualTo(expected);
    assertThat(duties(verdict)).containsExactly(duty);
  }

  @ParameterizedTest
  @CsvSource({"US-CA, parties.region", "DE, parties.country"})
  void placeThatIsNotKnown_isAskedForAsTheLawNamesIt(String place, String fact) {
    Rule<?> rule =
        rule(
            place.equals("DE") ? "recording.europe-all-party" : "recording.us-all-party",
            "recording",
            place);

    assertThat(rule.info().reads()).extracting(Fact::path).contains(fact);
    assertThat(missing(only(recording(RecordingNotice.NONE).parties(agent(), nobody()).build())))
        .contains(fact);
  }

  private static Party nobody() {
    return Party.builder().role(PartyRole.CUSTOMER).consented(false).build();
  }

  @Test
  void statesRules_areThoseOfTheTable() {
    assertThat(variants("recording.us-one-party"))
        .contains("", "US-AK", "US-TX")
        .doesNotContain("US-CA", "US-DE", "US-VT");
    assertThat(variants("recording.us-all-party"))
        .contains("US-CA", "US-DE")
        .doesNotContain("US-AK", "US-TX");
    assertThat(variants("recording.us-business-exception")).isEmpty();
    assertThat(new RecordingRules().settings())
        .containsExactly(RecordingRules.CAREFUL_STATES, RecordingRules.BUSINESS_EXCEPTION);
  }

  @Test
  void countriesRules_areThoseOfTheTables() {
    assertThat(variants("recording.europe-lawful-basis"))
        .contains("EU, data protection")
        .doesNotContain("CH, data protection", "BE, telecommunications");
    assertThat(variants("recording.europe-objection"))
        .contains("EU, data protection, what to do", "CH, data protection")
        .doesNotContain("BE, telecommunications");
  }

  @ParameterizedTest
  @CsvSource({"DE, true", "FR, false"})
  void contactThatIsRecorded_needsConsentWhereNobodyMayPresumeIt(String country, boolean needed) {
    Verdict verdict =
        only(
            Contact.builder()
                .at(AT)
                .channel(ContactChannel.VOICE)
                .recorded(true)
                .to(Called.builder().country(Place.of(country)).build())
                .build());

    assertThat(duties(verdict).contains("obtain-recording-consent")).isEqualTo(needed);
    assertThat(duties(verdict)).contains("announce-recording");
  }

  @Test
  void cards_nameWhatTheRulesReadAndDemand() {
    assertThat(reads("recording.us-all-party", "US-CA"))
        .contains(
            "parties",
            "parties.role",
            "parties.region",
            "parties.number",
            "parties.consented",
            "parties.informedAt",
            "notice");
    assertThat(reads("recording.europe-all-party", "FR"))
        .contains("parties.country", "parties.consented", "parties.objected");
    assertThat(rule("recording.us-all-party", "recording", "US-CA").when().says())
        .contains("the party is in US-CA", "the party was told before");
    assertThat(rule("recording.europe-all-party", "recording", "FR").info().obligations())
        .containsExactly("obtain-recording-consent");
    assertThat(rule("recording.europe-all-party", "recording", "DE").when().says())
        .contains("consented is true");
    assertThat(rule("recording.europe-business-exception", "recording", "BE, storage").info())
        .satisfies(card -> assertThat(card.obligations()).containsExactly("delete-by"));
  }

  private static Rule<?> rule(String id, String activity, String variant) {
    return new RecordingRules()
        .rules(Settings.defaults()).stream()
            .filter(rule -> rule.info().id().equals(id))
            .filter(rule -> rule.activity().name().equals(activity))
            .filter(rule -> rule.info().variant().equals(variant))
            .findFirst()
            .orElseThrow();
  }

  private static List<String> reads(String id, String variant) {
    return rule(id, "recording", variant).info().reads().stream().map(Fact::path).toList();
  }

  private static Set<String> variants(String id) {
    return new RecordingRules()
        .rules(Settings.defaults()).stream()
            .map(Rule::info)
            .filter(card -> card.id().equals(id))
            .map(RuleInfo::variant)
            .collect(Collectors.toCollection(TreeSet::new));
  }

  private static LawTable table(String file) {
    return LawTable.read(file, RecordingRules.class.getResourceAsStream(file));
  }

  private static Recording.Builder recording(RecordingNotice notice) {
    return Recording.builder().at(AT).notice(notice);
  }

  private static Party agent() {
    return Party.builder().role(PartyRole.AGENT).region(Place.of("US-TX")).consented(true).build();
  }

  private static Party.Builder customer(String region) {
    return Party.builder().role(PartyRole.CUSTOMER).region(Place.of(region));
  }

  private Verdict only(io.lexicall.facts.Activity<?> activity) {
    return rules.only(Set.of("recording")).check(activity);
  }

  private static Set<String> citations(Verdict verdict) {
    return verdict.findings().stream().map(Finding::citation).collect(Collectors.toSet());
  }

  private static Set<String> missing(Verdict verdict) {
    return verdict.findings().stream()
        .flatMap(finding -> finding.missing().stream())
        .map(fact -> fact.path())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> duties(Verdict verdict) {
    return verdict.obligations().stream()
        .map(Obligation::duty)
        .map(duty -> duty.name())
        .collect(Collectors.toSet());
  }

  /**
   * In Europe and Canada the law is older than the rows; in the United States none has a day. The
   * day begins when it has begun in all of the place: in Portugal, in the Azores.
   */
  @ParameterizedTest
  @CsvSource({
    "DE, 2014-12-30T12:00:00Z, false",
    "DE, 2014-12-31T22:59:59Z, false",
    "DE, 2014-12-31T23:00:00Z, true",
    "GB, 2014-12-31T23:59:59Z, false",
    "GB, 2015-01-01T00:00:00Z, true",
    "PT, 2015-01-01T00:59:59Z, false",
    "PT, 2015-01-01T01:00:00Z, true",
    "CA, 2015-01-01T07:59:59Z, false",
    "CA, 2015-01-01T08:00:00Z, true",
    "US, 1986-12-30T12:00:00Z, false",
    "US, 1987-01-02T12:00:00Z, true",
    "US, 2014-12-30T12:00:00Z, true",
  })
  void recordingsAreCovered_fromTheFirstDayOfTheRows(String country, String at, boolean covered) {
    Recording recording =
        Recording.builder()
            .at(Instant.parse(at))
            .parties(
                List.of(
                    Party.builder().role(PartyRole.CUSTOMER).country(Place.of(country)).build()))
            .notice(RecordingNotice.SPOKEN)
            .build();
    assertThat(
            rules.check(recording).findings().stream()
                .noneMatch(finding -> finding.rule().id().equals("core.coverage")))
        .isEqualTo(covered);
  }
}
