package io.lexicall.rules.tcpa.state;

import io.lexicall.Compliance;
import io.lexicall.Finding;
import io.lexicall.Verdict;
import io.lexicall.facts.Called;
import io.lexicall.facts.Caller;
import io.lexicall.facts.Consent;
import io.lexicall.facts.ConsentKind;
import io.lexicall.facts.Contact;
import io.lexicall.facts.ContactChannel;
import io.lexicall.facts.ContactPurpose;
import io.lexicall.facts.Dialing;
import io.lexicall.facts.Fact;
import io.lexicall.facts.LineType;
import io.lexicall.facts.ListEntry;
import io.lexicall.facts.ListKind;
import io.lexicall.facts.Message;
import io.lexicall.facts.Moment;
import io.lexicall.facts.Relationship;
import io.lexicall.facts.Subscriber;
import io.lexicall.facts.Voice;
import io.lexicall.place.Place;
import io.lexicall.rules.tcpa.TcpaRules;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Contacts of which everything is known, and short questions about the verdict on them. */
final class Calls {
  static final Compliance STATES =
      Compliance.builder().module(new TcpaRules()).build().only(List.of("us-state"));

  private Calls() {}

  /** A manual live sales call to a consumer's fixed line: no consent, no relationship, no list. */
  static Contact.Builder call(String state, String at) {
    LocalDate today = OffsetDateTime.parse(at).toLocalDate();
    return Contact.builder()
        .at(instant(at))
        .channel(ContactChannel.VOICE)
        .purpose(ContactPurpose.TELEMARKETING)
        .dialing(Dialing.MANUAL)
        .voice(Voice.LIVE)
        .subject("solar panels")
        .caller(caller(state).build())
        .to(to(state, LineType.FIXED_LINE).build())
        .consents()
        .relationship(Relationship.builder().customer(false).build())
        .lists(
            ListEntry.builder()
                .list(ListKind.NATIONAL_DNC)
                .listed(false)
                .asOf(Moment.of(today))
                .build(),
            internal(false).build(),
            stateList(state, false).asOf(Moment.of(today)).build())
        .history();
  }

  static Contact.Builder recorded(String state, String at) {
    return call(state, at)
        .voice(Voice.PRERECORDED)
        .dialing(Dialing.AUTOMATED)
        .message(Message.builder().identifiesCaller(true).optOutMechanism(true).build());
  }

  static Contact.Builder text(String state, String at) {
    Contact call = call(state, at).build();
    Contact.Builder text =
        Contact.builder()
            .at(call.at())
            .channel(ContactChannel.TEXT)
            .purpose(ContactPurpose.TELEMARKETING)
            .dialing(Dialing.MANUAL)
            .subject("solar panels")
            .caller(caller(state).build())
            .to(to(state, LineType.MOBILE).build())
            .consents()
            .history()
            .message(Message.builder().identifiesCaller(true).optOutMechanism(true).build());
    return text.relationship(call.get(Contact.RELATIONSHIP).orElseThrow())
        .lists(call.get(Contact.LISTS).orElseThrow());
  }

  static Caller.Builder caller(String state) {
    return Caller.builder()
        .seller("acme")
        .registeredIn(List.of(Place.of(state)))
        .transmitsCallerId(true);
  }

  static Called.Builder to(String state, LineType line) {
    return Called.builder().region(Place.of(state)).lineType(line).subscriber(Subscriber.CONSUMER);
  }

  static ListEntry.Builder internal(boolean listed) {
    return ListEntry.builder().list(ListKind.INTERNAL_DNC).seller("acme").listed(listed);
  }

  static ListEntry.Builder stateList(String state, boolean listed) {
    return ListEntry.builder().list(ListKind.STATE_DNC).region(Place.of(state)).listed(listed);
  }

  /** A consent to acme for sales calls and texts, by machines too. */
  static Consent consent(ConsentKind kind, String grantedAt) {
    return consentBuilder(kind, grantedAt).build();
  }

  static Consent.Builder consentBuilder(ConsentKind kind, String grantedAt) {
    return Consent.builder()
        .kind(kind)
        .grantedAt(instant(grantedAt))
        .seller("acme")
        .channels(List.of(ContactChannel.VOICE, ContactChannel.TEXT))
        .purposes(List.of(ContactPurpose.TELEMARKETING))
        .automated(true);
  }

  static Relationship bought(String at) {
    return Relationship.builder().customer(false).lastTransactionAt(instant(at)).build();
  }

  static Instant instant(String at) {
    return OffsetDateTime.parse(at).toInstant();
  }

  static Moment day(String date) {
    return Moment.of(LocalDate.parse(date));
  }

  /** Tells what the rules of one id say: {@code deny}, {@code deny until …}, or nothing. */
  static String says(Contact contact, String rule) {
    return STATES.check(contact).findings().stream()
        .filter(finding -> finding.rule().id().equals("us-state." + rule))
        .map(Calls::says)
        .distinct()
        .sorted()
        .collect(Collectors.joining("; "));
  }

  static String says(Contact.Builder contact, String rule) {
    return says(contact.build(), rule);
  }

  private static String says(Finding finding) {
    return switch (finding.outcome()) {
      case DENY ->
          finding
              .permittedFrom()
              .map(until -> "deny until " + until.atOffset(ZoneOffset.UTC))
              .orElse("deny");
      default ->
          finding.missing().stream()
              .map(Fact::path)
              .sorted()
              .collect(Collectors.joining(" ", "needs ", ""));
    };
  }

  /** Tells the rules that denied, without their regulation. */
  static Set<String> denials(Contact.Builder contact) {
    return STATES.check(contact.build()).findings().stream()
        .filter(finding -> finding.outcome() == io.lexicall.Decision.DENY)
        .map(finding -> finding.rule().id().substring("us-state.".length()))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  static String until(Contact.Builder contact) {
    return STATES.check(contact.build()) instanceof Verdict.Denial denial
        ? denial.permittedFrom().map(Instant::toString).orElse("never")
        : "now";
  }

  static Set<String> obligations(Contact.Builder contact) {
    return STATES.check(contact.build()).obligations().stream()
        .map(obligation -> obligation.duty().name())
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
