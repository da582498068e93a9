package io.lexicall.batch;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import io.lexicall.facts.Caller;
import io.lexicall.facts.Contact;
import io.lexicall.facts.Fact;
import io.lexicall.facts.Profile;
import io.lexicall.json.ActivityJson;
import io.lexicall.json.Reading;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a refused row: there was a contact, which is part of the history of later
 * contacts and of the figures of its campaign. Of each fact that these need, the row states a
 * value, states nothing, or it is unread: then it can be anything. Immutable.
 *
 * @param number the digits that were called; 0 if they cannot be read
 * @param at its instant; null if it cannot be read
 * @param facts the other facts that can be read; their number and instant do not count
 * @param unread what the row may state in a way that cannot be read
 */
record Remains(long number, @Nullable Instant at, Contact facts, Set<Unread> unread) {
  private static final JsonStringEncoder QUOTED = JsonStringEncoder.getInstance();

  /** The facts that histories and campaigns need, and the place of the clock. */
  private static final List<String> NEEDED =
      List.of(
          "channel",
          "purpose",
          "subject",
          "id",
          "caller.seller",
          "campaign.id",
          "to.country",
          "to.region",
          "to.postalCode",
          "to.timeZone");

  /** What may be unreadable in a row, so that the row can state anything about it. */
  @SuppressWarnings("EnumOrdinal") // read by the same release of the program only
  enum Unread {
    /** That the person asked not to be contacted. */
    REFUSED(Ending.REFUSED),
    CHANNEL("channel"),
    PURPOSE("purpose"),
    SUBJECT("subject"),
    ID("id"),
    SELLER("caller.seller"),
    CAMPAIGN("campaign.id");

    private final String path;

    Unread(String path) {
      this.path = path;
    }

    /** Returns the fact, the column or the member. */
    String path() {
      return path;
    }

    /** Returns these as the bits of a byte. */
    static byte bits(Set<Unread> some) {
      int bits = 0;
      for (Unread each : some) {
        bits |= 1 << each.ordinal();
      }
      return (byte) bits;
    }

    static Set<Unread> of(byte bits) {
      Set<Unread> some = EnumSet.noneOf(Unread.class);
      for (Unread each : values()) {
        if ((bits & 1 << each.ordinal()) != 0) {
          some.add(each);
        }
      }
      return some;
    }
  }

  Remains {
    unread =
        Collections.unmodifiableSet(
            unread.isEmpty() ? EnumSet.noneOf(Unread.class) : EnumSet.copyOf(unread));
  }

  /** Returns a contact of which nothing is known. */
  static Contact nothing() {
    return Contact.builder().at(Instant.EPOCH).build();
  }

  boolean hides(Unread fact) {
    return unread.contains(fact);
  }

  /**
   * Returns the facts with those that hold for each row which does not state them. What is unread
   * stays unknown: the row may state something else.
   */
  Contact whole(Profile profile) {
    Contact whole = profile.applyTo(facts);
    if (unread.isEmpty()) {
      return whole;
    }
    Contact.Builder known = Contact.builder().from(whole);
    for (Unread each : unread) {
      switch (each) {
        case CHANNEL -> known.without(Contact.CHANNEL);
        case PURPOSE -> known.without(Contact.PURPOSE);
        case SUBJECT -> known.without(Contact.SUBJECT);
        case ID -> known.without(Contact.ID);
        case CAMPAIGN -> known.without(Contact.CAMPAIGN);
        case SELLER -> {
          Caller caller = Contact.CALLER.in(whole);
          if (caller != null) {
            known.caller(Caller.builder().from(caller).without(Caller.SELLER).build());
          }
        }
        case REFUSED -> {}
      }
    }
    return known.build();
  }

  /**
   * Returns whether what is known distinguishes the contact from all others, or tells which other
   * row is the same contact.
   */
  boolean isNamed(Profile profile) {
    Contact whole = whole(profile);
    return Contact.ID.in(whole) != null
        && Contact.CHANNEL.in(whole) != null
        && !hides(Unread.SELLER);
  }

  /**
   * Reads the facts that histories and campaigns need, each alone, so that none is lost because of
   * another.
   *
   * @param texts the values in the form of JSON, by path
   */
  static Contact read(Map<String, String> texts) {
    Map<String, String> valid = new LinkedHashMap<>();
    for (String path : NEEDED) {
      String text = texts.get(path);
      if (text != null && contact(Map.of(path, text)) != null) {
        valid.put(path, text);
      }
    }
    Contact all = contact(valid);
    if (all == null) { // the parts of a place can contradict each other
      valid.keySet().removeIf(path -> path.startsWith("to."));
      all = contact(valid);
    }
    return all == null ? nothing() : all;
  }

  /** Returns whether a contact states what may be unread. */
  static boolean states(Unread what, Contact facts) {
    return switch (what) {
      case CHANNEL -> Contact.CHANNEL.isStated(facts);
      case PURPOSE -> Contact.PURPOSE.isStated(facts);
      case SUBJECT -> Contact.SUBJECT.isStated(facts);
      case ID -> Contact.ID.isStated(facts);
      case SELLER -> EarlierContacts.SELLER.in(facts) != null;
      case CAMPAIGN -> CampaignPeriods.id(facts) != null;
      case REFUSED -> false;
    };
  }

  private static @Nullable Contact contact(Map<String, String> texts) {
    Map<String, Map<String, String>> groups = new LinkedHashMap<>();
    StringBuilder json =
        new StringBuilder("{\"activity\":\"contact\",\"at\":\"").append(Instant.EPOCH).append('"');
    texts.forEach(
        (path, text) -> {
          int dot = path.indexOf('.');
          if (dot < 0) {
            json.append(',').append(member(path, text));
          } else {
            groups
                .computeIfAbsent(path.substring(0, dot), key -> new LinkedHashMap<>())
                .put(path.substring(dot + 1), text);
          }
        });
    groups.forEach(
        (name, members) -> {
          StringBuilder group = new StringBuilder();
          members.forEach(
              (path, text) -> group.append(group.isEmpty() ? "" : ",").append(member(path, text)));
          json.append(",\"").append(name).append("\":{").append(group).append('}');
        });
    return ActivityJson.tryRead(json.append('}').toString())
                instanceof Reading.Understood understood
            && understood.activity() instanceof Contact contact
        ? contact
        : null;
  }

  private static String member(String name, String text) {
    return "\"" + name + "\":\"" + new String(QUOTED.quoteAsString(text)) + "\"";
  }

  /**
   * Returns what histories and campaigns need of the facts, at their own instant. All of it can be
   * written; another fact may be an instant for which there is no text.
   */
  static Contact ofNeed(Contact contact) {
    Contact.Builder needed = Contact.builder().at(contact.at());
    copy(Contact.ID, contact, needed);
    copy(Contact.CHANNEL, contact, needed);
    copy(Contact.PURPOSE, contact, needed);
    copy(Contact.SUBJECT, contact, needed);
    String seller = EarlierContacts.SELLER.in(contact);
    if (seller != null) {
      needed.caller(Caller.builder().seller(seller).build());
    }
    return needed.build();
  }

  private static <T> void copy(Fact<Contact, T> fact, Contact from, Contact.Builder to) {
    T value = fact.in(from);
    if (value != null) {
      to.with(fact, value);
    }
  }
}
