package io.lexicall.cli;

import io.lexicall.Compliance;
import io.lexicall.Finding;
import io.lexicall.Obligation;
import io.lexicall.Verdict;
import io.lexicall.cli.Page.Style;
import io.lexicall.facts.Activity;
import io.lexicall.facts.Caller;
import io.lexicall.facts.Contact;
import io.lexicall.facts.Exemption;
import io.lexicall.place.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Shows what the exemptions that the seller claims change: a permit may rest on one, and a
 * misspelled code lifts nothing.
 */
final class ClaimedExemptions {
  private static final int LABEL = 16;

  private ClaimedExemptions() {}

  /**
   * Shows each exemption under a law of the place of the call, with the rules that it lifts.
   *
   * @param activity with what its profile states
   */
  static void show(Activity<?> activity, Verdict verdict, Compliance compliance, Page page) {
    if (!(activity instanceof Contact contact)) {
      return;
    }
    Caller caller = contact.get(Contact.CALLER).orElse(null);
    if (caller == null) {
      return;
    }
    List<Exemption> claimed = caller.get(Caller.EXEMPTIONS).orElse(List.of());
    Compliance unseen = compliance.withoutObservers();
    for (Exemption each : claimed) {
      List<Exemption> others = new ArrayList<>(claimed);
      others.remove(each);
      Verdict without =
          unseen.check(contact.with(Contact.CALLER, caller.with(Caller.EXEMPTIONS, others)));
      Set<String> lifted = rules(without);
      lifted.removeAll(rules(verdict));
      if (!lifted.isEmpty()) {
        page.labelled(
            2,
            "exemption",
            LABEL,
            Style.UNSURE,
            told(each) + " lifts " + String.join(", ", lifted));
      } else if (isHere(each, verdict)) {
        page.labelled(2, "does not count", LABEL, Style.UNSURE, told(each) + " lifts no rule here");
      }
    }
  }

  /** Returns whether a rule of that region has found something, which the exemption left. */
  private static boolean isHere(Exemption exemption, Verdict verdict) {
    Place region = exemption.get(Exemption.REGION).orElse(null);
    return region != null
        && Stream.concat(
                verdict.findings().stream().map(Finding::rule),
                verdict.obligations().stream().map(Obligation::rule))
            .anyMatch(rule -> rule.places().contains(region));
  }

  private static String told(Exemption exemption) {
    return "the exemption "
        + exemption.get(Exemption.CODE).map(OtherSellers::quoted).orElse("without a code")
        + " claimed for "
        + exemption.get(Exemption.REGION).map(Place::code).orElse("no region");
  }

  private static Set<String> rules(Verdict verdict) {
    return Stream.concat(
            verdict.findings().stream().map(finding -> finding.rule().id()),
            verdict.obligations().stream()
                .map(each -> each.rule().id() + " (" + each.duty().name() + ")"))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
