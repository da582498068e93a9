package io.lexicall.ledger;

import io.lexicall.facts.FactType;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The kind of an event. The names are stored and are public API.
 *
 * @since 0.1
 */
public enum EventKind {
  /** The person gave a consent. */
  CONSENT_GIVEN,
  /** The person withdrew consents: the one referred to, or all in the scope. */
  CONSENT_WITHDRAWN(CONSENT_GIVEN, false),
  /**
   * The person told the company to stop. This also withdraws the consents that were given by then
   * and are in its scope, whatever the words: 47 CFR 64.1200(a)(10) (any reasonable manner), GDPR
   * Art. 7(3). A consent that is given later stands.
   */
  TOLD_TO_STOP,
  /**
   * A request to stop was recorded in error, or the person wants to be contacted again. The
   * consents that the request ended stay ended: a new consent is an event of its own.
   */
  STOP_LIFTED(TOLD_TO_STOP, false),
  /** A purchase, rental, lease or other transaction. */
  TRANSACTION,
  /** An inquiry or application. */
  INQUIRY,
  /** The contract with the person ended. */
  RELATIONSHIP_ENDED,
  /** A contact was attempted, or reserved to be attempted. */
  CONTACT_ATTEMPTED,
  /** How an attempt ended. */
  CONTACT_ENDED(CONTACT_ATTEMPTED, true),
  /** A reserved attempt was not made. */
  CONTACT_RELEASED(CONTACT_ATTEMPTED, true),
  /**
   * A person made a request under a privacy or telemarketing law. One not to be called, and an
   * objection, are requests to stop as well, and one to revoke a consent is a withdrawal, each in
   * its scope and from then on.
   */
  REQUEST_RECEIVED,
  /** The request was acknowledged. */
  REQUEST_ACKNOWLEDGED(REQUEST_RECEIVED, true),
  /** The person was told that more time is needed. */
  REQUEST_EXTENDED(REQUEST_RECEIVED, true),
  /** The request was answered. */
  REQUEST_ANSWERED(REQUEST_RECEIVED, true),
  /** What was known about the person was erased, except requests to stop. */
  FORGOTTEN;

  private static final Map<String, EventKind> BY_CODE = new HashMap<>();

  static {
    for (EventKind kind : values()) {
      BY_CODE.put(kind.code, kind);
    }
  }

  private final String code = FactType.code(this);
  private final @Nullable EventKind cause;
  private final boolean causeRequired;

  EventKind() {
    this(null, false);
  }

  EventKind(@Nullable EventKind cause, boolean causeRequired) {
    this.cause = cause;
    this.causeRequired = causeRequired;
  }

  /** Returns the name as it is stored, such as {@code told-to-stop}. */
  public String code() {
    return code;
  }

  /**
   * Returns the kind with that name.
   *
   * @return empty if there is none
   */
  public static Optional<EventKind> ofCode(String code) {
    return Optional.ofNullable(BY_CODE.get(code));
  }

  /**
   * Returns the kind of event that an event of this kind can refer to; null if it can refer to
   * none.
   */
  @Nullable EventKind cause() {
    return cause;
  }

  /**
   * Returns whether the person ends something by it. If only its date is known, it concerns all of
   * that day: what was to end may be what was agreed, bought or lifted on the very day. And what is
   * left out of it ends more, not less.
   */
  boolean isAnEnd() {
    return this == CONSENT_WITHDRAWN || this == TOLD_TO_STOP || this == RELATIONSHIP_ENDED;
  }

  /** Returns whether it speaks for contacts, so that it must not come back once it was erased. */
  boolean speaksForContacts() {
    return this == CONSENT_GIVEN || this == TRANSACTION || this == INQUIRY;
  }

  boolean isCauseRequired() {
    return causeRequired;
  }

  @Override
  public String toString() {
    return code;
  }
}
