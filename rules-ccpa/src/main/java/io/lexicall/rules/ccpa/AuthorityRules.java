package io.lexicall.rules.ccpa;

import static io.lexicall.facts.BreachRole.COVERED_ENTITY;
import static io.lexicall.rule.Condition.all;
import static io.lexicall.rule.Condition.any;
import static io.lexicall.rule.Condition.in;
import static io.lexicall.rule.Condition.known;
import static io.lexicall.rules.ccpa.BreachScope.HOLDER;
import static io.lexicall.rules.ccpa.BreachScope.OWNER;
import static io.lexicall.rules.ccpa.StateBreachLaw.LOW_RISK;
import static io.lexicall.rules.ccpa.StateBreachLaw.SPARING_HOLDERS;

import io.lexicall.facts.Fact;
import io.lexicall.facts.Incident;
import io.lexicall.facts.Notified;
import io.lexicall.law.LawTable.Row;
import io.lexicall.rule.Condition;
import io.lexicall.rule.Rule;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * What the authority of a state hears of a breach: of the breach itself, from the owner of the data
 * and from whoever holds it for another; of what goes to the Secretary under HIPAA; and of a
 * determination that no harm is likely.
 */
final class AuthorityRules {
  private static final String NOTIFY = "notify-authority";
  private static final String CITATION = "authority_citation";

  private static final Fact<Incident, Instant> DISCOVERED = Incident.DISCOVERED_AT;
  private static final Fact<Incident, Instant> PEOPLE_TOLD =
      Incident.NOTIFIED.then(Notified.INDIVIDUALS);

  /** If the host does not state a notice to the Secretary, no period starts. */
  private static final Condition<Incident> SECRETARY_IS_TOLD =
      all(
          known(Incident.NOTIFIED),
          Condition.happened(Incident.NOTIFIED, Incident.NOTIFIED.then(Notified.AUTHORITY)));

  private final StateBreachLaw law;
  private final Row row;
  private final OtherAuthorities others;

  /** The notice of great breaches, in the days of the owner; null if the law orders none. */
  private final @Nullable BreachNotice dated;

  private final Condition<Incident> lateInAnyRole;

  /**
   * Reads what a law orders.
   *
   * @param others the authorities that a notice can have gone to instead
   * @param holder what a holder owes the owner of the data
   */
  AuthorityRules(StateBreachLaw law, OtherAuthorities others, BreachNotice holder) {
    this.law = law;
    this.row = law.row();
    this.others = others;
    this.dated = law.hasAuthorityTold() ? dated(notice()) : null;
    this.lateInAnyRole =
        dated == null
            ? Condition.never()
            : law.lateInAnyRole(dated, holder, law.ownerOwesAuthority());
  }

  /**
   * Whoever suffered the breach, the owner is late to tell the authority, and a holder the owner.
   */
  Condition<Incident> lateInAnyRole() {
    return lateInAnyRole;
  }

  List<Rule<?>> rules() {
    List<Rule<?>> rules = new ArrayList<>();
    if (dated != null) {
      row.optionalInteger("hipaa_authority_days").ifPresent(days -> rules.add(underHipaa(days)));
      rules.add(ofOwner(dated));
      if (law.holderTellsAuthority()) {
        rules.add(ofHolder(law.holderTellsAuthorityInTime() ? dated : notice()));
      }
    }
    if (row.isYes("hipaa_deemed")) {
      rules.add(copy());
    }
    row.optionalInteger("secretary_business_days")
        .ifPresent(days -> rules.add(afterSecretary(days)));
    if (law.hasFindingTold() || law.hasAuthorityToldDespiteLowRisk()) {
      rules.add(finding());
    }
    return rules;
  }

  /** The notice of breaches that are great enough, for which no date is set yet. */
  private BreachNotice notice() {
    return law.notice(law.enoughForAuthority(), Notified.AUTHORITY, NOTIFY).toOneOf(others);
  }

  private BreachNotice dated(BreachNotice notice) {
    int own = row.optionalInteger("authority_days").orElse(0);
    int ofPeople = row.optionalInteger("individual_days").orElse(0);
    return switch (row.requireText("authority_from")) {
      case "discovery" -> own == 0 ? notice : own(notice, own, DISCOVERED);
      case "notice" -> own(notice, own, PEOPLE_TOLD);
      case "discovery-or-notice" -> own(notice, own, DISCOVERED).within(0, PEOPLE_TOLD);
      case "with-notice" -> {
        BreachNotice with = notice.within(0, PEOPLE_TOLD);
        yield ofPeople == 0 ? with : with.within(ofPeople, DISCOVERED);
      }
      default ->
          throw row.unreadable(
              "authority_from",
              new IllegalArgumentException(
                  "discovery, notice, discovery-or-notice or with-notice is meant"));
    };
  }

