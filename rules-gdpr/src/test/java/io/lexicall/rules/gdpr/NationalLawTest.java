package io.lexicall.rules.gdpr;

import static org.assertj.core.api.Assertions.assertThat;

import io.lexicall.facts.Contact;
import io.lexicall.facts.EarlierContact;
import io.lexicall.facts.Fact;
import io.lexicall.law.Certainty;
import io.lexicall.place.Place;
import io.lexicall.rule.Clocks;
import io.lexicall.rule.MemberTest;
import io.lexicall.rule.Rule;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The sections of {@code eprivacy} that each state fills with its own law. */
class NationalLawTest {
  private static final String CALL =
      "at=2026-11-24T12:00:00Z channel=voice voice=live purpose=telemarketing caller.seller=acme"
          + " caller.transmitsCallerId=true subject=furniture to.subscriber=consumer"
          + " to.lineType=fixed-line dialing=manual history=[] consents=[] lists=[]"
          + " relationship.customer=false relationship.similarProducts=false";

  private static final String CONSENT =
      " consents.0.kind=opt-in consents.0.grantedAt=2026-11-01T12:00:00Z consents.0.seller=acme"
          + " consents.0.channels=[voice] consents.0.purposes=[telemarketing]"
          + " consents.0.automated=true";

  private static final String TEXT =
      CALL
          + " channel=text voice=- message.optOutMechanism=true message.identifiesCaller=true"
          + " message.containsAdvertising=true";

  private static final String LISTED_IN_CROATIA =
      " to.country=HR lists.0.list=national-optout lists.0.country=HR lists.0.listed=true"
          + " lists.0.asOf=2026-11-20 lists.0.since=2026-01-01";

  private static List<Rule<?>> rules(boolean codes) {
    Regimes regimes = new Regimes();
    return MarketingRules.of(regimes, Consents.of(regimes), codes, false);
  }

  private static Rows rows(String section) {
    return Rows.of(Contact.SCHEMA, rules(false), "eprivacy." + section);
  }

  /** Until the CTPS began, a business was screened against the one register that there was. */
  @Test
  void britishBusinesses_areScreenedAgainstTheRegistersOfTheDay() {
    rows("live-call-opt-out")
        .hold(
            CALL
                + " to.country=GB to.subscriber=business lists.0.list=tps lists.0.listed=false"
                + " lists.0.asOf=2004-06-20T12:00:00Z",
            """
            at=2004-06-24T22:59:59Z | permit
            at=2004-06-24T23:00:00Z | indeterminate; asks lists[ctps GB]
            at=2004-06-24T22:59:59Z lists.0.listed=true | deny; PECR reg. 21(1)(b)
            """);
  }

  /** Whether a consent can be presumed no fact shows; not where the business refused calls. */
  @Test
  void germanBusiness_isCalledWithConsent() {
    String denied = "deny; UWG § 7(2) Nr. 1";
    Rows rows = rows("live-call-consent");
    rows.hold(
        CALL + " to.country=DE to.subscriber=business",
        """
        consents=[]                                       | indeterminate; asks consents
        consents=-                                        | indeterminate; asks consents
        consents=[] objectedAt=2026-11-20T12:00:00Z       | deny; asks consents; UWG § 7(2) Nr. 1
        requestedAt=2026-11-24T11:00:00Z                  | permit
        """);
    rows.hold(
        CALL + CONSENT + " to.country=DE to.subscriber=business",
        """
        objectedAt=-                                      | permit
        objectedAt=2026-11-20T12:00:00Z                   | deny; asks consents; UWG § 7(2) Nr. 1
        objectedAt=2026-11-20T12:00:00Z requestedAt=2026-11-19T12:00:00Z | %1$s
        objectedAt=2026-11-20T12:00:00Z requestedAt=2026-11-21T12:00:00Z | permit
        history.0.at=2026-11-20T12:00:00Z history.0.channel=voice history.0.purpose=telemarketing history.0.refused=true | %1$s
        history.0.at=2026-10-20T12:00:00Z history.0.channel=voice history.0.purpose=telemarketing history.0.refused=true | permit
        lists.0.list=internal-dnc lists.0.seller=acme lists.0.listed=true lists.0.since=2026-11-20 | %1$s
        lists.0.list=internal-dnc lists.0.seller=acme lists.0.listed=true lists.0.since=2026-10-20 | permit
        consents.0.grantedAt=2015-03-05T12:00:00Z at=2015-11-24T12:00:00Z history.0.at=2015-06-05T12:00:00Z history.0.channel=voice history.0.purpose=telemarketing history.0.refused=true | deny; UWG § 7(2) Nr. 2
        """
            .formatted(denied));
  }

  /** Where no register is kept for them, own customers may object to the caller all the same. */
  @Test
  void exceptedCallsWithoutARegister_endWithAnObjection() {
    Rows rows = rows("live-call-opt-out");
    String own = " lists.0.list=internal-dnc lists.0.seller=acme lists.0.listed=true";
    for (String country :
        new String[] {
          "to.country=FR relationship.customer=true relationship.similarProducts=true",
          "to.country=FR subject=press-subscription",
          "to.country=LI relationship.customer=true relationship.similarProducts=true",
          "to.country=PT relationship.customer=true relationship.similarProducts=true"
        }) {
      String usual = CALL + " " + country;
      assertThat(rows.answer(usual)).as(usual).isEqualTo("permit");
      for (String said : new String[] {" objectedAt=2026-11-20T12:00:00Z", own}) {
        assertThat(rows.answer(usual + said)).as(usual + said).startsWith("deny; ");
      }
      String consented = usual + CONSENT + own;
      assertThat(rows.answer(consented + " lists.0.since=2026-10-31")).isEqualTo("permit");
      assertThat(rows.answer(consented + " lists.0.since=2026-11-02")).startsWith("deny; ");
    }
  }

  /** Ids and variants are public: waivers, logs and documents name them. */
  @Test
  void variants_ofLiveCalls() {
    assertThat(variants("IE")).containsExactlyInAnyOrder("mobile", "");
    assertThat(variants("DK"))
        .containsExactlyInAnyOrder("consumer", "consumer-excepted", "business");
    assertThat(variants("ES"))
        .containsExactlyInAnyOrder("", "excepted-customers", "consulted", "outside-directory");
    assertThat(variants("DE"))
        .containsExactlyInAnyOrder("consumer", "business-presumed", "business-refused");
    assertThat(variants("GB")).containsExactlyInAnyOrder("", "outside-directory");
    assertThat(variants("FR"))
        .containsExactlyInAnyOrder("", "consumer", "consumer-excepted", "business");
    assertThat(variants("AT")).containsExactly("");
  }

  private static Set<String> variants(String country) {
    return rules(false).stream()
        .filter(rule -> rule.info().id().startsWith("eprivacy.live-call"))
        .filter(rule -> rule.info().places().contains(Place.of(country)))
        .map(rule -> rule.info().variant())
        .collect(Collectors.toSet());
  }

  /** Each rule is as sure as the reading of its own topic, whatever that of the next one. */
  @Test
  void certainty_isThatOfTheTopic() {
    assertThat(certainty("eprivacy.live-call-consent", "ES", "2023-06-29"))
        .isEqualTo(Certainty.HIGH);
    assertThat(certainty("eprivacy.caller-id", "ES", "2014-06-13")).isEqualTo(Certainty.HIGH);
    assertThat(certainty("eprivacy.caller-id", "AT", "2011-11-22")).isEqualTo(Certainty.MEDIUM);
    assertThat(certainty("eprivacy.confirm-in-writing", "BG", "2014-07-25"))
        .isEqualTo(Certainty.MEDIUM);
    assertThat(certainty("eprivacy.live-call-consent", "LI", "2006-06-06"))
        .isEqualTo(Certainty.LOW);
    assertThat(certainty("eprivacy.confirm-in-writing", "LI", "2016-01-01"))
        .isEqualTo(Certainty.HIGH);
    // The directive binds states: Croatia's own article was not found.
    assertThat(certainty("eprivacy.confirm-in-writing", "HR", "2022-10-15"))
        .isEqualTo(Certainty.LOW);
  }

  private static Certainty certainty(String id, String country, String from) {
    return rules(false).stream()
        .map(Rule::info)
        .filter(card -> card.id().equals(id) && card.places().contains(Place.of(country)))
        .filter(card -> LocalDate.parse(from).equals(card.inForce().from()))
        .filter(card -> card.variant().isEmpty())
        .findFirst()
        .orElseThrow()
        .certainty();
  }

  @Test
  void machines_needConsent() {
    Rows rows = rows("automated-call-consent");
    rows.hold(
        CALL + CONSENT + " voice=artificial to.country=DE",
        """
        voice=artificial                              | permit
        voice=prerecorded consents.0.automated=false  | deny; UWG § 7(2) Nr. 2
        consents.0.automated=false                    | deny; UWG § 7(2) Nr. 2
        consents.0.automated=-                        | indeterminate; asks consents.automated
        consents=[]                                   | deny; UWG § 7(2) Nr. 2
        consents=-                                    | indeterminate; asks consents
        consents=[] voice=live                        | permit
        consents=[] voice=-                           | indeterminate; asks voice
        consents=[] channel=text                      | permit
        consents=[] channel=-                         | indeterminate; asks channel
        consents=[] purpose=account-alert             | permit
        consents=[] purpose=charitable-solicitation   | deny; UWG § 7(2) Nr. 2
        consents=[] purpose=political                 | permit
        consents=[] purpose=survey message.containsAdvertising=true | deny; UWG § 7(2) Nr. 2
        consents=[] purpose=survey message.containsAdvertising=false | permit
        consents=[] purpose=survey                    | indeterminate; asks message.containsAdvertising
        consents=[] to.subscriber=business            | deny; UWG § 7(2) Nr. 2
        consents=[] relationship.customer=true relationship.similarProducts=true | deny; UWG § 7(2) Nr. 2
        consents.0.purposes=[survey] purpose=survey message.containsAdvertising=true | permit
        """);
    rows.hold(
        CALL + " voice=artificial",
        """
        to.country=NO                                 | deny; Markedsføringsloven § 15(1)
        to.country=NO to.subscriber=business          | deny; Markedsføringsloven § 15(1)
        to.country=SE                                 | deny; Marknadsföringslagen § 19(1)
        to.country=SE to.subscriber=-                 | indeterminate; asks to.subscriber
        to.country=GB purpose=political message.identifiesCaller=true | deny; PECR reg. 19(1)
        """);
  }

  /** Who says no ends the consent to machines; who asks for one call does not give it again. */
  @Test
  void machines_thatWereAskedFor_afterARefusal() {
    String denied = "deny; UWG § 7(2) Nr. 2";
    String requested = " requestedAt=2026-11-23T11:00:00Z";
    Rows rows = rows("automated-call-consent");
    for (String said :
        List.of(
            " objectedAt=2026-11-20T12:00:00Z",
            " history.0.at=2026-11-20T12:00:00Z history.0.channel=voice"
                + " history.0.purpose=telemarketing history.0.refused=true",
            " lists.0.list=internal-dnc lists.0.seller=acme lists.0.listed=true"
                + " lists.0.since=2026-11-20")) {
      rows.hold(
          CALL + CONSENT + " voice=artificial to.country=DE" + said,
          """
          requestedAt=-                                    | %1$s
          requestedAt=2026-11-23T11:00:00Z                 | %1$s
          requestedAt=2026-11-23T11:00:00Z voice=prerecorded | %1$s
          requestedAt=2026-11-23T11:00:00Z consents.0.grantedAt=2026-11-22T12:00:00Z | permit
          requestedAt=2026-11-23T11:00:00Z consents=[]     | %1$s
          requestedAt=2026-11-23T11:00:00Z voice=live      | permit
          """
              .formatted(denied));
    }
    rows.hold(
        CALL + CONSENT + " voice=artificial to.country=DE" + requested,
        """
        objectedAt=2026-11-01T11:59:59Z                  | permit
        objectedAt=2026-11-01T12:00:00Z                  | %1$s
        objectedAt=2026-11-24T12:00:00Z                  | %1$s
        objectedAt=2026-11-24T12:00:01Z                  | permit
        """
            .formatted(denied));
    // A live call that was asked for needs no consent, so that there the request is enough.
    rows("live-call-consent")
        .hold(
            CALL + CONSENT + " to.country=DE objectedAt=2026-11-20T12:00:00Z" + requested,
            """
            requestedAt=2026-11-23T11:00:00Z                 | permit
            requestedAt=2026-11-19T11:00:00Z                 | deny; UWG § 7(2) Nr. 1
            """);
    // Where firms may refuse, a consent that was ended does not free one that is on the list.
    rows.hold(
        CALL
            + CONSENT
            + " voice=artificial to.country=PT to.subscriber=business lists.0.list=national-optout"
            + " lists.0.country=PT lists.0.listed=true lists.0.since=2026-11-22"
            + requested,
        """
        objectedAt=-                                     | permit
        objectedAt=2026-11-20T12:00:00Z                  | deny; Lei 41/2004 Art. 13.º-A(2)
        history.0.at=2026-11-20T12:00:00Z history.0.channel=voice history.0.purpose=telemarketing history.0.refused=true | deny; Lei 41/2004 Art. 13.º-A(2)
        """);
  }

  /** An entry in the Italian register revokes every earlier consent. */
  @Test
  void machines_needAConsentNewerThanTheRegistersEntry() {
    rows("automated-call-consent")
        .hold(
            CALL
                + CONSENT
                + " voice=artificial to.country=IT lists.0.list=national-optout"
                + " lists.0.country=IT lists.0.listed=true lists.0.asOf=2026-11-20"
                + " message.identifiesCaller=true message.optOutMechanism=true",
            """
            lists.0.since=2026-11-10              | deny; Codice privacy Art. 130(1)
            lists.0.since=2026-10-10              | permit
            lists.0.since=-                       | indeterminate; asks lists[national-optout IT].since
            lists.0.since=2026-11-10 lists.0.listed=false | permit
            lists.0.since=2026-11-10 lists.0.listed=- | indeterminate; asks lists[national-optout IT].listed
            lists=-                               | indeterminate; asks lists[national-optout IT]
            lists=[]                              | indeterminate; asks lists[national-optout IT]
            lists.0.listed=false lists.0.asOf=2026-11-09 | permit
            lists.0.listed=false lists.0.asOf=2026-11-08 | indeterminate; asks lists[national-optout IT]
            lists.0.country=SM                    | indeterminate; asks lists[national-optout IT]
            lists=- consents=[]                   | deny; Codice privacy Art. 130(1)
            lists=- consents=-                    | indeterminate; asks consents lists[national-optout IT]
            lists=- voice=live                    | permit
            lists.0.since=2026-11-10 at=2022-07-26T12:00:00Z consents.0.grantedAt=2022-07-01T12:00:00Z lists.0.since=2022-07-10 | permit
            """);
  }

  /** Where the law orders no check for machines, none is asked for, but an entry is heeded. */
  @Test
  void machines_whereNoCheckIsOrderedForThem() {
    Rows rows = rows("automated-call-consent");
    for (String country : List.of("HR", "SK")) {
      String call = CALL + CONSENT + " voice=artificial to.country=" + country;
      rows.hold(call, "lists=- | permit\nlists=[] | permit\n");
    }
    rows.hold(
        CALL + CONSENT + LISTED_IN_CROATIA + " voice=artificial",
        """
        lists.0.since=2026-11-10                        | permit
        consents.0.revokedAt=2026-11-10T12:00:00Z       | deny; Zakon o elektroničkim komunikacijama (NN 76/22) Art. 50(1)
        """);
  }

  /** Who enters the Croatian register keeps the consents that he does not withdraw with it. */
  @Test
  void croatianRegister_leavesConsentsAndBusinessesAlone() {
    String denied = "deny; Pravilnik o Registru NE ZOVI (NN 117/22)";
    Rows rows = rows("live-call-opt-out");
    rows.hold(
        CALL + CONSENT + LISTED_IN_CROATIA,
        """
        lists.0.since=2026-10-01                        | permit
        lists.0.since=2026-11-10                        | permit
        lists.0.since=-                                 | permit
        lists=-                                         | permit
        consents.0.revokedAt=2026-11-10T12:00:00Z       | %1$s
        consents=-                                      | indeterminate; asks consents
        consents=[]                                     | %1$s
        consents=[] requestedAt=2026-01-02T12:00:00Z    | permit
        consents=[] requestedAt=2026-11-24T12:00:00Z    | permit
        consents=[] requestedAt=2026-11-24T12:00:01Z    | %1$s until 2026-11-24T12:00:01Z
        consents=[] lists=-                             | indeterminate; asks lists[national-optout HR]
        consents=[] lists=- to.subscriber=business      | permit
        consents=[] to.subscriber=business              | permit
        consents=[] to.subscriber=business objectedAt=2026-11-01T12:00:00Z | deny; Zakon o zaštiti potrošača (NN 19/22), Registar NE ZOVI
        consents=[] to.subscriber=-                     | indeterminate; asks to.subscriber
        consents=[] lists.0.listed=false to.subscriber=- | permit
        at=2022-10-14T12:00:00Z lists.0.asOf=2022-10-01 lists.0.since=2022-09-10 consents.0.grantedAt=2022-09-01T12:00:00Z | permit
        at=2022-10-14T12:00:00Z lists.0.asOf=2022-10-01 lists.0.since=2022-09-10 consents=[] to.subscriber=business | permit
        at=2022-10-14T21:59:59Z lists.0.asOf=2022-10-01 lists.0.since=2022-09-10 consents=[] | deny; Pravilnik o Registru NE ZOVI (NN 47/16)
        at=2022-10-14T22:00:00Z lists.0.asOf=2022-10-01 lists.0.since=2022-09-10 consents=[] | %1$s
        """
            .formatted(denied));
  }

  @Test
  void liveCalls_whereConsentIsNeeded() {
    Rows rows = rows("live-call-consent");
    rows.hold(
        CALL + " to.country=DE",
        """
        consents=[]                                   | deny; UWG § 7(2) Nr. 1
        consents=-                                    | indeterminate; asks consents
        voice=artificial                              | permit
        voice=-                                       | indeterminate; asks voice
        channel=text                                  | permit
        purpose=account-alert                         | permit
        purpose=charitable-solicitation               | deny; UWG § 7(2) Nr. 1
        purpose=-                                     | indeterminate; asks purpose
        to.subscriber=business                        | indeterminate; asks consents
        to.subscriber=business consents=-             | indeterminate; asks consents
        to.subscriber=-                               | indeterminate; asks consents to.subscriber
        relationship.customer=true relationship.similarProducts=true | deny; UWG § 7(2) Nr. 1
        """);
    rows.hold(
        CALL + CONSENT + " to.country=DE",
        """
        to.subscriber=consumer                        | permit
        to.subscriber=business                        | permit
        consents.0.automated=false                    | permit
        consents.0.channels=[text]                    | deny; UWG § 7(2) Nr. 1
        """);
    rows.hold(
        CALL + CONSENT,
        """
        to.country=ES consents.0.grantedAt=2024-11-01T12:00:00Z | deny; TRLGDCU Art. 62(1)
        to.country=FR consents.0.grantedAt=2025-11-01T12:00:00Z | deny; Code de la consommation Art. R. 223-1(I)(3)
        to.country=FR consents=[]                               | deny; Code de la consommation Art. L. 223-1
        """);
    assertThat(rules(false))
        .filteredOn(rule -> rule.info().id().equals("eprivacy.live-call-consent"))
        .allSatisfy(rule -> assertThat(rule.info().remedies()).containsExactly("obtain-opt-in"));
  }

  @Test
  void liveCalls_thatNeedNoConsent() {
    Rows rows = rows("live-call-consent");
    String similar = " relationship.customer=true relationship.similarProducts=true";
    rows.hold(
        CALL + similar,
        """
        to.country=FR                                     | permit
        to.country=FR relationship.similarProducts=false  | deny; Code de la consommation Art. L. 223-1
        to.country=FR relationship.similarProducts=-      | indeterminate; asks relationship.similarProducts
        to.country=FR relationship.customer=- subject=-   | indeterminate; asks relationship.customer subject
        to.country=FR relationship.customer=false subject=press-subscription | permit
        to.country=FR to.subscriber=business relationship.customer=false | permit
        to.country=PT                                     | permit
        to.country=PT relationship.customer=false         | deny; Lei 41/2004 Art. 13.º-A(1)
        to.country=PT purpose=charitable-solicitation     | deny; Lei 41/2004 Art. 13.º-A(1)
        to.country=PT purpose=-                           | indeterminate; asks purpose
        to.country=LI                                     | permit
        to.country=LI purpose=charitable-solicitation     | deny; KomG Art. 63(1)
        to.country=NL at=2026-06-30T12:00:00Z             | permit
        to.country=NL at=2026-06-30T12:00:00Z purpose=political | deny; Telecommunicatiewet Art. 11.7(2) until 2026-06-30T22:00:00Z
        to.country=NL at=2026-06-30T12:00:00Z purpose=charitable-solicitation | deny; Telecommunicatiewet Art. 11.7(2) until 2026-06-30T22:00:00Z
        to.country=LI relationship.similarProducts=false  | deny; KomG Art. 63(1)
        to.country=LI relationship.similarProducts=-      | indeterminate; asks relationship.similarProducts
        to.country=LI relationship.customer=false         | deny; KomG Art. 63(1)
        to.country=ES                                     | indeterminate; asks balancingTest lawfulBasis
        to.country=ES lawfulBasis=legitimate-interests balancingTest=true | permit
        to.country=ES lawfulBasis=legitimate-interests balancingTest=false | deny; LGT Art. 66(1)(b)
        to.country=ES lawfulBasis=legitimate-interests balancingTest=- | indeterminate; asks balancingTest
        to.country=ES lawfulBasis=legitimate-interests balancingTest=true dialing=random-or-sequential | deny; LGT Art. 66(1)(b)
        to.country=ES lawfulBasis=legitimate-interests balancingTest=true dialing=- | permit
        to.country=ES lawfulBasis=contract balancingTest=true | deny; LGT Art. 66(1)(b)
        to.country=ES lawfulBasis=legitimate-interests balancingTest=true relationship.similarProducts=false | deny; LGT Art. 66(1)(b)
        to.country=NL                                     | deny; Telecommunicatiewet Art. 11.7(2)
        to.country=NL at=2026-06-30T21:59:59Z             | permit
        to.country=NL at=2026-06-30T22:00:00Z             | deny; Telecommunicatiewet Art. 11.7(2)
        to.country=NL subject=press-subscription          | permit
        to.country=NL subject=-                           | indeterminate; asks subject
        to.country=NL subject=- relationship.customer=false | deny; Telecommunicatiewet Art. 11.7(2)
        to.country=NL purpose=charitable-solicitation     | permit
        to.country=NL purpose=charitable-solicitation relationship.customer=false | deny; Telecommunicatiewet Art. 11.7(2)
        to.country=NL purpose=political                   | permit
        to.country=NL to.subscriber=business              | permit
        """);
    rows.hold(
        CALL,
        """
        to.country=DK subject=books                       | permit
        to.country=DK subject=insurance                   | permit
        to.country=DK subject=-                           | indeterminate; asks subject
        to.country=DK                                     | deny; Forbrugeraftaleloven § 4(1)
        to.country=DK purpose=charitable-solicitation subject=- | permit
        to.country=DK to.subscriber=business              | permit
        to.country=IE to.lineType=mobile                  | deny; S.I. 336/2011 reg. 13(5)
        to.country=IE to.lineType=mobile relationship.customer=true | deny; S.I. 336/2011 reg. 13(5)
        to.country=IE to.lineType=fixed-line              | permit
        to.country=IE to.lineType=-                       | indeterminate; asks to.lineType
        to.country=IE to.lineType=mobile to.subscriber=business | deny; S.I. 336/2011 reg. 13(5)
        to.country=LU                                     | deny; Loi du 30 mai 2005 (vie privée, communications électroniques) Art. 11(3)
        to.country=LU to.subscriber=business              | permit
        to.country=AT to.subscriber=business              | deny; TKG 2021 § 174(1)
        """);
  }

  @Test
  void registers_thatHaveToBeChecked() {
    Rows rows = rows("live-call-opt-out");
    rows.hold(
        CALL + " to.country=GB lists.0.list=tps lists.0.listed=false lists.0.asOf=2026-11-01",
        """
        lists.0.listed=false                              | permit
        lists=[]                                          | indeterminate; asks lists[tps GB]
        lists=-                                           | indeterminate; asks lists[tps GB]
        lists.0.listed=true lists.0.since=2026-01-01      | deny; PECR reg. 21(1)(b)
        lists.0.listed=true lists.0.since=2026-10-28      | permit
        lists.0.listed=true                               | deny; PECR reg. 21(1)(b)
        lists.0.listed=true lists.0.asOf=2026-10-27       | deny; PECR reg. 21(1)(b)
        lists.0.listed=true lists.0.since=2026-10-27      | deny; PECR reg. 21(1)(b)
        to.subscriber=business                            | indeterminate; asks lists[ctps GB]
        to.subscriber=business lists.0.list=ctps          | indeterminate; asks lists[tps GB]
        to.subscriber=business lists.1.list=ctps lists.1.listed=false lists.1.asOf=2026-11-01 | permit
        to.subscriber=business lists.1.list=ctps lists.1.listed=false lists.1.asOf=2026-11-01 lists.0.listed=true lists.0.since=2026-01-01 | deny; PECR reg. 21(1)(b)
        to.subscriber=business lists.0.listed=true lists.0.since=2026-01-01 | deny; PECR reg. 21(1)(b)
        to.subscriber=business requestedAt=2026-11-24T11:00:00Z | permit
        lists.0.listed=true lists.0.since=2026-01-01 requestedAt=2026-11-24T11:00:00Z | permit
        lists.0.listed=true lists.0.since=2026-01-01 requestedAt=2026-11-24T13:00:00Z | deny; PECR reg. 21(1)(b) until 2026-11-24T13:00:00Z
        to.subscriber=business lists.0.list=ctps lists.0.listed=true lists.0.since=2026-01-01 | deny; PECR reg. 21(1)(b)
        to.subscriber=-                                   | indeterminate; asks lists[ctps GB] to.subscriber
        lists.1.list=ctps lists.1.listed=true lists.1.since=2026-10-27 | deny; PECR reg. 21(1)(b)
        lists.1.list=ctps lists.1.listed=true lists.1.since=2026-10-28 | permit
        lists.1.list=ctps lists.1.listed=true             | deny; PECR reg. 21(1)(b)
        lists.1.list=ctps lists.1.listed=true purpose=political | deny; PECR reg. 21(1)(b)
        lists.1.list=ctps lists.1.listed=true requestedAt=2026-11-24T11:00:00Z | permit
        lists.1.list=ctps lists.1.listed=false            | permit
        lists.0.list=ctps                                 | indeterminate; asks lists[tps GB]
        objectedAt=2026-11-24T12:00:00Z                   | deny; PECR reg. 21(1)(a)
        objectedAt=2026-11-24T12:00:01Z                   | permit
        purpose=political lists=[]                        | indeterminate; asks lists[tps GB]
        purpose=account-alert lists=[]                    | permit
        voice=artificial lists=[]                         | permit
        lists.1.list=internal-dnc lists.1.seller=acme lists.1.listed=true | deny; PECR reg. 21(1)(a)
        lists.1.list=internal-dnc lists.1.seller=other lists.1.listed=true | permit
        """);
    rows.hold(
        CALL
            + CONSENT
            + " to.country=GB lists.0.list=tps lists.0.listed=true lists.0.since=2026-01-01",
        """
        objectedAt=-                                      | permit
        consents=-                                        | indeterminate; asks consents
        consents=[]                                       | deny; PECR reg. 21(1)(b)
        objectedAt=2026-10-01T12:00:00Z                   | permit
        objectedAt=2026-11-01T12:00:00Z                   | deny; PECR reg. 21(1)(a)
        lists.1.list=internal-dnc lists.1.seller=acme lists.1.listed=true | indeterminate; asks lists[internal-dnc].since
        lists.1.list=internal-dnc lists.1.seller=acme lists.1.listed=true lists.1.since=2026-11-02 | deny; PECR reg. 21(1)(a)
        lists.1.list=internal-dnc lists.1.seller=acme lists.1.listed=true lists.1.since=2026-10-31 | permit
        """);
  }

