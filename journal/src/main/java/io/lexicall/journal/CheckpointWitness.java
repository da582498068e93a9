package io.lexicall.journal;

/**
 * Somebody else who sees the checkpoints of a journal, and so can tell that its entries were there
 * by then: a witness that signs them, as C2SP tlog-witness describes one, a time-stamping service,
 * a notary, an auditor's mailbox.
 *
 * @since 0.1
 */
public interface CheckpointWitness {
  /**
   * Sees a checkpoint that is on the disk.
   *
   * @param checkpoint a signed note, as C2SP tlog-checkpoint has it; nothing of a person is in it
   * @return the lines of signatures that go under it, as C2SP signed-note and tlog-cosignature have
   *     them; empty if the witness keeps the checkpoint and signs nothing
   * @throws Exception if it could not be shown: it is shown again, or a later one in its place
   */
  String see(String checkpoint) throws Exception;
}
