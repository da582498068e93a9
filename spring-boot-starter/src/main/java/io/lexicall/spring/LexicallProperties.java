package io.lexicall.spring;

import java.time.Duration;
import java.time.Period;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.core.io.Resource;

/**
 * The properties under {@code lexicall}.
 *
 * @param enabled whether there is an engine
 * @param modules names of the rule modules to load, such as tcpa; all that are found if empty.
 *     Beans are always loaded.
 * @param regulations the only regulations to apply, such as tcpa, besides the rules of your own
 *     modules; all if empty. A place that no module covers then no longer makes a verdict
 *     indeterminate.
 * @param profile JSON file with the standing facts of this host, such as classpath:profile.json
 * @param settings settings of the modules by their names, such as tcpa.strict-quiet-hours
 * @param lists do-not-call lists
 * @param journal the journal of decisions
 * @param ledger the ledger of consents, requests to stop and contacts
 * @param metrics metrics
 * @param health health
 * @param observations observations
 * @param checks checks over HTTP
 */
@ConfigurationProperties("lexicall")
record LexicallProperties(
    @DefaultValue("true") boolean enabled,
    @DefaultValue List<String> modules,
    @DefaultValue List<String> regulations,
    @Nullable Resource profile,
    @DefaultValue Map<String, Boolean> settings,
    @DefaultValue Lists lists,
    @DefaultValue Journal journal,
    @DefaultValue Ledger ledger,
    @DefaultValue Metrics metrics,
    @DefaultValue Health health,
    @DefaultValue Observations observations,
    @DefaultValue Checks checks) {

  /**
   * Do-not-call lists.
   *
   * @param files files of lists written by "lexicall lists build"; needs lexicall-lists. The folder
   *     of a company's own list is a bean: CompanyList.open
   * @param refresh how often the files are checked for a newer edition
   */
  record Lists(@DefaultValue List<String> files, @DefaultValue("1m") Duration refresh) {}

  /**
   * The journal of decisions.
   *
   * @param folder where every decision is recorded, one folder per process; no journal is written
   *     if it is left out; needs lexicall-journal
   * @param keys the folder of its keys, which must be kept elsewhere; by default the name of the
   *     journal followed by .keys
   * @param keyFile the file of 32 or more secret bytes with which the keys are encrypted
   * @param passphraseFile the file whose first line is the passphrase with which the keys are
   *     encrypted
   * @param durability whether an entry is on disk before the verdict is returned, or a few
   *     milliseconds after
   * @param whenFull whether a dial waits, or goes on and is counted, where the disk takes no more
   * @param patience how long the disk is waited for before a dial is told, or the application ends
   */
  record Journal(
      @Nullable String folder,
      @Nullable String keys,
      @Nullable String keyFile,
      @Nullable String passphraseFile,
      @DefaultValue("grouped") Durability durability,
      @DefaultValue("wait") WhenFull whenFull,
      @DefaultValue("10s") Duration patience) {
    /** When an entry is on disk. */
    enum Durability {
      ACKNOWLEDGED,
      GROUPED
    }

    /** What a dial does if the disk cannot keep up. */
    enum WhenFull {
      WAIT,
      REFUSE
    }
  }

  /**
   * The ledger of consents, requests to stop and contacts, in the database of the application.
   *
   * @param enabled whether there is one; needs lexicall-ledger and a DataSource of PostgreSQL or
   *     SQLite
   * @param create whether its tables are created or upgraded at the start
   * @param keyFile the file of 32 or more secret bytes that keys the hashes of numbers; numbers are
   *     stored in plain text if it is left out
   * @param formerKeyFiles files of keys that were used earlier
   * @param formerlyInClear whether it was written without a key earlier
   * @param readTimeout how long a check waits for the database before the facts are unknown
   * @param writeTimeout how long a write or a reservation waits for the database
   * @param staleness how old an answer to a check may be
   * @param cachedPeople for how many people answers are kept
   * @param reservation for how long an attempt is reserved
   */
  record Ledger(
      @DefaultValue("false") boolean enabled,
      @DefaultValue("false") boolean create,
      @Nullable String keyFile,
      @DefaultValue List<String> formerKeyFiles,
      @DefaultValue("false") boolean formerlyInClear,
      @DefaultValue("250ms") Duration readTimeout,
      @DefaultValue("10s") Duration writeTimeout,
      @DefaultValue("1s") Duration staleness,
      @DefaultValue("10000") int cachedPeople,
      @DefaultValue("2m") Duration reservation) {}

  /**
   * Metrics.
   *
   * @param enabled whether checks are counted and timed
   */
  record Metrics(@DefaultValue("true") boolean enabled) {}

  /**
   * Health.
   *
   * @param maxLawAge if the edition of a module is older than this, the application is out of
   *     service; if it is left out, age does not matter. A module whose edition is not a date is
   *     shown as undated.
   */
  record Health(@Nullable Period maxLawAge) {}

  /**
   * Observations.
   *
   * @param enabled whether each check is an observation of Micrometer, and so a span
   */
  record Observations(@DefaultValue("false") boolean enabled) {}

  /**
   * Checks over HTTP.
   *
   * @param path the path to which facts are posted and which answers a verdict, such as /v1/check;
   *     there is none if it is left out
   */
  record Checks(@Nullable String path) {
    String pathOrNone() {
      return path == null ? "" : path;
    }
  }
}
