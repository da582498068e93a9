package io.lexicall.rules.gdpr;

import static org.assertj.core.api.Assertions.assertThat;

import io.lexicall.facts.Consent;
import io.lexicall.facts.Contact;
import io.lexicall.facts.Fact;
import io.lexicall.facts.ListKind;
import io.lexicall.place.Place;
import io.lexicall.rule.Clocks;
import io.lexicall.rule.Condition;
import io.lexicall.rule.MemberTest;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Checks of registers: what bars, what counts as a check, what is asked, and until when. */
class RegisterTest {
  private static final Place FRANCE = Place.of("FR");
  private static final Place BRITAIN = Place.of("GB");

  /** Noon in summer: the day began at 23:00 of London and 22:00 of Paris the evening before. */
  private static final String AT = "at=2026-06-10T12:00:00Z channel=voice";

  private static final String TPS =
      AT + " to.country=GB lists.0.list=tps lists.0.listed=false lists.0.asOf=2026-06-01";

  private static final String NATIONAL =
      AT
          + " to.country=FR lists.0.list=national-optout lists.0.country=FR lists.0.listed=false"
          + " lists.0.asOf=2026-06-01";

  private static final String OWN =
      AT
          + " to.country=FR caller.seller=acme lists.0.list=internal-dnc lists.0.seller=acme"
          + " lists.0.listed=true";

  private static Clocks france() {
    return new Clocks(new Regimes().under(FRANCE));
  }

  private static Rows rows(Condition<Contact> register) {
    return Rows.of(Contact.SCHEMA, register);
  }

  /** Consents that cover machines, until they expire. */
  private static MemberTest<Contact, Consent> lift() {
    return Consents.ALL
        .isTrue(Consent.AUTOMATED)
        .and(Consents.ALL.happened(Consent.EXPIRES_AT).not());
  }

  @Test
  void version_countsForSoManyDays_andNewEntriesBarLater() {
    rows(Register.national(new Clocks(Set.of()), ListKind.TPS, BRITAIN, 28, 28, true, null))
        .hold(
            TPS,
            """
            lists=-                                       | asks lists[tps GB]
            lists=[]                                      | asks lists[tps GB]
            lists.0.asOf=2026-06-01                       | false until 2026-06-29T23:00:00Z
            lists.0.asOf=2026-05-13                       | false until 2026-06-10T23:00:00Z
            lists.0.asOf=2026-05-12                       | asks lists[tps GB]
            lists.0.asOf=2026-06-10T12:00:00Z             | false until 2026-07-08T23:00:00Z
            lists.0.asOf=2026-06-10T12:00:00.000000001Z   | asks lists[tps GB] until 2026-06-10T12:00:00.000000001Z
            lists.0.asOf=2026-06-11                       | asks lists[tps GB] until 2026-06-10T23:00:00Z
            lists.0.asOf=-                                | asks lists[tps GB].asOf
            lists.0.list=ctps                             | asks lists[tps GB] until 2026-06-29T23:00:00Z
            lists.0.list=-                                | asks lists[tps GB].list until 2026-06-29T23:00:00Z
            lists.0.list=- lists.0.asOf=2026-05-12        | asks lists[tps GB]
            lists.0.listed=-                              | asks lists[tps GB].listed until 2026-06-29T23:00:00Z
            lists.0.listed=- lists.0.since=2026-01-01     | asks lists[tps GB].listed until 2026-06-29T23:00:00Z
            lists.0.listed=- lists.0.since=2026-06-01     | false until 2026-06-28T23:00:00Z
            lists.0.listed=- lists.0.asOf=2026-05-12      | asks lists[tps GB].listed
            lists.0.listed=- lists.0.asOf=-               | asks lists[tps GB].asOf lists[tps GB].listed
            lists.0.listed=true                           | true until 2026-06-29T23:00:00Z
            lists.0.listed=true lists.0.asOf=2026-05-12   | true
            lists.0.listed=true lists.0.since=2026-05-13  | true until 2026-06-29T23:00:00Z
            lists.0.listed=true lists.0.since=2026-05-14  | false until 2026-06-10T23:00:00Z
            lists.0.listed=true lists.0.since=2026-05-13T22:59:59Z | true until 2026-06-29T23:00:00Z
            lists.0.listed=true lists.0.since=2026-05-13T23:00:00Z | false until 2026-06-10T23:00:00Z
            lists.0.listed=true lists.0.list=-            | asks lists[tps GB].list until 2026-06-29T23:00:00Z
            lists.0.listed=true lists.0.since=2026-01-01 lists.0.list=- | asks lists[tps GB].list until 2026-06-29T23:00:00Z
            lists.1.list=tps lists.1.listed=true lists.1.since=2026-01-01 | true until 2026-06-29T23:00:00Z
            lists.0.list=ctps lists.1.list=tps lists.1.listed=false lists.1.asOf=2026-06-05 | false until 2026-06-29T23:00:00Z
            lists.0.asOf=2026-05-12 lists.1.list=tps lists.1.listed=false lists.1.asOf=2026-06-05 | false until 2026-07-03T23:00:00Z
            """);
  }

