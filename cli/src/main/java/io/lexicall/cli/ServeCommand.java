package io.lexicall.cli;

import io.lexicall.journal.Journal;
import io.lexicall.journal.JournalException;
import io.lexicall.journal.JournalKeys;
import io.lexicall.journal.JournalOptions;
import io.lexicall.json.SafeText;
import io.lexicall.lists.DoNotCallLists;
import io.lexicall.server.FollowedList;
import io.lexicall.server.LexicallServer;
import io.lexicall.server.ServerLimits;
import io.lexicall.server.ServerTls;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "serve",
    description = {
      "Answers verdicts over HTTP, for hosts that do not run on a JVM, until it is stopped.",
      "",
      "POST /v1/check takes one activity, or one per line, as 'lexicall check' does,"
          + " and answers in the same form; POST /v1/flat answers with scalar values only."
          + " /v1/openapi.json describes all of it, and / is a page for trying a call.",
      "",
      "By default it listens only on this machine. To listen on other addresses it"
          + " requires TLS, and tokens or client certificates. Profiles, tokens, lists and"
          + " certificates are reloaded when their files change. If there is no answer,"
          + " there is no permit."
    },
    footer = {
      "",
      "A file of tokens has one line for each client: its name, its token of 32"
          + " characters or more (or sha256: and the token's SHA-256), and optionally its"
          + " own profile.",
      "",
      "Exit codes:",
      "  0   it was stopped; if by a signal, the code of that signal, such as 143",
      "  2   the command was not understood, or it would listen beyond this machine"
          + " without protection",
      "  3   a file could not be read, the law not loaded, or the port not opened",
      "",
      "Examples:",
      "  lexicall serve --profile acme.json",
      "  lexicall serve --list national.lexi --list ours/ --db jdbc:postgresql://db/acme",
      "  lexicall serve --journal acme.journal --key-file acme.key",
      "  lexicall serve --host 0.0.0.0 --tls-cert server.crt --tls-key server.key --token-file tokens",
      "  curl -d @call.json -H 'Content-Type: application/json' http://localhost:8484/v1/check"
    })
final class ServeCommand implements Callable<Integer> {
  /** A dial does not wait longer for its record. */
  private static final Duration RECORD_PATIENCE = Duration.ofSeconds(2);

  private static final Duration LEDGER_PATIENCE = Duration.ofMillis(500);

  /** Each of many profiles has an engine: together they use at most a quarter of the heap. */
  private static final int ENGINES = 64;

  private static final long LEAST_PLAN_MEMORY = 4L << 20;

  private final Console console;

  @Mixin private final Law law = new Law();
  @Mixin private final ListFiles listFiles = new ListFiles();
  @Mixin private final LedgerOption ledgerOption = new LedgerOption();
  @Mixin private final KeyOptions keyOptions = new KeyOptions();

  @Option(
      names = "--port",
      paramLabel = "N",
      description = "The port; 0 takes one that is free (default: ${DEFAULT-VALUE}).")
  private int port = LexicallServer.DEFAULT_PORT;

  @Option(
      names = "--host",
      paramLabel = "ADDRESS",
      description = "The address on which it listens (default: ${DEFAULT-VALUE}).")
  private String host = "127.0.0.1";

  @Option(
      names = "--journal",
      paramLabel = "DIR",
      description =
          "Write every decision to this journal before it is answered, and answer 503"
              + " if that fails. If there is no journal, one is created, with its keys.")
  private @Nullable String journal;

  @Option(
      names = "--token-file",
      paramLabel = "FILE",
      description = "The clients that may ask, each with its token.")
  private @Nullable String tokenFile;

  @Option(
      names = "--tls-cert",
      paramLabel = "FILE",
      description = "The certificate in PEM, followed by the chain to its authority.")
  private @Nullable String certificate;

  @Option(
      names = "--tls-key",
      paramLabel = "FILE",
      description = "The certificate's key in PEM (PKCS #8, not encrypted).")
  private @Nullable String key;

  @Option(
      names = "--tls-client-ca",
      paramLabel = "FILE",
      description = "Clients must show a certificate of one of these authorities.")
  private @Nullable String clientAuthority;

  @Option(
      names = "--max-body",
      paramLabel = "BYTES",
      description = "The maximum size in bytes of a body of many lines (default: 16 MiB).")
  private int maxBody = ServerLimits.defaults().bodyBytes();

  @Option(
      names = "--max-line",
      paramLabel = "BYTES",
      description = "The maximum size in bytes of one activity (default: 1 MiB).")
  private int maxLine = ServerLimits.defaults().lineBytes();

  @Option(
      names = "--max-requests",
      paramLabel = "N",
      description =
          "The maximum number of requests per second from one client; more are"
              + " answered with 429 (default: ${DEFAULT-VALUE}).")
  private int maxRequests = ServerLimits.defaults().requestsPerSecond();

  @Option(
      names = "--max-at-once",
      paramLabel = "N",
      description =
          "The maximum number of concurrent requests; more are answered with 503"
              + " (default: ${DEFAULT-VALUE}).")
  private int maxAtOnce = ServerLimits.defaults().atOnce();

  private final List<FollowedList> lists = new ArrayList<>();
  private final CountDownLatch ended = new CountDownLatch(1);

  ServeCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    try {
      run();
      return ExitCode.OK;
    } finally {
      ended.countDown();
    }
  }

  private void run() {
    if (journal == null
        && (keyOptions.keys != null
            || keyOptions.keyFile != null
            || keyOptions.passphraseFile != null)) {
      throw Failure.usage("--keys, --key-file and --passphrase-file need --journal");
    }
    if (port < 0 || port > 65_535) {
      throw Failure.hint("--port takes a number from 0 to 65535");
    }
    String folder = journal;
    if (folder == null) {
      serve(null);
      return;
    }
    Journals.requireOwnFolder(folder);
    if (!JournalKeys.exist(Input.path(keyOptions.folder(folder)))) {
      law.load(law.profile(), DoNotCallLists.of()); // else keys would stay of a failed start
      tls();
    }
    try (JournalKeys keys = keyOptions.openOrMake(folder, console);
        Journal opened =
            Journals.openToWrite(
                folder, keys, true, JournalOptions.defaults().withPatience(RECORD_PATIENCE))) {
      law.observedBy(opened);
      serve(opened);
    } catch (JournalException failed) {
      throw Journals.told(failed, List.of(folder));
    } catch (IOException failure) {
      throw Input.unreadable(folder, failure);
    }
  }

  private void serve(@Nullable Journal opened) {
    try (OpenLedger ledger = ledgerOption.openIfGiven(LEDGER_PATIENCE)) {
      law.asking(ledger);
      follow();
      LexicallServer server = start(opened, ledger);
      Thread stopping = stopWithTheProcess(server);
      try {
        console.line(
            "listening on " + (certificate == null ? "http" : "https") + "://" + shown(server));
        console.flush();
        server.join();
      } catch (InterruptedException stopped) {
        // On a signal everything is closed in order, which an interrupted thread could not do.
      } finally {
        server.close();
        forget(stopping);
      }
    } finally {
      lists.forEach(ServeCommand::close);
    }
  }

  /** A process that is told to end closes nothing before everything is written. */
  private Thread stopWithTheProcess(LexicallServer server) {
    Thread hook =
        new Thread(
            () -> {
              server.close();
              try {
                ended.await(10, TimeUnit.SECONDS);
              } catch (InterruptedException now) {
                Thread.currentThread().interrupt();
              }
            },
            "lexicall-serve-stop");
    Runtime.getRuntime().addShutdownHook(hook);
    return hook;
  }

  private static void forget(Thread hook) {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException itIsEnding) {
      // It has been called.
    }
  }

  private String shown(LexicallServer server) {
    return (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + server.port() + "/";
  }

  private LexicallServer start(@Nullable Journal opened, OpenLedger ledger) {
    law.profile(); // reports best what is wrong with it
    if (tokenFile != null) {
      long share = Runtime.getRuntime().maxMemory() / 4 / ENGINES;
      law.planMemory(Math.max(LEAST_PLAN_MEMORY, share));
    }
    DoNotCallLists joined = joined();
    LexicallServer.Builder builder =
        LexicallServer.builder(standing -> law.load(standing, joined))
            .host(host)
            .port(port)
            .lists(lists)
            .limits(limits());
    String profile = law.profile;
    if (profile != null) {
      builder.profile(Input.path(profile));
    }
    if (tokenFile != null) {
      builder.clients(existing(tokenFile));
    }
    if (ledger.isGiven()) {
      builder.ledger(ledger.ledger());
    }
    if (opened != null) {
      builder.journal(opened);
    }
    ServerTls tls = tls();
    if (tls != null) {
      builder.tls(tls);
    }
    try {
      return builder.start();
    } catch (IllegalArgumentException unsafe) {
      throw Failure.usage(String.valueOf(unsafe.getMessage()));
    } catch (IOException failure) {
      throw Failure.broken(
          failure instanceof NoSuchFileException none
              ? SafeText.of(String.valueOf(none.getMessage())) + ": there is no such file"
              : SafeText.ofId(String.valueOf(failure.getMessage()))); // which shows the port
    }
  }

  private ServerLimits limits() {
    try {
      ServerLimits usual = ServerLimits.defaults();
      return usual
          .withBytes(maxLine, maxBody)
          .withRequestsPerSecond(maxRequests)
          .withAtOnce(maxAtOnce, Math.max(usual.connections(), 2 * maxAtOnce));
    } catch (IllegalArgumentException wrong) {
      throw Failure.usage("--max-body and the other limits must be greater than 0");
    }
  }

  private @Nullable ServerTls tls() {
    if (certificate == null && key == null && clientAuthority == null) {
      return null;
    }
    if (certificate == null || key == null) {
      throw Failure.usage("TLS takes both --tls-cert and --tls-key");
    }
    ServerTls tls = ServerTls.of(existing(certificate), existing(key));
    return clientAuthority == null ? tls : tls.requiringClientsOf(existing(clientAuthority));
  }

  private static Path existing(String file) {
    Path path = Input.path(file);
    if (!Files.exists(path)) {
      throw Failure.broken(Input.called(file) + ": there is no such file");
    }
    return path;
  }

  private void follow() {
    for (String file : listFiles.files) {
      lists.add(OpenLists.opened(file, FollowedList::open));
    }
  }

  private DoNotCallLists joined() {
    try {
      return DoNotCallLists.of(lists);
    } catch (IllegalArgumentException twice) {
      throw Failure.usage(Input.told(twice.getMessage(), listFiles.files));
    }
  }

  private static void close(FollowedList list) {
    try {
      list.close();
    } catch (IOException harmless) {
      // It was only read.
    }
  }
}
