package io.lexicall.rules.gdpr;

import static io.lexicall.facts.DataKind.PERSONAL_DATA;
import static io.lexicall.facts.DataKind.PHI;
import static io.lexicall.facts.DataKind.PSYCHOTHERAPY_NOTES;
import static io.lexicall.facts.DataKind.SPECIAL_CATEGORY;
import static io.lexicall.facts.DataKind.SUBSTANCE_USE_RECORD;

import io.lexicall.facts.Access;
import io.lexicall.facts.Activity;
import io.lexicall.facts.Agent;
import io.lexicall.facts.Authorization;
import io.lexicall.facts.CommunicationChannel;
import io.lexicall.facts.DataKind;
import io.lexicall.facts.DataPurpose;
import io.lexicall.facts.Disclosure;
import io.lexicall.facts.Fact;
import io.lexicall.facts.FactType;
import io.lexicall.facts.LawfulBasis;
import io.lexicall.facts.Recipient;
import io.lexicall.facts.Schema;
import io.lexicall.facts.SpecialCategoryCondition;
import io.lexicall.facts.Storage;
import io.lexicall.facts.Truth;
import io.lexicall.law.Certainty;
import io.lexicall.law.LawTable;
import io.lexicall.place.Place;
import io.lexicall.rule.Clocks;
import io.lexicall.rule.Condition;
import io.lexicall.rule.Duty;
import io.lexicall.rule.Rule;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The GDPR's requirements for disclosing, sending, accessing and storing data; transfers are
 * separate.
 */
final class DisclosureRules {
  /** Special data under Art. 9: what US law calls health information is included (4(15)). */
  private static final Set<DataKind> SPECIAL_KINDS =
      EnumSet.of(SPECIAL_CATEGORY, PHI, PSYCHOTHERAPY_NOTES, SUBSTANCE_USE_RECORD);

  /**
   * Art. 2(1): the law applies to personal data. Every kind that a disclosure can name is personal
   * data.
   */
  static final Condition<Disclosure> ANY_DATA =
      Condition.where(Disclosure.DATA, "data is not empty", data -> Truth.of(!data.isEmpty()));

  private static final Condition<Disclosure> SPECIAL =
      Condition.listHolds(Disclosure.DATA, SPECIAL_KINDS.toArray(DataKind[]::new));

  private static final Condition<Storage> SPECIAL_IS_KEPT =
      Condition.listHolds(Storage.CONTAINS, SPECIAL_KINDS.toArray(DataKind[]::new));

  private static final Condition<Storage> PERSONAL_IS_KEPT =
      Condition.listHolds(Storage.CONTAINS, PERSONAL_DATA).or(SPECIAL_IS_KEPT);

  /** A condition of Art. 9(2) other than consent; there is none for marketing. */
  private static final Condition<Disclosure> OTHER_CONDITION =
      Condition.in(Disclosure.PURPOSE, DataPurpose.MARKETING)
          .not()
          .and(
              Condition.where(
                  Disclosure.SPECIAL_CATEGORY_CONDITION,
                  "a condition of Art. 9(2)(b) to (j) holds",
                  condition -> Truth.of(condition != SpecialCategoryCondition.A)));

  /**
   * Art. 6(1)(c): what a law requires has that law as its basis. Used if stated, never asked for.
   */
  private static final Condition<Disclosure> STATED_TO_BE_REQUIRED_BY_LAW =
      Condition.in(Disclosure.PURPOSE, DataPurpose.LEGAL)
          .and(Condition.known(Disclosure.REQUIRED_BY_LAW))
          .and(Condition.isTrue(Disclosure.REQUIRED_BY_LAW));

  /**
   * A person who processes under the direct authority of the controller is neither a third party
   * nor a processor (Art. 4(8), (10), 29). Used if stated, never asked for.
   */
  private static final Condition<Disclosure> STATED_TO_BE_OWN_STAFF =
      Condition.known(Disclosure.OWN_STAFF).and(Condition.isTrue(Disclosure.OWN_STAFF));

  private final Regimes regimes;
  private final List<Rule<?>> rules = new ArrayList<>();

  private DisclosureRules(Regimes regimes) {
    this.regimes = regimes;
  }

  /**
   * Returns the rules.
   *
   * @param access whether the host states that the GDPR governs the access of its staff
   */
  static List<Rule<?>> of(Regimes regimes, boolean access) {
    DisclosureRules making = new DisclosureRules(regimes);
    making.minimisation();
    making.specialCategory();
    making.specialCategoryForCare();
    making.specialCategoryKept();
    making.processorContract();
    making.identity();
    making.thirdParty();
    making.security();
    making.storageLimitation();
    if (access) {
      making.access();
    }
    return making.rules;
  }

