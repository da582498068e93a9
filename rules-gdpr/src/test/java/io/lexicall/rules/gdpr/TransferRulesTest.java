package io.lexicall.rules.gdpr;

import static org.assertj.core.api.Assertions.assertThat;

import io.lexicall.engine.term.Terms;
import io.lexicall.facts.Disclosure;
import io.lexicall.facts.Fact;
import io.lexicall.rule.Rule;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The section {@code gdpr.transfer}: adequacy day by day, the tools, and what is asked. */
class TransferRulesTest {
  private static final String ID = "gdpr.transfer";
  private static final String USUAL =
      "at=2026-11-24T12:00:00Z country=DE to=processor data=[personal-data] recipientCountry=IN"
          + " transfer=none";

  private static Rows rows() {
    return Rows.of(Disclosure.SCHEMA, TransferRules.of(new Regimes()), ID);
  }

  /** Returns the rule of the Union's law on one of its days, or that of another law. */
  @SuppressWarnings("unchecked") // they are all about disclosures
  private static Rows alone(String place, String day) {
    List<Rule<?>> rules =
        TransferRules.of(new Regimes()).stream()
            .filter(rule -> rule.toString().contains(place) && rule.toString().contains(day))
            .toList();
    return Rows.alone((Rule<Disclosure>) rules.get(0));
  }

  @Test
  void tools_whereTheCountryIsNotAdequate() {
    rows()
        .hold(
            USUAL,
            """
            transfer=none                                    | deny; GDPR Art. 44
            transfer=adequacy                                | deny; GDPR Art. 44
            transfer=scc                                     | permit; owes transfer-impact-assessment, GDPR Art. 46(2)(c)
            transfer=bcr                                     | permit; owes transfer-impact-assessment, GDPR Art. 46(2)(b)
            transfer=explicit-consent                        | permit; owes document-transfer-consent, GDPR Art. 49(1)(a)
            transfer=explicit-consent subjectAgreed=true     | permit; owes document-transfer-consent, GDPR Art. 49(1)(a)
            transfer=explicit-consent subjectAgreed=false    | deny; GDPR Art. 49(1)(a)
            transfer=contract-necessity                      | permit; owes document-transfer-necessity, GDPR Art. 49(1)(b)
            transfer=-                                       | indeterminate; asks transfer
            transfer=- recipientCertified=true               | indeterminate; asks transfer
            transfer=scc at=2020-07-15T21:59:59Z             | permit
            transfer=scc at=2020-07-15T22:00:00Z             | permit; owes transfer-impact-assessment, GDPR Art. 46(2)(c)
            transfer=bcr at=2020-07-15T21:59:59Z             | permit
            transfer=bcr at=2020-07-15T22:00:00Z             | permit; owes transfer-impact-assessment, GDPR Art. 46(2)(b)
            transfer=explicit-consent at=2020-07-15T21:59:59Z | permit; owes document-transfer-consent, GDPR Art. 49(1)(a)
            transfer=none at=2020-07-15T21:59:59Z            | deny; GDPR Art. 44
            transfer=none data=[pan]                         | deny; GDPR Art. 44
            transfer=none data=[]                            | permit
            transfer=none data=-                             | indeterminate; asks data
            transfer=scc data=[]                             | permit
            """);
  }

  /** EDPB Guidelines 05/2021: a transfer is to another controller or processor. */
  @Test
  void importer_isNeitherThePersonNorTheControllersOwn() {
    rows()
        .hold(
            USUAL,
            """
            to=processor                          | deny; GDPR Art. 44
            to=third-party                        | deny; GDPR Art. 44
            to=business-associate                 | deny; GDPR Art. 44
            to=authority                          | deny; GDPR Art. 44
            to=subject                            | permit
            to=personal-representative            | permit
            to=family                             | permit
            to=voicemail                          | permit
            to=subject transfer=- recipientCountry=- | permit
            to=- transfer=none                    | indeterminate; asks to
            to=- transfer=none ownStaff=false     | indeterminate; asks to
            to=- ownStaff=true                    | permit
            to=third-party ownStaff=true          | permit
            to=third-party ownStaff=false         | deny; GDPR Art. 44
            to=subject country=GB                 | permit
            to=subject country=CH                 | permit
            """);
  }

