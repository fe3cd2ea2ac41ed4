package eu.passerelle.model;

import java.util.Map;
import java.util.Optional;

/** What a model may refer to although it does not come along with it. */
public interface KnownModels {

  boolean hasProcess(String id);

  boolean hasDecision(String id);

  /** @return the element of the decision with this id */
  Optional<XmlNode> decision(String id);

  /** @return the decisions, by id, whose rows single schemes have before those of this table */
  Map<String, XmlNode> ownRowsOf(String table);
}
