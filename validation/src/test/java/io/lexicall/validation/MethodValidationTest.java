package io.lexicall.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.lexicall.Compliance;
import io.lexicall.facts.Called;
import io.lexicall.facts.Campaign;
import io.lexicall.facts.Consent;
import io.lexicall.facts.Contact;
import io.lexicall.facts.ContactPurpose;
import io.lexicall.facts.EarlierContact;
import io.lexicall.facts.Incident;
import io.lexicall.facts.LineType;
import io.lexicall.facts.Notified;
import io.lexicall.facts.Request;
import io.lexicall.number.PhoneNumber;
import io.lexicall.place.Place;
import io.lexicall.rule.Condition;
import io.lexicall.rule.Coverage;
import io.lexicall.rule.Rule;
import io.lexicall.rule.RuleModule;
import io.lexicall.rule.Settings;
import io.lexicall.time.CallingWindow;
import io.lexicall.time.HolidayCalendar;
import io.lexicall.time.WeeklyHours;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Validation;
import jakarta.validation.ValidationException;
import jakarta.validation.Validator;
import jakarta.validation.executable.ExecutableValidator;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import org.assertj.core.groups.Tuple;
import org.hibernate.validator.HibernateValidator;
import org.hibernate.validator.HibernateValidatorConfiguration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The constraints as a container that validates methods applies them, with Hibernate Validator. */
class MethodValidationTest {
  private static final Instant NOON = Instant.parse("2026-11-24T17:00:00Z");
  private static final PhoneNumber NEW_YORK = PhoneNumber.parse("+12125550142");

  /** What a dialer's own service looks like. */
  interface Dialer {
    void dial(@Lawful Contact call);

    void dialUnderHouseRules(@Lawful(regulations = "house") Contact call);

    void dialUnderNoLaw(@Lawful(regulations = "gdpr") Contact call);

    void redial(@Lawful(message = "stop:") Contact call);

    void transfer(@DialableNumber String number);

    void transferAsWritten(@DialableNumber(country = "US") String number);

    void transferSomewhere(@DialableNumber(country = "Atlantis") String number);

    void invite(List<@DialableNumber String> numbers);

    void transferAsTold(@DialableNumber(country = "US", message = "no number") String number);

    void schedule(@ConsistentFacts Contact call);

    void scheduleDraft(@ConsistentFacts Contact.Builder call);

    void file(@ConsistentFacts Request request);

    void report(@ConsistentFacts Incident incident);
  }

  /** Rules whose texts hold what a message template would evaluate. */
  private static final class HouseRules implements RuleModule {
    @Override
    public String name() {
      return "house";
    }

    @Override
    public List<Coverage<?>> coverage() {
      return List.of(Coverage.of(Contact.SCHEMA, Place.of("US")));
    }

    @Override
    public List<Rule<?>> rules(Settings settings) {
      return List.of(
          Rule.on(Contact.SCHEMA, "house.hours")
              .title("Nobody is called {before} nine.")
              .cites("House Rules ${1 + 1}")
              .in(Place.of("US"))
              .when(
                  Condition.outsideHours(
                      WeeklyHours.daily(new CallingWindow(LocalTime.of(9, 0), LocalTime.of(21, 0))),
                      HolidayCalendar.NONE))
              .remedy("wait")
              .denies(),
          Rule.on(Contact.SCHEMA, "house.no-sales-to-mobiles")
              .title("Mobile phones are not sold to.")
              .cites("House Rules 3")
              .in(Place.of("US"))
              .when(Condition.in(Contact.PURPOSE, ContactPurpose.TELEMARKETING))
              .when(Condition.in(Contact.TO.then(Called.LINE_TYPE), LineType.MOBILE))
              .remedy("find-another-customer")
              .denies());
    }

    @Override
    public String edition() {
      return "2026-11-24";
    }
  }

  private static Dialer dialer(Locale locale) {
    return validating(validator(locale).forExecutables());
  }

  private static Validator validator(Locale locale) {
    HibernateValidatorConfiguration configuration =
        Validation.byProvider(HibernateValidator.class)
            .configure()
            .locales(Locale.ENGLISH, new Locale("es"))
            .defaultLocale(locale);
    return configuration
        .constraintValidatorFactory(
            new ComplianceConstraintValidatorFactory(
                Compliance.builder().module(new HouseRules()).build(),
                configuration.getDefaultConstraintValidatorFactory()))
        .buildValidatorFactory()
        .getValidator();
  }

