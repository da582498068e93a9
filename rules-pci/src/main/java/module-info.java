import org.jspecify.annotations.NullMarked;

/** PCI DSS for telephone payments: its requirements as rules. */
@NullMarked
module io.lexicall.rules.pci {
  requires transitive io.lexicall;
  requires static transitive org.jspecify;
  requires io.lexicall.scan;

  exports io.lexicall.rules.pci;

  provides io.lexicall.rule.RuleModule with
      io.lexicall.rules.pci.PciRules;
}
