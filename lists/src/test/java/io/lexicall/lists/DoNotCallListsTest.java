package io.lexicall.lists;

import static io.lexicall.lists.Editions.number;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lexicall.facts.Called;
import io.lexicall.facts.Caller;
import io.lexicall.facts.Contact;
import io.lexicall.facts.ListEntry;
import io.lexicall.facts.ListKind;
import io.lexicall.facts.Moment;
import io.lexicall.lists.internal.Disk;
import io.lexicall.number.PhoneNumber;
import io.lexicall.place.Place;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DoNotCallListsTest {
  private static final PhoneNumber NEW_YORK = number(12125550142L);
  private static final PhoneNumber DALLAS = number(12145550142L);
  private static final PhoneNumber TORONTO = number(14165550142L);
  private static final PhoneNumber LONDON = number(442071234567L);
  private static final PhoneNumber TOLL_FREE = number(18005550142L);
  private static final Instant NOON = Instant.parse("2026-11-24T17:00:00Z");

  @TempDir Path folder;
  private final List<ListEdition> open = new ArrayList<>();
  private ListEdition us;
  private ListEdition canada;
  private ListEdition texas;
  private ListEdition tps;

  @BeforeEach
  void setUp() throws IOException {
    us = edition(Editions.US, NEW_YORK, DALLAS);
    canada = edition(Editions.national("CA", "2026-11-02"), TORONTO);
    texas =
        edition(
            ListInfo.builder(ListKind.STATE_DNC)
                .place(Place.of("US-TX"))
                .asOf(Editions.NOVEMBER)
                .build());
    tps = edition(ListInfo.builder(ListKind.TPS).asOf(Editions.NOVEMBER).build(), LONDON);
  }

  @AfterEach
  void tearDown() {
    open.forEach(ListEdition::close);
  }

  private ListEdition edition(ListInfo info, PhoneNumber... numbers) throws IOException {
    EditionBuilder builder = EditionBuilder.of(info);
    for (PhoneNumber number : numbers) {
      builder.add(number);
    }
    Path file = folder.resolve(open.size() + ".lexi");
    builder.write(file);
    ListEdition edition = ListEdition.open(file);
    open.add(edition);
    return edition;
  }

  private static List<String> told(Optional<List<ListEntry>> entries) {
    return entries.orElse(List.of()).stream()
        .map(
            entry ->
                "%s %s %s"
                    .formatted(
                        entry
                            .get(ListEntry.REGION)
                            .or(() -> entry.get(ListEntry.COUNTRY))
                            .map(Place::code)
                            .orElse("-"),
                        entry.get(ListEntry.LIST).orElseThrow(),
                        entry.get(ListEntry.LISTED).orElseThrow()))
        .toList();
  }

  private static Contact call(PhoneNumber to) {
    return Contact.callTo(to).at(NOON).build();
  }

  @Test
  void find_asksTheListsOfThePlace() {
    DoNotCallLists lists = DoNotCallLists.of(us, canada, texas, tps);
    assertThat(told(lists.find(call(NEW_YORK)))).containsExactly("US NATIONAL_DNC true");
    assertThat(told(lists.find(call(DALLAS))))
        .containsExactly("US NATIONAL_DNC true", "US-TX STATE_DNC false");
    assertThat(told(lists.find(call(TORONTO)))).containsExactly("CA NATIONAL_DNC true");
    assertThat(told(lists.find(call(LONDON)))).containsExactly("GB TPS true");
    // Anybody in North America can have it, and in any region.
    assertThat(told(lists.find(call(TOLL_FREE)))).hasSize(4);
  }

  @Test
  void find_wherePeopleAreIsWhatCounts_notWhereTheirNumberIsFrom() {
    DoNotCallLists lists = DoNotCallLists.of(us, texas);
    Contact moved =
        Contact.callTo(NEW_YORK)
            .to(Called.builder().number(NEW_YORK).region(Place.of("US-TX")).build())
            .at(NOON)
            .build();
    assertThat(told(lists.find(moved)))
        .containsExactly("US NATIONAL_DNC true", "US-TX STATE_DNC false");
  }

  @Test
  void find_withoutANumber_knowsNothing() {
    DoNotCallLists lists = DoNotCallLists.of(us);
    assertThat(lists.find(Contact.builder().at(NOON).build())).isEmpty();
    Contact somewhere =
        Contact.builder().at(NOON).to(Called.builder().region(Place.of("US-TX")).build()).build();
    assertThat(lists.find(somewhere)).isEmpty();
    assertThat(lists.find(call(LONDON))).isEmpty();
  }

  @Test
  void find_outsideTheCoverage_leavesTheListOut() throws IOException {
    ListEdition bought =
        edition(
            Editions.US.toBuilder()
                .id("us-bought")
                .coverage(Coverage.ofLeadingDigits(List.of("1212")))
                .build(),
            NEW_YORK);
    DoNotCallLists lists = DoNotCallLists.of(bought, texas);
    assertThat(told(lists.find(call(NEW_YORK)))).containsExactly("US NATIONAL_DNC true");
    assertThat(told(lists.find(call(DALLAS)))).containsExactly("US-TX STATE_DNC false");
  }

  /** A change list can add a number of an area code that the first file had not. */
  @Test
  void find_listedOutsideTheCoverage_isListed() throws IOException {
    ListEdition bought =
        edition(
            Editions.US.toBuilder().coverage(Coverage.ofLeadingDigits(List.of("1214"))).build(),
            NEW_YORK);
    assertThat(told(DoNotCallLists.of(bought).find(call(NEW_YORK))))
        .containsExactly("US NATIONAL_DNC true");
    assertThat(bought.check(PhoneNumber.parse("+12125550199"))).isEmpty();
  }

  @Test
  void complete_whatIsStatedWins_andTheOthersAreAdded() {
    DoNotCallLists lists = DoNotCallLists.of(us, texas);
    ListEntry stated =
        ListEntry.builder()
            .list(ListKind.NATIONAL_DNC)
            .country(Place.of("US"))
            .listed(false)
            .build();
    assertThat(told(lists.complete(call(DALLAS), List.of(stated))))
        .containsExactly("US NATIONAL_DNC false", "US-TX STATE_DNC false");
    // It may be the same list: what is not said, nobody adds to.
    ListEntry vague = ListEntry.builder().list(ListKind.NATIONAL_DNC).listed(false).build();
    assertThat(lists.complete(call(NEW_YORK), List.of(vague))).isEmpty();
    ListEntry canadian =
        ListEntry.builder()
            .list(ListKind.NATIONAL_DNC)
            .country(Place.of("CA"))
            .listed(false)
            .build();
    assertThat(told(lists.complete(call(NEW_YORK), List.of(canadian))))
        .containsExactly("CA NATIONAL_DNC false", "US NATIONAL_DNC true");
  }

  @Test
  void ownLists_areThoseOfTheSeller() throws IOException {
    ListEdition acme = edition(Editions.own("acme"), NEW_YORK);
    ListEdition zenith = edition(Editions.own("zenith"));
    DoNotCallLists lists = DoNotCallLists.of(acme, zenith);
    Contact forZenith =
        Contact.callTo(NEW_YORK).caller(Caller.builder().seller("zenith").build()).at(NOON).build();
    assertThat(told(lists.find(forZenith))).containsExactly("- INTERNAL_DNC false");
    assertThat(told(lists.find(call(NEW_YORK)))).hasSize(2); // whose call it is, is not known
  }

  /** A ledger, or the record of another seller, knows other requests than the list. */
  @Test
  void ownList_isAsked_whateverIsStatedOfOwnLists() throws IOException {
    ListInfo shared = ListInfo.builder(ListKind.INTERNAL_DNC).asOf(Editions.NOVEMBER).build();
    Contact call = callBy("acme", NEW_YORK);
    for (ListInfo own : List.of(Editions.own("acme"), shared)) {
      DoNotCallLists lists = DoNotCallLists.of(edition(own, NEW_YORK));
      for (String seller : List.of("acme", "Acme", "globex")) {
        ListEntry.Builder stated = ListEntry.builder().list(ListKind.INTERNAL_DNC).seller(seller);
        for (ListEntry entry :
            List.of(stated.build(), stated.listed(false).build(), stated.listed(true).build())) {
          List<ListEntry> both = lists.complete(call, List.of(entry)).orElseThrow();
          assertThat(both).as("%s %s", own, entry).hasSize(2).startsWith(entry);
          assertThat(both.get(1).get(ListEntry.SELLER)).contains("acme");
          assertThat(both.get(1).get(ListEntry.LISTED)).contains(true);
        }
      }
    }
  }

  /** A dialer states the instant of a call some time before it asks; clocks differ, too. */
  @Test
  void requestThatIsKnown_bindsTheCallThatIsAboutToBeMade() throws IOException {
    Path ours = folder.resolve("ours");
    CompanyList.create(ours, Editions.own("acme"));
    try (CompanyList list = CompanyList.open(Disk.system(), () -> NOON, ours, 1 << 17)) {
      list.add(NEW_YORK, NOON);
      DoNotCallLists lists = DoNotCallLists.of(list);
      for (int seconds : List.of(0, 1, 60)) {
        Instant at = NOON.minusSeconds(seconds);
        assertThat(entry(lists, at).get(ListEntry.LISTED)).contains(true);
        assertThat(entry(lists, at).get(ListEntry.SINCE)).contains(Moment.of(at));
      }
      assertThat(entry(lists, NOON.minusSeconds(61)).get(ListEntry.SINCE))
          .as("a call in the past")
          .contains(Moment.of(NOON));
      assertThat(entry(lists, NOON.plusSeconds(1)).get(ListEntry.SINCE)).contains(Moment.of(NOON));
    }
  }

  private static ListEntry entry(DoNotCallLists lists, Instant at) {
    List<ListEntry> found = lists.find(callBy("acme", NEW_YORK).at(at)).orElseThrow();
    assertThat(found).hasSize(1);
    return found.get(0);
  }

  @Test
  void ownListOfASellerOfNearlyTheSameName_leavesThoseOnItUndecided() throws IOException {
    for (String name : List.of("Acme", "AC ME", "\uff41cme")) {
      ListEdition theirs = edition(Editions.own(name), NEW_YORK);
      DoNotCallLists lists = DoNotCallLists.of(theirs);
      List<ListEntry> told = lists.find(callBy("acme", NEW_YORK)).orElseThrow();
      assertThat(told).hasSize(1);
      assertThat(told.get(0).get(ListEntry.SELLER)).contains("acme");
      assertThat(told.get(0).get(ListEntry.LISTED)).isEmpty();
      assertThat(lists.find(callBy("acme", DALLAS))).isEmpty();
      assertThat(lists.find(callBy("acme corp", NEW_YORK))).isEmpty();
      assertThat(lists.find(callBy(name, NEW_YORK)).orElseThrow().get(0).get(ListEntry.LISTED))
          .contains(true);
      theirs.close();
      assertThat(lists.find(callBy("acme", DALLAS)).orElseThrow().get(0).get(ListEntry.LISTED))
          .as("it may hold the number")
          .isEmpty();
    }
  }

  @Test
  void ownListThatNamesNoSeller_isThatOfWhoeverCalls() throws IOException {
    ListInfo shared = ListInfo.builder(ListKind.INTERNAL_DNC).asOf(Editions.NOVEMBER).build();
    DoNotCallLists lists = DoNotCallLists.of(edition(shared, NEW_YORK));
    Contact forAcme =
        Contact.callTo(NEW_YORK).caller(Caller.builder().seller("acme").build()).at(NOON).build();
    assertThat(lists.find(forAcme).orElseThrow().get(0).get(ListEntry.SELLER)).contains("acme");
    assertThat(lists.find(call(NEW_YORK)).orElseThrow().get(0).get(ListEntry.SELLER)).isEmpty();
  }

  @Test
  void find_twice_givesTheSameInstanceWhereNothingIsListed() {
    DoNotCallLists lists = DoNotCallLists.of(us, texas);
    List<ListEntry> first = lists.find(call(number(12145550143L))).orElseThrow();
    assertThat(lists.find(call(number(12145550144L))).orElseThrow()).isSameAs(first);
    assertThat(told(lists.find(call(DALLAS)))).contains("US NATIONAL_DNC true");
    assertThat(told(lists.find(call(number(12145550144L)))))
        .containsExactly("US NATIONAL_DNC false", "US-TX STATE_DNC false");
  }

  @Test
  void entries_areWhatTheEngineWouldFind_whereTheNumberSuggestsThatThePersonIs()
      throws IOException {
    ListEdition acme = edition(Editions.own("acme"), NEW_YORK);
    ListEdition zenith = edition(Editions.own("zenith"));
    DoNotCallLists lists = DoNotCallLists.of(us, canada, texas, tps, acme, zenith);
    for (PhoneNumber number : List.of(NEW_YORK, DALLAS, TORONTO, LONDON, TOLL_FREE)) {
      List<ListEntry> found = lists.find(callBy("acme", number)).orElseThrow();
      assertThat(lists.entries(number, "acme")).isSameAs(found);
    }
    assertThat(DoNotCallLists.of(texas).entries(NEW_YORK, "acme")).isEmpty();
  }

  @Test
  void ownListThatNamesNoSeller_isThatOfEachSellerInTurn_withoutANewAnswerForTheSame()
      throws IOException {
    ListInfo shared = ListInfo.builder(ListKind.INTERNAL_DNC).asOf(Editions.NOVEMBER).build();
    DoNotCallLists lists = DoNotCallLists.of(edition(shared, NEW_YORK));
    List<ListEntry> first = lists.find(callBy("acme", DALLAS)).orElseThrow();
    assertThat(lists.find(callBy("acme", TORONTO)).orElseThrow()).isSameAs(first);
    assertThat(lists.find(callBy("zenith", DALLAS)).orElseThrow().get(0).get(ListEntry.SELLER))
        .contains("zenith");
    ListEntry listed = lists.find(callBy("zenith", NEW_YORK)).orElseThrow().get(0);
    assertThat(listed.get(ListEntry.SELLER)).contains("zenith");
    assertThat(listed.get(ListEntry.LISTED)).contains(true);
    assertThat(lists.find(callBy("acme", DALLAS)).orElseThrow()).isEqualTo(first);
  }

  private static Contact callBy(String seller, PhoneNumber to) {
    return Contact.callTo(to).caller(Caller.builder().seller(seller).build()).at(NOON).build();
  }

  @Test
  void find_afterASwap_tellsOfTheNewEdition() throws IOException {
    Path file = Editions.write(folder.resolve("current.lexi"), Editions.US, List.of());
    try (CurrentEdition current = CurrentEdition.open(file)) {
      DoNotCallLists lists = DoNotCallLists.of(current);
      assertThat(lists.find(call(NEW_YORK)).orElseThrow().get(0).get(ListEntry.AS_OF))
          .contains(Editions.NOVEMBER);
      Editions.write(file, Editions.national("US", "2026-12-01"), List.of());
      current.refresh();
      assertThat(
              lists
                  .find(call(NEW_YORK))
                  .orElseThrow()
                  .get(0)
                  .get(ListEntry.AS_OF)
                  .map(Moment::toString))
          .contains("2026-12-01");
    }
  }

  /** A list that cannot be read is not one on which nobody stands. */
  @Test
  void find_aListThatFails_doesNotTell_andTheOthersAreAsked() throws IOException {
    Path file =
        Editions.write(folder.resolve("damaged.lexi"), Editions.US, List.of(DALLAS.digits()));
    byte[] bytes = Files.readAllBytes(file);
    bytes[4096] ^= 1; // where its first page lies
    Files.write(file, bytes);
    try (ListEdition damaged = ListEdition.open(file)) {
      assertThatThrownBy(() -> damaged.contains(DALLAS)).isInstanceOf(UncheckedIOException.class);
      DoNotCallLists lists = DoNotCallLists.of(damaged, texas);
      for (int time = 0; time < 2; time++) {
        List<ListEntry> told = lists.find(call(DALLAS)).orElseThrow();
        assertThat(told).hasSize(2);
        assertThat(told.get(0).get(ListEntry.LIST)).contains(ListKind.NATIONAL_DNC);
        assertThat(told.get(0).get(ListEntry.LISTED)).isEmpty();
        assertThat(told.get(0).get(ListEntry.AS_OF)).isPresent();
        assertThat(told.get(1).get(ListEntry.LISTED)).contains(false);
      }
    }
    ListEdition closed = edition(Editions.national("US", "2026-11-03"), DALLAS);
    closed.close();
    PhoneNumber inNoPage = PhoneNumber.ofDigits(DALLAS.digits() + 10_000_000L);
    for (PhoneNumber number : List.of(DALLAS, inNoPage)) {
      List<ListEntry> told = DoNotCallLists.of(closed).find(call(number)).orElseThrow();
      assertThat(told).hasSize(1);
      assertThat(told.get(0).get(ListEntry.LISTED)).isEmpty();
    }
  }

  @Test
  void of_theSameListTwice_isRefused() {
    assertThatThrownBy(() -> DoNotCallLists.of(us, us))
        .hasMessage(
            "The list us-national-dnc is given twice; give each of two lists an id of its own");
  }
}
