package io.lexicall.batch.internal;

import io.lexicall.rule.RuleModule;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Enumeration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * A class loader of one jar with rule modules, which finds no modules but those of the jar. Each
 * jar has its own: two that share one would read each other's classes and tables wherever their
 * names are equal, such as those of two versions of a module. It stays open, since modules read
 * their tables whenever their rules are requested.
 */
public final class ModuleJar extends URLClassLoader {
  /** The entry of a jar that names its modules. */
  public static final String SERVICE = "META-INF/services/io.lexicall.rule.RuleModule";

  private final boolean ownFirst;

  private ModuleJar(Path jar, ClassLoader host, boolean ownFirst) {
    super("module", new URL[] {url(jar)}, host);
    this.ownFirst = ownFirst;
  }

  private static URL url(Path jar) {
    try {
      return jar.toUri().toURL();
    } catch (MalformedURLException impossible) {
      throw new IllegalStateException(impossible); // a path has an address
    }
  }

  /**
   * Returns whether a file is a jar that names rule modules.
   *
   * @throws IOException if it cannot be read, or is no jar
   */
  public static boolean isAt(Path jar) throws IOException {
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      return zip.getEntry(SERVICE) != null;
    }
  }

  /**
   * Returns the modules of a jar that uses the classes of the host.
   *
   * @param ofHost the modules of the host, which are left out
   * @return none if the jar names none of its own
   * @throws IllegalStateException as {@link RuleModule#discover}, such as if one cannot be loaded
   */
  public static List<RuleModule> modules(
      Path jar, ClassLoader host, Collection<RuleModule> ofHost) {
    return own(new ModuleJar(jar, host, false), ofHost);
  }

  /**
   * Returns the modules of a jar whose classes win over those of the host, so that another release
   * of one of its modules can be loaded.
   *
   * @param ofHost the modules of the host, which are left out
   * @return none if the jar names none of its own
   * @throws IllegalStateException as {@link RuleModule#discover}, such as if one cannot be loaded
   */
  public static List<RuleModule> modulesApart(
      Path jar, ClassLoader host, Collection<RuleModule> ofHost) {
    return own(new ModuleJar(jar, host, true), ofHost);
  }

  private static List<RuleModule> own(ModuleJar loader, Collection<RuleModule> ofHost) {
    Set<Class<?>> known = new HashSet<>();
    ofHost.forEach(module -> known.add(module.getClass()));
    return RuleModule.discover(loader).stream()
        .filter(module -> !known.contains(module.getClass()))
        .toList();
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
