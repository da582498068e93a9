package io.lexicall.spring;

import io.lexicall.Compliance;
import io.lexicall.journal.Journal;
import io.lexicall.lists.DoNotCallLists;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Counts and times checks if there is a meter registry: {@code lexicall.check}, {@code
 * lexicall.findings}, {@code lexicall.missing.facts}. Shows the compiled plans that the engine
 * keeps: {@code lexicall.plans} and names that begin with it; and the version of each list: {@code
 * lexicall.list.version.timestamp}; and whether a journal can be written, and what it could not
 * take or write as it should: {@code lexicall.journal.up}, {@code lexicall.journal.waiting}, {@code
 * lexicall.journal.refused}, {@code lexicall.journal.unwritable} and {@code
 * lexicall.journal.mended}.
 *
 * @since 0.1
 */
@AutoConfiguration(
    before = LexicallAutoConfiguration.class,
    afterName = {
      "org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration",
      "org.springframework.boot.actuate.autoconfigure.metrics.CompositeMeterRegistryAutoConfiguration"
    })
@ConditionalOnClass(MeterRegistry.class)
@ConditionalOnBean(MeterRegistry.class)
@ConditionalOnProperty(
    name = {"lexicall.enabled", "lexicall.metrics.enabled"},
    matchIfMissing = true)
public class LexicallMetricsAutoConfiguration {
  /** For Spring. */
  public LexicallMetricsAutoConfiguration() {}

  @Bean
  ComplianceMetrics complianceMetrics(MeterRegistry registry) {
    return new ComplianceMetrics(registry);
  }

  @Bean
  PlanMetrics lexicallPlanMetrics(ObjectProvider<Compliance> engines) {
    return new PlanMetrics(engines);
  }

  /** Of a journal, if lexicall-journal is on the class path. */
  @Configuration(proxyBeanMethods = false)
  @ConditionalOnClass(Journal.class)
  static class JournalMetricsConfiguration {
    @Bean
    JournalMetrics lexicallJournalMetrics(ObjectProvider<Journal> journals) {
      return new JournalMetrics(journals);
    }
  }

  /** Of do-not-call lists, if lexicall-lists is on the class path. */
  @Configuration(proxyBeanMethods = false)
  @ConditionalOnClass(DoNotCallLists.class)
  static class ListMetricsConfiguration {
    @Bean
    ListMetrics lexicallListMetrics(ObjectProvider<LexicallAutoConfiguration.HostLists> lists) {
      LexicallAutoConfiguration.HostLists open = lists.getIfAvailable();
      return new ListMetrics(open == null ? List.of() : open.all());
    }
  }
}
