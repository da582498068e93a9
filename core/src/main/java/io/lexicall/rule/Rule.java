package io.lexicall.rule;

import static java.util.Objects.requireNonNull;

import io.lexicall.engine.term.KebabCase;
import io.lexicall.engine.term.RuleTerm;
import io.lexicall.engine.term.Terms;
import io.lexicall.facts.Activity;
import io.lexicall.facts.Fact;
import io.lexicall.facts.Schema;
import io.lexicall.facts.Truth;
import io.lexicall.law.Certainty;
import io.lexicall.law.InForce;
import io.lexicall.law.LawTable;
import io.lexicall.place.Place;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One requirement of the law: a card, the condition under which it applies, and its effect.
 *
 * <pre>{@code
 * Rule.on(Contact.SCHEMA, "acme.quiet-sunday")
 *     .title("Nobody is called on a Sunday.")
 *     .cites("Acme House Rules 7")
 *     .in(Place.of("US"))
 *     .when(Condition.in(Contact.CHANNEL, ContactChannel.VOICE))
 *     .when(sunday)
 *     .remedy("wait")
 *     .denies();
 * }</pre>
 *
 * <p>A rule whose condition is false has no effect. If the condition is unknown, a rule that would
 * deny returns the missing facts, and a rule that obliges returns its obligations, as a precaution.
 * Whether and when a denial ends with time follows from {@link Condition#nextChange}.
 *
 * <p>Immutable and thread-safe.
 *
 * @param <A> the kind of activity
 * @since 0.1
 */
@SuppressWarnings({"exports", "InvalidBlockTag"}) // its base is hidden, and what it overrides
public final class Rule<A extends Activity<A>>
    extends RuleTerm<A, Condition<A>, Effect<A>, Outcome, Outcome.Denied> {
  /** The number of steps after which a continuing denial counts as one without end. */
  private static final int MOST_CHANGES = 10_000;

  private static final Comparator<Fact<?, ?>> BY_PATH =
      (one, other) -> one.path().compareTo(other.path());

  private final Schema<A> activity;
  private final RuleInfo info;
  private final Set<Place> jurisdiction;
  private final Condition<A> when;
  private final Effect<A> effect;
  private final List<Alternative<A>> alternatives;

  /** Another citation, for activities that meet a condition. */
  private record Alternative<A extends Activity<A>>(Condition<A> when, String citation) {}

  private Rule(Builder<A> builder, Effect<A> effect) {
    this.activity = builder.activity;
    this.when = Condition.all(builder.conditions);
    this.effect = effect;
    this.alternatives = List.copyOf(builder.alternatives);
    this.info =
        new RuleInfo(
            builder.id,
            builder.variant,
            builder.required(builder.title, "title"),
            builder.citations(),
            builder.inForce,
            builder.places,
            builder.activity.name(),
            builder.certainty,
            this::gatheredReads,
            effect.obligations(),
            builder.remedies,
            builder.source,
            builder.verifiedOn,
            builder.shadow);
    this.jurisdiction = builder.tellsWhere ? Set.of() : info.places();
  }

  private Rule(Rule<A> rule, RuleInfo info) {
    this.activity = rule.activity;
    this.info = info;
    this.jurisdiction = rule.jurisdiction;
    this.when = rule.when;
    this.effect = rule.effect;
    this.alternatives = rule.alternatives;
  }

  private List<Fact<?, ?>> gatheredReads() {
    Set<Fact<?, ?>> reads = new LinkedHashSet<>();
    when.gatherReads(reads);
    reads.addAll(effect.reads());
    List<Fact<?, ?>> sorted = new ArrayList<>(reads); // a condition's set can have any order
    sorted.sort(BY_PATH);
    return List.copyOf(sorted);
  }

  /**
   * Returns a builder of a rule.
   *
   * @param activity the kind of activity it judges, such as {@link
   *     io.lexicall.facts.Contact#SCHEMA}
   * @param id regulation, dot, name: {@code tcpa.calling-hours}; lower case, digits and hyphens
   */
  public static <A extends Activity<A>> Builder<A> on(Schema<A> activity, String id) {
    return new Builder<>(activity, id);
  }

  /** Returns the kind of activity it judges. */
  public Schema<A> activity() {
    return activity;
  }

  /**
   * Returns this rule in shadow: an engine applies it and reports its findings separately, but they
   * decide nothing.
   *
   * @see Builder#inShadow
   */
  public Rule<A> inShadow() {
    return info.isInShadow() ? this : new Rule<>(this, info.inShadow(true));
  }

  /**
   * {@inheritDoc}
   *
   * @hidden
   */
  @Override
  protected Rule<A> deciding() {
    return info.isInShadow() ? new Rule<>(this, info.inShadow(false)) : this;
  }

  /** Returns its card. */
  public RuleInfo info() {
    return info;
  }

  /**
   * Returns the places where an activity must be for the rule to apply; empty if it can apply
   * anywhere. These are the places of its card, unless its own conditions {@linkplain Builder#lawOf
   * decide} where it is law.
   *
   * @hidden
   */
  @Override
  protected Set<Place> jurisdiction() {
    return jurisdiction;
  }

  /** Returns the condition under which it applies. */
  public Condition<A> when() {
    return when;
  }

  /** Returns its effect. */
  public Effect<A> effect() {
    return effect;
  }

  /** Returns the citation for this activity. */
  public String citation(A about) {
    for (int i = 0; i < alternatives.size(); i++) { // no iterator, since each denial comes here
      Alternative<A> alternative = alternatives.get(i);
      if (alternative.when.test(about) == Truth.TRUE) {
        return alternative.citation;
      }
    }
    return info.citation();
  }

  /**
   * Returns the citation if it is the same for all activities with these discrete facts, or null.
   *
   * @hidden
   */
  @Override
  protected @Nullable String citationGiven(long traits) {
    for (Alternative<A> alternative : alternatives) {
      Truth settled = alternative.when.given(traits).settled();
      if (settled == Truth.TRUE) {
        return alternative.citation;
      }
      if (settled == null) {
        return null;
      }
    }
    return info.citation();
  }

  /**
   * Returns the facts that decide which provision is cited; empty if there is only one.
   *
   * @hidden
   */
  @Override
  protected Set<Fact<A, ?>> citationReads() {
    Set<Fact<A, ?>> reads = new LinkedHashSet<>();
    alternatives.forEach(alternative -> reads.addAll(alternative.when.reads()));
    return reads;
  }

  /** Judges an activity at a place and on a day where the rule is law. */
  public Outcome judge(A about) {
    return judge(about, when, effect);
  }

  /**
   * Judges an activity by what remains of the condition and of the effect.
   *
   * @hidden
   */
  @Override
  protected Outcome judge(A about, Condition<A> when, Effect<A> effect) {
    Truth truth = requireNonNull(when.test(about), "a condition returned null");
    if (truth == Truth.FALSE) {
      return Outcome.pass(); // most conditions are, and then nothing else of the rule is needed
    }
    Outcome outcome = on(about, effect);
    if (isFinal(outcome, truth)) {
      return outcome;
    }
    FewFacts<Fact<A, ?>> missing = new FewFacts<>();
    when.missing(about, missing);
    return undecided(outcome, missing);
  }

  /**
   * Does the same in one pass over the condition.
   *
   * @hidden
   */
  @Override
  protected Outcome judgeUnsure(A about, Condition<A> when, Effect<A> effect) {
    FewFacts<Fact<A, ?>> missing = new FewFacts<>();
    Truth truth = requireNonNull(when.testNaming(about, missing), "a condition returned null");
    if (truth == Truth.FALSE) {
      return Outcome.pass();
    }
    Outcome outcome = on(about, effect);
    return isFinal(outcome, truth) ? outcome : undecided(outcome, missing);
  }

  private static <A extends Activity<A>> Outcome on(A about, Effect<A> effect) {
    return requireNonNull(effect.on(about), "an effect returned null");
  }

  /** A duty that may apply is included, as a precaution. */
  private static boolean isFinal(Outcome outcome, Truth truth) {
    return truth == Truth.TRUE
        || outcome instanceof Outcome.Pass
        || outcome instanceof Outcome.Obliged;
  }

  private static <A extends Activity<A>> Outcome undecided(
      Outcome outcome, FewFacts<Fact<A, ?>> missing) {
    if (outcome instanceof Outcome.Indeterminate indeterminate) {
      Set<Fact<?, ?>> all = new LinkedHashSet<>(missing);
      all.addAll(indeterminate.missing());
      return new Outcome.Indeterminate(all);
    }
    if (missing.isEmpty()) {
      throw new IllegalStateException("an unknown condition named no missing fact");
    }
    return new Outcome.Indeterminate(missing.sealed());
  }

  /**
   * Finds when a denial ends: when the rule states it, or else when its conditions change.
   *
   * @param about an activity that this rule denies at the activity's instant
   * @return the first later instant at which the rule would not deny the same activity, or null if
   *     time alone does not cure it
   */
  public @Nullable Instant permittedFrom(A about) {
    return judge(about) instanceof Outcome.Denied denied
        ? permittedFrom(about, denied, when, effect)
        : about.at();
  }

  /**
   * Finds when a denial ends, by what remains of the condition and of the effect.
   *
   * @hidden
   */
  @Override
  protected @Nullable Instant permittedFrom(
      A about, Outcome.Denied denied, Condition<A> when, Effect<A> effect) {
    Outcome.Denied still = denied;
    A then = about;
    for (int i = 0; i < MOST_CHANGES; i++) {
      Instant at = then.at();
      if (still.permittedFrom().isPresent()) {
        Instant stated = still.permittedFrom().get();
        return stated.isAfter(at) ? stated : null; // an instant in the past is not an end
      }
      Instant next = Terms.earlier(when.nextChange(then, Truth.TRUE), effect.nextChange(then, at));
      if (next == null || !next.isAfter(at)) {
        return null;
      }
      then = about.at(next);
      if (judge(then, when, effect) instanceof Outcome.Denied again) {
        still = again;
      } else {
        return next;
      }
    }
    return null;
  }

  /**
   * Returns the id, with the places and the period that distinguish it from other rules of the same
   * id.
   */
  @Override
  public String toString() {
    return info.toString();
  }

  /**
   * Builds a rule; begin with {@link Rule#on}. Not thread-safe.
   *
   * <p>A title and a citation are required; building the rule fails without them. By default a rule
   * is law everywhere, on all days, with {@linkplain Certainty#HIGH high} certainty, and applies to
   * every activity of its kind.
   *
   * @param <A> the kind of activity
   * @since 0.1
   */
  public static final class Builder<A extends Activity<A>> {
    private final Schema<A> activity;
    private final String id;
    private String variant = "";
    private String title = "";
    private String citation = "";
    private String source = "";
    private @Nullable LocalDate verifiedOn;
    private InForce inForce = InForce.always();
    private Certainty certainty = Certainty.HIGH;
    private final Set<Place> places = new LinkedHashSet<>();
    private boolean tellsWhere;
    private boolean shadow;
    private final List<Condition<A>> conditions = new ArrayList<>();
    private final List<Alternative<A>> alternatives = new ArrayList<>();
    private final List<String> remedies = new ArrayList<>();

    private Builder(Schema<A> activity, String id) {
      this.activity = requireNonNull(activity, "activity");
      this.id = requireNonNull(id, "id").intern(); // hundreds of rules have the same one
      int dot = id.indexOf('.');
      if (dot < 0 || !KebabCase.holds(id, 0, dot) || !KebabCase.holds(id, dot + 1, id.length())) {
        throw new IllegalArgumentException(
            "A rule's id is regulation, dot and name in lower case, such as tcpa.calling-hours, but"
                + " this is "
                + id);
      }
    }

    /**
     * Sets the variant, which distinguishes it from other rules of its id that are law in the same
     * place at the same time.
     */
    public Builder<A> variant(String variant) {
      this.variant = requireNonNull(variant, "variant");
      return this;
    }

    /** Sets the title: what it requires, as a sentence with a full stop. Required. */
    public Builder<A> title(String title) {
      this.title = requireNonNull(title, "title");
      return this;
    }

    /**
     * Sets the citation, in the usual legal form, such as {@code 47 CFR 64.1200(c)(1)}. Required.
     */
    public Builder<A> cites(String citation) {
      this.citation = requireNonNull(citation, "citation");
      return this;
    }

    private List<String> citations() {
      List<String> all = new ArrayList<>();
      all.add(required(citation, "citation"));
      alternatives.forEach(alternative -> all.add(alternative.citation));
      return all;
    }

    /**
     * Adds another citation, for activities that meet a condition. The first whose condition is
     * true is used.
     *
     * @throws IllegalStateException if the citation is blank
     */
    public Builder<A> citesWhere(Condition<A> condition, String citation) {
      requireNonNull(condition, "condition");
      this.alternatives.add(new Alternative<>(condition, required(citation, "citation")));
      return this;
    }

    /** Sets the source in which the provision was read. */
    public Builder<A> source(String source) {
      this.source = requireNonNull(source, "source");
      return this;
    }

    /** Sets the day on which somebody last compared it with its source. */
    public Builder<A> verifiedOn(LocalDate verifiedOn) {
      this.verifiedOn = requireNonNull(verifiedOn, "verifiedOn");
      return this;
    }

    /**
     * Sets citation, days in force, source, certainty and the day of the last comparison from a row
     * of a law table.
     */
    public Builder<A> readFrom(LawTable.Row row) {
      return readFrom(row, "citation");
    }

    /**
     * Sets the same from a row that cites more than one provision.
     *
     * @param citation the column with the provision on which this rule is based
     */
    public Builder<A> readFrom(LawTable.Row row, String citation) {
      return cites(row.citation(citation).text())
          .inForce(row.inForce())
          .source(row.source())
          .certainty(row.certainty())
          .verifiedOn(row.verifiedOn());
    }

    /** Sets the days on which it is law, both inclusive, in the calendar of the place. */
    public Builder<A> inForce(InForce inForce) {
      this.inForce = requireNonNull(inForce, "inForce");
      return this;
    }

    /**
     * Sets the first day on which it is law, inclusive, in the calendar of the place.
     *
     * @param date such as {@code 2026-11-24}
     * @throws java.time.format.DateTimeParseException if it is not such a date
     * @throws IllegalArgumentException if it is after the last day
     */
    public Builder<A> inForceFrom(String date) {
      return inForce(new InForce(LocalDate.parse(date), inForce.to()));
    }

    /**
     * Sets the last day on which it is law, inclusive, in the calendar of the place.
     *
     * @param date such as {@code 2026-11-24}
     * @throws java.time.format.DateTimeParseException if it is not such a date
     * @throws IllegalArgumentException if it is before the first day
     */
    public Builder<A> inForceTo(String date) {
      return inForce(new InForce(inForce.from(), LocalDate.parse(date)));
    }

    /** Sets how certain the reading is; {@link Certainty#HIGH} by default. */
    public Builder<A> certainty(Certainty certainty) {
      this.certainty = requireNonNull(certainty, "certainty");
      return this;
    }

    /** Adds places where it is law; a country stands for all its regions. */
    public Builder<A> in(Place... places) {
      return in(Arrays.asList(places));
    }

    /** Adds places where it is law; a country stands for all its regions. */
    public Builder<A> in(Collection<Place> places) {
      this.places.addAll(places);
      return this;
    }

    /**
     * Sets the places whose law it is, for a rule whose own conditions decide whether that law
     * governs. The engine evaluates the rule wherever these conditions can be true. Use it for law
     * that depends on the places of several persons: one known place can decide even if another is
     * unknown.
     *
     * @see #in
     */
    public Builder<A> lawOf(Collection<Place> places) {
      this.tellsWhere = true;
      return in(places);
    }

    /**
     * Puts the rule in shadow, to see its findings before it takes effect. An engine applies it and
     * reports its findings separately ({@link io.lexicall.Verdict#shadow}). It decides nothing: it
     * never denies, makes no verdict indeterminate, gives no obligation, and asks for no fact.
     */
    public Builder<A> inShadow() {
      this.shadow = true;
      return this;
    }

    /**
     * Adds a condition. The rule applies only if all conditions are true. Add cheap and decisive
     * ones first.
     */
    public Builder<A> when(Condition<A> condition) {
      this.conditions.add(requireNonNull(condition, "condition"));
      return this;
    }

    /** Adds an exception: the rule does not apply if this condition is true. */
    public Builder<A> unless(Condition<A> condition) {
      return when(condition.not());
    }

    /** Sets the names of what would cure a denial, in kebab-case, such as {@code wait}. */
    public Builder<A> remedy(String... remedies) {
      this.remedies.addAll(List.of(remedies));
      return this;
    }

    /**
     * Returns a rule that denies activities that meet its conditions. Set a {@linkplain #remedy
     * remedy} first.
     *
     * @throws IllegalStateException if there is no title or no citation
     */
    public Rule<A> denies() {
      return then(Effect.always(Outcome.deny(), List.of()));
    }

    /**
     * Returns a rule that gives obligations to activities that meet, or may meet, its conditions.
     *
     * @param obligations their names, kebab-case; at least one
     * @throws IllegalStateException if there is no obligation, no title or no citation
     */
    public Rule<A> obliges(String... obligations) {
      Duty[] duties = new Duty[obligations.length];
      for (int i = 0; i < duties.length; i++) {
        duties[i] = Duty.to(obligations[i]);
      }
      return obliges(duties);
    }

    /**
     * Returns a rule that gives obligations to activities that meet, or may meet, its conditions.
     *
     * @param duties at least one
     * @throws IllegalStateException if there is no duty, no title or no citation
     */
    public Rule<A> obliges(Duty... duties) {
      if (duties.length == 0) {
        throw new IllegalStateException("The rule " + id + " has no duty");
      }
      return then(Effect.always(Outcome.oblige(duties), Effect.names(List.of(duties))));
    }

    /**
     * Returns a rule that requires that something is done. It has no effect if that is true, denies
     * if it is false, and gives the obligation if it is unknown.
     *
     * @param done the condition that it was done
     * @param obligation its name, kebab-case
     * @throws IllegalStateException if there is no title or no citation
     */
    public Rule<A> demands(Condition<A> done, String obligation) {
      return demands(done, Duty.to(obligation));
    }

    /**
     * Returns a rule that requires that something is done, like {@link #demands(Condition,
     * String)}.
     */
    public Rule<A> demands(Condition<A> done, Duty duty) {
      return then(Effect.unless(done, duty));
    }

    /**
     * Returns a rule with the given effect.
     *
     * @throws IllegalStateException if there is no title or no citation
     */
    public Rule<A> then(Effect<A> effect) {
      return new Rule<>(this, requireNonNull(effect, "effect"));
    }

    /**
     * Returns a rule that judges activities that meet its conditions with a function.
     *
     * <p>The card of such a rule names no obligation, and the engine does not know when its outcome
     * changes with time. If it obliges, or changes with time, write an {@link Effect} instead.
     *
     * @param reads the facts that the function reads
     * @param judge a function that is pure and monotone, like {@link Condition}; must not return
     *     null
     * @throws IllegalStateException if there is no title or no citation
     */
    public Rule<A> judges(Set<Fact<A, ?>> reads, Function<A, Outcome> judge) {
      Set<Fact<A, ?>> facts = Set.copyOf(reads);
      return then(
          new Effect<A>() {
            @Override
            public Outcome on(A about) {
              return judge.apply(about);
            }

            @Override
            public Set<Fact<A, ?>> reads() {
              return facts;
            }
          });
    }

    private String required(String text, String what) {
      if (text.isBlank()) {
        throw new IllegalStateException("The rule " + id + " has no " + what);
      }
      return text;
    }
  }
}
