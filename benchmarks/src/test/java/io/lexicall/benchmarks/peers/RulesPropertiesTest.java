package io.lexicall.benchmarks.peers;

import static org.assertj.core.api.Assertions.assertThat;

import io.lexicall.benchmarks.dialing.SalesCall;
import io.lexicall.benchmarks.dialing.StateLaw;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** The rules of the engines are the same rules, on calls that no dialer would make too. */
class RulesPropertiesTest {
  private static final Peer<SalesCall> DROOLS = new Drools();
  private static final Sapl SAPL = new Sapl();
  private static final Cedar CEDAR = new Cedar();
  private static final Peer<SalesCall> EASY_RULES = new EasyRules();

  @Property(tries = 1_500)
  void engines_agree_onAnyCall(@ForAll Random random) {
    SalesCall call = call(random);
    boolean permitted = plain(call);
    assertThat(EASY_RULES.permits(call)).isEqualTo(permitted);
    assertThat(DROOLS.permits(call)).isEqualTo(permitted);
    assertThat(SAPL.permits(SAPL.request(call))).isEqualTo(permitted);
    assertThat(CEDAR.permits(CEDAR.request(call))).isEqualTo(permitted);
  }

  /** Few calls break more than one rule, and bounds are met often. */
  private static SalesCall call(Random random) {
    StateLaw law =
        new StateLaw(
            "US-XX",
            List.of(),
            oneOf(random, 9, 1, 2),
            oneOf(random, 9, 1, 2),
            true,
            false,
            oneOf(random, 9, 1, 2),
            oneOf(random, 9, 1, 2),
            oneOf(random, 0, 0, 0, 1, 2),
            oneOf(random, 9, 1, 2),
            oneOf(random, 0, 9, 1, 2),
            oneOf(random, 0, 0, 0, 1, 2),
            oneOf(random, 9, 1, 2),
            oneOf(random, 3, 99),
            oneOf(random, 9, 1, 2));
    return new SalesCall(
        law,
        random.nextBoolean(),
        random.nextBoolean(),
        random.nextInt(8) == 0,
        oneOf(random, 600, 600, 600, 600, 479, 480, 1259, 1260, 539, 540),
        oneOf(random, 0, 540),
        oneOf(random, 1440, 1440, 1440, 1200),
        oneOf(random, 660, 660, 660, 660, 479, 480, 1259, 1260, 1199, 1200),
        oneOf(random, 0, 540),
        oneOf(random, 1440, 1440, 1440, 1200),
        oneOf(random, 0, 1, 2),
        oneOf(random, 0, 1, 2),
        random.nextInt(6) == 0,
        oneOf(random, 6, 6, 6, 31, 32),
        random.nextInt(6) == 0,
        random.nextInt(10) == 0,
        oneOf(random, 0, 0, 2, 3, 4),
        1_000,
        oneOf(random, 10, 10, 10, 30, 31));
  }

  private static int oneOf(Random random, int... values) {
    return values[random.nextInt(values.length)];
  }

  private static boolean plain(SalesCall c) {
    StateLaw law = c.law();
    boolean federal = outside(c.westMinute(), 480, 1260) || outside(c.eastMinute(), 480, 1260);
    boolean state =
        outside(c.westMinute(), c.westOpen(), c.westClose())
            || outside(c.eastMinute(), c.eastOpen(), c.eastClose());
    boolean signedOrCustomer = c.consent() == 2 || c.relation() == 2;
    if (federal && c.consent() == 0) {
      return false;
    }
    if (state && c.consent() < law.hoursConsent() && c.relation() < law.hoursRelation()) {
      return false;
    }
    if ((c.onRegistry() || c.registryAge() > 31) && !signedOrCustomer) {
      return false;
    }
    if (c.onStateList() && c.consent() < law.listConsent() && c.relation() < law.listRelation()) {
      return false;
    }
    int consentRelation = c.mobile() ? law.mobileConsentRelation() : law.consentRelation();
    if (law.consent() > 0 && c.consent() < law.consent() && c.relation() < consentRelation) {
      return false;
    }
    if (c.automated()
        && law.dialerConsent() > 0
        && c.consent() < law.dialerConsent()
        && c.relation() < law.dialerRelation()) {
      return false;
    }
    if (c.callsInDay() >= law.cap() && c.relation() < law.capRelation()) {
      return false;
    }
    return !c.onOwnList()
        && !(c.recorded() && c.consent() < 2)
        && !(c.automated() && c.abandoned() > 30);
  }

  private static boolean outside(int minute, int open, int close) {
    return minute < open || minute >= close;
  }
}
