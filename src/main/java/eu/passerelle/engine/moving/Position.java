package eu.passerelle.engine.moving;

import java.util.List;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;

/**
 * Where an instance stands.
 *
 * @param caseNumber its business key; may be null
 * @param tokens in a fixed order, so that instances that stand alike are equal in it
 */
record Position(String instanceId, String definitionId, String caseNumber, boolean suspended, List<Token> tokens) {

  /** @return names of the steps, as the diagram of its version tells them */
  List<String> names(ProcessDefinitionEntity definition) {
    return tokens.stream().map(token -> MovePlan.nameOf(definition.findActivity(token.element()))).distinct().toList();
  }

  enum Place { AT, BEFORE, AFTER }

  /** At an activity, or at a save point before or after it. */
  record Token(String element, Place place) implements Comparable<Token> {

    @Override
    public int compareTo(Token other) {
      int order = element.compareTo(other.element);
      return order == 0 ? place.compareTo(other.place) : order;
    }
  }
}
