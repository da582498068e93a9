package io.lexicall.benchmarks.host;

import io.lexicall.facts.Called;
import io.lexicall.facts.Caller;
import io.lexicall.facts.Contact;
import io.lexicall.facts.ContactPurpose;
import io.lexicall.facts.Dialing;
import io.lexicall.facts.LineType;
import io.lexicall.facts.Relationship;
import io.lexicall.facts.Subscriber;
import io.lexicall.facts.Voice;
import io.lexicall.number.PhoneNumber;
import io.lexicall.place.Whereabouts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Calls of which no two have the same place and the same discrete facts. */
public final class Kinds {
  private static final Instant AT = Instant.parse("2026-11-24T17:00:00Z");

  /** Calls of one kind differ in nothing but the number. */
  private record Kind(Whereabouts where, Contact call) {}

  private Kinds() {}

  private static <T> T oneOf(SplittableRandom random, T[] values) {
    return values[random.nextInt(values.length)];
  }

  private static boolean chance(SplittableRandom random) {
    return random.nextInt(4) > 0;
  }

  /** Makes so many. Equal seeds give equal calls. */
  public static List<Contact> make(int count, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<PhoneNumber> numbers =
        IntStream.range(200, 1_000)
            .mapToObj(code -> PhoneNumber.tryParse("+1" + code + "5550142"))
            .flatMap(Optional::stream)
            .filter(number -> number.whereabouts().regions().size() == 1)
            .toList();
    Set<Kind> known = new HashSet<>();
    List<Contact> calls = new ArrayList<>(count);
    while (calls.size() < count) {
      Contact call = call(numbers.get(random.nextInt(numbers.size())), random);
      Called some = call.get(Contact.TO).orElseThrow().with(Called.NUMBER, numbers.get(0));
      if (known.add(new Kind(call.whereabouts(), call.with(Contact.TO, some)))) {
        calls.add(call);
      }
    }
    return calls;
  }

  private static Contact call(PhoneNumber number, SplittableRandom random) {
    Called.Builder to = Called.builder().number(number).lineType(oneOf(random, LineType.values()));
    if (chance(random)) {
      to.subscriber(oneOf(random, Subscriber.values()));
    }
    Caller.Builder caller = Caller.builder().seller("acme");
    if (chance(random)) {
      caller.taxExempt(random.nextBoolean());
    }
    if (chance(random)) {
      caller.thirdParty(random.nextBoolean());
    }
    Contact.Builder call =
        Contact.callTo(number)
            .at(AT)
            .purpose(oneOf(random, ContactPurpose.values()))
            .voice(oneOf(random, Voice.values()))
            .dialing(oneOf(random, Dialing.values()))
            .recorded(random.nextBoolean())
            .caller(caller.build())
            .to(to.build());
    if (chance(random)) {
      call.consents(List.of());
    }
    if (chance(random)) {
      call.phi(random.nextBoolean());
    }
    if (chance(random)) {
      call.relationship(Relationship.builder().build());
    }
    return call.build();
  }
}
