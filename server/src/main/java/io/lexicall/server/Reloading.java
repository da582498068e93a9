package io.lexicall.server;

import static java.util.Objects.requireNonNull;

import io.lexicall.facts.InvalidFactsException;
import io.lexicall.facts.Problem;
import io.lexicall.facts.Profile;
import io.lexicall.json.ProfileJson;
import io.lexicall.json.SafeText;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Collectors;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.jspecify.annotations.Nullable;

/**
 * Checks whether files have changed, and swaps in what is built from the new ones. If that fails,
 * nothing changes except the reported health.
 */
final class Reloading {
  private static final System.Logger LOG = System.getLogger(Reloading.class.getName());

  private static final String LIST = "list ";
  private static final String FILES = "files";
  private static final String CLIENTS = "clients";
  private static final String PROFILE = "profile";

  private final Engines engines;
  private final @Nullable Path profile;
  private final @Nullable Path clients;
  private final List<FollowedList> lists;
  private final @Nullable ServerTls tls;
  private final ServerMetrics metrics;

  /** Why the objects in use differ from the files, by object. */
  private final Map<String, String> failing = new ConcurrentSkipListMap<>();

  private volatile Asked asked;
  private @Nullable SslContextFactory ssl;
  private Map<Path, FileStamp> tlsOf;

  /** The clients as their file named them last, by token; null if no token is required. */
  private @Nullable Map<String, Clients.Client> assigned;

  private @Nullable FileStamp assignedOf;

  /** The profiles, by file. */
  private final Map<Path, Held> held = new LinkedHashMap<>();

  /** The engine without a profile; null if the server has one. */
  private final @Nullable Serving bare;

  /**
   * The file whose profile each client uses, by name; none stands for the server's. It is not the
   * assigned file while that could never be read.
   */
  private Map<String, Optional<Path>> used = new HashMap<>();

  /** What is known of a profile. */
  private static final class Held {
    /** The state of the file that was read last, even if it could not be used. */
    @Nullable FileStamp tried;

    /** The engine with the profile as it could be read last; null if it never could. */
    @Nullable Serving serving;
  }

  Reloading(
      Engines engines,
      @Nullable Path profile,
      @Nullable Path clients,
      List<FollowedList> lists,
      @Nullable ServerTls tls,
      ServerMetrics metrics)
      throws IOException {
    this.engines = engines;
    this.profile = profile;
    this.clients = clients;
    this.lists = lists;
    this.tls = tls;
    this.metrics = metrics;
    this.bare = profile == null ? new Serving(engines.engine(Profile.EMPTY)) : null;
    if (clients != null) {
      this.assignedOf = FileStamp.of(clients); // before it is read: what comes later is then new
      this.assigned = Clients.read(clients);
    }
    for (Path file : profiles()) {
      Held made = new Held();
      made.tried = FileStamp.of(file);
      made.serving = new Serving(engines.engine(profile(file)));
      held.put(file, made);
    }
    this.asked = assemble();
    this.tlsOf = stamps(tls == null ? List.of() : tls.files());
  }

  /** Allows certificates to be swapped in a server as well. */
  void watch(SslContextFactory factory) {
    ssl = factory;
  }

  Asked asked() {
    return asked;
  }

  /**
   * Returns why something could not be swapped in, without any telephone number, by what it is,
   * which can contain any text.
   */
  Map<String, String> failing() {
    return failing;
  }

  /** Returns the files of all profiles that are assigned or in use. */
  private Set<Path> profiles() {
    Set<Path> files = new LinkedHashSet<>();
    if (profile != null) {
      files.add(profile);
    }
    if (assigned != null) {
      for (Clients.Client client : assigned.values()) {
        if (client.profile() != null) {
          files.add(client.profile());
        }
      }
    }
    used.values().forEach(each -> each.ifPresent(files::add));
    return files;
  }

  /**
   * Assigns the engines as they are now. A client keeps the profile that it had while its new one
   * could never be read.
   */
  private Asked assemble() {
    Serving common = requireNonNull(serving(Optional.ofNullable(profile)), "common");
    if (assigned == null) {
      return new Asked(common, null);
    }
    Map<String, Asked.Known> byToken = new LinkedHashMap<>();
    Map<String, Optional<Path>> now = new HashMap<>();
    assigned.forEach(
        (token, client) -> {
          String name = client.name();
          Optional<Path> file = Optional.ofNullable(client.profile());
          Serving serving = serving(file);
          if (serving == null && used.containsKey(name)) {
            file = requireNonNull(used.get(name));
            serving = serving(file);
          }
          if (serving != null) {
            now.put(name, file);
          }
          byToken.put(token, new Asked.Known(name, serving));
        });
    used = now;
    return new Asked(common, byToken);
  }

  /** Returns the engine with a profile, or without; null if the profile could never be read. */
  private @Nullable Serving serving(Optional<Path> file) {
    Path own = file.orElse(profile);
    if (own == null) {
      return bare;
    }
    Held known = held.get(own);
    return known == null ? null : known.serving;
  }

