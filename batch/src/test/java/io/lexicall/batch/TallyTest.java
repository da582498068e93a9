package io.lexicall.batch;

import static org.assertj.core.api.Assertions.assertThat;

import io.lexicall.Compliance;
import io.lexicall.facts.Called;
import io.lexicall.facts.Consent;
import io.lexicall.facts.Contact;
import io.lexicall.facts.LineType;
import io.lexicall.facts.ListEntry;
import io.lexicall.law.Certainty;
import io.lexicall.number.PhoneNumber;
import io.lexicall.place.Place;
import io.lexicall.rule.Condition;
import io.lexicall.rule.Coverage;
import io.lexicall.rule.Duty;
import io.lexicall.rule.Rule;
import io.lexicall.rule.RuleModule;
import io.lexicall.rule.Settings;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is counted of verdicts, and that it can be added. */
class TallyTest {
  private static final Instant NOON = Instant.parse("2026-11-24T17:00:00Z");

  /** One rule of each grade, each of a kind of line. */
  private static final class Graded extends AmericanLaw {
    Graded() {
      super("house");
    }

    @Override
    public List<Rule<?>> rules(Settings settings) {
      return List.of(
          rule("low", Certainty.LOW, LineType.MOBILE, LineType.VOIP),
          rule("medium", Certainty.MEDIUM, LineType.VOIP));
    }

    private static Rule<?> rule(String name, Certainty certainty, LineType... lines) {
      return Rule.on(Contact.SCHEMA, "house." + name)
          .title("Never.")
          .cites("House Rules 1")
          .certainty(certainty)
          .when(Condition.in(Contact.TO.then(Called.LINE_TYPE), lines))
          .denies();
    }
  }

  private final Compliance compliance = Compliance.builder().module(new Graded()).build();

  private static Contact call(@Nullable LineType line, Consent... consents) {
    Called.Builder to = Called.builder().number(PhoneNumber.parse("+12125550142"));
    if (line != null) {
      to.lineType(line);
    }
    return Contact.builder().at(NOON).to(to.build()).consents(consents).build();
  }

  private static Consent consent(Duration left) {
    return Consent.builder()
        .grantedAt(NOON.minus(Duration.ofDays(9)))
        .expiresAt(NOON.plus(left))
        .build();
  }

  private Tally of(Contact... calls) {
    Tally tally = Tally.ofVerdicts();
    for (Contact call : calls) {
      tally.add(
          new RowAnswer.Judged(call, compliance.check(call), new ListEntry[0], new boolean[0]), 1);
    }
    return tally;
  }

  @Test
  void grade_ofARow_isThatOfTheSurestOfWhatDecidedIt() {
    Tally tally = of(call(LineType.MOBILE), call(LineType.VOIP), call(LineType.FIXED_LINE));
    tally.add(of(call(LineType.MOBILE), call(null)));

    assertThat(tally).hasToString("5 rows: 1 permitted, 3 denied, 1 undecided, 0 refused");
    assertThat(tally.restingOn(Certainty.LOW, Answer.DENY)).isEqualTo(2);
    assertThat(tally.restingOn(Certainty.MEDIUM, Answer.DENY)).isEqualTo(1);
    assertThat(tally.restingOn(Certainty.HIGH, Answer.DENY)).isZero();
    assertThat(tally.restingOn(Certainty.MEDIUM, Answer.INDETERMINATE)).isEqualTo(1);
    assertThat(tally.rules())
        .extracting(Tally.OfRule::certainty)
        .containsExactlyInAnyOrder(Certainty.LOW, Certainty.MEDIUM);
  }

