package eu.passerelle.scheme;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.testing.Postgres;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.transaction.support.TransactionTemplate;

@SpringBootTest
@ActiveProfiles("demo")
class NumberSeriesTest {

  @Autowired NumberSeries numbers;
  @Autowired Schemes schemes;
  @Autowired TransactionTemplate transaction;

  @Test
  void twoAtOnceNeverGetTheSameNumberAndLeaveNoGap() throws Exception {
    Callable<List<String>> tenNumbers = () -> {
      List<String> allotted = new ArrayList<>();
      for (int i = 0; i < 10; i++) {
        allotted.add(opportunity(2031));
      }
      return allotted;
    };
    ExecutorService threads = Executors.newFixedThreadPool(2);
    List<String> all = new ArrayList<>();
    try {
      for (Future<List<String>> half : threads.invokeAll(List.of(tenNumbers, tenNumbers))) {
        all.addAll(half.get());
      }
    } finally {
      threads.shutdown();
    }

    assertThat(all).hasSize(20).doesNotHaveDuplicates().contains("DEX-OPP-2031-0001", "DEX-OPP-2031-0020");
  }

  @Test
  void aStartThatFailsGivesItsNumberBack() {
    opportunity(2032);
    transaction.executeWithoutResult(status -> {
      numbers.nextOpportunity(scheme(), 2032);
      status.setRollbackOnly();
    });

    assertThat(opportunity(2032)).isEqualTo("DEX-OPP-2032-0002");
  }

  @Test
  void aCaseNumberCarriesTheYearOfTheCall() {
    Cohort cohort = schemes.cohort("digital-explorers-2024").orElseThrow();
    String number = transaction.execute(status -> numbers.nextCase(scheme(), cohort));

    assertThat(number).matches("DEX-2024-\\d{5}");
    assertThat(NumberSeries.isCase(number)).isTrue();
    assertThat(NumberSeries.isCase("DEX-OPP-2031-0001")).isFalse();
  }

  private String opportunity(int year) {
    return transaction.execute(status -> numbers.nextOpportunity(scheme(), year));
  }

  private Scheme scheme() {
    return schemes.find("digital-explorers").orElseThrow();
  }
}

@ContextConfiguration(initializers = Postgres.class)
class NumberSeriesOnPostgresTest extends NumberSeriesTest {}
