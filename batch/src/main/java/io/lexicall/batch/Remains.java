package io.lexicall.batch;

import io.lexicall.facts.Contact;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a row that is refused tells all the same: that there was a contact, which is part of the
 * history of the later ones and of what its campaign did.
 *
 * @param number the digits that were called; 0 if they cannot be read
 * @param at when; null if that cannot be read
 * @param facts what else can be read of it, whatever number and instant these state; null if
 *     nothing can
 * @param hidesRefusal whether it cannot be read whether the person asked not to be contacted
 */
record Remains(long number, @Nullable Instant at, @Nullable Contact facts, boolean hidesRefusal) {}
