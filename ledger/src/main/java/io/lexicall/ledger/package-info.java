/**
 * The ledger: what happened with a person, in a database, as events that are never overwritten; the
 * facts that follow from them; and caps that hold although many dialers count at once.
 *
 * <p>Begin with {@link io.lexicall.ledger.Ledger}.
 */
@NullMarked
package io.lexicall.ledger;

import org.jspecify.annotations.NullMarked;