  @Test
  void recipient_unknown() {
    rows()
        .hold(
            USUAL + " recipientCountry=-",
            """
            transfer=none                         | indeterminate; asks recipientCertified recipientCountry
            transfer=adequacy                     | indeterminate; asks recipientCertified recipientCountry
            transfer=none recipientCertified=true | indeterminate; asks recipientCountry
            transfer=none recipientCertified=false | indeterminate; asks recipientCountry
            transfer=-                            | indeterminate; asks recipientCertified recipientCountry transfer
            transfer=scc                          | permit; owes transfer-impact-assessment, GDPR Art. 46(2)(c)
            """);
  }

  @Test
  void unitedStates_certifiedRecipients_dayByDay() {
    rows()
        .hold(
            USUAL + " recipientCountry=US transfer=adequacy recipientCertified=true",
            """
            at=2020-07-15T21:59:59Z                           | permit
            at=2020-07-15T21:59:59Z recipientCertified=false  | deny; GDPR Art. 44
            at=2020-07-15T22:00:00Z                           | deny; GDPR Art. 44 until 2023-07-09T22:00:00Z
            at=2022-01-01T00:00:00Z recipientCertified=-      | deny; GDPR Art. 44 until 2023-07-09T22:00:00Z
            at=2023-07-09T21:59:59Z                           | deny; GDPR Art. 44 until 2023-07-09T22:00:00Z
            at=2023-07-09T22:00:00Z                           | permit
            at=2023-07-09T22:00:00Z recipientCertified=false  | deny; GDPR Art. 44
            at=2023-07-09T22:00:00Z recipientCertified=-      | indeterminate; asks recipientCertified
            at=2023-07-09T22:00:00Z recipientCertified=- transfer=- | indeterminate; asks recipientCertified transfer
            at=2023-07-09T22:00:00Z recipientCertified=- transfer=none | indeterminate; asks recipientCertified
            at=2023-07-09T22:00:00Z recipientCertified=- transfer=scc | permit; owes transfer-impact-assessment, GDPR Art. 46(2)(c)
            country=GB at=2023-10-11T22:59:59Z                | deny; UK GDPR Art. 44 until 2023-10-11T23:00:00Z
            country=GB at=2023-10-11T23:00:00Z                | permit
            country=CH at=2024-09-14T21:59:59Z                | deny; FADP Art. 16(1) until 2024-09-14T22:00:00Z
            country=CH at=2024-09-14T22:00:00Z                | permit
            to=authority at=2023-07-09T22:00:00Z              | deny; GDPR Art. 44
            to=authority at=2023-07-09T22:00:00Z recipientCertified=- transfer=none | deny; GDPR Art. 44
            to=authority at=2020-07-15T21:59:59Z              | deny; GDPR Art. 44
            to=authority country=GB at=2023-10-11T23:00:00Z   | deny; UK GDPR Art. 44
            to=authority country=CH at=2024-09-14T22:00:00Z   | deny; FADP Art. 16(1)
            to=- at=2023-07-09T22:00:00Z                      | indeterminate; asks to
            to=- at=2023-07-09T22:00:00Z recipientCertified=false | indeterminate; asks to
            """);
  }

