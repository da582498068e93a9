package io.lexicall.batch;

import io.lexicall.facts.Contact;
import io.lexicall.facts.ContactChannel;
import io.lexicall.facts.ContactPurpose;
import io.lexicall.facts.EarlierContact;
import io.lexicall.facts.Fact;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The contacts to a number so far, in the order of their instants. Not thread-safe. */
final class EarlierContacts {
  private final long number;

  /** Null once there are too many. */
  private @Nullable List<EarlierContact> made = new ArrayList<>();

  /** Those of the last instant, by what makes two rows the same call. */
  private final Map<Call, Said> ofInstant = new HashMap<>();

  /** What of this person was counted by person. */
  private final Set<Object> claimed = new HashSet<>();

  private @Nullable Instant instant;

  /** What tells apart two calls of one instant to one number. */
  private record Call(@Nullable ContactChannel channel, @Nullable String id) {}

  /**
   * What the rows of a call said.
   *
   * @param index of the call in all; of no meaning if there are too many
   * @param disputed what they did not agree on, which is unknown whatever further rows say
   */
  private record Said(int index, Set<Fact<EarlierContact, ?>> disputed) {}

  /**
   * What was known when a contact was made.
   *
   * @param history the earlier contacts; null if there are too many
   * @param isRepeated whether an earlier row is the same call
   */
  record Meeting(@Nullable List<EarlierContact> history, boolean isRepeated) {}

  EarlierContacts(long number) {
    this.number = number;
  }

  long number() {
    return number;
  }

  /** Returns what of this person was counted by person so far; whoever counts adds to it. */
  Set<Object> claimed() {
    return claimed;
  }

  /** Returns what came before a contact, and notes it. */
  Meeting meet(Contact contact, AuditRecord.OfContact row) {
    if (!contact.at().equals(instant)) {
      instant = contact.at();
      ofInstant.clear();
    }
    EarlierContact now = earlier(contact, row);
    Call call = new Call(Contact.CHANNEL.in(contact), contact.id().orElse(null));
    Said same = ofInstant.get(call);
    List<EarlierContact> known = made;
    if (known == null) {
      note(call, -1);
      return new Meeting(null, same != null);
    }
    List<EarlierContact> history = List.copyOf(known);
    if (same != null) {
      List<EarlierContact> others = new ArrayList<>(known);
      others.remove(same.index);
      history = List.copyOf(others);
      known.set(same.index, both(known.get(same.index), now, same.disputed));
    } else {
      note(call, known.size());
      known.add(now);
      if (known.size() > Audit.MOST_EARLIER) {
        made = null;
      }
    }
    return new Meeting(history, same != null);
  }

  private void note(Call call, int index) {
    if (ofInstant.size() < Audit.MOST_EARLIER) {
      ofInstant.putIfAbsent(call, new Said(index, new HashSet<>()));
    }
  }

  private static EarlierContact earlier(Contact contact, AuditRecord.OfContact row) {
    EarlierContact.Builder earlier = EarlierContact.builder().at(contact.at());
    ContactChannel channel = Contact.CHANNEL.in(contact);
    if (channel != null) {
      earlier.channel(channel);
    }
    ContactPurpose purpose = Contact.PURPOSE.in(contact);
    if (purpose != null) {
      earlier.purpose(purpose);
    }
    String subject = Contact.SUBJECT.in(contact);
    if (subject != null) {
      earlier.subject(subject);
    }
    Boolean connected = row.connected();
    if (connected != null) {
      earlier.connected(connected);
    }
    Boolean refused = row.refused();
    if (refused != null) {
      earlier.refused(refused);
    }
    Boolean exempt = row.exempt();
    if (exempt != null) {
      earlier.exempt(exempt);
    }
    return earlier.build();
  }

  /** Returns what two rows say of one call; what they do not agree on is not known. */
  private static EarlierContact both(
      EarlierContact one, EarlierContact other, Set<Fact<EarlierContact, ?>> disputed) {
    EarlierContact.Builder both = EarlierContact.builder().from(one);
    agree(EarlierContact.PURPOSE, one, other, both, disputed);
    agree(EarlierContact.SUBJECT, one, other, both, disputed);
    agree(EarlierContact.CONNECTED, one, other, both, disputed);
    agree(EarlierContact.REFUSED, one, other, both, disputed);
    agree(EarlierContact.EXEMPT, one, other, both, disputed);
    return both.build();
  }

  private static <T> void agree(
      Fact<EarlierContact, T> fact,
      EarlierContact one,
      EarlierContact other,
      EarlierContact.Builder both,
      Set<Fact<EarlierContact, ?>> disputed) {
    T first = fact.in(one);
    T second = fact.in(other);
    if (second == null || disputed.contains(fact)) {
      return;
    }
    if (first == null) {
      both.with(fact, second);
    } else if (!first.equals(second)) {
      both.without(fact);
      disputed.add(fact);
    }
  }
}
