package io.lexicall.testkit;

import io.lexicall.facts.Called;
import io.lexicall.facts.Caller;
import io.lexicall.facts.Contact;
import io.lexicall.facts.ContactChannel;
import io.lexicall.facts.ContactPurpose;
import io.lexicall.facts.Subscriber;
import io.lexicall.place.Place;
import io.lexicall.rule.Condition;
import io.lexicall.rule.Coverage;
import io.lexicall.rule.Rule;
import io.lexicall.rule.RuleModule;
import io.lexicall.rule.Settings;
import io.lexicall.time.CallingWindow;
import io.lexicall.time.HolidayCalendar;
import io.lexicall.time.WeeklyHours;
import java.time.LocalTime;
import java.util.List;

/** A module as a stranger would write it. */
final class AcmeRules implements RuleModule {
  private final LocalTime opens;

  AcmeRules() {
    this(LocalTime.of(9, 0));
  }

  /** A module with another opening hour than its cases want. */
  AcmeRules(LocalTime opens) {
    this.opens = opens;
  }

  @Override
  public String name() {
    return "acme";
  }

  @Override
  public List<Coverage<?>> coverage() {
    return List.of(Coverage.of(Contact.SCHEMA, Place.of("US")));
  }

  @Override
  public List<Rule<?>> rules(Settings settings) {
    return List.of(
        Rule.on(Contact.SCHEMA, "acme.calling-hours")
            .title("Customers are called between nine and five.")
            .cites("Acme House Rules 7")
            .in(Place.of("US"))
            .inForceFrom("2020-01-01")
            .when(Condition.in(Contact.CHANNEL, ContactChannel.VOICE))
            .when(
                Condition.outsideHours(
                    WeeklyHours.daily(new CallingWindow(opens, LocalTime.of(17, 0))),
                    HolidayCalendar.NONE))
            .remedy("wait")
            .denies(),
        Rule.on(Contact.SCHEMA, "acme.no-sales-to-consumers")
            .title("Consumers are not sold to.")
            .cites("Acme House Rules 8")
            .in(Place.of("US"))
            .when(Condition.in(Contact.PURPOSE, ContactPurpose.TELEMARKETING))
            .when(Condition.in(Contact.TO.then(Called.SUBSCRIBER), Subscriber.CONSUMER))
            .remedy("find-another-customer")
            .denies(),
        Rule.on(Contact.SCHEMA, "acme.caller-id")
            .title("We show our number.")
            .cites("Acme House Rules 9")
            .in(Place.of("US"))
            .remedy("transmit-caller-id")
            .demands(
                Condition.isTrue(Contact.CALLER.then(Caller.TRANSMITS_CALLER_ID)),
                "transmit-caller-id"));
  }

  @Override
  public String edition() {
    return "2026-11-24";
  }
}
