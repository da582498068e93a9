package com.example.dialer;

import com.example.calls.Calls;
import io.lexicall.Compliance;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;

/** Has an engine of its own, in place of the starter's. */
@SpringBootApplication
public class DialerApplication {
  @Bean
  Compliance compliance() {
    return Calls.engine();
  }
}
