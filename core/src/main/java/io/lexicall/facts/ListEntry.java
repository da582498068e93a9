package io.lexicall.facts;

import io.lexicall.place.Place;

/**
 * The result of checking the number against one list.
 *
 * @since 0.1
 */
public final class ListEntry extends Facts<ListEntry> {
  /** The facts that this group can hold. */
  public static final Schema<ListEntry> SCHEMA = Schema.ofGroup("listEntry", Builder::new);

  /** Which list was checked. */
  public static final Fact<ListEntry, ListKind> LIST = SCHEMA.choice("list", ListKind.class);

  /**
   * The country of the list, if it has one. Under the law of the United States, a national list
   * without a country is its own registry. Under European laws, a list that only one country has is
   * the list of that country.
   */
  public static final Fact<ListEntry, Place> COUNTRY = SCHEMA.country("country");

  /** The region of the list, if it has one. */
  public static final Fact<ListEntry, Place> REGION = SCHEMA.region("region");

  /** Whether the number is on the list. */
  public static final Fact<ListEntry, Boolean> LISTED = SCHEMA.bool("listed");

  /** The date of the version of the list that was checked. */
  public static final Fact<ListEntry, Moment> AS_OF = SCHEMA.moment("asOf", Fact.Kind.STATE);

  /** The date since which the number is on the list. */
  public static final Fact<ListEntry, Moment> SINCE = SCHEMA.moment("since", Fact.Kind.STATE);

  /** The seller whose list it is. */
  public static final Fact<ListEntry, String> SELLER = SCHEMA.text("seller");

  private ListEntry(Builder builder) {
    super(builder);
  }

  @Override
  Schema<ListEntry> ownSchema() {
    return SCHEMA;
  }

  /** Returns a builder in which every fact is unknown. */
  public static Builder builder() {
    return new Builder();
  }

  /** Builds a {@link ListEntry}. */
  public static final class Builder extends FactsBuilder<ListEntry, Builder> {
    private Builder() {
      super(SCHEMA);
    }

    /** States {@link ListEntry#LIST}. */
    public Builder list(ListKind list) {
      return with(LIST, list);
    }

    /** States {@link ListEntry#COUNTRY}. */
    public Builder country(Place country) {
      return with(COUNTRY, country);
    }

    /** States {@link ListEntry#REGION}. */
    public Builder region(Place region) {
      return with(REGION, region);
    }

    /** States {@link ListEntry#LISTED}. */
    public Builder listed(boolean listed) {
      return with(LISTED, listed);
    }

    /** States {@link ListEntry#AS_OF}. */
    public Builder asOf(Moment asOf) {
      return with(AS_OF, asOf);
    }

    /** States {@link ListEntry#SINCE}. */
    public Builder since(Moment since) {
      return with(SINCE, since);
    }

    /** States {@link ListEntry#SELLER}. */
    public Builder seller(String seller) {
      return with(SELLER, seller);
    }

    @Override
    public ListEntry build() {
      return new ListEntry(this);
    }
  }
}
