package io.lexicall.batch;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.lexicall.engine.term.ColumnNames;
import io.lexicall.engine.term.NearNames;
import io.lexicall.facts.Called;
import io.lexicall.facts.Caller;
import io.lexicall.facts.Consent;
import io.lexicall.facts.Contact;
import io.lexicall.facts.Fact;
import io.lexicall.facts.FactType;
import io.lexicall.facts.Message;
import io.lexicall.facts.Problem;
import io.lexicall.facts.Relationship;
import io.lexicall.facts.Schema;
import io.lexicall.internal.TimeForm;
import io.lexicall.json.ActivityJson;
import io.lexicall.json.Reading;
import io.lexicall.json.SafeText;
import io.lexicall.json.internal.Nearest;
import io.lexicall.place.Place;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The facts of a row: those stated for all rows, and those that columns hold.
 *
 * <p>They are read from JSON like all other facts, so that the allowed values and the messages are
 * the same everywhere; equal rows are read once. Immutable and thread-safe.
 */
final class LeadFacts {
  private static final Set<String> OUR_OWN = Set.of("at", "id", "lists", "to.number");

  /** What columns are often called that hold a fact, without the signs between their words. */
  private static final Map<String, String> OFTEN_CALLED =
      Map.ofEntries(
          Map.entry("state", "to.region"),
          Map.entry("province", "to.region"),
          Map.entry("zip", "to.postalCode"),
          Map.entry("zipcode", "to.postalCode"),
          Map.entry("postcode", "to.postalCode"),
          Map.entry("tz", "to.timeZone"),
          Map.entry("mobile", "to.lineType"),
          Map.entry("phonetype", "to.lineType"),
          Map.entry("iscustomer", "relationship.customer"),
          Map.entry("consent", "consents.kind"),
          Map.entry("optin", "consents.kind"),
          Map.entry("optindate", "consents.grantedAt"),
          Map.entry("consentdate", "consents.grantedAt"),
          Map.entry("consentat", "consents.grantedAt"),
          Map.entry("lastpurchase", "relationship.lastTransactionAt"),
          Map.entry("lastpurchasedate", "relationship.lastTransactionAt"),
          Map.entry("lastorder", "relationship.lastTransactionAt"),
          Map.entry("lastorderdate", "relationship.lastTransactionAt"),
          Map.entry("lastinquiry", "relationship.lastInquiryAt"));

  /**
   * What columns are often called that resemble a fact: who leaves them out should know it. Their
   * cells may have to be changed first.
   */
  private static final Map<String, String> RESEMBLING =
      Map.ofEntries(
          Map.entry("st", "to.region"),
          Map.entry("campaign", "campaign.id"),
          Map.entry("campaignid", "campaign.id"),
          Map.entry("campaignname", "campaign.id"),
          Map.entry("sellername", "caller.seller"),
          Map.entry("sellerid", "caller.seller"),
          Map.entry("agentname", "agent"),
          Map.entry("agentid", "agent"),
          Map.entry("talked", "connected"),
          Map.entry("talktime", "connected"),
          Map.entry("talksecs", "connected"),
          Map.entry("talkseconds", "connected"),
          Map.entry("duration", "connected"),
          Map.entry("durationseconds", "connected"),
          Map.entry("callduration", "connected"));

  /** What columns are often called that say why a person must not be called. */
  private static final Set<String> REASONS_NOT_TO_CALL =
      Set.of("blocked", "deceased", "isdeceased", "donotcontact");

  private static final Set<String> YES = Set.of("true", "yes", "y", "1", "t");
  private static final Set<String> NO = Set.of("false", "no", "n", "0", "f");

  /** The last words of facts by which records of a seller or of a subject are found. */
  private static final Set<String> NAMES = Set.of("seller", "subject");

  /** What a column holds in the form of dates and times. */
  private static final Set<FactType.Form> TIMES =
      EnumSet.of(FactType.Form.INSTANT, FactType.Form.MOMENT, FactType.Form.DATE_OR_NEVER);

