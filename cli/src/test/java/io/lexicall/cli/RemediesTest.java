package io.lexicall.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.lexicall.facts.Profile;
import io.lexicall.rule.Rule;
import java.util.List;
import org.junit.jupiter.api.Test;

class RemediesTest {
  @Test
  void everyRemedyOfOurRules_isToldInWords() {
    List<String> remedies =
        Law.load(Profile.EMPTY).rules().stream()
            .map(Rule::info)
            .filter(card -> !card.regulation().equals("acme"))
            .flatMap(card -> card.remedies().stream())
            .distinct()
            .toList();
    assertThat(remedies).hasSizeGreaterThan(40).allMatch(Remedies::has);
  }

  @Test
  void remedyOfSomebodyElse_isTheirWord() {
    assertThat(Remedies.words("ask-legal\u001b")).isEqualTo("ask legal\\u001b");
  }
}
