package io.lexicall.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.lexicall.facts.Access;
import io.lexicall.facts.Activity;
import io.lexicall.facts.Agent;
import io.lexicall.facts.Called;
import io.lexicall.facts.ConfidentialCommunication;
import io.lexicall.facts.Consent;
import io.lexicall.facts.Contact;
import io.lexicall.facts.Controller;
import io.lexicall.facts.Disclosure;
import io.lexicall.facts.EarlierContact;
import io.lexicall.facts.Incident;
import io.lexicall.facts.ListEntry;
import io.lexicall.facts.ListKind;
import io.lexicall.facts.Message;
import io.lexicall.facts.Party;
import io.lexicall.facts.Payment;
import io.lexicall.facts.Recording;
import io.lexicall.facts.Request;
import io.lexicall.facts.Schema;
import io.lexicall.facts.Storage;
import io.lexicall.facts.Training;
import io.lexicall.testkit.CaseTests;
import io.lexicall.testkit.EngineContract;
import io.lexicall.testkit.Hints;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every verdict keeps with all rules loaded, tried on the cases and on made-up facts. */
class EveryVerdictTest {
  private static final int TIMES = 400;

  /** More with {@code -Dlexicall.draws=100}, for as long as that takes. */
  private static final int DRAWS = Integer.getInteger("lexicall.draws", 5);

  /** Facts whose omission says something; docs/unknowns-and-profiles.md lists most of them. */
  private static final Hints HINTS =
      Hints.standard()
          // A text or an emergency message counts as what its purpose says.
          .deriving(Message.CONTAINS_ADVERTISING)
          // The number is taken to stand in a directory where the law does not ask.
          .deriving(Called.IN_DIRECTORY)
          // An earlier contact of which nobody says that it was refused was not.
          .deriving(EarlierContact.REFUSED)
          // The scan of the text decides; without a text, what is stated is all there is.
          .deriving(Storage.CONTAINS)
          // A text that is given is scanned; without one nothing is found.
          .deriving(Storage.TEXT)
          // A request for confidential communication without a number names none.
          .deriving(ConfidentialCommunication.NUMBER)
          // A recipient is nobody's own staff.
          .deriving(Disclosure.OWN_STAFF)
          // An authority is not asked whether it pays for what it is told.
          .deriving(Disclosure.REMUNERATION)
          // Nobody is asked whether a law requires the disclosure.
          .deriving(Disclosure.REQUIRED_BY_LAW)
          // A listing whose day is not told is older than the contact.
          .deriving(ListEntry.SINCE)
          // A national list whose country is not told is that of the law that asks.
          .deriving(ListEntry.COUNTRY)
          // An express consent covers automated calls.
          .deriving(Consent.AUTOMATED)
          // A consent of which nobody says who received it was given to the caller.
          .deriving(Consent.RECEIVED_BY)
          // The person asks in person.
          .deriving(Request.AGENT)
          // A party of whom nobody says that it objected did not.
          .deriving(Party.OBJECTED)
          // An earlier call of which no debt is told counts as one about the same debt.
          .deriving(EarlierContact.SUBJECT)
          // A breach affects people of its own country.
          .deriving(Incident.AFFECTED_BY_REGION)
          // No law orders a check of a seller's own list before a text.
          .unasked(ListKind.INTERNAL_DNC);

  private static final Hints HINTS_ON_CONTACTS =
      HINTS
          // Where nobody says that it is elsewhere and whom it targets, the GDPR applies; the
          // contract of the module shows that its country is asked for.
          .deriving(Contact.CONTROLLER)
          .deriving(Controller.COUNTRY)
          .deriving(Controller.TARGETS);

  private static final Hints HINTS_ON_RECORDINGS =
      HINTS
          // Of a recording between people outside Europe it is not asked for, and is none of
          // Europe's.
          .deriving(Recording.CONTROLLER)
          .deriving(Controller.COUNTRY)
          // The law on calls applies.
          .deriving(Recording.CHANNEL)
          // An agent is recorded in secret only if that is said; the contract of the module shows
          // that the consent of the others is asked for.
          .deriving(Party.CONSENTED);

  /**
   * They count where they are stated; of card numbers the module's contract shows that they are
   * asked for.
   */
  private static final Hints HINTS_ON_STORAGE =
      HINTS
          .deriving(Storage.BUSINESS_NEED)
          .deriving(Storage.DELETE_AT)
          .deriving(Storage.RETENTION_DAYS);

  private static final Hints HINTS_ON_REQUESTS =
      HINTS
          // Under the acts of the states the identity is not in doubt.
          .deriving(Request.IDENTITY_VERIFIED);

  private static final Hints HINTS_ON_PAYMENTS =
      HINTS
          // Of the agent only what is known counts; an access asks for the rest.
          .deriving(Payment.AGENT)
          .deriving(Agent.NEED_TO_KNOW)
          .deriving(Agent.UNIQUE_ID)
          .deriving(Agent.TRAINED_AT)
          .deriving(Training.PCI);

  private static <A extends Activity<A>> void assertKept(Schema<A> schema) throws IOException {
    assertKept(schema, HINTS);
  }

  private static <A extends Activity<A>> void assertKept(Schema<A> schema, Hints hints)
      throws IOException {
    List<Activity<?>> examples = new ArrayList<>();
    for (String file : Suite.files()) {
      examples.addAll(CaseTests.activities(Suite.FOLDER + file));
    }
    EngineContract contract = EngineContract.of(Suite.engine(), hints).from(examples);
    assertThat(contract.breaches(schema, TIMES)).isEmpty();
    assertThat(contract.guesses(schema, DRAWS)).isEmpty();
  }

  @Test
  void contact() throws IOException {
    assertKept(Contact.SCHEMA, HINTS_ON_CONTACTS);
  }

  @Test
  void recording() throws IOException {
    assertKept(Recording.SCHEMA, HINTS_ON_RECORDINGS);
  }

  @Test
  void payment() throws IOException {
    assertKept(Payment.SCHEMA, HINTS_ON_PAYMENTS);
  }

  @Test
  void storage() throws IOException {
    assertKept(Storage.SCHEMA, HINTS_ON_STORAGE);
  }

  @Test
  void disclosure() throws IOException {
    assertKept(Disclosure.SCHEMA);
  }

  @Test
  void access() throws IOException {
    assertKept(Access.SCHEMA);
  }

  @Test
  void request() throws IOException {
    assertKept(Request.SCHEMA, HINTS_ON_REQUESTS);
  }

  @Test
  void incident() throws IOException {
    assertKept(Incident.SCHEMA);
  }
}
