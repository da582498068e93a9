package io.lexicall.spring;

import io.lexicall.Compliance;
import io.lexicall.Verdict;
import io.lexicall.facts.Called;
import io.lexicall.facts.Contact;
import io.lexicall.facts.ContactPurpose;
import io.lexicall.facts.Subscriber;
import io.lexicall.json.VerdictJson;
import io.lexicall.number.PhoneNumber;
import io.lexicall.validation.DialableNumber;
import io.lexicall.validation.Lawful;
import jakarta.validation.ConstraintViolationException;
import java.time.Instant;
import java.util.stream.Collectors;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import org.springframework.validation.annotation.Validated;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** A dialer's own application: it asks the engine, and it has the arguments of a method checked. */
@SpringBootApplication(exclude = DataSourceAutoConfiguration.class)
class DialerApplication {
  @Service
  @Validated
  static class Dialer {
    void dial(@Lawful Contact call) {}

    void transfer(@DialableNumber String number) {}
  }

  @RestController
  static class Calls {
    private final Compliance compliance;
    private final Dialer dialer;

    Calls(Compliance compliance, Dialer dialer) {
      this.compliance = compliance;
      this.dialer = dialer;
    }

    private static Contact call(String number, String at) {
      PhoneNumber to = PhoneNumber.parse(number);
      return Contact.callTo(to)
          .to(Called.builder().number(to).subscriber(Subscriber.CONSUMER).build())
          .at(Instant.parse(at))
          .purpose(ContactPurpose.TELEMARKETING)
          .build();
    }

    @GetMapping(path = "/verdict", produces = "application/json")
    String verdict(@RequestParam String number, @RequestParam String at) {
      Contact call = call(number, at);
      return VerdictJson.write(call, compliance.check(call));
    }

    @PostMapping("/check")
    Verdict check(@RequestBody Contact call) {
      return compliance.check(call);
    }

    @GetMapping("/region")
    String region(@RequestParam PhoneNumber number) {
      return number.masked();
    }

    @PostMapping("/dial")
    String dial(@RequestParam String number, @RequestParam String at) {
      dialer.dial(call(number, at));
      return "ringing";
    }

    @PostMapping("/transfer")
    String transfer(@RequestParam String number) {
      dialer.transfer(number);
      return "transferred";
    }

    @ExceptionHandler
    @ResponseStatus(HttpStatus.UNPROCESSABLE_CONTENT)
    String refused(ConstraintViolationException refusal) {
      return refusal.getConstraintViolations().stream()
          .map(violation -> violation.getPropertyPath() + " " + violation.getMessage())
          .sorted()
          .collect(Collectors.joining("\n"));
    }
  }
}
