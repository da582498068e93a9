package io.lexicall.rule;

import static java.util.Objects.requireNonNull;

import io.lexicall.law.Certainty;
import io.lexicall.law.InForce;
import io.lexicall.law.LawTable;
import io.lexicall.place.Place;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a law provides for breaking some rules: a range of money, who may claim it, and for what.
 *
 * <p>It is a row of a law table, with days in force, a citation and a grade like all law. Such a
 * table has the columns of every {@link LawTable} and these:
 *
 * <table>
 * <caption>Columns</caption>
 * <tr><td>{@code regulation}</td><td>that of its rules</td></tr>
 * <tr><td>{@code rules}</td><td>ids of rules, separated by {@code |}; {@code *} matches any text
 *     </td></tr>
 * <tr><td>{@code acts}</td><td>the provisions of the act that sets the sum, as rules cite them,
 *     separated by {@code |}; {@code *} matches any text. If it is not blank, the sum is only for
 *     rules with a citation that matches. The column may be left out</td></tr>
 * <tr><td>{@code places}</td><td>where it is law, separated by spaces; blank for everywhere</td></tr>
 * <tr><td>{@code kind}, {@code per}, {@code claimant}</td><td>the {@code text} of {@link Kind},
 *     {@link Per}, {@link Claimant}</td></tr>
 * <tr><td>{@code min}, {@code max}</td><td>the range as decimals; blank if the law names no minimum or no maximum</td></tr>
 * <tr><td>{@code currency}</td><td>ISO 4217; blank if there is no sum</td></tr>
 * <tr><td>{@code cap}</td><td>the limit of the sum of several penalties, in words; blank for none</td></tr>
 * <tr><td>{@code condition}</td><td>the degree of fault or the kind of wrongdoer that it is for, in
 *     words; may be blank</td></tr>
 * <tr><td>{@code least_violations}</td><td>with how many violations the claim of a person begins;
 *     blank for the first. The column may be left out</td></tr>
 * <tr><td>{@code within_months}</td><td>the months within which they must lie; blank for any time.
 *     The column may be left out</td></tr>
 * <tr><td>{@code limitation_years}</td><td>years within which it must be claimed; blank if not
 *     known</td></tr>
 * <tr><td>{@code amount_on}</td><td>{@code violation} if the sum is that of the day of the
 *     violation, {@code assessment} if it is that of the day on which it is imposed</td></tr>
 * <tr><td>{@code notes}</td><td>in words; may be blank</td></tr>
 * </table>
 *
 * <p>Immutable and thread-safe.
 *
 * @since 0.1
 */
public final class Penalty {
  /** The prefix of the id of a rule that a row excludes. */
  private static final String EXCEPT = "-";

  private final String regulation;
  private final List<String> rules;
  private final Pattern pattern;
  private final Pattern exceptions;
  private final List<String> acts;
  private final @Nullable Pattern provisions;
  private final Set<Place> places;
  private final Kind kind;
  private final Per per;
  private final @Nullable BigDecimal min;
  private final @Nullable BigDecimal max;
  private final String currency;
  private final String cap;
  private final Claimant claimant;
  private final String condition;
  private final int leastViolations;
  private final OptionalInt withinMonths;
  private final OptionalInt limitationYears;
  private final boolean ofAssessment;
  private final InForce inForce;
  private final String citation;
  private final String source;
  private final Certainty certainty;
  private final LocalDate verifiedOn;
  private final String notes;

  /**
   * The legal nature of a penalty.
   *
   * @since 0.1
   */
  public enum Kind {
    /** Damages that a statute sets, without proof of a loss. */
    STATUTORY_DAMAGES,
    /** A penalty that an authority imposes, or asks a court to impose, for each violation. */
    CIVIL_PENALTY,
    /** A fine that an authority sets within a range, for the conduct as a whole. */
    ADMINISTRATIVE_FINE,
    /** A fine of a criminal court. */
    CRIMINAL_FINE,
    /** Not a legal penalty: the rule binds by contract, and so do its sanctions. */
    CONTRACTUAL;