  @Test
  void versionWithoutBound_countsOnceItIsOut() {
    rows(Register.national(new Clocks(Set.of()), ListKind.TPS, BRITAIN, -1, 0, true, null))
        .hold(
            TPS,
            """
            lists.0.asOf=2015-01-01                       | false
            lists.0.asOf=-                                | false
            lists.0.asOf=2026-06-11                       | asks lists[tps GB] until 2026-06-10T23:00:00Z
            lists.0.listed=-                              | asks lists[tps GB].listed
            lists.0.listed=true                           | true
            lists.0.listed=true lists.0.since=2026-06-10  | true
            lists.0.listed=true lists.0.since=2026-07-01  | true
            """);
  }

  /** Slovakia: an entry binds from the first or sixteenth day of a month that comes next. */
  @Test
  void entries_bindFromTheNextHalfMonth() {
    rows(Register.national(new Clocks(Set.of()), ListKind.TPS, BRITAIN, -1, 0, true, null)
            .fromHalfMonths())
        .hold(
            TPS + " lists.0.listed=true lists.0.asOf=2026-06-01",
            """
            lists.0.since=2026-05-15 at=2026-05-15T22:59:59.999999999Z lists.0.asOf=2026-05-15 | false until 2026-05-15T23:00:00Z
            lists.0.since=2026-05-15 at=2026-05-15T23:00:00Z lists.0.asOf=2026-05-15 | true
            lists.0.since=2026-05-16 at=2026-05-31T22:59:59.999999999Z lists.0.asOf=2026-05-16 | false until 2026-05-31T23:00:00Z
            lists.0.since=2026-05-16 at=2026-05-31T23:00:00Z lists.0.asOf=2026-05-16 | true
            lists.0.since=2026-05-31 at=2026-05-31T23:00:00Z lists.0.asOf=2026-05-31 | true
            lists.0.since=2026-06-01 | false until 2026-06-15T23:00:00Z
            lists.0.since=2026-06-01 at=2026-06-15T22:59:59.999999999Z | false until 2026-06-15T23:00:00Z
            lists.0.since=2026-06-01 at=2026-06-15T23:00:00Z | true
            lists.0.since=2025-12-16 lists.0.asOf=2025-12-20 at=2025-12-31T23:59:59.999999999Z | false until 2026-01-01T00:00:00Z
            lists.0.since=2025-12-16 lists.0.asOf=2025-12-20 at=2026-01-01T00:00:00Z | true
            lists.0.since=-          | true
            """);
  }

  /** Where the law names no age of a check, one that is known to be old is none. */
  @Test
  void version_knownToBeOld_isNoCheck() {
    rows(Register.national(new Clocks(Set.of()), ListKind.TPS, BRITAIN, -1, 0, true, null)
            .knownYounger(31))
        .hold(
            TPS,
            """
            lists.0.asOf=2026-05-10                     | false until 2026-06-10T23:00:00Z
            lists.0.asOf=2026-05-09                     | asks lists[tps GB]
            lists.0.asOf=2015-01-01                     | asks lists[tps GB]
            lists.0.asOf=2015-01-01 lists.0.listed=true | true
            lists.0.asOf=-                              | false
            lists=[]                                    | asks lists[tps GB]
            """);
  }

