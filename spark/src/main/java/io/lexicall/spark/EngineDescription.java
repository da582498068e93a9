package io.lexicall.spark;

import static java.util.Objects.requireNonNull;

import io.lexicall.facts.Profile;
import io.lexicall.json.ProfileJson;
import java.io.IOException;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.spark.sql.SparkSession;

/**
 * What an executor needs to build the engine: the profile, the lists by name and SHA-256, the jars
 * of rules. The engine itself never travels: each executor builds it once.
 *
 * <p>Immutable, thread-safe and serializable.
 *
 * @since 0.1
 */
public final class EngineDescription implements Serializable {
  private static final long serialVersionUID = 1;

  private final String profile;
  private final ArrayList<String> regulations;
  private final TreeMap<String, Boolean> settings;
  private final ArrayList<ListFile> lists;
  private final ArrayList<ModuleFile> modules;
  private final Locator locator;

  private EngineDescription(Builder builder, Locator locator) {
    this.profile = builder.profile;
    this.regulations = new ArrayList<>(builder.regulations);
    this.settings = new TreeMap<>(builder.settings);
    this.lists = new ArrayList<>(builder.lists);
    this.modules = new ArrayList<>(builder.modules);
    this.locator = locator;
  }

  private EngineDescription(EngineDescription original, List<ListFile> lists, Locator locator) {
    this.profile = original.profile;
    this.regulations = original.regulations;
    this.settings = original.settings;
    this.lists = new ArrayList<>(lists);
    this.modules = original.modules;
    this.locator = locator;
  }

  /** Returns a builder of a host without a profile and lists, under all law on the class path. */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Builds an {@link EngineDescription}. Not thread-safe.
   *
   * @since 0.1
   */
  public static final class Builder {
    private String profile = "";
    private List<String> regulations = List.of();
    private final Map<String, Boolean> settings = new TreeMap<>();
    private final List<ListFile> lists = new ArrayList<>();
    private final List<ModuleFile> modules = new ArrayList<>();
    private final Set<String> shipped = new HashSet<>();

    private Builder() {}

    /** Sets the facts that hold for every activity of the host. */
    public Builder profile(Profile host) {
      this.profile = ProfileJson.write(host);
      return this;
    }

    /**
     * Applies only these regulations, such as {@code tcpa}; by default all that are loaded. Rules
     * of your own modules apply as well, unless some of their regulations are named.
     */
    public Builder regulations(List<String> names) {
      this.regulations = List.copyOf(names);
      return this;
    }

    /** Sets a setting of the rules, such as {@code core.all-clocks-of-region}. */
    public Builder setting(String name, boolean on) {
      settings.put(requireNonNull(name, "name"), on);
      return this;
    }

    /**
     * Adds a list that Spark distributes to every executor: an edition as {@code lexicall lists
     * build} writes it, or the folder of a company's own list as it is now.
     *
     * @throws IOException if it cannot be read here
     * @throws IllegalArgumentException if another file of this name is already distributed
     */
    public Builder shippedList(Path file) throws IOException {
      ListFile list = ListFile.of(file, true);
      ship(list.name());
      lists.add(list);
      return this;
    }

    /**
     * Adds a list that is at the same path on every executor, such as on a shared volume.
     *
     * @throws IOException if it cannot be read here
     */
    public Builder sharedList(Path file) throws IOException {
      lists.add(ListFile.of(file, false));
      return this;
    }

    /**
     * Adds a jar with the host's own rules, which Spark distributes to every executor.
     *
     * @throws IOException if it cannot be read here
     * @throws IllegalArgumentException if it holds no rule module, or if another file of this name
     *     is already distributed
     */
    public Builder module(Path jar) throws IOException {
      ModuleFile module = ModuleFile.of(jar);
      ship(module.name());
      modules.add(module);
      return this;
    }

    private void ship(String name) {
      if (!shipped.add(name)) {
        throw new IllegalArgumentException(
            "Two files are called %s, and Spark brings files by their names; rename one"
                .formatted(name));
      }
    }

    /** Builds the description. */
    public EngineDescription build() {
      return new EngineDescription(this, new Locator());
    }
  }

  /** Returns the same with lists that are found in another way. */
  EngineDescription with(Locator other) {
    return new EngineDescription(this, lists, other);
  }

  /** Returns the same without lists. */
  EngineDescription withoutLists() {
    return new EngineDescription(this, List.of(), locator);
  }

  String profile() {
    return profile;
  }

  List<String> regulations() {
    return regulations;
  }

  Map<String, Boolean> settings() {
    return settings;
  }

  List<ListFile> lists() {
    return lists;
  }

  List<ModuleFile> modules() {
    return modules;
  }

  Locator locator() {
    return locator;
  }

  /** Makes Spark distribute the files, except those that it already distributes. */
  void ship(SparkSession spark) {
    for (ListFile list : lists) {
      if (list.shipped()) {
        spark.sparkContext().addFile(list.path(), true);
      }
    }
    for (ModuleFile module : modules) {
      spark.sparkContext().addFile(module.path());
    }
  }

  /** Returns what the engine depends on, as a digest. */
  String digest() {
    StringBuilder all = new StringBuilder();
    all.append(profile).append('\n').append(regulations).append('\n').append(settings).append('\n');
    lists.forEach(list -> all.append(list).append('\n'));
    modules.forEach(module -> all.append(module).append('\n'));
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256")
              .digest(all.toString().getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible); // every Java has it
    }
  }
}
