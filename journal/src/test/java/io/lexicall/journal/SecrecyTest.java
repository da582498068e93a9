package io.lexicall.journal;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.lexicall.Compliance;
import io.lexicall.facts.Activity;
import io.lexicall.json.ActivityJson;
import io.lexicall.testkit.FactsArbitraries;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Of whatever is stated of whatever kind of activity, no byte of the folder shows anything. */
class SecrecyTest {
  /** Shorter ones are there by chance. */
  private static final int LEAST = 7;

  /** A day that no fact names. */
  private static final Instant NOW = Instant.parse("2222-02-22T12:00:00Z");

  @Provide
  @SuppressWarnings("unchecked")
  Arbitrary<List<Activity<?>>> activities() {
    Arbitrary<Activity<?>> each =
        (Arbitrary<Activity<?>>)
            (Arbitrary<?>)
                Arbitraries.oneOf(
                    List.of(
                        FactsArbitraries.contacts().map(one -> one),
                        FactsArbitraries.recordings().map(one -> one),
                        FactsArbitraries.payments().map(one -> one),
                        FactsArbitraries.storages().map(one -> one),
                        FactsArbitraries.disclosures().map(one -> one),
                        FactsArbitraries.accesses().map(one -> one),
                        FactsArbitraries.requests().map(one -> one),
                        FactsArbitraries.incidents().map(one -> one)));
    return each.list().ofSize(30);
  }

  @Property(tries = 10)
  void folder_showsNothingThatWasStated(@ForAll("activities") List<Activity<?>> activities)
      throws IOException {
    Path top = Files.createTempDirectory("journal-secrecy");
    try {
      Compliance law = TestLaw.engine();
      Set<String> stated = new HashSet<>();
      try (JournalKeys keys = JournalKeys.open(top.resolve("keys"));
          Journal journal =
              Journal.open(
                  top.resolve("journal"), keys, JournalOptions.defaults().withClock(() -> NOW))) {
        for (Activity<?> activity : activities) {
          journal.record(activity, law.check(activity));
          collect(CanonicalJson.read(ActivityJson.writeComplete(activity)), stated);
        }
        stated.removeIf(text -> text.length() < LEAST);
        // What stands in clear, of no person: when, under which law.
        stated.remove(law.check(activities.get(0)).edition().law());
      }
      assertThat(stated).hasSizeGreaterThan(30);
      StringBuilder all = new StringBuilder();
      try (Stream<Path> files = Files.walk(top)) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          all.append(new String(Files.readAllBytes(file), ISO_8859_1)).append('\n');
        }
      }
      for (String text : stated) {
        assertThat(all.indexOf(new String(text.getBytes(UTF_8), ISO_8859_1))).as(text).isNegative();
      }
    } finally {
      try (Stream<Path> files = Files.walk(top)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }

  private static void collect(Object value, Set<String> into) {
    if (value instanceof Map<?, ?> object) {
      object.values().forEach(each -> collect(each, into));
    } else if (value instanceof List<?> list) {
      list.forEach(each -> collect(each, into));
    } else {
      into.add(String.valueOf(value));
    }
  }
}
