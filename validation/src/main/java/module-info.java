import org.jspecify.annotations.NullMarked;

/** Facts, calls and numbers validated by Jakarta Validation, in the host's own container. */
@NullMarked
module io.lexicall.validation {
  requires static org.jspecify;
  requires transitive io.lexicall;
  requires transitive jakarta.validation;

  exports io.lexicall.validation;
}
