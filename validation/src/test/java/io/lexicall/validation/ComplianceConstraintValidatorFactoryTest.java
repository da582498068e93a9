package io.lexicall.validation;

import static org.assertj.core.api.Assertions.assertThat;

import io.lexicall.Compliance;
import io.lexicall.facts.Contact;
import io.lexicall.place.Place;
import io.lexicall.rule.Coverage;
import io.lexicall.rule.Rule;
import io.lexicall.rule.RuleModule;
import io.lexicall.rule.Settings;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorFactory;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The validator of our law is made with the host's engine, all others by the host's own factory.
 */
class ComplianceConstraintValidatorFactoryTest {
  private static final class NeverAllowed implements RuleModule {
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
      return List.of(
          Rule.on(Contact.SCHEMA, "house.never").title("Never.").cites("House Rules 1").denies());
    }

    @Override
    public String edition() {
      return "2026-11-24";
    }
  }

  /** Makes the one validator that it knows, and remembers what it got back. */
  private static final class Others implements ConstraintValidatorFactory {
    private final DialableNumberValidator known = new DialableNumberValidator();
    private final List<ConstraintValidator<?, ?>> released = new ArrayList<>();

    @Override
    public <T extends ConstraintValidator<?, ?>> T getInstance(Class<T> key) {
      return key.cast(known);
    }

    @Override
    public void releaseInstance(ConstraintValidator<?, ?> instance) {
      released.add(instance);
    }
  }

  @Test
  void validators_areMadeAndReleased_byWhoeverKnowsThem() {
    Others others = new Others();
    ComplianceConstraintValidatorFactory factory =
        new ComplianceConstraintValidatorFactory(
            Compliance.builder().module(new NeverAllowed()).build(), others);

    LawfulValidator ours = factory.getInstance(LawfulValidator.class);
    DialableNumberValidator theirs = factory.getInstance(DialableNumberValidator.class);
    factory.releaseInstance(ours);
    factory.releaseInstance(theirs);

    assertThat(ours).isNotNull();
    assertThat(theirs).isSameAs(others.known);
    assertThat(others.released).containsExactly(theirs);
  }
}
