package io.lexicall.engine;

import static java.util.Objects.requireNonNull;

import io.lexicall.engine.term.Terms;
import io.lexicall.facts.Activity;
import io.lexicall.facts.Fact;
import io.lexicall.facts.Truth;
import io.lexicall.place.Place;
import io.lexicall.place.Whereabouts;
import io.lexicall.rule.Condition;
import io.lexicall.rule.Outcome;
import io.lexicall.rule.Rule;
import io.lexicall.rule.RuleInfo;
import io.lexicall.time.ZoneClock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Judges one kind of activity with all rules on it.
 *
 * <p>It works on two levels: the {@linkplain LawOfPlace law of a place} in a period, and the
 * {@linkplain Plan plan} for activities there with equal values of the discrete facts that this law
 * reads. Both are compiled when first needed. Compiling and looking up take no lock.
 *
 * <p>Thread-safe.
 */
public final class ActivityEngine<A extends Activity<A>> {
  /** The remedy of a rule on how old the checked version of a list is. */
  private static final String REFRESH_LIST = "refresh-list";

  /** The limit of denials that follow each other; with more, the denial has no end. */
  private static final int MOST_DENIALS = 1_000;

  private final Shelf<A> shelf;
  private final @Nullable Covering<A> covering;
  private final Answers answers;
  private final ModuleCode code;
  private final PlanTable plans;

  private final Gate.Book<A> gates = new Gate.Book<>();

  /** Changed under the lock, at an activity to which further rules can apply. */
  private volatile Statutes<A> statutes;

  /**
   * The day whose law governs every activity, in days since 1970; null for the activity's own day.
   */
  private final @Nullable Long onlyDay;

  /** The sets of facts that plans read; there are few, and plans share them. */
  private final Map<Set<Fact<?, ?>>, Set<Fact<?, ?>>> readSets = new ConcurrentHashMap<>();

  /**
   * Creates the engine of a kind of activity.
   *
   * @param shelf the rules
   * @param covering the coverage; null if coverage is not checked
   * @param onlyDay the day whose law governs every activity, in days since 1970; null for the
   *     activity's own day
   * @param plans shared with the engines of the other kinds
   */
  public ActivityEngine(
      Shelf<A> shelf,
      @Nullable Covering<A> covering,
      Answers answers,
      ModuleCode code,
      PlanTable plans,
      @Nullable Long onlyDay) {
    this.shelf = shelf;
    this.onlyDay = onlyDay;
    this.covering = covering;
    this.answers = answers;
    this.code = code;
    this.plans = plans;
    this.statutes =
        Statutes.of(
            shelf, covering == null ? List.of() : covering.periods(), onlyDay, this::variants);
  }

  private RuleHere.Variants<A> variants(Rule<A> rule) {
    return new RuleHere.Variants<>(rule, gates, plans.remembered(), code, answers);
  }

  /** Returns the statutes, with all rules that can apply to an activity. */
  private Statutes<A> statutesFor(A about) {
    Statutes<A> known = statutes;
    return known.reach(about.whereabouts()) ? known : statutesAt(about.whereabouts());
  }

  private synchronized Statutes<A> statutesAt(Whereabouts where) {
    Statutes<A> known = statutes;
    if (known.reach(where)) {
      return known;
    }
    Statutes<A> more = known.reaching(where, onlyDay, this::variants);
    statutes = more;
    plans.drop(known.laws()); // the periods between changes of law are different now
    return more;
  }

  /** Answers whether an activity may go ahead. */
  public Answer check(A about) {
    Plan<A> plan = planFor(about);
    Judgement<A> judgement = plan.judge(about);
    Answer ready = judgement.ready();
    return ready != null ? ready : answer(about, plan, judgement);
  }

  private Answer answer(A about, Plan<A> plan, Judgement<A> judgement) {
    return judgement.denies()
        ? denied(about, plan, judgement)
        : undenied(judgement.findings(), judgement.obligations());
  }

  private Answer denied(A about, Plan<A> plan, Judgement<A> judgement) {
    Instant end = permittedFrom(about, judgement, null);
    return answers.denied(findings(about, plan, judgement, end), judgement.obligations(), end);
  }

  /**
   * Returns the findings. Each denial has the first instant at which its rule denies in no variant:
   * the law can be eased before its conditions end, and another variant, or the next text of the
   * law, can deny after that.
   *
   * @param end the first instant at which no rule denies; null for never
   */
  private List<Found> findings(
      A about, Plan<A> plan, Judgement<A> judgement, @Nullable Instant end) {
    List<Found> findings = judgement.findings();
    Statutes<A> law = statutes;
    for (int i = 0; i < findings.size(); i++) {
      Found finding = findings.get(i);
      Instant lapse = finding.denies() ? lapse(about, finding) : null;
      if (lapse == null) {
        continue;
      }
      boolean goesOn =
          !lapse.equals(end)
              && (plan.hasOthersOf(finding.rule())
                  || law.stretchAt(about, lapse) != law.stretchAt(about));
      Instant own = goesOn ? permittedFrom(about, judgement, finding.rule()) : lapse;
      if (!Objects.equals(own, finding.end())) {
        findings.set(i, finding.until(own));
      }
    }
    return findings;
  }

