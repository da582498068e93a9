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
import org.junit.jupiter.api.Test;

/**
 * Holds the public types and methods of core to a list that is committed, so that none becomes
 * public unnoticed: what is public is kept for ever.
 */
class PublicFaceTest {
  private static final Committed FACE =
      Committed.file("conformance/src/test/resources/public-face.txt", PublicFaceTest.class);

  private static final Set<String> OF_ALL = Set.of("equals", "hashCode", "toString");

  /** Public methods and constructors of core besides those that set one fact in a builder. */
  private static final int MOST = 700;

  @Test
  void publicTypes_areThoseOfTheCommittedList() throws IOException, URISyntaxException {
    FACE.holds(
        face().stream().map(Type::line).toList(),
        "These were public and have gone or changed. If it is meant, write the list anew and say so under Breaking in"
            + " CHANGELOG.md:",
        "These are public now, and are kept from the first release on. Hide what rule authors and hosts do not need:");
  }

  @Test
  void publicMethods_areFew() throws IOException, URISyntaxException {
    long count =
        face().stream()
            .filter(type -> !type.name.endsWith(".Builder"))
            .mapToLong(type -> type.methods.size())
            .sum();

    assertThat(count).isBetween(100L, (long) MOST);
  }

  private record Type(String name, List<String> methods) {
    String line() {
      return name + ": " + String.join(" ", methods);
    }
  }

  private static List<Type> face() throws IOException, URISyntaxException {
    Path classes =
        Path.of(Compliance.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    ModuleReference core = ModuleFinder.of(classes).find("io.lexicall").orElseThrow();
    Set<String> exported = new TreeSet<>();
    for (ModuleDescriptor.Exports exports : core.descriptor().exports()) {
      if (!exports.isQualified()) {
        exported.add(exports.source());
      }
    }
    List<Type> face = new ArrayList<>();
    try (ModuleReader reader = core.open();
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
    List<String> methods = new ArrayList<>();
    Stream.of(type.getDeclaredConstructors())
        .filter(each -> Modifier.isPublic(each.getModifiers()))
        .forEach(each -> methods.add("new" + parameters(each)));
    for (Method method : type.getDeclaredMethods()) {
      boolean ofEnums = type.isEnum() && Set.of("values", "valueOf").contains(method.getName());
      if (Modifier.isPublic(method.getModifiers())
          && !method.isSynthetic()
          && !ofEnums
          && !OF_ALL.contains(method.getName())) {
        methods.add(method.getName() + parameters(method));
      }
    }
    methods.sort(null);
    face.add(new Type(type.getCanonicalName(), methods));
  }

  private static String parameters(Executable method) {
    List<String> names = new ArrayList<>();
    for (Class<?> parameter : method.getParameterTypes()) {
      names.add(parameter.getSimpleName());
    }
    return "(" + String.join(",", names) + ")";
  }
}
