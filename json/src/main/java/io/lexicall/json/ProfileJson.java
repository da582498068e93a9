package io.lexicall.json;

import static java.util.Objects.requireNonNull;

import io.lexicall.facts.InvalidFactsException;
import io.lexicall.facts.Profile;
import io.lexicall.json.internal.FactsReader;
import io.lexicall.json.internal.JsonTree;
import io.lexicall.json.internal.Problems;
import io.lexicall.json.internal.Resources;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
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
  private static final int MOST_BYTES = 16 << 20;

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

  /**
   * Reads the profile in a file of at most 16 MiB. A byte order mark at its beginning is ignored.
   *
   * @throws InvalidFactsException with every problem found
   * @throws java.nio.charset.CharacterCodingException if it is not UTF-8
   * @throws IOException if it cannot be read, or is larger
   */
  public static Profile read(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(MOST_BYTES + 1);
      if (bytes.length > MOST_BYTES) {
        throw new IOException("it is larger than 16 MiB");
      }
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return read(text.startsWith("\uFEFF") ? text.substring(1) : text);
    }
  }
}
