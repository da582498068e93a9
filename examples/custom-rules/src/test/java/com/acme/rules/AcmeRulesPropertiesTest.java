package com.acme.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.lexicall.Compliance;
import io.lexicall.Decision;
import io.lexicall.facts.Contact;
import io.lexicall.testkit.FactsArbitraries;
import java.time.Duration;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds for every contact there can be. */
class AcmeRulesPropertiesTest {
  private final Compliance compliance =
      Compliance.builder().module(new AcmeRules()).build().only(List.of("acme"));

  @Property
  void nobodyWaitsLongerThanADay(@ForAll("contacts") Contact contact) {
    compliance
        .check(contact)
        .match(
            permit -> Decision.PERMIT,
            denial -> {
              assertThat(denial.permittedFrom())
                  .hasValueSatisfying(
                      from ->
                          assertThat(Duration.between(contact.at(), from))
                              .isLessThan(Duration.ofHours(25)));
              return Decision.DENY;
            },
            indeterminate -> Decision.INDETERMINATE);
  }

  @Provide
  Arbitrary<Contact> contacts() {
    return FactsArbitraries.contacts();
  }
}
