/**
 * The record of decisions. {@link io.lexicall.journal.Journal} writes it; {@link
 * io.lexicall.journal.JournalReader} reads, verifies and proves it.
 *
 * <p>The folder is in the public format of C2SP tlog-tiles, so that third-party verifiers can check
 * it.
 */
package io.lexicall.journal;
