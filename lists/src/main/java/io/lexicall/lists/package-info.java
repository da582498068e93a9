/**
 * Do-not-call lists at national scale: built from the registries' files, mapped into memory, looked
 * up on every dial, and updated and swapped while they are in use.
 *
 * <p>{@link io.lexicall.lists.DoNotCallLists} joins lists to the engine. A list is a {@link
 * io.lexicall.lists.ListEdition} (one immutable file), a {@link io.lexicall.lists.CurrentEdition}
 * (the current edition at a path) or a {@link io.lexicall.lists.CompanyList} (which can be updated
 * while calls are made).
 */
@NullMarked
package io.lexicall.lists;

import org.jspecify.annotations.NullMarked;
