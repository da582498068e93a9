package io.lexicall.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import io.lexicall.facts.Fact;
import io.lexicall.law.Certainty;
import io.lexicall.law.InForce;
import io.lexicall.place.Place;
import io.lexicall.rule.Penalty;
import io.lexicall.rule.RuleInfo;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What changes in the law between two days, rule by rule and place by place, in words. */
final class LawChanges {
  private final LocalDate first;
  private final LocalDate last;

  /**
   * A change.
   *
   * @param day the first day of the new law, or the first without the old
   * @param rules the id of the rule, or the ids of the rules that a penalty is for
   * @param places the codes of the places, in their order; none stands for everywhere
   * @param kind {@code begins}, {@code ends} or {@code replaced}
   * @param differs what differs, such as {@code citation}; empty unless it was replaced
   * @param says the change in one or more sentences
   */
  record Change(
      LocalDate day,
      String regulation,
      String rules,
      String variant,
      List<String> places,
      String kind,
      List<String> differs,
      String before,
      String after,
      String says) {
    String json() {
      return JsonText.object(
          json -> {
            json.writeStringField("date", day.toString());
            json.writeStringField("regulation", regulation);
            json.writeStringField("rule", rules);
            if (!variant.isEmpty()) {
              json.writeStringField("variant", variant);
            }
            texts(json, "places", places);
            json.writeStringField("change", kind);
            texts(json, "differs", differs);
            if (!before.isEmpty()) {
              json.writeStringField("before", before);
            }
            if (!after.isEmpty()) {
              json.writeStringField("after", after);
            }
            json.writeStringField("says", says);
          });
    }

    private static void texts(JsonGenerator json, String name, List<String> texts)
        throws IOException {
      json.writeArrayFieldStart(name);
      for (String each : texts) {
        json.writeString(each);
      }
      json.writeEndArray();
    }
  }

  /** The old and the new state; one of them is null if there was or is nothing. */
  private record Pair<T>(@Nullable T before, @Nullable T after) {}

  LawChanges(LocalDate first, LocalDate last) {
    this.first = first;
    this.last = last;
  }

  /** Returns the day on which law begins, if it is in the requested range. */
  private @Nullable LocalDate begins(InForce inForce) {
    return within(inForce.from());
  }

  /** Returns the first day without it, likewise. */
  private @Nullable LocalDate ended(InForce inForce) {
    LocalDate to = inForce.to();
    return within(to == null ? null : to.plusDays(1));
  }

  private @Nullable LocalDate within(@Nullable LocalDate day) {
    return day == null || day.isBefore(first) || day.isAfter(last) ? null : day;
  }

  /** Returns the changes of rules, and of their penalties, by day. */
  List<Change> of(List<RuleInfo> rules, Function<RuleInfo, List<Penalty>> penalties) {
    List<Change> changes = new ArrayList<>();
    Map<Penalty, Set<String>> costs = new LinkedHashMap<>();
    for (RuleInfo rule : rules) {
      for (Penalty cost : penalties.apply(rule)) {
        costs.computeIfAbsent(cost, key -> new TreeSet<>()).add(rule.id());
      }
    }
    pairs(
            rules,
            RuleInfo::inForce,
            (one, other) ->
                one.id().equals(other.id())
                    && one.variant().equals(other.variant())
                    && one.activity().equals(other.activity())
                    && one.places().equals(other.places()),
            (one, other) -> false)
        .forEach(
            (day, pairs) -> pairs.forEach(pair -> changes.add(rule(day, pair.before, pair.after))));
    pairs(
            costs.keySet(),
            Penalty::inForce,
            (one, other) -> one.isSameClaim(other) && one.condition().equals(other.condition()),
            // A condition can be worded anew, with the sum in it.
            Penalty::isSameClaim)
        .forEach(
            (day, pairs) ->
                pairs.forEach(pair -> changes.add(cost(day, costs, pair.before, pair.after))));
    changes.sort(
        Comparator.comparing(Change::regulation)
            .thenComparing(Change::day)
            .thenComparing(Change::rules)
            .thenComparing(change -> String.join(" ", change.places())));
    return changes;
  }

  /**
   * Finds what begins and what ends on a day, and what replaces what.
   *
   * @param replaces whether the first is replaced by the second
   * @param mayReplace the same for what nothing replaces by that
   */
  private <T> Map<LocalDate, List<Pair<T>>> pairs(
      Collection<T> all,
      Function<T, InForce> inForce,
      BiPredicate<T, T> replaces,
      BiPredicate<T, T> mayReplace) {
    Map<LocalDate, List<T>> ending = new TreeMap<>();
    Map<LocalDate, List<T>> beginning = new TreeMap<>();
    Map<LocalDate, List<Pair<T>>> pairs = new TreeMap<>();
    for (T each : all) {
      note(ended(inForce.apply(each)), each, ending);
      note(begins(inForce.apply(each)), each, beginning);
    }
    beginning.forEach(
        (day, law) -> {
          List<T> old = ending.getOrDefault(day, new ArrayList<>());
          Map<T, T> before = new LinkedHashMap<>();
          for (BiPredicate<T, T> test : List.of(replaces, mayReplace)) {
            for (T each : law) {
              T found =
                  before.containsKey(each)
                      ? null
                      : old.stream()
                          .filter(other -> test.test(other, each))
                          .findFirst()
                          .orElse(null);
              if (found != null) {
                old.remove(found);
                before.put(each, found);
              }
            }
          }
          law.forEach(each -> note(day, new Pair<>(before.get(each), each), pairs));
        });
    ending.forEach((day, old) -> old.forEach(each -> note(day, new Pair<>(each, null), pairs)));
    return pairs;
  }

