package io.lexicall.ledger;

import io.lexicall.time.Due;
import java.util.Optional;

/**
 * The deadline for a request, a request to stop or a withdrawal, according to the rules, for a
 * person whose identity was proved when the request was received.
 *
 * @param event the request
 * @param obligation what must be done, such as {@code complete-request}
 * @param rule the id of the rule
 * @param citation the provision
 * @param due the deadline; empty if a rule finds it late but does not say since when
 * @param isLate whether that has passed; of a request to stop or a withdrawal only if it had passed
 *     when it was recorded
 * @param isExtended whether the person was told that more time is needed
 * @since 0.1
 */
public record DueDate(
    Event event,
    String obligation,
    String rule,
    String citation,
    Optional<Due> due,
    boolean isLate,
    boolean isExtended) {}