  /** What bars everybody whom it can be bars without the question who it is. */
  @Test
  void audience_isAskedForOnlyWhereItTells() {
    Rows rows = rows("live-call-opt-out");
    String own =
        " lists.1.list=internal-dnc lists.1.seller=acme lists.1.listed=true lists.1.asOf=2026-11-20";
    rows.hold(
        CALL
            + " to.country=SE to.subscriber=- lists.0.list=national-optout lists.0.country=SE"
            + " lists.0.listed=false lists.0.asOf=2026-11-20",
        """
        lists.0.listed=false                              | permit
        lists.0.listed=true                               | indeterminate; asks to.subscriber
        lists=[]                                          | indeterminate; asks lists[national-optout SE] to.subscriber
        objectedAt=2026-01-01T12:00:00Z                   | deny; Marknadsföringslagen § 21
        objectedAt=2026-01-01T12:00:00Z lists=-           | deny; Marknadsföringslagen § 21
        lists.0.listed=true%1$s                           | deny; Marknadsföringslagen § 21
        lists.0.listed=false%1$s                          | deny; Marknadsföringslagen § 21
        """
            .formatted(own));
    rows.hold(
        CALL
            + " to.country=GB to.subscriber=- lists.0.list=tps lists.0.listed=true"
            + " lists.0.asOf=2026-11-20 lists.1.list=ctps lists.1.listed=true"
            + " lists.1.asOf=2026-11-20",
        """
        lists.0.listed=true                               | deny; PECR reg. 21(1)(b)
        lists.0.listed=false                              | deny; PECR reg. 21(1)(b)
        lists.1.listed=false                              | deny; PECR reg. 21(1)(b)
        lists.0.listed=false lists.1.listed=false         | permit
        """);
    rows.hold(
        CALL + " to.country=IE to.subscriber=- objectedAt=2026-01-01T12:00:00Z lists.0.list=tps",
        """
        to.lineType=fixed-line                            | deny; S.I. 336/2011 reg. 13(5)
        to.lineType=mobile                                | permit
        to.lineType=mobile to.subscriber=business         | permit
        to.lineType=mobile to.subscriber=consumer         | permit
        to.lineType=- to.subscriber=business              | indeterminate; asks to.lineType
        to.lineType=- to.subscriber=consumer              | indeterminate; asks to.lineType
        """);
    rows.hold(
        CALL + " to.country=NO to.subscriber=- objectedAt=2026-01-01T12:00:00Z",
        """
        to.subscriber=-                                   | indeterminate; asks to.subscriber
        to.subscriber=consumer                            | deny; Markedsføringsloven § 12(2)
        to.subscriber=business                            | permit
        """);
  }

  /** A newer version of the list does not take a number off it; the person's consent lifts it. */
  @Test
  void listedNumber_isCuredByConsent() {
    assertThat(rules(false))
        .filteredOn(rule -> rule.info().id().equals("eprivacy.live-call-opt-out"))
        .filteredOn(rule -> rule.info().obligations().isEmpty())
        .isNotEmpty()
        .allSatisfy(rule -> assertThat(rule.info().remedies()).containsExactly("obtain-opt-in"));
  }

  @Test
  void registers_andTheirExceptions() {
    Rows rows = rows("live-call-opt-out");
    String listed =
        " lists.0.list=national-optout lists.0.listed=true lists.0.asOf=2026-11-20"
            + " lists.0.since=2026-01-01";
    String similar = " relationship.customer=true relationship.similarProducts=true";
    rows.hold(
        CALL + listed,
        """
        to.country=NO lists.0.country=NO                  | deny; Markedsføringsloven § 12(1)
        to.country=NO lists.0.country=NO%1$s              | permit
        to.country=NO lists.0.country=NO%1$s relationship.similarProducts=- | indeterminate; asks relationship.similarProducts
        to.country=NO lists.0.country=NO to.subscriber=business | permit
        to.country=NO lists.0.country=SE                  | indeterminate; asks lists[national-optout NO]
        to.country=CH lists.0.country=CH                  | deny; UWG Art. 3(1)(u)
        to.country=CH lists.0.country=CH%1$s              | permit
        to.country=CH lists.0.country=CH relationship.customer=true | permit
        to.country=CH lists.0.country=CH relationship.customer=true relationship.similarProducts=- | permit
        to.country=CH lists.0.country=CH relationship.customer=true purpose=charitable-solicitation | permit
        to.country=CH lists.0.country=CH relationship.customer=true relationship.endedAt=2026-10-01T12:00:00Z | deny; UWG Art. 3(1)(u)
        to.country=CH lists.0.country=CH relationship.customer=- | indeterminate; asks relationship.customer
        to.country=CH lists.0.country=CH relationship.customer=true objectedAt=2026-01-01T12:00:00Z | deny; UWG Art. 3(1)(u)
        to.country=CH lists.0.country=CH relationship.customer=true at=2020-12-31T22:59:59Z lists.0.asOf=2020-12-20 lists.0.since=2020-01-01 | permit
        to.country=CH lists.0.country=CH relationship.customer=true at=2020-12-31T23:00:00Z lists.0.asOf=2020-12-20 lists.0.since=2020-01-01 | permit
        to.country=SE lists.0.country=SE                  | deny; Marknadsföringslagen § 21
        to.country=SE lists.0.country=SE%1$s              | permit
        to.country=SE lists.0.country=SE to.subscriber=business | permit
        to.country=SE lists.0.country=SE to.subscriber=business objectedAt=2026-01-01T12:00:00Z | deny; Marknadsföringslagen § 21
        to.country=FR lists.0.country=FR to.subscriber=business | permit
        to.country=FR lists.0.country=FR at=2026-08-10T21:59:59Z lists.0.asOf=2026-08-01 | deny; Code de la consommation Art. L. 223-1(2) until 2026-08-10T22:00:00Z
        to.country=FR lists.0.country=FR at=2026-08-10T21:59:59Z lists.0.asOf=2026-08-01%1$s | permit
        to.country=FR lists.0.country=FR at=2026-08-10T21:59:59Z lists.0.asOf=2026-08-01 subject=press-subscription | permit
        to.country=FR lists.0.country=FR at=2026-08-10T21:59:59Z lists.0.asOf=2026-08-01 subject=- | indeterminate; asks subject
        to.country=FR lists.0.country=FR at=2020-07-25T21:59:59Z lists.0.asOf=2020-07-01 relationship.customer=true | permit
        to.country=FR lists.0.country=FR at=2020-07-25T22:00:00Z lists.0.asOf=2020-07-01 relationship.customer=true | deny; Code de la consommation Art. L. 223-1 until 2026-08-10T22:00:00Z
        to.country=EE                                     | permit
        to.country=EE objectedAt=2026-01-01T12:00:00Z     | deny; Electronic Communications Act § 103¹(6)
        """
            .formatted(similar));
    rows.hold(
        CALL + CONSENT + listed + " to.country=IT lists.0.country=IT",
        """
        lists.0.since=2026-01-01                          | permit
        lists.0.since=2026-11-10                          | deny; L. 5/2018 Art. 1
        lists.0.since=2026-11-10%1$s                      | permit
        consents=-                                        | indeterminate; asks consents
        lists.0.listed=false                              | permit
        lists.0.listed=false lists.0.asOf=2026-11-09      | permit
        lists.0.listed=false lists.0.asOf=2026-11-08      | indeterminate; asks lists[national-optout IT]
        """
            .formatted(similar));
    rows.hold(
        CALL + listed + " to.country=DK lists.0.country=DK subject=books",
        """
        subject=books                                     | deny; Markedsføringsloven § 10(4)
        subject=furniture                                 | deny; Markedsføringsloven § 10(4)
        subject=books lists.0.listed=false                | permit
        subject=furniture purpose=charitable-solicitation | permit
        subject=furniture purpose=charitable-solicitation lists=- | permit
        subject=furniture purpose=charitable-solicitation at=2017-06-30T12:00:00Z lists.0.asOf=2017-06-01 lists.0.since=2017-01-01 | permit
        subject=furniture purpose=charitable-solicitation objectedAt=2026-01-01T12:00:00Z | deny; Forbrugeraftaleloven § 4(1)
        subject=furniture purpose=charitable-solicitation lists.1.list=internal-dnc lists.1.seller=acme lists.1.listed=true | deny; Forbrugeraftaleloven § 4(1)
        subject=books purpose=charitable-solicitation     | permit
        subject=- purpose=charitable-solicitation         | permit
        subject=books purpose=-                           | indeterminate; asks purpose
        subject=books lists=[]                            | indeterminate; asks lists[national-optout DK]
        subject=books objectedAt=2026-01-01T12:00:00Z lists.0.listed=false | deny; Forbrugeraftaleloven § 4(1)
        """);
    rows.hold(
        CALL + listed + similar + " to.country=ES lists.0.country=ES",
        """
        lawfulBasis=legitimate-interests balancingTest=true | deny; LOPDGDD Art. 23(4)
        lawfulBasis=legitimate-interests balancingTest=true lists.0.listed=false | permit
        lawfulBasis=legitimate-interests balancingTest=true lists=[] | indeterminate; asks lists[national-optout ES]
        lawfulBasis=contract balancingTest=true           | deny; LOPDGDD Art. 23(4)
        """);
    rows.hold(
        CALL + listed + " to.country=IE lists.0.country=IE",
        """
        to.lineType=fixed-line                            | deny; S.I. 336/2011 reg. 13(5)(b)
        to.lineType=fixed-line lists.0.since=2026-10-28   | permit
        to.lineType=mobile                                | permit
        to.lineType=fixed-line relationship.customer=true | permit
        to.lineType=fixed-line relationship.customer=true objectedAt=2026-01-01T12:00:00Z | deny; S.I. 336/2011 reg. 13(5)
        """);
  }

  @Test
  void texts_needConsentOrAnOwnCustomer() {
    Rows rows = rows("text-consent");
    String similar = " relationship.customer=true relationship.similarProducts=true";
    rows.hold(
        TEXT + similar + " to.country=DE",
        """
        message.optOutMechanism=true                      | permit; %1$s
        message.optOutMechanism=false                     | deny; UWG § 7(2) Nr. 2; UWG § 7(2) Nr. 3
        message.optOutMechanism=-                         | indeterminate; asks message.optOutMechanism; owes offer-opt-out-mechanism, UWG § 7(2) Nr. 3; %1$s
        relationship.customer=false                       | deny; UWG § 7(2) Nr. 2
        relationship.customer=-                           | indeterminate; asks relationship.customer; %1$s
        relationship.similarProducts=false                | deny; UWG § 7(2) Nr. 2
        relationship.similarProducts=-                    | indeterminate; asks relationship.similarProducts; %1$s
        objectedAt=2026-11-24T12:00:00Z                   | deny; UWG § 7(2) Nr. 2
        objectedAt=2026-11-24T12:00:01Z                   | permit; %1$s
        lists.0.list=internal-dnc lists.0.seller=acme lists.0.listed=true | deny; UWG § 7(2) Nr. 2
        lists.0.list=internal-dnc lists.0.seller=other lists.0.listed=true | permit; %1$s
        lists.0.list=internal-dnc lists.0.seller=acme lists.0.listed=- | indeterminate; asks lists[internal-dnc].listed; %1$s
        lists=-                                           | permit; %1$s
        consents=-                                        | permit; %1$s
        consents=- relationship.customer=false            | indeterminate; asks consents
        relationship.customer=false to.subscriber=business | deny; UWG § 7(2) Nr. 2
        relationship.customer=false purpose=account-alert | deny; UWG § 7(2) Nr. 2
        relationship.customer=false purpose=account-alert message.containsAdvertising=false | permit
        relationship.customer=false purpose=account-alert message.containsAdvertising=- | permit
        relationship.customer=false channel=voice         | permit
        message.identifiesCaller=false                    | deny; UWG § 7(2) Nr. 3; %1$s
        message.identifiesCaller=-                        | permit; owes identify-caller, UWG § 7(2) Nr. 3; %1$s
        """
            .formatted("owes offer-opt-out-mechanism, UWG § 7(3)"));
    rows.hold(
        TEXT + CONSENT + " consents.0.channels=[text] consents.0.automated=- to.country=DE",
        """
        relationship.customer=false                       | permit
        relationship=-                                    | permit
        consents.0.revokedAt=2026-11-24T12:00:00Z         | deny; UWG § 7(2) Nr. 2
        """);
    rows.hold(
        TEXT,
        """
        to.country=NO                                     | deny; Markedsføringsloven § 15(1)
        to.country=NO to.subscriber=business              | deny; Markedsføringsloven § 15(1)
        to.country=NO to.subscriber=business%1$s          | permit; owes offer-opt-out-mechanism, Markedsføringsloven § 15(3)
        to.country=SK%1$s at=2023-08-31T21:59:59Z         | deny; Act 452/2021 § 116(3) until 2023-08-31T22:00:00Z
        to.country=SK%1$s at=2023-08-31T22:00:00Z         | permit; owes offer-opt-out-mechanism, Act 452/2021 § 116(15)
        to.country=HU%1$s                                 | deny; Act XLVIII of 2008 § 6(1); asks lists[national-optout HU]
        to.country=IT%1$s                                 | deny; Codice privacy Art. 130(2)
        to.country=IS%1$s                                 | deny; Lög um fjarskipti nr. 70/2022 Art. 94(1)
        to.country=IS%1$s at=2022-08-31T23:59:59Z         | permit; owes offer-opt-out-mechanism, Lög um fjarskipti nr. 81/2003 Art. 46(1)
        """
            .formatted(similar));
  }

  /** § 62(4) of the Slovak act of 2011: its (3), on the sender, is for natural persons. */
  @Test
  void texts_toSlovakFirms_untilTheActOf2021() {
    rows("text-consent")
        .hold(
            TEXT
                + " to.country=SK to.subscriber=business at=2022-01-31T22:59:59Z"
                + " message.identifiesCaller=false message.optOutMechanism=false",
            """
            to.subscriber=business                            | permit
            to.subscriber=consumer                            | deny; Act 351/2011 § 62(2); Act 351/2011 § 62(3); Act 351/2011 § 62(3)
            to.subscriber=-                                   | indeterminate; asks to.subscriber
            at=2022-01-31T23:00:00Z to.publishedContact=false | deny; Act 452/2021 § 116(3); Act 452/2021 § 116(15); Act 452/2021 § 116(15)
            """);
  }

  /** Art. 11.7(3) of before named a sale alone; since 2021-07-01 a charity's donors count. */
  @Test
  void texts_toDutchDonors() {
    String gift =
        " purpose=charitable-solicitation relationship.customer=true caller.taxExempt=true"
            + " message.containsAdvertising=false message.optOutMechanism=true to.country=NL";
    String denied = "deny; Telecommunicatiewet Art. 11.7(1)";
    rows("text-consent")
        .hold(
            TEXT + gift,
            """
            caller.taxExempt=true                             | permit; owes offer-opt-out-mechanism, Telecommunicatiewet Art. 11.7(4)
            relationship.similarProducts=false                | permit; owes offer-opt-out-mechanism, Telecommunicatiewet Art. 11.7(4)
            caller.taxExempt=-                                | permit; owes offer-opt-out-mechanism, Telecommunicatiewet Art. 11.7(4)
            caller.taxExempt=false                            | %1$s
            relationship.customer=false                       | %1$s
            relationship=-                                    | indeterminate; asks relationship.customer; owes offer-opt-out-mechanism, Telecommunicatiewet Art. 11.7(4)
            message.optOutMechanism=false                     | %1$s; Telecommunicatiewet Art. 11.7(7)
            objectedAt=2026-11-01T12:00:00Z                   | %1$s
            at=2021-06-30T21:59:59Z relationship.similarProducts=true | %1$s until 2021-06-30T22:00:00Z
            at=2021-06-30T22:00:00Z relationship.similarProducts=true | permit; owes offer-opt-out-mechanism, Telecommunicatiewet Art. 11.7(4)
            at=2016-11-24T12:00:00Z relationship.similarProducts=true | %1$s until 2021-06-30T22:00:00Z
            purpose=telemarketing at=2016-11-24T12:00:00Z relationship.similarProducts=true | permit; owes offer-opt-out-mechanism, Telecommunicatiewet Art. 11.7(3)
            purpose=telemarketing relationship.similarProducts=true | permit; owes offer-opt-out-mechanism, Telecommunicatiewet Art. 11.7(4)
            purpose=telemarketing                             | %1$s
            purpose=telemarketing relationship.similarProducts=- | %2$s
            """
                .formatted(
                    denied,
                    "indeterminate; asks relationship.similarProducts; owes offer-opt-out-mechanism,"
                        + " Telecommunicatiewet Art. 11.7(4)"));
  }

  @Test
  void texts_whereTheSaleMustBeRecent_andOfCharities() {
    Rows rows = rows("text-consent");
    String similar = " relationship.customer=true relationship.similarProducts=true";
    rows.hold(
        TEXT + similar + " to.country=IE relationship.lastTransactionAt=2025-11-24T12:00:00Z",
        """
        history=[]                                        | permit; %1$s
        relationship.lastTransactionAt=2025-11-23T12:00:00Z | deny; S.I. 336/2011 reg. 13(1)
        relationship.lastTransactionAt=-                  | indeterminate; asks relationship.lastTransactionAt; %1$s
        relationship.lastTransactionAt=- history=-        | indeterminate; asks history relationship.lastTransactionAt; %1$s
        relationship.lastTransactionAt=- history.0.at=2025-11-24T12:00:00Z history.0.channel=text | permit; %1$s
        relationship.lastTransactionAt=- history.0.at=2025-11-23T12:00:00Z history.0.channel=text | indeterminate; asks relationship.lastTransactionAt; %1$s
        relationship.lastTransactionAt=- relationship.similarProducts=false | deny; S.I. 336/2011 reg. 13(1)
        relationship.lastTransactionAt=- to.subscriber=business | permit
        relationship.lastTransactionAt=2025-11-23T12:00:00Z history=- | indeterminate; asks history; %1$s
        relationship.lastTransactionAt=2025-11-23T12:00:00Z history.0.at=2025-11-24T12:00:00Z history.0.channel=text | permit; %1$s
        relationship.lastTransactionAt=2025-11-23T12:00:00Z history.0.at=2025-11-23T12:00:00Z history.0.channel=text | deny; S.I. 336/2011 reg. 13(1)
        relationship.lastTransactionAt=2025-11-23T12:00:00Z history.0.at=2025-11-24T12:00:00Z history.0.channel=text history.0.purpose=account-alert | deny; S.I. 336/2011 reg. 13(1)
        relationship.lastTransactionAt=- relationship.endedAt=2025-11-24T12:00:00Z | permit; %1$s
        relationship.lastTransactionAt=- relationship.endedAt=2025-11-23T12:00:00Z | deny; S.I. 336/2011 reg. 13(1)
        relationship.endedAt=2025-01-01T12:00:00Z         | permit; %1$s
        relationship.lastTransactionAt=2025-11-23T12:00:00Z history.0.at=2025-11-24T12:00:00Z history.0.channel=voice | deny; S.I. 336/2011 reg. 13(1)
        relationship.lastTransactionAt=2025-11-23T12:00:00Z history.0.at=2025-11-24T12:00:00Z history.0.channel=- | indeterminate; asks history.channel; %1$s
        relationship=-                                    | indeterminate; asks relationship.customer relationship.similarProducts; %1$s
        """
            .formatted("owes offer-opt-out-mechanism, S.I. 336/2011 reg. 13(11)"));
    rows.hold(
        TEXT + " to.country=GB purpose=charitable-solicitation",
        """
        relationship.customer=true                        | indeterminate; asks relationship.lastTransactionAt; %3$s
        relationship.customer=true relationship.lastTransactionAt=2026-02-05T00:00:00Z | permit; %3$s
        relationship.customer=true relationship.lastTransactionAt=2026-02-04T23:59:59Z | deny; PECR reg. 22(2)
        relationship.endedAt=2026-02-05T12:00:00Z         | indeterminate; asks relationship.lastTransactionAt; %3$s
        relationship.customer=false                       | deny; PECR reg. 22(2)
        relationship.customer=-                           | indeterminate; asks relationship.customer relationship.lastTransactionAt; %3$s
        relationship.lastInquiryAt=2026-11-24T12:00:00Z   | permit; %3$s
        relationship.lastInquiryAt=2026-11-24T12:00:01Z   | deny; PECR reg. 22(2) until 2026-11-24T12:00:01Z
        relationship.customer=true message.optOutMechanism=false | deny; PECR reg. 22(2); PECR reg. 23(b)
        relationship.customer=true relationship.lastTransactionAt=2026-03-01T12:00:00Z caller.taxExempt=true  | permit; %3$s
        relationship.customer=true relationship.lastTransactionAt=2026-03-01T12:00:00Z caller.taxExempt=false | deny; PECR reg. 22(2)
        relationship.customer=true%2$s caller.taxExempt=false purpose=telemarketing | permit; %1$s
        relationship.customer=true%2$s purpose=telemarketing | permit; %1$s
        relationship.customer=true purpose=telemarketing  | deny; PECR reg. 22(2)
        relationship.lastInquiryAt=2026-02-05T00:00:00Z   | permit; %3$s
        relationship.lastInquiryAt=2026-02-04T23:59:59Z   | deny; PECR reg. 22(2)
        relationship.customer=true relationship.lastTransactionAt=2025-06-10T12:00:00Z | deny; PECR reg. 22(2)
        relationship.customer=true relationship.lastTransactionAt=2025-06-10T12:00:00Z relationship.lastInquiryAt=2026-03-01T12:00:00Z | permit; %3$s
        relationship.endedAt=2026-02-04T12:00:00Z         | deny; PECR reg. 22(2)
        relationship.customer=true%2$s at=2026-02-04T23:59:59Z | deny; PECR reg. 22(2) until 2026-02-05T00:00:00Z
        relationship.customer=true%2$s at=2026-02-04T23:59:59Z purpose=telemarketing | permit; %1$s
        relationship.customer=true to.subscriber=business message.optOutMechanism=false | deny; PECR reg. 23(b)
        """
            .formatted(
                "owes offer-opt-out-mechanism, PECR reg. 22(3)",
                similar,
                "owes offer-opt-out-mechanism, PECR reg. 22(3A)"));
  }