  /** A container in small: validates what a method is given, and calls it if nothing is wrong. */
  private static Dialer validating(ExecutableValidator validator) {
    return (Dialer)
        Proxy.newProxyInstance(
            Dialer.class.getClassLoader(),
            new Class<?>[] {Dialer.class},
            (proxy, method, arguments) -> {
              Set<? extends ConstraintViolation<?>> violations =
                  validator.validateParameters(proxy, method, arguments);
              if (!violations.isEmpty()) {
                throw new ConstraintViolationException(violations);
              }
              return null;
            });
  }

  private static final Dialer ENGLISH = dialer(Locale.ENGLISH);
  private static final Dialer SPANISH = dialer(new Locale("es"));

  private static List<Tuple> violations(Runnable call) {
    List<Tuple> found = new ArrayList<>();
    assertThatExceptionOfType(ConstraintViolationException.class)
        .isThrownBy(call::run)
        .satisfies(
            thrown ->
                thrown.getConstraintViolations().stream()
                    .sorted(Comparator.comparing(each -> each.getPropertyPath().toString()))
                    .forEach(
                        each ->
                            found.add(
                                tuple(each.getPropertyPath().toString(), each.getMessage()))));
    return found;
  }

  private static Contact call(String at, ContactPurpose purpose, @Nullable LineType line) {
    Called.Builder to = Called.builder().number(NEW_YORK);
    return Contact.callTo(NEW_YORK)
        .at(Instant.parse(at))
        .purpose(purpose)
        .to(line == null ? to.build() : to.lineType(line).build())
        .build();
  }

  @Test
  void lawful_lawfulCall_isMade() {
    ENGLISH.dial(call("2026-11-24T17:00:00Z", ContactPurpose.SURVEY, null));
    ENGLISH.dial(null);
  }

  @Test
  void lawful_denial_isAViolationOfTheCallItself_thatNamesRuleCitationAndEnd() {
    Contact early = call("2026-11-24T13:59:59Z", ContactPurpose.SURVEY, null);

    assertThat(violations(() -> ENGLISH.dial(early)))
        .singleElement()
        .satisfies(
            violation -> {
              assertThat(violation.toList().get(0)).isEqualTo("dial.call");
              assertThat(violation.toList().get(1))
                  .asString()
                  .startsWith("is not lawful: [house.hours] Nobody is called {before} nine.")
                  .endsWith("(House Rules ${1 + 1}) permitted from 2026-11-24T14:00:00Z");
            });
  }

  @Test
  void lawful_unknownFact_isAViolationOnItsPath() {
    Contact unclear = call("2026-11-24T17:00:00Z", ContactPurpose.TELEMARKETING, null);

    assertThat(violations(() -> ENGLISH.dial(unclear)))
        .singleElement()
        .satisfies(
            violation -> {
              assertThat(violation.toList().get(0)).isEqualTo("dial.call.to.lineType");
              assertThat(violation.toList().get(1))
                  .isEqualTo(
                      "must be known before the law can be applied: house.no-sales-to-mobiles"
                          + " (House Rules 3)");
            });
  }

  @Test
  void lawful_severalFindings_areSeveralViolations() {
    Contact early = call("2026-11-24T13:00:00Z", ContactPurpose.TELEMARKETING, LineType.MOBILE);

    assertThat(violations(() -> ENGLISH.dial(early))).hasSize(2);
  }

  @Test
  void lawful_placeWithoutLaw_isRefused_unlessOnlySomeRegulationsAreAsked() {
    PhoneNumber london = PhoneNumber.parse("+442079460123");
    Contact abroad = Contact.callTo(london).at(NOON).purpose(ContactPurpose.SURVEY).build();

    assertThat(violations(() -> ENGLISH.dial(abroad)).toString()).contains("core.coverage");
    ENGLISH.dialUnderHouseRules(abroad);
  }

  @Test
  void lawful_ownMessage_standsBeforeTheReasons() {
    Contact early = call("2026-11-24T13:59:59Z", ContactPurpose.SURVEY, null);

    assertThat(violations(() -> ENGLISH.redial(early)).toString())
        .contains("redial.call", "stop: [house.hours]");
  }

