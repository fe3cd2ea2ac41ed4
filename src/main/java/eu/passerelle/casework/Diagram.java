package eu.passerelle.casework;

import java.util.List;

/**
 * A diagram and the places where something stands on it.
 *
 * @param flow the process that is drawn, as others call it
 */
public record Diagram(String instanceId, String definitionId, String flow, String title, List<Place> places) {

  /** Copies what it is given. */
  public Diagram {
    places = List.copyOf(places);
  }

  /** @return the ids of the places, for the script that marks them */
  public String ids() {
    return String.join(" ", places.stream().map(Place::elementId).toList());
  }

  /** @return the names of the places, for people who do not see the drawing */
  public List<String> names() {
    return places.stream().map(Place::name).filter(name -> !name.isEmpty()).distinct().toList();
  }

  /** An element of a diagram. */
  public record Place(String elementId, String name) {}
}
