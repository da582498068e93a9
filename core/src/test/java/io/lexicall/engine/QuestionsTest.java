package io.lexicall.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.lexicall.Alternating;
import io.lexicall.facts.Called;
import io.lexicall.facts.Contact;
import io.lexicall.facts.LineType;
import io.lexicall.rule.Condition;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Many conditions are asked in one word, two bits for the answer of each. */
class QuestionsTest {
  private static final Contact NOON =
      Contact.builder().at(Instant.parse("2026-11-24T12:00:00Z")).recorded(true).build();

  private static Condition<Contact> failing() {
    return Condition.where(
        Contact.RECORDED,
        "it fails",
        recorded -> {
          throw new ArithmeticException();
        });
  }

  @Test
  void answers_standInTheOrderOfTheConditions() {
    Condition<Contact> recorded = Condition.isTrue(Contact.RECORDED);
    Condition<Contact> phi = Condition.isTrue(Contact.PHI);
    Questions<Contact> questions =
        new Questions<>(List.of(recorded, recorded.not(), phi, failing(), recorded));

    long answers = questions.ask(NOON);

    assertThat(List.of(0, 1, 2, 3, 4, 5))
        .extracting(number -> Questions.answer(answers, number))
        .containsExactly(
            Questions.OPEN,
            Questions.SHUT,
            Questions.UNSURE,
            Questions.UNSURE,
            Questions.OPEN,
            Questions.SHUT);
    assertThat(questions.isEmpty()).isFalse();
    assertThat(new Questions<Contact>(List.of()).isEmpty()).isTrue();
  }

  @Test
  void nextChange_isTheFirstOfAll_whereverItStands() {
    Alternating early = Alternating.at("2026-11-24T13:00:00Z");
    Alternating late = Alternating.at("2026-11-24T14:00:00Z");
    Alternating never = Alternating.at();

    assertThat(new Questions<>(List.of(late, never, early)).nextChange(NOON))
        .isEqualTo("2026-11-24T13:00:00Z");
    assertThat(new Questions<>(List.of(never, early, late)).nextChange(NOON))
        .isEqualTo("2026-11-24T13:00:00Z");
    assertThat(new Questions<>(List.of(never, never)).nextChange(NOON)).isNull();
    assertThat(
            new Questions<>(List.of(early, late))
                .nextChange(NOON.at(Instant.parse("2026-11-24T13:00:00Z"))))
        .isEqualTo("2026-11-24T14:00:00Z");
  }

  @Test
  void reads_areTheFactsAtTheTop() {
    assertThat(
            new Questions<>(
                    List.of(
                        Condition.in(Contact.TO.then(Called.LINE_TYPE), LineType.MOBILE),
                        Condition.isTrue(Contact.RECORDED),
                        Condition.known(Contact.TO.then(Called.AGE))))
                .reads())
        .containsExactly(Contact.TO, Contact.RECORDED);
  }
}