  private static final String NEVER = "never";
  private static final Pattern DATE = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
  private static final JsonFactory JSON = new JsonFactory();

  /** The groups whose facts a column may hold, by what their paths begin with. */
  private static final List<Group> GROUPS =
      List.of(
          new Group("", Contact.SCHEMA),
          new Group("to.", Called.SCHEMA),
          new Group("consents.", Consent.SCHEMA),
          new Group("relationship.", Relationship.SCHEMA),
          new Group("message.", Message.SCHEMA),
          new Group("caller.", Caller.SCHEMA));

  /** Facts whose last name is usually the name of a column of something else. */
  private static final Set<String> OTHERWISE_MEANT = Set.of("caller.name", "caller.number");

  /** Facts, and what their paths begin with. */
  private record Group(String prefix, Schema<?> schema) {}

  private final List<Stated> stated;

  /** The paths of lists of groups, of which columns can hold one entry. */
  private final Set<String> lists;

  private final Place home;
  private final @Nullable ZoneId dates;
  private final @Nullable TimeForm form;
  private final int[] columns;

  /** A fact with a value for all rows, or the column that holds it. */
  private record Stated(List<String> path, FactType<?> type, String value, int column) {}

  /**
   * The content of a row: a contact without a number, or what is wrong with it.
   *
   * @param contact null if something is wrong
   * @param problem empty if nothing is wrong
   * @param wrong the invalid cells, if they can be determined
   * @param rest the facts of the other cells, if something is wrong; at least those that histories
   *     and campaigns need
   */
  record Read(
      @Nullable Contact contact, String problem, List<Wrong> wrong, @Nullable Contact rest) {}

  /**
   * A cell with an invalid value for its fact.
   *
   * @param column the index of its column
   * @param value what it holds
   * @param allowed what is allowed
   */
  record Wrong(int column, String value, String allowed) {}

  private LeadFacts(Builder builder) {
    this.stated = List.copyOf(builder.stated);
    this.lists = Set.copyOf(builder.lists);
    this.home = builder.home;
    this.dates = builder.dates;
    this.form = builder.form;
    this.columns =
        stated.stream().mapToInt(Stated::column).filter(column -> column >= 0).distinct().toArray();
  }

  /** Returns the value of a cell that is yes or no; null for anything else. */
  static @Nullable Boolean yesOrNo(String cell) {
    if (YES.contains(cell)) { // the usual way of writing
      return true;
    }
    if (NO.contains(cell)) {
      return false;
    }
    String lower = cell.toLowerCase(Locale.ROOT);
    return YES.contains(lower) ? Boolean.TRUE : NO.contains(lower) ? Boolean.FALSE : null;
  }

  /** Returns the indexes of the columns that hold facts. */
  int[] columns() {
    return columns.clone();
  }

  /**
   * Reads the facts of a row.
   *
   * @param cells those of {@link #columns}, in that order
   */
  Read read(String[] cells) {
    Read notOfForm = form == null ? null : notOfForm(cells);
    if (notOfForm != null) {
      return notOfForm;
    }
    Reading reading = ActivityJson.tryRead(written(root(cells)));
    if (reading instanceof Reading.Understood understood
        && understood.activity() instanceof Contact contact) {
      return new Read(contact, "", List.of(), null);
    }
    List<Problem> problems = ((Reading.Refused) reading).problems();
    List<Wrong> wrong = wrong(problems, cells);
    return new Read(
        null,
        problems.stream().map(LeadFacts::told).collect(Collectors.joining("; ")),
        wrong,
        rest(wrong, cells));
  }

