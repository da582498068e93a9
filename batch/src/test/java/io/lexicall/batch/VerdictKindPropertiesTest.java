package io.lexicall.batch;

import static org.assertj.core.api.Assertions.assertThat;

import io.lexicall.Compliance;
import io.lexicall.Decision;
import io.lexicall.Verdict;
import io.lexicall.facts.Campaign;
import io.lexicall.facts.Contact;
import io.lexicall.facts.ContactPurpose;
import io.lexicall.facts.Dialing;
import io.lexicall.number.PhoneNumber;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** What is counted by kinds of verdicts is what is counted a row after the other. */
class VerdictKindPropertiesTest {
  private static final Compliance LAW =
      Compliance.builder().module(new FinedLaw()).module(new CapLaw()).build();
  private static final Instant TODAY = Instant.parse("2026-11-27T12:00:00Z");

  private static Contact row(Random random) {
    long[] areas = {12125550100L, 13055550100L, 18085550100L};
    Contact contact =
        Contact.callTo(PhoneNumber.ofDigits(areas[random.nextInt(3)] + random.nextInt(4)))
            .at(Instant.parse("2019-01-01T02:00:00Z").plusSeconds(3_600L * random.nextInt(70_000)))
            .build();
    if (random.nextInt(4) > 0) {
      contact = contact.with(Contact.PURPOSE, ContactPurpose.TELEMARKETING);
    }
    if (random.nextInt(4) > 0) {
      Dialing dialing = random.nextBoolean() ? Dialing.MANUAL : Dialing.AUTOMATED;
      contact = contact.with(Contact.DIALING, dialing);
    }
    return random.nextInt(3) == 0
        ? contact
        : contact.with(Contact.CAMPAIGN, Campaign.builder().id("c" + random.nextInt(3)).build());
  }

  @Property(tries = 30)
  void countsByKind_areThoseOfEachRow(@ForAll long seed) {
    Random random = new Random(seed);
    AuditTally fast = new AuditTally(new PenaltyBook(LAW, TODAY));
    AuditTally part = new AuditTally(new PenaltyBook(LAW, TODAY));
    Tally verdicts = Tally.ofVerdicts();
    AuditTally alone = new AuditTally(new PenaltyBook(LAW, TODAY));
    Map<String, Tally.OfPlace> months = new TreeMap<>();
    Map<String, Tally.OfPlace> campaigns = new HashMap<>();
    Map<String, Long> broken = new TreeMap<>();
    Map<Long, PersonCount> fastPersons = new HashMap<>();
    Map<Long, PersonCount> slowPersons = new HashMap<>();
    for (int i = 0; i < 300; i++) {
      Contact contact = row(random);
      long number = AuditJudge.person(PastActivity.of(contact));
      Verdict verdict = LAW.check(contact);
      AuditTally into = number % 2 == 0 ? fast : part;
      PersonCount known = fastPersons.computeIfAbsent(number, key -> new PersonCount());
      VerdictKind kind = into.kind(contact, verdict);
      into.add(contact, kind, false, known, null, Ending.UNTOLD.agent("a"));

      verdicts.add(contact, verdict);
      AuditTally one = new AuditTally(new PenaltyBook(LAW, TODAY)); // which knows no other row
      PersonCount person = slowPersons.computeIfAbsent(number, key -> new PersonCount());
      VerdictKind same = one.kind(contact, verdict);
      one.add(contact, same, false, person, null, Ending.UNTOLD);
      one.exposure().isEmpty(); // counted for each claim before it is added
      alone.add(one);
      Tally.OfPlace count = Tally.OfPlace.of(verdict, 1);
      ZoneId zone = contact.whereabouts().zones().get(0);
      months.merge(
          YearMonth.from(contact.at().atZone(zone)).toString(), count, Tally.OfPlace::plus);
      Campaign campaign = Contact.CAMPAIGN.in(contact);
      campaigns.merge(
          campaign == null ? AuditTally.NO_CAMPAIGN : Campaign.ID.in(campaign),
          count,
          Tally.OfPlace::plus);
      verdict.findings().stream()
          .filter(finding -> finding.outcome() == Decision.DENY)
          .map(finding -> finding.rule().id())
          .distinct()
          .forEach(rule -> broken.merge(rule, 1L, Long::sum));
    }
    fast.add(part);

    assertThat(fast.verdicts().rules()).isEqualTo(verdicts.rules());
    assertThat(fast.verdicts().places()).isEqualTo(verdicts.places());
    assertThat(fast.verdicts().missing()).isEqualTo(verdicts.missing());
    assertThat(fast.verdicts().obligations()).isEqualTo(verdicts.obligations());
    assertThat(fast.verdicts().rows()).isEqualTo(300);
    assertThat(fast.months()).isEqualTo(List.copyOf(months.entrySet()));
    assertThat(fast.campaigns()).containsExactlyInAnyOrderElementsOf(campaigns.entrySet());
    assertThat(fast.agents()).hasSize(1);
    assertThat(fast.agents().get(0).getValue().broken()).isEqualTo(broken);
    assertThat(broken).isNotEmpty();
    assertThat(claims(fast)).isEqualTo(claims(alone)).isNotEmpty();
    assertThat(fast.exposure().withoutPenalty()).isEqualTo(alone.exposure().withoutPenalty());
    assertThat(fast.exposure().rules()).isEqualTo(alone.exposure().rules());
  }

  private static List<String> claims(AuditTally tally) {
    List<String> claims = new ArrayList<>();
    tally.exposure().claims().forEach(each -> claims.add(each.toString()));
    for (String rule : tally.exposure().rules()) {
      tally.exposure().claims(rule).forEach(each -> claims.add(rule + ' ' + each));
    }
    claims.sort(null);
    return claims;
  }
}