  @Test
  void hours() {
    Rows rows = rows("calling-hours");
    rows.hold(
        CALL + " to.country=FR to.timeZone=Europe/Paris",
        """
        at=2026-11-24T08:59:59Z                   | deny; Code de la consommation Art. D. 223-9(1) until 2026-11-24T09:00:00Z
        at=2026-11-24T09:00:00Z                   | permit
        at=2026-11-24T12:00:00Z                   | deny; Code de la consommation Art. D. 223-9(1) until 2026-11-24T13:00:00Z
        at=2026-11-24T19:00:00Z                   | deny; Code de la consommation Art. D. 223-9(1) until 2026-11-25T09:00:00Z
        at=2026-11-27T19:00:00Z                   | deny; Code de la consommation Art. D. 223-9(1) until 2026-11-30T09:00:00Z
        at=2026-12-25T12:30:00Z                   | deny; Code de la consommation Art. D. 223-9(1) until 2026-12-28T09:00:00Z
        at=2026-11-24T08:59:59Z channel=text      | permit
        at=2026-11-24T08:59:59Z channel=-         | indeterminate; asks channel
        at=2026-11-24T08:59:59Z purpose=survey    | permit
        at=2026-11-24T08:59:59Z purpose=survey voice=artificial message.containsAdvertising=true | deny; Code de la consommation Art. D. 223-9(1) until 2026-11-24T09:00:00Z
        at=2026-11-24T08:59:59Z voice=artificial  | deny; Code de la consommation Art. D. 223-9(1) until 2026-11-24T09:00:00Z
        at=2026-11-24T08:59:59Z to.subscriber=business | permit
        at=2026-11-24T08:59:59Z to.subscriber=-   | indeterminate; asks to.subscriber
        at=2026-11-24T08:59:59Z requestedAt=2026-11-24T08:00:00Z | deny; Code de la consommation Art. D. 223-9(1) until 2026-11-24T09:00:00Z
        at=2026-08-10T07:59:59Z requestedAt=2026-08-10T07:00:00Z | permit
        at=2026-08-10T07:59:59Z                   | deny; Code de la consommation Art. D. 223-9 until 2026-08-10T08:00:00Z
        at=2026-08-11T07:59:59Z requestedAt=2026-08-11T07:00:00Z | deny; Code de la consommation Art. D. 223-9(1) until 2026-08-11T08:00:00Z
        at=2026-11-24T08:59:59Z requestedAt=2026-11-24T09:00:00Z | deny; Code de la consommation Art. D. 223-9(1) until 2026-11-24T09:00:00Z
        at=2023-02-28T22:59:59Z                   | permit
        at=2023-02-28T23:00:00Z                   | deny; Code de la consommation Art. D. 223-9 until 2023-03-01T09:00:00Z
        """);
    rows.hold(
        CALL,
        """
        to.country=NO at=2026-11-24T07:59:59Z     | deny; Markedsføringsloven § 14(1) until 2026-11-24T08:00:00Z
        to.country=NO at=2026-11-24T07:59:59Z to.subscriber=business | permit
        to.country=NO at=2026-11-24T07:59:59Z to.subscriber=- | indeterminate; asks to.subscriber
        to.country=NO at=2027-05-17T10:00:00Z     | deny; Markedsføringsloven § 14(1) until 2027-05-18T07:00:00Z
        to.country=DE at=2026-11-24T02:00:00Z     | permit
        to.country=IT at=2026-11-24T02:00:00Z     | permit
        to.country=NL at=2026-11-24T02:00:00Z     | permit
        """);
    rows.hold(
        CALL + " to.country=IE caller.financialInstitution=true",
        """
        at=2026-11-24T08:59:59Z                   | %1$s until 2026-11-24T09:00:00Z
        at=2026-11-24T09:00:00Z                   | permit
        at=2026-11-24T20:59:59Z                   | permit
        at=2026-11-24T21:00:00Z                   | %1$s until 2026-11-25T09:00:00Z
        at=2026-11-28T20:59:59Z                   | permit
        at=2026-11-28T21:00:00Z                   | %1$s until 2026-11-30T09:00:00Z
        at=2026-11-22T22:00:00Z                   | %1$s until 2026-11-23T09:00:00Z
        at=2026-12-26T11:00:00Z                   | %1$s until 2026-12-28T09:00:00Z
        at=2026-11-22T22:00:00Z caller.financialInstitution=false | permit
        at=2026-11-22T22:00:00Z caller.financialInstitution=- | permit
        at=2026-11-22T22:00:00Z caller.financialInstitution=- subject=insurance | %1$s until 2026-11-23T09:00:00Z
        at=2026-11-22T22:00:00Z caller.financialInstitution=false subject=pensions | %1$s until 2026-11-23T09:00:00Z
        at=2026-11-22T22:00:00Z caller.financialInstitution=- subject=- | permit
        at=2026-11-22T22:00:00Z subject=-         | %1$s until 2026-11-23T09:00:00Z
        at=2026-11-22T22:00:00Z channel=text      | permit
        at=2026-11-22T22:00:00Z purpose=account-alert | permit
        at=2026-11-22T22:00:00Z to.subscriber=business | permit
        at=2026-11-22T22:00:00Z to.subscriber=-   | indeterminate; asks to.subscriber
        at=2026-11-22T22:00:00Z requestedAt=2026-11-22T20:00:00Z | permit
        at=2026-03-23T22:00:00Z                   | deny; Consumer Protection Code 2012 provision 3.43 until 2026-03-24T09:00:00Z
        at=2026-03-24T00:00:00Z                   | %1$s until 2026-03-24T09:00:00Z
        at=2011-12-31T23:59:59Z                   | permit
        at=2012-01-01T00:00:00Z                   | deny; Consumer Protection Code 2012 provision 3.43 until 2012-01-02T09:00:00Z
        """
            .formatted("deny; S.I. 81/2025 (Consumer Protection Regulations 2025)"));
    Rows coded = Rows.of(Contact.SCHEMA, rules(true), "eprivacy.calling-hours");
    coded.hold(
        CALL + " to.country=IT",
        """
        at=2026-11-24T07:59:59Z                   | deny; Codice di condotta telemarketing (Garante 7 March 2024 n. 148) until 2026-11-24T08:00:00Z
        at=2026-12-24T17:59:59Z                   | permit
        at=2026-12-24T18:00:00Z                   | deny; Codice di condotta telemarketing (Garante 7 March 2024 n. 148) until 2026-12-28T08:00:00Z
        at=2026-12-23T18:00:00Z                   | permit
        at=2043-12-24T18:00:00Z                   | deny; Codice di condotta telemarketing (Garante 7 March 2024 n. 148) until 2043-12-28T08:00:00Z
        at=2024-09-27T21:59:59Z                   | permit
        """);
  }

  /** Portugal binds the calls of a trader's call center, also those that inform or support. */
  @Test
  void hours_ofEveryCall() {
    String note = "owes contact-at-reasonable-times, DL 134/2009 Art. 7(1)";
    String until9 = "deny; DL 134/2009 Art. 7(1) until 2026-11-%dT09:00:00Z; " + note;
    Rows rows = rows("calling-hours");
    String call = CALL + " to.country=PT to.timeZone=Europe/Lisbon";
    for (String purpose :
        List.of(
            "telemarketing",
            "charitable-solicitation",
            "informational",
            "account-alert",
            "package-delivery",
            "healthcare",
            "debt-collection",
            "political",
            "survey")) {
      for (String voice : List.of("live", "prerecorded")) {
        rows.hold(
            call
                + " purpose=%s voice=%s message.containsAdvertising=false"
                    .formatted(purpose, voice),
            """
            at=2026-11-22T08:59:59Z | %1$s
            at=2026-11-22T09:00:00Z | permit; %3$s
            at=2026-11-22T21:59:59Z | permit; %3$s
            at=2026-11-22T22:00:00Z | %2$s
            """
                .formatted(until9.formatted(22), until9.formatted(23), note));
      }
    }
    rows.hold(
        call + " purpose=informational at=2026-11-22T22:00:00Z",
        """
        purpose=emergency               | permit
        purpose=-                       | indeterminate; asks purpose; %2$s
        channel=text                    | permit
        to.subscriber=business          | permit
        to.subscriber=-                 | indeterminate; asks to.subscriber; %2$s
        requestedAt=2026-11-22T21:55:00Z | %1$s
        to.timeZone=Atlantic/Azores     | permit; %2$s
        at=2009-11-28T23:59:59Z         | permit
        at=2009-11-29T00:00:00Z         | deny; DL 134/2009 Art. 7(1) until 2009-11-29T09:00:00Z; %2$s
        """
            .formatted(until9.formatted(23), note));
  }

  @Test
  void fourCallsInThirtyDays() {
    String call = " history.%d.at=%s history.%d.channel=voice history.%d.purpose=telemarketing";
    StringBuilder calls = new StringBuilder();
    List<String> days = List.of("2026-10-26", "2026-11-02", "2026-11-09", "2026-11-16");
    for (int i = 0; i < days.size(); i++) {
      calls.append(call.formatted(i, days.get(i) + "T12:00:00Z", i, i));
    }
    rows("call-frequency")
        .hold(
            CALL + calls + " to.country=FR to.timeZone=Europe/Paris",
            """
            at=2026-11-24T14:00:00Z               | deny; Code de la consommation Art. D. 223-9(2) until 2026-11-24T23:00:00Z
            at=2026-11-24T22:59:59Z               | deny; Code de la consommation Art. D. 223-9(2) until 2026-11-24T23:00:00Z
            at=2026-11-24T23:00:00Z               | permit
            history.3.channel=text                | permit
            history.3.purpose=account-alert       | permit
            history.3.purpose=charitable-solicitation | permit
            history.3.purpose=-                   | indeterminate; asks history.purpose
            history.3.channel=-                   | indeterminate; asks history.channel
            history.3.channel=- history.3.purpose=- | indeterminate; asks history.channel history.purpose
            history=-                             | indeterminate; asks history
            history=[]                            | permit
            channel=text                          | permit
            to.country=DE                         | permit
            """);
  }

  @Test
  void refusal_barsForSixtyDays_thenForGood() {
    String refused =
        " history.0.channel=voice history.0.purpose=telemarketing history.0.connected=true"
            + " history.0.refused=true";
    rows("refusal-cooling-off")
        .hold(
            CALL + refused + " to.country=FR to.timeZone=Europe/Paris",
            """
            history.0.at=2026-06-10T12:00:00Z at=2026-08-09T21:59:59Z | deny; Code de la consommation Art. D. 223-9(3) until 2026-08-09T22:00:00Z
            history.0.at=2026-06-10T12:00:00Z at=2026-08-09T22:00:00Z | permit
            history.0.at=2026-08-10T21:59:59Z at=2026-10-09T21:59:59Z | deny; Code de la consommation Art. D. 223-9 until 2026-10-09T22:00:00Z
            history.0.at=2026-08-10T21:59:59Z at=2026-10-09T22:00:00Z | permit
            history.0.at=2026-08-10T22:00:00Z at=2026-10-09T22:00:00Z | deny; Code de la consommation Art. L. 221-16; Code de la consommation Art. R. 223-3
            history.0.at=2026-08-10T22:00:00Z at=2029-10-09T22:00:00Z | deny; Code de la consommation Art. L. 221-16; Code de la consommation Art. R. 223-3
            history.0.at=2026-08-10T22:00:00Z history.0.refused=false | permit
            history.0.at=2026-08-10T22:00:00Z history.0.refused=-     | indeterminate; asks history.refused
            history.0.at=2026-08-10T22:00:00Z history.0.channel=text  | permit
            history.0.at=2026-08-10T22:00:00Z history.0.channel=-     | indeterminate; asks history.channel
            history.0.at=2026-08-10T22:00:00Z history=-               | indeterminate; asks history
            history.0.at=2026-08-10T22:00:00Z channel=text            | permit
            history.0.at=2026-08-10T22:00:00Z purpose=account-alert   | permit
            history.0.at=2026-12-01T12:00:00Z                         | permit
            history.0.at=2026-08-10T22:00:00Z history.0.purpose=survey | permit
            history.0.at=2026-08-10T22:00:00Z history.0.purpose=debt-collection | permit
            history.0.at=2026-08-10T22:00:00Z history.0.purpose=charitable-solicitation | permit
            history.0.at=2026-08-10T22:00:00Z history.0.purpose=-     | deny; Code de la consommation Art. L. 221-16; Code de la consommation Art. R. 223-3
            history.0.at=2026-06-10T12:00:00Z at=2026-08-09T21:59:59Z history.0.purpose=account-alert | permit
            history.0.at=2026-08-10T22:00:00Z requestedAt=2026-08-10T22:00:00Z | deny; Code de la consommation Art. L. 221-16; Code de la consommation Art. R. 223-3
            history.0.at=2026-08-10T22:00:00Z requestedAt=2026-08-10T22:00:01Z | permit
            history.0.at=2026-08-10T22:00:00Z requestedAt=2026-11-24T12:00:01Z | deny; Code de la consommation Art. L. 221-16; Code de la consommation Art. R. 223-3 until 2026-11-24T12:00:01Z
            history.0.at=2026-06-10T12:00:00Z at=2026-08-09T21:59:59Z requestedAt=2026-08-09T12:00:00Z | permit
            history.0.at=2023-01-01T12:00:00Z at=2023-02-28T22:59:59Z | permit
            history.0.at=2023-01-01T12:00:00Z at=2023-02-28T23:00:00Z | deny; Code de la consommation Art. D. 223-9(3) until 2023-03-02T23:00:00Z
            """);
  }

  /** The pause gives no new consent: what the refusal took back stays so when it ends. */
  @Test
  void refusal_takesBackWhatWasConsentedToBefore() {
    String refused =
        " to.country=FR history.0.channel=voice history.0.purpose=telemarketing"
            + " history.0.refused=true history.0.at=2026-08-01T12:00:00Z";
    rows("live-call-consent")
        .hold(
            CALL + CONSENT + refused,
            """
            consents.0.grantedAt=2026-07-20T12:00:00Z | deny; Code de la consommation Art. L. 223-1
            consents.0.grantedAt=2026-08-01T12:00:00Z | deny; Code de la consommation Art. L. 223-1
            consents.0.grantedAt=2026-08-01T12:00:01Z | permit
            consents.0.grantedAt=2026-07-20T12:00:00Z history.0.refused=false | permit
            consents.0.grantedAt=2026-07-20T12:00:00Z history.0.purpose=survey | permit
            consents.0.grantedAt=2026-07-20T12:00:00Z requestedAt=2026-11-24T11:00:00Z | permit
            consents=[] relationship.customer=true relationship.similarProducts=true | permit
            """);
    rows("automated-call-consent")
        .hold(
            CALL + CONSENT + refused + " voice=artificial",
            """
            consents.0.grantedAt=2026-07-20T12:00:00Z | deny; CPCE Art. L. 34-5(1); %1$s
            consents.0.grantedAt=2026-08-01T12:00:01Z | permit; %1$s
            """
                .formatted(
                    "owes identify-caller, CPCE Art. L. 34-5(5);"
                        + " owes offer-opt-out-mechanism, CPCE Art. L. 34-5(5)"));
  }

  /** From 2026-08-11 by the called party's calendar: Réunion's day begins first. */
  @Test
  @SuppressWarnings("unchecked") // they are all about contacts
  void refusal_whereTheZoneTellsWhichLawItFellUnder() {
    Rule<Contact> bar =
        (Rule<Contact>)
            rules(false).stream()
                .filter(rule -> rule.info().id().equals("eprivacy.refusal-cooling-off"))
                .filter(rule -> rule.info().variant().equals("objection"))
                .findFirst()
                .orElseThrow();
    Rows.alone(bar)
        .hold(
            CALL + " history.0.channel=voice history.0.refused=true",
            """
            history.0.at=2026-08-10T19:59:59Z                    | pass
            history.0.at=2026-08-10T20:00:00Z                    | asks to.timeZone
            history.0.at=2026-08-10T20:00:00Z history.0.refused=- | asks history.refused to.timeZone
            history.0.at=2026-08-11T03:59:59Z                    | asks to.timeZone
            history.0.at=2026-08-11T04:00:00Z                    | deny; Code de la consommation Art. L. 221-16; Code de la consommation Art. R. 223-3
            history.0.at=2026-08-10T20:00:00Z to.country=FR      | pass
            history.0.at=2026-08-10T20:00:00Z to.country=RE      | deny; Code de la consommation Art. L. 221-16; Code de la consommation Art. R. 223-3
            """);
    Clocks clocks = new Clocks(Set.of(Place.of("FR")));
    MemberTest<Contact, EarlierContact> first = new OnOrAfter(LocalDate.of(2026, 8, 11), clocks);
    assertThat(first)
        .isEqualTo(new OnOrAfter(LocalDate.of(2026, 8, 11), clocks))
        .isNotEqualTo(new OnOrAfter(LocalDate.of(2026, 8, 12), clocks));
    assertThat(first.says()).contains("2026-08-11");
    assertThat(first.reads()).extracting(Fact::path).contains("history.at");
  }

  @Test
  void callerId() {
    rows("caller-id")
        .hold(
            CALL,
            """
            to.country=DE                                           | permit; owes transmit-caller-id, TDDDG § 15(2)
            to.country=DE caller.transmitsCallerId=false            | deny; TDDDG § 15(2)
            to.country=DE caller.transmitsCallerId=-                | permit; owes transmit-caller-id, TDDDG § 15(2)
            to.country=DE caller.transmitsCallerId=false voice=artificial | deny; TDDDG § 15(2)
            to.country=DE caller.transmitsCallerId=false to.subscriber=business | deny; TDDDG § 15(2)
            to.country=DE caller.transmitsCallerId=false channel=text | permit
            to.country=DE caller.transmitsCallerId=false purpose=account-alert | permit
            to.country=BG caller.transmitsCallerId=false            | permit
            to.country=NO caller.transmitsCallerId=false            | deny; Markedsføringsloven § 14(2)
            to.country=NO caller.transmitsCallerId=false to.subscriber=business | permit
            to.country=NO caller.transmitsCallerId=false to.subscriber=- | indeterminate; asks to.subscriber
            to.country=NO caller.transmitsCallerId=false at=2017-12-31T22:59:59Z | permit
            to.country=NO caller.transmitsCallerId=false at=2017-12-31T23:00:00Z | deny; Markedsføringsloven § 14(2)
            to.country=NL caller.transmitsCallerId=false to.subscriber=business | deny; Telecommunicatiewet Art. 11.7
            to.country=GB caller.transmitsCallerId=false purpose=political | deny; PECR reg. 21(A1)
            to.country=GB caller.transmitsCallerId=false at=2016-05-15T22:59:59Z | permit
            to.country=GB caller.transmitsCallerId=false at=2016-05-15T23:00:00Z | deny; PECR reg. 21(A1)
            to.country=ES caller.transmitsCallerId=false at=2014-06-12T21:59:59Z | permit
            to.country=ES caller.transmitsCallerId=false at=2014-06-12T22:00:00Z | deny; TRLGDCU Art. 96(5)
            to.country=ES caller.transmitsCallerId=false            | deny; TRLGDCU Art. 96(5); owes transmit-caller-id, Orden TDF/149/2025 Art. 9(1)
            to.country=CH caller.number=+493012345678               | deny; UWG Art. 3(1)(v); owes transmit-caller-id, UWG Art. 3(1)(v)
            to.country=CH caller.number=+493012345678 relationship.customer=true requestedAt=2026-11-24T11:00:00Z | deny; UWG Art. 3(1)(v); owes transmit-caller-id, UWG Art. 3(1)(v)
            to.country=CH caller.number=+493012345678 channel=text  | permit
            to.country=CH caller.number=+493012345678 purpose=account-alert | permit
            to.country=CH caller.number=+41441234567                | permit; owes transmit-caller-id, UWG Art. 3(1)(v)
            to.country=CH caller.number=-                           | permit; owes transmit-caller-id, UWG Art. 3(1)(v)
            to.country=CH caller.number=+493012345678 at=2020-12-31T22:59:59Z | permit
            to.country=CH caller.number=+493012345678 at=2020-12-31T23:00:00Z | deny; UWG Art. 3(1)(v); owes transmit-caller-id, UWG Art. 3(1)(v)
            to.country=AT caller.transmitsCallerId=false at=2011-11-21T22:59:59Z | permit
            to.country=AT caller.transmitsCallerId=false at=2011-11-21T23:00:00Z | deny; TKG 2003 § 107(1a)
            """);
    assertThat(rules(false))
        .filteredOn(rule -> rule.info().id().equals("eprivacy.caller-id"))
        .allSatisfy(
            rule -> {
              boolean bars = Set.of("every", "other-uses").contains(rule.info().variant());
              assertThat(rule.info().obligations())
                  .containsExactlyElementsOf(bars ? List.of() : List.of("transmit-caller-id"));
              assertThat(rule.info().reads())
                  .extracting(Fact::path)
                  .containsAnyOf("caller.transmitsCallerId", "caller.number");
            });
  }

  /** Slovakia's marketing code: the number is shown, and is one of the code. */
  @Test
  void callerId_inSlovakia() {
    rows("caller-id")
        .hold(
            CALL
                + " to.country=SK caller.transmitsCallerId=true caller.number=+421888123456"
                + " relationship.customer=false relationship.similarProducts=false",
            """
            caller.transmitsCallerId=true                          | permit; owes transmit-caller-id, Act 452/2021 § 116(12); owes transmit-caller-id, Act 452/2021 § 116(12); Act 452/2021 § 116(14)
            caller.number=+421212345678                            | deny; Act 452/2021 § 116(12); Act 452/2021 § 116(14); owes transmit-caller-id, Act 452/2021 § 116(12)
            caller.number=+43188812345                             | deny; Act 452/2021 § 116(12); Act 452/2021 § 116(14); owes transmit-caller-id, Act 452/2021 § 116(12)
            caller.number=+421212345678 at=2022-08-18T21:59:59Z    | permit; owes transmit-caller-id, Act 452/2021 § 116(12)
            caller.number=+421212345678 at=2022-08-18T22:00:00Z    | deny; Act 452/2021 § 116(12); Act 452/2021 § 116(14); owes transmit-caller-id, Act 452/2021 § 116(12)
            caller.transmitsCallerId=false                         | deny; Act 452/2021 § 116(12); owes transmit-caller-id, Act 452/2021 § 116(12); Act 452/2021 § 116(14)
            caller.transmitsCallerId=false at=2022-07-31T21:59:59Z | permit
            caller.transmitsCallerId=false at=2022-07-31T22:00:00Z | deny; Act 452/2021 § 116(12)
            caller.number=+421212345678 requestedAt=2026-11-24T11:00:00Z | permit
            caller.number=+421212345678 relationship.customer=true relationship.similarProducts=true | permit
            caller.number=+421212345678 relationship.customer=true | deny; Act 452/2021 § 116(12); Act 452/2021 § 116(14); owes transmit-caller-id, Act 452/2021 § 116(12)
            caller.number=+421212345678 to.subscriber=business to.publishedContact=true | permit
            caller.number=+421212345678 to.subscriber=business to.publishedContact=true voice=- | indeterminate; asks voice; owes transmit-caller-id, Act 452/2021 § 116(12)
            caller.number=+421212345678 to.subscriber=business to.publishedContact=true voice=prerecorded | deny; Act 452/2021 § 116(12); Act 452/2021 § 116(14); owes transmit-caller-id, Act 452/2021 § 116(12)
            caller.number=+421212345678 to.subscriber=business to.publishedContact=true channel=text voice=- | deny; Act 452/2021 § 116(12); Act 452/2021 § 116(14)
            caller.number=+421888123456 to.subscriber=business to.publishedContact=true channel=text voice=- | permit; owes transmit-caller-id, Act 452/2021 § 116(12); Act 452/2021 § 116(14)
            caller.number=+421212345678 to.subscriber=business to.publishedContact=true channel=text voice=- at=2022-08-18T21:59:59Z | permit
            caller.number=+421212345678 to.publishedContact=true   | deny; Act 452/2021 § 116(12); Act 452/2021 § 116(14); owes transmit-caller-id, Act 452/2021 § 116(12)
            """);
  }

  /**
   * § 116(14), second sentence: in each call that rests on the relation, not on the first alone.
   */
  @Test
  void offerToRefuse_inSlovakia() {
    String owes = "permit; owes offer-opt-out, Act 452/2021 § 116(14)";
    rows("live-call-opt-out")
        .hold(
            CALL
                + " to.country=SK lists.0.list=national-optout lists.0.country=SK"
                + " lists.0.listed=false lists.0.asOf=2026-11-20"
                + " relationship.customer=true relationship.similarProducts=true"
                + " relationship.lastTransactionAt=2026-06-01T10:00:00Z"
                + " history.0.at=2026-10-01T12:00:00Z history.0.channel=voice"
                + " history.0.purpose=telemarketing history.0.refused=false",
            """
            lists.0.listed=false                    | %1$s; Act 452/2021 § 116(16)
            lists.0.listed=true                     | %1$s; Act 452/2021 § 116(16)
            to.subscriber=business                  | %1$s; Act 452/2021 § 116(16)
            relationship.customer=false relationship.lastTransactionAt=- | permit
            relationship.similarProducts=false      | permit
            relationship.similarProducts=-          | permit
            relationship=-                          | permit
            voice=prerecorded                       | permit
            purpose=account-alert                   | permit
            at=2025-11-11T22:59:59Z lists.0.asOf=2025-11-10 | %1$s
            at=2025-11-11T23:00:00Z lists.0.asOf=2025-11-10 relationship.lastTransactionAt=2025-06-01T10:00:00Z | %1$s; Act 452/2021 § 116(16)
            at=2022-01-31T22:59:59Z lists.0.asOf=2022-01-30 | permit
            at=2022-01-31T23:00:00Z lists.0.asOf=2022-01-30 | %1$s
            to.country=NO lists.0.country=NO        | permit
            """
                .formatted(owes));
    rows("live-call-opt-out")
        .hold(
            CALL
                + CONSENT
                + " to.country=SK lists.0.list=national-optout lists.0.country=SK"
                + " lists.0.listed=false lists.0.asOf=2026-11-20"
                + " relationship.customer=true relationship.similarProducts=true",
            """
            consents.0.kind=opt-in                  | permit
            consents=-                              | %1$s; Act 452/2021 § 116(16)
            consents=[]                             | %1$s; Act 452/2021 § 116(16)
            """
                .formatted(owes));
  }

  /** Spain's identifiable number is owed to consumers who did not ask for the offer. */
  @Test
  void callerId_inSpain() {
    rows("caller-id")
        .hold(
            CALL + " to.country=ES caller.transmitsCallerId=false at=2024-11-24T12:00:00Z",
            """
            to.subscriber=consumer           | deny; TRLGDCU Art. 96(5)
            to.subscriber=business           | permit
            requestedAt=2024-11-24T11:00:00Z | permit
            """);
  }

  /** Norway's register is checked in the calendar month of the call. */
  @Test
  void register_inNorway_isCheckedInTheMonthOfTheCall() {
    rows("live-call-opt-out")
        .hold(
            CALL
                + " to.country=NO lists.0.list=national-optout lists.0.country=NO"
                + " lists.0.listed=false lists.0.asOf=2026-10-31",
            """
            at=2026-10-31T22:59:59Z                       | permit
            at=2026-10-31T23:00:00Z                       | indeterminate; asks lists[national-optout NO]
            at=2026-11-30T22:59:59Z lists.0.asOf=2026-11-01 | permit
            at=2026-11-30T23:00:00Z lists.0.asOf=2026-11-01 | indeterminate; asks lists[national-optout NO]
            at=2026-11-24T12:00:00Z lists.0.asOf=-        | indeterminate; asks lists[national-optout NO].asOf
            """);
  }

  /** Spain until its opt-in: who stands in no directory has, carefully, chosen so. */
  @Test
  void directory_inSpain() {
    rows("live-call-consent")
        .hold(
            CALL + CONSENT + " to.country=ES consents=[] at=2023-06-28T10:00:00Z",
            """
            to.inDirectory=false                             | deny; TRLGDCU Art. 96(3)
            to.inDirectory=true                              | permit
            to.inDirectory=-                                 | indeterminate; asks to.inDirectory
            to.inDirectory=- to.subscriber=business          | permit
            to.inDirectory=false to.subscriber=business      | permit
            to.inDirectory=false requestedAt=2023-06-28T09:00:00Z | permit
            to.inDirectory=false requestedAt=2023-06-28T10:00:01Z | deny; TRLGDCU Art. 96(3) until 2023-06-28T10:00:01Z
            at=2014-06-12T10:00:00Z to.inDirectory=false     | permit
            at=2014-06-13T10:00:00Z to.inDirectory=false     | deny; TRLGDCU Art. 96(3)
            """);
  }

  @Test
  void confirmationInWriting() {
    rows("confirm-in-writing")
        .hold(
            CALL,
            """
            to.country=PL                             | permit; owes confirm-in-writing, Ustawa o prawach konsumenta Art. 20(2)
            to.country=PL to.subscriber=business      | permit
            to.country=PL to.subscriber=-             | permit; owes confirm-in-writing, Ustawa o prawach konsumenta Art. 20(2)
            to.country=PL channel=text                | permit
            to.country=PL purpose=account-alert       | permit
            to.country=PL purpose=charitable-solicitation | permit
            to.country=DE                             | permit
            to.country=DE subject=energy-supply       | permit; owes confirm-in-writing, EnWG § 41b(1)
            to.country=DE subject=energy-supply at=2021-07-26T21:59:59Z | permit
            to.country=DE subject=energy-supply at=2021-07-26T22:00:00Z | permit; owes confirm-in-writing, EnWG § 41b(1)
            to.country=DE subject=-                   | permit; owes confirm-in-writing, EnWG § 41b(1)
            to.country=DE subject=mobile-subscription | permit; owes confirm-in-writing, TKG § 54(3)
            to.country=DE subject=mobile-subscription to.subscriber=business | permit
            to.country=DE subject=mobile-subscription channel=text | permit
            to.country=DE subject=mobile-subscription at=2021-11-30T22:59:59Z | permit
            to.country=DE subject=mobile-subscription at=2021-11-30T23:00:00Z | permit; owes confirm-in-writing, TKG § 54(3)
            to.country=NO                             | permit; owes confirm-in-writing, Angrerettloven § 10(1)
            to.country=NO subject=press-subscription  | permit
            to.country=BE                             | permit
            """);
  }

