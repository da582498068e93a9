package io.lexicall.benchmarks.host;

import io.lexicall.benchmarks.dialing.Week;
import io.lexicall.facts.CaptureMethod;
import io.lexicall.facts.CaptureState;
import io.lexicall.facts.CardElement;
import io.lexicall.facts.Payment;
import io.lexicall.facts.Transport;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/** A card payment during a call: taken in every way there is, with care nine times in ten. */
public record CardPayment(
    Instant at,
    boolean withCode,
    CaptureMethod method,
    CaptureState recording,
    CaptureState screenRecording,
    CaptureState transcription,
    Transport transport) {
  private static final List<CardElement> WITHOUT_CODE =
      List.of(CardElement.PAN, CardElement.EXPIRY);
  private static final List<CardElement> WITH_CODE =
      List.of(CardElement.PAN, CardElement.EXPIRY, CardElement.CVV);

  /** Makes so many payments. */
  public static List<CardPayment> make(int count, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    return Stream.generate(() -> random(random)).limit(count).toList();
  }

  private static CardPayment random(SplittableRandom random) {
    boolean careful = random.nextInt(10) < 9;
    CaptureMethod method = any(random, CaptureMethod.values());
    boolean open =
        method == CaptureMethod.SPOKEN
            || method == CaptureMethod.AGENT_KEYED
            || method == CaptureMethod.DTMF_CLEAR;
    return new CardPayment(
        Week.MONDAY
            .atStartOfDay()
            .toInstant(ZoneOffset.UTC)
            .plusSeconds(random.nextInt(7 * 86_400)),
        random.nextInt(3) > 0,
        method,
        careful && open ? CaptureState.PAUSED : any(random, CaptureState.values()),
        careful && open ? CaptureState.PAUSED : any(random, CaptureState.values()),
        careful && open ? CaptureState.PAUSED : any(random, CaptureState.values()),
        careful ? Transport.SRTP : any(random, Transport.values()));
  }

  @SafeVarargs
  private static <T> T any(SplittableRandom random, T... values) {
    return values[random.nextInt(values.length)];
  }

  /** States the facts. */
  public Payment facts() {
    return Payment.builder()
        .at(at)
        .captures(withCode ? WITH_CODE : WITHOUT_CODE)
        .method(method)
        .recording(recording)
        .screenRecording(screenRecording)
        .transcription(transcription)
        .transport(transport)
        .build();
  }
}
