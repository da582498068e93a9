package io.lexicall.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Calendar;
import java.util.Date;
import java.util.Locale;
import java.util.Set;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The rule that nothing asks the host for its time, zone or locale finds each way to do so. */
@SuppressWarnings({"JavaUtilDate", "JavaTimeDefaultTimeZone"}) // that is what must be found
class ArchitectureChecksTest {
  private static final JavaClasses ALL =
      new ClassFileImporter().importClasses(ArchitectureChecksTest.class.getDeclaredClasses());

  @ParameterizedTest
  @ValueSource(
      classes = {
        OfAClock.class,
        OfASource.class,
        OfTheSystemsSource.class,
        OfADate.class,
        OfACalendar.class,
        OfNow.class,
        OfToday.class,
        OfMillis.class,
        OfNanos.class,
        OfAZone.class,
        OfAnOldZone.class,
        OfALocale.class
      })
  void host_isAsked(Class<?> asking) {
    assertThat(isRefused(asking, Set.of())).isTrue();
    assertThat(isRefused(asking, Set.of(asking.getSimpleName()))).as("nested").isTrue();
    assertThat(isRefused(asking, Set.of("ArchitectureChecksTest"))).as("allowed").isFalse();
  }

  @Test
  void host_isNotAsked() {
    assertThat(isRefused(OfAFact.class, Set.of())).isFalse();
  }

  private static boolean isRefused(Class<?> type, Set<String> allowed) {
    return ArchitectureChecks.asksNotTheHost(allowed)
        .evaluate(
            ALL.that(DescribedPredicate.describe("the one", each -> each.isEquivalentTo(type))))
        .hasViolation();
  }

  static final class OfAClock {
    Instant at(Clock clock) {
      return clock.instant();
    }
  }

  static final class OfASource {
    Instant at(InstantSource clock) {
      return clock.instant();
    }
  }

  static final class OfTheSystemsSource {
    Instant at() {
      return InstantSource.system().instant();
    }
  }

  static final class OfADate {
    long at() {
      return new Date().getTime();
    }
  }

  static final class OfACalendar {
    long at() {
      return Calendar.getInstance().getTimeInMillis();
    }
  }

  static final class OfNow {
    Instant at() {
      return Instant.now();
    }
  }

  static final class OfToday {
    LocalDate on() {
      return LocalDate.now();
    }
  }

  static final class OfMillis {
    long at() {
      return System.currentTimeMillis();
    }
  }

  static final class OfNanos {
    long at() {
      return System.nanoTime();
    }
  }

  static final class OfAZone {
    ZoneId zone() {
      return ZoneId.systemDefault();
    }
  }

  static final class OfAnOldZone {
    TimeZone zone() {
      return TimeZone.getDefault();
    }
  }

  static final class OfALocale {
    Locale locale() {
      return Locale.getDefault();
    }
  }

  /** Calculates with an instant that it is given. */
  static final class OfAFact {
    Instant later(Instant at) {
      return at.plusSeconds(1).atZone(ZoneId.of("UTC")).toInstant();
    }
  }
}
