package io.lexicall.rules.gdpr;

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
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.aggregator.AggregateWith;
import org.junit.jupiter.params.aggregator.ArgumentsAccessor;
import org.junit.jupiter.params.aggregator.ArgumentsAggregator;
import org.junit.jupiter.params.provider.CsvFileSource;

/**
 * What each state asks of a few plain contacts on the first and the last day of each period of its
 * law: {@code states.csv}, which was worked out from the book by a reading that shares no code with
 * ours.
 */
class StatesTest {
  private static final String FILE = "/io/lexicall/rules/gdpr/states.csv";
  private static final Compliance COMPLIANCE =
      Compliance.builder().module(new GdprRules()).build().only(List.of("eprivacy"));
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

  /** A line of the file as it is, and what we say. */
  private record Answers(String expected, String ours) {}

  @ParameterizedTest
  @CsvFileSource(resources = FILE, numLinesToSkip = 1)
  void contacts_onTheEdgesOfEachPeriod(@AggregateWith(Asked.class) Answers answers) {
    assertThat(answers.ours).isEqualTo(answers.expected);
  }

  @Test
  void states_allOfTheTable() {
    Set<String> states =
        Tables.read(Tables.TELEMARKETING).rows().stream()
            .map(row -> row.requireText("country"))
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(states).hasSize(32);
    for (String state : states) {
      assertThat(answer(Place.of(state), LocalDate.of(2026, 11, 24), "recorded-unconsented"))
          .as(state)
          .isEqualTo("deny");
    }
  }

  private static final class Asked implements ArgumentsAggregator {
    @Override
    public Object aggregateArguments(ArgumentsAccessor line, ParameterContext context) {
      Place state = Place.of(line.getString(0));
      LocalDate day = LocalDate.parse(line.getString(1));
      StringBuilder expected = new StringBuilder();
      StringBuilder ours = new StringBuilder();
      for (int i = 0; i < CONTACTS.size(); i++) {
        String name = CONTACTS.get(i);
        expected.append(name).append(' ').append(line.getString(i + 2)).append('\n');
        ours.append(name).append(' ').append(answer(state, day, name)).append('\n');
      }
      return new Answers(expected.toString(), ours.toString());
    }
  }

  private static String answer(Place state, LocalDate day, String name) {
    Contact contact = contact(state, day, name);
    Set<Decision> outcomes =
        COMPLIANCE.check(contact).findings().stream()
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
        .caller(Caller.builder().seller("acme").transmitsCallerId(true).build())
        .to(
            Called.builder()
                .country(state)
                .lineType(text || name.contains("mobile") ? LineType.MOBILE : LineType.FIXED_LINE)
                .subscriber(business ? Subscriber.BUSINESS : Subscriber.CONSUMER)
                .build())
        .consents(consented ? List.of(consent) : List.of())
        .relationship(Relationship.builder().customer(customer).similarProducts(customer).build())
        .lists(name.equals("live-unchecked") ? List.of() : List.of(check(state, day, name)))
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

  private static ListEntry check(Place state, LocalDate day, String name) {
    ListEntry.Builder check =
        ListEntry.builder()
            .listed(name.startsWith("live-listed"))
            .asOf(Moment.of(day.minusDays(10)))
            .since(Moment.of(day.minusDays(400)));
    return state.code().equals("GB")
        ? check.list(name.endsWith("business") ? ListKind.CTPS : ListKind.TPS).build()
        : check.list(ListKind.NATIONAL_OPTOUT).country(state).build();
  }
}
