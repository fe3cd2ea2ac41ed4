package eu.passerelle.engine.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.passerelle.engine.BareEngine;
import eu.passerelle.engine.ProposalDesk;
import eu.passerelle.engine.TestEngine;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.repository.Deployment;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A coordinator deploys again while the flow of publication is at work on the earlier proposal. */
class DeployingBesideOthersTest {

  private final AtomicInteger tries = new AtomicInteger();
  private ProcessEngine engine;

  @AfterEach
  void stop() {
    engine.close();
  }

  @Test
  void whatOthersWereInTheWayOfIsTakenAllTheSame() {
    assertThat(deployedAfter(2).getId()).isEqualTo("X-PRO-2026-0001");
    assertThat(tries).hasValue(3);
  }

  @Test
  void whoeverHasNoLuckIsToldToDeployOnceMore() {
    assertThatThrownBy(() -> deployedAfter(9)).isInstanceOf(OptimisticLockingException.class)
        .hasMessage("Somebody else was at work on the same flows in this moment, so nothing was stored. Deploy once more.");
  }

  private Deployment deployedAfter(int collisions) {
    ProposalDesk desk = (name, files) -> {
      if (tries.incrementAndGet() <= collisions) {
        throw new OptimisticLockingException("Entity was updated by another transaction concurrently.");
      }
      return "X-PRO-2026-0001";
    };
    engine = BareEngine.with(new AbstractProcessEnginePlugin() {
      @Override
      public void preInit(ProcessEngineConfigurationImpl configuration) {
        configuration.setRepositoryService(new HouseRepositoryService(
            new DeploymentDoors(TestEngine.provide(ProposalDesk.class, List.of(desk)), null)));
      }
    });
    engine.getIdentityService().setAuthentication("ruta", List.of());
    return engine.getRepositoryService().createDeployment().name("travel").addString("travel.bpmn", "<travel/>").deploy();
  }
}
