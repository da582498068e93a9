package io.lexicall.spring;

import io.lexicall.CheckObserver;
import io.lexicall.Compliance;
import io.lexicall.facts.InvalidFactsException;
import io.lexicall.facts.Profile;
import io.lexicall.journal.CheckpointWitness;
import io.lexicall.journal.Journal;
import io.lexicall.journal.JournalKeys;
import io.lexicall.journal.JournalOptions;
import io.lexicall.json.ProfileJson;
import io.lexicall.ledger.Ledger;
import io.lexicall.ledger.LedgerException;
import io.lexicall.ledger.LedgerOptions;
import io.lexicall.lists.CurrentEdition;
import io.lexicall.lists.DoNotCallLists;
import io.lexicall.lists.NumberList;
import io.lexicall.rule.RuleModule;
import io.lexicall.rule.Setting;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.ConfigurationPropertiesBinding;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.Resource;
import org.springframework.core.io.ResourceLoader;

/**
 * Configures the engine from properties and beans.
 *
 * <p>An engine that cannot be built completely stops the application: a silently missing rule would
 * look like a permit.
 *
 * @since 0.1
 */
@AutoConfiguration
@ConditionalOnProperty(name = "lexicall.enabled", matchIfMissing = true)
@EnableConfigurationProperties(LexicallProperties.class)
@SuppressWarnings("exports") // public only for Spring; not part of the API
public class LexicallAutoConfiguration {
  /** For Spring. */
  public LexicallAutoConfiguration() {}

  @Bean
  @ConditionalOnMissingBean
  Compliance compliance(
      LexicallProperties properties,
      ResourceLoader resources,
      ObjectProvider<RuleModule> beans,
      ObjectProvider<CheckObserver> observers,
      ObjectProvider<ComplianceCustomizer> customizers) {
    List<RuleModule> modules = modules(properties.modules(), resources, beans);
    Compliance.Builder builder = Compliance.builder();
    modules.forEach(builder::module);
    choose(properties.settings(), modules, builder);
    if (properties.profile() != null) {
      builder.profile(profile(properties.profile()));
    }
    observers.orderedStream().forEach(builder::observer);
    customizers.orderedStream().forEach(each -> each.customize(builder));
    Compliance compliance = builder.build();
    return properties.regulations().isEmpty()
        ? compliance
        : only(properties.regulations(), compliance);
  }

  private static Compliance only(List<String> regulations, Compliance compliance) {
    try {
      return compliance.onlyWithHouseRules(regulations);
    } catch (IllegalArgumentException unknown) {
      throw new SetUpException(
          "lexicall.regulations names %s, but the modules have rules of %s"
              .formatted(regulations, new TreeSet<>(compliance.regulations())),
          "Correct lexicall.regulations, or put the module on the class path.",
          null);
    }
  }

  private static Duration positive(String property, Duration time) {
    if (time.isNegative() || time.isZero()) {
      throw new SetUpException(
          "%s is %s, but must be longer than zero".formatted(property, time),
          "Correct " + property + ", or leave it out.",
          null);
    }
    return time;
  }

  @Bean
  @ConfigurationPropertiesBinding
  static PhoneNumberConverter lexicallPhoneNumberConverter() {
    return new PhoneNumberConverter();
  }

  private static List<RuleModule> modules(
      List<String> wanted, ResourceLoader resources, ObjectProvider<RuleModule> beans) {
    List<RuleModule> modules = new ArrayList<>(beans.orderedStream().toList());
    Set<Class<?>> known = new LinkedHashSet<>();
    modules.forEach(module -> known.add(module.getClass()));
    Map<String, RuleModule> found = new TreeMap<>();
    ClassLoader loader = resources.getClassLoader();
    for (RuleModule module :
        RuleModule.discover(
            loader == null ? LexicallAutoConfiguration.class.getClassLoader() : loader)) {
      if (!known.contains(module.getClass())) {
        found.put(module.name(), module);
        if (wanted.isEmpty() || wanted.contains(module.name())) {
          modules.add(module);
        }
      }
    }
    for (String name : wanted) {
      if (!found.containsKey(name)) {
        throw new SetUpException(
            "lexicall.modules names '%s', but the modules found are %s"
                .formatted(name, found.keySet()),
            "Correct lexicall.modules, or put the module on the class path.",
            null);
      }
    }
    return modules;
  }

