package io.lexicall.spring;

import io.lexicall.Compliance;
import io.lexicall.rule.RuleModule;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;

/**
 * Reports which law the engine applies, whether its tables are older than the host allows, and
 * whether the journal can be written.
 */
final class ComplianceHealthIndicator extends AbstractHealthIndicator {
  /** Under this name stands why the journal is not written; it is not there if it is written. */
  static final String FAILURE = "failure";

  private final Compliance compliance;
  private final @Nullable Period maxLawAge;
  private final Supplier<LocalDate> today;
  private final Supplier<Map<String, String>> lists;
  private final Supplier<Map<String, Object>> journal;

  ComplianceHealthIndicator(
      Compliance compliance,
      @Nullable Period maxLawAge,
      Supplier<Map<String, String>> lists,
      Supplier<Map<String, Object>> journal) {
    this(compliance, maxLawAge, lists, journal, () -> LocalDate.now(ZoneOffset.UTC));
  }

  ComplianceHealthIndicator(
      Compliance compliance,
      @Nullable Period maxLawAge,
      Supplier<Map<String, String>> lists,
      Supplier<Map<String, Object>> journal,
      Supplier<LocalDate> today) {
    super("The law of the engine cannot be told");
    this.compliance = compliance;
    this.maxLawAge = maxLawAge;
    this.lists = lists;
    this.journal = journal;
    this.today = today;
  }

  @Override
  protected void doHealthCheck(Health.Builder builder) {
    Map<String, String> editions = new TreeMap<>();
    Map<String, String> outdated = new TreeMap<>();
    Map<String, String> undated = new TreeMap<>();
    Map<String, String> ofTheFuture = new TreeMap<>();
    for (RuleModule module : compliance.modules()) {
      editions.put(module.name(), module.edition());
      if (maxLawAge != null) {
        LocalDate verified = dateOrNull(module.edition());
        if (verified == null) {
          undated.put(module.name(), module.edition());
        } else if (verified.isAfter(today.get().plusDays(1))) { // would never grow old
          ofTheFuture.put(module.name(), module.edition());
        } else if (verified.plus(maxLawAge).isBefore(today.get())) {
          outdated.put(module.name(), module.edition());
        }
      }
    }
    builder.up();
    if (!outdated.isEmpty()) {
      builder.outOfService().withDetail("outdated", outdated);
    }
    if (!ofTheFuture.isEmpty()) {
      builder.outOfService().withDetail("ofTheFuture", ofTheFuture);
    }
    Map<String, Object> record = journal.get();
    if (record.containsKey(FAILURE)) {
      builder.down();
    }
    if (!undated.isEmpty()) {
      builder.withDetail("undated", undated);
    }
    builder
        .withDetail("lawEditions", editions)
        .withDetail("zoneRules", compliance.edition().zoneRules())
        .withDetail("rules", compliance.rules().size());
    if (!lists.get().isEmpty()) {
      builder.withDetail("lists", lists.get());
    }
    if (!record.isEmpty()) {
      builder.withDetail("journal", record);
    }
  }

  /** Returns the day of an edition; null if it is not a date, and so has no known age. */
  private static @Nullable LocalDate dateOrNull(String edition) {
    try {
      return LocalDate.parse(edition);
    } catch (DateTimeParseException noDate) {
      return null;
    }
  }
}
