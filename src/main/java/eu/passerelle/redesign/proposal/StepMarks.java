package eu.passerelle.redesign.proposal;

import eu.passerelle.model.ModelFile;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * Lets the Modeler show the steps of a stakeholder through their template, with a list of time limits instead of a name to type. A step is
 * marked on its way out and not on its way in, so that a file which nobody has changed is still the same file.
 */
final class StepMarks {

  private static final String MARK = " camunda:modelerTemplate=\"" + ElementTemplates.STEP + "\"";
  private static final String CAMUNDA = "xmlns:camunda=\"http://camunda.org/schema/1.0/bpmn\"";
  private static final Pattern UNMARKED = Pattern.compile(
      "<bpmn:userTask(?=\\s)(?!(?:[^>\"']++|\"[^\"]*+\"|'[^']*+')*?\\scamunda:modelerTemplate\\s*=)");

  private StepMarks() {}

  /** @return the content, with a mark at each step that has no template yet */
  static byte[] with(ModelFile file) {
    return change(file, text -> text.contains(CAMUNDA) ? UNMARKED.matcher(text).replaceAll("<bpmn:userTask" + MARK) : text);
  }

  /** @return the files as they were before they were marked */
  static List<ModelFile> without(List<ModelFile> files) {
    return files.stream().map(file -> new ModelFile(file.folder(), file.name(), change(file, text -> text.replace(MARK, "")))).toList();
  }

  /** Byte for byte, whatever encoding the file is in. */
  private static byte[] change(ModelFile file, UnaryOperator<String> change) {
    return file.name().endsWith(".bpmn")
        ? change.apply(new String(file.content(), StandardCharsets.ISO_8859_1)).getBytes(StandardCharsets.ISO_8859_1)
        : file.content();
  }
}
