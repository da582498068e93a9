package io.lexicall.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.lexicall.Decision;
import io.lexicall.Verdict;
import io.lexicall.facts.CommunicationChannel;
import io.lexicall.facts.DataKind;
import io.lexicall.facts.DataPurpose;
import io.lexicall.facts.Disclosure;
import io.lexicall.facts.LawfulBasis;
import io.lexicall.facts.PanDisplay;
import io.lexicall.facts.Recipient;
import io.lexicall.place.Place;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Codes, PINs and tracks of cards that are told to somebody: the card standard binds everywhere, so
 * that the law on data protection of a place never permits what the standard leaves open.
 */
class CardCodesToldTest {
  private static final Set<DataKind> CODES = EnumSet.of(DataKind.CVV, DataKind.PIN, DataKind.TRACK);
  private static final Set<CommunicationChannel> MESSAGES =
      EnumSet.of(CommunicationChannel.TEXT, CommunicationChannel.EMAIL, CommunicationChannel.CHAT);
  private static final Set<Recipient> SERVICE_PROVIDERS =
      EnumSet.of(Recipient.PROCESSOR, Recipient.BUSINESS_ASSOCIATE);

  /** Nothing but the code itself speaks against it. */
  private static Disclosure.Builder told(
      String country,
      DataKind kind,
      Recipient to,
      CommunicationChannel channel,
      @Nullable Boolean encrypted) {
    Disclosure.Builder told =
        Disclosure.builder()
            .at(Instant.parse("2026-11-24T17:00:00Z"))
            .country(Place.of(country))
            .recipientCountry(Place.of(country))
            .data(List.of(kind))
            .to(to)
            .purpose(DataPurpose.SERVICE)
            .channel(channel)
            .identityVerified(true)
            .subjectAgreed(true)
            .minimumNecessary(true)
            .businessAssociateAgreement(true)
            .processorContract(true)
            .requiredByLaw(true)
            .lawfulBasis(LawfulBasis.CONTRACT);
    if (encrypted != null) {
      told.encrypted(encrypted);
    }
    return told;
  }

  private static boolean isOpen(Verdict verdict) {
    return verdict.findings().stream().anyMatch(each -> each.rule().id().equals("core.coverage"));
  }

  /**
   * To whomever and however, in each place alike: left in clear it is denied; passed to a service
   * provider other than by message it is what the law of the place makes of it; anything else is
   * open. In Canada nobody holds the law on disclosures at all.
   */
  @ParameterizedTest
  @CsvSource({"DE, true", "GB, true", "CH, true", "US, true", "CA, false"})
  void code_isPermittedToServiceProvidersAlone(String country, boolean lawIsHeld) {
    List<String> wrong = new ArrayList<>();
    for (DataKind kind : CODES) {
      for (Recipient to : Recipient.values()) {
        for (CommunicationChannel channel : CommunicationChannel.values()) {
          for (boolean encrypted : List.of(true, false)) {
            Verdict verdict =
                Suite.engine().check(told(country, kind, to, channel, encrypted).build());
            boolean leftInClear =
                to == Recipient.VOICEMAIL || (MESSAGES.contains(channel) && !encrypted);
            boolean passedOn = SERVICE_PROVIDERS.contains(to) && !MESSAGES.contains(channel);
            boolean right =
                leftInClear
                    ? verdict.decision() == Decision.DENY
                    : isOpen(verdict) == !(passedOn && lawIsHeld)
                        && (verdict.decision() != Decision.PERMIT || (passedOn && lawIsHeld));
            if (!right) {
              wrong.add(kind + " to " + to + " by " + channel + " " + encrypted + ": " + verdict);
            }
          }
        }
      }
    }
    assertThat(wrong).isEmpty();
  }

  /** The acquirer gets it by telephone in each of these places: the standard stands in no way. */
  @ParameterizedTest
  @CsvSource({"DE", "GB", "CH", "US"})
  void code_forTheAcquirer_isPermitted(String country) {
    for (DataKind kind : CODES) {
      Verdict verdict =
          Suite.engine()
              .check(
                  told(country, kind, Recipient.PROCESSOR, CommunicationChannel.VOICE, true)
                      .build());
      assertThat(verdict.decision()).as("%s: %s", kind, verdict).isEqualTo(Decision.PERMIT);
    }
  }

  /** What would tell is asked for: to whom, how, and what. */
  @ParameterizedTest
  @CsvSource({"DE", "GB", "CH", "US"})
  void code_ofWhichNotAllIsKnown_isNoPermit(String country) {
    for (String fact : List.of("to", "channel", "data")) {
      Disclosure told =
          told(country, DataKind.PIN, Recipient.PROCESSOR, CommunicationChannel.VOICE, null)
              .without(Disclosure.SCHEMA.fact(fact).orElseThrow())
              .build();
      Verdict verdict = Suite.engine().check(told);
      assertThat(verdict.decision()).as(fact).isNotEqualTo(Decision.PERMIT);
      assertThat(verdict.findings())
          .as(fact)
          .anyMatch(each -> each.missing().stream().anyMatch(one -> one.path().equals(fact)));
    }
  }

  /** A number that is masked or truncated is no code, nor is any other data. */
  @ParameterizedTest
  @CsvSource({"DE", "GB", "CH", "US"})
  void maskedNumber_staysWhatTheLawOfThePlaceMakesOfIt(String country) {
    for (PanDisplay display :
        List.of(PanDisplay.MASKED, PanDisplay.BIN_AND_LAST4, PanDisplay.LAST4)) {
      for (Recipient to : Recipient.values()) {
        for (CommunicationChannel channel : CommunicationChannel.values()) {
          Verdict verdict =
              Suite.engine()
                  .check(told(country, DataKind.PAN, to, channel, true).display(display).build());
          assertThat(isOpen(verdict)).as("%s to %s by %s", display, to, channel).isFalse();
        }
      }
    }
  }
}
