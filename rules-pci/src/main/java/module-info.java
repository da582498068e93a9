import org.jspecify.annotations.NullMarked;

/** PCI DSS for telephone payments: its requirements as rules, and finding card data in text. */
@NullMarked
module io.lexicall.rules.pci {
  requires transitive io.lexicall;
  requires static transitive org.jspecify;
  requires de.siegmar.fastcsv;

  exports io.lexicall.rules.pci;
  exports io.lexicall.rules.pci.scan;

  provides io.lexicall.rule.RuleModule with
      io.lexicall.rules.pci.PciRules;
}
