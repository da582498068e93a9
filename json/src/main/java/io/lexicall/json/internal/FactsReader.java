package io.lexicall.json.internal;

import static java.util.stream.Collectors.joining;

import io.lexicall.facts.Activity;
import io.lexicall.facts.Fact;
import io.lexicall.facts.FactType;
import io.lexicall.facts.Facts;
import io.lexicall.facts.FactsBuilder;
import io.lexicall.facts.InvalidFactsException;
import io.lexicall.facts.Moment;
import io.lexicall.facts.Problem;
import io.lexicall.facts.Profile;
import io.lexicall.facts.Schema;
import io.lexicall.number.PhoneNumber;
import io.lexicall.place.Place;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Reads facts according to their schemas, and collects all problems.
 *
 * <p>It knows the forms of values, but no fact except the three that every activity has; {@link
 * OfOne} knows the facts that cannot be in a profile.
 */
public final class FactsReader {
  /** The allowed content of a line. */
  public static final String ALLOWED = "one JSON object of facts";

  /** The member that names the kind of an activity. */
  static final String ACTIVITY = "activity";

  /** The kinds of activities by name. */
  static final Words<Schema<? extends Activity<?>>> ACTIVITIES = activities();

  private static final String ID = "id";

  /** The member of a profile that lists countries which no law covers. */
  public static final String UNCOVERED = "uncovered";

  /** The value that a profile has for them. */
  public static final String PERMIT = "permit";

  private static final int MOST_ZONES = 2_000;

  /** Up to this many members of an object are compared with each other. */
  private static final int FEW_MEMBERS = 32;

  private static final Map<String, ZoneId> ZONES = new ConcurrentHashMap<>();

  /** Names that are links since IANA tzdata 2024b, so that a JVM may not have them as zones. */
  private static final Map<String, String> LINKS =
      Map.of("EST", "America/Panama", "MST", "America/Phoenix", "HST", "Pacific/Honolulu");

  private final Problems problems;
  private final boolean standing;

  /**
   * Whether contradictions are problems; they are not when an activity is read that was already
   * judged.
   */
  private final boolean asksConsistency;

  private FactsReader(Problems problems, boolean standing, boolean asksConsistency) {
    this.problems = problems;
    this.standing = standing;
    this.asksConsistency = asksConsistency;
  }

  private static Words<Schema<? extends Activity<?>>> activities() {
    Map<String, Schema<? extends Activity<?>>> byName = new LinkedHashMap<>();
    Activity.schemas().forEach(schema -> byName.put(schema.name(), schema));
    return new Words<>(byName);
  }

  /**
   * Reads an activity.
   *
   * @param path its path in the document, or empty
   * @return null if there was a problem
   */
  public static @Nullable Activity<?> activity(Node node, String path, Problems problems) {
    return activity(node, path, new FactsReader(problems, false, true));
  }

  /** Reads an activity if its text is plain, which is the fast way; null if it is not. */
  public static @Nullable Activity<?> plainActivity(String text) {
    return PlainReader.activity(text, new FactsReader(new Problems(), false, true), false);
  }

  /** Reads an activity as it was judged if its text is plain; null if it is not. */
  public static @Nullable Activity<?> plainComplete(String text) {
    return PlainReader.activity(text, new FactsReader(new Problems(), true, false), true);
  }

  /** Reads an activity as it was judged, including standing facts. */
  public static @Nullable Activity<?> complete(Node node, Problems problems) {
    return activity(node, "", new FactsReader(problems, true, false));
  }

  private static @Nullable Activity<?> activity(Node node, String path, FactsReader reader) {
    Problems problems = reader.problems;
    if (!(node instanceof Node.Obj object)) {
      problems.add(path, "is " + node.what() + ", not an object", ALLOWED);
      return null;
    }
    At at = At.path(path);
    Node word = first(object, ACTIVITY);
    if (word == null) {
      problems.add(at.member(ACTIVITY), "is required", activityNames());
      return null;
    }
    Schema<? extends Activity<?>> schema =
        word instanceof Node.Text text ? ACTIVITIES.get(text.value()) : null;
    if (schema == null) {
      problems.add(
          at.member(ACTIVITY),
          word instanceof Node.Text text
              ? "is " + Shown.quoted(text.value()) + didYouMean(text.value(), ACTIVITIES.all())
              : "is " + word.what(),
          activityNames());
      return null;
    }
    return (Activity<?>) reader.anyGroup(schema, object, at, true);
  }

