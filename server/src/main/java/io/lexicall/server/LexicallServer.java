package io.lexicall.server;

import static java.util.Objects.requireNonNull;

import io.lexicall.Compliance;
import io.lexicall.facts.Profile;
import io.lexicall.journal.Journal;
import io.lexicall.journal.JournalOptions;
import io.lexicall.ledger.Ledger;
import java.io.IOException;
import java.io.StringReader;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.http.HttpCompliance;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.VirtualThreads;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.jspecify.annotations.Nullable;

/**
 * Gives verdicts over HTTP.
 *
 * <pre>{@code
 * try (LexicallServer server = LexicallServer.builder(compliance).port(8484).start()) {
 *   ...
 * }
 * }</pre>
 *
 * <p>By default it listens only on this machine. To listen on other addresses it requires TLS, and
 * tokens or client certificates. Whatever fails, its answer is not a permit: a client that receives
 * no verdict, or a problem, must not call.
 *
 * <p>Thread-safe.
 *
 * @since 0.1
 */
public final class LexicallServer implements AutoCloseable {
  /** The default port. */
  public static final int DEFAULT_PORT = 8484;

  private static final System.Logger LOG = System.getLogger(LexicallServer.class.getName());
  private static final int SPARE_THREADS = 16;

  private final Server server;
  private final OpenConnections connections;
  private final ScheduledExecutorService watching;
  private volatile int port;

  private LexicallServer(
      Server server, OpenConnections connections, ScheduledExecutorService watching) {
    this.server = server;
    this.connections = connections;
    this.watching = watching;
  }

  /**
   * Returns a builder of a server with one engine, which never changes.
   *
   * @param compliance with everything that it needs: the profile, the lists, the ledger; and
   *     observed by the journal, if there is one
   */
  public static Builder builder(Compliance compliance) {
    requireNonNull(compliance, "compliance");
    return new Builder(
        standing -> {
          if (standing != Profile.EMPTY) {
            throw new IllegalArgumentException(
                "A server with one engine has no other profile: give it Engines");
          }
          return compliance;
        });
  }

  /** Returns a builder of a server that builds an engine for each profile. */
  public static Builder builder(Engines engines) {
    return new Builder(requireNonNull(engines, "engines"));
  }

  /** Returns the port on which it listens, or listened before it was stopped. */
  public int port() {
    return port;
  }

  /**
   * Stops the server: it takes no more requests, answers those in progress within the time limit,
   * and ends. It does not close the lists, ledger or journal that it was given.
   */
  @Override
  public void close() {
    watching.shutdownNow();
    connections.stop();
    try {
      server.stop();
    } catch (Exception failure) {
      LOG.log(
          System.Logger.Level.WARNING,
          "The server did not end cleanly: {0}",
          failure.getClass().getName());
    }
  }

  /** Waits until it is stopped. */
  public void join() throws InterruptedException {
    server.join();
  }

  static String version() {
    Properties properties = new Properties();
    try {
      properties.load(new StringReader(Pages.read("version.properties")));
    } catch (IOException impossible) {
      throw new IllegalStateException(impossible); // a text does not fail
    }
    return String.valueOf(properties.getProperty("version"));
  }

  /**
   * Builds a server. Not thread-safe.
   *
   * @since 0.1
   */
  public static final class Builder {
    private final Engines engines;
    private String host = "127.0.0.1";
    private int port = DEFAULT_PORT;
    private @Nullable Path profile;
    private @Nullable Path clients;
    private @Nullable ServerTls tls;
    private ServerLimits limits = ServerLimits.defaults();
    private List<FollowedList> lists = List.of();
    private @Nullable Ledger ledger;
    private @Nullable Journal journal;
    private Duration reloadEvery = Duration.ofSeconds(1);

    private Builder(Engines engines) {
      this.engines = engines;
    }

    /** Sets the address on which it listens; the default is {@code 127.0.0.1}. */
    public Builder host(String address) {
      host = requireNonNull(address, "address");
      return this;
    }

