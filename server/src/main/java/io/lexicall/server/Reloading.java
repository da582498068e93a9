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
import java.util.List;
import java.util.Map;
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
  private Map<Path, FileStamp> askedOf;
  private Map<Path, FileStamp> tlsOf;

  /**
   * The engines in use, by the files of their profiles and the state of these files when they were
   * read.
   */
  private Map<Source, Serving> servings = new HashMap<>();

  /** The file of a profile as it was, or that there is none. */
  private record Source(@Nullable Path file, @Nullable FileStamp stamp) {
    static Source of(@Nullable Path file) {
      return new Source(file, file == null ? null : FileStamp.of(file));
    }
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
    this.askedOf = new HashMap<>();
    this.asked = read();
    this.tlsOf = stamps(tls == null ? List.of() : tls.files());
  }

  /** Allows certificates to be swapped in a server as well. */
  void watch(SslContextFactory factory) {
    ssl = factory;
  }

  Asked asked() {
    return asked;
  }

  /** Returns what could not be swapped in, and why, without any telephone number. */
  Map<String, String> failing() {
    return failing;
  }

  private Asked read() throws IOException {
    Map<Path, FileStamp> stamps = new HashMap<>();
    Map<Source, Serving> made = new HashMap<>();
    try {
      Path file = clients;
      if (file != null) { // first: a removed client is refused, even while a profile is broken
        stamps.put(file, FileStamp.of(file));
      }
      Serving common = serving(profile, stamps, made);
      if (file == null) {
        servings = made;
        return new Asked(common, null);
      }
      Map<String, Asked.Known> byToken = new LinkedHashMap<>();
      for (Map.Entry<String, Clients.Client> each : Clients.read(file).entrySet()) {
        Path own = each.getValue().profile();
        Serving serving = own == null ? common : serving(own, stamps, made);
        byToken.put(each.getKey(), new Asked.Known(each.getValue().name(), serving));
      }
      servings = made;
      return new Asked(common, byToken);
    } finally {
      askedOf = stamps; // a failure is not tried again before a file changes
    }
  }

  private Serving serving(
      @Nullable Path file, Map<Path, FileStamp> stamps, Map<Source, Serving> made)
      throws IOException {
    Source source = Source.of(file); // before it is read: what comes later is then seen as new
    if (file != null) {
      stamps.put(file, requireNonNull(source.stamp()));
    }
    Serving serving = made.get(source);
    if (serving == null) {
      serving = servings.get(source);
    }
    if (serving == null) {
      serving = new Serving(engines.engine(file == null ? Profile.EMPTY : profile(file)));
    }
    made.put(source, serving);
    return serving;
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
    if (!stamps(askedOf.keySet()).equals(askedOf)) {
      attempt(
          clients == null ? "profile" : "profile and clients",
          () -> {
            try {
              asked = read();
              return true;
            } catch (Throwable failure) {
              refuseWhoIsGone();
              throw failure;
            }
          });
    }
    ServerTls given = tls;
    SslContextFactory factory = ssl;
    if (given != null && factory != null) {
      Map<Path, FileStamp> found = stamps(given.files());
      if (!found.equals(tlsOf)) {
        tlsOf = found;
        attempt(
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
      attempt(LIST + list.info().id(), list::refresh);
    }
  }

  /** Even if profiles cannot be read, a token that was removed from its file is no longer valid. */
  private void refuseWhoIsGone() {
    Path file = clients;
    Map<String, Asked.Known> known = asked.byToken();
    if (file == null || known == null) {
      return;
    }
    try {
      Map<String, Asked.Known> left = new LinkedHashMap<>(known);
      left.keySet().retainAll(Clients.read(file).keySet());
      asked = new Asked(asked.common(), left);
    } catch (IOException unreadable) {
      LOG.log(System.Logger.Level.WARNING, "clients: cannot be read, so that all stay known");
    }
  }

  /** Swaps something in, and returns whether there was something. */
  private interface Swap {
    boolean swap() throws Throwable;
  }

  @SuppressWarnings("CatchingUnchecked") // whatever it is, the objects in use stay
  private void attempt(String named, Swap swap) {
    String what = SafeText.of(named);
    try {
      if (swap.swap()) {
        failing.remove(what);
        metrics.reloaded(what, true);
        LOG.log(System.Logger.Level.INFO, "{0}: swapped in what is new", what);
      } else if (failing.remove(what) != null) {
        LOG.log(System.Logger.Level.INFO, "{0}: is as it was before", what);
      }
    } catch (Throwable failure) { // even if memory runs out, the objects in use still work
      String why = SafeText.of(told(failure));
      if (!why.equals(failing.put(what, why))) {
        metrics.reloaded(what, false);
        LOG.log(
            System.Logger.Level.WARNING,
            "{0}: reload failed, the previous version stays in use{1}: {2}",
            what,
            what.startsWith(LIST) ? ", or is unknown where its file was written into" : "",
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
