package com.acme.rules;

import io.lexicall.facts.Contact;
import io.lexicall.facts.ContactChannel;
import io.lexicall.facts.ContactPurpose;
import io.lexicall.law.LawTable;
import io.lexicall.place.Place;
import io.lexicall.rule.Condition;
import io.lexicall.rule.Coverage;
import io.lexicall.rule.Duty;
import io.lexicall.rule.Rule;
import io.lexicall.rule.RuleModule;
import io.lexicall.rule.Settings;
import io.lexicall.time.CallingWindow;
import io.lexicall.time.HolidayCalendar;
import io.lexicall.time.WeeklyHours;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;

/** What Acme has promised its clients, beyond the law. */
public final class AcmeRules implements RuleModule {
  private static final String HOURS = "calling-hours.csv";

  private static final Condition<Contact> CALL =
      Condition.in(Contact.CHANNEL, ContactChannel.VOICE);

  private final LawTable hours = LawTable.read(HOURS, AcmeRules.class.getResourceAsStream(HOURS));

  /** For the service loader. */
  public AcmeRules() {}

  @Override
  public String name() {
    return "acme";
  }

  /** Covers nothing: our promises come on top of the law of a place and do not stand for it. */
  @Override
  public List<Coverage<?>> coverage() {
    return List.of();
  }

  @Override
  public List<Rule<?>> rules(Settings settings) {
    List<Rule<?>> rules = new ArrayList<>();
    for (LawTable.Row row : hours.rows()) {
      rules.add(callingHours(row));
    }
    rules.add(clientScript());
    return rules;
  }

  private static Rule<Contact> callingHours(LawTable.Row row) {
    CallingWindow window =
        new CallingWindow(LocalTime.parse(row.text("opens")), LocalTime.parse(row.text("closes")));
    return Rule.on(Contact.SCHEMA, "acme.calling-hours")
        .title("Calls ring only in the hours agreed with the client.")
        .readFrom(row)
        .in(Place.of(row.text("region")))
        .when(CALL)
        .when(Condition.outsideHours(WeeklyHours.daily(window), HolidayCalendar.NONE))
        .remedy("wait")
        .denies();
  }

  private static Rule<Contact> clientScript() {
    return Rule.on(Contact.SCHEMA, "acme.client-script")
        .title("A sales call begins with the text of the client.")
        .cites("Client Agreement 5.1")
        .in(Place.of("US"))
        .inForceFrom("2024-01-01")
        .when(CALL)
        .when(Condition.in(Contact.PURPOSE, ContactPurpose.TELEMARKETING))
        .obliges(Duty.to("read-client-script").noting("the text of schedule B, in full"));
  }

  @Override
  public String edition() {
    return hours.edition();
  }
}
