package io.lexicall.spring;

import io.lexicall.Compliance;
import io.lexicall.law.InForce;
import io.lexicall.rule.Rule;
import io.lexicall.rule.RuleInfo;
import io.lexicall.rule.RuleModule;
import io.lexicall.rule.Setting;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.InvalidEndpointRequestException;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;

/** Lists the law that the engine applies: modules, editions, rules. */
@Endpoint(id = "lexicall")
final class LexicallEndpoint {
  private final Compliance compliance;

  LexicallEndpoint(Compliance compliance) {
    this.compliance = compliance;
  }

  /**
   * The law of the engine.
   *
   * @param lawEdition as verdicts name it
   * @param zoneRules the edition of the time-zone rules
   * @param modules the modules loaded
   * @param rules the rules, one entry for each id, in the order in which a verdict lists them
   */
  record Law(String lawEdition, String zoneRules, List<Module> modules, List<Entry> rules) {}

  /**
   * A module.
   *
   * @param name its name
   * @param edition of its law tables
   * @param settings that it offers, and what each does
   */
  record Module(String name, String edition, Map<String, String> settings) {}

  /**
   * A rule by its id.
   *
   * @param id such as {@code tcpa.calling-hours}
   * @param title what it requires, from the first of its cards
   * @param cards how many cards it has: places, periods, variants
   */
  record Entry(String id, String title, int cards) {}

  /**
   * A card of a rule.
   *
   * @param id of the rule
   * @param variant what distinguishes it from other cards for the same place, or empty
   * @param activity the kind of activity
   * @param title what it requires
   * @param citation the provision
   * @param places where it is law; empty for everywhere
   * @param inForce when it is law
   * @param certainty how sure the reading is
   * @param reads the facts that it reads
   * @param obligations that it can give
   * @param remedies that would cure a denial
   * @param source where the provision was read
   */
  record Card(
      String id,
      String variant,
      String activity,
      String title,
      String citation,
      List<String> places,
      Period inForce,
      String certainty,
      List<String> reads,
      List<String> obligations,
      List<String> remedies,
      String source) {}

  /**
   * When a card is law.
   *
   * @param from the first day, null if unbounded
   * @param to the last day, null if still in force
   */
  record Period(@Nullable String from, @Nullable String to) {}

  /**
   * Lists the modules and the rules.
   *
   * @param regulation the only regulation to list, such as {@code tcpa}
   * @param asOf a date on which the rules are in force
   */
  @ReadOperation
  Law law(@Nullable String regulation, @Nullable String asOf) {
    Map<String, Entry> entries = new LinkedHashMap<>();
    for (RuleInfo card : cards(asOf)) {
      if (regulation == null || card.regulation().equals(regulation)) {
        entries.merge(
            card.id(),
            new Entry(card.id(), card.title(), 1),
            (first, more) -> new Entry(first.id(), first.title(), first.cards() + 1));
      }
    }
    return new Law(
        compliance.edition().law(),
        compliance.edition().zoneRules(),
        compliance.modules().stream().map(LexicallEndpoint::module).toList(),
        List.copyOf(entries.values()));
  }

  /**
   * Lists the cards of a rule.
   *
   * @param rule its id
   * @param asOf a date on which the cards are in force
   * @return null if no such rule is loaded
   */
  @ReadOperation
  @Nullable List<Card> rule(@Selector String rule, @Nullable String asOf) {
    boolean isLoaded = compliance.rules().stream().anyMatch(each -> each.info().id().equals(rule));
    return isLoaded
        ? cards(asOf).stream()
            .filter(card -> card.id().equals(rule))
            .map(LexicallEndpoint::card)
            .toList()
        : null;
  }

  private List<RuleInfo> cards(@Nullable String asOf) {
    List<RuleInfo> cards = new ArrayList<>();
    LocalDate day = asOf == null ? null : date(asOf);
    for (Rule<?> rule : compliance.rules()) {
      if (day == null || rule.info().inForce().contains(day)) {
        cards.add(rule.info());
      }
    }
    return cards;
  }

  private static LocalDate date(String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeParseException noDate) {
      throw new InvalidEndpointRequestException(
          "asOf must be a date such as 2026-11-24", "no date", noDate);
    }
  }

  private static Module module(RuleModule module) {
    Map<String, String> settings = new LinkedHashMap<>();
    for (Setting setting : module.settings()) {
      settings.put(setting.name(), setting.meaning());
    }
    return new Module(module.name(), module.edition(), settings);
  }

  private static Card card(RuleInfo card) {
    InForce inForce = card.inForce();
    return new Card(
        card.id(),
        card.variant(),
        card.activity(),
        card.title(),
        card.citation(),
        card.places().stream().map(Object::toString).sorted().toList(),
        new Period(
            inForce.from() == null ? null : inForce.from().toString(),
            inForce.to() == null ? null : inForce.to().toString()),
        card.certainty().text(),
        card.reads().stream().map(Object::toString).toList(),
        card.obligations(),
        card.remedies(),
        card.source());
  }
}
