package io.lexicall.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.lexicall.Compliance;
import java.io.IOException;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReader;
import java.lang.module.ModuleReference;
import java.lang.reflect.Executable;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Holds the public types and methods of core, and what authors of subclasses see, to a list that is
 * committed, so that none becomes public unnoticed: what is public is kept for ever.
 */
class PublicFaceTest {
  private static final Committed FACE =
      Committed.file("conformance/src/test/resources/public-face.txt", PublicFaceTest.class);

  /** Marks what only authors of subclasses see. */
  private static final String FOR_SUBCLASSES = "protected:";

  private static final Set<String> OF_ALL = Set.of("equals", "hashCode", "toString");

  /** Public methods and constructors of core besides those that set one fact in a builder. */
  private static final int MOST = 590;

  /** The same with the builders: the face as a whole. */
  private static final int MOST_WITH_BUILDERS = 909;

  @Test
  void publicTypes_areThoseOfTheCommittedList() throws IOException, URISyntaxException {
    FACE.holds(
        face().stream().map(Type::line).toList(),
        "These were public and have gone or changed. If it is meant, write the list anew and say so"
            + " under Breaking in CHANGELOG.md:",
        "These are public now, and are kept from the first release on. Hide what rule authors and"
            + " hosts do not need:");
  }

  @Test
  void publicMethods_areFew() throws IOException, URISyntaxException {
    List<Type> face = face();
    long all = methods(face.stream());
    long ofOthers = methods(face.stream().filter(type -> !type.name.endsWith(".Builder")));

    assertThat(ofOthers).as("besides builders").isBetween(100L, (long) MOST);
    assertThat(all).as("with builders").isBetween(ofOthers + 100, (long) MOST_WITH_BUILDERS);
  }

  private static long methods(Stream<Type> types) {
    return types.flatMap(type -> type.methods.stream()).filter(PublicFaceTest::isPublic).count();
  }

  private static boolean isPublic(String method) {
    return !method.startsWith(FOR_SUBCLASSES);
  }

  /** What is asked of conditions is for the contract kit, which may lie in no module. */
  private static final Set<String> FOR_THE_CONTRACT_KIT =
      Set.of("io.lexicall.engine.term", "io.lexicall.engine.trait");

  /** A host sees nothing of the engine. */
  @Test
  void engine_isNotExported_butForTheContractKit() throws URISyntaxException {
    Set<String> ofEngine = new TreeSet<>();
    for (ModuleDescriptor.Exports exports : core().descriptor().exports()) {
      if (exports.source().startsWith("io.lexicall.engine")) {
        ofEngine.add(exports.source());
      }
    }
    assertThat(ofEngine).isEqualTo(FOR_THE_CONTRACT_KIT);
    assertThat(core().descriptor().packages()).contains("io.lexicall.engine");
    assertThat(exported()).contains("io.lexicall").noneMatch(name -> name.contains("engine"));
  }

  private record Type(String name, List<String> methods) {
    String line() {
      return name + ": " + String.join(" ", methods);
    }
  }

  private static ModuleReference core() throws URISyntaxException {
    Path classes =
        Path.of(Compliance.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    return ModuleFinder.of(classes).find("io.lexicall").orElseThrow();
  }

  private static Set<String> exported() throws URISyntaxException {
    Set<String> exported = new TreeSet<>();
    for (ModuleDescriptor.Exports exports : core().descriptor().exports()) {
      if (!exports.isQualified() && !FOR_THE_CONTRACT_KIT.contains(exports.source())) {
        exported.add(exports.source());
      }
    }
    return exported;
  }

  private static List<Type> face() throws IOException, URISyntaxException {
    Set<String> exported = exported();
    List<Type> face = new ArrayList<>();
    try (ModuleReader reader = core().open();
        Stream<String> entries = reader.list()) {
      for (String entry : entries.sorted().toList()) {
        int slash = entry.lastIndexOf('/');
        if (slash > 0
            && entry.endsWith(".class")
            && !entry.endsWith("-info.class")
            && exported.contains(entry.substring(0, slash).replace('/', '.'))) {
          addType(entry.substring(0, entry.length() - ".class".length()).replace('/', '.'), face);
        }
      }
    }
    return face;
  }

  private static void addType(String name, List<Type> face) {
    Class<?> type;
    try {
      type = Class.forName(name, false, Compliance.class.getClassLoader());
    } catch (ClassNotFoundException gone) {
      throw new AssertionError(gone);
    }
    for (Class<?> outer = type; outer != null; outer = outer.getDeclaringClass()) {
      if (!Modifier.isPublic(outer.getModifiers()) || outer.isAnonymousClass()) {
        return;
      }
    }
    Set<String> methods = new TreeSet<>();
    Stream.of(type.getDeclaredConstructors())
        .filter(each -> Modifier.isPublic(each.getModifiers()))
        .forEach(each -> methods.add("new" + parameters(each)));
    // What a base in a hidden package declares is seen in its subclass.
    for (Class<?> each = type; each == type || isHidden(each); each = each.getSuperclass()) {
      addMethods(each, canBeExtended(type), methods);
    }
    face.add(new Type(type.getCanonicalName(), List.copyOf(methods)));
  }

  private static boolean isHidden(@Nullable Class<?> type) {
    return type != null && type.getPackageName().startsWith("io.lexicall.engine");
  }

  private static void addMethods(Class<?> type, boolean forSubclasses, Set<String> methods) {
    for (Method method : type.getDeclaredMethods()) {
      boolean ofEnums = type.isEnum() && Set.of("values", "valueOf").contains(method.getName());
      if (method.isSynthetic() || ofEnums || OF_ALL.contains(method.getName())) {
        continue;
      }
      if (Modifier.isPublic(method.getModifiers())) {
        methods.add(method.getName() + parameters(method));
      } else if (Modifier.isProtected(method.getModifiers()) && forSubclasses) {
        methods.add(FOR_SUBCLASSES + method.getName() + parameters(method));
      }
    }
  }

  private static boolean canBeExtended(Class<?> type) {
    return !Modifier.isFinal(type.getModifiers())
        && Stream.of(type.getDeclaredConstructors())
            .anyMatch(each -> (each.getModifiers() & (Modifier.PUBLIC | Modifier.PROTECTED)) != 0);
  }

  private static String parameters(Executable method) {
    List<String> names = new ArrayList<>();
    for (Class<?> parameter : method.getParameterTypes()) {
      names.add(parameter.getSimpleName());
    }
    return "(" + String.join(",", names) + ")";
  }
}
