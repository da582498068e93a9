package io.lexicall.cli;

import java.util.Locale;

/** The questions for a profile, and the options that answer them. */
enum Question {
  SELLER(
      "On whose behalf are the calls made? A name of your choice, such as acme.",
      "NAME",
      "On whose behalf the calls are made."),
  BY(
      "Who makes the calls: us (the seller's own staff) or agency (a third party on"
          + " behalf of the seller)?",
      "us|agency",
      "Who calls."),
  FROM("From which country are the calls made? Such as US.", "COUNTRY", "From where, such as US."),
  TO("To which countries? Such as US, or US,CA.", "COUNTRY,...", "To where, such as US,CA."),
  PURPOSE(
      "What for? telemarketing, charitable-solicitation, informational, account-alert,"
          + " package-delivery, healthcare, debt-collection, political, survey, emergency, or varies",
      "PURPOSE",
      "What for; or varies."),
  CHANNEL("By voice or text? Or varies.", "CHANNEL", "voice, text or varies."),
  DIALING(
      "How are numbers dialed? manual (a person dials each), automated (a system dials from a list),"
          + " random-or-sequential, or varies",
      "DIALING",
      "manual, automated, random-or-sequential or varies."),
  VOICE(
      "Whose voice is heard? live, prerecorded, artificial, or varies",
      "VOICE",
      "live, prerecorded, artificial or varies."),
  CALLER_ID(
      "Is your number transmitted as caller ID? yes, no, or varies",
      "yes|no|varies",
      "Whether your number is transmitted as caller ID."),
  ORGANIZATION(
      "Is the seller tax-exempt, a bank, or in health care (a HIPAA covered entity or"
          + " its business associate)? none, or some of tax-exempt, bank, health",
      "KIND,...",
      "none, or some of tax-exempt, bank, health."),
  REGISTERED_IN(
      "In which of these states is the seller, or its call centre, registered as a"
          + " telephone solicitor? Such as TX,FL; none; or varies",
      "STATE,...",
      "Where the seller is registered as a telephone solicitor, such as TX,FL; none,"
          + " or varies. Asked only if states that are called require it."),
  HEALTH(
      "Do the calls or texts contain health data of the people called? yes, no, or varies",
      "yes|no|varies",
      "Whether the calls or texts contain health data."),
  CARDS(
      "Is card data spoken in calls? yes, no, or varies",
      "yes|no|varies",
      "Whether card data is spoken in calls."),
  RECORDED(
      "Are calls recorded? yes, no, or varies", "yes|no|varies", "Whether calls are recorded.");

  private final String text;
  private final String answer;
  private final String told;

  Question(String text, String answer, String told) {
    this.text = text;
    this.answer = answer;
    this.told = told;
  }

  /** Returns the question in words. */
  String text() {
    return text;
  }

  /** Returns the option that answers it. */
  String option() {
    return "--" + name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Returns what the option takes. */
  String answer() {
    return answer;
  }

  /** Returns the description of the option. */
  String told() {
    return told;
  }
}
