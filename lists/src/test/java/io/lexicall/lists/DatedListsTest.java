package io.lexicall.lists;

import static io.lexicall.lists.Editions.number;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lexicall.facts.Contact;
import io.lexicall.facts.ListEntry;
import io.lexicall.facts.ListKind;
import io.lexicall.facts.Moment;
import io.lexicall.number.PhoneNumber;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatedListsTest {
  private static final PhoneNumber NEW_YORK = number(12125550142L);

  @TempDir Path folder;
  private final List<ListEdition> open = new ArrayList<>();

  @AfterEach
  void tearDown() {
    open.forEach(ListEdition::close);
  }

  private ListEdition edition(ListInfo info, Long... digits) throws IOException {
    Path file = folder.resolve(open.size() + ".lexi");
    ListEdition edition = ListEdition.open(Editions.write(file, info, List.of(digits)));
    open.add(edition);
    return edition;
  }

  /** What was said of the number at that instant: whether it was listed, and in which version. */
  private static Optional<String> said(DatedLists lists, String at) {
    Contact call = Contact.callTo(NEW_YORK).at(Instant.parse(at)).build();
    return lists
        .find(call)
        .map(
            entries -> {
              assertThat(entries).hasSize(1);
              ListEntry entry = entries.get(0);
              return entry.get(ListEntry.LISTED).map(String::valueOf).orElse("unknown")
                  + entry.get(ListEntry.AS_OF).map(version -> " of " + version).orElse("");
            });
  }

  @Test
  void newestEdition_thatHadBegunByTheClockOfTheCalled_counts() throws IOException {
    DatedLists lists =
        DatedLists.of(
            List.of(
                edition(Editions.national("US", "2026-03-01")),
                edition(Editions.national("US", "2026-01-01")),
                edition(Editions.national("US", "2026-02-01"), 12125550142L)));

    assertThat(said(lists, "2026-01-01T04:59:59Z")).isEmpty();
    assertThat(said(lists, "2026-01-01T05:00:00Z")).contains("false of 2026-01-01");
    assertThat(said(lists, "2026-02-01T04:59:59Z")).contains("false of 2026-01-01");
    assertThat(said(lists, "2026-02-01T05:00:00Z")).contains("true of 2026-02-01");
    assertThat(said(lists, "2026-03-01T05:00:00Z")).contains("false of 2026-03-01");
  }

  /** Slow and obvious: of each list the newest edition whose version has come by all clocks. */
  private static List<NumberList> inForce(List<ListEdition> editions, Contact call) {
    List<NumberList> chosen = new ArrayList<>();
    for (ListEdition each : editions) {
      boolean isNewest =
          editions.stream()
              .filter(other -> other.info().isSameListAs(each.info()) && hasBegun(other, call))
              .noneMatch(other -> begin(other, call).isAfter(begin(each, call)));
      if (hasBegun(each, call) && isNewest) {
        chosen.add(each);
      }
    }
    return chosen;
  }

  private static boolean hasBegun(ListEdition edition, Contact call) {
    return !begin(edition, call).isAfter(call.at());
  }

  private static Instant begin(ListEdition edition, Contact call) {
    return call.whereabouts().clocks().stream()
        .map(clock -> edition.info().asOf().at(clock))
        .max(Comparator.naturalOrder())
        .orElseThrow();
  }

  @Test
  void editions_areThoseThatHadBegun_whereverAndWheneverItIs() throws IOException {
    List<ListEdition> editions = new ArrayList<>();
    for (int month = 1; month <= 9; month++) {
      editions.add(edition(Editions.national("US", "2026-0" + month + "-01")));
      if (month % 2 == 0) {
        editions.add(edition(Editions.national("CA", "2026-0" + month + "-03")));
      }
    }
    DatedLists lists = DatedLists.of(editions);
    Random random = new Random(1);
    for (int i = 0; i < 2_000; i++) {
      long[] numbers = {12125550142L, 13055550142L, 18505550142L, 18085550142L};
      Instant near = Instant.parse("2026-0%d-01T06:00:00Z".formatted(1 + random.nextInt(9)));
      Contact call =
          Contact.callTo(number(numbers[random.nextInt(numbers.length)]))
              .at(near.plusSeconds(1_800L * (random.nextInt(200) - 40)))
              .build();

      assertThat(lists.inForce(call)).containsExactlyInAnyOrderElementsOf(inForce(editions, call));
    }
  }

  @Test
  void listsOfTwoKinds_haveEachAnEditionOfItsOwn() throws IOException {
    ListEdition early = edition(Editions.national("US", "2026-01-01"));
    ListEdition late = edition(Editions.national("US", "2026-06-01"));
    ListEdition ours = edition(Editions.own("acme"));
    DatedLists lists = DatedLists.of(List.of(late, ours, early));
    Contact call = Contact.callTo(NEW_YORK).at(Instant.parse("2026-05-01T12:00:00Z")).build();

    assertThat(lists.inForce(call)).containsExactly(early);
    assertThat(lists.inForce(call.at(Instant.parse("2026-12-01T12:00:00Z"))))
        .containsExactly(late, ours);
    assertThat(lists.editions()).containsExactly(late, ours, early);
  }

  @Test
  void statedEntry_staysAsItIs() throws IOException {
    DatedLists lists = DatedLists.of(List.of(edition(Editions.US, 12125550142L)));
    Contact call = Contact.callTo(NEW_YORK).at(Instant.parse("2026-11-24T12:00:00Z")).build();
    ListEntry stated = ListEntry.builder().list(ListKind.NATIONAL_DNC).listed(false).build();

    assertThat(lists.complete(call, List.of(stated)).orElse(List.of(stated)))
        .containsExactly(stated);
  }

  @Test
  void companyList_tellsNothingOfANumber_thatWasPutOnItOrTakenOffItLater() throws IOException {
    Path ours = folder.resolve("ours");
    CompanyList.create(ours, Editions.own("acme"));
    try (CompanyList list = CompanyList.open(ours)) {
      DatedLists lists = DatedLists.of(List.of(list));
      assertThat(said(lists, "2026-10-01T00:00:00Z")).as("before it began").contains("unknown");
      assertThat(said(lists, "2026-11-10T00:00:00Z")).contains("false");
      list.add(NEW_YORK, Instant.parse("2026-11-15T00:00:00Z"));
      assertThat(said(lists, "2026-11-10T00:00:00Z")).contains("unknown");
      assertThat(said(lists, "2026-11-15T00:00:00Z")).contains("true");
      list.remove(NEW_YORK, Instant.parse("2026-11-20T00:00:00Z"));
      assertThat(said(lists, "2026-11-16T00:00:00Z")).contains("unknown");
      assertThat(said(lists, "2026-11-20T00:00:00Z")).contains("false");
      list.compact();
      assertThat(said(lists, "2026-11-16T00:00:00Z")).contains("unknown");
      assertThat(said(lists, "2026-11-20T00:00:00Z")).contains("false");
    }
  }

  /** A company that moves its old requests into a new list was told of them before. */
  @Test
  void companyList_tellsOfTimesBeforeItBegan_whatItHasDatesOf() throws IOException {
    Path ours = folder.resolve("ours");
    PhoneNumber undated = number(12125550143L);
    CompanyList.create(
        ours,
        EditionBuilder.of(Editions.own("acme"))
            .add(NEW_YORK, Moment.of(LocalDate.parse("2020-05-01")))
            .add(undated));
    try (CompanyList list = CompanyList.open(ours)) {
      DatedLists lists = DatedLists.of(List.of(list));
      assertThat(said(lists, "2026-11-01T04:00:00Z")).contains("true");
      assertThat(said(lists, "2026-10-31T00:00:00Z")).contains("true");
      assertThat(said(lists, "2020-05-01T00:00:00Z")).contains("true");
      assertThat(said(lists, "2020-04-30T23:59:59Z")).contains("unknown");
      Contact call = Contact.callTo(undated).at(Instant.parse("2026-11-01T04:00:00Z")).build();
      assertThat(lists.inForce(call)).containsExactly(list);
      assertThat(listed(lists, call.at(Instant.parse("2026-11-01T03:59:59Z")))).isEmpty();
      assertThat(listed(lists, call)).contains(true);
      PhoneNumber other = number(12125550144L);
      list.add(other, Instant.parse("2026-06-01T00:00:00Z"));
      Contact before = Contact.callTo(other).at(Instant.parse("2026-06-01T00:00:00Z")).build();
      assertThat(listed(lists, before)).contains(true);
      assertThat(listed(lists, before.at(before.at().minusSeconds(1)))).isEmpty();
    }
  }

  /** New York is in the Eastern zone, so that the list begins there at 04:00 UTC. */
  private static Optional<Boolean> listed(DatedLists lists, Contact call) {
    return lists.find(call).orElseThrow().get(0).get(ListEntry.LISTED);
  }

  @Test
  void companyList_besideAnOlderEditionOfIt_countsFromItsVersionOn() throws IOException {
    ListInfo earlier =
        Editions.own("acme").toBuilder().asOf(Moment.of(LocalDate.parse("2026-06-01"))).build();
    ListEdition exported = edition(earlier, 12125550142L);
    Path ours = folder.resolve("ours");
    CompanyList.create(ours, Editions.own("acme"));
    try (CompanyList list = CompanyList.open(ours)) {
      DatedLists lists = DatedLists.of(List.of(exported, list));
      Contact call = Contact.callTo(NEW_YORK).at(Instant.parse("2026-07-01T00:00:00Z")).build();
      assertThat(lists.inForce(call)).containsExactly(exported);
      assertThat(lists.inForce(call.at(Instant.parse("2026-11-02T00:00:00Z"))))
          .containsExactly(list);
      assertThat(lists.inForce(call.at(Instant.parse("2026-05-01T00:00:00Z"))))
          .containsExactly(list);
    }
  }

  @Test
  void sameVersionTwice_isRefused() throws IOException {
    List<ListEdition> twice = List.of(edition(Editions.US), edition(Editions.US));

    assertThatThrownBy(() -> DatedLists.of(twice))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("us-national-dnc of 2026-11-01 is given twice");
  }
}
