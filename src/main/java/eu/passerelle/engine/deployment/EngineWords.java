package eu.passerelle.engine.deployment;

import eu.passerelle.engine.PlainWords;
import java.util.regex.Pattern;

/** What the engine says about a file, as far as people can do something with it. */
final class EngineWords {

  private static final Pattern SCHEMA = Pattern.compile("cvc-[\\w.-]+: ");
  private static final Pattern ADDRESS = Pattern.compile("\\{?\"?https?://[^\\s\"'}]*\"?}?:?");

  private EngineWords() {}

  /**
   * @param instead what to say where the engine speaks of machinery only
   * @return the sentence without codes and addresses; what breaks the standard gets a way out
   */
  static String plain(String said, String instead) {
    String sentence = PlainWords.of(said, instead);
    boolean standard = SCHEMA.matcher(sentence).find();
    String plain = ADDRESS.matcher(SCHEMA.matcher(sentence).replaceAll("")).replaceAll("").strip();
    return standard ? "Something here is not as the BPMN standard has it. Draw it anew in the Modeler. (" + plain + ")" : plain;
  }
}