    /** Sets the port; 0 takes a free one. */
    public Builder port(int number) {
      port = number;
      return this;
    }

    /** Sets the file of the profile of clients without their own. */
    public Builder profile(Path file) {
      profile = requireNonNull(file, "file");
      return this;
    }

    /**
     * Sets the file of the clients. Without it, anybody who can reach the server may use it.
     *
     * <p>Each line names a client, its token and, optionally, the file of its own profile, which
     * replaces the server's. Instead of the token, a line may hold {@code sha256:} and its SHA-256
     * in hexadecimal. Lines that begin with {@code #} are comments.
     */
    public Builder clients(Path file) {
      clients = requireNonNull(file, "file");
      return this;
    }

    /** Sets the certificates. Without them it uses unencrypted HTTP. */
    public Builder tls(ServerTls files) {
      tls = requireNonNull(files, "files");
      return this;
    }

    /** Sets the limits. */
    public Builder limits(ServerLimits most) {
      limits = requireNonNull(most, "most");
      return this;
    }

    /** Sets the lists that the engines use, so that they are reloaded when they change. */
    public Builder lists(List<FollowedList> followed) {
      lists = List.copyOf(followed);
      return this;
    }

    /** Sets the ledger that the engines use, so that its health is reported. */
    public Builder ledger(Ledger asked) {
      ledger = requireNonNull(asked, "asked");
      return this;
    }

    /**
     * Sets the journal. No verdict is sent before it is on disk, whatever durability is chosen; a
     * request whose verdict cannot be recorded is answered with 503.
     *
     * @param observer must be an observer of every engine
     * @throws IllegalArgumentException if it refuses decisions when it is full: those verdicts
     *     would be sent without a record
     */
    public Builder journal(Journal observer) {
      if (observer.options().whenFull() == JournalOptions.WhenFull.REFUSE) {
        throw new IllegalArgumentException(
            "A journal that refuses when it is full lets verdicts go without a record; open it with"
                + " WAIT");
      }
      journal = observer;
      return this;
    }

    /** Sets how often files are checked for changes; the default is every second. */
    public Builder reloadEvery(Duration pause) {
      if (pause.toMillis() < 1) {
        throw new IllegalArgumentException("The interval must be positive, but is " + pause);
      }
      reloadEvery = pause;
      return this;
    }

    /**
     * Reads what it needs and starts to listen.
     *
     * @throws IllegalArgumentException if it would listen beyond this machine without TLS, or
     *     without authenticating its clients
     * @throws IOException if a file cannot be read, or the address is not available
     */
    public LexicallServer start() throws IOException {
      boolean isLocal = InetAddress.getByName(host).isLoopbackAddress();
      if (!isLocal) {
        requireSafe();
      }
      ServerMetrics metrics = new ServerMetrics();
      Reloading reloading = new Reloading(engines, profile, clients, lists, tls, metrics);
      String version = version();
      Health health = new Health(reloading, ledger, journal, version);
      measure(metrics, reloading, health, version);
      OpenConnections connections = new OpenConnections(limits.connections());
      HostNames names = new HostNames(isLocal && clients == null && tls == null, host);
      Memory memory = new Memory(Runtime.getRuntime().maxMemory(), limits);
      Api api =
          new Api(
              reloading,
              new Judge(journal, metrics, memory),
              health,
              new Pages(version),
              metrics,
              limits,
              names,
              connections,
              memory);
      Server server = new Server(threads());
      ServerConnector connector = connector(server, reloading);
      connector.setHost(host);
      connector.setPort(port);
      connector.setIdleTimeout(limits.idle().toMillis());
      // Otherwise connections beyond a burst would wait a second each, until their client tries
      // again.
      connector.setAcceptQueueSize(limits.connections());
      connector.addBean(connections);
      server.addConnector(connector);
      server.addBean(new NetworkConnectionLimit(limits.connections(), server));
      server.setHandler(new GracefulHandler(api));
      server.setErrorHandler(new Problems());
      server.setStopTimeout(limits.patience().toMillis());
      // A request under way may be silent for as long as at any other time.
      connector.setShutdownIdleTimeout(limits.patience().toMillis());
      return begin(server, connector, connections, reloading);
    }