  /** Each state from the day on which its own text orders it. */
  @Test
  void confirmationInWriting_fromItsDay() {
    rows("confirm-in-writing")
        .hold(
            CALL,
            """
            to.country=AT at=2014-06-12T21:59:59Z     | permit
            to.country=AT at=2014-06-12T22:00:00Z     | permit; owes confirm-in-writing, FAGG § 9(2)
            to.country=BG at=2013-03-18T21:59:59Z     | permit
            to.country=BG at=2013-03-18T22:00:00Z     | permit; owes confirm-in-writing, Consumer Protection Act Art. 54a
            to.country=BG at=2014-07-24T20:59:59Z     | permit; owes confirm-in-writing, Consumer Protection Act Art. 54a
            to.country=BG at=2014-07-24T21:00:00Z     | permit; owes confirm-in-writing, Consumer Protection Act Art. 49(7)
            to.country=CY at=2014-06-12T20:59:59Z     | permit
            to.country=CY at=2014-06-12T21:00:00Z     | permit; owes confirm-in-writing, Law 133(I)/2013 s. 7(6)
            to.country=CY at=2021-05-11T20:59:59Z     | permit; owes confirm-in-writing, Law 133(I)/2013 s. 7(6)
            to.country=CY at=2021-05-11T21:00:00Z     | permit; owes confirm-in-writing, Law 112(I)/2021 s. 19(6)
            to.country=NO at=2014-06-19T21:59:59Z     | permit
            to.country=NO at=2014-06-19T22:00:00Z     | permit; owes confirm-in-writing, Angrerettloven § 10(1)
            to.country=FI subject=mobile-subscription | permit
            to.country=EE at=2014-06-12T20:59:59Z     | permit
            to.country=EE at=2014-06-12T21:00:00Z     | permit; owes confirm-in-writing, Law of Obligations Act § 54²(1)
            to.country=EE subject=insurance           | permit
            to.country=EE subject=-                   | permit; owes confirm-in-writing, Law of Obligations Act § 54²(1)
            to.country=GR at=2014-06-12T20:59:59Z     | permit
            to.country=GR at=2014-06-12T21:00:00Z     | permit; owes confirm-in-writing, Law 2251/1994 Art. 3δ(6)
            to.country=GR at=2022-05-19T21:00:00Z     | permit; owes confirm-in-writing, Law 2251/1994 Art. 3δ(6)
            to.country=IT at=2014-06-12T21:59:59Z     | permit
            to.country=IT at=2014-06-12T22:00:00Z     | permit; owes confirm-in-writing, Codice del consumo Art. 51(6)
            to.country=LI at=2015-12-31T22:59:59Z     | permit
            to.country=LI at=2015-12-31T23:00:00Z     | permit; owes confirm-in-writing, FAGG (LGBl 2015 Nr. 276) Art. 10(2)
            to.country=LT at=2014-06-12T20:59:59Z     | permit
            to.country=LT at=2014-06-12T21:00:00Z     | permit; owes confirm-in-writing, Civilinis kodeksas Art. 6.228⁸(5)
            to.country=LU at=2014-04-25T21:59:59Z     | permit
            to.country=LU at=2014-04-25T22:00:00Z     | permit; owes confirm-in-writing, Code de la consommation Art. L. 222-4(6)
            to.country=MT at=2014-06-12T21:59:59Z     | permit
            to.country=MT at=2014-06-12T22:00:00Z     | permit; owes confirm-in-writing, S.L. 378.17 reg. 9(6)
            to.country=NL at=2014-06-12T21:59:59Z     | permit
            to.country=NL at=2014-06-12T22:00:00Z     | permit; owes confirm-in-writing, BW 6:230v(6)
            to.country=PL at=2014-12-24T22:59:59Z     | permit
            to.country=PL at=2014-12-24T23:00:00Z     | permit; owes confirm-in-writing, Ustawa o prawach konsumenta Art. 20(2)
            to.country=PT at=2014-06-12T22:59:59Z     | permit
            to.country=PT at=2014-06-13T12:00:00Z     | permit; owes confirm-in-writing, DL 24/2014 Art. 5(7)
            to.country=PT at=2022-05-27T12:00:00Z     | permit; owes confirm-in-writing, DL 24/2014 Art. 5(7)
            to.country=PT at=2022-05-28T12:00:00Z     | permit; owes confirm-in-writing, DL 24/2014 Art. 5(8)
            to.country=RO at=2014-06-12T20:59:59Z     | permit
            to.country=RO at=2014-06-12T21:00:00Z     | permit; owes confirm-in-writing, OUG 34/2014 Art. 8
            to.country=SK at=2014-06-12T21:59:59Z     | permit
            to.country=SK at=2014-06-12T22:00:00Z     | permit; owes confirm-in-writing, Act 102/2014 § 5(2)
            to.country=SK at=2024-06-30T21:59:59Z     | permit; owes confirm-in-writing, Act 102/2014 § 5(2)
            to.country=SK at=2024-06-30T22:00:00Z     | permit; owes confirm-in-writing, Act 108/2024 § 17(1)
            to.country=HU                             | permit
            to.country=LV                             | permit
            """);
  }

  // ---- what the tables of one topic say

  /** Legal persons: by consent, until they refuse, or not at all; a published number opens it. */
  @Test
  void texts_toBusinesses() {
    Rows rows = rows("text-consent");
    rows.hold(
        TEXT + " to.subscriber=business message.optOutMechanism=true",
        """
        to.country=GR                                     | deny; Law 3471/2006 Art. 11(1)
        to.country=GR relationship.customer=true relationship.similarProducts=true | permit; owes offer-opt-out-mechanism, Law 3471/2006 Art. 11(3)
        to.country=NL                                     | indeterminate; asks to.publishedContact; owes offer-opt-out-mechanism, Telecommunicatiewet Art. 11.7(1)
        to.country=NL to.publishedContact=false           | deny; Telecommunicatiewet Art. 11.7(1)
        to.country=NL to.publishedContact=true            | permit; owes offer-opt-out-mechanism, Telecommunicatiewet Art. 11.7(1)
        to.country=NL to.publishedContact=true message.optOutMechanism=- | permit; owes offer-opt-out-mechanism, Telecommunicatiewet Art. 11.7(1); owes offer-opt-out-mechanism, Telecommunicatiewet Art. 11.7(7)
        to.country=NL to.publishedContact=true message.optOutMechanism=false | deny; Telecommunicatiewet Art. 11.7(1); Telecommunicatiewet Art. 11.7(7)
        to.country=NL to.publishedContact=true objectedAt=2026-01-01T12:00:00Z | deny; Telecommunicatiewet Art. 11.7(1)
        to.country=NL to.publishedContact=true to.subscriber=- | indeterminate; asks to.subscriber; owes offer-opt-out-mechanism, Telecommunicatiewet Art. 11.7(1)
        to.country=NL to.publishedContact=true to.subscriber=consumer | deny; Telecommunicatiewet Art. 11.7(1)
        to.country=BE                                     | deny; Code de droit économique Art. XII.13
        to.country=BE relationship.customer=true relationship.similarProducts=true | permit; owes offer-opt-out-mechanism, Arrêté royal du 4 avril 2003 Art. 1
        to.country=SK to.publishedContact=false           | deny; Act 452/2021 § 116(3)
        to.country=SK to.publishedContact=true            | permit; owes offer-opt-out-mechanism, Act 452/2021 § 116(3)
        to.country=SK at=2022-01-31T22:59:59Z             | permit
        to.country=SK at=2022-01-31T23:00:00Z to.publishedContact=false | deny; Act 452/2021 § 116(3)
        to.country=ES at=2022-06-10T12:00:00Z             | deny; LSSI Art. 21(1)
        to.country=CZ at=2021-12-31T12:00:00Z             | deny; Act 480/2004 § 7(2)
        to.country=CZ at=2011-12-31T12:00:00Z             | deny; Act 480/2004 § 7(2)
        to.country=EE                                     | permit; owes offer-opt-out-mechanism, Electronic Communications Act § 103¹(2)
        to.country=EE objectedAt=2026-10-01T12:00:00Z     | deny; Electronic Communications Act § 103¹(2); owes offer-opt-out-mechanism, Electronic Communications Act § 103¹(2)
        to.country=IE                                     | permit
        to.country=IE objectedAt=2026-10-01T12:00:00Z     | deny; S.I. 336/2011 reg. 13(4)
        to.country=BG at=2021-03-11T12:00:00Z             | deny; Electronic Communications Act Art. 261(1) until 2021-03-11T22:00:00Z
        to.country=BG                                     | permit
        to.country=LT at=2026-06-30T20:59:59Z             | deny; Elektroninių ryšių įstatymas Art. 81(1) until 2026-06-30T21:00:00Z
        to.country=LT at=2026-06-30T21:00:00Z             | permit; owes offer-opt-out-mechanism, Elektroninių ryšių įstatymas Art. 81
        to.country=LT message.optOutMechanism=false       | deny; Elektroninių ryšių įstatymas Art. 81; Elektroninių ryšių įstatymas Art. 81(3)
        to.country=LT objectedAt=2026-10-01T12:00:00Z     | deny; Elektroninių ryšių įstatymas Art. 81; owes offer-opt-out-mechanism, Elektroninių ryšių įstatymas Art. 81
        to.country=LT to.subscriber=consumer              | deny; Elektroninių ryšių įstatymas Art. 81(1)
        to.country=PT lists=[]                            | indeterminate; asks lists[national-optout PT]
        to.country=PT lists.0.list=national-optout lists.0.country=PT lists.0.listed=false lists.0.asOf=2026-10-24 | permit
        to.country=PT lists.0.list=national-optout lists.0.country=PT lists.0.listed=false lists.0.asOf=2026-10-23 | indeterminate; asks lists[national-optout PT]
        to.country=PT lists.0.list=national-optout lists.0.country=PT lists.0.listed=true | deny; Lei 41/2004 Art. 13.º-B
        to.country=PT lists.0.list=national-optout lists.0.country=PT lists.0.listed=true relationship.customer=true relationship.similarProducts=true | permit
        to.country=PT lists=[] relationship.customer=true relationship.similarProducts=true | permit
        to.country=PT lists=[] relationship.customer=true relationship.similarProducts=- | indeterminate; asks lists[national-optout PT] relationship.similarProducts
        to.country=PT lists=[] relationship.customer=true relationship.similarProducts=false | indeterminate; asks lists[national-optout PT]
        to.country=PT lists.0.list=national-optout lists.0.country=PT lists.0.listed=true relationship.customer=true relationship.similarProducts=false | deny; Lei 41/2004 Art. 13.º-B
        to.country=PT lists.0.list=national-optout lists.0.country=PT lists.0.listed=true relationship.customer=true relationship.similarProducts=true purpose=charitable-solicitation | deny; Lei 41/2004 Art. 13.º-B
        to.country=PT lists.0.list=national-optout lists.0.country=PT lists.0.listed=true relationship.customer=true relationship.similarProducts=true dataSource=third-party | deny; Lei 41/2004 Art. 13.º-B
        to.country=PT lists.0.list=national-optout lists.0.country=PT lists.0.listed=true relationship.customer=true relationship.similarProducts=true objectedAt=2026-10-01T12:00:00Z | deny; Lei 41/2004 Art. 13.º-B
        to.country=PT lists.0.list=national-optout lists.0.country=PT lists.0.listed=true relationship.customer=true relationship.similarProducts=true at=2012-08-30T12:00:00Z lists.0.asOf=2012-08-20 | permit
        to.country=PT lists.0.list=national-optout lists.0.country=PT lists.0.listed=true relationship.customer=true relationship.similarProducts=true at=2012-08-29T12:00:00Z lists.0.asOf=2012-08-20 | deny; Lei 41/2004 Art. 13.º-B until 2012-08-30T00:00:00Z
        to.country=GB                                     | permit
        """);
    rows.hold(
        TEXT + " to.country=CZ relationship.customer=true relationship.similarProducts=true",
        """
        at=2006-07-31T21:59:59Z                           | deny; Act 480/2004 § 7(2) until 2006-07-31T22:00:00Z
        at=2006-07-31T22:00:00Z                           | permit; owes offer-opt-out-mechanism, Act 480/2004 § 7(3)
        """);
  }

  /**
   * Whatever the consent, a text names a way to refuse; one that is known to name none is denied.
   */
  @Test
  void texts_nameAWayToRefuse() {
    rows("text-consent")
        .hold(
            TEXT + CONSENT + " consents.0.channels=[text]",
            """
            to.country=FR                               | permit
            to.country=FR message.optOutMechanism=false | deny; CPCE Art. L. 34-5(5)
            to.country=FR message.optOutMechanism=-     | permit; owes offer-opt-out-mechanism, CPCE Art. L. 34-5(5)
            to.country=GB message.optOutMechanism=false | deny; PECR reg. 23(b)
            to.country=GB message.optOutMechanism=false to.subscriber=business | deny; PECR reg. 23(b)
            to.country=RO message.optOutMechanism=false | deny; Legea 506/2004 Art. 12(3)
            to.country=NL message.optOutMechanism=false | deny; Telecommunicatiewet Art. 11.7(7)
            to.country=NL message.optOutMechanism=false at=2026-06-30T21:59:59Z consents.0.grantedAt=2026-06-01T12:00:00Z | deny; Telecommunicatiewet Art. 11.7(6)
            to.country=NL message.optOutMechanism=false at=2026-06-30T22:00:00Z consents.0.grantedAt=2026-06-01T12:00:00Z | deny; Telecommunicatiewet Art. 11.7(7)
            to.country=NO message.optOutMechanism=false | deny; Directive 2002/58/EC Art. 13(4)
            to.country=CZ at=2006-07-31T12:00:00Z consents.0.grantedAt=2006-06-01T12:00:00Z message.optOutMechanism=false | deny; Act 480/2004 § 7(3)(c)
            to.country=CZ at=2006-08-01T12:00:00Z consents.0.grantedAt=2006-06-01T12:00:00Z message.optOutMechanism=false | deny; Act 480/2004 § 7(4)(c)
            """);
  }

  /** Who asked for a text, or for a call where consent is asked for, needs no other consent. */
  @Test
  void contacts_thatWereAskedFor() {
    String requested = " requestedAt=2026-11-24T11:00:00Z";
    rows("text-consent")
        .hold(
            TEXT + requested,
            """
            to.country=ES                                  | permit
            to.country=GB                                  | permit
            to.country=GR to.subscriber=business           | permit
            to.country=AT                                  | permit
            to.country=SK at=2022-01-31T12:00:00Z requestedAt=2022-01-31T11:00:00Z | permit
            to.country=ES requestedAt=2026-11-24T13:00:00Z | deny; LSSI Art. 21(1) until 2026-11-24T13:00:00Z
            to.country=ES requestedAt=-                    | deny; LSSI Art. 21(1)
            """);
    rows("live-call-consent")
        .hold(
            CALL + requested,
            """
            to.country=AT                                  | permit
            to.country=PL                                  | permit
            to.country=PT                                  | permit
            to.country=IE to.lineType=mobile               | permit
            to.country=IT to.inDirectory=false             | permit
            to.country=AT requestedAt=-                    | deny; TKG 2021 § 174(1)
            """);
    rows("live-call-opt-out")
        .hold(
            CALL
                + requested
                + " lists.0.list=national-optout lists.0.listed=true lists.0.asOf=2026-11-20",
            """
            to.country=BE lists.0.country=BE               | permit
            to.country=CH lists.0.country=CH               | permit
            to.country=HU lists.0.country=HU               | permit
            to.country=IE lists.0.country=IE               | permit
            to.country=IS lists.0.country=IS               | permit
            to.country=SE lists.0.country=SE               | permit
            to.country=SE lists.0.country=SE requestedAt=- | deny; Marknadsföringslagen § 21
            to.country=SE lists.0.country=SE requestedAt=2026-11-24T12:00:01Z | deny; Marknadsföringslagen § 21 until 2026-11-24T12:00:01Z
            to.country=IT lists.0.country=IT               | permit
            to.country=IT lists.0.country=IT at=2022-07-26T12:00:00Z lists.0.asOf=2022-07-20 requestedAt=2022-07-26T11:00:00Z | permit
            to.country=IT lists.0.country=IT at=2022-07-26T12:00:00Z lists.0.asOf=2022-07-20 requestedAt=- | deny; D.P.R. 178/2010
            to.country=CZ lists.0.country=CZ at=2022-06-30T12:00:00Z lists.0.asOf=2022-06-20 requestedAt=2022-06-30T11:00:00Z | permit
            to.country=CZ lists.0.country=CZ at=2022-06-30T12:00:00Z lists.0.asOf=2022-06-20 requestedAt=- | deny; Act 374/2021 Art. II(16); Act 127/2005 § 96(1) until 2022-06-30T22:00:00Z
            to.country=PT lists.0.country=PT at=2022-01-24T12:00:00Z lists.0.asOf=2022-01-20 requestedAt=2022-01-24T11:00:00Z | permit
            to.country=PT lists.0.country=PT at=2022-01-24T12:00:00Z lists.0.asOf=2022-01-20 requestedAt=- | deny; Lei 41/2004 Art. 13.º-B until 2022-01-25T01:00:00Z
            to.country=PT lists.0.country=PT to.subscriber=business | permit
            to.country=PT lists.0.country=PT to.subscriber=business requestedAt=- | deny; Lei 41/2004 Art. 13.º-B
            to.country=HR lists.0.country=HR               | permit
            """);
    // In some states the last act of the two prevails.
    for (String country : List.of("BE", "IT")) {
      rows("live-call-opt-out")
          .hold(
              CALL
                  + " to.country=%1$s lists.0.list=national-optout lists.0.country=%1$s"
                      .formatted(country)
                  + " lists.0.listed=true lists.0.asOf=2026-11-20 lists.0.since=2026-11-15",
              """
              requestedAt=2026-11-14T23:00:00Z                | %2$s
              requestedAt=2026-11-14T23:00:01Z                | permit
              requestedAt=2026-11-24T12:00:00Z                | permit
              requestedAt=2026-11-24T12:00:01Z                | %2$s until 2026-11-24T12:00:01Z
              requestedAt=-                                   | %2$s
              lists.0.since=- requestedAt=2026-11-20T22:59:59Z | indeterminate; asks lists[national-optout %1$s].since
              lists.0.since=- requestedAt=2026-11-20T23:00:00Z | permit
              lists.0.since=- lists.0.asOf=- requestedAt=2026-11-20T23:00:00Z | indeterminate; asks lists[national-optout %1$s].asOf lists[national-optout %1$s].since
              lists.0.since=- lists.0.asOf=-                  | %2$s
              to.subscriber=business requestedAt=2026-11-14T23:00:00Z | %2$s
              """
                  .formatted(
                      country,
                      switch (country) {
                        case "BE" -> "deny; Code de droit économique Art. VI.112";
                        default -> "deny; L. 5/2018 Art. 1";
                      }));
    }
    // The Slovak act frees a call that was asked for, whatever the list says.
    rows("live-call-opt-out")
        .hold(
            CALL
                + " to.country=SK lists.0.list=national-optout lists.0.country=SK"
                + " lists.0.listed=true lists.0.asOf=2026-11-20 lists.0.since=2026-10-01",
            "requestedAt=2026-09-01T11:00:00Z | permit\n");
  }

  /**
   * The exception for own customers is for selling, and in Portugal lifts the list of firms too. An
   * objection to the seller itself stands.
   */
  @Test
  void customersOnTheList_areCalledToSell() {
    String listed =
        " lists.0.list=national-optout lists.0.country=%1$s lists.0.listed=true"
            + " lists.0.asOf=2026-11-20 lists.0.since=2026-01-01 to.country=%1$s"
            + " relationship.customer=true relationship.similarProducts=true";
    Rows rows = rows("live-call-opt-out");
    rows.hold(
        CALL + listed.formatted("PT") + " to.subscriber=business",
        """
        to.subscriber=business                            | permit
        lists=[]                                          | permit
        relationship.customer=false                       | deny; Lei 41/2004 Art. 13.º-B
        relationship.customer=false lists=[]              | indeterminate; asks lists[national-optout PT]
        relationship.similarProducts=false                | deny; Lei 41/2004 Art. 13.º-B
        relationship.similarProducts=-                    | indeterminate; asks relationship.similarProducts
        relationship=-                                    | indeterminate; asks relationship.customer relationship.similarProducts
        relationship.customer=false relationship.endedAt=2020-01-01T12:00:00Z | permit
        purpose=charitable-solicitation                   | deny; Lei 41/2004 Art. 13.º-B
        objectedAt=2026-11-20T12:00:00Z                   | deny; Lei 41/2004 Art. 13.º-A(1)
        at=2022-01-25T12:00:00Z lists.0.asOf=2022-01-20 lists.0.since=2021-01-01 | permit
        at=2022-01-24T12:00:00Z lists.0.asOf=2022-01-20 lists.0.since=2021-01-01 | deny; Lei 41/2004 Art. 13.º-B until 2022-01-25T01:00:00Z
        """);
    rows.hold(
        CALL + listed.formatted("SE"),
        """
        purpose=telemarketing                             | permit
        purpose=charitable-solicitation                   | deny; Marknadsföringslagen § 21
        """);
    rows.hold(
        CALL + listed.formatted("SK"),
        """
        purpose=telemarketing                             | permit; owes offer-opt-out, Act 452/2021 § 116(14); Act 452/2021 § 116(16)
        purpose=survey                                    | permit; owes offer-opt-out, Act 452/2021 § 116(14); Act 452/2021 § 116(16)
        purpose=charitable-solicitation                   | deny; Act 452/2021 § 116(8)
        """);
    rows.hold(
        CALL + listed.formatted("NO"),
        """
        purpose=telemarketing                             | permit
        purpose=charitable-solicitation                   | permit
        """);
  }

  /** Calls that need no consent: a request lifts the list that is checked for them, too. */
  @Test
  void exceptedCalls_thatWereAskedFor() {
    String listed =
        " lists.0.list=national-optout lists.0.country=%1$s lists.0.listed=true"
            + " lists.0.asOf=2026-11-20 lists.0.since=2026-01-01 to.country=%1$s";
    Rows rows = rows("live-call-opt-out");
    rows.hold(
        CALL + listed.formatted("DK") + " subject=books",
        """
        requestedAt=-                                    | deny; Markedsføringsloven § 10(4)
        requestedAt=2026-11-24T12:00:00Z                 | permit
        requestedAt=2026-11-24T12:00:01Z                 | deny; Markedsføringsloven § 10(4) until 2026-11-24T12:00:01Z
        requestedAt=2026-11-24T12:00:00Z lists=[]        | permit
        requestedAt=- lists=[]                           | indeterminate; asks lists[national-optout DK]
        requestedAt=2026-11-24T12:00:00Z to.subscriber=business | permit
        requestedAt=- to.subscriber=business             | deny; CVR-loven § 19(2)
        requestedAt=- to.subscriber=business purpose=charitable-solicitation caller.taxExempt=true | deny; CVR-loven § 19(2)
        requestedAt=- to.subscriber=business at=2017-06-30T12:00:00Z lists.0.since=2017-01-01 lists.0.asOf=2017-06-20 | deny; CVR-loven § 19(2)
        requestedAt=- to.subscriber=business lists.0.listed=false objectedAt=2026-11-20T12:00:00Z | deny; Forbrugeraftaleloven § 4(1)
        requestedAt=- purpose=charitable-solicitation    | permit
        requestedAt=2026-11-23T12:00:00Z objectedAt=2026-11-24T11:00:00Z | deny; Forbrugeraftaleloven § 4(1)
        requestedAt=2026-11-24T12:00:00Z objectedAt=2026-11-24T11:00:00Z | permit
        at=2017-06-30T12:00:00Z lists.0.since=2017-01-01 lists.0.asOf=2017-06-20 requestedAt=2017-06-30T11:00:00Z | permit
        at=2017-06-30T12:00:00Z lists.0.since=2017-01-01 lists.0.asOf=2017-06-20 requestedAt=- | deny; Markedsføringsloven § 6(3)
        """);
    for (String who :
        List.of(
            "relationship.customer=true",
            "relationship.customer=false",
            "to.subscriber=business")) {
      String spain =
          CALL
              + listed.formatted("ES")
              + " lawfulBasis=legitimate-interests balancingTest=true"
              + " relationship.similarProducts=true "
              + who;
      assertThat(rows.answer(spain + " requestedAt=2026-11-23T12:00:00Z"))
          .as(who)
          .isEqualTo("permit");
    }
    rows.hold(
        CALL
            + listed.formatted("ES")
            + " lawfulBasis=legitimate-interests balancingTest=true"
            + " relationship.customer=true relationship.similarProducts=true",
        """
        requestedAt=-                                    | deny; LOPDGDD Art. 23(4)
        requestedAt=2026-11-24T12:00:01Z                 | deny; LOPDGDD Art. 23(4) until 2026-11-24T12:00:01Z
        """);
  }

  /** A number in no directory counts as one with a mark, which a request lifts. */
  @Test
  void numbersInNoDirectory_whoseHolderAskedForTheCall() {
    rows("live-call-consent")
        .hold(
            CALL + " to.inDirectory=false",
            """
            to.country=CH                                    | deny; UWG Art. 3(1)(u)
            to.country=CH requestedAt=2026-11-24T12:00:00Z   | permit
            to.country=CH requestedAt=2026-11-24T12:00:01Z   | deny; UWG Art. 3(1)(u) until 2026-11-24T12:00:01Z
            to.country=HU                                    | permit
            to.country=HU to.inDirectory=-                   | permit
            """);
  }

