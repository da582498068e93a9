package io.lexicall.testkit;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.lexicall.facts.Activity;
import io.lexicall.json.cases.Cases;
import io.lexicall.rule.Rule;
import io.lexicall.rule.RuleInfo;
import io.lexicall.rule.RuleModule;
import io.lexicall.rule.Setting;
import io.lexicall.rule.Settings;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.opentest4j.AssertionFailedError;

/**
 * The contract that every rule of a module must keep, as JUnit tests: one container for each rule,
 * and in it one test for each {@link Check}.
 *
 * <pre>{@code
 * class AcmeRulesContractTest extends RuleModuleContract {
 *   @Override
 *   protected RuleModule module() {
 *     return new AcmeRules();
 *   }
 * }
 * }</pre>
 *
 * @since 0.1
 */
public abstract class RuleModuleContract {
  /**
   * Longer than a busy machine holds up a call; slow rules that do return are told by themselves.
   */
  private static final Duration LONGEST_CALL = Duration.ofSeconds(60);

  /** For subclasses. */
  protected RuleModuleContract() {}

  /** Returns the module to test. */
  protected abstract RuleModule module();

  /**
   * Returns the settings under which its rules are tested. Rules that have another card when one
   * setting of the module is turned are tested besides. Where a setting changes the conditions of a
   * rule and leaves its card as it is, a second test class with other settings tests it.
   */
  protected Settings settings() {
    return Settings.defaults();
  }

  /** Returns the words and figures that its rules compare with. */
  protected Hints hints() {
    return Hints.standard();
  }

  /**
   * Returns activities that are further starting points of the search for facts, such as those of
   * its cases.
   */
  protected List<? extends Activity<?>> examples() {
    return List.of();
  }

