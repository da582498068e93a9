package io.lexicall.server;

import io.lexicall.Decision;
import io.lexicall.Verdict;
import io.lexicall.facts.FactType;
import io.lexicall.json.SafeText;
import io.lexicall.lists.ListInfo;
import io.lexicall.time.ZoneClock;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Gauge;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.core.metrics.Info;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.Unit;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;

/** The metrics; they identify no person and no number. */
final class ServerMetrics {
  static final String CONTENT_TYPE = PrometheusTextFormatWriter.CONTENT_TYPE;

  private static final ZoneClock UTC = ZoneClock.of(ZoneOffset.UTC);

  private final PrometheusRegistry registry = new PrometheusRegistry();
  private final PrometheusTextFormatWriter writer = PrometheusTextFormatWriter.create();
  private final Counter requests =
      Counter.builder()
          .name("lexicall_requests_total")
          .help("Requests that were answered.")
          .labelNames("route", "status")
          .register(registry);
  private final Histogram seconds =
      Histogram.builder()
          .name("lexicall_request_seconds")
          .help("How long requests took, from their headers to the end of their answers.")
          .unit(Unit.SECONDS)
          .classicOnly()
          .classicUpperBounds(0.000_25, 0.001, 0.002_5, 0.005, 0.01, 0.025, 0.1, 0.5, 1, 5, 30)
          .labelNames("route")
          .register(registry);
  private final Counter verdicts =
      Counter.builder()
          .name("lexicall_verdicts_total")
          .help("Verdicts that were given.")
          .labelNames("decision")
          .register(registry);
  private final Counter invalid =
      Counter.builder()
          .name("lexicall_invalid_activities_total")
          .help("Activities that could not be judged, since their facts are not valid.")
          .register(registry);
  private final Counter reloads =
      Counter.builder()
          .name("lexicall_reloads_total")
          .help("What was read anew.")
          .labelNames("what", "outcome")
          .register(registry);
  private final Gauge underWay =
      Gauge.builder()
          .name("lexicall_requests_under_way")
          .help("Requests that are being answered.")
          .register(registry);

  ServerMetrics() {
    for (Decision decision : Decision.values()) {
      verdicts.initLabelValues(FactType.code(decision));
    }
  }

  void edition(String version, Verdict.Edition edition) {
    Info info =
        Info.builder()
            .name("lexicall_build_info")
            .help("Which program, law and time-zone rules answer.")
            .labelNames("version", "law_edition", "law_digest", "zone_rules")
            .register(registry);
    info.setLabelValues(version, edition.law(), edition.lawDigest(), edition.zoneRules());
  }

  void gauge(String name, String help, DoubleSupplier value) {
    GaugeWithCallback.builder()
        .name(name)
        .help(help)
        .callback(callback -> callback.call(value.getAsDouble()))
        .register(registry);
  }

  /** Shows an instant instead of an age, as Prometheus recommends: the query subtracts. */
  void lists(Supplier<List<ListInfo>> lists) {
    GaugeWithCallback.builder()
        .name("lexicall_list_version_timestamp_seconds")
        .help("When the version of the list that is in use was taken from its source.")
        .labelNames("list", "kind")
        .callback(
            callback -> {
              Map<String, ListInfo> byId = new TreeMap<>(); // each series once
              lists.get().forEach(info -> byId.putIfAbsent(SafeText.ofId(info.id()), info));
              byId.forEach(
                  (id, info) ->
                      callback.call(
                          (double) info.asOf().at(UTC).getEpochSecond(),
                          id,
                          FactType.code(info.kind())));
            })
        .register(registry);
  }

  void gauge(String name, String help, BooleanSupplier value) {
    gauge(name, help, () -> value.getAsBoolean() ? 1 : 0);
  }

  void begun() {
    underWay.inc();
  }

  void answered(String route, int status, long nanos) {
    underWay.dec();
    requests.labelValues(route, Integer.toString(status)).inc();
    seconds.labelValues(route).observe(nanos / (double) TimeUnit.SECONDS.toNanos(1));
  }

  void given(Verdict verdict) {
    verdicts.labelValues(FactType.code(verdict.decision())).inc();
  }

  void refused() {
    invalid.inc();
  }

  void reloaded(String what, boolean done) {
    reloads.labelValues(what, done ? "swapped" : "failed").inc();
  }

  byte[] text() {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    try {
      writer.write(text, registry.scrape());
    } catch (IOException impossible) {
      throw new IllegalStateException(impossible); // an array does not fail
    }
    return text.toByteArray();
  }
}
