package io.lexicall.rule;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.URL;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds the modules of a class loader. The service loader ignores two faults of a class path, after
 * which rules are missing: a class that two places have, of which it takes the first, and a jar of
 * several others that kept only one of their service files.
 */
final class ModuleSearch {
  private static final String SERVICE = "META-INF/services/" + RuleModule.class.getName();

  /** The modules of this library: a name a line. Data, since the engine needs none of them. */
  private static final String OF_THIS_LIBRARY = "modules.txt";

  private ModuleSearch() {}

  static List<RuleModule> modules(ClassLoader loader) {
    List<RuleModule> found = new ArrayList<>();
    try {
      for (RuleModule module : ServiceLoader.load(RuleModule.class, loader)) {
        found.add(module);
      }
    } catch (ServiceConfigurationError broken) {
      throw new IllegalStateException(
          "A rule module cannot be loaded, and without its rules nothing may be permitted: "
              + broken.getMessage()
              + reason(broken),
          broken);
    }
    try {
      refuseTwins(loader);
      refuseForgotten(found, loader);
    } catch (IOException unreadable) {
      throw new IllegalStateException(
          "It cannot be read which rule modules there are: " + unreadable, unreadable);
    }
    return List.copyOf(found);
  }

  /** The message of a service loader says which module failed, and not why. */
  private static String reason(ServiceConfigurationError broken) {
    Throwable why = broken.getCause();
    while (why instanceof ExceptionInInitializerError && why.getCause() != null) {
      why = why.getCause(); // it has no message of its own
    }
    return why == null || String.valueOf(broken.getMessage()).contains(why.toString())
        ? ""
        : ": " + why;
  }

  private static void refuseTwins(ClassLoader loader) throws IOException {
    Map<String, URL> services = new LinkedHashMap<>(); // a parent can return a file once more
    for (URL each : Collections.list(loader.getResources(SERVICE))) {
      services.put(each.toExternalForm(), each);
    }
    if (services.size() < 2) {
      return;
    }
    Map<String, URL> places = new HashMap<>();
    for (URL service : services.values()) {
      for (String name : names(service)) {
        URL other = places.putIfAbsent(name, service);
        if (other != null && !isCopy(other, service)) {
          throw new IllegalStateException(
              "The rule module %s is in two places, and the rules of one would be missing: %s and %s; remove one"
                  .formatted(name, place(other), place(service)));
        }
      }
    }
  }

  private static void refuseForgotten(List<RuleModule> found, ClassLoader loader)
      throws IOException {
    Set<String> names = new HashSet<>();
    for (RuleModule module : found) {
      names.add(module.getClass().getName());
    }
    List<String> forgotten = new ArrayList<>();
    for (String name : ofThisLibrary()) {
      if (!names.contains(name) && isOfLoader(name, loader)) {
        forgotten.add(name);
      }
    }
    if (!forgotten.isEmpty()) {
      throw new IllegalStateException(
          "No service entry names %s, though its class is there, so its rules would be missing; if several jars were made one, merge their files %s"
              .formatted(String.join(", ", forgotten), SERVICE));
    }
  }

  /** Returns whether a loader has a class that its parent, which it asks first, has not. */
  private static boolean isOfLoader(String name, ClassLoader loader) {
    String file = name.replace('.', '/') + ".class";
    ClassLoader parent = loader.getParent();
    return loader.getResource(file) != null && (parent == null || parent.getResource(file) == null);
  }

  private static List<String> ofThisLibrary() throws IOException {
    try (InputStream names = ModuleSearch.class.getResourceAsStream(OF_THIS_LIBRARY)) {
      if (names == null) {
        throw new IOException(OF_THIS_LIBRARY + " is missing in the core");
      }
      return new String(names.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    }
  }

  private static List<String> names(URL service) throws IOException {
    URLConnection connection = service.openConnection();
    connection.setUseCaches(false); // a jar that others read too must not be closed
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(connection.getInputStream(), StandardCharsets.UTF_8))) {
      return lines
          .lines()
          .map(line -> line.replaceFirst("#.*", "").strip())
          .filter(name -> !name.isEmpty())
          .distinct()
          .toList();
    }
  }

  /** Containers and clusters put copies of a jar in several places, which is harmless. */
  private static boolean isCopy(URL one, URL other) throws IOException {
    Path first = file(one).orElse(null);
    Path second = file(other).orElse(null);
    return isFile(first) && isFile(second) && Files.mismatch(first, second) == -1;
  }

  private static boolean isFile(@Nullable Path path) {
    return path != null && Files.isRegularFile(path);
  }

  /** Returns the jar of a service file; empty if it is in no jar of the file system. */
  private static Optional<Path> file(URL service) {
    try {
      return service.getProtocol().equals("jar")
          ? Optional.of(Path.of(URI.create(place(service))))
          : Optional.empty();
    } catch (IllegalArgumentException | FileSystemNotFoundException elsewhere) {
      return Optional.empty();
    }
  }

  private static String place(URL service) {
    String text = service.getProtocol().equals("jar") ? service.getPath() : service.toString();
    int end = text.lastIndexOf(SERVICE);
    return (end < 0 ? text : text.substring(0, end)).replaceFirst("!/$", "");
  }
}
