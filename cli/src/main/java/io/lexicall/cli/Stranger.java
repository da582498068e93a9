package io.lexicall.cli;

import io.lexicall.facts.Called;
import io.lexicall.facts.Caller;
import io.lexicall.facts.Contact;
import io.lexicall.facts.ContactChannel;
import io.lexicall.facts.ContactPurpose;
import io.lexicall.facts.Controller;
import io.lexicall.facts.DataSource;
import io.lexicall.facts.Dialing;
import io.lexicall.facts.FactType;
import io.lexicall.facts.LawfulBasis;
import io.lexicall.facts.LineType;
import io.lexicall.facts.ListEntry;
import io.lexicall.facts.ListKind;
import io.lexicall.facts.Moment;
import io.lexicall.facts.Profile;
import io.lexicall.facts.Relationship;
import io.lexicall.facts.Subscriber;
import io.lexicall.facts.Voice;
import io.lexicall.lists.DoNotCallLists;
import io.lexicall.lists.ListInfo;
import io.lexicall.lists.NumberList;
import io.lexicall.place.Place;
import io.lexicall.place.Whereabouts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A sales call to a stranger, with every fact stated. */
final class Stranger {
  private static final String PERSON =
      " to a consumer with a mobile telephone at home, who gave no consent, is not a"
          + " customer and has no other relationship with the seller, was never contacted"
          + " before, and was on no do-not-call list when the lists were checked on the"
          + " first day.";
  private static final String CALLER =
      " calls from the same country, dials manually, speaks live, transmits caller ID,"
          + " records nothing and does not speak about health. The seller is not a charity,"
          + " bank or health company, bought the data, told the person so, and has a"
          + " legitimate-interests assessment on file.";

  /** What is assumed of a sales call, in words. */
  static final String WORDS =
      "an offer in no specially regulated trade," + PERSON + " A person of the seller" + CALLER;

  private static final String SELLER = "the seller";

  private Stranger() {}

  /** Returns what is assumed of a contact with a purpose, in words. */
  static String words(ContactPurpose purpose) {
    return (purpose == ContactPurpose.TELEMARKETING
            ? "A sales call to a stranger: an offer in no specially regulated trade,"
            : "A contact with a stranger for " + FactType.code(purpose) + ",")
        + PERSON
        + (isByCollector(purpose) ? " A collector" : " A person of the seller")
        + CALLER;
  }

  /** Debts are mostly collected for others; a creditor that collects its own says so. */
  private static boolean isByCollector(ContactPurpose purpose) {
    return purpose == ContactPurpose.DEBT_COLLECTION;
  }

  /**
   * Returns a contact with missing facts filled from the host's profile, or otherwise from the
   * stranger. Available lists are left to be checked.
   *
   * @param lists the available ones; null if the host states the lists, so that nothing is assumed
   */
  static Contact known(Contact contact, Profile standing, @Nullable DoNotCallLists lists) {
    // Rebuilt, because facts from one profile would give way to the next profile.
    Contact own = Contact.builder().from(standing.applyTo(contact)).build();
    Contact stated = profile(own).applyTo(own);
    if (lists == null) {
      return stated;
    }
    List<ListEntry> told = stated.get(Contact.LISTS).orElse(List.of());
    Set<Optional<ListKind>> known =
        told.stream().map(entry -> entry.get(ListEntry.LIST)).collect(Collectors.toSet());
    List<ListEntry> entries = new ArrayList<>(told);
    for (ListEntry entry : fresh(stated, lists)) {
      if (!known.contains(entry.get(ListEntry.LIST))) {
        entries.add(entry);
      }
    }
    return Contact.builder().from(stated).lists(entries).build();
  }

  private static Profile profile(Contact contact) {
    Place home =
        contact.whereabouts().countries().stream().findFirst().orElseGet(() -> Place.of("US"));
    boolean text = contact.get(Contact.CHANNEL).filter(ContactChannel.TEXT::equals).isPresent();
    Profile.Builder facts =
        Profile.builder()
            .with(Contact.CHANNEL, ContactChannel.VOICE)
            .with(Contact.PURPOSE, ContactPurpose.TELEMARKETING)
            .with(Contact.DIALING, Dialing.MANUAL)
            .with(Contact.SUBJECT, "an offer")
            .with(
                Contact.CALLER,
                Caller.builder()
                    .seller(SELLER)
                    .country(home)
                    .thirdParty(
                        contact.get(Contact.PURPOSE).filter(Stranger::isByCollector).isPresent())
                    .taxExempt(false)
                    .coveredEntity(false)
                    .financialInstitution(false)
                    .transmitsCallerId(true)
                    .build())
            .with(
                Contact.TO,
                Called.builder()
                    .subscriber(Subscriber.CONSUMER)
                    .lineType(LineType.MOBILE)
                    .workplace(false)
                    .inDirectory(false)
                    .publishedContact(false)
                    .build())
            .with(Contact.CONSENTS, List.of())
            .with(Contact.RELATIONSHIP, Relationship.builder().customer(false).build())
            .with(Contact.HISTORY, List.of())
            .with(Contact.RECORDED, false)
            .with(Contact.PHI, false)
            .with(Contact.LAWFUL_BASIS, LawfulBasis.LEGITIMATE_INTERESTS)
            .with(Contact.BALANCING_TEST, true)
            .with(Contact.DATA_SOURCE, DataSource.THIRD_PARTY)
            .with(Contact.INFORMED_AT, contact.at().minus(Duration.ofDays(1)))
            .with(
                Contact.CONTROLLER,
                Controller.builder().country(home).targets(List.of(home)).build());
    if (!text) {
      facts.with(Contact.VOICE, Voice.LIVE);
    }
    return facts.build();
  }

  /** Returns the checks of every list that the law there can require, except the available ones. */
  private static List<ListEntry> fresh(Contact contact, DoNotCallLists lists) {
    Whereabouts where = contact.whereabouts();
    Moment now = Moment.of(contact.at());
    String seller = contact.get(Contact.CALLER).flatMap(each -> each.get(Caller.SELLER)).orElse("");
    List<ListInfo> atHand = lists.concerning(where, seller).stream().map(NumberList::info).toList();
    List<ListEntry> entries = new ArrayList<>();
    if (atHand.stream().noneMatch(info -> info.kind() == ListKind.INTERNAL_DNC)) {
      entries.add(
          ListEntry.builder().list(ListKind.INTERNAL_DNC).seller(seller).listed(false).build());
    }
    for (Place country : where.countries()) {
      for (ListKind kind :
          List.of(
              ListKind.NATIONAL_DNC,
              ListKind.NATIONAL_OPTOUT,
              ListKind.TPS,
              ListKind.CTPS,
              ListKind.REASSIGNED_NUMBERS)) {
        if (!isAtHand(kind, country, atHand)) {
          entries.add(
              ListEntry.builder().list(kind).country(country).listed(false).asOf(now).build());
        }
      }
    }
    for (Place region : where.regions()) {
      if (!isAtHand(ListKind.STATE_DNC, region, atHand)) {
        entries.add(
            ListEntry.builder()
                .list(ListKind.STATE_DNC)
                .region(region)
                .listed(false)
                .asOf(now)
                .build());
      }
    }
    return entries;
  }

  private static boolean isAtHand(ListKind kind, Place place, List<ListInfo> atHand) {
    return atHand.stream()
        .anyMatch(info -> info.kind() == kind && info.place().map(place::equals).orElse(true));
  }
}
