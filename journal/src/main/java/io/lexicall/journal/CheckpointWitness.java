package io.lexicall.journal;

/**
 * A third party that sees the checkpoints of a journal, and so can confirm that its entries existed
 * by then: a witness that signs them as described by C2SP tlog-witness, a time-stamping service, a
 * notary, or the mailbox of an auditor.
 *
 * @since 0.1
 */
public interface CheckpointWitness {
  /**
   * Receives a checkpoint that is on the disk.
   *
   * @param checkpoint a signed note in the form of C2SP tlog-checkpoint; it contains no personal
   *     data
   * @return the signature lines to add to it, in the form of C2SP signed-note and tlog-cosignature;
   *     empty if the witness keeps the checkpoint and signs nothing
   * @throws Exception if the witness could not receive it; then it is shown again, or a later one
   *     instead
   */
  String see(String checkpoint) throws Exception;
}
