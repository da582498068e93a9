package io.lexicall.facts;

import io.lexicall.engine.trait.PackedFact;
import io.lexicall.engine.trait.Trait;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The name of one fact, and the way to read it.
 *
 * <p>A fact is declared once, in the group that holds it ({@code Called.LINE_TYPE}). {@link #then}
 * joins it to the place of the group in an activity: {@code Contact.TO.then(Called.LINE_TYPE)} is
 * the fact {@code to.lineType}. Paths are public API: case files, JSON and verdicts use them.
 *
 * <p>Immutable and thread-safe. Two facts are equal if they have the same path from the same group.
 *
 * @param <G> the group of facts from which the path starts
 * @param <T> the type of the value
 * @since 0.1
 */
@SuppressWarnings({"exports", "InvalidBlockTag"}) // its base is hidden, and what it overrides
public final class Fact<G extends Facts<G>, T> extends PackedFact {
  /**
   * What it means to leave out a fact.
   *
   * @since 0.1
   */
  public enum Kind {
    /** A state: left out, it is unknown. */
    STATE,
    /** A list: left out, it is unknown; given, it is complete. */
    LIST,
    /** A group: left out, it is unknown. */
    OBJECT,
    /** An event: left out, it has not happened as far as the host knows. */
    EVENT,
    /** A planned date: left out, there is none. */
    PLAN,
    /** Must be given. */
    REQUIRED,
    /** Given once for the host, in its profile; has a documented default. */
    STANDING
  }

  private final Schema<?> root;
  private final @Nullable Fact<G, ?> parent;

  /** The joined facts, by the inner fact; null before the first. */
  private volatile @Nullable Map<Fact<?, ?>, Fact<G, ?>> joined;

  private final String path;
  private final Kind kind;
  private final FactType<T> type;
  private final int index;
  private final boolean readable;

  Fact(
      Schema<?> root,
      @Nullable Fact<G, ?> parent,
      String path,
      Kind kind,
      FactType<T> type,
      int index,
      boolean readable) {
    this.root = root;
    this.parent = parent;
    this.path = path;
    this.kind = kind;
    this.type = type;
    this.index = index;
    this.readable = readable;
  }

  /**
   * Joins this group to a fact inside it: {@code TO.then(Called.LINE_TYPE)}.
   *
   * @param inner a fact as its group declares it, not joined to another
   * @throws IllegalArgumentException if this is not a group, or {@code inner} is a fact of another
   *     one
   */
  public <H extends Facts<H>, V> Fact<G, V> then(Fact<H, V> inner) {
    if (inner.parent != null) {
      throw new IllegalArgumentException(
          "Join one fact after the other: first " + path + ", then each step of " + inner);
    }
    requireFactOf(type, inner);
    return joinedTo(inner, readable);
  }

  /**
   * Returns the name of a fact inside every entry of this list: {@code
   * CONSENTS.each(Consent.SELLER)} is {@code consents.seller}. It can be reported as missing, but
   * not read.
   *
   * @throws IllegalArgumentException if this is not a list of groups, or {@code inner} is a fact of
   *     another group
   */
  public <H extends Facts<H>, V> Fact<G, V> each(Fact<H, V> inner) {
    requireFactOfEntries(inner);
    return joinedTo(inner, false);
  }

  /**
   * Facts of schemas are joined only once, since thousands of rules name the same few hundred
   * facts.
   */
  @SuppressWarnings("unchecked") // of the type of the fact that it was joined to
  private <V> Fact<G, V> joinedTo(Fact<?, V> inner, boolean readable) {
    if (inner.parent != null) {
      return newlyJoinedTo(inner, readable);
    }
    Map<Fact<?, ?>, Fact<G, ?>> known = joined;
    if (known == null) {
      known = new ConcurrentHashMap<>();
      joined = known; // a race loses at most the entry of the other thread
    }
    return (Fact<G, V>) known.computeIfAbsent(inner, each -> newlyJoinedTo(inner, readable));
  }

  private <V> Fact<G, V> newlyJoinedTo(Fact<?, V> inner, boolean readable) {
    return new Fact<>(
        root, this, path + "." + inner.path, inner.kind, inner.type, inner.index, readable);
  }

  /**
   * Returns the name of a fact inside one entry of this list: {@code LISTS.entry("national-dnc",
   * ListEntry.AS_OF)} is {@code lists[national-dnc].asOf}. It can be reported as missing, but not
   * read.
   *
   * @param label distinguishes the entry from others, such as the kind of the list
   * @throws IllegalArgumentException if this is not a list of groups, or {@code inner} is a fact of
   *     another group
   */
  public <H extends Facts<H>, V> Fact<G, V> entry(String label, Fact<H, V> inner) {
    requireFactOfEntries(inner);
    return new Fact<>(
        root,
        this,
        path + "[" + label + "]." + inner.path,
        inner.kind,
        inner.type,
        inner.index,
        false);
  }

  /**
   * Returns the name of one entry of this list as a whole, for an entry that should exist but does
   * not: {@code LISTS.entry("state-dnc US-TX")} is {@code lists[state-dnc US-TX]}. It can be
   * reported as missing, but not read.
   *
   * @param label distinguishes the entry from others, such as the kind of the list and its place
   * @throws IllegalArgumentException if this is not a list of groups
   */
  public Fact<G, ?> entry(String label) {
    if (type.form() != FactType.Form.LIST || type.element().form() != FactType.Form.GROUP) {
      throw new IllegalArgumentException(
          path + " is no list of groups, so it has no entry " + label);
    }
    return new Fact<>(
        root, this, path + "[" + label + "]", Kind.OBJECT, type.element(), index, false);
  }

  private void requireFactOfEntries(Fact<?, ?> inner) {
    if (type.form() != FactType.Form.LIST) {
      throw new IllegalArgumentException(path + " is no list, so it has no entry with " + inner);
    }
    requireFactOf(type.element(), inner);
  }

  /**
   * The compiler does not know to which group a fact belongs. Without this check, a fact of another
   * group would read the wrong value.
   */
  private void requireFactOf(FactType<?> group, Fact<?, ?> inner) {
    if (group.form() != FactType.Form.GROUP || group.group() != inner.root) {
      throw new IllegalArgumentException(
          "%s does not hold %s, which is a fact of %s"
              .formatted(path, inner.path, inner.root.name()));
    }
  }

  /**
   * Returns the value of the fact.
   *
   * @return the value, or null if it is unknown (for an event or a plan: if there is none)
   * @throws IllegalStateException if this names an entry of a list, or a fact inside one
   */
  @SuppressWarnings("unchecked") // Schema stores a T under this fact's index
  public @Nullable T in(G facts) {
    if (!readable) {
      throw new IllegalStateException(path + " names entries of a list; read the list instead");
    }
    if (parent == null) {
      return (T) facts.value(index);
    }
    Facts<?> group = (Facts<?>) parent.in(facts);
    return group == null ? null : (T) group.value(index);
  }

  /** Returns the value of the fact, empty if {@link #in} is null. */
  public Optional<T> of(G facts) {
    return Optional.ofNullable(in(facts));
  }

  /**
   * Returns whether a value is stated. Always false for an entry of a list and for a fact inside an
   * entry.
   */
  public boolean isStated(G facts) {
    return readable && in(facts) != null;
  }

  /**
   * Returns the entries of a list, or an empty list if it is unknown. For callers that have checked
   * whether it is known.
   */
  public static <G extends Facts<G>, E> List<E> entries(Fact<G, List<E>> fact, G facts) {
    List<E> entries = fact.in(facts);
    return entries == null ? List.of() : entries;
  }

  /** Returns the path from the group, such as {@code to.lineType}. */
  public String path() {
    return path;
  }

  /** Returns the last word of the path. */
  public String name() {
    return path.substring(path.lastIndexOf('.') + 1);
  }

  /** Returns what leaving the fact out means. */
  public Kind kind() {
    return kind;
  }

  /** Returns the type of the value. */
  public FactType<T> type() {
    return type;
  }

  /**
   * Returns whether the fact is unknown if it is left out, rather than having a default meaning.
   */
  public boolean canBeUnknown() {
    return kind == Kind.STATE || kind == Kind.LIST || kind == Kind.OBJECT;
  }

  /**
   * Returns the fact at the top level of the path: {@code to} for {@code to.lineType}, {@code
   * lists} for {@code lists[national-dnc].asOf}, and this fact if it is at the top level.
   */
  public Fact<G, ?> top() {
    return parent == null ? this : parent.top();
  }

  /**
   * Returns the list or the entry that contains this fact: {@code lists[national-dnc]} for {@code
   * lists[national-dnc].asOf}, {@code consents} for {@code consents.kind}, and this fact if it is
   * in no list.
   */
  public Fact<G, ?> whole() {
    Fact<G, ?> around = parent;
    if (around == null) {
      return this;
    }
    if (around.type.form() != FactType.Form.LIST) {
      Fact<G, ?> whole = around.whole();
      return whole.equals(around) ? this : whole;
    }
    int label = around.path.length() + 1;
    return path.startsWith(around.path + "[")
        ? around.entry(path.substring(label, path.indexOf(']', label)))
        : around;
  }

  /**
   * Returns whether hosts usually state the same object for this fact in many activities, such as
   * the caller, or the result of a list for most numbers. The engine then remembers the answers
   * that follow from it. This is a hint; no answer depends on it.
   */
  public boolean isSteady() {
    return parent == null ? root.isSteady(index) : parent.isSteady();
  }

  /**
   * Returns the position of this fact among the packed facts of its activity, or null if it has
   * none.
   *
   * @hidden
   */
  @Override
  protected @Nullable Trait trait() {
    return root.trait(this);
  }

  /** Returns the facts among which the path starts. */
  @SuppressWarnings("unchecked") // declared by G's own schema
  Schema<G> root() {
    return (Schema<G>) root;
  }

  int index() {
    return index;
  }

  /**
   * Returns the group or list that holds it, or null if it is at the top level.
   *
   * @hidden
   */
  @Override
  protected @Nullable Fact<?, ?> parent() {
    return parent;
  }

  /** Returns whether it was joined to a group. */
  boolean isInsideGroup() {
    return parent != null;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || (other instanceof Fact<?, ?> that && root == that.root && path.equals(that.path));
  }

  @Override
  public int hashCode() {
    return path.hashCode();
  }

  /** Returns the path. */
  @Override
  public String toString() {
    return path;
  }
}
