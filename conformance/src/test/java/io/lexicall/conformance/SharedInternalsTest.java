package io.lexicall.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What modules share is exported to those that use it, and to no other. The compiler sees this only
 * of modules with a descriptor; one on the class path fails when a host puts it on the module path.
 */
class SharedInternalsTest {
  private static final Path TOP = Path.of("..");
  private static final Path SOURCES = Path.of("src", "main", "java");
  private static final Pattern MODULE = Pattern.compile("<module>(.+?)</module>");
  private static final Pattern USE =
      Pattern.compile(
          "^import (?:static )?(io\\.lexicall\\.(?:\\w+\\.)*internal)\\.", Pattern.MULTILINE);
  private static final Pattern EXPORT =
      Pattern.compile("exports (io\\.lexicall\\.(?:\\w+\\.)*internal) to([^;]+);");
  private static final Pattern NAME = Pattern.compile("module (io\\.lexicall[\\w.]*) \\{");
  private static final Pattern AUTOMATIC =
      Pattern.compile("<Automatic-Module-Name>(.+?)</Automatic-Module-Name>");

  @Test
  void internalPackages_areExportedToThoseWhoUseThem() throws IOException {
    Map<String, SortedSet<String>> exported = new TreeMap<>();
    Map<String, SortedSet<String>> used = new TreeMap<>();
    String parent = Files.readString(TOP.resolve("pom.xml"));
    for (String folder : MODULE.matcher(parent).results().map(found -> found.group(1)).toList()) {
      Path sources = TOP.resolve(folder).resolve(SOURCES);
      Path descriptor = sources.resolve("module-info.java");
      String text = Files.exists(descriptor) ? Files.readString(descriptor) : "";
      EXPORT
          .matcher(text)
          .results()
          .forEach(
              found ->
                  exported.put(
                      found.group(1),
                      new TreeSet<>(List.of(found.group(2).strip().split(",\\s*")))));
      for (String internal : uses(sources)) {
        String name = name(text, Files.readString(TOP.resolve(folder).resolve("pom.xml")));
        if (!internal.startsWith(name + ".internal")) {
          used.computeIfAbsent(internal, key -> new TreeSet<>()).add(name);
        }
      }
    }
    assertThat(exported).isEqualTo(used);
    assertThat(used.get("io.lexicall.batch.internal")).contains("io.lexicall.spark");
  }

  private static String name(String descriptor, String pom) {
    Matcher matcher = descriptor.isEmpty() ? AUTOMATIC.matcher(pom) : NAME.matcher(descriptor);
    assertThat(matcher.find()).as("a name of a module in %s", pom).isTrue();
    return matcher.group(1);
  }

  private static SortedSet<String> uses(Path sources) throws IOException {
    SortedSet<String> uses = new TreeSet<>();
    if (Files.isDirectory(sources)) {
      try (Stream<Path> files = Files.walk(sources)) {
        for (Path file : files.filter(each -> each.toString().endsWith(".java")).toList()) {
          USE.matcher(Files.readString(file)).results().forEach(use -> uses.add(use.group(1)));
        }
      }
    }
    return uses;
  }
}
