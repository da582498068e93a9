package io.lexicall.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.lexicall.Alternating;
import io.lexicall.facts.Contact;
import io.lexicall.facts.Fact;
import io.lexicall.facts.ListEntry;
import io.lexicall.facts.ListKind;
import io.lexicall.facts.Truth;
import io.lexicall.rule.Condition;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What follows from facts that hosts state alike is remembered once it has come up again. */
class MemoryTest {
  private static Contact at(String instant) {
    return Contact.builder().at(Instant.parse(instant)).recorded(false).build();
  }

  private static Memory<Contact> memory(Condition<Contact> condition) {
    return new Memory<>(new Questions<>(List.of(condition)));
  }

  private static void remember(Memory<Contact> memory, Contact contact) {
    memory.ask(contact);
    memory.ask(contact);
  }

  private static void assertRight(
      Memory<Contact> memory, Alternating condition, Contact... contacts) {
    for (Contact contact : contacts) {
      assertThat(memory.ask(contact))
          .as("%s", contact.at())
          .isEqualTo(condition.holds(contact) ? Questions.OPEN : Questions.SHUT);
    }
  }

  private static void assertRemembered(
      Memory<Contact> memory, Alternating condition, Contact... contacts) {
    condition.timesAsked();
    assertRight(memory, condition, contacts);
    assertThat(condition.timesAsked()).isZero();
  }

  private static void assertForgotten(
      Memory<Contact> memory, Alternating condition, Contact contact) {
    condition.timesAsked();
    assertRight(memory, condition, contact);
    assertThat(condition.timesAsked()).isPositive();
  }

  @Test
  void noFacts_haveNothingToRemember() {
    assertThat(new Memory<Contact>(new Questions<>(List.of())).ask(at("2026-11-24T12:00:00Z")))
        .isZero();
  }

  /** Code of a module may fail to tell what it reads: then it is asked each time. */
  @Test
  void conditionThatDoesNotTellWhatItReads_isAskedEachTime() {
    Condition<Contact> mute =
        new Condition<>() {
          @Override
          public Truth test(Contact contact) {
            return Truth.TRUE;
          }

          @Override
          public void missing(Contact contact, Set<Fact<Contact, ?>> into) {
            throw new IllegalStateException("it is never unknown");
          }

          @Override
          public Set<Fact<Contact, ?>> reads() {
            throw new IllegalStateException("mute");
          }

          @Override
          public String says() {
            return "mute";
          }
        };
    Memory<Contact> memory = memory(mute);

    assertThat(memory.ask(at("2026-11-24T12:00:00Z"))).isEqualTo(Questions.OPEN);
    assertThat(memory.ask(at("2026-11-24T12:00:00Z"))).isEqualTo(Questions.OPEN);
  }

  @Test
  void secondTime_isRemembered_fromMidnightUntilTheNextChange() {
    Alternating condition =
        Alternating.ofRecordedCalls("2026-11-22T13:00:00Z", "2026-11-25T21:00:00Z");
    Memory<Contact> memory = memory(condition);
    Contact noon = at("2026-11-24T12:00:00Z");

    assertRight(memory, condition, noon);
    assertThat(condition.timesAsked()).isEqualTo(1);
    assertRight(memory, condition, noon);
    assertThat(condition.timesAsked()).isEqualTo(1);
    assertRemembered(
        memory,
        condition,
        noon,
        at("2026-11-24T00:00:00Z"),
        at("2026-11-24T23:59:59Z"),
        at("2026-11-25T20:59:59.999999999Z"));
    assertForgotten(memory, condition, at("2026-11-23T23:59:59Z"));
    assertForgotten(memory, condition, at("2026-11-25T21:00:00Z"));
  }

  @Test
  void whatNeverChanges_isRememberedForGood() {
    Alternating condition = Alternating.ofRecordedCalls();
    Memory<Contact> memory = memory(condition);
    remember(memory, at("2026-11-24T12:00:00Z"));

    assertRemembered(memory, condition, at("2036-11-24T12:00:00Z"));
  }

  @Test
  void changeOnTheDay_isRememberedFromTheInstantOn() {
    Alternating condition =
        Alternating.ofRecordedCalls("2026-11-24T09:00:00Z", "2026-11-24T21:00:00Z");
    Memory<Contact> memory = memory(condition);
    remember(memory, at("2026-11-24T12:00:00Z"));

    assertRemembered(memory, condition, at("2026-11-24T12:00:00.5Z"), at("2026-11-24T20:59:59Z"));
    assertForgotten(memory, condition, at("2026-11-24T11:59:59Z"));
    assertForgotten(memory, condition, at("2026-11-24T21:00:00Z"));
  }

