package eu.passerelle;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.scheme.Schemes;
import eu.passerelle.testing.FlowTest;
import io.micrometer.core.instrument.MeterRegistry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What is remembered can be watched: how much, and how often it was of use. */
@FlowTest
class CachesTest {

  @Autowired MeterRegistry metrics;
  @Autowired Schemes schemes;

  @ParameterizedTest
  @ValueSource(
      strings = {"schemes", "tables", "table-versions", "table-answers", "table-cells", "table-cell-answers", "forms", "case-parts"})
  void eachCacheTellsItsSizeAndWhatItWasAsked(String cache) {
    assertThat(metrics.get("cache.size").tag("cache", cache).gauges()).hasSize(1);
    assertThat(metrics.get("cache.gets").tag("cache", cache).functionCounters()).hasSize(2);
    assertThat(metrics.get("cache.evictions").tag("cache", cache).functionCounters()).hasSize(1);
  }

  @Test
  void whatIsRememberedIsCountedAsOfUse() {
    schemes.list();
    double before = hits();

    schemes.list();

    assertThat(hits()).isGreaterThan(before);
  }

  private double hits() {
    return metrics.get("cache.gets").tag("cache", "schemes").tag("result", "hit").functionCounter().count();
  }
}
