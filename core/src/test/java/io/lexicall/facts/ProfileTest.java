package io.lexicall.facts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.lexicall.number.PhoneNumber;
import io.lexicall.place.Place;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a host states once, fills in what its activities leave out, and nothing else. */
class ProfileTest {
  private static final Instant NOON = Instant.parse("2026-11-24T17:00:00Z");

  private static Contact.Builder contact() {
    return Contact.builder().at(NOON).purpose(ContactPurpose.SURVEY);
  }

  private static Caller.Builder caller() {
    return Caller.builder().seller("acme");
  }

  private static void assertAlike(Activity<?> filled, Activity<?> built) {
    assertThat(filled).isEqualTo(built).hasSameHashCodeAs(built).hasToString(built.toString());
    assertThat(filled.traits()).isEqualTo(built.traits());
    assertThat(filled.whereabouts()).isEqualTo(built.whereabouts());
    assertThat(filled.at()).isEqualTo(built.at());
  }

  @Test
  void emptyProfile_changesNothing() {
    Contact contact = contact().build();

    assertThat(Profile.EMPTY.applyTo(contact)).isSameAs(contact);
    assertThat(Profile.builder().build().applyTo(contact)).isSameAs(contact);
  }

  @Test
  void profileOfOtherActivities_changesNothing() {
    Profile profile = Profile.builder().with(Storage.ISSUER, true).build();
    Contact contact = contact().build();

    assertThat(profile.applyTo(contact)).isSameAs(contact);
    assertThat(profile.applyTo(Storage.builder().at(NOON).build()).get(Storage.ISSUER))
        .contains(true);
  }

  @Test
  void activityThatStatesAll_isLeftAsItIs() {
    Profile profile =
        Profile.builder()
            .with(Contact.RECORDED, true)
            .with(Contact.CALLER, caller().taxExempt(true).build())
            .build();
    Contact contact = contact().recorded(false).caller(caller().taxExempt(false).build()).build();

    assertThat(profile.applyTo(contact)).isSameAs(contact);
  }

  @Test
  void whatIsUnknown_isFilledIn_besideWhatIsStated() {
    Profile profile =
        Profile.builder()
            .with(Contact.RECORDED, true)
            .with(Contact.CHANNEL, ContactChannel.VOICE)
            .with(Contact.PURPOSE, ContactPurpose.TELEMARKETING)
            .with(Contact.SUBJECT, "windows")
            .build();

    assertAlike(
        profile.applyTo(contact().recorded(false).build()),
        contact().recorded(false).channel(ContactChannel.VOICE).subject("windows").build());
    assertAlike(
        profile.applyTo(Contact.builder().at(NOON).build()),
        Contact.builder()
            .at(NOON)
            .recorded(true)
            .channel(ContactChannel.VOICE)
            .purpose(ContactPurpose.TELEMARKETING)
            .subject("windows")
            .build());
  }

  @Test
  void group_isFilledFactByFact_whetherOrNotAnythingElseIsMissing() {
    Caller standing = Caller.builder().taxExempt(true).coveredEntity(false).seller("other").build();
    Contact stated = contact().caller(caller().coveredEntity(true).build()).build();
    Contact expected =
        contact().caller(caller().coveredEntity(true).taxExempt(true).build()).build();

    assertAlike(Profile.builder().with(Contact.CALLER, standing).build().applyTo(stated), expected);
    assertAlike(
        Profile.builder()
            .with(Contact.CALLER, standing)
            .with(Contact.RECORDED, true)
            .build()
            .applyTo(stated),
        Contact.builder().from(expected).recorded(true).build());
    assertAlike(
        Profile.builder().with(Contact.CALLER, standing).build().applyTo(contact().build()),
        contact().caller(standing).build());
  }

  @Test
  void groupThatLacksNothing_staysTheOneStated_whileOthersAreFilled() {
    Caller stated = caller().taxExempt(false).build();
    Profile profile =
        Profile.builder()
            .with(Contact.CALLER, Caller.builder().taxExempt(true).build())
            .with(Contact.MESSAGE, Message.builder().optOutMechanism(true).build())
            .with(Contact.RECORDED, true)
            .build();

    Contact filled =
        profile.applyTo(
            contact()
                .caller(stated)
                .message(Message.builder().identifiesCaller(true).build())
                .build());

    assertThat(filled.get(Contact.CALLER).orElseThrow()).isSameAs(stated);
    assertAlike(
        filled,
        contact()
            .caller(stated)
            .message(Message.builder().identifiesCaller(true).optOutMechanism(true).build())
            .recorded(true)
            .build());
  }

