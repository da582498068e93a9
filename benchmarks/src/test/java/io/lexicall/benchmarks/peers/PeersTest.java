package io.lexicall.benchmarks.peers;

import static org.assertj.core.api.Assertions.assertThat;

import io.lexicall.Compliance;
import io.lexicall.Decision;
import io.lexicall.Verdict;
import io.lexicall.benchmarks.OtherActivitiesBenchmark;
import io.lexicall.benchmarks.dialing.Dial;
import io.lexicall.benchmarks.dialing.SalesCall;
import io.lexicall.benchmarks.dialing.Week;
import io.lexicall.benchmarks.host.CardPayment;
import io.lexicall.benchmarks.host.Host;
import io.lexicall.benchmarks.host.HostLists;
import io.lexicall.benchmarks.host.RecordedCall;
import io.lexicall.benchmarks.host.StoredItem;
import io.lexicall.facts.Activity;
import io.lexicall.number.PhoneNumber;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Whatever is timed beside us must answer as we do, with all our law loaded. */
class PeersTest {
  /** As many as are timed, so that all of these are tried here. */
  private static final int COUNT = OtherActivitiesBenchmark.COUNT;

  private static final List<Dial> DIALS = Week.dials(3_000, 42);
  private static final Compliance COMPLIANCE = Compliance.load();
  private static final List<Verdict> OURS =
      DIALS.stream()
          .map(dial -> COMPLIANCE.check(Host.facts(Host.onFile(dial), HostLists.said(dial))))
          .toList();

  private static boolean permitted(int dial) {
    return OURS.get(dial).decision() == Decision.PERMIT;
  }

  @Test
  void we_decideEveryDial_andPermitNineInTen() {
    assertThat(OURS).noneMatch(verdict -> verdict.decision() == Decision.INDETERMINATE);
    assertThat(OURS.stream().filter(verdict -> verdict.decision() == Decision.PERMIT).count())
        .isBetween(2_640L, 2_820L);
  }

  @Test
  void we_denyForManyReasons() {
    Map<String, Integer> reasons = new TreeMap<>();
    OURS.forEach(
        verdict ->
            verdict.findings().forEach(found -> reasons.merge(found.rule().id(), 1, Integer::sum)));
    assertThat(reasons)
        .containsKeys(
            "tcpa.abandonment",
            "tcpa.internal-dnc",
            "tcpa.national-dnc",
            "tcpa.written-consent",
            "tsr.calling-hours",
            "us-state.automated-dialing-consent",
            "us-state.calling-hours",
            "us-state.do-not-call-list",
            "us-state.frequency-cap",
            "us-state.telemarketing-consent");
  }

  private static <R> void assertAgrees(Peer<R> peer) {
    for (int i = 0; i < DIALS.size(); i++) {
      Dial dial = DIALS.get(i);
      SalesCall call =
          SalesCall.of(
              dial,
              PhoneNumber.parse(dial.number()).whereabouts().zones(),
              dial.onRegistry(),
              dial.onStateList(),
              dial.onOwnList());
      assertThat(peer.permits(peer.request(call))).as("dial %d", i).isEqualTo(permitted(i));
    }
  }

  @Test
  void easyRules_agrees() {
    assertAgrees(new EasyRules());
  }

  @Test
  void drools_agrees() {
    assertAgrees(new Drools());
  }

  @Test
  void sapl_agrees() {
    assertAgrees(new Sapl());
  }

  @Test
  void cedar_agrees() {
    assertAgrees(new Cedar());
  }

  @Test
  void handWritten_agrees() {
    HandWritten check = new HandWritten(DIALS);
    for (int i = 0; i < DIALS.size(); i++) {
      assertThat(check.reasonsAgainst(DIALS.get(i)).isEmpty())
          .as("dial %d", i)
          .isEqualTo(permitted(i));
    }
  }

  @Test
  void floor_agrees_withListsOfNationalSize() {
    HostLists lists = new HostLists(DIALS);
    assertThat(lists.registry().count()).isBetween(240_000_000L, 270_000_000L);
    Floor floor = new Floor(DIALS, lists);
    Host host = new Host(lists);
    for (int i = 0; i < DIALS.size(); i++) {
      assertThat(floor.permits(Floor.onFile(DIALS.get(i))))
          .as("dial %d", i)
          .isEqualTo(permitted(i));
      assertThat(host.check(Host.onFile(DIALS.get(i))).decision())
          .as("dial %d", i)
          .isEqualTo(OURS.get(i).decision());
    }
  }

  @Test
  void otherFloors_agree_andPermitNineInTen() {
    List<RecordedCall> calls = RecordedCall.make(COUNT, 42);
    OtherFloors floor = new OtherFloors(calls);
    List<Activity<?>> asked = new ArrayList<>();
    List<Boolean> answers = new ArrayList<>();
    for (RecordedCall call : calls) {
      asked.add(call.facts());
      answers.add(floor.permits(OtherFloors.flat(call)));
    }
    for (CardPayment payment : CardPayment.make(COUNT, 42)) {
      asked.add(payment.facts());
      answers.add(floor.permits(OtherFloors.flat(payment)));
    }
    for (StoredItem item : StoredItem.make(COUNT, 42)) {
      asked.add(item.facts());
      answers.add(floor.permits(OtherFloors.flat(item)));
    }
    for (int i = 0; i < asked.size(); i++) {
      Verdict ours = COMPLIANCE.check(asked.get(i));
      assertThat(ours.decision())
          .as("%s", ours)
          .isEqualTo(answers.get(i) ? Decision.PERMIT : Decision.DENY);
    }
    for (int from = 0; from < 3 * COUNT; from += COUNT) {
      assertThat(answers.subList(from, from + COUNT).stream().filter(each -> each).count())
          .isBetween(COUNT * 85L / 100, COUNT * 98L / 100);
    }
  }
}
