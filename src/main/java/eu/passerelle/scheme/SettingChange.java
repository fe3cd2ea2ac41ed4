package eu.passerelle.scheme;

import java.time.OffsetDateTime;

/**
 * Somebody changed what a cohort does its own way.
 *
 * @param valueBefore null when it was not set
 * @param changedBy user id; null for the house itself
 */
public record SettingChange(String cohortId, String setting, String valueBefore, String valueAfter, String reason, String changedBy,
    OffsetDateTime changedAt) {}