  private Answer undenied(List<Found> findings, List<Owed> obligations) {
    return findings.isEmpty()
        ? answers.permit(obligations)
        : answers.undecided(findings, obligations);
  }

  /** Returns the findings of the rules that deny an activity or cannot decide. */
  public List<Found> findings(A about) {
    return planFor(about).judge(about).findings();
  }

  /**
   * Follows the denials until none is left, since one can end while another is in effect. A rule
   * that itself stated when its denial ends is not evaluated again: its count starts again then,
   * although the facts still describe the time before. A list that will be too old by then does not
   * count either, since a host that waits checks it again; one that is too old already does.
   *
   * @param of the rule whose denials count, in all its variants; null if all rules' do
   * @return null if a denial has no end, now or later, or if too many follow each other
   */
  private @Nullable Instant permittedFrom(A about, Judgement<A> denied, @Nullable RuleInfo of) {
    A then = about;
    Judgement<A> judgement = denied;
    Set<RuleInfo> over = Set.of();
    for (int i = 0; i < MOST_DENIALS; i++) {
      Instant end = null;
      for (Found finding : judgement.findings()) {
        if (finding.denies()
            && !over.contains(finding.rule())
            && (judgement == denied || !isOnlyTooOldByThen(finding.rule(), denied))
            && (of == null || Plan.isLawOf(of, finding.rule()))) {
          Instant lapse = lapse(then, finding);
          if (lapse == null) {
            return null;
          }
          end = end == null || lapse.isAfter(end) ? lapse : end;
        }
      }
      if (end == null) {
        return then.at();
      }
      over = joined(over, judgement.statedEnds());
      then = about.at(end);
      Plan<A> plan = planFor(then);
      judgement = of == null ? plan.judge(then) : plan.judge(then, of);
      if (!judgement.denies()) {
        return end;
      }
    }
    return null;
  }

  /** Returns whether a rule on the age of a list denies later, but did not at first. */
  private static boolean isOnlyTooOldByThen(RuleInfo rule, Judgement<?> atFirst) {
    return rule.remedies().contains(REFRESH_LIST)
        && atFirst.findings().stream()
            .noneMatch(
                first ->
                    first.denies()
                        && first.rule().remedies().contains(REFRESH_LIST)
                        && Plan.isLawOf(first.rule(), rule));
  }

  /** Returns when a denial ends: by its conditions, or earlier if the law that denies ends. */
  private @Nullable Instant lapse(A about, Found denial) {
    Instant end = denial.end();
    LocalDate lastDay = onlyDay == null ? denial.rule().inForce().to() : null;
    return lastDay == null
        ? end
        : Terms.earlier(end, endOf(lastDay, about, denial.rule().places()));
  }

  /** Returns the instant at which a day has ended on every clock of a law's places. */
  private static Instant endOf(LocalDate day, Activity<?> about, Set<Place> places) {
    LocalDate next = day.plusDays(1);
    Instant end = null;
    for (ZoneId zone : about.whereabouts().zonesIn(places)) {
      Instant here = ZoneClock.of(zone).startOfDay(next);
      end = end == null || here.isAfter(end) ? here : end;
    }
    return end == null ? next.atStartOfDay(ZoneOffset.UTC).toInstant() : end;
  }

  private static Set<RuleInfo> joined(Set<RuleInfo> some, List<RuleInfo> others) {
    if (others.isEmpty()) {
      return some;
    }
    Set<RuleInfo> all = Collections.newSetFromMap(new IdentityHashMap<>());
    all.addAll(some);
    all.addAll(others);
    return all;
  }

  /**
   * Returns the facts on which the answer can depend. A number is left out if only its places
   * count.
   */
  public Set<Fact<?, ?>> reads(A about) {
    return planFor(about).readsBesidePlaces();
  }

  /** Returns the facts at the top level of the activity on which the answer can depend. */
  public Set<Fact<?, ?>> topReads(A about) {
    return planFor(about).topReads(each -> readSets.computeIfAbsent(each, same -> same));
  }

  /**
   * Returns the facts that a plan may not report as read because one of them is unknown: the
   * unknown fact can settle a rule or a claim, which then no longer reports what else it reads.
   * Only rules count that can apply to activities that were judged before.
   *
   * @param some the candidates; the same in every call
   */
  public Set<Fact<?, ?>> hiddenWhileUnknown(Set<Fact<?, ?>> some) {
    return statutes.hidden(rules -> hiddenWhileUnknown(rules, some));
  }

