package io.lexicall.cli;

import io.lexicall.json.SafeText;
import io.lexicall.rule.RuleModule;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/** Jars with rules that are not part of this tool. */
final class ModuleJars {
  private static final String SERVICE = "META-INF/services/io.lexicall.rule.RuleModule";

  private ModuleJars() {}

  /**
   * Returns a loader that also finds what is in the jars. It stays open, since modules read their
   * tables whenever their rules are requested.
   */
  static ClassLoader over(ClassLoader parent, List<String> jars) {
    if (jars.isEmpty()) {
      return parent;
    }
    List<URL> places = new ArrayList<>();
    for (String jar : jars) {
      places.add(place(jar));
    }
    return new URLClassLoader("modules", places.toArray(new URL[0]), parent);
  }

  /** Returns the modules that a loader finds and its parent does not. */
  static List<RuleModule> within(ClassLoader loader) {
    return within(loader, loader.getParent());
  }

  /** Returns the modules that a loader finds and another, above it, does not. */
  static List<RuleModule> within(ClassLoader loader, ClassLoader above) {
    Set<Class<?>> ofParent = new HashSet<>();
    RuleModule.discover(above).forEach(module -> ofParent.add(module.getClass()));
    return RuleModule.discover(loader).stream()
        .filter(module -> !ofParent.contains(module.getClass()))
        .toList();
  }

  /**
   * Returns the modules of a jar that may contain classes with the same names as ours: those of the
   * jar win, so that another release of one of our modules can be loaded.
   */
  static List<RuleModule> apart(ClassLoader parent, String jar) {
    return within(new OwnFirst(place(jar), parent));
  }

  /** Returns whether a jar holds rule modules and no engine. */
  static boolean isOnlyModules(String jar) {
    place(jar);
    try (ZipFile zip = new ZipFile(Input.path(jar).toFile())) {
      return zip.getEntry("io/lexicall/Compliance.class") == null;
    } catch (IOException failure) {
      throw Input.unreadable(jar, failure);
    }
  }

  /** A loader that searches its jar before its parent. */
  private static final class OwnFirst extends URLClassLoader {
    OwnFirst(URL jar, ClassLoader parent) {
      super("release", new URL[] {jar}, parent);
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      synchronized (getClassLoadingLock(name)) {
        Class<?> known = findLoadedClass(name);
        if (known == null && findResource(name.replace('.', '/') + ".class") != null) {
          known = findClass(name);
        }
        return known == null ? super.loadClass(name, resolve) : known;
      }
    }

    @Override
    public @Nullable URL getResource(String name) {
      URL own = findResource(name);
      return own == null ? super.getResource(name) : own;
    }
  }

  /** A jar without a module would be ignored silently, and its rules with it. */
  private static URL place(String jar) {
    Path path = Input.path(jar);
    if (Files.isDirectory(path)) {
      throw Failure.broken(Input.called(jar) + " is a directory; name the jars in it");
    }
    try (ZipFile zip = new ZipFile(path.toFile())) {
      if (zip.getEntry(SERVICE) == null) {
        throw Failure.broken(
            Input.called(jar) + " holds no rule module: there is no " + SERVICE + " in it");
      }
      return path.toUri().toURL();
    } catch (ZipException broken) {
      throw Failure.broken(
          Input.called(jar) + " is not a jar: " + SafeText.of(String.valueOf(broken.getMessage())));
    } catch (MalformedURLException impossible) {
      throw new IllegalStateException(impossible); // a path has an address
    } catch (IOException failure) {
      throw Input.unreadable(jar, failure);
    }
  }
}
