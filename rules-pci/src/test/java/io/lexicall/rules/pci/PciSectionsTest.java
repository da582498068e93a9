package io.lexicall.rules.pci;

import static org.assertj.core.api.Assertions.assertThat;

import io.lexicall.Compliance;
import io.lexicall.Finding;
import io.lexicall.Obligation;
import io.lexicall.Verdict;
import io.lexicall.facts.Fact;
import io.lexicall.json.ActivityJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The sections of the book one after another, at both sides of each figure and date.
 *
 * <p>A row holds what differs from a usual activity ({@code -} leaves a fact out) and the whole
 * answer: the decision, each finding with what it cites or asks for, each duty with its date.
 */
class PciSectionsTest {
  private static final String PAYMENT =
      "at=2026-11-24T16:00:00Z captures=[cvv] method=spoken recording=off screenRecording=off"
          + " transcription=off transport=srtp";
  private static final String STORAGE =
      "at=2026-11-24T16:00:00Z artifact=recording contains=[cvv] authorized=true issuer=false"
          + " country=US region=US-NY";
  private static final String NUMBER =
      STORAGE
          + " contains=[pan] pan=encrypted businessNeed=true createdAt=2026-11-02T15:00:00Z"
          + " retentionDays=90";
  private static final String DISCLOSURE =
      "at=2026-11-24T16:00:00Z data=[pan] to=subject display=masked channel=voice country=DE";
  private static final String ACCESS =
      "at=2026-11-24T16:00:00Z data=[pan] logged=true agent.id=a-1 agent.needToKnow=true"
          + " agent.uniqueId=true agent.mfa=true agent.remote=false agent.idleMinutes=0"
          + " agent.trainedAt.pci=2026-01-05";
  private static final String INCIDENT =
      "at=2026-11-24T16:00:00Z data=[pan] discoveredAt=2026-11-23T09:00:00Z";

