package io.lexicall.facts;

import static java.util.Objects.requireNonNull;

import io.lexicall.engine.trait.InOrder;
import io.lexicall.number.PhoneNumber;
import io.lexicall.place.Place;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.RandomAccess;
import org.jspecify.annotations.Nullable;

/**
 * The type of a fact's value: its form and its allowed values. Immutable.
 *
 * @param <T> the Java type of the value
 * @since 0.1
 */
public final class FactType<T> {
  /**
   * The forms that a value can have. JSON, the schema and generators switch over them.
   *
   * @since 0.1
   */
  public enum Form {
    /** Any string. */
    TEXT,
    /** True or false. */
    BOOLEAN,
    /** A whole number that is not negative. */
    COUNT,
    /** An instant. */
    INSTANT,
    /** An instant, or a date that means the start of that day at the place. */
    MOMENT,
    /** A date, or never. */
    DATE_OR_NEVER,
    /** A time of day, in the time zone that the law uses. */
    LOCAL_TIME,
    /** A telephone number. */
    PHONE_NUMBER,
    /** A country. */
    COUNTRY,
    /** A region of a country. */
    REGION,
    /** A time zone. */
    TIME_ZONE,
    /** One of a closed set of words. */
    CHOICE,
    /** A group of facts. */
    GROUP,
    /** A list of values of one type. */
    LIST,
    /** A count for each of several regions. */
    COUNT_BY_REGION
  }

  static final FactType<String> TEXT = new FactType<>(Form.TEXT, "a string");
  static final FactType<String> NAMED = new FactType<>(Form.TEXT, "a string that is not blank");
  static final FactType<Boolean> BOOLEAN = new FactType<>(Form.BOOLEAN, "true or false");
  static final FactType<Integer> COUNT =
      new FactType<>(Form.COUNT, "a whole number from 0 to 2147483647");
  static final FactType<Instant> INSTANT =
      new FactType<>(
          Form.INSTANT, "an RFC 3339 instant with an offset, such as 2026-11-24T12:59:59-05:00");
  static final FactType<Moment> MOMENT =
      new FactType<>(
          Form.MOMENT, "a date such as 2026-11-10, or an RFC 3339 instant with an offset");
  static final FactType<Optional<LocalDate>> DATE_OR_NEVER =
      new FactType<>(Form.DATE_OR_NEVER, "a date such as 2026-05-04, or never");
  static final FactType<LocalTime> LOCAL_TIME =
      new FactType<>(Form.LOCAL_TIME, "a time of day such as 09:00 or 17:30:00");
  static final FactType<PhoneNumber> PHONE_NUMBER =
      new FactType<>(Form.PHONE_NUMBER, "a possible E.164 number, such as +12125550142");
  static final FactType<Place> COUNTRY =
      new FactType<>(Form.COUNTRY, "an ISO 3166-1 alpha-2 country, such as DE");
  static final FactType<Place> REGION =
      new FactType<>(Form.REGION, "an ISO 3166-2 region, such as US-FL");
  static final FactType<ZoneId> TIME_ZONE =
      new FactType<>(Form.TIME_ZONE, "an IANA time zone, such as America/New_York");
  static final FactType<Map<Place, Integer>> COUNT_BY_REGION =
      new FactType<>(Form.COUNT_BY_REGION, "an object of ISO 3166-2 regions and whole numbers");

  /** A list of more is copied before it is read by index, which a linked list makes slow. */
  private static final int MANY_ENTRIES = 64;

  /** The word that some choices accept for an unknown fact. */
  public static final String UNKNOWN_WORD = "unknown";

  private final Form form;

  private final String allowed;
  private final List<T> choices;
  private final @Nullable Schema<?> group;
  private final @Nullable FactType<?> element;
  private final boolean allowsUnknownWord;

  /** The class of the constants of a choice; null for other forms. */
  private final @Nullable Class<?> choice;

  private FactType(Form form, String allowed) {
    this(form, allowed, List.of(), null, null, false);
  }

