package io.lexicall.ledger;

import io.lexicall.engine.term.ColumnNames;
import io.lexicall.engine.term.NearNames;
import io.lexicall.facts.ConsentKind;
import io.lexicall.facts.ConsentReceiver;
import io.lexicall.facts.ContactChannel;
import io.lexicall.facts.ContactPurpose;
import io.lexicall.facts.FactType;
import io.lexicall.facts.PrivacyLaw;
import io.lexicall.facts.RequestKind;
import io.lexicall.number.PhoneNumber;
import io.lexicall.place.Place;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The fields of an event that can be given as text, in a column of a table or an option of the
 * command line.
 *
 * @since 0.1
 */
public enum EventField {
  /** The number of the person. */
  NUMBER,
  /** When it happened. */
  AT,
  /** An id chosen by the host. */
  ID,
  /** The kind of consent, such as {@code express-written}. */
  KIND,
  /** The seller. */
  SELLER,
  /** The brand. */
  BRAND,
  /** The channels, such as {@code voice text}. */
  CHANNELS,
  /** The purposes. */
  PURPOSES,
  /** The subject. */
  SUBJECT,
  /** The version of the wording. */
  WORDING,
  /** Where the evidence is stored. */
  EVIDENCE,
  /** The SHA-256 of the evidence. */
  SHA256,
  /** When a consent expires. */
  EXPIRES,
  /** Whether a consent covers automated contact. */
  AUTOMATED,
  /** Who received a consent, the seller or its caller. */
  RECEIVED_BY,
  /** When the consent of the row was withdrawn; makes a second event. */
  WITHDRAWN,
  /** Who recorded it. */
  BY,
  /** Where it came from. */
  FROM,
  /** The id of the event to which it refers. */
  REFERS_TO,
  /** Whether a conversation took place. */
  CONNECTED,
  /** Whether the person refused. */
  REFUSED,
  /** What is asked for, of a request. */
  REQUEST,
  /** Under which law a request is made. */
  LAW,
  /** The country or region of the person. */
  PLACE,
  /** Whether what is offered is similar to what was bought. */
  SIMILAR;

  /** Those that a scrub reads in cells too; PostgreSQL exports the last ones. */
  private static final List<String> YES = List.of("true", "yes", "y", "1", "t");

  private static final List<String> NO = List.of("false", "no", "n", "0", "f");
  private static final Pattern SEVERAL = Pattern.compile("[|;]");
  private static final Set<String> ENDINGS = Set.of("at", "on", "date", "time", "id", "s");

  private final String code = FactType.code(this);

  /** Returns its name, such as {@code refers-to}. */
  public String code() {
    return code;
  }

  /**
   * Returns the field with that name.
   *
   * @return empty if there is none
   */
  public static Optional<EventField> ofCode(String code) {
    return Arrays.stream(values()).filter(field -> field.code.equals(code)).findFirst();
  }

  /**
   * Returns the field whose name equals a name, ignoring case, blanks and dashes.
   *
   * @param withEndings whether an ending such as that of {@code withdrawn_at} is also ignored, and
   *     the names of facts are accepted
   */
  static Optional<EventField> likeName(String name, boolean withEndings) {
    String letters = ColumnNames.plain(name);
    for (EventField field : values()) {
      String own = ColumnNames.plain(field.code);
      boolean alike =
          letters.equals(own)
              || withEndings
                  && (own.equals(letters + "s")
                      || letters.startsWith(own)
                          && ENDINGS.contains(letters.substring(own.length()))
                      || field == WITHDRAWN && letters.startsWith("revoked")
                      || field == WITHDRAWN && letters.startsWith("withdraw"));
      if (alike) {
        return Optional.of(field);
      }
    }
    return Optional.empty();
  }

  /**
   * Builds an event from texts.
   *
   * @param fields the values; a blank text counts as not given
   * @param zone the zone of times and dates without an offset; a date means its first moment, and
   *     for a withdrawal, a request to stop or an end the whole day ({@link
   *     Event.Builder#happenedOn}). A time that a change of the clocks skipped or repeated there is
   *     refused. null if the zone is not known: such times are then refused, since a consent must
   *     not begin hours too early, and a request to stop must not begin too late
   * @param dialedFrom the country of numbers without a calling code; null if all must have one
   * @throws IllegalArgumentException if something is missing or not understood; the message says
   *     what, and contains nothing of the texts except an unknown word
   */
  public static Event.Builder event(
      EventKind kind,
      Map<EventField, String> fields,
      @Nullable ZoneId zone,
      @Nullable Place dialedFrom) {
    Event.Builder event = Event.builder(kind);
    fields.forEach(
        (field, text) -> {
          if (!text.isBlank()) {
            field.state(event, text.strip(), zone, dialedFrom);
          }
        });
    event.scope(scope(fields));
    String wording = text(fields, WORDING);
    String evidence = text(fields, EVIDENCE);
    event.evidence(new Evidence(wording, evidence, text(fields, SHA256)));
    String connected = text(fields, CONNECTED);
    String refused = text(fields, REFUSED);
    if (connected != null || refused != null) {
      event.end(
          new ContactEnd(
              connected == null ? null : bool(CONNECTED, connected),
              refused == null ? null : bool(REFUSED, refused),
              null));
    }
    return event;
  }

