package io.lexicall.benchmarks.dialing;

import io.lexicall.facts.LineType;
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
}
