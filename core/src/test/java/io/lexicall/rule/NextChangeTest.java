package io.lexicall.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.lexicall.Alternating;
import io.lexicall.facts.Contact;
import io.lexicall.facts.Truth;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** When the answer of joined conditions changes. */
class NextChangeTest {
  private static final Instant MIDNIGHT = Instant.parse("2026-11-24T00:00:00Z");
  private static final int HOURS = 24;

  private static final Condition<Contact> MORNING = at(8, 12);
  private static final Condition<Contact> DAY = at(6, 18);
  private static final Condition<Contact> EVENING = at(17, 22);

  @Test
  void aFalsePart_thatNeverChanges_leavesAnAndFalseForever() {
    Condition<Contact> never = at(23).and(at(24));
    assertThat(next(never.and(MORNING), 9)).isEqualTo(hour(24));
    assertThat(next(at().and(MORNING), 9)).isNull();
    assertThat(next(at().and(MORNING).not(), 9)).isNull();
  }

  @Test
  void anAnd_changesWithTheLastOfItsFalseParts_orTheFirstOfTheTrueOnes() {
    assertThat(next(MORNING.and(EVENING), 5)).isEqualTo(hour(17)); // 8 and 17
    assertThat(next(MORNING.and(DAY), 9)).isEqualTo(hour(12)); // 12 and 18
    assertThat(next(MORNING.and(DAY).not(), 9)).isEqualTo(hour(12));
  }

  @Test
  void anOr_changesWithTheLastOfItsTrueParts_orTheFirstOfTheFalseOnes() {
    assertThat(next(MORNING.or(DAY), 9)).isEqualTo(hour(18)); // 12 and 18
    assertThat(next(MORNING.or(DAY), 5)).isEqualTo(hour(6));
    assertThat(next(at(0).or(MORNING), 9)).isNull(); // one holds for ever
  }

  @Test
  void anAnswerThatIsUnknown_canChangeWithAnyPart() {
    Condition<Contact> unknown = Condition.isTrue(Contact.RECORDED);
    assertThat(unknown.and(DAY).test(contact(9))).isEqualTo(Truth.UNKNOWN);
    assertThat(next(unknown.and(DAY), 9)).isEqualTo(hour(18));
    assertThat(next(unknown.and(DAY), 5)).isEqualTo(hour(6));
    assertThat(next(unknown.or(DAY), 9)).isEqualTo(hour(18));
  }

  @Property(tries = 3000)
  void anAnswer_staysUntilTheNextChange_asHourByHour(@ForAll long seed) {
    Random random = new Random(seed);
    Condition<Contact> condition = tree(random, 3);
    Contact first = contact(random.nextInt(HOURS));
    Truth answer = condition.test(first);
    Instant next = condition.nextChange(first, first.at());
    assertThat(next == null || next.isAfter(first.at())).isTrue();
    for (int hour = 0; hour < HOURS; hour++) {
      Contact then = contact(hour);
      if (then.at().isAfter(first.at()) && (next == null || then.at().isBefore(next))) {
        assertThat(condition.test(then)).as(condition.says() + " at " + hour).isEqualTo(answer);
      }
      assertThat(condition.nextChange(then, first.at())).isEqualTo(next);
    }
  }

  private static Condition<Contact> tree(Random random, int depth) {
    if (depth == 0 || random.nextInt(4) == 0) {
      return random.nextInt(5) == 0
          ? Condition.isTrue(Contact.RECORDED)
          : at(random.ints(random.nextInt(3), 0, HOURS).toArray());
    }
    List<Condition<Contact>> parts = new ArrayList<>();
    for (int i = 0; i < 2 + random.nextInt(2); i++) {
      parts.add(tree(random, depth - 1));
    }
    Condition<Contact> joined = Combined.of(parts, random.nextBoolean() ? Truth.FALSE : Truth.TRUE);
    return random.nextInt(3) == 0 ? joined.not() : joined;
  }

  private static @Nullable Instant next(Condition<Contact> condition, int hour) {
    return condition.nextChange(contact(hour), hour(hour));
  }

  private static Contact contact(int hour) {
    return Contact.builder().at(hour(hour)).build();
  }

  private static Instant hour(int hour) {
    return MIDNIGHT.plus(Duration.ofHours(hour));
  }

  private static Condition<Contact> at(int... hours) {
    String[] changes = new String[hours.length];
    for (int i = 0; i < hours.length; i++) {
      changes[i] = hour(hours[i]).toString();
    }
    return Alternating.at(changes);
  }
}
