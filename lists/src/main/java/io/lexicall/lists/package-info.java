/**
 * Do-not-call lists at national scale: built from the registries' files, mapped into memory, asked
 * on every dial, updated and swapped while they are in use.
 *
 * <p>{@link io.lexicall.lists.DoNotCallLists} joins lists to the engine. A list is a {@link
 * io.lexicall.lists.ListEdition} (one immutable file), a {@link io.lexicall.lists.CurrentEdition}
 * (whichever edition lies at a path) or a {@link io.lexicall.lists.CompanyList} (which is written
 * while calls are made).
 */
@NullMarked
package io.lexicall.lists;

import org.jspecify.annotations.NullMarked;
