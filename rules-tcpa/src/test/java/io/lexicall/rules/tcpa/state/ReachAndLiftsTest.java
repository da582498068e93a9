package io.lexicall.rules.tcpa.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.lexicall.Finding;
import io.lexicall.facts.Caller;
import io.lexicall.facts.ConsentKind;
import io.lexicall.facts.Contact;
import io.lexicall.facts.ContactPurpose;
import io.lexicall.facts.Dialing;
import io.lexicall.facts.EarlierContact;
import io.lexicall.facts.Exemption;
import io.lexicall.facts.LineType;
import io.lexicall.facts.ListEntry;
import io.lexicall.facts.ListKind;
import io.lexicall.facts.Message;
import io.lexicall.facts.Moment;
import io.lexicall.facts.Relationship;
import io.lexicall.facts.Subscriber;
import io.lexicall.place.Place;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Whom a state's words reach, and what frees a caller from them: on both sides of each word, each
 * period and each first day.
 */
class ReachAndLiftsTest {
  private final States states = new States();

  private static Contact.Builder contact(
      String kind, String state, String at, String purpose, String to) {
    Contact.Builder contact =
        switch (kind) {
          case "live" -> Calls.call(state, at);
          case "recorded" -> Calls.recorded(state, at);
          case "text" -> Calls.text(state, at);
          default -> throw new IllegalArgumentException(kind);
        };
    if (!to.equals("consumer")) {
      LineType line = to.equals("business") ? LineType.FIXED_LINE : LineType.MOBILE;
      contact.to(
          Calls.to(state, line)
              .subscriber(to.equals("consumer-mobile") ? Subscriber.CONSUMER : Subscriber.BUSINESS)
              .build());
    }
    return contact.purpose(ContactPurpose.valueOf(purpose));
  }

  /** Adds what could free the call, in a word and perhaps a day. */
  private static void add(Contact.Builder contact, String state, String lift) {
    String[] words = lift.split(" ");
    String day = words.length > 1 ? words[1] + "T12:00:00Z" : "";
    switch (words[0]) {
      case "" -> {}
      case "request" -> contact.requestedAt(contact.build().at().minusSeconds(3600));
      case "express", "written" ->
          contact.consents(
              Calls.consentBuilder(
                      words[0].equals("written")
                          ? ConsentKind.EXPRESS_WRITTEN
                          : ConsentKind.EXPRESS,
                      "2015-01-05T12:00:00Z")
                  .purposes(List.of(contact.build().get(Contact.PURPOSE).orElseThrow()))
                  .build());
      case "customer" -> contact.relationship(Relationship.builder().customer(true).build());
      case "bought" -> contact.relationship(Calls.bought(day));
      case "inquired" ->
          contact.relationship(
              Relationship.builder().customer(false).lastInquiryAt(Calls.instant(day)).build());
      case "both" ->
          contact
              .relationship(Calls.bought(day))
              .consents(Calls.consent(ConsentKind.EXPRESS, "2015-01-05T12:00:00Z"));
      case "nonprofit", "hired" ->
          contact.caller(
              Calls.caller(state).taxExempt(true).thirdParty(words[0].equals("hired")).build());
      case "exempt" ->
          contact.caller(
              Calls.caller(state)
                  .exemptions(
                      List.of(
                          Exemption.builder().region(Place.of(state)).code("nonprofit").build()))
                  .build());
      default -> throw new IllegalArgumentException(lift);
    }
  }

