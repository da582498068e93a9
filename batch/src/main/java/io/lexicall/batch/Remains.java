package io.lexicall.batch;

import io.lexicall.facts.Contact;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What can be read of a refused row: there was a contact, which is part of the history of later
 * contacts and of the figures of its campaign.
 *
 * @param number the digits that were called; 0 if they cannot be read
 * @param at its instant; null if it cannot be read
 * @param facts the other facts that can be read; their number and instant do not count; null if
 *     none can be read
 * @param hidesRefusal whether the statement that the person asked not to be contacted may be
 *     unreadable
 */
record Remains(long number, @Nullable Instant at, @Nullable Contact facts, boolean hidesRefusal) {}
