package eu.passerelle.flows;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.testing.Flow;
import eu.passerelle.testing.FlowTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The training provider says how many seats there are; the allocation gives them. */
@FlowTest
class PalimOfferTrainingFlowTest {

  @Autowired private Flow flow;

  @Autowired private JdbcClient jdbc;

  @Test
  void theSeatsOfTheTrainingProviderAreOpenToTheCohort() {
    var offer = flow.start("palim-offer-training", "PAL-PRG-2031-0911",
        Palim.programme("placeCode", "TRAINING", "placeName", "Training in Casablanca"));
    assertThat(offer.groupsOf("userTask_offerSeats")).containsExactly("atlas-digital-campus");

    offer.complete("userTask_offerSeats", "placeSeats", 120).endedAt("endEvent_seatsOffered").passed("serviceTask_offerPlaces");
    assertThat(jdbc.sql("select seats from place where cohort_id = 'palim-2019' and code = 'TRAINING'").query(Integer.class).single())
        .isEqualTo(120);
  }
}