  @Test
  void groupInsideAGroup_isFilledToo() {
    LocalDate spring = LocalDate.of(2026, 5, 4);
    LocalDate autumn = LocalDate.of(2026, 10, 5);
    Profile profile =
        Profile.builder()
            .with(
                Access.AGENT,
                Agent.builder()
                    .trainedAt(
                        Training.builder()
                            .pci(Optional.of(spring))
                            .hipaa(Optional.of(spring))
                            .build())
                    .build())
            .build();
    Access.Builder access = Access.builder().at(NOON);

    assertAlike(
        profile.applyTo(
            access
                .agent(
                    Agent.builder()
                        .id("a")
                        .trainedAt(Training.builder().hipaa(Optional.of(autumn)).build())
                        .build())
                .build()),
        access
            .agent(
                Agent.builder()
                    .id("a")
                    .trainedAt(
                        Training.builder()
                            .hipaa(Optional.of(autumn))
                            .pci(Optional.of(spring))
                            .build())
                    .build())
            .build());
    Access trained =
        access
            .agent(
                Agent.builder()
                    .trainedAt(
                        Training.builder()
                            .hipaa(Optional.of(autumn))
                            .pci(Optional.of(autumn))
                            .build())
                    .build())
            .build();
    assertThat(profile.applyTo(trained)).isSameAs(trained);
  }

  @Test
  void groupInsideAGroup_andOneFactBesideIt_areBothFilled() {
    LocalDate spring = LocalDate.of(2026, 5, 4);
    Training trained = Training.builder().pci(Optional.of(spring)).build();
    Agent standing = Agent.builder().mfa(true).remote(true).trainedAt(trained).build();
    Profile profile = Profile.builder().with(Access.AGENT, standing).build();
    Access.Builder access = Access.builder().at(NOON);

    assertAlike(
        profile.applyTo(
            access.agent(Agent.builder().mfa(false).trainedAt(trained).build()).build()),
        access.agent(Agent.builder().mfa(false).remote(true).trainedAt(trained).build()).build());
    assertAlike(
        profile.applyTo(access.agent(Agent.builder().mfa(false).remote(false).build()).build()),
        access.agent(Agent.builder().mfa(false).remote(false).trainedAt(trained).build()).build());
  }

  @Test
  void list_thatIsStated_winsWhole() {
    Consent ours = Consent.builder().grantedAt(NOON).seller("acme").build();
    Consent theirs = Consent.builder().grantedAt(NOON).seller("other").build();
    Profile profile = Profile.builder().with(Contact.CONSENTS, List.of(theirs)).build();
    Contact none = contact().consents().build();

    assertThat(profile.applyTo(contact().consents(ours).build()).get(Contact.CONSENTS))
        .contains(List.of(ours));
    assertThat(profile.applyTo(none)).isSameAs(none);
    assertThat(profile.applyTo(contact().build()).get(Contact.CONSENTS)).contains(List.of(theirs));
  }

  @Test
  void groupsStatedInTurn_areEachFilledWithTheirOwn() {
    Profile profile =
        Profile.builder().with(Contact.CALLER, Caller.builder().taxExempt(true).build()).build();
    Contact ours = contact().caller(caller().build()).build();
    Contact theirs = contact().caller(Caller.builder().seller("other").build()).build();

    for (int i = 0; i < 3; i++) {
      assertThat(profile.applyTo(ours).get(Contact.CALLER))
          .contains(caller().taxExempt(true).build());
      assertThat(profile.applyTo(theirs).get(Contact.CALLER))
          .contains(Caller.builder().seller("other").taxExempt(true).build());
    }
  }

  /** Hosts state who calls once a campaign, and the engine remembers by the very object. */
  @Test
  void groupStatedAgain_isFilledOnce() {
    Profile profile =
        Profile.builder().with(Contact.CALLER, Caller.builder().taxExempt(true).build()).build();
    Caller caller = caller().build();

    Caller first = profile.applyTo(contact().caller(caller).build()).get(Contact.CALLER).get();
    Caller again =
        profile.applyTo(contact().caller(caller).recorded(true).build()).get(Contact.CALLER).get();

    assertThat(again).isSameAs(first);
  }

