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
 * What rows of an audit state but for their numbers, instants and ids. Many rows have it in common,
 * so that it is kept here, and a row that is sorted on disk only tells which of these it states.
 *
 * <p>Added to by one thread; then read by several.
 */
final class AlikeFacts {
  /** There are too many, so that a row must state them itself. */
  static final int FULL = -1;

  /** One of its instants cannot be written. */
  static final int UNWRITABLE = -2;

  private static final int MOST = 1 << 14;
  private static final int MOST_CHARS = 1 << 22;

  private final Profile profile;
  private final Map<Contact, Integer> indexes = new HashMap<>();

  /** The same object comes again and again, which costs less to find than an equal one. */
  private final IdentityHashMap<Contact, Integer> met = new IdentityHashMap<>();

  private final List<Contact> all = new ArrayList<>();
  private final List<@Nullable String> campaigns = new ArrayList<>();
  private int chars;

  /**
   * Begins without any.
   *
   * @param profile what holds of each, by which campaigns are told apart
   */
  AlikeFacts(Profile profile) {
    this.profile = profile;
  }

  /** Returns which of these are stated, or {@link #FULL} or {@link #UNWRITABLE}. */
  int index(Contact facts) {
    Integer known = met.get(facts);
    if (known == null) {
      known = indexes.get(facts);
      known = known == null ? added(facts) : known;
      if (met.size() > MOST) {
        met.clear();
      }
      met.put(facts, known);
    }
    return known;
  }

  private int added(Contact facts) {
    int index = all.size();
    try {
      int more = ActivityJson.writeComplete(facts).length();
      if (index == MOST || chars + more > MOST_CHARS) {
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
    all.add(facts);
    campaigns.add(CampaignPeriods.campaign(profile.applyTo(facts)));
  }

  /** Returns the campaign that is stated, as {@link CampaignPeriods} names it. */
  @Nullable String campaign(int index) {
    return campaigns.get(index);
  }

  /** Returns a contact that states these. */
  Contact contact(int index, long number, Instant at, @Nullable String id) {
    return contact(all.get(index), PhoneNumber.ofDigits(number), at, id);
  }

  static Contact contact(Contact facts, PhoneNumber number, Instant at, @Nullable String id) {
    Called stated = Contact.TO.in(facts);
    Called called =
        stated == null
            ? Called.builder().number(number).build()
            : stated.with(Called.NUMBER, number);
    return id == null
        ? facts.with(Contact.AT, at, Contact.TO, called)
        : facts.with(Contact.AT, at, Contact.TO, called, Contact.ID, id);
  }

  void write(DataOutput out) throws IOException {
    out.writeInt(all.size());
    for (Contact each : all) {
      byte[] text = ActivityJson.writeComplete(each).getBytes(StandardCharsets.UTF_8);
      out.writeInt(text.length);
      out.write(text);
    }
  }

  /** Adds what was written to what holds nothing. */
  void read(DataInput in) throws IOException {
    for (int left = in.readInt(); left > 0; left--) {
      byte[] text = new byte[in.readInt()];
      in.readFully(text);
      String facts = new String(text, StandardCharsets.UTF_8);
      add(requireNonNull((Contact) ActivityJson.readComplete(facts)));
    }
  }
}
