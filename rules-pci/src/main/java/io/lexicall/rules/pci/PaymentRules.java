package io.lexicall.rules.pci;

import static io.lexicall.rule.Condition.in;
import static io.lexicall.rule.Condition.isFalse;
import static io.lexicall.rule.Condition.isTrue;
import static io.lexicall.rule.Condition.known;

import io.lexicall.facts.Agent;
import io.lexicall.facts.CaptureMethod;
import io.lexicall.facts.CaptureState;
import io.lexicall.facts.CardElement;
import io.lexicall.facts.Fact;
import io.lexicall.facts.FactType;
import io.lexicall.facts.Payment;
import io.lexicall.facts.Recording;
import io.lexicall.facts.Training;
import io.lexicall.facts.Transport;
import io.lexicall.rule.Condition;
import io.lexicall.rule.Rule;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Taking cards on a call: what must stay out of every recording, and how the number travels. */
final class PaymentRules {
  private static final List<CardElement> SENSITIVE =
      List.of(CardElement.CVV, CardElement.PIN, CardElement.TRACK);
  private static final Condition<Payment> HOLDS_SENSITIVE =
      Condition.listHolds(Payment.CAPTURES, SENSITIVE.toArray(CardElement[]::new));

  private static final Condition<Payment> ACCOUNT_DATA =
      HOLDS_SENSITIVE.or(Condition.listHolds(Payment.CAPTURES, CardElement.PAN));

  /** Spoken by the caller, or by the agent who repeats it. */
  private static final Condition<Payment> IN_WORDS =
      in(Payment.METHOD, CaptureMethod.SPOKEN, CaptureMethod.AGENT_KEYED);

  /** Unmasked tones are the digits. */
  private static final Condition<Payment> IN_SOUND =
      in(Payment.METHOD, CaptureMethod.SPOKEN, CaptureMethod.AGENT_KEYED, CaptureMethod.DTMF_CLEAR);

  private final Requirements requirements;
  private final List<Rule<?>> rules = new ArrayList<>();

  private PaymentRules(Requirements requirements) {
    this.requirements = requirements;
  }

  static List<Rule<?>> of(Requirements requirements) {
    PaymentRules making = new PaymentRules(requirements);
    making.keptOutOf("recording", "the audio recording", Payment.RECORDING, IN_SOUND);
    making.keptOutOf(
        "screen-recording", "the recording of the screen", Payment.SCREEN_RECORDING, IN_WORDS);
    making.keptOutOf("transcript", "the transcript", Payment.TRANSCRIPTION, IN_WORDS);
    making.numberInRecording();
    making.agent();
    making.others();
    return making.rules;
  }

  private void keptOutOf(
      String name, String store, Fact<Payment, CaptureState> state, Condition<Payment> method) {
    String id = "sad-in-" + name;
    Condition<Payment> kept = in(state, CaptureState.RUNNING).and(method);
    for (CardElement element : SENSITIVE) {
      rules.addAll(
          requirements
              .draft(Payment.SCHEMA, id, FactType.code(element))
              .title("Sensitive authentication data is kept out of " + store + ".")
              .when(kept)
              .when(Condition.listHolds(Payment.CAPTURES, element))
              .remedy("pause-recording", "mask-dtmf")
              .denies());
    }
    rules.addAll(
        requirements
            .draft(Payment.SCHEMA, id, "pause")
            .title("While sensitive authentication data is taken, " + store + " is paused.")
            .when(kept)
            .when(HOLDS_SENSITIVE)
            .obliges("pause-recording"));
  }

  /**
   * Not asked for if only the card number is taken: only recordings that are known to run count.
   */
  private static Condition<Payment> isKnownToRun(Fact<Payment, CaptureState> state) {
    return known(state).and(in(state, CaptureState.RUNNING));
  }

  /** A transcript and a screen recording contain the number, as the audio recording does. */
  private void numberInRecording() {
    rules.addAll(
        requirements
            .draft(Payment.SCHEMA, "sad-in-recording", "pan")
            .title("A recording that will contain a card number is encrypted.")
            .when(
                in(Payment.RECORDING, CaptureState.RUNNING)
                    .and(IN_SOUND)
                    .or(isKnownToRun(Payment.TRANSCRIPTION).and(IN_WORDS))
                    .or(isKnownToRun(Payment.SCREEN_RECORDING).and(IN_WORDS)))
            .when(Condition.listHolds(Payment.CAPTURES, CardElement.PAN))
            .unless(HOLDS_SENSITIVE)
            .obliges("encrypt"));
    rules.addAll(
        requirements
            .draft(Recording.SCHEMA, "sad-in-recording", "recording")
            .title("A recording is paused while card data is spoken.")
            .when(known(Recording.CONTAINS_CARD_DATA))
            .when(isTrue(Recording.CONTAINS_CARD_DATA))
            .obliges("pause-recording"));
  }

  /**
   * An agent who hears or keys in card data has access to it; only what is known about the agent
   * counts.
   */
  private void agent() {
    Fact<Payment, Boolean> need = Payment.AGENT.then(Agent.NEED_TO_KNOW);
    rules.addAll(
        ofAgent("need-to-know", "payment", need)
            .title("Only staff whose work needs it hear or key in card data.")
            .when(isFalse(need))
            .remedy("transfer-to-authorized-agent")
            .denies());
    Fact<Payment, Boolean> ownAccount = Payment.AGENT.then(Agent.UNIQUE_ID);
    rules.addAll(
        ofAgent("unique-id", "payment", ownAccount)
            .title("Everybody who hears or keys in card data has a unique account.")
            .when(isFalse(ownAccount))
            .remedy("assign-unique-id")
            .denies());
    Fact<Payment, Optional<LocalDate>> trained =
        Payment.AGENT.then(Agent.TRAINED_AT).then(Training.PCI);
    Condition<Payment> inTime = AccessRules.trainedInTime(trained);
    rules.addAll(
        ofAgent("awareness-training", "payment", trained)
            .title("Staff who hear or key in card data are trained at least every 12 months.")
            .unless(inTime)
            .remedy("train")
            .denies());
    rules.addAll(
        ofAgent("awareness-training", "payment-train", trained)
            .title(
                "Staff who hear or key in card data are trained again if their training is"
                    + " more than 12 months old.")
            .unless(inTime)
            .obliges("train"));
  }

  private Draft<Payment> ofAgent(String name, String variant, Fact<Payment, ?> fact) {
    return requirements
        .draft(Payment.SCHEMA, name, variant)
        .when(known(fact))
        .when(IN_WORDS)
        .when(ACCOUNT_DATA);
  }

  private void others() {
    rules.addAll(
        requirements
            .draft(Payment.SCHEMA, "dtmf-masking", "")
            .title("DTMF tones of keyed digits are masked.")
            .when(in(Payment.METHOD, CaptureMethod.DTMF_CLEAR))
            .obliges("mask-dtmf"));
    rules.addAll(
        requirements
            .draft(Payment.SCHEMA, "transmission", "")
            .title(
                "A card number is sent over open, public networks only under strong"
                    + " cryptography; an unencrypted voice leg counts as one, since it may"
                    + " leave the private network.")
            .when(in(Payment.TRANSPORT, Transport.CLEAR))
            .when(Condition.listHolds(Payment.CAPTURES, CardElement.PAN, CardElement.TRACK))
            .remedy("encrypt")
            .denies());
  }
}
