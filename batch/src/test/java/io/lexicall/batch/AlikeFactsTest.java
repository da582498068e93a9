package io.lexicall.batch;

import static org.assertj.core.api.Assertions.assertThat;

import io.lexicall.Compliance;
import io.lexicall.facts.Called;
import io.lexicall.facts.Consent;
import io.lexicall.facts.Contact;
import io.lexicall.facts.ContactChannel;
import io.lexicall.facts.Profile;
import io.lexicall.facts.Subscriber;
import io.lexicall.json.VerdictJson;
import io.lexicall.number.PhoneNumber;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AlikeFactsTest {
  private static final Instant AT = Instant.parse("2026-03-02T12:00:00Z");

  private static Contact facts(String subject) {
    return Contact.builder()
        .at(Instant.EPOCH)
        .channel(ContactChannel.VOICE)
        .subject(subject)
        .to(Called.builder().subscriber(Subscriber.CONSUMER).build())
        .build();
  }

  @Test
  void equalFacts_areOne_andKeptAsTheyWere() throws IOException {
    AlikeFacts alike = new AlikeFacts(Profile.EMPTY);
    int one = alike.index(facts("a"));
    int other = alike.index(facts("b"));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    alike.write(new DataOutputStream(bytes));
    AlikeFacts again = new AlikeFacts(Profile.EMPTY);
    again.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));

    assertThat(alike.index(facts("a"))).isEqualTo(one).isNotEqualTo(other);
    for (AlikeFacts each : List.of(alike, again)) {
      Contact contact =
          AlikeFacts.contact(
              each.known(other).facts(), PhoneNumber.ofDigits(12125550142L), AT, "x");
      assertThat(contact)
          .isEqualTo(
              Contact.builder()
                  .from(facts("b"))
                  .at(AT)
                  .id("x")
                  .to(
                      Called.builder()
                          .subscriber(Subscriber.CONSUMER)
                          .number(PhoneNumber.ofDigits(12125550142L))
                          .build())
                  .build());
      PhoneNumber number = PhoneNumber.ofDigits(12125550142L);
      assertThat(AlikeFacts.contact(each.known(one).facts(), number, AT, null).id()).isEmpty();
    }
  }

  @Test
  void instantBeyondTheCalendar_cannotBeWritten() {
    Consent given = Consent.builder().grantedAt(AT).expiresAt(Instant.MAX).build();

    assertThat(
            new AlikeFacts(Profile.EMPTY).index(facts("a").with(Contact.CONSENTS, List.of(given))))
        .isEqualTo(AlikeFacts.UNWRITABLE);
  }

  /** More than are kept are stated by the rows themselves, and judged alike. */
  @Test
  void rowsThatAreAllDifferent_areJudgedAsTheyAre() throws IOException {
    AlikeFacts alike = new AlikeFacts(Profile.EMPTY);
    int rows = 0;
    while (alike.index(facts("subject " + rows)) != AlikeFacts.FULL) {
      rows++;
    }
    assertThat(rows).isBetween(1_000, 100_000);
    assertThat(alike.index(facts("subject 0"))).isZero();

    Compliance law = Compliance.builder().module(new HouseLaw()).build();
    StringBuilder csv = new StringBuilder("phone,called_at,id,about\n");
    for (int i = 0; i < rows + 500; i++) {
      csv.append(2125550000L + i).append(",2026-03-02T12:00:00Z,");
      csv.append(i).append(",s").append(i).append('\n');
    }
    byte[] bytes = csv.toString().getBytes(StandardCharsets.UTF_8);
    List<String> found = new ArrayList<>();
    try (PastFiles files =
        PastFiles.of(List.of(new Scrub.Input("f", () -> new ByteArrayInputStream(bytes))))
            .map("about", "subject")
            .open()) {
      Audit.of(law).build().run(files, row -> found.add(row.json()));
    }
    Contact last =
        Contact.builder()
            .to(Called.builder().number(PhoneNumber.ofDigits(12125550000L + rows + 499)).build())
            .at(AT)
            .id("" + (rows + 499))
            .subject("s" + (rows + 499))
            .build();
    assertThat(found).hasSize(rows + 500);
    assertThat(found.get(rows + 499)).isEqualTo(VerdictJson.write(last, law.check(last)));
  }
}
