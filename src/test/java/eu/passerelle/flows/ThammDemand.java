package eu.passerelle.flows;

import eu.passerelle.testing.Days;
import eu.passerelle.testing.Flow;
import eu.passerelle.testing.Flow.Journey;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.spin.plugin.variable.SpinValues;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Companies in Germany that offer places, brought to where a test begins. */
class ThammDemand extends Demand {

  private static final AtomicInteger SERIES = new AtomicInteger(5_000);

  private final Flow flow;

  ThammDemand(Flow flow, ProcessEngine engine, JdbcClient jdbc) {
    super(flow, engine, jdbc);
    this.flow = flow;
  }

  Journey interested() {
    Map<String, Object> variables = ThammAnswers.morocco("employerOrganisation", "hotel-isarblick", "employerName", "Hotel Isarblick",
        "wantedTrack", "apprenticeship", "firmSize", "small", "firstForeignHire", true, "profiles", "Cooks");
    variables.keySet().removeAll(List.of("cohort", "givenName", "familyName"));
    return flow.start("thamm-opportunity", "THA-OPP-2031-%04d".formatted(SERIES.incrementAndGet()), variables);
  }

  Journey advised() {
    return interested().complete("userTask_adviseCompany", "advisedOn", Days.ahead(0));
  }

  Journey agreed() {
    return advised().complete("userTask_concludeCooperation", "committed", true, "headcount", 2, "leastPay", 1000, "housingDuty", true,
        "costShare", "Visa and ticket");
  }

  Journey described(int seats) {
    return described(seats, "apprenticeship");
  }

  private Journey described(int seats, String contractType) {
    return agreed().complete("userTask_describePlaces", "vacancyTitle", "Cook", "vacancyOccupation", "5120", "vacancySkills",
        "Likes cooking", "seats", seats,
        "contractType", contractType, "salary", 1050, "currency", "EUR", "startDate", "2029-08-01", "durationMonths", 36, "workMode",
        "onsite");
  }

  Journey proposed(Journey opportunity, Journey... people) {
    String numbers = Arrays.stream(people).map(person -> '"' + person.number() + '"').collect(Collectors.joining(",", "[", "]"));
    return opportunity.complete("userTask_proposeMatches", "shortlist", SpinValues.jsonValue(numbers).create(), "preferences",
        "A small house");
  }

  /** The hotel has offered this person a place, and the person has taken it. */
  Journey taken(Journey person, String contractType, int salary) {
    Journey opportunity =
        decide(proposed(described(1, contractType), person), person, "offer", "contractType", contractType, "salary", salary,
            "startDate", "2029-08-01", "durationMonths", 36);
    return accept(person, opportunity);
  }
}
