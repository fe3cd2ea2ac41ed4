package eu.passerelle.casework;

import eu.passerelle.casework.Cases.TimelineEntry;
import java.util.List;

/** Something besides the steps of a case that belongs on its timeline. */
public interface TimelineSource {

  /**
   * @param coordinator whether a coordinator of the case reads it; others are not told which person it was
   * @return what happened, in any order
   */
  List<TimelineEntry> of(String caseNumber, boolean coordinator);
}
