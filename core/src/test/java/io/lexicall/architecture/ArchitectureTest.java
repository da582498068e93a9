package io.lexicall.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.MethodCallTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.io.IOException;
import java.io.InputStream;
import java.lang.module.ModuleDescriptor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The checks of the test kit's {@code ArchitectureChecks}, in the same words. The test kit is built
 * after this module, which therefore cannot extend them: change all copies together.
 */
class ArchitectureTest {
  private static final Path MAIN = Path.of("target", "classes");
  private static final ModuleDescriptor MODULE = readModule();
  private static final JavaClasses CLASSES = new ClassFileImporter().importPath(MAIN);

  /** Each package is a slice, the module's root package too. */
  private static final SliceAssignment PACKAGE =
      new SliceAssignment() {
        @Override
        public SliceIdentifier getIdentifierOf(JavaClass javaClass) {
          return SliceIdentifier.of(javaClass.getPackageName());
        }

        @Override
        public String getDescription() {
          return "packages";
        }
      };

  private static final Set<String> ASKS_THE_HOST =
      Set.of(
          "java.lang.System.currentTimeMillis",
          "java.lang.System.nanoTime",
          "java.time.ZoneId.systemDefault",
          "java.util.Locale.getDefault",
          "java.util.TimeZone.getDefault");

  /** A clock, {@code java.time.Clock} and the interface above it, or what reads one when made. */
  private static final DescribedPredicate<JavaClass> CLOCK =
      assignableTo("java.time.InstantSource")
          .or(assignableTo("java.util.Date"))
          .or(assignableTo("java.util.Calendar"))
          .as("are clocks");

  /** Times each check, for those who watch the engine; no rule and no verdict sees it. */
  private static Set<String> askingTheHost() {
    return Set.of("Checker");
  }

  @Test
  void packages_haveNoCycles() {
    slices().assignedFrom(PACKAGE).should().beFreeOfCycles().allowEmptyShould(true).check(CLASSES);
  }

  @Test
  void packages_beginWithTheModulesName() {
    classes()
        .that()
        .doNotHaveSimpleName("module-info")
        .should()
        .resideInAPackage(MODULE.name() + "..")
        .allowEmptyShould(true)
        .check(CLASSES);
  }

  /**
   * The moment and the zone are facts: a verdict must not depend on when and where it is computed.
   */
  @Test
  void classes_readNoClockAndNoDefaultOfTheHost() {
    asksNotTheHost(askingTheHost()).check(CLASSES);
  }

  /**
   * Returns the rule that only some classes may ask the host.
   *
   * @param allowed their names
   */
  static ArchRule asksNotTheHost(Set<String> allowed) {
    return noClasses()
        .that(
            DescribedPredicate.describe(
                "may not ask the host", each -> !allowed.contains(topLevel(each))))
        .should()
        .dependOnClassesThat(CLOCK)
        .orShould()
        .callMethodWhere(asksTheHost())
        .allowEmptyShould(true);
  }

  private static String topLevel(JavaClass nested) {
    return nested
        .getEnclosingClass()
        .map(ArchitectureTest::topLevel)
        .orElse(nested.getSimpleName());
  }

  @Test
  void classes_printNothing() {
    NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS.allowEmptyShould(true).check(CLASSES);
  }

  /** What a container wants of facts is the concern of modules of its own. */
  @Test
  void classes_knowNoContainer() {
    noClasses()
        .should()
        .dependOnClassesThat(resideInAnyPackage("jakarta..", "javax.."))
        .allowEmptyShould(true)
        .check(CLASSES);
  }

  /**
   * On the module path a provider is found by module-info, on the class path by META-INF/services:
   * both must agree.
   */
  @Test
  void providers_areTheSameOnBothPaths() throws IOException {
    Map<String, List<String>> onModulePath =
        MODULE.provides().stream()
            .collect(
                toMap(
                    ModuleDescriptor.Provides::service,
                    provides -> provides.providers().stream().sorted().toList()));
    assertThat(servicesOnClassPath()).isEqualTo(onModulePath);
  }

  private static DescribedPredicate<JavaMethodCall> asksTheHost() {
    return DescribedPredicate.describe(
        "asks the host for its time, zone or locale",
        call -> {
          MethodCallTarget target = call.getTarget();
          String owner = target.getOwner().getName();
          boolean now = owner.startsWith("java.time.") && target.getName().equals("now");
          return now || ASKS_THE_HOST.contains(owner + "." + target.getName());
        });
  }

  private static Map<String, List<String>> servicesOnClassPath() throws IOException {
    Path services = MAIN.resolve("META-INF").resolve("services");
    Map<String, List<String>> providers = new TreeMap<>();
    if (Files.isDirectory(services)) {
      try (Stream<Path> files = Files.list(services)) {
        for (Path file : files.toList()) {
          providers.put(
              file.getFileName().toString(),
              Files.readAllLines(file).stream()
                  .map(line -> line.replaceFirst("#.*", "").strip())
                  .filter(line -> !line.isEmpty())
                  .sorted()
                  .toList());
        }
      }
    }
    return providers;
  }

  private static ModuleDescriptor readModule() {
    try (InputStream in = Files.newInputStream(MAIN.resolve("module-info.class"))) {
      return ModuleDescriptor.read(in);
    } catch (IOException e) {
      throw new IllegalStateException("no readable module-info in " + MAIN.toAbsolutePath(), e);
    }
  }
}
