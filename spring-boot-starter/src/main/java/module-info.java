import org.jspecify.annotations.NullMarked;

/** The engine as a bean of a Spring Boot application, with metrics, health and an endpoint. */
@NullMarked
module io.lexicall.spring {
  requires transitive io.lexicall;
  requires io.lexicall.json;
  requires static com.fasterxml.jackson.annotation;
  requires static com.fasterxml.jackson.databind;
  requires static io.lexicall.journal;
  requires static io.lexicall.ledger;
  requires static io.lexicall.lists;
  requires static io.lexicall.validation;
  requires static jakarta.validation;
  requires static transitive micrometer.core;
  requires static micrometer.observation;
  requires static org.jspecify;
  requires spring.beans;
  requires transitive spring.boot;
  requires transitive spring.boot.autoconfigure;
  requires static transitive spring.boot.actuator;
  requires static transitive spring.boot.actuator.autoconfigure;
  requires static transitive spring.boot.health;
  requires spring.context;
  requires spring.core;
  requires static spring.web;
  requires static spring.webmvc;
  requires static jakarta.servlet;
  requires static tools.jackson.databind;

  exports io.lexicall.spring;

  opens io.lexicall
      .spring; // Spring creates the beans, and the endpoint's records are written as JSON
}
