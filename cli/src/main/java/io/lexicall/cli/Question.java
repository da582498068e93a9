package io.lexicall.cli;

import java.util.Locale;

/** What a profile is made of, as people are asked for it. */
enum Question {
  SELLER("For whom are the calls made? A name of your choosing, such as acme."),
  BY("Who calls: us (the seller's own people) or agency (somebody else for the seller)?"),
  FROM("From which country are the calls made? Such as US."),
  TO("To which countries? Such as US, or US,CA."),
  PURPOSE(
      "What for? telemarketing, charitable-solicitation, informational, account-alert,"
          + " package-delivery, healthcare, debt-collection, political, survey, emergency, or varies"),
  CHANNEL("By voice or text? Or varies."),
  DIALING(
      "How are numbers dialed? manual (a person dials each), automated (a system dials from a list),"
          + " random-or-sequential, or varies"),
  VOICE("Whose voice is heard? live, prerecorded, artificial, or varies"),
  CALLER_ID("Do the people called see your number? yes, no, or varies"),
  ORGANIZATION(
      "Is the seller tax-exempt, a bank, or in health care (a HIPAA covered entity or its"
          + " associate)? none, or some of tax-exempt, bank, health"),
  HEALTH("Is health data of the people called spoken of or sent? yes, no, or varies"),
  CARDS("Is card data spoken in calls? yes, no, or varies"),
  RECORDED("Are calls recorded? yes, no, or varies");

  private final String text;

  Question(String text) {
    this.text = text;
  }

  /** Returns the question in words. */
  String text() {
    return text;
  }

  /** Returns the option that answers it. */
  String option() {
    return "--" + name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
