/**
 * The ledger: the history of persons, in a database, as events that are never overwritten; the
 * facts derived from them; and frequency caps that hold even if many dialers count at once.
 *
 * <p>Begin with {@link io.lexicall.ledger.Ledger}.
 */
@NullMarked
package io.lexicall.ledger;

import org.jspecify.annotations.NullMarked;
