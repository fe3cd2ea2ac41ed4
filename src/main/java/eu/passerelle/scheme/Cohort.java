package eu.passerelle.scheme;

import java.time.LocalDate;
import java.util.Map;

/**
 * People recruited together by one call.
 *
 * @param callYear the year in their case numbers
 * @param settings what this cohort does its own way, as the process variables that its cases start with
 */
public record Cohort(String id, String schemeId, String corridorId, String name, int callYear, LocalDate callOpens, LocalDate callCloses,
    Map<String, Object> settings) {}
