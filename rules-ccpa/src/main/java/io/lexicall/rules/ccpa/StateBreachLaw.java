package io.lexicall.rules.ccpa;

import static io.lexicall.facts.BreachRole.BUSINESS_ASSOCIATE;
import static io.lexicall.facts.BreachRole.COVERED_ENTITY;
import static io.lexicall.rule.Condition.all;
import static io.lexicall.rule.Condition.any;
import static io.lexicall.rule.Condition.in;
import static io.lexicall.rule.Condition.known;
import static io.lexicall.rules.ccpa.BreachScope.HOLDER;
import static io.lexicall.rules.ccpa.BreachedData.holdsHealthData;

import io.lexicall.facts.BreachRisk;
import io.lexicall.facts.BreachRole;
import io.lexicall.facts.Fact;
import io.lexicall.facts.Incident;
import io.lexicall.facts.Notified;
import io.lexicall.law.Certainty;
import io.lexicall.law.LawTable.Row;
import io.lexicall.place.Atlas;
import io.lexicall.place.Place;
import io.lexicall.rule.Condition;
import io.lexicall.rule.Rule;
import io.lexicall.time.ZoneClock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * The law of a state on the breaches that are discovered in one period, as its row of the table
 * says: which data it protects, whom it spares, and who hears of what.
 */
final class StateBreachLaw {
  /** The exemptions from what a holder owes. */
  static final List<String> SPARING_HOLDERS = List.of("entity", "associates");

  static final Condition<Incident> LOW_RISK = in(Incident.RISK, BreachRisk.UNLIKELY);

  private final Row row;
  private final Place state;
  private final LastDay lastDay;
  private final Condition<Incident> governs;

  StateBreachLaw(Row row, LastDays lastDays) {
    this.row = row;
    this.state = Acts.place(row);
    this.lastDay = lastDays.of(state);
    this.governs = BreachRules.discovered(row.inForce(), state);
  }

  Row row() {
    return row;
  }

  Place state() {
    return state;
  }

  /** The law of the day of the discovery governs, however late it is judged. */
  Condition<Incident> governs() {
    return governs;
  }

  // ---- the data

  /** The data that the law lists, without health information. */
  private Condition<Incident> listed() {
    return BreachedData.holds(
        row.requireText("card_number").equals("alone"), row.isYes("code_alone"));
  }

  /** The data that the law lists, including health information if it does. */
  Condition<Incident> held() {
    return row.isYes("health_information") ? any(listed(), holdsHealthData()) : listed();
  }

  // ---- the people

  Condition<Incident> residents(int atLeast) {
    return AffectedPeople.residents(atLeast, state);
  }

  /**
   * As many are affected as the authority must hear of: residents, or under a law that counts the
   * individuals of the breach, people anywhere if a resident is among them.
   */
  Condition<Incident> enoughForAuthority() {
    int atLeast = row.integer("authority_at_least");
    return switch (row.requireText("authority_counts")) {
      case "residents" -> residents(atLeast);
      case "individuals" -> AffectedPeople.withResidents(atLeast, state);
      default ->
          throw row.unreadable(
              "authority_counts",
              new IllegalArgumentException("residents or individuals is meant"));
    };
  }

  // ---- the authority

  /** The authority is told of breaches, if they are great enough. */
  boolean hasAuthorityTold() {
    return !row.isBlank("authority_at_least");
  }

  /** The authority is told of the finding that no harm is likely, and of nothing else then. */
  boolean hasFindingTold() {
    return row.text("authority_despite_low_risk").equals("finding");
  }

  /** The authority is told of the breach whatever the risk. */
  boolean hasAuthorityToldDespiteLowRisk() {
    return !hasFindingTold() && row.isYes("authority_despite_low_risk");
  }

  /** Whoever holds the data for another tells the owner at once; the law names no days. */
  boolean holderTellsAtOnce() {
    return row.optionalInteger("holder_days").equals(OptionalInt.of(0));
  }

  /** That "at once" ends with the day of the discovery is our reading, whatever was read. */
  Certainty holderCertainty() {
    return holderTellsAtOnce() ? row.certainty().atMost(Certainty.MEDIUM) : row.certainty();
  }

  /** Whoever holds the data for another tells the authority too, in the days of the owner. */
  boolean holderTellsAuthorityInTime() {
    return row.text("holder_tells_authority").equals("yes");
  }

  /** Whoever holds the data for another tells the authority too: in its days, or in none. */
  boolean holderTellsAuthority() {
    return switch (row.text("holder_tells_authority")) {
      case "" -> false;
      case "yes", "open" -> true;
      default ->
          throw row.unreadable(
              "holder_tells_authority", new IllegalArgumentException("yes or open is meant"));
    };
  }

  /** When the law may order a notice to its authority. */
  Condition<Incident> mayOrderNoticeToAuthority() {
    if (!hasAuthorityTold()) {
      return hasFindingTold()
          ? all(residents(1), known(Incident.RISK), LOW_RISK, held())
          : Condition.never();
    }
    Condition<Incident> asMany = enoughForAuthority();
    Condition<Incident> breach = asMany;
    if (hasAuthorityToldDespiteLowRisk()) {
      breach = any(asMany, LOW_RISK);
    } else if (!hasFindingTold() && lowRiskSparesOwner()) {
      breach = all(asMany, LOW_RISK.not());
    }
    Condition<Incident> ofOwner =
        all(held(), breach, exempt(false, List.of("entity", "covered-entity")).not());
    // A finding that spares the owner may leave the holder's own notice to the authority.
    return holderTellsAuthority() && !lowRiskSparesHolder()
        ? any(ofOwner, all(HOLDER, held(), asMany, exempt(false, SPARING_HOLDERS).not()))
        : ofOwner;
  }