  private Set<Fact<?, ?>> hiddenWhileUnknown(
      List<RuleHere.Variants<A>> rules, Set<Fact<?, ?>> some) {
    Set<Fact<?, ?>> hidden = new HashSet<>();
    for (RuleHere.Variants<A> each : rules) {
      Rule<A> rule = each.rule();
      boolean hides =
          ModuleCode.quietly(
              () ->
                  Terms.parts(rule.when()).stream().anyMatch(part -> hides(part, some))
                      || isLost(rule.effect().reads(), Terms.given(rule.effect(), 0).reads(), some),
              true);
      if (hides) {
        hidden.addAll(tops(ModuleCode.reads(rule)));
      }
    }
    if (covering != null) {
      for (Condition<A> claim : covering.conditions()) {
        if (ModuleCode.quietly(() -> hides(claim, some), true)) {
          hidden.addAll(some);
        }
      }
    }
    hidden.retainAll(some);
    return hidden;
  }

  /** Returns whether a rule may fail to apply to an activity only because a fact is not known. */
  public boolean isDecidedByAbsence(A about, Fact<A, ?> fact) {
    Statutes<A> law = statutesFor(about);
    for (RuleHere.Variants<A> rule : law.inForce(law.stretchAt(about), about.whereabouts())) {
      RuleHere<A> here = rule.at(about);
      if (here != null && here.isDecidedByAbsence(about, fact)) {
        return true;
      }
    }
    return false;
  }

  /**
   * Returns whether what remains of a condition while some facts are unknown may not read one of
   * them: nothing does where nothing is known, or where another discrete fact is known and decides
   * that the condition depends on the unknown one alone.
   */
  private static <A extends Activity<A>> boolean hides(
      Condition<A> condition, Set<Fact<?, ?>> some) {
    Condition<A> unknown = Terms.given(condition, 0);
    return isLost(condition.reads(), unknown.reads(), some)
        || (!unknown.equals(condition)
            && !Collections.disjoint(tops(Terms.decidedByAbsence(condition)), some));
  }

  private static boolean isLost(
      Collection<? extends Fact<?, ?>> before,
      Collection<? extends Fact<?, ?>> after,
      Set<Fact<?, ?>> some) {
    Set<Fact<?, ?>> lost = tops(before);
    lost.removeAll(tops(after));
    return !Collections.disjoint(lost, some);
  }

  private static Set<Fact<?, ?>> tops(Collection<? extends Fact<?, ?>> facts) {
    Set<Fact<?, ?>> tops = new HashSet<>();
    facts.forEach(fact -> tops.add(fact.top()));
    return tops;
  }

  /** Returns whether the end of its denial depends on other law, which may read other facts. */
  public boolean isDeniedIntoOtherLaw(A about) {
    Judgement<A> judgement = planFor(about).judge(about);
    Instant end = judgement.denies() ? permittedFrom(about, judgement, null) : null;
    Statutes<A> law = statutes;
    return end != null && law.stretchAt(about.at(end)) != law.stretchAt(about);
  }

  /** Returns the facts that are needed to judge such activities. */
  public Needed needs(A about) {
    Plan<A> plan = planFor(about);
    Gathered gathered = new Gathered();
    plan.gather(about, gathered);
    List<Found> settled =
        plan.judge(about).findings().stream()
            .filter(each -> each.missing().isEmpty() && each.permittedFrom().isEmpty())
            .toList();
    return new Needed(gathered.needs(), settled);
  }

  private Plan<A> planFor(A about) {
    Statutes<A> all = statutes;
    long stretch = all.stretchAt(about);
    LawOfPlace<A> law = LawOfPlace.find(all.laws(), about.whereabouts(), stretch);
    if (law == null) {
      all = statutesFor(about);
      stretch = all.stretchAt(about);
      law =
          new LawOfPlace<>(
              about,
              stretch,
              all.inForce(stretch, about.whereabouts()),
              covering == null ? null : covering.heldOn(all.days(stretch, about.whereabouts())),
              answers,
              code);
    }
    long traits = law.read(about);
    LawOfPlace.Kind<A> kind = law.find(traits);
    return kind == null
        ? plans.add(all.laws(), law, traits, law.planFor(about, traits))
        : kind.use();
  }

