package eu.passerelle.stakeholder;

/**
 * A real body. Its id is also the id of its group in the engine; who belongs to that group works for it.
 *
 * @param country where it sits (ISO 3166 alpha-2); null for an international one
 * @param kind what it is: public-body, association, company …
 */
public record Organisation(String id, String name, String country, String kind) {}