  /** A version of the same day counts, one of the next day or of an instant later does not. */
  @Test
  void versionYoungerThanTheCall_isNoCheck_butTellsWhoWasListedBefore() {
    for (boolean ordered : List.of(true, false)) {
      String unchecked = ordered ? "asks lists[tps GB]" : "false";
      rows(Register.national(new Clocks(Set.of()), ListKind.TPS, BRITAIN, 28, 0, ordered, null))
          .hold(
              TPS + " lists.0.listed=true",
              """
              lists.0.asOf=2026-06-10                     | true until 2026-07-08T23:00:00Z
              lists.0.asOf=2026-06-10T12:00:00Z           | true until 2026-07-08T23:00:00Z
              lists.0.asOf=2026-06-10T12:00:00.000000001Z | %1$s until 2026-06-10T12:00:00.000000001Z
              lists.0.asOf=2026-06-11                     | %1$s until 2026-06-10T23:00:00Z
              lists.0.asOf=2026-06-11 at=2026-06-10T23:00:00Z | true until 2026-07-09T23:00:00Z
              lists.0.asOf=2026-06-11 lists.0.since=2026-06-10 | true until 2026-06-10T23:00:00Z
              lists.0.asOf=2026-06-12 lists.0.since=2026-06-11 | %1$s until 2026-06-10T23:00:00Z
              lists.0.asOf=2026-06-11 lists.1.list=tps lists.1.listed=false lists.1.asOf=2026-06-10 | false until 2026-06-10T23:00:00Z
              lists.0.asOf=2026-06-11 to.country=-        | asks to.timeZone until 2026-06-10T12:15:00Z
              """
                  .formatted(unchecked));
    }
    rows(Register.ofSeller(france(), null))
        .hold(
            OWN,
            """
            lists.0.asOf=2026-06-10                       | true
            lists.0.asOf=2026-06-11                       | false until 2026-06-10T22:00:00Z
            lists.0.asOf=2026-06-11 lists.0.since=2026-06-09 | true until 2026-06-10T22:00:00Z
            """);
  }

  /** The kind of the list says whose it is; one that is said to be another's is not it. */
  @Test
  void preferenceService_needNotNameItsCountry() {
    rows(Register.national(new Clocks(Set.of()), ListKind.TPS, BRITAIN, -1, 0, true, null))
        .hold(
            TPS,
            """
            lists.0.country=-                             | false
            lists.0.country=GB                            | false
            lists.0.country=IE                            | asks lists[tps GB]
            """);
  }

  @Test
  void versionOfTheSameDay_isTheOnlyOneThatCounts() {
    rows(Register.national(new Clocks(Set.of()), ListKind.TPS, BRITAIN, 0, 0, true, null))
        .hold(
            TPS,
            """
            lists.0.asOf=2026-06-10                       | false until 2026-06-10T23:00:00Z
            lists.0.asOf=2026-06-09                       | asks lists[tps GB]
            lists.0.asOf=-                                | asks lists[tps GB].asOf
            """);
  }

  @Test
  void nationalRegister_isThatOfItsCountry() {
    rows(Register.national(france(), ListKind.NATIONAL_OPTOUT, FRANCE, 31, 0, true, null))
        .hold(
            NATIONAL,
            """
            lists.0.asOf=2026-05-10                       | false until 2026-06-10T22:00:00Z
            lists.0.asOf=2026-05-09                       | asks lists[national-optout FR]
            lists.0.listed=true                           | true until 2026-07-02T22:00:00Z
            lists.0.country=DE                            | asks lists[national-optout FR] until 2026-07-02T22:00:00Z
            lists.0.country=-                             | asks lists[national-optout FR].country until 2026-07-02T22:00:00Z
            lists.0.country=- lists.0.list=-              | asks lists[national-optout FR].country lists[national-optout FR].list until 2026-07-02T22:00:00Z
            lists.0.country=DE lists.0.listed=true        | asks lists[national-optout FR] until 2026-07-02T22:00:00Z
            lists.0.country=DE lists.0.listed=-           | asks lists[national-optout FR] until 2026-07-02T22:00:00Z
            """);
  }

