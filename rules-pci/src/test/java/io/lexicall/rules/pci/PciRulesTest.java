package io.lexicall.rules.pci;

import static org.assertj.core.api.Assertions.assertThat;

import io.lexicall.Compliance;
import io.lexicall.Decision;
import io.lexicall.Finding;
import io.lexicall.Obligation;
import io.lexicall.facts.Access;
import io.lexicall.facts.Activity;
import io.lexicall.facts.Agent;
import io.lexicall.facts.Artifact;
import io.lexicall.facts.CommunicationChannel;
import io.lexicall.facts.DataKind;
import io.lexicall.facts.Disclosure;
import io.lexicall.facts.PanDisplay;
import io.lexicall.facts.Payment;
import io.lexicall.facts.Recipient;
import io.lexicall.facts.Request;
import io.lexicall.facts.Storage;
import io.lexicall.facts.Training;
import io.lexicall.place.Place;
import io.lexicall.rule.Condition;
import io.lexicall.rule.Coverage;
import io.lexicall.rule.Rule;
import io.lexicall.rule.RuleModule;
import io.lexicall.rule.Settings;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What the module covers, and what ends with time. */
class PciRulesTest {
  private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

  private final Compliance pci = Compliance.builder().module(new PciRules()).build();

  private List<String> findings(Activity<?> activity) {
    return pci.check(activity).findings().stream().map(each -> each.rule().id()).toList();
  }

  @Test
  void module_coversPaymentsAndAccess_andNothingElse() {
    assertThat(new PciRules().name()).isEqualTo("pci");
    assertThat(findings(Payment.builder().at(NOON).build())).doesNotContain("core.coverage");
    assertThat(findings(Access.builder().at(NOON).data(List.of(DataKind.PAN)).build()))
        .doesNotContain("core.coverage");
    assertThat(findings(Access.builder().at(NOON).build())).contains("core.coverage");
    assertThat(
            findings(Request.builder().at(NOON).receivedAt(NOON).country(Place.of("DE")).build()))
        .containsExactly("core.coverage");
  }

  /** What no requirement reads of a security code that is told to somebody is not vouched for. */
  @ParameterizedTest
  @CsvSource({
    "PAN, FAMILY, VOICE, false",
    "CVV, FAMILY, VOICE, true",
    "PIN, SUBJECT, TEXT, true", // it may be encrypted
    "TRACK, AUTHORITY, MAIL, true",
    "CVV, VOICEMAIL, VOICE, false", // denied
    "CVV, PROCESSOR, WEB, false",
    "CVV, PROCESSOR, EMAIL, true",
  })
  void securityCode_isCoveredWhereARequirementReadsIt(
      DataKind kind, Recipient to, CommunicationChannel channel, boolean open) {
    Disclosure disclosure =
        Disclosure.builder()
            .at(NOON)
            .country(Place.of("US"))
            .data(List.of(kind))
            .to(to)
            .channel(channel)
            .build();

    assertThat(findings(disclosure).contains("core.coverage")).isEqualTo(open);
  }

  /**
   * The standard binds beside the law of a place: who holds that law does not hold the standard.
   */
  @ParameterizedTest
  @CsvSource({
    "PAN, FAMILY, VOICE, false",
    "CVV, FAMILY, VOICE, true",
    "PIN, SUBJECT, TEXT, true",
    "TRACK, AUTHORITY, IN_PERSON, true",
    "CVV, PROCESSOR, WEB, false",
    "CVV, PROCESSOR, EMAIL, true",
    "PERSONAL_DATA, THIRD_PARTY, VOICE, false",
  })
  void securityCode_isNotCoveredByTheLawOfThePlace(
      DataKind kind, Recipient to, CommunicationChannel channel, boolean open) {
    Compliance both =
        Compliance.builder().module(new PciRules()).module(new LawOfGermany()).build();
    Disclosure disclosure =
        Disclosure.builder()
            .at(NOON)
            .country(Place.of("DE"))
            .data(List.of(kind))
            .to(to)
            .channel(channel)
            .encrypted(true)
            .processorContract(true)
            .display(PanDisplay.LAST4)
            .build();

    assertThat(both.check(disclosure).decision())
        .isEqualTo(open ? Decision.INDETERMINATE : Decision.PERMIT);
  }

  /** Holds the law of a country, and finds nothing in it. */
  private static final class LawOfGermany implements RuleModule {
    @Override
    public String name() {
      return "germany";
    }

    @Override
    public List<Coverage<?>> coverage() {
      return List.of(Coverage.of(Disclosure.SCHEMA, Place.of("DE")));
    }

    @Override
    public List<Rule<?>> rules(Settings settings) {
      return List.of(
          Rule.on(Disclosure.SCHEMA, "germany.none")
              .title("It is so.")
              .cites("Law 1")
              .when(Condition.never())
              .denies());
    }

    @Override
    public String edition() {
      return "2026-11-30";
    }
  }

  /** Whoever is told, however: at their worst the facts are never a bare permit. */
  @ParameterizedTest
  @EnumSource(
      value = DataKind.class,
      names = {"CVV", "PIN", "TRACK"})
  void securityCode_toldToAnybodyInClear_isNoPermit(DataKind kind) {
    List<String> permitted = new ArrayList<>();
    for (Recipient to : Recipient.values()) {
      for (CommunicationChannel channel : CommunicationChannel.values()) {
        Disclosure disclosure =
            Disclosure.builder()
                .at(NOON)
                .country(Place.of("US"))
                .data(List.of(kind))
                .to(to)
                .channel(channel)
                .encrypted(false)
                .processorContract(false)
                .build();
        if (pci.check(disclosure).decision() == Decision.PERMIT) {
          permitted.add(to + " by " + channel);
        }
      }
    }

    assertThat(permitted).isEmpty();
  }

  /**
   * Twelve months from a training end with the same day a year later; the days are those of UTC.
   */
  @ParameterizedTest
  @CsvSource({
    "2025-11-24, false,",
    "2025-11-23, true,", // lapsed: time alone does not cure it
    "2026-11-24, false,",
    "2026-11-25, true, 2026-11-25T00:00:00Z", // still to come
  })
  void training_lastsTwelveMonths(LocalDate trained, boolean denied, @Nullable Instant from) {
    Agent agent =
        Agent.builder()
            .id("a-1")
            .trainedAt(Training.builder().pci(Optional.of(trained)).build())
            .build();
    Access access = Access.builder().at(NOON).agent(agent).data(List.of(DataKind.PAN)).build();
    List<Finding> denials =
        pci.check(access).findings().stream()
            .filter(each -> each.rule().id().contains("training"))
            .toList();

    assertThat(denials).hasSize(denied ? 1 : 0);
    for (Finding denial : denials) {
      assertThat(denial.permittedFrom().orElse(null)).isEqualTo(from);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "US-NY, keep-log by 2027-11-24, The last three months are immediately available.",
    ", keep-log by 2027-11-24, The last three months are immediately available.",
  })
  void log_isKeptAYear_alsoWhereThePlaceIsNotKnown(
      @Nullable String region, String duty, String note) {
    Storage.Builder log = Storage.builder().at(NOON).artifact(Artifact.LOG).createdAt(NOON);
    if (region != null) {
      log.country(Place.of("US")).region(Place.of(region));
    }
    assertThat(
            pci.check(log.contains(List.of()).build()).obligations().stream()
                .map(Obligation::duty)
                .filter(each -> each.name().equals("keep-log")))
        .singleElement()
        .satisfies(
            owed -> {
              assertThat(owed).hasToString(duty);
              assertThat(owed.note()).isEqualTo(note);
            });
  }
}
