package io.lexicall.cli;

import java.util.Locale;

/** What a profile is made of, as people are asked for it, and the option that answers it. */
enum Question {
  SELLER(
      "For whom are the calls made? A name of your choosing, such as acme.",
      "NAME",
      "For whom the calls are made."),
  BY(
      "Who calls: us (the seller's own people) or agency (somebody else for the seller)?",
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
      "Do the people called see your number? yes, no, or varies",
      "yes|no|varies",
      "Whether the people called see your number."),
  ORGANIZATION(
      "Is the seller tax-exempt, a bank, or in health care (a HIPAA covered entity or its"
          + " associate)? none, or some of tax-exempt, bank, health",
      "KIND,...",
      "none, or some of tax-exempt, bank, health."),
  REGISTERED_IN(
      "In which of them is the seller, or its call centre, registered as a telephone solicitor? Such"
          + " as TX,FL; none; or varies",
      "STATE,...",
      "Where the seller is registered as a telephone solicitor, such as TX,FL; none, or varies."
          + " Asked only where states that are called want it."),
  HEALTH(
      "Is health data of the people called spoken of or sent? yes, no, or varies",
      "yes|no|varies",
      "Whether health data is spoken of."),
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

  /** Returns what the option tells. */
  String told() {
    return told;
  }
}