  private static void choose(
      Map<String, Boolean> chosen, List<RuleModule> modules, Compliance.Builder builder) {
    Map<String, Setting> offered = new TreeMap<>();
    Compliance.settings().forEach(setting -> offered.put(setting.name(), setting));
    modules.forEach(
        module -> settings(module).forEach(setting -> offered.put(setting.name(), setting)));
    chosen.forEach(
        (name, on) -> {
          Setting setting = offered.get(name);
          if (setting == null) {
            throw new SetUpException(
                "lexicall.settings names '%s', but the modules offer %s"
                    .formatted(name, offered.keySet()),
                "Correct lexicall.settings.",
                null);
          }
          builder.setting(setting, on);
        });
  }

  private static List<Setting> settings(RuleModule module) {
    try {
      return List.copyOf(module.settings());
    } catch (Throwable broken) {
      throw new SetUpException(
          "The rule module %s does not return its settings: %s"
              .formatted(module.getClass().getName(), broken),
          "Mend the module, or leave it out.",
          broken);
    }
  }

  private static Profile profile(Resource resource) {
    try {
      return ProfileJson.read(text(resource));
    } catch (InvalidFactsException wrong) {
      throw new SetUpException(
          "lexicall.profile names %s, which is no profile".formatted(resource.getDescription()),
          "Correct the profile, or write one anew with \"lexicall init\".",
          wrong);
    }
  }