  private void state(
      Event.Builder event, String text, @Nullable ZoneId zone, @Nullable Place dialedFrom) {
    switch (this) {
      case NUMBER ->
          event.number(
              dialedFrom == null ? PhoneNumber.parse(text) : PhoneNumber.parse(text, dialedFrom));
      case AT -> happened(event, this, text, zone);
      case ID -> event.id(text);
      case KIND -> event.consent(choice(this, text, ConsentKind.class));
      case EXPIRES -> event.expiresAt(instant(this, text, zone));
      case AUTOMATED -> event.automated(bool(this, text));
      case RECEIVED_BY -> event.receivedBy(choice(this, text, ConsentReceiver.class));
      case BY -> event.by(text);
      case FROM -> event.from(text);
      case REFERS_TO -> event.refersTo(text);
      case REQUEST -> event.request(choice(this, text, RequestKind.class));
      case LAW -> event.law(choice(this, text, PrivacyLaw.class));
      case PLACE ->
          event.place(
              Place.tryOf(text)
                  .orElseThrow(
                      () -> new IllegalArgumentException("place is a code such as DE or US-FL")));
      case SIMILAR -> event.similarProducts(bool(this, text));
      default -> {
        // Of the scope, the evidence or the end.
      }
    }
  }

  private static Scope scope(Map<EventField, String> fields) {
    return new Scope(
        name(fields, SELLER),
        name(fields, BRAND),
        choices(CHANNELS, fields, ContactChannel.class),
        choices(PURPOSES, fields, ContactPurpose.class),
        name(fields, SUBJECT));
  }

  /**
   * Returns the name in a field that limits the scope. A placeholder would limit a request to stop
   * to a seller that nobody calls for.
   */
  private static @Nullable String name(Map<EventField, String> fields, EventField field) {
    String name = text(fields, field);
    if (name != null && NearNames.isPlaceholder(name)) {
      throw new IllegalArgumentException(
          "%s holds a sign or a word such as 'all' or 'none' instead of a name: leave it empty where it is not limited"
              .formatted(field.code));
    }
    if (name != null && SEVERAL.matcher(name).find()) {
      throw new IllegalArgumentException(
          "%s holds a | or ; as between several names, and is one: write a row for each"
              .formatted(field.code));
    }
    return name;
  }

  static @Nullable String text(Map<EventField, String> fields, EventField field) {
    String text = fields.get(field);
    return text == null || text.isBlank() ? null : text.strip();
  }

  private static <E extends Enum<E>> Set<E> choices(
      EventField field, Map<EventField, String> fields, Class<E> type) {
    Set<E> choices = EnumSet.noneOf(type);
    String text = text(fields, field);
    if (text != null) {
      for (String word : text.split("[\\s,;|+]+", -1)) {
        choices.add(choice(field, word, type));
      }
    }
    return choices;
  }

  private static <E extends Enum<E>> E choice(EventField field, String text, Class<E> type) {
    String word = text.toLowerCase(Locale.ROOT).replace('_', '-').replace(' ', '-');
    for (E each : type.getEnumConstants()) {
      if (FactType.code(each).equals(word)) {
        return each;
      }
    }
    throw new IllegalArgumentException(
        "%s is one of %s"
            .formatted(
                field.code,
                Arrays.stream(type.getEnumConstants())
                    .map(FactType::code)
                    .collect(Collectors.joining(", "))));
  }

  private static boolean bool(EventField field, String text) {
    String word = text.toLowerCase(Locale.ROOT);
    if (!YES.contains(word) && !NO.contains(word)) {
      throw new IllegalArgumentException(
          "%s is one of %s, or of %s"
              .formatted(field.code, String.join(", ", YES), String.join(", ", NO)));
    }
    return YES.contains(word);
  }

  /** Returns whether the field holds a date or a time. */
  boolean isTime() {
    return this == AT || this == EXPIRES || this == WITHDRAWN;
  }

  /** States when an event happened, by an instant or by a date. */
  static void happened(Event.Builder event, EventField field, String text, @Nullable ZoneId zone) {
    Instant at = instant(field, text, zone);
    if (zone != null && isDate(text)) {
      event.happenedOn(LocalDate.parse(text), zone);
    } else {
      event.happenedAt(at);
    }
  }

  private static boolean isDate(String text) {
    return text.indexOf(' ') < 0 && text.indexOf('T') < 0;
  }

  private static Instant instant(EventField field, String text, @Nullable ZoneId zone) {
    String time = text.replace(' ', 'T');
    try {
      if (time.matches(".*T.*(Z|[+-]\\d\\d:\\d\\d)")) {
        return OffsetDateTime.parse(time).toInstant();
      }
      LocalDateTime local =
          isDate(time) ? LocalDate.parse(time).atStartOfDay() : LocalDateTime.parse(time);
      if (zone == null) {
        throw new IllegalArgumentException(
            field.code + " is a date, or a time without an offset: tell its zone");
      }
      if (isDate(time)) {
        return local.toLocalDate().atStartOfDay(zone).toInstant();
      }
      List<ZoneOffset> offsets = zone.getRules().getValidOffsets(local);
      if (offsets.size() != 1) {
        throw new IllegalArgumentException(
            "%s is a time that %s when the clocks of %s were changed: state it with its offset"
                .formatted(field.code, offsets.isEmpty() ? "was left out" : "came twice", zone));
      }
      return local.toInstant(offsets.get(0));
    } catch (DateTimeException notATime) {
      throw new IllegalArgumentException(
          field.code + " is a date such as 2026-11-24, or an instant such as 2026-11-24T12:00:00Z",
          notATime);
    }
  }
}
