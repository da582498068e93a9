/** The rules of the card industry's data security standard. */
@NullMarked
package io.lexicall.rules.pci;

import org.jspecify.annotations.NullMarked;
