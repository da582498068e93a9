package io.lexicall.rules.tcpa.state;

import io.lexicall.Compliance;
import io.lexicall.Decision;
import io.lexicall.Finding;
import io.lexicall.Verdict;
import io.lexicall.facts.Contact;
import io.lexicall.facts.Fact;
import io.lexicall.rules.tcpa.TcpaRules;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Short questions about what the rules of the states say. One engine answers all tests: to make it
 * takes as long as a hundred answers. Mutation tests charge a test with what runs within it, so in
 * them each test makes its own.
 */
final class States {
  private static final boolean EACH_ITS_OWN = Boolean.getBoolean("lexicall.mutation");

  private @Nullable Compliance engine;

  /** Made when a test first asks. */
  private static final class Shared {
    static final Compliance ENGINE = make();
  }

  private static Compliance make() {
    return Compliance.builder().module(new TcpaRules()).build().only(List.of("us-state"));
  }

  private Compliance engine() {
    Compliance known = engine;
    if (known == null) {
      known = EACH_ITS_OWN ? make() : Shared.ENGINE;
      engine = known;
    }
    return known;
  }

  Verdict check(Contact contact) {
    return engine().check(contact);
  }

  /** Tells what the rules of one id say: {@code deny}, {@code deny until …}, or nothing. */
  String says(Contact contact, String rule) {
    return says(check(contact), rule);
  }

  /** Tells what the rules of one id say in a verdict. */
  static String says(Verdict verdict, String rule) {
    return verdict.findings().stream()
        .filter(finding -> finding.rule().id().equals("us-state." + rule))
        .map(States::says)
        .distinct()
        .sorted()
        .collect(Collectors.joining("; "));
  }

  String says(Contact.Builder contact, String rule) {
    return says(contact.build(), rule);
  }

  private static String says(Finding finding) {
    return switch (finding.outcome()) {
      case DENY ->
          finding
              .permittedFrom()
              .map(until -> "deny until " + until.atOffset(ZoneOffset.UTC))
              .orElse("deny");
      default ->
          finding.missing().stream()
              .map(Fact::path)
              .sorted()
              .collect(Collectors.joining(" ", "needs ", ""));
    };
  }

  /** Tells the rules that denied, without their regulation. */
  Set<String> denials(Contact.Builder contact) {
    return check(contact.build()).findings().stream()
        .filter(finding -> finding.outcome() == Decision.DENY)
        .map(finding -> finding.rule().id().substring("us-state.".length()))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  String until(Contact.Builder contact) {
    return check(contact.build()) instanceof Verdict.Denial denial
        ? denial.permittedFrom().map(Instant::toString).orElse("never")
        : "now";
  }

  Set<String> obligations(Contact.Builder contact) {
    return check(contact.build()).obligations().stream()
        .map(obligation -> obligation.duty().name())
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
