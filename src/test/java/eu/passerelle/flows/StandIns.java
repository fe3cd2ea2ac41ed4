package eu.passerelle.flows;

import java.util.Arrays;
import java.util.List;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;

/** Blocks that only wait to be told their result, in place of the real ones for as long as a test needs them. */
final class StandIns implements AutoCloseable {

  private final RepositoryService repository;
  private final List<String> deployments;

  private StandIns(RepositoryService repository, List<String> deployments) {
    this.repository = repository;
    this.deployments = deployments;
  }

  /** Deploys stand-ins for these blocks. */
  public static StandIns of(RepositoryService repository, String... blocks) {
    return new StandIns(repository, Arrays.stream(blocks).map(block -> repository.createDeployment().name("stand-in")
        .addModelInstance(block + ".bpmn", standIn(block)).deploy().getId()).toList());
  }

  /** The message that lets the stand-in of this block end; what it carries is the block's result. */
  public static String done(String block) {
    return block + " done";
  }

  @Override
  public void close() {
    deployments.forEach(deployment -> repository.deleteDeployment(deployment, true));
  }

  private static BpmnModelInstance standIn(String block) {
    return Bpmn.createExecutableProcess(block).name("Stand-in").camundaHistoryTimeToLiveString("P1D")
        .startEvent("startEvent_standIn").name("Block called")
        .intermediateCatchEvent("event_standIn").name("Block done").message(done(block))
        .endEvent("endEvent_standIn").name("Block over").done();
  }
}