  // ---- a low risk

  /** A determination that no harm is likely frees an owner of the notice to the people. */
  boolean lowRiskSparesOwner() {
    return row.isYes("low_risk_exempt");
  }

  /** The same frees a holder of the notice to the owner. */
  boolean lowRiskSparesHolder() {
    return row.isYes("holder_low_risk_exempt");
  }

  /** Ends a rule on the notice to the people, or on what depends on it, where a low risk does. */
  Rule.Builder<Incident> sparingOwner(Rule.Builder<Incident> rule) {
    return lowRiskSparesOwner() ? rule.unless(LOW_RISK) : rule;
  }

  /** Ends a rule on what a holder owes, where a low risk does. */
  Rule.Builder<Incident> sparingHolder(Rule.Builder<Incident> rule) {
    return lowRiskSparesHolder() ? rule.unless(LOW_RISK) : rule;
  }

  /** An owner owes the people nothing if the law spares it for a low risk. */
  Condition<Incident> ownerOwes() {
    return lowRiskSparesOwner() ? LOW_RISK.not() : Condition.always();
  }

  /** An owner owes the authority nothing if the law spares that too for a low risk. */
  Condition<Incident> ownerOwesAuthority() {
    return hasAuthorityToldDespiteLowRisk() ? Condition.always() : ownerOwes();
  }

  /** Every holder owes the owner a notice: no exemption, and no finding of low risk, is of help. */
  Condition<Incident> holderOwes() {
    return any(
            lowRiskSparesHolder() ? LOW_RISK : Condition.never(),
            exempt(lowRiskSparesHolder(), SPARING_HOLDERS))
        .not();
  }

  // ---- HIPAA

  /**
   * What the law leaves to HIPAA: every breach of an {@code entity} under HIPAA, or only of a
   * {@code covered-entity}; or, for a breach of health information, the {@code notices} of a
   * covered entity, or only those to {@code residents}, or those of its {@code associates} to it.
   * These are left to HIPAA whatever else was lost with the health information, unless the act says
   * that it was lost {@code alone}; and whether or not HIPAA orders a notice, unless the act frees
   * only {@code if-told} under HIPAA: a low risk makes HIPAA order none (45 CFR 164.402).
   *
   * @param sparedByLowRisk whether a low risk ends the duty to this notice too: then nothing
   *     depends on whether HIPAA orders one, and the risk is not asked for
   * @param kinds the kinds of exemption from this notice
   */
  Condition<Incident> exempt(boolean sparedByLowRisk, List<String> kinds) {
    List<String> words = row.list("hipaa_exempt", ' ');
    List<Condition<Incident>> exemptions = new ArrayList<>();
    for (String kind : kinds) {
      if (words.contains(kind)) {
        exemptions.add(
            switch (kind) {
              case "entity" -> in(Incident.ROLE, COVERED_ENTITY, BUSINESS_ASSOCIATE);
              case "covered-entity" -> in(Incident.ROLE, COVERED_ENTITY);
              case "associates" -> noticeOf(BUSINESS_ASSOCIATE, words, sparedByLowRisk);
              default -> noticeOf(COVERED_ENTITY, words, sparedByLowRisk);
            });
      }
    }
    return Condition.any(exemptions);
  }

  /** A notice about health information that the law leaves to HIPAA. */
  private Condition<Incident> noticeOf(
      BreachRole role, List<String> words, boolean sparedByLowRisk) {
    List<Condition<Incident>> conditions = new ArrayList<>();
    conditions.add(in(Incident.ROLE, role));
    conditions.add(holdsHealthData());
    if (words.contains("alone")) {
      conditions.add(listed().not());
    }
    if (words.contains("if-told") && !sparedByLowRisk) {
      conditions.add(LOW_RISK.not());
    }
    return all(conditions);
  }

  // ---- what rules and notices have in common

  BreachNotice notice(Condition<Incident> enough, Fact<Notified, Instant> told, String obligation) {
    return new BreachNotice(state, clocks(), lastDay, enough, told, obligation);
  }

  List<ZoneClock> clocks() {
    return Atlas.ofRegion(state).clocks();
  }

  /** The owner is late with a notice, and a holder with that to the owner. */
  Condition<Incident> lateInAnyRole(
      BreachNotice ofOwner, BreachNotice ofHolder, Condition<Incident> ownerOwes) {
    return row.optionalCitation("holder_citation").isEmpty()
        ? Condition.never()
        : new LateInAnyRole(ofOwner, ofHolder, ownerOwes, holderOwes());
  }

  /** Begins a rule on what those in a role owe if data was breached. */
  Rule.Builder<Incident> rule(
      String variant, String citation, Condition<Incident> data, Condition<Incident> role) {
    return BreachScope.limit(
            Rule.on(Incident.SCHEMA, "ccpa.state-breach-notice")
                .variant(variantOf(variant))
                .cites(citation)
                .source(row.source())
                .certainty(row.certainty())
                .verifiedOn(row.verifiedOn())
                .lawOf(List.of(state))
                .inForceFrom(row.date("in_force_from").toString()),
            role)
        .when(governs)
        .when(data);
  }

  /** Tells the laws of a state apart, since that of the day of the discovery governs for good. */
  private String variantOf(String variant) {
    LocalDate last = row.inForce().to();
    if (last == null) {
      return variant;
    }
    String until = "discovered-until-" + last;
    return variant.isEmpty() ? until : variant + "-" + until;
  }
}