  /** Returns what is wrong with the dates and times that are not in their form; null if all are. */
  private @Nullable Read notOfForm(String[] cells) {
    List<Wrong> wrong = new ArrayList<>();
    String problem = "";
    for (Stated each : stated) {
      String value = isInForm(each) ? cells[indexOf(each.column)].strip() : "";
      if (iso(value) == null) {
        String allowed = "a date or time in the form " + form;
        wrong.add(new Wrong(each.column, value, allowed));
        if (problem.isEmpty()) {
          String said = "is \"" + SafeText.briefly(value) + "\"";
          problem = told(new Problem(String.join(".", each.path), said, allowed));
        }
      }
    }
    return wrong.isEmpty() ? null : new Read(null, problem, wrong, rest(wrong, cells));
  }

  /** Returns whether a column holds dates and times in a form that is not that of ISO 8601. */
  private boolean isInForm(Stated fact) {
    return form != null && fact.column >= 0 && TIMES.contains(fact.type.form());
  }

  /** Returns a date or a time in the form of ISO 8601; null if it is not in the form of columns. */
  private @Nullable String iso(String value) {
    return form == null || value.isEmpty() || value.equalsIgnoreCase(NEVER)
        ? value
        : form.iso(value);
  }

  /**
   * Returns the facts of the other cells. If these are not valid either, such as a consent of which
   * the wrong cell was a part, those that histories and campaigns need are read, each alone.
   */
  private Contact rest(List<Wrong> wrong, String[] cells) {
    String[] others = cells.clone();
    wrong.forEach(cell -> others[indexOf(cell.column)] = "");
    if (ActivityJson.tryRead(written(root(others))) instanceof Reading.Understood understood
        && understood.activity() instanceof Contact contact) {
      return contact;
    }
    Map<String, String> texts = new HashMap<>();
    for (Stated each : stated) {
      String value = value(each, others);
      String name = each.path.get(each.path.size() - 1);
      if (!value.isEmpty() && json(each.type, name, value) instanceof String text) {
        texts.put(String.join(".", each.path), text);
      }
    }
    return Remains.read(texts);
  }

  /** Returns the facts that are stated for all rows. */
  Contact ofAllRows() {
    return requireNonNull(read(noCells()).contact()); // they were read before
  }

  private String[] noCells() {
    String[] empty = new String[columns.length];
    Arrays.fill(empty, "");
    return empty;
  }

  /** Returns the facts that some columns hold, of those that a refused row may hide. */
  Set<Remains.Unread> held(IntPredicate someColumns) {
    Set<Remains.Unread> held = EnumSet.noneOf(Remains.Unread.class);
    for (Stated each : stated) {
      if (each.column >= 0 && someColumns.test(each.column)) {
        String path = String.join(".", each.path);
        for (Remains.Unread fact : Remains.Unread.values()) {
          if (fact.path().equals(path)) {
            held.add(fact);
          }
        }
      }
    }
    return held;
  }

  /**
   * Returns the value of a fact, empty if it is unknown: so is a name where a cell holds what other
   * programs write for none. What people told a seller would not be found under it.
   */
  private String value(Stated each, String[] cells) {
    if (each.column < 0) {
      return each.value;
    }
    String value = cells[indexOf(each.column)].strip();
    if (isInForm(each)) {
      return requireNonNullElse(iso(value), ""); // what is not of the form was refused before
    }
    boolean isName = NAMES.contains(each.path.get(each.path.size() - 1));
    return isName && NearNames.isPlaceholder(value) ? "" : value;
  }

  private Map<String, Object> root(String[] cells) {
    Map<String, Object> root = new LinkedHashMap<>();
    root.put("activity", "contact");
    for (Stated each : stated) {
      Map<String, Object> group = groupOf(each, root);
      String value = value(each, cells);
      if (!value.isEmpty()) {
        String name = each.path.get(each.path.size() - 1);
        group.put(name, json(each.type, name, value));
      }
    }
    for (String list : lists) {
      if (holdsNoEntry(list, cells)) {
        root.put(list, new LinkedHashMap<String, Object>());
      }
    }
    return root;
  }

