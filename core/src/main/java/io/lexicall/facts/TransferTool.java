package io.lexicall.facts;

/**
 * The legal tool on which a transfer to another country is based (GDPR Chapter V).
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