  /**
   * Divides a span of time into stretches with one decision and the same reasons.
   *
   * @param doubts returns what prevents a permit of an activity without findings of rules
   */
  public List<Span> spans(A about, Instant from, Instant to, Function<A, List<Found>> doubts) {
    List<Span> spans = new ArrayList<>();
    Changes<A> changes = new Changes<>();
    Instant begin = from;
    Judged judged = judged(about.at(from), doubts);
    Instant next = nextChange(about, from, changes);
    judged = judged.with(changes.failed(), answers);
    while (next != null && next.isBefore(to)) {
      Instant at = next;
      Judged then = judged(about.at(at), doubts);
      next = nextChange(about, at, changes);
      then = then.with(changes.failed(), answers);
      if (!judged.hasReasonsOf(then)) {
        spans.add(new Span(begin, at, answer(judged)));
        begin = at;
        judged = then;
      }
    }
    spans.add(new Span(begin, to, answer(judged)));
    return spans;
  }

  /**
   * What the rules found on an activity.
   *
   * @param permittedFrom when it would be permitted; null if it is not denied, or denied without
   *     end
   */
  private record Judged(
      List<Found> findings,
      List<Owed> obligations,
      boolean denied,
      @Nullable Instant permittedFrom) {
    /** Returns the same with the findings of rules that failed; a denial stays a denial. */
    Judged with(Collection<? extends Rule<?>> failed, Answers answers) {
      if (failed.isEmpty() || denied) {
        return this;
      }
      List<Found> more = new ArrayList<>(findings);
      failed.forEach(rule -> more.add(Judgement.failed(rule, answers)));
      return new Judged(more, obligations, false, null);
    }

    boolean hasReasonsOf(Judged other) {
      return denied == other.denied && reasons().equals(other.reasons());
    }

    /** An activity without reasons is permitted. */
    private List<String> reasons() {
      return findings.stream().map(finding -> finding.rule().id()).distinct().toList();
    }
  }

  private Judged judged(A about, Function<A, List<Found>> doubts) {
    Plan<A> plan = planFor(about);
    Judgement<A> judgement = plan.judge(about);
    Instant end = judgement.denies() ? permittedFrom(about, judgement, null) : null;
    List<Found> findings = new ArrayList<>(findings(about, plan, judgement, end));
    findings.addAll(doubts.apply(about));
    return new Judged(findings, judgement.obligations(), judgement.denies(), end);
  }

  private Answer answer(Judged judged) {
    return judged.denied
        ? answers.denied(judged.findings, judged.obligations, judged.permittedFrom)
        : undenied(judged.findings, judged.obligations);
  }

  /** Returns the next instant at which the answer can change if only time passes, or null. */
  private @Nullable Instant nextChange(A about, Instant after, Changes<A> changes) {
    A then = about.at(after);
    changes.begin();
    planFor(then).tellChanges(then, changes);
    Instant next = changes.end();
    return onlyDay == null
        ? Terms.earlier(next, statutes.nextChange(about.whereabouts(), after))
        : next;
  }

  /** Returns the outcome of every rule. */
  public List<Considered> consider(A about) {
    Statutes.Days days = onlyDay == null ? Statutes.Days.of(about) : Statutes.Days.only(onlyDay);
    List<Considered> considered = new ArrayList<>();
    for (Rule<A> rule : shelf.all()) {
      considered.add(consider(rule, about, days));
    }
    return considered;
  }

  private Considered consider(Rule<A> rule, A about, Statutes.Days days) {
    List<Considered.Clause> clauses = new ArrayList<>();
    Considered considered = code.ask(rule, () -> considered(rule, about, days, clauses), null);
    return considered == null
        ? notJudged(rule.info(), Considered.Stage.FAILED, clauses)
        : considered;
  }

  private static Considered notJudged(
      RuleInfo info, Considered.Stage stage, List<Considered.Clause> clauses) {
    return new Considered(info, info.citation(), stage, null, clauses);
  }

  private static <A extends Activity<A>> Considered considered(
      Rule<A> rule, A about, Statutes.Days days, List<Considered.Clause> clauses) {
    RuleInfo info = rule.info();
    if (!days.any(info.inForce(), info.places())) {
      return notJudged(info, Considered.Stage.NOT_IN_FORCE, clauses);
    }
    Condition<A> here = Jurisdiction.condition(Terms.jurisdiction(rule), about);
    boolean elsewhere =
        !info.places().isEmpty()
            && Terms.settled(here.and(Terms.given(rule.when(), about.whereabouts())))
                == Truth.FALSE;
    if (elsewhere) {
      return notJudged(info, Considered.Stage.ELSEWHERE, clauses);
    }
    for (Condition<A> part : Terms.parts(here.and(rule.when()))) {
      Truth truth = part.test(about);
      clauses.add(
          new Considered.Clause(
              part.says(),
              truth,
              truth == Truth.UNKNOWN ? "" : requireNonNull(part.tells(about).get(), "words")));
    }
    Outcome outcome = Terms.judge(rule, about, here.and(rule.when()), rule.effect());
    return new Considered(info, rule.citation(about), Considered.Stage.JUDGED, outcome, clauses);
  }
}