  private static String activityNames() {
    return String.join(", ", ACTIVITIES.all());
  }

  /** Returns the host's own name for an activity, as far as it can be read. */
  public static @Nullable String idOf(@Nullable Node node) {
    return node instanceof Node.Obj object && first(object, ID) instanceof Node.Text text
        ? text.value()
        : null;
  }

  /**
   * Reads a profile.
   *
   * @param path its path in the document, or empty
   * @return null if there was a problem
   */
  public static @Nullable Profile profile(Node node, String path, Problems problems) {
    if (!(node instanceof Node.Obj object)) {
      problems.add(
          path, "is " + node.what() + ", not an object", "one JSON object of standing facts");
      return null;
    }
    int before = problems.count();
    At place = At.path(path);
    Profile.Builder builder = Profile.builder();
    FactsReader reader = new FactsReader(problems, true, true);
    Set<String> seen = new HashSet<>();
    for (Node.Member member : object.members()) {
      At at = place.member(Shown.cut(member.key()));
      if (!seen.add(member.key())) {
        reader.addTwin(at);
      } else if (member.key().equals(UNCOVERED)) {
        reader.uncovered(member.value(), at, builder);
      } else {
        reader.standingFact(member, at, builder);
      }
    }
    if (problems.count() > before) {
      return null;
    }
    try {
      return builder.build();
    } catch (InvalidFactsException invalid) {
      invalid.problems().forEach(each -> problems.add(path.isEmpty() ? each : each.under(path)));
      return null;
    }
  }

  private void uncovered(Node node, At path, Profile.Builder builder) {
    String allowed = "an object of ISO 3166-1 alpha-2 countries, each with \"" + PERMIT + "\"";
    if (!(node instanceof Node.Obj object)) {
      problems.add(path, "is " + node.what() + ", not an object", allowed);
      return;
    }
    Set<String> seen = new HashSet<>();
    for (Node.Member member : object.members()) {
      At at = path.member(Shown.cut(member.key()));
      if (!seen.add(member.key())) {
        addTwin(at);
        continue;
      }
      Place country = place(member.key(), false, at, allowed);
      if (!(member.value() instanceof Node.Text text) || !text.value().equals(PERMIT)) {
        problems.add(at, "is " + member.value().what(), PERMIT);
      } else if (country != null) {
        builder.permitUncovered(country);
      }
    }
  }

  /** States a fact for every activity that has one of its name and can hold the value. */
  private void standingFact(Node.Member member, At path, Profile.Builder builder) {
    List<Fact<?, ?>> named = new ArrayList<>();
    for (Schema<?> schema : Activity.schemas()) {
      GroupForm.Member found = GroupForm.of(schema).members().get(member.key());
      if (found != null) {
        named.add(found.fact());
      }
    }
    if (member.key().equals(ACTIVITY)
        || OfOne.isTop(member.key())
        || OfOne.NONE_ALONE.contains(member.key()) && !OfOne.saysNone(member.value())) {
      addOfOne(path);
      return;
    }
    if (member.value() instanceof Node.Obj group) {
      Set<String> names = OfOne.membersOf(member.key());
      List<Node.Member> ofOne =
          group.members().stream().filter(each -> names.contains(each.key())).toList();
      if (!ofOne.isEmpty()) {
        ofOne.forEach(each -> addOfOne(path.member(each.key())));
        return;
      }
    }
    if (named.isEmpty()) {
      Set<String> all = new LinkedHashSet<>();
      Activity.schemas().forEach(schema -> all.addAll(GroupForm.of(schema).members().all()));
      all.add(UNCOVERED);
      problems.add(
          path,
          "is not a fact" + hint(member.key(), all),
          "a fact of an activity, such as caller or controller; or " + UNCOVERED);
      return;
    }
    Problems fewest = null;
    boolean fits = false;
    for (Fact<?, ?> fact : named) {
      Problems found = new Problems();
      Object value = new FactsReader(found, true, true).value(fact.type(), member.value(), path);
      if (value == null) {
        fewest = fewest == null || found.count() < fewest.count() ? found : fewest;
      } else {
        fits = true;
        if (value != GroupForm.UNKNOWN) {
          state(builder, fact, value);
        }
      }
    }
    if (!fits && fewest != null) {
      fewest.all().forEach(problems::add);
    }
  }