  private static Profile profile(Path file) throws IOException {
    try {
      return ProfileJson.read(file);
    } catch (InvalidFactsException invalid) {
      throw new IOException(
          "The profile %s is not valid: %s"
              .formatted(
                  file,
                  invalid.problems().stream()
                      .map(Problem::toString)
                      .collect(Collectors.joining("; "))),
          invalid);
    } catch (NoSuchFileException none) {
      throw none;
    } catch (CharacterCodingException notUtf8) {
      throw new IOException("The profile " + file + " is not UTF-8", notUtf8);
    } catch (IOException failure) {
      throw new IOException(
          "The profile " + file + " cannot be read: " + failure.getMessage(), failure);
    }
  }

  private static Map<Path, FileStamp> stamps(Iterable<Path> files) {
    Map<Path, FileStamp> stamps = new HashMap<>();
    files.forEach(file -> stamps.put(file, FileStamp.of(file)));
    return stamps;
  }

  /**
   * Swaps in what has changed. Whatever is thrown, files are checked again later: a task that
   * throws is no longer scheduled, and then a token that was removed from its file would be valid
   * forever.
   */
  @SuppressWarnings("CatchingUnchecked")
  void refreshWhateverHappens() {
    try {
      refresh();
      failing.remove(FILES);
    } catch (Throwable failure) {
      String why = failure.getClass().getName();
      if (!why.equals(failing.put(FILES, why))) {
        LOG.log(System.Logger.Level.ERROR, "The files could not be looked at: {0}", why);
      }
    }
  }

  /** Swaps in what has changed. Called by one thread. */
  void refresh() {
    refreshClients();
    Set<Path> files = profiles();
    files.forEach(this::refreshProfile);
    held.keySet()
        .removeIf(
            file -> {
              boolean isGone = !files.contains(file);
              if (isGone) {
                failing.remove(named(file));
              }
              return isGone;
            });
    ServerTls given = tls;
    SslContextFactory factory = ssl;
    if (given != null && factory != null) {
      Map<Path, FileStamp> found = stamps(given.files());
      if (!found.equals(tlsOf)) {
        tlsOf = found;
        attempt(
            "tls",
            "tls",
            () -> {
              given.factory(); // a server without a certificate that fits would answer nobody
              factory.reload(
                  each -> {
                    try {
                      given.read(each);
                    } catch (IOException changedAgain) {
                      throw new IllegalStateException(changedAgain);
                    }
                  });
              return true;
            });
      }
    }
    for (FollowedList list : new ArrayList<>(lists)) {
      String id = LIST + list.info().id();
      attempt(id, id, list::refresh);
    }
  }

  /**
   * Takes over tokens and assignments first, and whatever the profiles are: a client that was
   * removed is refused even while the profile of another cannot be read.
   */
  private void refreshClients() {
    Path file = clients;
    if (file == null) {
      return;
    }
    FileStamp found = FileStamp.of(file);
    if (found.equals(assignedOf)) {
      return;
    }
    assignedOf = found; // a failure is not tried again before the file changes
    attempt(
        CLIENTS,
        CLIENTS,
        () -> {
          assigned = Clients.read(file);
          asked = assemble();
          return true;
        });
  }

  /** Swaps in one profile, so that one that cannot be read does not hold up those of others. */
  private void refreshProfile(Path file) {
    Held known = held.computeIfAbsent(file, none -> new Held());
    FileStamp found = FileStamp.of(file);
    if (found.equals(known.tried)) {
      return;
    }
    known.tried = found;
    attempt(
        PROFILE,
        named(file),
        () -> {
          known.serving = new Serving(engines.engine(profile(file)));
          asked = assemble();
          return true;
        });
  }

  private String named(Path file) {
    return file.equals(profile) ? PROFILE : PROFILE + " " + file;
  }

  /** Swaps something in, and returns whether there was something. */
  private interface Swap {
    boolean swap() throws Throwable;
  }

  /**
   * Swaps something in.
   *
   * @param kind what it is in metrics, where each name stays for ever
   * @param named what it is in messages
   */
  @SuppressWarnings("CatchingUnchecked") // whatever it is, the objects in use stay
  private void attempt(String kind, String named, Swap swap) {
    String what = SafeText.of(named);
    try {
      if (swap.swap()) {
        failing.remove(named);
        metrics.reloaded(SafeText.of(kind), true);
        LOG.log(System.Logger.Level.INFO, "{0}: swapped in what is new", what);
      } else if (failing.remove(named) != null) {
        LOG.log(System.Logger.Level.INFO, "{0}: is as it was before", what);
      }
    } catch (Throwable failure) { // even if memory runs out, the objects in use still work
      String why = SafeText.of(told(failure));
      if (!why.equals(failing.put(named, why))) {
        metrics.reloaded(SafeText.of(kind), false);
        LOG.log(
            System.Logger.Level.WARNING,
            "{0}: reload failed, the previous version stays in use{1}: {2}",
            what,
            kind.startsWith(LIST) ? ", or is unknown where its file was written into" : "",
            why);
      }
    }
  }

  static String told(Throwable failure) {
    return failure instanceof NoSuchFileException none
        ? none.getMessage() + ": there is no such file"
        : String.valueOf(failure.getMessage());
  }

  /** Returns the lists, with the version of each. */
  Map<String, String> versions() {
    Map<String, String> versions = new TreeMap<>();
    lists.forEach(
        list -> versions.put(SafeText.of(list.info().id()), list.info().asOf().toString()));
    return versions;
  }
}
