package eu.passerelle.stakeholder;

import java.util.Map;

/**
 * A part that an organisation plays; in a diagram it is a lane.
 *
 * @param key what models, tables and variables call it
 * @param labels what people call it, by language
 * @param level at which level of government or society it stands
 * @param boundTo the country of a corridor that its players belong to
 */
public record Role(String key, Map<String, String> labels, Level level, BoundTo boundTo) {

  /** Where a role stands. */
  public enum Level { LOCAL, REGIONAL, NATIONAL, INTERNATIONAL, ORGANISATION }

  /** The country that a role is bound to. */
  public enum BoundTo { ORIGIN, DESTINATION, NONE }

  /** @return the English label */
  public String label() {
    return labels.get("en");
  }
}
