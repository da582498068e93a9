package io.lexicall.rules.gdpr;

import static org.assertj.core.api.Assertions.assertThat;

import io.lexicall.facts.Access;
import io.lexicall.facts.Disclosure;
import io.lexicall.facts.Fact;
import io.lexicall.facts.Schema;
import io.lexicall.facts.Storage;
import io.lexicall.rule.Clocks;
import io.lexicall.rule.Rule;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The sections on telling, sending, opening and keeping data. */
class DisclosureRulesTest {
  private static final String TOLD = "at=2026-06-10T12:00:00Z country=DE data=[personal-data]";

  private static final String KEPT =
      "at=2026-06-10T12:00:00Z country=DE contains=[personal-data] legalHold=false"
          + " businessNeed=false";

  private static List<Rule<?>> rules() {
    return DisclosureRules.of(new Regimes(), true);
  }

  private static Rows rows(Schema<?> activity, String id) {
    return Rows.of(activity, rules(), id);
  }

  @Test
  void minimisation() {
    rows(Disclosure.SCHEMA, "gdpr.data-minimisation")
        .hold(
            TOLD,
            """
            minimumNecessary=false               | deny; GDPR Art. 5(1)(c)
            minimumNecessary=true                | permit; owes limit-to-minimum, GDPR Art. 5(1)(c)
            minimumNecessary=-                   | permit; owes limit-to-minimum, GDPR Art. 5(1)(c)
            minimumNecessary=false country=GB    | deny; UK GDPR Art. 5(1)(c)
            minimumNecessary=false country=CH    | deny; FADP Art. 6(2)
            minimumNecessary=false at=2018-05-24T21:59:59Z | permit
            """);
  }

  /** Art. 2(1): what tells no personal data is not under the law. */
  @Test
  void noData_isUnderNoRule() {
    String noData = TOLD + " data=[]";
    rows(Disclosure.SCHEMA, "gdpr.data-minimisation")
        .hold(
            noData,
            """
            minimumNecessary=false               | permit
            minimumNecessary=false country=GB    | permit
            minimumNecessary=false country=CH    | permit
            minimumNecessary=false data=[pan]    | deny; GDPR Art. 5(1)(c)
            minimumNecessary=false data=-        | indeterminate; asks data
            minimumNecessary=true data=-         | permit; owes limit-to-minimum, GDPR Art. 5(1)(c)
            """);
    rows(Disclosure.SCHEMA, "gdpr.processor-contract")
        .hold(
            noData + " to=processor",
            """
            processorContract=false              | permit
            processorContract=false data=[pan]   | deny; GDPR Art. 28(3)
            processorContract=false data=-       | indeterminate; asks data
            processorContract=true data=-        | permit
            """);
    rows(Disclosure.SCHEMA, "gdpr.identity-verification")
        .hold(
            noData + " to=subject",
            """
            identityVerified=false               | permit
            identityVerified=false data=[pan]    | deny; GDPR Art. 32(1)
            """);
    rows(Disclosure.SCHEMA, "gdpr.disclosure-to-third-party")
        .hold(
            noData + " to=third-party purpose=service lawfulBasis=consent subjectAgreed=false",
            """
            subjectAgreed=false                  | permit
            data=[pan]                           | deny; GDPR Art. 6(1)
            data=-                               | indeterminate; asks data
            to=family                            | permit
            to=family data=[pan]                 | deny; GDPR Art. 6(1)
            """);
    rows(Disclosure.SCHEMA, "gdpr.security")
        .hold(
            noData,
            """
            encrypted=false                      | permit
            encrypted=false data=[pan]           | permit; owes encrypt, GDPR Art. 32(1)
            """);
  }