  private void addOfOne(At path) {
    problems.add(
        path,
        "belongs to one activity or one person, not to a profile",
        "facts that hold for every activity; state it with the activity, or let lists and sources"
            + " tell it");
  }

  @SuppressWarnings({"unchecked", "rawtypes"}) // the value was read as the fact's own type
  private static void state(Profile.Builder builder, Fact fact, Object value) {
    builder.with(fact, value);
  }

  @SuppressWarnings({"unchecked", "rawtypes"}) // every schema is of a group of facts
  private @Nullable Object anyGroup(Schema schema, Node.Obj object, At at, boolean ofActivity) {
    return group(schema, object, at, ofActivity);
  }

  private <G extends Facts<G>> @Nullable G group(
      Schema<G> schema, Node.Obj object, At at, boolean ofActivity) {
    int before = problems.count();
    FactsBuilder<G, ?> builder = schema.builder();
    Words<GroupForm.Member> known = GroupForm.of(schema).members();
    List<Node.Member> members = object.members();
    Set<String> seen = members.size() > FEW_MEMBERS ? new HashSet<>() : null;
    Set<String> told = new HashSet<>(0);
    for (int i = 0; i < members.size(); i++) {
      String key = members.get(i).key();
      if (seen == null ? isTwin(members, i) : !seen.add(key)) {
        addTwin(at.member(Shown.cut(key)));
      } else if (!(ofActivity && key.equals(ACTIVITY))) {
        GroupForm.Member member = known.get(key);
        Fact<?, ?> fact = member == null ? null : member.fact();
        if (fact == null) {
          addUnknown(schema, key, at, ofActivity);
        } else if (fact.kind() == Fact.Kind.STANDING && !standing) {
          problems.add(at.member(key), "is a standing fact", "given once, in the profile");
        } else if (!stated(builder, fact, members.get(i).value(), at.member(key))) {
          told.add(key);
        }
      }
    }
    for (Problem problem : builder.problems()) {
      if (!told.contains(problem.path())) {
        problems.add(at.member(problem.path()), problem.problem(), problem.allowed());
      }
    }
    if (problems.count() > before) {
      return null;
    }
    try {
      G group = builder.build();
      if (asksConsistency) {
        addAll(group.contradictions(), at);
      }
      return problems.count() > before ? null : group;
    } catch (InvalidFactsException invalid) {
      addAll(invalid.problems(), at);
      return null;
    }
  }

  /** Returns whether a member has the key of an earlier one; for objects with few members. */
  private static boolean isTwin(List<Node.Member> members, int i) {
    String key = members.get(i).key();
    for (int earlier = 0; earlier < i; earlier++) {
      if (members.get(earlier).key().equals(key)) {
        return true;
      }
    }
    return false;
  }

  private void addAll(List<Problem> found, At at) {
    for (Problem problem : found) {
      problems.add(at.member(problem.path()), problem.problem(), problem.allowed());
    }
  }

  @SuppressWarnings("unchecked") // found in the schema of the group, and read as its own type
  private <G extends Facts<G>> boolean stated(
      FactsBuilder<G, ?> builder, Fact<?, ?> fact, Node node, At path) {
    Object value = value(fact.type(), node, path);
    if (value instanceof Instant instant
        && node instanceof Node.Text text
        && !Rfc3339.isInUtc(text.value())) {
      ZoneOffset offset = Rfc3339.offset(text.value());
      builder.with((Fact<G, Instant>) fact, instant.atOffset(offset));
    } else if (value != null && value != GroupForm.UNKNOWN) {
      builder.with((Fact<G, Object>) fact, value);
    }
    return value != null;
  }

  /** Reads a value, or adds a problem and returns null. */
  private @Nullable Object value(FactType<?> type, Node node, At path) {
    if (node == Node.Word.NULL) {
      problems.add(path, "is null", "left out if it is not known; otherwise " + type.allowed());
      return null;
    }
    return switch (type.form()) {
      case BOOLEAN ->
          node == Node.Word.TRUE || node == Node.Word.FALSE
              ? (Object) (node == Node.Word.TRUE)
              : wrong(path, "is " + node.what() + ", not true or false", type);
      case COUNT -> count(node, path, type);
      case GROUP ->
          node instanceof Node.Obj object
              ? anyGroup(type.group(), object, path, false)
              : wrong(path, "is " + node.what() + ", not an object", groupAllows(type));
      case LIST -> list(type, node, path);
      case COUNT_BY_REGION -> countByRegion(type, node, path);
      case TEXT,
          INSTANT,
          MOMENT,
          DATE_OR_NEVER,
          LOCAL_TIME,
          PHONE_NUMBER,
          COUNTRY,
          REGION,
          TIME_ZONE,
          CHOICE ->
          node instanceof Node.Text text
              ? word(type, text.value(), path)
              : wrong(path, "is " + node.what() + ", not a string", type);
    };
  }

