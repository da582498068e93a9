package io.lexicall.rules.gdpr;

import static org.assertj.core.api.Assertions.assertThat;

import io.lexicall.Compliance;
import io.lexicall.facts.Called;
import io.lexicall.facts.Contact;
import io.lexicall.facts.ContactChannel;
import io.lexicall.facts.ContactPurpose;
import io.lexicall.place.Place;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Debts and abandoned calls. */
class CallConductTest {
  private static final String DEBT =
      "channel=voice voice=live purpose=debt-collection to.country=GR history=[]"
          + " to.workplace=false at=2026-11-24T12:00:00Z";

  private static final String OVERDUE = "owes confirm-debt-overdue, Law 3758/2009 Art. 4(4)";

  private static final String DUTIES =
      "owes announce-recording, Law 3758/2009 Art. 8(2); " + OVERDUE;

  private static final String KEPT = "owes keep-call-record, Law 3758/2009 Art. 8(2)";

  /** What binds a creditor that repeats itself. */
  private static final String OF_CREDITORS = DUTIES + "; " + KEPT;

  private static final String SAID = "owes identify-caller, Law 3758/2009 Art. 6(2)";

  private static final String LOGGED = "owes keep-call-record, Law 3758/2009 Art. 6(7)";

  private static final String PURPOSE = "owes state-purpose, Law 3758/2009 Art. 6(2)";

  private static final String SHOWN = "owes transmit-caller-id, Law 3758/2009 Art. 6(2)";

  /** What binds companies that inform debtors, since April 2012. */
  private static final String OF_COMPANIES =
      String.join("; ", DUTIES, SAID, LOGGED, KEPT, PURPOSE, SHOWN);

  private static Rows rows(String section) {
    Regimes regimes = new Regimes();
    return Rows.of(
        Contact.SCHEMA, CallConduct.of(regimes, Consents.of(regimes)), "eprivacy." + section);
  }

  @Test
  void debts_inGreece() {
    rows("debt-collection")
        .hold(
            DEBT,
            """
            at=2026-11-24T06:59:59Z            | deny; Law 3758/2009 Art. 4(4) until 2026-11-24T07:00:00Z; %1$s
            at=2026-11-24T07:00:00Z            | permit; %1$s
            at=2026-11-24T17:59:59Z            | permit; %1$s
            at=2026-11-24T18:00:00Z            | deny; Law 3758/2009 Art. 4(4) until 2026-11-25T07:00:00Z; %1$s
            at=2026-11-28T20:00:00Z            | deny; Law 3758/2009 Art. 4(4) until 2026-11-30T07:00:00Z; %1$s
            at=2026-11-29T10:00:00Z            | deny; Law 3758/2009 Art. 4(4) until 2026-11-30T07:00:00Z; %1$s
            at=2026-10-28T10:00:00Z            | deny; Law 3758/2009 Art. 4(4) until 2026-10-29T07:00:00Z; %1$s
            at=2012-02-01T20:00:00Z            | permit; %2$s
            at=2012-02-02T20:00:00Z            | deny; Law 3758/2009 Art. 4(4) until 2012-02-03T07:00:00Z; %3$s
            at=2012-04-02T09:00:00Z            | permit; %1$s
            to.workplace=true                  | deny; Law 3758/2009 Art. 4(4); %1$s
            to.workplace=-                     | indeterminate; asks to.workplace; %1$s
            recorded=true                      | permit; %1$s
            recorded=false                     | deny; Law 3758/2009 Art. 8(2); %4$s
            channel=text at=2026-11-28T20:00:00Z | permit
            purpose=account-alert at=2026-11-28T20:00:00Z | permit
            to.country=CY at=2026-11-28T20:00:00Z | permit
            """
                .formatted(
                    OF_COMPANIES,
                    String.join("; ", SAID, PURPOSE, SHOWN),
                    String.join("; ", OVERDUE, SAID, LOGGED, PURPOSE, SHOWN),
                    String.join("; ", OVERDUE, SAID, LOGGED, KEPT, PURPOSE, SHOWN)));
  }

