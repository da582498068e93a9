package io.lexicall.batch;

import static org.assertj.core.api.Assertions.assertThat;

import io.lexicall.Compliance;
import io.lexicall.Verdict;
import io.lexicall.facts.Activity;
import io.lexicall.facts.Contact;
import io.lexicall.facts.ListKind;
import io.lexicall.facts.Moment;
import io.lexicall.lists.DoNotCallLists;
import io.lexicall.lists.EditionBuilder;
import io.lexicall.lists.ListEdition;
import io.lexicall.lists.ListInfo;
import io.lexicall.number.PhoneNumber;
import io.lexicall.place.Place;
import io.lexicall.rule.CheckedList;
import io.lexicall.rule.Rule;
import io.lexicall.rule.Settings;
import io.lexicall.time.LookBack;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is told of lists that do not count is asked for calls that nobody makes. */
class UnfitListsTest {
  private static final Instant AT = Instant.parse("2026-11-24T17:00:00Z");
  private static final byte[] ROWS = "phone\n2125550142\n".getBytes(StandardCharsets.UTF_8);
  private static final String MISSING = "lists[national-dnc US]";

  private final List<Activity<?>> seen = new ArrayList<>();
  private Path national;

  /** A law that counts a list of 31 days ago as not checked. */
  private static final class FreshListLaw extends AmericanLaw {
    FreshListLaw() {
      super("fresh");
    }

    @Override
    public List<Rule<?>> rules(Settings settings) {
      CheckedList list = CheckedList.of(ListKind.NATIONAL_DNC).in(Place.of("US"));
      return List.of(
          Rule.on(Contact.SCHEMA, "fresh.listed")
              .title("Nobody on the list is called.")
              .cites("House Rules 1")
              .in(Place.of("US"))
              .when(list.where(list.olderThan(LookBack.days(31)).not()).listed())
              .remedy("refresh-list")
              .denies());
    }
  }

  @BeforeEach
  void write(@TempDir Path folder) throws IOException {
    national = folder.resolve("national.lexi");
    EditionBuilder.of(
            ListInfo.builder(ListKind.NATIONAL_DNC)
                .place(Place.of("US"))
                .asOf(Moment.of(LocalDate.parse("2026-09-01")))
                .build())
        .add(PhoneNumber.parse("+12125550143"))
        .write(national);
  }

  private Compliance watched(DoNotCallLists lists) {
    return Compliance.builder()
        .module(new FreshListLaw())
        .lists(lists)
        .observer(
            activity -> {
              seen.add(activity);
              return verdict -> {};
            })
        .build();
  }

  @Test
  void scrub_tellsTheObserverOfItsRows_andNotOfTheAgesOfLists() throws IOException {
    try (ListEdition edition = ListEdition.open(national)) {
      DoNotCallLists lists = DoNotCallLists.of(edition);
      Scrub.Result result =
          Scrub.of(watched(lists), AT)
              .input(new Scrub.Input("rows", () -> new ByteArrayInputStream(ROWS)))
              .phoneColumn("phone")
              .lists(lists)
              .build()
              .run();
      assertThat(result.tally().missing()).extracting(Object::toString).contains(MISSING + "=1");
      List<Activity<?>> rows = List.copyOf(seen);

      assertThat(result.whyMissing(MISSING)).isPresent();
      assertThat(result.lastDay(0)).contains(LocalDate.parse("2026-10-02"));
      assertThat(seen).isEqualTo(rows).hasSize(1);
    }
  }

  @Test
  void why_isUnseen() throws IOException {
    try (ListEdition edition = ListEdition.open(national)) {
      DoNotCallLists lists = DoNotCallLists.of(edition);
      Compliance compliance = watched(lists);
      Contact call = Contact.callTo(PhoneNumber.parse("+12125550142")).at(AT).build();
      Verdict verdict = compliance.check(call);
      assertThat(verdict.toString()).contains(MISSING);

      assertThat(UnfitLists.why(MISSING, call, lists.lists(), compliance).orElse(""))
          .matches("too old: .* of 2026-09-01; the law needs a version of 2026-10-24 or later");
      assertThat(seen).hasSize(1);
    }
  }

  @Test
  void impact_isUnseen() throws IOException {
    try (ListEdition edition = ListEdition.open(national)) {
      Compliance compliance = watched(DoNotCallLists.of(edition));
      Contact call = Contact.callTo(PhoneNumber.parse("+12125550142")).at(AT).build();
      Iterator<PastActivity> rows = List.of(PastActivity.of(call)).iterator();
      Impact.of(compliance, compliance.underLawOf(LocalDate.parse("2026-11-25")))
          .build()
          .run(() -> rows.hasNext() ? rows.next() : null, differing -> {});
      assertThat(seen).isEmpty();
    }
  }
}
