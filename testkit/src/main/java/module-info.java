import org.jspecify.annotations.NullMarked;

/** For authors of rules: the contract every rule must pass, case files as tests, assertions. */
@NullMarked
module io.lexicall.testkit {
  requires static com.tngtech.archunit;
  requires static transitive org.jspecify;
  requires transitive io.lexicall;
  requires transitive io.lexicall.json;
  requires transitive net.jqwik.api;
  requires transitive org.assertj.core;
  requires transitive org.junit.jupiter.api;
  requires org.opentest4j;

  exports io.lexicall.testkit;
}
