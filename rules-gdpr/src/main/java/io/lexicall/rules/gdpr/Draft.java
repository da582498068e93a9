package io.lexicall.rules.gdpr;

import io.lexicall.facts.Activity;
import io.lexicall.facts.Contact;
import io.lexicall.facts.Recording;
import io.lexicall.facts.Schema;
import io.lexicall.law.Certainty;
import io.lexicall.law.InForce;
import io.lexicall.place.Place;
import io.lexicall.rule.Condition;
import io.lexicall.rule.Duty;
import io.lexicall.rule.Rule;
import io.lexicall.rules.gdpr.Regime.Law;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * One requirement of the GDPR, which becomes one rule for each law that has it: the GDPR itself,
 * the UK GDPR, and the Swiss act if it has an equivalent.
 *
 * @param <A> the kind of activity
 */
final class Draft<A extends Activity<A>> {
  /** The first day of the GDPR anywhere. */
  static final LocalDate FIRST_DAY = LocalDate.of(2018, 5, 25);

  private final Regimes regimes;
  private final Schema<A> activity;
  private final String id;
  private final String article;
  private String variant = "";
  private String title = "";
  private boolean atHomeOnly;
  private Predicate<Place> where = place -> true;
  private Certainty certainty = Certainty.HIGH;
  private final List<Other<A>> others = new ArrayList<>();
  private final List<Function<Regime, Condition<A>>> conditions = new ArrayList<>();
  private final List<String> remedies = new ArrayList<>();

  /** An article that is cited if a condition holds; of the rule's own law, or verbatim. */
  private record Other<A extends Activity<A>>(
      Condition<A> when, String citation, boolean isArticle) {}

  Draft(Regimes regimes, Schema<A> activity, String id, String article) {
    this.regimes = regimes;
    this.activity = activity;
    this.id = id;
    this.article = article;
  }

  Draft<A> variant(String text) {
    variant = text;
    return this;
  }

  /** Leaves out the controllers who call out of Europe. */
  Draft<A> atHome() {
    atHomeOnly = true;
    return this;
  }

  /** Leaves out other places. */
  Draft<A> where(Predicate<Place> places) {
    where = places;
    return this;
  }

  Draft<A> title(String text) {
    title = text;
    return this;
  }

  Draft<A> certainty(Certainty grade) {
    certainty = grade;
    return this;
  }

  /** Cites another article where a condition holds. */
  Draft<A> articleWhere(Condition<A> condition, String otherArticle) {
    others.add(new Other<>(condition, otherArticle, true));
    return this;
  }

  /** Cites another act where a condition holds. */
  Draft<A> citesWhere(Condition<A> condition, String citation) {
    others.add(new Other<>(condition, citation, false));
    return this;
  }

  Draft<A> when(Condition<A> condition) {
    return whenUnder(regime -> condition);
  }

  /** Adds a condition that is not the same under each regime. */
  Draft<A> whenUnder(Function<Regime, Condition<A>> condition) {
    conditions.add(condition);
    return this;
  }

  Draft<A> unless(Condition<A> condition) {
    return when(condition.not());
  }

  Draft<A> remedy(String... names) {
    remedies.addAll(List.of(names));
    return this;
  }

  /** Writes the rule as one that denies. */
  List<Rule<A>> denies() {
    return write(Rule.Builder::denies);
  }

  /** Writes the rule as one that obliges. */
  List<Rule<A>> obliges(String... obligations) {
    return write(rule -> rule.obliges(obligations));
  }

  /** Writes the rule as one that obliges. */
  List<Rule<A>> obliges(Duty duty) {
    return write(rule -> rule.obliges(duty));
  }

  /** Writes the rule for each law in its places, and for controllers who call out of them. */
  List<Rule<A>> write(Function<Rule.Builder<A>, Rule<A>> ending) {
    List<Rule<A>> rules = new ArrayList<>();
    Set<Law> laws = EnumSet.noneOf(Law.class);
    for (Regime regime : regimes.all()) {
      Law law = regime.law();
      List<Place> places = regime.places().stream().filter(where).toList();
      if (regimes.has(law, article) && !places.isEmpty()) {
        laws.add(law);
        Rule.Builder<A> builder =
            begin(variant)
                .cites(regimes.cite(law, article))
                .source(regimes.source(law, article))
                .certainty(regimes.certainty(law, article, certainty))
                .verifiedOn(regimes.verifiedOn(law, article))
                .in(places);
        builder.inForce(regime.inForce());
        cite(builder, law, Condition.always());
        for (Function<Regime, Condition<A>> condition : conditions) {
          builder.when(condition.apply(regime));
        }
        notOutOfScope(builder, law);
        rules.add(ending.apply(builder));
      }
    }
    Abroad<A> abroad = atHomeOnly ? null : abroad(laws);
    if (abroad != null) {
      rules.add(abroad(abroad, laws, ending));
    }
    return rules;
  }

  /** Only a contact states whom its controller targets, and whether it offers something. */
  @SuppressWarnings("unchecked") // the schema says what the activity is
  private void notOutOfScope(Rule.Builder<A> builder, Law law) {
    if (activity == Contact.SCHEMA) {
      ((Rule.Builder<Contact>) builder).unless(OutOfScope.of(regimes, law));
    }
  }

  /** Returns the condition on activities outside Europe; null for those that name no controller. */
  @SuppressWarnings("unchecked") // the schema says what the activity is
  private @Nullable Abroad<A> abroad(Set<Law> laws) {
    return activity == Contact.SCHEMA
        ? (Abroad<A>) Abroad.ofContacts(regimes, laws)
        : activity == Recording.SCHEMA ? (Abroad<A>) Abroad.ofRecordings(regimes, laws) : null;
  }

  private Rule<A> abroad(
      Abroad<A> abroad, Set<Law> laws, Function<Rule.Builder<A>, Rule<A>> ending) {
    Rule.Builder<A> builder =
        begin(variant.isEmpty() ? "abroad" : variant + "-abroad")
            .cites(regimes.cite(Law.GDPR, article))
            .inForceFrom(FIRST_DAY.toString());
    builder.when(abroad); // first: it is cheap, and false for most of the world
    Regime nowhere = new Regime(Law.GDPR, Set.of(), InForce.startingAt(FIRST_DAY));
    for (Function<Regime, Condition<A>> condition : conditions) {
      builder.when(condition.apply(nowhere));
    }
    for (Law law : laws) {
      Condition<A> under = abroad.controllerUnder(law);
      cite(builder, law, under);
      if (law != Law.GDPR) {
        builder.citesWhere(under, regimes.cite(law, article));
      }
    }
    return ending.apply(builder);
  }

  private void cite(Rule.Builder<A> builder, Law law, Condition<A> under) {
    for (Other<A> other : others) {
      if (!other.isArticle) {
        builder.citesWhere(other.when.and(under), other.citation);
      } else if (regimes.has(law, other.citation)) {
        builder.citesWhere(other.when.and(under), regimes.cite(law, other.citation));
      }
    }
  }

  private Rule.Builder<A> begin(String variantHere) {
    return Rule.on(activity, id)
        .variant(variantHere)
        .title(title)
        .certainty(certainty)
        .source(regimes.source(Law.GDPR, article))
        .verifiedOn(regimes.verifiedOn(Law.GDPR, article))
        .remedy(remedies.toArray(String[]::new));
  }
}
