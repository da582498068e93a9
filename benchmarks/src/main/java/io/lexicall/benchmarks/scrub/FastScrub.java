package io.lexicall.benchmarks.scrub;

import io.lexicall.Compliance;
import io.lexicall.batch.Answer;
import io.lexicall.batch.Outputs;
import io.lexicall.batch.Scrub;
import io.lexicall.lists.DoNotCallLists;
import io.lexicall.lists.ListEdition;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;

/**
 * The scrub of {@code lexicall-batch}, of the same leads and facts as {@link SlowScrub}.
 *
 * <p>{@code java -cp "$classpath" io.lexicall.benchmarks.scrub.FastScrub FOLDER} writes {@code
 * FOLDER/fast.csv}.
 */
public final class FastScrub {
  private FastScrub() {}

  /**
   * Scrubs.
   *
   * @param arguments the folder
   */
  public static void main(String[] arguments) throws IOException {
    Path folder = Path.of(arguments[0]);
    try (ListEdition national = ListEdition.open(folder.resolve("national.lexi"));
        ListEdition internal = ListEdition.open(folder.resolve("internal.lexi"))) {
      DoNotCallLists lists = DoNotCallLists.of(national, internal);
      Compliance compliance =
          Compliance.builder().discover().profile(SlowScrub.profile()).lists(lists).build();
      scrub(
          compliance,
          lists,
          folder.resolve("leads.csv"),
          folder.resolve("fast.csv"),
          Runtime.getRuntime().availableProcessors());
    }
  }

  /** Scrubs leads as {@link SlowScrub#scrub} does. */
  public static Scrub.Result scrub(
      Compliance compliance, DoNotCallLists lists, Path leads, Path to, int threads)
      throws IOException {
    Scrub.Builder builder =
        Scrub.of(compliance, SlowScrub.at())
            .profile(SlowScrub.profile())
            .lists(lists)
            .input(leads)
            .phoneColumn("phone") // a file of one bad number would not show it
            .fact("channel", "voice")
            .fact("purpose", "telemarketing")
            .fact("dialing", "manual")
            .fact("voice", "live")
            .fact("recorded", "no")
            .fact("to.subscriber", "consumer")
            .none("consents")
            .fact("relationship.customer", "no")
            .none("history")
            .map("state", "to.region")
            .threads(threads);
    try (Outputs outputs = new Outputs()) {
      OutputStream all = outputs.file(to);
      for (Answer answer : Answer.values()) {
        builder.output(answer, all);
      }
      Scrub.Result result = builder.build().run();
      outputs.complete();
      return result;
    }
  }
}
