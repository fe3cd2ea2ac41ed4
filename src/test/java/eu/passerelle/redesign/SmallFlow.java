package eu.passerelle.redesign;

import eu.passerelle.engine.access.EngineRights;
import eu.passerelle.engine.deployment.FlowBundles;
import eu.passerelle.engine.deployment.FlowVersions;
import eu.passerelle.model.FlowBundle;
import eu.passerelle.model.ModelFile;
import eu.passerelle.redesign.flows.RedesignSettings;
import eu.passerelle.redesign.proposal.Proposal;
import eu.passerelle.redesign.proposal.Proposal.Origin;
import eu.passerelle.redesign.proposal.Proposals;
import eu.passerelle.redesign.publication.PublicationFlow;
import eu.passerelle.scheme.Schemes;
import eu.passerelle.stakeholder.Organisations;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Flows of one step that one scheme has for itself, each under an id of its own, so that a test may publish what it likes. */
@Component
public class SmallFlow {

  /** How the ids of all of them begin. */
  public static final String PREFIX = "digital-explorers-small-";

  private static final String LAST = """
      <bpmn:sequenceFlow id="flow_2" sourceRef="receiveTask_wait" targetRef="endEvent_done" />""";

  /** Whoever calls the step something else also adds one. */
  private static final String MORE = """
      <bpmn:sequenceFlow id="flow_2" sourceRef="receiveTask_wait" targetRef="receiveTask_waitMore" />
      <bpmn:receiveTask id="receiveTask_waitMore" name="Wait more" messageRef="Message_GoOn" />
      <bpmn:sequenceFlow id="flow_3" sourceRef="receiveTask_waitMore" targetRef="endEvent_done" />""";

  private static final AtomicInteger SERIES = new AtomicInteger();

  private final FlowBundles flows;
  private final Proposals proposals;
  private final Schemes schemes;
  private final JdbcClient jdbc;
  private final RuntimeService runtime;
  private final TaskService tasks;
  private final IdentityService identity;
  private final EngineRights rights;
  private final Organisations organisations;
  private final FlowVersions versions;

  SmallFlow(FlowBundles flows, Proposals proposals, Schemes schemes, JdbcClient jdbc, RuntimeService runtime, TaskService tasks,
      IdentityService identity, EngineRights rights, Organisations organisations, FlowVersions versions) {
    this.tasks = tasks;
    this.identity = identity;
    this.jdbc = jdbc;
    this.runtime = runtime;
    this.rights = rights;
    this.organisations = organisations;
    this.versions = versions;
    this.flows = flows;
    this.proposals = proposals;
    this.schemes = schemes;
  }

  /** @return id of a flow that is in force and waits at this step */
  public String inForce(String step) {
    String id = newId();
    flows.deploy(bundle(id, null, step), "test");
    return id;
  }

  /** @return id of a flow in force whose only step a delegate does */
  String serving(String delegate) {
    String id = newId();
    String diagram = diagram(id, "Wait").replace("bpmn:receiveTask id", "bpmn:serviceTask id")
        .replace("messageRef=\"Message_GoOn\"", "camunda:delegateExpression=\"${" + delegate + "}\"");
    flows.deploy(new FlowBundle(id, null, List.of(new ModelFile(null, id + ".bpmn", diagram.getBytes(StandardCharsets.UTF_8)))), "test");
    return id;
  }

  public String newId() {
    String id = PREFIX + SERIES.incrementAndGet();
    schemes.own("digital-explorers", id);
    return id;
  }

  /** Somebody puts it in force past all proposals. */
  void deploy(String id, String step) {
    flows.deploy(bundle(id, null, step), "test");
  }

  /** Somebody proposes that the flow waits at another step. */
  public Proposal propose(String id, String step, String userId) {
    return propose(id, step, userId, UnaryOperator.identity());
  }

  /** As {@link #propose(String, String, String)}, with something else about the diagram. */
  public Proposal propose(String id, String step, String userId, UnaryOperator<String> change) {
    FlowBundle bundle = new FlowBundle(id, flows.inForce(id).map(FlowBundle::deploymentId).orElse(null),
        List.of(new ModelFile(null, id + ".bpmn", change.apply(diagram(id, step)).getBytes(StandardCharsets.UTF_8))));
    return proposals.add(schemes.find("digital-explorers").orElseThrow(), "Small flow", Origin.MODELER, userId, List.of(bundle),
        Set.of(id + ".bpmn"));
  }

  /** @return name of the step at which the version in force waits */
  public String step(String id) {
    String diagram = new String(flows.inForce(id).orElseThrow().files().get(0).content(), StandardCharsets.UTF_8);
    return diagram.replaceAll("(?s).*<bpmn:receiveTask id=\"receiveTask_wait\" name=\"([^\"]*)\".*", "$1");
  }

  /** A case of the flow that has not moved yet, and that nobody moves. */
  void leaveWaiting(String number, String id) {
    jdbc.sql("""
        insert into case_move (proposal_number, instance_id, case_number, flow, from_definition, to_definition, state)
        values (?, 'nobody', 'DEX-2019-66603', ?, 'from', 'to', 'HELD')""").params(number, id).update();
  }

  void moved(String number) {
    jdbc.sql("update case_move set state = 'MOVED' where proposal_number = ?").param(number).update();
  }

  PublicationFlow flowOf(String process) {
    return new PublicationFlow(new RedesignSettings("no template", process), runtime, tasks, identity, rights, organisations, versions,
        event -> {});
  }

  /** @return a flow that waits at this step, to be put over the deployment that is its base */
  public static FlowBundle bundle(String id, String base, String step) {
    return new FlowBundle(id, base, List.of(new ModelFile(null, id + ".bpmn", diagram(id, step).getBytes(StandardCharsets.UTF_8))));
  }

  public static String diagram(String id, String step) {
    return """
        <?xml version="1.0" encoding="UTF-8"?>
        <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:camunda="http://camunda.org/schema/1.0/bpmn"
            id="definitions_smallFlow" targetNamespace="http://passerelle.eu/models">
          <bpmn:message id="Message_GoOn" name="goOn" />
          <bpmn:process id="%s" name="Small flow" isExecutable="true" camunda:historyTimeToLive="P1826D">
            <bpmn:startEvent id="startEvent_begun" name="Begun" />
            <bpmn:sequenceFlow id="flow_1" sourceRef="startEvent_begun" targetRef="receiveTask_wait" />
            <bpmn:receiveTask id="receiveTask_wait" name="%s" messageRef="Message_GoOn" />
            %s
            <bpmn:endEvent id="endEvent_done" name="Done" />
          </bpmn:process>
        </bpmn:definitions>
        """.formatted(id, step, step.equals("Wait") ? LAST : MORE);
  }
}
