package eu.passerelle.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IsoPeriodTest {

  @ParameterizedTest
  @CsvSource({"P14D,2026-01-24T10:00:00Z", "P1M,2026-02-10T10:00:00Z", "PT48H,2026-01-12T10:00:00Z", "P1DT2H,2026-01-11T12:00:00Z"})
  void addsDaysMonthsAndHours(String period, Instant end) {
    assertThat(IsoPeriod.after(Instant.parse("2026-01-10T10:00:00Z"), period)).isEqualTo(end);
  }
}