  private void check(Contact.Builder contact, String state, String lift, String rule, String said) {
    add(contact, state, lift);
    assertThat(states.says(contact, rule).replaceFirst(" until .*", "")).isEqualTo(said);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // a call that was asked for, where the act frees no consent, and where it frees it too
        "recorded|US-CA|2026-11-24T21:30:00-08:00|TELEMARKETING|consumer|''|deny",
        "recorded|US-CA|2026-11-24T21:30:00-08:00|TELEMARKETING|consumer|request|''",
        "recorded|US-CA|2026-11-24T21:30:00-08:00|TELEMARKETING|consumer|express|deny",
        "live|US-DC|2026-11-24T21:30:00-05:00|TELEMARKETING|consumer|''|deny",
        "live|US-DC|2026-11-24T21:30:00-05:00|TELEMARKETING|consumer|request|''",
        "live|US-DC|2026-11-24T21:30:00-05:00|TELEMARKETING|consumer|written|deny",
        // the District's hours speak of a residence
        "live|US-DC|2026-11-24T21:30:00-05:00|TELEMARKETING|business|''|''",
        "recorded|US-IL|2026-11-24T21:30:00-06:00|TELEMARKETING|consumer|''|deny",
        "recorded|US-IL|2026-11-24T21:30:00-06:00|TELEMARKETING|consumer|request|''",
        "recorded|US-IL|2026-11-24T21:30:00-06:00|TELEMARKETING|consumer|express|deny",
        "live|US-TX|2026-11-24T21:30:00-06:00|TELEMARKETING|consumer|express|deny",
        "live|US-TX|2026-11-24T21:30:00-06:00|TELEMARKETING|consumer|request|''",
        "live|US-TX|2026-11-24T21:30:00-06:00|TELEMARKETING|consumer|customer|''",
        "live|US-WY|2026-11-24T20:30:00-07:00|TELEMARKETING|consumer|express|deny",
        "live|US-WY|2026-11-24T20:30:00-07:00|TELEMARKETING|consumer|request|''",
        "live|US-WA|2026-11-24T20:15:00-08:00|CHARITABLE_SOLICITATION|consumer|express|deny",
        "live|US-WA|2026-11-24T20:15:00-08:00|CHARITABLE_SOLICITATION|consumer|request|''",
        "live|US-WA|2026-11-24T20:15:00-08:00|CHARITABLE_SOLICITATION|consumer|inquired"
            + " 2026-09-01|''",
        "live|US-WA|2026-11-24T20:15:00-08:00|CHARITABLE_SOLICITATION|consumer|inquired"
            + " 2026-08-01|deny",
        // South Carolina: consent in writing, a purchase of 18 months, an inquiry of three
        "live|US-SC|2026-11-24T21:30:00-05:00|TELEMARKETING|consumer|''|deny",
        "live|US-SC|2026-11-24T21:30:00-05:00|TELEMARKETING|consumer|written|''",
        "live|US-SC|2026-11-24T21:30:00-05:00|TELEMARKETING|consumer|express|deny",
        "live|US-SC|2026-11-24T21:30:00-05:00|TELEMARKETING|consumer|request|''",
        "text|US-SC|2026-11-24T21:30:00-05:00|TELEMARKETING|consumer|bought 2025-06-01|''",
        "text|US-SC|2026-11-24T21:30:00-05:00|TELEMARKETING|consumer|bought 2025-05-01|deny",
        "live|US-SC|2026-11-24T21:30:00-05:00|TELEMARKETING|consumer|inquired 2026-09-01|''",
        "live|US-SC|2026-11-24T21:30:00-05:00|TELEMARKETING|consumer|inquired 2026-08-01|deny",
        // New Jersey: written consent and existing customers; since 2023-12-01 requests
        "live|US-NJ|2023-11-30T21:30:00-05:00|TELEMARKETING|consumer|express|deny",
        "live|US-NJ|2023-11-30T21:30:00-05:00|TELEMARKETING|consumer|written|''",
        "live|US-NJ|2023-11-30T21:30:00-05:00|TELEMARKETING|consumer|customer|''",
        "live|US-NJ|2023-11-30T21:30:00-05:00|TELEMARKETING|consumer|bought 2023-11-01|deny",
        "live|US-NJ|2023-11-30T21:30:00-05:00|TELEMARKETING|consumer|request|deny",
        "live|US-NJ|2023-12-01T21:30:00-05:00|TELEMARKETING|consumer|request|''",
        // Mississippi's devices, whatever they say and to whom
        "recorded|US-MS|2026-11-24T20:59:59-06:00|SURVEY|business|''|''",
        "recorded|US-MS|2026-11-24T21:00:00-06:00|SURVEY|business|''|deny",
        "recorded|US-MS|2026-11-24T21:00:00-06:00|SURVEY|business|request|''",
        "recorded|US-MS|2026-11-24T21:00:00-06:00|SURVEY|business|customer|''",
        "recorded|US-MS|2026-11-24T21:00:00-06:00|SURVEY|business|express|deny",
        "live|US-MS|2026-11-24T21:00:00-06:00|SURVEY|business|''|''",
        // Oregon's devices, which no request frees; by the clock of its east too
        "recorded|US-OR|2015-12-31T21:30:00-08:00|TELEMARKETING|consumer|''|''",
        "recorded|US-OR|2016-01-01T21:30:00-08:00|TELEMARKETING|consumer|''|deny",
        "recorded|US-OR|2025-12-31T19:30:00-08:00|TELEMARKETING|consumer|''|''",
        "recorded|US-OR|2026-01-01T19:30:00-08:00|TELEMARKETING|consumer|request|deny",
        "live|US-OR|2026-01-01T19:30:00-08:00|TELEMARKETING|consumer|request|''",
        // whatever a device says, in Oregon to consumers and in Texas to anybody
        "recorded|US-OR|2015-12-31T21:30:00-08:00|SURVEY|consumer|''|''",
        "recorded|US-OR|2016-01-01T21:30:00-08:00|SURVEY|consumer|''|deny",
        "recorded|US-OR|2026-11-24T18:30:00-08:00|SURVEY|consumer|''|''",
        "recorded|US-OR|2015-12-31T21:30:00-08:00|CHARITABLE_SOLICITATION|consumer|''|''",
        "recorded|US-OR|2016-01-01T21:30:00-08:00|CHARITABLE_SOLICITATION|consumer|''|deny",
        "recorded|US-OR|2026-11-24T21:30:00-08:00|CHARITABLE_SOLICITATION|consumer|customer|deny",
        "recorded|US-OR|2026-11-24T07:59:59-08:00|CHARITABLE_SOLICITATION|consumer|customer|deny",
        "recorded|US-OR|2026-11-24T08:00:00-08:00|CHARITABLE_SOLICITATION|consumer|customer|''",
        "recorded|US-OR|2026-11-24T20:30:00-08:00|POLITICAL|consumer|''|deny",
        "recorded|US-OR|2026-11-24T20:30:00-08:00|POLITICAL|business|''|''",
        "recorded|US-OR|2026-11-24T20:30:00-08:00|DEBT_COLLECTION|consumer|''|''",
        "recorded|US-TX|2026-11-22T11:59:59-06:00|SURVEY|consumer|''|deny",
        "recorded|US-TX|2026-11-22T13:00:00-06:00|SURVEY|consumer|''|''",
        "recorded|US-TX|2026-11-22T10:00:00-06:00|POLITICAL|business|''|deny",
        "recorded|US-TX|2026-11-22T10:00:00-06:00|POLITICAL|business|request|''",
        "live|US-TX|2026-11-22T10:00:00-06:00|SURVEY|consumer|''|''",
        // an unsolicited call: a standing consent and a purchase make none solicited
        "recorded|US-TX|2026-11-22T10:00:00-06:00|POLITICAL|consumer|written|deny",
        "recorded|US-TX|2026-11-22T13:00:00-06:00|POLITICAL|consumer|written|''",
        "recorded|US-TX|2026-11-22T10:00:00-06:00|TELEMARKETING|consumer|customer|deny",
        "recorded|US-TX|2026-11-22T10:00:00-06:00|TELEMARKETING|consumer|request|''",
        // North Dakota: texts since the act of 2013
        "text|US-ND|2013-07-31T21:30:00-06:00|TELEMARKETING|consumer|''|''",
        "text|US-ND|2013-08-01T21:30:00-06:00|TELEMARKETING|consumer|''|deny",
        // Pennsylvania: who asks for a gift keeps the night; since Act 47 others than the charity
        "live|US-PA|2024-11-18T07:30:00-05:00|CHARITABLE_SOLICITATION|consumer|nonprofit|deny",
        "live|US-PA|2024-11-18T08:00:00-05:00|CHARITABLE_SOLICITATION|consumer|nonprofit|''",
        "live|US-PA|2026-10-17T20:30:00-04:00|CHARITABLE_SOLICITATION|consumer|hired|''",
        "live|US-PA|2026-10-18T14:30:00-04:00|CHARITABLE_SOLICITATION|consumer|hired|deny",
        "live|US-PA|2026-11-18T19:30:00-05:00|CHARITABLE_SOLICITATION|consumer|hired|deny",
        "live|US-PA|2026-11-18T19:30:00-05:00|CHARITABLE_SOLICITATION|consumer|nonprofit|''",
        // Louisiana: the Order closes the Sunday to who asks for others
        "live|US-LA|2026-11-22T12:00:00-06:00|CHARITABLE_SOLICITATION|consumer|hired|deny",
        "live|US-LA|2026-11-22T12:00:00-06:00|CHARITABLE_SOLICITATION|consumer|nonprofit|''",
        "live|US-LA|2026-11-23T12:00:00-06:00|CHARITABLE_SOLICITATION|consumer|hired|''",
        // Maine: any telephone number; Oklahoma: the person called; South Dakota: a residence
        "recorded|US-ME|2026-11-24T16:59:59-05:00|TELEMARKETING|business|''|''",
        "recorded|US-ME|2026-11-24T17:00:00-05:00|TELEMARKETING|business|''|deny",
        "recorded|US-ME|2026-11-24T17:00:00-05:00|SURVEY|business|''|deny",
        "recorded|US-OK|2022-10-31T20:59:59-05:00|TELEMARKETING|business|''|''",
        "recorded|US-OK|2022-10-31T21:30:00-05:00|TELEMARKETING|business|''|deny",
        "recorded|US-SD|2026-11-24T21:30:00-06:00|TELEMARKETING|business|''|''",
        "recorded|US-SD|2026-11-24T21:30:00-06:00|TELEMARKETING|consumer|''|deny",
      })
  void hours(
      String kind, String state, String at, String purpose, String to, String lift, String said) {
    check(contact(kind, state, at, purpose, to), state, lift, "calling-hours", said);
  }

  /** Numbers on the national registry, which these states forbid to call by law of their own. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "live|US-ND|2026-11-24|TELEMARKETING|consumer|''|deny",
        "text|US-ND|2026-11-24|TELEMARKETING|consumer|''|deny",
        "live|US-ND|2026-11-24|TELEMARKETING|business|''|''",
        "live|US-ND|2026-11-24|TELEMARKETING|consumer|express|deny",
        "live|US-ND|2026-11-24|TELEMARKETING|consumer|written|''",
        "live|US-ND|2026-11-24|TELEMARKETING|consumer|bought 2024-12-01|''",
        "live|US-ND|2026-11-24|TELEMARKETING|consumer|bought 2024-11-01|deny",
        "live|US-ND|2026-11-24|CHARITABLE_SOLICITATION|consumer|hired|deny",
        "live|US-ND|2026-11-24|CHARITABLE_SOLICITATION|consumer|nonprofit|''",
        "live|US-NJ|2023-11-30|TELEMARKETING|consumer|''|deny",
        "live|US-NJ|2023-11-30|TELEMARKETING|consumer|express|deny",
        "live|US-NJ|2023-11-30|TELEMARKETING|consumer|written|''",
        "live|US-NJ|2023-11-30|TELEMARKETING|consumer|customer|''",
        "live|US-NJ|2023-11-30|TELEMARKETING|consumer|request|deny",
        "live|US-NJ|2023-12-01|TELEMARKETING|consumer|request|''",
        "text|US-NJ|2023-12-01|TELEMARKETING|consumer|''|''",
        // bans that name no consent, and their own relationships
        "live|US-ID|2026-11-24|TELEMARKETING|consumer|''|deny",
        "live|US-ID|2026-11-24|TELEMARKETING|consumer|written|deny",
        "live|US-ID|2026-11-24|TELEMARKETING|consumer|request|''",
        "live|US-ID|2026-11-24|TELEMARKETING|consumer|bought 2025-06-01|''",
        "live|US-ID|2026-11-24|TELEMARKETING|consumer|bought 2025-05-01|deny",
        "live|US-ID|2026-11-24|TELEMARKETING|consumer|inquired 2026-11-01|deny",
        "live|US-ID|2026-11-24|TELEMARKETING|business|''|''",
        "text|US-ID|2026-11-24|TELEMARKETING|consumer|''|''",
        "live|US-SD|2026-11-24|TELEMARKETING|consumer|written|deny",
        "live|US-SD|2026-11-24|TELEMARKETING|consumer|request|''",
        "live|US-SD|2026-11-24|TELEMARKETING|consumer|bought 2025-06-01|''",
        "live|US-SD|2026-11-24|TELEMARKETING|consumer|bought 2025-05-01|deny",
        "live|US-SD|2026-11-24|TELEMARKETING|consumer|inquired 2026-09-01|''",
        "live|US-SD|2026-11-24|TELEMARKETING|consumer|inquired 2026-08-01|deny",
        "live|US-ME|2026-11-24|TELEMARKETING|consumer|written|deny",
        "live|US-ME|2026-11-24|TELEMARKETING|consumer|request|''",
        "live|US-ME|2026-11-24|TELEMARKETING|consumer|inquired 2026-09-01|''",
        "live|US-ME|2026-11-24|TELEMARKETING|consumer|inquired 2026-08-01|deny",
        "live|US-NY|2026-11-24|TELEMARKETING|consumer|written|deny",
        "live|US-NY|2026-11-24|TELEMARKETING|consumer|request|''",
        "live|US-NY|2026-11-24|TELEMARKETING|consumer|customer|''",
        "live|US-NY|2026-11-24|TELEMARKETING|consumer|bought 2025-05-01|deny",
        "text|US-NY|2021-08-11|TELEMARKETING|consumer|''|''",
        "text|US-NY|2021-08-12|TELEMARKETING|consumer|''|deny",
        "live|US-OR|2026-11-24|TELEMARKETING|consumer|written|deny",
        "live|US-OR|2026-11-24|TELEMARKETING|consumer|request|''",
        "live|US-OR|2026-11-24|TELEMARKETING|consumer|bought 2015-05-01|''",
        "live|US-OR|2026-11-24|TELEMARKETING|consumer|inquired 2026-08-01|deny",
        "live|US-OR|2026-11-24|TELEMARKETING|business|''|''",
        "live|US-UT|2026-11-24|TELEMARKETING|consumer|written|deny",
        "live|US-UT|2026-11-24|TELEMARKETING|consumer|request|''",
        "live|US-UT|2026-11-24|TELEMARKETING|consumer|inquired 2025-06-01|''",
        "live|US-UT|2026-11-24|TELEMARKETING|consumer|inquired 2025-05-01|deny",
        "text|US-UT|2026-11-24|TELEMARKETING|consumer|''|''",
        "live|US-WI|2014-07-31|TELEMARKETING|consumer|''|''",
        "live|US-WI|2014-08-01|TELEMARKETING|consumer|''|deny",
        "live|US-WI|2026-11-24|TELEMARKETING|consumer|written|deny",
        "live|US-WI|2026-11-24|TELEMARKETING|consumer|request|''",
        "live|US-WI|2026-11-24|TELEMARKETING|consumer|customer|''",
        "live|US-WI|2026-11-24|TELEMARKETING|consumer|bought 2026-11-01|deny",
        "live|US-WI|2026-11-24|TELEMARKETING|consumer|nonprofit|''",
        "text|US-WI|2026-11-24|TELEMARKETING|consumer|''|deny",
        "live|US-AK|2026-11-24|TELEMARKETING|consumer|''|deny",
        "live|US-AK|2026-11-24|TELEMARKETING|consumer|written|deny",
        "live|US-AK|2026-11-24|TELEMARKETING|consumer|request|''",
        "live|US-AK|2026-11-24|TELEMARKETING|consumer|bought 2025-06-01|''",
        "live|US-AK|2026-11-24|TELEMARKETING|consumer|bought 2025-05-01|deny",
        "text|US-AK|2026-11-24|TELEMARKETING|consumer|''|''",
        "live|US-NM|2026-11-24|TELEMARKETING|consumer|''|deny",
        "live|US-NM|2026-11-24|TELEMARKETING|business|''|''",
        "live|US-NM|2026-11-24|TELEMARKETING|consumer|express|''",
        "live|US-NM|2026-11-24|TELEMARKETING|consumer|bought 2025-12-01|''",
        "live|US-NM|2026-11-24|TELEMARKETING|consumer|bought 2025-11-01|deny",
        "live|US-NM|2026-11-24|TELEMARKETING|consumer|inquired 2026-11-01|deny",
        "text|US-NM|2026-11-24|TELEMARKETING|consumer|''|''",
        "live|US-SC|2018-05-17|TELEMARKETING|consumer|''|''",
        "live|US-SC|2018-05-18|TELEMARKETING|consumer|''|deny",
        "text|US-SC|2018-05-18|TELEMARKETING|consumer|''|deny",
        "live|US-SC|2026-11-24|TELEMARKETING|consumer|written|deny",
        "live|US-SC|2026-11-24|TELEMARKETING|consumer|customer|deny",
        "live|US-SC|2026-11-24|TELEMARKETING|business-mobile|''|deny",
        "live|US-SC|2026-11-24|TELEMARKETING|business|''|''",
        "live|US-WA|2026-11-24|CHARITABLE_SOLICITATION|consumer|express|deny",
        "live|US-WA|2026-11-24|CHARITABLE_SOLICITATION|consumer|request|''",
        "live|US-WA|2026-11-24|TELEMARKETING|consumer|bought 2025-12-01|''",
        "live|US-WA|2026-11-24|TELEMARKETING|consumer|bought 2025-11-01|deny",
        // Illinois and Arkansas bind who asks for the gifts of others; sales as federal law does
        "live|US-IL|2026-11-24|CHARITABLE_SOLICITATION|consumer|hired|deny",
        "live|US-IL|2026-11-24|CHARITABLE_SOLICITATION|consumer|nonprofit|''",
        "live|US-IL|2026-11-24|CHARITABLE_SOLICITATION|business|hired|''",
        "live|US-IL|2026-11-24|TELEMARKETING|consumer|''|deny",
        "live|US-IL|2026-11-24|TELEMARKETING|consumer|express|''",
        "live|US-IL|2026-11-24|TELEMARKETING|consumer|bought 2025-06-01|''",
        "live|US-IL|2026-11-24|TELEMARKETING|consumer|bought 2025-05-01|deny",
        "text|US-IL|2026-11-24|TELEMARKETING|consumer|''|''",
        "recorded|US-AR|2026-11-24|CHARITABLE_SOLICITATION|consumer|hired|deny",
        "live|US-AR|2026-11-24|CHARITABLE_SOLICITATION|consumer|nonprofit|''",
        "live|US-AR|2026-11-24|TELEMARKETING|consumer|''|deny",
        "live|US-AR|2026-11-24|TELEMARKETING|consumer|request|''",
        "live|US-AR|2026-11-24|TELEMARKETING|consumer|bought 2023-12-01|''",
        "live|US-AR|2026-11-24|TELEMARKETING|consumer|bought 2023-11-01|deny",
        "text|US-AR|2026-11-24|TELEMARKETING|consumer|''|''",
        // a tax-exempt seller need not be one of the charities that these acts leave out
        "live|US-CA|2026-11-24|TELEMARKETING|consumer|nonprofit|deny",
        "live|US-CA|2026-11-24|TELEMARKETING|consumer|express|''",
        "live|US-CA|2026-11-24|TELEMARKETING|consumer|bought 2025-06-01|''",
        "live|US-CA|2026-11-24|TELEMARKETING|consumer|bought 2025-05-01|deny",
        "live|US-CA|2026-11-24|TELEMARKETING|consumer|inquired 2026-09-01|''",
        "live|US-CA|2026-11-24|TELEMARKETING|consumer|inquired 2026-08-01|deny",
        "live|US-CA|2026-11-24|TELEMARKETING|business|''|''",
        "live|US-CA|2026-11-24|TELEMARKETING|business-mobile|''|deny",
        "text|US-CA|2026-11-24|TELEMARKETING|business-mobile|''|''",
        "live|US-CA|2026-11-24|CHARITABLE_SOLICITATION|consumer|hired|''",
        "text|US-CA|2026-11-24|TELEMARKETING|consumer|''|''",
        "live|US-GA|2026-11-24|TELEMARKETING|consumer|nonprofit|deny",
        "recorded|US-GA|2026-11-24|TELEMARKETING|consumer|''|deny",
        "live|US-GA|2026-11-24|TELEMARKETING|consumer|express|''",
        "live|US-GA|2026-11-24|TELEMARKETING|consumer|request|''",
        "live|US-GA|2026-11-24|TELEMARKETING|consumer|bought 2001-01-01|''",
        "live|US-GA|2026-11-24|TELEMARKETING|consumer|inquired 2026-11-01|deny",
        "live|US-GA|2026-11-24|TELEMARKETING|business|''|deny",
        "live|US-GA|2026-11-24|CHARITABLE_SOLICITATION|consumer|hired|''",
        "text|US-GA|2026-11-24|TELEMARKETING|consumer|''|''",
        "live|US-KS|2014-06-30|TELEMARKETING|consumer|''|''",
        "live|US-KS|2014-07-01|TELEMARKETING|consumer|''|deny",
        "live|US-KS|2026-11-24|TELEMARKETING|consumer|nonprofit|deny",
        "live|US-KS|2026-11-24|TELEMARKETING|consumer|express|deny",
        "live|US-KS|2026-11-24|TELEMARKETING|consumer|written|''",
        "live|US-KS|2026-11-24|TELEMARKETING|consumer|request|''",
        "live|US-KS|2026-11-24|TELEMARKETING|consumer|customer|''",
        "live|US-KS|2026-11-24|TELEMARKETING|consumer|bought 2023-12-01|''",
        "live|US-KS|2026-11-24|TELEMARKETING|consumer|bought 2023-11-01|deny",
        "live|US-KS|2026-11-24|TELEMARKETING|consumer|inquired 2026-11-01|deny",
        "live|US-KS|2026-11-24|TELEMARKETING|business|''|''",
        "text|US-KS|2026-11-24|TELEMARKETING|consumer|''|''",
        "live|US-KY|2026-11-24|TELEMARKETING|consumer|nonprofit|deny",
        "live|US-KY|2026-11-24|TELEMARKETING|consumer|express|''",
        "live|US-KY|2026-11-24|TELEMARKETING|consumer|bought 2001-01-01|''",
        "live|US-KY|2026-11-24|TELEMARKETING|consumer|inquired 2026-11-01|deny",
        "live|US-KY|2026-11-24|CHARITABLE_SOLICITATION|consumer|hired|''",
        "live|US-NV|2026-11-24|TELEMARKETING|consumer|nonprofit|deny",
        "live|US-NV|2026-11-24|TELEMARKETING|consumer|express|''",
        "live|US-NV|2026-11-24|TELEMARKETING|consumer|bought 2025-06-01|''",
        "live|US-NV|2026-11-24|TELEMARKETING|consumer|bought 2025-05-01|deny",
        "live|US-NV|2026-11-24|CHARITABLE_SOLICITATION|consumer|''|deny",
        "live|US-NV|2026-11-24|CHARITABLE_SOLICITATION|consumer|nonprofit|''",
        "text|US-NV|2026-11-24|TELEMARKETING|consumer|''|''",
        // left to federal law, which leaves a tax-exempt seller free
        "live|US-AL|2026-11-24|TELEMARKETING|consumer|nonprofit|''",
        "live|US-NC|2026-11-24|TELEMARKETING|consumer|nonprofit|''",
      })
  void nationalList(
      String kind, String state, String day, String purpose, String to, String lift, String said) {
    Contact.Builder contact =
        contact(kind, state, day + "T12:00:00-06:00", purpose, to)
            .lists(
                ListEntry.builder()
                    .list(ListKind.NATIONAL_DNC)
                    .listed(true)
                    .since(Calls.day("2004-01-01"))
                    .build(),
                Calls.internal(false).build());
    check(contact, state, lift, "do-not-call-list", said);
  }

  /** How long a number must have been on the national registry before a state bars the call. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "US-ND|2026-10-24|2026-11-24|deny",
        "US-ND|2026-10-25|2026-11-24|''",
        "US-NY|2026-10-24|2026-11-24|deny",
        "US-NY|2026-10-25|2026-11-24|''",
        "US-SD|2026-10-25|2026-11-24|deny",
        "US-SD|2026-10-26|2026-11-24|''",
        "US-NM|2026-08-24|2026-11-24|deny",
        "US-NM|2026-08-25|2026-11-24|''",
        "US-ID|2026-08-24|2026-11-24|deny",
        "US-ID|2026-08-25|2026-11-24|''",
        "US-ME|2026-08-24|2026-11-24|deny",
        "US-ME|2026-08-25|2026-11-24|''",
        "US-KS|2026-10-25|2026-11-24|deny",
        "US-KS|2026-10-26|2026-11-24|''",
        // who knows that it is listed has the list: New Jersey's months are for who has not
        "US-NJ|2026-11-23|2026-11-24|deny",
        "US-WI|2026-11-23|2026-11-24|deny",
        "US-IL|2026-11-23|2026-11-24|deny",
        // the days of the states' own numbers
        "US-TX|2026-09-25|2026-11-24|deny",
        "US-TX|2026-09-26|2026-11-24|''",
        "US-TX||2026-11-20|needs lists[national-dnc].since",
        "US-TX||2026-09-25|deny",
        // from 1 November on, 30 days end on 1 December; from 1 October on 31 October
        "US-TN|2026-10-01|2026-11-24|''",
        "US-TN|2026-10-31|2026-11-24|''",
        "US-TN|2026-09-30|2026-11-24|deny",
        // a version that carried the number bounds the day of listing
        "US-NM||2026-08-24|deny",
        "US-NM||2026-08-25|needs lists[national-dnc].since",
      })
  void nationalList_ofNewlyListedNumbers(
      String state, @Nullable String since, String asOf, String said) {
    ListEntry.Builder entry =
        ListEntry.builder().list(ListKind.NATIONAL_DNC).listed(true).asOf(Calls.day(asOf));
    if (since != null) {
      entry.since(Calls.day(since));
    }
    Contact.Builder call =
        Calls.call(state, "2026-11-24T12:00:00-05:00")
            .lists(
                entry.build(),
                Calls.internal(false).build(),
                Calls.stateList(state, false).asOf(Calls.day("2026-11-20")).build());
    check(call, state, "", "do-not-call-list", said);
  }

  /** Texas reaches a business that has told this seller no, and only if its number is listed. */
  @ParameterizedTest
  @CsvSource({
    // a call or text to a business; its no to the seller; the number on the list
    "live, business, TELEMARKETING, true, true, '', deny",
    "text, business-mobile, TELEMARKETING, true, true, '', deny",
    "live, business, TELEMARKETING, false, true, '', ''",
    "live, business, TELEMARKETING, true, false, '', ''",
    "live, business, TELEMARKETING, true, true, request, deny", // a no of no date is the later word
    "live, business, SURVEY, true, true, '', ''",
    "live, business, TELEMARKETING, , true, '', needs lists[internal-dnc]",
    "live, business, TELEMARKETING, true, , '', needs lists[state-dnc US-TX]",
    "live, business, TELEMARKETING, false, , '', ''",
    "live, business, TELEMARKETING, , false, '', ''",
    // a consumer's number binds whatever was said
    "live, consumer, TELEMARKETING, , true, '', deny",
  })
  void stateList_ofBusinessesInTexas(
      String kind,
      String to,
      String purpose,
      @Nullable Boolean refused,
      @Nullable Boolean listed,
      String lift,
      String said) {
    Contact.Builder contact = contact(kind, "US-TX", "2026-11-24T12:00:00-06:00", purpose, to);
    List<ListEntry> lists = new ArrayList<>();
    lists.add(registry(false));
    if (refused != null) {
      lists.add(Calls.internal(refused).build());
    }
    if (listed != null) {
      lists.add(
          Calls.stateList("US-TX", listed)
              .since(Calls.day("2020-01-01"))
              .asOf(Calls.day("2026-11-01"))
              .build());
    }
    contact.lists(lists.toArray(new ListEntry[0]));
    check(contact, "US-TX", lift, "do-not-call-list", said);
  }

  private static ListEntry registry(boolean listed) {
    return ListEntry.builder()
        .list(ListKind.NATIONAL_DNC)
        .listed(listed)
        .since(Calls.day("2020-01-01"))
        .asOf(Calls.day("2026-11-20"))
        .build();
  }

  /** Tex. Bus. & Com. Code 304.051(b): each person of the registry is on the state's list. */
  @ParameterizedTest
  @CsvSource({
    "business, true, deny",
    "business, false, ''",
    "business-mobile, true, deny",
    "consumer, false, deny",
  })
  void registry_ofBusinessesInTexas(String to, boolean refused, String said) {
    Contact.Builder call =
        contact("live", "US-TX", "2026-11-24T12:00:00-06:00", "TELEMARKETING", to)
            .lists(
                registry(true),
                Calls.internal(refused).build(),
                Calls.stateList("US-TX", false).asOf(Calls.day("2026-11-20")).build());
    check(call, "US-TX", "", "do-not-call-list", said);
  }

  /** Illinois gives the sellers of securities hours of their own, by the clock of the state. */
  @ParameterizedTest
  @CsvSource({
    "live, 2026-11-24T08:59:59-06:00, securities, consumer, '', deny",
    "live, 2026-11-24T08:59:59-06:00, insurance, consumer, '', ''",
    "live, 2026-11-24T09:00:00-06:00, securities, consumer, '', ''",
    "live, 2026-11-22T11:59:59-06:00, securities, consumer, '', deny",
    "live, 2026-11-22T12:00:00-06:00, securities, consumer, '', ''",
    "recorded, 2026-11-22T11:59:59-06:00, securities, consumer, '', deny",
    "live, 2026-11-24T08:30:00-06:00, securities, consumer, customer, ''",
    "live, 2026-11-24T08:30:00-06:00, securities, consumer, request, ''",
    "live, 2026-11-24T08:30:00-06:00, securities, consumer, written, deny",
    // a sole trader is a natural person, and the facts do not tell him from a company
    "live, 2026-11-24T08:30:00-06:00, securities, business, '', deny",
    // the section speaks of telephone calls
    "text, 2026-11-24T08:30:00-06:00, securities, consumer, '', ''",
  })
  void hours_ofSecuritiesInIllinois(
      String kind, String at, String subject, String to, String lift, String said) {
    check(
        contact(kind, "US-IL", at, "TELEMARKETING", to).subject(subject),
        "US-IL",
        lift,
        "calling-hours",
        said);
  }

  /** Wyoming frees a call in response to an express request; a consent as such is none. */
  @ParameterizedTest
  @CsvSource({"'', deny", "express, deny", "written, deny", "request, ''", "customer, ''"})
  void stateList_inWyoming(String lift, String said) {
    Contact.Builder call =
        Calls.call("US-WY", "2026-11-24T12:00:00-07:00")
            .lists(
                Calls.internal(false).build(),
                Calls.stateList("US-WY", true)
                    .since(Calls.day("2020-01-01"))
                    .asOf(Calls.day("2026-11-01"))
                    .build());
    check(call, "US-WY", lift, "do-not-call-list", said);
  }

  /** Who told the seller to stop, on a day. */
  @ParameterizedTest
  @CsvSource({
    // Kansas wrote its five years on 2014-07-01
    "live, US-KS, 2014-06-30, consumer, 2008-01-01, deny",
    "live, US-KS, 2014-07-01, consumer, 2008-01-01, ''",
    "live, US-KS, 2014-07-01, consumer, 2010-01-01, deny",
    // texts count in North Carolina since 2019-12-01, in Oregon since 2026
    "text, US-NC, 2019-11-30, consumer, 2019-01-01, ''",
    "text, US-NC, 2019-12-01, consumer, 2019-01-01, deny",
    "live, US-NC, 2019-11-30, consumer, 2019-01-01, deny",
    "text, US-OR, 2025-12-31, consumer, 2025-01-01, ''",
    "text, US-OR, 2026-01-01, consumer, 2025-01-01, deny",
    // West Virginia: a call, without end, not from business to business
    "live, US-WV, 2026-11-24, consumer, 2015-01-01, deny",
    "text, US-WV, 2026-11-24, consumer, 2015-01-01, ''",
    "live, US-WV, 2026-11-24, business, 2015-01-01, ''",
    // Missouri: a call, without end
    "live, US-MO, 2026-11-24, consumer, 2001-01-01, deny",
    "text, US-MO, 2026-11-24, consumer, 2001-01-01, ''",
    "live, US-MO, 2026-11-24, business, 2001-01-01, ''",
    // Montana likewise
    "live, US-MT, 2026-11-24, consumer, 2001-01-01, deny",
    "recorded, US-MT, 2026-11-24, consumer, 2001-01-01, deny",
    "text, US-MT, 2026-11-24, consumer, 2001-01-01, ''",
    "live, US-MT, 2026-11-24, business, 2001-01-01, deny",
    "text, US-MT, 2026-11-24, business, 2001-01-01, ''",
    // New Jersey's rule has the list kept, of residential calls
    "live, US-NJ, 2026-11-24, consumer, 2001-01-01, deny",
    "recorded, US-NJ, 2026-11-24, consumer, 2001-01-01, deny",
    "text, US-NJ, 2026-11-24, consumer, 2001-01-01, ''",
    "live, US-NJ, 2026-11-24, business, 2001-01-01, ''",
    // Wisconsin's nonresidential customers that gave notice
    "live, US-WI, 2026-11-24, business, 2001-01-01, deny",
    "text, US-WI, 2014-07-31, business, 2001-01-01, ''",
    "text, US-WI, 2014-08-01, business, 2001-01-01, deny",
    "recorded, US-WI, 2014-07-31, business, 2001-01-01, deny",
    "text, US-WI, 2026-11-24, consumer, 2001-01-01, ''",
    // the District's text is a call by inference only, to a consumer
    "text, US-DC, 2026-11-24, consumer, 2015-01-01, deny",
    "text, US-DC, 2026-11-24, business, 2015-01-01, ''",
    "live, US-DC, 2026-11-24, business, 2015-01-01, deny",
  })
  void internalList(String kind, String state, String day, String to, String since, String said) {
    Contact.Builder contact =
        contact(kind, state, day + "T12:00:00-06:00", "TELEMARKETING", to)
            .lists(Calls.internal(true).since(Calls.day(since)).build());
    check(contact, state, "", "internal-do-not-call", said);
    assertThatWhatWasToldBindsToo(contact, since, said);
  }

  /** Wis. Stat. 100.52(6)(am), (1)(j): clients and nonprofits, of firms; ATCP 127 frees neither. */
  @ParameterizedTest
  @CsvSource({
    "live, business, '', deny, Wis. Stat. 100.52(4)(a)3",
    "live, business, customer, '', ''",
    "live, business, bought 2026-10-01, deny, Wis. Stat. 100.52(4)(a)3",
    "live, business, nonprofit, '', ''",
    "text, business, '', deny, Wis. Stat. 100.52(4)(a)3",
    "text, business, customer, '', ''",
    "text, business, nonprofit, '', ''",
    "live, consumer, '', deny, Wis. Admin. Code ATCP 127.16",
    "live, consumer, customer, deny, Wis. Admin. Code ATCP 127.16",
    "live, consumer, nonprofit, deny, Wis. Admin. Code ATCP 127.16",
  })
  void internalList_ofWisconsin(String kind, String to, String lift, String said, String cited) {
    Contact.Builder contact =
        contact(kind, "US-WI", "2026-11-24T12:00:00-06:00", "TELEMARKETING", to)
            .lists(Calls.internal(true).since(Calls.day("2019-01-01")).build());
    check(contact, "US-WI", lift, "internal-do-not-call", said);
    assertThat(states.check(contact.build()).findings())
        .filteredOn(finding -> finding.rule().id().equals("us-state.internal-do-not-call"))
        .extracting(Finding::citation)
        .allSatisfy(law -> assertThat(law).startsWith(cited));
  }

  /** Who hides the number, and from whom. */
  @ParameterizedTest
  @CsvSource({
    "US-VT, 2017-06-07, TELEMARKETING, consumer, ''",
    "US-VT, 2017-06-08, TELEMARKETING, consumer, deny",
    "US-VT, 2017-06-08, TELEMARKETING, business, deny",
    "US-VT, 2017-06-08, CHARITABLE_SOLICITATION, consumer, deny",
    "US-VT, 2017-06-08, SURVEY, consumer, ''",
    "US-ID, 2026-11-24, TELEMARKETING, business, deny",
    "US-NJ, 2026-11-24, TELEMARKETING, business-mobile, deny",
    "US-NJ, 2026-11-24, TELEMARKETING, business, ''",
    "US-SC, 2026-11-24, TELEMARKETING, business-mobile, deny",
    "US-SC, 2026-11-24, TELEMARKETING, business, ''",
    "US-MS, 2019-06-30, TELEMARKETING, business, ''",
    "US-MS, 2019-07-01, TELEMARKETING, business, deny",
    "US-MS, 2019-07-01, CHARITABLE_SOLICITATION, consumer, deny",
    "US-NC, 2026-11-24, CHARITABLE_SOLICITATION, consumer, deny",
    "US-NC, 2026-11-24, TELEMARKETING, business, deny",
    "US-AR, 2026-11-24, TELEMARKETING, business, deny",
    "US-AR, 2026-11-24, CHARITABLE_SOLICITATION, consumer, deny",
    "US-AR, 2026-11-24, CHARITABLE_SOLICITATION, business, deny",
    "US-AR, 2026-11-24, SURVEY, consumer, ''",
    "US-MT, 2026-11-24, TELEMARKETING, consumer, deny",
    "US-MT, 2026-11-24, TELEMARKETING, business, deny",
    "US-MT, 2026-11-24, CHARITABLE_SOLICITATION, consumer, ''",
  })
  void callerId(String state, String day, String purpose, String to, String said) {
    Contact.Builder call =
        contact("live", state, day + "T12:00:00-06:00", purpose, to)
            .caller(Calls.caller(state).transmitsCallerId(false).build());
    check(call, state, "", "caller-id", said);
  }

  /** What takes a call with a hidden number out of the act. */
  @ParameterizedTest
  @CsvSource({
    "US-VT, TELEMARKETING, '', deny",
    "US-VT, TELEMARKETING, request, ''",
    "US-VT, TELEMARKETING, express, deny",
    "US-VT, TELEMARKETING, customer, ''",
    "US-VT, TELEMARKETING, bought 2026-11-01, deny",
    "US-VT, CHARITABLE_SOLICITATION, request, deny",
    "US-VT, CHARITABLE_SOLICITATION, customer, deny",
    "US-CT, TELEMARKETING, written, deny",
    "US-CT, TELEMARKETING, request, ''",
    "US-CT, TELEMARKETING, customer, ''",
    "US-GA, TELEMARKETING, '', deny",
    "US-GA, TELEMARKETING, express, ''",
    "US-GA, TELEMARKETING, bought 2016-11-01, ''",
    "US-GA, CHARITABLE_SOLICITATION, '', deny",
    "US-MO, TELEMARKETING, '', deny",
    "US-MO, TELEMARKETING, request, ''",
    "US-MO, TELEMARKETING, bought 2026-06-01, ''",
    "US-MO, TELEMARKETING, bought 2026-05-01, deny",
    "US-NJ, TELEMARKETING, customer, deny",
    "US-LA, TELEMARKETING, '', ''",
    "US-AR, CHARITABLE_SOLICITATION, request, deny",
    "US-AR, CHARITABLE_SOLICITATION, customer, deny",
  })
  void callerId_whatFrees(String state, ContactPurpose purpose, String lift, String said) {
    Contact.Builder call =
        Calls.call(state, "2026-11-24T12:00:00-06:00")
            .purpose(purpose)
            .caller(Calls.caller(state).transmitsCallerId(false).build());
    check(call, state, lift, "caller-id", said);
  }

  /** Whoever asks for a gift shows the number in Vermont, a nonprofit too. */
  @ParameterizedTest
  @CsvSource({"true, false, deny", "true, true, deny", "false, false, deny"})
  void callerId_inVermont_nonprofits(boolean taxExempt, boolean hired, String said) {
    Contact.Builder call =
        Calls.call("US-VT", "2026-11-24T12:00:00-05:00")
            .purpose(ContactPurpose.CHARITABLE_SOLICITATION)
            .caller(
                Calls.caller("US-VT")
                    .taxExempt(taxExempt)
                    .thirdParty(hired)
                    .transmitsCallerId(false)
                    .build());
    check(call, "US-VT", "", "caller-id", said);
  }

  /** Unknown lifts are asked for only where the number is hidden. */
  @ParameterizedTest
  @CsvSource({"true, ''", "false, needs relationship relationship.customer", ", ''"})
  void callerId_inVermont_ofAnUnknownRelationship(@Nullable Boolean transmits, String said) {
    Caller.Builder caller = Calls.caller("US-VT").without(Caller.TRANSMITS_CALLER_ID);
    if (transmits != null) {
      caller.transmitsCallerId(transmits);
    }
    Contact.Builder call =
        Calls.call("US-VT", "2026-11-24T12:00:00-05:00")
            .caller(caller.build())
            .without(Contact.RELATIONSHIP);
    assertThat(states.says(call, "caller-id")).isEqualTo(said);
    assertThat(states.obligations(Calls.call("US-VT", "2026-11-24T12:00:00-05:00")))
        .contains("transmit-caller-id");
  }

  /** Texts count in Virginia since 2020-07-01, those to businesses too. */
  @ParameterizedTest
  @CsvSource({
    "US-VA, 2020-06-30, consumer, ''",
    "US-VA, 2020-07-01, consumer, deny",
    "US-VA, 2020-07-01, business-mobile, deny",
    "US-NJ, 2026-11-24, consumer, ''",
  })
  void callerId_ofTexts(String state, String day, String to, String said) {
    Contact.Builder text =
        contact("text", state, day + "T12:00:00-06:00", "TELEMARKETING", to)
            .caller(Calls.caller(state).transmitsCallerId(false).build());
    check(text, state, "", "caller-id", said);
  }

  @ParameterizedTest
  @CsvSource({"true, deny", "false, ''"})
  void callerId_inNorthDakota_whenSomebodyElseAsksForTheCharity(boolean hired, String said) {
    Contact.Builder call =
        Calls.call("US-ND", "2026-11-24T12:00:00-06:00")
            .purpose(ContactPurpose.CHARITABLE_SOLICITATION)
            .caller(
                Calls.caller("US-ND")
                    .taxExempt(true)
                    .thirdParty(hired)
                    .transmitsCallerId(false)
                    .build());
    check(call, "US-ND", "", "caller-id", said);
  }

  /** The line is disconnected after messages that sell nothing, too. */
  @ParameterizedTest
  @CsvSource({
    "recorded, US-MS, SURVEY, true",
    "recorded, US-MS, DEBT_COLLECTION, true",
    "live, US-MS, TELEMARKETING, true",
    "live, US-MS, SURVEY, false",
    "recorded, US-OR, POLITICAL, true",
    "recorded, US-AK, TELEMARKETING, true",
    "recorded, US-AK, SURVEY, false",
  })
  void hangUp(String kind, String state, String purpose, boolean owed) {
    Contact.Builder contact =
        contact(kind, state, "2026-11-24T12:00:00-06:00", purpose, "consumer");
    assertThat(states.obligations(contact).contains("honor-opt-out")).isEqualTo(owed);
  }

  /** A reading that protects denies, however sure; who reaches some offers only says to look. */
  @ParameterizedTest
  @CsvSource({
    // what a text, and what a call, brings whose seller is known to be registered elsewhere
    "US-AL, 2026-11-24, look, deny",
    "US-AZ, 2026-11-24, '', deny",
    "US-CO, 2026-11-24, deny, deny",
    "US-DC, 2026-11-24, deny, deny",
    "US-FL, 2026-11-24, look, deny",
    "US-ID, 2026-11-24, look, deny",
    "US-IN, 2019-06-30, look, look",
    "US-IN, 2019-07-01, deny, deny",
    "US-KY, 2026-11-24, deny, deny",
    "US-MA, 2026-11-24, deny, deny",
    "US-MS, 2026-11-24, deny, deny",
    "US-NC, 2026-11-24, deny, deny",
    "US-OR, 2026-11-24, look, look",
    "US-PA, 2026-10-17, '', deny",
    "US-PA, 2026-10-18, deny, deny",
    "US-RI, 2026-11-24, look, look",
    "US-TN, 2023-06-30, '', deny",
    "US-TN, 2023-07-01, deny, deny",
    "US-VT, 2017-06-07, deny, deny",
    "US-VT, 2026-11-24, deny, deny",
    "US-WA, 2023-07-22, look, deny",
    "US-WA, 2026-11-24, look, deny",
    "US-WV, 2026-11-24, look, deny",
    "US-WY, 2026-11-24, deny, deny",
  })
  void registration_ofTextsAndCalls(String state, String day, String ofText, String ofCall) {
    String at = day + "T12:00:00-06:00";
    Caller elsewhere = Calls.caller("US-TX").build();
    assertThat(registering(Calls.text(state, at).caller(elsewhere))).isEqualTo(ofText);
    assertThat(registering(Calls.call(state, at).caller(elsewhere))).isEqualTo(ofCall);
    Caller here = Calls.caller(state).build();
    assertThat(registering(Calls.text(state, at).caller(here))).isEmpty();
    assertThat(registering(Calls.call(state, at).caller(here))).isEmpty();
  }

  private String registering(Contact.Builder contact) {
    String said = states.says(contact, "solicitor-registration");
    return said.isEmpty() && states.obligations(contact).contains("register-solicitor")
        ? "look"
        : said;
  }

  /** What takes a call out of the act that asks for the registration. */
  @ParameterizedTest
  @CsvSource({
    "US-TN, '', deny",
    "US-TN, express, ''",
    "US-TN, request, ''",
    "US-TN, customer, ''",
    "US-TN, bought 2025-12-01, ''",
    "US-TN, bought 2025-11-01, deny",
    "US-KY, customer, ''",
    "US-KY, bought 2001-01-01, ''",
    "US-KY, request, deny",
    "US-MA, customer, ''",
    "US-MA, request, ''",
    "US-MA, express, ''",
    "US-MA, nonprofit, ''",
    "US-IN, '', deny",
    "US-IN, request, ''",
    "US-IN, express, deny",
    "US-MS, customer, deny",
    "US-MS, bought 2026-11-01, deny",
    "US-VT, customer, ''",
    "US-VT, bought 2026-11-01, deny",
    "US-WY, inquired 2001-01-01, ''",
    "US-DC, customer, deny",
    "US-DC, request, ''",
    "US-FL, request, deny",
    "US-FL, customer, deny",
    "US-CO, request, deny",
    "US-ID, request, ''",
    "US-AL, request, deny",
    "US-WV, request, ''",
    "US-NC, request, deny",
  })
  void registration_whatFrees(String state, String lift, String said) {
    Contact.Builder call =
        Calls.call(state, "2026-11-24T12:00:00-06:00").caller(Calls.caller("US-TX").build());
    check(call, state, lift, "solicitor-registration", said);
  }

  /** What takes a call out of the act that asks for an opening; nobody else is freed. */
  @ParameterizedTest
  @CsvSource({
    "US-CT, consumer, '', true",
    "US-CT, consumer, written, true",
    "US-CT, consumer, request, false",
    "US-CT, consumer, customer, false",
    "US-DC, consumer, customer, true",
    "US-DC, consumer, request, false",
    "US-GA, consumer, express, false",
    "US-GA, consumer, bought 2001-01-01, false",
    "US-KY, consumer, customer, false",
    "US-KY, consumer, request, true",
    "US-MA, consumer, '', true",
    "US-MA, consumer, express, false",
    "US-MA, consumer, exempt, false",
    "US-MA, consumer, request, false",
    "US-MI, consumer, bought 2025-12-01, false",
    "US-MI, consumer, bought 2025-11-01, true",
    "US-MO, consumer, bought 2026-06-01, false",
    "US-MO, consumer, bought 2026-05-01, true",
    "US-ND, consumer, express, true",
    "US-ND, consumer, written, false",
    "US-NM, consumer, express, false",
    "US-NM, business, '', true",
    "US-NM, business, express, true",
    "US-SC, consumer, inquired 2026-09-01, false",
    "US-SD, consumer, request, false",
    "US-TN, consumer, express, false",
    "US-TX, consumer, customer, false",
    "US-TX, consumer, express, true",
    "US-UT, business, inquired 2025-06-01, false",
    "US-UT, business, inquired 2025-05-01, true",
    "US-UT, consumer, inquired 2025-06-01, true", // by the rule on direct solicitations
    "US-WA, consumer, request, false",
    "US-WA, consumer, bought 2026-11-01, true",
    "US-WY, consumer, inquired 2001-01-01, false",
    "US-NV, consumer, request, true",
  })
  void opening_whatFrees(String state, String to, String lift, boolean owed) {
    Contact.Builder call = contact("live", state, "2026-11-24T12:00:00-06:00", "TELEMARKETING", to);
    add(call, state, lift);
    assertThat(states.obligations(call).contains("identify-caller")).isEqualTo(owed);
  }

  /** Requests for gifts: who opens with a name. */
  @ParameterizedTest
  @CsvSource({
    "US-MS, 2019-06-30, '', false",
    "US-MS, 2019-07-01, '', true",
    "US-MS, 2026-11-24, nonprofit, true",
    "US-NC, 2026-11-24, '', true",
    "US-NC, 2026-11-24, nonprofit, true",
    "US-ND, 2026-11-24, hired, true",
    "US-ND, 2026-11-24, nonprofit, true",
    "US-WA, 2026-11-24, '', true",
    "US-IL, 2026-11-24, '', false",
    "US-UT, 2026-11-24, '', true",
    "US-UT, 2026-11-24, nonprofit, true",
    "US-UT, 2026-11-24, request, false",
    "US-UT, 2026-11-24, bought 2025-06-01, false",
  })
  void opening_ofRequestsForGifts(String state, String day, String lift, boolean owed) {
    Contact.Builder call =
        contact("live", state, day + "T12:00:00-06:00", "CHARITABLE_SOLICITATION", "consumer");
    add(call, state, lift);
    assertThat(states.obligations(call).contains("identify-caller")).isEqualTo(owed);
  }

  /** New Mexico frees residential subscribers from the hours, never a business. */
  @ParameterizedTest
  @CsvSource({
    "consumer, '', deny",
    "consumer, express, ''",
    "consumer, request, ''",
    "consumer, bought 2025-12-01, ''",
    "consumer, bought 2025-11-01, deny",
    "business, express, deny",
    "business, customer, deny",
  })
  void hours_inNewMexico(String to, String lift, String said) {
    Contact.Builder night =
        contact("live", "US-NM", "2026-11-24T21:30:00-07:00", "TELEMARKETING", to);
    check(night, "US-NM", lift, "calling-hours", said);
  }

  /** Where the law leaves an exempt seller out of what is said of the number. */
  @ParameterizedTest
  @CsvSource({
    "US-AL, insurance, ''",
    "US-AL, invented, deny",
    "US-OK, insurance, ''",
    "US-OK, invented, deny",
    "US-FL, insurance, deny",
  })
  void callerId_ofExemptSellers(String state, String code, String said) {
    Contact.Builder call =
        Calls.call(state, "2026-11-24T12:00:00-06:00")
            .caller(
                Calls.caller(state)
                    .transmitsCallerId(false)
                    .exemptions(
                        List.of(Exemption.builder().region(Place.of(state)).code(code).build()))
                    .build());
    check(call, state, "", "caller-id", said);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // a call that was asked for
        "US-AK|2026-11-24|TELEMARKETING|consumer|''|deny",
        "US-AK|2026-11-24|TELEMARKETING|consumer|request|''",
        "US-CA|2026-11-24|TELEMARKETING|consumer|''|deny",
        "US-CA|2026-11-24|TELEMARKETING|consumer|request|''",
        "US-CT|2023-09-30|TELEMARKETING|consumer|request|deny",
        "US-CT|2023-10-01|TELEMARKETING|consumer|request|''",
        "US-CT|2023-09-30|TELEMARKETING|consumer|inquired 2023-09-01|deny",
        "US-CT|2023-10-01|TELEMARKETING|consumer|inquired 2023-09-30|deny",
        "US-CT|2023-10-01|TELEMARKETING|consumer|customer|''",
        "US-IL|2026-11-24|TELEMARKETING|consumer|''|deny",
        "US-IL|2026-11-24|TELEMARKETING|consumer|request|''",
        "US-MD|2026-11-24|SURVEY|consumer|''|deny",
        "US-MD|2026-11-24|SURVEY|consumer|express|''",
        "US-MD|2026-11-24|SURVEY|consumer|request|''",
        "US-MD|2026-11-24|POLITICAL|consumer|''|''",
        "US-MI|2026-11-24|TELEMARKETING|consumer|request|''",
        "US-MI|2026-11-24|TELEMARKETING|business|''|deny",
        "US-MI|2026-11-24|TELEMARKETING|business|express|''",
        "US-MT|2026-11-24|TELEMARKETING|consumer|''|deny",
        "US-MT|2026-11-24|TELEMARKETING|consumer|request|''",
        // an offer is no pertinent information, which a poll of a customer can be
        "US-MT|2026-11-24|TELEMARKETING|consumer|customer|deny",
        "US-MT|2026-11-24|TELEMARKETING|consumer|bought 2026-11-01|deny",
        "US-MT|2026-11-24|SURVEY|consumer|''|deny",
        "US-MT|2026-11-24|SURVEY|consumer|customer|''",
        "US-MT|2026-11-24|INFORMATIONAL|consumer|''|''",
        // the District frees what is told of goods ordered before, and has that said
        "US-DC|2026-11-24|TELEMARKETING|consumer|''|deny",
        "US-DC|2026-11-24|TELEMARKETING|consumer|customer|''",
        // Colorado names a person, no consumer; Utah's solicitation asks for gifts too
        "US-CO|2026-11-24|TELEMARKETING|business|''|deny",
        "US-CO|2026-11-24|TELEMARKETING|business|customer|deny",
        "US-CO|2026-11-24|TELEMARKETING|business|both 2026-06-01|''",
        "US-CO|2026-11-24|SURVEY|business|''|''",
        "US-UT|2026-11-24|CHARITABLE_SOLICITATION|consumer|''|deny",
        "US-UT|2026-11-24|CHARITABLE_SOLICITATION|consumer|nonprofit|deny",
        "US-UT|2026-11-24|CHARITABLE_SOLICITATION|consumer|express|''",
        "US-UT|2026-11-24|CHARITABLE_SOLICITATION|consumer|request|''",
        "US-UT|2026-11-24|CHARITABLE_SOLICITATION|consumer|bought 2025-06-01|''",
        "US-UT|2026-11-24|CHARITABLE_SOLICITATION|consumer|bought 2025-05-01|deny",
        "US-UT|2026-11-24|CHARITABLE_SOLICITATION|business|''|''",
        "US-RI|2026-11-24|TELEMARKETING|business|''|deny",
        "US-RI|2026-11-24|TELEMARKETING|business|request|''",
        // to whom, of what
        "US-MS|2019-06-30|TELEMARKETING|business|bought 2019-05-01|''",
        "US-MS|2026-11-24|SURVEY|business|''|deny",
        "US-MS|2026-11-24|SURVEY|business|express|''",
        "US-MS|2026-11-24|SURVEY|business|request|''",
        "US-MS|2026-11-24|TELEMARKETING|consumer|express|deny",
        "US-MS|2026-11-24|TELEMARKETING|consumer|customer|''",
        "US-MS|2019-06-30|CHARITABLE_SOLICITATION|consumer|express|''",
        "US-MS|2019-07-01|CHARITABLE_SOLICITATION|consumer|express|deny",
        "US-NC|2026-11-24|INFORMATIONAL|consumer|''|deny",
        "US-NC|2026-11-24|INFORMATIONAL|consumer|customer|''",
        "US-NC|2026-11-24|INFORMATIONAL|consumer|bought 2026-11-01|deny",
        "US-NM|2026-11-24|TELEMARKETING|consumer|both 2025-12-01|''",
        "US-NM|2026-11-24|TELEMARKETING|consumer|both 2025-11-01|deny",
        "US-OK|2026-11-24|TELEMARKETING|business|''|deny",
        "US-UT|2026-11-24|TELEMARKETING|business|''|deny",
        "US-UT|2026-11-24|TELEMARKETING|business|express|''",
      })
  void recorded(String state, String day, String purpose, String to, String lift, String said) {
    Contact.Builder message =
        contact("recorded", state, day + "T12:00:00-06:00", purpose, to).dialing(Dialing.AUTOMATED);
    check(message, state, lift, "prerecorded-consent", said);
  }

  /** Two laws, of which the older bars mobile lines of anybody. */
  @ParameterizedTest
  @CsvSource({
    "MOBILE, BUSINESS, deny",
    "FIXED_LINE, BUSINESS, ''",
    "MOBILE, CONSUMER, deny",
  })
  void recorded_inMaine_linesOfBusinesses(LineType line, Subscriber subscriber, String said) {
    Contact.Builder message =
        Calls.recorded("US-ME", "2019-09-18T12:00:00-04:00")
            .to(Calls.to("US-ME", line).subscriber(subscriber).build());
    check(message, "US-ME", "", "prerecorded-consent", said);
  }

  /** Oklahoma: no random or sequential dialling, whatever the consent. */
  @ParameterizedTest
  @CsvSource({"AUTOMATED, ''", "RANDOM_OR_SEQUENTIAL, deny"})
  void recorded_inOklahoma_atRandom(Dialing dialing, String said) {
    Contact.Builder message =
        Calls.recorded("US-OK", "2026-11-24T12:00:00-06:00")
            .dialing(dialing)
            .consents(Calls.consent(ConsentKind.EXPRESS, "2026-11-24T11:00:00-06:00"));
    check(message, "US-OK", "", "prerecorded-consent", said);
  }

  /** Georgia frees the polls of nonprofits from identity and random dialling, not from a permit. */
  @ParameterizedTest
  @CsvSource({
    "SURVEY, true, '', false",
    "SURVEY, false, deny, true",
    "TELEMARKETING, true, deny, true",
  })
  void recorded_inGeorgia_atRandom(
      ContactPurpose purpose, boolean nonprofit, String said, boolean identity) {
    Contact.Builder message =
        Calls.recorded("US-GA", "2026-11-24T12:00:00-05:00")
            .purpose(purpose)
            .caller(Calls.caller("US-GA").taxExempt(nonprofit).build())
            .consents(
                Calls.consentBuilder(ConsentKind.EXPRESS_WRITTEN, "2026-11-01T12:00:00-05:00")
                    .purposes(List.of(purpose))
                    .build());
    assertThat(states.obligations(message).contains("identify-caller")).isEqualTo(identity);
    assertThat(states.obligations(message)).contains("register-solicitor");
    message.dialing(Dialing.RANDOM_OR_SEQUENTIAL);
    check(message, "US-GA", "", "prerecorded-consent", said);
  }

  @ParameterizedTest
  @CsvSource({"INFORMATIONAL, BUSINESS, true", "POLITICAL, CONSUMER, true"})
  void recorded_inGeorgia_permitForWhateverIsSaid(
      ContactPurpose purpose, Subscriber subscriber, boolean owed) {
    Contact.Builder message =
        Calls.recorded("US-GA", "2026-11-24T12:00:00-05:00")
            .purpose(purpose)
            .to(Calls.to("US-GA", LineType.FIXED_LINE).subscriber(subscriber).build());
    assertThat(states.obligations(message).contains("register-solicitor")).isEqualTo(owed);
    message.voice(io.lexicall.facts.Voice.LIVE);
    assertThat(states.obligations(message)).doesNotContain("register-solicitor");
  }

  /** Terms of messages: who is owed them, and since when. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // South Carolina since 2018-05-18: who says neither who calls nor how to get out
        "US-SC|2018-05-17|consumer|''|''",
        "US-SC|2018-05-18|consumer|''|deny",
        "US-SC|2018-05-18|consumer|written|''",
        "US-SC|2018-05-18|consumer|express|deny",
        "US-SC|2018-05-18|consumer|bought 2017-01-01|''",
        "US-SC|2018-05-18|consumer|bought 2016-10-01|deny",
        "US-SC|2018-05-18|business|''|''",
        "US-PA|2019-12-02|business|''|''",
        "US-PA|2019-12-03|business|''|deny",
        "US-NV|2026-11-24|business|''|deny",
        "US-NV|2026-11-24|business|nonprofit|''",
        "US-NV|2026-11-24|business|customer|''",
      })
  void recorded_termsThatAreNotKept(String state, String day, String to, String lift, String said) {
    Contact.Builder message =
        contact("recorded", state, day + "T12:00:00-06:00", "TELEMARKETING", to)
            .message(Message.builder().identifiesCaller(false).optOutMechanism(false).build());
    check(message, state, lift, "prerecorded-consent", said);
  }

  /** New Hampshire's act on political messages names nobody. */
  @ParameterizedTest
  @CsvSource({"true, deny", "false, ''"})
  void recorded_inNewHampshire_politicalToABusiness(boolean listed, String said) {
    Contact.Builder message =
        contact("recorded", "US-NH", "2026-11-24T12:00:00-05:00", "POLITICAL", "business")
            .lists(
                ListEntry.builder()
                    .list(ListKind.NATIONAL_DNC)
                    .listed(listed)
                    .asOf(Moment.of(Calls.instant("2026-11-24T00:00:00Z")))
                    .build());
    check(message, "US-NH", "", "prerecorded-consent", said);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "telemarketing-consent|live|US-CT|consumer|''|deny",
        "telemarketing-consent|live|US-CT|consumer|request|''",
        "telemarketing-consent|live|US-CT|consumer|customer|''",
        "telemarketing-consent|live|US-CT|consumer|inquired 2026-11-23|deny",
        "telemarketing-consent|live|US-CT|consumer-mobile|''|deny",
        "telemarketing-consent|live|US-CT|consumer-mobile|request|deny",
        "telemarketing-consent|live|US-CT|consumer-mobile|customer|deny",
        "telemarketing-consent|live|US-CT|consumer-mobile|written|''",
        "telemarketing-consent|text|US-NJ|business-mobile|''|deny",
        "telemarketing-consent|text|US-NJ|business-mobile|express|''",
        "automated-dialing-consent|recorded|US-AZ|business-mobile|''|deny",
        "automated-dialing-consent|recorded|US-AZ|business-mobile|express|''",
        "automated-dialing-consent|recorded|US-FL|consumer|''|deny",
        "automated-dialing-consent|recorded|US-FL|consumer|request|''",
      })
  void consent(String rule, String kind, String state, String to, String lift, String said) {
    check(
        contact(kind, state, "2026-11-24T12:00:00-06:00", "TELEMARKETING", to),
        state,
        lift,
        rule,
        said);
  }

  /** Words that the table of one rule holds, on both sides. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // Maryland: persons are solicited or polled, save who dealt with the caller or agreed
        "prerecorded-consent|recorded|US-MD|SURVEY|business|''|deny",
        "prerecorded-consent|recorded|US-MD|SURVEY|business|customer|''",
        "prerecorded-consent|recorded|US-MD|SURVEY|business|bought 2015-06-01|''",
        "prerecorded-consent|recorded|US-MD|SURVEY|business|request|''",
        "prerecorded-consent|recorded|US-MD|SURVEY|business|express|''",
        "prerecorded-consent|recorded|US-MD|INFORMATIONAL|business|''|''",
        // Mississippi: a relationship of six months
        "prerecorded-consent|recorded|US-MS|TELEMARKETING|business|bought 2026-06-24|''",
        "prerecorded-consent|recorded|US-MS|TELEMARKETING|business|bought 2026-04-24|deny",
        // an answer to the person's own call, and in Montana to no earlier inquiry
        "prerecorded-consent|recorded|US-AR|TELEMARKETING|consumer|written|deny",
        "prerecorded-consent|recorded|US-AR|TELEMARKETING|business|request|''",
        "prerecorded-consent|recorded|US-MT|TELEMARKETING|consumer|inquired 2026-11-23|deny",
        // permission, or a nonprofit's own message, is outside the act of Massachusetts
        "prerecorded-consent|recorded|US-MA|TELEMARKETING|consumer|''|deny",
        "prerecorded-consent|recorded|US-MA|TELEMARKETING|consumer|nonprofit|''",
        "calling-hours|recorded|US-MA|TELEMARKETING|consumer|''|deny",
        "calling-hours|recorded|US-MA|TELEMARKETING|consumer|express|''",
        "calling-hours|recorded|US-MA|TELEMARKETING|consumer|exempt|''",
        // a message that was asked for is one to which the person agreed
        "prerecorded-consent|recorded|US-IN|SURVEY|consumer|''|deny",
        "prerecorded-consent|recorded|US-IN|SURVEY|consumer|request|''",
        "prerecorded-consent|recorded|US-MN|POLITICAL|consumer|''|deny",
        "prerecorded-consent|recorded|US-MN|POLITICAL|consumer|request|''",
        "prerecorded-consent|recorded|US-ND|INFORMATIONAL|consumer|''|deny",
        "prerecorded-consent|recorded|US-ND|INFORMATIONAL|consumer|request|''",
        "prerecorded-consent|recorded|US-VA|TELEMARKETING|business|''|deny",
        "prerecorded-consent|recorded|US-VA|TELEMARKETING|business|request|''",
        "prerecorded-consent|recorded|US-WA|TELEMARKETING|business|''|deny",
        "prerecorded-consent|recorded|US-WA|TELEMARKETING|business|request|''",
        "prerecorded-consent|recorded|US-WI|TELEMARKETING|business|''|deny",
        "prerecorded-consent|recorded|US-WI|TELEMARKETING|business|request|''",
        // gifts that somebody else asks for
        "telemarketing-consent|live|US-CT|CHARITABLE_SOLICITATION|consumer|hired|deny",
        "telemarketing-consent|live|US-CT|CHARITABLE_SOLICITATION|consumer|nonprofit|''",
        // Colorado hides no number, of a business's mobile neither
        "caller-id|text|US-CO|TELEMARKETING|consumer|hidden|deny",
        "caller-id|text|US-CO|TELEMARKETING|consumer|hidden-bought 2025-06-24|''",
        "caller-id|text|US-CO|TELEMARKETING|consumer|hidden-bought 2025-04-24|deny",
        "caller-id|live|US-CO|TELEMARKETING|business-mobile|hidden|deny",
        "caller-id|live|US-CO|TELEMARKETING|business|hidden|''",
        // acts that protect whoever is called
        "caller-id|live|US-OK|TELEMARKETING|business|hidden|deny",
        "caller-id|live|US-MD|TELEMARKETING|business|hidden|deny",
        "caller-id|live|US-MD|SURVEY|business|hidden|deny",
        "caller-id|live|US-AZ|TELEMARKETING|business|hidden|deny",
        "caller-id|live|US-IL|TELEMARKETING|business|hidden|deny",
        "caller-id|live|US-TX|TELEMARKETING|business|hidden|''",
        "telemarketing-consent|live|US-NJ|TELEMARKETING|business-mobile|''|deny",
        "telemarketing-consent|live|US-NJ|TELEMARKETING|business|''|''",
        "telemarketing-consent|live|US-NJ|TELEMARKETING|business-mobile|written|''",
        "caller-id|live|US-TN|CHARITABLE_SOLICITATION|consumer|hidden-hired|deny",
        "caller-id|live|US-TN|CHARITABLE_SOLICITATION|consumer|hidden-nonprofit|''",
        "caller-id|live|US-CT|CHARITABLE_SOLICITATION|consumer|hidden-hired|deny",
        "caller-id|live|US-CT|CHARITABLE_SOLICITATION|consumer|hidden-nonprofit|''",
        // who is registered elsewhere and sells to businesses
        "solicitor-registration|live|US-AK|TELEMARKETING|business|elsewhere|deny",
        "solicitor-registration|text|US-NC|TELEMARKETING|business|elsewhere|''",
        "solicitor-registration|live|US-MS|TELEMARKETING|business|elsewhere|deny",
        "solicitor-registration|live|US-AL|TELEMARKETING|business|elsewhere|''",
      })
  void words_onBothSides(
      String rule, String kind, String state, String purpose, String to, String lift, String said) {
    Contact.Builder contact = contact(kind, state, "2026-11-24T12:00:00-06:00", purpose, to);
    String[] lifts = lift.split("-", 2);
    if (lift.equals("elsewhere")) {
      contact.caller(Calls.caller("US-TX").build());
    } else if (!lifts[0].equals("hidden")) {
      add(contact, state, lift);
    } else {
      contact.caller(Calls.caller(state).transmitsCallerId(false).build());
      switch (lifts.length == 1 ? "" : lifts[1]) {
        case "hired", "nonprofit" ->
            contact.caller(
                Calls.caller(state)
                    .taxExempt(true)
                    .thirdParty(lifts[1].equals("hired"))
                    .transmitsCallerId(false)
                    .build());
        case "" -> {}
        default -> add(contact, state, lifts[1]);
      }
    }
    assertThat(states.says(contact, rule).replaceFirst(" until .*", "")).isEqualTo(said);
  }

  /** Before its act Mississippi's register was for who sells to consumers. */
  @ParameterizedTest
  @CsvSource({"2019-06-30, ''", "2019-07-01, deny"})
  void registration_inMississippi_toABusiness(String day, String said) {
    Contact.Builder call =
        contact("live", "US-MS", day + "T12:00:00-06:00", "TELEMARKETING", "business")
            .caller(Calls.caller("US-TX").build());
    assertThat(states.says(call, "solicitor-registration")).isEqualTo(said);
  }

  /** A refused contact and an objection on the day of a request bind as long as the list does. */
  private void assertThatWhatWasToldBindsToo(Contact.Builder contact, String since, String said) {
    Instant then = Calls.instant(since + "T00:00:00-06:00");
    Contact listed = contact.lists(Calls.internal(false).build()).build();
    EarlierContact refused =
        EarlierContact.builder()
            .at(then)
            .channel(listed.get(Contact.CHANNEL).orElseThrow())
            .refused(true)
            .build();
    boolean denied = said.startsWith("deny");
    for (Contact told :
        List.of(
            listed.with(Contact.HISTORY, List.of(refused)),
            listed.with(Contact.OBJECTED_AT, then))) {
      assertThat(states.says(told, "internal-do-not-call").startsWith("deny"))
          .as("%s since %s", told, since)
          .isEqualTo(denied);
    }
    assertThat(states.says(listed, "internal-do-not-call")).isEmpty();
  }

  /** Lists bind who asks for the gifts of others, and in Oregon strangers who ask for their own. */
  @ParameterizedTest
  @CsvSource({
    "US-LA, 2026-11-24, hired, do-not-call-list, deny",
    "US-LA, 2026-11-24, nonprofit, do-not-call-list, ''",
    "US-MO, 2026-11-24, hired, do-not-call-list, deny",
    "US-MO, 2026-11-24, nonprofit, do-not-call-list, ''",
    "US-OR, 2020-11-24, nonprofit, internal-do-not-call, deny",
    "US-OR, 2026-11-24, hired, internal-do-not-call, deny",
    "US-WA, 2026-11-24, nonprofit, internal-do-not-call, deny",
    "US-AZ, 2026-11-24, hired, internal-do-not-call, ''",
  })
  void lists_ofRequestsForGifts(String state, String day, String who, String rule, String said) {
    String at = day + "T12:00:00-06:00";
    Contact.Builder call = contact("live", state, at, "CHARITABLE_SOLICITATION", "consumer");
    add(call, state, who);
    Moment since = Moment.of(LocalDate.parse(day).minusMonths(9));
    call.lists(
        Calls.stateList(state, true).asOf(Calls.day(day)).since(since).build(),
        Calls.internal(true).since(since).build(),
        ListEntry.builder().list(ListKind.NATIONAL_DNC).listed(false).asOf(Calls.day(day)).build());
    assertThat(states.says(call, rule).replaceFirst(" until .*", "")).isEqualTo(said);
  }

  /** In Florida (5) puts texts out of reach, and (10)(c) leaves days to sales to consumers. */
  @ParameterizedTest
  @CsvSource({
    "2022-06-01, 2022-06-01, TELEMARKETING, consumer, deny",
    "2022-11-18, 2017-01-02, TELEMARKETING, consumer, deny",
    "2026-11-24, 2026-11-09, TELEMARKETING, consumer, ''",
    "2026-11-24, 2026-11-08, TELEMARKETING, consumer, deny",
    "2026-11-24, 2026-11-24, TELEMARKETING, business, deny",
    "2026-11-24, 2026-11-24, CHARITABLE_SOLICITATION, consumer, deny",
    "2026-11-24, 2026-11-24, SURVEY, consumer, ''",
  })
  void internalList_ofTextsInFlorida(
      String day, String since, String purpose, String to, String said) {
    Contact.Builder text = contact("text", "US-FL", day + "T12:00:00-05:00", purpose, to);
    text.lists(Calls.internal(true).since(Calls.day(since)).build());
    assertThat(states.says(text, "internal-do-not-call")).isEqualTo(said);
    assertThatWhatWasToldBindsToo(text, since, said);
  }

  /** What is owed beside the answer, on both sides of the words. */
  @ParameterizedTest
  @CsvSource({
    // a device that goes on after the person hangs up
    "recorded, US-MD, 2026-11-24, INFORMATIONAL, consumer, '', honor-opt-out, true",
    "live, US-MD, 2026-11-24, INFORMATIONAL, consumer, '', honor-opt-out, false",
    "recorded, US-CT, 2026-11-24, PACKAGE_DELIVERY, business, '', honor-opt-out, true",
    "recorded, US-CT, 2026-11-24, PACKAGE_DELIVERY, business, request, honor-opt-out, false",
    "recorded, US-RI, 2026-11-24, POLITICAL, business, '', honor-opt-out, true",
    "live, US-RI, 2026-11-24, POLITICAL, business, '', honor-opt-out, false",
    "recorded, US-GA, 2026-11-24, SURVEY, business, '', honor-opt-out, true",
    "recorded, US-GA, 2026-11-24, TELEMARKETING, business, '', honor-opt-out, false",
    "recorded, US-LA, 2026-11-24, SURVEY, business, '', honor-opt-out, true",
    "live, US-LA, 2026-11-24, SURVEY, business, '', honor-opt-out, false",
    "recorded, US-SC, 2026-11-24, TELEMARKETING, consumer, '', honor-opt-out, true",
    "text, US-SC, 2026-11-24, TELEMARKETING, consumer, '', honor-opt-out, false",
    "recorded, US-NC, 2026-11-24, TELEMARKETING, consumer, '', honor-opt-out, true",
    "recorded, US-NC, 2026-11-24, INFORMATIONAL, consumer, '', honor-opt-out, false",
    "live, US-NM, 2026-11-24, TELEMARKETING, consumer, '', honor-opt-out, true",
    "live, US-NM, 2026-11-24, SURVEY, consumer, '', honor-opt-out, false",
    "recorded, US-SD, 2026-11-24, TELEMARKETING, business, '', honor-opt-out, false",
    "live, US-CT, 2026-11-24, CHARITABLE_SOLICITATION, consumer, hired, honor-opt-out, true",
    "live, US-CT, 2026-11-24, CHARITABLE_SOLICITATION, consumer, nonprofit, honor-opt-out, false",
    "live, US-CT, 2023-09-30, CHARITABLE_SOLICITATION, consumer, hired, honor-opt-out, false",
    "live, US-UT, 2026-11-24, CHARITABLE_SOLICITATION, consumer, nonprofit, honor-opt-out, true",
    "live, US-UT, 2026-11-24, CHARITABLE_SOLICITATION, business, nonprofit, honor-opt-out, false",
    // who calls, in North Carolina since the act of 2009
    "recorded, US-NC, 2009-07-26, INFORMATIONAL, consumer, customer, identify-caller, false",
    "recorded, US-NC, 2009-07-27, INFORMATIONAL, consumer, customer, identify-caller, true",
    // Connecticut asks whether to go on, in texts and for gifts too
    "text, US-CT, 2023-09-30, TELEMARKETING, consumer, '', ask-permission-to-continue, false",
    "text, US-CT, 2023-10-01, TELEMARKETING, consumer, '', ask-permission-to-continue, true",
    "text, US-CT, 2023-10-01, SURVEY, consumer, '', ask-permission-to-continue, false",
    "live, US-CT, 2026-11-24, CHARITABLE_SOLICITATION, consumer, hired, state-purpose, true",
    "live, US-CT, 2026-11-24, CHARITABLE_SOLICITATION, consumer, nonprofit, state-purpose, false",
    "live, US-CT, 2026-11-24, CHARITABLE_SOLICITATION, consumer, hired,"
        + " ask-permission-to-continue, true",
  })
  void owed_onBothSides(
      String kind,
      String state,
      String day,
      String purpose,
      String to,
      String lift,
      String duty,
      boolean owed) {
    Contact.Builder contact = contact(kind, state, day + "T12:00:00-06:00", purpose, to);
    add(contact, state, lift);
    assertThat(states.obligations(contact).contains(duty)).isEqualTo(owed);
  }

  /** Washington frees answers to the debtor from the count, and not from the hours. */
  @ParameterizedTest
  @CsvSource({"2026-11-24T21:30:00-08:00, deny", "2026-11-24T20:30:00-08:00, ''"})
  void debtCollectionHours_inWashington_holdForAnswersToo(String at, String said) {
    Contact.Builder call =
        Calls.call("US-WA", at)
            .purpose(ContactPurpose.DEBT_COLLECTION)
            .to(Calls.to("US-WA", LineType.FIXED_LINE).workplace(false).build())
            .caller(Calls.caller("US-WA").thirdParty(true).build());
    check(call, "US-WA", "request", "debt-collection-hours", said);
  }
}
