package io.lexicall;

import io.lexicall.facts.Contact;
import io.lexicall.place.Place;
import io.lexicall.rule.Coverage;
import io.lexicall.rule.Rule;
import io.lexicall.rule.RuleModule;
import io.lexicall.rule.Settings;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A rule module made of the rules that a test gives it; it covers the United States. */
public final class HouseRules implements RuleModule {
  private final String name;
  private final List<Rule<?>> rules;
  private List<Coverage<?>> coverage = List.of(Coverage.of(Contact.SCHEMA, Place.of("US")));
  private String book = "";
  private String edition = "2026-11-24";

  private HouseRules(String name, List<Rule<?>> rules) {
    this.name = name;
    this.rules = rules;
  }

  public static HouseRules of(Rule<?>... rules) {
    return named("house", rules);
  }

  public static HouseRules named(String name, Rule<?>... rules) {
    return new HouseRules(name, new ArrayList<>(Arrays.asList(rules)));
  }

  public HouseRules covering(Coverage<?>... places) {
    coverage = List.of(places);
    return this;
  }

  public HouseRules writtenIn(String path) {
    book = path;
    return this;
  }

  public HouseRules ofEdition(String date) {
    edition = date;
    return this;
  }

  public Compliance engine() {
    return Compliance.builder().module(this).build();
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public List<Coverage<?>> coverage() {
    return coverage;
  }

  @Override
  public List<Rule<?>> rules(Settings settings) {
    return rules;
  }

  @Override
  public String book(String ruleId) {
    return book;
  }

  @Override
  public String edition() {
    return edition;
  }
}