  /** The hours of other states, of calls or of every contact, of collectors or of anybody. */
  @Test
  void debts_elsewhere() {
    rows("debt-collection")
        .hold(
            DEBT + " to.subscriber=consumer caller.thirdParty=true consents=[]",
            """
            to.country=NL at=2026-11-24T05:59:59Z | deny; %1$s until 2026-11-24T06:00:00Z
            to.country=NL at=2026-11-24T06:00:00Z | permit
            to.country=NL at=2026-11-24T18:59:59Z | permit
            to.country=NL at=2026-11-24T19:00:00Z | deny; %1$s until 2026-11-25T06:00:00Z
            to.country=NL at=2026-11-24T19:00:00Z channel=text | deny; %1$s until 2026-11-25T06:00:00Z
            to.country=NL at=2026-11-29T12:00:00Z | deny; %1$s until 2026-11-30T06:00:00Z
            to.country=NL at=2026-12-25T12:00:00Z | deny; %1$s until 2026-12-28T06:00:00Z
            to.country=NL at=2026-11-29T12:00:00Z to.subscriber=business | permit
            to.country=NL at=2026-11-29T12:00:00Z to.subscriber=- | indeterminate; asks to.subscriber
            to.country=NL at=2026-11-29T12:00:00Z caller.thirdParty=false | permit
            to.country=NL at=2026-11-29T12:00:00Z caller.thirdParty=- | deny; %1$s until 2026-11-30T06:00:00Z
            to.country=NL at=2024-03-31T12:00:00Z | permit
            to.country=NL at=2024-04-01T12:00:00Z | deny; %1$s until 2024-04-02T05:00:00Z
            to.country=IE at=2026-11-24T08:59:59Z | deny; %2$s until 2026-11-24T09:00:00Z
            to.country=IE at=2026-11-28T20:59:59Z | permit
            to.country=IE at=2026-11-28T21:00:00Z | deny; %2$s until 2026-11-30T09:00:00Z
            to.country=IE at=2026-11-29T12:00:00Z caller.thirdParty=false | deny; %2$s until 2026-11-30T09:00:00Z
            to.country=IE at=2026-11-29T12:00:00Z consents=- | indeterminate; asks consents
            to.country=IE at=2026-11-29T12:00:00Z consents.0.kind=opt-in consents.0.grantedAt=2026-11-01T12:00:00Z consents.0.seller=acme consents.0.channels=[voice] consents.0.purposes=[debt-collection] caller.seller=acme | permit
            to.country=IE to.workplace=true       | deny; %2$s
            to.country=IE to.workplace=-          | indeterminate; asks to.workplace
            to.country=IE channel=text at=2026-11-29T12:00:00Z | permit
            to.country=LV at=2026-11-24T05:59:59Z | deny; %3$s until 2026-11-24T06:00:00Z
            to.country=LV at=2026-11-24T19:00:00Z channel=text | deny; %3$s until 2026-11-25T06:00:00Z
            to.country=LV at=2026-11-29T12:00:00Z caller.thirdParty=false | deny; %3$s until 2026-11-30T06:00:00Z
            to.country=RO at=2026-11-24T18:00:00Z | deny; OUG 52/2016 until 2026-11-25T07:00:00Z
            to.country=RO at=2026-11-28T12:00:00Z | deny; OUG 52/2016 until 2026-12-02T07:00:00Z
            to.country=RO to.workplace=true       | deny; OUG 52/2016
            to.country=SK at=2026-11-24T06:59:59Z | deny; Act 108/2024 § 13(1) until 2026-11-24T07:00:00Z
            to.country=SK at=2026-11-24T07:00:00Z | permit
            to.country=SK at=2026-11-24T16:59:59Z | permit
            to.country=SK at=2026-11-24T17:00:00Z | deny; Act 108/2024 § 13(1) until 2026-11-25T07:00:00Z
            to.country=SK at=2026-11-27T17:00:00Z channel=text | deny; Act 108/2024 § 13(1) until 2026-11-30T07:00:00Z
            to.country=SK at=2026-11-28T12:00:00Z caller.thirdParty=false | deny; Act 108/2024 § 13(1) until 2026-11-30T07:00:00Z
            to.country=SK at=2026-12-24T12:00:00Z | deny; Act 108/2024 § 13(1) until 2026-12-28T07:00:00Z
            to.country=SK at=2026-11-17T12:00:00Z | permit
            to.country=SK at=2026-11-28T12:00:00Z to.subscriber=business | permit
            to.country=SK at=2026-11-28T12:00:00Z to.subscriber=- | indeterminate; asks to.subscriber
            to.country=SK at=2026-11-28T12:00:00Z consents=- | deny; Act 108/2024 § 13(1) until 2026-11-30T07:00:00Z
            to.country=SK at=2024-06-30T21:59:59Z | permit
            to.country=SK at=2024-06-30T22:00:00Z | deny; Act 108/2024 § 13(1) until 2024-07-01T06:00:00Z
            to.country=BE at=2023-08-31T19:59:59Z | permit
            to.country=BE at=2023-08-31T20:00:00Z | deny; Loi du 20 décembre 2002 Art. 3 § 2 until 2023-08-31T22:00:00Z
            to.country=BE at=2023-09-01T20:00:00Z | permit
            to.country=GB at=2026-11-29T23:00:00Z | deny; FCA Handbook CONC 7.9.4R until 2026-11-30T08:00:00Z; owes contact-at-reasonable-times, FCA Handbook CONC 7.9.4R
            """
                .formatted(
                    "Besluit kwaliteit incassodienstverlening Art. 4.2(1); Besluit kwaliteit incassodienstverlening Art. 4.2(2)",
                    "Consumer Credit Act 1995 s. 46",
                    "Parādu ārpustiesas atgūšanas likums Art. 10(3)"));
  }