  @Test
  void specialCategory_told() {
    rows(Disclosure.SCHEMA, "gdpr.special-category")
        .hold(
            TOLD
                + " data=[special-category] purpose=service subjectAgreed=false"
                + " specialCategoryCondition=a",
            """
            subjectAgreed=false                  | deny; GDPR Art. 9(1)
            subjectAgreed=true                   | permit
            subjectAgreed=-                      | indeterminate; asks subjectAgreed
            specialCategoryCondition=-           | indeterminate; asks specialCategoryCondition
            specialCategoryCondition=b           | permit; owes document-special-category-ground, GDPR Art. 9(1)
            specialCategoryCondition=j           | permit; owes document-special-category-ground, GDPR Art. 9(1)
            specialCategoryCondition=j purpose=marketing | deny; GDPR Art. 9(1)
            specialCategoryCondition=- purpose=marketing | deny; GDPR Art. 9(1)
            specialCategoryCondition=- subjectAgreed=-   | indeterminate; asks specialCategoryCondition subjectAgreed
            purpose=treatment                    | permit; owes confirm-professional-secrecy, GDPR Art. 9(3)
            purpose=legal                        | permit
            purpose=-                            | indeterminate; asks purpose; owes confirm-professional-secrecy, GDPR Art. 9(3)
            data=-                               | indeterminate; asks data
            data=[personal-data]                 | permit
            data=[phi]                           | deny; GDPR Art. 9(1)
            data=[phi] subjectAgreed=true        | permit
            data=[phi] purpose=treatment         | permit; owes confirm-professional-secrecy, GDPR Art. 9(3)
            data=[substance-use-record]          | deny; GDPR Art. 9(1)
            data=[phi] authorization.signedAt=2026-06-10T12:00:00Z authorization.covers=[phi] | permit
            data=[phi,special-category] authorization.signedAt=2026-06-10T12:00:00Z authorization.covers=[phi] | deny; GDPR Art. 9(1)
            data=[phi,personal-data] authorization.signedAt=2026-06-10T12:00:00Z authorization.covers=[phi] | permit
            data=[psychotherapy-notes] authorization.signedAt=2026-06-10T12:00:00Z authorization.covers=[phi] | deny; GDPR Art. 9(1)
            data=- subjectAgreed=- purpose=-     | indeterminate; asks data purpose subjectAgreed; owes confirm-professional-secrecy, GDPR Art. 9(3)
            authorization.signedAt=2026-06-10T12:00:00Z authorization.covers=[special-category] | permit
            authorization.signedAt=2026-06-10T12:00:00Z | indeterminate; asks authorization.covers
            authorization.signedAt=2026-06-10T12:00:00Z authorization.covers=[phi] | deny; GDPR Art. 9(1)
            authorization.signedAt=2026-06-10T12:00:01Z authorization.covers=[all] | deny; GDPR Art. 9(1) until 2026-06-10T12:00:01Z
            authorization.covers=[all]           | deny; GDPR Art. 9(1)
            """);
    Rule<?> rule =
        rules().stream()
            .filter(each -> each.info().id().equals("gdpr.special-category"))
            .filter(each -> each.activity() == Disclosure.SCHEMA)
            .findFirst()
            .orElseThrow();
    assertThat(rule.info().reads())
        .extracting(Fact::path)
        .containsExactly(
            "authorization",
            "authorization.covers",
            "authorization.expiresAt",
            "authorization.revokedAt",
            "authorization.signedAt",
            "data",
            "purpose",
            "specialCategoryCondition",
            "subjectAgreed");
    assertThat(rule.when().says()).contains("an authorization in force covers special categories");
  }

  @Test
  void specialCategory_kept() {
    rows(Storage.SCHEMA, "gdpr.special-category")
        .hold(
            KEPT,
            """
            contains=[special-category]            | permit; owes document-special-category-ground, GDPR Art. 9(1)
            contains=[special-category] country=CH | permit; owes document-special-category-ground, FADP Art. 6(7)(a)
            contains=[phi]                         | permit; owes document-special-category-ground, GDPR Art. 9(1)
            contains=[psychotherapy-notes]         | permit; owes document-special-category-ground, GDPR Art. 9(1)
            contains=[substance-use-record]        | permit; owes document-special-category-ground, GDPR Art. 9(1)
            contains=[personal-data]               | permit
            """);
  }

