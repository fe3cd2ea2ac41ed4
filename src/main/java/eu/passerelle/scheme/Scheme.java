package eu.passerelle.scheme;

import java.time.LocalDate;

/**
 * One pilot.
 *
 * @param casePrefix what its case and opportunity numbers begin with
 * @param mainProcess key of the diagram that a case runs on
 * @param leadOrganisation id of the organisation in the lead
 * @param coordinatorGroup id of the engine group of its coordinators
 * @param target how many people it wants to bring; may be null, like funder and dates
 */
public record Scheme(String id, String name, String casePrefix, String mainProcess, String leadOrganisation, String coordinatorGroup,
    String funder, LocalDate startsOn, LocalDate endsOn, Integer target) {}
