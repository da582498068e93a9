package io.lexicall.benchmarks.dialing;

import io.lexicall.facts.LineType;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One dial of a sales campaign: a live call to a consumer, and what the dialer's systems know of
 * the person.
 *
 * @param number E.164
 * @param law the law of the state that the number is from
 * @param at when
 * @param automated whether a predictive dialer selects and dials, else a person
 * @param recorded whether a recording speaks, else a person
 * @param campaign the index of the campaign
 * @param consent the consent on file
 * @param boughtAt the last purchase, if any
 * @param customer whether the person is a customer now
 * @param calledAt the calls to the person in the days before
 * @param onRegistry whether the number is on the National Registry
 * @param onStateList whether it is on its state's own do-not-call list
 * @param onOwnList whether it is on the seller's own do-not-call list
 */
public record Dial(
    String number,
    StateLaw law,
    Instant at,
    LineType lineType,
    boolean automated,
    boolean recorded,
    int campaign,
    ConsentOnFile consent,
    @Nullable Instant boughtAt,
    boolean customer,
    List<Instant> calledAt,
    boolean onRegistry,
    boolean onStateList,
    boolean onOwnList) {
  private static final int RELATION_DAYS = 540;

  /** A consent on file, or that there is none. */
  public enum ConsentOnFile {
    /** There is none. */
    NONE,
    /** Oral, and it stands. */
    EXPRESS,
    /** Signed, and it stands. */
    WRITTEN,
    /** Signed, and revoked before the week. */
    REVOKED,
    /** Signed, and it lapses on the Wednesday. */
    LAPSING
  }

  /** Returns the digits after the plus. */
  public long digits() {
    return Long.parseLong(number, 1, number.length(), 10);
  }

  /** Returns 0 if no consent stands, 1 for an oral one, 2 for a signed one. */
  public int consentCount() {
    return switch (consent) {
      case NONE, REVOKED -> 0;
      case EXPRESS -> 1;
      case WRITTEN -> 2;
      case LAPSING -> at.isBefore(Week.CONSENTS_LAPSE) ? 2 : 0;
    };
  }

  /** Returns 0 for a stranger, 1 for a person who bought once, 2 for a customer. */
  public int relation() {
    if (boughtAt == null) {
      return 0;
    }
    return Duration.between(boughtAt, at).toDays() <= RELATION_DAYS ? 2 : 1;
  }

  /** Returns how many calls there were in the 24 hours before. */
  public int callsInDay() {
    Instant dayBefore = at.minus(Duration.ofHours(24));
    int calls = 0;
    for (Instant call : calledAt) {
      calls += call.isBefore(dayBefore) ? 0 : 1;
    }
    return calls;
  }
}
