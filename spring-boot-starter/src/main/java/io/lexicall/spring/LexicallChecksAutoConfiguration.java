package io.lexicall.spring;

import io.lexicall.Compliance;
import io.lexicall.Verdict;
import io.lexicall.facts.Activity;
import io.lexicall.facts.InvalidFactsException;
import io.lexicall.journal.Journal;
import io.lexicall.json.ActivityJson;
import io.lexicall.json.JsonLines;
import io.lexicall.json.VerdictJson;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.http.InvalidMediaTypeException;
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
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  /** For Spring. */
  public LexicallChecksAutoConfiguration() {}

  /** What verdicts are written down in before they are answered. */
  interface DecisionRecord {
    /** Returns whether nothing can be written down now. */
    boolean isFailing();

    /** Waits until all that was judged is written down; returns false if it is not in time. */
    boolean await();
  }

  /** The journal, where lexicall-journal is there. */
  @Configuration(proxyBeanMethods = false)
  @ConditionalOnClass(Journal.class)
  static class JournalConfiguration {
    @Bean
    DecisionRecord lexicallRecord(ObjectProvider<Journal> journals) {
      return new JournalRecord(journals);
    }
  }

  @Bean
  RouterFunction<ServerResponse> lexicallChecks(
      Compliance compliance, LexicallProperties properties, ObjectProvider<DecisionRecord> record) {
    return RouterFunctions.route()
        .POST(
            properties.checks().pathOrNone(),
            request -> answer(compliance, record.getIfAvailable(), request))
        .build();
  }

  private static ServerResponse answer(
      Compliance compliance, @Nullable DecisionRecord record, ServerRequest request)
      throws IOException, ServletException {
    if (!isJson(request.servletRequest().getContentType())) {
      return problem(
          HttpStatus.UNSUPPORTED_MEDIA_TYPE, "Content-Type is to be application/json, in UTF-8");
    }
    if (record != null && record.isFailing()) {
      return notRecorded();
    }
    byte[] body =
        request.servletRequest().getInputStream().readNBytes(JsonLines.DEFAULT_MOST_BYTES + 1);
    if (body.length > JsonLines.DEFAULT_MOST_BYTES) {
      return problem(HttpStatus.valueOf(413), FactsText.TOO_LARGE);
    }
    try {
      Activity<?> activity = ActivityJson.read(text(body));
      Verdict verdict = compliance.check(activity);
      return record == null || record.await()
          ? ServerResponse.ok()
              .contentType(MediaType.APPLICATION_JSON)
              .body(VerdictJson.write(activity, verdict))
          : notRecorded();
    } catch (CharacterCodingException notUtf8) {
      return problem(HttpStatus.BAD_REQUEST, "The body is not UTF-8");
    } catch (InvalidFactsException wrong) {
      return problem(HttpStatus.valueOf(422), String.valueOf(wrong.getMessage()));
    }
  }

  /** Another page in a browser can send other types without asking first. */
  private static boolean isJson(@Nullable String contentType) {
    try {
      MediaType type = MediaType.parseMediaType(contentType == null ? "" : contentType);
      Charset charset = type.getCharset();
      return type.equalsTypeAndSubtype(MediaType.APPLICATION_JSON)
          && (charset == null || charset.equals(StandardCharsets.UTF_8));
    } catch (InvalidMediaTypeException none) {
      return false;
    }
  }

  /** A name in which a replacement character stands for a malformed one would be another name. */
  private static String text(byte[] body) throws CharacterCodingException {
    String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
    return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
  }

  private static ServerResponse notRecorded() {
    HttpStatus status = HttpStatus.SERVICE_UNAVAILABLE;
    return ServerResponse.status(status)
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .header("Retry-After", "1")
        .body(
            ProblemDetail.forStatusAndDetail(
                status, "The journal cannot be written; no answer is no permit"));
  }

  private static ServerResponse problem(HttpStatus status, String detail) {
    return ServerResponse.status(status)
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .body(ProblemDetail.forStatusAndDetail(status, detail));
  }
}