  @Test
  void lawful_regulationOfWhichNoRuleIsLoaded_isAFaultOfTheHost() {
    assertThatThrownBy(
            () -> ENGLISH.dialUnderNoLaw(call("2026-11-24T17:00:00Z", ContactPurpose.SURVEY, null)))
        .isInstanceOf(ValidationException.class)
        .rootCause()
        .hasMessageContaining("No rules of 'gdpr' are loaded");
  }

  @Test
  void lawful_withoutAnEngine_isRefusedRatherThanPermitted() {
    Dialer engineless =
        validating(Validation.buildDefaultValidatorFactory().getValidator().forExecutables());

    assertThatThrownBy(
            () -> engineless.dial(call("2026-11-24T17:00:00Z", ContactPurpose.SURVEY, null)))
        .isInstanceOf(ValidationException.class)
        .hasMessageContaining("LawfulValidator");
  }

  @Test
  void lawful_inSpanish() {
    Contact early = call("2026-11-24T13:59:59Z", ContactPurpose.SURVEY, null);
    Contact unclear = call("2026-11-24T17:00:00Z", ContactPurpose.TELEMARKETING, null);

    assertThat(violations(() -> SPANISH.dial(early)).toString())
        .contains("no es lícito: [house.hours]", "permitido a partir de 2026-11-24T14:00:00Z");
    assertThat(violations(() -> SPANISH.dial(unclear)).toString())
        .contains("debe conocerse para poder aplicar la ley: house.no-sales-to-mobiles");
  }

