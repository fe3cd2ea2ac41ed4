package eu.passerelle.tryout.replay;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Draws a small flow in few words: {@code "ask>passed?"} leads from one step to the next. */
final class SmallDiagram {

  private final List<String> nodes = new ArrayList<>();
  private final List<String> tasks = new ArrayList<>();
  private final List<String> flows = new ArrayList<>();
  private final List<String> besides = new ArrayList<>();

  SmallDiagram start() {
    return node("<bpmn:startEvent id=\"start\" name=\"Begun\" />");
  }

  SmallDiagram end(String id, String name) {
    return node("<bpmn:endEvent id=\"" + id + "\" name=\"" + name + "\" />");
  }

  SmallDiagram errorEnd(String id, String name, String code) {
    besides.add("<bpmn:error id=\"Error_" + code + "\" name=\"" + code + "\" errorCode=\"" + code + "\" />");
    return node("<bpmn:endEvent id=\"%s\" name=\"%s\"><bpmn:errorEventDefinition errorRef=\"Error_%s\" /></bpmn:endEvent>".formatted(id,
        name, code));
  }

  /** A step that asks the form of this name. */
  SmallDiagram task(String id, String name, String form) {
    return task(id, name, form, "");
  }

  SmallDiagram task(String id, String name, String form, String inside) {
    tasks.add(id);
    return node("<bpmn:userTask id=\"%s\" name=\"%s\" camunda:formRef=\"%s\" camunda:formRefBinding=\"deployment\">%s</bpmn:userTask>"
        .formatted(id, name, form, inside));
  }

  /** A question with one usual answer. */
  SmallDiagram question(String id, String name, String usual) {
    return node("<bpmn:exclusiveGateway id=\"%s\" name=\"%s\" default=\"%s\" />".formatted(id, name, id + "_" + usual));
  }

  SmallDiagram parallel(String id) {
    return node("<bpmn:parallelGateway id=\"" + id + "\" />");
  }

  SmallDiagram service(String id, String name, String delegate) {
    return node("<bpmn:serviceTask id=\"%s\" name=\"%s\" camunda:delegateExpression=\"${%s}\" />".formatted(id, name, delegate));
  }

  SmallDiagram table(String id, String name, String decision, String variable) {
    return node(("<bpmn:businessRuleTask id=\"%s\" name=\"%s\" camunda:decisionRef=\"%s\" camunda:decisionRefBinding=\"deployment\" "
        + "camunda:mapDecisionResult=\"singleEntry\" camunda:resultVariable=\"%s\" />").formatted(id, name, decision, variable));
  }

  SmallDiagram call(String id, String name, String process, String... outs) {
    String mapping =
        List.of(outs).stream().map(out -> "<camunda:out source=\"" + out + "\" target=\"" + out + "\" />").collect(Collectors.joining());
    return node(
        "<bpmn:callActivity id=\"%s\" name=\"%s\" calledElement=\"%s\"><bpmn:extensionElements>%s</bpmn:extensionElements></bpmn:callActivity>"
            .formatted(id, name, process, mapping));
  }

  SmallDiagram receive(String id, String name, String message) {
    return message(message).node("<bpmn:receiveTask id=\"%s\" name=\"%s\" messageRef=\"Message_%s\" />".formatted(id, name, message));
  }

  SmallDiagram wait(String id, String name) {
    return node("<bpmn:intermediateCatchEvent id=\"%s\" name=\"%s\">%s</bpmn:intermediateCatchEvent>".formatted(id, name, timer()));
  }

  SmallDiagram timerAt(String host, String id, String name) {
    return node(
        "<bpmn:boundaryEvent id=\"%s\" name=\"%s\" attachedToRef=\"%s\">%s</bpmn:boundaryEvent>".formatted(id, name, host, timer()));
  }

