package io.lexicall.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.lexicall.facts.Caller;
import io.lexicall.facts.Contact;
import io.lexicall.facts.ListEntry;
import io.lexicall.facts.ListKind;
import io.lexicall.facts.Moment;
import io.lexicall.lists.CompanyList;
import io.lexicall.lists.DoNotCallLists;
import io.lexicall.lists.ListInfo;
import io.lexicall.number.PhoneNumber;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FollowedListTest {
  private static final PhoneNumber ASKED = PhoneNumber.parse("+12125550142");

  @TempDir Path folder;

  /** A client states the instant of a call some seconds before the server judges it. */
  @Test
  void requestThatIsKnown_bindsTheCallThatIsAboutToBeMade() throws IOException {
    Path own = folder.resolve("own");
    CompanyList.create(
        own,
        ListInfo.builder(ListKind.INTERNAL_DNC)
            .seller("acme")
            .asOf(Moment.of(LocalDate.parse("2026-01-01")))
            .build());
    Instant asked = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    try (CompanyList written = CompanyList.open(own)) {
      written.add(ASKED, asked);
    }
    try (FollowedList followed = FollowedList.open(own)) {
      Instant at = asked.minusSeconds(5);
      Contact call =
          Contact.callTo(ASKED).at(at).caller(Caller.builder().seller("acme").build()).build();
      List<ListEntry> told = DoNotCallLists.of(followed).find(call).orElseThrow();
      assertThat(told).hasSize(1);
      assertThat(told.get(0).get(ListEntry.LISTED)).contains(true);
      assertThat(told.get(0).get(ListEntry.SINCE)).contains(Moment.of(at));
      assertThat(followed.check(ASKED).orElseThrow().get(ListEntry.SINCE))
          .contains(Moment.of(asked));
    }
  }
}
