package eu.passerelle.flows;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.scheme.Cohort;
import eu.passerelle.scheme.Schemes;
import eu.passerelle.testing.Flow;
import eu.passerelle.testing.Flow.Journey;
import eu.passerelle.testing.FlowTest;
import java.time.LocalDate;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A university offers courses; what is accepted can be chosen and given. */
@FlowTest
class YgcaStudyPlacesFlowTest {

  private static final AtomicInteger SERIES = new AtomicInteger();

  @Autowired private Schemes schemes;

  @Autowired private JdbcClient jdbc;

  @Autowired private Flow flow;

  @Test
  void anAcceptedCourseIsOfferedToTheCohort() {
    var call = asked();
    assertThat(call.groupsOf("userTask_offerCourse")).containsExactly("university-seville");
    call.complete("userTask_offerCourse", course("US-SUN", 6)).waitsAt("userTask_checkOffer")
        .complete("userTask_checkOffer", "offerAccepted", true)
        .waitsAt("userTask_offerCourse").complete("userTask_offerCourse", "courseOffered", false)
        .endedAt("endEvent_offersClosed").passed("serviceTask_offerPlaces");
    assertThat(jdbc.sql("select seats from place where code = 'US-SUN'").query(Integer.class).single()).isEqualTo(6);
  }

  @Test
  void anOfferThatIsNotAcceptedGoesBackWithAReason() {
    asked().complete("userTask_offerCourse", course("US-ART", 3))
        .complete("userTask_checkOffer", "offerAccepted", false, "offerAnswer", "No priority sector.")
        .waitsAt("userTask_offerCourse").hasVariable("offerAnswer", "No priority sector.").notPassed("serviceTask_offerPlaces");
    assertThat(jdbc.sql("select count(*) from place where code = 'US-ART'").query(Integer.class).single()).isZero();
  }

  private Journey asked() {
    return flow.start("ygca-study-places", "YGC-PRG-3018-%04d".formatted(SERIES.incrementAndGet()), Ygca.standard("cohort", cohort(),
        "placeOrganisation", "university-seville",
        "placesWanted", "Renewable energy, six seats")).waitsAt("userTask_offerCourse");
  }

  private String cohort() {
    if (schemes.cohort("ygca-offers").isEmpty()) {
      schemes.add(new Cohort("ygca-offers", "ygca", "ygca-ma-es", "Offers", 3018, LocalDate.of(2019, 5, 27), LocalDate.of(2019, 6, 2),
          Map.of()));
    }
    return "ygca-offers";
  }

  private static Object[] course(String code, int seats) {
    return new Object[] {"courseOffered", true, "placeCode", code, "placeName", "Master in Solar Energy", "placeSeats", seats,
        "courseLanguage", "es", "courseFee", 1800};
  }
}