  private List<Wrong> wrong(List<Problem> problems, String[] cells) {
    List<Wrong> wrong = new ArrayList<>();
    for (Stated each : stated) {
      String path = String.join(".", each.path);
      for (Problem problem : problems) {
        if (each.column >= 0 && path.equals(problem.path().replaceAll("\\[[0-9]+]", ""))) {
          wrong.add(
              new Wrong(
                  each.column, cells[indexOf(each.column)].strip(), allowed(each.type, problem)));
        }
      }
    }
    return wrong;
  }

  /**
   * Returns what is allowed for a fact. A date alone is not an instant, but becomes one with a
   * zone.
   */
  private String allowed(FactType<?> type, Problem problem) {
    return type.form() == FactType.Form.INSTANT && dates == null
        ? problem.allowed() + ", or a date and its time zone"
        : problem.allowed();
  }

  /** Returns whether columns are mapped to an entry of a list, and all of them are empty. */
  private boolean holdsNoEntry(String list, String[] cells) {
    boolean mapped = false;
    for (Stated each : stated) {
      if (each.column >= 0 && each.path.get(0).equals(list)) {
        mapped = true;
        if (!cells[indexOf(each.column)].isBlank()) {
          return false;
        }
      }
    }
    return mapped;
  }

  private static String told(Problem problem) {
    return "%s %s (allowed: %s)".formatted(problem.path(), problem.problem(), problem.allowed());
  }

  private int indexOf(int column) {
    for (int i = 0; i < columns.length; i++) {
      if (columns[i] == column) {
        return i;
      }
    }
    throw new IllegalStateException("no column " + column);
  }

  /**
   * Returns the group that holds a fact. It is stated even if its columns are empty: if a file has
   * a column of consents, an empty cell means that there is none.
   */
  @SuppressWarnings("unchecked") // every key before the last names a group
  private static Map<String, Object> groupOf(Stated fact, Map<String, Object> root) {
    Map<String, Object> group = root;
    for (String key : fact.path.subList(0, fact.path.size() - 1)) {
      group =
          (Map<String, Object>)
              group.computeIfAbsent(key, absent -> new LinkedHashMap<String, Object>());
    }
    return group;
  }

  /** Returns a cell as JSON, with values in the form of spreadsheets converted to that of facts. */
  private Object json(FactType<?> type, String name, String value) {
    String lower = value.toLowerCase(Locale.ROOT);
    return switch (type.form()) {
      case BOOLEAN -> YES.contains(lower) ? (Object) true : NO.contains(lower) ? false : value;
      case COUNT -> value.matches("[0-9]{1,9}") ? (Object) Integer.valueOf(value) : value;
      case CHOICE -> EverydayWords.choice(type, name, lower.replace(' ', '-').replace('_', '-'));
      case COUNTRY -> value.toUpperCase(Locale.ROOT);
      case REGION -> region(value);
      case INSTANT -> instant(value);
      case MOMENT -> moment(value);
      case LIST -> {
        List<Object> entries = new ArrayList<>();
        for (String entry : value.split("[|,;]", -1)) {
          if (!entry.isBlank()) {
            entries.add(json(type.element(), name, entry.strip()));
          }
        }
        yield entries;
      }
      default -> value;
    };
  }

  /** Returns {@code US-FL} for {@code FL} and Florida, if the leads are from that country. */
  private String region(String text) {
    String code = text.toUpperCase(Locale.ROOT);
    String whole = home.code() + "-" + code;
    return code.indexOf('-') < 0 && Place.tryOf(whole).isPresent()
        ? whole
        : EverydayWords.region(home, text).map(Place::code).orElse(code);
  }

  /**
   * Returns the first instant of a date in the zone of dates, and the instant of a local time in
   * it, unless a change of the clocks skipped or repeated it; other values are returned unchanged.
   */
  private String instant(String text) {
    ZoneId zone = dates;
    if (zone == null) {
      return text;
    }
    try {
      if (DATE.matcher(text).matches()) {
        return LocalDate.parse(text).atStartOfDay(zone).toInstant().toString();
      }
      LocalDateTime local = LocalDateTime.parse(text.replace(' ', 'T'));
      List<ZoneOffset> offsets = zone.getRules().getValidOffsets(local);
      return offsets.size() == 1 ? local.toInstant(offsets.get(0)).toString() : text;
    } catch (DateTimeException none) { // such as the 30th of February, or an instant
      return text;
    }
  }

