package io.lexicall.rule;

import static java.util.Objects.requireNonNull;

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
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One requirement of the law: a card, the condition under which it speaks, and what it demands.
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
 * <p>A rule whose condition does not hold says nothing. Where the condition cannot be told, a rule
 * that would deny answers with the facts that are missing, and one that obliges gives its
 * obligations, since a duty that may be owed is done. Whether a denial ends with time, and when,
 * follows from {@link Condition#nextChange}.
 *
 * <p>Immutable and thread-safe.
 *
 * @param <A> the kind of activity
 * @since 0.1
 */
public final class Rule<A extends Activity<A>> {
  /** Steps after which a denial that goes on is taken to be for good. */
  private static final int MOST_CHANGES = 10_000;

  private final Schema<A> activity;
  private final RuleInfo info;
  private final Set<Place> jurisdiction;
  private final Condition<A> when;
  private final Effect<A> effect;
  private final List<Alternative<A>> alternatives;

  /** Another citation for the activities that meet a condition. */
  private record Alternative<A extends Activity<A>>(Condition<A> when, String citation) {}

  private Rule(Builder<A> builder, Effect<A> effect) {
    this.activity = builder.activity;
    this.when = Condition.all(builder.conditions);
    this.effect = effect;
    this.alternatives = List.copyOf(builder.alternatives);
    Set<Fact<?, ?>> reads = new LinkedHashSet<>();
    when.gatherReads(reads);
    reads.addAll(effect.reads());
    List<Fact<?, ?>> sorted = new ArrayList<>(reads); // a condition's set can have any order
    sorted.sort(Comparator.comparing(Fact::path));
    this.info =
        new RuleInfo(
            builder.id,
            builder.variant,
            builder.required(builder.title, "title"),
            builder.required(builder.citation, "citation"),
            builder.inForce,
            builder.places,
            builder.activity.name(),
            builder.certainty,
            sorted,
            effect.obligations(),
            builder.remedies,
            builder.source,
            builder.verifiedOn);
    this.jurisdiction = builder.tellsWhere ? Set.of() : info.places();
  }

  /**
   * Begins a rule.
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

  /** Returns its card. */
  public RuleInfo info() {
    return info;
  }

  /**
   * Returns the places where an activity must be for the rule to be asked; none if it is asked
   * anywhere. These are the places of its card, unless its own conditions {@linkplain Builder#lawOf
   * tell} where it is law.
   */
  public Set<Place> jurisdiction() {
    return jurisdiction;
  }

  /** Returns the condition under which it speaks. */
  public Condition<A> when() {
    return when;
  }

  /** Returns what it demands then. */
  public Effect<A> effect() {
    return effect;
  }

  /** Returns the citation for this activity. */
  public String citation(A about) {
    for (Alternative<A> alternative : alternatives) {
      if (alternative.when.test(about) == Truth.TRUE) {
        return alternative.citation;
      }
    }
    return info.citation();
  }

  /**
   * Returns the citation if it is the same for all activities with these {@linkplain
   * Activity#traits() traits}, else null.
   */
  public @Nullable String citationGiven(long traits) {
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

  /** Returns the facts on which it depends which provision is cited; none if there is just one. */
  public Set<Fact<A, ?>> citationReads() {
    Set<Fact<A, ?>> reads = new LinkedHashSet<>();
    alternatives.forEach(alternative -> reads.addAll(alternative.when.reads()));
    return reads;
  }

  /** Judges an activity at a place and on a day where the rule is law. */
  public Outcome judge(A about) {
    return judge(about, when, effect);
  }

  /**
   * Judges an activity by what is left of this rule's condition and effect after {@link
   * Condition#given}.
   */
  public static <A extends Activity<A>> Outcome judge(
      A about, Condition<A> when, Effect<A> effect) {
    Truth truth = requireNonNull(when.test(about), "a condition answered null");
    if (truth == Truth.FALSE) {
      return Outcome.pass();
    }
    Outcome outcome = requireNonNull(effect.on(about), "an effect answered null");
    if (truth == Truth.TRUE
        || outcome instanceof Outcome.Pass
        || outcome instanceof Outcome.Obliged) {
      return outcome; // a duty that may be owed is done: the careful reading
    }
    Set<Fact<A, ?>> missing = new LinkedHashSet<>();
    when.missing(about, missing);
    Set<Fact<?, ?>> all = Collections.unmodifiableSet(missing);
    if (outcome instanceof Outcome.Indeterminate indeterminate) {
      all = new LinkedHashSet<>(missing);
      all.addAll(indeterminate.missing());
    }
    if (all.isEmpty()) {
      throw new IllegalStateException("a condition that cannot be told named no missing fact");
    }
    return new Outcome.Indeterminate(all);
  }

  /**
   * Finds when a denial ends: when the rule states it does, else when its conditions change.
   *
   * @param about an activity that this rule denies at its own instant
   * @return the first later instant at which the rule would not deny the same activity, or null if
   *     time alone does not cure it
   */
  public @Nullable Instant permittedFrom(A about) {
    return judge(about) instanceof Outcome.Denied denied
        ? permittedFrom(about, denied, when, effect)
        : about.at();
  }

  /**
   * Finds when a denial ends, by what is left of a rule's condition and effect after {@link
   * Condition#given}.
   *
   * @param denied what they said of the activity
   * @return the first later instant at which they would not deny the same activity, or null if time
   *     alone does not cure it
   */
  public static <A extends Activity<A>> @Nullable Instant permittedFrom(
      A about, Outcome.Denied denied, Condition<A> when, Effect<A> effect) {
    Outcome.Denied still = denied;
    A then = about;
    for (int i = 0; i < MOST_CHANGES; i++) {
      Instant at = then.at();
      if (still.permittedFrom().isPresent()) {
        Instant stated = still.permittedFrom().get();
        return stated.isAfter(at) ? stated : null; // one that lies behind is no end
      }
      Instant next = Alike.earlier(when.nextChange(then, at), effect.nextChange(then, at));
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

  /** Returns the id, with the places and the period that tell it from others of its id. */
  @Override
  public String toString() {
    return info.toString();
  }

  /**
   * Builds a rule; begin with {@link Rule#on}. Not thread-safe.
   *
   * <p>A title and a citation are required, and missed when the rule is made. What is left out
   * else: it is law everywhere, on all days, with {@linkplain Certainty#HIGH high} certainty, and
   * speaks of every activity of its kind.
   *
   * @param <A> the kind of activity
   * @since 0.1
   */
  public static final class Builder<A extends Activity<A>> {
    private static final Pattern ID =
        Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*\\.[a-z0-9]+(-[a-z0-9]+)*");

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
    private final List<Condition<A>> conditions = new ArrayList<>();
    private final List<Alternative<A>> alternatives = new ArrayList<>();
    private final List<String> remedies = new ArrayList<>();

    private Builder(Schema<A> activity, String id) {
      this.activity = requireNonNull(activity, "activity");
      this.id = requireNonNull(id, "id");
      if (!ID.matcher(id).matches()) {
        throw new IllegalArgumentException(
            "A rule's id is regulation, dot and name in lower case, such as tcpa.calling-hours, but"
                + " this is "
                + id);
      }
    }

    /** Tells it from other rules of its id that are law in the same place at the same time. */
    public Builder<A> variant(String variant) {
      this.variant = requireNonNull(variant, "variant");
      return this;
    }

    /** Says what it requires, as a sentence with a full stop. Required. */
    public Builder<A> title(String title) {
      this.title = requireNonNull(title, "title");
      return this;
    }

    /**
     * Cites the provision, in the field's own form, such as {@code 47 CFR 64.1200(c)(1)}. Required.
     */
    public Builder<A> cites(String citation) {
      this.citation = requireNonNull(citation, "citation");
      return this;
    }

    /**
     * Cites another provision for activities that meet a condition; the first that holds counts.
     */
    public Builder<A> citesWhere(Condition<A> condition, String citation) {
      this.alternatives.add(new Alternative<>(condition, citation));
      return this;
    }

    /** Says where the provision was read. */
    public Builder<A> source(String source) {
      this.source = requireNonNull(source, "source");
      return this;
    }

    /** Says on which day somebody last compared it with its source. */
    public Builder<A> verifiedOn(LocalDate verifiedOn) {
      this.verifiedOn = requireNonNull(verifiedOn, "verifiedOn");
      return this;
    }

    /**
     * Takes citation, days in force, source, certainty and the day of the last comparison from the
     * row of a table of law.
     */
    public Builder<A> readFrom(LawTable.Row row) {
      return readFrom(row, "citation");
    }

    /**
     * Takes the same from a row that cites more than one provision.
     *
     * @param citation the column of the provision that this rule rests on
     */
    public Builder<A> readFrom(LawTable.Row row, String citation) {
      return cites(row.citation(citation).text())
          .inForce(row.inForce())
          .source(row.source())
          .certainty(row.certainty())
          .verifiedOn(row.verifiedOn());
    }

    /** Says on which days it is law, both inclusive, in the calendar of the place. */
    public Builder<A> inForce(InForce inForce) {
      this.inForce = requireNonNull(inForce, "inForce");
      return this;
    }

    /**
     * Says from which day on it is law, inclusive, in the calendar of the place.
     *
     * @param date such as {@code 2026-11-24}
     * @throws java.time.format.DateTimeParseException if it is no such date
     * @throws IllegalArgumentException if it is after the last day
     */
    public Builder<A> inForceFrom(String date) {
      return inForce(new InForce(LocalDate.parse(date), inForce.to()));
    }

    /**
     * Says until which day it was law, inclusive, in the calendar of the place.
     *
     * @param date such as {@code 2026-11-24}
     * @throws java.time.format.DateTimeParseException if it is no such date
     * @throws IllegalArgumentException if it is before the first day
     */
    public Builder<A> inForceTo(String date) {
      return inForce(new InForce(inForce.from(), LocalDate.parse(date)));
    }

    /** Says how sure the reading is; {@link Certainty#HIGH} where nothing is said. */
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
     * Says whose law it is, where its own conditions tell whether that law governs: the engine asks
     * it wherever they can hold. For law that hangs on the place of each of several persons, of
     * whom one that is known decides even where another is not.
     *
     * @see #in
     */
    public Builder<A> lawOf(Collection<Place> places) {
      this.tellsWhere = true;
      return in(places);
    }

    /** Adds a condition; it speaks only where all of them hold. Cheap and decisive ones first. */
    public Builder<A> when(Condition<A> condition) {
      this.conditions.add(requireNonNull(condition, "condition"));
      return this;
    }

    /** Adds an exception: it does not speak where that holds. */
    public Builder<A> unless(Condition<A> condition) {
      return when(condition.not());
    }

    /** Names what would cure a denial, kebab-case, such as {@code wait}. */
    public Builder<A> remedy(String... remedies) {
      this.remedies.addAll(List.of(remedies));
      return this;
    }

    /**
     * Returns the rule that forbids what meets its conditions; name a {@linkplain #remedy remedy}
     * first.
     *
     * @throws IllegalStateException if there is no title or no citation
     */
    public Rule<A> denies() {
      return then(Effect.always(Outcome.deny(), List.of()));
    }

    /**
     * Returns the rule that allows what meets its conditions, or may meet them, on terms.
     *
     * @param obligations their names, kebab-case; at least one
     * @throws IllegalStateException if there is no title or no citation
     */
    public Rule<A> obliges(String... obligations) {
      return obliges(Arrays.stream(obligations).map(Duty::to).toArray(Duty[]::new));
    }

    /**
     * Returns the rule that allows what meets its conditions, or may meet them, on terms.
     *
     * @param duties at least one
     * @throws IllegalStateException if there is no title or no citation
     */
    public Rule<A> obliges(Duty... duties) {
      return then(
          Effect.always(Outcome.oblige(duties), Arrays.stream(duties).map(Duty::name).toList()));
    }

    /**
     * Returns the rule that wants something done: it says nothing where that holds, forbids where
     * it is known not to, and gives the obligation where nobody has said.
     *
     * @param done tells whether it was done
     * @param obligation its name, kebab-case
     * @throws IllegalStateException if there is no title or no citation
     */
    public Rule<A> demands(Condition<A> done, String obligation) {
      return demands(done, Duty.to(obligation));
    }

    /** Returns the rule that wants something done, as {@link #demands(Condition, String)} does. */
    public Rule<A> demands(Condition<A> done, Duty duty) {
      return then(Effect.unless(done, duty));
    }

    /**
     * Returns the rule with an effect of its own.
     *
     * @throws IllegalStateException if there is no title or no citation
     */
    public Rule<A> then(Effect<A> effect) {
      return new Rule<>(this, requireNonNull(effect, "effect"));
    }

    /**
     * Returns the rule that judges what meets its conditions by a function.
     *
     * <p>The card of such a rule names no obligation, and the engine does not know when the outcome
     * changes with time: write an {@link Effect} where it gives the one or does the other.
     *
     * @param reads the facts that the function reads
     * @param judge pure and monotone, as {@link Condition} is; must not answer null
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