  private final Compliance pci =
      Compliance.builder().module(new PciRules()).build().only(Set.of("pci-dss"));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          at=2024-04-01T03:59:59Z                 | deny; sad-after-authorization v3.2.1 3.2.2
          at=2024-04-01T04:00:00Z                 | deny; sad-after-authorization 3.3.1.2
          contains=[pin]                          | deny; sad-after-authorization 3.3.1.3
          contains=[track]                        | deny; sad-after-authorization 3.3.1.1
          contains=[pin] at=2024-04-01T03:59:59Z  | deny; sad-after-authorization v3.2.1 3.2.3
          contains=[track] at=2024-04-01T03:59:59Z | deny; sad-after-authorization v3.2.1 3.2.1
          artifact=transcript                     | deny; sad-after-authorization 3.3.1.2
          artifact=screen-recording               | deny; sad-after-authorization 3.3.1.2
          artifact=note                           | deny; sad-after-authorization 3.3.1.2
          artifact=crm-record                     | deny; sad-after-authorization 3.3.1.2
          artifact=message                        | deny; sad-after-authorization 3.3.1.2
          artifact=-                              | deny; sad-after-authorization 3.3.1.2
          encrypted=true businessNeed=true legalHold=true retentionDays=1 | deny; sad-after-authorization 3.3.1.2
          authorized=- encrypted=true             | indeterminate; sad-after-authorization asks authorized; owes delete-by
          issuer=-                                | indeterminate; sad-after-authorization asks issuer; issuer-sad asks businessNeed encrypted issuer
          issuer=- businessNeed=true encrypted=true | indeterminate; sad-after-authorization asks issuer
          contains=[personal-data]                | permit
          contains=[]                             | permit
          """)
  void sensitiveData_afterAuthorization(String facts, String answer) {
    assertThat(answer("storage", STORAGE, facts)).isEqualTo(answer);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          encrypted=false                         | deny; sad-before-authorization 3.3.2
          encrypted=true                          | permit; owes delete-by
          encrypted=-                             | indeterminate; sad-before-authorization asks encrypted; owes delete-by
          encrypted=false at=2025-03-31T04:00:00Z | deny; sad-before-authorization 3.3.2
          encrypted=false at=2025-03-31T03:59:59Z | permit; owes encrypt
          encrypted=false at=2024-04-01T04:00:00Z | permit; owes encrypt
          encrypted=false at=2024-04-01T03:59:59Z | permit
          encrypted=- at=2024-04-01T03:59:59Z     | permit
          encrypted=false contains=[pin]          | deny; sad-before-authorization 3.3.2
          encrypted=false contains=[track]        | deny; sad-before-authorization 3.3.2; pan-unreadable 3.5.1
          encrypted=false issuer=- businessNeed=true | indeterminate; sad-before-authorization asks issuer; issuer-sad asks issuer
          encrypted=false contains=[special-category] | permit
          """)
  void sensitiveData_beforeAuthorization(String facts, String answer) {
    assertThat(answer("storage", STORAGE + " authorized=false", facts)).isEqualTo(answer);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          authorized=true                         | permit
          authorized=-                            | permit
          businessNeed=false                      | deny; issuer-sad 3.3.3
          businessNeed=-                          | indeterminate; issuer-sad asks businessNeed
          businessNeed=false encrypted=-          | deny; issuer-sad 3.3.3
          businessNeed=false encrypted=false      | deny; issuer-sad 3.3.3; issuer-sad 3.3.3
          businessNeed=false encrypted=- issuer=- | indeterminate; sad-after-authorization asks issuer; issuer-sad asks issuer
          businessNeed=true encrypted=- issuer=-  | indeterminate; sad-after-authorization asks issuer; issuer-sad asks encrypted issuer
          businessNeed=false at=2024-04-01T03:59:59Z | deny; issuer-sad v3.2.1 3.2.a, 3.2.b
          encrypted=false                         | deny; issuer-sad 3.3.3
          encrypted=false at=2025-03-31T04:00:00Z | deny; issuer-sad 3.3.3
          encrypted=false at=2025-03-31T03:59:59Z | permit
          encrypted=- at=2025-03-31T04:00:00Z     | indeterminate; issuer-sad asks encrypted
          encrypted=- at=2025-03-31T03:59:59Z     | permit
          """)
  void sensitiveData_atAnIssuer(String facts, String answer) {
    assertThat(answer("storage", STORAGE + " issuer=true businessNeed=true encrypted=true", facts))
        .isEqualTo(answer);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          pan=clear                               | deny; pan-unreadable 3.5.1; owes delete-by 2027-01-31
          pan=masked                              | deny; pan-unreadable 3.5.1; owes delete-by 2027-01-31
          pan=clear at=2024-04-01T03:59:59Z       | deny; pan-unreadable v3.2.1 3.4; owes delete-by 2027-01-31
          pan=encrypted encrypted=false           | permit; owes delete-by 2027-01-31
          pan=clear encrypted=true                | deny; pan-unreadable 3.5.1; owes delete-by 2027-01-31
          pan=keyed-hash                          | permit; owes delete-by 2027-01-31; owes prevent-correlation
          pan=tokenized                           | permit
          pan=truncated                           | permit; owes prevent-correlation
          pan=tokenized businessNeed=false        | permit
          pan=truncated businessNeed=-            | permit; owes prevent-correlation
          pan=hashed                              | deny; hash-keyed 3.5.1.1; owes delete-by 2027-01-31; owes prevent-correlation
          pan=hashed at=2025-03-31T04:00:00Z      | deny; hash-keyed 3.5.1.1; owes delete-by 2027-01-31; owes prevent-correlation
          pan=hashed at=2025-03-31T03:59:59Z      | permit; owes delete-by 2027-01-31; owes prevent-correlation
          pan=-                                   | indeterminate; pan-unreadable asks pan; hash-keyed asks pan; owes delete-by 2027-01-31
          pan=- at=2025-03-31T03:59:59Z           | indeterminate; pan-unreadable asks pan; owes delete-by 2027-01-31
          pan=- contains=[phi]                    | permit
          """)
  void number_isUnreadable(String facts, String answer) {
    assertThat(answer("storage", NUMBER, facts)).isEqualTo(answer);
  }

  /** Where a track may be kept at all, the card number in it is unreadable. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          encrypted=false at=2025-03-31T03:59:59Z | deny; pan-unreadable 3.5.1
          encrypted=false at=2024-04-01T03:59:59Z | deny; pan-unreadable v3.2.1 3.4
          encrypted=true at=2025-03-31T03:59:59Z  | permit
          encrypted=- at=2025-03-31T03:59:59Z     | indeterminate; pan-unreadable asks encrypted
          encrypted=- pan=encrypted at=2025-03-31T03:59:59Z | permit
          encrypted=true pan=clear                | deny; pan-unreadable 3.5.1
          encrypted=false contains=[cvv] at=2025-03-31T03:59:59Z | permit
          encrypted=false issuer=false            | deny; sad-after-authorization 3.3.1.1
          encrypted=false issuer=false authorized=false at=2025-03-31T03:59:59Z | deny; pan-unreadable 3.5.1; owes encrypt
          encrypted=true text=;5555555555554444=29121010000000000? | deny; pan-unreadable 3.5.1
          encrypted=true artifact=note text=;5555555555554444=29121010000000000? | deny; pan-unreadable 3.5.1; owes delete-by
          """)
  void number_inATrackIsUnreadable(String facts, String answer) {
    String issuer = STORAGE + " contains=[track] issuer=true businessNeed=true";
    assertThat(answer("storage", issuer, facts)).isEqualTo(answer);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          deleteAt=2026-11-24T16:00:01Z           | permit; owes delete-by 2026-11-24T16:00:01Z
          deleteAt=2026-11-24T16:00:00Z           | permit; owes delete-by 2026-11-24T16:00:00Z
          deleteAt=2026-11-24T15:59:59Z           | deny; retention 3.2.1
          deleteAt=2026-11-24T15:59:59Z legalHold=- | indeterminate; retention asks legalHold
          deleteAt=2026-11-24T15:59:59Z legalHold=true | permit
          deleteAt=2026-11-24T16:00:01Z legalHold=- | permit; owes delete-by 2026-11-24T16:00:01Z
          retentionDays=- deleteAt=2026-12-24T16:00:00Z | permit; owes delete-by 2026-12-24T16:00:00Z
          at=2027-02-01T04:59:59Z                 | permit; owes delete-by 2027-01-31
          at=2027-02-01T05:00:00Z                 | deny; retention 3.2.1
          at=2027-02-01T05:00:00Z pan=tokenized   | permit
          at=2027-02-01T05:00:00Z pan=keyed-hash  | deny; retention 3.2.1; owes prevent-correlation
          at=2024-04-01T03:59:59Z deleteAt=2024-04-01T03:59:58Z | deny; retention v3.2.1 3.1
          at=2024-04-01T04:00:00Z deleteAt=2024-04-01T03:59:58Z | deny; retention 3.2.1
          businessNeed=false                      | deny; retention 3.2.1; owes delete-by 2027-01-31
          businessNeed=-                          | indeterminate; retention asks businessNeed; owes delete-by 2027-01-31
          businessNeed=false legalHold=true       | permit; owes delete-by 2027-01-31
          businessNeed=- legalHold=true           | permit; owes delete-by 2027-01-31
          businessNeed=- deleteAt=2026-11-24T15:59:59Z | deny; retention 3.2.1; retention asks businessNeed
          retentionDays=-                         | indeterminate; retention asks retentionDays
          retentionDays=- legalHold=-             | indeterminate; retention asks legalHold retentionDays
          retentionDays=- legalHold=true          | permit; owes delete-by
          retentionDays=- createdAt=-             | indeterminate; retention asks retentionDays
          """)
  void number_isDeletedInTime(String facts, String answer) {
    assertThat(answer("storage", NUMBER + " legalHold=false", facts)).isEqualTo(answer);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          display=masked to=voicemail             | permit
          display=bin-and-last4 to=third-party    | permit
          display=last4 to=family                 | permit
          display=bin-and-last4 to=-              | permit
          display=full to=voicemail               | deny; display-mask 3.4.1
          display=full to=family                  | deny; display-mask 3.4.1
          display=full to=third-party             | deny; display-mask 3.4.1
          display=full to=family at=2024-03-31T21:59:59Z | deny; display-mask v3.2.1 3.3
          display=full to=family at=2024-03-31T22:00:00Z | deny; display-mask 3.4.1
          display=full to=subject                 | permit; owes limit-to-minimum
          display=full to=personal-representative | permit; owes limit-to-minimum
          display=full to=business-associate      | permit; owes limit-to-minimum
          display=full to=authority               | permit; owes limit-to-minimum
          display=- to=voicemail                  | indeterminate; display-mask asks display
          display=- to=family                     | indeterminate; display-mask asks display
          display=- to=third-party                | indeterminate; display-mask asks display
          display=- to=subject                    | permit; owes limit-to-minimum
          display=full to=- processorContract=true | indeterminate; display-mask asks to; owes limit-to-minimum
          display=full to=voicemail data=-        | indeterminate; display-mask asks data; sad-disclosure asks data
          display=full to=family data=[cvv]       | permit
          display=last4 to=family data=[track]    | deny; display-mask 3.4.1
          display=- to=third-party data=[track]   | deny; display-mask 3.4.1
          display=last4 to=family data=[pan,track] | deny; display-mask 3.4.1
          display=- to=authority data=[track]     | permit; owes limit-to-minimum
          """)
  void number_isMaskedWhenShown(String facts, String answer) {
    assertThat(answer("disclosure", DISCLOSURE, facts)).isEqualTo(answer);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          channel=text encrypted=false            | deny; end-user-messaging 4.2.2; owes limit-to-minimum
          channel=email encrypted=false           | deny; end-user-messaging 4.2.2; owes limit-to-minimum
          channel=chat encrypted=false            | deny; end-user-messaging 4.2.2; owes limit-to-minimum
          channel=voice encrypted=false           | permit; owes limit-to-minimum
          channel=text encrypted=false at=2024-03-31T21:59:59Z | deny; end-user-messaging v3.2.1 4.2; owes limit-to-minimum
          channel=text encrypted=false at=2024-03-31T22:00:00Z | deny; end-user-messaging 4.2.2; owes limit-to-minimum
          channel=text encrypted=-                | indeterminate; end-user-messaging asks encrypted; owes limit-to-minimum
          channel=text encrypted=true             | permit; owes limit-to-minimum
          channel=- encrypted=false               | indeterminate; end-user-messaging asks channel; transmission asks channel; owes limit-to-minimum
          channel=- encrypted=true                | permit; owes limit-to-minimum
          channel=text encrypted=false display=-  | indeterminate; end-user-messaging asks display; owes limit-to-minimum
          channel=text encrypted=true display=-   | permit; owes limit-to-minimum
          channel=text encrypted=false display=masked | permit
          channel=text encrypted=false display=last4  | permit
          channel=text encrypted=- display=bin-and-last4 | permit
          channel=email encrypted=false display=last4 data=[track] | deny; end-user-messaging 4.2.2; sad-disclosure 3.3.1; owes limit-to-minimum
          channel=email encrypted=- display=- data=[track] | indeterminate; end-user-messaging asks encrypted; sad-disclosure asks encrypted; owes limit-to-minimum
          channel=voice encrypted=false display=- data=[track] | permit; owes limit-to-minimum
          channel=web encrypted=false             | deny; transmission 4.2.1; owes limit-to-minimum
          channel=web encrypted=false at=2024-03-31T21:59:59Z | deny; transmission v3.2.1 4.1; owes limit-to-minimum
          channel=web encrypted=-                 | indeterminate; transmission asks encrypted; owes limit-to-minimum
          channel=web encrypted=true              | permit; owes limit-to-minimum
          channel=web encrypted=false display=last4 | permit
          channel=web encrypted=false display=last4 data=[track] | deny; transmission 4.2.1; owes limit-to-minimum
          channel=mail encrypted=false            | permit; owes limit-to-minimum
          """)
  void number_isEncryptedInMessages(String facts, String answer) {
    assertThat(answer("disclosure", DISCLOSURE + " display=full", facts)).isEqualTo(answer);
  }

  /** What no requirement reads is left to the coverage, which this engine does not ask. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          to=voicemail                            | deny; sad-disclosure 3.3.1
          to=voicemail data=[pin]                 | deny; sad-disclosure 3.3.1
          to=voicemail channel=-                  | deny; sad-disclosure 3.3.1
          to=voicemail at=2024-03-31T21:59:59Z    | deny; sad-disclosure v3.2.1 3.2
          to=voicemail at=2024-03-31T22:00:00Z    | deny; sad-disclosure 3.3.1
          to=voicemail data=[phi]                 | permit
          channel=text encrypted=false            | deny; sad-disclosure 3.3.1
          channel=email encrypted=false           | deny; sad-disclosure 3.3.1
          channel=chat encrypted=false            | deny; sad-disclosure 3.3.1
          channel=chat encrypted=true             | permit
          channel=chat encrypted=-                | indeterminate; sad-disclosure asks encrypted
          channel=- encrypted=false               | indeterminate; sad-disclosure asks channel
          channel=voice encrypted=false           | permit
          channel=email encrypted=false to=processor processorContract=true | deny; sad-disclosure 3.3.1
          channel=email encrypted=false data=[pan,cvv] display=last4 | deny; sad-disclosure 3.3.1
          """)
  void sensitiveData_isLeftInNoMessage(String facts, String answer) {
    assertThat(answer("disclosure", DISCLOSURE + " data=[cvv] display=-", facts)).isEqualTo(answer);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          data=[pan] display=full                 | deny; service-provider 12.8.2; owes limit-to-minimum
          data=[cvv]                              | deny; service-provider 12.8.2
          data=[pin]                              | deny; service-provider 12.8.2
          data=[track]                            | deny; service-provider 12.8.2; owes limit-to-minimum
          data=[cvv] at=2024-03-31T21:59:59Z      | deny; service-provider v3.2.1 12.8.2
          data=[cvv] at=2024-03-31T22:00:00Z      | deny; service-provider 12.8.2
          data=[cvv] processorContract=true       | permit
          data=[cvv] processorContract=-          | indeterminate; service-provider asks processorContract
          data=[cvv] to=third-party               | permit
          data=[cvv] to=-                         | indeterminate; sad-disclosure asks to; service-provider asks to
          data=[pan] display=last4                | permit
          data=[pan] display=-                    | indeterminate; service-provider asks display; owes limit-to-minimum
          data=[pan] display=- processorContract=true | permit; owes limit-to-minimum
          data=[pan,cvv] display=last4            | deny; service-provider 12.8.2
          data=[personal-data]                    | permit
          """)
  void serviceProvider_hasAContract(String facts, String answer) {
    assertThat(answer("disclosure", DISCLOSURE + " to=processor processorContract=false", facts))
        .isEqualTo(answer);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          transport=clear method=link             | deny; transmission 4.2.1
          transport=clear method=ivr              | deny; transmission 4.2.1
          transport=clear method=spoken           | deny; transmission 4.2.1
          transport=clear method=agent-keyed      | deny; transmission 4.2.1
          transport=clear method=dtmf-masked      | deny; transmission 4.2.1
          transport=clear method=-                | deny; transmission 4.2.1; owes mask-dtmf
          transport=clear method=link at=2024-03-31T23:59:59Z | deny; transmission v3.2.1 4.1
          transport=clear method=link at=2024-04-01T00:00:00Z | deny; transmission 4.2.1
          transport=tls method=link               | permit
          transport=srtp                          | permit
          transport=pstn                          | permit
          transport=- method=link                 | indeterminate; transmission asks transport
          transport=- method=dtmf-masked          | indeterminate; transmission asks transport
          transport=clear captures=[expiry]       | permit
          transport=clear captures=[cvv]          | permit
          transport=clear captures=[track]        | deny; transmission 4.2.1
          transport=clear captures=[track] at=2024-03-31T23:59:59Z | deny; transmission v3.2.1 4.1
          transport=- captures=[track] method=ivr | indeterminate; transmission asks transport
          transport=tls captures=[track] method=ivr | permit
          transport=clear captures=-              | indeterminate; transmission asks captures
          """)
  void number_travelsEncrypted(String facts, String answer) {
    assertThat(answer("payment", PAYMENT + " captures=[pan]", facts)).isEqualTo(answer);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          method=spoken                           | deny; sad-in-recording 3.3.1.2 with FAQ 1210; owes pause-recording
          method=agent-keyed                      | deny; sad-in-recording 3.3.1.2 with FAQ 1210; owes pause-recording
          method=dtmf-clear                       | deny; sad-in-recording 3.3.1.2 with FAQ 1210; owes mask-dtmf; owes pause-recording
          method=dtmf-masked                      | permit
          method=link                             | permit
          method=ivr                              | permit
          method=dtmf-masked recording=-          | permit
          method=link recording=-                 | permit
          method=ivr recording=-                  | permit
          recording=paused                        | permit
          recording=off                           | permit
          method=dtmf-clear recording=paused      | permit; owes mask-dtmf
          method=dtmf-clear recording=paused at=2018-11-01T00:00:00Z | permit; owes mask-dtmf
          method=dtmf-clear recording=paused at=2018-10-31T23:59:59Z | permit
          recording=-                             | indeterminate; sad-in-recording asks recording; owes pause-recording
          method=-                                | indeterminate; sad-in-recording asks method; owes mask-dtmf; owes pause-recording
          method=- recording=off                  | permit; owes mask-dtmf
          captures=[pin]                          | deny; sad-in-recording 3.3.1.3 with FAQ 1210; owes pause-recording
          captures=[track]                        | deny; sad-in-recording 3.3.1.1 with FAQ 1210; owes pause-recording
          captures=[cvv] at=2024-03-31T23:59:59Z  | deny; sad-in-recording v3.2.1 3.2.2 with FAQ 1210; owes pause-recording
          captures=[cvv] at=2024-04-01T00:00:00Z  | deny; sad-in-recording 3.3.1.2 with FAQ 1210; owes pause-recording
          captures=[pan]                          | permit; owes encrypt
          captures=[pan] method=agent-keyed       | permit; owes encrypt
          captures=[pan] method=dtmf-masked       | permit
          captures=[pan] method=ivr               | permit
          captures=[pan] recording=paused         | permit
          captures=[expiry]                       | permit
          captures=[]                             | permit
          """)
  void sensitiveData_staysOutOfTheAudio(String facts, String answer) {
    assertThat(answer("payment", PAYMENT + " recording=running", facts)).isEqualTo(answer);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          screenRecording=running                 | deny; sad-in-screen-recording 3.3.1.2; owes pause-recording
          screenRecording=running method=agent-keyed | deny; sad-in-screen-recording 3.3.1.2; owes pause-recording
          screenRecording=running captures=[pin]  | deny; sad-in-screen-recording 3.3.1.3; owes pause-recording
          screenRecording=running captures=[track] | deny; sad-in-screen-recording 3.3.1.1; owes pause-recording
          screenRecording=running at=2024-03-31T23:59:59Z | deny; sad-in-screen-recording v3.2.1 3.2.2; owes pause-recording
          screenRecording=paused                  | permit
          screenRecording=-                       | indeterminate; sad-in-screen-recording asks screenRecording; owes pause-recording
          screenRecording=- method=dtmf-clear     | permit; owes mask-dtmf
          screenRecording=running method=dtmf-masked | permit
          screenRecording=running method=link     | permit
          screenRecording=running method=ivr      | permit
          screenRecording=running method=-        | indeterminate; sad-in-screen-recording asks method; owes mask-dtmf; owes pause-recording
          screenRecording=running captures=[pan,expiry] | permit; owes encrypt
          screenRecording=running captures=[pan] method=dtmf-clear | permit; owes mask-dtmf
          screenRecording=paused captures=[pan]   | permit
          transcription=running                   | deny; sad-in-transcript 3.3.1.2; owes pause-recording
          transcription=running method=agent-keyed | deny; sad-in-transcript 3.3.1.2; owes pause-recording
          transcription=running captures=[pin]    | deny; sad-in-transcript 3.3.1.3; owes pause-recording
          transcription=running captures=[track]  | deny; sad-in-transcript 3.3.1.1; owes pause-recording
          transcription=running at=2024-03-31T23:59:59Z | deny; sad-in-transcript v3.2.1 3.2.2; owes pause-recording
          transcription=paused                    | permit
          transcription=-                         | indeterminate; sad-in-transcript asks transcription; owes pause-recording
          transcription=- method=dtmf-clear       | permit; owes mask-dtmf
          transcription=running method=dtmf-masked | permit
          transcription=running method=ivr        | permit
          transcription=running captures=[pan]    | permit; owes encrypt
          transcription=running captures=[expiry] | permit
          transcription=- captures=[pan]          | permit
          """)
  void sensitiveData_staysOutOfScreenAndTranscript(String facts, String answer) {
    assertThat(answer("payment", PAYMENT, facts)).isEqualTo(answer);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          agent.needToKnow=true                   | permit
          agent.needToKnow=false                  | deny; need-to-know 7.2.2
          agent.needToKnow=-                      | indeterminate; need-to-know asks agent.needToKnow
          agent.needToKnow=false data=[cvv]       | deny; need-to-know 7.2.2
          agent.needToKnow=false data=[pin]       | deny; need-to-know 7.2.2
          agent.needToKnow=false data=[track]     | deny; need-to-know 7.2.2
          agent.needToKnow=false data=[phi]       | permit
          agent.needToKnow=false data=-           | indeterminate; need-to-know asks data
          agent.uniqueId=false                    | deny; unique-id 8.2.1
          agent.uniqueId=-                        | indeterminate; unique-id asks agent.uniqueId
          agent.idleMinutes=15                    | permit
          agent.idleMinutes=16                    | deny; idle-session 8.2.8; owes reauthenticate
          agent.idleMinutes=-                     | indeterminate; idle-session asks agent.idleMinutes; owes reauthenticate
          logged=false                            | deny; access-logged 10.2.1.1
          logged=-                                | indeterminate; access-logged asks logged
          agent.screened=true                     | permit
          agent.screened=false                    | permit; owes screen-personnel
          agent.screened=false data=[phi]         | permit
          agent.trainedAt.pci=never               | deny; awareness-training 12.6.3; owes train
          agent.trainedAt.pci=-                   | indeterminate; awareness-training asks agent.trainedAt.pci; owes train
          agent.trainedAt.pci=2025-11-24          | permit
          agent.trainedAt.pci=2025-11-23          | deny; awareness-training 12.6.3; owes train
          agent.trainedAt.pci=2026-11-24          | permit
          agent.trainedAt.pci=2026-11-25          | deny; awareness-training 12.6.3 until 2026-11-25T00:00:00Z; owes train
          at=2028-02-29T23:59:59Z agent.trainedAt.pci=2027-02-28 | deny; awareness-training 12.6.3; owes train
          at=2028-02-28T23:59:59Z agent.trainedAt.pci=2027-02-28 | permit
          agent.remote=true                       | permit; owes prevent-copy
          agent.remote=true data=[cvv]            | permit
          agent.remote=true data=[track]          | permit; owes prevent-copy
          """)
  void access_ofWhoMay(String facts, String answer) {
    assertThat(answer("access", ACCESS, facts)).isEqualTo(answer);
  }

  /** Only what is known of the agent on a call counts, and only where the agent gets the card. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          agent.id=a-1                            | permit
          agent.needToKnow=true agent.uniqueId=true agent.trainedAt.pci=2025-11-24 | permit
          agent.needToKnow=false                  | deny; need-to-know 7.2.2
          agent.needToKnow=false method=agent-keyed | deny; need-to-know 7.2.2
          agent.needToKnow=false captures=[pan]   | deny; need-to-know 7.2.2
          agent.needToKnow=false captures=[expiry] | permit
          agent.needToKnow=false captures=-       | indeterminate; need-to-know asks captures
          agent.needToKnow=false method=dtmf-masked | permit
          agent.needToKnow=false method=dtmf-clear | permit; owes mask-dtmf
          agent.needToKnow=false method=link      | permit
          agent.needToKnow=false method=-         | indeterminate; need-to-know asks method; owes mask-dtmf
          agent.needToKnow=false at=2024-03-31T23:59:59Z | deny; need-to-know v3.2.1 7.1
          agent.uniqueId=false                    | deny; unique-id 8.2.1
          agent.trainedAt.pci=never               | deny; awareness-training 12.6.3; owes train
          agent.trainedAt.pci=2025-11-23          | deny; awareness-training 12.6.3; owes train
          agent.trainedAt.hipaa=2020-01-01        | permit
          agent.mfa=false agent.idleMinutes=60    | permit
          """)
  void payment_ofAnAgentOfWhomSomethingIsKnown(String facts, String answer) {
    assertThat(answer("payment", PAYMENT, facts)).isEqualTo(answer);
  }

  /** The oldest version that was still alive governs: the laxer one. */
  @ParameterizedTest
  @CsvSource({
    "2015-06-30T23:59:59Z, v3.0 8.1.1, v3.0 8.3",
    "2015-07-01T00:00:00Z, v3.1 8.1.1, v3.1 8.3",
    "2016-10-31T23:59:59Z, v3.1 8.1.1, v3.1 8.3",
    "2016-11-01T00:00:00Z, v3.2 8.1.1, v3.2 8.3.2",
    "2018-12-31T23:59:59Z, v3.2 8.1.1, v3.2 8.3.2",
    "2019-01-01T00:00:00Z, v3.2.1 8.1.1, v3.2.1 8.3.2",
    "2024-03-31T23:59:59Z, v3.2.1 8.1.1, v3.2.1 8.3.2",
    "2024-04-01T00:00:00Z, 8.2.1, 8.4.3",
  })
  void access_ofEachDay(String at, String uniqueId, String remote) {
    String then = ACCESS + " agent.hiredAt=- agent.trainedAt.pci=" + at.substring(0, 10);

    assertThat(answer("access", then, "agent.uniqueId=false at=" + at))
        .startsWith("deny; unique-id " + uniqueId);
    assertThat(answer("access", then, "agent.mfa=false agent.remote=true at=" + at))
        .startsWith("deny; mfa " + remote);
  }

  /** What version 3.2.1 asked, on its last day, and version 4 on its first. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          agent.needToKnow=false   | need-to-know       | v3.2.1 7.1    | 7.2.2
          agent.uniqueId=false     | unique-id          | v3.2.1 8.1.1  | 8.2.1
          agent.idleMinutes=16     | idle-session       | v3.2.1 8.1.8  | 8.2.8
          logged=false             | access-logged      | v3.2.1 10.2.1 | 10.2.1.1
          agent.trainedAt.pci=2022-12-31 | awareness-training | v3.2.1 12.6.1 | 12.6.3
          agent.mfa=false agent.remote=true | mfa       | v3.2.1 8.3.2  | 8.4.3
          """)
  void access_ofEachVersion(String facts, String rule, String older, String newer) {
    String then = ACCESS + " agent.trainedAt.pci=2024-01-05 " + facts;

    assertThat(answer("access", then, "at=2024-03-31T23:59:59Z"))
        .startsWith("deny; " + rule + " " + older);
    assertThat(answer("access", then, "at=2024-04-01T00:00:00Z"))
        .startsWith("deny; " + rule + " " + newer);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          2025-03-31T00:00:00Z | agent.mfa=false                | deny; mfa 8.4.2
          2025-03-31T00:00:00Z | agent.mfa=false agent.remote=true | deny; mfa 8.4.2; mfa 8.4.3; owes prevent-copy
          2025-03-31T00:00:00Z | agent.mfa=false agent.remote=- | deny; mfa 8.4.2; owes prevent-copy
          2025-03-31T00:00:00Z | agent.mfa=-                    | indeterminate; mfa asks agent.mfa
          2025-03-31T00:00:00Z | agent.mfa=- agent.remote=-     | indeterminate; mfa asks agent.mfa; owes prevent-copy
          2025-03-31T00:00:00Z | agent.remote=true              | permit; owes prevent-copy
          2025-03-30T23:59:59Z | agent.mfa=false                | permit
          2025-03-30T23:59:59Z | agent.mfa=false agent.remote=true | deny; mfa 8.4.3
          2025-03-30T23:59:59Z | agent.mfa=false agent.remote=- | indeterminate; mfa asks agent.remote
          2025-03-30T23:59:59Z | agent.mfa=- agent.remote=true  | indeterminate; mfa asks agent.mfa
          2025-03-30T23:59:59Z | agent.mfa=-                    | permit
          2025-03-30T23:59:59Z | agent.remote=-                 | permit
          2025-03-30T23:59:59Z | agent.remote=true              | permit
          """)
  void access_withASecondFactor(String at, String facts, String answer) {
    String then = ACCESS + " agent.trainedAt.pci=2025-01-05 at=" + at;
    assertThat(answer("access", then, facts)).isEqualTo(answer);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          artifact=log                            | permit; owes keep-log 2027-11-02
          artifact=note                           | permit
          artifact=-                              | permit
          artifact=log at=2027-11-03T03:59:59Z    | permit; owes keep-log 2027-11-02
          artifact=log at=2027-11-03T04:00:00Z    | permit
          artifact=log createdAt=-                | permit; owes keep-log
          artifact=log createdAt=2024-02-29T17:00:00Z at=2024-03-01T12:00:00Z | permit; owes keep-log 2025-03-01
          artifact=log createdAt=2024-02-28T17:00:00Z at=2024-03-01T12:00:00Z | permit; owes keep-log 2025-02-28
          artifact=log contains=[cvv]             | deny; sad-after-authorization 3.3.1.2; owes keep-log 2027-11-02
          artifact=log country=- region=-         | permit; owes keep-log 2027-11-02
          artifact=log country=- region=- at=2027-11-03T11:59:59Z | permit; owes keep-log 2027-11-02
          artifact=log country=- region=- at=2027-11-03T12:00:00Z | permit
          """)
  void log_isKeptForTwelveMonths(String facts, String answer) {
    String log = STORAGE + " contains=[personal-data] createdAt=2026-11-02T15:00:00Z";
    assertThat(answer("storage", log, facts)).isEqualTo(answer);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          artifact=note                           | deny; pan-unreadable 3.5.1; owes delete-by; owes delete-by 2027-01-31
          artifact=message                        | deny; pan-unreadable 3.5.1; owes delete-by; owes delete-by 2027-01-31
          artifact=crm-record                     | deny; pan-unreadable 3.5.1; owes delete-by; owes delete-by 2027-01-31
          artifact=transcript                     | deny; pan-unreadable 3.5.1; owes delete-by; owes delete-by 2027-01-31
          artifact=log                            | deny; pan-unreadable 3.5.1; owes delete-by; owes delete-by 2027-01-31; owes keep-log 2027-11-02
          artifact=recording                      | deny; pan-unreadable 3.5.1; owes delete-by 2027-01-31
          artifact=screen-recording               | deny; pan-unreadable 3.5.1; owes delete-by 2027-01-31
          artifact=note at=2025-03-31T04:00:00Z   | deny; pan-unreadable 3.5.1; owes delete-by; owes delete-by 2027-01-31
          artifact=note at=2025-03-31T03:59:59Z   | deny; pan-unreadable 3.5.1; owes delete-by 2027-01-31
          artifact=note contains=- pan=-          | deny; pan-unreadable 3.5.1; owes delete-by; owes delete-by 2027-01-31
          """)
  void number_inTextThatWasScanned(String facts, String answer) {
    assertThat(answer("storage", NUMBER + " text=4111111111111111", facts)).isEqualTo(answer);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          data=[pan]                              | permit; owes notify-acquirer
          data=[cvv] encrypted=true               | permit; owes notify-acquirer
          data=[track] notified.authority=2026-11-23T10:00:00Z | permit; owes notify-acquirer
          data=[pin] country=-                    | permit; owes notify-acquirer
          data=[pan] notified.acquirer=2026-11-23T10:00:00Z | permit
          data=[phi]                              | permit
          """)
  void incident_isToldToTheAcquirer(String facts, String answer) {
    assertThat(answer("incident", INCIDENT, facts)).isEqualTo(answer);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          containsCardData=true                   | permit; owes pause-recording
          containsCardData=false                  | permit
          containsCardData=-                      | permit
          """)
  void recording_isPausedForCardData(String facts, String answer) {
    String usual = "at=2026-11-24T16:00:00Z parties=[] notice=spoken";
    assertThat(answer("recording", usual, facts)).isEqualTo(answer);
  }

  /** What each duty rests on, on the last day of version 3.2.1 and on the first of version 4. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          payment    | recording=running         | pause-recording | v3.2.1 3.2 with FAQ 1210 | 3.3.1 with FAQ 1210
          payment    | screenRecording=running   | pause-recording | v3.2.1 3.2    | 3.3.1
          payment    | transcription=running     | pause-recording | v3.2.1 3.2    | 3.3.1
          payment    | captures=[pan] recording=running | encrypt  | v3.2.1 3.4    | 3.5.1
          access     | agent.idleMinutes=16      | reauthenticate  | v3.2.1 8.1.8  | 8.2.8
          access     | agent.trainedAt.pci=never | train           | v3.2.1 12.6.1 | 12.6.3
          access     | agent.screened=false      | screen-personnel | v3.2.1 12.7  | 12.7.1
          storage    | contains=[pan] pan=truncated | prevent-correlation | v3.2.1 3.4 | 3.5.1
          storage    | contains=[pan] pan=encrypted businessNeed=true retentionDays=9 | delete-by | v3.2.1 3.1 | 3.2.1
          storage    | contains=[] artifact=log  | keep-log        | v3.2.1 10.7   | 10.5.1
          disclosure | display=full              | limit-to-minimum | v3.2.1 3.3   | 3.4.1
          incident   | data=[pan]                | notify-acquirer | v3.2.1 12.10.1 | 12.10.1
          """)
  void duties_ofEachVersion(
      String activity, String facts, String duty, String older, String newer) {
    Map<String, String> usual =
        Map.of(
            "payment", PAYMENT,
            "access", ACCESS + " agent.trainedAt.pci=2024-01-05",
            "storage", STORAGE + " country=- region=-",
            "disclosure", DISCLOSURE + " country=-",
            "incident", INCIDENT + " discoveredAt=2024-03-30T09:00:00Z");
    String then = usual.get(activity) + " " + facts;

    assertThat(grounds(activity, then + " at=2024-03-31T23:59:59Z", duty)).containsExactly(older);
    assertThat(grounds(activity, then + " at=2024-04-01T00:00:00Z", duty)).containsExactly(newer);
  }

  private List<String> grounds(String activity, String facts, String duty) {
    return pci.check(ActivityJson.read(json(activity, facts))).obligations().stream()
        .filter(each -> each.duty().name().equals(duty))
        .map(each -> number(each.citation()))
        .toList();
  }

  /** The number of a requirement, with the version where it is an older one. */
  private static String number(String citation) {
    return citation.replace("PCI DSS ", "").replace(" (v4.x)", "");
  }

  private String answer(String activity, String usual, String facts) {
    Verdict verdict = pci.check(ActivityJson.read(json(activity, usual + " " + facts)));
    List<String> said = new ArrayList<>();
    said.add(verdict.decision().name().toLowerCase(Locale.ROOT));
    verdict.findings().stream().map(PciSectionsTest::words).forEach(said::add);
    verdict.obligations().stream().map(PciSectionsTest::words).sorted().forEach(said::add);
    return String.join("; ", said);
  }

  private static String words(Finding finding) {
    String rule = finding.rule().id().replace("pci-dss.", "");
    if (!finding.missing().isEmpty()) {
      return rule
          + " asks "
          + finding.missing().stream().map(Fact::path).sorted().collect(Collectors.joining(" "));
    }
    return rule
        + " "
        + number(finding.citation())
        + finding.permittedFrom().map(each -> " until " + each).orElse("");
  }

  private static String words(Obligation obligation) {
    return "owes " + obligation.duty().toString().replace(" by ", " ");
  }

  /** Writes {@code a.b=c} facts, of which the last of a name counts, as a JSON object. */
  private static String json(String activity, String facts) {
    Map<String, Object> object = new TreeMap<>();
    object.put("activity", activity);
    for (String fact : facts.strip().split(" +", -1)) {
      int mark = fact.indexOf('=');
      put(object, fact.substring(0, mark), fact.substring(mark + 1));
    }
    return write(object);
  }

  @SuppressWarnings("unchecked")
  private static void put(Map<String, Object> into, String path, String value) {
    int dot = path.indexOf('.');
    if (dot >= 0) {
      Object group = into.computeIfAbsent(path.substring(0, dot), name -> new TreeMap<>());
      put((Map<String, Object>) group, path.substring(dot + 1), value);
    } else if (value.equals("-")) {
      into.remove(path);
    } else {
      into.put(path, value);
    }
  }

  private static String write(Object value) {
    if (value instanceof Map<?, ?> object) {
      return object.entrySet().stream()
          .map(each -> "\"" + each.getKey() + "\":" + write(each.getValue()))
          .collect(Collectors.joining(",", "{", "}"));
    }
    String text = value.toString();
    if (text.startsWith("[")) {
      return text.replaceAll("[a-z-]+", "\"$0\"");
    }
    return text.matches("true|false|[0-9]{1,3}") ? text : "\"" + text + "\"";
  }
}
