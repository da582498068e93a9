/** PCI DSS for telephone payments: finding card data in text. */
@org.jspecify.annotations.NullMarked
module io.lexicall.rules.pci {
  requires static transitive org.jspecify;
  requires de.siegmar.fastcsv;

  exports io.lexicall.rules.pci.scan;
}
