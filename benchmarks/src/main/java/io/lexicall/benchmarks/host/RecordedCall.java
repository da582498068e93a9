package io.lexicall.benchmarks.host;

import io.lexicall.benchmarks.dialing.Dial;
import io.lexicall.benchmarks.dialing.Week;
import io.lexicall.facts.CommunicationChannel;
import io.lexicall.facts.Controller;
import io.lexicall.facts.Direction;
import io.lexicall.facts.Party;
import io.lexicall.facts.PartyRole;
import io.lexicall.facts.Recording;
import io.lexicall.facts.RecordingNotice;
import io.lexicall.facts.RecordingPurpose;
import io.lexicall.number.PhoneNumber;
import io.lexicall.place.Place;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A call about to be recorded: an agent in one of five states, a customer anywhere in the country,
 * who mostly was told, consented now and then, and seldom objects.
 *
 * @param number the customer's
 * @param agentState such as {@code US-TX}
 */
public record RecordedCall(
    String number,
    String customerState,
    String agentState,
    Instant at,
    boolean told,
    boolean consented,
    boolean objected) {
  private static final List<String> AGENTS = List.of("US-TX", "US-FL", "US-AZ", "US-PA", "US-OH");
  private static final Place US = Place.of("US");
  private static final Controller CONTROLLER = Controller.builder().country(US).targets(US).build();

  /** Makes so many calls. */
  public static List<RecordedCall> make(int count, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    return Week.dials(count, seed).stream().map(dial -> of(dial, random)).toList();
  }

  private static RecordedCall of(Dial dial, SplittableRandom random) {
    return new RecordedCall(
        dial.number(),
        dial.law().state(),
        AGENTS.get(random.nextInt(AGENTS.size())),
        dial.at(),
        random.nextInt(100) < 85,
        random.nextInt(100) < 30,
        random.nextInt(100) < 1);
  }

  /** States the facts. */
  public Recording facts() {
    Party agent =
        Party.builder()
            .role(PartyRole.AGENT)
            .country(US)
            .region(Place.of(agentState))
            .consented(true)
            .objected(false)
            .informedAt(at.minusSeconds(20))
            .build();
    Party.Builder customer =
        Party.builder()
            .role(PartyRole.CUSTOMER)
            .number(PhoneNumber.parse(number))
            .consented(consented)
            .objected(objected);
    if (told) {
      customer.informedAt(at.minusSeconds(5));
    }
    return Recording.builder()
        .at(at)
        .parties(agent, customer.build())
        .purpose(RecordingPurpose.QUALITY)
        .notice(told ? RecordingNotice.SPOKEN : RecordingNotice.NONE)
        .containsCardData(false)
        .channel(CommunicationChannel.VOICE)
        .direction(Direction.OUTBOUND)
        .controller(CONTROLLER)
        .build();
  }
}
