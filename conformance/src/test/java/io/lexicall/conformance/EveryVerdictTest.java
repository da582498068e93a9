package io.lexicall.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.lexicall.facts.Access;
import io.lexicall.facts.Activity;
import io.lexicall.facts.Contact;
import io.lexicall.facts.Disclosure;
import io.lexicall.facts.Incident;
import io.lexicall.facts.Payment;
import io.lexicall.facts.Recording;
import io.lexicall.facts.Request;
import io.lexicall.facts.Schema;
import io.lexicall.facts.Storage;
import io.lexicall.testkit.CaseTests;
import io.lexicall.testkit.EngineContract;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every verdict keeps with all rules loaded, tried on the cases and on made-up facts. */
class EveryVerdictTest {
  private static final int TIMES = 400;

  /** More with {@code -Dlexicall.draws=100}, for as long as that takes. */
  private static final int DRAWS = Integer.getInteger("lexicall.draws", 5);

  private static <A extends Activity<A>> void assertKept(Schema<A> schema) throws IOException {
    List<Activity<?>> examples = new ArrayList<>();
    for (String file : Suite.files()) {
      examples.addAll(CaseTests.activities(Suite.FOLDER + file));
    }
    EngineContract contract =
        EngineContract.of(Suite.engine(), Defaults.hints(schema)).from(examples);
    assertThat(contract.breaches(schema, TIMES)).isEmpty();
    assertThat(contract.guesses(schema, DRAWS)).isEmpty();
  }

  @Test
  void contact() throws IOException {
    assertKept(Contact.SCHEMA);
  }

  @Test
  void recording() throws IOException {
    assertKept(Recording.SCHEMA);
  }

  @Test
  void payment() throws IOException {
    assertKept(Payment.SCHEMA);
  }

  @Test
  void storage() throws IOException {
    assertKept(Storage.SCHEMA);
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
    assertKept(Request.SCHEMA);
  }

  @Test
  void incident() throws IOException {
    assertKept(Incident.SCHEMA);
  }
}