  /** A check that no law orders is not asked for, but what was checked is. */
  @Test
  void checkThatIsNotOrdered() {
    rows(Register.national(france(), ListKind.NATIONAL_OPTOUT, FRANCE, 31, 0, false, null))
        .hold(
            NATIONAL,
            """
            lists=-                                       | false
            lists=[]                                      | false
            lists.0.asOf=2020-01-01                       | false
            lists.0.asOf=-                                | false
            lists.0.listed=true                           | true until 2026-07-02T22:00:00Z
            lists.0.listed=-                              | asks lists[national-optout FR].listed until 2026-07-02T22:00:00Z
            lists.0.listed=true lists.0.country=-         | asks lists[national-optout FR].country until 2026-07-02T22:00:00Z
            lists.0.listed=false lists.0.country=-        | false until 2026-07-02T22:00:00Z
            """);
  }

  /** The day begins in Réunion first, then in Mayotte and in Paris, and in Martinique last. */
  @Test
  void placeUnknown_theZoneIsAskedForWhereItTells() {
    rows(Register.national(france(), ListKind.NATIONAL_OPTOUT, FRANCE, 31, 28, true, null))
        .hold(
            NATIONAL + " to.country=- to.lineType=mobile",
            """
            lists.0.asOf=2026-05-11                       | false until 2026-06-11T20:00:00Z
            lists.0.asOf=2026-05-10                       | false until 2026-06-10T20:00:00Z
            lists.0.asOf=2026-05-09                       | asks lists[national-optout FR]
            lists.0.asOf=2026-05-10 at=2026-06-10T19:59:59Z | false until 2026-06-10T20:00:00Z
            lists.0.asOf=2026-05-10 at=2026-06-10T20:00:00Z | asks to.timeZone until 2026-06-10T21:00:00Z
            lists.0.asOf=2026-05-10 at=2026-06-11T04:00:00Z | asks lists[national-optout FR]
            lists.0.listed=true lists.0.since=2026-05-13 at=2026-06-09T19:59:59Z | false until 2026-06-09T20:00:00Z
            lists.0.listed=true lists.0.since=2026-05-13 at=2026-06-09T20:00:00Z | asks to.timeZone until 2026-06-09T21:00:00Z
            lists.0.listed=true lists.0.since=2026-05-13 at=2026-06-10T04:00:00Z | true until 2026-07-02T20:00:00Z
            """);
  }

  @Test
  void consentGivenAfterTheListing_liftsIt() {
    rows(Register.national(france(), ListKind.NATIONAL_OPTOUT, FRANCE, -1, 0, true, lift()))
        .hold(
            NATIONAL
                + " lists.0.listed=true lists.0.since=2026-03-01 consents.0.kind=opt-in"
                + " consents.0.grantedAt=2026-04-01T12:00:00Z consents.0.automated=true",
            """
            consents.0.automated=true                     | false
            consents.0.automated=false                    | true
            consents.0.automated=-                        | asks consents.automated
            consents=-                                    | asks consents
            consents=[]                                   | true
            consents.0.grantedAt=2026-02-28T23:00:00Z     | true
            consents.0.grantedAt=2026-02-28T23:00:00.000000001Z | false
            consents.0.automated=- consents.0.grantedAt=2026-02-28T23:00:00Z | true
            lists.0.since=-                               | asks lists[national-optout FR].since
            lists.0.since=- consents.0.automated=-        | asks consents.automated lists[national-optout FR].since
            lists.0.since=- consents.0.automated=false    | true
            lists.0.since=- consents=-                    | asks consents lists[national-optout FR].since
            lists.0.listed=- consents.0.automated=-       | asks consents.automated lists[national-optout FR].listed
            lists.0.listed=- consents.0.automated=true    | false
            lists.0.listed=false consents=-               | false
            consents.0.expiresAt=2026-06-10T12:00:00Z     | true
            consents.0.expiresAt=2026-06-10T12:00:01Z     | false until 2026-06-10T12:00:01Z
            consents.0.automated=false consents.1.kind=opt-in consents.1.automated=true consents.1.grantedAt=2026-03-02T12:00:00Z | false
            to.country=- consents.0.grantedAt=2026-03-01T03:00:00Z | asks to.timeZone
            to.country=- consents.0.grantedAt=2026-03-01T03:00:00Z consents.0.automated=- | asks consents.automated to.timeZone
            to.country=- consents.0.grantedAt=2026-03-01T03:00:00Z consents.0.automated=false | true
            to.country=- consents.0.grantedAt=2026-02-28T20:00:00Z | true
            to.country=- consents.0.grantedAt=2026-03-01T04:00:01Z | false
            """);
  }

