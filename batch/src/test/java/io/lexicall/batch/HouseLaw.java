package io.lexicall.batch;

import io.lexicall.facts.Contact;
import io.lexicall.facts.ContactPurpose;
import io.lexicall.facts.Dialing;
import io.lexicall.place.Place;
import io.lexicall.rule.Condition;
import io.lexicall.rule.Rule;
import io.lexicall.rule.Settings;
import io.lexicall.time.CallingWindow;
import io.lexicall.time.HolidayCalendar;
import io.lexicall.time.WeeklyHours;
import java.util.List;

/** The house rules of a made-up company. */
final class HouseLaw extends AmericanLaw {
  HouseLaw() {
    super("house");
  }

  @Override
  public List<Rule<?>> rules(Settings settings) {
    return List.of(
        Rule.on(Contact.SCHEMA, "house.calling-hours")
            .title("Sales calls ring from 08:00 to 21:00.")
            .cites("House Rules 1(a)")
            .in(Place.of("US"))
            .when(Condition.in(Contact.PURPOSE, ContactPurpose.TELEMARKETING))
            .when(
                Condition.outsideHours(
                    WeeklyHours.daily(CallingWindow.of("08:00", "21:00")), HolidayCalendar.NONE))
            .remedy("wait")
            .denies(),
        Rule.on(Contact.SCHEMA, "house.no-machines")
            .title("Nobody is called by a machine.")
            .cites("House Rules 2")
            .when(Condition.in(Contact.DIALING, Dialing.RANDOM_OR_SEQUENTIAL))
            .denies());
  }
}
