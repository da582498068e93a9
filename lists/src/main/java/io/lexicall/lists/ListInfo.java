package io.lexicall.lists;

import static java.util.Objects.requireNonNull;

import io.lexicall.facts.FactType;
import io.lexicall.facts.ListEntry;
import io.lexicall.facts.ListKind;
import io.lexicall.facts.Moment;
import io.lexicall.place.Place;
import io.lexicall.time.ZoneClock;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The identity and the version of a list, as in the header of an edition.
 *
 * <p>Immutable and thread-safe.
 *
 * @since 0.1
 */
public final class ListInfo {
  private static final Place UNITED_KINGDOM = Place.of("GB");

  /** The countries whose numbers a list of that kind is asked about. */
  private static final Set<Place> NATIONAL_DNC = Set.of(Place.of("US"), Place.of("CA"));

  private final ListKind kind;
  private final String id;
  private final @Nullable Place place;
  private final @Nullable String seller;
  private final Moment asOf;
  private final Coverage coverage;

  private ListInfo(Builder builder, Moment asOf) {
    this.kind = builder.kind;
    this.place = builder.place;
    this.seller = builder.seller;
    this.asOf = asOf;
    this.coverage = builder.coverage;
    this.id = builder.id != null ? builder.id : usualId(kind, place, seller);
  }

  /** Returns a builder for a list of that kind. */
  public static Builder builder(ListKind kind) {
    return new Builder(kind);
  }

  private static String usualId(ListKind kind, @Nullable Place place, @Nullable String seller) {
    String id = FactType.code(kind);
    id = place == null ? id : place.code().toLowerCase(Locale.ROOT) + "-" + id;
    return seller == null ? id : id + "-" + seller;
  }

  /** Returns the list's own name, the same in every edition, such as {@code us-national-dnc}. */
  public String id() {
    return id;
  }

  /** Returns the kind of list, which the rules use to find it. */
  public ListKind kind() {
    return kind;
  }

  /** Returns the country or the region whose list it is, if there is one. */
  public Optional<Place> place() {
    return Optional.ofNullable(place);
  }

  /**
   * Returns the seller whose list it is; empty if it applies to every seller for whom the host
   * calls.
   */
  public Optional<String> seller() {
    return Optional.ofNullable(seller);
  }

  @Nullable Place placeOrNull() {
    return place;
  }

  @Nullable String sellerOrNull() {
    return seller;
  }

  /**
   * Returns the version of the list: the time at which it was taken from its source. The age limit
   * of the law is counted from it.
   */
  public Moment asOf() {
    return asOf;
  }

  /**
   * Returns whether its version is older than that of another edition. A version that is a date is
   * as old as any instant of that date in UTC.
   */
  public boolean isOlderThan(ListInfo other) {
    ZoneClock utc = ZoneClock.of(ZoneOffset.UTC);
    return asOf.dateOnly().isPresent() || other.asOf.dateOnly().isPresent()
        ? asOf.epochDayAt(utc) < other.asOf.epochDayAt(utc)
        : asOf.at(utc).isBefore(other.asOf.at(utc));
  }

  /** Returns which numbers it covers. */
  public Coverage coverage() {
    return coverage;
  }

  /** Returns the info of another edition of the same list. */
  public ListInfo withAsOf(Moment newAsOf) {
    return toBuilder().asOf(newAsOf).build();
  }

  /** Returns a builder with the values of this info. */
  public Builder toBuilder() {
    Builder builder = new Builder(kind).id(id).asOf(asOf).coverage(coverage);
    builder.place = place;
    builder.seller = seller;
    return builder;
  }

  /** Returns whether two editions are of one list, whatever their version and coverage. */
  boolean isSameListAs(ListInfo other) {
    return kind == other.kind
        && id.equals(other.id)
        && place().equals(other.place())
        && seller().equals(other.seller());
  }

  /** Returns the facts that every check of this edition states. */
  ListEntry.Builder entry() {
    ListEntry.Builder entry = ListEntry.builder().list(kind).asOf(asOf);
    if (place != null) {
      entry.country(place.country());
      if (place.isRegion()) {
        entry.region(place);
      }
    }
    if (seller != null) {
      entry.seller(seller);
    }
    return entry;
  }

