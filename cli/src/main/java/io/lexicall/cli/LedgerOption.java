package io.lexicall.cli;

import io.lexicall.ledger.Ledger;
import io.lexicall.ledger.LedgerException;
import io.lexicall.ledger.LedgerOptions;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The ledger that a command reads or writes. Secrets are never taken from the command line. */
final class LedgerOption {
  private static final int MOST_KEY_BYTES = 1 << 16;
  private static final String SQLITE = "jdbc:sqlite:";

  /** The suffixes of the files that SQLite keeps beside a database. */
  private static final List<String> PARTS = List.of("", "-wal", "-shm", "-journal");

  /** What a thread reads ahead must be kept until its turn. */
  private static final int PEOPLE_OF_A_THREAD = 5_000;

  /** A list is scrubbed as of one instant. */
  private static final Duration AGE_OF_MANY = Duration.ofSeconds(10);

  /** A command waits longer than a dial would. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  @Option(
      names = "--db",
      paramLabel = "URL",
      description =
          "The ledger: jdbc:postgresql://HOST/DATABASE?user=NAME, with the password in"
              + " ~/.pgpass, or the file of an SQLite database. Checks read consents, history,"
              + " relationship and the company's own list from it.")
  @Nullable String url;

  @Option(
      names = "--db-key-file",
      paramLabel = "FILE",
      description =
          "The ledger holds numbers only as hashes, keyed with the bytes of this file:"
              + " 32 or more that nobody can guess.")
  @Nullable String keyFile;

  @Option(
      names = "--former-db-key-file",
      paramLabel = "FILE",
      description = "A key under which the ledger was written before. May be repeated.")
  List<String> formerKeyFiles = new ArrayList<>();

  @Option(
      names = "--formerly-in-clear",
      description = "The ledger was written without a key before.")
  boolean formerlyInClear;

  private int keptPeople;

  boolean isGiven() {
    return url != null;
  }

  /** Returns its files, and those of its keys; none if no ledger is given. */
  List<String> files() {
    String given = url;
    if (given == null) {
      return List.of();
    }
    List<String> files = new ArrayList<>(formerKeyFiles);
    if (keyFile != null) {
      files.add(keyFile);
    }
    String jdbc = jdbc(given);
    if (jdbc.startsWith(SQLITE)) {
      String file = jdbc.substring(SQLITE.length()).replaceFirst("^file:(//)?", "");
      file = file.replaceFirst("[?].*", "");
      for (String part : PARTS) {
        files.add(file + part);
      }
    }
    return files;
  }

  /** Opens the ledger; empty if none is given. */
  OpenLedger openIfGiven() {
    return openIfGiven(PATIENCE);
  }

  /** Opens the ledger for reading blocks of people on several threads; empty if none is given. */
  OpenLedger openIfGivenForMany(int threads) {
    keptPeople = Math.max(1, threads) * PEOPLE_OF_A_THREAD;
    return openIfGiven(PATIENCE);
  }

  /**
   * Opens the ledger with a limit on how long each answer is waited for; empty if none is given.
   */
  OpenLedger openIfGiven(Duration patience) {
    if (url == null) {
      if (keyFile != null || formerlyInClear || !formerKeyFiles.isEmpty()) {
        throw Failure.usage("--db-key-file and similar options need --db");
      }
      return OpenLedger.NONE;
    }
    return opened(Ledger::open, patience);
  }

  /** Opens the ledger, which must exist. */
  OpenLedger open() {
    return opened(Ledger::open, PATIENCE);
  }

  /** Creates a ledger if there is none, or upgrades it to this version. */
  OpenLedger create() {
    return opened(Ledger::create, PATIENCE);
  }

  private OpenLedger opened(BiFunction<String, LedgerOptions, Ledger> how, Duration patience) {
    String given = url;
    if (given == null) {
      throw Failure.usage("give the ledger with --db");
    }
    try {
      return new OpenLedger(how.apply(jdbc(given), options(patience)));
    } catch (LedgerException refused) {
      throw told(refused);
    } catch (IllegalArgumentException wrong) {
      throw Failure.usage("--db: " + wrong.getMessage());
    }
  }

  private static String jdbc(String url) {
    return url.startsWith("jdbc:") ? url : SQLITE + url;
  }

  private LedgerOptions options(Duration patience) {
    LedgerOptions.Builder options = LedgerOptions.builder().readTimeout(patience);
    if (keptPeople > 0) {
      options.cache(keptPeople, AGE_OF_MANY);
    }
    if (keyFile != null) {
      options.keyed(key(keyFile));
    }
    for (String former : formerKeyFiles) {
      options.formerlyKeyed(key(former));
    }
    if (formerlyInClear) {
      options.formerlyInClear();
    }
    return options.build();
  }

  private static byte[] key(String file) {
    try (InputStream in = Input.openFile(file)) {
      byte[] key = in.readNBytes(MOST_KEY_BYTES);
      if (key.length < 32) {
        throw Failure.broken(Input.called(file) + " is not a key: it has fewer than 32 bytes");
      }
      return key;
    } catch (IOException failure) {
      throw Input.unreadable(file, failure);
    }
  }

  /** The message of the ledger quotes none of the input. */
  static Failure told(LedgerException refused) {
    return switch (refused.reason()) {
      case INVALID, CONFLICT, FORGOTTEN, UNKNOWN_EVENT ->
          Failure.hint("the ledger refused: " + refused.getMessage());
      default -> Failure.broken("the ledger: " + refused.getMessage());
    };
  }
}