  @Test
  void texts_afterASaleOrNegotiations() {
    rows("text-consent")
        .hold(
            TEXT + " relationship.similarProducts=true",
            """
            to.country=GB relationship.lastTransactionAt=2026-09-10T12:00:00Z | permit; owes offer-opt-out-mechanism, PECR reg. 22(3)
            to.country=GB relationship.lastInquiryAt=2026-09-10T12:00:00Z | permit; owes offer-opt-out-mechanism, PECR reg. 22(3)
            to.country=GB relationship.endedAt=2026-09-10T12:00:00Z | permit; owes offer-opt-out-mechanism, PECR reg. 22(3)
            to.country=GB                                 | deny; PECR reg. 22(2)
            to.country=ES relationship.lastTransactionAt=2026-09-10T12:00:00Z | permit; owes offer-opt-out-mechanism, LSSI Art. 21(2)
            to.country=ES relationship.lastInquiryAt=2026-09-10T12:00:00Z | deny; LSSI Art. 21(1)
            to.country=FR relationship.lastTransactionAt=2026-09-10T12:00:00Z | permit; owes offer-opt-out-mechanism, CPCE Art. L. 34-5(4)
            to.country=NO relationship.lastTransactionAt=2026-09-10T12:00:00Z | deny; Markedsføringsloven § 15(1)
            to.country=SK relationship.endedAt=2025-11-24T12:00:00Z | permit; owes offer-opt-out-mechanism, Act 452/2021 § 116(15)
            to.country=SK relationship.endedAt=2025-11-23T12:00:00Z | deny; Act 452/2021 § 116(3)
            to.country=SK relationship.endedAt=2020-11-23T12:00:00Z at=2025-11-11T22:59:59Z | permit; owes offer-opt-out-mechanism, Act 452/2021 § 116(15)
            to.country=SK relationship.endedAt=2020-11-23T12:00:00Z at=2025-11-11T23:00:00Z | deny; Act 452/2021 § 116(3)
            """);
  }

  @Test
  void machines_thatCallBusinesses() {
    rows("automated-call-consent")
        .hold(
            CALL + " voice=prerecorded to.subscriber=business",
            """
            to.country=NL                         | deny; Telecommunicatiewet Art. 11.7(1)
            to.country=NL to.publishedContact=true | deny; Telecommunicatiewet Art. 11.7(1)
            to.country=NL to.publishedContact=true at=2021-06-30T21:59:59Z | deny; Telecommunicatiewet Art. 11.7(1)
            to.country=NL to.publishedContact=true at=2016-11-24T12:00:00Z | deny; Telecommunicatiewet Art. 11.7(1)
            to.country=SE                         | permit
            to.country=FR message.identifiesCaller=true message.optOutMechanism=true | permit
            to.country=FR                         | permit; owes identify-caller, CPCE Art. L. 34-5(5); owes offer-opt-out-mechanism, CPCE Art. L. 34-5(5)
            to.country=FR message.identifiesCaller=true message.optOutMechanism=false | deny; CPCE Art. L. 34-5(5)
            to.country=FR message.identifiesCaller=false message.optOutMechanism=true | deny; CPCE Art. L. 34-5(5)
            to.country=GB message.identifiesCaller=true | deny; PECR reg. 19(1)
            to.country=CZ at=2011-12-31T12:00:00Z | deny; Act 480/2004 § 7(2)
            to.country=CZ at=2012-01-01T12:00:00Z | deny; Act 127/2005 § 96(2)
            to.country=HR at=2022-07-11T12:00:00Z | deny; Zakon o elektroničkim komunikacijama (NN 73/08) Art. 107(1) until 2022-07-11T22:00:00Z
            to.country=HR at=2022-07-12T12:00:00Z | permit
            to.country=HR to.subscriber=consumer at=2022-07-12T12:00:00Z | deny; Zakon o elektroničkim komunikacijama (NN 76/22) Art. 50(1)
            """);
  }

  @Test
  void liveCalls_ofFormerCustomersAndBusinessesInSpain() {
    rows("live-call-consent")
        .hold(
            CALL
                + " to.country=ES lawfulBasis=legitimate-interests balancingTest=true"
                + " relationship.similarProducts=true",
            """
            relationship.lastTransactionAt=2025-11-24T12:00:00Z | permit
            relationship.lastTransactionAt=2025-11-23T12:00:00Z | deny; LGT Art. 66(1)(b)
            relationship.endedAt=2025-11-24T12:00:00Z           | permit
            relationship.endedAt=2025-11-23T12:00:00Z           | deny; LGT Art. 66(1)(b)
            relationship.customer=true relationship.endedAt=2025-11-23T12:00:00Z | deny; LGT Art. 66(1)(b)
            relationship.endedAt=2024-11-23T12:00:00Z relationship.lastInquiryAt=2026-06-01T12:00:00Z | permit
            relationship.lastInquiryAt=2026-06-01T12:00:00Z     | deny; LGT Art. 66(1)(b)
            relationship.lastTransactionAt=2025-11-24T12:00:00Z relationship.similarProducts=false | deny; LGT Art. 66(1)(b)
            relationship.customer=- relationship.lastTransactionAt=2026-08-24T12:00:00Z | permit
            to.subscriber=business relationship.similarProducts=false | permit
            to.subscriber=business balancingTest=false          | deny; LGT Art. 66(1)(b)
            to.subscriber=business balancingTest=-              | indeterminate; asks balancingTest
            to.subscriber=-                                     | indeterminate; asks to.subscriber
            lawfulBasis=consent requestedAt=2026-11-24T11:00:00Z | permit
            """);
  }

  @Test
  void liveCalls_outsideDirectories_andConsentInTheCall() {
    Rows rows = rows("live-call-consent");
    rows.hold(
        CALL + CONSENT + " to.country=IT",
        """
        consents=[] to.inDirectory=true       | permit
        consents=[] to.inDirectory=false      | deny; Codice privacy Art. 130(3)
        consents=[]                           | indeterminate; asks to.inDirectory
        to.inDirectory=false                  | permit
        consents=-                            | indeterminate; asks consents to.inDirectory
        consents=[] to.inDirectory=false voice=prerecorded | permit
        """);
    rows.hold(
        CALL + " to.country=SI",
        """
        at=2022-11-09T22:59:59Z               | permit; owes ask-permission-to-continue, ZEKom-1 Art. 158(3)
        at=2022-11-09T23:00:00Z               | deny; ZEKom-2 Art. 226
        """);
  }

  /** An entry revokes every consent but one given within a contract in force or just ended. */
  @Test
  void italianRegister_sparesConsentsWithinContracts() {
    rows("live-call-opt-out")
        .hold(
            CALL
                + CONSENT
                + " to.country=IT consents.0.grantedAt=2024-01-01T12:00:00Z lists.0.list=national-optout"
                + " lists.0.country=IT lists.0.listed=true lists.0.asOf=2026-11-20"
                + " lists.0.since=2025-01-01",
            """
            relationship.customer=true                          | permit
            relationship.customer=true consents=[]              | deny; L. 5/2018 Art. 1
            relationship.customer=false                         | deny; L. 5/2018 Art. 1
            relationship.endedAt=2026-10-25T12:00:00Z           | permit
            relationship.endedAt=2026-10-24T12:00:00Z           | deny; L. 5/2018 Art. 1
            relationship.customer=true relationship.endedAt=2026-10-24T12:00:00Z | deny; L. 5/2018 Art. 1
            """);
  }

  /** It revokes older consents to texts too, if the entry is known: no check is asked for. */
  @Test
  void italianRegister_revokesConsentsToTexts() {
    rows("text-consent")
        .hold(
            TEXT
                + CONSENT
                + " to.country=IT consents.0.channels=[text] consents.0.grantedAt=2024-01-01T12:00:00Z"
                + " lists.0.list=national-optout lists.0.country=IT lists.0.listed=true"
                + " lists.0.asOf=2026-11-20 lists.0.since=2025-01-01",
            """
            lists.0.listed=true                                 | deny; Codice privacy Art. 130(2)
            to.subscriber=business                              | deny; Codice privacy Art. 130(2)
            purpose=survey message.containsAdvertising=false    | deny; Codice privacy Art. 130(2)
            purpose=account-alert message.containsAdvertising=false | permit
            lists.0.listed=false                                | permit
            lists=-                                             | permit
            lists=[]                                            | permit
            lists.0.country=ES                                  | permit
            lists.0.since=2023-12-31                            | permit
            lists.0.since=2024-01-02                            | deny; Codice privacy Art. 130(2)
            lists.0.since=-                                     | indeterminate; asks lists[national-optout IT].since
            requestedAt=2026-11-24T11:00:00Z                    | permit
            requestedAt=2024-11-24T11:00:00Z                    | deny; Codice privacy Art. 130(2)
            relationship.customer=true                          | permit
            relationship.customer=true consents=[]              | deny; Codice privacy Art. 130(2)
            relationship.endedAt=2026-10-25T12:00:00Z           | permit
            relationship.endedAt=2026-10-24T12:00:00Z           | deny; Codice privacy Art. 130(2)
            relationship=-                                      | indeterminate; asks relationship.customer
            at=2022-07-27T12:00:00+02:00 consents.0.grantedAt=2022-01-01T12:00:00Z lists.0.asOf=2022-07-20 lists.0.since=2022-02-01 | deny; Codice privacy Art. 130(2)
            at=2022-07-26T12:00:00+02:00 consents.0.grantedAt=2022-01-01T12:00:00Z lists.0.asOf=2022-07-20 lists.0.since=2022-02-01 | permit
            """);
  }

  @Test
  void slovakRegister_andTheYearAfterTheContract() {
    rows("live-call-opt-out")
        .hold(
            CALL
                + " to.country=SK lists.0.list=national-optout lists.0.country=SK"
                + " lists.0.listed=true lists.0.asOf=2026-11-20 relationship.similarProducts=true",
            """
            relationship.customer=true                          | permit; owes offer-opt-out, Act 452/2021 § 116(14); Act 452/2021 § 116(16)
            relationship.endedAt=2025-11-24T12:00:00Z           | permit; owes offer-opt-out, Act 452/2021 § 116(14); Act 452/2021 § 116(16)
            relationship.endedAt=2025-11-23T12:00:00Z           | deny; Act 452/2021 § 116(8)
            relationship.endedAt=2020-11-23T12:00:00Z at=2025-11-11T22:59:59Z lists.0.asOf=2025-11-01 | permit; owes offer-opt-out, Act 452/2021 § 116(14)
            relationship.endedAt=2020-11-23T12:00:00Z at=2025-11-11T23:00:00Z lists.0.asOf=2025-11-01 | deny; Act 452/2021 § 116(8)
            requestedAt=2026-11-24T11:00:00Z                    | permit
            objectedAt=2026-01-01T12:00:00Z                     | deny; Act 452/2021 § 116(8)
            objectedAt=2022-05-01T12:00:00Z at=2022-05-02T12:00:00Z | deny; Act 452/2021 § 116(6)
            """);
  }

  /** Italy's authority asks consent for propaganda by text and by machine. */
  @Test
  void politicalMessages_inItaly() {
    String text = "channel=text to.subscriber=consumer purpose=political to.country=IT consents=[]";
    rows("text-consent")
        .hold(
            text + " message.containsAdvertising=false",
            """
            at=2013-01-13T22:59:59Z | permit
            at=2013-01-13T23:00:00Z | deny; Garante provv. n. 1 of 2013-01-10
            at=2019-05-06T21:59:59Z | deny; Garante provv. n. 1 of 2013-01-10
            at=2019-05-06T22:00:00Z | deny; Garante provv. n. 96 of 2019-04-18
            at=2026-11-24T12:00:00Z requestedAt=2026-11-24T11:00:00Z | permit
            at=2026-11-24T12:00:00Z consents=- | indeterminate; asks consents
            """);
    rows("automated-call-consent")
        .hold(
            CALL + " to.country=IT purpose=political consents=[] to.subscriber=consumer",
            """
            voice=live        | permit
            voice=prerecorded | deny; Garante provv. n. 96 of 2019-04-18
            voice=artificial  | deny; Garante provv. n. 96 of 2019-04-18
            """);
  }

  /** Austria's courts and Cyprus's authority read advertising widely: propaganda is advertising. */
  @Test
  void politicalContacts_areMarketing_inAustriaAndCyprus() {
    rows("text-consent")
        .hold(
            TEXT + " purpose=political message.containsAdvertising=false",
            """
            to.country=AT                                 | deny; TKG 2021 § 174(3)
            to.country=AT at=2021-10-31T12:00:00Z         | deny; TKG 2003 § 107(2)
            to.country=AT at=2003-08-19T12:00:00Z         | permit
            to.country=AT relationship.customer=true relationship.similarProducts=true | deny; TKG 2021 § 174(3)
            to.country=AT requestedAt=2026-11-24T11:00:00Z | permit
            to.country=AT consents.0.kind=opt-in consents.0.grantedAt=2026-10-01T12:00:00Z consents.0.seller=acme consents.0.channels=[text] consents.0.purposes=[political] | permit
            to.country=AT consents.0.kind=opt-in consents.0.grantedAt=2026-10-01T12:00:00Z consents.0.seller=acme consents.0.channels=[text] consents.0.purposes=[telemarketing] | deny; TKG 2021 § 174(3)
            to.country=AT purpose=survey message.containsAdvertising=false | permit
            to.country=CY                                 | deny; Law 112(I)/2004 s. 106(1)
            to.country=DE                                 | permit
            """);
    rows("live-call-consent")
        .hold(
            CALL + " purpose=political",
            """
            to.country=AT                                 | deny; TKG 2021 § 174(1)
            to.country=AT at=2021-10-31T12:00:00Z         | deny; TKG 2003 § 107(1)
            to.country=AT purpose=survey                  | permit
            to.country=CY                                 | deny; Law 112(I)/2004 s. 106(3)
            to.country=PT                                 | permit
            to.country=LU                                 | permit
            to.country=DE                                 | permit
            """);
    rows("automated-call-consent")
        .hold(
            CALL + " purpose=political voice=prerecorded",
            """
            to.country=AT                                 | deny; TKG 2021 § 174(1)
            to.country=CY                                 | deny; Law 112(I)/2004 s. 106(1)
            """);
    rows("caller-id")
        .hold(
            CALL + " purpose=political caller.transmitsCallerId=false",
            "to.country=AT | deny; TKG 2021 § 174(2)\n");
  }

  /** Elsewhere texts and machines alone want consent to propaganda, by the authority's reading. */
  @Test
  void politicalMessages_ofOtherStates() {
    String usual =
        " purpose=political consents=[] to.subscriber=consumer message.containsAdvertising=false";
    rows("text-consent")
        .hold(
            "channel=text at=2026-11-24T12:00:00Z" + usual,
            """
            to.country=BE                                 | deny; GDPR Art. 6(1)(f)
            to.country=BE at=2018-05-24T12:00:00Z         | permit
            to.country=BE at=2018-05-25T12:00:00Z         | deny; GDPR Art. 6(1)(f)
            to.country=FI                                 | deny; Laki sähköisen viestinnän palveluista (917/2014) § 200(1)
            to.country=FI at=2014-12-31T12:00:00Z         | permit
            to.country=FI at=2015-01-01T12:00:00Z         | deny; Laki sähköisen viestinnän palveluista (917/2014) § 200(1)
            to.country=LU                                 | deny; Loi du 30 mai 2005 (vie privée, communications électroniques) Art. 11(1)
            to.country=LU at=2018-05-24T12:00:00Z         | permit
            to.country=LU at=2018-05-25T12:00:00Z         | deny; Loi du 30 mai 2005 (vie privée, communications électroniques) Art. 11(1)
            to.country=MT                                 | deny; S.L. 586.01 reg. 9(1)
            to.country=MT at=2012-11-22T12:00:00Z         | permit
            to.country=MT at=2012-11-23T12:00:00Z         | deny; S.L. 440.01 reg. 9(1)
            to.country=MT at=2018-05-28T12:00:00Z         | deny; S.L. 586.01 reg. 9(1)
            to.country=PT                                 | deny; Lei 41/2004 Art. 13.º-A(1)
            to.country=PT at=2005-09-19T12:00:00Z         | permit
            to.country=PT at=2005-09-20T12:00:00Z         | deny; Decreto-Lei 7/2004 Art. 22(1)
            to.country=PT at=2012-08-30T12:00:00Z         | deny; Lei 41/2004 Art. 13.º-A(1)
            to.country=PT consents=-                      | indeterminate; asks consents
            to.country=PT requestedAt=2026-11-24T11:00:00Z | permit
            to.country=GR                                 | permit
            to.country=DE                                 | permit
            """);
    rows("automated-call-consent")
        .hold(
            "channel=voice voice=prerecorded at=2026-11-24T12:00:00Z" + usual,
            """
            to.country=BE                                 | deny; GDPR Art. 6(1)(f)
            to.country=FI                                 | deny; Laki sähköisen viestinnän palveluista (917/2014) § 200(1)
            to.country=LU                                 | deny; Loi du 30 mai 2005 (vie privée, communications électroniques) Art. 11(1)
            to.country=MT                                 | deny; S.L. 586.01 reg. 9(1)
            to.country=PT                                 | deny; Lei 41/2004 Art. 13.º-A(1)
            to.country=PT at=2012-08-29T12:00:00Z         | permit
            to.country=MT voice=live                      | permit
            to.country=ES                                 | permit; owes offer-opt-out-mechanism, LOREG Art. 58 bis(5)
            """);
    rows("text-consent")
        .hold(
            "channel=text to.country=ES at=2026-11-24T12:00:00Z" + usual,
            """
            message.optOutMechanism=true                  | permit
            message.optOutMechanism=false                 | deny; LOREG Art. 58 bis(5)
            message.optOutMechanism=false at=2018-12-06T12:00:00Z | permit
            message.optOutMechanism=false at=2018-12-07T12:00:00Z | deny; LOREG Art. 58 bis(5)
            message.optOutMechanism=-                     | permit; owes offer-opt-out-mechanism, LOREG Art. 58 bis(5)
            """);
  }

  /** Only a charity calls its donors; nobody is asked whether he is one. */
  @Test
  void dutchDonors_areCalledByCharitiesAlone() {
    String donor =
        CALL
            + " to.country=NL purpose=charitable-solicitation"
            + " relationship.lastTransactionAt=2026-03-24T12:00:00Z";
    rows("live-call-consent")
        .hold(
            donor,
            """
            caller.taxExempt=-     | permit
            caller.taxExempt=true  | permit
            caller.taxExempt=false | deny; Telecommunicatiewet Art. 11.7(2)
            """);
  }

  /** The list of § 7(2) of the Austrian act on e-commerce refuses texts from the outset. */
  @Test
  void texts_toAustrianCustomersOnTheList() {
    String customer =
        TEXT
            + " to.country=AT relationship.customer=true relationship.similarProducts=true"
            + " message.optOutMechanism=true message.identifiesCaller=true";
    String owes = "owes offer-opt-out-mechanism, TKG 2021 § 174(4)";
    rows("text-consent")
        .hold(
            customer,
            """
            lists=-       | permit; %1$s
            lists=[]      | permit; %1$s
            lists.0.list=national-optout lists.0.country=AT lists.0.listed=false | permit; %1$s
            lists.0.list=national-optout lists.0.country=DE lists.0.listed=true  | permit; %1$s
            lists.0.list=national-optout lists.0.country=AT lists.0.listed=true  | deny; TKG 2021 § 174(3)
            lists.0.list=national-optout lists.0.country=AT lists.0.listed=true at=2021-10-31T12:00:00Z | permit; owes offer-opt-out-mechanism, TKG 2003 § 107(3)
            """
                .formatted(owes));
  }

  /** Ireland's regulation takes in canvassing. */
  @Test
  void politicalMessages_inIreland() {
    rows("text-consent")
        .hold(
            "channel=text to.subscriber=consumer purpose=political to.country=IE consents=[]"
                + " relationship.customer=false message.containsAdvertising=false",
            """
            at=2011-06-30T22:59:59Z | permit
            at=2011-06-30T23:00:00Z | deny; S.I. 336/2011 reg. 13(1); owes identify-caller, Directive 2002/58/EC Art. 13(4); owes offer-opt-out-mechanism, Directive 2002/58/EC Art. 13(4)
            at=2026-11-24T12:00:00Z message.optOutMechanism=true message.identifiesCaller=true | deny; S.I. 336/2011 reg. 13(1)
            """);
  }

  @Test
  void consumerLaw_leavesBusinessesOut() {
    rows("call-frequency")
        .hold(CALL + " to.subscriber=business history=-", "to.country=FR | permit\n");
    rows("refusal-cooling-off")
        .hold(CALL + " to.subscriber=business history=-", "to.country=FR | permit\n");
    rows("calling-hours")
        .hold(
            CALL + " to.subscriber=business at=2026-11-22T23:30:00Z",
            "to.country=ES | permit\nto.country=PT | permit\nto.country=FR | permit\n");
    rows("caller-id")
        .hold(
            CALL + " caller.transmitsCallerId=false to.country=FR",
            """
            to.subscriber=business | permit; owes transmit-caller-id, ARCEP décision 2022-1583 (plan national de numérotation)
            to.subscriber=consumer | deny; Code de la consommation Art. L. 221-17; owes transmit-caller-id, ARCEP décision 2022-1583 (plan national de numérotation)
            """);
  }

  /** The hours of a code rest on the code, not on the ban on calls. */
  @Test
  void hours_ofATradeCode() {
    Rows.of(Contact.SCHEMA, rules(true), "eprivacy.calling-hours")
        .hold(
            CALL + " to.country=NL",
            """
            at=2014-06-12T19:59:59Z | permit
            at=2014-06-12T20:00:00Z | deny; Code Telemarketing until 2014-06-13T07:00:00Z
            at=2009-09-30T21:59:59Z | permit
            at=2009-09-30T22:00:00Z | deny; Code Telemarketing until 2009-10-01T07:00:00Z
            """);
  }

  @Test
  void hours_thatAConsentLifts() {
    Regimes regimes = new Regimes();
    Rows rows =
        Rows.of(
            Contact.SCHEMA,
            MarketingRules.of(regimes, Consents.of(regimes), false, true),
            "eprivacy.calling-hours");
    rows.hold(
        CALL + CONSENT + " at=2026-11-24T22:30:00Z",
        """
        to.country=FR to.timeZone=Europe/Paris             | deny; Code de la consommation Art. D. 223-9(1) until 2026-11-25T09:00:00Z
        to.country=FR to.timeZone=Europe/Paris consents=-  | deny; Code de la consommation Art. D. 223-9(1) until 2026-11-25T09:00:00Z
        to.country=PT to.timeZone=Europe/Lisbon            | permit
        to.country=NO                                      | deny; Markedsføringsloven § 14(1) until 2026-11-25T08:00:00Z
        to.country=ES to.timeZone=Europe/Madrid            | deny; TRLGDCU Art. 96(2) until 2026-11-25T08:00:00Z
        """);
    rows.hold(
        CALL
            + " to.country=PT to.timeZone=Europe/Lisbon at=2026-11-24T22:30:00Z consents=[]"
            + " purpose=informational",
        """
        purpose=informational                              | %1$s
        requestedAt=2026-11-24T22:25:00Z                   | permit
        requestedAt=2026-11-24T22:35:00Z                   | %2$s
        """
            .formatted(
                "deny; DL 134/2009 Art. 7(1) until 2026-11-25T09:00:00Z;"
                    + " owes contact-at-reasonable-times, DL 134/2009 Art. 7(1)",
                "deny; DL 134/2009 Art. 7(1) until 2026-11-24T22:35:00Z;"
                    + " owes contact-at-reasonable-times, DL 134/2009 Art. 7(1)"));
    // Only until France asked for a consent to a named date and hour.
    rows.hold(
        CALL + CONSENT + " at=2026-08-10T22:30:00+02:00 to.country=FR to.timeZone=Europe/Paris",
        """
        consents.0.grantedAt=2026-05-01T12:00:00Z             | permit
        consents=[] | deny; Code de la consommation Art. D. 223-9 until 2026-08-11T08:00:00Z
        consents=-  | indeterminate; asks consents
        """);
  }

  /** To ask what somebody thinks of what is offered is direct marketing in Lithuania. */
  @Test
  void lithuanianSurveys_areMarketing() {
    rows("live-call-consent")
        .hold(
            CALL + " to.country=LT purpose=survey",
            """
            to.subscriber=consumer                    | deny; Elektroninių ryšių įstatymas Art. 81(1)
            to.subscriber=business                    | deny; Elektroninių ryšių įstatymas Art. 81(1)
            consents=-                                | indeterminate; asks consents
            at=2018-07-15T12:00:00Z                   | permit
            at=2018-07-16T12:00:00Z                   | deny; Elektroninių ryšių įstatymas Art. 69(1)
            at=2021-11-30T12:00:00Z                   | deny; Elektroninių ryšių įstatymas Art. 69(1)
            at=2021-12-01T12:00:00Z                   | deny; Elektroninių ryšių įstatymas Art. 81(1)
            purpose=informational                     | permit
            to.country=LV                             | permit
            """);
    rows("text-consent")
        .hold(
            TEXT + " to.country=LT purpose=survey message.containsAdvertising=false",
            """
            to.subscriber=consumer                    | deny; Elektroninių ryšių įstatymas Art. 81(1)
            at=2018-07-15T12:00:00Z                   | permit
            """);
    rows("automated-call-consent")
        .hold(
            CALL
                + " to.country=LT purpose=survey voice=prerecorded"
                + " message.containsAdvertising=false",
            """
            to.subscriber=consumer                    | deny; Elektroninių ryšių įstatymas Art. 81(1)
            at=2018-07-15T12:00:00Z                   | permit
            """);
  }

  /** § 9(6): the bans protect natural persons; (4): nobody is contacted after a refusal. */
  @Test
  void latvianBusinesses_mayRefuse() {
    String refused = "deny; Informācijas sabiedrības pakalpojumu likums § 9(4)";
    String consent = "deny; Informācijas sabiedrības pakalpojumu likums § 9(%d)";
    rows("live-call-consent")
        .hold(
            CALL + " to.country=LV to.subscriber=business",
            """
            at=2026-02-20T12:00:00Z                   | %1$s until 2026-02-20T22:00:00Z
            at=2026-02-21T12:00:00Z                   | permit
            to.subscriber=consumer                    | %1$s
            to.subscriber=-                           | indeterminate; asks to.subscriber
            """
                .formatted(consent.formatted(3)));
    rows("live-call-opt-out")
        .hold(
            CALL + " to.country=LV to.subscriber=business",
            """
            lists=-                                   | permit
            objectedAt=2026-11-01T12:00:00Z           | %1$s
            """
                .formatted(refused));
    rows("automated-call-consent")
        .hold(
            CALL + " to.country=LV to.subscriber=business voice=prerecorded",
            """
            at=2026-02-20T12:00:00Z                   | %1$s until 2026-02-20T22:00:00Z
            at=2026-02-21T12:00:00Z                   | permit
            objectedAt=2026-11-01T12:00:00Z           | %2$s
            to.subscriber=consumer                    | %1$s
            """
                .formatted(consent.formatted(1), refused));
    rows("text-consent")
        .hold(
            TEXT + " to.country=LV to.subscriber=business",
            """
            at=2026-02-20T12:00:00Z                   | %1$s until 2026-02-20T22:00:00Z
            at=2026-02-21T12:00:00Z                   | permit
            objectedAt=2026-11-01T12:00:00Z           | %2$s
            to.subscriber=consumer                    | %1$s
            message.optOutMechanism=false             | deny; Informācijas sabiedrības pakalpojumu likums § 9(4)
            """
                .formatted(consent.formatted(1), refused));
  }