    /** Returns the name in kebab-case, such as {@code statutory-damages}. */
    public String text() {
      return kebab(this);
    }
  }

  /**
   * What it is counted by.
   *
   * @since 0.1
   */
  public enum Per {
    /** Each violation; one contact can be several. */
    VIOLATION,
    /** Each call or text. */
    CALL,
    /** Each person, however many calls. */
    PERSON,
    /** Each day on which a violation lasts. */
    DAY,
    /** A share of turnover; the range is that of the fixed sum, if there is one. */
    TURNOVER;

    /** Returns the name in kebab-case, such as {@code violation}. */
    public String text() {
      return kebab(this);
    }
  }

  /**
   * Who may claim or impose it.
   *
   * @since 0.1
   */
  public enum Claimant {
    /** The person who was called, or whose data it is. */
    PERSON,
    /** The attorney general of a state, or an officer with that role. */
    ATTORNEY_GENERAL,
    /** An authority. */
    REGULATOR,
    /** The public prosecutor. */
    PROSECUTOR,
    /** The other side of a contract. */
    CONTRACT_PARTY;

    /** Returns the name in kebab-case, such as {@code attorney-general}. */
    public String text() {
      return kebab(this);
    }
  }

  private static String kebab(Enum<?> name) {
    return name.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private Penalty(LawTable.Row row, Set<String> columns) {
    this.regulation = row.requireText("regulation");
    this.rules = row.list("rules", '|');
    if (rules.isEmpty()) {
      throw row.unreadable("rules", new IllegalArgumentException("it names no rule"));
    }
    this.pattern = pattern(rules.stream().filter(each -> !isException(each)).toList());
    this.exceptions =
        pattern(
            rules.stream()
                .filter(Penalty::isException)
                .map(each -> each.substring(EXCEPT.length()))
                .toList());
    this.acts = columns.contains("acts") ? row.list("acts", '|') : List.of();
    this.provisions = acts.isEmpty() ? null : pattern(acts);
    Set<Place> where = new LinkedHashSet<>();
    for (String code : row.list("places", ' ')) {
      try {
        where.add(Place.of(code));
      } catch (IllegalArgumentException unknown) {
        throw row.unreadable("places", unknown);
      }
    }
    this.places = Set.copyOf(where);
    this.kind = choice(row, "kind", Kind.class);
    this.per = choice(row, "per", Per.class);
    this.min = money(row, "min");
    this.max = money(row, "max");
    if (min != null && max != null && min.compareTo(max) > 0) {
      throw row.unreadable("max", new IllegalArgumentException("it is less than the least"));
    }
    boolean sum = min != null || max != null;
    this.currency = row.text("currency");
    if (sum && !currency.matches("[A-Z]{3}")) {
      throw row.unreadable("currency", new IllegalArgumentException("a sum needs a currency"));
    }
    this.cap = row.text("cap");
    this.claimant = choice(row, "claimant", Claimant.class);
    this.condition = row.text("condition");
    this.leastViolations = positive(row, "least_violations", columns).orElse(1);
    this.withinMonths = positive(row, "within_months", columns);
    if (leastViolations == 1 && withinMonths.isPresent()) {
      throw row.unreadable(
          "within_months", new IllegalArgumentException("it needs several least_violations"));
    }
    this.limitationYears = row.optionalInteger("limitation_years");
    String amountOn = row.requireText("amount_on");
    if (!amountOn.equals("violation") && !amountOn.equals("assessment")) {
      throw row.unreadable(
          "amount_on", new IllegalArgumentException("it is \"violation\" or \"assessment\""));
    }
    this.ofAssessment = amountOn.equals("assessment");
    this.inForce = row.inForce();
    this.citation = row.citation().text();
    this.source = row.source();
    this.certainty = row.certainty();
    this.verifiedOn = row.verifiedOn();
    this.notes = row.text("notes");
  }

  private static OptionalInt positive(LawTable.Row row, String column, Set<String> columns) {
    OptionalInt count =
        columns.contains(column) ? row.optionalInteger(column) : OptionalInt.empty();
    if (count.isPresent() && count.getAsInt() < 1) {
      throw row.unreadable(column, new IllegalArgumentException("it is 1 or more"));
    }
    return count;
  }

  private static boolean isException(String rule) {
    return rule.startsWith(EXCEPT);
  }

  /** Returns a pattern of what matches one of these names, in which {@code *} is any text. */
  private static Pattern pattern(List<String> names) {
    return Pattern.compile(
        names.stream()
            .map(
                each ->
                    Arrays.stream(each.split("\\*", -1))
                        .map(Pattern::quote)
                        .collect(Collectors.joining(".*")))
            .collect(Collectors.joining("|")));
  }

  private static <E extends Enum<E>> E choice(LawTable.Row row, String column, Class<E> type) {
    String text = row.requireText(column);
    for (E each : type.getEnumConstants()) {
      if (kebab(each).equals(text)) {
        return each;
      }
    }
    throw row.unreadable(
        column,
        new IllegalArgumentException(
            Arrays.stream(type.getEnumConstants())
                .map(Penalty::kebab)
                .collect(Collectors.joining(", ", "it is one of ", ""))));
  }

  private static @Nullable BigDecimal money(LawTable.Row row, String column) {
    if (row.isBlank(column)) {
      return null;
    }
    try {
      BigDecimal money = new BigDecimal(row.text(column));
      if (money.signum() < 0) {
        throw new IllegalArgumentException("a sum is 0 or more");
      }
      return money;
    } catch (NumberFormatException noNumber) {
      throw row.unreadable(column, new IllegalArgumentException("a sum is a decimal", noNumber));
    } catch (IllegalArgumentException negative) {
      throw row.unreadable(column, negative);
    }
  }

  /**
   * Returns the rows of a table of penalties, in the order of the file.
   *
   * @throws io.lexicall.law.LawTableException if a column is missing or a cell cannot be read; it
   *     names file, line and column
   */
  public static List<Penalty> allOf(LawTable table) {
    List<Penalty> penalties = new ArrayList<>(table.rows().size());
    Set<String> columns = Set.copyOf(table.columns());
    for (LawTable.Row row : table.rows()) {
      penalties.add(new Penalty(row, columns));
    }
    return List.copyOf(penalties);
  }

  /**
   * Returns whether it is for breaking a rule: its patterns match the id, the act that sets the sum
   * is cited by the rule, if the row names one, and both can be law in one place. The days are not
   * compared.
   */
  public boolean isFor(RuleInfo rule) {
    return pattern.matcher(rule.id()).matches()
        && !exceptions.matcher(rule.id()).matches()
        && isCitedBy(rule)
        && (rule.places().isEmpty() || places.isEmpty() || reachesAny(rule.places()));
  }

  private boolean isCitedBy(RuleInfo rule) {
    Pattern wanted = provisions;
    if (wanted == null) {
      return true;
    }
    return rule.citations().stream()
        .flatMap(each -> Arrays.stream(each.split(";", -1)))
        .anyMatch(each -> wanted.matcher(each.strip()).matches());
  }

  /** Returns whether it is law in one of these places, or in a part of one. */
  public boolean reachesAny(Collection<Place> anyOf) {
    if (places.isEmpty()) {
      return true;
    }
    for (Place mine : places) {
      for (Place other : anyOf) {
        if (mine.contains(other) || other.contains(mine)) {
          return true;
        }
      }
    }
    return false;
  }

  /**
   * Returns whether both are degrees, or versions of different periods, of one claim: of one
   * claimant, for breaking the same rules in the same places. One call gives only one of these
   * claims.
   */
  public boolean isSameClaim(Penalty other) {
    return kind == other.kind
        && claimant == other.claimant
        && regulation.equals(other.regulation)
        && rules.equals(other.rules)
        && acts.equals(other.acts)
        && places.equals(other.places);
  }

  /** Returns the regulation of its rules, such as {@code tcpa}. */
  public String regulation() {
    return regulation;
  }

  /**
   * Returns the ids of its rules, as they are in the table; {@code *} matches any text, and an id
   * that begins with {@code -} is excluded.
   */
  public List<String> rules() {
    return rules;
  }

  /** Returns where it is law; empty means everywhere. */
  public Set<Place> places() {
    return places;
  }

  /** Returns its legal nature. */
  public Kind kind() {
    return kind;
  }

  /** Returns what it is counted by. */
  public Per per() {
    return per;
  }

  /** Returns the minimum; empty if the law names none. */
  public Optional<BigDecimal> min() {
    return Optional.ofNullable(min);
  }

  /** Returns the maximum; empty if the law names none. */
  public Optional<BigDecimal> max() {
    return Optional.ofNullable(max);
  }

  /** Returns the ISO 4217 currency of both; an empty text if there is no sum. */
  public String currency() {
    return currency;
  }

  /**
   * Returns the limit of the sum of several penalties, in words; an empty text if none is known.
   */
  public String cap() {
    return cap;
  }

  /** Returns who may claim or impose it. */
  public Claimant claimant() {
    return claimant;
  }

  /**
   * Returns the degree of fault or the kind of wrongdoer that it is for, in words; may be empty.
   */
  public String condition() {
    return condition;
  }

  /**
   * Returns with how many violations toward one person the claim of that person begins; 1 if each
   * violation gives it. The violations are those of the rules that this row is for, by or for the
   * same seller.
   */
  public int leastViolations() {
    return leastViolations;
  }

  /**
   * Returns the months within which the {@link #leastViolations} must lie; empty if they may be any
   * time apart.
   */
  public OptionalInt withinMonths() {
    return withinMonths;
  }

  /** Returns within how many years it must be claimed; empty if that is not known. */
  public OptionalInt limitationYears() {
    return limitationYears;
  }

  /**
   * Returns whether the sum is that of the day on which it is imposed, whenever the violation was;
   * otherwise it is that of the day of the violation.
   */
  public boolean isOfAssessment() {
    return ofAssessment;
  }

  /** Returns when it is law, in dates of the place. */
  public InForce inForce() {
    return inForce;
  }

  /** Returns the provision, in the usual legal form. */
  public String citation() {
    return citation;
  }

  /** Returns the source in which it was read. */
  public String source() {
    return source;
  }

  /** Returns how certain the reading is. */
  public Certainty certainty() {
    return certainty;
  }

  /** Returns the day on which somebody last compared it with its source. */
  public LocalDate verifiedOn() {
    return verifiedOn;
  }

  /** Returns further notes, in words; may be empty. */
  public String notes() {
    return notes;
  }

  /** Returns the range in words, such as {@code USD 500.00 to 1,500.00 a call}. */
  public String range() {
    String each =
        switch (per) {
          case VIOLATION -> " a violation";
          case CALL -> " a call";
          case PERSON -> " a person";
          case DAY -> " a day";
          case TURNOVER -> ", or a share of turnover";
        };
    if (min == null && max == null) {
      return kind == Kind.CONTRACTUAL ? "by contract" : "no sum is set" + each;
    }
    if (max == null) {
      return requireNonNull(min).signum() == 0
          ? "no fixed sum" + each
          : currency + " " + amount(min) + " or more" + each;
    }
    if (min == null || min.signum() == 0) {
      return "up to " + currency + " " + amount(max) + each;
    }
    return currency
        + " "
        + amount(min)
        + (min.compareTo(max) == 0 ? "" : " to " + amount(max))
        + each;
  }

  private static String amount(BigDecimal sum) {
    return String.format(Locale.ROOT, "%,." + Math.max(sum.scale(), 0) + "f", sum);
  }

  /** Returns kind, range and citation. */
  @Override
  public String toString() {
    return kind.text() + " " + range() + " (" + citation + ")";
  }
}
