package io.lexicall.cli;

import io.lexicall.batch.Answer;
import io.lexicall.batch.Tally;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Lines with a name, how often, and a text. */
final class CountedLines {
  private static final int NAME = 30;
  private static final int NUMBER = 12;

  private final Page page;

  CountedLines(Page page) {
    this.page = page;
  }

  void heading(String text) {
    page.paragraph(Page.Style.BOLD, text, 0, "");
  }

  void line(Page.Style style, String name, long count, String text) {
    String number = number(count);
    String gap = " ".repeat(Math.max(1, NAME + NUMBER - name.length() - number.length()));
    page.paragraph(style, "  " + name + gap + number + " ", NAME + NUMBER + 4, text);
  }

  /** Lists what each rule denied or could not decide. */
  void rules(Tally tally) {
    if (!tally.rules().isEmpty()) {
      page.blank();
      heading("Rules");
    }
    for (Tally.OfRule rule : tally.rules()) {
      if (rule.denied() > 0) {
        line(Page.Style.PLAIN, rule.id(), rule.denied(), "denied  " + rule.deniedCitation());
      }
      if (rule.undecided() > 0) {
        line(
            Page.Style.PLAIN,
            rule.id(),
            rule.undecided(),
            "undecided  " + rule.undecidedCitation());
      }
    }
  }

  /** Lists what rules in shadow found. */
  void shadow(Tally tally) {
    if (!tally.shadow().isEmpty()) {
      page.blank();
      heading("Rules in shadow, which decided nothing");
    }
    tally
        .shadow()
        .forEach(
            (rule, rows) ->
                line(
                    Page.Style.DIM,
                    rule,
                    rows.denying(),
                    "would be denied, " + number(rows.undecided()) + " undecided"));
  }

  /** Lists the obligations of the permits. */
  void obligations(Tally tally) {
    if (!tally.obligations().isEmpty()) {
      page.blank();
      heading("Obligations of the permits");
    }
    for (Map.Entry<String, Long> duty : tally.obligations()) {
      line(Page.Style.PLAIN, duty.getKey(), duty.getValue(), "rows");
    }
  }

  /**
   * Lists the missing facts.
   *
   * @param what lacks them, such as rows
   * @param why why a list that was given is missing; empty if it was not given
   */
  void missing(Tally tally, String heading, String what, Function<String, Optional<String>> why) {
    if (!tally.missing().isEmpty()) {
      page.blank();
      heading(heading);
    }
    for (Map.Entry<String, Long> fact : tally.missing()) {
      line(
          Page.Style.PLAIN,
          fact.getKey(),
          fact.getValue(),
          what
              + (isList(fact.getKey())
                  ? "; " + why.apply(fact.getKey()).orElse("give a --list")
                  : ""));
    }
  }

  /** Returns whether the missing fact is a list. */
  static boolean isList(String path) {
    return path.equals("lists") || path.startsWith("lists[");
  }

  static Page.Style style(Answer answer) {
    return switch (answer) {
      case PERMIT -> Page.Style.GOOD;
      case DENY -> Page.Style.BAD;
      case INDETERMINATE, REFUSED -> Page.Style.UNSURE;
    };
  }

  static String share(long count, long all) {
    return all == 0 ? "" : String.format(Locale.ROOT, "%.1f %%", 100.0 * count / all);
  }

  static String number(long count) {
    return String.format(Locale.ROOT, "%,d", count);
  }

  static String rows(long count) {
    return number(count) + (count == 1 ? " row" : " rows");
  }
}
