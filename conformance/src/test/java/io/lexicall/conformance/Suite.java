package io.lexicall.conformance;

import io.lexicall.Compliance;
import io.lexicall.facts.Profile;
import io.lexicall.json.cases.Case;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** The case files that are there, and our engine with all the rules that are there. */
final class Suite {
  /** Where the files are on the class path. */
  static final String FOLDER = "io/lexicall/conformance/";

  /** Holds texts to be scanned, not facts to be judged. */
  static final String SCAN = "scan.jsonl";

  private static final Map<Profile, Compliance> ENGINES = new ConcurrentHashMap<>();

  /** Those with some of the regulations; many cases ask for the same ones. */
  private static final Map<Map.Entry<Profile, Set<String>>, Compliance> SOME =
      new ConcurrentHashMap<>();

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
    try (Stream<Path> modules = Files.list(Path.of("..")).sorted()) {
      for (Path module : modules.toList()) {
        Path resources = module.resolve("src/test/resources");
        if (module.getFileName().toString().startsWith("rules-") && Files.isDirectory(resources)) {
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

  /**
   * Returns the engine that a case asks: with its profile, and with its regulations if all of them
   * are there, otherwise with those that are.
   */
  static Compliance engine(Case subject) {
    Profile profile = subject.profile().orElse(Profile.EMPTY);
    Compliance all = engine(profile);
    Set<String> asked = Set.copyOf(subject.regulations());
    return asked.isEmpty()
        ? all
        : SOME.computeIfAbsent(
            Map.entry(profile, asked),
            each -> all.regulations().containsAll(asked) ? all.only(asked) : all);
  }

  static Compliance engine(Profile profile) {
    return ENGINES.computeIfAbsent(
        profile, each -> Compliance.builder().discover().profile(each).build());
  }
}