  @Test
  void changeAtTheVerySecond_countsForWhatFollows() {
    Alternating condition =
        Alternating.ofRecordedCalls("2026-11-24T12:00:00Z", "2026-11-24T21:00:00Z");
    Memory<Contact> memory = memory(condition);

    for (int i = 0; i < 3; i++) {
      assertRight(memory, condition, at("2026-11-24T12:00:00Z"), at("2026-11-24T12:00:00Z"));
    }
    assertRemembered(memory, condition, at("2026-11-24T12:00:00Z"), at("2026-11-24T20:59:59Z"));
  }

  @Test
  void changeWithinASecond_isNotMissed() {
    Alternating condition =
        Alternating.ofRecordedCalls("2026-11-24T12:00:00.5Z", "2026-11-25T21:00:00Z");
    Memory<Contact> memory = memory(condition);

    for (int i = 0; i < 3; i++) {
      assertRight(
          memory,
          condition,
          at("2026-11-24T12:00:00.4Z"),
          at("2026-11-24T12:00:00.4Z"),
          at("2026-11-24T12:00:00.5Z"),
          at("2026-11-24T12:00:00.5Z"),
          at("2026-11-24T12:00:01Z"));
    }
  }

  @Test
  void twoOfOnePlace_areKeptSideBySide_andAThirdDisplacesTheElder() {
    Alternating condition =
        Alternating.ofRecordedCalls("2026-11-22T13:00:00Z", "2026-11-25T21:00:00Z");
    Memory<Contact> memory = memory(condition);
    Contact one = at("2026-11-24T12:00:00Z");
    Contact other = one.with(Contact.RECORDED, true);
    Contact third = Contact.builder().at(one.at()).build();
    remember(memory, one);
    remember(memory, other);

    assertRemembered(memory, condition, one, other, one);

    remember(memory, third);
    assertRemembered(memory, condition, third, other);
    assertForgotten(memory, condition, one);
  }

  @Test
  void longerTimeOfTheSame_replacesTheShorter_andLeavesTheOther() {
    Alternating condition =
        Alternating.ofRecordedCalls("2026-11-24T09:00:00Z", "2026-11-25T21:00:00Z");
    Memory<Contact> memory = memory(condition);
    Contact one = at("2026-11-24T15:00:00Z");
    Contact other = one.with(Contact.RECORDED, true);
    remember(memory, other);
    remember(memory, one);
    remember(memory, at("2026-11-24T14:00:00Z"));

    assertRemembered(memory, condition, one, other, at("2026-11-24T14:00:00Z"));
  }

  @Test
  void anotherTimeOfTheSame_isKeptBesideTheFirst() {
    Alternating condition =
        Alternating.ofRecordedCalls("2026-11-24T13:00:00Z", "2026-11-25T21:00:00Z");
    Memory<Contact> memory = memory(condition);
    Contact before = at("2026-11-24T12:00:00Z");
    Contact after = at("2026-11-24T14:00:00Z");
    remember(memory, before);
    remember(memory, after);
    assertRemembered(memory, condition, before, after);

    Memory<Contact> backwards = memory(condition);
    remember(backwards, after);
    remember(backwards, before);
    assertRemembered(backwards, condition, before, after);
  }

  @Test
  void equalListsThatAreNotTheSame_areAskedAnew() {
    Alternating condition = Alternating.ofRecordedCalls();
    Memory<Contact> memory = memory(condition);
    Contact contact =
        at("2026-11-24T12:00:00Z")
            .with(
                Contact.LISTS,
                List.of(ListEntry.builder().list(ListKind.TPS).listed(true).build()));
    remember(memory, contact);
    assertRemembered(memory, condition, contact);
    Contact like =
        contact.with(
            Contact.LISTS, List.of(ListEntry.builder().list(ListKind.TPS).listed(true).build()));

    assertForgotten(memory, condition, like);
  }

  /** A host that reads its facts anew for each activity never states the same object twice. */
  @Test
  void factsThatAreNeverTheSame_areNotLookedUpForLong_andRememberedWhenTheyAre() {
    Alternating condition = Alternating.ofRecordedCalls();
    Memory<Contact> memory = memory(condition);
    Contact contact = at("2026-11-24T12:00:01Z");
    for (int i = 0; i < 100; i++) {
      ListEntry anew = ListEntry.builder().list(ListKind.TPS).listed(true).build();
      assertRight(memory, condition, contact.with(Contact.LISTS, List.of(anew)));
    }
    assertRight(memory, condition, contact, contact);
    assertForgotten(memory, condition, contact);

    Contact sampled = contact.at(Instant.parse("2026-11-24T12:00:00Z"));
    for (int i = 0; i < 20; i++) {
      assertRight(memory, condition, sampled);
    }
    assertRemembered(memory, condition, sampled, contact);
  }

  @Test
  void whatCannotTellWhenItChanges_isAskedEachTime() {
    Timeless timeless = new Timeless(Set.of(Contact.RECORDED));
    Memory<Contact> memory = memory(timeless);

    for (int i = 0; i < 3; i++) {
      assertThat(memory.ask(at("2026-11-24T12:00:00Z"))).isEqualTo(Questions.OPEN);
    }
  }
}
