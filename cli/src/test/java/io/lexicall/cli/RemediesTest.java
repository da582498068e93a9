package io.lexicall.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.lexicall.facts.Disclosure;
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

  /** Rules on the number from which a call comes need another word than rules on the one called. */
  @Test
  void anotherNumber_isThatOfTheCallerWhereTheRuleReadsIt() {
    assertThat(Law.load(Profile.EMPTY).rules().stream().map(Rule::info))
        .filteredOn(card -> card.id().equals("eprivacy.caller-id"))
        .flatMap(card -> card.remedies())
        .contains("use-another-caller-number")
        .doesNotContain("use-another-number");
    assertThat(Remedies.words("use-another-caller-number")).contains("(caller.number)");
    assertThat(Remedies.words("use-another-number")).contains("(to.number)");
  }

  @Test
  void mask_namesTheFactThatExists() {
    assertThat(Remedies.words("mask")).isEqualTo("masking the number (display)");
    assertThat(Disclosure.DISPLAY.path()).isEqualTo("display");
  }

  @Test
  void remedyOfSomebodyElse_isTheirWord() {
    assertThat(Remedies.words("ask-legal\u001b")).isEqualTo("ask legal\\u001b");
  }
}
