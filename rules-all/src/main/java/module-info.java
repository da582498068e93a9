/** Every body of law. */
module io.lexicall.rules.all {
  requires transitive io.lexicall.rules.canada;
  requires transitive io.lexicall.rules.ccpa;
  requires transitive io.lexicall.rules.gdpr;
  requires transitive io.lexicall.rules.hipaa;
  requires transitive io.lexicall.rules.pci;
  requires transitive io.lexicall.rules.recording;
  requires transitive io.lexicall.rules.tcpa;
}