  @Test
  void dialableNumber_possibleNumbers_pass() {
    ENGLISH.transfer("+12125550142");
    ENGLISH.transfer(null);
    ENGLISH.transferAsWritten("(212) 555-0142");
    ENGLISH.transferAsWritten("+12125550142");
    ENGLISH.invite(List.of("+12125550142", "+442079460123"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "2125550142", "(212) 555-0142", "+1212555014", "+19115550142", "none"})
  void dialableNumber_others_areRefused_withoutBeingShown(String text) {
    assertThat(violations(() -> ENGLISH.transfer(text)))
        .containsExactly(
            tuple(
                "transfer.number",
                "must be a possible phone number in E.164, such as +12125550142"));
    assertThat(violations(() -> SPANISH.transfer(text)))
        .containsExactly(
            tuple(
                "transfer.number",
                "debe ser un número de teléfono posible en formato E.164, por ejemplo"
                    + " +12125550142"));
  }

  @Test
  void dialableNumber_asWritten_saysWhereItIsDialed() {
    assertThat(violations(() -> ENGLISH.transferAsWritten("555-0142")))
        .containsExactly(
            tuple(
                "transferAsWritten.number",
                "must be a possible phone number, written in E.164 or as it is dialed in US"));
    assertThat(violations(() -> SPANISH.transferAsWritten("555-0142")).toString())
        .contains("tal como se marca en US");
    assertThat(violations(() -> ENGLISH.transferAsTold("555-0142")))
        .containsExactly(tuple("transferAsTold.number", "no number"));
  }

  @Test
  void dialableNumber_hasTheMessageOfItsConstraint_whereverThatWasMadeBefore() {
    Dialer dialer = dialer(Locale.ENGLISH);

    assertThat(violations(() -> dialer.transferAsTold("555-0142")))
        .containsExactly(tuple("transferAsTold.number", "no number"));
    assertThat(violations(() -> dialer.transferAsWritten("555-0142")).toString())
        .contains("as it is dialed in US");
    assertThat(violations(() -> dialer.transfer("555-0142")).toString())
        .contains("in E.164, such as");
  }

  @Test
  void dialableNumber_inAList_isFoundByItsIndex() {
    assertThat(violations(() -> ENGLISH.invite(List.of("+12125550142", "12"))).toString())
        .contains("invite.numbers[1]");
  }

  @Test
  void dialableNumber_countryThatIsNone_isAFaultOfTheHost() {
    assertThatThrownBy(() -> ENGLISH.transferSomewhere("+12125550142"))
        .isInstanceOf(ValidationException.class)
        .rootCause()
        .hasMessageContaining("Atlantis");
  }

  private static Consent consent(String grantedAt, String revokedAt) {
    return Consent.builder()
        .grantedAt(Instant.parse(grantedAt))
        .revokedAt(Instant.parse(revokedAt))
        .build();
  }

  @Test
  void facts_thatContradictEachOther_areViolationsOnTheirPaths() {
    Contact call =
        Contact.builder()
            .at(NOON)
            .to(Called.builder().country(Place.of("DE")).region(Place.of("US-NY")).build())
            .consents(
                consent("2026-01-01T00:00:00Z", "2026-01-01T00:00:00Z"),
                consent("2026-01-01T00:00:00Z", "2025-12-31T23:59:59Z"))
            .history(
                EarlierContact.builder().at(NOON).build(),
                EarlierContact.builder().at(NOON.plusNanos(1)).build())
            .campaign(Campaign.builder().liveAnswers(3).abandoned(4).build())
            .build();

    assertThat(violations(() -> ENGLISH.schedule(call)))
        .containsExactly(
            tuple("schedule.call.campaign.abandoned", "must not be more than liveAnswers"),
            tuple("schedule.call.consents[1].revokedAt", "must not be before grantedAt"),
            tuple("schedule.call.history[1].at", "must not be after at"),
            tuple("schedule.call.to.region", "must be a region of DE"));
    assertThat(violations(() -> SPANISH.schedule(call)))
        .extracting(violation -> violation.toList().get(1))
        .containsExactly(
            "no debe ser mayor que liveAnswers",
            "no debe ser anterior a grantedAt",
            "no debe ser posterior a at",
            "debe ser una región de DE");
  }

  @Test
  void timeZone_elsewhere_isAViolationOfBothFacts() {
    assertThat(violations(() -> ENGLISH.schedule(callIn("US-NY", "America/Los_Angeles"))))
        .containsExactly(
            tuple("schedule.call.to.region", "must not contradict timeZone"),
            tuple("schedule.call.to.timeZone", "must not contradict region"));
    // One clock of the region, or another name for it, in one half of the year at least.
    for (String zone : List.of("America/New_York", "America/Detroit", "America/Lima")) {
      assertThatCode(() -> ENGLISH.schedule(callIn("US-NY", zone)))
          .as(zone)
          .doesNotThrowAnyException();
    }
    assertThatCode(() -> ENGLISH.schedule(callIn("US-TN", "America/Chicago")))
        .doesNotThrowAnyException();
    assertThatCode(() -> ENGLISH.schedule(callIn("ES-CN", "Atlantic/Canary")))
        .doesNotThrowAnyException();
    assertThat(violations(() -> ENGLISH.schedule(callIn("ES-MD", "America/Lima")))).hasSize(2);
  }

  private static Contact callIn(String region, String zone) {
    return Contact.builder()
        .at(NOON)
        .to(Called.builder().region(Place.of(region)).timeZone(ZoneId.of(zone)).build())
        .build();
  }

  @Test
  void postalCode_elsewhere_isAViolationOfBothFacts() {
    Contact call =
        Contact.builder()
            .at(NOON)
            .to(Called.builder().region(Place.of("US-TX")).postalCode("33101").build())
            .build();
    Contact invented =
        Contact.builder()
            .at(NOON)
            .to(Called.builder().country(Place.of("US")).postalCode("00000").build())
            .build();

    assertThat(violations(() -> ENGLISH.schedule(call)))
        .containsExactly(
            tuple("schedule.call.to.postalCode", "must not contradict region"),
            tuple("schedule.call.to.region", "must not contradict postalCode"));
    assertThat(violations(() -> ENGLISH.schedule(invented)))
        .containsExactly(tuple("schedule.call.to.postalCode", "must be a postal code of US"));
    assertThat(violations(() -> SPANISH.schedule(invented)))
        .containsExactly(tuple("schedule.call.to.postalCode", "debe ser un código postal de US"));
  }

  @Test
  void facts_thatAgree_pass() {
    ENGLISH.schedule(
        Contact.builder()
            .at(NOON)
            .to(Called.builder().country(Place.of("US")).region(Place.of("US-NY")).build())
            .history(EarlierContact.builder().at(NOON).build())
            .campaign(Campaign.builder().liveAnswers(4).abandoned(4).build())
            .build());
    ENGLISH.schedule(Contact.builder().at(NOON).build());
    ENGLISH.schedule(null);
    ENGLISH.scheduleDraft(Contact.builder().at(NOON));
    ENGLISH.scheduleDraft(null);
    ENGLISH.report(
        Incident.builder()
            .at(NOON)
            .discoveredAt(NOON)
            .notified(Notified.builder().authority(NOON).build())
            .build());
  }

  @Test
  void facts_ofRequestsAndIncidents_keepTheirOrder() {
    Request request =
        Request.builder().at(NOON).receivedAt(NOON).completedAt(NOON.minusSeconds(1)).build();
    Incident incident =
        Incident.builder()
            .at(NOON)
            .discoveredAt(NOON)
            .notified(Notified.builder().media(NOON.minusSeconds(1)).authority(NOON).build())
            .build();

    assertThat(violations(() -> ENGLISH.file(request)))
        .containsExactly(tuple("file.request.completedAt", "must not be before receivedAt"));
    assertThat(violations(() -> ENGLISH.report(incident)))
        .containsExactly(
            tuple("report.incident.notified.media", "must not be before discoveredAt"));
  }

  @Test
  void builder_holdingWhatCannotBe_isAViolationForEachValue() {
    Contact.Builder draft = Contact.builder().purpose(ContactPurpose.SURVEY);
    Contact.Builder contradictory =
        Contact.builder()
            .at(NOON)
            .consents(consent("2026-01-01T00:00:00Z", "2025-12-31T23:59:59Z"));

    assertThat(violations(() -> ENGLISH.scheduleDraft(draft)))
        .containsExactly(tuple("scheduleDraft.call.at", "must not be null"));
    assertThat(violations(() -> SPANISH.scheduleDraft(draft)))
        .containsExactly(tuple("scheduleDraft.call.at", "no debe ser nulo"));
    assertThat(violations(() -> ENGLISH.scheduleDraft(contradictory)))
        .containsExactly(
            tuple("scheduleDraft.call.consents[0].revokedAt", "must not be before grantedAt"));
  }

  /** A host's own object that holds parts of facts. */
  private record Person(@ConsistentFacts Called.Builder place) {}

  @Test
  void builder_problemsOfEachForm_haveTheirMessage() {
    Called.Builder place =
        Called.builder().age(-1).country(Place.of("US-NY")).region(Place.of("DE"));

    assertThat(Validation.buildDefaultValidatorFactory().getValidator().validate(new Person(place)))
        .extracting(each -> each.getPropertyPath().toString(), ConstraintViolation::getMessage)
        .containsExactlyInAnyOrder(
            tuple("place.age", "must be greater than or equal to 0"),
            tuple("place.country", "must be a country, such as DE, and no region"),
            tuple("place.region", "must be a region, such as US-FL, and no country"));
  }

  /** A host's own object that holds what is constrained. */
  private record Job(@Lawful @ConsistentFacts Contact call, @DialableNumber String callback) {
    @Lawful
    Contact next() {
      return call;
    }
  }

  @Test
  void fieldsOfAHostsOwnObject_areValidatedTogether() {
    Contact early =
        Contact.builder()
            .from(call("2026-11-24T13:59:59Z", ContactPurpose.SURVEY, null))
            .history(EarlierContact.builder().at(NOON).build())
            .build();

    assertThat(validator(Locale.ENGLISH).validate(new Job(early, "0142")))
        .extracting(each -> each.getPropertyPath().toString())
        .containsExactlyInAnyOrder("call", "call.history[0].at", "callback");
    assertThat(
            validator(Locale.ENGLISH)
                .validate(
                    new Job(
                        call("2026-11-24T14:00:00Z", ContactPurpose.SURVEY, null), "+12125550142")))
        .isEmpty();
  }

  @Test
  void lawful_onAMethod_isAskedOfWhatItReturns() throws NoSuchMethodException {
    Contact early = call("2026-11-24T13:59:59Z", ContactPurpose.SURVEY, null);

    assertThat(
            validator(Locale.ENGLISH)
                .forExecutables()
                .validateReturnValue(
                    new Job(early, "+12125550142"), Job.class.getDeclaredMethod("next"), early))
        .extracting(each -> each.getPropertyPath().toString())
        .containsExactly("next.<return value>");
  }

  @Test
  void bundles_haveTheSameKeys() {
    assertThat(bundle("_es").keySet()).isEqualTo(bundle("").keySet());
    assertThat(bundle("").keySet()).hasSizeGreaterThan(5);
  }

  private static Properties bundle(String language) {
    Properties properties = new Properties();
    String name = "/ContributorValidationMessages" + language + ".properties";
    try (InputStream in = Lawful.class.getResourceAsStream(name)) {
      properties.load(in);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    return properties;
  }
}
