package io.lexicall.batch;

import io.lexicall.facts.Contact;
import io.lexicall.facts.ContactPurpose;
import io.lexicall.rule.Condition;
import io.lexicall.rule.Rule;
import io.lexicall.rule.Settings;
import io.lexicall.time.CallingWindow;
import io.lexicall.time.HolidayCalendar;
import io.lexicall.time.WeeklyHours;
import java.util.List;

/** Calls end at 21:00, and from 2026-08-11 at 20:00; from then on nobody is asked anything. */
final class ChangingLaw extends AmericanLaw {
  ChangingLaw() {
    super("changing");
  }

  private static Rule.Builder<Contact> until(String close) {
    return Rule.on(Contact.SCHEMA, "changing.hours")
        .title("Nobody is called in the evening.")
        .cites("Act, to " + close)
        .when(
            Condition.outsideHours(
                WeeklyHours.daily(CallingWindow.of("08:00", close)), HolidayCalendar.NONE));
  }

  @Override
  public List<Rule<?>> rules(Settings settings) {
    return List.of(
        until("21:00").inForceTo("2026-08-10").denies(),
        until("20:00").inForceFrom("2026-08-11").denies(),
        Rule.on(Contact.SCHEMA, "changing.surveys")
            .title("Nobody is asked.")
            .cites("Act 2")
            .inForceFrom("2026-08-11")
            .when(Condition.in(Contact.PURPOSE, ContactPurpose.SURVEY))
            .denies());
  }
}
