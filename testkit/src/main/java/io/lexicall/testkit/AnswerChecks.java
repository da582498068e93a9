package io.lexicall.testkit;

import io.lexicall.engine.term.Terms;
import io.lexicall.engine.trait.Trait;
import io.lexicall.facts.Activity;
import io.lexicall.facts.Fact;
import io.lexicall.facts.Truth;
import io.lexicall.rule.Condition;
import io.lexicall.rule.Outcome;
import io.lexicall.rule.Rule;
import io.lexicall.testkit.Answer.Kind;
import io.lexicall.testkit.FactTree.Spot;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Checks that a rule's answer is a function of the facts that its card names: always, the same each
 * time, and in its compiled form too.
 */
final class AnswerChecks<A extends Activity<A>> {
  private static final int BASES = 20;
  private static final int THREADS = 4;
  private static final int ROUNDS = 100;

  private final Trials<A> trials;
  private final Rule<A> rule;
  private final Waivers waivers;

  AnswerChecks(Trials<A> trials, Waivers waivers) {
    this.trials = trials;
    this.rule = trials.rule();
    this.waivers = waivers;
  }

  @Nullable String total() {
    for (A about : trials.some(BASES)) {
      for (A less : trials.lessKnown(about, 4, waivers.unless(Check.TOTAL))) {
        trials.judge(less);
      }
      trials.judge(trials.withNothing(about));
      rule.citation(about);
    }
    A about = trials.failedOn();
    if (about == null) {
      return null;
    }
    A smallest = Telling.smallest(about, facts -> Answer.of(rule, facts).is(Kind.FAILS));
    return "It " + Answer.of(rule, smallest) + "\nThe facts: " + Telling.show(smallest);
  }

  @Nullable String speaks() {
    A nearest = trials.pool().get(0);
    for (A about : trials.pool()) {
      if (trials.judge(about).speaks()) {
        return null;
      }
      nearest = trials.height(about) > trials.height(nearest) ? about : nearest;
    }
    A at = nearest;
    return "No facts were found on which it denies or obliges, so this contract proves little."
        + "\nHint at the words and figures that it compares with, or give examples to start from."
        + "\nThe nearest facts: "
        + Telling.show(at)
        + "\nThere, these do not hold: "
        + Terms.parts(rule.when()).stream()
            .filter(part -> trials.test(part, at) != Truth.TRUE)
            .map(part -> part.says() + " (" + trials.test(part, at) + ")")
            .toList();
  }

  @Nullable String pure() {
    List<A> facts = trials.some(2 * BASES);
    List<Answer> first = facts.stream().map(about -> Answer.of(rule, about)).toList();
    for (int i = 0; i < facts.size(); i++) {
      Answer again = Answer.of(rule, FactTree.copy(facts.get(i)));
      if (!again.sameAs(first.get(i))) {
        return "On equal facts it %s, then it %s.\nThe facts: %s"
            .formatted(first.get(i), again, Telling.show(facts.get(i)));
      }
    }
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try {
      CyclicBarrier together = new CyclicBarrier(THREADS);
      List<Future<@Nullable String>> runs = new ArrayList<>();
      for (int t = 0; t < THREADS; t++) {
        int offset = t * 7;
        Callable<@Nullable String> run =
            () -> {
              together.await();
              return compare(facts, first, offset);
            };
        runs.add(threads.submit(run));
      }
      for (Future<@Nullable String> run : runs) {
        String problem = run.get();
        if (problem != null) {
          return problem;
        }
      }
      return null;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("The check was interrupted", interrupted);
    } catch (ExecutionException failure) {
      throw new IllegalStateException("The check itself failed", failure.getCause());
    } finally {
      threads.shutdownNow();
    }
  }

  private @Nullable String compare(List<A> facts, List<Answer> first, int offset) {
    for (int i = 0; i < ROUNDS * facts.size(); i++) {
      int which = (i + offset) % facts.size();
      Answer again = Answer.of(rule, facts.get(which));
      if (!again.sameAs(first.get(which))) {
        return "One thread alone finds that it %s, among others it %s.\nThe facts: %s"
            .formatted(first.get(which), again, Telling.show(facts.get(which)));
      }
    }
    return null;
  }

  @Nullable String reads() {
    Predicate<Spot> unseen = spot -> !trials.isSeen(spot);
    FactsGenerator generator = trials.generator();
    Random random = trials.random();
    for (A about : trials.some(2 * BASES)) {
      Answer answer = trials.judge(about);
      A dropped =
          FactTree.edit(
              about, spot -> spot.canBeDropped() && unseen.test(spot) ? null : spot.value());
      A varied = generator.vary(generator.vary(about, unseen, random), unseen, random);
      for (A other : List.of(dropped, varied)) {
        Answer otherAnswer = trials.judge(other);
        if (other.whereabouts().equals(about.whereabouts()) && !answer.sameAs(otherAnswer)) {
          return "It %s, then it %s, though only facts changed that its card does not name: %s"
              .formatted(answer, otherAnswer, Telling.difference(about, other));
        }
      }
    }
    return null;
  }

  /**
   * Judges by what is left of a condition and of the effect for the discrete facts that they say
   * they read: the engine tells them of no others.
   */
  private Answer left(A about, Condition<A> when) {
    try {
      Set<Fact<A, ?>> reads = new LinkedHashSet<>(when.reads());
      reads.addAll(rule.effect().reads());
      long traits = Trait.traitsOf(about) & Trait.bitsOf(reads);
      return Answer.of(
          Terms.judge(rule, about, Terms.given(when, traits), Terms.given(rule.effect(), traits)));
    } catch (Exception | StackOverflowError | LinkageError | AssertionError failure) {
      return new Answer(Kind.FAILS, null, failure);
    }
  }

  /** What cannot hold at a place need not be asked there: fewer facts may be named then. */
  private static boolean asksFewer(Answer left, Answer whole) {
    return left.outcome() instanceof Outcome.Indeterminate some
        && whole.outcome() instanceof Outcome.Indeterminate all
        && all.missing().containsAll(some.missing());
  }

  @Nullable String simplified() {
    for (A about : trials.some(BASES)) {
      for (A less : trials.lessKnown(about, 3, waivers.unless(Check.SIMPLIFIED))) {
        Answer whole = trials.judge(less);
        Answer left = left(less, rule.when());
        if (whole.sameAs(left)) {
          left = left(less, Terms.given(rule.when(), less.whereabouts()));
          if (whole.sameAs(left) || asksFewer(left, whole)) {
            continue;
          }
        }
        return "It %s, but what Condition.given and Effect.given leave of it %s.\nThe facts: %s"
            .formatted(whole, left, Telling.show(less));
      }
    }
    return null;
  }
}