  SmallDiagram errorAt(String host, String id, String name, String code) {
    besides.add("<bpmn:error id=\"Error_" + code + "\" name=\"" + code + "\" errorCode=\"" + code + "\" />");
    return node(
        ("<bpmn:boundaryEvent id=\"%s\" name=\"%s\" attachedToRef=\"%s\"><bpmn:errorEventDefinition errorRef=\"Error_%s\" /></bpmn:boundaryEvent>")
            .formatted(id, name, host, code));
  }

  /** Something that begins besides, on a message, as often as it comes, and takes what the message brings. */
  SmallDiagram besides(String id, String name, String message, SmallDiagram inside) {
    tasks.add(id);
    return message(message).node("<bpmn:subProcess id=\"%s\" name=\"%s\" triggeredByEvent=\"true\">%s%s</bpmn:subProcess>".formatted(id,
        name,
        "<bpmn:startEvent id=\"%s_begun\" name=\"%s begun\" isInterrupting=\"false\"><bpmn:messageEventDefinition messageRef=\"Message_%s\" /></bpmn:startEvent>"
            .formatted(id, name, message),
        inside.content()));
  }

  /** Two at once do the same. */
  SmallDiagram twice(String id, String name, SmallDiagram inside) {
    tasks.add(id);
    return node("""
        <bpmn:subProcess id="%s" name="%s"><bpmn:multiInstanceLoopCharacteristics>
        <bpmn:loopCardinality xsi:type="bpmn:tFormalExpression">2</bpmn:loopCardinality>
        </bpmn:multiInstanceLoopCharacteristics>%s</bpmn:subProcess>""".formatted(id, name, inside.content()));
  }

  SmallDiagram savePointAfter(String id) {
    nodes.replaceAll(node -> node.replace("id=\"" + id + "\"", "id=\"" + id + "\" camunda:asyncAfter=\"true\""));
    return this;
  }

  SmallDiagram message(String name) {
    besides.add("<bpmn:message id=\"Message_" + name + "\" name=\"" + name + "\" />");
    return this;
  }

  /** One after the other. */
  SmallDiagram path(String... steps) {
    for (int i = 1; i < steps.length; i++) {
      flows.add(
          "<bpmn:sequenceFlow id=\"%s_%s\" sourceRef=\"%s\" targetRef=\"%s\" />".formatted(steps[i - 1], steps[i], steps[i - 1], steps[i]));
    }
    return this;
  }

  SmallDiagram when(String from, String to, String condition) {
    flows.add(
        ("<bpmn:sequenceFlow id=\"%s_%s\" sourceRef=\"%s\" targetRef=\"%s\"><bpmn:conditionExpression xsi:type=\"bpmn:tFormalExpression\">${%s}"
            + "</bpmn:conditionExpression></bpmn:sequenceFlow>").formatted(from, to, from, to, condition));
    return this;
  }

  SmallDiagram node(String xml) {
    nodes.add(xml);
    return this;
  }

  private static String timer() {
    return "<bpmn:timerEventDefinition><bpmn:timeDuration xsi:type=\"bpmn:tFormalExpression\">P14D</bpmn:timeDuration></bpmn:timerEventDefinition>";
  }

  private String content() {
    return String.join("\n", nodes) + String.join("\n", flows);
  }

  String draw(String process) {
    String lane = tasks.stream().map(task -> "<bpmn:flowNodeRef>" + task + "</bpmn:flowNodeRef>").collect(Collectors.joining());
    return """
        <?xml version="1.0" encoding="UTF-8"?>
        <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
            xmlns:camunda="http://camunda.org/schema/1.0/bpmn" id="definitions_small" targetNamespace="http://passerelle.eu/models">
          %s
          <bpmn:process id="%s" name="Small flow" isExecutable="true" camunda:historyTimeToLive="P1D">
            <bpmn:laneSet id="lanes"><bpmn:lane id="lane_training-provider" name="Training provider">%s</bpmn:lane></bpmn:laneSet>
            %s
          </bpmn:process>
        </bpmn:definitions>
        """.formatted(besides.stream().distinct().collect(Collectors.joining("\n")), process, lane, content());
  }
}
