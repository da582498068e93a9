package io.lexicall.benchmarks.peers;

import io.lexicall.benchmarks.dialing.Week;
import io.lexicall.benchmarks.host.CardPayment;
import io.lexicall.benchmarks.host.RecordedCall;
import io.lexicall.benchmarks.host.StoredItem;
import io.lexicall.facts.CaptureMethod;
import io.lexicall.facts.CaptureState;
import io.lexicall.facts.PanForm;
import io.lexicall.facts.Transport;
import java.util.List;
import java.util.Set;

/**
 * The least that the answers about recordings, payments and storage can cost, inlined by hand as
 * {@link Floor} is.
 */
public final class OtherFloors {
  /** The states in which all must agree to a recording, by the careful reading of our table. */
  private static final Set<String> ALL_PARTY =
      Set.of(
          "US-CA", "US-CT", "US-DE", "US-FL", "US-IL", "US-MA", "US-MD", "US-MI", "US-MT", "US-NH",
          "US-NV", "US-PA", "US-PR", "US-WA");

  /** Where a person who was told need not agree, by the careful reading of our table. */
  private static final String NOTICE_SUFFICES = "US-CT";

  private final boolean[] allParty = new boolean[1_000];
  private final boolean[] noticeSuffices = new boolean[1_000];

  /** A call to be recorded, laid out flat. */
  public record Call(
      String number, boolean agentInAllParty, boolean told, boolean consented, boolean objected) {}

  /** A payment, laid out flat. */
  public record Payment(
      boolean withCode,
      boolean spoken,
      boolean audible,
      boolean recorded,
      boolean filmed,
      boolean transcribed,
      boolean clear) {}

  /** What is stored, laid out flat; times in seconds since 1970. */
  public record Item(
      boolean californian,
      boolean cardNumber,
      boolean code,
      int form,
      long at,
      long createdAt,
      int retentionDays) {}

  /** Lays out where all must agree to a recording, by area code. */
  public OtherFloors(List<RecordedCall> calls) {
    for (RecordedCall call : calls) {
      int areaCode = Integer.parseInt(call.number(), 2, 5, 10);
      allParty[areaCode] = ALL_PARTY.contains(call.customerState());
      noticeSuffices[areaCode] = call.customerState().equals(NOTICE_SUFFICES);
    }
    if (!Week.states().containsAll(ALL_PARTY)) {
      throw new IllegalStateException("A state is not dialed");
    }
  }

  /** Lays a call out. */
  public static Call flat(RecordedCall call) {
    return new Call(
        call.number(),
        ALL_PARTY.contains(call.agentState()),
        call.told(),
        call.consented(),
        call.objected());
  }

  /** Lays a payment out. */
  public static Payment flat(CardPayment payment) {
    boolean spoken =
        payment.method() == CaptureMethod.SPOKEN || payment.method() == CaptureMethod.AGENT_KEYED;
    return new Payment(
        payment.withCode(),
        spoken,
        spoken || payment.method() == CaptureMethod.DTMF_CLEAR,
        payment.recording() == CaptureState.RUNNING,
        payment.screenRecording() == CaptureState.RUNNING,
        payment.transcription() == CaptureState.RUNNING,
        payment.transport() == Transport.CLEAR);
  }

  /** Lays an item out. */
  public static Item flat(StoredItem item) {
    return new Item(
        item.state().equals("US-CA"),
        item.cardNumber(),
        item.code(),
        item.form().ordinal(),
        item.at().getEpochSecond(),
        item.at().getEpochSecond() - item.age() * 86_400L,
        StoredItem.RETENTION_DAYS);
  }

  /** Tells whether a call may be recorded. */
  public boolean permits(Call call) {
    String text = call.number;
    long digits = 0;
    for (int i = 1; i < text.length(); i++) {
      digits = digits * 10 + (text.charAt(i) - '0');
    }
    int areaCode = (int) (digits / 10_000_000) - 1_000;
    boolean all = call.agentInAllParty || allParty[areaCode];
    return !all
        || ((call.consented || call.told) && !call.objected)
        || (call.told && noticeSuffices[areaCode] && !call.agentInAllParty);
  }

  /** Tells whether a payment may be taken. */
  public boolean permits(Payment payment) {
    return !payment.clear
        && !(payment.withCode
            && ((payment.audible && payment.recorded)
                || (payment.spoken && (payment.filmed || payment.transcribed))));
  }

  /** Tells whether an item may be kept. */
  public boolean permits(Item item) {
    int form = item.form;
    boolean late = item.at - item.createdAt > item.retentionDays * 86_400L;
    return !item.code
        && !(item.cardNumber
            && (form == PanForm.CLEAR.ordinal()
                || form == PanForm.MASKED.ordinal()
                || form == PanForm.HASHED.ordinal()
                || (late
                    && form != PanForm.TRUNCATED.ordinal()
                    && form != PanForm.TOKENIZED.ordinal())))
        && !(late && item.californian);
  }
}
