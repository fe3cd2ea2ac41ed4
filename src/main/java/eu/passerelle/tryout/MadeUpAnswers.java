package eu.passerelle.tryout;

import com.fasterxml.jackson.core.type.TypeReference;
import eu.passerelle.model.Yaml;
import java.util.Map;

/** What made-up people usually answer, by field. */
final class MadeUpAnswers {

  static final Map<String, Object> ALL = Map.copyOf(Yaml.read("made-up-answers.yaml", new TypeReference<Map<String, Object>>() {}));

  private MadeUpAnswers() {}
}