  /** Where no law on debts is held, nothing is: silence is no permit. */
  @Test
  void debts_whereNoLawIsHeld_stayUndecided() {
    assertThat(List.of("NL", "GB", "GR")).allMatch(state -> isHeld(state, "2026-11-24T12:00:00Z"));
    assertThat(List.of("DE", "FR", "BE", "CH"))
        .noneMatch(state -> isHeld(state, "2026-11-24T12:00:00Z"));
    assertThat(isHeld("NL", "2024-03-31T12:00:00Z")).isFalse();
    assertThat(isHeld("SK", "2024-06-28T12:00:00Z")).isFalse();
    assertThat(isHeld("SK", "2024-07-01T12:00:00Z")).isTrue();
    assertThat(isHeld("GR", "2012-02-01T22:30:00Z")).isTrue();
    assertThat(isHeld("BE", "2023-08-31T12:00:00Z")).isTrue();
    assertThat(isHeld("BE", "2023-08-31T22:30:00Z")).isFalse();
  }

  private static boolean isHeld(String state, String at) {
    Contact call =
        Contact.builder()
            .at(Instant.parse(at))
            .channel(ContactChannel.VOICE)
            .purpose(ContactPurpose.DEBT_COLLECTION)
            .to(Called.builder().country(Place.of(state)).build())
            .build();
    return Compliance.builder().module(new GdprRules()).build().check(call).findings().stream()
        .noneMatch(finding -> finding.rule().id().equals("core.coverage"));
  }

  @Test
  void debts_atMostEverySecondDay() {
    rows("debt-collection")
        .hold(
            DEBT + " channel=text history.0.channel=voice history.0.purpose=debt-collection",
            """
            history.0.at=2026-11-24T08:00:00Z | deny; Law 3758/2009 Art. 4(4) until 2026-11-25T22:00:00Z
            history.0.at=2026-11-23T08:00:00Z | deny; Law 3758/2009 Art. 4(4) until 2026-11-24T22:00:00Z
            history.0.at=2026-11-22T08:00:00Z | permit
            history.0.at=2026-11-23T08:00:00Z history.0.purpose=account-alert | permit
            history.0.at=2026-11-23T08:00:00Z history=- | indeterminate; asks history
            """);
  }

  /** Companies show their number, say who they are and keep a register; creditors need not. */
  @Test
  void debts_companiesShowTheirNumber() {
    Rows rows = rows("debt-collection");
    for (String thirdParty : List.of("true", "-")) {
      rows.hold(
          DEBT + " caller.seller=acme caller.thirdParty=" + thirdParty,
          """
          caller.transmitsCallerId=true  | permit; %1$s
          caller.transmitsCallerId=-     | permit; %1$s
          caller.transmitsCallerId=false | deny; Law 3758/2009 Art. 6(2); %2$s
          caller.transmitsCallerId=false at=2009-05-05T09:00:00Z | deny; Law 3758/2009 Art. 6(2); %3$s
          caller.transmitsCallerId=false at=2009-05-04T09:00:00Z | permit
          caller.transmitsCallerId=false channel=text | permit
          """
              .formatted(
                  OF_COMPANIES,
                  String.join("; ", DUTIES, SAID, LOGGED, KEPT, PURPOSE),
                  String.join("; ", SAID, PURPOSE)));
    }
    rows.hold(
        DEBT + " caller.thirdParty=false caller.transmitsCallerId=false",
        """
        at=2026-11-24T12:00:00Z | permit
        history.0.at=2026-10-01T12:00:00Z history.0.channel=voice history.0.purpose=debt-collection | permit; %1$s
        """
            .formatted(OF_CREDITORS));
  }

