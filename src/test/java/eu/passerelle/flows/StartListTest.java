package eu.passerelle.flows;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.testing.Flow;
import eu.passerelle.testing.FlowTest;
import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What Tasklist offers somebody to start: nothing that would be refused to this person whatever the form says. */
@FlowTest
class StartListTest {

  @Autowired private Flow flow;

  @Autowired private RepositoryService repository;

  @Test
  void aFirmStartsWhatItsSchemeHasForFirms() {
    assertThat(offeredTo("dovile")).contains("opportunity", "digital-explorers")
        .doesNotContain("palim", "palim-hand-over", "homere-offer", "homere", "ygca", "thamm", "match", "suspend-cases", "allocate-places",
            "peer-exchange", "preselect");
  }

  @Test
  void aCoordinatorStartsTheProgrammesOfTheOwnSchemeToo() {
    assertThat(offeredTo("ruta"))
        .contains("digital-explorers", "opportunity", "suspend-cases", "allocate-places", "close-corridor", "peer-exchange")
        .doesNotContain("palim", "ygca-competition", "thamm-lessons");
    assertThat(offeredTo("fatima")).contains("match", "peer-exchange").doesNotContain("digital-explorers", "ygca-competition");
  }

  @Test
  void whoHasNoPartInASchemeStartsNothing() {
    assertThat(offeredTo("admin")).isEmpty();
  }

  @Test
  void theHouseItselfIsNotAsked() {
    assertThat(repository.createProcessDefinitionQuery().latestVersion().startablePermissionCheck().count()).isGreaterThan(50);
  }

  private List<String> offeredTo(String person) {
    List<String> offered = new ArrayList<>();
    flow.as(person, () -> {
      var query = repository.createProcessDefinitionQuery().latestVersion().active().startableInTasklist().startablePermissionCheck();
      query.listPage(0, 100).stream().map(ProcessDefinition::getKey).forEach(offered::add);
      assertThat(query.count()).isEqualTo(offered.size());
    });
    return offered;
  }
}