  @Test
  void place_canStandInTheProfile() {
    Called florida = Called.inRegion("US-FL").build();
    Profile profile = Profile.builder().with(Contact.TO, florida).build();

    assertThat(profile.applyTo(contact().build()).whereabouts())
        .isEqualTo(contact().to(florida).build().whereabouts());
    assertAlike(
        profile.applyTo(
            contact()
                .to(Called.builder().number(PhoneNumber.parse("+12125550142")).build())
                .build()),
        contact()
            .to(Called.inRegion("US-FL").number(PhoneNumber.parse("+12125550142")).build())
            .build());
    assertThat(
            Profile.builder()
                .with(Storage.COUNTRY, Place.of("DE"))
                .build()
                .applyTo(Storage.builder().at(NOON).build())
                .whereabouts()
                .countries())
        .containsExactly(Place.of("DE"));
  }

  @Test
  void clockThatShowedWhenItIs_staysThatOfTheActivity() {
    OffsetDateTime shown = NOON.atOffset(ZoneOffset.ofHours(-5));
    Profile profile = Profile.builder().with(Payment.TRANSPORT, Transport.TLS).build();

    assertThat(profile.applyTo(Payment.builder().at(shown).build()).whereabouts().zones())
        .containsExactly(ZoneOffset.ofHours(-5));
    assertThat(profile.applyTo(Payment.builder().at(NOON).build()).whereabouts().zones()).isEmpty();
  }

  @Test
  void changesAfterTheProfile_winOverIt() {
    Profile profile =
        Profile.builder()
            .with(Contact.RECORDED, true)
            .with(Contact.TO, Called.inRegion("US-FL").build())
            .build();
    Called newYork = Called.inRegion("US-NY").build();

    assertAlike(
        profile.applyTo(contact().build()).with(Contact.RECORDED, false, Contact.TO, newYork),
        contact().recorded(false).to(newYork).build());
  }

  @Test
  void laterValue_replacesAnEarlierOne() {
    Profile profile =
        Profile.builder().with(Contact.RECORDED, true).with(Contact.RECORDED, false).build();

    assertThat(profile.applyTo(contact().build()).get(Contact.RECORDED)).contains(false);
  }

  @Test
  void builder_goesOn_whileWhatWasBuiltStays() {
    Profile.Builder builder = Profile.builder().with(Contact.RECORDED, true);
    Profile before = builder.build();
    Profile after = builder.with(Contact.RECORDED, false).with(Contact.PHI, true).build();

    assertAlike(before.applyTo(contact().build()), contact().recorded(true).build());
    assertAlike(after.applyTo(contact().build()), contact().recorded(false).phi(true).build());
  }

  @Test
  void factInsideAGroup_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Profile.builder().with(Contact.CALLER.then(Caller.TAX_EXEMPT), true))
        .withMessage("A profile states whole facts of an activity: caller for caller.taxExempt");
  }

  @Test
  void valuesThatCannotBe_areToldTogether_whateverTheirActivity() {
    Profile.Builder builder =
        Profile.builder()
            .with(Storage.COUNTRY, Place.of("US-NY"))
            .with(Storage.RETENTION_DAYS, -1)
            .with(Contact.RECORDED, true)
            .with(Incident.AFFECTED_BY_REGION, Map.of(Place.of("US-NY"), -1));

    assertThatExceptionOfType(InvalidFactsException.class)
        .isThrownBy(builder::build)
        .satisfies(
            thrown ->
                assertThat(thrown.problems())
                    .extracting(Problem::path)
                    .containsExactly("country", "retentionDays", "affectedByRegion"));
    assertThat(
            builder
                .with(Storage.COUNTRY, Place.of("US"))
                .with(Storage.RETENTION_DAYS, 0)
                .with(Incident.AFFECTED_BY_REGION, Map.of())
                .build()
                .applyTo(Storage.builder().at(NOON).build())
                .get(Storage.RETENTION_DAYS))
        .contains(0);
  }

  @Test
  void uncoveredPlaces_arePermittedByCountry() {
    Profile profile =
        Profile.builder()
            .permitUncovered(Place.of("DE"))
            .permitUncovered(Place.of("CA-QC"))
            .build();

    assertThat(profile.permitsUncovered(Place.of("DE"))).isTrue();
    assertThat(profile.permitsUncovered(Place.of("CA"))).isTrue();
    assertThat(profile.permitsUncovered(Place.of("FR"))).isFalse();
    assertThat(Profile.EMPTY.permitsUncovered(Place.of("DE"))).isFalse();
  }
}
