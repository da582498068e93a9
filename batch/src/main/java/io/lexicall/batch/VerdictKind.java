package io.lexicall.batch;

import io.lexicall.Decision;
import io.lexicall.Finding;
import io.lexicall.Obligation;
import io.lexicall.Verdict;
import io.lexicall.batch.RowAnswer.Judged;
import io.lexicall.facts.Fact;
import io.lexicall.place.Whereabouts;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Verdicts that count alike, whatever their instants: those on activities at one place, with the
 * same findings and duties. So the counts of a verdict are computed once for its kind, and a row
 * costs only a look-up of its kind. Thread-safe.
 */
final class VerdictKind {
  private final Whereabouts where;

  /** One of them. */
  private final Verdict verdict;

  private final Answer answer;
  private final int hash;
  private volatile @Nullable Counted counted;

  private volatile @Nullable Map<Integer, Dues> dues;

  /**
   * The counts for each verdict.
   *
   * @param one the verdict as a count
   * @param broken the rules that were broken, each once
   * @param ofCampaignOnly whether only rules about the share of the campaign were broken
   * @param ofTraining whether a rule on training was broken
   */
  record Counted(
      String place,
      Tally.OfPlace one,
      List<String> broken,
      boolean ofCampaignOnly,
      boolean ofTraining,
      @Nullable String onlyMissing) {}

  VerdictKind(Whereabouts where, Verdict verdict) {
    this.where = where;
    this.verdict = verdict;
    this.answer = Answer.of(verdict);
    int sum = where.hashCode() * 31 + verdict.decision().hashCode();
    List<Finding> findings = verdict.findings();
    for (int i = 0; i < findings.size(); i++) {
      Finding each = findings.get(i);
      sum = (sum * 31 + each.rule().id().hashCode()) * 31 + hash(each.citation());
    }
    this.hash = sum;
  }

  /** Citations are long and not shared objects; their ends distinguish most of them. */
  private static int hash(String citation) {
    int length = citation.length();
    return length < 4
        ? length
        : (length * 31 + citation.charAt(length - 1)) * 31 + citation.charAt(length - 3);
  }

  /**
   * Returns the penalties for breaking the rules, by the span of days and whether it was abandoned.
   */
  Map<Integer, Dues> dues() {
    Map<Integer, Dues> known = dues;
    if (known == null) {
      synchronized (this) {
        known = dues;
        if (known == null) {
          known = new ConcurrentHashMap<>();
          dues = known;
        }
      }
    }
    return known;
  }

  Whereabouts where() {
    return where;
  }

  Verdict verdict() {
    return verdict;
  }

  boolean denies() {
    return answer == Answer.DENY;
  }

  /** Returns the answer to the rows. */
  Answer answer() {
    return answer;
  }

  Counted counted() {
    Counted known = counted;
    if (known == null) {
      known = count();
      counted = known;
    }
    return known;
  }

  private Counted count() {
    Set<String> broken = new LinkedHashSet<>();
    boolean ofCampaign = denies();
    boolean ofTraining = false;
    for (Finding finding : verdict.findings()) {
      if (finding.outcome() == Decision.DENY) {
        broken.add(finding.rule().id());
        ofCampaign &= PenaltyBook.isOfAbandonment(finding);
        ofTraining |= AuditTally.isOfTraining(finding);
      }
    }
    return new Counted(
        Judged.place(where),
        Tally.OfPlace.of(verdict, 1),
        List.copyOf(broken),
        ofCampaign,
        ofTraining,
        onlyMissing());
  }

  /** Returns the fact that they lack; null if they lack none, or several. */
  private @Nullable String onlyMissing() {
    String only = null;
    for (Finding finding : Judged.deciding(verdict)) {
      for (Fact<?, ?> fact : finding.missing()) {
        if (only != null && !only.equals(fact.path())) {
          return null;
        }
        only = fact.path();
      }
    }
    return only;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || (other instanceof VerdictKind that
            && hash == that.hash
            && answer == that.answer
            && lifts(verdict) == lifts(that.verdict)
            && where.equals(that.where)
            && areAlike(verdict.findings(), that.verdict.findings())
            && areAlike(verdict.shadow(), that.verdict.shadow())
            && haveSameDuties(verdict.obligations(), that.verdict.obligations()));
  }

  private static boolean lifts(Verdict verdict) {
    return verdict instanceof Verdict.Denial denial && denial.permittedFrom().isPresent();
  }

  private static boolean areAlike(List<Finding> some, List<Finding> others) {
    if (some.size() != others.size()) {
      return false;
    }
    for (int i = 0; i < some.size(); i++) {
      Finding one = some.get(i);
      Finding other = others.get(i);
      if (one.outcome() != other.outcome()
          || !one.rule().equals(other.rule())
          || !one.citation().equals(other.citation())
          || one.permittedFrom().isPresent() != other.permittedFrom().isPresent()
          || !areSame(one.missing(), other.missing())) {
        return false;
      }
    }
    return true;
  }

  /**
   * The sets of a rule are usually in the same order; comparing them in order is cheaper than
   * comparing sets.
   */
  private static boolean areSame(Set<Fact<?, ?>> some, Set<Fact<?, ?>> others) {
    if (some.size() != others.size()) {
      return false;
    }
    if (some.isEmpty()) {
      return true;
    }
    Iterator<Fact<?, ?>> other = others.iterator();
    for (Fact<?, ?> one : some) {
      if (!one.equals(other.next())) {
        return some.equals(others);
      }
    }
    return true;
  }

  private static boolean haveSameDuties(List<Obligation> some, List<Obligation> others) {
    if (some.size() != others.size()) {
      return false;
    }
    for (int i = 0; i < some.size(); i++) {
      if (!some.get(i).duty().equals(others.get(i).duty())) {
        return false;
      }
    }
    return true;
  }

  @Override
  public int hashCode() {
    return hash;
  }
}