  @Test
  void ownList_isThatOfTheSeller() {
    rows(Register.ofSeller(france(), null))
        .hold(
            OWN,
            """
            lists.0.listed=true                           | true
            lists.0.listed=false                          | false
            lists.0.listed=-                              | asks lists[internal-dnc].listed
            lists=-                                       | false
            lists=[]                                      | false
            lists.0.seller=other                          | false
            lists.0.seller=-                              | asks lists[internal-dnc].seller
            caller.seller=-                               | asks caller.seller
            caller.seller=- lists.0.seller=-              | asks caller.seller lists[internal-dnc].seller
            caller.seller=- lists.0.listed=false          | false
            caller.seller=- lists.0.listed=-              | asks caller.seller lists[internal-dnc].listed
            lists.0.list=-                                | asks lists[internal-dnc].list
            lists.0.list=national-optout                  | false
            lists.0.asOf=2020-01-01                       | true
            """);
  }

  @Test
  void card_namesWhatCounts() {
    assertThat(Register.ofSeller(france(), null).reads())
        .extracting(Fact::path)
        .containsExactlyInAnyOrder(
            "lists",
            "lists[internal-dnc].list",
            "lists[internal-dnc].seller",
            "caller.seller",
            "lists[internal-dnc].listed",
            "lists[internal-dnc].asOf",
            "lists[internal-dnc].since");
    assertThat(
            Register.national(france(), ListKind.NATIONAL_OPTOUT, FRANCE, 31, 28, true, null)
                .reads())
        .extracting(Fact::path)
        .containsExactlyInAnyOrder(
            "lists",
            "lists[national-optout FR]",
            "lists[national-optout FR].list",
            "lists[national-optout FR].country",
            "lists[national-optout FR].listed",
            "lists[national-optout FR].asOf",
            "lists[national-optout FR].since");
    assertThat(Register.national(france(), ListKind.TPS, BRITAIN, -1, 0, false, lift()).reads())
        .extracting(Fact::path)
        .contains("lists[tps GB].since", "consents", "consents.automated", "consents.expiresAt")
        .doesNotContain("lists[tps GB]", "lists[tps GB].seller");
    assertThat(Register.national(france(), ListKind.TPS, BRITAIN, -1, 0, false, null).reads())
        .extracting(Fact::path)
        .containsExactlyInAnyOrder(
            "lists",
            "lists[tps GB].list",
            "lists[tps GB].country",
            "lists[tps GB].listed",
            "lists[tps GB].asOf",
            "lists[tps GB].since");
  }

  @Test
  void registers_areAlikeOnlyIfEveryFigureIs() {
    Condition<Contact> one =
        Register.national(france(), ListKind.NATIONAL_OPTOUT, FRANCE, 31, 28, true, null);
    assertThat(one)
        .isEqualTo(
            Register.national(france(), ListKind.NATIONAL_OPTOUT, FRANCE, 31, 28, true, null))
        .isNotEqualTo(
            Register.national(france(), ListKind.NATIONAL_OPTOUT, FRANCE, 30, 28, true, null))
        .isNotEqualTo(
            Register.national(france(), ListKind.NATIONAL_OPTOUT, FRANCE, 31, 27, true, null))
        .isNotEqualTo(
            Register.national(france(), ListKind.NATIONAL_OPTOUT, FRANCE, 31, 28, false, null))
        .isNotEqualTo(
            Register.national(france(), ListKind.NATIONAL_OPTOUT, BRITAIN, 31, 28, true, null))
        .isNotEqualTo(
            Register.national(france(), ListKind.NATIONAL_OPTOUT, FRANCE, 31, 28, true, lift()))
        .isNotEqualTo(
            Register.national(
                new Clocks(Set.of()), ListKind.NATIONAL_OPTOUT, FRANCE, 31, 28, true, null));
    assertThat(one.says()).isEqualTo("the number is on the register national-optout of FR");
    assertThat(Register.ofSeller(france(), null).says())
        .isEqualTo("the number is on the register internal-dnc");
  }
}
