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

  /**
   * Of some more facts the omission says something: a text that is given is scanned for what it
   * holds, a request for confidential communication without a number names none, a recipient is
   * nobody's own staff unless that is said, a consumer asks in person where no agent is named, and
   * a party of whom nobody said that it objects did not, and a breach of which no regions are told
   * affects people of its own country; and an earlier call of which no debt is told counts,
   * carefully, as one about the same debt; and of what is stored without a text to scan, what the
   * host says that it contains is all there is; and of a text or an emergency, what its purpose
   * says. No law orders a check of a seller's own list before a text. A message for a service is
   * believed to be one until it is said to advertise; a number is taken to stand in a directory
   * where the law does not ask; and an earlier contact of which nobody says that it was refused was
   * not. Nor is an authority asked whether it pays for what it is told, or anybody whether a law
   * requires it; and a listing whose day is not told is taken to be older than the contact, and a
   * national list whose country is not told for that of the law that asks; and who gave an express
   * consent agreed to be reached by machines, unless that is said.
   */
  private static final Hints HINTS =
      Hints.standard()
          .deriving(Message.CONTAINS_ADVERTISING)
          .deriving(Called.IN_DIRECTORY)
          .deriving(EarlierContact.REFUSED)
          .deriving(Storage.CONTAINS)
          .deriving(Storage.TEXT)
          .deriving(ConfidentialCommunication.NUMBER)
          .deriving(Disclosure.OWN_STAFF)
          .deriving(Disclosure.REMUNERATION)
          .deriving(Disclosure.REQUIRED_BY_LAW)
          .deriving(ListEntry.SINCE)
          .deriving(ListEntry.COUNTRY)
          .deriving(Consent.AUTOMATED)
          .deriving(Request.AGENT)
          .deriving(Party.OBJECTED)
          .deriving(EarlierContact.SUBJECT)
          .deriving(Incident.AFFECTED_BY_REGION)
          .unasked(ListKind.INTERNAL_DNC);

  /**
   * Of a call between others a controller that nobody names is none of Europe's, and a recording
   * whose channel is not stated is that of a call. An agent is recorded in secret only if that is
   * said; the contract of the module shows that the consent of the others is asked for.
   */
  private static final Hints HINTS_ON_RECORDINGS =
      HINTS
          .deriving(Recording.CONTROLLER)
          .deriving(Controller.COUNTRY)
          .deriving(Recording.CHANNEL)
          .deriving(Party.CONSENTED);

  /**
   * The end and the need of sensitive data count where they are stated; of card numbers they are
   * asked for, as the contract of the module shows.
   */
  private static final Hints HINTS_ON_STORAGE =
      HINTS
          .deriving(Storage.BUSINESS_NEED)
          .deriving(Storage.DELETE_AT)
          .deriving(Storage.RETENTION_DAYS);

  /** Under the states' acts nobody is taken to doubt who asks, unless that is said. */
  private static final Hints HINTS_ON_REQUESTS = HINTS.deriving(Request.IDENTITY_VERIFIED);

  /**
   * Of the agent on a call with a payment only what is known counts; an access asks for the rest.
   */
  private static final Hints HINTS_ON_PAYMENTS =
      HINTS
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
    assertKept(Contact.SCHEMA);
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
