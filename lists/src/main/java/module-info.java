import org.jspecify.annotations.NullMarked;

/** Do-not-call lists at national scale, held in the caller's own process. */
@NullMarked
@SuppressWarnings("module") // batch and the command line are built after this
module io.lexicall.lists {
  requires static transitive org.jspecify;
  requires transitive io.lexicall;
  requires de.siegmar.fastcsv;

  exports io.lexicall.lists;
  exports io.lexicall.lists.internal to
      io.lexicall.batch;
}
