package io.lexicall.journal;

import io.lexicall.Decision;
import io.lexicall.Finding;
import io.lexicall.Obligation;
import io.lexicall.Verdict;
import io.lexicall.facts.Activity;
import io.lexicall.facts.Fact;
import io.lexicall.facts.FactType;
import io.lexicall.facts.Facts;
import io.lexicall.facts.Moment;
import io.lexicall.facts.Schema;
import io.lexicall.facts.Storage;
import io.lexicall.json.ActivityJson;
import io.lexicall.json.VerdictJson;
import io.lexicall.json.internal.Obligations;
import io.lexicall.number.PhoneNumber;
import io.lexicall.place.Place;
import io.lexicall.time.Due;
import java.time.Instant;
import java.time.ZoneId;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Writes the sealed text of an entry: the facts and the verdict as JSON in the form of RFC 8785,
 * without the editions, which have an entry of their own.
 *
 * <p>{@link #slow} defines the text; {@link #write} gives the same bytes in a twentieth of the
 * time. Values that many decisions share, such as the facts about the caller and the obligations of
 * a permit, are written once and then copied, since they are the same objects. Not thread-safe.
 */
final class DecisionText {
  /**
   * What an entry has in the place of a stored text. The text can hold card numbers and security
   * codes, and the latter must not be kept after authorization, not even encrypted (PCI DSS v4.0.1
   * Requirement 3.3.1).
   */
  private static final String TEXT_NOT_KEPT = "not kept";

  private static final int KNOWN = 512;
  private static final Set<String> EDITIONS = Set.of("lawEdition", "lawDigest", "zoneRules");

  private static final byte[] TRUE = Hashes.utf8("true");
  private static final byte[] FALSE = Hashes.utf8("false");
  private static final byte[] NULL = Hashes.utf8("null");
  private static final byte[] FACTS = Hashes.utf8("{\"facts\":");
  private static final byte[] VERDICT = Hashes.utf8(",\"verdict\":");
  private static final byte[] DECISION = Hashes.utf8("{\"decision\":");
  private static final byte[] FINDINGS = Hashes.utf8(",\"findings\":[");
  private static final byte[] OBLIGATIONS = Hashes.utf8(",\"obligations\":");
  private static final byte[] PERMITTED_FROM = Hashes.utf8(",\"permittedFrom\":");
  private static final byte[] CERTAINTY = Hashes.utf8("{\"certainty\":");
  private static final byte[] CITATION = Hashes.utf8(",\"citation\":");
  private static final byte[] FIRST_CITATION = Hashes.utf8("{\"citation\":");
  private static final byte[] MESSAGE = Hashes.utf8(",\"message\":");
  private static final byte[] MISSING = Hashes.utf8(",\"missing\":");
  private static final byte[] OUTCOME = Hashes.utf8(",\"outcome\":");
  private static final byte[] REMEDIES = Hashes.utf8(",\"remedies\":");
  private static final byte[] RULE = Hashes.utf8(",\"rule\":");
  private static final byte[] DUE = Hashes.utf8(",\"due\":");
  private static final byte[] NOTE = Hashes.utf8(",\"note\":");
  private static final byte[] OBLIGATION = Hashes.utf8(",\"obligation\":");

  /** A member of a group: its fact and {@code "name":}; without a fact, the whole member. */
  @SuppressWarnings("ArrayRecordComponent") // never compared as a record
  private record Member(@Nullable Fact<?, ?> fact, byte[] name) {}

  /** An object, and its text once the object has occurred twice. */
  @SuppressWarnings("ArrayRecordComponent") // never compared as a record
  private record Known(Object value, byte @Nullable [] text) {}

  private final IdentityHashMap<Schema<?>, Member[]> members = new IdentityHashMap<>();
  private final IdentityHashMap<Enum<?>, byte[]> choices = new IdentityHashMap<>();

  /**
   * The texts of recurring objects, by identity hash. A new object replaces the one with the same
   * index.
   */
  private final @Nullable Known[] known = new Known[KNOWN];

  /** Returns the activity as an entry keeps it. */
  private static Activity<?> kept(Activity<?> activity) {
    return activity instanceof Storage storage && Storage.TEXT.in(storage) != null
        ? storage.with(Storage.TEXT, TEXT_NOT_KEPT)
        : activity;
  }

  /** Returns whether an activity that was read from an entry had a text that was not kept. */
  static boolean isWithoutItsText(Activity<?> activity) {
    return activity instanceof Storage storage && TEXT_NOT_KEPT.equals(Storage.TEXT.in(storage));
  }

  /**
   * Returns an activity that was read from an entry, as far as it is known. What a text held that
   * was not kept is unknown, and so is what the storage contains besides what was stated.
   */
  static Activity<?> asFarAsKnown(Activity<?> read) {
    return isWithoutItsText(read)
        ? Storage.builder()
            .from((Storage) read)
            .without(Storage.TEXT)
            .without(Storage.CONTAINS)
            .build()
        : read;
  }

  /** Returns the sealed text, produced in the simple way. */
  static byte[] slow(Activity<?> activity, Verdict verdict) {
    Map<String, @Nullable Object> told =
        CanonicalJson.read(VerdictJson.write((String) null, verdict));
    told.keySet().removeAll(EDITIONS);
    Map<String, @Nullable Object> plain = new TreeMap<>();
    plain.put("facts", CanonicalJson.read(ActivityJson.writeComplete(kept(activity))));
    plain.put("verdict", told);
    return Hashes.utf8(CanonicalJson.write(plain));
  }

  /**
   * Appends the sealed text.
   *
   * @throws IllegalArgumentException if it cannot be written, as in {@link #slow}
   */
  void write(Activity<?> judged, Verdict verdict, JsonBytes json) {
    Activity<?> activity = kept(judged);
    json.raw(FACTS);
    if (activity.statedOffset().isPresent()) {
      // Its days are counted in that offset, which is part of the facts. ActivityJson writes it.
      json.raw(
          Hashes.utf8(
              CanonicalJson.write(CanonicalJson.read(ActivityJson.writeComplete(activity)))));
    } else {
      group(activity, json);
    }
    json.raw(VERDICT);
    write(verdict, json);
    json.raw('}');
  }

  // ---- facts

  private Member[] membersOf(Schema<?> schema, boolean isActivity) {
    Member[] all = members.get(schema);
    if (all == null) {
      Map<String, Member> sorted = new TreeMap<>(); // by UTF-16 code units, as RFC 8785 requires
      for (Fact<?, ?> fact : schema.facts()) {
        sorted.put(
            fact.path(), new Member(fact, new JsonBytes().quoted(fact.path()).raw(':').copy()));
      }
      if (isActivity) {
        JsonBytes name = new JsonBytes().quoted("activity").raw(':').quoted(schema.name());
        sorted.put("activity", new Member(null, name.raw(',').copy()));
      }
      all = sorted.values().toArray(new Member[0]);
      members.put(schema, all);
    }
    return all;
  }

  private void group(Facts<?> facts, JsonBytes json) {
    json.raw('{');
    for (Member member : membersOf(facts.schema(), facts instanceof Activity<?>)) {
      Fact<?, ?> fact = member.fact();
      Object value = fact == null ? null : valueOf(facts, fact);
      if (fact == null) {
        json.raw(member.name());
      } else if (value != null) {
        json.raw(member.name());
        value(fact.type(), value, fact.isSteady(), json);
        json.raw(',');
      }
    }
    json.end('}');
  }

  @SuppressWarnings({"unchecked", "rawtypes"}) // a fact of the group's own schema
  private static @Nullable Object valueOf(Facts facts, Fact fact) {
    return fact.in(facts);
  }

  private void value(FactType<?> type, Object value, boolean steady, JsonBytes json) {
    switch (type.form()) {
      case TEXT -> json.quoted((String) value);
      case BOOLEAN -> json.raw((Boolean) value ? TRUE : FALSE);
      case COUNT -> json.number((Integer) value);
      case INSTANT -> json.quoted((Instant) value);
      case MOMENT -> moment((Moment) value, json);
      case DATE_OR_NEVER ->
          json.quoted(((Optional<?>) value).map(Object::toString).orElse("never"));
      case LOCAL_TIME -> json.quoted(value.toString());
      case PHONE_NUMBER -> json.raw('"').raw('+').number(((PhoneNumber) value).digits()).raw('"');
      case COUNTRY, REGION -> json.quoted(((Place) value).code());
      case TIME_ZONE -> json.quoted(((ZoneId) value).getId());
      case CHOICE -> json.raw(wordOf((Enum<?>) value));
      case GROUP -> {
        if (!steady || !copied(value, json)) {
          int from = json.length();
          group((Facts<?>) value, json);
          if (steady) {
            keep(value, from, json);
          }
        }
      }
      case LIST -> {
        json.raw('[');
        for (Object element : (List<?>) value) {
          value(type.element(), element, steady, json);
          json.raw(',');
        }
        json.end(']');
      }
      case COUNT_BY_REGION -> {
        Map<String, Object> sorted = new TreeMap<>();
        ((Map<?, ?>) value).forEach((place, count) -> sorted.put(((Place) place).code(), count));
        json.raw(Hashes.utf8(CanonicalJson.write(sorted)));
      }
    }
  }

  private static void moment(Moment moment, JsonBytes json) {
    Object date = moment.dateOnly().orElse(null);
    if (date == null) {
      json.quoted(Instant.parse(moment.toString()));
    } else {
      json.quoted(date.toString());
    }
  }

  private byte[] wordOf(Enum<?> choice) {
    byte[] word = choices.get(choice);
    if (word == null) {
      word = new JsonBytes().quoted(FactType.code(choice)).copy();
      choices.put(choice, word);
    }
    return word;
  }

  // ---- recurring objects

  private static int placeOf(Object value) {
    return System.identityHashCode(value) % KNOWN;
  }

  /** Appends the known text of this object; returns false if there is none. */
  private boolean copied(Object value, JsonBytes json) {
    Known last = known[placeOf(value)];
    byte[] text = last == null || last.value() != value ? null : last.text();
    if (text != null) {
      json.raw(text);
    }
    return text != null;
  }

  /** Stores the text of an object that occurs for the second time. */
  private void keep(Object value, int from, JsonBytes json) {
    int place = placeOf(value);
    Known last = known[place];
    boolean again = last != null && last.value() == value;
    known[place] = new Known(value, again ? json.copy(from, json.length()) : null);
  }

  // ---- the verdict

  private void write(Verdict verdict, JsonBytes json) {
    json.raw(DECISION).raw(wordOf(verdict.decision())).raw(FINDINGS);
    for (Finding finding : verdict.findings()) {
      write(finding, json);
      json.raw(',');
    }
    json.end(']').raw(OBLIGATIONS);
    List<Obligation> obligations = verdict.obligations();
    if (!copied(obligations, json)) {
      int from = json.length();
      json.raw('[');
      for (Obligation obligation : Obligations.distinct(obligations)) {
        write(obligation, json);
        json.raw(',');
      }
      json.end(']');
      keep(obligations, from, json);
    }
    if (verdict instanceof Verdict.Denial denial && denial.permittedFrom().isPresent()) {
      json.raw(PERMITTED_FROM).quoted(denial.permittedFrom().get());
    }
    json.raw('}');
  }

  private void write(Finding finding, JsonBytes json) {
    json.raw(CERTAINTY).quoted(finding.rule().certainty().text());
    constant(finding.citation(), json.raw(CITATION));
    json.raw(MESSAGE).quoted(finding.message());
    if (finding.outcome() == Decision.INDETERMINATE && !finding.missing().isEmpty()) {
      TreeSet<String> paths = new TreeSet<>();
      finding.missing().forEach(fact -> paths.add(fact.path()));
      list(MISSING, paths, json);
    }
    json.raw(OUTCOME).raw(wordOf(finding.outcome()));
    if (finding.permittedFrom().isPresent()) {
      json.raw(PERMITTED_FROM).quoted(finding.permittedFrom().get());
    }
    if (!finding.remedies().isEmpty()) {
      list(REMEDIES, finding.remedies(), json);
    }
    constant(finding.rule().id(), json.raw(RULE)).raw('}');
  }

  /** Appends a text that is usually the same object in many findings. */
  private JsonBytes constant(String text, JsonBytes json) {
    if (!copied(text, json)) {
      int from = json.length();
      json.quoted(text);
      keep(text, from, json);
    }
    return json;
  }

  private static void list(byte[] name, Iterable<String> texts, JsonBytes json) {
    json.raw(name).raw('[');
    for (String text : texts) {
      json.quoted(text).raw(',');
    }
    json.end(']');
  }

  static void write(Obligation obligation, JsonBytes json) {
    Due due = obligation.duty().due().orElse(null);
    json.raw(FIRST_CITATION).quoted(obligation.citation()).raw(DUE);
    if (due == null) {
      json.raw(NULL);
    } else {
      json.quoted(due.toString());
    }
    if (!obligation.duty().note().isEmpty()) {
      json.raw(NOTE).quoted(obligation.duty().note());
    }
    json.raw(OBLIGATION).quoted(obligation.duty().name());
    json.raw(RULE).quoted(obligation.rule().id()).raw('}');
  }
}
