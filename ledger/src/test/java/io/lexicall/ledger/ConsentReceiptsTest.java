package io.lexicall.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.lexicall.facts.ConsentKind;
import io.lexicall.facts.ContactChannel;
import io.lexicall.facts.ContactPurpose;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Receipts of consents are valid by what the specification requires. */
class ConsentReceiptsTest {
  private static final Schema SCHEMA = schema();
  private static final Instant GIVEN = Instant.parse("2026-03-01T10:00:00.5Z");

  private final ConsentReceipts receipts =
      ConsentReceipts.of(controller("+12125550100", "privacy@acme.example"));

  private static Schema schema() {
    try (InputStream in =
        ConsentReceiptsTest.class.getResourceAsStream("consent-receipt-1.1.schema.json")) {
      return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
          .getSchema(new String(in.readAllBytes(), UTF_8));
    } catch (IOException unreadable) {
      throw new IllegalStateException(unreadable);
    }
  }

  private static ConsentReceipts.Controller controller(String phone, String email) {
    return new ConsentReceipts.Controller(
        "Acme Inc.",
        "Privacy",
        "1 Main St, Springfield",
        email,
        phone,
        "https://acme.example/privacy",
        "US-NY");
  }

  private static Event.Builder consent(ConsentKind kind) {
    return Event.consentGiven(TestLaw.number(1), kind, GIVEN).id("c-1").recordedAt(GIVEN);
  }

  private String receipt(Event consent, Event... others) {
    List<Event> events = new ArrayList<>(List.of(consent));
    events.addAll(List.of(others));
    return receipts.write(consent, Standing.of(events), "customer 81");
  }

  private static void assertValid(String receipt) {
    assertThat(SCHEMA.validate(receipt, InputFormat.JSON)).as(receipt).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void receiptOfEachKind_isValid(ConsentKind kind) {
    String receipt = receipt(consent(kind).build());
    assertValid(receipt);
    assertThat(receipt)
        .contains(
            "\"consentTimestamp\":1772359200,",
            "\"phone\":\"tel:+12125550100\"",
            "\"addressCountry\":\"US\"",
            "\"sensitive\":" + (kind == ConsentKind.EXPLICIT));
  }

  @Test
  void receiptOfAConsentWithAllThatCanBeSaid_isValid() {
    Scope scope =
        new Scope(
            "acme",
            "sun",
            Set.of(ContactChannel.VOICE),
            Set.of(ContactPurpose.TELEMARKETING, ContactPurpose.SURVEY),
            "solar");
    Event given =
        consent(ConsentKind.EXPRESS_WRITTEN)
            .scope(scope)
            .from("web form")
            .expiresAt(GIVEN.plus(Duration.ofDays(365)))
            .build();
    String lapsing = receipt(given);
    assertValid(lapsing);
    assertThat(lapsing)
        .contains("6 - Marketing", "1 - Core Function", "lapses at 2027-03-01", "web form");
    String withdrawn =
        receipt(
            given,
            Event.consentWithdrawn(TestLaw.number(1), GIVEN.plusSeconds(60))
                .id("w-1")
                .recordedAt(GIVEN)
                .build());
    assertValid(withdrawn);
    assertThat(withdrawn).contains("withdrawn at 2026-03-01T10:01:00.500Z");
  }

  @Test
  void whatAReceiptMustState_isRequired() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> controller("+12125550100", " "))
        .withMessageContaining("e-mail address");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> controller("5550100", "privacy@acme.example"))
        .withMessageContaining("international form")
        .withMessageNotContaining("5550100");
    String receipt = receipt(consent(ConsentKind.EXPRESS).build());
    for (String broken :
        List.of(
            receipt.replace("v1.1.0", "v1.0.0"),
            receipt.replace("tel:", ""),
            receipt.replace("\"sensitive\":false", "\"sensitive\":true"),
            receipt.replace("\"service\":", "\"serviceName\":"))) {
      assertThat(broken).isNotEqualTo(receipt);
      assertThat(SCHEMA.validate(broken, InputFormat.JSON))
          .as("the schema is no sham")
          .isNotEmpty();
    }
  }
}
