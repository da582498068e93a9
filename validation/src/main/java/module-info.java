import org.jspecify.annotations.NullMarked;

/** Facts, calls and numbers validated by Jakarta Validation, in the host's own container. */
@NullMarked
module io.lexicall.validation {
  requires static io.micronaut.micronaut_inject;
  requires static io.micronaut.micronaut_core;
  requires static io.micronaut.validation.micronaut_validation;
  requires static jakarta.cdi;
  requires static jakarta.inject;
  requires static org.jspecify;
  requires static spring.beans;
  requires transitive io.lexicall;
  requires transitive jakarta.validation;

  exports io.lexicall.validation;

  provides io.micronaut.context.ApplicationContextConfigurer with
      io.lexicall.validation.MicronautConstraints;
  provides jakarta.enterprise.inject.build.compatible.spi.BuildCompatibleExtension with
      io.lexicall.validation.CdiBuildTimeConstraints;
  provides jakarta.enterprise.inject.spi.Extension with
      io.lexicall.validation.CdiConstraints;
}
