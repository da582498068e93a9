package io.lexicall.ledger;

import io.lexicall.facts.ConsentKind;
import io.lexicall.facts.ConsentReceiver;
import io.lexicall.facts.ContactChannel;
import io.lexicall.facts.ContactPurpose;
import io.lexicall.facts.FactType;
import io.lexicall.facts.PrivacyLaw;
import io.lexicall.facts.RequestKind;
import io.lexicall.place.Place;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Events as rows of the table, the same in every store. */
final class Rows {
  static final String COLUMNS =
      "id, kind, person, happened_at, recorded_at, recorded_by, origin, seller, brand, channels,"
          + " purposes, subject, wording, evidence, evidence_sha256, refers_to, consent_kind,"
          + " expires_at, automated, connected, refused, exempt, similar_products, request_kind,"
          + " law, place, happened_at_latest, received_by";

  static final String INSERT =
      "INSERT INTO lexicall_event ("
          + COLUMNS
          + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
          + " ON CONFLICT (id) DO NOTHING";

  static final String SELECT = "SELECT " + COLUMNS + " FROM lexicall_event ";

  private static final Map<String, ContactChannel> CHANNELS = byCode(ContactChannel.values());
  private static final Map<String, ContactPurpose> PURPOSES = byCode(ContactPurpose.values());
  private static final Map<String, ConsentKind> CONSENTS = byCode(ConsentKind.values());
  private static final Map<String, ConsentReceiver> RECEIVERS = byCode(ConsentReceiver.values());
  private static final Map<String, RequestKind> REQUESTS = byCode(RequestKind.values());
  private static final Map<String, PrivacyLaw> LAWS = byCode(PrivacyLaw.values());

  private Rows() {}

  private static <E extends Enum<E>> Map<String, E> byCode(E[] values) {
    Map<String, E> byCode = new HashMap<>();
    for (E value : values) {
      byCode.put(FactType.code(value), value);
    }
    return byCode;
  }

  /** Sets the parameters of {@link #INSERT}. */
  static void write(PreparedStatement row, Event event) throws SQLException {
    int i = 0;
    row.setString(++i, event.requireId());
    row.setString(++i, event.kind().code());
    row.setString(++i, event.person());
    row.setLong(++i, micros(event.happenedAt()));
    row.setLong(++i, micros(event.recordedAt().orElseThrow()));
    row.setString(++i, event.by().orElse(null));
    row.setString(++i, event.from().orElse(null));
    row.setString(++i, event.scope().seller());
    row.setString(++i, event.scope().brand());
    row.setString(++i, codes(event.scope().channels()));
    row.setString(++i, codes(event.scope().purposes()));
    row.setString(++i, event.scope().subject());
    row.setString(++i, event.evidence().wording());
    row.setString(++i, event.evidence().reference());
    row.setString(++i, event.evidence().sha256());
    row.setString(++i, event.refersToOrNull());
    row.setString(++i, event.consent().map(FactType::code).orElse(null));
    write(row, ++i, event.expiresAtOrNull());
    write(row, ++i, event.automated().orElse(null));
    write(row, ++i, event.end().connected());
    write(row, ++i, event.end().refused());
    write(row, ++i, event.end().exempt());
    write(row, ++i, event.similarProducts().orElse(null));
    row.setString(++i, event.request().map(FactType::code).orElse(null));
    row.setString(++i, event.law().map(FactType::code).orElse(null));
    row.setString(++i, event.place().map(Place::code).orElse(null));
    write(row, ++i, event.happenedAtLatest().orElse(null));
    row.setString(++i, event.receivedBy().map(FactType::code).orElse(null));
  }

  private static void write(PreparedStatement row, int index, @Nullable Instant value)
      throws SQLException {
    if (value == null) {
      row.setNull(index, Types.BIGINT);
    } else {
      row.setLong(index, micros(value));
    }
  }

  private static void write(PreparedStatement row, int index, @Nullable Boolean value)
      throws SQLException {
    if (value == null) {
      row.setNull(index, Types.BOOLEAN);
    } else {
      row.setBoolean(index, value);
    }
  }

  /** Reads the row at which the result is. */
  static Event read(ResultSet row) throws SQLException {
    int i = 0;
    String id = row.getString(++i);
    String kind = row.getString(++i);
    Event.Builder event =
        Event.builder(EventKind.ofCode(kind).orElseThrow(() -> damaged("kind"))).id(id);
    String person = row.getString(++i);
    event.person(person);
    if (person != null) {
      event.number(PersonKeys.number(person).orElse(null));
    }
    event.happenedAt(instant(row.getLong(++i)));
    event.recordedAt(instant(row.getLong(++i)));
    event.by(row.getString(++i));
    event.from(row.getString(++i));
    String seller = row.getString(++i);
    String brand = row.getString(++i);
    Set<ContactChannel> channels =
        parse(row.getString(++i), CHANNELS, ContactChannel.class, "channels");
    Set<ContactPurpose> purposes =
        parse(row.getString(++i), PURPOSES, ContactPurpose.class, "purposes");
    event.scope(new Scope(seller, brand, channels, purposes, row.getString(++i)));
    event.evidence(new Evidence(row.getString(++i), row.getString(++i), row.getString(++i)));
    event.refersTo(row.getString(++i));
    event.consent(parse(row.getString(++i), CONSENTS, "consent_kind"));
    long expiresAt = row.getLong(++i);
    if (!row.wasNull()) {
      event.expiresAt(instant(expiresAt));
    }
    event.automated(bool(row, ++i));
    event.end(new ContactEnd(bool(row, ++i), bool(row, ++i), bool(row, ++i)));
    event.similarProducts(bool(row, ++i));
    event.request(parse(row.getString(++i), REQUESTS, "request_kind"));
    event.law(parse(row.getString(++i), LAWS, "law"));
    String place = row.getString(++i);
    event.place(place == null ? null : Place.of(place));
    long latest = row.getLong(++i);
    if (!row.wasNull()) {
      event.happenedAtLatest(instant(latest));
    }
    event.receivedBy(parse(row.getString(++i), RECEIVERS, "received_by"));
    return event.build();
  }

  private static @Nullable Boolean bool(ResultSet row, int index) throws SQLException {
    boolean value = row.getBoolean(index);
    return row.wasNull() ? null : value;
  }

  private static @Nullable String codes(Set<? extends Enum<?>> values) {
    return values.isEmpty()
        ? null
        : values.stream().map(FactType::code).collect(Collectors.joining(","));
  }

  private static <E extends Enum<E>> Set<E> parse(
      @Nullable String codes, Map<String, E> byCode, Class<E> type, String column) {
    if (codes == null) {
      return Set.of();
    }
    Set<E> values = EnumSet.noneOf(type);
    for (String code : codes.split(",", -1)) {
      values.add(parse(code, byCode, column));
    }
    return values;
  }

  private static <E> @Nullable E parse(
      @Nullable String code, Map<String, E> byCode, String column) {
    if (code == null) {
      return null;
    }
    E value = byCode.get(code);
    if (value == null) {
      throw damaged(column);
    }
    return value;
  }

  /**
   * An event that is not understood may be a request to stop, so nothing is answered without it.
   */
  private static LedgerException damaged(String column) {
    return new LedgerException(
        LedgerException.Reason.SCHEMA,
        "An event of the ledger has a word in its column %s that this version does not know: update it"
            .formatted(column));
  }

  static long micros(Instant instant) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
  }

  static Instant instant(long micros) {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
  }
}
