package io.lexicall.spring;

import io.lexicall.Compliance;
import io.lexicall.journal.Journal;
import io.lexicall.lists.NumberList;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.health.autoconfigure.contributor.ConditionalOnEnabledHealthIndicator;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Contributes {@code lexicall} to the health of the application.
 *
 * @since 0.1
 */
@AutoConfiguration(after = LexicallAutoConfiguration.class)
@ConditionalOnClass(HealthIndicator.class)
@ConditionalOnBean(Compliance.class)
@ConditionalOnEnabledHealthIndicator("lexicall")
public class LexicallHealthAutoConfiguration {
  /** For Spring. */
  public LexicallHealthAutoConfiguration() {}

  /** The version of each list by its name. */
  interface ListVersions extends Supplier<Map<String, String>> {}

  /** The counts of the journal; empty if there is none. */
  interface JournalFigures extends Supplier<Map<String, Long>> {}

  @Bean
  @ConditionalOnMissingBean(name = "lexicallHealthIndicator")
  HealthIndicator lexicallHealthIndicator(
      Compliance compliance,
      LexicallProperties properties,
      ObjectProvider<ListVersions> lists,
      ObjectProvider<JournalFigures> journal) {
    return new ComplianceHealthIndicator(
        compliance,
        properties.health().maxLawAge(),
        lists.getIfAvailable(() -> Map::of),
        journal.getIfAvailable(() -> Map::of));
  }

  /** The journal, if lexicall-journal is on the class path. */
  @Configuration(proxyBeanMethods = false)
  @ConditionalOnClass(Journal.class)
  static class JournalConfiguration {
    @Bean
    JournalFigures lexicallJournalFigures(ObjectProvider<Journal> journals) {
      return () -> {
        Map<String, Long> figures = new TreeMap<>();
        journals.ifUnique(
            journal -> {
              figures.put("unwritable", journal.unwritable());
              figures.put("mended", journal.mended());
            });
        return figures;
      };
    }
  }

  /** Do-not-call lists, if lexicall-lists is on the class path. */
  @Configuration(proxyBeanMethods = false)
  @ConditionalOnClass(NumberList.class)
  static class ListsConfiguration {
    @Bean
    ListVersions lexicallListVersions(
        ObjectProvider<LexicallAutoConfiguration.HostLists> hostLists) {
      return () -> {
        Map<String, String> versions = new TreeMap<>();
        hostLists.ifAvailable(
            lists ->
                lists
                    .all()
                    .forEach(
                        list -> versions.put(list.info().id(), list.info().asOf().toString())));
        return versions;
      };
    }
  }
}