  private FactType(
      Form form,
      String allowed,
      List<T> choices,
      @Nullable Schema<?> group,
      @Nullable FactType<?> element,
      boolean allowsUnknownWord) {
    this.form = form;
    this.allowed = allowed;
    this.choices = choices;
    this.group = group;
    this.element = element;
    this.allowsUnknownWord = allowsUnknownWord;
    this.choice = choices.isEmpty() ? null : ((Enum<?>) choices.get(0)).getDeclaringClass();
  }

  static <E extends Enum<E>> FactType<E> choice(Class<E> type) {
    return choice(type, false);
  }

  static <E extends Enum<E>> FactType<E> choiceOrUnknown(Class<E> type) {
    return choice(type, true);
  }

  private static <E extends Enum<E>> FactType<E> choice(Class<E> type, boolean orUnknown) {
    List<E> choices = List.of(type.getEnumConstants());
    StringBuilder allowed = new StringBuilder();
    for (E choice : choices) {
      allowed.append(allowed.isEmpty() ? "" : ", ").append(code(choice));
    }
    if (orUnknown) {
      allowed.append(", ").append(UNKNOWN_WORD);
    }
    return new FactType<>(Form.CHOICE, allowed.toString(), choices, null, null, orUnknown);
  }

  static <H extends Facts<H>> FactType<H> group(Schema<H> schema) {
    return new FactType<>(Form.GROUP, "an object of facts", List.of(), schema, null, false);
  }

  static <E> FactType<List<E>> listOf(FactType<E> element) {
    return new FactType<>(
        Form.LIST, "a list; each entry " + element.allowed, List.of(), null, element, false);
  }

