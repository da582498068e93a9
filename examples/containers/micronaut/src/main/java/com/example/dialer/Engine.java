package com.example.dialer;

import com.example.calls.Calls;
import io.lexicall.Compliance;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;

/** Makes the engine that {@code @Lawful} asks. */
@Factory
public class Engine {
  @Singleton
  @Requires(notEnv = "without-engine")
  Compliance compliance() {
    return Calls.engine();
  }
}
