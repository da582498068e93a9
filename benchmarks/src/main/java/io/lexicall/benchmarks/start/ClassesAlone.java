package io.lexicall.benchmarks.start;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Loads classes, and does nothing with them. */
public final class ClassesAlone {
  private ClassesAlone() {}

  /**
   * Loads the classes of this project and of what it needs.
   *
   * @param arguments a file of names as {@code -XX:DumpLoadedClassList} writes it
   */
  public static void main(String[] arguments) throws IOException {
    ClassLoader loader = ClassesAlone.class.getClassLoader();
    for (String line : Files.readAllLines(Path.of(arguments[0]))) {
      if (line.matches("[\\w/$]+") && !line.matches(".*(\\$\\$Lambda|LambdaForm).*")) {
        try {
          Class.forName(line.replace('/', '.'), false, loader);
        } catch (ClassNotFoundException e) {
          throw new IllegalStateException(line + " was loaded, and is not there", e);
        }
      }
    }
  }
}
