package io.lexicall.facts;

/**
 * What a transfer to another country rests on (GDPR Chapter V).
 *
 * @since 0.1
 */
public enum TransferTool {
  /** An adequacy decision. */
  ADEQUACY,
  /** Standard contractual clauses. */
  SCC,
  /** Binding corporate rules. */
  BCR,
  /** Explicit consent. */
  EXPLICIT_CONSENT,
  /** Necessity for a contract. */
  CONTRACT_NECESSITY,
  /** Nothing. */
  NONE
}
