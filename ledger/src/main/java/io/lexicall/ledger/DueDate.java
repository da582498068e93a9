package io.lexicall.ledger;

import io.lexicall.time.Due;
import java.util.Optional;

/**
 * By when something must be done about a request, a request to stop or a withdrawal, as the rules
 * say of a person whose identity was proved when the request came in.
 *
 * @param event the request
 * @param obligation what must be done, such as {@code complete-request}
 * @param rule the id of the rule
 * @param citation the provision
 * @param due by when; empty if a rule finds it late but does not say since when
 * @param isLate whether that has passed
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
