package io.lexicall.testkit;

import io.lexicall.Decision;
import io.lexicall.Finding;
import io.lexicall.Obligation;
import io.lexicall.Verdict;
import io.lexicall.facts.Fact;
import io.lexicall.facts.FactType;
import io.lexicall.time.Due;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.assertj.core.api.AbstractAssert;
import org.jspecify.annotations.Nullable;

/**
 * Assertions on a verdict that read as a sentence; begin with {@link
 * LexicallAssertions#assertThat}. Not thread-safe.
 *
 * @since 0.1
 */
public final class VerdictAssert extends AbstractAssert<VerdictAssert, Verdict> {
  /** The rule named last, to which {@link #until}, {@link #citing} and {@link #curedBy} refer. */
  private @Nullable Finding last;

  VerdictAssert(Verdict verdict) {
    super(verdict, VerdictAssert.class);
  }

  /** Asserts that the verdict is a permit. */
  public VerdictAssert permits() {
    return comesTo(Decision.PERMIT);
  }

  /** Asserts that the verdict is a denial, by any rule. */
  public VerdictAssert denies() {
    return comesTo(Decision.DENY);
  }

  /** Asserts that the verdict is a denial, and that this rule denies. */
  public VerdictAssert denies(String rule) {
    comesTo(Decision.DENY);
    last =
        actual.findings().stream()
            .filter(each -> each.outcome() == Decision.DENY && each.rule().id().equals(rule))
            .findFirst()
            .orElseThrow(() -> failed("a denial by " + rule));
    return this;
  }

  /** Asserts that the verdict is indeterminate. */
  public VerdictAssert isUndecided() {
    return comesTo(Decision.INDETERMINATE);
  }

  /**
   * Asserts that the verdict is indeterminate, and that these facts are named as missing, by their
   * paths. A list ({@code lists}) matches any of its entries ({@code lists[state-dnc US-TX]}).
   */
  public VerdictAssert isUndecidedFor(String... paths) {
    comesTo(Decision.INDETERMINATE);
    List<String> missing =
        actual.findings().stream()
            .flatMap(each -> each.missing().stream())
            .map(Fact::path)
            .distinct()
            .sorted()
            .toList();
    for (String path : paths) {
      if (missing.stream().noneMatch(came -> came.equals(path) || came.startsWith(path + "["))) {
        throw failed("%s among the missing facts %s".formatted(path, missing));
      }
    }
    return this;
  }

  /**
   * Asserts that the rule named last denies until an instant, RFC 3339; if none was named, that the
   * verdict does.
   */
  public VerdictAssert until(String instant) {
    Optional<Instant> came =
        last != null
            ? last.permittedFrom()
            : actual instanceof Verdict.Denial denial ? denial.permittedFrom() : Optional.empty();
    if (!came.equals(Optional.of(Instant.parse(instant)))) {
      throw failed(
          "%s denied until %s, but %s"
              .formatted(
                  last == null ? "it is" : last.rule().id() + " has",
                  instant,
                  came.map(end -> "it was until " + end).orElse("there is no such end")));
    }
    return this;
  }

  /** Asserts that time does not cure the denial of the rule named last, or of the verdict. */
  public VerdictAssert forGood() {
    Optional<Instant> came =
        last != null
            ? last.permittedFrom()
            : actual instanceof Verdict.Denial denial ? denial.permittedFrom() : Optional.empty();
    if (came.isPresent()) {
      throw failed("a denial for good, but it ends at " + came.get());
    }
    return this;
  }

  /**
   * Asserts that the rule named last, or any rule if none was named, cites a provision that begins
   * with this text.
   */
  public VerdictAssert citing(String citation) {
    Stream<String> citations =
        last != null
            ? Stream.of(last.citation())
            : Stream.concat(
                actual.findings().stream().map(Finding::citation),
                actual.obligations().stream().map(Obligation::citation));
    List<String> came = citations.distinct().toList();
    if (came.stream().noneMatch(each -> each.startsWith(citation))) {
      throw failed("%s cited, but cited is %s".formatted(citation, came));
    }
    return this;
  }

  /** Asserts that this remedy would cure the denial of the rule named last. */
  public VerdictAssert curedBy(String remedy) {
    List<String> came =
        last != null
            ? last.remedies()
            : actual.findings().stream().flatMap(each -> each.remedies().stream()).toList();
    if (!came.contains(remedy)) {
      throw failed("%s among the remedies %s".formatted(remedy, came));
    }
    return this;
  }

  /** Asserts that these obligations are owed; there may be more. */
  public VerdictAssert owing(String... obligations) {
    List<String> came = owed();
    for (String obligation : obligations) {
      if (!came.contains(obligation)) {
        throw failed("%s among the obligations %s".formatted(obligation, came));
      }
    }
    return this;
  }

  /** Asserts that an obligation is owed by the end of a day. */
  public VerdictAssert owingBy(String obligation, String date) {
    owing(obligation);
    List<Due> came =
        actual.obligations().stream()
            .filter(each -> each.duty().name().equals(obligation))
            .flatMap(each -> each.duty().due().stream())
            .toList();
    LocalDate wanted = LocalDate.parse(date);
    if (came.stream().noneMatch(due -> due.date().equals(Optional.of(wanted)))) {
      throw failed("%s by %s, but it is due %s".formatted(obligation, date, came));
    }
    return this;
  }

  /** Asserts that these obligations are not owed. */
  public VerdictAssert notOwing(String... obligations) {
    List<String> came = owed();
    for (String obligation : obligations) {
      if (came.contains(obligation)) {
        throw failed("no %s among the obligations %s".formatted(obligation, came));
      }
    }
    return this;
  }

  /** Asserts that nothing is owed. */
  public VerdictAssert owingNothing() {
    if (!actual.obligations().isEmpty()) {
      throw failed("no obligation, but there are " + owed());
    }
    return this;
  }

  /** Asserts that this rule neither denied nor was indeterminate, nor gave an obligation. */
  public VerdictAssert doesNotMention(String rule) {
    boolean mentioned =
        Stream.concat(
                actual.findings().stream().map(each -> each.rule().id()),
                actual.obligations().stream().map(each -> each.rule().id()))
            .anyMatch(rule::equals);
    if (mentioned) {
      throw failed("nothing of " + rule);
    }
    return this;
  }

  private VerdictAssert comesTo(Decision decision) {
    isNotNull();
    if (actual.decision() != decision) {
      throw failed("the decision " + FactType.code(decision));
    }
    return this;
  }

  private List<String> owed() {
    return actual.obligations().stream().map(each -> each.duty().name()).distinct().toList();
  }

  private AssertionError failed(String expected) {
    List<String> lines = new ArrayList<>();
    actual.obligations().forEach(each -> lines.add("  owed: " + each));
    return failure(
        "Expected %s, but the verdict is:%n%s%n%s", expected, actual, String.join("\n", lines));
  }
}
