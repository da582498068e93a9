package io.lexicall.json;

import io.lexicall.facts.Contact;
import io.lexicall.facts.ContactPurpose;
import io.lexicall.facts.Dialing;
import io.lexicall.facts.Fact;
import io.lexicall.facts.Request;
import io.lexicall.facts.Truth;
import io.lexicall.law.Certainty;
import io.lexicall.place.Place;
import io.lexicall.rule.Condition;
import io.lexicall.rule.Coverage;
import io.lexicall.rule.Duty;
import io.lexicall.rule.Effect;
import io.lexicall.rule.Rule;
import io.lexicall.rule.RuleModule;
import io.lexicall.rule.Settings;
import io.lexicall.time.CallingWindow;
import io.lexicall.time.Deadline;
import io.lexicall.time.HolidayCalendar;
import io.lexicall.time.WeeklyHours;
import java.util.List;
import java.util.Set;

/** The house rules of a made-up company: one rule of each kind. */
public final class TestLaw implements RuleModule {
  /** For the service loader. */
  public TestLaw() {}

  @Override
  public String name() {
    return "acme";
  }

  @Override
  public String edition() {
    return "2026-11-24";
  }

  @Override
  public List<Coverage<?>> coverage() {
    return List.of(Coverage.of(Contact.SCHEMA, Place.of("US")), Coverage.of(Request.SCHEMA));
  }

  @Override
  public List<Rule<?>> rules(Settings settings) {
    return List.of(
        Rule.on(Contact.SCHEMA, "acme.calling-hours")
            .title("Sales calls ring from 08:00 to 21:00.")
            .cites("Acme House Rules 1(a)")
            .in(Place.of("US"))
            .inForceFrom("2020-01-01")
            .when(Condition.in(Contact.PURPOSE, ContactPurpose.TELEMARKETING))
            .when(
                Condition.outsideHours(
                    WeeklyHours.daily(CallingWindow.of("08:00", "21:00")), HolidayCalendar.NONE))
            .remedy("wait")
            .denies(),
        Rule.on(Contact.SCHEMA, "acme.no-machines")
            .title("Nobody is called by a machine.")
            .cites("Acme House Rules 2")
            .in(Place.of("US-FL"), Place.of("US-NY"))
            .certainty(Certainty.LOW)
            .when(Condition.in(Contact.DIALING, Dialing.RANDOM_OR_SEQUENTIAL))
            .denies(),
        Rule.on(Contact.SCHEMA, "acme.announce")
            .title("A recorded call is announced.")
            .cites("Acme House Rules 3")
            .when(Condition.isTrue(Contact.RECORDED))
            .obliges(Duty.to("announce-recording").noting("in the first minute")),
        Rule.on(Contact.SCHEMA, "acme.old-custom")
            .title("Nobody is called at all.")
            .cites("Acme House Rules 0")
            .inForceTo("1999-12-31")
            .denies(),
        Rule.on(Contact.SCHEMA, "acme.broken")
            .title("Whoever speaks of dividing by zero is in trouble.")
            .cites("Acme House Rules 4")
            .when(new Broken())
            .denies(),
        Rule.on(Request.SCHEMA, "acme.reply")
            .title("A request is answered in ten days.")
            .cites("Acme House Rules 5")
            .then(
                Effect.deadline(
                    Request.RECEIVED_AT,
                    Request.COMPLETED_AT,
                    Deadline.calendarDays(10),
                    "complete-request")));
  }

  /** Throws where the subject is "zero". */
  private static final class Broken extends Condition<Contact> {
    @Override
    public Truth test(Contact contact) {
      if (contact.get(Contact.SUBJECT).orElse("").equals("zero")) {
        throw new ArithmeticException("of +12125550142");
      }
      return Truth.FALSE;
    }

    @Override
    public void missing(Contact contact, Set<Fact<Contact, ?>> into) {
      into.add(Contact.SUBJECT);
    }

    @Override
    public Set<Fact<Contact, ?>> reads() {
      return Set.of(Contact.SUBJECT);
    }

    @Override
    public String says() {
      return "subject is zero";
    }
  }
}
