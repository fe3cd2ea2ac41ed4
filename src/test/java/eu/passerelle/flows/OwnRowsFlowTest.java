package eu.passerelle.flows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.passerelle.engine.tables.TimeLimits;
import eu.passerelle.testing.Flow;
import eu.passerelle.testing.FlowTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.ParseException;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A scheme's own rows come before those of all schemes, in diagrams and where the house looks something up; rows to be filled in say nothing. */
@FlowTest
class OwnRowsFlowTest {

  private static final String SCHEME = "harvest";

  @Autowired private Flow flow;

  @Autowired private ProcessEngine engine;

  @Autowired private TimeLimits limits;

  private final List<String> deployments = new ArrayList<>();

  @AfterEach
  void takeAway() {
    deployments.forEach(deployment -> engine.getRepositoryService().deleteDeployment(deployment, true));
  }

  @Test
  void aDiagramAsksTheRowsOfTheSchemeFirst() {
    deploy("country-packs/required-papers",
        table -> table.replace("\"NL\"", "\"XX\"").replace("\"LU\"", "\"NL\"").replace("\"Passport;Contract\"", "null"));

    assertThat(papers("NL")).as("its own row").contains("Certificate of the employment service");
    assertThat(papers("IT")).as("the table as a whole is its own").isNotBlank();
    assertThat(papers("SE")).as("a row without an answer leaves it to all schemes").isEqualTo("Passport;Contract");
  }

  @Test
  void aCaseWithoutACountryPackGoesOnOnceTheSchemeHasARowForIt() {
    var waiting = flow.start("authorise-stay", Match.hired("scheme", SCHEME, "destination", "SE")).waitsAt("userTask_providePack");
    deploy("country-packs/stay-flow",
        table -> table.replace("\"LT\"", "\"SE\"").replace("authorise-stay-lt", "authorise-stay-plain").replace("\"none\"", "null"));

    waiting.complete("userTask_providePack", "packAnswer", "retry").waitsAt("userTask_filePlainPermit");
    flow.start("authorise-stay", Match.hired("scheme", SCHEME, "destination", "IS")).waitsAt("userTask_providePack");
  }

  @Test
  void aTimeLimitOfTheSchemeCounts() {
    deploy("time-limits/time-limits", table -> table.replace("\"mobilise\"", "\"" + SCHEME + "\"").replace("\"P3M\"", "\"P4M\""));

    assertThat(limits.period("T_STAY", SCHEME, "NL")).contains("P4M");
    assertThat(limits.period("T_STAY", "mobilise", "NL")).contains("P3M");
  }

  @Test
  void otherColumnsAreRefused() {
    assertThatThrownBy(() -> deploy("country-packs/required-papers", table -> table.replace("name=\"papers\"", "name=\"documents\"")))
        .isInstanceOf(ParseException.class).hasMessageContaining("It must answer in the same columns: papers, source, asOf.");
  }

  private String papers(String destination) {
    return (String) flow.start("authorise-stay-plain", Match.hired("scheme", SCHEME, "destination", destination, "permitType", "work"))
        .variable("requiredPapers");
  }

  private void deploy(String table, java.util.function.UnaryOperator<String> change) {
    String id = table.substring(table.indexOf('/') + 1);
    try {
      String own = change.apply(Files.readString(Path.of("processes", table + ".dmn"), StandardCharsets.UTF_8))
          .replace("<decision id=\"" + id + "\"", "<decision id=\"" + SCHEME + "-" + id + "\"")
          .replace("dmnElementRef=\"" + id + "\"", "dmnElementRef=\"" + SCHEME + "-" + id + "\"");
      deployments.add(engine.getRepositoryService().createDeployment().addString(SCHEME + "-" + id + ".dmn", own).deploy().getId());
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