    private LexicallServer begin(
        Server server, ServerConnector connector, OpenConnections connections, Reloading reloading)
        throws IOException {
      ScheduledExecutorService watching =
          Executors.newSingleThreadScheduledExecutor(
              task -> {
                Thread thread = new Thread(task, "lexicall-server-files");
                thread.setDaemon(true);
                return thread;
              });
      LexicallServer begun = new LexicallServer(server, connections, watching);
      try {
        server.start();
        begun.port = connector.getLocalPort();
      } catch (Exception failure) {
        begun.close();
        throw new IOException(
            "%s port %s cannot be listened on: %s".formatted(host, port, why(failure)), failure);
      }
      @SuppressWarnings("unused") // it ends with its executor
      Future<?> looking =
          watching.scheduleWithFixedDelay(
              reloading::refreshWhateverHappens,
              reloadEvery.toNanos(),
              reloadEvery.toNanos(),
              TimeUnit.NANOSECONDS);
      return begun;
    }

    private static String why(Throwable failure) {
      Throwable last = failure;
      while (last.getCause() != null) {
        last = last.getCause();
      }
      return String.valueOf(last.getMessage());
    }

    private void requireSafe() {
      if (tls == null) {
        throw new IllegalArgumentException(
            host
                + " is beyond this machine: facts and tokens would cross the network in the clear;"
                + " give a certificate and its key, or listen on 127.0.0.1 behind a proxy that has"
                + " them");
      }
      if (clients == null && !tls.asksClients()) {
        throw new IllegalArgumentException(
            host
                + " is beyond this machine, where anybody could ask: give a file of tokens, or the"
                + " authority of the clients' certificates");
      }
    }

    private void measure(
        ServerMetrics metrics, Reloading reloading, Health health, String version) {
      metrics.edition(version, reloading.asked().common().engine().edition());
      metrics.gauge(
          "lexicall_not_reloaded",
          "How many files changed to something that cannot be used.",
          () -> (double) reloading.failing().size());
      metrics.lists(() -> lists.stream().map(FollowedList::info).toList());
      if (ledger != null) {
        metrics.gauge("lexicall_ledger_up", "Whether the ledger answers.", health::isLedgerUp);
      }
      if (journal != null) {
        metrics.gauge(
            "lexicall_journal_up", "Whether the disk takes records.", health::isJournalUp);
      }
      metrics.gauge(
          "lexicall_plan_bytes",
          "About how much memory compiled plans take.",
          () -> (double) reloading.asked().common().engine().statistics().estimatedBytes());
    }

    private QueuedThreadPool threads() {
      QueuedThreadPool threads = new QueuedThreadPool(limits.atOnce() + SPARE_THREADS);
      threads.setName("lexicall-server");
      if (VirtualThreads.areSupported()) {
        threads.setVirtualThreadsExecutor(VirtualThreads.getDefaultVirtualThreadsExecutor());
      }
      return threads;
    }

    private ServerConnector connector(Server server, Reloading reloading) throws IOException {
      HttpConfiguration http = new HttpConfiguration();
      http.setSendServerVersion(false);
      http.setHttpCompliance(HttpCompliance.STRICT);
      http.setRequestHeaderSize(limits.headerBytes());
      http.setIdleTimeout(limits.patience().toMillis());
      http.addCustomizer(new SafeHeaders());
      ServerTls given = tls;
      if (given == null) {
        return new ServerConnector(server, 1, -1, new HttpConnectionFactory(http));
      }
      http.addCustomizer(new SecureRequestCustomizer(false));
      SslContextFactory.Server ssl = given.factory();
      reloading.watch(ssl);
      return new ServerConnector(
          server,
          1,
          -1,
          new SslConnectionFactory(ssl, HttpVersion.HTTP_1_1.asString()),
          new HttpConnectionFactory(http));
    }
  }
}