  /** Returns the id and the version, such as {@code us-national-dnc of 2026-11-01}. */
  @Override
  public String toString() {
    return id + " of " + asOf;
  }

  /** Builds a {@link ListInfo}. Not thread-safe. */
  public static final class Builder {
    private static final int MAX_TEXT = 200;

    private final ListKind kind;
    private @Nullable String id;
    private @Nullable Place place;
    private @Nullable String seller;
    private @Nullable Moment asOf;
    private Coverage coverage = Coverage.everything();

    private Builder(ListKind kind) {
      this.kind = requireNonNull(kind, "kind");
      if (kind == ListKind.TPS || kind == ListKind.CTPS) {
        place = Place.of("GB");
      }
    }

    /** Sets the list's own name; by default it consists of kind, place and seller. */
    public Builder id(String name) {
      this.id = text("id", name);
      return this;
    }

    /**
     * Sets whose list it is: a country for a national list, a region for a state's list. For the
     * telephone preference services the default is the United Kingdom.
     */
    public Builder place(Place countryOrRegion) {
      this.place = requireNonNull(countryOrRegion, "countryOrRegion");
      return this;
    }

    /** Sets the seller whose list it is, as {@code caller.seller} names it. */
    public Builder seller(String sellerId) {
      this.seller = text("seller", sellerId);
      return this;
    }

    /** Sets the version: the time at which the list was taken from its source. Required. */
    public Builder asOf(Moment version) {
      this.asOf = requireNonNull(version, "version");
      return this;
    }

    /** Sets which numbers it covers; by default every number. */
    public Builder coverage(Coverage numbers) {
      this.coverage = requireNonNull(numbers, "numbers");
      return this;
    }

    /**
     * Builds the info.
     *
     * @throws IllegalArgumentException if the version is missing, if a national list has no country
     *     or a country with another kind of list, if a state's list has no region, or if a list
     *     that is not a company's own has a seller
     */
    public ListInfo build() {
      Moment version = asOf;
      if (version == null) {
        throw new IllegalArgumentException(
            "An edition needs a version: the date or instant at which it was taken from its source");
      }
      boolean national = kind == ListKind.NATIONAL_DNC || kind == ListKind.NATIONAL_OPTOUT;
      if (national && (place == null || place.isRegion())) {
        throw new IllegalArgumentException(
            "A list of kind %s is that of a country, such as US; %s"
                .formatted(
                    FactType.code(kind), place == null ? "none is given" : place + " is a region"));
      }
      if (kind == ListKind.STATE_DNC && (place == null || !place.isRegion())) {
        throw new IllegalArgumentException(
            "A list of kind state-dnc is that of a region, such as US-TX; %s"
                .formatted(place == null ? "none is given" : place + " is a country"));
      }
      boolean british = kind == ListKind.TPS || kind == ListKind.CTPS;
      if (british && place != null && !place.equals(UNITED_KINGDOM)) {
        throw new IllegalArgumentException(
            "A list of kind %s is that of GB, not of %s".formatted(FactType.code(kind), place));
      }
      if (kind == ListKind.NATIONAL_OPTOUT && place != null && NATIONAL_DNC.contains(place)) {
        throw new IllegalArgumentException(
            "The national list of %s is of kind national-dnc".formatted(place));
      }
      if (kind == ListKind.NATIONAL_DNC && place != null && !NATIONAL_DNC.contains(place)) {
        throw new IllegalArgumentException(
            "A list of kind national-dnc is that of US or CA, not of %s; national-optout is that of"
                    .formatted(place)
                + " another country");
      }
      if (seller != null && kind != ListKind.INTERNAL_DNC) {
        throw new IllegalArgumentException(
            "Only a list of kind internal-dnc is that of a seller, not one of kind "
                + FactType.code(kind));
      }
      return new ListInfo(this, version);
    }

    private static String text(String name, String value) {
      if (value.isBlank()
          || value.length() > MAX_TEXT
          || value.chars().anyMatch(Character::isISOControl)) {
        throw new IllegalArgumentException(
            "The %s of a list is a text of 1 to %s characters without control characters"
                .formatted(name, MAX_TEXT));
      }
      return value;
    }
  }
}
