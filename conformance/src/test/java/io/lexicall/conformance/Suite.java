package io.lexicall.conformance;

import io.lexicall.Compliance;
import io.lexicall.facts.Profile;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** The case files that are there, and our engine with all the rules that are there. */
final class Suite {
  /** Where the files are on the class path. */
  static final String FOLDER = "io/lexicall/conformance/";

  /** Holds texts to be scanned, not facts to be judged. */
  static final String SCAN = "scan.jsonl";

  private static final Map<Profile, Compliance> ENGINES = new ConcurrentHashMap<>();

  private Suite() {}

  static Path path(String file) {
    return Path.of("src/main/resources", FOLDER).resolve(file);
  }

  static List<String> files() throws IOException {
    try (Stream<Path> files = Files.list(path(""))) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".jsonl") && !name.equals(SCAN))
          .sorted()
          .toList();
    }
  }

  /** Returns the files of the suite, and the case files among the tests of the modules of rules. */
  static List<Path> filesOfModulesToo() throws IOException {
    List<Path> files = new ArrayList<>();
    for (String file : files()) {
      files.add(path(file));
    }
    try (DirectoryStream<Path> modules = Files.newDirectoryStream(Path.of(".."), "rules-*")) {
      for (Path module : modules) {
        Path resources = module.resolve("src/test/resources");
        if (Files.isDirectory(resources)) {
          try (Stream<Path> all = Files.walk(resources)) {
            all.filter(file -> file.toString().endsWith(".jsonl")).sorted().forEach(files::add);
          }
        }
      }
    }
    return files;
  }

  static Compliance engine() {
    return engine(Profile.EMPTY);
  }

  static Compliance engine(Profile profile) {
    return ENGINES.computeIfAbsent(
        profile, each -> Compliance.builder().discover().profile(each).build());
  }
}
