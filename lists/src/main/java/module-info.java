import org.jspecify.annotations.NullMarked;

/** Do-not-call lists at national scale, held in the caller's own process. */
@NullMarked
module io.lexicall.lists {
  requires static transitive org.jspecify;
  requires transitive io.lexicall;
  requires de.siegmar.fastcsv;

  exports io.lexicall.lists;
}
