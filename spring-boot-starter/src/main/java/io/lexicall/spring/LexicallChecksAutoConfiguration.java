package io.lexicall.spring;

import io.lexicall.Compliance;
import io.lexicall.facts.Activity;
import io.lexicall.facts.InvalidFactsException;
import io.lexicall.json.ActivityJson;
import io.lexicall.json.JsonLines;
import io.lexicall.json.VerdictJson;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * Answers checks over HTTP at the path that {@code lexicall.checks.path} names: facts as JSON in a
 * POST, a verdict as JSON in the answer. There is no such endpoint unless the path is set, and it
 * is only as protected as the host's security configuration makes that path.
 *
 * @since 0.1
 */
@AutoConfiguration(after = LexicallAutoConfiguration.class)
@ConditionalOnClass({RouterFunction.class, ServletException.class})
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnBean(Compliance.class)
@ConditionalOnProperty("lexicall.checks.path")
@SuppressWarnings("exports") // public only for Spring; not part of the API
public class LexicallChecksAutoConfiguration {
  /** For Spring. */
  public LexicallChecksAutoConfiguration() {}

  @Bean
  RouterFunction<ServerResponse> lexicallChecks(
      Compliance compliance, LexicallProperties properties) {
    return RouterFunctions.route()
        .POST(properties.checks().pathOrNone(), request -> answer(compliance, request))
        .build();
  }

  private static ServerResponse answer(Compliance compliance, ServerRequest request)
      throws IOException, ServletException {
    byte[] body =
        request.servletRequest().getInputStream().readNBytes(JsonLines.DEFAULT_MOST_BYTES + 1);
    if (body.length > JsonLines.DEFAULT_MOST_BYTES) {
      return problem(
          HttpStatus.valueOf(413), "The facts of one activity take at most 1 MiB of JSON");
    }
    try {
      Activity<?> activity = ActivityJson.read(text(body));
      return ServerResponse.ok()
          .contentType(MediaType.APPLICATION_JSON)
          .body(VerdictJson.write(activity, compliance.check(activity)));
    } catch (CharacterCodingException notUtf8) {
      return problem(HttpStatus.BAD_REQUEST, "The body is not UTF-8");
    } catch (InvalidFactsException wrong) {
      return problem(HttpStatus.valueOf(422), String.valueOf(wrong.getMessage()));
    }
  }

  /** A name in which a replacement character stands for a malformed one would be another name. */
  private static String text(byte[] body) throws CharacterCodingException {
    return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
  }

  private static ServerResponse problem(HttpStatus status, String detail) {
    return ServerResponse.status(status)
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .body(ProblemDetail.forStatusAndDetail(status, detail));
  }
}
