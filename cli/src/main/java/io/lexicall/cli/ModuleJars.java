package io.lexicall.cli;

import io.lexicall.batch.internal.ModuleJar;
import io.lexicall.json.SafeText;
import io.lexicall.rule.RuleModule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** Jars with rules that are not part of this tool. */
final class ModuleJars {
  private ModuleJars() {}

  /** Returns the modules of a jar, which are not those of the tool itself. */
  static List<RuleModule> of(ClassLoader tool, String jar) {
    return some(ModuleJar.modules(place(jar), tool, RuleModule.discover(tool)), jar);
  }

  /**
   * Returns the modules of a jar that may contain classes with the same names as ours: those of the
   * jar win, so that another release of one of our modules can be loaded.
   */
  static List<RuleModule> apart(ClassLoader tool, String jar) {
    return some(ModuleJar.modulesApart(place(jar), tool, RuleModule.discover(tool)), jar);
  }

  private static List<RuleModule> some(List<RuleModule> own, String jar) {
    if (own.isEmpty()) { // its rules would be missing silently
      throw Failure.broken(
          Input.called(jar)
              + " holds no rule module of its own: its "
              + ModuleJar.SERVICE
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

  /** A jar without a module would be ignored silently, and its rules with it. */
  private static Path place(String jar) {
    Path path = Input.path(jar);
    if (Files.isDirectory(path)) {
      throw Failure.broken(Input.called(jar) + " is a directory; name the jars in it");
    }
    try {
      if (!ModuleJar.isAt(path)) {
        throw Failure.broken(
            Input.called(jar)
                + " holds no rule module: there is no "
                + ModuleJar.SERVICE
                + " in it");
      }
      return path;
    } catch (ZipException broken) {
      throw Failure.broken(
          Input.called(jar) + " is not a jar: " + SafeText.of(String.valueOf(broken.getMessage())));
    } catch (IOException failure) {
      throw Input.unreadable(jar, failure);
    }
  }
}
