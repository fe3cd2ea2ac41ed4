package eu.passerelle.testing;

import eu.passerelle.model.FlowBundle;
import eu.passerelle.model.ModelFile;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.UnaryOperator;

/** A flow in force with its text changed, as a coordinator would propose it. */
public final class Redrawn {

  private Redrawn() {}

  /** @return all files of the flow, its diagrams changed */
  public static FlowBundle diagram(FlowBundle inForce, UnaryOperator<String> change) {
    return files(inForce, ".bpmn", change);
  }

  /** @return the first interview with its two steps swapped: it is assessed first and agreed on afterwards */
  public static FlowBundle swapped(FlowBundle interview) {
    String schedule = "userTask_scheduleInterview";
    String assess = "userTask_assessInterview";
    return diagram(interview, diagram -> diagram
        .replace("sourceRef=\"startEvent_candidateInvited\" targetRef=\"" + schedule,
            "sourceRef=\"startEvent_candidateInvited\" targetRef=\"" + assess)
        .replace("sourceRef=\"" + schedule + "\" targetRef=\"" + assess, "sourceRef=\"" + assess + "\" targetRef=\"" + schedule)
        .replace("sourceRef=\"" + assess + "\" targetRef=\"gateway_interviewJoin",
            "sourceRef=\"" + schedule + "\" targetRef=\"gateway_interviewJoin"));
  }

  /** @return all files of the flow, those changed whose names end so */
  public static FlowBundle files(FlowBundle inForce, String ending, UnaryOperator<String> change) {
    return new FlowBundle(inForce.flow(), inForce.deploymentId(), inForce.files().stream()
        .map(file -> file.name().endsWith(ending) ? changed(file, change) : file).toList());
  }

  /** @return a table as one scheme has it for itself, where it had none */
  public static FlowBundle ownRows(String scheme, FlowBundle table) {
    String id = scheme + "-" + table.flow();
    return new FlowBundle(id, null,
        List.of(new ModelFile(null, id + ".dmn", new String(table.files().get(0).content(), StandardCharsets.UTF_8)
            .replace("id=\"" + table.flow() + "\"", "id=\"" + id + "\"").getBytes(StandardCharsets.UTF_8))));
  }

  private static ModelFile changed(ModelFile file, UnaryOperator<String> change) {
    String text = new String(file.content(), StandardCharsets.UTF_8);
    String changed = change.apply(text);
    if (changed.equals(text)) {
      throw new AssertionError("The change does not change " + file.name() + ".");
    }
    return new ModelFile(null, file.name(), changed.getBytes(StandardCharsets.UTF_8));
  }
}
