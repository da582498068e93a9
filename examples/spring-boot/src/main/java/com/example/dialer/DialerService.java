package com.example.dialer;

import io.lexicall.Compliance;
import io.lexicall.facts.Activity;
import io.lexicall.facts.InvalidFactsException;
import io.lexicall.json.ActivityJson;
import io.lexicall.json.VerdictJson;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Answers over HTTP whether an activity may go ahead. */
@SpringBootApplication
public class DialerService {
  public static void main(String[] args) {
    SpringApplication.run(DialerService.class, args);
  }

  /** Facts as JSON in, a verdict as JSON out. */
  @RestController
  static class Verdicts {
    private final Compliance compliance;

    Verdicts(Compliance compliance) {
      this.compliance = compliance;
    }

    @PostMapping(path = "/verdicts", produces = MediaType.APPLICATION_JSON_VALUE)
    String verdict(@RequestBody String facts) {
      Activity<?> activity = ActivityJson.read(facts);
      return VerdictJson.write(activity, compliance.check(activity));
    }

    @ExceptionHandler
    @ResponseStatus(HttpStatus.UNPROCESSABLE_CONTENT)
    String refused(InvalidFactsException wrong) {
      return wrong.getMessage();
    }
  }
}
