package io.lexicall.facts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.lexicall.place.Place;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a builder takes for a fact of its group, and what it does with a value that cannot be. */
class FactsBuilderTest {
  private static final Instant NOON = Instant.parse("2026-11-24T17:00:00Z");
  private static final Fact<Contact, LineType> LINE_TYPE = Contact.TO.then(Called.LINE_TYPE);

  @Test
  void factInsideAGroup_isRefused_whoeverIsToStateIt() {
    Contact contact = Contact.builder().at(NOON).build();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Contact.builder().with(LINE_TYPE, LineType.MOBILE))
        .withMessageContaining("to.lineType");
    assertThatIllegalArgumentException().isThrownBy(() -> Contact.builder().without(LINE_TYPE));
    assertThatIllegalArgumentException().isThrownBy(() -> contact.with(LINE_TYPE, LineType.VOIP));
  }

  @Test
  void factInsideAGroupOfAGroup_isRefused_byTheInnerGroupToo() {
    Agent agent = Agent.builder().id("a").build();
    Fact<Agent, ?> inner = Agent.TRAINED_AT.then(Training.PCI);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> agent.schema().builder().without(inner))
        .withMessageContaining("trainedAt.pci");
  }

  @Test
  void valueThatCannotBe_isAProblem_untilAnotherReplacesIt() {
    Caller.Builder caller = Caller.builder().country(Place.of("US-NY"));
    assertThat(caller.problems()).extracting(Problem::path).containsExactly("country");
    assertThatExceptionOfType(InvalidFactsException.class).isThrownBy(caller::build);

    caller.country(Place.of("US"));

    assertThat(caller.problems()).isEmpty();
    assertThat(caller.build().get(Caller.COUNTRY)).contains(Place.of("US"));
  }

  @Test
  void valueThatCannotBe_isForgotten_withTheFact_andWithAllFacts() {
    Caller none = Caller.builder().country(Place.of("US-NY")).without(Caller.COUNTRY).build();
    Caller other = Caller.builder().name("Acme").build();
    assertThat(none.get(Caller.COUNTRY)).isEmpty();
    assertThat(Caller.builder().country(Place.of("US-NY")).from(other).build()).isEqualTo(other);
  }

  @Test
  void factOfAnotherGroup_cannotBeJoined() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Contact.TO.then(Caller.TAX_EXEMPT))
        .withMessage("to does not hold taxExempt, which is a fact of caller");
    assertThatIllegalArgumentException().isThrownBy(() -> Contact.PURPOSE.then(Called.NUMBER));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Contact.CONSENTS.each(ListEntry.SELLER))
        .withMessage("consents does not hold seller, which is a fact of listEntry");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Contact.TO.entry("national-dnc", ListEntry.AS_OF))
        .withMessageContaining("to is no list");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Contact.CALLER.then(Caller.REGISTERED_IN).each(Called.NUMBER));
  }

  @Test
  void problems_areStillThere_whereTheExceptionWasSentOn() throws Exception {
    InvalidFactsException thrown =
        new InvalidFactsException(List.of(new Problem("to.number", "is no number", "E.164")));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(thrown);
    }

    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      InvalidFactsException received = (InvalidFactsException) in.readObject();

      assertThat(received.problems()).isEqualTo(thrown.problems());
      assertThat(received).hasMessage("to.number: is no number; allowed: E.164");
    }
  }

  @Test
  void toString_leavesTextsOut_inListsToo() {
    Authorization authorization =
        Authorization.builder().covers(List.of("4111 1111 1111 1111")).build();
    assertThat(authorization.toString()).contains("covers=…").doesNotContain("4111");
  }
}
