package io.lexicall.testkit;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.lexicall.Compliance;
import io.lexicall.Explanation;
import io.lexicall.facts.Activity;
import io.lexicall.facts.FactType;
import io.lexicall.facts.Profile;
import io.lexicall.json.cases.Case;
import io.lexicall.json.cases.CaseResult;
import io.lexicall.json.cases.CaseRunner;
import io.lexicall.json.cases.Cases;
import io.lexicall.json.cases.Difference;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.opentest4j.AssertionFailedError;

/**
 * Case files as JUnit tests: one test for each case, with the name of the case and a link to its
 * line.
 *
 * <pre>{@code
 * @TestFactory
 * Stream<DynamicTest> cases() {
 *   return CaseTests.of(Compliance.builder().module(new AcmeRules()).build(), "acme/cases.jsonl");
 * }
 * }</pre>
 *
 * <p>A file without cases fails, and so does an invalid line.
 *
 * @since 0.1
 */
public final class CaseTests {
  private static final Pattern RULE_ID = Pattern.compile("[a-z0-9-]+\\.[a-z0-9-]+");

  private CaseTests() {}

  /**
   * Returns the tests of a case file whose cases state no profile.
   *
   * @param resource on the class path, such as {@code acme/cases.jsonl}
   * @throws IllegalArgumentException if there is no such resource, or no case in it
   */
  public static Stream<DynamicTest> of(Compliance engine, String resource) {
    requireNonNull(engine, "engine");
    return of(
        profile -> {
          if (!profile.equals(Profile.EMPTY)) {
            throw new IllegalStateException(
                "The case states a profile: give CaseTests.of a function that builds the engine");
          }
          return engine;
        },
        resource);
  }

  /**
   * Returns the tests of a case file.
   *
   * @param engines builds the engine for a host with that profile
   * @param resource on the class path, such as {@code acme/cases.jsonl}
   * @throws IllegalArgumentException if there is no such resource, or no case in it
   */
  public static Stream<DynamicTest> of(Function<Profile, Compliance> engines, String resource) {
    CaseRunner runner = new CaseRunner(engines);
    return read(resource).stream().map(each -> test(runner, engines, each, resource));
  }

  /**
   * Returns the activities of a case file, as examples for {@link RuleModuleContract#examples}.
   *
   * @param resource on the class path
   * @throws IllegalArgumentException if there is no such resource, or no case in it
   */
  public static List<Activity<?>> activities(String resource) {
    List<Activity<?>> activities = new ArrayList<>();
    read(resource).forEach(each -> each.activity().ifPresent(activities::add));
    return List.copyOf(activities);
  }

  private static List<Case> read(String resource) {
    String path = resource.startsWith("/") ? resource.substring(1) : resource;
    try (InputStream in = loader().getResourceAsStream(path)) {
      if (in == null) {
        throw new IllegalArgumentException("There is no resource " + path + " on the class path");
      }
      List<Case> cases = Cases.read(in, path.substring(path.lastIndexOf('/') + 1));
      if (cases.isEmpty()) {
        throw new IllegalArgumentException("The resource " + path + " holds no case");
      }
      return cases;
    } catch (IOException failure) {
      throw new UncheckedIOException("The resource " + path + " cannot be read", failure);
    }
  }

  private static ClassLoader loader() {
    ClassLoader context = Thread.currentThread().getContextClassLoader();
    return context == null ? ClassLoader.getSystemClassLoader() : context;
  }

  private static DynamicTest test(
      CaseRunner runner, Function<Profile, Compliance> engines, Case subject, String resource) {
    String path = resource.startsWith("/") ? resource : "/" + resource;
    String name = subject.name().isEmpty() ? "line " + subject.line() : subject.name();
    return dynamicTest(
        name,
        URI.create("classpath:" + path + "?line=" + subject.line()),
        () -> {
          CaseResult result = runner.run(subject);
          if (!result.passed()) {
            throw failure(engines, result);
          }
        });
  }

  private static AssertionFailedError failure(
      Function<Profile, Compliance> engines, CaseResult result) {
    Case subject = result.subject();
    StringBuilder expected = new StringBuilder();
    StringBuilder came = new StringBuilder();
    StringBuilder text = new StringBuilder(subject.toString());
    if (!subject.why().isEmpty()) {
      text.append("\n  why: ").append(subject.why());
    }
    for (Difference difference : result.differences()) {
      text.append("\n  ").append(difference);
      expected.append(difference.what()).append(": ").append(difference.expected()).append('\n');
      came.append(difference.what()).append(": ").append(difference.came()).append('\n');
    }
    result.verdict().ifPresent(verdict -> text.append("\n\n").append(verdict));
    subject
        .activity()
        .filter(activity -> result.verdict().isPresent())
        .ifPresent(activity -> explain(engines, subject, result, activity, text));
    return new AssertionFailedError(text.toString(), expected.toString(), came.toString());
  }

  /**
   * Adds the clauses of the rules that the differences name; if they name none that was considered,
   * such as those of an instant or of missing facts, of the rules that have a finding.
   */
  private static void explain(
      Function<Profile, Compliance> engines,
      Case subject,
      CaseResult result,
      Activity<?> activity,
      StringBuilder text) {
    Set<String> named = new HashSet<>();
    result
        .differences()
        .forEach(
            difference -> {
              addIds(difference.expected(), named);
              addIds(difference.came(), named);
            });
    Compliance engine = engines.apply(subject.profile().orElse(Profile.EMPTY));
    Explanation explanation =
        (subject.regulations().isEmpty() ? engine : engine.only(subject.regulations()))
            .explain(activity);
    List<Explanation.Considered> concerned = considered(explanation, named);
    if (concerned.isEmpty()) {
      Set<String> found = new HashSet<>();
      result
          .verdict()
          .ifPresent(verdict -> verdict.findings().forEach(each -> found.add(each.rule().id())));
      concerned = considered(explanation, found);
    }
    for (Explanation.Considered considered : concerned) {
      text.append("\n\n")
          .append(considered.rule().id())
          .append(considered.rule().variant().isEmpty() ? "" : " ")
          .append(considered.rule().variant())
          .append(": ")
          .append(FactType.code(considered.result()));
      for (Explanation.Clause clause : considered.clauses()) {
        text.append("\n  ")
            .append(FactType.code(clause.truth()))
            .append(": ")
            .append(clause.says());
      }
    }
  }

  /** Returns the rules with these ids that are in force there and then. */
  private static List<Explanation.Considered> considered(
      Explanation explanation, Set<String> rules) {
    return explanation.considered().stream()
        .filter(each -> rules.contains(each.rule().id()))
        .filter(each -> each.result() != Explanation.Result.ELSEWHERE)
        .filter(each -> each.result() != Explanation.Result.NOT_IN_FORCE)
        .toList();
  }

  /** Adds what may be the id of a rule; a path such as {@code to.lineType} holds such words too. */
  private static void addIds(String text, Set<String> ids) {
    Matcher matcher = RULE_ID.matcher(text);
    while (matcher.find()) {
      ids.add(matcher.group());
    }
  }
}
