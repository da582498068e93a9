package io.lexicall.cli;

import io.lexicall.json.SafeText;
import io.lexicall.rule.RuleModule;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
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
   * Returns the modules of a jar, which are not those of the tool itself. Each jar has a class
   * loader of its own: two that share one would read each other's classes and tables wherever their
   * names are equal, such as those of two versions of a module. The loader stays open, since
   * modules read their tables whenever their rules are requested.
   */
  static List<RuleModule> of(ClassLoader tool, String jar) {
    return within(new OfJar(place(jar), tool, false), tool, jar);
  }

  /**
   * Returns the modules of a jar that may contain classes with the same names as ours: those of the
   * jar win, so that another release of one of our modules can be loaded.
   */
  static List<RuleModule> apart(ClassLoader tool, String jar) {
    return within(new OfJar(place(jar), tool, true), tool, jar);
  }

  private static List<RuleModule> within(ClassLoader loader, ClassLoader tool, String jar) {
    Set<Class<?>> ofTool = new HashSet<>();
    RuleModule.discover(tool).forEach(module -> ofTool.add(module.getClass()));
    List<RuleModule> own =
        RuleModule.discover(loader).stream()
            .filter(module -> !ofTool.contains(module.getClass()))
            .toList();
    if (own.isEmpty()) { // its rules would be missing silently
      throw Failure.broken(
          Input.called(jar)
              + " holds no rule module of its own: its "
              + SERVICE
              + " names none, or only modules of this tool");
    }
    return own;
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

  /**
   * A loader of one jar. It finds no services but those of the jar, and searches the jar before the
   * tool if another release is to be loaded.
   */
  private static final class OfJar extends URLClassLoader {
    private final boolean ownFirst;

    OfJar(URL jar, ClassLoader tool, boolean ownFirst) {
      super("module", new URL[] {jar}, tool);
      this.ownFirst = ownFirst;
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      synchronized (getClassLoadingLock(name)) {
        Class<?> known = findLoadedClass(name);
        if (known == null && ownFirst && findResource(name.replace('.', '/') + ".class") != null) {
          known = findClass(name);
        }
        return known == null ? super.loadClass(name, resolve) : known;
      }
    }

    @Override
    public @Nullable URL getResource(String name) {
      URL own = ownFirst ? findResource(name) : null;
      return own == null ? super.getResource(name) : own;
    }

    @Override
    public Enumeration<URL> getResources(String name) throws IOException {
      return name.equals(SERVICE) ? findResources(name) : super.getResources(name);
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