  /** Art. 50(2) frees e-mail addresses, where (3) has an e-mail address or a number. */
  @Test
  void croatianCustomers_areWrittenToWithConsent() {
    rows("text-consent")
        .hold(
            TEXT
                + " to.country=HR relationship.customer=true relationship.similarProducts=true"
                + " to.lineType=mobile",
            """
            at=2022-07-12T12:00:00Z | deny; Zakon o elektroničkim komunikacijama (NN 76/22) Art. 50(1)
            to.subscriber=business  | permit
            """);
  }

  /** Financial services at a distance know no exception for own customers. */
  @Test
  void luxembourgBanks_writeToCustomersWithConsent() {
    String denied = "deny; Code de la consommation Art. L. 222-20(1)";
    String own = TEXT + " to.country=LU relationship.customer=true";
    rows("text-consent")
        .hold(
            own + " relationship.similarProducts=true caller.financialInstitution=true",
            """
            at=2026-11-24T12:00:00Z                   | %1$s
            at=2014-04-26T12:00:00Z                   | %1$s
            caller.financialInstitution=-             | indeterminate; asks caller.financialInstitution; owes offer-opt-out-mechanism, Loi du 30 mai 2005 (vie privée, communications électroniques) Art. 11(2)
            caller.financialInstitution=false         | permit; owes offer-opt-out-mechanism, Loi du 30 mai 2005 (vie privée, communications électroniques) Art. 11(2)
            at=2014-04-25T12:00:00Z                   | permit; owes offer-opt-out-mechanism, Loi du 30 mai 2005 (vie privée, communications électroniques) Art. 11(2)
            consents=-                                | indeterminate; asks consents
            requestedAt=2026-11-24T11:00:00Z          | permit
            to.subscriber=business                    | permit
            """
                .formatted(denied));
    rows("text-consent")
        .hold(
            own + " relationship.similarProducts=false caller.financialInstitution=-",
            "at=2026-11-24T12:00:00Z | deny; Loi du 30 mai 2005 (vie privée, communications"
                + " électroniques) Art. 11(1)\n");
  }

  /** A dialer that searches for numbers is barred whoever is called, and whatever he agreed to. */
  @Test
  void generatedNumbers_inItaly() {
    String denied = "deny; L. 5/2018 Art. 1(14)";
    rows("random-numbers")
        .hold(
            CALL + CONSENT + " to.country=IT dialing=random-or-sequential",
            """
            voice=live                                | %1$s
            voice=prerecorded                         | %1$s
            voice=-                                   | %1$s
            to.subscriber=business                    | %1$s
            purpose=survey                            | %1$s
            purpose=charitable-solicitation           | %1$s
            purpose=account-alert                     | permit
            purpose=political                         | permit
            dialing=automated                         | permit
            dialing=manual                            | permit
            dialing=-                                 | permit
            purpose=-                                 | indeterminate; asks purpose
            at=2018-02-03T12:00:00Z                   | permit
            at=2018-02-04T12:00:00Z                   | %1$s
            channel=text                              | permit
            to.country=FR                             | permit
            """
                .formatted(denied));
  }

  /** Games are sold by telephone in Latvia to nobody, in Estonia to who ordered it. */
  @Test
  void games_inLatviaAndEstonia() {
    rows("sector-ban")
        .hold(
            CALL + " subject=gambling to.country=LV",
            """
            voice=live                                | deny; Azartspēļu un izložu likums Art. 41(5)
            channel=text                              | deny; Azartspēļu un izložu likums Art. 41(5)
            to.subscriber=business                    | deny; Azartspēļu un izložu likums Art. 41(5)
            requestedAt=2026-11-24T11:00:00Z          | deny; Azartspēļu un izložu likums Art. 41(5)
            at=2006-01-01T12:00:00Z                   | deny; Azartspēļu un izložu likums Art. 41(5)
            at=2005-12-31T12:00:00Z                   | permit
            subject=lottery                           | permit
            subject=-                                 | permit
            """);
    rows("sector-ban")
        .hold(
            CALL + " subject=gambling to.country=EE",
            """
            voice=live                                | deny; Reklaamiseadus § 29²(5)
            channel=text                              | deny; Reklaamiseadus § 29²(5)
            channel=text relationship.customer=true relationship.similarProducts=true | deny; Reklaamiseadus § 29²(5)
            to.subscriber=business                    | deny; Reklaamiseadus § 29²(5)
            requestedAt=2026-11-24T11:00:00Z          | permit
            consents=-                                | indeterminate; asks consents
            at=2009-01-01T12:00:00Z                   | deny; Reklaamiseadus § 29²(5)
            at=2008-12-31T12:00:00Z                   | permit
            subject=lottery                           | deny; Reklaamiseadus § 29²(3)
            subject=-                                 | permit
            """);
    rows("sector-ban").hold(CALL + CONSENT + " subject=gambling", "to.country=EE | permit\n");
  }

  /** What bars games whoever agreed: a consent, a request or a contract does not help. */
  @Test
  void games_barredWhoeverAgreed() {
    rows("sector-ban")
        .hold(
            CALL + CONSENT + " requestedAt=2004-11-24T11:00:00Z relationship.customer=true",
            """
            subject=gambling to.country=LT                                        | deny; Azartinių lošimų įstatymas Art. 10(9)
            subject=gambling to.country=LT channel=text                           | deny; Azartinių lošimų įstatymas Art. 10(9)
            subject=gambling to.country=LT to.subscriber=business                 | deny; Azartinių lošimų įstatymas Art. 10(9)
            subject=gambling to.country=LT at=2025-07-01T12:00:00+03:00           | deny; Azartinių lošimų įstatymas Art. 10(9)
            subject=gambling to.country=LT at=2025-06-30T12:00:00+03:00           | deny; Azartinių lošimų įstatymas Art. 10(9)
            subject=gambling to.country=LT at=2019-11-01T12:00:00+02:00           | deny; Azartinių lošimų įstatymas Art. 10(9)
            subject=gambling to.country=LT at=2019-10-31T12:00:00+02:00           | permit
            subject=lottery to.country=LT                                         | permit
            to.country=LT                                                         | permit
            subject=gambling to.country=BG                                        | deny; Закон за хазарта Art. 10(6)
            subject=lottery to.country=BG                                         | deny; Закон за хазарта Art. 10(6)
            subject=gambling to.country=BG channel=text to.subscriber=business    | deny; Закон за хазарта Art. 10(6)
            subject=gambling to.country=BG at=2024-05-17T12:00:00+03:00           | deny; Закон за хазарта Art. 10(6)
            subject=gambling to.country=BG at=2024-05-16T12:00:00+03:00           | deny; Закон за хазарта Art. 10(1)
            subject=lottery to.country=BG at=2012-07-01T12:00:00+03:00            | deny; Закон за хазарта Art. 10(1)
            subject=gambling to.country=BG at=2012-06-30T12:00:00+03:00           | permit
            to.country=BG                                                         | permit
            subject=gambling to.country=CH                                        | deny; Geldspielverordnung Art. 77(2)(a)
            subject=lottery to.country=CH                                         | deny; Geldspielverordnung Art. 77(2)(a)
            subject=gambling to.country=CH channel=text                           | permit
            subject=gambling to.country=CH at=2019-01-01T12:00:00+01:00           | deny; Geldspielverordnung Art. 77(2)(a)
            subject=gambling to.country=CH at=2018-12-31T12:00:00+01:00           | permit
            subject=gambling to.country=LI                                        | deny; Spielbankenverordnung Art. 62a(2)(a)
            subject=lottery to.country=LI                                         | permit
            subject=gambling to.country=LI channel=text                           | permit
            subject=gambling to.country=LI at=2020-07-10T12:00:00+02:00           | deny; Spielbankenverordnung Art. 62a(2)(a)
            subject=gambling to.country=LI at=2020-07-09T12:00:00+02:00           | permit
            """);
  }

  /** Germany bars them over telecommunication; since July 2021 not within a contract in force. */
  @Test
  void games_inGermany() {
    rows("sector-ban")
        .hold(
            CALL + CONSENT + " to.country=DE relationship.customer=true",
            """
            subject=gambling                                                      | permit
            subject=gambling consents=[]                                          | deny; Glücksspielstaatsvertrag 2021 § 5(1)
            subject=gambling consents=-                                           | indeterminate; asks consents
            subject=gambling relationship.customer=false                          | deny; Glücksspielstaatsvertrag 2021 § 5(1)
            subject=gambling relationship.customer=-                              | indeterminate; asks relationship.customer
            subject=gambling relationship.endedAt=2026-11-01T12:00:00Z            | deny; Glücksspielstaatsvertrag 2021 § 5(1)
            subject=gambling channel=text relationship.customer=false             | deny; Glücksspielstaatsvertrag 2021 § 5(1)
            subject=gambling at=2021-07-01T12:00:00+02:00 relationship.customer=false | deny; Glücksspielstaatsvertrag 2021 § 5(1)
            subject=gambling at=2021-06-30T12:00:00+02:00                         | deny; Glücksspielstaatsvertrag § 5(3) until 2026-11-01T12:00:00Z
            subject=gambling at=2008-01-01T12:00:00+01:00                         | deny; Glücksspielstaatsvertrag § 5(3) until 2026-11-01T12:00:00Z
            subject=gambling at=2007-12-31T12:00:00+01:00                         | permit
            subject=lottery consents=[]                                           | permit
            subject=lottery relationship.customer=false                           | deny; Glücksspielstaatsvertrag 2021 § 5(1)
            subject=lottery at=2021-06-30T12:00:00+02:00                          | deny; Glücksspielstaatsvertrag § 5(3) until 2021-06-30T22:00:00Z
            relationship.customer=false                                           | permit
            """);
  }

  /** Spain by message, Great Britain by any: with a consent alone, own customers too. */
  @Test
  void games_onlyWithConsent() {
    rows("sector-ban")
        .hold(
            CALL + " relationship.customer=true relationship.similarProducts=true",
            """
            subject=gambling to.country=ES channel=text                           | deny; Real Decreto 958/2020 Art. 24(1)
            subject=lottery to.country=ES channel=text                            | deny; Real Decreto 958/2020 Art. 24(1)
            subject=gambling to.country=ES channel=text to.subscriber=business    | deny; Real Decreto 958/2020 Art. 24(1)
            subject=gambling to.country=ES channel=text consents=-                | indeterminate; asks consents
            subject=gambling to.country=ES channel=text requestedAt=2026-11-24T11:00:00Z | permit
            subject=gambling to.country=ES channel=text at=2021-05-01T12:00:00+02:00 | deny; Real Decreto 958/2020 Art. 24(1)
            subject=gambling to.country=ES channel=text at=2021-04-30T12:00:00+02:00 | permit
            subject=gambling to.country=ES                                        | permit
            subject=gambling to.country=GB                                        | deny; Gambling Commission LCCP SR Code 5.1.12
            subject=gambling to.country=GB channel=text                           | deny; Gambling Commission LCCP SR Code 5.1.12
            subject=gambling to.country=GB at=2025-05-01T12:00:00+01:00           | deny; Gambling Commission LCCP SR Code 5.1.12
            subject=gambling to.country=GB at=2025-04-30T12:00:00+01:00           | permit
            subject=lottery to.country=GB                                         | permit
            """);
    rows("sector-ban")
        .hold(
            CALL + CONSENT + " subject=gambling",
            """
            to.country=GB               | permit
            to.country=ES channel=text consents.0.channels=[text] | permit
            """);
  }

  /** Investments are not sold by a cold call; a client who may expect such calls cannot be told. */
  @Test
  void investments_notByColdCall() {
    rows("sector-ban")
        .hold(
            CALL + " to.country=GB",
            """
            subject=investments                                            | deny; FCA Handbook COBS 4.8.2R
            subject=shares                                                 | deny; FCA Handbook COBS 4.8.2R
            subject=cfd_trading                                            | deny; FCA Handbook COBS 4.8.2R
            subject=derivatives                                            | deny; FCA Handbook COBS 4.8.2R
            subject=listed_shares                                          | permit
            subject=-                                                      | indeterminate; asks subject
            subject=investments to.subscriber=business                     | permit
            subject=investments channel=text                               | permit
            subject=investments relationship.customer=true                 | indeterminate; asks consents
            subject=investments relationship.customer=-                    | indeterminate; asks relationship.customer
            subject=investments requestedAt=2026-11-24T11:00:00Z           | permit
            subject=investments at=2010-08-06T11:00:00Z                    | deny; FCA Handbook COBS 4.8.2R
            subject=investments at=2010-08-05T11:00:00Z                    | permit
            """);
    rows("sector-ban")
        .hold(
            CALL + CONSENT + " to.country=GB",
            """
            subject=investments | permit
            subject=derivatives | permit
            """);
  }

  /** To March 2016 mortgages were not sold by an unsolicited call either. */
  @Test
  void mortgages_notUnsolicitedUntil2016() {
    rows("sector-ban")
        .hold(
            CALL + " to.country=GB subject=mortgages",
            """
            at=2016-03-20T12:00:00Z                                   | deny; FCA Handbook MCOB 3.7.3R until 2016-03-21T00:00:00Z
            at=2016-03-20T12:00:00Z subject=remortgage                | deny; FCA Handbook MCOB 3.7.3R until 2016-03-21T00:00:00Z
            at=2016-03-20T12:00:00Z relationship.customer=true        | indeterminate; asks consents
            at=2016-03-20T12:00:00Z requestedAt=2016-03-19T12:00:00Z  | permit
            at=2004-10-31T12:00:00Z                                   | deny; FCA Handbook MCOB 3.7.3R until 2016-03-21T00:00:00Z
            at=2004-10-30T12:00:00Z                                   | permit
            at=2016-03-21T12:00:00Z                                   | permit
            """);
  }

  /** Calls that sell mortgages avoid Sundays and nights, but not holidays; others have no hours. */
  @Test
  void mortgages_notAtUnsocialHours() {
    rows("calling-hours")
        .hold(
            CALL + " to.country=GB subject=mortgages",
            """
            at=2026-11-25T08:59:59Z                            | deny; FCA Handbook MCOB 3A.4.1R(4)(a) until 2026-11-25T09:00:00Z
            at=2026-11-25T09:00:00Z                            | permit
            at=2026-11-25T20:59:59Z                            | permit
            at=2026-11-25T21:00:00Z                            | deny; FCA Handbook MCOB 3A.4.1R(4)(a) until 2026-11-26T09:00:00Z
            at=2026-11-28T12:00:00Z                            | permit
            at=2026-11-29T11:00:00Z                            | deny; FCA Handbook MCOB 3A.4.1R(4)(a) until 2026-11-30T09:00:00Z
            at=2026-12-25T11:00:00Z                            | permit
            at=2026-11-29T11:00:00Z subject=home_loan          | deny; FCA Handbook MCOB 3A.4.1R(4)(a) until 2026-11-30T09:00:00Z
            at=2026-11-29T11:00:00Z subject=loans              | permit
            at=2026-11-29T11:00:00Z subject=-                  | permit
            at=2016-03-20T11:00:00Z                            | deny; FCA Handbook MCOB 3.8.2R(6)(a) until 2016-03-21T09:00:00Z
            at=2016-03-21T22:00:00Z                            | deny; FCA Handbook MCOB 3A.4.1R(4)(a) until 2016-03-22T09:00:00Z
            at=2004-10-31T11:00:00Z                            | deny; FCA Handbook MCOB 3.8.2R(6)(a) until 2004-11-01T09:00:00Z
            at=2004-10-24T11:00:00Z                            | permit
            """);
  }

  /** An unlisted number is called about mortgages only as agreed; about other goods it may be. */
  @Test
  void mortgages_notToUnlistedNumbers() {
    rows("live-call-consent")
        .hold(
            CALL + " to.country=GB subject=mortgages",
            """
            to.inDirectory=false                               | deny; FCA Handbook MCOB 3A.4.1R(4)(b)
            to.inDirectory=true                                | permit
            to.inDirectory=-                                   | permit
            to.inDirectory=false subject=furniture             | permit
            to.inDirectory=false subject=-                     | permit
            to.inDirectory=false requestedAt=2026-11-24T11:00:00Z | permit
            to.inDirectory=false at=2016-03-20T12:00:00Z       | deny; FCA Handbook MCOB 3.8.2R(6)(b)
            to.inDirectory=false at=2004-10-31T12:00:00Z       | deny; FCA Handbook MCOB 3.8.2R(6)(b)
            to.inDirectory=false at=2004-10-30T12:00:00Z       | permit
            """);
    rows("live-call-consent")
        .hold(
            CALL + CONSENT + " to.country=GB subject=mortgages", "to.inDirectory=false | permit\n");
  }

  /** What calls about money owe, asked for or not. */
  @Test
  void money_conductOfCalls() {
    Rows rows = rows("trade-call");
    String investments = " to.country=GB subject=investments";
    for (String facts :
        new String[] {
          investments,
          " to.country=GB subject=forex",
          investments + CONSENT,
          investments + " at=2010-08-06T11:00:00Z"
        }) {
      assertThat(rows.answer(CALL + facts))
          .as(facts)
          .startsWith("permit; owes a")
          .contains("; owes ask-permission-to-continue")
          .contains("; owes contact-at-reasonable-times")
          .contains("FCA Handbook COBS 4.8.3R");
    }
    for (String facts :
        new String[] {
          " to.country=GB subject=loans",
          " to.country=GB subject=debt_management",
          " to.country=GB subject=consumer-credit at=2014-04-01T11:00:00Z"
        }) {
      assertThat(rows.answer(CALL + facts))
          .as(facts)
          .startsWith("permit; owes contact-at-reasonable-times")
          .endsWith("FCA Handbook CONC 3.10.2R");
    }
    assertThat(rows.answer(CALL + " to.country=GB subject=mortgages"))
        .startsWith("permit; owes ask-permission-to-continue")
        .endsWith("FCA Handbook MCOB 3A.4.1R(1); FCA Handbook MCOB 3A.4.1R(2)");
    assertThat(rows.answer(CALL + " to.country=GB subject=mortgages at=2016-03-20T12:00:00Z"))
        .endsWith("FCA Handbook MCOB 3.8.2R(4)");
    rows.hold(
        CALL + " to.country=GB",
        """
        subject=-                                           | permit
        subject=furniture                                   | permit
        subject=investments at=2010-08-05T11:00:00Z         | permit
        subject=loans at=2014-03-31T11:00:00Z               | permit
        subject=mortgages at=2004-10-30T11:00:00Z           | permit
        """);
  }

  /** Investment firms record what is said about orders, in whatever call, and tell the client. */
  @Test
  void orders_areRecordedAndAnnounced() {
    Rows rows = rows("trade-call");
    String[][] law = {
      {"FR", "Directive 2014/65/EU Art. 16(7)", "2018-01-03", "2018-01-02"},
      {"RE", "Directive 2014/65/EU Art. 16(7)", "2018-01-03", "2018-01-02"},
      {"DE", "WpHG § 83(3)", "2018-01-03", "2018-01-02"},
      {"HU", "Act CXXXVIII of 2007 § 55(4)", "2018-01-03", "2018-01-02"},
      {"IS", "Act 115/2021 Art. 23", "2021-09-01", "2021-08-31"},
      {"NO", "Directive 2014/65/EU Art. 16(7)", "2019-12-03", "2019-12-02"},
    };
    for (String[] each : law) {
      for (String facts :
          new String[] {
            " subject=shares",
            " subject=forex recorded=false",
            " subject=listed-securities to.subscriber=business",
            " subject=investments purpose=informational",
            " subject=investments at=" + each[2] + "T12:00:00Z",
          }) {
        String where = " to.country=" + each[0];
        assertThat(rows.answer(CALL + where + facts))
            .as(where + facts)
            .startsWith("permit; owes announce-recording")
            .contains("; owes keep-call-record")
            .contains(each[1]);
      }
      rows.hold(
          CALL + " to.country=" + each[0],
          """
          subject=furniture                               | permit
          subject=bonds channel=text                      | permit
          subject=shares at=%sT12:00:00Z                  | permit
          """
              .formatted(each[3]));
    }
    assertThat(rows.answer(CALL + " to.country=GB subject=etfs at=2018-01-03T12:00:00Z"))
        .startsWith("permit; owes announce-recording")
        .contains("; owes keep-call-record")
        .contains("FCA Handbook SYSC 10A.1.6R");
    rows.hold(
        CALL + " subject=listed_shares",
        """
        to.country=GB at=2018-01-02T12:00:00Z  | permit
        to.country=CH                          | permit
        """);
  }

  /** In Malta whoever is licensed asks first whether he may speak, and keeps the answer. */
  @Test
  void money_inMalta() {
    Rows rows = rows("trade-call");
    assertThat(rows.answer(CALL + " to.country=MT subject=insurance at=2019-07-11T12:00:00Z"))
        .startsWith("permit; owes ask-permission-to-continue")
        .contains("; owes record-consent");
    rows.hold(
        CALL + " to.country=MT subject=insurance",
        """
        at=2019-07-10T12:00:00Z  | permit
        subject=furniture        | permit
        subject=-                | permit
        """);
  }

  /** The code of Northern Ireland's regulator, which is not that of Great Britain. */
  @Test
  void energy_inNorthernIreland() {
    Rows rows = rows("trade-call");
    assertThat(rows.answer(CALL + " to.country=GB to.region=GB-NIR subject=electricity"))
        .startsWith("permit; owes keep-call-record");
    // It may be there.
    assertThat(rows.answer(CALL + " to.country=GB subject=electricity"))
        .startsWith("permit; owes keep-call-record");
    rows.hold(
        CALL + " to.country=GB subject=electricity",
        """
        to.region=GB-ENG                                 | permit
        to.region=GB-NIR to.subscriber=business          | permit
        to.region=GB-NIR at=2017-11-30T12:00:00Z         | permit
        to.region=GB-NIR subject=furniture               | permit
        """);
  }

  /** What the public may not be advertised at all, consent or not, wherever the act is law. */
  @Test
  void medicinesFormulaAndCare_notAdvertisedToThePublic() {
    rows("sector-ban")
        .hold(
            CALL + CONSENT + " relationship.customer=true subject=prescription_medicines",
            """
            to.country=FR                                       | deny; Directive 2001/83/EC Art. 88(1)
            to.country=AX                                       | deny; Directive 2001/83/EC Art. 88(1)
            to.country=NO channel=text                          | deny; Directive 2001/83/EC Art. 88(1)
            to.country=FR to.subscriber=business                | permit
            to.country=FR subject=medicines                     | permit
            to.country=PT subject=-                             | permit
            to.country=FR at=2005-10-30T12:00:00Z               | deny; Directive 2001/83/EC Art. 88(1)
            to.country=FR at=2005-10-29T12:00:00Z               | permit
            to.country=DE                                       | deny; HWG § 10(1)
            to.country=DE at=1994-10-18T12:00:00Z               | permit
            to.country=GB subject=prescription_drugs            | deny; Human Medicines Regulations 2012 reg. 284(1)
            to.country=GB at=2012-08-14T12:00:00Z               | deny; Human Medicines Regulations 2012 reg. 284(1)
            to.country=GB at=2012-08-13T12:00:00Z               | permit
            to.country=CH                                       | deny; HMG Art. 32(2)(a)
            to.country=CH at=2001-12-31T12:00:00Z               | permit
            """);
    rows("sector-ban")
        .hold(
            CALL + CONSENT + " subject=baby_formula",
            """
            to.country=IT                                       | deny; Delegated Regulation (EU) 2016/127 Art. 10(1)
            to.country=GB channel=text                          | deny; Delegated Regulation (EU) 2016/127 Art. 10(1)
            to.country=IT at=2020-02-22T12:00:00Z               | deny; Delegated Regulation (EU) 2016/127 Art. 10(1)
            to.country=IT at=2020-02-21T12:00:00Z               | permit
            to.country=IT to.subscriber=business                | permit
            to.country=IT subject=baby_food                     | permit
            to.country=CH                                       | permit
            to.country=EE                                       | deny; Reklaamiseadus § 23(1)
            to.country=EE at=2008-10-31T12:00:00Z               | permit
            to.country=EE subject=dental_care                   | deny; Reklaamiseadus § 22(1)
            to.country=EE subject=dental_care at=2008-11-01T12:00:00Z | deny; Reklaamiseadus § 22(1)
            to.country=EE subject=dental_care at=2008-10-31T12:00:00Z | permit
            to.country=LV subject=dental_care                   | permit
            """);
    rows("sector-ban")
        .hold(
            CALL + CONSENT + " to.country=NO",
            """
            subject=wine                          | deny; Alkoholloven § 9-2
            subject=vodka                         | deny; Alkoholloven § 9-2
            subject=cigarettes                    | deny; Tobakksskadeloven § 22
            subject=wine to.subscriber=business   | permit
            subject=wine at=1990-01-01T12:00:00Z  | deny; Alkoholloven § 9-2
            subject=wine at=1989-12-31T12:00:00Z  | permit
            subject=furniture                     | permit
            """);
  }

  /** In Belgium a call that proposes a visit about credit is canvassing. */
  @Test
  void visitsAboutCredit_inBelgium() {
    rows("sector-ban")
        .hold(
            CALL + CONSENT + " to.country=BE subject=credit-visits",
            """
            voice=live                              | deny; Code de droit économique Art. VII.67
            requestedAt=2026-11-24T11:00:00Z        | permit
            to.subscriber=business                  | permit
            channel=text                            | permit
            subject=loans                           | permit
            at=2015-04-01T12:00:00Z                 | deny; Code de droit économique Art. VII.67
            at=2015-03-31T12:00:00Z                 | permit
            """);
  }

  /** Crypto-assets are promoted under the rules on cold calls since they are investments. */
  @Test
  void cryptoassets_notByColdCall() {
    rows("sector-ban")
        .hold(
            CALL + " to.country=GB subject=bitcoin",
            """
            voice=live                                     | deny; FCA Handbook COBS 4.8.2R
            to.subscriber=business                         | permit
            channel=text                                   | permit
            requestedAt=2026-11-24T11:00:00Z               | permit
            relationship.customer=true                     | indeterminate; asks consents
            at=2023-10-08T11:00:00Z                        | deny; FCA Handbook COBS 4.8.2R
            at=2023-10-07T11:00:00Z                        | permit
            """);
    rows("sector-ban").hold(CALL + CONSENT + " subject=crypto", "to.country=GB | permit\n");
  }

