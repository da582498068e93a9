package io.lexicall.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.lexicall.facts.Called;
import io.lexicall.facts.Caller;
import io.lexicall.facts.Contact;
import io.lexicall.facts.Controller;
import io.lexicall.facts.Dialing;
import io.lexicall.facts.Fact;
import io.lexicall.facts.ListKind;
import io.lexicall.facts.Moment;
import io.lexicall.facts.Profile;
import io.lexicall.facts.Voice;
import io.lexicall.journal.Journal;
import io.lexicall.journal.JournalKeys;
import io.lexicall.journal.JournalOptions;
import io.lexicall.ledger.ContactEnd;
import io.lexicall.ledger.Event;
import io.lexicall.ledger.Ledger;
import io.lexicall.ledger.LedgerOptions;
import io.lexicall.ledger.Scope;
import io.lexicall.lists.CompanyList;
import io.lexicall.lists.CurrentEdition;
import io.lexicall.lists.DoNotCallLists;
import io.lexicall.lists.EditionBuilder;
import io.lexicall.lists.ListInfo;
import io.lexicall.number.PhoneNumber;
import io.lexicall.place.Place;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreDialTest {
  private static final Instant TEN_IN_NEW_YORK = Instant.parse("2026-11-24T15:00:00Z");
  private static final InstantSource CLOCK = InstantSource.fixed(TEN_IN_NEW_YORK);
  private static final PhoneNumber STRANGER = PhoneNumber.parse("+12125550142");
  private static final PhoneNumber REGISTERED = PhoneNumber.parse("+12125550150");
  private static final PhoneNumber STOPPED = PhoneNumber.parse("+12125550199");
  private static final PhoneNumber ASLEEP = PhoneNumber.parse("+14155550123");

  private static final Fact<Contact, PhoneNumber> NUMBER = Contact.TO.then(Called.NUMBER);

  private static final Profile ACME =
      Profile.builder()
          .with(
              Contact.CALLER,
              Caller.builder()
                  .seller("acme")
                  .name("Acme")
                  .number(PhoneNumber.parse("+18335550100"))
                  .country(Place.of("US"))
                  .thirdParty(false)
                  .taxExempt(false)
                  .coveredEntity(false)
                  .financialInstitution(false)
                  .registeredIn(List.of(Place.of("US-NY"), Place.of("US-CA")))
                  .transmitsCallerId(true)
                  .build())
          .with(
              Contact.CONTROLLER,
              Controller.builder().country(Place.of("US")).targets(Place.of("US")).build())
          .with(Contact.PHI, false)
          .with(Contact.DIALING, Dialing.MANUAL)
          .with(Contact.VOICE, Voice.LIVE)
          .with(Contact.SUBJECT, "solar-roofs")
          .build();

  private final List<Contact> made = new ArrayList<>();

  @Test
  void dials_whomListsAndLedgerLeave_andRecordsEachDecision(@TempDir Path folder)
      throws IOException {
    registry(folder.resolve("us.lexi"));
    CompanyList.create(
        folder.resolve("own"),
        ListInfo.builder(ListKind.INTERNAL_DNC)
            .seller("acme")
            .asOf(Moment.of(TEN_IN_NEW_YORK))
            .build());
    String url = "jdbc:sqlite:" + folder.resolve("acme.db");
    LedgerOptions options = LedgerOptions.builder().clock(CLOCK).build();
    Ledger.create(url, options).close();
    try (CurrentEdition registry = CurrentEdition.open(folder.resolve("us.lexi"));
        CompanyList own = CompanyList.open(folder.resolve("own"));
        Ledger ledger = Ledger.open(url, options);
        JournalKeys keys = JournalKeys.open(folder.resolve("keys"))) {
      Journal journal =
          Journal.open(
              folder.resolve("acme.journal"),
              keys,
              JournalOptions.defaults().withDurability(JournalOptions.Durability.ACKNOWLEDGED));
      ledger.record(
          Event.toldToStop(STOPPED, TEN_IN_NEW_YORK.minusSeconds(60))
              .scope(Scope.ofSeller("acme"))
              .build());
      PreDial dialer = new PreDial(ACME, DoNotCallLists.of(registry, own), ledger, journal, CLOCK);

      assertThat(dialer.dial("1", STRANGER, this::call)).isEqualTo("dialed");
      assertThat(dialer.dial("2", REGISTERED, this::call)).isEqualTo("never dial");
      assertThat(dialer.dial("3", STOPPED, this::call)).isEqualTo("never dial");
      assertThat(dialer.dial("4", ASLEEP, this::call)).isEqualTo("wait until 2026-11-24T16:00:00Z");
      assertThat(made)
          .singleElement()
          .returns(STRANGER, contact -> contact.get(NUMBER).orElseThrow());
      assertThat(journal.waiting()).isZero();
      journal.close();
      assertThat(dialer.dial("5", PhoneNumber.parse("+12125550143"), this::call))
          .isEqualTo("not recorded, so not dialed");
    }
  }

  private ContactEnd call(Contact contact) {
    made.add(contact);
    return ContactEnd.CONNECTED;
  }

  private static void registry(Path file) throws IOException {
    EditionBuilder.of(
            ListInfo.builder(ListKind.NATIONAL_DNC)
                .place(Place.of("US"))
                .asOf(Moment.of(LocalDate.of(2026, 11, 20)))
                .build())
        .add(REGISTERED, Moment.of(LocalDate.of(2020, 1, 1)))
        .write(file);
  }
}
