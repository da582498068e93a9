package io.lexicall.cli.scrub;

import io.lexicall.Decision;
import io.lexicall.Finding;
import io.lexicall.Obligation;
import io.lexicall.Verdict;
import io.lexicall.facts.Contact;
import io.lexicall.facts.ListEntry;
import io.lexicall.place.Place;
import io.lexicall.place.Whereabouts;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What was found of a contact, and of all that are like it.
 *
 * @param contact one of them
 * @param verdict on each of them
 * @param entries what the lists said, in their order; null where a list does not cover the number
 * @param asked which of the lists concern it
 * @param cells the cells that are added to their rows
 */
@SuppressWarnings("ArrayRecordComponent") // handed on, never compared
record Judged(
    Contact contact,
    Verdict verdict,
    @Nullable ListEntry[] entries,
    boolean[] asked,
    List<String> cells) {
  /** The names of the columns that are added. */
  static final List<String> COLUMNS =
      List.of("decision", "rule", "citation", "permitted_from", "obligations", "reason");

  private static final String BETWEEN = "; ";

  static Judged of(
      Contact contact, Verdict verdict, @Nullable ListEntry[] entries, boolean[] asked) {
    Answer answer = Answer.of(verdict);
    List<Finding> deciding = deciding(verdict);
    Instant permittedFrom =
        verdict instanceof Verdict.Denial denial ? denial.permittedFrom().orElse(null) : null;
    // What a permit obliges does not matter where there is none.
    List<Obligation> obligations = answer == Answer.DENY ? List.of() : verdict.obligations();
    return new Judged(
        contact,
        verdict,
        entries,
        asked,
        List.of(
            answer.code(),
            joined(deciding.stream().map(finding -> finding.rule().id()).toList()),
            joined(deciding.stream().map(Finding::citation).toList()),
            permittedFrom == null ? "" : permittedFrom.toString(),
            joined(obligations.stream().map(each -> each.duty().toString()).toList()),
            String.join(
                " ", new LinkedHashSet<>(deciding.stream().map(Finding::message).toList()))));
  }

  /** Returns the cells of a row that is refused. */
  static List<String> refused(String reason) {
    return List.of(Answer.REFUSED.code(), "", "", "", "", reason);
  }

  private static String joined(Collection<String> texts) {
    return String.join(BETWEEN, new LinkedHashSet<>(texts));
  }

  Answer answer() {
    return Answer.of(verdict);
  }

  /** Returns the findings that made the verdict what it is. */
  List<Finding> deciding() {
    return deciding(verdict);
  }

  private static List<Finding> deciding(Verdict verdict) {
    Decision decision = verdict.decision();
    return verdict.findings().stream().filter(each -> each.outcome() == decision).toList();
  }

  /** Tells whether it is denied, and time alone does not cure it. */
  boolean deniedForGood() {
    return verdict instanceof Verdict.Denial denial && denial.permittedFrom().isEmpty();
  }

  /** Returns where the called party can be: regions, else countries. */
  String place() {
    Whereabouts where = contact.whereabouts();
    Set<Place> places = where.regionKnown() ? where.regions() : where.countries();
    return places.isEmpty()
        ? "unknown"
        : places.stream().map(Place::code).collect(Collectors.joining(" or "));
  }
}