  @Test
  void recipients() {
    rows(Disclosure.SCHEMA, "gdpr.processor-contract")
        .hold(
            TOLD + " to=processor",
            """
            processorContract=false              | deny; GDPR Art. 28(3)
            processorContract=true               | permit
            processorContract=-                  | indeterminate; asks processorContract
            processorContract=false to=family    | permit
            processorContract=false to=-         | indeterminate; asks to
            processorContract=false country=CH   | deny; FADP Art. 9(1)
            """);
    rows(Disclosure.SCHEMA, "gdpr.identity-verification")
        .hold(
            TOLD + " identityVerified=false",
            """
            to=subject                           | deny; GDPR Art. 32(1)
            to=personal-representative           | deny; GDPR Art. 32(1)
            to=family                            | permit
            to=-                                 | indeterminate; asks to
            to=subject identityVerified=true     | permit
            to=subject identityVerified=-        | indeterminate; asks identityVerified
            to=subject country=GB                | deny; UK GDPR Art. 32(1)
            """);
    rows(Disclosure.SCHEMA, "gdpr.disclosure-to-third-party")
        .hold(
            TOLD + " subjectAgreed=false",
            """
            to=family                            | deny; GDPR Art. 6(1)
            to=voicemail                         | deny; GDPR Art. 6(1)
            to=third-party                       | indeterminate; asks lawfulBasis purpose
            to=third-party lawfulBasis=consent   | deny; GDPR Art. 6(1)
            to=third-party lawfulBasis=contract  | indeterminate; asks purpose
            to=third-party lawfulBasis=legal-obligation | indeterminate; asks purpose
            to=third-party lawfulBasis=legitimate-interests | permit; owes document-balancing-test, GDPR Art. 6(1)
            to=third-party lawfulBasis=contract subjectAgreed=- | indeterminate; asks purpose subjectAgreed
            to=third-party subjectAgreed=-       | indeterminate; asks lawfulBasis purpose subjectAgreed
            to=third-party subjectAgreed=true    | permit
            to=third-party lawfulBasis=consent country=CH | deny; FADP Art. 31(1)
            to=family lawfulBasis=contract       | deny; GDPR Art. 6(1)
            to=authority                         | permit
            to=subject                           | permit
            to=family subjectAgreed=true         | permit
            to=family subjectAgreed=-            | indeterminate; asks subjectAgreed
            to=family country=CH                 | deny; FADP Art. 30(2)(b)
            to=voicemail country=CH              | deny; FADP Art. 30(2)(b)
            to=third-party lawfulBasis=legitimate-interests country=CH | permit; owes document-balancing-test, FADP Art. 31(1)
            """);
  }

  @Test
  void security() {
    rows(Disclosure.SCHEMA, "gdpr.security")
        .hold(
            TOLD + " data=[special-category] channel=email encrypted=false",
            """
            channel=email                        | deny; GDPR Art. 32(1); owes encrypt, GDPR Art. 32(1)
            channel=text                         | deny; GDPR Art. 32(1); owes encrypt, GDPR Art. 32(1)
            channel=chat                         | deny; GDPR Art. 32(1); owes encrypt, GDPR Art. 32(1)
            channel=voice                        | permit; owes encrypt, GDPR Art. 32(1)
            encrypted=true                       | permit
            encrypted=-                          | permit; owes encrypt, GDPR Art. 32(1)
            encrypted=- data=[personal-data]     | permit
            data=[personal-data]                 | permit; owes encrypt, GDPR Art. 32(1)
            """);
    rows(Storage.SCHEMA, "gdpr.security")
        .hold(
            KEPT + " encrypted=false",
            """
            contains=[personal-data]             | permit; owes encrypt, GDPR Art. 32(1)
            contains=[special-category]          | permit; owes encrypt, GDPR Art. 32(1)
            contains=[phi]                       | permit; owes encrypt, GDPR Art. 32(1)
            contains=[pan]                       | permit
            encrypted=true                       | permit
            encrypted=-                          | permit
            contains=[personal-data] country=GB  | permit; owes encrypt, UK GDPR Art. 32(1)
            """);
  }

  @Test
  void access() {
    rows(Access.SCHEMA, "gdpr.access-control")
        .hold(
            "at=2026-06-10T12:00:00Z agent.id=a-1 data=[personal-data]",
            """
            agent.needToKnow=false data=[]       | permit
            agent.needToKnow=false data=-        | indeterminate; asks data
            agent.needToKnow=false               | deny; GDPR Art. 32(4)
            agent.needToKnow=true                | permit
            agent.needToKnow=-                   | indeterminate; asks agent.needToKnow
            agent=-                              | indeterminate; asks agent.needToKnow
            """);
    assertThat(DisclosureRules.of(new Regimes(), false))
        .noneMatch(rule -> rule.activity() == Access.SCHEMA);
  }