  @Test
  void citation_ofWhatWasDenied_isNotThatOfOtherRows() {
    RuleModule module =
        new RuleModule() {
          @Override
          public String name() {
            return "house";
          }

          @Override
          public List<Coverage<?>> coverage() {
            return List.of(Coverage.of(Contact.SCHEMA, Place.of("US")));
          }

          @Override
          public List<Rule<?>> rules(Settings settings) {
            return List.of(in("US-NY", "House Rules 2"), in("US-FL", "House Rules 1"));
          }

          private static Rule<?> in(String state, String citation) {
            return Rule.on(Contact.SCHEMA, "house.lines")
                .title("Never.")
                .cites(citation)
                .in(Place.of(state))
                .when(Condition.in(Contact.TO.then(Called.LINE_TYPE), LineType.MOBILE))
                .denies();
          }

          @Override
          public String edition() {
            return "2026-11-24";
          }
        };
    Compliance both = Compliance.builder().module(module).build();
    Tally tally = Tally.ofVerdicts();
    Contact denied = call(LineType.MOBILE);
    Contact undecided =
        call(null)
            .with(Contact.TO, Called.builder().number(PhoneNumber.parse("+13055550142")).build());
    for (Contact call : List.of(denied, undecided)) {
      tally.add(new RowAnswer.Judged(call, both.check(call), new ListEntry[0], new boolean[0]), 1);
    }

    Tally.OfRule rule = tally.rules().get(0);
    assertThat(rule.deniedCitation()).isEqualTo("House Rules 2");
    assertThat(rule.undecidedCitation()).isEqualTo("House Rules 1");
    assertThat(rule.citations()).containsExactly("House Rules 1", "House Rules 2");
  }

  @Test
  void obligations_areThoseOfPermits_eachRowOnce() {
    RuleModule module =
        new RuleModule() {
          @Override
          public String name() {
            return "house";
          }

          @Override
          public List<Coverage<?>> coverage() {
            return List.of(Coverage.of(Contact.SCHEMA, Place.of("US")));
          }

          @Override
          public List<Rule<?>> rules(Settings settings) {
            Rule<?> duty =
                Rule.on(Contact.SCHEMA, "house.script")
                    .title("Read it.")
                    .cites("House Rules 1")
                    .obliges(Duty.to("read-script"));
            return List.of(duty, Graded.rule("lines", Certainty.HIGH, LineType.MOBILE));
          }

          @Override
          public String edition() {
            return "2026-11-24";
          }
        };
    Compliance house = Compliance.builder().module(module).build();
    Tally tally = Tally.ofVerdicts();
    for (Contact call :
        List.of(call(LineType.FIXED_LINE), call(LineType.VOIP), call(LineType.MOBILE))) {
      tally.add(new RowAnswer.Judged(call, house.check(call), new ListEntry[0], new boolean[0]), 1);
    }
    tally.add(tally(house, call(LineType.VOIP)));

    assertThat(tally.obligations()).containsExactly(java.util.Map.entry("read-script", 3L));
  }

  private static Tally tally(Compliance engine, Contact call) {
    Tally tally = Tally.ofVerdicts();
    tally.add(new RowAnswer.Judged(call, engine.check(call), new ListEntry[0], new boolean[0]), 1);
    return tally;
  }

  @Test
  void missing_isToldByPlace() {
    Tally tally = of(call(null));
    tally.add(of(call(null)));
    String place = tally.places().get(0).getKey();

    assertThat(tally.missing(place)).containsExactly(java.util.Map.entry("to.lineType", 2L));
    assertThat(tally.missing("US-HI")).isEmpty();
  }

  @Test
  void consents_areAboutToLapse_forThirtyDays() {
    Tally tally =
        of(
            call(LineType.FIXED_LINE, consent(Tally.SOON), consent(Duration.ofDays(90))),
            call(LineType.FIXED_LINE, consent(Tally.SOON.plusNanos(1))),
            call(LineType.FIXED_LINE, consent(Duration.ZERO)));
    assertThat(tally.lapsing()).contains(new Tally.Lapsing(1, NOON.plus(Tally.SOON)));

    tally.add(of(call(LineType.FIXED_LINE, consent(Duration.ofDays(2)))));

    assertThat(tally.lapsing()).contains(new Tally.Lapsing(2, NOON.plus(Duration.ofDays(2))));
    assertThat(of(call(LineType.FIXED_LINE)).lapsing()).isEmpty();
  }
}
