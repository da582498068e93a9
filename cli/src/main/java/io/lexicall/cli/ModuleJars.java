package io.lexicall.cli;

import io.lexicall.json.SafeText;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** Jars with rules that are not part of this tool. */
final class ModuleJars {
  private static final String SERVICE = "META-INF/services/io.lexicall.rule.RuleModule";

  private ModuleJars() {}

  /**
   * Returns a loader that finds what is in the jars too. It stays open, as modules read their
   * tables whenever they are asked for their rules.
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

  /** A jar without a module would be left out in silence, and its rules with it. */
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
          Input.called(jar) + " is no jar: " + SafeText.of(String.valueOf(broken.getMessage())));
    } catch (MalformedURLException impossible) {
      throw new IllegalStateException(impossible); // a path has an address
    } catch (IOException failure) {
      throw Input.unreadable(jar, failure);
    }
  }
}