  private static <T> void note(@Nullable LocalDate day, T what, Map<LocalDate, List<T>> into) {
    if (day != null) {
      into.computeIfAbsent(day, key -> new ArrayList<>()).add(what);
    }
  }

  private static Change rule(LocalDate day, @Nullable RuleInfo before, @Nullable RuleInfo after) {
    RuleInfo card = after != null ? after : before;
    if (card == null) {
      throw new IllegalStateException("nothing changes");
    }
    List<String> differs = new ArrayList<>();
    StringBuilder says = new StringBuilder();
    String where = card.places().isEmpty() ? "everywhere" : "in " + card.placesText();
    if (before == null) {
      says.append(
          "From %s %s: %s (%s)%s"
              .formatted(day, where, card.title(), card.citation(), grade(card.certainty())));
      says.append(" This is new.");
    } else if (after == null) {
      says.append(
          "Until %s %s: %s (%s)".formatted(day.minusDays(1), where, card.title(), card.citation()));
      says.append(" This is no longer law.");
    } else {
      says.append(
          "From %s %s: %s (%s)%s"
              .formatted(day, where, after.title(), after.citation(), grade(after.certainty())));
      if (!before.title().equals(after.title())) {
        differs.add("title");
        says.append(" Before: ").append(before.title());
      }
      if (!before.citation().equals(after.citation())) {
        differs.add("citation");
        says.append(" Before, that was %s.".formatted(before.citation()));
      }
      compared("reads", "It reads", facts(before), facts(after), differs, says);
      compared(
          "obligations",
          "Its obligations are",
          before.obligations(),
          after.obligations(),
          differs,
          says);
      compared("remedies", "Its remedies are", before.remedies(), after.remedies(), differs, says);
      if (before.certainty() != after.certainty()) {
        differs.add("certainty");
        says.append(" The grade was %s.".formatted(before.certainty().text()));
      }
      if (differs.isEmpty()) {
        says.append(
            " It requires the same facts as before; what differs is a figure or the"
                + " text of the law, which 'lexicall explain' and the law book show.");
      }
    }
    return new Change(
        day,
        card.regulation(),
        card.id(),
        card.variant(),
        codes(card.places()),
        before == null ? "begins" : after == null ? "ends" : "replaced",
        List.copyOf(differs),
        before == null ? "" : before.title() + " (" + before.citation() + ")",
        after == null ? "" : after.title() + " (" + after.citation() + ")",
        says.toString());
  }

  private static List<String> codes(Collection<Place> places) {
    return places.stream().map(Place::code).sorted().toList();
  }

  private static String grade(Certainty certainty) {
    return certainty == Certainty.HIGH ? "" : " [grade " + certainty.text() + "]";
  }

  private static List<String> facts(RuleInfo rule) {
    return rule.reads().stream().map(Fact::path).distinct().sorted().toList();
  }

  private static void compared(
      String name,
      String verb,
      Collection<String> before,
      Collection<String> after,
      List<String> differs,
      StringBuilder says) {
    Set<String> more = new TreeSet<>(after);
    more.removeAll(before);
    Set<String> less = new TreeSet<>(before);
    less.removeAll(after);
    if (more.isEmpty() && less.isEmpty()) {
      return;
    }
    differs.add(name);
    if (!more.isEmpty()) {
      says.append(" %s also %s.".formatted(verb, String.join(", ", more)));
    }
    if (!less.isEmpty()) {
      says.append(" %s no longer %s.".formatted(verb, String.join(", ", less)));
    }
  }

  private static Change cost(
      LocalDate day,
      Map<Penalty, Set<String>> costs,
      @Nullable Penalty before,
      @Nullable Penalty after) {
    Penalty card = after != null ? after : before;
    if (card == null) {
      throw new IllegalStateException("nothing changes");
    }
    List<String> differs = new ArrayList<>();
    List<String> places = codes(card.places());
    Set<String> broken = costs.getOrDefault(card, Set.of());
    String rules = String.join(", ", broken);
    String what =
        "breaking %s %s%s costs"
            .formatted(
                broken.size() == 1 ? "rule" : "one of the rules",
                rules,
                places.isEmpty() ? "" : " in " + String.join(" ", places));
    StringBuilder says = new StringBuilder();
    if (after == null) {
      says.append("Until %s %s %s.".formatted(day.minusDays(1), what, cost(card)));
    } else {
      says.append("From %s %s %s%s.".formatted(day, what, cost(after), grade(after.certainty())));
      if (before == null) {
        says.append(" The earlier amount is not known.");
      } else {
        if (!before.range().equals(after.range())) {
          differs.add("range");
          says.append(" Before, it was ").append(before.range()).append('.');
        }
        if (!before.citation().equals(after.citation())) {
          differs.add("citation");
          says.append(" Before, that was ").append(before.citation()).append('.');
        }
        if (!before.cap().equals(after.cap())) {
          differs.add("cap");
          says.append(" The cap differs.");
        }
      }
    }
    return new Change(
        day,
        card.regulation(),
        rules,
        "",
        places,
        "penalty-" + (before == null ? "begins" : after == null ? "ends" : "replaced"),
        List.copyOf(differs),
        before == null ? "" : before.range() + " (" + before.citation() + ")",
        after == null ? "" : after.range() + " (" + after.citation() + ")",
        says.toString());
  }

  private static String cost(Penalty penalty) {
    return "%s, %s, claimed by %s%s (%s)"
        .formatted(
            penalty.range(),
            penalty.kind().text().replace('-', ' '),
            penalty.claimant().text().replace('-', ' '),
            penalty.condition().isEmpty() ? "" : ", " + penalty.condition(),
            penalty.citation());
  }
}
