package eu.passerelle.allocation;

import java.math.BigDecimal;

/**
 * What an allocation decides about one person.
 *
 * @param place code of the place; null when none was left
 * @param preference which of the person's preferences it is, from 1; null without a place or without preferences
 * @param reason a sentence for the person
 */
record Line(String caseNumber, int rank, BigDecimal score, String place, Integer preference, String reason) {}
