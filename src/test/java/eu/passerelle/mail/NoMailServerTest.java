package eu.passerelle.mail;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.testing.FlowTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Where no mail server is set, steps that tell by mail pass and nothing piles up. */
@FlowTest
class NoMailServerTest {

  @Autowired private Outbox outbox;
  @Autowired private Sending sending;
  @Autowired private JdbcClient jdbc;
  @Autowired private TransactionTemplate transaction;

  @Test
  void nothingIsKeptForLater() {
    transaction
        .executeWithoutResult(status -> outbox.write(new Occasion("DEX-2019-77100", "digital-explorers", null, "employer"), "Go", "Go."));
    sending.run();

    assertThat(jdbc.sql("select count(*) from mail").query(Integer.class).single()).isZero();
  }
}