  /**
   * Returns the word for an enum constant in case files and JSON: kebab-case, such as {@code
   * express-written}.
   */
  public static String code(Enum<?> choice) {
    return choice.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * Returns whether a value is a text or a list of texts, which can hold anything, even card
   * numbers.
   */
  boolean isOfTexts() {
    return form == Form.TEXT || (element != null && element.isOfTexts());
  }

  /** Returns the form of the value. */
  public Form form() {
    return form;
  }

  /** Returns what is allowed, for a person to read. */
  public String allowed() {
    return allowed;
  }

  /** Returns the values of a {@link Form#CHOICE}, in order; empty for other forms. */
  public List<T> choices() {
    return choices;
  }

  /**
   * Returns the choice of that code.
   *
   * @param code kebab-case; upper and lower case differ
   * @return empty if there is none, or if the form is not {@link Form#CHOICE}
   */
  public Optional<T> choice(String code) {
    return choices.stream().filter(choice -> code((Enum<?>) choice).equals(code)).findFirst();
  }

  /**
   * Returns whether {@link #UNKNOWN_WORD} may be written, which means the same as leaving out the
   * fact.
   */
  public boolean allowsUnknownWord() {
    return allowsUnknownWord;
  }

  /**
   * Returns the facts of a {@link Form#GROUP}.
   *
   * @throws IllegalStateException if this is not a group
   */
  public Schema<?> group() {
    if (group == null) {
      throw new IllegalStateException(form + " has no facts of its own");
    }
    return group;
  }

  /**
   * Returns the type of the entries of a {@link Form#LIST}.
   *
   * @throws IllegalStateException if this is not a list
   */
  public FactType<?> element() {
    if (element == null) {
      throw new IllegalStateException(form + " has no entries");
    }
    return element;
  }

  /**
   * Returns what is wrong with a value, or null. The class of the value is checked too: code with
   * unchecked casts, such as a mapper of database columns, can pass a value of another class, which
   * the rules would treat as a value that they do not know.
   */
  @Nullable String problemWith(Object value) {
    // Constant classes, which the compiler tests with one comparison: each dial states facts.
    boolean isRight =
        switch (form) {
          case TEXT -> value instanceof String;
          case BOOLEAN -> value instanceof Boolean;
          case COUNT -> value instanceof Integer;
          case INSTANT -> value instanceof Instant;
          case MOMENT -> value instanceof Moment;
          case DATE_OR_NEVER -> value instanceof Optional;
          case LOCAL_TIME -> value instanceof LocalTime;
          case PHONE_NUMBER -> value instanceof PhoneNumber;
          case COUNTRY, REGION -> value instanceof Place;
          case TIME_ZONE -> value instanceof ZoneId;
          case CHOICE -> value.getClass() == choice || isChoice(value);
          case GROUP -> value instanceof Facts<?> facts && facts.schema() == group;
          case LIST -> value instanceof List;
          case COUNT_BY_REGION -> value instanceof Map;
        };
    return isRight ? problemWithRight(value) : isOf(value.getClass());
  }

  /** A constant with a body of its own has a class of its own. */
  private boolean isChoice(Object value) {
    return value instanceof Enum<?> constant && constant.getDeclaringClass() == choice;
  }

  private @Nullable String problemWithRight(Object value) {
    return switch (form) {
      case TEXT -> this == NAMED && ((String) value).isBlank() ? "is blank" : null;
      case COUNT -> (Integer) value < 0 ? "is negative" : null;
      case LOCAL_TIME ->
          value.equals(((LocalTime) value).truncatedTo(ChronoUnit.SECONDS))
              ? null
              : "has a fraction of a second";
      case COUNTRY -> ((Place) value).isRegion() ? "is a region, not a country" : null;
      case REGION -> ((Place) value).isRegion() ? null : "is a country, not a region";
      case DATE_OR_NEVER ->
          ((Optional<?>) value).map(day -> problemOf(LocalDate.class, day)).orElse(null);
      case LIST -> problemIn((List<?>) value);
      case COUNT_BY_REGION -> problemIn((Map<?, ?>) value);
      default -> null;
    };
  }

  private static String isOf(Class<?> wrong) {
    return "is of the class " + wrong.getSimpleName();
  }

  private static @Nullable String problemOf(Class<?> right, Object part) {
    return right.isInstance(part) ? null : isOf(part.getClass());
  }

  private @Nullable String problemIn(List<?> entries) {
    FactType<?> each = element();
    // By index: an iterator would be created for each dial.
    boolean isSlow = entries.size() > MANY_ENTRIES && !(entries instanceof RandomAccess);
    List<?> indexed = isSlow ? List.copyOf(entries) : entries;
    for (int i = 0; i < indexed.size(); i++) {
      String problem = each.problemWith(requireNonNull(indexed.get(i), "an entry is null"));
      if (problem != null) {
        return "holds an entry that " + problem;
      }
    }
    return null;
  }

  private static @Nullable String problemIn(Map<?, ?> counts) {
    for (Map.Entry<?, ?> each : counts.entrySet()) {
      String problem = REGION.problemWith(each.getKey());
      problem = problem == null ? COUNT.problemWith(each.getValue()) : problem;
      if (problem != null) {
        return "holds an entry that " + problem;
      }
    }
    return null;
  }

  /** Returns an immutable copy of a value. */
  @SuppressWarnings("unchecked") // a copy of a list or map of T's own type
  T copy(T value) {
    return switch (form) {
      case LIST -> (T) copyOf((List<?>) value, element().group);
      case COUNT_BY_REGION -> (T) Map.copyOf((Map<?, ?>) value);
      default -> requireNonNull(value, "value");
    };
  }

  private static List<?> copyOf(List<?> entries, @Nullable Schema<?> ofEntries) {
    Fact<?, Instant> at = ofEntries == null ? null : ofEntries.instant();
    return entries.size() <= MANY_ENTRIES || at == null
        ? List.copyOf(entries)
        : InOrder.copyOf(entries, at, entry -> (Instant) ((Facts<?>) entry).value(at.index()));
  }

  @Override
  public String toString() {
    return form + Arrays.asList(allowed).toString();
  }
}
