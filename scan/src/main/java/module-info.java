import org.jspecify.annotations.NullMarked;

/** Finding and redacting payment card data in text; knows no rule. */
@NullMarked
module io.lexicall.scan {
  requires static transitive org.jspecify;
  requires de.siegmar.fastcsv;

  exports io.lexicall.scan;
}
