package io.lexicall.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lexicall.facts.Access;
import io.lexicall.facts.Agent;
import io.lexicall.facts.Called;
import io.lexicall.facts.Caller;
import io.lexicall.facts.Campaign;
import io.lexicall.facts.Contact;
import io.lexicall.facts.Controller;
import io.lexicall.facts.Incident;
import io.lexicall.facts.InvalidFactsException;
import io.lexicall.facts.Problem;
import io.lexicall.facts.Profile;
import io.lexicall.facts.Recording;
import io.lexicall.facts.Storage;
import io.lexicall.place.Place;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProfileJsonTest {
  @Test
  void read_aFact_holdsForEveryActivityThatHasIt() {
    Profile profile =
        read("{'country':'US','controller':{'country':'DE'},'caller':{'taxExempt':true}}");
    Storage storage = apply(profile, "{'activity':'storage','at':'2026-11-24T00:00:00Z'}");
    Incident incident =
        apply(
            profile,
            "{'activity':'incident','at':'2026-11-24T00:00:00Z',"
                + "'discoveredAt':'2026-11-24T00:00:00Z','country':'DE'}");
    Contact contact =
        apply(profile, "{'activity':'contact','at':'2026-11-24T00:00:00Z','caller':{'name':'A'}}");
    Recording recording = apply(profile, "{'activity':'recording','at':'2026-11-24T00:00:00Z'}");
    assertThat(storage.get(Storage.COUNTRY)).contains(Place.of("US"));
    assertThat(incident.get(Incident.COUNTRY)).contains(Place.of("DE"));
    assertThat(contact.get(Contact.CALLER).flatMap(caller -> caller.get(Caller.TAX_EXEMPT)))
        .contains(true);
    assertThat(contact.get(Contact.CONTROLLER).flatMap(each -> each.get(Controller.COUNTRY)))
        .contains(Place.of("DE"));
    assertThat(recording.get(Recording.CONTROLLER)).isPresent();
  }

  @Test
  void read_aFactOfTwoTypes_holdsWhereItFits() {
    Profile profile = read("{'to':{'subscriber':'business'},'agent':{'mfa':true}}");
    Contact contact = apply(profile, "{'activity':'contact','at':'2026-11-24T00:00:00Z'}");
    Access access = apply(profile, "{'activity':'access','at':'2026-11-24T00:00:00Z'}");
    assertThat(contact.get(Contact.TO).flatMap(to -> to.get(Called.SUBSCRIBER))).isPresent();
    assertThat(access.get(Access.AGENT).flatMap(agent -> agent.get(Agent.MFA))).contains(true);
  }

  @Test
  void read_uncoveredAndEmergencies_holds() {
    Profile profile =
        read(
            "{'uncovered':{'MX':'permit'},"
                + "'emergencies':[{'region':'US-FL','from':'2026-10-08T00:00:00-04:00'}]}");
    assertThat(profile.permitsUncovered(Place.of("MX"))).isTrue();
    assertThat(profile.permitsUncovered(Place.of("BR"))).isFalse();
    Contact contact = apply(profile, "{'activity':'contact','at':'2026-11-24T00:00:00Z'}");
    assertThat(contact.get(Contact.EMERGENCIES).orElseThrow()).hasSize(1);
  }

  @Test
  void write_aFactOfSomeActivitiesOnly_isRefused_ratherThanWidened() {
    Profile profile = Profile.builder().with(Storage.COUNTRY, Place.of("US")).build();
    assertThatThrownBy(() -> ProfileJson.write(profile))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("country");
    assertThat(ProfileJson.write(Profile.EMPTY)).isEqualTo("{}");
    String text = "{'caller':{'country':'US','taxExempt':false},'uncovered':{'MX':'permit'}}";
    assertThat(ProfileJson.write(read(text))).isEqualTo(text.replace('\'', '"'));
  }

  @Test
  void read_problems_tellsAllWithTheirPaths() {
    assertThatThrownBy(
            () ->
                read(
                    "{'callr':{},'caller':{'taxExempt':'no'},'at':'2026-01-01T00:00:00Z','id':'x',"
                        + "'uncovered':{'XX':'permit','MX':'deny','US-FL':'permit'},"
                        + "'emergencies':[{'region':'US-FL'}],'recorded':true,'recorded':true,"
                        + "'purpose':'nothing','activity':'contact','receivedAt':'x'}"))
        .isInstanceOfSatisfying(
            InvalidFactsException.class,
            invalid ->
                assertThat(invalid.problems())
                    .extracting(Problem::path)
                    .containsExactly(
                        "callr",
                        "caller.taxExempt",
                        "at",
                        "id",
                        "uncovered.XX",
                        "uncovered.MX",
                        "uncovered.US-FL",
                        "emergencies[0].from",
                        "recorded",
                        "purpose",
                        "activity",
                        "receivedAt"));
  }

  /** One person's answer would be everybody's, and would take precedence over lists and ledger. */
  @Test
  void read_whatIsOfOnePersonOrActivity_isRefused() {
    assertThatThrownBy(
            () ->
                read(
                    "{'lists':[{'list':'national-dnc','country':'US','listed':false}],'history':[],"
                        + "'requestedAt':'2026-11-01T00:00:00Z','informedAt':'2026-11-01T00:00:00Z',"
                        + "'consents':[{'kind':'express','grantedAt':'2026-11-01T00:00:00Z'}],"
                        + "'relationship':{'customer':true},'parties':[],'text':'x','inconvenient':[],"
                        + "'to':{'age':40,'number':'+12125550142','subscriber':'consumer',"
                        + "'postalCode':'10001'},"
                        + "'campaign':{'id':'spring','liveAnswers':100,'abandoned':0},"
                        + "'subjectAgreed':true,"
                        + "'caller':{'number':'+18335550100'}}"))
        .isInstanceOfSatisfying(
            InvalidFactsException.class,
            invalid -> {
              assertThat(invalid.problems())
                  .extracting(Problem::path)
                  .containsExactly(
                      "lists",
                      "history",
                      "requestedAt",
                      "informedAt",
                      "consents",
                      "relationship",
                      "parties",
                      "text",
                      "inconvenient",
                      "to.age",
                      "to.number",
                      "to.postalCode",
                      "campaign.liveAnswers",
                      "campaign.abandoned",
                      "subjectAgreed");
              assertThat(invalid.problems())
                  .allMatch(each -> each.problem().contains("one activity or one person"));
              assertThat(invalid.getMessage()).doesNotContain("5550142");
            });
  }

  /** A campaign can be one host's only one; what it has done so far is another every day. */
  @Test
  void read_idOfACampaign_holdsForEveryContact() {
    Contact contact =
        apply(
            read("{'campaign':{'id':'spring'}}"),
            "{'activity':'contact','at':'2026-11-24T00:00:00Z'}");
    assertThat(contact.get(Contact.CAMPAIGN).flatMap(each -> each.get(Campaign.ID)))
        .contains("spring");
  }

  @Test
  void read_thatThereIsNone_holdsForEveryActivity() {
    Profile profile = read("{'consents':[],'relationship':{'customer':false}}");
    Contact contact = apply(profile, "{'activity':'contact','at':'2026-11-24T00:00:00Z'}");
    assertThat(contact.get(Contact.CONSENTS)).contains(List.of());
    assertThat(contact.get(Contact.RELATIONSHIP)).isPresent();
  }

  @Test
  void write_whatIsOfOnePerson_isRefused() {
    Profile profile = Profile.builder().with(Contact.HISTORY, List.of()).build();
    assertThatThrownBy(() -> ProfileJson.write(profile))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("history");
  }

  @Test
  void read_noObject_isAProblem() {
    for (String json : List.of("[]", "", "{", "{} {}", "null", "7")) {
      assertThatThrownBy(() -> read(json)).isInstanceOf(InvalidFactsException.class);
    }
  }

  private static Profile read(String json) {
    return ProfileJson.read(json.replace('\'', '"'));
  }

  @SuppressWarnings({"unchecked", "rawtypes", "TypeParameterUnusedInFormals"}) // a test's shorthand
  private static <A> A apply(Profile profile, String json) {
    return (A)
        profile.applyTo((io.lexicall.facts.Activity) ActivityJson.read(json.replace('\'', '"')));
  }
}