  @Test
  void adequacy_ofWholeCountries() {
    rows()
        .hold(
            USUAL + " transfer=adequacy",
            """
            recipientCountry=JP                               | permit; owes confirm-adequacy-scope, GDPR Art. 45(1)
            recipientCountry=JP transfer=none                 | permit; owes confirm-adequacy-scope, GDPR Art. 45(1)
            recipientCountry=JP at=2019-01-22T22:59:59Z       | deny; GDPR Art. 44 until 2019-01-22T23:00:00Z
            recipientCountry=JP at=2019-01-22T23:00:00Z       | permit; owes confirm-adequacy-scope, GDPR Art. 45(1)
            recipientCountry=CA                               | permit; owes confirm-adequacy-scope, GDPR Art. 45(1)
            recipientCountry=CA transfer=-                    | permit; owes confirm-adequacy-scope, GDPR Art. 45(1)
            recipientCountry=CA transfer=scc                  | permit; owes confirm-adequacy-scope, GDPR Art. 45(1)
            recipientCountry=CA country=GB                    | permit; owes confirm-adequacy-scope, UK GDPR Art. 45(1)
            recipientCountry=CA country=CH                    | permit; owes confirm-adequacy-scope, FADP Art. 16(1)
            recipientCountry=FR                               | permit
            recipientCountry=RE                               | permit
            recipientCountry=NC                               | deny; GDPR Art. 44
            recipientCountry=IS at=2018-07-19T21:59:59Z       | permit
            recipientCountry=IS at=2018-07-19T22:00:00Z       | permit
            recipientCountry=GB at=2020-12-31T22:59:59Z       | permit
            recipientCountry=GB at=2020-12-31T23:00:00Z       | permit
            recipientCountry=GB at=2031-12-27T22:59:59Z       | permit
            recipientCountry=GB at=2031-12-27T23:00:00Z       | deny; GDPR Art. 44
            recipientCountry=DE country=GB                    | permit
            recipientCountry=NO country=GB                    | permit
            recipientCountry=US country=GB                    | indeterminate; asks recipientCertified
            recipientCountry=DE country=CH                    | permit
            recipientCountry=GB country=CH                    | permit
            recipientCountry=IN country=CH                    | deny; FADP Art. 16(1)
            recipientCountry=IN country=CH transfer=scc       | permit; owes transfer-impact-assessment, FADP Art. 16(2)(d)
            recipientCountry=IN country=GB                    | deny; UK GDPR Art. 44A
            recipientCountry=IN country=GB at=2026-02-04T23:59:59Z | deny; UK GDPR Art. 44
            recipientCountry=IN country=GB at=2026-02-05T00:00:00Z | deny; UK GDPR Art. 44A
            recipientCountry=IN country=GB at=2020-12-31T23:59:59Z | deny; GDPR Art. 44
            recipientCountry=IN country=GB at=2021-01-01T00:00:00Z | deny; UK GDPR Art. 44
            """);
  }

  /** Decisions that cover a part of a country: what no fact states is confirmed. */
  @Test
  void adequacy_ofPartsOfCountries() {
    rows()
        .hold(
            USUAL + " transfer=adequacy to=third-party",
            """
            recipientCountry=FO                           | permit; owes confirm-adequacy-scope, GDPR Art. 45(1)
            recipientCountry=FO to=authority              | permit; owes confirm-adequacy-scope, GDPR Art. 45(1)
            recipientCountry=KR                           | permit; owes confirm-adequacy-scope, GDPR Art. 45(1)
            recipientCountry=IL                           | permit; owes confirm-adequacy-scope, GDPR Art. 45(1)
            recipientCountry=BR                           | permit; owes confirm-adequacy-scope, GDPR Art. 45(1)
            recipientCountry=NZ                           | permit
            recipientCountry=NZ to=authority              | permit
            recipientCountry=JP country=GB                | permit; owes confirm-adequacy-scope, UK GDPR Art. 45(1)
            recipientCountry=FO country=GB                | permit; owes confirm-adequacy-scope, UK GDPR Art. 45(1)
            recipientCountry=IL country=GB                | permit; owes confirm-adequacy-scope, UK GDPR Art. 45(1)
            recipientCountry=KR country=GB                | permit
            recipientCountry=NZ country=GB                | permit
            """);
  }

