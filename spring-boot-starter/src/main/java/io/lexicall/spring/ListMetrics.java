package io.lexicall.spring;

import io.lexicall.facts.FactType;
import io.lexicall.lists.ListInfo;
import io.lexicall.lists.NumberList;
import io.lexicall.time.ZoneClock;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.ZoneOffset;
import java.util.List;

/** Shows when the version of each list was obtained from its source. */
final class ListMetrics implements MeterBinder {
  private static final ZoneClock UTC = ZoneClock.of(ZoneOffset.UTC);

  private final List<NumberList> lists;

  ListMetrics(List<NumberList> lists) {
    this.lists = lists;
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    for (NumberList list : lists) {
      ListInfo info = list.info();
      Gauge.builder(
              "lexicall.list.version.timestamp",
              list,
              each -> (double) each.info().asOf().at(UTC).getEpochSecond())
          .description("When the version of the list that is in use was taken from its source")
          .baseUnit("seconds")
          .tag("list", info.id())
          .tag("kind", FactType.code(info.kind()))
          .register(registry);
    }
  }
}
