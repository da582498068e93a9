package io.lexicall.json;

import static java.util.Objects.requireNonNull;

import io.lexicall.facts.InvalidFactsException;
import io.lexicall.facts.Profile;
import io.lexicall.json.internal.FactsReader;
import io.lexicall.json.internal.JsonTree;
import io.lexicall.json.internal.Problems;
import io.lexicall.json.internal.Resources;
import java.util.List;

/**
 * Profiles as JSON: what holds for every activity of one host, in the form of the facts.
 *
 * <pre>{@code
 * {"caller":{"country":"US","taxExempt":false},"uncovered":{"MX":"permit"},
 *  "emergencies":[{"region":"US-FL","from":"2026-10-08T00:00:00-04:00"}]}
 * }</pre>
 *
 * <p>A fact is stated for every kind of activity that has a fact of that name and type. {@code
 * uncovered} lists countries whose law no module holds and where the host permits activities.
 *
 * <p>Thread-safe.
 *
 * @since 0.1
 */
public final class ProfileJson {
  private ProfileJson() {}

  /** Returns the JSON Schema (2020-12) of what {@link #read} reads. */
  public static String schema() {
    return Resources.read("profile.schema.json");
  }

  /**
   * Reads a profile.
   *
   * @param json one JSON object, on any number of lines
   * @throws InvalidFactsException with every problem found
   */
  public static Profile read(String json) {
    JsonTree.Parsed parsed =
        JsonTree.parse(requireNonNull(json, "json"), "one JSON object of standing facts");
    if (parsed.problem() != null) {
      throw new InvalidFactsException(List.of(parsed.problem()));
    }
    Problems problems = new Problems();
    Profile profile = FactsReader.profile(requireNonNull(parsed.root()), "", problems);
    if (profile == null) {
      throw new InvalidFactsException(problems.all());
    }
    return profile;
  }
}