  /** Decision (EU) 2019/419 recital 10, Decision 2002/2/EC recital 5: not the public sector. */
  @Test
  void adequacy_notOfPublicBodies() {
    rows()
        .hold(
            USUAL + " transfer=adequacy to=authority",
            """
            recipientCountry=JP                           | deny; GDPR Art. 44
            recipientCountry=JP transfer=none             | deny; GDPR Art. 44
            recipientCountry=JP transfer=scc              | permit; owes transfer-impact-assessment, GDPR Art. 46(2)(c)
            recipientCountry=JP transfer=-                | indeterminate; asks transfer
            recipientCountry=JP to=-                      | indeterminate; asks to
            recipientCountry=JP to=- transfer=-           | indeterminate; asks to transfer
            recipientCountry=JP to=- transfer=scc         | permit; owes transfer-impact-assessment, GDPR Art. 46(2)(c)
            recipientCountry=JP at=2019-01-23T12:00:00Z   | deny; GDPR Art. 44
            recipientCountry=JP country=GB                | deny; UK GDPR Art. 44A
            recipientCountry=CA                           | deny; GDPR Art. 44
            recipientCountry=CA country=GB                | deny; UK GDPR Art. 44A
            recipientCountry=CA country=CH                | deny; FADP Art. 16(1)
            recipientCountry=CA to=- country=CH           | indeterminate; asks to
            """);
  }

  /** Half an hour before midnight in the Azores it is the next day in Lisbon. */
  @Test
  void placeOfTwoDates_countsAsTheStricter() {
    rows()
        .hold(
            USUAL + " country=PT recipientCountry=US transfer=adequacy recipientCertified=true",
            """
            at=2023-07-09T22:59:59Z                      | deny; GDPR Art. 44 until 2023-07-10T00:00:00Z
            at=2023-07-09T23:30:00Z                      | deny; GDPR Art. 44 until 2023-07-10T00:00:00Z
            at=2023-07-10T00:00:00Z                      | permit
            at=2020-07-15T22:59:59Z                      | permit
            at=2020-07-15T23:30:00Z                      | deny; GDPR Art. 44 until 2023-07-10T00:00:00Z
            at=2020-07-15T22:59:59Z transfer=scc recipientCertified=false | permit
            at=2020-07-15T23:00:00Z transfer=scc recipientCertified=false | permit; owes transfer-impact-assessment, GDPR Art. 46(2)(c)
            """);
  }

  /** From Réunion to Martinique there are eight hours in which it is two dates. */
  @Test
  void placeUnknown_isAskedForWhereDatesTell() {
    alone("DE", "2018-05-25")
        .hold(
            USUAL + " country=- recipientCountry=US transfer=adequacy recipientCertified=true",
            """
            at=2023-07-09T19:59:59Z                      | deny; GDPR Art. 44 until 2023-07-09T20:00:00Z
            at=2023-07-09T20:00:00Z                      | asks country
            at=2023-07-09T20:00:00Z recipientCertified=- | asks country recipientCertified
            at=2023-07-09T20:00:00Z recipientCertified=false | deny; GDPR Art. 44
            at=2023-07-09T20:00:00Z recipientCountry=- recipientCertified=- | asks country recipientCertified recipientCountry
            at=2023-07-09T20:00:00Z transfer=-           | asks country transfer
            at=2023-07-10T03:59:59Z                      | asks country
            at=2023-07-10T04:00:00Z                      | pass
            at=2023-07-10T04:00:00Z recipientCertified=- | asks recipientCertified
            at=2023-07-10T04:00:00Z recipientCountry=- recipientCertified=- | asks recipientCertified recipientCountry
            at=2023-07-09T19:59:59Z recipientCountry=- recipientCertified=- | asks recipientCertified recipientCountry
            """);
  }

  @Test
  void card_namesWhatCounts() {
    for (Rule<?> rule : TransferRules.of(new Regimes())) {
      assertThat(rule.info().reads())
          .extracting(Fact::path)
          .containsExactlyInAnyOrder(
              "data",
              "ownStaff",
              "recipientCountry",
              "recipientCertified",
              "subjectAgreed",
              "to",
              "transfer");
      assertThat(rule.info().obligations())
          .containsExactlyInAnyOrder(
              "transfer-impact-assessment",
              "document-transfer-consent",
              "document-transfer-necessity",
              "confirm-adequacy-scope");
      assertThat(Terms.citationReads(rule))
          .extracting(Fact::path)
          .containsExactlyInAnyOrder("recipientCountry", "recipientCertified", "to", "transfer");
    }
  }
}
