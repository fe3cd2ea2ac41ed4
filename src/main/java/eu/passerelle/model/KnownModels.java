package eu.passerelle.model;

import java.util.Optional;

/** What a model may refer to although it does not come along with it. */
public interface KnownModels {

  boolean hasProcess(String id);

  boolean hasDecision(String id);

  /** @return the element of the decision with this id */
  Optional<XmlNode> decision(String id);
}
