package io.lexicall.ledger;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.lexicall.facts.ConsentKind;
import io.lexicall.facts.ContactPurpose;
import io.lexicall.facts.FactType;
import io.lexicall.number.PhoneNumber;
import io.lexicall.place.Place;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Consents as receipts in the form of the Kantara Initiative's Consent Receipt Specification 1.1.0,
 * for the person who gave them and for auditors. They state that the data is not disclosed to a
 * third party.
 *
 * <p>Immutable and thread-safe.
 *
 * @since 0.1
 */
public final class ConsentReceipts {
  private static final JsonFactory JSON = new JsonFactory();

  private final Controller controller;

  /**
   * The controller, as the receipt must name it.
   *
   * @param name the name of the company
   * @param contact whom the person can ask
   * @param address the postal address, in one line
   * @param email the electronic address
   * @param phone the telephone number, in international form
   * @param policyUrl where the privacy policy is
   * @param jurisdiction the country or region whose law applies, such as {@code DE}
   * @since 0.1
   */
  public record Controller(
      String name,
      String contact,
      String address,
      String email,
      String phone,
      String policyUrl,
      String jurisdiction) {
    /**
     * Takes over the parts.
     *
     * @throws IllegalArgumentException if one is blank, since a receipt must state them all, or if
     *     the telephone number is not valid
     */
    public Controller {
      stated("name", name);
      stated("contact", contact);
      stated("address", address);
      stated("e-mail address", email);
      stated("telephone number", phone);
      stated("privacy policy", policyUrl);
      stated("jurisdiction", jurisdiction);
      if (PhoneNumber.tryParse(phone).isEmpty()) {
        throw new IllegalArgumentException(
            "The telephone number of a receipt is in international form, such as +1 and so on");
      }
    }

    private static void stated(String what, String text) {
      if (text.isBlank()) {
        throw new IllegalArgumentException("A receipt states the company's " + what);
      }
    }
  }

  private ConsentReceipts(Controller controller) {
    this.controller = controller;
  }

  /** Returns receipts of a controller. */
  public static ConsentReceipts of(Controller controller) {
    return new ConsentReceipts(requireNonNull(controller, "controller"));
  }

  /**
   * Writes the receipt of a consent, as one line of JSON.
   *
   * @param consent an event of the kind {@code consent-given}, as recorded
   * @param standing the standing of the person, which shows whether the consent was withdrawn
   * @param principal how the company identifies the person, such as by a customer number or the
   *     telephone number
   * @throws IllegalArgumentException if it is another event
   */
  public String write(Event consent, Standing standing, String principal) {
    if (consent.kind() != EventKind.CONSENT_GIVEN) {
      throw new IllegalArgumentException("A receipt is of a consent, not of " + consent.kind());
    }
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      json.writeStartObject();
      json.writeStringField("version", "KI-CR-v1.1.0");
      json.writeStringField("jurisdiction", controller.jurisdiction);
      json.writeNumberField("consentTimestamp", consent.happenedAt().getEpochSecond());
      json.writeStringField("collectionMethod", consent.from().orElse("unknown"));
      json.writeStringField("consentReceiptID", consent.requireId());
      json.writeStringField("piiPrincipalId", principal);
      json.writeArrayFieldStart("piiControllers");
      json.writeStartObject();
      json.writeStringField("piiController", controller.name);
      json.writeStringField("contact", controller.contact);
      json.writeObjectFieldStart("address");
      json.writeStringField("streetAddress", controller.address);
      Optional<Place> country = Place.tryOf(controller.jurisdiction).map(Place::country);
      if (country.isPresent()) {
        json.writeStringField("addressCountry", country.get().code());
      }
      json.writeEndObject();
      json.writeStringField("email", controller.email);
      json.writeStringField("phone", "tel:" + PhoneNumber.parse(controller.phone).e164());
      json.writeEndObject();
      json.writeEndArray();
      json.writeStringField("policyUrl", controller.policyUrl);
      services(json, consent, standing);
      // A consent of that kind is asked for because such data is used.
      boolean sensitive = consent.consent().equals(Optional.of(ConsentKind.EXPLICIT));
      json.writeBooleanField("sensitive", sensitive);
      json.writeArrayFieldStart("spiCat");
      if (sensitive) {
        json.writeString("special category of GDPR Art. 9");
      }
      json.writeEndArray();
      json.writeEndObject();
    } catch (IOException impossible) {
      throw new UncheckedIOException("a text takes all that is written", impossible);
    }
    return text.toString();
  }

  private void services(JsonGenerator json, Event consent, Standing standing) throws IOException {
    Scope scope = consent.scope();
    json.writeArrayFieldStart("services");
    json.writeStartObject();
    json.writeStringField("service", Optional.ofNullable(scope.seller()).orElse(controller.name));
    json.writeArrayFieldStart("purposes");
    Set<ContactPurpose> purposes = scope.purposes();
    List<String> named =
        purposes.isEmpty() ? List.of("contact") : purposes.stream().map(FactType::code).toList();
    for (String purpose : named) {
      json.writeStartObject();
      json.writeStringField("purpose", purpose);
      json.writeStringField("consentType", "EXPLICIT");
      json.writeArrayFieldStart("purposeCategory");
      json.writeString(purpose.equals("telemarketing") ? "6 - Marketing" : "1 - Core Function");
      json.writeEndArray();
      json.writeArrayFieldStart("piiCategory");
      json.writeString("2 - Contact");
      json.writeEndArray();
      json.writeBooleanField("primaryPurpose", true);
      json.writeStringField("termination", termination(consent, standing));
      json.writeBooleanField("thirdPartyDisclosure", false);
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
    json.writeEndArray();
  }

  private static String termination(Event consent, Standing standing) {
    Optional<Event> withdrawn = standing.withdrawal(consent);
    if (withdrawn.isPresent()) {
      return "withdrawn at " + withdrawn.get().happenedAt();
    }
    return consent.expiresAt().map(at -> "lapses at " + at).orElse("until it is withdrawn");
  }
}
