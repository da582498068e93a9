package io.lexicall.rules.ccpa;

import static io.lexicall.rule.Condition.all;
import static io.lexicall.rule.Condition.any;
import static io.lexicall.rule.Condition.isTrue;
import static io.lexicall.rule.Condition.known;
import static io.lexicall.rules.ccpa.BreachScope.HOLDER;
import static io.lexicall.rules.ccpa.BreachScope.OWNER;
import static io.lexicall.rules.ccpa.StateBreachLaw.LOW_RISK;
import static io.lexicall.rules.ccpa.StateBreachLaw.SPARING_HOLDERS;

import io.lexicall.facts.Incident;
import io.lexicall.facts.Notified;
import io.lexicall.law.LawTable.Row;
import io.lexicall.rule.Condition;
import io.lexicall.rule.Duty;
import io.lexicall.rule.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * What the law of a state orders after a breach: notices to the people, to its authority and, from
 * a holder, to the owner of the data; and a record.
 */
final class StateBreachRules {
  private final StateBreachLaw law;
  private final Row row;
  private final BreachNotice people;
  private final BreachNotice holder;
  private final List<Rule<?>> rules = new ArrayList<>();

  private StateBreachRules(StateBreachLaw law, OtherAuthorities others) {
    this.law = law;
    this.row = law.row();
    this.people = toPeople(law, others);
    this.holder = toOwner(law);
  }

  /**
   * Returns the rules of a law.
   *
   * @param others the authorities that a notice can have gone to instead of that of the state
   */
  static List<Rule<?>> of(StateBreachLaw law, OtherAuthorities others) {
    StateBreachRules making = new StateBreachRules(law, others);
    AuthorityRules authority = new AuthorityRules(law, others, making.holder);
    Condition<Incident> lateToPeople =
        law.lateInAnyRole(making.people, making.holder, law.ownerOwes());
    making.addPeople(lateToPeople);
    making.rules.addAll(authority.rules());
    making.addRecord();
    making.addHolder(any(lateToPeople, authority.lateInAnyRole()));
    return making.rules;
  }

  private static BreachNotice toPeople(StateBreachLaw law, OtherAuthorities others) {
    BreachNotice people = law.notice(law.residents(1), Notified.INDIVIDUALS, "notify-individuals");
    int days = law.row().optionalInteger("individual_days").orElse(0);
    return days > 0
        ? people
            .within(days, Incident.DISCOVERED_AT)
            .laterForReasons(moreForReasons(law.row()), others)
        : people;
  }

  private static int moreForReasons(Row row) {
    String column = "individual_days_more_for_reasons";
    return row.text(column).equals("open")
        ? BreachNotice.OPEN
        : row.optionalInteger(column).orElse(0);
  }

  private static BreachNotice toOwner(StateBreachLaw law) {
    BreachNotice notice = law.notice(law.residents(1), Notified.CONTROLLER, "notify-controller");
    if (law.row().isYes("holder_may_tell_people")) {
      notice = notice.orTelling(Notified.INDIVIDUALS);
    }
    OptionalInt days = law.row().optionalInteger("holder_days");
    return days.isEmpty() ? notice : notice.within(days.getAsInt(), Incident.DISCOVERED_AT);
  }

  private void addPeople(Condition<Incident> lateInAnyRole) {
    rules.add(
        law.sparingOwner(
                law.rule(
                        "",
                        people.cited(row.citation().text()),
                        law.held(),
                        any(OWNER, lateInAnyRole))
                    .unless(
                        law.exempt(
                            law.lowRiskSparesOwner(),
                            List.of("entity", "covered-entity", "notices", "residents"))))
            .title("Residents whose data was taken are notified within the state's deadline.")
            .then(people));
  }

  /** What was determined of a breach is written down: that no harm is likely, or whatever it is. */
  private void addRecord() {
    Condition<Incident> recorded =
        switch (row.text("record_of")) {
          case "" -> Condition.never();
          case "finding" -> all(known(Incident.RISK), LOW_RISK);
          case "breach" -> Condition.always();
          default ->
              throw row.unreadable(
                  "record_of", new IllegalArgumentException("finding or breach is meant"));
        };
    row.optionalCitation("record_citation")
        .ifPresent(
            citation ->
                rules.add(
                    law.rule("record", citation.text(), law.held(), OWNER)
                        .certainty(row.certainty("record_confidence"))
                        .title("What was determined of a breach is written down and kept.")
                        .when(recorded)
                        .when(law.residents(1))
                        .unless(isTrue(Incident.ENCRYPTED))
                        .unless(law.exempt(false, List.of("entity", "covered-entity", "notices")))
                        .obliges(
                            Duty.to("document-risk-assessment")
                                .noting(
                                    "It is kept for " + row.integer("record_years") + " years."))));
  }

  private void addHolder(Condition<Incident> lateInAnyRole) {
    row.optionalCitation("holder_citation")
        .ifPresent(
            citation ->
                rules.add(
                    law.sparingHolder(
                            law.rule(
                                    "holder",
                                    holder.cited(citation.text()),
                                    law.held(),
                                    all(HOLDER, lateInAnyRole.not()))
                                .unless(law.exempt(law.lowRiskSparesHolder(), SPARING_HOLDERS)))
                        .certainty(law.holderCertainty())
                        .title(
                            "A business that holds data for another notifies the owner of"
                                + " a breach"
                                + (law.holderTellsAtOnce() ? " as soon as it knows of it." : "."))
                        .then(holder)));
  }
}