  /** Solicitors call their present and former clients, and no strangers. */
  @Test
  void solicitors_callNoStrangers() {
    rows("sector-ban")
        .hold(
            CALL + " to.country=GB subject=legal-services",
            """
            voice=live                                                 | deny; SRA Code of Conduct para. 8.9
            subject=legal_advice                                       | deny; SRA Code of Conduct para. 8.9
            to.subscriber=business                                     | permit
            relationship.customer=true                                 | permit
            relationship.endedAt=2019-11-24T11:00:00Z                  | permit
            relationship.customer=-                                    | indeterminate; asks relationship.customer
            requestedAt=2026-11-24T11:00:00Z                           | permit
            at=2019-11-25T12:00:00Z                                    | deny; SRA Code of Conduct para. 8.9
            at=2019-11-24T12:00:00Z                                    | deny; SRA Code of Conduct 2011 O(8.3)
            at=2011-10-06T12:00:00Z                                    | deny; SRA Code of Conduct 2011 O(8.3)
            at=2011-10-05T12:00:00Z                                    | permit
            """);
  }

  /** France bars canvassing for derivatives and unlisted securities, of firms too, by any means. */
  @Test
  void money_isNotCanvassedInFrance() {
    for (String subject : List.of("derivatives", "investments")) {
      rows("sector-ban")
          .hold(
              CALL + " to.country=FR subject=" + subject,
              """
            voice=live                                     | deny; Code monétaire et financier Art. L. 341-10
            voice=prerecorded                              | deny; Code monétaire et financier Art. L. 341-10
            to.subscriber=business                         | deny; Code monétaire et financier Art. L. 341-10
            to.subscriber=business channel=text            | deny; Code monétaire et financier Art. L. 341-10
            requestedAt=2026-11-24T11:00:00Z               | permit
            relationship.customer=true                     | indeterminate; asks consents
            relationship.customer=-                        | indeterminate; asks relationship.customer
            purpose=account-alert                          | permit
            subject=listed-securities                      | permit
            at=2003-08-03T12:00:00Z                        | deny; Code monétaire et financier Art. L. 341-10
            at=2003-08-02T12:00:00Z                        | permit
            """);
      rows("sector-ban")
          .hold(
              CALL + CONSENT + " to.country=FR subject=" + subject,
              """
            voice=live             | permit
            to.subscriber=business | permit
            """);
    }
  }

  /** French avocats solicit by letter and e-mail alone, consent or not. */
  @Test
  void avocats_callAndTextNobodyUnasked() {
    for (String consent : List.of("", CONSENT)) {
      rows("sector-ban")
          .hold(
              CALL + consent + " to.country=FR subject=legal-services",
              """
              voice=live                                     | deny; Décret 2014-1251 Art. 2; RIN Art. 10.3
              channel=text                                   | deny; Décret 2014-1251 Art. 2; RIN Art. 10.3
              to.subscriber=business                         | deny; Décret 2014-1251 Art. 2; RIN Art. 10.3
              subject=law_firm                               | deny; Décret 2014-1251 Art. 2; RIN Art. 10.3
              relationship.customer=true                     | deny; Décret 2014-1251 Art. 2; RIN Art. 10.3
              requestedAt=2026-11-24T11:00:00Z               | permit
              requestedAt=-                                  | deny; Décret 2014-1251 Art. 2; RIN Art. 10.3
              purpose=account-alert                          | permit
              at=2014-10-30T12:00:00Z                        | deny; Décret 2014-1251 Art. 2; RIN Art. 10.3
              at=2014-10-29T12:00:00Z                        | permit
              """);
    }
  }

  /** Calls about claims are recorded, whatever they are for, and kept a year. */
  @Test
  void claims_areRecordedInGreatBritain() {
    String recorded =
        "permit; owes announce-recording, FCA Handbook CMCOB 2.3.2R; FCA Handbook CMCOB 2.3.5R;"
            + " owes keep-call-record, FCA Handbook CMCOB 2.3.2R; FCA Handbook CMCOB 2.3.6R";
    rows("trade-call")
        .hold(
            CALL + " to.country=GB subject=claims-management",
            """
            voice=live                    | %1$s
            purpose=informational         | %1$s
            to.subscriber=business        | %1$s
            recorded=true                 | %1$s
            recorded=false                | deny; FCA Handbook CMCOB 2.3.2R; FCA Handbook CMCOB 2.3.5R; owes keep-call-record, FCA Handbook CMCOB 2.3.2R; FCA Handbook CMCOB 2.3.6R
            recorded=false channel=text   | permit
            recorded=false subject=-      | permit
            at=2019-04-01T12:00:00Z       | %1$s
            at=2019-03-31T12:00:00Z       | permit
            """
                .formatted(recorded));
  }

  /** Who calls about money says who speaks; funeral plans name the firm and the purpose. */
  @Test
  void money_sayWhoSpeaksInGreatBritain() {
    Rows rows = rows("trade-call");
    for (String facts :
        List.of(
            "subject=consumer-credit at=2014-04-01T11:00:00Z",
            "subject=debt-advice",
            "subject=mortgages at=2016-03-21T12:00:00Z",
            "subject=funeral-plans at=2022-07-29T12:00:00Z",
            "subject=funeral-plans purpose=informational")) {
      assertThat(rows.answer(CALL + " to.country=GB " + facts))
          .as(facts)
          .contains("owes identify-caller")
          .contains("owes state-purpose");
    }
    for (String facts :
        List.of(
            "subject=consumer-credit at=2014-03-31T11:00:00Z",
            "subject=mortgages at=2016-03-20T12:00:00Z",
            "subject=funeral-plans at=2022-07-28T12:00:00Z",
            "subject=funeral-plans to.subscriber=business",
            "subject=-")) {
      assertThat(rows.answer(CALL + " to.country=GB " + facts))
          .as(facts)
          .doesNotContain("identify-caller");
    }
  }

  /** In Greece the recording of orders is announced as each call begins, by an act of its own. */
  @Test
  void orders_inGreece() {
    String owed =
        "permit; owes announce-recording, Law 4443/2016 Art. 43(1); Law 4443/2016 Art. 43(4);"
            + " owes keep-call-record, Law 4443/2016 Art. 43(1); Law 4443/2016 Art. 43(3)";
    rows("trade-call")
        .hold(
            CALL + " to.country=GR subject=listed-securities",
            """
            recorded=false              | %1$s
            at=2016-12-09T12:00:00Z     | %1$s
            at=2016-12-08T12:00:00Z     | permit
            subject=-                   | permit
            """
                .formatted(owed));
  }

  /** Slovakia: since June 2026 the same duties have an act of their own for financial services. */
  @Test
  void financialServices_inSlovakia() {
    Rows opening = rows("opening-disclosure");
    assertThat(opening.answer(CALL + " to.country=SK at=2026-06-19T12:00:00Z"))
        .contains("Act 311/2025 § 3(4)")
        .contains("Act 108/2024 § 17(1)");
    assertThat(opening.answer(CALL + " to.country=SK at=2026-06-18T12:00:00Z"))
        .contains("Act 108/2024 § 17(1)")
        .doesNotContain("311/2025");
    Rows confirming = rows("confirm-in-writing");
    assertThat(confirming.answer(CALL + " to.country=SK at=2026-06-19T12:00:00Z"))
        .contains("Act 311/2025 § 8");
    assertThat(confirming.answer(CALL + " to.country=SK at=2026-06-18T12:00:00Z"))
        .doesNotContain("311/2025");
  }

  /** Trades whose law asks for a confirmation beside, or instead of, the general one. */
  @Test
  void confirmations_ofTrades() {
    rows("confirm-in-writing")
        .hold(
            CALL + " to.country=LV subject=mobile-subscription",
            """
            at=2022-07-29T12:00:00Z | permit; owes confirm-in-writing, Elektronisko sakaru likums Art. 36(3)
            at=2022-07-28T12:00:00Z | permit
            subject=furniture       | permit
            subject=-               | permit
            to.subscriber=business  | permit
            """);
    Rows rows = rows("confirm-in-writing");
    String italy = CALL + " to.country=IT subject=energy-supply at=";
    assertThat(rows.answer(italy + "2025-01-01T12:00:00Z")).contains("395/2024");
    assertThat(rows.answer(italy + "2024-12-31T12:00:00Z")).doesNotContain("395/2024");
  }

  /** Belgium bars derivatives that are not traded on an exchange, consent or not. */
  @Test
  void derivatives_inBelgium() {
    rows("sector-ban")
        .hold(
            CALL + CONSENT + " to.country=BE subject=cfd",
            """
            voice=live                              | deny; Règlement FSMA du 26 mai 2016 (instruments dérivés)
            subject=binary_options                  | deny; Règlement FSMA du 26 mai 2016 (instruments dérivés)
            channel=text                            | deny; Règlement FSMA du 26 mai 2016 (instruments dérivés)
            relationship.customer=true              | deny; Règlement FSMA du 26 mai 2016 (instruments dérivés)
            to.subscriber=business                  | permit
            subject=investments                     | permit
            subject=-                               | permit
            at=2016-08-18T12:00:00Z                 | deny; Règlement FSMA du 26 mai 2016 (instruments dérivés)
            at=2016-08-17T12:00:00Z                 | permit
            """);
  }

  /** In Italy insurance is sold by consent or to own customers, firms too, by calls and texts. */
  @Test
  void insurance_inItaly() {
    rows("sector-ban")
        .hold(
            CALL + " to.country=IT subject=insurance",
            """
            voice=live                                 | deny; Regolamento IVASS 40/2018 Art. 82(1)
            subject=health-insurance                   | deny; Regolamento IVASS 40/2018 Art. 82(1)
            channel=text                               | deny; Regolamento IVASS 40/2018 Art. 82(1)
            to.subscriber=business                     | deny; Regolamento IVASS 40/2018 Art. 82(1)
            relationship.customer=true                 | permit
            requestedAt=2026-11-24T11:00:00Z           | permit
            at=2018-10-01T12:00:00Z                    | deny; Regolamento IVASS 40/2018 Art. 82(1)
            at=2018-09-30T12:00:00Z                    | permit
            subject=furniture                          | permit
            """);
    rows("sector-ban").hold(CALL + CONSENT + " subject=insurance", "to.country=IT | permit\n");
    Rows duties = rows("trade-call");
    assertThat(duties.answer(CALL + " to.country=IT subject=insurance"))
        .startsWith("permit; owes announce-recording")
        .contains("; owes keep-call-record")
        .contains("; owes offer-opt-out")
        .contains("Regolamento IVASS 40/2018 Art. 82(3)")
        .contains("Regolamento IVASS 40/2018 Art. 83");
    assertThat(duties.answer(CALL + " to.country=IT subject=insurance at=2021-03-31T12:00:00Z"))
        .contains("; owes keep-call-record");
    assertThat(duties.answer(CALL + " to.country=IT subject=insurance at=2021-03-30T12:00:00Z"))
        .startsWith("permit; owes offer-opt-out")
        .endsWith("Regolamento IVASS 40/2018 Art. 82(3)");
    duties.hold(
        CALL + " to.country=IT subject=insurance",
        """
        at=2018-09-30T12:00:00Z   | permit
        subject=furniture         | permit
        """);
  }

  /** Goods that may not be marketed at all, consent or not. */
  @Test
  void goods_notMarketedAtAll() {
    rows("sector-ban")
        .hold(
            CALL + CONSENT + " relationship.customer=true",
            """
            to.country=ES subject=cfd                                       | deny; Resolución de la CNMV de 11 de julio de 2023
            to.country=ES subject=cfd channel=text                          | deny; Resolución de la CNMV de 11 de julio de 2023
            to.country=ES subject=cfd to.subscriber=business                | permit
            to.country=ES subject=cfd at=2023-08-03T12:00:00Z               | deny; Resolución de la CNMV de 11 de julio de 2023
            to.country=ES subject=cfd at=2023-08-02T12:00:00Z               | permit
            to.country=FR subject=forex channel=text                        | deny; asks consents; Code monétaire et financier Art. L. 533-12-7
            to.country=FR subject=forex                                     | permit
            to.country=FR subject=forex channel=text at=2016-12-11T12:00:00Z | deny; asks consents; Code monétaire et financier Art. L. 533-12-7
            to.country=FR subject=forex channel=text at=2016-12-10T12:00:00Z | indeterminate; asks consents
            to.country=FI subject=loans                                     | permit
            to.country=FI subject=loans at=2021-09-30T12:00:00Z             | deny; Kuluttajansuojalaki (38/1978) ch. 7 § 13 b until 2021-09-30T21:00:00Z
            to.country=FI subject=loans at=2021-10-01T12:00:00Z             | permit
            to.country=FI subject=loans at=2020-06-30T12:00:00Z             | permit
            to.country=FI subject=vodka                                     | deny; Alkoholilaki (1102/2017) § 50(1)
            to.country=FI subject=spirits at=2018-03-01T12:00:00Z           | deny; Alkoholilaki (1102/2017) § 50(1)
            to.country=FI subject=spirits at=2018-02-28T12:00:00Z           | permit
            to.country=FI subject=beer                                      | permit
            to.country=FI subject=electronic_cigarettes                     | deny; Tupakkalaki (549/2016) § 68
            to.country=FI subject=tobacco at=2016-08-15T12:00:00Z           | deny; Tupakkalaki (549/2016) § 68
            to.country=FI subject=tobacco at=2016-08-14T12:00:00Z           | permit
            to.country=EE subject=tobacco                                   | deny; Reklaamiseadus § 17(1)
            to.country=EE subject=tobacco at=2008-11-01T12:00:00Z           | deny; Reklaamiseadus § 17(1)
            to.country=EE subject=tobacco at=2008-10-31T12:00:00Z           | permit
            to.country=HU subject=cigarettes                                | deny; Act XLVIII of 2008 § 19(1)
            to.country=HU subject=tobacco at=2008-09-01T12:00:00Z           | deny; Act XLVIII of 2008 § 19(1)
            to.country=HU subject=tobacco at=2008-08-31T12:00:00Z           | permit
            """);
    rows("sector-ban")
        .hold(
            CALL + CONSENT + " to.country=FI subject=loans",
            """
            at=2020-07-01T12:00:00Z | deny; Kuluttajansuojalaki (38/1978) ch. 7 § 13 b until 2021-09-30T21:00:00Z
            at=2021-01-01T12:00:00Z | deny; Kuluttajansuojalaki (38/1978) ch. 7 § 13 b until 2021-09-30T21:00:00Z
            """);
  }

  /** A voluntary organisation's donor is one who gave within three years. */
  @Test
  void norwegianDonors_ofThreeYears() {
    rows("live-call-opt-out")
        .hold(
            CALL
                + " purpose=charitable-solicitation to.country=NO lists.0.list=national-optout"
                + " lists.0.country=NO lists.0.listed=true lists.0.asOf=2026-11-02"
                + " lists.0.since=2026-01-01 caller.taxExempt=true",
            """
            relationship.lastTransactionAt=2023-11-24T12:00:00Z | permit
            relationship.lastTransactionAt=2023-11-23T12:00:00Z | deny; Markedsføringsloven § 12(1)
            relationship.lastTransactionAt=2025-11-24T12:00:00Z caller.taxExempt=false | deny; Markedsføringsloven § 12(1)
            relationship.lastTransactionAt=2025-11-24T12:00:00Z caller.taxExempt=- | indeterminate; asks caller.taxExempt
            relationship.lastTransactionAt=2023-11-23T12:00:00Z caller.taxExempt=- | deny; Markedsføringsloven § 12(1)
            relationship.customer=true relationship.similarProducts=true caller.taxExempt=- | permit
            relationship.lastTransactionAt=2025-11-24T12:00:00Z purpose=telemarketing | deny; Markedsføringsloven § 12(1)
            relationship=-                            | indeterminate; asks relationship.customer relationship.similarProducts
            """);
  }

  /** Electricity is accepted in writing a day after the offer. */
  @Test
  void norwegianElectricity_isAcceptedADayLater() {
    rows("confirm-in-writing")
        .hold(
            CALL + " to.country=NO subject=energy-supply at=2026-11-24T12:00:00Z",
            """
            at=2025-12-31T12:00:00Z | permit; owes confirm-in-writing, Angrerettloven § 10(1)
            at=2026-01-01T12:00:00Z | permit; owes confirm-in-writing, Angrerettloven § 10(1); owes confirm-in-writing, Energiloven § 4 A-3
            requestedAt=2026-11-24T11:00:00Z | permit; owes confirm-in-writing, Energiloven § 4 A-3
            subject=furniture | permit; owes confirm-in-writing, Angrerettloven § 10(1)
            subject=- | permit; owes confirm-in-writing, Angrerettloven § 10(1)
            """);
  }

  /**
   * Goods whose advertising a state bars altogether: a consent or an own contract frees nothing.
   */
  @Test
  void goods_notAdvertisedAtAll() {
    rows("sector-ban")
        .hold(
            CALL + CONSENT + " relationship.customer=true requestedAt=2026-11-24T11:00:00Z",
            """
            to.country=LT subject=beer                                      | deny; Alkoholio kontrolės įstatymas Art. 29(1)
            to.country=LT subject=vodka channel=text                        | deny; Alkoholio kontrolės įstatymas Art. 29(1)
            to.country=LT subject=vodka to.subscriber=business              | deny; Alkoholio kontrolės įstatymas Art. 29(1)
            to.country=LT subject=beer to.subscriber=business               | deny; Alkoholio kontrolės įstatymas Art. 29(1)
            to.country=LT subject=vodka to.subscriber=-                     | deny; Alkoholio kontrolės įstatymas Art. 29(1)
            to.country=LT subject=tobacco to.subscriber=business            | deny; Tabako kontrolės įstatymas Art. 17(1)
            to.country=LT subject=furniture to.subscriber=business          | permit
            to.country=LT subject=-                                         | permit
            to.country=LT subject=alcohol at=2018-01-01T12:00:00Z           | deny; Alkoholio kontrolės įstatymas Art. 29(1)
            to.country=LT subject=alcohol at=2017-12-31T12:00:00Z           | permit
            to.country=LT subject=cigarettes                                | deny; Tabako kontrolės įstatymas Art. 17(1)
            to.country=IS subject=wine                                      | deny; Áfengislög nr. 75/1998 Art. 20
            to.country=IS subject=spirits                                   | deny; Áfengislög nr. 75/1998 Art. 20
            to.country=IS subject=tobacco                                   | deny; Lög um tóbaksvarnir nr. 6/2002 Art. 7
            to.country=IS subject=tobacco purpose=account-alert             | permit
            to.country=DK subject=tobacco                                   | deny; Lov om forbud mod tobaksreklame § 3(1)
            to.country=DK subject=tobacco to.subscriber=business            | deny; Lov om forbud mod tobaksreklame § 3(1)
            to.country=DK subject=wine                                      | permit
            to.country=SE subject=tobacco                                   | deny; Lag 2018:2088 Ch. 4 § 1
            to.country=SE subject=tobacco to.subscriber=business            | permit
            to.country=SE subject=tobacco at=2019-07-01T12:00:00Z           | deny; Lag 2018:2088 Ch. 4 § 1
            to.country=SE subject=tobacco at=2019-06-30T12:00:00Z           | permit
            to.country=CZ subject=tobacco                                   | deny; Act 40/1995 § 3(1)
            to.country=CZ subject=tobacco to.subscriber=business            | permit
            to.country=SK subject=tobacco                                   | deny; Act 147/2001 § 6(1)
            to.country=SK subject=tobacco to.subscriber=business            | permit
            to.country=SK subject=tobacco to.subscriber=-                   | indeterminate; asks to.subscriber
            to.country=LU subject=tobacco                                   | deny; Loi du 11 août 2006 (lutte antitabac) Art. 3(1)
            to.country=LU subject=tobacco to.subscriber=business            | deny; Loi du 11 août 2006 (lutte antitabac) Art. 3(1)
            to.country=LV subject=tobacco                                   | deny; Tabakas izstrādājumu aprites likums Art. 9(1)
            to.country=LV subject=tobacco to.subscriber=business            | deny; Tabakas izstrādājumu aprites likums Art. 9(1)
            to.country=LV subject=wine                                      | permit
            to.country=SK subject=wine                                      | permit
            to.country=EE subject=wine                                      | deny; Reklaamiseadus § 28(3)
            to.country=EE subject=spirits                                   | deny; Reklaamiseadus § 28(3)
            to.country=EE subject=lottery_tickets                           | deny; Reklaamiseadus § 29²(3)
            to.country=EE subject=lottery at=2008-12-31T12:00:00Z           | permit
            """);
    // Who asked a lawyer to call is answered; a consent to calls asks for none.
    rows("sector-ban")
        .hold(
            CALL + CONSENT + " to.country=EE subject=legal-services",
            """
            subject=legal-services                                          | deny; Reklaamiseadus § 15(1); Reklaamiseadus § 29¹(1)
            channel=text                                                    | deny; Reklaamiseadus § 15(1); Reklaamiseadus § 29¹(1)
            to.subscriber=business                                          | deny; Reklaamiseadus § 15(1); Reklaamiseadus § 29¹(1)
            requestedAt=2026-11-24T11:00:00Z                                | permit
            requestedAt=2026-11-24T11:00:00Z objectedAt=2026-11-24T11:30:00Z | deny; Reklaamiseadus § 15(1); Reklaamiseadus § 29¹(1)
            subject=-                                                       | permit
            """);
  }

  /**
   * Acts that leave games and money out order nothing of a call that is stated to be about them.
   */
  @Test
  void confirmationInWriting_notOfGamesAndMoney() {
    rows("confirm-in-writing")
        .hold(
            CALL,
            """
            to.country=SE subject=furniture              | permit; owes confirm-in-writing, Lag 2005:59 Ch. 2 § 3 a
            to.country=SE subject=-                      | permit; owes confirm-in-writing, Lag 2005:59 Ch. 2 § 3 a
            to.country=SE subject=casino                 | permit
            to.country=SE subject=lottery                | permit
            to.country=SE subject=loans                  | permit
            to.country=SE subject=mortgages              | permit
            to.country=SE subject=insurance              | permit; owes confirm-in-writing, Lag 2005:59 Ch. 3 § 4
            to.country=SE subject=investments            | permit; owes confirm-in-writing, Lag 2005:59 Ch. 3 § 4
            to.country=SE subject=pensions at=2018-08-31T21:59:59Z | permit
            to.country=SE subject=pensions at=2018-08-31T22:00:00Z | permit; owes confirm-in-writing, Lag 2005:59 Ch. 3 § 4
            to.country=SE subject=pensions at=2026-06-18T21:59:59Z | permit; owes confirm-in-writing, Lag 2005:59 Ch. 3 § 4
            to.country=SE subject=pensions at=2026-06-18T22:00:00Z | permit; owes confirm-in-writing, Lag 2005:59 Ch. 3 § 4
            to.country=NO subject=insurance              | permit
            to.country=NO subject=gambling               | permit
            to.country=NO subject=cryptoassets           | permit; owes confirm-in-writing, Angrerettloven § 10(1)
            to.country=NO subject=furniture              | permit; owes confirm-in-writing, Angrerettloven § 10(1)
            to.country=NO subject=gambling at=2022-12-31T22:59:59Z | permit
            to.country=NO subject=lottery at=2014-06-20T12:00:00Z | permit
            to.country=NO subject=furniture at=2022-12-31T22:59:59Z | permit; owes confirm-in-writing, Angrerettloven § 10(1)
            to.country=NO subject=insurance at=2022-12-31T22:59:59Z | permit; owes confirm-in-writing, Angrerettloven § 10(1)
            to.country=NO subject=insurance at=2022-12-31T23:00:00Z | permit
            to.country=LI subject=lottery                | permit
            to.country=LI subject=loans                  | permit
            to.country=LI subject=furniture              | permit; owes confirm-in-writing, FAGG (LGBl 2015 Nr. 276) Art. 10(2)
            to.country=CZ subject=gambling               | permit
            to.country=CZ subject=insurance              | permit
            to.country=CZ subject=-                      | permit; owes confirm-in-writing, Act 89/2012 § 1825(2)
            to.country=PL subject=gambling               | permit
            to.country=PL subject=consumer-credit        | permit
            to.country=SK subject=gambling               | permit
            to.country=SK subject=insurance              | permit; owes confirm-in-writing, Act 108/2024 § 17(1); Act 311/2025 § 8
            to.country=SK subject=insurance at=2026-06-18T21:59:59Z | permit
            to.country=SK subject=insurance at=2026-06-18T22:00:00Z | permit; owes confirm-in-writing, Act 108/2024 § 17(1); Act 311/2025 § 8
            to.country=AT subject=investments            | permit
            to.country=EE subject=mortgages              | permit
            to.country=PT subject=insurance              | permit
            to.country=DK subject=furniture              | permit
            to.country=DK subject=-                      | permit
            to.country=HU subject=mobile-subscription    | permit; owes confirm-in-writing, Act C of 2003 § 129(1b)
            to.country=HU subject=mobile-subscription at=2020-12-20T22:59:59Z | permit
            to.country=HU subject=mobile-subscription at=2020-12-20T23:00:00Z | permit; owes confirm-in-writing, Act C of 2003 § 129(1b)
            to.country=HU subject=mobile-subscription to.subscriber=business | permit
            to.country=HU subject=furniture              | permit
            to.country=HR subject=mobile-subscription at=2022-07-11T21:59:59Z | permit
            to.country=HR subject=mobile-subscription at=2022-07-11T22:00:00Z | permit; owes confirm-in-writing, %1$s
            to.country=HR subject=-                      | permit; owes confirm-in-writing, Directive 2011/83/EU Art. 8(6)
            """
                .formatted(
                    "Zakon o elektroničkim komunikacijama (NN 76/22) Art. 140(8); Zakon o"
                        + " elektroničkim komunikacijama (NN 76/22) Art. 140(9)"));
  }

  /** An offer that the person asked for needs no written acceptance, unless a no came later. */
  @Test
  void confirmationInWriting_notOfACallThatWasAskedFor() {
    rows("confirm-in-writing")
        .hold(
            CALL + " subject=furniture requestedAt=2026-11-23T12:00:00Z",
            """
            to.country=NO                                | permit
            to.country=SE                                | permit
            to.country=SE subject=insurance              | permit
            to.country=EE                                | permit
            to.country=NO requestedAt=-                  | permit; owes confirm-in-writing, Angrerettloven § 10(1)
            to.country=NO requestedAt=2026-11-25T12:00:00Z | permit; owes confirm-in-writing, Angrerettloven § 10(1)
            to.country=NO objectedAt=2026-11-22T12:00:00Z | permit
            to.country=NO objectedAt=2026-11-23T13:00:00Z | permit; owes confirm-in-writing, Angrerettloven § 10(1)
            to.country=NO subject=energy-supply          | permit; owes confirm-in-writing, Energiloven § 4 A-3
            to.country=PL                                | permit; owes confirm-in-writing, Ustawa o prawach konsumenta Art. 20(2)
            """);
  }

