package io.lexicall.rules.gdpr;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.lexicall.Compliance;
import io.lexicall.Decision;
import io.lexicall.Finding;
import io.lexicall.facts.Called;
import io.lexicall.facts.Caller;
import io.lexicall.facts.Consent;
import io.lexicall.facts.ConsentKind;
import io.lexicall.facts.Contact;
import io.lexicall.facts.ContactChannel;
import io.lexicall.facts.ContactPurpose;
import io.lexicall.facts.LawfulBasis;
import io.lexicall.facts.LineType;
import io.lexicall.facts.ListEntry;
import io.lexicall.facts.ListKind;
import io.lexicall.facts.Message;
import io.lexicall.facts.Moment;
import io.lexicall.facts.Relationship;
import io.lexicall.facts.Subscriber;
import io.lexicall.facts.Voice;
import io.lexicall.place.Atlas;
import io.lexicall.place.Place;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * What each state asks of a few plain contacts on the first and the last day of each period of its
 * law: {@code states.csv}, which was worked out from the book by a reading that shares no code with
 * ours.
 */
class StatesTest {
  private static final Set<String> CONSENT =
      Set.of(
          "eprivacy.live-call-consent",
          "eprivacy.live-call-opt-out",
          "eprivacy.automated-call-consent",
          "eprivacy.text-consent");

  /** The columns of the file after the country and the day, in order. */
  private static final List<String> CONTACTS =
      List.of(
          "live-stranger",
          "live-mobile-stranger",
          "live-consented",
          "live-listed",
          "live-listed-customer",
          "live-unchecked",
          "live-press",
          "live-business",
          "recorded-unconsented",
          "recorded-consented",
          "text-stranger",
          "text-customer",
          "text-consented");

  private static final Relationship STRANGER =
      Relationship.builder().customer(false).similarProducts(false).build();

  @Test
  void contacts_onTheEdgesOfEachPeriod() throws IOException {
    Compliance engine = engine();
    StringBuilder ours = new StringBuilder();
    List<String> lines = lines();
    for (String line : lines) {
      List<String> cells = List.of(line.split(","));
      Place state = Place.of(cells.get(0));
      LocalDate day = LocalDate.parse(cells.get(1));
      ours.append(cells.get(0)).append(',').append(cells.get(1));
      for (String name : CONTACTS) {
        ours.append(',').append(answer(engine, state, day, name));
      }
      ours.append('\n');
    }
    assertThat(ours.toString().lines()).containsExactlyElementsOf(lines);
  }

  @Test
  void states_allOfTheTable() {
    Set<String> states =
        Tables.read(NationalTables.LIVE_CALLS).rows().stream()
            .map(row -> row.requireText("country"))
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(states).hasSize(32);
    Compliance engine = engine();
    for (String state : states) {
      assertThat(
              answer(engine, Place.of(state), LocalDate.of(2026, 11, 24), "recorded-unconsented"))
          .as(state)
          .isEqualTo("deny");
    }
  }

  private static List<String> lines() throws IOException {
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                requireNonNull(StatesTest.class.getResourceAsStream("states.csv")),
                StandardCharsets.UTF_8))) {
      return reader.lines().skip(1).toList();
    }
  }

  private static Compliance engine() {
    return Compliance.builder().module(new GdprRules()).build().only(List.of("eprivacy"));
  }

  private static String answer(Compliance engine, Place state, LocalDate day, String name) {
    Contact contact = contact(state, day, name);
    Set<Decision> outcomes =
        engine.check(contact).findings().stream()
            .filter(finding -> CONSENT.contains(finding.rule().id()))
            .map(Finding::outcome)
            .collect(Collectors.toSet());
    return outcomes.isEmpty() ? "pass" : outcomes.contains(Decision.DENY) ? "deny" : "unclear";
  }

  private static Contact contact(Place state, LocalDate day, String name) {
    boolean text = name.startsWith("text");
    boolean machine = name.startsWith("recorded");
    boolean business = name.endsWith("business");
    boolean customer = name.endsWith("customer") || name.equals("recorded-unconsented");
    boolean consented = name.endsWith("-consented") || name.equals("recorded-unconsented");
    Instant at = day.atTime(11, 0).atZone(Atlas.ofCountry(state).zones().get(0)).toInstant();
    Consent consent =
        Consent.builder()
            .kind(ConsentKind.OPT_IN)
            .grantedAt(at.minus(Duration.ofDays(30)))
            .seller("acme")
            .channels(List.of(text ? ContactChannel.TEXT : ContactChannel.VOICE))
            .purposes(List.of(ContactPurpose.TELEMARKETING))
            .automated(name.equals("recorded-consented"))
            .build();
    return Contact.builder()
        .at(at)
        .channel(text ? ContactChannel.TEXT : ContactChannel.VOICE)
        .purpose(ContactPurpose.TELEMARKETING)
        .voice(machine ? Voice.PRERECORDED : Voice.LIVE)
        .subject(name.equals("live-press") ? "press-subscription" : "furniture")
        .caller(
            Caller.builder()
                .seller("acme")
                .financialInstitution(false)
                .transmitsCallerId(true)
                .build())
        .to(
            Called.builder()
                .country(state)
                .lineType(text || name.contains("mobile") ? LineType.MOBILE : LineType.FIXED_LINE)
                .subscriber(business ? Subscriber.BUSINESS : Subscriber.CONSUMER)
                .inDirectory(true)
                .build())
        .consents(consented ? List.of(consent) : List.of())
        .relationship(customer ? ownCustomer(at) : STRANGER)
        .lists(name.equals("live-unchecked") ? List.of() : checks(state, day, name))
        .history(List.of())
        .lawfulBasis(LawfulBasis.CONSENT)
        .message(
            Message.builder()
                .identifiesCaller(true)
                .optOutMechanism(true)
                .containsAdvertising(true)
                .build())
        .build();
  }

  private static Relationship ownCustomer(Instant at) {
    return Relationship.builder()
        .customer(true)
        .similarProducts(true)
        .lastTransactionAt(at.minus(Duration.ofDays(60)))
        .build();
  }

  private static List<ListEntry> checks(Place state, LocalDate day, String name) {
    if (!state.code().equals("GB")) {
      return List.of(check(day, name).list(ListKind.NATIONAL_OPTOUT).country(state).build());
    }
    ListEntry tps = check(day, name).list(ListKind.TPS).build();
    return name.endsWith("business")
        ? List.of(tps, check(day, name).list(ListKind.CTPS).build())
        : List.of(tps);
  }

  private static ListEntry.Builder check(LocalDate day, String name) {
    return ListEntry.builder()
        .listed(name.startsWith("live-listed"))
        .asOf(Moment.of(day.withDayOfMonth(Math.max(1, day.getDayOfMonth() - 10))))
        .since(Moment.of(day.minusDays(400)));
  }
}
