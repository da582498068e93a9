package io.lexicall.batch;

import static java.util.Objects.requireNonNull;

import io.lexicall.facts.Called;
import io.lexicall.facts.Contact;
import io.lexicall.facts.Profile;
import io.lexicall.json.ActivityJson;
import io.lexicall.number.PhoneNumber;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The facts that rows of an audit state, except their numbers, instants and ids. Many rows have the
 * same facts, so they are kept here, and a row that is sorted on disk has only their index.
 *
 * <p>One thread adds; then several read.
 */
final class AlikeFacts {
  /** There are too many, so a row must contain its facts itself. */
  static final int FULL = -1;

  /** One of its instants cannot be written. */
  static final int UNWRITABLE = -2;

  private static final int MOST = 1 << 14;
  private static final int MOST_CHARS = 1 << 22;

  private final Profile profile;
  private final Map<Contact, Integer> indexes = new HashMap<>();

  /** By identity: the same object often comes again, and is cheaper to find than an equal one. */
  private final IdentityHashMap<Contact, Integer> met = new IdentityHashMap<>();

  private final List<Known> all = new ArrayList<>();
  private int chars;

  /** The length of those that were met and are not kept. */
  private long apart;

  /**
   * The facts that rows have in common, and what follows from them for each row.
   *
   * @param campaign the campaign that is stated, as {@link CampaignPeriods} names it
   * @param kind what counts of each row for later contacts
   * @param isPlacedByNumber whether neither a fact nor the profile states where the called party is
   */
  record Known(
      int index,
      Contact facts,
      @Nullable String campaign,
      EarlierContacts.Kind kind,
      boolean isPlacedByNumber) {}

  /**
   * Creates an empty collection.
   *
   * @param profile the facts that hold for each row, which distinguish campaigns
   */
  AlikeFacts(Profile profile) {
    this.profile = profile;
  }

  /** Returns the index of stated facts, or {@link #FULL} or {@link #UNWRITABLE}. */
  int index(Contact facts) {
    Integer known = met.get(facts);
    if (known == null) {
      known = indexes.get(facts);
      known = known == null ? added(facts) : known;
      if (met.size() > MOST || apart > MOST_CHARS) {
        met.clear();
        apart = 0;
      }
      if (known != UNWRITABLE) { // its length is not known
        met.put(facts, known);
      }
    }
    return known;
  }

  private int added(Contact facts) {
    int index = all.size();
    try {
      int more = ActivityJson.writeComplete(facts).length();
      if (index == MOST || chars + more > MOST_CHARS) {
        apart += more;
        return FULL;
      }
      chars += more;
    } catch (IllegalArgumentException beyondTheCalendar) {
      return UNWRITABLE;
    }
    add(facts);
    indexes.put(facts, index);
    return index;
  }

  private void add(Contact facts) {
    Contact whole = profile.applyTo(facts);
    Called stated = Contact.TO.in(whole);
    all.add(
        new Known(
            all.size(),
            facts,
            CampaignPeriods.campaign(whole, false),
            EarlierContacts.Kind.of(whole),
            stated == null || !isPlaced(stated)));
  }

  private static boolean isPlaced(Called called) {
    return Called.COUNTRY.in(called) != null
        || Called.REGION.in(called) != null
        || Called.POSTAL_CODE.in(called) != null
        || Called.TIME_ZONE.in(called) != null;
  }

  /** Returns the facts of that index. */
  Known known(int index) {
    return all.get(index);
  }

  static Contact contact(Contact facts, PhoneNumber number, Instant at, @Nullable String id) {
    return contact(facts, called(Contact.TO.in(facts), number), at, id);
  }

  /** Returns the called party with its number. */
  static Called called(@Nullable Called stated, PhoneNumber number) {
    return stated == null
        ? Called.builder().number(number).build()
        : stated.with(Called.NUMBER, number);
  }

  static Contact contact(Contact facts, Called called, Instant at, @Nullable String id) {
    return id == null
        ? facts.with(Contact.AT, at, Contact.TO, called)
        : facts.with(Contact.AT, at, Contact.TO, called, Contact.ID, id);
  }

  void write(DataOutput out) throws IOException {
    out.writeInt(all.size());
    for (Known each : all) {
      byte[] text = ActivityJson.writeComplete(each.facts).getBytes(StandardCharsets.UTF_8);
      out.writeInt(text.length);
      out.write(text);
    }
  }

  /** Reads what was written into an empty collection. */
  void read(DataInput in) throws IOException {
    for (int left = in.readInt(); left > 0; left--) {
      byte[] text = new byte[in.readInt()];
      in.readFully(text);
      String facts = new String(text, StandardCharsets.UTF_8);
      add(requireNonNull((Contact) ActivityJson.readComplete(facts)));
    }
  }
}