  /** A creditor is bound once it repeats itself; before 2012 only companies were. */
  @Test
  void debts_ofTheCreditorItself() {
    String saturday = DEBT + " at=2026-11-28T20:00:00Z to.workplace=false caller.thirdParty=false";
    rows("debt-collection")
        .hold(
            saturday,
            """
            caller.thirdParty=false            | permit
            caller.thirdParty=false history=-  | indeterminate; asks history; %1$s
            history.0.at=2026-10-01T12:00:00Z history.0.channel=voice history.0.purpose=debt-collection | deny; Law 3758/2009 Art. 4(4) until 2026-11-30T07:00:00Z; %1$s
            caller.thirdParty=true             | deny; Law 3758/2009 Art. 4(4) until 2026-11-30T07:00:00Z; %2$s
            """
                .formatted(OF_CREDITORS, OF_COMPANIES));
  }

  @Test
  void abandonedCalls() {
    rows("abandoned-calls")
        .hold(
            "channel=voice voice=live dialing=automated to.country=GB purpose=telemarketing"
                + " at=2026-11-24T12:00:00Z",
            """
            campaign.liveAnswers=100 campaign.abandoned=10 | deny; Communications Act 2003 s. 128
            campaign.liveAnswers=100 campaign.abandoned=4  | deny; Communications Act 2003 s. 128
            campaign.liveAnswers=100 campaign.abandoned=3  | permit; owes ring-15-seconds, Communications Act 2003 s. 128
            campaign.liveAnswers=0 campaign.abandoned=0    | permit; owes ring-15-seconds, Communications Act 2003 s. 128
            campaign=-                                     | permit; owes ring-15-seconds, Communications Act 2003 s. 128
            campaign.liveAnswers=100 campaign.abandoned=10 purpose=survey | deny; Communications Act 2003 s. 128
            campaign.liveAnswers=100 campaign.abandoned=10 dialing=- | indeterminate; asks dialing
            campaign.liveAnswers=100 campaign.abandoned=10 dialing=manual | permit
            campaign.liveAnswers=100 campaign.abandoned=10 voice=prerecorded | permit
            campaign.liveAnswers=100 campaign.abandoned=10 channel=text | permit
            campaign.liveAnswers=100 campaign.abandoned=10 to.country=IE | permit
            """);
    rows("abandoned-calls")
        .hold(
            "channel=voice voice=live dialing=automated to.country=IT purpose=telemarketing"
                + " at=2026-11-24T12:00:00Z",
            """
            campaign.liveAnswers=100 campaign.abandoned=10 | deny; Garante, Delibera 83/2014 (14A02670)
            campaign.liveAnswers=100 campaign.abandoned=4  | deny; Garante, Delibera 83/2014 (14A02670)
            campaign.liveAnswers=100 campaign.abandoned=3  | permit; owes limit-silent-calls, Garante, Delibera 83/2014 (14A02670)
            campaign=-                                     | permit; owes limit-silent-calls, Garante, Delibera 83/2014 (14A02670)
            campaign.liveAnswers=100 campaign.abandoned=10 to.subscriber=business | deny; Garante, Delibera 83/2014 (14A02670)
            campaign.liveAnswers=100 campaign.abandoned=10 dialing=- | indeterminate; asks dialing
            campaign=- dialing=-                           | permit; owes limit-silent-calls, Garante, Delibera 83/2014 (14A02670)
            campaign.liveAnswers=100 campaign.abandoned=10 dialing=manual | permit
            campaign.liveAnswers=100 campaign.abandoned=10 at=2014-10-04T21:59:59Z | permit
            campaign.liveAnswers=100 campaign.abandoned=10 at=2014-10-04T22:00:00Z | deny; Garante, Delibera 83/2014 (14A02670)
            """);
  }
}
