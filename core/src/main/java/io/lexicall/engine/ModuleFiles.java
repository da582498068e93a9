package io.lexicall.engine;

import static java.util.Objects.requireNonNull;

import io.lexicall.rule.RuleModule;
import java.io.IOException;
import java.io.InputStream;
import java.lang.module.ModuleReader;
import java.lang.module.ResolvedModule;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The files from which a module was loaded: the tables and classes in the package of its class and
 * below.
 *
 * <p>The names come from the location of its class, the bytes from its class loader. So a table of
 * the same name in an earlier jar of the class path is detected. In a named module both come from
 * the module, including patches.
 */
final class ModuleFiles {
  /** The class whose package is the first of this library; not a rule module. */
  private static final String CORE = "io.lexicall.Compliance";

  /**
   * The packages of the engine itself. In the one-file tool the packages of all modules are in the
   * same folder.
   */
  static final List<String> OF_CORE =
      List.of("engine", "facts", "internal", "law", "number", "place", "rule", "source", "time");

  /** Computed once for each class, since its files do not change and many engines use it. */
  private static final ClassValue<byte[]> DIGESTS =
      new ClassValue<>() {
        @Override
        protected byte[] computeValue(Class<?> type) {
          return read(type);
        }
      };

  private ModuleFiles() {}

  /**
   * Returns a digest of names and bytes; of nothing if the runtime has no files, as in a native
   * image.
   */
  static byte[] digest(Class<?> type) {
    return DIGESTS.get(type).clone();
  }

  /** Returns whether the runtime has files, unlike a native image. */
  static boolean areKnown(Class<?> type) {
    return !Arrays.equals(DIGESTS.get(type), LawDigest.sha256().digest());
  }

  /**
   * Refuses two modules of one package that come from two places and have a file of one name: both
   * would read that of the first place.
   */
  static void refuseShared(List<RuleModule> modules) {
    List<Class<?>> types = new ArrayList<>();
    for (RuleModule module : modules) {
      Class<?> type = module.getClass();
      for (Class<?> other : types) {
        if (other.getPackageName().equals(type.getPackageName())) {
          refuseShared(other, type);
        }
      }
      types.add(type);
    }
  }

  private static void refuseShared(Class<?> one, Class<?> other) {
    URL first = placeOf(one);
    URL second = placeOf(other);
    if (first == null
        || second == null
        || one.getModule().isNamed() // the packages of named modules differ
        || other.getModule().isNamed()
        || first.toExternalForm().equals(second.toExternalForm())
        || !(sees(one, other) || sees(other, one))) {
      return;
    }
    Set<String> shared;
    try {
      shared = belonging(namesBeside(one), one);
      shared.retainAll(belonging(namesBeside(other), other));
    } catch (IOException unreadable) {
      throw new IllegalStateException(
          "The files of the modules %s and %s cannot be read: %s"
              .formatted(one.getName(), other.getName(), unreadable),
          unreadable);
    }
    if (!shared.isEmpty()) {
      throw new IllegalStateException(
          "The rule modules %s of %s and %s of %s both have %s, and one would read that of the other; give each a package of its own"
              .formatted(one.getName(), first, other.getName(), second, shared.iterator().next()));
    }
  }

  /** Returns whether a class loader asks that of another class too. */
  private static boolean sees(Class<?> one, Class<?> other) {
    for (ClassLoader each = one.getClassLoader(); each != null; each = each.getParent()) {
      if (each == other.getClassLoader()) {
        return true;
      }
    }
    return false;
  }

  private static byte[] read(Class<?> type) {
    MessageDigest digest = LawDigest.sha256();
    try {
      ResolvedModule module = resolved(type);
      if (module != null) {
        try (ModuleReader reader = module.reference().open();
            Stream<String> names = reader.list()) {
          for (String name : belonging(names.toList(), type)) {
            Optional<InputStream> in = reader.open(name);
            if (in.isPresent()) {
              add(name, in.get(), digest);
            }
          }
        }
      } else {
        Path source = sourceFile(type);
        if (source != null) {
          add(source.getFileName().toString(), Files.newInputStream(source), digest);
        }
        for (String name : belonging(namesBeside(type), type)) {
          InputStream in = opened(name, type);
          if (in == null) {
            throw new IOException(name + " exists, but its class loader no longer returns it");
          }
          add(name, in, digest);
        }
      }
    } catch (IOException | UnsupportedOperationException unreadable) {
      throw new IllegalStateException(
          "The files of the module of %s cannot be read, so it is unknown which law it holds: %s"
              .formatted(type.getName(), unreadable),
          unreadable);
    }
    return digest.digest();
  }

