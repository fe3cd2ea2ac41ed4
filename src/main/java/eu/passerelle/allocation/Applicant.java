package eu.passerelle.allocation;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * A person who waits for a place.
 *
 * @param score from the selection; null ranks last
 * @param submittedOn ISO date of the application; the earlier one wins a tie
 * @param preferences codes of places, the dearest first; empty means that any place will do
 */
record Applicant(String caseNumber, BigDecimal score, String submittedOn, List<String> preferences) {

  /** Leaves no tie open, so that the same people always come in the same order. */
  static final Comparator<Applicant> BEST_FIRST = Comparator
      .comparing(Applicant::score, Comparator.nullsFirst(Comparator.<BigDecimal>naturalOrder())).reversed()
      .thenComparing(Applicant::submittedOn, Comparator.nullsLast(Comparator.naturalOrder()))
      .thenComparing(Applicant::caseNumber);

  static List<String> preferences(Object answer) {
    return answer == null ? List.of()
        : Arrays.stream(answer.toString().split("[;,\\[\\]\"\\s]+")).filter(code -> !code.isBlank()).distinct().toList();
  }
}
