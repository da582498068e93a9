/**
 * Finds and redacts payment card data in text: card numbers, track data and card verification
 * codes.
 *
 * <p>The way in is {@link io.lexicall.scan.CardScanner}. What counts as card data and why is in the
 * law book's part on detection; PCI DSS 3.3.1, 3.5.1 and 12.10.7 are why one looks for it.
 */
@NullMarked
package io.lexicall.scan;

import org.jspecify.annotations.NullMarked;
