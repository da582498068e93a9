package io.lexicall.rules.gdpr;

import io.lexicall.facts.Contact;
import org.junit.jupiter.api.Test;

/** Debts and abandoned calls. */
class CallConductTest {
  private static final Regimes REGIMES = new Regimes();

  private static final String DEBT =
      "channel=voice voice=live purpose=debt-collection to.country=GR history=[]"
          + " to.workplace=false at=2026-11-24T12:00:00Z";

  private static final String DUTIES =
      "owes announce-recording, Law 3758/2009 Art. 8(2);"
          + " owes confirm-debt-overdue, Law 3758/2009 Art. 4(4)";

  private static Rows rows(String section) {
    return Rows.of(
        Contact.SCHEMA, CallConduct.of(REGIMES, Consents.of(REGIMES)), "eprivacy." + section);
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
            at=2012-02-01T20:00:00Z            | permit
            at=2012-02-02T20:00:00Z            | deny; Law 3758/2009 Art. 4(4) until 2012-02-03T07:00:00Z; owes confirm-debt-overdue, Law 3758/2009 Art. 4(4)
            at=2012-04-02T09:00:00Z            | permit; %1$s
            to.workplace=true                  | deny; Law 3758/2009 Art. 4(4); %1$s
            to.workplace=-                     | indeterminate; asks to.workplace; %1$s
            recorded=true                      | permit; %1$s
            recorded=false                     | deny; Law 3758/2009 Art. 8(2); owes confirm-debt-overdue, Law 3758/2009 Art. 4(4)
            channel=text at=2026-11-28T20:00:00Z | permit
            purpose=account-alert at=2026-11-28T20:00:00Z | permit
            to.country=CY at=2026-11-28T20:00:00Z | permit
            """
                .formatted(DUTIES));
  }

  /** The hours of other states; where creditors, texts, consents and places of work count. */
  @Test
  void debts_inOtherStates() {
    String debt =
        "channel=voice voice=live purpose=debt-collection history=[] caller.seller=acme"
            + " caller.thirdParty=true to.subscriber=consumer to.workplace=false consents=[]";
    rows("debt-collection")
        .hold(
            debt + " to.country=NL at=2026-11-24T12:00:00Z",
            """
            at=2026-11-24T05:59:59Z | deny; Besluit kwaliteit incassodienstverlening Art. 4.2(1)-(2) until 2026-11-24T06:00:00Z
            at=2026-11-24T06:00:00Z | permit
            at=2026-11-24T18:59:59Z | permit
            at=2026-11-24T19:00:00Z | deny; Besluit kwaliteit incassodienstverlening Art. 4.2(1)-(2) until 2026-11-25T06:00:00Z
            at=2026-11-24T19:00:00Z channel=text | deny; Besluit kwaliteit incassodienstverlening Art. 4.2(1)-(2) until 2026-11-25T06:00:00Z
            at=2026-11-24T19:00:00Z caller.thirdParty=false | permit
            at=2026-11-24T19:00:00Z to.subscriber=business | permit
            at=2026-11-28T12:00:00Z | permit
            at=2026-11-29T12:00:00Z | deny; Besluit kwaliteit incassodienstverlening Art. 4.2(1)-(2) until 2026-11-30T06:00:00Z
            at=2024-03-31T19:00:00Z | permit
            at=2024-04-02T19:00:00Z | deny; Besluit kwaliteit incassodienstverlening Art. 4.2(1)-(2) until 2024-04-03T05:00:00Z
            """);
    rows("debt-collection")
        .hold(
            debt + " to.country=IE at=2026-11-24T12:00:00Z",
            """
            at=2026-11-24T08:59:59Z | deny; Consumer Credit Act 1995 s. 46 until 2026-11-24T09:00:00Z
            at=2026-11-24T09:00:00Z caller.thirdParty=false | permit
            at=2026-11-24T21:00:00Z caller.thirdParty=false | deny; Consumer Credit Act 1995 s. 46 until 2026-11-25T09:00:00Z
            at=2026-11-24T21:00:00Z channel=text | permit
            at=2026-11-29T12:00:00Z | deny; Consumer Credit Act 1995 s. 46 until 2026-11-30T09:00:00Z
            to.workplace=true | deny; Consumer Credit Act 1995 s. 46
            to.workplace=- | indeterminate; asks to.workplace
            """);
    rows("debt-collection")
        .hold(
            debt + " to.country=LV at=2026-11-24T12:00:00Z",
            """
            at=2026-11-24T18:59:59Z caller.thirdParty=false | permit
            at=2026-11-24T19:00:00Z caller.thirdParty=false | deny; Parādu ārpustiesas atgūšanas likums Art. 10(2)-(3) until 2026-11-25T06:00:00Z
            at=2026-11-29T12:00:00Z channel=text | deny; Parādu ārpustiesas atgūšanas likums Art. 10(2)-(3) until 2026-11-30T06:00:00Z
            """);
    rows("debt-collection")
        .hold(
            debt + " to.country=RO at=2026-11-24T12:00:00Z",
            """
            at=2026-11-24T18:00:00Z | deny; OUG 52/2016 until 2026-11-25T07:00:00Z
            at=2026-11-28T12:00:00Z | deny; OUG 52/2016 until 2026-12-02T07:00:00Z
            to.workplace=true | deny; OUG 52/2016
            caller.thirdParty=false to.workplace=true | permit
            """);
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
            caller.thirdParty=true             | deny; Law 3758/2009 Art. 4(4) until 2026-11-30T07:00:00Z; %1$s
            """
                .formatted(DUTIES));
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
  }
}