  /**
   * Returns the activities of case files, for {@link #examples}.
   *
   * @param resources the names of the files, relative to this class
   */
  protected final List<Activity<?>> activitiesOf(String... resources) {
    List<Activity<?>> activities = new ArrayList<>();
    for (String resource : resources) {
      try (InputStream in = getClass().getResourceAsStream(resource)) {
        if (in == null) {
          throw new IllegalArgumentException("There is no resource " + resource);
        }
        Cases.read(in, resource).forEach(each -> each.activity().ifPresent(activities::add));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return activities;
  }

  /** Returns the waivers: which checks its rules may fail, and why. */
  protected List<Waiver> waivers() {
    return List.of();
  }

  /**
   * Returns further waivers, which hold only for the rules that a turned setting brings. Such a
   * rule often has the id and the variant of one that is tested without it, which must keep the
   * check.
   */
  protected List<Waiver> waiversBehindSettings() {
    return List.of();
  }

  @TestFactory
  final Stream<DynamicNode> contract() {
    RuleModule module = module();
    List<Rule<?>> usual = List.copyOf(module.rules(settings()));
    List<Rule<?>> turned = behindSettings(module, usual);
    List<? extends Activity<?>> examples = examples();
    Hints hints = hints();
    List<Waiver> waivers = waivers();
    List<Waiver> further = waiversBehindSettings();
    List<DynamicNode> nodes = new ArrayList<>();
    nodes.add(
        dynamicTest(
            "the module's own card is complete",
            () -> card(module, usual, turned, waivers, further)));
    List<Tested> all = new ArrayList<>();
    usual.forEach(rule -> all.add(new Tested(rule, waivers)));
    List<Waiver> ofTurned = Stream.concat(waivers.stream(), further.stream()).toList();
    turned.forEach(rule -> all.add(new Tested(rule, ofTurned)));
    int processors = Runtime.getRuntime().availableProcessors();
    if (processors == 1) {
      // In the thread of the test, so that coverage tools assign it to the test.
      for (Tested each : all) {
        RuleContract<?> contract = contract(each.rule, hints, examples, each.waivers);
        nodes.add(container(each.rule, contract, contract::breach));
      }
    } else {
      ExecutorService threads =
          Executors.newFixedThreadPool(
              processors,
              task -> {
                Thread thread = new Thread(task, "contract");
                thread.setDaemon(true); // a rule that never returns does not keep the JVM
                return thread;
              });
      for (Tested each : all) {
        RuleContract<?> contract = contract(each.rule, hints, examples, each.waivers);
        nodes.add(begun(each.rule, contract, threads));
      }
      threads.shutdown(); // what was handed in is still done
    }
    return nodes.stream();
  }

  /**
   * Returns the rules that are tested: those under {@link #settings()}, and those that one turned
   * setting brings.
   */
  protected final List<Rule<?>> rules() {
    RuleModule module = module();
    List<Rule<?>> usual = List.copyOf(module.rules(settings()));
    return Stream.<Rule<?>>concat(usual.stream(), behindSettings(module, usual).stream()).toList();
  }

  /** Returns the rules that one turned setting brings, which have another card than the usual. */
  private List<Rule<?>> behindSettings(RuleModule module, List<Rule<?>> usual) {
    Settings settings = settings();
    List<Rule<?>> rules = new ArrayList<>();
    Set<RuleInfo> known = usual.stream().map(Rule::info).collect(Collectors.toSet());
    for (Setting setting : module.settings()) {
      for (Rule<?> rule : module.rules(settings.with(setting, !settings.isOn(setting)))) {
        if (known.add(rule.info())) {
          rules.add(rule);
        }
      }
    }
    return rules;
  }

  /** A rule with the waivers that hold for it, among others. */
  private record Tested(Rule<?> rule, List<Waiver> waivers) {}

  private static void card(
      RuleModule module,
      List<Rule<?>> usual,
      List<Rule<?>> turned,
      List<Waiver> waivers,
      List<Waiver> further) {
    List<RuleInfo> ofTurned = turned.stream().map(Rule::info).toList();
    List<RuleInfo> cards =
        Stream.concat(usual.stream().map(Rule::info), ofTurned.stream()).toList();
    List<Waiver> strays = Stream.concat(strays(waivers, cards), strays(further, ofTurned)).toList();
    assertAll(
        () -> assertTrue(module.name().matches("[a-z0-9]+(-[a-z0-9]+)*"), module.name()),
        () -> assertFalse(module.edition().isBlank(), "The edition of the law tables is blank"),
        () ->
            assertFalse(
                isOfTheFuture(module.edition()),
                () ->
                    "The edition is a day to come, so the law would never grow old: "
                        + module.edition()),
        () -> assertFalse(cards.isEmpty(), "The module has no rules"),
        () -> assertNotNull(module.penalties(), "The penalties are null"),
        () -> cards.forEach(card -> assertNotNull(module.book(card.id()), "A book is null")),
        () -> assertTrue(strays.isEmpty(), () -> "These waivers are for no rule: " + strays),
        () ->
            module
                .settings()
                .forEach(
                    setting ->
                        assertTrue(
                            setting.name().startsWith(module.name() + "."),
                            () -> setting.name() + " does not begin with the module's name")));
  }

  private static Stream<Waiver> strays(List<Waiver> waivers, List<RuleInfo> cards) {
    return waivers.stream().filter(waiver -> cards.stream().noneMatch(waiver::isFor));
  }

  /** A day later than today anywhere. Other texts than dates are no days. */
  private static boolean isOfTheFuture(String edition) {
    try {
      return LocalDate.parse(edition).isAfter(LocalDate.now(ZoneOffset.UTC).plusDays(1));
    } catch (DateTimeParseException noDate) {
      return false;
    }
  }

  private static <A extends Activity<A>> RuleContract<A> contract(
      Rule<A> rule, Hints hints, List<? extends Activity<?>> examples, List<Waiver> waivers) {
    return RuleContract.of(rule, hints).from(examples).waiving(waivers);
  }

  /** Begins to test a rule in the background, so that several rules are tested at once. */
  private static DynamicNode begun(
      Rule<?> rule, RuleContract<?> contract, ExecutorService threads) {
    Future<Map<Check, Breach>> breaches = threads.submit(() -> breaches(contract));
    return container(
        rule, contract, check -> Optional.ofNullable(await(breaches, rule, contract).get(check)));
  }

  private static Map<Check, Breach> await(
      Future<Map<Check, Breach>> breaches, Rule<?> rule, RuleContract<?> contract)
      throws InterruptedException, ExecutionException {
    while (true) {
      try {
        return breaches.get(1, TimeUnit.SECONDS);
      } catch (TimeoutException notYet) {
        if (contract.pending().compareTo(LONGEST_CALL) > 0) {
          throw new AssertionFailedError(
              rule
                  + ": one call has not returned for "
                  + contract.pending().toSeconds()
                  + " seconds");
        }
      }
    }
  }

  private static DynamicNode container(Rule<?> rule, RuleContract<?> contract, Tried tried) {
    return dynamicContainer(
        rule.toString(), Arrays.stream(Check.values()).map(check -> test(contract, check, tried)));
  }

  /** Tells how a rule broke a check, if it did. */
  private interface Tried {
    Optional<Breach> breach(Check check) throws InterruptedException, ExecutionException;
  }

  private static Map<Check, Breach> breaches(RuleContract<?> contract) {
    Map<Check, Breach> breaches = new EnumMap<>(Check.class);
    contract.breaches().forEach(breach -> breaches.put(breach.check(), breach));
    return breaches;
  }

  private static DynamicTest test(RuleContract<?> contract, Check check, Tried tried) {
    return dynamicTest(
        check.toString(),
        () -> {
          Optional<String> reason = contract.waived(check);
          Assumptions.assumeFalse(reason.isPresent(), () -> "Waived: " + reason.orElse(""));
          Optional<Breach> breach = tried.breach(check);
          if (breach.isPresent()) {
            throw new AssertionFailedError(breach.get().toString());
          }
        });
  }
}
