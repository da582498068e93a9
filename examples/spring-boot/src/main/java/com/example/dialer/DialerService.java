package com.example.dialer;

import io.lexicall.Compliance;
import io.lexicall.facts.Activity;
import io.lexicall.facts.InvalidFactsException;
import io.lexicall.json.ActivityJson;
import io.lexicall.json.VerdictJson;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
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

    /**
     * Takes JSON only, in UTF-8: the page of another site can make a browser send plain text, and
     * bytes that are none would be replaced without a word.
     */
    @PostMapping(
        path = "/verdicts",
        consumes = MediaType.APPLICATION_JSON_VALUE,
        produces = MediaType.APPLICATION_JSON_VALUE)
    String verdict(@RequestBody byte[] facts) throws CharacterCodingException {
      CharBuffer text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(facts));
      Activity<?> activity = ActivityJson.read(text.toString());
      return VerdictJson.write(activity, compliance.check(activity));
    }

    /** The message repeats facts, so it must not be shown as HTML. */
    @ExceptionHandler
    ProblemDetail refused(InvalidFactsException wrong) {
      return ProblemDetail.forStatusAndDetail(HttpStatus.UNPROCESSABLE_CONTENT, wrong.getMessage());
    }

    @ExceptionHandler
    ProblemDetail refused(CharacterCodingException wrong) {
      return ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST, "The facts are not UTF-8");
    }
  }
}
