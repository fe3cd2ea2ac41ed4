package eu.passerelle.redesign.comparison;

/** How a comparison of two versions names what the models only hint at. */
public interface DifferenceWords {

  /**
   * @param laneName as it stands on the lane
   * @return the role, with the organisation that plays it where one does
   */
  String role(String laneName);

  /** @return how long the time limit with this key is, by the table in force or as it is proposed: {@code 30 days} */
  String limit(String key, boolean proposed);
}