  /** The end of the day that the controller's own time ends on, in the calendar of the place. */
  @Test
  void retention_endsWithADay_orAtAnInstant() {
    rows(Storage.SCHEMA, "gdpr.storage-limitation")
        .hold(
            KEPT + " createdAt=2026-05-11T12:00:00Z retentionDays=30",
            """
            at=2026-06-10T21:59:59Z                  | permit; owes delete-by by 2026-06-10, GDPR Art. 5(1)(e)
            at=2026-06-10T22:00:00Z                  | deny; GDPR Art. 5(1)(e)
            at=2026-06-10T22:00:00Z country=GB       | permit; owes delete-by by 2026-06-10, UK GDPR Art. 5(1)(e)
            at=2026-06-10T23:00:00Z country=GB       | deny; UK GDPR Art. 5(1)(e)
            at=2026-06-10T22:00:00Z country=PT       | permit; owes delete-by by 2026-06-10, GDPR Art. 5(1)(e)
            at=2026-06-10T23:00:00Z country=PT       | indeterminate; asks region
            at=2026-06-10T23:00:00Z country=PT legalHold=- | indeterminate; asks legalHold region
            at=2026-06-10T23:00:00Z country=PT region=PT-11 | deny; GDPR Art. 5(1)(e)
            at=2026-06-10T23:00:00Z country=PT region=PT-20 | permit; owes delete-by by 2026-06-10, GDPR Art. 5(1)(e)
            at=2026-06-10T23:59:59Z country=PT       | indeterminate; asks region
            at=2026-06-11T00:00:00Z country=PT       | deny; GDPR Art. 5(1)(e)
            at=2026-06-10T22:00:00Z country=ES       | indeterminate; asks region
            at=2026-06-11T00:00:00+02:00 country=ES  | deny; GDPR Art. 5(1)(e)
            at=2026-06-10T22:00:00Z country=ES legalHold=true | permit
            at=2026-06-10T22:00:00Z legalHold=true   | permit
            at=2026-06-10T22:00:00Z legalHold=true businessNeed=true | permit
            at=2026-06-10T22:00:00Z legalHold=true businessNeed=- | permit
            at=2026-06-10T22:00:00Z businessNeed=true | permit; owes document-retention, GDPR Art. 5(1)(e)
            at=2026-06-10T22:00:00Z businessNeed=true legalHold=- | permit; owes document-retention, GDPR Art. 5(1)(e)
            at=2026-06-10T22:00:00Z businessNeed=-   | indeterminate; asks businessNeed
            at=2026-06-10T22:00:00Z legalHold=-      | indeterminate; asks legalHold
            at=2026-06-10T22:00:00Z legalHold=- businessNeed=- | indeterminate; asks businessNeed legalHold
            at=2026-06-10T21:59:59Z legalHold=- businessNeed=- | permit; owes delete-by by 2026-06-10, GDPR Art. 5(1)(e)
            retentionDays=-                          | indeterminate; asks retentionDays
            retentionDays=- legalHold=-              | indeterminate; asks legalHold retentionDays
            retentionDays=- legalHold=true           | indeterminate; asks retentionDays
            retentionDays=0 createdAt=2026-06-10T12:00:00Z | permit; owes delete-by by 2026-06-10, GDPR Art. 5(1)(e)
            retentionDays=0 createdAt=2026-06-09T12:00:00Z | deny; GDPR Art. 5(1)(e)
            retentionDays=1 createdAt=2026-06-09T12:00:00Z | permit; owes delete-by by 2026-06-10, GDPR Art. 5(1)(e)
            createdAt=2026-05-11T23:30:00Z country=PT | permit; owes delete-by by 2026-06-10, GDPR Art. 5(1)(e)
            createdAt=-                              | permit; owes delete-by by 2026-07-10, GDPR Art. 5(1)(e)
            contains=[special-category] at=2026-06-10T22:00:00Z | deny; GDPR Art. 5(1)(e)
            contains=[phi]                           | permit; owes delete-by by 2026-06-10, GDPR Art. 5(1)(e)
            contains=[phi] at=2026-06-10T22:00:00Z   | deny; GDPR Art. 5(1)(e)
            contains=[psychotherapy-notes] at=2026-06-10T22:00:00Z | deny; GDPR Art. 5(1)(e)
            contains=[substance-use-record] at=2026-06-10T22:00:00Z | deny; GDPR Art. 5(1)(e)
            contains=[phi] at=2026-06-10T22:00:00Z country=CH | deny; FADP Art. 6(4)
            contains=[pan] at=2026-06-10T22:00:00Z   | permit
            deleteAt=2026-06-10T12:00:00Z            | permit; owes delete-by by 2026-06-10T12:00:00Z, GDPR Art. 5(1)(e)
            deleteAt=2026-06-10T11:59:59Z            | deny; GDPR Art. 5(1)(e)
            deleteAt=2026-06-10T11:59:59Z legalHold=true | permit
            deleteAt=2026-06-11T11:59:59Z retentionDays=1 | permit; owes delete-by by 2026-06-11T11:59:59Z, GDPR Art. 5(1)(e)
            """);
  }