  private <A extends Activity<A>> Draft<A> draft(Schema<A> activity, String id, String article) {
    return new Draft<>(regimes, activity, id, article);
  }

  private Draft<Disclosure> disclosure(String id, String article) {
    return draft(Disclosure.SCHEMA, id, article).when(ANY_DATA);
  }

  private void minimisation() {
    rules.addAll(
        disclosure("gdpr.data-minimisation", "5(1)(c)")
            .title("No more data is disclosed than the purpose needs.")
            .remedy("limit-to-minimum")
            .write(
                rule ->
                    rule.then(
                        new DenyWhere<>(
                            Condition.isFalse(Disclosure.MINIMUM_NECESSARY),
                            Duty.to("limit-to-minimum")))));
  }

  private void specialCategory() {
    rules.addAll(
        disclosure("gdpr.special-category", "9(1)")
            .title(
                "Health and other special-category data is disclosed only if the person"
                    + " agreed or the law allows it.")
            .when(SPECIAL)
            .unless(Condition.in(Disclosure.PURPOSE, DataPurpose.TREATMENT, DataPurpose.LEGAL))
            .unless(Condition.isTrue(Disclosure.SUBJECT_AGREED))
            .unless(new Authorized())
            .unless(OTHER_CONDITION)
            .remedy("obtain-explicit-consent")
            .denies());
    rules.addAll(
        disclosure("gdpr.special-category", "9(1)")
            .variant("other-condition")
            .title("A condition of Art. 9(2) other than consent is documented.")
            .when(SPECIAL)
            .when(Condition.known(Disclosure.SPECIAL_CATEGORY_CONDITION))
            .when(OTHER_CONDITION)
            .obliges(
                Duty.to("document-special-category-ground")
                    .noting("The condition of Art. 9(2), and why it holds.")));
  }

  /**
   * Art. 9(2)(h) allows care under professional secrecy; a person who agreed is covered by the
   * agreement instead.
   */
  private void specialCategoryForCare() {
    rules.addAll(
        disclosure("gdpr.special-category", "9(3)")
            .variant("care")
            .title("Health data is disclosed for care only under a duty of professional secrecy.")
            .when(SPECIAL)
            .when(Condition.in(Disclosure.PURPOSE, DataPurpose.TREATMENT))
            .unless(
                Condition.in(Disclosure.TO, Recipient.SUBJECT, Recipient.PERSONAL_REPRESENTATIVE))
            .unless(Condition.isTrue(Disclosure.SUBJECT_AGREED))
            .obliges(
                Duty.to("confirm-professional-secrecy")
                    .noting("By or under somebody who is bound by professional secrecy.")));
  }

  /**
   * No fact tells what condition of Art. 9(2) holds for stored data, so it is a duty to document
   * one. A voice is not biometric data; a voiceprint that identifies is.
   */
  private void specialCategoryKept() {
    rules.addAll(
        draft(Storage.SCHEMA, "gdpr.special-category", "9(1)")
            .title(
                "Special-category data, including health data and voiceprints, is kept"
                    + " only if a condition of Art. 9(2) allows it.")
            .when(SPECIAL_IS_KEPT)
            .write(
                rule ->
                    rule.obliges(
                        Duty.to("document-special-category-ground")
                            .noting(
                                "As a rule explicit consent; for a voiceprint also a way without"
                                    + " it."))));
  }

  private void processorContract() {
    rules.addAll(
        disclosure("gdpr.processor-contract", "28(3)")
            .title("A processor works only under a written contract.")
            .when(Condition.in(Disclosure.TO, Recipient.PROCESSOR))
            .unless(STATED_TO_BE_OWN_STAFF)
            .unless(Condition.isTrue(Disclosure.PROCESSOR_CONTRACT))
            .remedy("conclude-processor-contract")
            .denies());
  }

  private void identity() {
    rules.addAll(
        disclosure("gdpr.identity-verification", "32(1)")
            .title("Data is disclosed to a person only after that person's identity is verified.")
            // The article does not mention verifying the caller's identity; that it requires it is
            // an inference.
            .certainty(Certainty.MEDIUM)
            .when(Condition.in(Disclosure.TO, Recipient.SUBJECT, Recipient.PERSONAL_REPRESENTATIVE))
            .unless(Condition.isTrue(Disclosure.IDENTITY_VERIFIED))
            .remedy("verify-identity")
            .denies());
  }