  private BreachNotice own(BreachNotice notice, int days, Fact<Incident, Instant> start) {
    return row.isYes("authority_business_days")
        ? notice.withinBusinessDays(days, start)
        : notice.within(days, start);
  }

  /** Under some laws the authority must be notified even if no harm is likely. */
  private Rule<?> ofOwner(BreachNotice dated) {
    boolean always = law.hasAuthorityToldDespiteLowRisk();
    boolean spared = !always && law.lowRiskSparesOwner();
    OptionalInt underHipaa = row.optionalInteger("hipaa_authority_days");
    Rule.Builder<Incident> rule =
        law.rule(
                "attorney-general",
                dated.cited(row.citation(CITATION).text()),
                law.held(),
                law.holderTellsAuthorityInTime()
                    ? all(known(Incident.ROLE), OWNER)
                    : any(OWNER, lateInAnyRole))
            .unless(law.exempt(spared, List.of("entity", "covered-entity", "notices")))
            .unless(
                underHipaa.isPresent()
                    ? law.exempt(spared, List.of("residents"))
                    : Condition.never());
    return (always ? rule : law.sparingOwner(rule))
        .title(
            "The state's authority is notified of a breach that affects as many"
                + " people as the state's law names.")
        .then(dated);
  }

  private Rule<?> underHipaa(int days) {
    BreachNotice notice = notice().within(days, DISCOVERED);
    return law.sparingOwner(
            law.rule(
                "attorney-general-under-hipaa",
                notice.cited(row.citation("hipaa_authority_citation").text()),
                all(law.held(), law.exempt(law.lowRiskSparesOwner(), List.of("residents"))),
                in(Incident.ROLE, COVERED_ENTITY)))
        .title("The state's authority is notified by the deadline that HIPAA sets.")
        .then(notice);
  }

  /**
   * Under some laws a holder tells the authority too, whoever else does. In the days of the owner
   * it does not matter who is who: a role that is left out has the grade of the holder's duty.
   */
  private Rule<?> ofHolder(BreachNotice notice) {
    boolean spared = law.lowRiskSparesHolder();
    return law.sparingHolder(
            law.rule(
                    "holder-attorney-general",
                    notice.cited(row.citation("holder_authority_citation").text()),
                    law.held(),
                    law.holderTellsAuthorityInTime()
                        ? any(HOLDER, known(Incident.ROLE).not())
                        : HOLDER)
                .certainty(row.certainty("holder_authority_confidence"))
                .unless(law.exempt(spared, SPARING_HOLDERS))
                .unless(law.exempt(spared, List.of("covered-entity", "notices"))))
        .title("The state's authority is notified by whoever holds the data for another too.")
        .then(notice);
  }

  private Rule<?> copy() {
    return ofCoveredEntity("attorney-general-copy", CITATION)
        .title("The state's authority receives a timely copy of the HIPAA breach notice.")
        .then(notice());
  }

  private Rule<?> afterSecretary(int businessDays) {
    return ofCoveredEntity("after-secretary", "secretary_citation")
        .title("The state's authority is notified after the Secretary of HHS.")
        .when(SECRETARY_IS_TOLD)
        .then(new AfterSecretary(law.state(), law.clocks(), businessDays));
  }

  private Rule.Builder<Incident> ofCoveredEntity(String variant, String citation) {
    return law.sparingOwner(
        law.rule(
            variant,
            row.citation(citation).text(),
            BreachedData.holdsHealthData(),
            in(Incident.ROLE, COVERED_ENTITY)));
  }

  /**
   * The authority is told of the finding that no harm is likely: where it hears of nothing else
   * then, by whoever it spares a notice; and where it hears of greater breaches in any case.
   */
  private Rule<?> finding() {
    boolean ofHolder = law.hasFindingTold() && law.lowRiskSparesHolder();
    List<String> exemptions = new ArrayList<>(List.of("entity", "covered-entity"));
    // Where only a notice under HIPAA frees, a low risk, for which HIPAA orders none, does not.
    if (!row.list("hipaa_exempt", ' ').contains("if-told")) {
      exemptions.add("notices");
      if (ofHolder) {
        exemptions.add("associates");
      }
    }
    // What nobody says was found is not told to anybody.
    Rule.Builder<Incident> finding =
        law.rule(
                "low-risk",
                row.citation("finding_citation").text(),
                law.held(),
                ofHolder ? Condition.always() : OWNER)
            .title("The state's authority is notified of a determination that no harm is likely.")
            .unless(law.exempt(false, exemptions))
            .when(known(Incident.RISK))
            .when(LOW_RISK);
    return (law.hasAuthorityToldDespiteLowRisk()
            ? finding.when(law.enoughForAuthority().not())
            : finding)
        .then(law.notice(law.residents(1), Notified.AUTHORITY, NOTIFY).toOneOf(others));
  }
}
