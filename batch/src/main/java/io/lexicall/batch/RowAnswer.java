package io.lexicall.batch;

import io.lexicall.Decision;
import io.lexicall.Finding;
import io.lexicall.Obligation;
import io.lexicall.Verdict;
import io.lexicall.facts.Contact;
import io.lexicall.facts.ListEntry;
import io.lexicall.place.Place;
import io.lexicall.place.Whereabouts;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a row. Rows that differ only in a number that does not matter share one. It does
 * not hold the number. Immutable and thread-safe.
 *
 * @since 0.1
 */
public final class RowAnswer {
  /** The names of the columns that are added to rows, in the order of {@link #cells}. */
  public static final List<String> COLUMNS =
      List.of("decision", "rule", "citation", "permitted_from", "obligations", "reason");

  private static final String BETWEEN = "; ";

  private final Answer answer;
  private final List<String> cells;
  private final @Nullable Refusal refusal;
  private final @Nullable Judged judged;

  /** The cells as they are written after a row; cached in the thread of the judge. */
  private byte @Nullable [] tail;

  /**
   * The result for a contact, and for all equal ones.
   *
   * @param contact one of them
   * @param verdict the verdict on each of them
   * @param entries the entries of the lists, in their order; null if a list does not cover the
   *     number
   * @param asked which of the lists apply to it
   */
  @SuppressWarnings("ArrayRecordComponent") // handed on, never compared
  record Judged(Contact contact, Verdict verdict, @Nullable ListEntry[] entries, boolean[] asked) {
    /** Returns the contact with what the lists say. */
    Contact withEntries() {
      return contact.with(Contact.LISTS, Arrays.stream(entries).filter(Objects::nonNull).toList());
    }

    /** Returns the findings that led to the decision. */
    List<Finding> deciding() {
      return deciding(verdict);
    }

    static List<Finding> deciding(Verdict verdict) {
      Decision decision = verdict.decision();
      return verdict.findings().stream().filter(each -> each.outcome() == decision).toList();
    }

    /** Returns whether it is denied and time alone does not cure the denial. */
    boolean deniedForGood() {
      return verdict instanceof Verdict.Denial denial && denial.permittedFrom().isEmpty();
    }

    /** Returns where the called party can be: regions, otherwise countries. */
    String place() {
      return place(contact.whereabouts());
    }

    static String place(Whereabouts where) {
      Set<Place> places = where.regionKnown() ? where.regions() : where.countries();
      return places.isEmpty()
          ? "unknown"
          : places.stream().map(Place::code).collect(Collectors.joining(" or "));
    }
  }

  private RowAnswer(
      Answer answer, List<String> cells, @Nullable Refusal refusal, @Nullable Judged judged) {
    this.answer = answer;
    this.cells = cells;
    this.refusal = refusal;
    this.judged = judged;
  }

  static RowAnswer of(Judged judged) {
    Verdict verdict = judged.verdict;
    Answer answer = Answer.of(verdict);
    List<Finding> deciding = judged.deciding();
    Instant permittedFrom =
        verdict instanceof Verdict.Denial denial ? denial.permittedFrom().orElse(null) : null;
    // Obligations matter only for a permit.
    List<Obligation> obligations = answer == Answer.DENY ? List.of() : verdict.obligations();
    List<String> cells =
        List.of(
            answer.code(),
            joined(deciding.stream().map(finding -> finding.rule().id()).toList()),
            joined(deciding.stream().map(Finding::citation).toList()),
            permittedFrom == null ? "" : permittedFrom.toString(),
            joined(obligations.stream().map(each -> each.duty().toString()).toList()),
            String.join(
                " ", new LinkedHashSet<>(deciding.stream().map(Finding::message).toList())));
    return new RowAnswer(answer, cells, null, judged);
  }

  /** Returns the answer to a row that cannot be judged, with the reason. */
  static RowAnswer refused(Refusal refusal, String reason) {
    List<String> cells =
        List.of(Answer.REFUSED.code(), "", "", "", "", refusal.code() + ": " + reason);
    return new RowAnswer(Answer.REFUSED, cells, refusal, null);
  }

  private static String joined(Collection<String> texts) {
    return String.join(BETWEEN, new LinkedHashSet<>(texts));
  }

  /** Returns the kind of answer. */
  public Answer answer() {
    return answer;
  }

  /** Returns the verdict of the engine; empty if the row was refused. */
  public Optional<Verdict> verdict() {
    return Optional.ofNullable(judged).map(Judged::verdict);
  }

  /** Returns why the row was refused; empty if it was judged. */
  public Optional<Refusal> refusal() {
    return Optional.ofNullable(refusal);
  }

  /** Returns the reason in words; empty for a permit. */
  public String reason() {
    return cells.get(cells.size() - 1);
  }

  /** Returns the cells of the {@link #COLUMNS} that are added to the row. */
  public List<String> cells() {
    return cells;
  }

  /** Returns the result that the row shares; null if it was refused. */
  @Nullable Judged judged() {
    return judged;
  }

  byte @Nullable [] tail() {
    return tail;
  }

  void keepTail(byte[] bytes) {
    this.tail = bytes;
  }

  @Override
  public String toString() {
    return cells.get(0) + (reason().isEmpty() ? "" : ": " + reason());
  }
}
