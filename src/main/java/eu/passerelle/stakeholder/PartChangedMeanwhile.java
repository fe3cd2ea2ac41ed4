package eu.passerelle.stakeholder;

/** Somebody else has changed who plays the role since the person looked. */
public class PartChangedMeanwhile extends RuntimeException {

  PartChangedMeanwhile(String place, String role) {
    super("Who plays the role %s in %s has changed meanwhile.".formatted(role, place));
  }
}