  /** Reads the value of a string, or adds a problem and returns null. */
  @Nullable Object word(FactType<?> type, String text, At path) {
    return switch (type.form()) {
      case TEXT -> text(text, path, type);
      case INSTANT -> orWrong(Rfc3339.instant(text), path, type, text);
      case MOMENT -> moment(text, path, type);
      case DATE_OR_NEVER -> dateOrNever(text, path, type);
      case LOCAL_TIME -> localTime(text, path, type);
      case PHONE_NUMBER -> number(text, path, type);
      case COUNTRY -> place(text, false, path, type.allowed());
      case REGION -> place(text, true, path, type.allowed());
      case TIME_ZONE -> zone(text, path, type);
      default -> choice(type, text, path);
    };
  }

  private @Nullable Object text(String text, At path, FactType<?> type) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isSurrogate(text.charAt(i))) {
        if (Character.isLowSurrogate(text.charAt(i))
            || i + 1 == text.length()
            || !Character.isLowSurrogate(text.charAt(i + 1))) {
          return wrong(path, "holds half of a surrogate pair, which is not a character", type);
        }
        i++;
      }
    }
    return text;
  }

  private @Nullable Object orWrong(
      @Nullable Instant instant, At path, FactType<?> type, String text) {
    return instant == null ? wrong(path, Rfc3339.whyNoInstant(text), type) : instant;
  }

  private @Nullable Object moment(String text, At path, FactType<?> type) {
    LocalDate date = Rfc3339.date(text);
    if (date != null) {
      return Moment.of(date);
    }
    Instant instant = Rfc3339.instant(text);
    return instant == null ? wrong(path, Rfc3339.whyNoInstant(text), type) : Moment.of(instant);
  }

  private @Nullable Object dateOrNever(String text, At path, FactType<?> type) {
    if (text.equals("never")) {
      return Optional.empty();
    }
    LocalDate date = Rfc3339.date(text);
    return date == null ? wrong(path, Rfc3339.whyNoDate(text), type) : Optional.of(date);
  }

  private @Nullable Object localTime(String text, At path, FactType<?> type) {
    LocalTime time = Rfc3339.localTime(text);
    return time == null
        ? wrong(path, "is " + Shown.quoted(text) + ", which is not a time of day", type)
        : time;
  }

  private @Nullable Object number(String text, At path, FactType<?> type) {
    try {
      return PhoneNumber.parse(text);
    } catch (IllegalArgumentException impossible) {
      // The rest of the message is advice for programmers.
      String message = String.valueOf(impossible.getMessage());
      int advice = message.indexOf(';');
      return wrong(path, advice < 0 ? message : message.substring(0, advice), type);
    }
  }

  private @Nullable Place place(String text, boolean region, At path, String allowed) {
    Place place = Place.tryOf(text).orElse(null);
    boolean hyphen = text.indexOf('-') >= 0;
    if (place != null && place.isRegion() == region && hyphen == region) {
      return place;
    }
    String problem = "is " + Shown.quoted(text);
    if (place == null) {
      problem += region ? ", which is not a region" : ", which is not a country";
    } else if (!hyphen && place.isRegion()) {
      problem +=
          ", a territory with the law of "
              + place.country()
              + " and its own law: state it as the region "
              + place;
    } else {
      problem += region ? ", a country and not a region" : ", a region and not a country";
    }
    problems.add(path, problem, allowed);
    return null;
  }

  private @Nullable Object zone(String text, At path, FactType<?> type) {
    ZoneId known = ZONES.get(text);
    String id = LINKS.getOrDefault(text, text);
    if (known == null && ZoneId.getAvailableZoneIds().contains(id)) {
      known = ZoneId.of(id);
      if (ZONES.size() < MOST_ZONES) {
        ZONES.put(text, known);
      }
    }
    return known == null
        ? wrong(path, "is " + Shown.quoted(text) + ", which is not a time zone", type)
        : known;
  }

  private @Nullable Object choice(FactType<?> type, String text, At path) {
    Words<Object> choices = GroupForm.choices(type);
    Object choice = choices.get(text);
    return choice == null
        ? wrong(path, "is " + Shown.quoted(text) + hint(text, choices.all()), type)
        : choice;
  }

  private @Nullable Integer count(Node node, At path, FactType<?> type) {
    if (!(node instanceof Node.Digits number)) {
      wrong(path, "is " + node.what() + ", not a number", type);
      return null;
    }
    String digits = number.text();
    boolean signed = digits.startsWith("-");
    for (int i = signed ? 1 : 0; i < digits.length(); i++) {
      if (digits.charAt(i) < '0' || digits.charAt(i) > '9') {
        wrong(path, "is " + node.what() + ", not written as a whole number", type);
        return null;
      }
    }
    long value = digits.length() > 11 ? Long.MAX_VALUE : Long.parseLong(digits);
    boolean negative = signed && value != 0;
    if (negative || value > Integer.MAX_VALUE) {
      wrong(path, negative ? "is negative" : "is too large", type);
      return null;
    }
    return (int) value;
  }

  private @Nullable Object list(FactType<?> type, Node node, At path) {
    if (!(node instanceof Node.Items list)) {
      return wrong(path, "is " + node.what() + ", not a list", type);
    }
    int before = problems.count();
    List<Object> values = new ArrayList<>(list.items().size());
    for (int i = 0; i < list.items().size(); i++) {
      Object value = value(type.element(), list.items().get(i), path.entry(i));
      if (value != null && value != GroupForm.UNKNOWN) {
        values.add(value);
      }
    }
    return problems.count() > before ? null : values;
  }

  private @Nullable Object countByRegion(FactType<?> type, Node node, At path) {
    if (!(node instanceof Node.Obj object)) {
      return wrong(path, "is " + node.what() + ", not an object", type);
    }
    int before = problems.count();
    Map<Place, Integer> counts = new LinkedHashMap<>();
    Set<String> seen = new HashSet<>();
    for (Node.Member member : object.members()) {
      At at = path.member(Shown.cut(member.key()));
      if (!seen.add(member.key())) {
        addTwin(at);
        continue;
      }
      Place region = place(member.key(), true, at, type.allowed());
      Integer count = count(member.value(), at, type);
      if (region != null && count != null) {
        counts.put(region, count);
      }
    }
    return problems.count() > before ? null : counts;
  }

  private @Nullable Object wrong(At path, String problem, FactType<?> type) {
    return wrong(path, problem, type.allowed());
  }

  private @Nullable Object wrong(At path, String problem, String allowed) {
    problems.add(path, problem, allowed);
    return null;
  }

  private void addTwin(At path) {
    problems.add(path, "is given twice", "each fact once");
  }

  private void addUnknown(Schema<?> schema, String key, At at, boolean ofActivity) {
    if (!problems.isTold()) { // to find what was meant takes long; a hostile line has thousands
      problems.add(at, "", "");
      return;
    }
    List<String> known =
        schema.facts().stream()
            .filter(fact -> fact.kind() != Fact.Kind.STANDING || standing)
            .map(Fact::path)
            .toList();
    String hint = didYouMean(key, known);
    if (hint.isEmpty() && ofActivity) {
      hint =
          schema.deepFacts().stream()
              .map(Fact::path)
              .filter(path -> path.endsWith("." + key))
              .collect(joining(" or "));
      hint = hint.isEmpty() ? "" : "; did you mean " + hint + "?";
    }
    problems.add(
        at.member(Shown.cut(key)),
        "is not a fact of " + schema.name() + hint,
        (ofActivity ? ACTIVITY + ", " : "") + String.join(", ", known));
  }

  private static String groupAllows(FactType<?> type) {
    return "an object of " + type.group().facts().stream().map(Fact::path).collect(joining(", "));
  }

  private String hint(String word, Collection<String> words) {
    return problems.isTold() ? didYouMean(word, words) : "";
  }

  private static String didYouMean(String word, Collection<String> words) {
    return Nearest.hint(word, words);
  }

  private static @Nullable Node first(Node.Obj object, String key) {
    for (Node.Member member : object.members()) {
      if (member.key().equals(key)) {
        return member.value();
      }
    }
    return null;
  }
}
