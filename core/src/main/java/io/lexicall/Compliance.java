package io.lexicall;

import static java.util.Objects.requireNonNull;

import io.lexicall.engine.FailureLog;
import io.lexicall.engine.HostSources;
import io.lexicall.engine.PlanTable;
import io.lexicall.facts.Activity;
import io.lexicall.facts.Contact;
import io.lexicall.facts.Fact;
import io.lexicall.facts.ListEntry;
import io.lexicall.facts.Profile;
import io.lexicall.facts.Schema;
import io.lexicall.rule.Penalty;
import io.lexicall.rule.Rule;
import io.lexicall.rule.RuleInfo;
import io.lexicall.rule.RuleModule;
import io.lexicall.rule.Setting;
import io.lexicall.rule.Settings;
import io.lexicall.source.JointSource;
import io.lexicall.source.Source;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The engine. It decides whether an activity may go ahead.
 *
 * <p>Immutable and thread-safe: build it once and share it between all threads. A check reads no
 * clock, no file and no network. It applies the law in force at {@link Activity#at()}.
 *
 * @since 0.1
 */
public final class Compliance {
  private static final Duration LONGEST_SPAN = Duration.ofDays(400);

  /**
   * If on, all time zones of the stated region of the called person count, even if the number can
   * be in only some of them. If off, only the number's time zones in that region count.
   */
  public static final Setting ALL_CLOCKS_OF_REGION =
      new Setting(
          "core.all-clocks-of-region",
          false,
          "All time zones of a stated region count, even if the number can be in only some of them.");

  private final LoadedLaw law;
  private final Profile profile;
  private final List<HostSources.Asking<?>> sources;
  private final List<CheckObserver> observers;
  private final boolean allClocks;
  private final PlanTable plans;
  private final Map<Schema<?>, Checker<?>> checkers = new HashMap<>();

  private Compliance(
      LoadedLaw law,
      Profile profile,
      List<HostSources.Asking<?>> sources,
      List<CheckObserver> observers,
      boolean allClocks,
      long planMemory) {
    this.law = law;
    this.profile = profile;
    this.sources = List.copyOf(sources);
    this.observers = List.copyOf(observers);
    this.allClocks = allClocks;
    this.plans = new PlanTable(planMemory);
    FailureLog failures = new FailureLog(Compliance.class.getName());
    for (Schema<? extends Activity<?>> activity : Activity.schemas()) {
      checkers.put(activity, checker(activity, failures));
    }
  }

  @SuppressWarnings({"unchecked", "rawtypes"}) // an activity of its own schema
  private Checker<?> checker(Schema activity, FailureLog failures) {
    return new Checker(activity, law, profile, sources, allClocks, plans, failures);
  }

  @SuppressWarnings("unchecked") // kept under its own schema
  private <A extends Activity<A>> Checker<A> checker(Activity<A> activity) {
    return (Checker<A>) requireNonNull(checkers.get(activity.schema()));
  }

  /**
   * Builds the engine from every rule module that the service loader finds.
   *
   * @throws IllegalStateException if a module cannot be loaded, if two modules conflict, or if
   *     there is none, because a missing rule would look like a permit
   */
  public static Compliance load() {
    return builder().discover().build();
  }

  /** Returns a builder without modules. */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Answers whether an activity may go ahead.
   *
   * <p>Never throws because of the facts. A rule that fails makes the verdict indeterminate, unless
   * another rule denies, and the verdict names it. Facts that the activity leaves out are taken
   * from the profile, then from the sources. A fact that none of them states stays unknown.
   */
  public Verdict check(Activity<?> activity) {
    return observers.isEmpty()
        ? checker(activity).check(activity)
        : checker(activity).check(activity, Set.of(), observers);
  }

  /**
   * Answers as {@link #check(Activity)} does, for an activity that a source has already completed,
   * such as within a transaction. The facts that the source is in doubt about count as if it were a
   * source of this engine.
   */
  public <A extends Activity<A>> Verdict check(JointSource.Told<A> told) {
    return told.doubtful().isEmpty()
        ? check(told.activity())
        : checker(told.activity()).check(told.activity(), told.doubtful(), observers);
  }

  /**
   * Answers as {@link #check(Activity)} does, and also calls an observer of this check alone. So a
   * host can keep the very activity that was judged, completed from the profile and the sources,
   * beside its verdict.
   *
   * @param observer called after those of the engine, and as these are
   */
  public Verdict check(Activity<?> activity, CheckObserver observer) {
    return checker(activity).check(activity, Set.of(), with(observer));
  }

  /**
   * Answers as {@link #check(JointSource.Told)} does, and also calls an observer of this check
   * alone.
   *
   * @param observer called after those of the engine, and as these are
   */
  public <A extends Activity<A>> Verdict check(JointSource.Told<A> told, CheckObserver observer) {
    return checker(told.activity()).check(told.activity(), told.doubtful(), with(observer));
  }

  private List<CheckObserver> with(CheckObserver observer) {
    List<CheckObserver> all = new ArrayList<>(observers);
    all.add(requireNonNull(observer, "observer"));
    return all;
  }

  /**
   * Returns an activity as {@link #check} judges it: with the facts that it leaves out taken from
   * the profile, then from the sources, which are asked now, for what the law reads. If you keep a
   * record of a decision, keep this activity, so that it can be judged again.
   *
   * <p>An engine with the same law, the same settings and the same uncovered countries gives it the
   * same verdict, without sources and without other facts in its profile.
   */
  public Activity<?> complete(Activity<?> activity) {
    return checker(activity).complete(activity);
  }

  /**
   * Returns an activity with the facts that it leaves out taken from the profile, and from no
   * source. So a program that keeps what it asks about knows for which seller that was.
   */
  public <A extends Activity<A>> A withProfile(A activity) {
    return profile.applyTo(requireNonNull(activity, "activity"));
  }

  /**
   * Returns the verdict of {@link #check}, with every rule that was considered. Takes many times as
   * long, and does not call a {@link CheckObserver}.
   */
  public Explanation explain(Activity<?> activity) {
    return checker(activity).explain(activity);
  }

  /**
   * Returns when an activity may go ahead over a span of time.
   *
   * <p>Assumes that all facts except the instant stay the same: no consent is revoked, no list is
   * refreshed, no further contact is made. Rules in shadow are not asked.
   *
   * @param from the first instant, inclusive
   * @param to the end, exclusive; at most 400 days after {@code from}
   * @return stretches without gaps or overlaps, in order; the verdict of each has the decision and
   *     its reasons, and the reasons why a permitted stretch ends are those of the next stretch
   * @throws IllegalArgumentException if the span is empty or too long
   * @apiNote This runs the rules once for each change of an answer in the span. Use it for
   *     planning, not on the path of a dial.
   */
  public List<Stretch> windows(Activity<?> activity, Instant from, Instant to) {
    // Subtracted, since instants have a last one, beyond which nothing can be added.
    if (!to.isAfter(from) || Duration.between(from, to).compareTo(LONGEST_SPAN) > 0) {
      throw new IllegalArgumentException(
          "Windows are worked out for a span of up to 400 days, but this is from %s to %s"
              .formatted(from, to));
    }
    return checker(activity).windows(activity, from, to);
  }

  /**
   * Returns the facts on which the verdict on an activity can still depend, given its instant, its
   * {@linkplain Activity#whereabouts() whereabouts} and its discrete facts: the facts that the
   * rules still read when these are fixed. Discrete facts have few values: an enum, a boolean,
   * whether a list is empty.
   *
   * <p>Two activities with the same instant, whereabouts and discrete facts, with numbers of the
   * same {@linkplain io.lexicall.number.PhoneNumber#whereabouts() whereabouts}, and with equal
   * values of all returned facts, have the same verdict. A number is returned only if rules read
   * more of it than its whereabouts. Only the message of a denial can differ. So a host can check
   * many such activities once.
   */
  public Set<Fact<?, ?>> reads(Activity<?> activity) {
    return checker(activity).reads(activity);
  }

  /**
   * Returns which facts and lists are needed to judge activities of one kind, and which rules ask
   * for them. These are the facts that are still open when only the facts stated here are known.
   *
   * @param kind what such activities have in common, such as the purpose, the channel and the
   *     region; the facts that it leaves out may be needed. The law in force at its instant is
   *     applied
   * @apiNote Use this for planning, such as which lists to buy, not on the path of a dial. Do not
   *     state a number if the answer is meant for all numbers, because sources would be asked about
   *     it.
   */
  public Needs needs(Activity<?> kind) {
    return checker(kind).needs(kind);
  }

  /**
   * Returns an engine that applies only the rules of some regulations, such as {@code tcpa}.
   *
   * <p>Such an engine does not check whether a place is covered. It also drops your own rules,
   * unless their regulations are named: {@link #onlyWithHouseRules} keeps them.
   *
   * @param regulations at least one
   * @throws IllegalArgumentException if none is given, since nothing could then be denied, or if no
   *     rule of a regulation is loaded
   */
  public Compliance only(Collection<String> regulations) {
    return under(law.only(regulations));
  }

  /**
   * Returns an engine that applies only some regulations of this library's law, and the rules of
   * all other modules, such as house rules. If some regulations of such a module are named, only
   * these of it are applied. So a choice of law does not silence the rules of a host. The Spring
   * Boot starter, Spark, {@code @Lawful} and the tool choose in this way.
   *
   * <p>Such an engine does not check whether a place is covered.
   *
   * @param regulations at least one
   * @throws IllegalArgumentException if none is given, or if no rule of a regulation is loaded
   * @see #only
   */
  public Compliance onlyWithHouseRules(Collection<String> regulations) {
    return only(law.withHouseRules(regulations));
  }

  /**
   * Returns an engine that judges every activity by the law of one day: the rules that are in force
   * on that day, whatever the day of the activity. Everything else stays the activity's own: its
   * instant, and so the time of day, the day of the week and the holidays, the age of its lists,
   * its consents and its history. Use it to see what a change of the law does to activities of
   * another time.
   *
   * <p>Its verdicts have another {@linkplain Verdict.Edition#lawDigest() digest}, so that they are
   * not mistaken for those of this engine.
   *
   * @param day in the calendar of the place where an activity is
   */
  public Compliance underLawOf(LocalDate day) {
    return under(law.underLawOf(requireNonNull(day, "day")));
  }

  private Compliance under(LoadedLaw other) {
    return new Compliance(other, profile, sources, observers, allClocks, planMemory());
  }

  private long planMemory() {
    return plans.figures().mostBytes();
  }

  /**
   * Returns an engine that asks no source for a fact. It is known only if an activity or the
   * profile states it. A program that finds the fact itself uses this, such as one that makes the
   * history of past contacts: where it leaves the fact out, the fact is unknown, whatever a source
   * holds.
   *
   * @param fact at the top level of the activity
   * @return this engine, if none of its sources supplies the fact
   */
  public <A extends Activity<A>> Compliance withoutSourceOf(Schema<A> activity, Fact<A, ?> fact) {
    requireNonNull(activity, "activity");
    requireNonNull(fact, "fact");
    List<HostSources.Asking<?>> others = HostSources.without(activity, fact, sources);
    return others.equals(sources)
        ? this
        : new Compliance(law, profile, others, observers, allClocks, planMemory());
  }

  /**
   * Returns an engine that tells no observer of its checks. Use it to ask about activities that
   * nobody is about to do, such as the same call with a newer list: a journal would record them as
   * questions of the host.
   *
   * @return this engine, if it has no observer
   */
  public Compliance withoutObservers() {
    return observers.isEmpty()
        ? this
        : new Compliance(law, profile, sources, List.of(), allClocks, planMemory());
  }

  /** Returns the settings of the engine itself. Each module returns its own settings. */
  public static List<Setting> settings() {
    return List.of(ALL_CLOCKS_OF_REGION);
  }

  /** Returns the regulations of the loaded rules, in order. */
  public List<String> regulations() {
    return law.regulations();
  }

  /**
   * Returns the loaded rules, in the order in which a verdict lists them: sorted by the names of
   * their modules, and within a module in the module's order. The first call creates the
   * {@linkplain RuleModule#chapters chapters} that no activity has needed yet.
   *
   * @throws IllegalStateException if the rules of a chapter cannot be created
   */
  public List<Rule<?>> rules() {
    return law.rules();
  }

  /**
   * Returns the section of the law book about a rule: the book, {@code #}, and the heading of the
   * section, such as {@code law/us-federal.md#tcpa.calling-hours}.
   *
   * @param ruleId the id of a rule, such as {@link RuleInfo#id}
   * @return empty if no such rule is loaded, or if its module has no book about it
   */
  public Optional<String> section(String ruleId) {
    return law.section(ruleId);
  }

  /**
   * Returns the penalties for breaking a rule, of all periods, as the rule's module states them.
   * {@link Penalty#inForce} says when each is law, and {@link Penalty#places} where: a rule of
   * several places has the penalties of all of them.
   *
   * @param rule the card of a loaded rule
   * @return in the order of the module; empty if the rule is not loaded, or if nothing is known
   * @throws IllegalStateException if the module fails to return them, such as from a table that
   *     cannot be read
   */
  public List<Penalty> penalties(RuleInfo rule) {
    return law.penalties(rule);
  }

  /** Returns the loaded modules, by name. */
  public List<RuleModule> modules() {
    return law.modules();
  }

  /**
   * Returns the edition of each loaded module, by name: its version, its date, and a digest of what
   * was loaded: {@link ModuleEdition#digest}. The first is that of the engine itself, {@code core},
   * with the calendars that all modules share. The digests take some tenths of a second to compute.
   * The first caller does so, or the engine in the background, a second after it was built.
   *
   * @throws IllegalStateException if the files of a module cannot be read, such as after its class
   *     loader was closed
   */
  public List<ModuleEdition> editions() {
    return law.edition().modules();
  }

  /** Returns which law and which time-zone rules this engine applies. */
  public Verdict.Edition edition() {
    return law.edition();
  }

  /**
   * Returns statistics about the compiled plans of this engine, for metrics. A call is cheap, but
   * costs more than a check.
   */
  public EngineStatistics statistics() {
    return new EngineStatistics(plans.figures());
  }

  /**
   * Builds a {@link Compliance}. Not thread-safe.
   *
   * @since 0.1
   */
  public static final class Builder {
    private final List<RuleModule> modules = new ArrayList<>();
    private final Set<String> required = new TreeSet<>();
    private final Set<RuleModule> inShadow = Collections.newSetFromMap(new IdentityHashMap<>());
    private final List<HostSources.Asking<?>> sources = new ArrayList<>();
    private final List<CheckObserver> observers = new ArrayList<>();
    private Settings settings = Settings.defaults();
    private Profile profile = Profile.EMPTY;
    private long planMemory = PlanTable.shareOf(Runtime.getRuntime().maxMemory());

    private Builder() {}

    /** Adds a module. */
    public Builder module(RuleModule module) {
      modules.add(requireNonNull(module, "module"));
      return this;
    }

    /**
     * Adds a module with all its rules in shadow: their findings are reported separately ({@link
     * Verdict#shadow}) and decide nothing. It covers no place.
     *
     * @see Rule.Builder#inShadow
     */
    public Builder shadow(RuleModule module) {
      modules.add(requireNonNull(module, "module"));
      inShadow.add(module);
      return this;
    }

    /**
     * Adds every module that the service loader finds with the context class loader of this thread,
     * or with the class loader of this library if there is none.
     *
     * @throws IllegalStateException if one cannot be loaded, or {@linkplain RuleModule#discover is
     *     missing or there twice}
     */
    public Builder discover() {
      ClassLoader context = Thread.currentThread().getContextClassLoader();
      return discover(context == null ? Compliance.class.getClassLoader() : context);
    }

    /**
     * Adds every module that the service loader finds with a class loader, such as that of an
     * application in a container or of a plug-in.
     *
     * @throws IllegalStateException if one cannot be loaded, or {@linkplain RuleModule#discover is
     *     missing or there twice}
     */
    public Builder discover(ClassLoader loader) {
      modules.addAll(RuleModule.discover(loader));
      return this;
    }

    /**
     * Requires modules by name, such as {@code tcpa}: the engine is not built without one of them.
     * What is on a class path can change unnoticed, and a module that is missing denies nothing.
     *
     * @param modules the names; a module in shadow does not count, since it decides nothing
     */
    public Builder require(String... modules) {
      required.addAll(List.of(modules));
      return this;
    }

    /**
     * States what holds for every activity of this host, in one profile.
     *
     * @throws IllegalStateException if another profile was given before, which would be lost
     */
    public Builder profile(Profile profile) {
      if (this.profile != Profile.EMPTY && this.profile != profile) {
        throw new IllegalStateException(
            "A profile is given already, and this one would replace it; state all in one profile");
      }
      this.profile = requireNonNull(profile, "profile");
      return this;
    }

    /**
     * Sets a setting of a module or {@linkplain Compliance#settings() of the engine}; a later value
     * replaces an earlier one. A setting has no effect if no module that offers it is loaded.
     */
    public Builder setting(Setting setting, boolean on) {
      this.settings = settings.with(setting, on);
      return this;
    }

    /**
     * Adds a source for a fact that an activity does not state, such as {@link
     * io.lexicall.facts.Contact#CONSENTS}.
     *
     * <p>Sources are asked in the order in which they were added. If there are several for one
     * fact, those after the first that answers are asked to {@linkplain Source#complete complete}
     * its answer.
     *
     * @param activity the kind of activity that has the fact
     * @param fact a fact at the top level of the activity, such as {@code consents}
     * @throws IllegalArgumentException if the fact is inside a group, or of another kind of
     *     activity
     */
    public <A extends Activity<A>, T> Builder source(
        Schema<A> activity, Fact<A, T> fact, Source<A, T> source) {
      requireNonNull(activity, "activity");
      requireNonNull(source, "source");
      requireWhole(activity, fact);
      sources.add(HostSources.Asking.of(activity, fact, source));
      return this;
    }

    /**
     * Adds a source of several facts. A check asks it once, for those facts that the engine reads.
     * Sources are asked in the order in which they were added.
     *
     * @param activity the kind of activity that has the facts
     * @param facts facts at the top level of the activity, at most 32
     * @throws IllegalArgumentException if a fact is inside a group or of another kind of activity,
     *     or if there are more
     */
    public <A extends Activity<A>> Builder source(
        Schema<A> activity, Set<Fact<A, ?>> facts, JointSource<A> source) {
      requireNonNull(activity, "activity");
      requireNonNull(source, "source");
      facts.forEach(fact -> requireWhole(activity, fact));
      List<Fact<A, ?>> sorted = new ArrayList<>(facts);
      sorted.sort(Comparator.comparing(Fact::path));
      sources.add(new HostSources.Asking<>(activity, sorted, source));
      return this;
    }

    private static void requireWhole(Schema<?> activity, Fact<?, ?> fact) {
      if (!fact.top().equals(fact)) {
        throw new IllegalArgumentException(
            "A source supplies a whole fact of an activity: %s, not %s"
                .formatted(fact.top(), fact));
      }
      if (!activity.facts().contains(fact)) {
        throw new IllegalArgumentException(
            "The fact %s is of another kind of activity than %s".formatted(fact, activity.name()));
      }
    }

    /**
     * Adds the do-not-call lists that the host keeps, as a source of {@link
     * io.lexicall.facts.Contact#LISTS}. Lists whose result the activity does not state are looked
     * up.
     *
     * <p>The module {@code lexicall-lists} has a source that answers from files of any size.
     */
    public Builder lists(Source<Contact, List<ListEntry>> lists) {
      return source(Contact.SCHEMA, Contact.LISTS, lists);
    }

    /**
     * Adds an observer of every check. It does not see {@link Compliance#explain} and {@link
     * Compliance#windows}.
     */
    public Builder observer(CheckObserver observer) {
      observers.add(requireNonNull(observer, "observer"));
      return this;
    }

    /**
     * Sets about how many bytes the engine may use for compiled plans. The default is one
     * thirty-second of the {@linkplain Runtime#maxMemory maximum heap}, at least 8 MiB and at most
     * 256 MiB; 32 MiB hold some 7,000 kinds of calls under the law of one day, and fewer if the
     * calls are of many years. With less memory the engine compiles more often; its answers stay
     * the same. The plan in use is always kept.
     *
     * @throws IllegalArgumentException if it is not positive
     * @see Compliance#statistics
     */
    public Builder planMemory(long bytes) {
      if (bytes <= 0) {
        throw new IllegalArgumentException(
            "The memory for plans is a number of bytes above 0, but this is " + bytes);
      }
      this.planMemory = bytes;
      return this;
    }

    /**
     * Builds the engine.
     *
     * <p>A {@linkplain RuleModule#chapters chapter} of a module is created at the first activity to
     * which it can apply, or in the background a second after the engine was built. If it cannot be
     * created, every activity that it governs is indeterminate ({@code core.rules}). {@link
     * Compliance#rules} creates all chapters at once and throws if one fails.
     *
     * @throws IllegalStateException if there is no rule, if a {@linkplain #require required} module
     *     is missing, if a module fails in any way to return its name, edition, settings, coverage,
     *     rules or chapters, or if two modules or two rules conflict
     */
    public Compliance build() {
      LoadedLaw law = LoadedLaw.of(modules, inShadow, required, settings);
      boolean allClocks = settings.isOn(ALL_CLOCKS_OF_REGION);
      return new Compliance(law, profile, sources, observers, allClocks, planMemory);
    }
  }
}
