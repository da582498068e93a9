package io.lexicall.spark;

import static java.util.Objects.requireNonNull;

import io.lexicall.batch.Outputs;
import io.lexicall.batch.internal.ModuleJar;
import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Path;
import org.apache.spark.SparkFiles;

/** A jar with the host's own rules, as it is sent to executors. */
record ModuleFile(String path, String sha256) implements Serializable {
  static ModuleFile of(Path jar) throws IOException {
    if (!ModuleJar.isAt(jar)) {
      throw new IllegalArgumentException(
          "%s holds no rule module: there is no %s in it"
              .formatted(jar.getFileName(), ModuleJar.SERVICE));
    }
    return new ModuleFile(jar.toAbsolutePath().toString(), Outputs.sha256(jar));
  }

  /** Returns the name of the file, under which Spark distributes it. */
  String name() {
    return requireNonNull(Path.of(path).getFileName(), path).toString();
  }

  /**
   * Returns where it is on this machine. Unlike a list, rules cannot be left out: what they would
   * deny would be permitted.
   *
   * @throws IllegalStateException if it does not exist, or is another file
   */
  Path here() {
    Path here = Path.of(SparkFiles.get(name()));
    try {
      if (Outputs.sha256(here).equals(sha256)) {
        return here;
      }
      throw new IllegalStateException(
          "The rule module %s has another SHA-256 here than where the job was started"
              .formatted(name()));
    } catch (IOException gone) {
      throw new IllegalStateException("The rule module %s is not here".formatted(name()), gone);
    }
  }
}