  /** For family and friends a refusal is decisive; for others there are six lawful bases. */
  private void thirdParty() {
    String id = "gdpr.disclosure-to-third-party";
    String title = "Disclosing data to a third party needs a lawful basis of its own.";
    rules.addAll(
        disclosure(id, "6(1) refused")
            .title(title)
            .when(Condition.in(Disclosure.TO, Recipient.FAMILY, Recipient.VOICEMAIL))
            .unless(Condition.isTrue(Disclosure.SUBJECT_AGREED))
            .remedy("obtain-consent")
            .denies());
    rules.addAll(
        disclosure(id, "6(1) third party")
            .variant("third-party")
            .title(title)
            .when(Condition.in(Disclosure.TO, Recipient.THIRD_PARTY))
            .unless(STATED_TO_BE_OWN_STAFF)
            .unless(STATED_TO_BE_REQUIRED_BY_LAW)
            .unless(Condition.isTrue(Disclosure.SUBJECT_AGREED))
            .when(Condition.in(Disclosure.LAWFUL_BASIS, LawfulBasis.CONSENT))
            .remedy("obtain-consent")
            .denies());
    rules.addAll(
        disclosure(id, "6(1) third party")
            .variant("marketing")
            .title(
                "Data is passed on for marketing only with consent or on the basis of a"
                    + " legitimate interest.")
            .certainty(Certainty.MEDIUM)
            .when(Condition.in(Disclosure.TO, Recipient.THIRD_PARTY))
            .unless(STATED_TO_BE_OWN_STAFF)
            .when(Condition.in(Disclosure.PURPOSE, DataPurpose.MARKETING))
            .when(
                Condition.in(
                        Disclosure.LAWFUL_BASIS,
                        LawfulBasis.CONSENT,
                        LawfulBasis.LEGITIMATE_INTERESTS)
                    .not())
            .unless(Condition.isTrue(Disclosure.SUBJECT_AGREED))
            .remedy("obtain-consent")
            .denies());
    rules.addAll(
        disclosure(id, "6(1) third party")
            .variant("legitimate-interests")
            .title(
                "Before data is passed on for a legitimate interest, that interest is"
                    + " balanced against the person's.")
            .when(Condition.in(Disclosure.TO, Recipient.THIRD_PARTY))
            .unless(STATED_TO_BE_OWN_STAFF)
            .when(Condition.known(Disclosure.LAWFUL_BASIS))
            .when(Condition.in(Disclosure.LAWFUL_BASIS, LawfulBasis.LEGITIMATE_INTERESTS))
            .obliges("document-balancing-test"));
  }

  /** Risk-based; the denial for special-category data sent unencrypted is a careful reading. */
  private void security() {
    String id = "gdpr.security";
    rules.addAll(
        disclosure(id, "32(1)")
            .variant("special-category")
            .title("Special-category data is not sent unencrypted.")
            .certainty(Certainty.MEDIUM)
            .when(SPECIAL)
            .when(
                Condition.in(
                    Disclosure.CHANNEL,
                    CommunicationChannel.EMAIL,
                    CommunicationChannel.TEXT,
                    CommunicationChannel.CHAT))
            .remedy("encrypt")
            .write(rule -> rule.demands(Condition.isTrue(Disclosure.ENCRYPTED), "encrypt")));
    String title = "Personal data is encrypted where the risk requires it.";
    rules.addAll(
        disclosure(id, "32(1)")
            .title(title)
            .when(Condition.known(Disclosure.ENCRYPTED))
            .when(Condition.isFalse(Disclosure.ENCRYPTED))
            .obliges("encrypt"));
    rules.addAll(
        draft(Storage.SCHEMA, id, "32(1)")
            .title(title)
            .when(Condition.known(Storage.ENCRYPTED))
            .when(Condition.isFalse(Storage.ENCRYPTED))
            .when(PERSONAL_IS_KEPT)
            .obliges("encrypt"));
  }

  private void storageLimitation() {
    List<Rule<?>> byTerm = new ArrayList<>();
    List<StatutoryTerm> terms = new ArrayList<>();
    for (LawTable.Row row : Tables.read("eu-storage-terms.csv").rows()) {
      StatutoryTerm term = term(row);
      terms.add(term);
      byTerm.add(term(row, term));
    }
    Clocks clocks = new Clocks(regimes.places());
    rules.addAll(
        draft(Storage.SCHEMA, "gdpr.storage-limitation", "5(1)(e)")
            .title("Personal data is kept no longer than the controller's own retention period.")
            .when(PERSONAL_IS_KEPT)
            .remedy("delete")
            .write(rule -> rule.then(new Retention(clocks, terms))));
    rules.addAll(byTerm);
  }

  private StatutoryTerm term(LawTable.Row row) {
    return new StatutoryTerm(
        placesOf(row), row.inForce(), artifact(row).and(purpose(row)), row.integer("months"));
  }