  /** Belgium keeps what a call centre records to control its service for a month at most. */
  @Test
  void retention_ofQualityRecordingsInBelgium() {
    rows(Storage.SCHEMA, "gdpr.storage-limitation")
        .hold(
            KEPT
                + " country=BE artifact=recording purpose=quality retentionDays=1500"
                + " createdAt=2026-05-10T10:00:00Z legalHold=false businessNeed=false",
            """
            at=2026-06-10T21:59:59Z               | permit; owes delete-by by 2026-06-10, Loi du 13 juin 2005 Art. 128
            at=2026-06-10T22:00:00Z               | deny; Loi du 13 juin 2005 Art. 128
            at=2026-06-10T22:00:00Z legalHold=-   | indeterminate; asks legalHold
            at=2026-06-10T22:00:00Z legalHold=true | permit; owes delete-by by 2030-06-18, GDPR Art. 5(1)(e)
            at=2026-06-10T22:00:00Z businessNeed=true | deny; Loi du 13 juin 2005 Art. 128
            at=2026-06-10T22:00:00Z purpose=evidence | permit; owes delete-by by 2030-06-18, GDPR Art. 5(1)(e)
            at=2026-06-10T22:00:00Z purpose=-     | indeterminate; asks purpose; owes delete-by by 2030-06-18, GDPR Art. 5(1)(e)
            at=2026-06-10T22:00:00Z artifact=note | permit; owes delete-by by 2030-06-18, GDPR Art. 5(1)(e)
            at=2026-06-10T21:59:59Z legalHold=true | permit; owes delete-by by 2026-06-10, Loi du 13 juin 2005 Art. 128; owes delete-by by 2030-06-18, GDPR Art. 5(1)(e)
            at=2026-06-10T21:59:59Z retentionDays=31 | permit; owes delete-by by 2026-06-10, GDPR Art. 5(1)(e); owes delete-by by 2026-06-10, Loi du 13 juin 2005 Art. 128
            at=2026-06-10T21:59:59Z retentionDays=32 | permit; owes delete-by by 2026-06-10, Loi du 13 juin 2005 Art. 128
            at=2026-06-10T21:59:59Z deleteAt=2026-06-11T00:00:00Z | permit; owes delete-by by 2026-06-10, Loi du 13 juin 2005 Art. 128
            at=2026-06-01T21:59:59Z retentionDays=30 | permit; owes delete-by by 2026-06-09, GDPR Art. 5(1)(e); owes delete-by by 2026-06-10, Loi du 13 juin 2005 Art. 128
            at=2026-06-10T22:00:00Z country=NL    | permit; owes delete-by by 2030-06-18, GDPR Art. 5(1)(e)
            """);
  }

  @Test
  void specialCategory_toldForCare_wherePeopleAreBoundToSecrecy() {
    rows(Disclosure.SCHEMA, "gdpr.special-category")
        .hold(
            "at=2026-06-10T12:00:00Z country=DE data=[special-category] purpose=treatment"
                + " subjectAgreed=false to=third-party",
            """
            to=third-party     | permit; owes confirm-professional-secrecy, GDPR Art. 9(3)
            to=subject         | permit
            to=personal-representative | permit
            subjectAgreed=true | permit
            country=CH         | permit
            data=[personal-data] | permit
            """);
  }

  /** The day ends on Réunion first, and on Martinique last. */
  @Test
  void retention_whereThePlaceIsNotKnown() {
    Rule<Storage> rule =
        Rule.on(Storage.SCHEMA, "gdpr.storage-limitation")
            .title("Personal data is kept no longer than the controller's own retention period.")
            .cites("GDPR Art. 5(1)(e)")
            .then(new Retention(new Clocks(new Regimes().places()), List.of()));
    Rows.alone(rule)
        .hold(
            KEPT + " country=- createdAt=2026-05-11T12:00:00Z retentionDays=30",
            """
            at=2026-06-10T19:59:59Z                | asks country
            at=2026-06-10T20:00:00Z                | asks country
            at=2026-06-11T03:59:59Z                | asks country
            at=2026-06-11T04:00:00Z                | deny; GDPR Art. 5(1)(e)
            at=2026-06-11T04:00:00Z legalHold=-    | asks legalHold
            at=2026-06-11T03:59:59Z legalHold=-    | asks country legalHold
            at=2026-06-10T19:59:59Z legalHold=-    | asks country
            retentionDays=-                        | asks country retentionDays
            deleteAt=2026-06-10T12:00:00Z          | owes delete-by by 2026-06-10T12:00:00Z, GDPR Art. 5(1)(e)
            deleteAt=2026-06-10T11:59:59Z          | deny; GDPR Art. 5(1)(e)
            """);
    assertThat(rule.info().reads())
        .extracting(Fact::path)
        .containsExactly(
            "artifact",
            "businessNeed",
            "createdAt",
            "deleteAt",
            "legalHold",
            "purpose",
            "retentionDays");
    assertThat(rule.info().obligations()).containsExactly("delete-by", "document-retention");
  }
}