  /** Which act orders the opening words depends on what is sold, if that is stated. */
  @Test
  void openingOfACall_ofGamesAndMoney() {
    String both = "owes identify-caller, %1$s; owes state-purpose, %1$s";
    String first = "owes identify-caller, %1$s; owes offer-opt-out, %1$s; owes state-purpose, %1$s";
    rows("opening-disclosure")
        .hold(
            CALL + " history=[] subject=furniture",
            """
            to.country=DK                                | permit; %1$s
            to.country=DK subject=-                      | permit; %1$s
            to.country=DK subject=insurance              | permit; owes offer-opt-out, Markedsføringsloven § 10(6)
            to.country=DK subject=lottery                | permit; owes offer-opt-out, Markedsføringsloven § 10(6)
            to.country=DK subject=loans                  | permit; %2$s
            to.country=DK subject=loans at=2017-06-30T12:00:00Z | permit; %3$s
            to.country=DK subject=gambling at=2017-06-30T12:00:00Z | permit; owes offer-opt-out, Markedsføringsloven § 6(5)
            to.country=SE                                | permit; %4$s
            to.country=SE subject=insurance              | permit; %5$s
            to.country=SE subject=loans                  | permit
            to.country=SE subject=gambling               | permit
            to.country=CZ subject=gambling               | permit
            to.country=CZ subject=insurance at=2026-06-18T12:00:00Z | permit
            to.country=CZ subject=insurance at=2026-06-19T12:00:00Z | permit; %6$s
            to.country=PL subject=loans                  | permit; %6$s
            to.country=LI subject=insurance              | permit
            to.country=SK subject=gambling               | permit
            """
                .formatted(
                    first.formatted("Forbrugeraftaleloven § 11(3); Markedsføringsloven § 10(6)"),
                    first.formatted("Forbrugeraftaleloven § 14(3); Markedsføringsloven § 10(6)"),
                    first.formatted("Forbrugeraftaleloven § 14(3); Markedsføringsloven § 6(5)"),
                    both.formatted("Lag 2005:59 Ch. 2 § 3 a"),
                    both.formatted("Lag 2005:59 Ch. 3 § 4"),
                    both.formatted("Directive 2011/83/EU Art. 16a")));
  }

  /** A machine that names nobody is denied by the act that governs its trade, or by none. */
  @Test
  void openingOfAMachine_thatNamesNobody() {
    String deny = "deny; %1$s; owes identify-caller, %1$s; owes state-purpose, %1$s";
    String first =
        "deny; %1$s; owes identify-caller, %1$s; owes offer-opt-out, %1$s; owes state-purpose,"
            + " %1$s";
    rows("opening-disclosure")
        .hold(
            CALL + " history=[] voice=artificial message.identifiesCaller=false",
            """
            to.country=DK subject=furniture          | %1$s
            to.country=DK subject=-                  | %1$s
            to.country=DK subject=lottery            | permit; owes offer-opt-out, Markedsføringsloven § 10(6)
            to.country=DK subject=insurance          | permit; owes offer-opt-out, Markedsføringsloven § 10(6)
            to.country=DK subject=loans              | %2$s
            to.country=SE subject=furniture          | %3$s
            to.country=SE subject=-                  | %3$s
            to.country=SE subject=insurance          | %4$s
            to.country=SE subject=insurance message.identifiesCaller=true | permit; owes identify-caller, Lag 2005:59 Ch. 3 § 4; owes state-purpose, Lag 2005:59 Ch. 3 § 4
            to.country=SE subject=loans              | permit
            to.country=SE subject=gambling           | permit
            to.country=CZ subject=gambling           | permit
            to.country=CZ subject=furniture          | %5$s
            to.country=CZ subject=insurance at=2026-06-18T12:00:00Z | permit
            to.country=CZ subject=insurance at=2026-06-19T12:00:00Z | %6$s
            to.country=PL subject=loans              | %6$s
            to.country=PL subject=lottery            | permit
            to.country=LI subject=insurance          | permit
            to.country=LI subject=furniture          | %7$s
            to.country=SK subject=gambling           | permit
            """
                .formatted(
                    first.formatted("Forbrugeraftaleloven § 11(3); Markedsføringsloven § 10(6)"),
                    first.formatted("Forbrugeraftaleloven § 14(3); Markedsføringsloven § 10(6)"),
                    deny.formatted("Lag 2005:59 Ch. 2 § 3 a"),
                    deny.formatted("Lag 2005:59 Ch. 3 § 4"),
                    deny.formatted("Act 89/2012 § 1825(1)"),
                    deny.formatted("Directive 2011/83/EU Art. 16a"),
                    deny.formatted("FAGG (LGBl 2015 Nr. 276) Art. 10(1)")));
  }

  /** Records of sales of telephone contracts. */
  @Test
  void telephoneContracts_inGreatBritain() {
    rows("trade-call")
        .hold(
            CALL + " to.country=GB subject=mobile-subscription",
            """
            subject=mobile-subscription  | permit; owes keep-call-record, Ofcom General Condition C8
            subject=-                    | permit
            subject=furniture            | permit
            to.subscriber=business       | permit; owes keep-call-record, Ofcom General Condition C8
            to.subscriber=business subject=furniture | permit
            at=2018-10-01T12:00:00Z      | permit; owes keep-call-record, Ofcom General Condition C8
            at=2018-09-30T12:00:00Z      | permit
            """);
  }

  /** Numbers of the range 400 are for sales calls alone, and some firms sell from no others. */
  @Test
  void spanishRange_ofSalesCalls() {
    String mobile = "owes transmit-caller-id, Orden TDF/149/2025 Art. 9(1)";
    String shown = "; owes transmit-caller-id, TRLGDCU Art. 96(5)";
    String resolution = "Resolución de 14 de abril de 2026 (BOE-A-2026-8409)";
    String kept = "deny; " + resolution + " Segundo.2";
    String only = resolution + " Primero.2; " + resolution + " Sexto; Ley 10/2025 Art. 16(3)";
    rows("caller-id")
        .hold(
            CALL + CONSENT + " to.country=ES caller.number=+34400123456 at=2026-11-24T12:00:00Z",
            """
            purpose=telemarketing                        | permit; %1$s%2$s
            purpose=informational                        | %3$s
            purpose=survey                               | %3$s
            purpose=survey to.subscriber=business        | %3$s
            purpose=debt-collection                      | %3$s
            purpose=charitable-solicitation              | %3$s; %1$s%2$s
            purpose=emergency                            | permit
            purpose=informational message.containsAdvertising=true | permit; %1$s%2$s
            purpose=informational caller.number=+34912345678 | permit
            purpose=informational caller.number=-        | permit
            purpose=-                                    | indeterminate; asks purpose; %1$s%2$s
            channel=text                                 | %3$s
            channel=text purpose=emergency               | permit
            purpose=informational at=2026-04-16T21:59:59Z | permit
            purpose=informational at=2026-04-16T22:00:00Z | %3$s
            """
                .formatted(mobile, shown, kept));
    rows("caller-id")
        .hold(
            CALL + CONSENT + " to.country=ES caller.number=+34912345678 at=2026-10-19T12:00:00Z",
            """
            subject=furniture                            | permit; %1$s%2$s
            subject=energy-supply                        | permit; %1$s%2$s
            subject=insurance                            | deny; %3$s; %1$s%2$s
            subject=insurance to.subscriber=business     | deny; %3$s; %1$s
            subject=loans                                | deny; %3$s; %1$s%2$s
            subject=insurance caller.number=+34900123456 | deny; %3$s; %1$s%2$s
            subject=insurance caller.number=+34400123456 | permit; %1$s; owes transmit-caller-id, %3$s%2$s
            subject=insurance caller.number=-            | permit; %1$s; owes transmit-caller-id, %3$s%2$s
            subject=insurance requestedAt=2026-10-19T11:00:00Z | deny; %3$s; %1$s
            caller.financialInstitution=true             | deny; %3$s; %1$s%2$s
            caller.financialInstitution=true subject=-   | deny; %3$s; %1$s%2$s
            caller.financialInstitution=false            | permit; %1$s%2$s
            caller.financialInstitution=true purpose=account-alert | permit
            subject=insurance at=2026-10-16T21:59:59Z    | permit; %1$s%2$s
            subject=insurance at=2026-10-16T22:00:00Z    | deny; %3$s; %1$s%2$s
            """
                .formatted(mobile, shown, only));
  }

  /** A call centre shows its number in every call; a number of paid services is never shown. */
  @Test
  void numbersShown_whateverTheCallIsFor() {
    String owed = "; owes transmit-caller-id, L. 5/2018 Art. 2(1)";
    rows("caller-id")
        .hold(
            CALL + " to.country=IT caller.transmitsCallerId=false",
            """
            purpose=telemarketing                   | deny; L. 5/2018 Art. 2(1)
            purpose=informational                   | deny; L. 5/2018 Art. 2(1)
            purpose=political                       | deny; L. 5/2018 Art. 2(1)
            purpose=account-alert to.subscriber=business | deny; L. 5/2018 Art. 2(1)
            purpose=account-alert caller.transmitsCallerId=true | permit%1$s
            purpose=account-alert caller.transmitsCallerId=- | permit%1$s
            purpose=account-alert channel=text      | permit
            purpose=emergency                       | permit
            purpose=account-alert at=2018-02-03T22:59:59Z | permit
            purpose=account-alert at=2018-02-03T23:00:00Z | deny; L. 5/2018 Art. 2(1)
            purpose=account-alert to.country=FR     | permit
            """
                .formatted(owed));
    rows("caller-id")
        .hold(
            CALL + " to.country=CH purpose=account-alert caller.number=+41900123456",
            """
            purpose=account-alert                   | deny; FDV Art. 26a(5)
            caller.number=+41901123456              | deny; FDV Art. 26a(5)
            caller.number=+41906123456              | deny; FDV Art. 26a(5)
            caller.number=+41445123456              | permit
            to.subscriber=business                  | deny; FDV Art. 26a(5)
            purpose=emergency                       | permit
            channel=text                            | permit
            at=2020-12-31T12:00:00Z                 | permit
            """);
  }

  /** The exception for supporters is one of British charities. */
  @Test
  void texts_ofForeignCharities() {
    rows("text-consent")
        .hold(
            TEXT
                + " to.country=GB purpose=charitable-solicitation caller.taxExempt=true"
                + " relationship.customer=true relationship.lastTransactionAt=2026-03-10T12:00:00Z",
            """
            controller.country=GB                   | permit; %1$s
            controller.country=GB to.region=GB-SCT  | permit; %1$s
            caller.taxExempt=-                      | permit; %1$s
            caller.taxExempt=- controller.country=US | deny; PECR reg. 22(2)
            controller.country=US                   | deny; PECR reg. 22(2)
            controller.country=DE                   | deny; PECR reg. 22(2)
            controller.country=US relationship.similarProducts=true purpose=telemarketing | permit; owes offer-opt-out-mechanism, PECR reg. 22(3)
            """
                .formatted("owes offer-opt-out-mechanism, PECR reg. 22(3A)"));
  }

  /** What replaces tobacco: as tobacco in some states, by text alone in others. */
  @Test
  void tobaccoSubstitutes_notAdvertised() {
    rows("sector-ban")
        .hold(
            CALL + CONSENT + " relationship.customer=true subject=e-cigarettes",
            """
            to.country=GB                                | permit
            to.country=GB channel=text                   | deny; Tobacco and Related Products Regulations 2016 reg. 43(1)
            to.country=GB channel=text requestedAt=2026-11-24T11:00:00Z | deny; Tobacco and Related Products Regulations 2016 reg. 43(1)
            to.country=GB channel=text at=2016-05-19T12:00:00Z | permit
            to.country=GB channel=text at=2016-05-20T12:00:00Z | deny; Tobacco and Related Products Regulations 2016 reg. 43(1)
            to.country=FR                                | deny; Code de la santé publique Art. L. 3513-4
            to.country=FR channel=text to.subscriber=business | deny; Code de la santé publique Art. L. 3513-4
            to.country=FR at=2016-05-19T12:00:00Z        | permit
            to.country=FR at=2016-05-20T12:00:00Z        | deny; Code de la santé publique Art. L. 3513-4
            to.country=FR purpose=account-alert          | permit
            to.country=FI subject=nicotine-pouches       | deny; Tupakkalaki (549/2016) § 68
            to.country=LT                                | deny; Tabako kontrolės įstatymas Art. 17¹(1)
            to.country=NO subject=vapes                  | deny; Tobakksskadeloven § 22
            to.country=NO to.subscriber=business         | permit
            to.country=AT                                | deny; TNRSG § 11(1)
            to.country=AT at=2016-05-19T12:00:00Z        | permit
            to.country=ES                                | deny; Ley 28/2005 Art. 9(1)
            to.country=CZ                                | permit
            to.country=CZ channel=text                   | deny; Act 40/1995 § 3a
            to.country=IT                                | permit
            to.country=IT channel=text                   | deny; D.Lgs. 6/2016 Art. 21(10)
            to.country=SE                                | permit
            to.country=SE channel=text                   | deny; Lag 2018:2088 Ch. 4 § 3
            to.country=SE channel=text to.subscriber=business | permit
            to.country=DE                                | permit
            to.country=DE channel=text                   | deny; TabakerzG § 19(3)
            to.country=DE channel=text subject=tobacco   | deny; TabakerzG § 19(2)
            to.country=DE subject=tobacco                | permit
            """);
  }

  /** Tobacco and drinks in the states whose acts bar their advertising. */
  @Test
  void tobaccoAndDrinks_notAdvertised() {
    rows("sector-ban")
        .hold(
            CALL + CONSENT + " relationship.customer=true subject=tobacco",
            """
            to.country=GB                                | deny; Tobacco Advertising and Promotion Act 2002 s. 2(1)
            to.country=GB channel=text                   | deny; Tobacco Advertising and Promotion Act 2002 s. 2(1)
            to.country=GB to.subscriber=business         | deny; Tobacco Advertising and Promotion Act 2002 s. 2(1)
            to.country=GB requestedAt=2026-11-24T11:00:00Z | permit
            to.country=GB requestedAt=2026-11-24T11:00:00Z objectedAt=2026-11-24T11:30:00Z | deny; Tobacco Advertising and Promotion Act 2002 s. 2(1)
            to.country=GB subject=wine                   | permit
            to.country=GB purpose=account-alert          | permit
            to.country=GB at=2003-02-13T12:00:00Z        | permit
            to.country=GB at=2003-02-14T12:00:00Z        | deny; Tobacco Advertising and Promotion Act 2002 s. 2(1)
            to.country=ES                                | deny; Ley 28/2005 Art. 9(1)
            to.country=ES channel=text to.subscriber=business | deny; Ley 28/2005 Art. 9(1)
            to.country=ES requestedAt=2026-11-24T11:00:00Z | deny; Ley 28/2005 Art. 9(1)
            to.country=ES at=2005-12-26T12:00:00Z        | permit
            to.country=ES at=2005-12-27T12:00:00Z        | deny; Ley 28/2005 Art. 9(1)
            to.country=NL channel=text                   | deny; Tabaks- en rookwarenwet Art. 5(1)
            to.country=NL to.subscriber=business         | deny; Tabaks- en rookwarenwet Art. 5(1)
            to.country=NL at=2014-12-31T12:00:00Z        | permit
            to.country=NL at=2015-01-01T12:00:00Z        | deny; Tabaks- en rookwarenwet Art. 5(1)
            to.country=AT                                | deny; TNRSG § 11(1)
            to.country=AT to.subscriber=business         | permit
            to.country=BE to.subscriber=business         | deny; Loi du 24 janvier 1977 Art. 7 § 2bis
            to.country=FR at=2016-05-19T12:00:00Z        | deny; Code de la santé publique Art. L. 3511-3
            to.country=FR at=2016-05-20T12:00:00Z        | deny; Code de la santé publique Art. L. 3512-4
            to.country=FR channel=text to.subscriber=business | deny; Code de la santé publique Art. L. 3512-4
            to.country=FR subject=wine                   | permit
            to.country=FR subject=vodka to.subscriber=business | permit
            to.country=IT channel=text                   | deny; L. 165/1962
            to.country=IT to.subscriber=business         | deny; L. 165/1962
            to.country=PL                                | deny; Ustawa o ochronie zdrowia przed następstwami używania tytoniu Art. 8(1)
            to.country=PL to.subscriber=business         | permit
            to.country=PL subject=vodka                  | deny; Ustawa o wychowaniu w trzeźwości Art. 13¹(1)
            to.country=PL subject=beer                   | permit
            to.country=PT                                | deny; Lei 37/2007 Art. 16(1)
            to.country=PT to.subscriber=business         | permit
            to.country=SI                                | deny; Zakon o omejevanju uporabe tobačnih in povezanih izdelkov
            to.country=SI to.subscriber=business         | permit
            to.country=SI at=2017-03-10T12:00:00Z        | permit
            to.country=SI at=2017-03-11T12:00:00Z        | deny; Zakon o omejevanju uporabe tobačnih in povezanih izdelkov
            to.country=SI subject=whisky                 | deny; Zakon o zdravstveni ustreznosti živil
            to.country=SI subject=wine                   | permit
            to.country=HR                                | permit
            to.country=DE                                | permit
            """);
  }

  /** Acts on consumers that leave games and money out, or one of them. */
  @Test
  void confirmationInWriting_whereActsLeaveMoneyOut() {
    rows("confirm-in-writing")
        .hold(
            CALL,
            """
            to.country=AT subject=gambling               | permit
            to.country=AT subject=furniture              | permit; owes confirm-in-writing, FAGG § 9(2)
            to.country=ES subject=insurance              | permit
            to.country=ES subject=gambling               | permit
            to.country=ES subject=loans at=2025-12-27T12:00:00Z | permit
            to.country=ES subject=cryptoassets           | permit; owes confirm-in-writing, TRLGDCU Art. 98(6); TRLGDCU Art. 62(1)
            to.country=ES subject=furniture              | permit; owes confirm-in-writing, TRLGDCU Art. 98(6); TRLGDCU Art. 62(1)
            to.country=ES subject=-                      | permit; owes confirm-in-writing, TRLGDCU Art. 98(6); TRLGDCU Art. 62(1)
            to.country=FR subject=loans                  | permit
            to.country=FR subject=lottery                | permit
            to.country=FR subject=loans at=2016-06-30T12:00:00Z | permit; owes confirm-in-writing, Code de la consommation Art. L. 121-20
            to.country=FR subject=loans at=2016-07-01T12:00:00Z | permit
            to.country=FR subject=furniture              | permit; owes confirm-in-writing, Code de la consommation Art. L. 221-16
            to.country=GR subject=insurance              | permit
            to.country=GR subject=furniture              | permit; owes confirm-in-writing, Law 2251/1994 Art. 3δ(6)
            to.country=IT subject=investments            | permit
            to.country=IT subject=furniture              | permit; owes confirm-in-writing, Codice del consumo Art. 51(6)
            to.country=LT subject=gambling               | permit
            to.country=LT subject=furniture              | permit; owes confirm-in-writing, Civilinis kodeksas Art. 6.228⁸(5)
            to.country=LU subject=pensions               | permit
            to.country=LU subject=furniture              | permit; owes confirm-in-writing, Code de la consommation Art. L. 222-4(6)
            to.country=NL subject=insurance              | permit
            to.country=NL subject=furniture              | permit; owes confirm-in-writing, BW 6:230v(6)
            to.country=CY subject=insurance              | permit
            to.country=CY subject=insurance at=2021-05-11T12:00:00Z | permit; owes confirm-in-writing, Law 133(I)/2013 s. 7(6)
            to.country=CY subject=furniture              | permit; owes confirm-in-writing, Law 112(I)/2021 s. 19(6)
            to.country=PT subject=lottery                | permit
            to.country=PT subject=furniture              | permit; owes confirm-in-writing, DL 24/2014 Art. 5(8)
            to.country=RO subject=gambling               | permit
            to.country=RO subject=insurance              | permit; owes confirm-in-writing, OUG 34/2014 Art. 8
            to.country=FI subject=furniture              | permit; owes confirm-in-writing, Kuluttajansuojalaki (38/1978) Ch. 6 § 12 a
            to.country=FI subject=loans                  | permit
            to.country=FI subject=mortgages              | permit
            to.country=FI subject=insurance              | permit; owes confirm-in-writing, Kuluttajansuojalaki (38/1978) Ch. 6 a § 11 b
            to.country=FI subject=insurance to.subscriber=business | permit
            to.country=FI subject=gambling               | permit; owes confirm-in-writing, Kuluttajansuojalaki (38/1978) Ch. 6 § 12 a
            to.country=FI subject=insurance at=2022-12-31T21:59:59Z | permit
            to.country=FI subject=insurance at=2022-12-31T22:00:00Z | permit; owes confirm-in-writing, Kuluttajansuojalaki (38/1978) Ch. 6 a § 11 b
            """);
  }

  /** The opening words of games and money, where the act on consumers leaves them out. */
  @Test
  void openingOfACall_whereActsLeaveMoneyOut() {
    String both = "permit; owes identify-caller, %1$s; owes state-purpose, %1$s";
    String shop = both.formatted("Code de la consommation Art. L. 221-16");
    String money = both.formatted("Code de la consommation Art. R. 222-2");
    rows("opening-disclosure")
        .hold(
            CALL + " history=[]",
            """
            to.country=ES subject=furniture  | permit; owes identify-caller, %1$s; owes offer-opt-out, %1$s; owes state-purpose, %1$s
            to.country=ES subject=insurance  | %2$s
            to.country=ES subject=insurance at=2026-06-18T12:00:00Z | %2$s
            to.country=ES subject=gambling   | permit
            to.country=ES subject=insurance voice=artificial message.identifiesCaller=false | deny; Ley 22/2007 Art. 7(3)(a); owes identify-caller, Ley 22/2007 Art. 7(3)(a); owes state-purpose, Ley 22/2007 Art. 7(3)(a)
            to.country=FR subject=furniture  | %3$s
            to.country=FR subject=-          | %3$s
            to.country=FR subject=loans      | %4$s
            to.country=FR subject=loans at=2016-07-01T12:00:00Z | %4$s
            to.country=FR subject=gambling   | permit
            to.country=GR subject=insurance  | permit
            to.country=GR subject=furniture  | %5$s
            to.country=LT subject=insurance  | permit
            to.country=LU subject=insurance  | %6$s
            to.country=LU subject=gambling   | permit
            to.country=AT subject=insurance  | permit
            to.country=AT subject=lottery    | permit
            to.country=CY subject=insurance  | permit
            to.country=RO subject=gambling   | permit
            to.country=FI subject=insurance at=2026-06-18T12:00:00Z | permit
            to.country=FI subject=insurance at=2026-06-19T12:00:00Z | %7$s
            to.country=GB subject=insurance  | permit; owes identify-caller, %8$s; owes state-purpose, %8$s
            to.country=GB subject=gambling   | permit; owes identify-caller, PECR reg. 24(1)(b)
            to.country=IE subject=insurance  | permit; owes identify-caller, S.I. 336/2011 reg. 13
            to.country=IE subject=gambling   | permit; owes identify-caller, S.I. 336/2011 reg. 13
            to.country=IE subject=insurance at=2022-11-28T12:00:00Z | %9$s
            to.country=NL subject=insurance  | permit; owes offer-opt-out, Telecommunicatiewet Art. 11.7
            to.country=NL subject=gambling at=2021-06-30T12:00:00Z | permit; owes offer-opt-out, Telecommunicatiewet Art. 11.7(12)
            """
                .formatted(
                    "TRLGDCU Art. 96(2); TRLGDCU Art. 96(5)",
                    both.formatted("Ley 22/2007 Art. 7(3)(a)"),
                    shop,
                    money,
                    both.formatted("Law 2251/1994 Art. 3δ(5)"),
                    both.formatted("Code de la consommation Art. L. 222-15(1)"),
                    both.formatted("Directive 2011/83/EU Art. 16a"),
                    "PECR reg. 24(1)(b); S.I. 2004/2095 reg. 7(4)(a)",
                    both.formatted("Directive 2011/83/EU Art. 8(5)")));
  }

  /** Italian calls say where the number is from, whatever is sold and whoever is called. */
  @Test
  void openingOfACall_inItaly() {
    String source = "owes notice-of-data-source, D.P.R. 26/2022 Art. 10(1)";
    String shop = "Codice del consumo Art. 51(5); D.L. 83/2012 Art. 24-bis(6)";
    String money = "Codice del consumo Art. 67-novies(1)(a); D.L. 83/2012 Art. 24-bis(6)";
    String both = "owes identify-caller, %1$s; %2$s; owes state-purpose, %1$s";
    rows("opening-disclosure")
        .hold(
            CALL + " history=[] to.country=IT",
            """
            subject=furniture                        | permit; %2$s
            subject=insurance                        | permit; %3$s
            subject=gambling                         | permit; owes identify-caller, D.L. 83/2012 Art. 24-bis(6); %1$s
            subject=furniture to.subscriber=business | permit; %1$s
            purpose=survey                           | permit; %1$s
            purpose=account-alert                    | permit
            purpose=charitable-solicitation          | permit; owes identify-caller, D.L. 83/2012 Art. 24-bis(6)
            channel=text                             | permit
            at=2022-07-26T21:59:59Z purpose=survey   | permit
            at=2022-07-26T22:00:00Z purpose=survey   | permit; %1$s
            """
                .formatted(source, both.formatted(shop, source), both.formatted(money, source)));
  }

  /** Whoever calls a Portuguese consumer says at once who calls, for whom and why. */
  @Test
  void openingOfACall_inPortugal() {
    String act = "DL 134/2009 Art. 7(2)";
    String both = "permit; owes identify-caller, %1$s; owes state-purpose, %1$s";
    rows("opening-disclosure")
        .hold(
            CALL + " history=[] to.country=PT",
            """
            subject=furniture                        | %2$s
            subject=insurance                        | %1$s
            subject=gambling                         | %1$s
            purpose=informational                    | %1$s
            purpose=survey                           | %1$s
            purpose=account-alert                    | %1$s
            purpose=debt-collection                  | %1$s
            purpose=informational to.subscriber=business | permit
            purpose=charitable-solicitation          | permit
            purpose=political                        | permit
            purpose=emergency                        | permit
            purpose=informational channel=text       | permit
            purpose=informational at=2009-11-28T12:00:00Z | permit
            purpose=informational at=2009-11-29T12:00:00Z | %1$s
            subject=furniture at=2014-06-12T12:00:00Z | %1$s
            subject=furniture at=2014-06-13T12:00:00Z | %3$s
            """
                .formatted(
                    both.formatted(act),
                    both.formatted("DL 24/2014 Art. 5(7); " + act),
                    both.formatted("DL 24/2014 Art. 5(6); " + act)));
  }
}
