package com.example.dialer;

import com.example.calls.Calls;
import io.lexicall.Compliance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Makes the engine that {@code @Lawful} asks. */
@Singleton
public class Engine {
  @Produces
  @Singleton
  Compliance compliance() {
    return Calls.engine();
  }
}