  private static String text(Resource resource) {
    try {
      return resource.getContentAsString(StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new SetUpException(
          "lexicall.profile cannot be read: " + resource.getDescription(),
          "Correct lexicall.profile.",
          unreadable);
    }
  }

  /** The age of the law is part of the health, which needs Spring Boot 4. */
  @Configuration(proxyBeanMethods = false)
  @ConditionalOnMissingClass("org.springframework.boot.health.contributor.HealthIndicator")
  @ConditionalOnProperty("lexicall.health.max-law-age")
  static class NoHealthConfiguration {
    @Bean
    InitializingBean lexicallNoHealth() {
      return () -> {
        throw new SetUpException(
            "lexicall.health.max-law-age is set, but there is no health of Spring Boot 4 that would"
                + " tell when the law is older",
            "Add spring-boot-starter-actuator; on Spring Boot 3, leave the property out and look at"
                + " the editions of Compliance.modules().",
            null);
      };
    }
  }

  /** Do-not-call lists, if lexicall-lists is on the class path. */
  @Configuration(proxyBeanMethods = false)
  @ConditionalOnClass(DoNotCallLists.class)
  static class ListsConfiguration {
    @Bean(destroyMethod = "close")
    HostLists lexicallLists(LexicallProperties properties, ObjectProvider<NumberList> beans) {
      return HostLists.open(
          properties.lists().files(),
          positive("lexicall.lists.refresh", properties.lists().refresh()),
          beans.orderedStream().toList());
    }

    @Bean
    ComplianceCustomizer lexicallListsCustomizer(HostLists lists) {
      return builder -> {
        if (!lists.all().isEmpty()) {
          builder.lists(DoNotCallLists.of(lists.all()));
        }
      };
    }
  }

  /** The lists that the properties name cannot be read without lexicall-lists. */
  @Configuration(proxyBeanMethods = false)
  @ConditionalOnMissingClass("io.lexicall.lists.DoNotCallLists")
  static class NoListsConfiguration {
    @Bean
    ComplianceCustomizer lexicallListsCustomizer(LexicallProperties properties) {
      return builder -> {
        if (!properties.lists().files().isEmpty()) {
          throw new SetUpException(
              "lexicall.lists.files names lists, but lexicall-lists is not on the class path",
              "Add io.lexicall:lexicall-lists.",
              null);
        }
      };
    }
  }

  /** The journal of decisions, if lexicall-journal is on the class path and a folder is named. */
  @Configuration(proxyBeanMethods = false)
  @ConditionalOnClass(Journal.class)
  @ConditionalOnProperty("lexicall.journal.folder")
  static class JournalConfiguration {
    @Bean
    @ConditionalOnMissingBean
    JournalKeys lexicallJournalKeys(LexicallProperties properties) {
      LexicallProperties.Journal journal = properties.journal();
      if (journal.keyFile() != null && journal.passphraseFile() != null) {
        throw new SetUpException(
            "lexicall.journal.key-file and passphrase-file are both set; keys lie under one of them",
            "Leave one of the two out.",
            null);
      }
      String named = journal.keys();
      Path folder = Path.of(named == null ? journal.folder() + ".keys" : named);
      if (!JournalKeys.exist(folder)
          && Files.exists(Path.of(String.valueOf(journal.folder()), "checkpoint"))) {
        throw new SetUpException(
            "There are no keys in the folder of lexicall.journal.keys, but the journal was begun:"
                + " new ones would not fit",
            "Restore the keys, or tell with lexicall.journal.keys where they are.",
            null);
      }
      try {
        if (journal.keyFile() != null) {
          return JournalKeys.open(folder, Path.of(journal.keyFile()));
        }
        if (journal.passphraseFile() != null) {
          return JournalKeys.open(folder, passphrase(Path.of(journal.passphraseFile())));
        }
        if (!JournalKeys.exist(folder)) {
          System.getLogger(LexicallAutoConfiguration.class.getName())
              .log(
                  System.Logger.Level.WARNING,
                  "The keys of the journal are created with the master key in clear, since neither"
                      + " lexicall.journal.key-file nor passphrase-file is set. Whoever has their"
                      + " folder can read the journal, and this cannot be changed later.");
        }
        return JournalKeys.open(folder);
      } catch (IOException unreadable) {
        throw new SetUpException(
            "The keys of lexicall.journal cannot be read: " + unreadable,
            "Correct lexicall.journal.keys, key-file or passphrase-file.",
            unreadable);
      }
    }

    private static char[] passphrase(Path file) throws IOException {
      String text = Files.readString(file);
      String line = text.lines().findFirst().orElse("");
      if (line.isEmpty()) {
        throw new SetUpException(
            "lexicall.journal.passphrase-file has no first line",
            "Write the passphrase into the first line of that file.",
            null);
      }
      return line.toCharArray();
    }

    @Bean
    @ConditionalOnMissingBean
    Journal lexicallJournal(
        LexicallProperties properties,
        JournalKeys keys,
        ObjectProvider<CheckpointWitness> witness) {
      LexicallProperties.Journal journal = properties.journal();
      JournalOptions options =
          JournalOptions.defaults()
              .withDurability(JournalOptions.Durability.valueOf(journal.durability().name()))
              .withWhenFull(JournalOptions.WhenFull.valueOf(journal.whenFull().name()))
              .withPatience(positive("lexicall.journal.patience", journal.patience()));
      try {
        Journal opened = Journal.open(Path.of(String.valueOf(journal.folder())), keys, options);
        witness.ifUnique(opened::witness);
        return opened;
      } catch (IOException unwritable) {
        throw new SetUpException(
            "lexicall.journal.folder cannot be written: " + unwritable,
            "Name a folder that this process alone may write.",
            unwritable);
      }
    }
  }

  /** The journal that the properties name cannot be written without lexicall-journal. */
  @Configuration(proxyBeanMethods = false)
  @ConditionalOnMissingClass("io.lexicall.journal.Journal")
  @ConditionalOnProperty("lexicall.journal.folder")
  static class NoJournalConfiguration {
    @Bean
    ComplianceCustomizer lexicallJournalCustomizer() {
      return builder -> {
        throw new SetUpException(
            "lexicall.journal.folder names a journal, but lexicall-journal is not on the class path",
            "Add io.lexicall:lexicall-journal.",
            null);
      };
    }
  }

  /**
   * The ledger in the database of the application, if lexicall-ledger is on the class path and the
   * ledger is enabled.
   */
  @Configuration(proxyBeanMethods = false)
  @ConditionalOnClass(Ledger.class)
  @ConditionalOnProperty("lexicall.ledger.enabled")
  static class LedgerConfiguration {
    /** From spring-jdbc, which is optional. */
    private static final String BOUND =
        "org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy";

    @Bean(destroyMethod = "close")
    @ConditionalOnMissingBean
    Ledger lexicallLedger(LexicallProperties properties, ObjectProvider<DataSource> sources) {
      LexicallProperties.Ledger wanted = properties.ledger();
      DataSource source = sources.getIfUnique();
      if (source == null) {
        throw new SetUpException(
            "lexicall.ledger.enabled is set, but there is no DataSource, or more than one",
            "Configure spring.datasource, mark one as primary, or define a bean of type Ledger.",
            null);
      }
      if (source.getClass().getName().equals(BOUND)) {
        throw new SetUpException(
            "The DataSource takes part in the transactions of the application, so that the ledger"
                + " would commit them, and lose a request to stop with one that is rolled back",
            "Define a bean of type Ledger over the DataSource behind the"
                + " TransactionAwareDataSourceProxy.",
            null);
      }
      try {
        LedgerOptions options = options(wanted);
        return wanted.create() ? Ledger.create(source, options) : Ledger.open(source, options);
      } catch (LedgerException refused) {
        throw new SetUpException(
            "The ledger cannot be opened: " + refused.getMessage(),
            refused.reason() == LedgerException.Reason.SCHEMA
                ? "Set lexicall.ledger.create=true, or run \"lexicall ledger init\"."
                : "Correct spring.datasource or lexicall.ledger.",
            refused);
      } catch (IllegalArgumentException wrong) {
        throw new SetUpException(
            "The ledger cannot be opened: " + wrong.getMessage(),
            "Correct spring.datasource or lexicall.ledger.",
            wrong);
      }
    }

    private static LedgerOptions options(LexicallProperties.Ledger wanted) {
      LedgerOptions.Builder options =
          LedgerOptions.builder()
              .readTimeout(wanted.readTimeout())
              .writeTimeout(wanted.writeTimeout())
              .cache(wanted.cachedPeople(), wanted.staleness())
              .reservation(wanted.reservation());
      if (wanted.keyFile() != null) {
        options.keyed(key(wanted.keyFile()));
      }
      wanted.formerKeyFiles().forEach(file -> options.formerlyKeyed(key(file)));
      if (wanted.formerlyInClear()) {
        options.formerlyInClear();
      }
      return options.build();
    }

    private static byte[] key(String file) {
      try {
        return Files.readAllBytes(Path.of(file));
      } catch (IOException unreadable) {
        throw new SetUpException(
            "A key of lexicall.ledger cannot be read: " + unreadable,
            "Correct lexicall.ledger.key-file or former-key-files.",
            unreadable);
      }
    }

    @Bean
    ComplianceCustomizer lexicallLedgerCustomizer(Ledger ledger) {
      return ledger::addTo;
    }
  }

  /** The ledger that the properties name cannot be used without lexicall-ledger. */
  @Configuration(proxyBeanMethods = false)
  @ConditionalOnMissingClass("io.lexicall.ledger.Ledger")
  @ConditionalOnProperty("lexicall.ledger.enabled")
  static class NoLedgerConfiguration {
    @Bean
    ComplianceCustomizer lexicallLedgerCustomizer() {
      return builder -> {
        throw new SetUpException(
            "lexicall.ledger.enabled is set, but lexicall-ledger is not on the class path",
            "Add io.lexicall:lexicall-ledger.",
            null);
      };
    }
  }

  /**
   * The lists of the properties and those that are beans.
   *
   * @param files the lists that are followed in their files
   * @param all of them
   */
  record HostLists(List<CurrentEdition> files, List<NumberList> all) implements AutoCloseable {
    static HostLists open(List<String> paths, Duration refresh, List<NumberList> beans) {
      List<CurrentEdition> files = new ArrayList<>();
      List<NumberList> all = new ArrayList<>(beans);
      for (String path : paths) {
        if (Files.isDirectory(Path.of(path))) {
          files.forEach(CurrentEdition::close);
          throw new SetUpException(
              "lexicall.lists.files names %s, which is a folder, such as that of a company's own list"
                  .formatted(path),
              "Declare a bean that returns CompanyList.open(folder): the application then sees each"
                  + " request to stop that it adds, which it would miss in a list that is only read.",
              null);
        }
        try {
          CurrentEdition list = CurrentEdition.follow(Path.of(path), refresh);
          files.add(list);
          all.add(list);
        } catch (IOException | RuntimeException unreadable) {
          files.forEach(CurrentEdition::close);
          throw new SetUpException(
              unreadable instanceof NoSuchFileException
                  ? "lexicall.lists.files names %s, and there is no such file".formatted(path)
                  : "lexicall.lists.files names %s, which is no list that can be read"
                      .formatted(path),
              "Correct lexicall.lists.files, or build the list with \"lexicall lists build\".",
              unreadable);
        }
      }
      return new HostLists(List.copyOf(files), List.copyOf(all));
    }

    @Override
    public void close() {
      files.forEach(CurrentEdition::close);
    }
  }
}
