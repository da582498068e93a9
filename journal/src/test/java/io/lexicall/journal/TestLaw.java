package io.lexicall.journal;

import io.lexicall.Compliance;
import io.lexicall.facts.Called;
import io.lexicall.facts.Caller;
import io.lexicall.facts.Contact;
import io.lexicall.facts.ContactPurpose;
import io.lexicall.facts.Dialing;
import io.lexicall.number.PhoneNumber;
import io.lexicall.place.Place;
import io.lexicall.rule.Condition;
import io.lexicall.rule.Coverage;
import io.lexicall.rule.Rule;
import io.lexicall.rule.RuleModule;
import io.lexicall.rule.Settings;
import io.lexicall.time.CallingWindow;
import io.lexicall.time.HolidayCalendar;
import io.lexicall.time.WeeklyHours;
import java.time.Instant;
import java.util.List;

/** A small law, and calls that it permits, denies and cannot decide. */
final class TestLaw implements RuleModule {
  private final String closes;
  private final String edition;

  TestLaw(String closes) {
    this(closes, "2026-11-24");
  }

  TestLaw(String closes, String edition) {
    this.closes = closes;
    this.edition = edition;
  }

  static Compliance engine() {
    return Compliance.builder().module(new TestLaw("21:00")).build();
  }

  static PhoneNumber number(int i) {
    return PhoneNumber.parse("+1212555%04d".formatted(i % 10_000));
  }

  /** The calls of a day, from numbers that return. */
  static Contact call(int i) {
    Contact.Builder call =
        Contact.builder()
            .id("call-" + i)
            .at(Instant.parse("2026-11-24T05:00:00Z").plusSeconds(60L * (i % 1440)))
            .subject("solar-" + i)
            .caller(Caller.builder().seller("Quellmoser GmbH").number(number(9_999)).build())
            .to(Called.inRegion("US-NY").number(number(i)).postalCode("10001").build());
    if (i % 7 != 3) {
      call.purpose(ContactPurpose.TELEMARKETING);
    }
    return call.dialing(Dialing.AUTOMATED).build();
  }

  @Override
  public String name() {
    return "acme";
  }

  @Override
  public String edition() {
    return edition;
  }

  @Override
  public List<Coverage<?>> coverage() {
    return List.of(Coverage.of(Contact.SCHEMA, Place.of("US")));
  }

  @Override
  public List<Rule<?>> rules(Settings settings) {
    return List.of(
        Rule.on(Contact.SCHEMA, "acme.calling-hours")
            .title("Sales calls ring from 08:00.")
            .cites("Acme House Rules 1(a)")
            .in(Place.of("US"))
            .when(Condition.in(Contact.PURPOSE, ContactPurpose.TELEMARKETING))
            .when(
                Condition.outsideHours(
                    WeeklyHours.daily(CallingWindow.of("08:00", closes)), HolidayCalendar.NONE))
            .remedy("wait")
            .denies());
  }
}