  /** Returns the instant of a local time in the zone of dates; a date stays one. */
  private String moment(String text) {
    return DATE.matcher(text).matches() ? text : instant(text);
  }

  private String written(Map<String, Object> root) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      write(root, "", json);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return text.toString();
  }

  private void write(Object value, String path, JsonGenerator json) throws IOException {
    if (value instanceof Map<?, ?> group) {
      boolean list = lists.contains(path);
      if (list) {
        json.writeStartArray();
      }
      if (!list || !group.isEmpty()) {
        json.writeStartObject();
        for (Map.Entry<?, ?> member : group.entrySet()) {
          String key = (String) member.getKey();
          json.writeFieldName(key);
          write(member.getValue(), path.isEmpty() ? key : path + "." + key, json);
        }
        json.writeEndObject();
      }
      if (list) {
        json.writeEndArray();
      }
    } else if (value instanceof List<?> list) {
      json.writeStartArray();
      for (Object element : list) {
        write(element, path, json);
      }
      json.writeEndArray();
    } else if (value instanceof Boolean bool) {
      json.writeBoolean(bool);
    } else if (value instanceof Integer count) {
      json.writeNumber(count);
    } else {
      json.writeString((String) value);
    }
  }

  /**
   * Returns the columns that are named like a fact, or like a refusal, but are not read, in their
   * order. Their values are unknown to the engine, which the owner of the file may not expect.
   *
   * @param names what can be mapped in addition to the facts of a contact
   * @param said the names that are mapped or stated
   * @param mapped the columns that are read
   */
  static List<String> unread(
      List<String> columns, Collection<String> names, Set<String> said, Collection<String> mapped) {
    Map<String, Set<String>> paths = new LinkedHashMap<>();
    names.forEach(name -> meaning(paths, name).add(name));
    for (Group group : GROUPS) {
      for (Fact<?, ?> fact : group.schema.facts()) {
        String path = group.prefix + fact.path();
        if (isOne(fact.type()) && !OUR_OWN.contains(path)) {
          meaning(paths, path).add(path);
          if (!OTHERWISE_MEANT.contains(path)) {
            meaning(paths, fact.path()).add(path);
          }
        }
      }
    }
    OFTEN_CALLED.forEach((name, path) -> meaning(paths, name).add(path));
    RESEMBLING.forEach(
        (name, path) -> {
          // How a contact ended is told of past ones only.
          if (path.indexOf('.') >= 0 || names.contains(path)) {
            meaning(paths, name).add(path);
          }
        });
    return columns.stream()
        .filter(column -> !mapped.contains(column))
        .map(String::strip)
        .filter(
            column ->
                mayTellRefusal(column) && !paths.containsKey(ColumnNames.plain(column))
                    || paths.containsKey(ColumnNames.plain(column))
                        && meaning(paths, column).stream().noneMatch(said::contains))
        .toList();
  }

  private static boolean mayTellRefusal(String column) {
    return ColumnNames.mayTellRefusal(column)
        || REASONS_NOT_TO_CALL.contains(ColumnNames.plain(column));
  }

  /**
   * Refuses a column that is named like a refusal and is not read: the people whom it marks would
   * be called.
   *
   * @param read the columns that are read, or are to be ignored
   * @throws IllegalArgumentException if there is one
   */
  static void requireRefusalsRead(List<String> columns, Collection<String> read) {
    for (String column : columns) {
      if (mayTellRefusal(column) && !read.contains(column)) {
        throw new IllegalArgumentException(
            ("the column '%s' is not read, and it may say who wants no calls: put the people whom it"
                    + " marks on a list of your own (lists build --kind internal-dnc) or into the"
                    + " ledger (ledger import --as told-to-stop), and say --ignore %s; or take it out"
                    + " of the file")
                .formatted(
                    SafeText.briefly(column.strip()), quoted(SafeText.briefly(column.strip()))));
      }
    }
  }

  /** Returns a word of a command as a shell reads it. */
  static String quoted(String word) {
    return word.matches("[A-Za-z0-9_.=-]+") ? word : '"' + word + '"';
  }

  /** Returns the names that are mapped or stated. */
  static Set<String> said(Map<String, ?> mapped, Map<String, ?> stated) {
    Set<String> said = new HashSet<>(mapped.keySet());
    said.addAll(stated.keySet());
    return said;
  }

  private static Set<String> meaning(Map<String, Set<String>> paths, String column) {
    return paths.computeIfAbsent(ColumnNames.plain(column), absent -> new LinkedHashSet<>());
  }

  /** Returns whether a column can hold it: a value, or a list of words. */
  private static boolean isOne(FactType<?> type) {
    return switch (type.form()) {
      case GROUP -> false;
      case LIST -> isOne(type.element());
      default -> true;
    };
  }

  /**
   * Refuses a column that is named like the end of a consent and is not read, where consents are
   * stated: a consent that was withdrawn, or has expired, would stand.
   *
   * @param said the names that are mapped or stated
   * @param mapped the columns that are read, or are to be ignored
   * @throws IllegalArgumentException if there is one
   */
  static void requireWithdrawalsRead(
      List<String> columns, Set<String> said, Collection<String> mapped) {
    if (said.stream().noneMatch(path -> path.startsWith("consents."))) {
      return;
    }
    for (String column : columns) {
      if (mapped.contains(column)) {
        continue;
      }
      if (ColumnNames.mayTellWithdrawal(column) && !said.contains("consents.revokedAt")) {
        throw unread(column, "was withdrawn", "consents.revokedAt");
      }
      if (ColumnNames.mayTellExpiry(column) && !said.contains("consents.expiresAt")) {
        throw unread(column, "has expired", "consents.expiresAt");
      }
    }
  }

  private static IllegalArgumentException unread(String column, String said, String path) {
    return new IllegalArgumentException(
        ("the column '%s' is not read, and it may say that a consent %s: map it to %s, or take it"
                + " out of the file")
            .formatted(SafeText.briefly(column.strip()), said, path));
  }

  /** Builds {@link LeadFacts}. */
  static final class Builder {
    private final List<Stated> stated = new ArrayList<>();
    private final Set<String> lists = new LinkedHashSet<>();
    private final Set<String> paths = new HashSet<>();
    private final Place home;
    private @Nullable ZoneId dates;
    private @Nullable TimeForm form;
    private List<String> others = List.of();

    /**
     * Sets what can be mapped in addition to the facts of a contact, for the message about a wrong
     * name.
     */
    Builder beside(List<String> names) {
      others = names;
      return this;
    }

    /**
     * Creates a builder with the instant of the contacts.
     *
     * @param home the country whose regions may be written without it
     */
    Builder(Instant at, Place home) {
      this.home = home;
      stated.add(new Stated(List.of("at"), Contact.AT.type(), at.toString(), -1));
    }

    /**
     * States a fact for all rows.
     *
     * @throws IllegalArgumentException if there is no such fact, or it is stated already
     */
    Builder state(String path, String value) {
      add(path, value, -1);
      return this;
    }

    /**
     * Maps a column to a fact.
     *
     * @throws IllegalArgumentException if there is no such fact, or it is stated already
     */
    Builder map(String path, int column) {
      add(path, "", column);
      return this;
    }

    /** Sets the zone of dates that are used instead of instants; none by default. */
    Builder dates(@Nullable ZoneId zone) {
      this.dates = zone;
      return this;
    }

    /** Sets the form of dates and times in columns; that of ISO 8601 by default. */
    Builder form(@Nullable TimeForm ofTimes) {
      this.form = ofTimes;
      return this;
    }

    /** Returns whether a fact, or one inside it, is stated or mapped already. */
    boolean says(String path) {
      return paths.stream().anyMatch(each -> each.equals(path) || each.startsWith(path + "."));
    }

    /** States that a list or a group is empty. */
    Builder none(String path) {
      Fact<?, ?> fact = factOf(Contact.SCHEMA, path, path, List.of());
      paths.add(path);
      stated.add(new Stated(List.of(path, "-"), fact.type(), "", -1));
      if (fact.type().form() == FactType.Form.LIST) {
        lists.add(path);
      }
      return this;
    }

    private void add(String path, String value, int column) {
      if (path.equals("lists") || path.startsWith("lists.")) {
        throw new IllegalArgumentException(
            path + " cannot be stated for a row: give the lists themselves instead");
      }
      if (OUR_OWN.contains(path)) {
        throw new IllegalArgumentException(
            path + " cannot be stated: it is already set for every row");
      }
      if (!paths.add(path)) {
        throw new IllegalArgumentException(path + " is stated twice");
      }
      List<String> keys = List.of(path.split("\\.", -1));
      Schema<?> schema = Contact.SCHEMA;
      StringBuilder walked = new StringBuilder();
      for (int i = 0; ; i++) {
        Fact<?, ?> fact = factOf(schema, keys.get(i), path, i == 0 ? others : List.of());
        walked.append(i == 0 ? "" : ".").append(keys.get(i));
        FactType<?> type = fact.type();
        boolean listOfGroups =
            type.form() == FactType.Form.LIST && type.element().form() == FactType.Form.GROUP;
        boolean group = type.form() == FactType.Form.GROUP || listOfGroups;
        if (!group && i == keys.size() - 1) {
          stated.add(new Stated(keys, type, value, column));
          return;
        }
        if (!group || i == keys.size() - 1 || fact.kind() == Fact.Kind.STANDING) {
          throw new IllegalArgumentException(
              group && fact.kind() != Fact.Kind.STANDING
                  ? walked
                      + " is a group; name a fact in it: "
                      + named(groupOf(type), walked + ".")
                      + (walked.toString().equals("consents")
                          ? "; that nobody consented is --no-consents of 'lexicall audit' and"
                              + " --strangers of 'lexicall scrub'"
                          : "")
                  : "there is no fact " + path + " that a row could hold");
        }
        if (listOfGroups) {
          if (i > 0) {
            throw new IllegalArgumentException(
                "there is no fact " + path + " that a row could hold");
          }
          lists.add(walked.toString());
        }
        schema = groupOf(type);
      }
    }

    private static Schema<?> groupOf(FactType<?> type) {
      return type.form() == FactType.Form.LIST ? type.element().group() : type.group();
    }

    private static Fact<?, ?> factOf(
        Schema<?> schema, String key, String path, List<String> others) {
      for (Fact<?, ?> fact : schema.facts()) {
        if (fact.path().equals(key)) {
          return fact;
        }
      }
      List<String> names =
          Stream.concat(others.stream(), schema.facts().stream().map(Fact::path)).toList();
      throw new IllegalArgumentException(
          "there is no fact %s; %s has %s%s%s"
              .formatted(
                  path,
                  schema.name(),
                  named(schema, ""),
                  others.isEmpty() ? "" : ", and " + String.join(", ", others),
                  Nearest.hint(key, names)));
    }

    private static String named(Schema<?> schema, String prefix) {
      return schema.facts().stream()
          .map(fact -> prefix + fact.path())
          .filter(path -> !OUR_OWN.contains(path))
          .collect(Collectors.joining(", "));
    }

    /**
     * Returns the facts.
     *
     * @throws IllegalArgumentException if a fact that is stated for all rows is not valid
     */
    LeadFacts build() {
      LeadFacts facts = new LeadFacts(this);
      String problem = facts.read(facts.noCells()).problem();
      if (!problem.isEmpty()) {
        throw new IllegalArgumentException(problem);
      }
      return facts;
    }
  }
}