  /**
   * Opens a file of a module that has no name, as its class loader returns it.
   *
   * <p>A class loader asks its parents first. The only parents of an application's class loader are
   * those of the JDK. They have only classes of their own packages, and searching all their modules
   * for a class takes longer than reading the class.
   */
  private static @Nullable InputStream opened(String name, Class<?> type) throws IOException {
    ClassLoader loader = requireNonNull(type.getClassLoader(), "a class with files has a loader");
    return name.endsWith(".class")
            && loader == ClassLoader.getSystemClassLoader()
            && loader.getParent() == ClassLoader.getPlatformClassLoader()
        ? type.getModule().getResourceAsStream(name)
        : loader.getResourceAsStream(name);
  }

  private static @Nullable ResolvedModule resolved(Class<?> type) {
    Module module = type.getModule();
    ModuleLayer layer = module.getLayer();
    return module.isNamed() && layer != null
        ? layer.configuration().findModule(module.getName()).orElse(null)
        : null;
  }

  /** Sorted, so that the order in a jar does not matter. */
  private static Set<String> belonging(List<String> names, Class<?> type) {
    String folder = type.getPackageName().isEmpty() ? "" : folderOf(type);
    boolean core = type.getName().equals(CORE);
    TreeSet<String> belonging = new TreeSet<>();
    for (String name : names) {
      if (name.startsWith(folder)
          && (!folder.isEmpty() || name.indexOf('/') < 0)
          && (name.endsWith(".class") || name.endsWith(".csv"))
          && (!core || isOfCore(name.substring(folder.length())))) {
        belonging.add(name);
      }
    }
    return belonging;
  }

  private static String folderOf(Class<?> type) {
    return type.getPackageName().replace('.', '/') + '/';
  }

  private static boolean isOfCore(String name) {
    int slash = name.indexOf('/');
    return slash < 0 || OF_CORE.contains(name.substring(0, slash));
  }

  private static void add(String name, InputStream in, MessageDigest digest) throws IOException {
    try (in) {
      byte[] bytes = in.readAllBytes();
      digest.update((name + ' ' + bytes.length + '\n').getBytes(StandardCharsets.UTF_8));
      digest.update(bytes);
    }
  }

  /** Some class loaders name files with what a URI must escape, such as blanks. */
  private static Path path(URL place) {
    try {
      return Path.of(place.toURI());
    } catch (URISyntaxException unescaped) {
      return Path.of(place.getPath());
    }
  }

  private static @Nullable URL placeOf(Class<?> type) {
    CodeSource source = type.getProtectionDomain().getCodeSource();
    return source == null ? null : source.getLocation();
  }

  /** Returns from where a class was loaded, if that is known. */
  static Optional<String> place(Class<?> type) {
    return Optional.ofNullable(placeOf(type)).map(URL::toExternalForm);
  }

  /** Returns the file of a program that {@code java House.java} compiled in memory, or null. */
  private static @Nullable Path sourceFile(Class<?> type) {
    URL place = placeOf(type);
    return place != null
            && place.getProtocol().equals("file")
            && place.getPath().endsWith(".java")
            && Files.isRegularFile(path(place))
        ? path(place)
        : null;
  }

  private static List<String> namesBeside(Class<?> type) throws IOException {
    URL place = placeOf(type);
    if (place == null || sourceFile(type) != null) {
      return List.of();
    }
    if (place.getProtocol().equals("file")) {
      Path path = path(place);
      if (Files.isDirectory(path)) {
        try (Stream<Path> files = Files.walk(path)) {
          return files
              .filter(Files::isRegularFile)
              .map(file -> path.relativize(file).toString().replace('\\', '/'))
              .toList();
        }
      }
      try (JarFile jar = new JarFile(path.toFile())) {
        return jar.stream().map(JarEntry::getName).toList();
      }
    }
    // A jar within a jar: its loader knows how to open it.
    URLConnection connection = place.openConnection();
    connection.setUseCaches(false); // a jar that others read too must not be closed
    if (connection instanceof JarURLConnection nested) {
      try (JarFile jar = nested.getJarFile()) {
        return jar.stream().map(JarEntry::getName).toList();
      }
    }
    return List.of();
  }
}