  /**
   * A retention period that an act itself sets for a purpose, whatever the controller's own period.
   */
  private Rule<Storage> term(LawTable.Row row, StatutoryTerm term) {
    return Rule.on(Storage.SCHEMA, "gdpr.storage-limitation")
        .variant(row.requireText("artifact") + "-for-" + row.requireText("purpose"))
        .title(
            "Data that an act allows to be kept for a purpose is deleted when the period"
                + " in that act ends.")
        .readFrom(row)
        .in(placesOf(row))
        .when(artifact(row))
        .when(purpose(row))
        .remedy("delete")
        .then(term);
  }

  private Set<Place> placesOf(LawTable.Row row) {
    return regimes.under(Place.of(row.requireText("country")));
  }

  private static Condition<Storage> artifact(LawTable.Row row) {
    return Condition.in(Storage.ARTIFACT, choice(row, "artifact", Storage.ARTIFACT));
  }

  private static Condition<Storage> purpose(LawTable.Row row) {
    return Condition.in(Storage.PURPOSE, choice(row, "purpose", Storage.PURPOSE));
  }

  private static <E extends Enum<E>> E choice(
      LawTable.Row row, String column, Fact<Storage, E> fact) {
    String word = row.requireText(column);
    return fact.type()
        .choice(word)
        .orElseThrow(
            () -> row.unreadable(column, new IllegalArgumentException("There is no such word")));
  }

  private void access() {
    rules.add(
        Rule.on(Access.SCHEMA, "gdpr.access-control")
            .title("Staff access personal data only on instructions and only if they need it.")
            .cites("GDPR Art. 32(4)")
            .source("Official Journal text of 2016-05-04")
            .verifiedOn(Regimes.READ_ON)
            .inForceFrom("2018-05-25")
            .when(
                Condition.where(
                    Access.DATA, "data is not empty", data -> Truth.of(!data.isEmpty())))
            .unless(Condition.isTrue(Access.AGENT.then(Agent.NEED_TO_KNOW)))
            .remedy("limit-to-minimum")
            .denies());
  }

  /**
   * An authorization of the person is in force and covers special-category data: all of it by one
   * name, or each kind present by its own.
   *
   * <p>An authorization that is left out was not signed, as far as the host knows, because signing
   * is an event.
   */
  private static final class Authorized extends Condition<Disclosure> {
    private static final Set<String> COVERING =
        Set.of(FactType.code(SPECIAL_CATEGORY), "special-categories", "all");

    @Override
    public Truth test(Disclosure disclosure) {
      Authorization authorization = Disclosure.AUTHORIZATION.in(disclosure);
      if (authorization == null || !isInForce(authorization, disclosure.at())) {
        return Truth.FALSE;
      }
      List<String> covers = Authorization.COVERS.in(authorization);
      if (covers == null) {
        return Truth.UNKNOWN;
      }
      List<DataKind> data = Disclosure.DATA.in(disclosure);
      return Truth.of(
          covers.stream().anyMatch(COVERING::contains)
              || SPECIAL_KINDS.stream()
                  .filter(kind -> data == null || data.contains(kind))
                  .allMatch(kind -> covers.contains(FactType.code(kind))));
    }

    private static boolean isInForce(Authorization authorization, Instant at) {
      Instant signed = Authorization.SIGNED_AT.in(authorization);
      Instant expires = Authorization.EXPIRES_AT.in(authorization);
      Instant revoked = Authorization.REVOKED_AT.in(authorization);
      return signed != null
          && !signed.isAfter(at)
          && (expires == null || expires.isAfter(at))
          && (revoked == null || revoked.isAfter(at));
    }

    @Override
    public void missing(Disclosure disclosure, Set<Fact<Disclosure, ?>> into) {
      into.add(Disclosure.AUTHORIZATION.then(Authorization.COVERS));
    }

    @Override
    public Set<Fact<Disclosure, ?>> reads() {
      return Set.of(
          Disclosure.DATA,
          Disclosure.AUTHORIZATION,
          Disclosure.AUTHORIZATION.then(Authorization.SIGNED_AT),
          Disclosure.AUTHORIZATION.then(Authorization.EXPIRES_AT),
          Disclosure.AUTHORIZATION.then(Authorization.REVOKED_AT),
          Disclosure.AUTHORIZATION.then(Authorization.COVERS));
    }

    @Override
    public String says() {
      return "an authorization in force covers special categories";
    }

    @Override
    public @Nullable Instant nextChange(Disclosure disclosure, Instant after) {
      Authorization authorization = Disclosure.AUTHORIZATION.in(disclosure);
      if (authorization == null) {
        return null;
      }
      return Stream.of(Authorization.SIGNED_AT, Authorization.EXPIRES_AT, Authorization.REVOKED_AT)
          .map(event -> event.in(authorization))
          .filter(event -> event != null && event.isAfter(after))
          .min(Comparator.naturalOrder())
          .orElse(null);
    }
  }
}
