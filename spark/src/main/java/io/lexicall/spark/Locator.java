package io.lexicall.spark;

import java.io.Serializable;
import java.nio.file.Path;
import org.apache.spark.SparkFiles;

/** Finds a list on the machine that judges. */
class Locator implements Serializable {
  private static final long serialVersionUID = 1;

  Path locate(ListFile list) {
    return Path.of(list.shipped() ? SparkFiles.get(list.name()) : list.path());
  }
}
